// What is known about a set of points in time: their bounds and the distances between them, kept free of contradiction.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/compiled.hpp>
#include <entente/order/detail/sparse.hpp>
#include <entente/order/detail/wide.hpp>
#include <entente/time/bounds.hpp>
#include <entente/time/instant.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
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
    node from{};                             ///< measured from
    node to{};                               ///< measured to
    duration least = -duration::unlimited(); ///< unlimited: no limit
    duration most = duration::unlimited();   ///< unlimited: no limit
};

/// a strictly before b.
[[nodiscard]] constexpr constraint before(node a, node b) noexcept { return {a, b, tick, duration::unlimited()}; }
/// a before b or at the same instant.
[[nodiscard]] constexpr constraint not_after(node a, node b) noexcept { return {a, b, duration{}, duration::unlimited()}; }
/// b exactly d later than a.
[[nodiscard]] constexpr constraint exactly(node a, node b, duration d) noexcept { return {a, b, d, d}; }

/// A simple temporal network (Dechter, Meiri and Pearl, Artificial Intelligence 49, 1991): points with bounds and
/// difference constraints between them. A *world* gives every point an instant so that all of it holds; a network
/// always has one, because what would leave none is refused by `insert`. Answers are exact: over all worlds.
///
///     network n;
///     auto const us = n.add({}, dated), cn = n.add(eleventh_of_may, dated), jp = n.add({}, dated);
///     auto const clash = n.insert(report, std::array{before(us, cn), before(cn, jp)});   // none
///     n.certainly_before(us, jp);   // true
///     n.window(us).latest();        // 11 May less a tick
///
/// Let m be the number of constraints among the nodes that constraints link, directly or not, to those asked about, and
/// k the number of those nodes: one search costs at most O((m + k) log k), and less where bounds make what lies beyond
/// certain: nothing is searched on from a node that its own bounds place better than the path does. Nodes that nothing is
/// said about cost nothing. Nothing recurses. Memory: 48 bytes a node; 32 for each end that a constraint limits, and
/// about 20 for each statement. A const network may be read from many threads.
class network {
public:
    /// A point with bounds. The bounds are not empty, so alone they are never in conflict.
    node add(bounds within, statement why) { return add(within, why, why); }
    /// The same, where the two ends come from different statements.
    node add(bounds within, statement earliest_by, statement latest_by);

    /// `rejected` and all of `with` cannot hold together, but any part of them can.
    struct conflict {
        statement rejected{};        ///< the statement that was not taken
        std::vector<statement> with; ///< those that it contradicts, none of them to spare
    };

    /// Adds all the constraints of a statement, or none: if no world were left, nothing changes and the conflict is returned.
    /// Complexity: nothing if a kept world satisfies the constraint already, otherwise its local repair (after Cotton and
    /// Maler, SAT 2006), searched from both ends in turn and done as soon as the side that moves less is known. A conflict of s
    /// statements is made minimal by s such repairs in a copy of all that they say: each moves what lies between two of them
    /// on a cycle, and at worst, where their constraints form a dense network, all.
    [[nodiscard]] std::optional<conflict> insert(statement why, std::span<constraint const> said);

    /// What a label was said to say, bounds left aside, one end at a time. Complexity: linear in it.
    [[nodiscard]] std::vector<constraint> said_by(statement why) const;

    /// A place to return to. What was inserted since can be taken back; points stay, and so does a world.
    struct position {
        std::size_t links = 0;       ///< how many links there were
        std::size_t constraints = 0; ///< how many constraints there were
    };
    /// The place that has been reached.
    [[nodiscard]] position here() const noexcept { return {links_.size(), constraints_}; }
    /// Requires: the place is of this network, and nothing before it was taken back since.
    void return_to(position p);

    [[nodiscard]] std::size_t size() const noexcept { return points_.size(); } ///< how many points there are
    /// How many constraints were accepted; bounds are not counted.
    [[nodiscard]] std::size_t constraints() const noexcept { return constraints_; }

    /// The instants that a point has in some world. Complexity: two searches.
    [[nodiscard]] bounds window(node n) const;
    /// The same of all points, indexed by node. Complexity: two searches over the whole network.
    [[nodiscard]] std::vector<bounds> windows() const;
    /// The same of some points, in their order. Complexity: two searches for each, though never more than two passes over the whole
    /// network.
    [[nodiscard]] std::vector<bounds> windows(std::span<node const> some) const;

    /// The largest t_to - t_from of any world; unlimited if there is none. The least is -most(to, from).
    /// Complexity: two searches.
    [[nodiscard]] duration most(node from, node to) const;
    /// most(from, x) for every node x. Complexity: a search over the whole network.
    [[nodiscard]] std::vector<duration> most_from(node from) const;
    /// most(x, to) for every node x. Complexity: a search over the whole network.
    [[nodiscard]] std::vector<duration> most_to(node to) const;

    /// For every node x: the least of most(x, y) over some nodes y, where x itself among them counts as 0; unlimited if
    /// there are none. Negative: some y is certainly before x. Complexity: a search over the whole network, for all of them at once.
    [[nodiscard]] std::vector<duration> least_most_to(std::span<node const> some) const;
    /// For every node x: the least of most(y, x) over some nodes y. Negative: x is certainly before some y. Complexity: the same.
    [[nodiscard]] std::vector<duration> least_most_from(std::span<node const> some) const;

