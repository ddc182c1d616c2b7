// From the first of some events to the first of others.
// SPDX-License-Identifier: MIT
#pragma once

#include "words/answers/pauses.hpp"

#include <entente/query/answer_row.hpp>
#include <entente/time/bounds.hpp>
#include <entente/time/zone.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente::detail {

/// When the first of all is, in the worlds in which there is one; `sure`: in every world.
struct first_of_all {
    bounds window;
    bool sure = false;
};
/// By the windows of the events alone, each anywhere in its own. Nothing: there are none.
[[nodiscard]] std::optional<first_of_all> first_of(std::vector<placed_event> const& all);

/// Civil days by a zone's clocks, less than 0 where the other is earlier; nothing: one has no end.
[[nodiscard]] std::optional<range_of<std::int64_t>> days_from_to(bounds from, bounds to, std::string const& zone, zones const& clocks);

} // namespace entente::detail
