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
/// a rival may lie outside the window (see event_decider::escapes).
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
        for (std::size_t c = 0; c != n; ++c) {
            for (std::size_t d = 0; d != n; ++d) ranks_[c].hi += ahead_[d * n + c] ? 1U : 0U;
            bool const may_not_go_together =
                decide.near.empty() && decide.far.empty() && m <= few && ranks_[c].hi > 2 && s.any(c).size() > 1;
            if (may_not_go_together) ranks_[c].hi = 1 + most_before(c, ranks_[c].hi - 1);
        }
    }

    [[nodiscard]] std::vector<party> const& parties() const { return parties_; }
    [[nodiscard]] event_decider::subset const& events(std::size_t c) const { return selection_.any(c); }

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
    [[nodiscard]] bool leads_to_any(std::uint32_t f, std::size_t c, event_decider::rivals const& sure_ones) const
    {
        auto const& any = selection_.any(c);
        return std::any_of(any.begin(), any.end(), [&](std::uint32_t e) { return f != e && selection_.decide.leads(f, e, sure_ones); });
    }

    static constexpr std::uint32_t few = 64; ///< events; see docs/answers.md

    /// How many counterparts may come before one and the same first contact with c: of those that may come before some, not all need
    /// go together. `enough`: there are no more.
    [[nodiscard]] std::size_t most_before(std::size_t c, std::size_t enough) const
    {
        auto const& decide = selection_.decide;
        auto const n = parties_.size();
        auto const rivals = decide.against(selection_.sure(c));
        auto own = selection_.any(c);
        std::stable_sort(own.begin(), own.end(), [&](std::uint32_t a, std::uint32_t b) { // what is late has most before it
            return decide.members[a].reach.second > decide.members[b].reach.second;
        });
        std::size_t most = 0;
        for (auto const e : own) {
            if (!decide.escapes(e, rivals, duration{})) continue;
            std::size_t before = 0;
            for (std::size_t d = 0; d != n; ++d) {
                auto const& any = selection_.any(d);
                before += ahead_[d * n + c] && std::any_of(any.begin(), any.end(), [&](std::uint32_t f) {
                              return f != e && !decide.members[f].counts_for(parties_[c]) && decide.precedes_first(f, e, rivals);
                          });
            }
            most = std::max(most, before);
            if (most == enough) break;
        }
        return most;
    }

    selection const& selection_;
    std::vector<party> parties_;
    std::vector<bool> before_; ///< [party][party]
    std::vector<bool> ahead_;  ///< [party][party]
    std::vector<bool> contacted_;
    std::vector<rank_range> ranks_;
};

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
