// The events of each leader and party, in the order in which a search wants them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/shared.hpp>
#include <entente/model/party.hpp>
#include <entente/model/words.hpp>
#include <entente/time/bounds.hpp>
#include <entente/time/instant.hpp>
#include <entente/timeline/detail/aspect.hpp>
#include <entente/timeline/detail/coarse_instant.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

namespace entente::detail {

// Whose a list is, as a number.
[[nodiscard]] inline std::uint64_t number_of(std::uint32_t n) noexcept { return n; }
[[nodiscard]] inline std::uint64_t number_of(party p) noexcept { return p.number(); }
[[nodiscard]] inline std::uint64_t number_of(std::pair<party, party> const& two) noexcept
{
    return two.first.number() * 0xC2B2AE3D27D4EB4Fu ^ two.second.number();
}
/// A leader's events of one kind.
struct leader_and_kind {
    std::uint32_t leader;
    event_kind kind;

    friend auto operator<=>(leader_and_kind const&, leader_and_kind const&) noexcept -> std::strong_ordering = default;
};
[[nodiscard]] inline std::uint64_t number_of(leader_and_kind const& l) noexcept
{
    return l.leader * std::uint64_t{words<event_kind>.size()} + static_cast<std::uint64_t>(l.kind);
}

/// Events by whoever took part, sorted by how broad their windows are and by earliest instant, in blocks that copies share.
/// A window that lies inside the one that was posted needs no posting of its own; an event whose window may lie
/// anywhere, because it is seen with fewer reports than were posted, is posted with an unknown one. An event may be posted twice.
/// A posting takes ten bytes: its instant is a coarse one, so that a search may find some more than it must.
template <class Who>
class postings {
    struct posting {
        coarse_instant earliest;
        std::uint32_t event;

        friend auto operator<=>(posting const&, posting const&) noexcept -> std::strong_ordering = default;
    };

public:
    void add(Who who, std::uint32_t event, bounds window, aspect as)
    {
        std::uint8_t breadth = 0;
        while (breadth != unbounded && (window.is_unknown() || window.latest() - window.earliest() > longest[breadth])) ++breadth;
        added_.push_back({who, breadth, {coarse_instant(breadth == unbounded ? instant::past() : window.earliest()), event}, as});
    }
    /// Makes findable what was added. Complexity: n log n in what was added, beside the merging of blocks (see `sorted_blocks`).
    void close()
    {
        if (added_.empty()) return;
        std::sort(added_.begin(), added_.end());
        added_.erase(std::unique(added_.begin(), added_.end()), added_.end());
        block now;
        now.reserve(added_.size());
        for (auto const& a : added_) {
            now.run_of(a.who, a.breadth);
            now.push_back(a.what, a.as);
        }
        added_ = std::vector<addition>(); // gives back what it held
        while (!blocks_.empty() && blocks_.back()->all.size() <= 2 * now.all.size()) {
            now = merged(*blocks_.back(), now);
            blocks_.pop_back();
        }
        now.close();
        blocks_.emplace_back(std::move(now));
    }

    /// Events that may lie in a window, of one list or of several; forward by earliest instant, backward by latest. Valid until the
    /// postings change.
    class walk {
    public:
        explicit walk(bool forward) : forward_(forward) {}
        /// Goes along nothing any more, and keeps its memory.
        void clear() noexcept { runs_.clear(); }

        [[nodiscard]] bool is_over() const noexcept { return runs_.empty(); }
        /// The next event. Requires: !is_over().
        [[nodiscard]] std::uint32_t event() const noexcept { return (forward_ ? *next().first : *(next().last - 1)).event; }
        [[nodiscard]] aspect as() const noexcept { return forward_ ? *next().as : next().as[next().last - next().first - 1]; }
        /// How early (late) this event and all that follow can be at the most.
        [[nodiscard]] instant reach() const noexcept { return runs_[next_].reach; }
        /// Calls `f(event, aspect)` for this one and all that follow, in no order.
        template <class Function>
        void for_each(Function f) const
        {
            for (auto const& r : runs_)
                for (auto at = r.first; at != r.last; ++at) f(at->event, r.as[at - r.first]);
        }
        void step()
        {
            auto& r = runs_[next_];
            if (forward_) {
                ++r.first;
                ++r.as;
            } else --r.last;
            if (r.first == r.last) runs_.erase(runs_.begin() + static_cast<std::ptrdiff_t>(next_));
            else r.reach = reach_of(r);
            choose();
        }

