// How a network keeps a world, and answers by searches.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/compiled.hpp>
#include <entente/order/detail/conflict.hpp>

#include <algorithm>
#include <utility>

namespace entente {

ENTENTE_INLINE std::vector<statement> network::each_once(std::vector<statement> const& path)
{
    detail::sparse<bool> seen;
    std::vector<statement> once;
    for (auto const s : path)
        if (!std::exchange(seen[number(s)], true)) once.push_back(s);
    return once;
}

ENTENTE_INLINE duration network::length(wide d) noexcept
{
    constexpr wide top = duration::unlimited().count();
    return duration{static_cast<std::int64_t>(std::clamp<wide>(d, -top, top))};
}

ENTENTE_INLINE instant network::at(wide t) noexcept { return instant{length(t).count()}; }

ENTENTE_INLINE auto network::room(index n, sense s) const noexcept -> wide
{
    auto const& p = points_[n];
    auto const end = s == sense::forward ? p.within.earliest() : p.within.latest();
    if (!end.is_finite()) return far;
    return s == sense::forward ? p.kept - end.count() : end.count() - p.kept;
}

ENTENTE_INLINE node network::add(bounds within, statement earliest_by, statement latest_by)
{
    point p{within, earliest_by, latest_by};
    auto const lo = within.earliest().count(), hi = within.latest().count();
    // In the middle there is room to move either way.
    if (within.earliest().is_finite() && within.latest().is_finite()) p.kept = detail::midway(lo, hi);
    else if (within.earliest().is_finite()) p.kept = lo;
    else if (within.latest().is_finite()) p.kept = hi;
    points_.push_back(p);
    return node{static_cast<index>(points_.size() - 1)};
}

/// No two instants whatever satisfy it.
ENTENTE_INLINE bool network::impossible(constraint const& c) noexcept
{
    if (c.least > c.most || c.least == duration::unlimited() || c.most == -duration::unlimited()) return true;
    return c.from == c.to && (c.least > duration{} || c.most < duration{});
}

ENTENTE_INLINE void network::split(std::vector<link>& into, statement why, constraint const& c)
{
    if (c.from == c.to) return;
    if (!c.most.is_unlimited()) into.push_back({number(c.from), number(c.to), c.most.count(), why});
    if (!c.least.is_unlimited()) into.push_back({number(c.to), number(c.from), -c.least.count(), why});
}

ENTENTE_INLINE auto network::insert(statement why, std::span<constraint const> said) -> std::optional<conflict>
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
ENTENTE_INLINE auto network::settle(link const& l) -> std::optional<cycle>
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
    auto const rest = std::max<wide>(need - first.exit_cost().cost, 0);
    if (rest == 0) {
        shift(first, with_spare(need, first));
        return std::nullopt;
    }
    shift(first, need - rest);

    search second(*this, reverse(first.way()), goal);
    while (second.step(std::min(rest, second.exit_cost().cost))) {}
    if (second.to(start).cost < rest) return closing(second.path(start));
    if (second.exit_cost().cost < rest) return closing(earlier_first ? through_origin(first, second) : through_origin(second, first));
    shift(second, with_spare(rest, second));
    return std::nullopt;
}

/// As far as there is need and, as long as that pushes nobody else, up to a day further, but by no more than a quarter of what is
/// free. Without that room, claims that each take one more tick from the same side would each push all of it.
ENTENTE_INLINE auto network::with_spare(wide need, search const& moved) -> wide
{
    constexpr auto most = days(1).count();
    return need + (moved.beyond() - need < wide{4 * most} ? static_cast<std::int64_t>(moved.beyond() - need) / 4 : most);
}

ENTENTE_INLINE void network::shift(search const& moved, wide by)
{
    for (auto const& [n, l] : moved.labels())
        if (l.cost < by) points_[n].kept += moved.way() == sense::forward ? l.cost - by : by - l.cost;
}

ENTENTE_INLINE void network::connect(link l)
{
    auto const here = static_cast<index>(links_.size());
    l.next_out = std::exchange(points_[l.from].out, here);
    l.next_in = std::exchange(points_[l.to].in, here);
    auto& last = said_[number(l.why)];
    l.next_said = last == 0 ? none : last - 1;
    last = here + 1;
    links_.push_back(l);
}

ENTENTE_INLINE void network::disconnect_last()
{
    auto const& l = links_.back();
    points_[l.from].out = l.next_out;
    points_[l.to].in = l.next_in;
    said_[number(l.why)] = l.next_said == none ? 0 : l.next_said + 1;
    links_.pop_back();
}

ENTENTE_INLINE void network::return_to(position p)
{
    while (links_.size() > p.links) disconnect_last();
    constraints_ = p.constraints;
}

