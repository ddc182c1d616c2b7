// How a network searches shortest paths.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/network.hpp>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace entente {

namespace detail {

inline void append(std::vector<statement>& to, std::vector<statement> const& more) { to.insert(to.end(), more.begin(), more.end()); }

// A heap of numbers that know their places in it, `place(number)`, so that each is in it once, however often it gets nearer.

inline constexpr auto nowhere = static_cast<std::uint32_t>(-1);

/// Puts in a number, or moves one that has got nearer.
template <class Nearer, class Place>
void put_nearer(std::vector<std::uint32_t>& heap, std::uint32_t number, Nearer nearer, Place place)
{
    if (place(number) == nowhere) {
        place(number) = static_cast<std::uint32_t>(heap.size());
        heap.push_back(number);
    }
    std::size_t at = place(number);
    for (; at > 0 && nearer(number, heap[(at - 1) / 2]); at = (at - 1) / 2) {
        heap[at] = heap[(at - 1) / 2];
        place(heap[at]) = static_cast<std::uint32_t>(at);
    }
    heap[at] = number;
    place(number) = static_cast<std::uint32_t>(at);
}

/// Takes out the nearest. The heap is not empty.
template <class Nearer, class Place>
[[nodiscard]] std::uint32_t take_nearest(std::vector<std::uint32_t>& heap, Nearer nearer, Place place)
{
    auto const nearest = heap.front(), last = heap.back();
    place(nearest) = nowhere;
    heap.pop_back();
    if (heap.empty()) return nearest;
    std::size_t at = 0;
    for (auto child = std::size_t{1}; child < heap.size(); child = 2 * at + 1) {
        if (child + 1 < heap.size() && nearer(heap[child + 1], heap[child])) ++child;
        if (!nearer(heap[child], last)) break;
        heap[at] = heap[child];
        place(heap[at]) = static_cast<std::uint32_t>(at);
        at = child;
    }
    heap[at] = last;
    place(last) = static_cast<std::uint32_t>(at);
    return nearest;
}

} // namespace detail

// The kept world is a potential: against it every link has a slack of at least nothing, so that shortest paths are found
// by Dijkstra's search on slacks. A length is a sum of slacks plus the difference of the two ends' kept instants. Bounds
// are links from and to an origin at instant 0, which is no node: a path that passes it leaves by the end of one point's
// bounds (the search's exit) and comes back by that of another's.

struct network::label {
    wide cost = far;
    index links = 0;
    index via = none;   ///< the link by which the node was reached
    index place = none; ///< in the queue of the search; none: not yet, or no longer
};

/// Dijkstra's search from some nodes. Of equal costs it finds the path with the fewest links. Nothing is searched on from a
/// node that is reached more cheaply through the origin: the caller adds what lies beyond it.
class network::search {
    // The queue is a heap of the order of arrival.
    [[nodiscard]] auto nearer() const
    {
        return [this](std::uint32_t a, std::uint32_t b) {
            auto const& [m, x] = labels_.at(a);
            auto const& [n, y] = labels_.at(b);
            return x.cost != y.cost ? x.cost < y.cost : x.links != y.links ? x.links < y.links : m < n;
        };
    }
    [[nodiscard]] auto place()
    {
        return [this](std::uint32_t arrival) -> index& { return labels_.at(arrival).second.place; };
    }

public:
    search(network const& n, sense s) : network_(n), sense_(s) {}
    search(network const& n, sense s, index start) : search(n, s) { reach(start, 0); }

    void reach(index n, wide cost, index links = 0, index via = none)
    {
        auto const here = labels_.arrival(n);
        auto& known = labels_.at(here).second;
        if (!(cost < known.cost || (cost == known.cost && links < known.links))) return;
        known.cost = cost;
        known.links = links;
        known.via = via;
        detail::put_nearer(queue_, here, nearer(), place());
    }

    /// Goes on by one link, so that of two searches that take turns a small one does not wait for a point with many; false if
    /// all that is nearer than the limit has been found. The limit may not grow from step to step.
    bool step(wide limit)
    {
        if (link_ != none) {
            auto const& l = network_.links_[link_];
            auto const cost = l.most == off ? far : from_.cost + network_.slack(l);
            if (cost < limit) reach(sense_ == sense::forward ? l.to : l.from, cost, from_.links + 1, link_);
            else beyond_ = std::min(beyond_, cost);
            link_ = sense_ == sense::forward ? l.next_out : l.next_in;
            return true;
        }
        if (queue_.empty() || labels_.at(queue_.front()).second.cost >= limit) return false;
        auto const n = labels_.at(queue_.front()).first;
        from_ = labels_.at(detail::take_nearest(queue_, nearer(), place())).second;
        leave(n);
        if (from_.cost <= exit_cost_.cost + network_.room(n, reverse(sense_))) {
            auto const& p = network_.points_[n];
            link_ = sense_ == sense::forward ? p.out : p.in;
        }
        return true;
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

    /// All that is left, the exit included, costs at least this.
    [[nodiscard]] wide beyond() const noexcept
    {
        auto const rest = std::min(beyond_, exit_cost_.cost);
        return queue_.empty() ? rest : std::min(rest, labels_.at(queue_.front()).second.cost);
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
    void leave(index n)
    {
        auto const cost = std::min(far, from_.cost + network_.room(n, sense_));
        if (!(cost < exit_cost_.cost || (cost == exit_cost_.cost && cost < far && from_.links < exit_cost_.links))) return;
        exit_ = n;
        exit_cost_.cost = cost;
        exit_cost_.links = from_.links;
    }

    network const& network_;
    sense sense_;
    detail::sparse<label> labels_;
    std::vector<std::uint32_t> queue_;
    label from_;        ///< of the node that is searched on from,
    index link_ = none; ///< and the next of its links
    wide beyond_ = far; ///< what the nearest costs that was left out
    std::size_t steps_ = 0;
    index exit_ = none;
    label exit_cost_;
};

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

/// The shortest paths from, or backwards to, the nearest of some nodes. One search serves all of them, if each begins with
/// what its kept instant differs from that of the one that is ahead.
class network::nearest {
public:
    nearest(network const& n, std::span<node const> some, sense s) : network_(n), found_(n, s)
    {
        for (auto const x : some) front_ = std::max(front_, kept(number(x)));
        for (auto const x : some) found_.reach(number(x), front_ - kept(number(x)));
        found_.run();
    }

    /// The length from the nearest to x, or from x to the nearest; `end` is what `ends` knows of x.
    [[nodiscard]] wide length(index x, wide end) const
    {
        auto const direct = found_.to(x).cost, exit = found_.exit_cost().cost;
        return std::min(direct < far ? direct + kept(x) - front_ : far, exit < far && end < far ? exit - front_ + end : far);
    }

private:
    [[nodiscard]] wide kept(index n) const noexcept
    {
        return found_.way() == sense::forward ? network_.points_[n].kept : -network_.points_[n].kept;
    }

    network const& network_;
    search found_;
    wide front_ = -far;
};

} // namespace entente

#ifndef ENTENTE_COMPILED
#include <entente/order/detail/conflict.hpp>
#endif