        /// A part of a list, to be gone along later, as long as the postings do not change.
        class stretch {
            friend class walk;
            stretch(posting const* first, posting const* last, aspect const* as, std::uint8_t breadth)
                : first_(first)
                , last_(last)
                , as_(as)
                , breadth_(breadth)
            {
            }

            posting const* first_;
            posting const* last_;
            aspect const* as_; ///< of the first
            std::uint8_t breadth_;
        };
        /// Its parts. Requires: it has not begun.
        [[nodiscard]] std::vector<stretch> stretches() const
        {
            std::vector<stretch> out;
            for (auto const& r : runs_) out.push_back({r.first, r.last, r.as, r.breadth});
            return out;
        }
        /// Requires: it has not begun, or is over.
        void add(stretch const& s)
        {
            add(s.first_, s.last_, s.as_, s.breadth_);
            choose();
        }

    private:
        friend class postings;
        struct part {
            posting const* first;
            posting const* last;
            aspect const* as; ///< of the first
            std::uint8_t breadth;
            instant reach;
        };
        void add(posting const* first, posting const* last, aspect const* as, std::uint8_t breadth)
        {
            if (first == last) return;
            runs_.push_back({first, last, as, breadth, {}});
            runs_.back().reach = reach_of(runs_.back());
        }
        [[nodiscard]] part const& next() const noexcept { return runs_[next_]; }
        void choose() noexcept
        {
            next_ = 0;
            for (std::size_t i = 1; i < runs_.size(); ++i)
                if (forward_ ? runs_[i].reach < runs_[next_].reach : runs_[next_].reach < runs_[i].reach) next_ = i;
        }
        [[nodiscard]] instant reach_of(part const& r) const noexcept
        {
            if (r.breadth == unbounded) return forward_ ? instant::past() : instant::future();
            return forward_ ? r.first->earliest.earliest() : (r.last - 1)->earliest.latest() + longest[r.breadth];
        }

