// When an event was, as text that machines read.
// SPDX-License-Identifier: MIT
#pragma once

#include "draw/names.hpp"

#include <entente/time/when.hpp>
#include <entente/timeline/timeline.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::detail {

/// The second in which an instant lies, UTC: `2017-05-10T13:30:59Z`. Beyond the years of four digits the year, as EDTF writes it:
/// `Y12345`. `..` for an open end.
[[nodiscard]] std::string second_of(instant t);

/// A time that stands for just what is known of when the event was, start and end: what a report said, if that is it, else the shortest
/// that says it, by the clocks of the reports' zone or in UTC. Where none says it (claims moved an end by less than a second; an end beside
/// several starts) one that leaves open more, the end too. Empty: nothing is known.
[[nodiscard]] when time_of(one_event const& e, timeline const& world);

/// What to know of an event's time and standing, in the words of answers.
[[nodiscard]] std::vector<std::string_view> caveats_of(placing const& p, standing s);

} // namespace entente::detail
