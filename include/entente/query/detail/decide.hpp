// What is certain and what is possible of the events that a question selects.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/party.hpp>
#include <entente/query/detail/worlds.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace entente::detail {

/// An edge of the window: an event is inside if it is at least `slack` away from it, on the right side.
struct gate {
    std::uint32_t spot;
    duration slack;
};

/// An event that the question may select.
struct member {
    std::uint32_t event;
    std::uint32_t spot;
    bool sure;      ///< it was held and is what is asked for, in every world; then only time decides
    bool no_window; ///< no gate applies to it
    std::vector<std::pair<party, bool>> counterparts; ///< and whether they certainly count
    std::vector<wish> inside; ///< what holds in every world in which it is inside, the gates included
    bool always = false;      ///< inside in every world, if it took place
    bool settled = false;     ///< always, and `inside` adds nothing to what holds anyway

    /// It is a contact with the party in every world in which it took place.
    [[nodiscard]] bool counts_for(party p) const
    {
        return std::any_of(counterparts.begin(), counterparts.end(), [&](auto const& c) { return c.first == p && c.second; });
    }
    [[nodiscard]] bool leads_to(party p, bool surely) const
    {
        return std::any_of(counterparts.begin(), counterparts.end(), [&](auto const& c) { return c.first == p && (!surely || (sure && c.second)); });
    }
};

/// Decides. Times run forward for "first" and backward for "last" (see `worlds`); the words below are those of "first".
/// A world is an assignment of instants that satisfies every bound and claim, and a choice of which of the unsure members
/// took place. An unsure member excludes nothing, because there is always the world in which it did not take place.
class decider {
public:
    decider(timeline_data const& data, bool turned) : w(data, turned) {}

    worlds w;
    std::vector<gate> near;      ///< what comes before the window
    std::vector<gate> far;       ///< what comes after it
    std::vector<member> members;

    using subset = std::vector<std::uint32_t>; ///< indices of members

    [[nodiscard]] bool possibly_inside(member const& e) const { return w.allow(e.inside); }
    /// In every world in which it took place.
    [[nodiscard]] bool certainly_inside(member const& e) const
    {
        if (e.no_window) return true;
        auto const never_short_of = [&](std::uint32_t earlier, std::uint32_t later, duration slack) { return w.most(later, earlier) <= -slack; };
        return std::all_of(near.begin(), near.end(), [&](gate const& g) { return never_short_of(g.spot, e.spot, g.slack); }) &&
               std::all_of(far.begin(), far.end(), [&](gate const& g) { return never_short_of(e.spot, g.spot, g.slack); });
    }
    [[nodiscard]] bool possibly_before(member const& f, member const& e) const
    {
        if (w.most(f.spot, e.spot) <= duration{}) return false;
        if (f.settled && e.settled) return true;
        auto wishes = e.inside;
        wishes.insert(wishes.end(), f.inside.begin(), f.inside.end());
        wishes.push_back({f.spot, e.spot, tick});
        return w.allow(wishes);
    }
    /// Inside whenever e is, and strictly earlier. Requires: f is sure.
    [[nodiscard]] bool excludes(member const& f, member const& e, duration ahead = duration{}) const
    {
        if (f.always && e.settled) return w.most(e.spot, f.spot) < ahead;
        auto wishes = e.inside;
        wishes.push_back({e.spot, f.spot, ahead}); // f not earlier after all
        if (w.allow(wishes)) return false;
        if (f.no_window) return true;
        for (auto const& g : near) { // f short of the window
            wishes.back() = {f.spot, g.spot, tick - g.slack};
            if (w.allow(wishes)) return false;
        }
        if (e.no_window)
            for (auto const& g : far) { // f beyond the window, which e need not be in
                wishes.back() = {g.spot, f.spot, tick - g.slack};
                if (w.allow(wishes)) return false;
            }
        return true;
    }