        bool forward_;
        std::vector<part> runs_;
        std::size_t next_ = 0;
    };
    /// Adds somebody's events to a walk that has not begun. Complexity: a search in each block; each step a comparison of a few.
    void look(walk& to, Who const& who, bounds window) const
    {
        for (auto const& b : blocks_)
            for (auto r = b->first_run_of(who); r != b->runs.end() && r->who == who; ++r) {
                auto const* const all = b->all.data();
                auto const *const begin = all + r->begin, *const end = all + b->end_of(r);
                auto const *from = begin, *to_place = end;
                if (r->breadth != unbounded) {
                    if (window.earliest().is_finite()) from = from_on(begin, end, coarse_instant(window.earliest() - longest[r->breadth]));
                    if (window.latest().is_finite()) to_place = from_on(from, end, coarse_instant(window.latest()).next());
                }
                to.add(from, to_place, b->as.data() + (from - all), r->breadth);
            }
        to.choose();
    }
    [[nodiscard]] walk of(Who const& who, bounds window, bool forward) const
    {
        walk out(forward);
        look(out, who, window);
        return out;
    }
    [[nodiscard]] bool is_empty() const noexcept { return blocks_.empty(); }
    /// Calls `f(event, aspect, around)` for all of somebody's, in no order; `around`: in which its window lies. Complexity: linear, beside
    /// a search in each block.
    template <class Function>
    void for_each(Who const& who, Function f) const
    {
        for (auto const& b : blocks_)
            for (auto r = b->first_run_of(who); r != b->runs.end() && r->who == who; ++r)
                for (auto i = r->begin; i != b->end_of(r); ++i) {
                    auto const& p = b->all[i];
                    f(p.event, b->as[i],
                      r->breadth == unbounded ? bounds{}
                                              : bounds::closed(p.earliest.earliest(), p.earliest.latest() + longest[r->breadth]));
                }
    }
    /// Everybody who has a list, sorted.
    [[nodiscard]] std::vector<Who> everybody() const
    {
        std::vector<Who> out;
        for (auto const& b : blocks_)
            for (auto const& r : b->runs) out.push_back(r.who);
        if (blocks_.size() > 1) std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

private:
    /// A day wherever on earth; a month.
    static constexpr std::uint8_t unbounded = 2;
    static constexpr std::array<duration, unbounded> longest{hours(52), days(33)};

    struct addition {
        Who who;
        std::uint8_t breadth; ///< its window is no longer than `longest[breadth]`
        posting what;
        aspect as;

        friend bool operator==(addition const& a, addition const& b) { return a.key() == b.key(); }
        friend bool operator<(addition const& a, addition const& b) { return a.key() < b.key(); }
        [[nodiscard]] auto key() const { return std::tie(who, breadth, what); }
    };
    /// Somebody's postings of one breadth begin there, and reach to where the next ones begin.
    struct run {
        Who who;
        std::uint8_t breadth;
        std::uint32_t begin;

        [[nodiscard]] auto key() const { return std::tie(who, breadth); }
    };
    struct block {
        std::vector<run> runs;            ///< sorted
        std::vector<std::uint32_t> first; ///< by who it is (see `place`): one more than the number of the first run; 0: nobody
        std::vector<posting> all;
        std::vector<aspect> as; ///< of each

        /// Complexity: constant on average.
        [[nodiscard]] auto first_run_of(Who const& who) const
        {
            for (auto at = place(who);; at = (at + 1) & (first.size() - 1))
                if (first[at] == 0 || runs[first[at] - 1].who == who)
                    return first[at] == 0 ? runs.end() : runs.begin() + static_cast<std::ptrdiff_t>(first[at] - 1);
        }
        [[nodiscard]] std::size_t place(Who const& who) const noexcept
        {
            return static_cast<std::size_t>((number_of(who) * 0x9E3779B97F4A7C15u) >> 32) & (first.size() - 1);
        }
        /// Makes lists findable; open addressing, at most half full.
        void close()
        {
            std::size_t lists = 0;
            for (std::size_t i = 0; i != runs.size(); ++i) lists += i == 0 || runs[i - 1].who != runs[i].who;
            first.assign(std::bit_ceil(2 * lists + 1), 0);
            for (std::size_t i = 0; i != runs.size(); ++i) {
                if (i != 0 && runs[i - 1].who == runs[i].who) continue;
                auto at = place(runs[i].who);
                while (first[at] != 0) at = (at + 1) & (first.size() - 1);
                first[at] = static_cast<std::uint32_t>(i + 1);
            }
            runs.shrink_to_fit();
            all.shrink_to_fit();
            as.shrink_to_fit();
        }
        [[nodiscard]] std::size_t end_of(typename std::vector<run>::const_iterator r) const
        {
            return std::next(r) == runs.end() ? all.size() : std::next(r)->begin;
        }
        /// Begins somebody's postings, if they have not begun.
        void run_of(Who const& who, std::uint8_t breadth)
        {
            if (runs.empty() || runs.back().breadth != breadth || runs.back().who != who)
                runs.push_back({who, breadth, static_cast<std::uint32_t>(all.size())});
        }
        void push_back(posting const& p, aspect a)
        {
            all.push_back(p);
            as.push_back(a);
        }
        void reserve(std::size_t n)
        {
            all.reserve(n);
            as.reserve(n);
        }
    };

    /// The first posting that is not earlier.
    [[nodiscard]] static posting const* from_on(posting const* begin, posting const* end, coarse_instant t) noexcept
    {
        return std::partition_point(begin, end, [&](posting const& p) { return p.earliest < t; });
    }
    /// What both have is as the newer one says.
    [[nodiscard]] static block merged(block const& older, block const& newer)
    {
        block out;
        out.reserve(older.all.size() + newer.all.size());
        auto x = older.runs.begin(), y = newer.runs.begin();
        while (x != older.runs.end() || y != newer.runs.end()) {
            bool const of_older = y == newer.runs.end() || (x != older.runs.end() && !(y->key() < x->key()));
            bool const of_newer = x == older.runs.end() || (y != newer.runs.end() && !(x->key() < y->key()));
            auto const& r = of_older ? *x : *y;
            out.run_of(r.who, r.breadth);
            std::size_t i = of_older ? x->begin : 0, to_i = of_older ? older.end_of(x) : 0;
            std::size_t k = of_newer ? y->begin : 0, to_k = of_newer ? newer.end_of(y) : 0;
            while (i != to_i || k != to_k) {
                bool const takes_newer = i == to_i || (k != to_k && newer.all[k] <= older.all[i]);
                if (takes_newer && i != to_i && newer.all[k] == older.all[i]) ++i;
                if (takes_newer) {
                    out.push_back(newer.all[k], newer.as[k]);
                    ++k;
                } else {
                    out.push_back(older.all[i], older.as[i]);
                    ++i;
                }
            }
            if (of_older) ++x;
            if (of_newer) ++y;
        }
        return out;
    }

    std::vector<shared<block>> blocks_;
    std::vector<addition> added_;
};

} // namespace entente::detail
