// Lengths of time in words.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/query/answer_row.hpp>
#include <entente/time/describe.hpp>
#include <entente/time/instant.hpp>

#include <string>

namespace entente::detail {

/// "9 h 40 min to 33 h 40 min", "3 d 4 h": of two, both in the unit of the longer one.
[[nodiscard]] inline std::string lengths_in_words(range_of<duration> r)
{
    auto const longest = (r.most.is_unlimited() ? r.least : r.most).count() / us_per_minute;
    auto const length = [&](duration d) -> std::string {
        if (d.is_unlimited()) return "an unknown time";
        auto const minutes = d.count() / us_per_minute;
        if (longest >= 3 * 24 * 60) return fmt::format("{} d {} h", minutes / (24 * 60), minutes / 60 % 24);
        if (longest >= 60) return fmt::format("{} h {} min", minutes / 60, minutes % 60);
        return fmt::format("{} min", minutes);
    };
    auto const least = length(r.least), most = length(r.most); // told to the minute or to the hour, they may be the same
    return least == most ? least : fmt::format("{} to {}", least, most);
}

} // namespace entente::detail
