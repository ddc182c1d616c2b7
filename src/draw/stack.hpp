// Marks and labels into rows, so that none covers another.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/draw/layout.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace entente::detail {

/// Errors: bad_value for a canvas on which nothing can be drawn.
void require_canvas(draw::canvas const& on);

inline constexpr std::size_t longest_label = 28; ///< columns

/// A label no longer than a drawing has use for, on one line.
[[nodiscard]] std::string short_label(std::string_view text);

/// Gives the names of the lanes the room that the longest needs, up to a third of the canvas, and cuts those that need more.
void make_room_for_names(draw::layout& out);

/// What a mark takes up from left to right, its label included.
struct extent {
    double from = 0;
    double to = 0;
};
[[nodiscard]] extent extent_of(draw::mark const& m, draw::canvas const& on, double width);

/// Takes lanes without rows, marks without rows that carry the label they would like to have, and rules. Sorts the marks by
/// lane and place, and gives marks, rules and lanes their rows: as few as there can be, beside the labels if they fit
/// into `canvas::rows`, otherwise without, and then a label remains only where there is room. The names of the lanes
/// and the widths are set before.
void stack(draw::layout& out);

} // namespace entente::detail
