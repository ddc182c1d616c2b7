// How many civil days a gap lasted.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/answer.hpp>
#include <entente/query/detail/window.hpp>
#include <entente/time/civil.hpp>
#include <entente/timeline/detail/days.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

namespace entente::detail {

/// The gap in civil days: from each day that its start may lie on, how far the first can be. `first`: where that lies.
[[nodiscard]] inline std::optional<range_of<std::int64_t>> gap_days(row_window::start_mark const& from, range_of<duration> gap,
                                                                    bounds first, zones const& clocks)
{
    constexpr std::int64_t most_days = 400; // of so many, each is looked at
    auto const day = [&](instant t) { return day_at(t, from.zone, clocks); };
    std::optional<range_of<std::int64_t>> out;
    auto const from_day = [&](civil_day d, bounds mark) {
        auto const earliest = std::max(mark.earliest() + gap.least, first.earliest());
        auto const latest = std::min(mark.latest() + gap.most, first.latest());
        if (latest < earliest) return true;
        auto const [a, b] = std::pair{day(earliest), day(latest)};
        if (!a || !b) return false;
        range_of<std::int64_t> const these{*a - d, *b - d};
        out = out ? range_of<std::int64_t>{std::min(out->least, these.least), std::max(out->most, these.most)} : these;
        return true;
    };
    auto const [begin, end] = std::pair{day(from.window.earliest()), day(from.window.latest())};
    if (!begin || !end) return std::nullopt;
    if (*end - *begin > most_days) {
        auto const [a, b] = std::pair{day(first.earliest()), day(first.latest())};
        if (!a || !b) return std::nullopt;
        return range_of<std::int64_t>{std::max<std::int64_t>(0, *a - *end), *b - *begin};
    }
    for (auto d = *begin; d <= *end; d = d + 1)
        if (auto const today = day_bounds(d, from.zone, clocks); today && overlap(*today, from.window))
            if (!from_day(d, intersect(*today, from.window))) return std::nullopt;
    return out;
}

} // namespace entente::detail
