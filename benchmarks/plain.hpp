// The textbook's solvers, written plainly: what the network is measured against and checked with.
// SPDX-License-Identifier: MIT
#pragma once

#include "made.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace bench {

/// t_to - t_from <= most. The origin is the node after the last.
struct edge {
    std::uint32_t from, to;
    std::int64_t most;
};

inline void add_edges(std::vector<edge>& edges, constraint const& c)
{
    auto const a = static_cast<std::uint32_t>(c.from), b = static_cast<std::uint32_t>(c.to);
    if (!c.most.is_unlimited()) edges.push_back({a, b, c.most.count()});
    if (!c.least.is_unlimited()) edges.push_back({b, a, -c.least.count()});
}

[[nodiscard]] inline std::vector<edge> edges_of(made const& all)
{
    std::vector<edge> edges;
    auto const origin = static_cast<std::uint32_t>(all.events.size());
    for (std::uint32_t i = 0; i < origin; ++i) {
        if (all.events[i].earliest().is_finite()) edges.push_back({i, origin, -all.events[i].earliest().count()});
        if (all.events[i].latest().is_finite()) edges.push_back({origin, i, all.events[i].latest().count()});
    }
    for (auto const& c : all.claims) add_edges(edges, c);
    return edges;
}

inline constexpr auto unreached = duration::unlimited().count();

/// Shortest distances from a node, or to it; or a node on a negative cycle.
class bellman_ford {
public:
    bellman_ford(std::vector<edge> const& edges, std::size_t nodes, std::uint32_t start, bool forward = true)
        : distance_(nodes, unreached)
        , via_(nodes, nullptr)
    {
        distance_[start] = 0;
        for (bool changed = true; changed && !on_cycle_;) {
            changed = false;
            for (auto const& e : edges) {
                auto const a = forward ? e.from : e.to, b = forward ? e.to : e.from;
                if (distance_[a] == unreached || distance_[a] + e.most >= distance_[b]) continue;
                distance_[b] = distance_[a] + e.most;
                via_[b] = &e;
                changed = true;
            }
            if (changed) look_for_cycle(forward);
        }
    }

    [[nodiscard]] std::vector<std::int64_t> const& distance() const noexcept { return distance_; }
    /// How many edges the negative cycle has; 0: there is none. Only forward.
    [[nodiscard]] std::size_t cycle() const
    {
        if (!on_cycle_) return 0;
        std::size_t length = 1;
        for (auto n = via_[*on_cycle_]->from; n != *on_cycle_; n = via_[n]->from) ++length;
        return length;
    }

private:
    /// Not only after as many rounds as there are nodes, which nobody would wait for.
    void look_for_cycle(bool forward)
    {
        std::vector<std::uint32_t> walk(distance_.size());
        for (std::uint32_t n = 0; n < distance_.size(); ++n) {
            auto at = n;
            for (; walk[at] == 0 && via_[at] != nullptr; at = forward ? via_[at]->from : via_[at]->to) walk[at] = n + 1;
            if (via_[at] == nullptr) walk[at] = static_cast<std::uint32_t>(distance_.size() + 1);
            else if (walk[at] == n + 1) on_cycle_ = at;
        }
    }

    std::vector<std::int64_t> distance_;
    std::vector<edge const*> via_;
    std::optional<std::uint32_t> on_cycle_;
};

/// The windows of all events.
[[nodiscard]] inline std::vector<bounds> windows(std::vector<edge> const& edges, std::size_t events)
{
    auto const origin = static_cast<std::uint32_t>(events);
    bellman_ford const latest(edges, events + 1, origin), earliest(edges, events + 1, origin, false);
    std::vector<bounds> all;
    for (std::size_t i = 0; i < events; ++i) {
        auto const lo = earliest.distance()[i], hi = latest.distance()[i];
        all.push_back(bounds::closed(lo == unreached ? instant::past() : instant{-lo}, hi == unreached ? instant::future() : instant{hi}));
    }
    return all;
}

/// All distances, row by row, the origin last.
[[nodiscard]] inline std::vector<std::int64_t> floyd_warshall(std::vector<edge> const& edges, std::size_t events)
{
    auto const n = events + 1;
    std::vector<std::int64_t> most(n * n, unreached);
    for (std::size_t i = 0; i < n; ++i) most[i * n + i] = 0;
    for (auto const& e : edges) most[e.from * n + e.to] = std::min(most[e.from * n + e.to], e.most);
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t i = 0; i < n; ++i) {
            auto const ik = most[i * n + k];
            if (ik == unreached) continue;
            for (std::size_t j = 0; j < n; ++j)
                if (auto const kj = most[k * n + j]; kj != unreached) most[i * n + j] = std::min(most[i * n + j], ik + kj);
        }
    return most;
}

} // namespace bench
