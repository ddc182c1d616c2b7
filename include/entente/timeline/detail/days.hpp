// From windows of instants to civil days.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/time/civil.hpp>

#include <optional>
#include <string_view>

namespace entente::detail {

/// The civil day of an instant; nothing for an open end or an unknown zone.
[[nodiscard]] inline std::optional<civil_day> day_at(instant t, std::string_view zone, zones const& clocks)
{
    if (!t.is_finite()) return std::nullopt;
    auto const state = clocks.at(zone, t);
    if (!state) return std::nullopt;
    return day_of(t, *state);
}

/// The civil day on which all of a window lies, if there is one.
[[nodiscard]] inline std::optional<civil_day> the_day(bounds window, std::string_view zone, zones const& clocks)
{
    auto const first = day_at(window.earliest(), zone, clocks);
    auto const last = day_at(window.latest(), zone, clocks);
    if (!first || first != last) return std::nullopt;
    return first;
}

} // namespace entente::detail
