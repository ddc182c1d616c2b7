// Events that may be one: alike in all but their times, which overlap.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/shared.hpp>
#include <entente/time/bounds.hpp>
#include <entente/timeline/ids.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace entente::detail {

/// Events of one likeness whose windows overlap, each with another of them. An event alone is a cluster, too.
struct cluster {
    std::uint64_t likeness = 0; ///< the same for events that are alike
    bounds window;              ///< from the earliest to the latest of all
    std::uint32_t size = 1;
    std::array<std::optional<event_id>, 3> first{}; ///< the members with the least numbers

    void take(cluster const& other)
    {
        auto const is_before = [](std::optional<event_id> a, std::optional<event_id> b) { return a && (!b || *a < *b); };
        std::array<std::optional<event_id>, 6> both{};
        std::merge(first.begin(), first.end(), other.first.begin(), other.first.end(), both.begin(), is_before);
        std::copy_n(both.begin(), first.size(), first.begin());
        window = hull(window, other.window);
        size += other.size;
    }
};

/// All clusters, in sorted blocks that copies share, so that what is added costs only itself. A cluster that grew stands
/// in a newer block and covers what it grew from; merging of blocks drops that. Events are never taken out. Of an event alone only
/// likeness and number are kept: `window_of(event)` tells its window, which does not change.
class clusters {
public:
    void add(std::uint64_t likeness, bounds window, event_id event) { added_.push_back({likeness, window, 1, {event}}); }

    /// Finds the clusters of what was added. Calls `grown(cluster, was)` for every cluster of several that is new or larger, by its first
    /// members; `was`: the clusters of several that went into it. Complexity: near linear in what was added and in the clusters that went
    /// into others, of which each does so once.
    template <class Window, class Function>
    void close(Window window_of, Function grown)
    {
        if (added_.empty()) return;
        std::sort(added_.begin(), added_.end(), by_place);
        list out;
        struct change {
            cluster now;
            std::vector<cluster> was;
        };
        std::vector<change> changes;
        for (std::size_t i = 0; i != added_.size();) {
            auto now = added_[i];
            std::vector<cluster> was;
            absorb(now, {now.window}, was, window_of);
            for (++i; i != added_.size() && added_[i].likeness == now.likeness && overlap(added_[i].window, now.window); ++i) {
                auto const next = added_[i]; // begins no earlier than the one before, so that only its end can lie outside
                auto const known = now.window;
                now.take(next);
                if (known.latest() < next.window.latest())
                    absorb(now, {bounds::closed(known.latest() + tick, next.window.latest())}, was, window_of);
            }
            if (now.size > 1) changes.push_back({now, std::move(was)});
            out.push_back(now);
        }
        added_ = list(); // gives back what it held
        while (!blocks_.empty() && blocks_.back()->size() <= 2 * out.size()) {
            out = merged(whole(*blocks_.back(), window_of), out);
            blocks_.pop_back();
        }
        blocks_.emplace_back(packed(out));
        std::sort(changes.begin(), changes.end(), [](change const& a, change const& b) { return a.now.first < b.now.first; });
        for (auto const& c : changes) grown(c.now, c.was);
    }

private:
    using list = std::vector<cluster>; ///< sorted; those of one likeness do not overlap
    /// The same, packed.
    struct block {
        std::vector<std::uint64_t> likeness; ///< of events alone
        std::vector<event_id> alone;
        list several;

        [[nodiscard]] std::size_t size() const { return alone.size() + several.size(); }
    };

    [[nodiscard]] static cluster single(block const& b, std::size_t i, auto window_of)
    {
        return {b.likeness[i], window_of(b.alone[i]), 1, {b.alone[i]}};
    }
    [[nodiscard]] static block packed(list const& all)
    {
        block out;
        auto const alone = std::count_if(all.begin(), all.end(), [](cluster const& c) { return c.size == 1; });
        out.likeness.reserve(static_cast<std::size_t>(alone));
        out.alone.reserve(static_cast<std::size_t>(alone));
        for (auto const& c : all) {
            if (c.size > 1) {
                out.several.push_back(c);
                continue;
            }
            out.likeness.push_back(c.likeness);
            out.alone.push_back(*c.first[0]);
        }
        out.several.shrink_to_fit();
        return out;
    }
    [[nodiscard]] static list whole(block const& b, auto window_of)
    {
        list out;
        out.reserve(b.size());
        auto next = b.several.begin();
        for (std::size_t i = 0; i != b.alone.size(); ++i) {
            auto const c = single(b, i, window_of);
            while (next != b.several.end() && by_place(*next, c)) out.push_back(*next++);
            out.push_back(c);
        }
        out.insert(out.end(), next, b.several.end());
        return out;
    }
    /// Those of a likeness that overlap a stretch, in their order.
    [[nodiscard]] static list found_in(block const& b, std::uint64_t likeness, bounds in, auto window_of)
    {
        list out;
        auto const [from, to] = std::equal_range(b.likeness.begin(), b.likeness.end(), likeness);
        auto const event_of = [&](auto at) { return b.alone[static_cast<std::size_t>(at - b.likeness.begin())]; };
        auto first = from - b.likeness.begin(), last = to - b.likeness.begin();
        while (first != last) { // a search by what is told by position
            auto const middle = first + (last - first) / 2;
            if (window_of(event_of(b.likeness.begin() + middle)).latest() < in.earliest()) first = middle + 1;
            else last = middle;
        }
        for (auto at = b.likeness.begin() + first; at != to && window_of(event_of(at)).earliest() <= in.latest(); ++at)
            out.push_back(single(b, static_cast<std::size_t>(at - b.likeness.begin()), window_of));
        auto const alone = static_cast<std::ptrdiff_t>(out.size());
        auto found = std::partition_point(b.several.begin(), b.several.end(), [&](cluster const& c) {
            return c.likeness != likeness ? c.likeness < likeness : c.window.latest() < in.earliest();
        });
        for (; found != b.several.end() && found->likeness == likeness && found->window.earliest() <= in.latest(); ++found)
            out.push_back(*found);
        std::inplace_merge(out.begin(), out.begin() + alone, out.end(), by_place);
        return out;
    }

    [[nodiscard]] static bool by_place(cluster const& a, cluster const& b)
    {
        return std::tie(a.likeness, a.window, a.first) < std::tie(b.likeness, b.window, b.first);
    }

    /// Takes in every cluster of the same likeness that overlaps one of these stretches, of which none is looked at twice. What a newer
    /// block covers is not looked for in older ones: a cluster there either went into the newer one as a whole or lies outside.
    void absorb(cluster& now, std::vector<bounds> stretches, list& was, auto window_of) const
    {
        for (auto at = blocks_.rbegin(); at != blocks_.rend() && !stretches.empty(); ++at) {
            std::vector<bounds> left;
            for (auto const s : stretches) {
                auto from = s.earliest();
                bool open = true; // whether anything of the stretch is left
                for (auto const& found : found_in(**at, now.likeness, s, window_of)) {
                    if (from < found.window.earliest()) left.push_back(bounds::closed(from, found.window.earliest() - tick));
                    open = found.window.latest() < s.latest();
                    if (open) from = found.window.latest() + tick;
                    if (found.size > 1) was.push_back(found);
                    now.take(found);
                }
                if (open) left.push_back(bounds::closed(from, s.latest()));
            }
            stretches = std::move(left);
        }
    }

    [[nodiscard]] static list merged(list const& older, list const& newer)
    {
        list out;
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
    list added_;
};

} // namespace entente::detail
