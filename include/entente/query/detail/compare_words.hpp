// What is said of two orders.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/query/compare.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace entente {
namespace detail {

[[nodiscard]] inline std::string in_words(range_of<std::uint64_t> r)
{
    return r.least == r.most ? fmt::format("{}", r.least) : fmt::format("{} to {}", r.least, r.most);
}
[[nodiscard]] inline std::string in_words(std::vector<block> const& blocks)
{
    std::string out;
    for (auto const& b : blocks) {
        std::string codes;
        for (auto const p : b.parties) codes += (codes.empty() ? "" : " ") + std::string(p.code());
        out += (out.empty() ? "" : ", ") + (b.parties.size() == 1 ? codes : '{' + codes + '}');
    }
    return out;
}

ENTENTE_INLINE std::string in_words(comparison const& c)
{
    std::size_t certain = 0;
    for (auto const& b : c.prefix) certain += b.parties.size();
    auto begin = certain != 0 ? "both begin with " + in_words(c.prefix) : c.longest_prefix != 0 ? std::string() : "no common beginning";
    if (c.longest_prefix > certain)
        begin += fmt::format("{}perhaps {} alike at the beginning", begin.empty() ? "" : ", ", c.longest_prefix);
    auto const ties = c.pairs.tied_in_one + c.pairs.tied_in_other + c.pairs.tied_in_both;
    auto out = fmt::format("{} and {}: {}; {} in common, of their pairs {} in the same order, {} reversed", c.one, c.other, begin,
                           c.common.size(), c.pairs.concordant, c.pairs.discordant);
    if (ties != 0) out += fmt::format(", {} tied", ties);
    if (c.undecided != 0) out += fmt::format(", {} undecided; Kendall distance {}", c.undecided, in_words(c.kendall));
    return out;
}

ENTENTE_INLINE std::string in_words(rank_change const& c)
{
    auto const perhaps = [](verdict v) { return v == verdict::certain ? "" : "perhaps "; };
    std::string what;
    auto const add = [&](verdict v, char const* word) {
        if (v != verdict::none) what += fmt::format("{}{}{}", what.empty() ? "" : ", ", perhaps(v), word);
    };
    add(c.added, "new");
    add(c.dropped, "gone");
    add(c.earlier, "earlier");
    add(c.later, "later");
    auto const is = c.is.lo == 0 ? "none" : fmt::format("{}", c.is);
    auto const was = c.was.lo == 0 ? "none" : fmt::format("{}", c.was);
    return fmt::format("{}: {}, was {}{}{}", c.party.code(), is, was, what.empty() ? "" : ": ", what);
}

} // namespace detail
} // namespace entente
