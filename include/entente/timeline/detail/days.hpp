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
    auto const days = days_in(window, zone, clocks);
    if (!days || days->first != days->last || !days->first.is_finite()) return std::nullopt;
    return days->first;
}

} // namespace entente::detail