    /// How an event fares against others.
    struct escape {
        bool possible = false;
        bool proven = true; ///< false: every other one by itself leaves room, but all of them together may not
    };

    /// Is there a world with e inside and none of the sure `others` inside and earlier by more than `-ahead`? With `ahead`
    /// zero: e is not preceded; with one tick: e is before all of them.
    ///
    /// Each pair is decided exactly. All together: for a fixed place of the near gates, "f is short of the gate, or not
    /// earlier than e" is closed under the pointwise minimum, as are difference constraints, so the least fixpoint decides
    /// (TEMPORAL section 3). A gate that is not linked to the events needs trying only at its own earliest and where some
    /// event begins to fall short of it; a linked one is tried wherever something meets it, which proves, but cannot refute.
    [[nodiscard]] escape escapes(std::uint32_t e_index, subset const& others, duration ahead) const
    {
        auto const& e = members[e_index];
        if (!possibly_inside(e)) return {};
        bool tied = w.is_tied(e.spot);
        bool settled = e.settled; // the gates decide nothing
        for (auto const f : others) {
            if (f == e_index || !members[f].sure) continue;
            if (excludes(members[f], e, ahead)) return {};
            tied = tied || w.is_tied(members[f].spot);
            settled = settled && members[f].always;
        }
        if (settled) return {true, true}; // every new constraint starts at e, so no cycle needs two of them
        bool moving = false; // a near gate whose place is not fixed
        bool linked = false; // one that moves with the events
        for (auto const& g : near) {
            if (w.earliest(g.spot) == w.latest(g.spot)) continue;
            moving = true;
            linked = linked || is_linked(g, e_index, others);
        }
        if (!tied && !moving) return {true, true};
        std::vector<instant> places(near.size());
        if (try_places(0, places, e_index, others, ahead)) return {true, true};
        return {linked, !linked};
    }

private:
    /// Whether a gate moves with the events: claims tie it to others, or it is one of them, or it is asked for twice.
    [[nodiscard]] bool is_linked(gate const& g, std::uint32_t e, subset const& others) const
    {
        auto const& inside = members[e].inside;
        return w.is_tied(g.spot) || members[e].spot == g.spot ||
               std::any_of(others.begin(), others.end(), [&](std::uint32_t f) { return members[f].spot == g.spot; }) ||
               std::count_if(inside.begin(), inside.end(), [&](wish const& h) { return h.earlier == g.spot || h.later == g.spot; }) > 1;
    }
    static constexpr instant long_ago{instant::past().count() / 2};
    [[nodiscard]] static instant at(duration since_origin) { return instant{} + since_origin; }

    bool try_places(std::size_t gate_index, std::vector<instant>& places, std::uint32_t e, subset const& others, duration ahead) const
    {
        if (gate_index == near.size()) return fits(places, e, others, ahead);
        auto const g = near[gate_index].spot;
        auto const lo = at(w.earliest(g));
        auto const hi = at(w.latest(g));
        std::vector<instant> tries{lo};
        auto const attempt = [&](instant t) {
            if (lo < t && t <= hi) tries.push_back(t);
        };
        auto const& slack = near[gate_index].slack;
        for (auto const f : others) {
            auto const earliest = at(w.earliest(members[f].spot));
            attempt(earliest.is_finite() ? earliest + (tick - slack) : long_ago); // what is open falls short of any finite gate
        }
        if (is_linked(near[gate_index], e, others)) {
            attempt(hi);
            for (auto const f : others) attempt(at(w.latest(members[f].spot)) + (tick - slack));
            attempt(at(w.earliest(members[e].spot)) - slack);
            attempt(at(w.latest(members[e].spot)) - slack);
        }
        std::sort(tries.begin(), tries.end());
        tries.erase(std::unique(tries.begin(), tries.end()), tries.end());
        return std::any_of(tries.begin(), tries.end(), [&](instant t) {
            places[gate_index] = t;
            return try_places(gate_index + 1, places, e, others, ahead);
        });
    }

