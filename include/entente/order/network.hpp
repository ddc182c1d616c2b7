// What is known about a set of points in time: their bounds and the distances between them, kept free of contradiction.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/time/bounds.hpp>
#include <entente/time/instant.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace entente {

/// A point in time of a network, numbered from 0 in the order of `network::add`.
enum class node : std::uint32_t {};

/// The caller's label of whatever it says. One label may stand behind many constraints and bounds.
enum class statement : std::uint32_t {};

/// least <= t_to - t_from <= most; an unlimited end says nothing.
struct constraint {
    node from{};
    node to{};
    duration least = -duration::unlimited();
    duration most = duration::unlimited();
};

/// a strictly before b.
[[nodiscard]] constexpr constraint before(node a, node b) noexcept { return {a, b, tick, duration::unlimited()}; }
/// a before b or at the same instant.
[[nodiscard]] constexpr constraint not_after(node a, node b) noexcept { return {a, b, duration{}, duration::unlimited()}; }
/// b exactly d later than a.
[[nodiscard]] constexpr constraint exactly(node a, node b, duration d) noexcept { return {a, b, d, d}; }

namespace detail {

/// Sums of instants along a path; 64 bits would not hold them.
__extension__ using wide = __int128;

} // namespace detail

/// A simple temporal network (Dechter, Meiri and Pearl, Artificial Intelligence 49, 1991): points with bounds and
/// difference constraints between them. A *world* gives every point an instant so that all of it holds; a network
/// always has one, because what would leave none is refused by `insert`. Answers are exact: over all worlds.
///
///     network n;
///     auto const us = n.add({}, dated), cn = n.add(bounds{11_may}, dated), jp = n.add({}, dated);
///     n.insert(report, std::array{before(us, cn), before(cn, jp)});
///     n.certainly_before(us, jp);   // true
///     n.window(us).latest();        // 11 May less a tick
///
/// Let m be the number of constraints among the nodes that constraints link, directly or not, to those asked about, and
/// k the number of those nodes: one search costs O((m + k) log k). Nodes that nothing is said about cost nothing. A
/// const network may be read from many threads.
class network {
public:
    /// A point with bounds. The bounds are not empty, so alone they are never in conflict.
    node add(bounds within, statement why) { return add(within, why, why); }
    /// The same, where the two ends come from different statements.
    node add(bounds within, statement earliest_by, statement latest_by);

    /// `rejected` and all of `with` cannot hold together, but any part of them can.
    struct conflict {
        statement rejected{};
        std::vector<statement> with;
    };

    /// Adds all the constraints of a statement, or none: if no world were left, nothing changes and the conflict is returned.
    /// Complexity: local repair of a kept world (after Cotton and Maler, SAT 2006), searched from both ends of a violated
    /// constraint at once and done as soon as the shorter side is known; nothing if the kept world satisfies it already. A
    /// conflict costs one pass over the network and, where a statement on the cycle speaks of more than two points, for
    /// every one of them a pass over what they all say.
    std::optional<conflict> insert(statement why, std::span<constraint const> said);

    [[nodiscard]] std::size_t size() const noexcept { return points_.size(); }
    /// How many constraints were accepted; bounds are not counted.
    [[nodiscard]] std::size_t constraints() const noexcept { return constraints_; }

    /// The instants that a point has in some world. Complexity: two searches.
    [[nodiscard]] bounds window(node n) const;
    /// The same of all points, indexed by node. Complexity: two searches over the whole network.
    [[nodiscard]] std::vector<bounds> windows() const;

    /// The largest t_to - t_from of any world; unlimited if there is none. The least is -most(to, from). Complexity: two searches.
    [[nodiscard]] duration most(node from, node to) const;
    /// most(from, x) for every node x. Complexity: a search over the whole network.
    [[nodiscard]] std::vector<duration> most_from(node from) const;
    /// most(x, to) for every node x. Complexity: a search over the whole network.
    [[nodiscard]] std::vector<duration> most_to(node to) const;

    /// most(from, to) for all pairs of some nodes, row by row. Complexity: two searches for each.
    [[nodiscard]] std::vector<duration> most_among(std::span<node const> nodes) const;

