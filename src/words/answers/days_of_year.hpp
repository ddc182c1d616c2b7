// On which day of the year an event was.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/verdict.hpp>
#include <entente/time/civil.hpp>
#include <entente/timeline/timeline.hpp>

#include <string>

namespace entente::detail {

/// The civil days on which a time may lie by the clocks it was told in; of days of no zone, these days themselves.
[[nodiscard]] civil_days days_told(bounds window, std::string const& zone, zones const& clocks);
/// Whether one of these days is that day of the month, in whichever year.
[[nodiscard]] verdict is_on(civil_days days, int month, int day);
/// Of an event, by each time that it may have had.
[[nodiscard]] verdict is_on(timeline const& seen, moment at, std::string const& zone, int month, int day);

} // namespace entente::detail
