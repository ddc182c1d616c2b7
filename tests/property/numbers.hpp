// Rows of an answer against their numbers.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/answer.hpp>
#include <entente/timeline/timeline.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace property {

namespace en = entente;

/// What is the same of a row and of its numbers.
[[nodiscard]] inline std::string text_of_numbers(en::answer_row const& r)
{
    std::string out = fmt::format("{} {} {}\n", r.leader, r.term, en::name(r.verdict));
    for (auto const& c : r.candidates)
        out += fmt::format("  {} by {} {} rank {}-{} in {}..{}\n", en::codes_of(c.parties), fmt::join(c.events, " "), en::name(c.how),
                           c.rank.lo, c.rank.hi, c.window.earliest().count(), c.window.latest().count());
    return out;
}
[[nodiscard]] inline std::string text_of_numbers(en::timeline const& t, en::decision const& d)
{
    auto const& facts = t.facts();
    auto out = fmt::format("{} {} {}\n", d.leader() ? facts.leaders[static_cast<std::size_t>(*d.leader())].id : "",
                           d.term() ? facts.terms[static_cast<std::size_t>(*d.term())].id : "", en::name(d.verdict()));
    for (auto const& c : d) {
        std::vector<std::string> events;
        for (auto const m : c.events) events.push_back(facts.events.id(m.event()));
        out +=
            fmt::format("  {} by {} {} rank {}-{} in {}..{}\n", en::codes_of({c.parties.begin(), c.parties.end()}), fmt::join(events, " "),
                        en::name(c.how), c.rank.lo, c.rank.hi, c.window.earliest().count(), c.window.latest().count());
    }
    return out;
}
/// Nothing: all rows say what their numbers say.
[[nodiscard]] inline std::optional<std::string> differs_in_numbers(en::timeline const& t, en::answer const& all)
{
    for (std::size_t i = 0; i != all.size(); ++i)
        if (auto const row = text_of_numbers(all[i]), numbers = text_of_numbers(t, all.decided()[i]); row != numbers)
            return fmt::format("row\n{}numbers\n{}", row, numbers);
    return std::nullopt;
}

} // namespace property
