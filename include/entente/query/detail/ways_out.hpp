// Constraints of which one of several has to hold, tried one by one.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/detail/member.hpp>
#include <entente/query/detail/worlds.hpp>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace entente::detail {

/// "At least `ahead` after this moment."
struct bar {
    std::uint32_t spot;
    duration ahead;
};

/// Wishes, and the gate that rivals may be short of.
struct trial {
    std::vector<wish> wishes;
    gate const* edge = nullptr; ///< none: no rival can be short of the window
};

/// Past one of the far gates.
[[nodiscard]] inline std::vector<bar> beyond(std::vector<gate> const& far)
{
    std::vector<bar> out;
    for (auto const& g : far) out.push_back({g.spot, tick - g.slack});
    return out;
}

/// What is short of the window is short of its latest gate, whichever that is.
template <class Holds>
[[nodiscard]] bool any_near(std::vector<gate> const& near, std::vector<wish> const& wishes, Holds holds)
{
    if (near.empty()) return holds(trial{wishes, nullptr});
    return std::any_of(near.begin(), near.end(), [&](gate const& g) {
        trial t{wishes, &g};
        for (auto const& o : near)
            if (&o != &g) t.wishes.push_back({o.spot, g.spot, o.slack - g.slack});
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
            if (&o != &b) u.wishes.push_back({b.spot, o.spot, b.ahead - o.ahead});
        return holds(u, b);
    });
}

} // namespace entente::detail
