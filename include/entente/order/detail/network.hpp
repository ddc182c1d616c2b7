// How a network keeps a world, searches shortest paths and finds what is to blame.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/network.hpp>

#include <algorithm>
#include <functional>
#include <utility>

namespace entente {

namespace detail {

inline void append(std::vector<statement>& to, std::vector<statement> const& more) { to.insert(to.end(), more.begin(), more.end()); }

} // namespace detail

// The kept world is a potential: against it every link has a slack of at least nothing, so that shortest paths are found
// by Dijkstra's search on slacks. A length is a sum of slacks plus the difference of the two ends' kept instants. Bounds
// are links from and to an origin at instant 0, which is no node: a path that passes it leaves by the end of one point's
// bounds (the search's exit) and comes back by that of another's.

struct network::label {
    wide cost = far;
    index links = 0;
    index via = none; ///< the link by which the node was reached
};

/// Dijkstra's search from some nodes. Of equal costs it finds the path with the fewest links. Nothing is searched on from a
/// node that is reached more cheaply through the origin: the caller adds what lies beyond it.
class network::search {
public:
    search(network const& n, sense s) : network_(n), sense_(s) {}
    search(network const& n, sense s, index start) : search(n, s) { reach(start, {0, 0, none}); }

    void reach(index n, label l)
    {
        auto& known = labels_[n];
        if (!(l.cost < known.cost || (l.cost == known.cost && l.links < known.links))) return;
        known = l;
        queue_.push_back({l.cost, l.links, n});
        std::push_heap(queue_.begin(), queue_.end(), later);
    }

    /// Goes on by one link, so that of two searches that take turns a small one does not wait for a point with many; false if
    /// all that is nearer than the limit has been found. The limit may not grow from step to step.
    bool step(wide limit)
    {
        if (link_ != none) {
            auto const& l = network_.links_[link_];
            if (auto const cost = from_.cost + network_.slack(l); cost < limit && l.most != off)
                reach(sense_ == sense::forward ? l.to : l.from, {cost, from_.links + 1, link_});
            link_ = sense_ == sense::forward ? l.next_out : l.next_in;
            return true;
        }
        while (!queue_.empty() && queue_.front().cost < limit) {
            std::pop_heap(queue_.begin(), queue_.end(), later);
            from_ = queue_.back();
            queue_.pop_back();
            auto const& known = labels_[from_.at];
            if (from_.cost != known.cost || from_.links != known.links) continue;
            leave(from_);
            if (from_.cost <= exit_cost_.cost + network_.room(from_.at, reverse(sense_))) {
                auto const& p = network_.points_[from_.at];
                link_ = sense_ == sense::forward ? p.out : p.in;
            }
            return true;
        }
        return false;
    }

    /// Finds all that is nearer than the limit.
    search& run(wide limit = far)
    {
        while (step(limit)) {}
        return *this;
    }
    /// Finds the way to the origin, if it is shorter than the limit, and as few others as possible.
    search& run_to_exit(wide limit = far)
    {
        while (step(std::min(limit, exit_cost_.cost + 1))) ++steps_;
        return *this;
    }

    [[nodiscard]] sense way() const noexcept { return sense_; }
    [[nodiscard]] std::size_t steps() const noexcept { return steps_; }
    [[nodiscard]] detail::sparse<label> const& labels() const noexcept { return labels_; }
    [[nodiscard]] label to(index n) const
    {
        auto const* found = labels_.find(n);
        return found == nullptr ? label{} : *found;
    }
    [[nodiscard]] index exit() const noexcept { return exit_; }
    [[nodiscard]] label exit_cost() const noexcept { return exit_cost_; }

    /// The statements between the start and n, in the order of the links.
    [[nodiscard]] std::vector<statement> path(index n) const
    {
        std::vector<statement> why;
        walk(n, [&](index, link const& l) { why.push_back(l.why); });
        if (sense_ == sense::forward) std::reverse(why.begin(), why.end());
        return why;
    }

