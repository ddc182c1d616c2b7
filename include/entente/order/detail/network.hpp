// How a network keeps a world, searches shortest paths and finds what is to blame.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/network.hpp>

#include <algorithm>
#include <utility>

namespace entente {

// The kept world is a potential: against it every link has a slack of at least nothing, so that shortest paths are found
// by Dijkstra's search on slacks. A length is a sum of slacks plus the difference of the two ends' kept instants. Bounds
// are links from and to an origin at instant 0, which is no node: a path that passes it leaves by the end of one point's
// bounds (the search's exit) and comes back by that of another's.

struct network::label {
    wide cost = far;
    index links = 0;
    index via = none; ///< the link by which the node was reached
};

template <class Labels>
class network::search {
public:
    search(network const& n, sense s, Labels labels = {}) : network_(n), sense_(s), labels_(std::move(labels)) {}
    search(network const& n, sense s, index start) : search(n, s) { reach(start, {0, 0, none}); }

    void reach(index n, label l)
    {
        auto& known = labels_[n];
        if (!(l.cost < known.cost || (l.cost == known.cost && l.links < known.links))) return;
        known = l;
        queue_.push_back({l.cost, l.links, n});
        std::push_heap(queue_.begin(), queue_.end(), later);
    }

    /// Goes on by one node; false if all that is nearer than the limit has been found.
    bool step(wide limit = far)
    {
        while (!queue_.empty() && queue_.front().cost < limit) {
            std::pop_heap(queue_.begin(), queue_.end(), later);
            auto const next = queue_.back();
            queue_.pop_back();
            auto const known = labels_[next.at];
            if (next.cost != known.cost || next.links != known.links) continue;
            leave(next);
            auto const& p = network_.points_[next.at];
            for (auto i = forward() ? p.out : p.in; i != none;) {
                auto const& l = network_.links_[i];
                reach(forward() ? l.to : l.from, {next.cost + network_.slack(l), next.links + 1, i});
                i = forward() ? l.next_out : l.next_in;
            }
            return true;
        }
        return false;
    }

    search& run(wide limit = far)
    {
        while (step(limit)) {}
        return *this;
    }

    [[nodiscard]] sense way() const noexcept { return sense_; }
    [[nodiscard]] Labels const& labels() const noexcept { return labels_; }
    [[nodiscard]] label to(index n) const
    {
        auto const* found = labels_.find(n);
        return found == nullptr ? label{} : *found;
    }
    [[nodiscard]] index exit() const noexcept { return exit_; }
    [[nodiscard]] label exit_cost() const noexcept { return exit_cost_; }

    /// The statements from the start to n.
    [[nodiscard]] std::vector<statement> path(index n) const
    {
        std::vector<statement> why;
        for (auto via = to(n).via; via != none; via = to(n).via) {
            auto const& l = network_.links_[via];
            why.push_back(l.why);
            n = forward() ? l.from : l.to;
        }
        if (forward()) std::reverse(why.begin(), why.end());
        return why;
    }

    /// The statements from the start to the origin, or against the links from the origin to the start.
    [[nodiscard]] std::vector<statement> path_of_exit() const
    {
        auto const& p = network_.points_[exit_];
        auto path = this->path(exit_);
        if (!forward()) std::reverse(path.begin(), path.end());
        path.push_back(forward() ? p.earliest_by : p.latest_by);
        if (!forward()) std::reverse(path.begin(), path.end());
        return path;
    }

private:
    struct reached {
        wide cost;
        index links;
        index at;
    };
    static bool later(reached const& a, reached const& b) noexcept
    {
        return a.cost != b.cost ? a.cost > b.cost : a.links != b.links ? a.links > b.links : a.at > b.at;
    }
    [[nodiscard]] bool forward() const noexcept { return sense_ == sense::forward; }

    void leave(reached const& r)
    {
        auto const room = network_.room(r.at, sense_);
        if (room == far) return;
        auto const cost = r.cost + room;
        if (!(cost < exit_cost_.cost || (cost == exit_cost_.cost && r.links < exit_cost_.links))) return;
        exit_ = r.at;
        exit_cost_ = {cost, r.links, none};
    }

