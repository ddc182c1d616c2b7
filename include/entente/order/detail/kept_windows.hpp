// Windows of a network's points that are asked for again and again while constraints come in.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/detail/search.hpp>
#include <entente/order/network.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace entente {

/// The windows of all points, kept and brought up to date when one is asked for: what the constraints since then tighten is followed as far
/// as it goes. Where little is asked, or where that would move much, a point is searched for alone: whichever of the two ways
/// has cost less so far is taken, so that all of it costs at most about twice as much as the better one would have.
///
/// Whoever takes constraints back in the network does so here, too, right after. Memory: 48 bytes a point, and 32 for each end that was
/// tightened since one last settled.
class network::kept_windows {
public:
    explicit kept_windows(network const& n) : net_(n) {}

    [[nodiscard]] bounds window(node n)
    {
        if (is_up_to_date() || follow_cost_ <= search_cost_) {
            catch_up();
            auto const& its = ends_[number(n)];
            return between(-its.first, its.second);
        }
        search down(net_, sense::forward, number(n)), up(net_, sense::backward, number(n));
        auto const kept = net_.points_[number(n)].kept;
        auto const before = down.run_to_exit().exit_cost().cost, after = up.run_to_exit().exit_cost().cost;
        search_cost_ += 1 + down.steps() + up.steps();
        return between(before < far ? kept - before : -far, after < far ? kept + after : far);
    }

    /// Nothing that is in the network by now will be taken back.
    void settle()
    {
        trail_.clear();
        begin_ = done_;
        ++stamp_;
    }
    /// After the network returned there.
    void return_to(position p)
    {
        if (done_ <= p.links) return;
        for (; !trail_.empty(); trail_.pop_back()) end_of(trail_.back().at, trail_.back().way) = trail_.back().was;
        done_ = begin_; // what was there before is followed again
        ++stamp_;
    }

private:
    struct change {
        index at;
        sense way;
        wide was;
    };
    [[nodiscard]] bool is_up_to_date() const { return done_ == net_.links_.size() && ends_.size() == net_.size(); }
    /// The latest instant or, against the links, the earliest with its sign changed; `far` where there is none.
    [[nodiscard]] wide& end_of(index n, sense s) { return s == sense::forward ? ends_[n].second : ends_[n].first; }
    [[nodiscard]] index& stamp_of(index n, sense s) { return s == sense::forward ? stamps_[n].second : stamps_[n].first; }

    void catch_up()
    {
        for (auto n = static_cast<index>(ends_.size()); n != net_.size(); ++n) {
            auto const& within = net_.points_[n].within;
            ends_.emplace_back(within.earliest().is_finite() ? -wide{within.earliest().count()} : far,
                               within.latest().is_finite() ? wide{within.latest().count()} : far);
            places_.push_back(detail::nowhere);
            stamps_.emplace_back(0, 0);
        }
        if (done_ == net_.links_.size()) return;
        follow(sense::forward);
        follow(sense::backward);
        done_ = net_.links_.size();
    }
    /// In the order of what the kept world leaves, so that no point is moved on from twice.
    void follow(sense s)
    {
        auto const cost = [&](index n) { return end_of(n, s) + (s == sense::forward ? -net_.points_[n].kept : net_.points_[n].kept); };
        auto const nearer = [&](index a, index b) { return cost(a) < cost(b); };
        auto const place = [&](index n) -> index& { return places_[n]; };
        std::vector<index> queue;
        auto const tighten = [&](link const& l) {
            auto const from = s == sense::forward ? l.from : l.to, to = s == sense::forward ? l.to : l.from;
            auto& known = end_of(to, s);
            auto const there = end_of(from, s);
            ++follow_cost_;
            if (there == far || there + l.most >= known) return;
            if (std::exchange(stamp_of(to, s), stamp_) != stamp_) trail_.push_back({to, s, known});
            known = there + l.most;
            detail::put_nearer(queue, to, nearer, place);
        };
        for (auto i = done_; i != net_.links_.size(); ++i) tighten(net_.links_[i]);
        while (!queue.empty()) {
            auto const& p = net_.points_[detail::take_nearest(queue, nearer, place)];
            for (auto i = s == sense::forward ? p.out : p.in; i != none;
                 i = s == sense::forward ? net_.links_[i].next_out : net_.links_[i].next_in)
                tighten(net_.links_[i]);
        }
    }

    network const& net_;
    std::vector<std::pair<wide, wide>> ends_; ///< by number
    std::vector<index> places_;               ///< in a queue, by number
    std::vector<change> trail_;
    std::vector<std::pair<index, index>> stamps_; ///< by number: when what its ends were was noted last
    index stamp_ = 1;
    std::size_t begin_ = 0; ///< links that stay
    std::size_t done_ = 0;  ///< links that were followed
    std::size_t follow_cost_ = 0, search_cost_ = 0;
};

} // namespace entente
