// Claims of one degree of trust that contradict each other.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/detail/sparse.hpp>
#include <entente/order/network.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace entente::detail {

/// A constraint with the label that it is said under, and who says it among its equals.
struct saying {
    constraint what;
    statement label{};
    std::size_t who = 0;
};

/// Of sayings that are trusted equally, those that contradict each other or what is trusted more. A contradiction is a closed walk of
/// negative length along their constraints and, between these, along the shortest ways through the network; it needs as many
/// of their statements as it uses. Those that need the fewest count, all at once. For the least number every such walk is
/// simple, so that nothing has to be searched for: an edge u -> v of weight w is on one of k edges iff
/// w + D(v, u) < 0, where D are the least lengths with at most k - 1 edges.
///
/// From each moment on its own the lengths are found edge by edge, as far as the shortest contradiction goes; ways through the network are
/// those along its constraints, which are looked for once, and those by the bounds of both moments, which are two numbers.
///
/// Complexity: memory linear in the moments and in the pairs of them that constraints of the network link. For each moment, and each edge
/// of the shortest contradiction, linear in what the edge before it made shorter and in what is linked to that; where bounds make it
/// shorter, in the moments. All of that is counted.
class equals {
public:
    equals(network const& trusted_more, std::span<saying const> all) : order_(trusted_more)
    {
        for (auto const& s : all) {
            if (s.what.from == s.what.to) continue;
            if (!s.what.most.is_unlimited()) edges_.push_back({place(s.what.from), place(s.what.to), s.what.most.count(), s.label, s.who});
            if (!s.what.least.is_unlimited())
                edges_.push_back({place(s.what.to), place(s.what.from), -s.what.least.count(), s.label, s.who});
        }
        leaving_.resize(nodes_.size());
        for (std::size_t e = 0; e != edges_.size(); ++e) leaving_[edges_[e].from].push_back(e);
    }

    /// One of the shortest contradictions: who is on it, and the labels of all that it rests on.
    struct contradiction {
        std::size_t who;
        std::vector<std::size_t> with; ///< other equals
        std::vector<statement> labels; ///< of everything, its own included
    };

    /// One for each that is on one of the shortest; none, if there is no contradiction. Nothing, if that is more than so many steps
    /// tell. What was spent is taken off; it does not depend on the order of the sayings.
    [[nodiscard]] std::optional<std::vector<contradiction>> shortest(std::size_t& steps_left)
    {
        if (!find_ways(steps_left)) return std::nullopt;
        std::vector<std::size_t> found(edges_.size(), no_edge); // the least number of others that make it a contradiction
        auto least = no_edge;
        bool more = true;
        for (std::size_t deep = 1; more && least == no_edge; deep *= 2) {
            more = false;
            for (std::size_t u = 0; u != nodes_.size(); ++u) {
                row from(*this, u);
                for (std::size_t used = 0; used <= deep; ++used) {
                    if (used != 0) from.extend(nullptr);
                    for (auto const e : arriving_[u])
                        if (from.leads_to(edges_[e].from) && from.to(edges_[e].from) + edges_[e].most < 0)
                            found[e] = std::min(found[e], used);
                    if (from.is_done()) break;
                }
                for (auto const e : arriving_[u]) least = std::min(least, found[e]);
                more = more || !from.is_done();
                if (from.steps() > steps_left) return std::nullopt; // whatever the order: all go as deep
                steps_left -= from.steps();
            }
        }
        return explained(found, least);
    }

private:
    struct edge {
        std::size_t from, to;
        std::int64_t most;
        statement label;
        std::size_t who;
    };
    using wide = detail::wide;
    static constexpr auto no_edge = static_cast<std::size_t>(-1);
    static constexpr wide far = detail::out_of_reach; ///< no way

    [[nodiscard]] std::size_t place(node n)
    {
        auto& known = places_[static_cast<std::uint32_t>(n)];
        if (known == 0) {
            nodes_.push_back(n);
            known = nodes_.size();
        }
        return known - 1;
    }