    /// The least solution with the near gates at these places, if there is one.
    [[nodiscard]] bool fits(std::vector<instant> const& places, std::uint32_t e_index, subset const& others, duration ahead) const
    {
        auto const& e = members[e_index];
        std::vector<std::uint32_t> spots{e.spot};
        auto const number = [&](std::uint32_t spot) {
            auto const found = std::find(spots.begin(), spots.end(), spot);
            if (found != spots.end()) return static_cast<std::size_t>(found - spots.begin());
            spots.push_back(spot);
            return spots.size() - 1;
        };
        struct link {
            std::size_t earlier;
            std::size_t later;
            duration least;
        };
        std::vector<link> links;
        for (auto const& h : e.inside) links.push_back({number(h.earlier), number(h.later), h.least});
        std::vector<gate> beyond; // a rival past one of these is outside, which one behind an e that is inside cannot be
        if (e.no_window)
            for (auto const& g : far) beyond.push_back({static_cast<std::uint32_t>(number(g.spot)), g.slack});
        std::vector<std::pair<std::size_t, bool>> rivals; // and whether the gates apply to it
        for (auto const f : others)
            if (f != e_index && members[f].sure) rivals.emplace_back(number(members[f].spot), !members[f].no_window);

        // ends with the gates in place
        std::vector<instant> low(spots.size());
        std::vector<instant> high(spots.size());
        auto const n = spots.size();
        for (std::size_t i = 0; i != n; ++i) {
            low[i] = at(w.earliest(spots[i]));
            high[i] = at(w.latest(spots[i]));
            for (std::size_t k = 0; k != near.size(); ++k) {
                if (auto const d = w.most(spots[i], near[k].spot); !d.is_unlimited()) low[i] = std::max(low[i], places[k] - d);
                if (auto const d = w.most(near[k].spot, spots[i]); !d.is_unlimited()) high[i] = std::min(high[i], places[k] + d);
            }
        }
        // claims among these moments; an untied moment moves no other
        for (std::size_t i = 0; i != n; ++i)
            for (std::size_t j = 0; j != n; ++j)
                if (i != j && w.is_tied(spots[i]) && w.is_tied(spots[j]))
                    if (auto const d = w.most(spots[j], spots[i]); !d.is_unlimited()) links.push_back({i, j, -d});

        std::vector<bool> forced(rivals.size(), false);
        std::size_t pushes = 0;
        for (;;) {
            for (std::size_t round = 0;; ++round) {
                bool moved = false;
                for (auto const& l : links)
                    if (low[l.earlier] != instant::past() && low[l.earlier] + l.least > low[l.later]) {
                        low[l.later] = low[l.earlier] + l.least;
                        if (low[l.later] > high[l.later]) return false;
                        moved = true;
                    }
                if (!moved) break;
                if (round > n) return false; // they push each other around for ever
            }
            bool more = false;
            for (std::size_t r = 0; r != rivals.size(); ++r) {
                auto const [f, has_window] = rivals[r];
                // not before e, if it ever is, or past a far gate that does not hold e
                auto required = w.most(spots[0], spots[f]) < ahead ? instant::future() : low[0] + ahead;
                if (has_window)
                    for (auto const& g : beyond) required = std::min(required, low[g.spot] + (tick - g.slack));
                if (forced[r] || low[f] >= required) continue;
                bool is_inside = true;
                if (has_window)
                    for (std::size_t k = 0; k != near.size(); ++k) is_inside = is_inside && low[f] >= places[k] + near[k].slack;
                if (!is_inside) continue;
                more = true;
                if (beyond.empty()) {
                    forced[r] = true;
                    links.push_back({0, f, ahead});
                    continue;
                }
                low[f] = required;
                if (low[f] > high[f]) return false;
                if (++pushes > n * rivals.size() * rivals.size()) return true; // they may push each other on by ticks: not refuted
            }
            if (!more) return true;
        }
    }
};

} // namespace entente::detail