    /// For each node y that is asked for: the least of most(x, y) over some nodes x as far as constraints lead there, bounds
    /// left aside; unlimited if none do. The lesser of this and of the distances of windows, window(y).latest() -
    /// window(x).earliest(), is the least most(x, y); what is not less than those, or not below the last argument, may come
    /// out greater. Complexity: one search among the nodes that constraints link to these, no further than that needs.
    [[nodiscard]] std::vector<duration> linked_from(std::span<node const> some, std::span<node const> asked,
                                                    duration below = duration::unlimited()) const;
    /// The same of most(y, x).
    [[nodiscard]] std::vector<duration> linked_to(std::span<node const> some, std::span<node const> asked,
                                                  duration below = duration::unlimited()) const;

    /// The same of one node, for every node that constraints lead to, each once. Complexity: one search.
    [[nodiscard]] std::vector<std::pair<node, duration>> linked_from(node from) const { return linked(from, sense::forward); }
    /// The same of every node from which they lead to one.
    [[nodiscard]] std::vector<std::pair<node, duration>> linked_to(node to) const { return linked(to, sense::backward); }

    /// most(from, to) for all pairs of some nodes, row by row. Complexity: two searches for each.
    [[nodiscard]] std::vector<duration> most_among(std::span<node const> nodes) const;

    /// In every world a is strictly before b.
    [[nodiscard]] bool certainly_before(node a, node b) const;
    /// In some world a is strictly before b.
    [[nodiscard]] bool possibly_before(node a, node b) const;

    /// Whether constraints leave a node free in its own bounds, whatever the others do, by node. The *passive* ones count as others no more
    /// than they must: one that its bounds leave open to one side, and that nothing limits on that side, gives way to all that is
    /// said of it. False: perhaps not. Complexity: linear in the network.
    [[nodiscard]] std::vector<bool> free_nodes(std::vector<bool> const& passive) const;

    /// The statements that make most(from, to) what it is, each once, as few constraints as possible, in the order in
    /// which they lead from `from` to `to`. Empty if it is unlimited.
    [[nodiscard]] std::vector<statement> because(node from, node to) const;
    /// The statements that make window(n).earliest() what it is, from n outwards. Empty if it is open.
    [[nodiscard]] std::vector<statement> because_earliest(node n) const { return because_end(n, sense::forward); }
    /// The statements that make window(n).latest() what it is, towards n. Empty if it is open.
    [[nodiscard]] std::vector<statement> because_latest(node n) const { return because_end(n, sense::backward); }

    class kept_windows;

private:
    using wide = detail::wide;
    using index = std::uint32_t;
    static constexpr index none = static_cast<index>(-1);
    static constexpr wide far = detail::out_of_reach;          ///< no path
    static constexpr auto off = duration::unlimited().count(); ///< the length of a link that is not to be used; of no other

    enum class sense : bool { forward, backward }; ///< along the links, or against them

    /// t_to - t_from <= most
    struct link {
        index from;
        index to;
        std::int64_t most;
        statement why;
        index next_out = none;  ///< next link with the same `from`
        index next_in = none;   ///< next link with the same `to`
        index next_said = none; ///< next link with the same `why`
    };

    struct point {
        bounds within;
        statement earliest_by;
        statement latest_by;
        wide kept = 0; ///< its instant in one world
        index out = none;
        index in = none;
    };

    class search;
    class trial;
    struct label;
    struct way;
    class nearest;
    using cycle = std::vector<statement>;

    [[nodiscard]] static constexpr index number(node n) noexcept { return static_cast<index>(n); }
    [[nodiscard]] static constexpr sense reverse(sense s) noexcept { return s == sense::forward ? sense::backward : sense::forward; }
    [[nodiscard]] static constexpr index number(statement s) noexcept { return static_cast<index>(s); }
    [[nodiscard]] static std::vector<statement> each_once(std::vector<statement> const& path);
    [[nodiscard]] static duration length(wide d) noexcept;
    [[nodiscard]] static instant at(wide t) noexcept;
    [[nodiscard]] static bool impossible(constraint const& c) noexcept;
    static void split(std::vector<link>& into, statement why, constraint const& c);

    /// How far the point could move in the kept world before it hits its own bounds: forwards it gets earlier.
    [[nodiscard]] wide room(index n, sense s) const noexcept;
    /// By how much the kept world satisfies a link.
    [[nodiscard]] wide slack(link const& l) const noexcept { return points_[l.from].kept + l.most - points_[l.to].kept; }

    template <class F>
    void for_each_said(statement s, F f) const;

    [[nodiscard]] std::optional<cycle> settle(link const& l);
    [[nodiscard]] static std::vector<statement> through_origin(search const& there, search const& back);
    [[nodiscard]] static wide with_spare(wide need, search const& moved);
    void shift(search const& moved, wide by);
    void connect(link l);
    void disconnect_last();

    [[nodiscard]] std::vector<statement> minimal(statement why, cycle found, std::span<link const> said) const;

    [[nodiscard]] duration apart(index from, index to, wide cost) const noexcept;
    [[nodiscard]] static bounds between(wide earliest, wide latest) noexcept;
    [[nodiscard]] std::vector<wide> ends(sense s) const;
    [[nodiscard]] std::vector<std::pair<wide, wide>> windows_of(std::span<node const> some) const;
    [[nodiscard]] std::vector<duration> row(std::span<node const> some, sense s) const;
    [[nodiscard]] std::vector<duration> linked(std::span<node const> some, std::span<node const> asked, duration below, sense s) const;
    [[nodiscard]] std::vector<std::pair<node, duration>> linked(node one, sense s) const;
    [[nodiscard]] std::vector<statement> because_end(node n, sense s) const;

    std::vector<point> points_;
    std::vector<link> links_;
    detail::sparse<index> said_; ///< one more than a statement's last link; 0: it has none
    std::size_t constraints_ = 0;
};

} // namespace entente

#ifndef ENTENTE_COMPILED
#include <entente/order/detail/search.hpp>
#endif