    network const& network_;
    sense sense_;
    Labels labels_;
    std::vector<reached> queue_;
    index exit_ = none;
    label exit_cost_;
};

namespace detail {

inline void append(std::vector<statement>& to, std::vector<statement> const& more) { to.insert(to.end(), more.begin(), more.end()); }

} // namespace detail

inline bool network::is_in(chosen const& some, statement s)
{
    auto const* found = some.find(number(s));
    return found != nullptr && *found;
}

inline std::vector<statement> network::each_once(std::vector<statement> const& path)
{
    chosen seen;
    std::vector<statement> once;
    for (auto const s : path)
        if (!std::exchange(seen[number(s)], true)) once.push_back(s);
    return once;
}

inline duration network::length(wide d) noexcept
{
    constexpr wide top = duration::unlimited().count();
    return duration{static_cast<std::int64_t>(std::clamp<wide>(d, -top, top))};
}

inline instant network::at(wide t) noexcept { return instant{length(t).count()}; }

inline auto network::room(index n, sense s) const noexcept -> wide
{
    auto const& p = points_[n];
    auto const end = s == sense::forward ? p.within.earliest() : p.within.latest();
    if (!end.is_finite()) return far;
    return s == sense::forward ? p.kept - end.count() : end.count() - p.kept;
}

inline node network::add(bounds within, statement earliest_by, statement latest_by)
{
    point p{within, earliest_by, latest_by};
    wide const lo = within.earliest().count(), hi = within.latest().count();
    // In the middle there is room to move either way.
    if (within.earliest().is_finite() && within.latest().is_finite()) p.kept = lo + (hi - lo) / 2;
    else if (within.earliest().is_finite()) p.kept = lo;
    else if (within.latest().is_finite()) p.kept = hi;
    points_.push_back(p);
    return node{static_cast<index>(points_.size() - 1)};
}

/// No two instants whatever satisfy it.
inline bool network::impossible(constraint const& c) noexcept
{
    if (c.least > c.most || c.least == duration::unlimited() || c.most == -duration::unlimited()) return true;
    return c.from == c.to && (c.least > duration{} || c.most < duration{});
}

inline void network::split(std::vector<link>& into, statement why, constraint const& c)
{
    if (c.from == c.to) return;
    if (!c.most.is_unlimited()) into.push_back({number(c.from), number(c.to), c.most.count(), why});
    if (!c.least.is_unlimited()) into.push_back({number(c.to), number(c.from), -c.least.count(), why});
}

inline auto network::insert(statement why, std::span<constraint const> said) -> std::optional<conflict>
{
    if (std::any_of(said.begin(), said.end(), impossible)) return conflict{why, {}};
    std::vector<link> links;
    for (auto const& c : said) split(links, why, c);
    auto const before = links_.size();
    for (auto const& l : links) {
        if (auto found = settle(l)) {
            while (links_.size() > before) disconnect_last();
            return conflict{why, minimal(why, *std::move(found), links)};
        }
        connect(l);
    }
    constraints_ += said.size();
    return std::nullopt;
}

/// Moves the kept world so that the link, which is not yet connected, holds as well; or the statements of the negative
/// cycle that it closes. Either its `to` gets earlier or its `from` later, with all that they push along: first the one
/// that pushes less, as far as bounds allow, then the other for the rest.
inline auto network::settle(link const& l) -> std::optional<cycle>
{
    auto const need = -slack(l);
    if (need <= 0) return std::nullopt;

    local earlier(*this, sense::forward, l.to), later(*this, sense::backward, l.from);
    auto const earlier_first = [&] {
        for (;;) {
            if (!earlier.step(need)) return true;
            if (!later.step(need)) return false;
        }
    }();
    auto const& first = earlier_first ? earlier : later;
    auto const closing = [&](std::vector<statement> const& path) {
        cycle all{l.why};
        detail::append(all, path);
        return all;
    };
    auto const goal = earlier_first ? l.from : l.to;
    if (first.to(goal).cost < need) return closing(first.path(goal));
    auto const rest = std::max<wide>(need - first.exit_cost().cost, 0);
    shift(first, need - rest);
    if (rest == 0) return std::nullopt;

    local second(*this, reverse(first.way()), goal);
    second.run(rest);
    if (second.exit_cost().cost < rest) {
        auto path = (earlier_first ? first : second).path_of_exit();
        detail::append(path, (earlier_first ? second : first).path_of_exit());
        return closing(path);
    }
    shift(second, rest);
    return std::nullopt;
}

inline void network::shift(local const& moved, wide by)
{
    for (auto const& [n, l] : moved.labels())
        if (l.cost < by) points_[n].kept += moved.way() == sense::forward ? l.cost - by : by - l.cost;
}

inline void network::connect(link l)
{
    auto const here = static_cast<index>(links_.size());
    l.next_out = std::exchange(points_[l.from].out, here);
    l.next_in = std::exchange(points_[l.to].in, here);
    links_.push_back(l);
}

inline void network::disconnect_last()
{
    auto const& l = links_.back();
    points_[l.from].out = l.next_out;
    points_[l.to].in = l.next_in;
    links_.pop_back();
}

/// What is needed of the cycle's statements besides `why`, each with all that it says. A cycle of statements that speak of
/// one pair of neighbours each falls apart without any of them; otherwise each is left out in turn.
inline std::vector<statement> network::minimal(statement why, cycle found, std::span<link const> said) const
{
    found = each_once(found);
    chosen held, alone;
    for (auto const s : found) held[number(s)] = true;
    alone[number(why)] = true;
    std::vector<link> links(said.begin(), said.end());
    for (auto const& l : links_)
        if (is_in(held, l.why)) links.push_back(l);
    std::erase(found, why);
    if (!can_hold(*this, links, alone)) return {};
    if (speak_of_pairs(links, held)) return found;
    std::erase_if(found, [&](statement s) {
        held[number(s)] = false;
        held[number(s)] = can_hold(*this, links, held); // without it: so it is needed
        return !is_in(held, s);
    });
    return found;
}

/// Whether each of these statements speaks of one pair of the points that `links` touch. The origin is a point, `none`.
inline bool network::speak_of_pairs(std::span<link const> links, chosen const& held) const
{
    detail::sparse<std::optional<std::pair<index, index>>> pairs;
    auto const same = [&](statement s, index a, index b) {
        if (!is_in(held, s)) return true;
        std::pair<index, index> const pair = std::minmax(a, b);
        auto& known = pairs[number(s)];
        if (!known) known = pair;
        return *known == pair;
    };
    auto const bounds_too = [&](index n) {
        auto const& p = points_[n];
        return (!p.within.earliest().is_finite() || same(p.earliest_by, n, none)) &&
               (!p.within.latest().is_finite() || same(p.latest_by, n, none));
    };
    return std::all_of(links.begin(), links.end(),
                       [&](link const& l) { return same(l.why, l.from, l.to) && bounds_too(l.from) && bounds_too(l.to); });
}

/// Whether what these statements say of the points that `links` touch leaves a world.
inline bool network::can_hold(network const& whole, std::span<link const> links, chosen const& held)
{
    network trial;
    detail::sparse<std::optional<index>> moved;
    auto const move = [&](index old) {
        auto& here = moved[old];
        if (!here) {
            auto const& p = whole.points_[old];
            here = number(trial.add(bounds::closed(is_in(held, p.earliest_by) ? p.within.earliest() : instant::past(),
                                                   is_in(held, p.latest_by) ? p.within.latest() : instant::future()),
                                    p.earliest_by, p.latest_by));
        }
        return *here;
    };
    return std::all_of(links.begin(), links.end(), [&](link const& l) {
        if (!is_in(held, l.why)) return true;
        link const same{move(l.from), move(l.to), l.most, l.why};
        if (trial.settle(same)) return false;
        trial.connect(same);
        return true;
    });
}

inline bounds network::window(node n) const
{
    auto const kept = points_[number(n)].kept;
    auto const earliest = local(*this, sense::forward, number(n)).run().exit_cost().cost;
    auto const latest = local(*this, sense::backward, number(n)).run().exit_cost().cost;
    return bounds::closed(earliest < far ? at(kept - earliest) : instant::past(), latest < far ? at(kept + latest) : instant::future());
}

/// The costs between the origin and every point: forwards from it, or backwards to it.
inline auto network::bounded(sense s) const -> global
{
    global all(*this, s, std::vector<label>(size()));
    for (index n = 0; n < size(); ++n)
        if (auto const cost = room(n, reverse(s)); cost < far) all.reach(n, {cost, 0, none});
    all.run();
    return all;
}

inline std::vector<bounds> network::windows() const
{
    auto const earliest = bounded(sense::backward), latest = bounded(sense::forward);
    std::vector<bounds> all;
    all.reserve(size());
    for (index n = 0; n < size(); ++n) {
        auto const kept = points_[n].kept, down = earliest.labels()[n].cost, up = latest.labels()[n].cost;
        all.push_back(bounds::closed(down < far ? at(kept - down) : instant::past(), up < far ? at(kept + up) : instant::future()));
    }
    return all;
}

/// The length of a path, from the sum of its slacks.
inline duration network::apart(index from, index to, wide cost) const noexcept
{
    return cost < far ? length(cost + points_[to].kept - points_[from].kept) : duration::unlimited();
}

inline duration network::most(node from, node to) const
{
    auto const a = number(from), b = number(to);
    local const there = local(*this, sense::forward, a).run(), back = local(*this, sense::backward, b).run();
    auto const cost = std::min(there.to(b).cost, there.exit_cost().cost + back.exit_cost().cost);
    return apart(a, b, cost);
}

inline std::vector<duration> network::most_among(std::span<node const> nodes) const
{
    std::vector<wide> back;
    for (auto const to : nodes) back.push_back(local(*this, sense::backward, number(to)).run().exit_cost().cost);
    std::vector<duration> lengths;
    lengths.reserve(nodes.size() * nodes.size());
    for (auto const from : nodes) {
        auto const there = local(*this, sense::forward, number(from)).run();
        for (std::size_t i = 0; i < nodes.size(); ++i)
            lengths.push_back(
                apart(number(from), number(nodes[i]), std::min(there.to(number(nodes[i])).cost, there.exit_cost().cost + back[i])));
    }
    return lengths;
}

/// For every node the length of the shortest path from, or backwards to, the nearest of some ends. One search serves all of
/// them, if each begins with what its kept instant differs from that of the one that is ahead.
inline std::vector<duration> network::row(std::span<node const> ends, sense s) const
{
    std::vector<duration> lengths(size(), duration::unlimited());
    if (ends.empty()) return lengths;
    auto const ahead = [&](wide a, wide b) { return s == sense::forward ? a - b : b - a; };
    auto front = points_[number(ends.front())].kept;
    for (auto const n : ends)
        if (auto const kept = points_[number(n)].kept; ahead(kept, front) > 0) front = kept;
    local start(*this, s);
    for (auto const n : ends) start.reach(number(n), {ahead(front, points_[number(n)].kept), 0, none});
    start.run();
    auto const all = bounded(s);
    for (index x = 0; x < size(); ++x) {
        auto const cost = std::min(start.to(x).cost, start.exit_cost().cost + all.labels()[x].cost);
        if (cost < far) lengths[x] = length(cost + ahead(points_[x].kept, front));
    }
    return lengths;
}

inline std::vector<duration> network::most_from(node from) const { return row({&from, 1}, sense::forward); }
inline std::vector<duration> network::most_to(node to) const { return row({&to, 1}, sense::backward); }
inline std::vector<duration> network::least_most_from(std::span<node const> some) const { return row(some, sense::forward); }
inline std::vector<duration> network::least_most_to(std::span<node const> some) const { return row(some, sense::backward); }

inline std::vector<statement> network::because(node from, node to) const
{
    local const there = local(*this, sense::forward, number(from)).run(), back = local(*this, sense::backward, number(to)).run();
    auto const direct = there.to(number(to)).cost, through = there.exit_cost().cost + back.exit_cost().cost;
    if (std::min(direct, through) >= far) return {};
    if (direct <= through) return each_once(there.path(number(to)));
    auto path = there.path_of_exit();
    detail::append(path, back.path_of_exit());
    return each_once(path);
}

inline std::vector<statement> network::because_end(node n, sense s) const
{
    auto const found = local(*this, s, number(n)).run();
    return found.exit() == none ? std::vector<statement>{} : each_once(found.path_of_exit());
}

} // namespace entente
