// The events of each leader and party, in the order in which a search wants them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/shared.hpp>
#include <entente/time/bounds.hpp>
#include <entente/time/instant.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <tuple>
#include <utility>
#include <vector>

namespace entente::detail {

/// An instant in 32 bits, in steps of less than three minutes over all time that a calendar tells. What lies outside is the first or
/// the last step.
class coarse_instant {
public:
    coarse_instant() = default;
    explicit coarse_instant(instant t) noexcept
        : step_(t < first ? 0
                : last < t
                    ? most
                    : static_cast<std::uint32_t>(1 + static_cast<std::uint64_t>((t - first).count()) / static_cast<std::uint64_t>(step)))
    {
    }
    /// The ends of what it stands for.
    [[nodiscard]] instant earliest() const noexcept
    {
        return step_ == 0 ? instant::past() : first + duration{(std::int64_t{step_} - 1) * step};
    }
    [[nodiscard]] instant latest() const noexcept
    {
        return step_ == most ? instant::future() : first + duration{std::int64_t{step_} * step - 1};
    }

    friend auto operator<=>(coarse_instant, coarse_instant) noexcept -> std::strong_ordering = default;

private:
    static constexpr std::int64_t step = 150'000'000; ///< microseconds
    static constexpr std::uint32_t most = std::numeric_limits<std::uint32_t>::max();
    static constexpr instant first{-(std::int64_t{1} << 31) * step};
    static constexpr instant last{((std::int64_t{1} << 31) - 3) * step};

    std::uint32_t step_ = 0;
};

/// Events by whoever took part, sorted by how broad their windows are and by earliest instant, in blocks that copies share.
/// A window that lies inside the one that was posted needs no posting of its own; an event whose window may lie
/// anywhere, because it is seen with fewer reports than were posted, is posted with an unknown one. An event may be posted twice.
/// A posting takes eight bytes: its instant is a coarse one, so that a search may find some more than it must.
template <class Who>
class postings {
    struct posting {
        coarse_instant earliest;
        std::uint32_t event;

        friend auto operator<=>(posting const&, posting const&) noexcept -> std::strong_ordering = default;
    };
    using list = std::vector<posting>;
    using place = typename list::const_iterator;

public:
    void add(Who who, std::uint32_t event, bounds window)
    {
        std::uint8_t breadth = 0;
        while (breadth != unbounded && (window.is_unknown() || window.latest() - window.earliest() > longest[breadth])) ++breadth;
        added_.push_back({who, breadth, {coarse_instant(breadth == unbounded ? instant::past() : window.earliest()), event}});
    }
    /// Makes findable what was added. Complexity: n log n in what was added, beside the merging of blocks (see `sorted_blocks`).
    void close()
    {
        if (added_.empty()) return;
        std::sort(added_.begin(), added_.end());
        added_.erase(std::unique(added_.begin(), added_.end()), added_.end());
        block now;
        now.all.reserve(added_.size());
        for (auto const& a : added_) {
            now.run_of(a.who, a.breadth);
            now.all.push_back(a.what);
        }
        added_ = std::vector<addition>(); // gives back what it held
        while (!blocks_.empty() && blocks_.back()->all.size() <= 2 * now.all.size()) {
            now = merged(*blocks_.back(), now);
            blocks_.pop_back();
        }
        now.runs.shrink_to_fit();
        now.all.shrink_to_fit();
        blocks_.emplace_back(std::move(now));
    }

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
        struct stretch {
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
        [[nodiscard]] stretch const& next() const { return runs_[next_]; }
        void choose()
        {
            next_ = 0;
            for (std::size_t i = 1; i < runs_.size(); ++i)
                if (forward_ ? runs_[i].reach < runs_[next_].reach : runs_[next_].reach < runs_[i].reach) next_ = i;
        }
        [[nodiscard]] instant reach_of(stretch const& r) const
        {
            if (r.breadth == unbounded) return forward_ ? instant::past() : instant::future();
            return forward_ ? r.first->earliest.earliest() : std::prev(r.last)->earliest.latest() + longest[r.breadth];
        }

        bool forward_;
        std::vector<stretch> runs_;
        std::size_t next_ = 0;
    };
    /// Complexity: a search in each block; each step a comparison of a few.
    [[nodiscard]] walk of(Who const& who, bounds window, bool forward) const
    {
        walk out(forward);
        for (auto const& b : blocks_)
            for (auto r = b->first_run_of(who); r != b->runs.end() && r->who == who; ++r) {
                auto const begin = b->all.begin() + r->begin, end = b->end_of(r);
                bool const is_open = r->breadth == unbounded;
                auto const from = is_open ? begin : std::partition_point(begin, end, [&](posting const& p) {
                    return p.earliest < coarse_instant(window.earliest() - longest[r->breadth]);
                });
                auto const to = is_open ? end : std::partition_point(from, end, [&](posting const& p) {
                    return p.earliest <= coarse_instant(window.latest());
                });
                out.add(from, to, r->breadth);
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

    struct addition {
        Who who;
        std::uint8_t breadth; ///< its window is no longer than `longest[breadth]`
        posting what;

        friend bool operator==(addition const&, addition const&) = default;
        friend bool operator<(addition const& a, addition const& b)
        {
            return std::tie(a.who, a.breadth, a.what) < std::tie(b.who, b.breadth, b.what);
        }
    };
    /// Somebody's postings of one breadth begin there, and reach to where the next ones begin.
    struct run {
        Who who;
        std::uint8_t breadth;
        std::uint32_t begin;

        [[nodiscard]] auto key() const { return std::tie(who, breadth); }
    };
    struct block {
        std::vector<run> runs; ///< sorted
        list all;

        [[nodiscard]] auto first_run_of(Who const& who) const
        {
            return std::partition_point(runs.begin(), runs.end(), [&](run const& r) { return r.who < who; });
        }
        [[nodiscard]] place end_of(typename std::vector<run>::const_iterator r) const
        {
            return std::next(r) == runs.end() ? all.end() : all.begin() + std::next(r)->begin;
        }
        /// Begins somebody's postings, if they have not begun.
        void run_of(Who const& who, std::uint8_t breadth)
        {
            if (runs.empty() || runs.back().breadth != breadth || runs.back().who != who)
                runs.push_back({who, breadth, static_cast<std::uint32_t>(all.size())});
        }
    };

    [[nodiscard]] static block merged(block const& a, block const& b)
    {
        block out;
        out.all.reserve(a.all.size() + b.all.size());
        auto x = a.runs.begin(), y = b.runs.begin();
        while (x != a.runs.end() || y != b.runs.end()) {
            bool const of_a = y == b.runs.end() || (x != a.runs.end() && !(y->key() < x->key()));
            bool const of_b = x == a.runs.end() || (y != b.runs.end() && !(x->key() < y->key()));
            auto const& r = of_a ? *x : *y;
            out.run_of(r.who, r.breadth);
            auto const from_a = of_a ? a.all.begin() + x->begin : a.all.end(), to_a = of_a ? a.end_of(x) : a.all.end();
            auto const from_b = of_b ? b.all.begin() + y->begin : b.all.end(), to_b = of_b ? b.end_of(y) : b.all.end();
            std::set_union(from_a, to_a, from_b, to_b, std::back_inserter(out.all));
            if (of_a) ++x;
            if (of_b) ++y;
        }
        return out;
    }

    std::vector<shared<block>> blocks_;
    std::vector<addition> added_;
};

} // namespace entente::detail
