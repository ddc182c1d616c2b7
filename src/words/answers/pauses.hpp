// The longest and the shortest time between neighbours among events whose times are known within limits.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/answer_row.hpp>
#include <entente/time/bounds.hpp>
#include <entente/time/instant.hpp>

#include <optional>
#include <vector>

namespace entente::detail {

/// When an event may have been; `sure`: it is there in every world.
struct placed_event {
    bounds window;
    bool sure = false;
};

/// Over all worlds in which there are two events at least; nothing: there is none. Every event lies anywhere in its window, by itself:
/// of the longest both ends are reached, of the shortest the least; its greatest is not exceeded.
/// Complexity: quadratic in the events; of the longest's least, times the logarithm of its greatest.
[[nodiscard]] std::optional<range_of<duration>> longest_pause(std::vector<placed_event> const& all);
[[nodiscard]] std::optional<range_of<duration>> shortest_pause(std::vector<placed_event> const& all);

/// The least time between two of them.
[[nodiscard]] duration least_between(bounds a, bounds b);

} // namespace entente::detail