    /// In every world a is strictly before b.
    [[nodiscard]] bool certainly_before(node a, node b) const { return most(b, a) < duration{}; }
    /// In some world a is strictly before b.
    [[nodiscard]] bool possibly_before(node a, node b) const { return most(a, b) > duration{}; }

    /// The statements that make most(from, to) what it is, each once, as few constraints as possible, in the order in
    /// which they lead from `from` to `to`. Empty if it is unlimited.
    [[nodiscard]] std::vector<statement> because(node from, node to) const;
    /// The statements that make window(n).earliest() what it is, from n outwards. Empty if it is open.
    [[nodiscard]] std::vector<statement> because_earliest(node n) const { return because_end(n, sense::forward); }
    /// The statements that make window(n).latest() what it is, towards n. Empty if it is open.
    [[nodiscard]] std::vector<statement> because_latest(node n) const { return because_end(n, sense::backward); }

private:
    using wide = detail::wide;
    using index = std::uint32_t;
    static constexpr index none = static_cast<index>(-1);
    static constexpr wide far = wide{1} << 120; ///< no path; beyond any sum, and two of them still fit

    enum class sense : bool { forward, backward }; ///< along the links, or against them

    /// t_to - t_from <= most
    struct link {
        index from;
        index to;
        std::int64_t most;
        statement why;
        index next_out = none; ///< next link with the same `from`
        index next_in = none;  ///< next link with the same `to`
    };

    struct point {
        bounds within;
        statement earliest_by;
        statement latest_by;
        wide kept = 0; ///< its instant in one world
        index out = none;
        index in = none;
    };

    template <class Labels>
    class search;
    struct label;
    using local = search<std::map<index, label>>;
    using global = search<std::vector<label>>;
    using cycle = std::vector<statement>;

    [[nodiscard]] static constexpr index number(node n) noexcept { return static_cast<index>(n); }
    [[nodiscard]] static constexpr sense reverse(sense s) noexcept { return s == sense::forward ? sense::backward : sense::forward; }
    [[nodiscard]] static duration length(wide d) noexcept;
    [[nodiscard]] static instant at(wide t) noexcept;
    [[nodiscard]] static bool impossible(constraint const& c) noexcept;
    static void split(std::vector<link>& into, statement why, constraint const& c);

    /// How far the point could move in the kept world before it hits its own bounds: forwards it gets earlier.
    [[nodiscard]] wide room(index n, sense s) const noexcept;
    /// By how much the kept world satisfies a link.
    [[nodiscard]] wide slack(link const& l) const noexcept { return points_[l.from].kept + l.most - points_[l.to].kept; }

    [[nodiscard]] std::optional<cycle> settle(link const& l);
    void shift(local const& moved, wide by);
    void connect(link l);
    void disconnect_last();

    [[nodiscard]] std::vector<statement> minimal(statement why, cycle found, std::span<link const> said) const;
    [[nodiscard]] bool speak_of_pairs(std::span<link const> links, std::set<statement> const& held) const;
    [[nodiscard]] static bool can_hold(network const& whole, std::span<link const> links, std::set<statement> const& held);

    [[nodiscard]] duration apart(index from, index to, wide cost) const noexcept;
    [[nodiscard]] global bounded(sense s) const;
    [[nodiscard]] std::vector<duration> row(node n, sense s) const;
    [[nodiscard]] std::vector<statement> because_end(node n, sense s) const;

    std::vector<point> points_;
    std::vector<link> links_;
    std::size_t constraints_ = 0;
};

// Implementation
//
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
        auto const found = labels_.find(n);
        return found == labels_.end() ? label{} : found->second;
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
        auto why = path(exit_);
        auto const& p = network_.points_[exit_];
        if (forward())
            why.push_back(p.earliest_by);
        else
            why.insert(why.begin(), p.latest_by);
        return why;
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

[[nodiscard]] inline std::vector<statement> each_once(std::vector<statement> const& path)
{
    std::set<statement> seen;
    std::vector<statement> once;
    for (auto const s : path)
        if (seen.insert(s).second) once.push_back(s);
    return once;
}

