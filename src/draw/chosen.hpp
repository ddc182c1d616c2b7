// Which events and milestones are drawn, and in which lanes.
// SPDX-License-Identifier: MIT
#pragma once

#include "draw/names.hpp"

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::detail {

/// A lane before it has a number: sorted by group, then by the first thing in it.
struct lane_key {
    std::size_t group = 0; ///< of lanes of leaders and parties: 1 is that of what happened among more than two
    shown_name name;

    friend auto operator<=>(lane_key const&, lane_key const&) = default;
};

/// An event that is drawn, and where.
struct drawn {
    one_event what;
    placing where;
    std::optional<bounds> end;
    bool possible = false;
    std::vector<lane_key> lanes; ///< each once
    std::vector<party> others;   ///< of whom a label speaks
};

/// A milestone that may be drawn.
struct turning {
    std::size_t term = 0;
    milestone which{};
    bounds window;
    std::optional<lane_key> lane;
    bool asked = false; ///< the question's window begins with it
};

struct chosen {
    std::vector<drawn> events;
    std::vector<turning> turnings;
    std::string zone; ///< of the question's leader
};

/// All that a timeline has.
[[nodiscard]] chosen everything(timeline const& world, name_book const& names, draw::lanes lanes);

/// What a question selects, whatever its aim.
[[nodiscard]] chosen selected(timeline const& world, query about, name_book const& names, draw::lanes lanes);

} // namespace entente::detail
