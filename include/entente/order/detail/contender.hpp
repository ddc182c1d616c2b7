// What competes for being first in a window, and the edges of the window.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/detail/worlds.hpp>

#include <utility>
#include <vector>

namespace entente::detail {

/// An edge of the window: what is inside is at least `slack` away from it, on the right side.
struct window_edge {
    detail::variable variable;
    duration slack;
};

/// Something that may have taken place, at a time. What it is, its owner knows, who adds to it; `decider` knows no more.
struct contender {
    detail::variable variable{};
    bool sure = false;                         ///< it took place in every world; then only time decides
    bool no_window = false;                    ///< no edge applies to it
    std::vector<difference_constraint> inside; ///< what holds in every world in which it is inside, the edges included

    // found by `decider::place_members`
    bool always = false;                   ///< inside in every world, if it took place
    bool settled = false;                  ///< always, and `inside` adds nothing to what holds anyway
    bool firm = false;                     ///< never short of the window: whenever it comes before one that is inside, it is inside
    bool at_edge = false;                  ///< in some world it is the earliest that something inside can be
    std::pair<duration, duration> reach{}; ///< in the worlds in which it is inside: at the earliest, and at the latest
};

} // namespace entente::detail
