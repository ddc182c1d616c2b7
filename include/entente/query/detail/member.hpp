// What a question selects from, and the edges of its window.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/party.hpp>
#include <entente/query/detail/worlds.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace entente::detail {

/// An edge of the window: an event is inside if it is at least `slack` away from it, on the right side.
struct gate {
    std::uint32_t spot;
    duration slack;
};

/// An event that the question may select.
struct member {
    std::uint32_t event;
    std::uint32_t spot;
    bool sure;                                        ///< it was held and is what is asked for, in every world; then only time decides
    bool no_window;                                   ///< no gate applies to it
    std::vector<std::pair<party, bool>> counterparts; ///< and whether they certainly count
    std::vector<wish> inside;                         ///< what holds in every world in which it is inside, the gates included
    bool always = false;                              ///< inside in every world, if it took place
    bool settled = false;                             ///< always, and `inside` adds nothing to what holds anyway
    bool firm = false;                     ///< never short of the window: whenever it comes before one that is inside, it is inside
    bool at_edge = false;                  ///< in some world it is the earliest that something inside can be
    std::pair<duration, duration> reach{}; ///< in the worlds in which it is inside: at the earliest, and at the latest

    /// It is a contact with the party in every world in which it took place.
    [[nodiscard]] bool counts_for(party p) const
    {
        return std::any_of(counterparts.begin(), counterparts.end(), [&](auto const& c) { return c.first == p && c.second; });
    }
    [[nodiscard]] bool leads_to(party p, bool surely) const
    {
        return std::any_of(counterparts.begin(), counterparts.end(),
                           [&](auto const& c) { return c.first == p && (!surely || (sure && c.second)); });
    }
};

} // namespace entente::detail