inline void append(std::vector<statement>& to, std::vector<statement> const& more) { to.insert(to.end(), more.begin(), more.end()); }

} // namespace detail

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
    if (within.earliest().is_finite() && within.latest().is_finite())
        p.kept = lo + (hi - lo) / 2;
    else if (within.earliest().is_finite())
        p.kept = lo;
    else if (within.latest().is_finite())
        p.kept = hi;
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
    auto const closing = [&](std::vector<statement> path) {
        path.insert(path.begin(), l.why);
        return cycle{std::move(path)};
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
        return closing(std::move(path));
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
    found = detail::each_once(found);
    std::set<statement> held(found.begin(), found.end());
    std::vector<link> links(said.begin(), said.end());
    for (auto const& l : links_)
        if (held.contains(l.why)) links.push_back(l);
    std::erase(found, why);
    if (!can_hold(*this, links, {why})) return {};
    if (speak_of_pairs(links, held)) return found;
    std::erase_if(found, [&](statement s) {
        held.erase(s);
        auto const needed = can_hold(*this, links, held);
        if (needed) held.insert(s);
        return !needed;
    });
    return found;
}

/// Whether each of these statements speaks of one pair of the points that `links` touch. The origin is a point, `none`.
inline bool network::speak_of_pairs(std::span<link const> links, std::set<statement> const& held) const
{
    std::map<statement, std::pair<index, index>> pairs;
    auto const same = [&](statement s, index a, index b) {
        auto const pair = std::minmax(a, b);
        return !held.contains(s) || pairs.try_emplace(s, pair).first->second == std::pair<index, index>(pair);
    };
    auto const bounds_too = [&](index n) {
        auto const& p = points_[n];
        return (!p.within.earliest().is_finite() || same(p.earliest_by, n, none)) && (!p.within.latest().is_finite() || same(p.latest_by, n, none));
    };
    return std::all_of(links.begin(), links.end(), [&](link const& l) { return same(l.why, l.from, l.to) && bounds_too(l.from) && bounds_too(l.to); });
}

/// Whether what these statements say of the points that `links` touch leaves a world.
inline bool network::can_hold(network const& whole, std::span<link const> links, std::set<statement> const& held)
{
    network trial;
    std::map<index, index> moved;
    auto const move = [&](index old) {
        auto const [found, fresh] = moved.try_emplace(old, static_cast<index>(trial.size()));
        if (fresh) {
            auto const& p = whole.points_[old];
            trial.add(bounds::closed(held.contains(p.earliest_by) ? p.within.earliest() : instant::past(),
                                     held.contains(p.latest_by) ? p.within.latest() : instant::future()),
                      p.earliest_by, p.latest_by);
        }
        return found->second;
    };
    return std::all_of(links.begin(), links.end(), [&](link const& l) {
        if (!held.contains(l.why)) return true;
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
            lengths.push_back(apart(number(from), number(nodes[i]), std::min(there.to(number(nodes[i])).cost, there.exit_cost().cost + back[i])));
    }
    return lengths;
}

inline std::vector<duration> network::row(node n, sense s) const
{
    auto const start = local(*this, s, number(n)).run();
    auto const all = bounded(s);
    std::vector<duration> lengths;
    lengths.reserve(size());
    for (index x = 0; x < size(); ++x) {
        auto const cost = std::min(start.to(x).cost, start.exit_cost().cost + all.labels()[x].cost);
        lengths.push_back(s == sense::forward ? apart(number(n), x, cost) : apart(x, number(n), cost));
    }
    return lengths;
}

inline std::vector<duration> network::most_from(node from) const { return row(from, sense::forward); }
inline std::vector<duration> network::most_to(node to) const { return row(to, sense::backward); }

inline std::vector<statement> network::because(node from, node to) const
{
    local const there = local(*this, sense::forward, number(from)).run(), back = local(*this, sense::backward, number(to)).run();
    auto const direct = there.to(number(to)).cost, through = there.exit_cost().cost + back.exit_cost().cost;
    if (std::min(direct, through) >= far) return {};
    if (direct <= through) return detail::each_once(there.path(number(to)));
    auto path = there.path_of_exit();
    detail::append(path, back.path_of_exit());
    return detail::each_once(path);
}

inline std::vector<statement> network::because_end(node n, sense s) const
{
    auto const found = local(*this, s, number(n)).run();
    return found.exit() == none ? std::vector<statement>{} : detail::each_once(found.path_of_exit());
}

} // namespace entente
