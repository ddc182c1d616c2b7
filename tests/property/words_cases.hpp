// The random cases of the suites of words: how many, with which dice, and whether they showed enough.
// SPDX-License-Identifier: MIT
#pragma once

#include "catch.hpp"
#include "property/cases.hpp"
#include "property/dice.hpp"

#include <cstddef>
#include <cstdint>

namespace property {

inline constexpr std::uint64_t cases_of_words = 1000;

/// Calls `examine` for so many random cases, with dice of their own.
template <class Examine>
void each_case(std::uint64_t salt, Examine const& examine)
{
    run_options const options(cases_of_words);
    for (std::uint64_t n = options.only.value_or(0); options.only ? n == *options.only : n != options.cases; ++n) {
        dice d(options.seed * 1'000'003 + n * 31 + salt);
        INFO("ENTENTE_SEED=" << options.seed << " ENTENTE_CASE=" << n);
        examine(d);
    }
}

/// Whether a run saw something more often than so many times in a thousand cases; of fewer than a thousand, in which chance decides how
/// often, whether it saw it. One that is narrowed need not.
[[nodiscard]] inline bool is_often(std::size_t seen, std::size_t in_a_thousand)
{
    run_options const options(cases_of_words);
    if (options.is_narrowed()) return true;
    return options.cases < 1000 ? seen != 0 : seen * 1000 > options.cases * in_a_thousand;
}

} // namespace property
