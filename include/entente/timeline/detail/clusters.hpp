// Events that may be one: alike in all but their times, which overlap.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/shared.hpp>
#include <entente/time/bounds.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <tuple>
#include <utility>
#include <vector>

namespace entente::detail {

/// Events of one likeness whose windows overlap, each with another of them. An event alone is a cluster, too.
struct cluster {
    static constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

    std::uint64_t likeness = 0; ///< the same for events that are alike
    bounds window;              ///< from the earliest to the latest of all
    std::uint32_t size = 1;
    std::array<std::uint32_t, 3> first{nobody, nobody, nobody}; ///< the members with the least numbers

    void take(cluster const& other)
    {
        std::array<std::uint32_t, 6> both{};
        std::merge(first.begin(), first.end(), other.first.begin(), other.first.end(), both.begin());
        std::copy_n(both.begin(), first.size(), first.begin());
        window = hull(window, other.window);
        size += other.size;
    }
};

/// All clusters, in sorted blocks that copies share, so that what is added costs only itself. A cluster that grew stands
/// in a newer block and covers what it grew from; merging of blocks drops that. Events are never taken out.
class clusters {
public:
    void add(std::uint64_t likeness, bounds window, std::uint32_t event)
    {
        added_.push_back({likeness, window, 1, {event, cluster::nobody, cluster::nobody}});
    }

    /// Finds the clusters of what was added. Calls `grown(cluster, was)` for every cluster of several that is new or larger, by its first
    /// members; `was`: the clusters of several that went into it. Complexity: near linear in what was added and in the clusters that went
    /// into others, of which each does so once.
    template <class Function>
    void close(Function grown)
    {
        if (added_.empty()) return;
        std::sort(added_.begin(), added_.end(), by_place);
        block out;
        struct change {
            cluster now;
            std::vector<cluster> was;
        };
        std::vector<change> changes;
        for (std::size_t i = 0; i != added_.size();) {
            auto now = added_[i];
            std::vector<cluster> was;
            absorb(now, {now.window}, was);
            for (++i; i != added_.size() && added_[i].likeness == now.likeness && overlap(added_[i].window, now.window); ++i) {
                auto const next = added_[i]; // begins no earlier than the one before, so that only its end can lie outside
                auto const known = now.window;
                now.take(next);
                if (known.latest() < next.window.latest()) absorb(now, {bounds::closed(known.latest() + tick, next.window.latest())}, was);
            }
            if (now.size > 1) changes.push_back({now, std::move(was)});
            out.push_back(now);
        }
        added_.clear();
        while (!blocks_.empty() && blocks_.back()->size() <= 2 * out.size()) {
            out = merged(*blocks_.back(), out);
            blocks_.pop_back();
        }
        blocks_.emplace_back(std::move(out));
        std::sort(changes.begin(), changes.end(), [](change const& a, change const& b) { return a.now.first < b.now.first; });
        for (auto const& c : changes) grown(c.now, c.was);
    }

private:
    using block = std::vector<cluster>; ///< sorted; those of one likeness do not overlap

    [[nodiscard]] static bool by_place(cluster const& a, cluster const& b)
    {
        return std::tie(a.likeness, a.window, a.first) < std::tie(b.likeness, b.window, b.first);
    }

    /// Takes in every cluster of the same likeness that overlaps one of these stretches, of which none is looked at twice. What a newer
    /// block covers is not looked for in older ones: a cluster there either went into the newer one as a whole or lies outside.
    void absorb(cluster& now, std::vector<bounds> stretches, std::vector<cluster>& was) const
    {
        auto const likeness = now.likeness;
        for (auto at = blocks_.rbegin(); at != blocks_.rend() && !stretches.empty(); ++at) {
            block const& b = **at;
            std::vector<bounds> left;
            for (auto const s : stretches) {
                auto from = s.earliest();
                bool open = true; // whether anything of the stretch is left
                auto found = std::partition_point(b.begin(), b.end(), [&](cluster const& c) {
                    return c.likeness != likeness ? c.likeness < likeness : c.window.latest() < s.earliest();
                });
                for (; found != b.end() && found->likeness == likeness && found->window.earliest() <= s.latest(); ++found) {
                    if (from < found->window.earliest()) left.push_back(bounds::closed(from, found->window.earliest() - tick));
                    open = found->window.latest() < s.latest();
                    if (open) from = found->window.latest() + tick;
                    if (found->size > 1) was.push_back(*found);
                    now.take(*found);
                }
                if (open) left.push_back(bounds::closed(from, s.latest()));
            }
            stretches = std::move(left);
        }
    }

    [[nodiscard]] static block merged(block const& older, block const& newer)
    {
        block out;
        out.reserve(older.size() + newer.size());
        auto next = newer.begin();
        for (auto const& c : older) {
            // past those that end before it: what comes then covers it, or lies behind it
            for (; next != newer.end() &&
                   (next->likeness < c.likeness || (next->likeness == c.likeness && next->window.latest() < c.window.earliest()));
                 ++next)
                out.push_back(*next);
            bool const covered = next != newer.end() && next->likeness == c.likeness && next->window.earliest() <= c.window.earliest();
            if (!covered) out.push_back(c);
        }
        out.insert(out.end(), next, newer.end());
        return out;
    }

    std::vector<shared<block>> blocks_;
    block added_;
};

/// Grinds numbers to one, so that what is not alike meets by an accident of one in many billions only.
class likeness_of {
public:
    likeness_of& operator<<(std::uint64_t number) noexcept
    {
        state_ = (state_ ^ number) + 0x9E3779B97F4A7C15U;
        state_ = (state_ ^ (state_ >> 30)) * 0xBF58476D1CE4E5B9U;
        state_ = (state_ ^ (state_ >> 27)) * 0x94D049BB133111EBU;
        state_ ^= state_ >> 31;
        return *this;
    }
    [[nodiscard]] std::uint64_t value() const noexcept { return state_; }

private:
    std::uint64_t state_ = 0;
};

} // namespace entente::detail
