// The events of each leader and party, in the order in which a search wants them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/prefetch.hpp>
#include <entente/detail/shared.hpp>
#include <entente/model/party.hpp>
#include <entente/model/words.hpp>
#include <entente/time/bounds.hpp>
#include <entente/time/instant.hpp>
#include <entente/timeline/detail/aspect.hpp>
#include <entente/timeline/detail/coarse_instant.hpp>
#include <entente/timeline/detail/event_walk.hpp>
#include <entente/timeline/detail/stretch.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

namespace entente::detail {

// Whose a list is, as a number.
[[nodiscard]] inline std::uint64_t number_of(party p) noexcept { return p.number() ^ p.number() >> 32; } // a code's letters stand high
[[nodiscard]] inline std::uint64_t number_of(std::pair<party, party> const& two) noexcept
{
    auto const both = two.first.number() * 0xC2B2AE3D27D4EB4Fu ^ two.second.number();
    return both ^ both >> 32;
}
/// A leader's events of one kind.
struct leader_and_kind {
    leader_id leader;
    event_kind kind;

    friend auto operator<=>(leader_and_kind const&, leader_and_kind const&) noexcept -> std::strong_ordering = default;
};
[[nodiscard]] inline std::uint64_t number_of(leader_and_kind const& l) noexcept
{
    return number(l.leader) * std::uint64_t{words<event_kind>.size()} + static_cast<std::uint64_t>(l.kind);
}

/// Events by whoever took part, sorted by how broad their windows are and by earliest instant, in blocks that copies share.
/// A window that lies inside the one that was posted needs no posting of its own; an event whose window may lie
/// anywhere, because it is seen with fewer reports than were posted, is posted with an unknown one. An event may be posted twice.
/// A posting takes ten bytes: its instant is a coarse one, so that a search may find some more than it must.
template <class Who>
class postings {
public:
    /// Somebody whose lists are looked up, and a number by which they are found.
    struct sought {
        explicit sought(Who const& w) : who(w), number(static_cast<std::uint32_t>((number_of(w) * 0x9E3779B97F4A7C15u) >> 32)) {}

        Who who;
        std::uint32_t number;
    };

    void add(Who who, event_id event, bounds window, aspect as)
    {
        breadth const how(window);
        added_.push_back({who, how, {coarse_instant(how == breadth::unbounded() ? instant::past() : window.earliest()), event}, as});
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
            now.run_of(a.who, a.how);
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

    /// Calls `f(stretch)` for each of somebody's lists. Complexity: a search in each block.
    template <class Function>
    void for_each_list(Who const& who, Function f) const
    {
        for_each_list(sought(who), f);
    }
    template <class Function>
    void for_each_list(sought const& s, Function f) const
    {
        for (auto const& b : blocks_)
            for (auto r = b->first_run_of(s); r != b->runs.end() && r->who == s.who; ++r)
                f(stretch(b->all.data() + r->begin, b->all.data() + b->end_of(r), b->as.data() + r->begin, r->how));
    }
    /// Adds somebody's events to a walk that has not begun. Complexity: a search in each block; each step a comparison of a few.
    void look(event_walk& to, Who const& who, bounds window) const
    {
        for_each_list(who, [&](stretch const& all) { to.add(all.within(window)); });
    }
    [[nodiscard]] event_walk of(Who const& who, bounds window, bool forward) const
    {
        event_walk out(forward);
        look(out, who, window);
        return out;
    }
    /// Calls `f(event, aspect, around)` for all of somebody's, in no order; `around`: in which its window lies. Complexity: linear, beside
    /// a search in each block.
    template <class Function>
    void for_each(Who const& who, Function f) const
    {
        for_each_list(who, [&](stretch const& all) {
            for (std::size_t i = 0; i != all.size(); ++i) f(all.event(i), all.as(i), all.around(i));
        });
    }
    [[nodiscard]] bool is_empty() const noexcept { return blocks_.empty(); }
    /// Complexity: linear in the blocks.
    [[nodiscard]] std::size_t size() const noexcept
    {
        std::size_t out = 0;
        for (auto const& b : blocks_) out += b->all.size();
        return out;
    }
    /// Where somebody's lists are looked up will be read soon; then, where they are found.
    void fetch_place(sought const& s) const noexcept
    {
        for (auto const& b : blocks_) prefetch(b->first.data() + b->place(s));
    }
    void fetch_lists(sought const& s) const noexcept
    {
        for (auto const& b : blocks_)
            if (auto const at = b->first[b->place(s)]; at != 0) prefetch(b->runs.data() + (at - 1));
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
    struct addition {
        Who who;
        breadth how;
        posting what;
        aspect as;

        friend bool operator==(addition const& a, addition const& b) { return a.key() == b.key(); }
        friend bool operator<(addition const& a, addition const& b) { return a.key() < b.key(); }
        [[nodiscard]] auto key() const { return std::tie(who, how, what); }
    };
    /// Somebody's postings of one breadth begin there, and reach to where the next ones begin.
    struct run {
        Who who;
        breadth how;
        std::uint32_t begin;

        [[nodiscard]] auto key() const { return std::tie(who, how); }
    };
    struct block {
        std::vector<run> runs;            ///< sorted
        std::vector<std::uint32_t> first; ///< by who it is (see `place`): one more than the number of the first run; 0: nobody
        std::vector<posting> all;
        std::vector<aspect> as; ///< of each

        /// Complexity: constant on average.
        [[nodiscard]] auto first_run_of(sought const& s) const
        {
            for (auto at = place(s);; at = (at + 1) & (first.size() - 1))
                if (first[at] == 0 || runs[first[at] - 1].who == s.who)
                    return first[at] == 0 ? runs.end() : runs.begin() + static_cast<std::ptrdiff_t>(first[at] - 1);
        }
        [[nodiscard]] std::size_t place(sought const& s) const noexcept { return s.number & (first.size() - 1); }
        /// Makes lists findable; open addressing, at most half full.
        void close()
        {
            std::size_t lists = 0;
            for (std::size_t i = 0; i != runs.size(); ++i) lists += i == 0 || runs[i - 1].who != runs[i].who;
            first.assign(std::bit_ceil(2 * lists + 1), 0);
            for (std::size_t i = 0; i != runs.size(); ++i) {
                if (i != 0 && runs[i - 1].who == runs[i].who) continue;
                auto at = place(sought(runs[i].who));
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
        void run_of(Who const& who, breadth how)
        {
            if (runs.empty() || runs.back().how != how || runs.back().who != who)
                runs.push_back({who, how, static_cast<std::uint32_t>(all.size())});
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
            out.run_of(r.who, r.how);
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
