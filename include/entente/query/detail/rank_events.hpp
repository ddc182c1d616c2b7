// The order of events, each by how many come before it.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/rank_range.hpp>
#include <entente/query/detail/select.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace entente::detail {

/// The ends and the beginnings of some members, sorted, so that those before a time are counted without looking at each.
class counted_columns {
public:
    /// `latest`: of one that is sure to be inside; else nothing is known to end.
    void add(duration earliest, std::optional<duration> latest)
    {
        starts_.push_back(earliest);
        if (latest) sure_ends_.push_back(*latest);
    }
    void sort()
    {
        std::sort(sure_ends_.begin(), sure_ends_.end());
        std::sort(starts_.begin(), starts_.end());
    }
    /// How many come strictly before one that can be from the first to the second, at least and at most.
    [[nodiscard]] rank_range before(std::pair<duration, duration> reach) const
    {
        auto const less = [](std::vector<duration> const& all, duration d) {
            return static_cast<std::size_t>(std::lower_bound(all.begin(), all.end(), d) - all.begin());
        };
        return {less(sure_ends_, reach.first), less(starts_, reach.second)};
    }

private:
    std::vector<duration> sure_ends_;
    std::vector<duration> starts_;
};

/// Counts how many of all members come strictly before each, at least and at most.
///
/// Where the edges are moments of their own, that no claim ties to anything, two members settle between them in two ways
/// only: by where each can be when it is inside, and by the claims that lead from one to the other. The first is counted in
/// sorted columns, for all at once. The second corrects the counts, and only between tied members whose windows leave it open.
/// Complexity: n log n; a search for each tied member, as far as what its window leaves open; and every pair of those that
/// tied edges or conditions make special.
class event_ranks {
public:
    explicit event_ranks(selection const& s) : decide_(s.decide), ranks_(s.decide.members.size()) {}

    /// One more than they are.
    [[nodiscard]] std::vector<rank_range> run()
    {
        count_by_windows();
        compare_special();
        correct_by_claims();
        return std::move(ranks_);
    }

private:
    [[nodiscard]] member const& at(std::uint32_t i) const { return decide_.members[i]; }

    void count_by_windows()
    {
        auto const m = static_cast<std::uint32_t>(ranks_.size());
        bool const apart = decide_.edges_are_apart();
        std::vector<bool> is_special(m);
        counted_columns all, plain, free; // of all members; without the special ones; without those and the tied ones
        for (std::uint32_t i = 0; i != m; ++i) {
            auto const& e = at(i);
            is_special[i] = decide_.is_conditional(e) || decide_.is_edge(e.variable) || !(e.settled || apart);
            bool const is_tied = decide_.w.is_tied(e.variable);
            if (is_special[i]) special_.push_back(i);
            else if (is_tied) tied_.push_back(i);
            auto const end = e.sure && e.firm ? std::optional(decide_.w.latest(e.variable)) : std::nullopt;
            all.add(e.reach.first, end);
            if (is_special[i]) continue;
            plain.add(e.reach.first, end);
            if (!is_tied) free.add(e.reach.first, end);
        }
        for (auto* c : {&all, &plain, &free}) c->sort();
        for (std::uint32_t i = 0; i != m; ++i) {
            auto const& reach = at(i).reach;
            bool const itself = !is_special[i] && reach.first < reach.second; // is in the column, too
            auto const n = (is_special[i] ? free : decide_.w.is_tied(at(i).variable) ? plain : all).before(reach);
            ranks_[i] = {1 + n.lo, 1 + n.hi - (itself ? 1 : 0)};
        }
    }

    /// With each other, and with the tied ones, which the columns leave out for them.
    void compare_special()
    {
        for (auto const i : special_) {
            for (auto const k : special_)
                if (k != i) compare(k, i);
            for (auto const k : tied_) {
                compare(k, i);
                compare(i, k);
            }
        }
    }
    void compare(std::uint32_t k, std::uint32_t i)
    {
        if (at(k).sure && decide_.excludes(at(k), at(i))) ++ranks_[i].lo;
        if (decide_.possibly_before(at(k), at(i))) ++ranks_[i].hi;
    }

    /// Whom claims put at or before a tied one, though windows do not.
    void correct_by_claims()
    {
        auto const& w = decide_.w;
        std::sort(tied_.begin(), tied_.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return w.earliest(at(a).variable) < w.earliest(at(b).variable); });
        std::vector<duration> latest; // of those up to here
        for (auto const i : tied_)
            latest.push_back(latest.empty() ? w.latest(at(i).variable) : std::max(latest.back(), w.latest(at(i).variable)));
        std::vector<std::uint32_t> open;
        std::vector<variable> variables;
        for (auto const i : tied_) {
            auto const v = at(i).variable;
            open.clear();
            variables.clear();
            auto const end = std::upper_bound(tied_.begin(), tied_.end(), w.earliest(v),
                                              [&](duration d, std::uint32_t k) { return d < w.earliest(at(k).variable); });
            for (auto place = static_cast<std::size_t>(end - tied_.begin()); place-- != 0 && latest[place] >= w.earliest(v);) {
                auto const k = tied_[place];
                auto const ends = w.latest(at(k).variable);
                if (k == i || ends < w.earliest(v) || ends > w.latest(v)) continue;
                open.push_back(k);
                variables.push_back(at(k).variable);
            }
            auto const links = w.nearest_from(v, variables, tick);
            for (std::size_t n = 0; n != open.size(); ++n) {
                auto const k = open[n];
                if (links[n] < duration{} && at(k).sure && at(k).firm && w.latest(at(k).variable) >= at(i).reach.first) ++ranks_[i].lo;
                if (links[n] <= duration{} && at(i).reach.first < at(k).reach.second) --ranks_[k].hi;
            }
        }
    }

    event_decider const& decide_;
    std::vector<rank_range> ranks_;
    std::vector<std::uint32_t> tied_;    ///< members, none of them special
    std::vector<std::uint32_t> special_; ///< those that have to be compared one by one
};

[[nodiscard]] inline std::vector<rank_range> ranks_of_events(selection const& s) { return event_ranks(s).run(); }

} // namespace entente::detail
