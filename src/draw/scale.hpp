// From instants to places on a drawing, and the marks of the calendar on it.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/draw/layout.hpp>
#include <entente/time/zone.hpp>

#include <string_view>
#include <vector>

namespace entente::detail {

/// Linear. What lies outside lands on an edge.
struct scale {
    instant from;
    instant to; ///< later than `from`, both finite
    double width = 0;

    [[nodiscard]] double at(instant t) const noexcept
    {
        if (t <= from) return 0;
        if (t >= to) return width;
        return width * (static_cast<double>((t - from).count()) / static_cast<double>((to - from).count()));
    }
};

/// Where hours, days, months or years begin by the clocks of a zone: the finest of them for whose labels there is room.
[[nodiscard]] std::vector<draw::tick> calendar_ticks(scale const& s, std::string_view zone, zones const& clocks, draw::canvas const& on,
                                                     language in = {});

} // namespace entente::detail