/// The latest instants of all points or, against the links, their earliest ones with the sign changed; `far` where there is
/// none. Every point begins with the end of its own bounds. Two passes over the links as they lie in memory tighten most of
/// what can be (measured: a third pass costs more than it saves); only from what the last one changed is searched on, in
/// the order of what the kept world leaves, so that no shape of network costs more than one search.
ENTENTE_INLINE auto network::ends(sense s) const -> std::vector<wide>
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

    std::vector<index> queue, places(size(), detail::nowhere);
    auto const cost = [&](index n) { return found[n] + (forward ? -points_[n].kept : points_[n].kept); };
    auto const nearer = [&](index a, index b) { return cost(a) < cost(b); };
    auto const place = [&](index n) -> index& { return places[n]; };
    for (index n = 0; n < size(); ++n)
        if (changed[n]) detail::put_nearer(queue, n, nearer, place);
    while (!queue.empty()) {
        auto const& p = points_[detail::take_nearest(queue, nearer, place)];
        for (auto i = forward ? p.out : p.in; i != none;) {
            auto const& l = links_[i];
            i = forward ? l.next_out : l.next_in;
            if (auto const to = tighten(l); to != none) detail::put_nearer(queue, to, nearer, place);
        }
    }
    return found;
}

ENTENTE_INLINE std::vector<bounds> network::windows() const
{
    auto const minus_earliest = ends(sense::backward), latest = ends(sense::forward);
    std::vector<bounds> all;
    all.reserve(size());
    for (index n = 0; n < size(); ++n) all.push_back(between(-minus_earliest[n], latest[n]));
    return all;
}

/// Bounds of instants, where `far` is open.
ENTENTE_INLINE bounds network::between(wide earliest, wide latest) noexcept
{
    return bounds::closed(earliest > -far ? at(earliest) : instant::past(), latest < far ? at(latest) : instant::future());
}

ENTENTE_INLINE std::vector<bool> network::free_nodes(std::vector<bool> const& passive) const
{
    auto const says_something = [&](link const& l) {
        return points_[l.to].within.latest() - points_[l.from].within.earliest() > duration{l.most};
    };
    std::vector<std::uint32_t> limits_above(points_.size()), limits_below(points_.size()); // links that say something, to and from a node
    for (auto const& l : links_)
        if (says_something(l)) {
            ++limits_above[l.to];
            ++limits_below[l.from];
        }
    std::vector<bool> gone(points_.size()), ended(links_.size());
    std::vector<index> giving_way;
    auto const look_at = [&](index n) {
        bool const goes_up = points_[n].within.latest() == instant::future() && limits_above[n] == 0;
        bool const goes_down = points_[n].within.earliest() == instant::past() && limits_below[n] == 0;
        if (gone[n] || !passive[n] || !(goes_up || goes_down)) return;
        gone[n] = true;
        giving_way.push_back(n);
    };
    auto const end = [&](index i) {
        auto const& l = links_[i];
        if (ended[i] || !says_something(l)) return;
        ended[i] = true;
        --limits_above[l.to];
        --limits_below[l.from];
        look_at(l.to);
        look_at(l.from);
    };
    for (index n = 0; n != points_.size(); ++n) look_at(n);
    while (!giving_way.empty()) {
        auto const n = giving_way.back();
        giving_way.pop_back();
        for (auto i = points_[n].out; i != none; i = links_[i].next_out) end(i);
        for (auto i = points_[n].in; i != none; i = links_[i].next_in) end(i);
    }
    std::vector<bool> out(points_.size());
    for (index n = 0; n != points_.size(); ++n) out[n] = limits_above[n] == 0 && limits_below[n] == 0;
    return out;
}

ENTENTE_INLINE bounds network::window(node n) const
{
    auto const [earliest, latest] = windows_of({&n, 1}).front();
    return between(earliest, latest);
}

/// The windows of some nodes, each searched for on its own until that has cost more than to look for all.
ENTENTE_INLINE auto network::windows_of(std::span<node const> some) const -> std::vector<std::pair<wide, wide>>
{
    std::vector<std::pair<wide, wide>> found;
    std::size_t spent = 0;
    for (auto const n : some) {
        auto const kept = points_[number(n)].kept;
        search down(*this, sense::forward, number(n)), up(*this, sense::backward, number(n));
        auto const before = down.run_to_exit().exit_cost().cost, after = up.run_to_exit().exit_cost().cost;
        found.emplace_back(before < far ? kept - before : -far, after < far ? kept + after : far);
        spent += down.steps() + up.steps();
        if (spent > points_.size() + links_.size() && found.size() < some.size()) break;
    }
    if (found.size() == some.size()) return found;
    auto const minus_earliest = ends(sense::backward), latest = ends(sense::forward);
    found.clear();
    for (auto const n : some) found.emplace_back(-minus_earliest[number(n)], latest[number(n)]);
    return found;
}