    /// The statements from the start to the origin, or against the links from the origin to the start.
    [[nodiscard]] std::vector<statement> path_of_exit() const
    {
        auto const& p = network_.points_[exit_];
        std::vector<statement> why;
        if (sense_ == sense::backward) why.push_back(p.latest_by);
        detail::append(why, path(exit_));
        if (sense_ == sense::forward) why.push_back(p.earliest_by);
        return why;
    }

    /// Calls f(node, link) for every link from n back to the start, with the node that it leads to.
    template <class F>
    void walk(index n, F f) const
    {
        for (auto via = to(n).via; via != none; via = to(n).via) {
            auto const& l = network_.links_[via];
            n = sense_ == sense::forward ? l.from : l.to;
            f(n, l);
        }
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

    void leave(reached const& r)
    {
        auto const cost = std::min(far, r.cost + network_.room(r.at, sense_));
        if (!(cost < exit_cost_.cost || (cost == exit_cost_.cost && cost < far && r.links < exit_cost_.links))) return;
        exit_ = r.at;
        exit_cost_ = {cost, r.links, none};
    }

    network const& network_;
    sense sense_;
    detail::sparse<label> labels_;
    std::vector<reached> queue_;
    reached from_{};     ///< the node that is searched on from,
    index link_ = none;  ///< and the next of its links
    std::size_t steps_ = 0;
    index exit_ = none;
    label exit_cost_;
};

inline std::vector<statement> network::each_once(std::vector<statement> const& path)
{
    detail::sparse<bool> seen;
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

/// Moves the kept world so that the link, which is not yet connected, holds as well; or the statements of the simple negative
/// cycle that it closes. Either its `to` gets earlier or its `from` later, with all that they push along: first the one
/// that pushes less, as far as bounds allow, then the other for the rest.
inline auto network::settle(link const& l) -> std::optional<cycle>
{
    auto const need = -slack(l);
    if (need <= 0) return std::nullopt;

    search earlier(*this, sense::forward, l.to), later(*this, sense::backward, l.from);
    auto const goes_on = [&](search& s) { return s.step(std::min(need, s.exit_cost().cost)); };
    while (goes_on(earlier) && goes_on(later)) {}
    auto const earlier_first = !goes_on(earlier);
    auto const& first = earlier_first ? earlier : later;
    auto const start = earlier_first ? l.to : l.from, goal = earlier_first ? l.from : l.to;
    auto const closing = [&](std::vector<statement> const& path) {
        cycle all{l.why};
        detail::append(all, path);
        return all;
    };
    if (first.to(goal).cost < need) return closing(first.path(goal));
    auto const by = std::min(need, first.exit_cost().cost), rest = need - by;
    shift(first, by);
    if (rest == 0) return std::nullopt;

    search second(*this, reverse(first.way()), goal);
    while (second.step(std::min(rest, second.exit_cost().cost))) {}
    if (second.to(start).cost < rest) return closing(second.path(start));
    if (second.exit_cost().cost < rest) return closing(earlier_first ? through_origin(first, second) : through_origin(second, first));
    shift(second, rest);
    return std::nullopt;
}

/// The statements on the way from the start of one search by the origin to that of the other. Where the two ways meet
/// before, what they do by the origin is left out.
inline std::vector<statement> network::through_origin(search const& there, search const& back)
{
    detail::sparse<bool> on_the_way_back;
    on_the_way_back[back.exit()] = true;
    back.walk(back.exit(), [&](index n, link const&) { on_the_way_back[n] = true; });
    auto meet = none;
    auto const look = [&](index n) {
        if (on_the_way_back.find(n) != nullptr) meet = n;
    };
    look(there.exit());
    there.walk(there.exit(), [&](index n, link const&) { look(n); });
    auto path = meet == none ? there.path_of_exit() : there.path(meet);
    detail::append(path, meet == none ? back.path_of_exit() : back.path(meet));
    return path;
}

inline void network::shift(search const& moved, wide by)
{
    for (auto const& [n, l] : moved.labels())
        if (l.cost < by) points_[n].kept += moved.way() == sense::forward ? l.cost - by : by - l.cost;
}

inline void network::connect(link l)
{
    auto const here = static_cast<index>(links_.size());
    l.next_out = std::exchange(points_[l.from].out, here);
    l.next_in = std::exchange(points_[l.to].in, here);
    auto& last = said_[number(l.why)];
    l.next_said = last == 0 ? none : last - 1;
    last = here + 1;
    links_.push_back(l);
}

inline void network::disconnect_last()
{
    auto const& l = links_.back();
    points_[l.from].out = l.next_out;
    points_[l.to].in = l.next_in;
    said_[number(l.why)] = l.next_said == none ? 0 : l.next_said + 1;
    links_.pop_back();
}

template <class F>
void network::for_each_said(statement s, F f) const
{
    auto const* last = said_.find(number(s));
    for (auto i = last == nullptr || *last == 0 ? none : *last - 1; i != none; i = links_[i].next_said) f(i, links_[i]);
}

/// A part of a network, of some statements with all that they say. Statements are switched on and off; those that are on hold
/// together. The origin is a point like others.
class network::trial {
public:
    /// All are on but `why`.
    trial(network const& whole, statement why, std::span<link const> said, cycle const& found) : whole_(whole)
    {
        for (auto const s : found) held_[number(s)] = true;
        for (auto const& l : said) add(l);
        for (auto const s : found) whole.for_each_said(s, [&](index, link const& l) { add(l); });
        for (auto const& l : part_.links_) lengths_.push_back(l.most);
        switch_off(why);
    }

    void switch_off(statement s)
    {
        part_.for_each_said(s, [&](index i, link const&) { part_.links_[i].most = off; });
    }

    /// If it cannot hold with those that are on, it stays off, and some of them with which it cannot are returned.
    [[nodiscard]] std::optional<cycle> switch_on(statement s)
    {
        std::optional<cycle> clash;
        part_.for_each_said(s, [&](index i, link l) {
            l.most = lengths_[i];
            if (!clash) clash = part_.settle(l);
            if (!clash) part_.links_[i].most = l.most;
        });
        if (clash) switch_off(s);
        return clash;
    }

private:
    void add(link const& l) { part_.connect({here(l.from), here(l.to), l.most, l.why}); }

    /// A point brings along the ends of its bounds that are held.
    [[nodiscard]] index here(index old)
    {
        if (auto const* known = numbers_.find(old)) return *known;
        auto const added = add_point(whole_.points_[old].kept);
        numbers_[old] = added;
        auto const& p = whole_.points_[old];
        if (p.within.earliest().is_finite() && held_.find(number(p.earliest_by)) != nullptr)
            part_.connect({added, origin_, -p.within.earliest().count(), p.earliest_by});
        if (p.within.latest().is_finite() && held_.find(number(p.latest_by)) != nullptr)
            part_.connect({origin_, added, p.within.latest().count(), p.latest_by});
        return added;
    }

    [[nodiscard]] index add_point(wide kept)
    {
        auto const n = number(part_.add({}, statement{}));
        part_.points_[n].kept = kept;
        return n;
    }

    network const& whole_;
    network part_;
    detail::sparse<bool> held_;
    detail::sparse<index> numbers_;
    index origin_ = add_point(0);
    std::vector<std::int64_t> lengths_; ///< of the part's links, also of those that are off
};

/// What is needed of the cycle's statements besides `why`, each with all that it says. Each in turn is switched off in place
/// of the one before: where the others can hold now, it is needed. Along a cycle that moves little of the trial's world.
inline std::vector<statement> network::minimal(statement why, cycle found, std::span<link const> said) const
{
    found = each_once(found);
    trial rest(*this, why, said, found);
    detail::sparse<bool> spared;
    auto out = why;
    for (auto const s : found) {
        if (s == why || spared.find(number(s)) != nullptr) continue;
        rest.switch_off(s);
        auto const clash = rest.switch_on(out);
        if (!clash) {
            out = s;
            continue;
        }
        detail::sparse<bool> named;
        for (auto const t : *clash) named[number(t)] = true;
        for (auto const t : found) {
            if (named.find(number(t)) != nullptr || spared.find(number(t)) != nullptr) continue;
            rest.switch_off(t);
            spared[number(t)] = true;
        }
    }
    std::erase_if(found, [&](statement s) { return s == why || spared.find(number(s)) != nullptr; });
    return found;
}

/// The latest instants of all points or, against the links, their earliest ones with the sign changed; `far` where there is
/// none. Every point begins with the end of its own bounds. Two passes over the links as they lie in memory tighten most of
/// what can be (measured: a third pass costs more than it saves); only from what the last one changed is searched on, in
/// the order of what the kept world leaves, so that no shape of network costs more than one search.
inline auto network::ends(sense s) const -> std::vector<wide>
{
    auto const forward = s == sense::forward;
    auto const own = [&](index n) -> wide {
        auto const& p = points_[n].within;
        auto const end = forward ? p.latest() : p.earliest();
        return !end.is_finite() ? far : forward ? end.count() : -wide{end.count()};
    };
    std::vector<wide> found;
    found.reserve(size());
    for (index n = 0; n < size(); ++n) found.push_back(own(n));
    auto const tighten = [&](link const& l) {
        auto const from = forward ? l.from : l.to, to = forward ? l.to : l.from;
        if (found[from] == far || found[from] + l.most >= found[to]) return none;
        found[to] = found[from] + l.most;
        return to;
    };
    std::vector<bool> changed;
    for (auto passes = 2; passes > 0; --passes) {
        changed.assign(size(), false);
        for (auto const& l : links_)
            if (auto const to = tighten(l); to != none) changed[to] = true;
    }

    std::vector<std::pair<wide, index>> queue;
    auto const entry = [&](index n) { return std::pair{found[n] + (forward ? -points_[n].kept : points_[n].kept), n}; };
    for (index n = 0; n < size(); ++n)
        if (changed[n]) queue.push_back(entry(n));
    std::make_heap(queue.begin(), queue.end(), std::greater<>());
    while (!queue.empty()) {
        std::pop_heap(queue.begin(), queue.end(), std::greater<>());
        auto const next = queue.back();
        queue.pop_back();
        if (next != entry(next.second)) continue;
        auto const& p = points_[next.second];
        for (auto i = forward ? p.out : p.in; i != none;) {
            auto const& l = links_[i];
            i = forward ? l.next_out : l.next_in;
            if (auto const to = tighten(l); to != none) {
                queue.push_back(entry(to));
                std::push_heap(queue.begin(), queue.end(), std::greater<>());
            }
        }
    }
    return found;
}

inline std::vector<bounds> network::windows() const
{
    auto const minus_earliest = ends(sense::backward), latest = ends(sense::forward);
    std::vector<bounds> all;
    all.reserve(size());
    for (index n = 0; n < size(); ++n) all.push_back(between(-minus_earliest[n], latest[n]));
    return all;
}

/// Bounds of instants, where `far` is open.
inline bounds network::between(wide earliest, wide latest) noexcept
{
    return bounds::closed(earliest > -far ? at(earliest) : instant::past(), latest < far ? at(latest) : instant::future());
}

inline bounds network::window(node n) const
{
    auto const kept = points_[number(n)].kept;
    auto const down = search(*this, sense::forward, number(n)).run_to_exit().exit_cost().cost;
    auto const up = search(*this, sense::backward, number(n)).run_to_exit().exit_cost().cost;
    return between(down < far ? kept - down : -far, up < far ? kept + up : far);
}

/// The length of a path, from the sum of its slacks.
inline duration network::apart(index from, index to, wide cost) const noexcept
{
    return cost < far ? length(cost + points_[to].kept - points_[from].kept) : duration::unlimited();
}

/// The searches that find the shortest path between two nodes, directly or through the origin.
struct network::way {
    search there, back;
    index to;

    way(network const& n, index a, index b) : there(n, sense::forward, a), back(n, sense::backward, b), to(b) {}

    way& find_shortest()
    {
        back.run_to_exit();
        while (there.step(std::min(far, cost() + 1))) {}
        return *this;
    }
    /// Whether there is one that costs less than the limit. Both sides are searched at once, as one may be much larger.
    [[nodiscard]] bool find(wide limit)
    {
        while (cost() >= limit) {
            auto const forwards = there.step(limit), backwards = back.step(std::min(limit, back.exit_cost().cost));
            if (!forwards && (!backwards || there.exit_cost().cost >= limit)) break;
        }
        return cost() < limit;
    }

    [[nodiscard]] wide direct() const { return there.to(to).cost; }
    [[nodiscard]] wide through() const { return there.exit_cost().cost + back.exit_cost().cost; }
    [[nodiscard]] wide cost() const { return std::min(direct(), through()); }
};

inline duration network::most(node from, node to) const
{
    return apart(number(from), number(to), way(*this, number(from), number(to)).find_shortest().cost());
}

inline bool network::certainly_before(node a, node b) const
{
    auto const limit = points_[number(b)].kept - points_[number(a)].kept; // of what is shorter than nothing
    return limit > 0 && way(*this, number(b), number(a)).find(limit);
}

inline bool network::possibly_before(node a, node b) const
{
    auto const limit = points_[number(a)].kept - points_[number(b)].kept + 1; // of what is at most nothing
    return limit <= 0 || !way(*this, number(a), number(b)).find(limit);
}

inline std::vector<duration> network::most_among(std::span<node const> nodes) const
{
    std::vector<wide> back;
    for (auto const to : nodes) back.push_back(search(*this, sense::backward, number(to)).run_to_exit().exit_cost().cost);
    std::vector<duration> lengths;
    lengths.reserve(nodes.size() * nodes.size());
    for (auto const from : nodes) {
        auto const there = search(*this, sense::forward, number(from)).run();
        for (std::size_t i = 0; i < nodes.size(); ++i)
            lengths.push_back(
                apart(number(from), number(nodes[i]), std::min(there.to(number(nodes[i])).cost, there.exit_cost().cost + back[i])));
    }
    return lengths;
}

/// For every node the length of the shortest path from, or backwards to, the nearest of some others. One search serves all
/// of them, if each begins with what its kept instant differs from that of the one that is ahead.
inline std::vector<duration> network::row(std::span<node const> some, sense s) const
{
    std::vector<duration> lengths(size(), duration::unlimited());
    if (some.empty()) return lengths;
    auto const kept = [&](index n) { return s == sense::forward ? points_[n].kept : -points_[n].kept; };
    auto front = -far;
    for (auto const n : some) front = std::max(front, kept(number(n)));
    search nearest(*this, s);
    for (auto const n : some) nearest.reach(number(n), {front - kept(number(n)), 0, none});
    nearest.run();
    auto const to_origin = nearest.exit_cost().cost;
    auto const from_origin = ends(s);
    for (index x = 0; x < size(); ++x) {
        auto const direct = nearest.to(x).cost;
        auto const through = to_origin < far && from_origin[x] < far ? to_origin - front + from_origin[x] : far;
        lengths[x] = length(std::min(direct < far ? direct + kept(x) - front : far, through));
    }
    return lengths;
}

inline std::vector<duration> network::most_from(node from) const { return row({&from, 1}, sense::forward); }
inline std::vector<duration> network::most_to(node to) const { return row({&to, 1}, sense::backward); }
inline std::vector<duration> network::least_most_from(std::span<node const> some) const { return row(some, sense::forward); }
inline std::vector<duration> network::least_most_to(std::span<node const> some) const { return row(some, sense::backward); }

inline std::vector<statement> network::because(node from, node to) const
{
    auto const found = way(*this, number(from), number(to)).find_shortest();
    if (found.cost() >= far) return {};
    if (found.direct() <= found.through()) return each_once(found.there.path(number(to)));
    auto path = found.there.path_of_exit();
    detail::append(path, found.back.path_of_exit());
    return each_once(path);
}

inline std::vector<statement> network::because_end(node n, sense s) const
{
    auto const found = search(*this, s, number(n)).run_to_exit();
    return found.exit() == none ? std::vector<statement>{} : each_once(found.path_of_exit());
}

} // namespace entente
