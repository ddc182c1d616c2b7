// The order of counterparts by first contact.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/answer.hpp>
#include <entente/query/detail/select.hpp>

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace entente::detail {

/// Every counterpart of a selection against every other, by first contact (last contact, where time is turned). Country d
/// certainly comes before c iff every event that may lead to c has some sure d-event before it; one that merely may have
/// taken place precedes nothing.
/// Complexity: for every counterpart one search among tied events and a few comparisons for every member; more only where
/// a rival may lie outside the window (see decider::escapes).
class standings {
public:
    explicit standings(selection const& s) : selection_(s), parties_(s.counterparts())
    {
        auto const& decide = s.decide;
        auto const n = parties_.size();
        auto const m = static_cast<std::uint32_t>(decide.members.size());
        before_.assign(n * n, true);
        ahead_.assign(n * n, false);
        contacted_.assign(n, false);
        ranks_.assign(n, {n, 1});
        std::vector<std::size_t> predecessors(m, 0); // counterparts certainly before an event
        std::vector<std::vector<bool>> own(m);       // and whether its own, one by one, are
        for (std::uint32_t e = 0; e != m; ++e) own[e].assign(s.parties_of(e).size(), false);
        for (std::size_t d = 0; d != n; ++d) {
            auto const rivals = decide.against(s.sure(d));
            contacted_[d] = rivals.contested || !decide.can_be_empty(rivals);
            for (std::uint32_t e = 0; e != m; ++e) {
                auto const counterparts = s.parties_of(e);
                if (!decide.escapes(e, rivals, duration{})) {
                    ++predecessors[e];
                    auto const at = std::find(counterparts.begin(), counterparts.end(), d);
                    if (at != counterparts.end()) own[e][static_cast<std::size_t>(at - counterparts.begin())] = true;
                } else
                    for (auto const c : counterparts) before_[d * n + c] = false;
                if (std::all_of(counterparts.begin(), counterparts.end(), [&](std::uint32_t c) { return c == d || ahead_[c * n + d]; }))
                    continue;
                if (decide.members[e].counts_for(parties_[d]) || !decide.escapes(e, rivals, tick)) continue;
                if (!rivals.contested && !leads_to_any(e, d, rivals)) continue;
                for (auto const c : counterparts) ahead_[c * n + d] = c != d;
            }
        }
        for (std::uint32_t e = 0; e != m; ++e) {
            auto const counterparts = s.parties_of(e);
            for (std::size_t i = 0; i != counterparts.size(); ++i) {
                auto& lo = ranks_[counterparts[i]].lo;
                lo = std::min(lo, 1 + predecessors[e] - (own[e][i] ? 1 : 0));
            }
        }
        for (std::size_t d = 0; d != n; ++d)
            for (std::size_t c = 0; c != n; ++c) ranks_[c].hi += ahead_[d * n + c] ? 1U : 0U;
    }

    [[nodiscard]] std::vector<party> const& parties() const { return parties_; }
    [[nodiscard]] decider::subset const& events(std::size_t c) const { return selection_.any(c); }

    /// In every world in which c is contacted.
    [[nodiscard]] bool certainly_before(std::size_t d, std::size_t c) const { return before_[d * parties_.size() + c]; }
    /// In some world in which both are.
    [[nodiscard]] bool possibly_before(std::size_t d, std::size_t c) const { return ahead_[d * parties_.size() + c]; }
    [[nodiscard]] bool certainly_contacted(std::size_t c) const { return contacted_[c]; }
    [[nodiscard]] rank_range rank(std::size_t c) const { return ranks_[c]; }

    /// Where the first contact lies. Turned: the last.
    [[nodiscard]] bounds window(std::size_t c) const
    {
        auto const& decide = selection_.decide;
        auto earliest = duration::unlimited(), latest = -duration::unlimited(), sure_latest = duration::unlimited();
        for (auto const e : selection_.any(c)) {
            auto const& reach = decide.members[e].reach;
            earliest = std::min(earliest, reach.first);
            latest = std::max(latest, reach.second);
        }
        for (auto const e : selection_.sure(c))
            if (decide.members[e].always) sure_latest = std::min(sure_latest, decide.members[e].reach.second);
        latest = decide.latest_first(decide.against(selection_.sure(c)), selection_.any(c), worlds::origin, earliest,
                                     std::min(latest, sure_latest));
        return selection_.by_the_clock(earliest, latest);
    }

private:
    /// Whether some world has f before all sure contacts with c, and another event that may lead to c inside behind it. (Where c is
    /// contacted in every world, the world in which f is before all sure contacts is one.)
    [[nodiscard]] bool leads_to_any(std::uint32_t f, std::size_t c, decider::rivals const& sure_ones) const
    {
        auto const& any = selection_.any(c);
        return std::any_of(any.begin(), any.end(), [&](std::uint32_t e) { return f != e && selection_.decide.leads(f, e, sure_ones); });
    }

    selection const& selection_;
    std::vector<party> parties_;
    std::vector<bool> before_; ///< [party][party]
    std::vector<bool> ahead_;  ///< [party][party]
    std::vector<bool> contacted_;
    std::vector<rank_range> ranks_;
};

/// How many of all members come strictly before each, at least and at most, and one more.
///
/// Where the gates are moments of their own, that no claim ties to anything, two members settle between them in two ways
/// only: by where each can be when it is inside, and by the claims that lead from one to the other. The first is counted in
/// sorted columns, for all at once. The second corrects the counts, and only between tied members whose windows leave it open.
/// Complexity: n log n; a search for each tied member, as far as what its window leaves open; and every pair of those that
/// tied gates or conditions make special.
[[nodiscard]] inline std::vector<rank_range> ranks_of_events(selection const& s)
{
    auto const& decide = s.decide;
    auto const& w = decide.w;
    auto const& members = decide.members;
    auto const m = static_cast<std::uint32_t>(members.size());
    bool const apart = decide.gates_are_apart();

    std::vector<std::pair<duration, duration>> reach(m); // when it is inside
    std::vector<std::uint32_t> tied, special;
    std::vector<bool> is_special(m);
    struct columns {
        std::vector<duration> sure_ends, starts;
        void sort()
        {
            std::sort(sure_ends.begin(), sure_ends.end());
            std::sort(starts.begin(), starts.end());
        }
        [[nodiscard]] rank_range before(std::pair<duration, duration> r) const
        {
            auto const less = [](std::vector<duration> const& all, duration d) {
                return static_cast<std::size_t>(std::lower_bound(all.begin(), all.end(), d) - all.begin());
            };
            return {less(sure_ends, r.first), less(starts, r.second)};
        }
    };
    columns all, plain, free; // of all members; without the special ones; without those and the tied ones
    for (std::uint32_t i = 0; i != m; ++i) {
        auto const& e = members[i];
        reach[i] = e.reach;
        is_special[i] = decide.is_conditional(e) || decide.is_gate(e.spot) || !(e.settled || apart);
        bool const is_tied = w.is_tied(e.spot);
        if (is_special[i]) special.push_back(i);
        else if (is_tied) tied.push_back(i);
        for (auto* c : {&all, is_special[i] ? nullptr : &plain, is_special[i] || is_tied ? nullptr : &free}) {
            if (c == nullptr) continue;
            if (e.sure && e.firm) c->sure_ends.push_back(w.latest(e.spot));
            c->starts.push_back(reach[i].first);
        }
    }
    for (auto* c : {&all, &plain, &free}) c->sort();

    std::vector<rank_range> out(m);
    for (std::uint32_t i = 0; i != m; ++i) {
        bool const itself = !is_special[i] && reach[i].first < reach[i].second; // is in the column, too
        auto const n = (is_special[i] ? free : w.is_tied(members[i].spot) ? plain : all).before(reach[i]);
        out[i] = {1 + n.lo, 1 + n.hi - (itself ? 1 : 0)};
    }
    auto const by_pair = [&](std::uint32_t k, std::uint32_t i) {
        if (members[k].sure && decide.excludes(members[k], members[i])) ++out[i].lo;
        if (decide.possibly_before(members[k], members[i])) ++out[i].hi;
    };
    for (auto const i : special) {
        for (auto const k : special)
            if (k != i) by_pair(k, i);
        for (auto const k : tied) {
            by_pair(k, i);
            by_pair(i, k);
        }
    }

    // whom claims put at or before a tied one, though windows do not
    std::sort(tied.begin(), tied.end(),
              [&](std::uint32_t a, std::uint32_t b) { return w.earliest(members[a].spot) < w.earliest(members[b].spot); });
    std::vector<duration> latest; // of those up to here
    for (auto const i : tied)
        latest.push_back(latest.empty() ? w.latest(members[i].spot) : std::max(latest.back(), w.latest(members[i].spot)));
    std::vector<std::uint32_t> open, spots;
    for (auto const i : tied) {
        auto const spot = members[i].spot;
        open.clear();
        spots.clear();
        auto const end = std::upper_bound(tied.begin(), tied.end(), w.earliest(spot),
                                          [&](duration d, std::uint32_t k) { return d < w.earliest(members[k].spot); });
        for (auto at = static_cast<std::size_t>(end - tied.begin()); at-- != 0 && latest[at] >= w.earliest(spot);) {
            auto const k = tied[at];
            auto const ends = w.latest(members[k].spot);
            if (k == i || ends < w.earliest(spot) || ends > w.latest(spot)) continue;
            open.push_back(k);
            spots.push_back(members[k].spot);
        }
        auto const links = w.nearest_from(spot, spots, tick);
        for (std::size_t n = 0; n != open.size(); ++n) {
            auto const k = open[n];
            if (links[n] < duration{} && members[k].sure && members[k].firm && w.latest(members[k].spot) >= reach[i].first) ++out[i].lo;
            if (links[n] <= duration{} && reach[i].first < reach[k].second) --out[k].hi;
        }
    }
    return out;
}

/// A partial order for the eye: the finest sequence of blocks, each certainly before the next, and beside it what floats.
/// In a block that nothing divides, the parties with the most undecided neighbours float if the rest then divides.
/// Complexity: square in the number of items, and once more for each that is tried as floating.
struct arrangement {
    std::vector<std::vector<std::size_t>> blocks;
    std::vector<std::size_t> floating;
};

template <class Before>
[[nodiscard]] std::vector<std::vector<std::size_t>> divide(std::vector<std::size_t> items, Before before)
{
    auto const followers = [&](std::size_t x) {
        return std::count_if(items.begin(), items.end(), [&](std::size_t y) { return before(x, y); });
    };
    std::vector<std::pair<std::ptrdiff_t, std::size_t>> keyed;
    for (auto const x : items) keyed.emplace_back(-followers(x), x);
    std::sort(keyed.begin(), keyed.end());
    for (std::size_t i = 0; i != items.size(); ++i) items[i] = keyed[i].second;

    // cut where everything so far is certainly before everything to come
    std::vector<std::vector<std::size_t>> blocks;
    std::vector<std::size_t> block;
    std::size_t last = 0; // the last that not all so far are before
    for (std::size_t i = 0; i != items.size(); ++i) {
        block.push_back(items[i]);
        for (std::size_t k = items.size() - 1; k > std::max(last, i); --k)
            if (!before(items[i], items[k])) last = k;
        if (last <= i) blocks.push_back(std::exchange(block, {}));
    }
    return blocks;
}

template <class Before, class Tied>
[[nodiscard]] arrangement arrange(std::size_t count, Before before, Tied tied)
{
    std::vector<std::size_t> all(count);
    for (std::size_t i = 0; i != count; ++i) all[i] = i;
    arrangement out;
    for (auto const& block : divide(std::move(all), before)) {
        std::vector<std::ptrdiff_t> neighbours(count); // that are undecided
        for (auto const x : block)
            neighbours[x] = std::count_if(block.begin(), block.end(),
                                          [&](std::size_t y) { return x != y && !before(x, y) && !before(y, x) && !tied(x, y); });
        auto const undecided = [&](std::size_t x) { return neighbours[x]; };
        auto rest = block;
        std::stable_sort(rest.begin(), rest.end(), [&](std::size_t a, std::size_t b) { return undecided(a) < undecided(b); });
        std::vector<std::vector<std::size_t>> divided{block};
        std::vector<std::size_t> apart;
        while (divided.size() < 2 && !rest.empty()) {
            auto const most = undecided(rest.back());
            if (most == 0) break;
            while (!rest.empty() && undecided(rest.back()) == most) {
                apart.push_back(rest.back());
                rest.pop_back();
            }
            divided = divide(rest, before);
        }
        if (divided.size() < 2) {
            out.blocks.push_back(block);
            continue;
        }
        out.blocks.insert(out.blocks.end(), divided.begin(), divided.end());
        out.floating.insert(out.floating.end(), apart.begin(), apart.end());
    }
    return out;
}

} // namespace entente::detail