ENTENTE_INLINE std::vector<bounds> network::windows(std::span<node const> some) const
{
    std::vector<bounds> all;
    for (auto const& [earliest, latest] : windows_of(some)) all.push_back(between(earliest, latest));
    return all;
}

/// The length of a path, from the sum of its slacks.
ENTENTE_INLINE duration network::apart(index from, index to, wide cost) const noexcept
{
    return cost < far ? length(cost + points_[to].kept - points_[from].kept) : duration::unlimited();
}

ENTENTE_INLINE duration network::most(node from, node to) const
{
    return apart(number(from), number(to), way(*this, number(from), number(to)).find_shortest().cost());
}

ENTENTE_INLINE bool network::certainly_before(node a, node b) const
{
    auto const limit = points_[number(b)].kept - points_[number(a)].kept; // of what is shorter than nothing
    return limit > 0 && way(*this, number(b), number(a)).find(limit);
}

ENTENTE_INLINE bool network::possibly_before(node a, node b) const
{
    auto const limit = points_[number(a)].kept - points_[number(b)].kept + 1; // of what is at most nothing
    return limit <= 0 || !way(*this, number(a), number(b)).find(limit);
}

ENTENTE_INLINE std::vector<duration> network::most_among(std::span<node const> nodes) const
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

ENTENTE_INLINE std::vector<duration> network::row(std::span<node const> some, sense s) const
{
    if (some.empty()) return std::vector<duration>(size(), duration::unlimited());
    nearest const found(*this, some, s);
    std::vector<duration> lengths;
    lengths.reserve(size());
    auto const known = ends(s);
    for (index x = 0; x < size(); ++x) lengths.push_back(length(found.length(x, known[x])));
    return lengths;
}

ENTENTE_INLINE std::vector<duration> network::most_from(node from) const { return row({&from, 1}, sense::forward); }
ENTENTE_INLINE std::vector<duration> network::most_to(node to) const { return row({&to, 1}, sense::backward); }
ENTENTE_INLINE std::vector<duration> network::least_most_from(std::span<node const> some) const { return row(some, sense::forward); }
ENTENTE_INLINE std::vector<duration> network::least_most_to(std::span<node const> some) const { return row(some, sense::backward); }

ENTENTE_INLINE std::vector<duration> network::linked(std::span<node const> ends, std::span<node const> asked, duration below, sense s) const
{
    std::vector<duration> lengths(asked.size(), duration::unlimited());
    if (ends.empty() || asked.empty()) return lengths;
    auto const ahead = [&](wide a, wide b) { return s == sense::forward ? a - b : b - a; };
    auto front = points_[number(ends.front())].kept;
    for (auto const n : ends)
        if (auto const kept = points_[number(n)].kept; ahead(kept, front) > 0) front = kept;
    auto limit = far;
    if (!below.is_unlimited()) {
        limit = -far;
        for (auto const n : asked) limit = std::max(limit, below.count() - ahead(points_[number(n)].kept, front));
    }
    search found(*this, s);
    for (auto const n : ends) found.reach(number(n), ahead(front, points_[number(n)].kept));
    found.run(limit);
    for (std::size_t i = 0; i != asked.size(); ++i)
        if (auto const cost = found.to(number(asked[i])).cost; cost < far)
            lengths[i] = length(cost + ahead(points_[number(asked[i])].kept, front));
    return lengths;
}

ENTENTE_INLINE std::vector<duration> network::linked_from(std::span<node const> some, std::span<node const> asked, duration below) const
{
    return linked(some, asked, below, sense::forward);
}
ENTENTE_INLINE std::vector<std::pair<node, duration>> network::linked(node one, sense s) const
{
    std::vector<std::pair<node, duration>> all;
    search found(*this, s, number(one));
    for (auto const& [n, l] : found.run().labels())
        all.emplace_back(node{n}, s == sense::forward ? apart(number(one), n, l.cost) : apart(n, number(one), l.cost));
    return all;
}

ENTENTE_INLINE std::vector<duration> network::linked_to(std::span<node const> some, std::span<node const> asked, duration below) const
{
    return linked(some, asked, below, sense::backward);
}

ENTENTE_INLINE std::vector<statement> network::because(node from, node to) const
{
    auto const found = way(*this, number(from), number(to)).find_shortest();
    if (found.cost() >= far) return {};
    if (found.direct() <= found.through()) return each_once(found.there.path(number(to)));
    auto path = found.there.path_of_exit();
    detail::append(path, found.back.path_of_exit());
    return each_once(path);
}

ENTENTE_INLINE std::vector<statement> network::because_end(node n, sense s) const
{
    auto const found = search(*this, s, number(n)).run_to_exit();
    return found.exit() == none ? std::vector<statement>{} : each_once(found.path_of_exit());
}

} // namespace entente
