// UTC and fixed offsets, the zones that need no data.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/time/zone.hpp>

namespace entente {
namespace detail {

/// Minutes east of UTC for "UTC", "Z", "+09", "+09:30"; nullopt otherwise. -00:00 is refused, as EDTF does.
[[nodiscard]] constexpr std::optional<int> offset_minutes(std::string_view zone) noexcept
{
    if (zone == "UTC" || zone == "Z" || zone == "Etc/UTC") return 0;
    auto const digit = [&](std::size_t i) { return zone[i] >= '0' && zone[i] <= '9'; };
    if (zone.size() != 3 && zone.size() != 6) return std::nullopt;
    if ((zone[0] != '+' && zone[0] != '-') || !digit(1) || !digit(2)) return std::nullopt;
    int minutes = ((zone[1] - '0') * 10 + (zone[2] - '0')) * 60;
    if (zone.size() == 6) {
        if (zone[3] != ':' || !digit(4) || !digit(5) || zone[4] > '5') return std::nullopt;
        minutes += (zone[4] - '0') * 10 + (zone[5] - '0');
    }
    if (zone[0] == '-') {
        if (minutes == 0) return std::nullopt;
        minutes = -minutes;
    }
    if (minutes < -12 * 60 || minutes > 14 * 60) return std::nullopt;
    return minutes;
}

inline constexpr zones::table offset_table{[](std::string_view zone) { return offset_minutes(zone).has_value(); },
                                           [](std::string_view zone, civil_time t) -> std::optional<clock_reading> {
                                               auto const m = offset_minutes(zone);
                                               if (!m) return std::nullopt;
                                               auto const at = instant{t.count()} - minutes(*m);
                                               return clock_reading{clock_reading::kind::unique, at, at};
                                           },
                                           [](std::string_view zone, instant) -> std::optional<zone_state> {
                                               auto const m = offset_minutes(zone);
                                               if (!m) return std::nullopt;
                                               return zone_state{minutes(*m), *m == 0 ? "UTC" : std::string(zone), false};
                                           },
                                           false, [](std::string_view, instant) -> std::optional<instant> { return std::nullopt; }};

} // namespace detail

inline zones utc_and_offsets() noexcept { return zones{detail::offset_table}; }

} // namespace entente
