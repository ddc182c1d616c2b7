// A question as a value to a question in words.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/detail/format.hpp>
#include <entente/words/question.hpp>

#include <string>

namespace entente::wording {

/// A question of the language that `read` reads, which gives the same value: `first call by each "KOR/president" after elected`. All that
/// the value says stands in it, and names as they are, in quotes. Complexity: linear in the value.
[[nodiscard]] std::string print(question const& q);

} // namespace entente::wording

/// As `wording::print`: a line.
template <>
struct fmt::formatter<entente::question> : entente::detail::text_formatter {
    template <class Context>
    auto format(entente::question const& q, Context& context) const
    {
        return write(entente::wording::print(q), context);
    }
};
/// As a question that is asked by itself.
template <>
struct fmt::formatter<entente::query> : fmt::formatter<entente::question> {
};
/// As a question that is asked by itself.
template <>
struct fmt::formatter<entente::pattern> : fmt::formatter<entente::question> {
};
