// The events of each leader and party, in the order in which a search wants them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/sorted_blocks.hpp>
#include <entente/time/bounds.hpp>
#include <entente/time/instant.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <tuple>
#include <utility>
#include <vector>

namespace entente::detail {

/// Events by whoever took part, sorted by how broad their windows are and by earliest instant, in blocks that copies share.
/// A window that lies inside the one that was posted needs no posting of its own; an event whose window may lie
/// anywhere, because it is seen with fewer reports than were posted, is posted with an unknown one. An event may be posted twice.
template <class Who>
class postings {
public:
    struct posting {
        Who who;
        std::uint32_t event;
        instant earliest;
        std::uint8_t breadth; ///< its window is no longer than `longest[breadth]`

        [[nodiscard]] auto key() const noexcept { return std::tie(who, breadth, earliest, event); }
        friend bool operator==(posting const&, posting const&) = default;
        friend bool operator<(posting const& a, posting const& b) noexcept { return a.key() < b.key(); }
    };

    void add(Who who, std::uint32_t event, bounds window)
    {
        std::uint8_t breadth = 0;
        while (breadth != unbounded && (window.is_unknown() || window.latest() - window.earliest() > longest[breadth])) ++breadth;
        blocks_.add({std::move(who), event, breadth == unbounded ? instant::past() : window.earliest(), breadth});
    }
    /// Makes findable what was added.
    void close() { blocks_.close(); }

    /// Somebody's events that may lie in a window; forward by earliest instant, backward by latest. Valid until the postings change.
    class walk {
    public:
        [[nodiscard]] bool is_over() const noexcept { return runs_.empty(); }
        /// The next event. Requires: !is_over().
        [[nodiscard]] std::uint32_t event() const { return (forward_ ? *next().first : *std::prev(next().last)).event; }
        /// How early (late) this event and all that follow can be at the most.
        [[nodiscard]] instant reach() const noexcept { return runs_[next_].reach; }
        void step()
        {
            auto& r = runs_[next_];
            if (forward_) ++r.first;
            else --r.last;
            if (r.first == r.last) runs_.erase(runs_.begin() + static_cast<std::ptrdiff_t>(next_));
            else r.reach = reach_of(r);
            choose();
        }

    private:
        friend class postings;
        using place = typename std::vector<posting>::const_iterator;
        struct run {
            place first, last;
            std::uint8_t breadth;
            instant reach;
        };
        explicit walk(bool forward) : forward_(forward) {}
        void add(place first, place last, std::uint8_t breadth)
        {
            if (first == last) return;
            runs_.push_back({first, last, breadth, {}});
            runs_.back().reach = reach_of(runs_.back());
        }
        [[nodiscard]] run const& next() const { return runs_[next_]; }
        void choose()
        {
            next_ = 0;
            for (std::size_t i = 1; i < runs_.size(); ++i)
                if (forward_ ? runs_[i].reach < runs_[next_].reach : runs_[next_].reach < runs_[i].reach) next_ = i;
        }
        [[nodiscard]] instant reach_of(run const& r) const
        {
            if (r.breadth == unbounded) return forward_ ? instant::past() : instant::future();
            return forward_ ? r.first->earliest : std::prev(r.last)->earliest + longest[r.breadth];
        }

        bool forward_;
        std::vector<run> runs_;
        std::size_t next_ = 0;
    };
    /// Complexity: a search in each block; each step a comparison of a few.
    [[nodiscard]] walk of(Who const& who, bounds window, bool forward) const
    {
        walk out(forward);
        for (auto const& b : blocks_)
            for (std::uint8_t breadth = 0; breadth <= unbounded; ++breadth) {
                bool const is_open = breadth == unbounded;
                auto const at = [&](instant t, std::uint32_t event) {
                    return std::lower_bound(b->begin(), b->end(), std::tie(who, breadth, t, event),
                                            [](posting const& p, auto const& key) { return p.key() < key; });
                };
                out.add(at(is_open ? instant::past() : window.earliest() - longest[breadth], 0),
                        at(is_open ? instant::future() : window.latest(), ~std::uint32_t{0}), breadth);
            }
        out.choose();
        return out;
    }
    /// Calls `f(event)` for all of somebody's.
    template <class Function>
    void for_each(Who const& who, Function f) const
    {
        for (auto at = of(who, bounds{}, true); !at.is_over(); at.step()) f(at.event());
    }

private:
    /// A day wherever on earth; a month.
    static constexpr std::uint8_t unbounded = 2;
    static constexpr std::array<duration, unbounded> longest{hours(52), days(33)};

    sorted_blocks<posting> blocks_;
};

} // namespace entente::detail