    /// The ways through the network. False: there are too many.
    [[nodiscard]] bool find_ways(std::size_t& steps_left)
    {
        arriving_.resize(nodes_.size());
        for (std::size_t e = 0; e != edges_.size(); ++e) arriving_[edges_[e].to].push_back(e);
        for (auto const& w : order_.windows(nodes_)) {
            earliest_.push_back(w.earliest().is_finite() ? wide{w.earliest().count()} : -far);
            latest_.push_back(w.latest().is_finite() ? wide{w.latest().count()} : far);
        }
        std::size_t pairs = 0;
        for (std::size_t x = 0; x != nodes_.size(); ++x) {
            auto const linked = order_.linked_from(nodes_[x]);
            auto& its = linked_.emplace_back();
            for (auto const& [n, most] : linked)
                if (auto const* y = places_.find(static_cast<std::uint32_t>(n)); y != nullptr && says_more(x, *y - 1, most))
                    its.emplace_back(static_cast<std::uint32_t>(*y - 1), most.count());
            std::sort(its.begin(), its.end());
            pairs += its.size();
            if (linked.size() > steps_left || pairs > most_pairs) return false;
            steps_left -= linked.size();
        }
        return true;
    }
    /// Than bounds.
    [[nodiscard]] bool says_more(std::size_t x, std::size_t y, duration most) const
    {
        return !most.is_unlimited() && (earliest_[x] == -far || latest_[y] == far || most.count() < latest_[y] - earliest_[x]);
    }
    static constexpr std::size_t most_pairs = std::size_t{1} << 22; ///< 64 MB

    /// The least lengths of all ways from one moment with at most so many of the edges.
    class row {
    public:
        row(equals const& all, std::size_t start)
            : all_(all)
            , far_(all.nodes_.size(), far)
            , first_(far_.size(), no_edge)
            , by_(far_.size(), no_edge)
        {
            if (all.earliest_[start] > -far)
                for (std::size_t y = 0; y != far_.size(); ++y)
                    if (all.latest_[y] < far) far_[y] = all.latest_[y] - all.earliest_[start];
            for (auto const& [y, most] : all.linked_[start]) far_[y] = std::min<wide>(far_[y], most);
            for (std::size_t y = 0; y != far_.size(); ++y)
                if (far_[y] < far) moved_.push_back(y);
            steps_ = far_.size();
        }

        [[nodiscard]] bool leads_to(std::size_t y) const { return far_[y] < far; }
        [[nodiscard]] wide to(std::size_t y) const { return far_[y]; }
        [[nodiscard]] bool is_done() const { return moved_.empty(); } ///< one more edge makes nothing shorter
        [[nodiscard]] std::size_t steps() const { return steps_; }

        /// One edge more, and the ways behind it. `by`: what became shorter and the edge that did it, by moment.
        void extend(std::vector<std::pair<std::size_t, std::size_t>>* by)
        {
            take_edges();
            std::vector<std::size_t> now;
            auto const before = follow_links(now);
            follow_bounds(now, before);
            std::sort(now.begin(), now.end(), [&](auto a, auto b) { return std::pair(first_[a], a) < std::pair(first_[b], b); });
            if (by != nullptr) {
                for (auto const y : now) by->emplace_back(y, edges_[by_[y]].second);
                std::sort(by->begin(), by->end());
            }
            for (auto const y : now) first_[y] = by_[y] = no_edge;
            moved_ = std::move(now);
        }

