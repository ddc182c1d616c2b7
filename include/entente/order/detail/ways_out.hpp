// Constraints of which one of several has to hold, tried one by one.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/detail/contender.hpp>
#include <entente/order/detail/worlds.hpp>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace entente::detail {

/// "At least `ahead` after this moment."
struct bar {
    detail::variable variable;
    duration ahead;
};

/// Constraints, and the edge that rivals may be short of.
struct trial {
    std::vector<difference_constraint> constraints;
    window_edge const* edge = nullptr; ///< none: no rival can be short of the window
};

/// Past one of the far edges.
[[nodiscard]] inline std::vector<bar> beyond(std::vector<window_edge> const& far)
{
    std::vector<bar> out;
    for (auto const& g : far) out.push_back({g.variable, tick - g.slack});
    return out;
}

/// What is short of the window is short of its latest edge, whichever that is.
template <class Holds>
[[nodiscard]] bool any_near(std::vector<window_edge> const& near, std::vector<difference_constraint> const& constraints, Holds holds)
{
    if (near.empty()) return holds(trial{constraints, nullptr});
    return std::any_of(near.begin(), near.end(), [&](window_edge const& g) {
        trial t{constraints, &g};
        for (auto const& o : near)
            if (&o != &g) t.constraints.push_back({o.variable, g.variable, o.slack - g.slack});
        return holds(t);
    });
}

/// What is after one of several bars is after the least, whichever that is.
template <class Holds>
[[nodiscard]] bool any_least(trial const& t, std::vector<bar> const& bars, Holds holds)
{
    return std::any_of(bars.begin(), bars.end(), [&](bar const& b) {
        auto u = t;
        for (auto const& o : bars)
            if (&o != &b) u.constraints.push_back({b.variable, o.variable, b.ahead - o.ahead});
        return holds(u, b);
    });
}

} // namespace entente::detail