    private:
        /// What one edge more reaches, from what was known before.
        void take_edges()
        {
            edges_.clear();
            for (auto const x : moved_)
                for (auto const e : all_.leaving_[x]) edges_.emplace_back(far_[x] + all_.edges_[e].most, e);
            steps_ += moved_.size() + edges_.size();
        }
        /// And where constraints lead from there. `now`: what became shorter. What that was before, in the same order.
        [[nodiscard]] std::vector<wide> follow_links(std::vector<std::size_t>& now)
        {
            std::vector<wide> before;
            for (std::size_t s = 0; s != edges_.size(); ++s) {
                auto const& linked = all_.linked_[all_.edges_[edges_[s].second].to];
                steps_ += linked.size();
                for (auto const& [y, most] : linked) {
                    auto const there = edges_[s].first + most;
                    if (there >= far_[y]) continue;
                    if (first_[y] == no_edge) {
                        first_[y] = s;
                        now.push_back(y);
                        before.push_back(far_[y]);
                    }
                    far_[y] = there;
                    by_[y] = s;
                }
            }
            return before;
        }
        /// And where bounds lead: from the earliest instant of the one moment to the latest of any other.
        void follow_bounds(std::vector<std::size_t>& now, std::vector<wide> const& before)
        {
            std::vector<std::pair<wide, std::size_t>> origins; // each less than the one before
            for (std::size_t s = 0; s != edges_.size(); ++s) {
                auto const earliest = all_.earliest_[all_.edges_[edges_[s].second].to];
                if (earliest == -far) continue;
                auto const origin = edges_[s].first - earliest;
                if (origins.empty() || origin < origins.back().first) origins.emplace_back(origin, s);
            }
            if (origins.empty()) return;
            steps_ += far_.size();
            for (std::size_t i = 0; i != before.size(); ++i) look_from(origins, now[i], before[i]);
            for (std::size_t y = 0; y != far_.size(); ++y) {
                if (first_[y] != no_edge) continue;
                look_from(origins, y, far_[y]);
                if (first_[y] != no_edge) now.push_back(y);
            }
        }
        void look_from(std::vector<std::pair<wide, std::size_t>> const& origins, std::size_t y, wide before)
        {
            if (all_.latest_[y] == far) return;
            auto const there = origins.back().first + all_.latest_[y];
            if (there >= before) return;
            auto const shorter =
                std::partition_point(origins.begin(), origins.end(), [&](auto const& o) { return o.first + all_.latest_[y] >= before; });
            first_[y] = std::min(first_[y], shorter->second);
            if (there > far_[y]) return;
            by_[y] = there < far_[y] ? origins.back().second : std::min(by_[y], origins.back().second);
            far_[y] = there;
        }

        equals const& all_;
        std::vector<wide> far_;
        std::vector<std::size_t> moved_;                  ///< by the last edge; those first that the first of its edges moved
        std::vector<std::pair<wide, std::size_t>> edges_; ///< of this step: how far they lead
        std::vector<std::size_t> first_;                  ///< of these, the first that made it shorter
        std::vector<std::size_t> by_;                     ///< and the first that made it what it is
        std::size_t steps_ = 0;
    };

    [[nodiscard]] std::vector<contradiction> explained(std::vector<std::size_t> const& found, std::size_t others) const
    {
        std::vector<contradiction> out;
        if (others == no_edge) return out;
        sparse<bool> known; // who
        for (std::size_t e = 0; e != edges_.size(); ++e)
            if (found[e] == others && !std::exchange(known[static_cast<std::uint32_t>(edges_[e].who)], true))
                out.push_back(explain(edges_[e], others));
        return out;
    }
    /// The walk that leaves with this edge and comes back with at most so many others.
    [[nodiscard]] contradiction explain(edge const& e, std::size_t others) const
    {
        row from(*this, e.to);
        std::vector<std::vector<std::pair<std::size_t, std::size_t>>> by(others); // by step
        for (auto& step : by) from.extend(&step);
        contradiction out{e.who, {}, {e.label}};
        auto const append = [&](std::size_t a, std::size_t b) {
            if (a == b) return;
            auto const more = order_.because(nodes_[a], nodes_[b]);
            out.labels.insert(out.labels.end(), more.begin(), more.end());
        };
        sparse<bool> known;
        known[static_cast<std::uint32_t>(e.who)] = true;
        auto at = e.from;
        for (auto k = others; k-- != 0;) {
            auto const moved = std::lower_bound(by[k].begin(), by[k].end(), std::pair(at, std::size_t{0}));
            if (moved == by[k].end() || moved->first != at) continue;
            auto const& last = edges_[moved->second];
            append(last.to, at);
            out.labels.push_back(last.label);
            if (!std::exchange(known[static_cast<std::uint32_t>(last.who)], true)) out.with.push_back(last.who);
            at = last.from;
        }
        append(e.to, at);
        return out;
    }

    network const& order_;
    sparse<std::size_t> places_; ///< by node, one more
    std::vector<node> nodes_;
    std::vector<edge> edges_;
    std::vector<std::vector<std::size_t>> leaving_, arriving_;                ///< edges, by node
    std::vector<wide> earliest_, latest_;                                     ///< by node
    std::vector<std::vector<std::pair<std::uint32_t, std::int64_t>>> linked_; ///< by node, where constraints lead from it
};

} // namespace entente::detail
