// What is certain and what is possible of those that compete for being first in a window.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/detail/contender.hpp>
#include <entente/order/detail/least_world.hpp>
#include <entente/order/detail/ways_out.hpp>
#include <entente/order/detail/worlds.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace entente::detail {

/// Decides. Times run forward for "first" and backward for "last" (see `worlds`); the words below are those of "first".
/// A world is an assignment of instants that satisfies every bound and claim, and a choice of which of the unsure members
/// took place. An unsure member excludes nothing, because there is always the world in which it did not take place.
///
/// What many rivals rule out together is settled for all members at once by `against`, with one search; `escapes` then
/// needs a few comparisons for a member. Only where edges are imprecise, so that a rival may lie outside, a member may need
/// searches of its own.
///
/// The one procedure by which anything is decided about order. `Member` is a `contender`, and may be more.
template <std::derived_from<contender> Member>
class decider {
public:
    /// The worlds must outlive it.
    explicit decider(worlds const& all) : w(all) {}

    worlds const& w;
    std::vector<window_edge> near; ///< what comes before the window
    std::vector<window_edge> far;  ///< what comes after it
    std::vector<Member> members;

    using subset = std::vector<std::uint32_t>; ///< indices of members
    static constexpr auto nobody = static_cast<std::uint32_t>(-1);

    /// Works out how each member lies to the edges, and drops those that cannot be inside.
    void place_members()
    {
        for (auto const* edges : {&near, &far})
            for (auto const& g : *edges) w.keep(g.variable);
        auto const says_more = [&](contender const& m) { return m.inside.size() != near.size() + far.size(); };
        std::erase_if(members, [&](contender const& m) { return (says_more(m) || !always_inside(m)) && !w.allow(m.inside); });
        undated_ = std::any_of(members.begin(), members.end(), [](contender const& m) { return m.no_window; });
        for (auto& m : members) {
            m.always = m.no_window || always_inside(m);
            m.settled = m.always && (m.no_window || !says_more(m));
            if (m.no_window) m.inside.clear();
            m.reach = reach(m);
            // one that no edge applies to may be inside when what comes before it is beyond the window
            m.firm = m.always || (!(undated_ && !far.empty()) && never_short(m));
            m.at_edge = !m.no_window && std::any_of(near.begin(), near.end(), [&](window_edge const& g) { return can_be_at(m, g); });
        }
        apart_ = are_edges_apart();
    }

    [[nodiscard]] bool is_edge(variable v) const
    {
        auto const is = [&](window_edge const& g) { return g.variable == v; };
        return std::any_of(near.begin(), near.end(), is) || std::any_of(far.begin(), far.end(), is);
    }

    /// No claim ties an edge to anything, none is a member, each is asked for once, and they apply to every member.
    [[nodiscard]] bool edges_are_apart() const { return apart_; }
    /// Claims say more of it, if it is inside, than that.
    [[nodiscard]] bool is_conditional(contender const& m) const { return !m.no_window && m.inside.size() != near.size() + far.size(); }

    // --- one against one ---

    /// Both inside, and f strictly earlier.
    [[nodiscard]] bool possibly_before(contender const& f, contender const& e) const
    {
        if (w.by_windows(f.variable, e.variable) <= duration{} || w.most(f.variable, e.variable) <= duration{}) return false;
        if (f.settled && e.settled) return true;
        auto constraints = e.inside;
        constraints.insert(constraints.end(), f.inside.begin(), f.inside.end());
        constraints.push_back({f.variable, e.variable, tick});
        return w.allow(constraints);
    }
    /// Inside whenever e is, and strictly earlier. Requires: f is sure.
    [[nodiscard]] bool excludes(contender const& f, contender const& e) const
    {
        if (f.always && (w.by_windows(e.variable, f.variable) < duration{} || w.most(e.variable, f.variable) < duration{})) return true;
        if (f.always && e.settled) return false;
        auto constraints = e.inside;
        constraints.push_back({e.variable, f.variable, duration{}}); // f not earlier after all
        if (w.allow(constraints)) return false;
        if (f.no_window) return true;
        for (auto const& g : near) { // f short of the window
            constraints.back() = short_of(f, g);
            if (w.allow(constraints)) return false;
        }
        if (e.no_window)
            for (auto const& g : far) { // f beyond the window, which e need not be in
                constraints.back() = {g.variable, f.variable, tick - g.slack};
                if (w.allow(constraints)) return false;
            }
        return true;
    }

    // --- one against many ---

    /// The sure ones of some members, as rivals of whoever wants to come first.
    struct rivals {
        subset firm;            ///< of those that are, the ones that no other certainly precedes: the others follow from them
        subset open;            ///< those that may be short of the window, less those that a firm one is never later than
        bool contested = false; ///< one is inside in every world
        bool doubtful = false;  ///< one is not

        // How far the firm ones let the others go: by windows, and by claims.
        std::uint32_t soonest = nobody; ///< the one with the least latest instant
        std::uint32_t next = nobody;    ///< the same without that one
        duration limit = duration::unlimited();
        duration next_limit = duration::unlimited();
        std::vector<duration> links;             ///< by tied number
        duration margin = duration::unlimited(); ///< how much later than a firm one an open one can be at most, whichever they are
        std::vector<std::size_t> edges;          ///< near ones that every one of the open can be short of
    };

    /// Complexity: linear; one search if claims tie firm ones to others.
    [[nodiscard]] rivals against(std::span<std::uint32_t const> some) const
    {
        rivals out;
        subset firm;
        std::vector<variable> tied;
        for (auto const i : some) {
            auto const& f = members[i];
            if (!f.sure) continue;
            out.contested = out.contested || f.always;
            out.doubtful = out.doubtful || !f.always;
            if (!f.firm) {
                out.open.push_back(i);
                continue;
            }
            firm.push_back(i);
            if (w.is_tied(f.variable)) tied.push_back(f.variable);
            auto const latest = w.latest(f.variable);
            if (out.soonest == nobody || latest < out.limit) {
                out.next = std::exchange(out.soonest, i);
                out.next_limit = std::exchange(out.limit, latest);
            } else if (out.next == nobody || latest < out.next_limit) {
                out.next = i;
                out.next_limit = latest;
            }
        }
        if (!tied.empty()) out.links = w.nearest(tied);
        for (auto const i : firm) { // one that nothing ties is free in its window: the soonest speak for it
            auto const v = members[i].variable;
            if ((i == out.soonest || i == out.next || w.is_tied(v) || is_edge(v)) && lead(out, i) >= duration{}) out.firm.push_back(i);
        }
        std::erase_if(out.open, [&](std::uint32_t i) { return lead(out, i) <= duration{}; });
        for (auto const i : out.open) out.margin = std::min(out.margin, lead(out, i));
        for (std::size_t g = 0; g != near.size(); ++g)
            if (std::all_of(out.open.begin(), out.open.end(), [&](std::uint32_t i) {
                    return w.most(members[i].variable, near[g].variable) >= short_of(members[i], near[g]).least;
                }))
                out.edges.push_back(g);
        return out;
    }

    /// The least of most(e, f) over the firm rivals f other than e. Negative: e is certainly preceded.
    [[nodiscard]] duration lead(rivals const& r, std::uint32_t e) const
    {
        auto const v = members[e].variable;
        auto const by_windows = (e == r.soonest ? r.next_limit : r.limit) - w.earliest(v);
        return r.links.empty() || !w.is_tied(v) ? by_windows : std::min(by_windows, r.links[w.tied_number(v)]);
    }

    /// Is there a world with e inside and none of the rivals inside and earlier by more than `-ahead`? With `ahead` zero: e
    /// is not preceded; with one tick, if e is none of the rivals: e is before all of them. Exact.
    ///
    /// A firm rival that comes before e is inside if e is, so e has to be at least `ahead` before each of them. All these
    /// constraints end in e, a simple cycle uses one, and so each rival by itself decides: that is `lead`. The ones that are
    /// certainly preceded by another firm one add nothing, and neither does an open one that a firm one is never later than.
    /// What is left are open rivals that can be short of the window.
    /// - If all of them are short of the same edge, these constraints begin in that edge, and a simple cycle uses one of them
    ///   and one of the firm ones: it is negative only if it is so for the worst of either, `margin`.
    /// - The same for an event that has to be put inside: then there are constraints from e to the edge, too, and to e from
    ///   the far edges; with edges apart, each kind of cycle is negative only if it is so for the worst of its rivals.
    /// - An event at the window's very edge has nothing inside before it.
    /// - Otherwise see `least_world`.
    [[nodiscard]] bool escapes(std::uint32_t e_index, rivals const& r, duration ahead) const
    {
        auto const& e = members[e_index];
        if (lead(r, e_index) < ahead) return false;
        if (r.firm.empty() && r.open.empty()) return true;
        if (e.settled) {
            if (r.open.empty()) return true;
            for (auto const g : r.edges)
                if (w.most(e.variable, near[g].variable) + near[g].slack - tick - ahead + r.margin >= duration{}) return true;
        }
        if (ahead == duration{} && e.at_edge) return true;
        if (near.size() == 1 && can_be_inside_alone(e_index, r, ahead)) return true;
        return escapes_if(e.inside, e_index, r, ahead);
    }
    /// Those of some events that do not come after a sure one of them.
    [[nodiscard]] subset may_be_first(subset all, subset const& sure) const
    {
        auto const before = against(sure);
        std::erase_if(all, [&](std::uint32_t e) { return !escapes(e, before, duration{}); });
        return all;
    }
    /// Is there a world with both inside, f before e and before all of the rivals that are inside? Exact. Requires:
    /// escapes(f, r, tick).
    [[nodiscard]] bool leads(std::uint32_t f_index, std::uint32_t e_index, rivals const& r) const
    {
        auto const& f = members[f_index];
        auto const& e = members[e_index];
        if (!possibly_before(f, e)) return false;
        auto constraints = f.inside;
        constraints.insert(constraints.end(), e.inside.begin(), e.inside.end());
        constraints.push_back({f.variable, e.variable, tick});
        return escapes_if(constraints, f_index, r, tick);
    }

    /// Is there a world with both inside, f before e, and no rival inside and before e? Exact. Requires: escapes(e, r, 0). Where
    /// all are settled, constraints begin or end in e: a simple cycle uses f's, a rival's, or one of either.
    [[nodiscard]] bool precedes_first(std::uint32_t f_index, std::uint32_t e_index, rivals const& r) const
    {
        auto const& f = members[f_index];
        auto const& e = members[e_index];
        if (!possibly_before(f, e)) return false;
        if (f.settled && e.settled && r.open.empty()) return lead(r, f_index) >= tick;
        auto constraints = f.inside;
        constraints.insert(constraints.end(), e.inside.begin(), e.inside.end());
        constraints.push_back({f.variable, e.variable, tick});
        return escapes_if(constraints, e_index, r, duration{});
    }

    /// Is there a world in which none of the sure members is inside? Exact.
    [[nodiscard]] bool can_be_empty(rivals const& r) const
    {
        if (r.contested) return false;
        if (r.firm.empty() && r.open.empty()) return true;
        auto const ways = beyond(far);
        return any_near(near, {}, [&](trial const& t) {
            if (ways.empty()) return r.firm.empty() && can_hold(t, {}, {}, r, nobody);
            return any_least(t, ways, [&](trial const& u, bar out) { return can_hold(u, out, out, r, nobody); });
        });
    }

    /// How long after a moment the first of some members can be at most, in the worlds in which there is one. Exact, where
    /// `most` bounds it by what each member says by itself. It is the greatest length for which there is a world with one of
    /// them inside, and none of the sure ones among them inside any sooner. What is too great stays so when it gets greater:
    /// it is found by halving.
    /// Complexity: constant, unless some may be outside; then sixty times linear in them, for each that can be the latest.
    [[nodiscard]] duration latest_first(rivals const& sure_ones, std::span<std::uint32_t const> some, variable mark, duration least,
                                        duration most) const
    {
        // each sure one alone leaves room for `most`, these constraints begin in the mark, and a simple cycle uses one
        if (sure_ones.contested && !sure_ones.doubtful) return most;
        auto const latest = sure_ones.contested ? subset{} : hindmost(some);
        auto const can = [&](duration d) {
            auto const after = bar{mark, d};
            auto ways = undated_ ? beyond(far) : std::vector<bar>{};
            ways.push_back(after);
            auto const with = [&](std::vector<difference_constraint> const& constraints) {
                return any_near(near, constraints, [&](trial const& t) {
                    return any_least(t, ways, [&](trial const& u, bar out) { return can_hold(u, after, out, sure_ones, nobody); });
                });
            };
            if (sure_ones.contested) return with({});
            return std::any_of(latest.begin(), latest.end(), [&](std::uint32_t i) {
                auto constraints = members[i].inside;
                constraints.push_back({mark, members[i].variable, d});
                return w.allow(constraints) && with(constraints);
            });
        };
        constexpr duration enough{std::int64_t{1} << 56}; // two thousand years
        if (can(std::min(most, enough))) return most;
        auto lo = std::max(least, -enough).count(); // can; what is above hi cannot
        auto hi = std::min(most, enough).count() - 1;
        while (lo < hi) {
            auto const middle = lo + (hi - lo + 1) / 2;
            if (can(duration{middle})) lo = middle;
            else hi = middle - 1;
        }
        return duration{lo};
    }

private:
    /// What `escapes` asks, of the worlds in which the constraints hold; that e is inside has to be among them.
    [[nodiscard]] bool escapes_if(std::vector<difference_constraint> const& constraints, std::uint32_t e_index, rivals const& r,
                                  duration ahead) const
    {
        auto const& e = members[e_index];
        auto const own = bar{e.variable, ahead};
        if (!e.no_window) return any_near(near, constraints, [&](trial const& t) { return can_hold(t, own, own, r, e_index); });
        // the window's far side need not hold e: a rival beyond it is outside, too
        auto ways = beyond(far);
        ways.push_back(own);
        return any_near(near, constraints, [&](trial const& t) {
            return any_least(t, ways, [&](trial const& u, bar out) { return can_hold(u, own, out, r, e_index); });
        });
    }
    [[nodiscard]] bool are_edges_apart() const
    {
        std::vector<variable> variables;
        for (auto const* edges : {&near, &far})
            for (auto const& g : *edges) {
                if (w.is_tied(g.variable)) return false;
                variables.push_back(g.variable);
            }
        std::sort(variables.begin(), variables.end());
        return std::adjacent_find(variables.begin(), variables.end()) == variables.end() &&
               std::none_of(members.begin(), members.end(), [&](contender const& m) {
                   return m.no_window || std::binary_search(variables.begin(), variables.end(), m.variable);
               });
    }
    [[nodiscard]] std::pair<duration, duration> reach(contender const& m) const
    {
        if (m.inside.empty() || m.settled) return {w.earliest(m.variable), w.latest(m.variable)};
        auto const in = w.close(m.inside, {m.variable});
        return {-in->most(m.variable, worlds::origin), in->most(worlds::origin, m.variable)};
    }
    [[nodiscard]] bool never_short(contender const& e) const
    {
        return std::all_of(near.begin(), near.end(), [&](window_edge const& g) { return w.most(e.variable, g.variable) <= -g.slack; });
    }
    [[nodiscard]] bool never_beyond(contender const& e) const
    {
        return std::all_of(far.begin(), far.end(), [&](window_edge const& g) { return w.most(g.variable, e.variable) <= -g.slack; });
    }
    [[nodiscard]] bool always_inside(contender const& e) const { return never_short(e) && never_beyond(e); }
    [[nodiscard]] static difference_constraint short_of(contender const& f, window_edge const& g)
    {
        return {f.variable, g.variable, tick - g.slack};
    }
    [[nodiscard]] bool can_be_at(contender const& e, window_edge const& g) const
    {
        if (w.most(e.variable, g.variable) < -g.slack) return false;
        if (e.settled) return true;
        auto constraints = e.inside;
        constraints.push_back({e.variable, g.variable, -g.slack});
        return w.allow(constraints);
    }
    /// Of some members those that stand for all, if one of them is to be inside and late: what is certainly before another
    /// that is not past the window gives way to it, and of those that nothing ties the one that can be latest does for all.
    [[nodiscard]] subset hindmost(std::span<std::uint32_t const> some) const
    {
        subset out;
        std::vector<variable> variables;
        auto free = nobody;
        for (auto const i : some) {
            auto const& m = members[i];
            bool const is_free = (apart_ || far.empty()) && !is_conditional(m) && !w.is_tied(m.variable) && !is_edge(m.variable);
            if (is_free && (free == nobody || m.reach.second > members[free].reach.second)) free = i;
            if (!is_free) out.push_back(i);
            if (w.is_tied(m.variable) && !is_conditional(m) && never_beyond(m)) variables.push_back(m.variable);
        }
        if (!variables.empty()) {
            auto const to_later = w.nearest_from(variables);
            std::erase_if(out, [&](std::uint32_t i) {
                return w.is_tied(members[i].variable) && to_later[w.tied_number(members[i].variable)] < duration{};
            });
        }
        if (free != nobody) out.push_back(free);
        return out;
    }
    /// With every open rival either certainly after it or short of the only near edge, and before the firm ones. Requires:
    /// lead(r, e) >= ahead. The comments name the cycles.
    [[nodiscard]] bool can_be_inside_alone(std::uint32_t e_index, rivals const& r, duration ahead) const
    {
        auto const& e = members[e_index];
        if (!apart_ || is_conditional(e) || r.edges.empty()) return false;
        auto const& g = near.front();
        if (r.margin < ahead + tick) return false;                            // e, edge, open one, firm one, e
        if (r.limit - w.earliest(g.variable) < ahead + g.slack) return false; // e, edge, firm one, e
        if (w.most(e.variable, g.variable) + g.slack - tick - ahead + r.margin < duration{})
            return false;                                                       // edge, open one, firm one, e, edge
        return std::all_of(r.open.begin(), r.open.end(), [&](std::uint32_t f) { // e, edge, open one, e
            auto const most = std::min(w.most_to(members[f].variable, e.variable), e.reach.second - w.earliest(members[f].variable));
            return f == e_index || most >= tick || most <= -ahead;
        });
    }

    /// Is there a world for these constraints, firm rivals behind one bar, and open ones out of the window or behind the other?
    [[nodiscard]] bool can_hold(trial const& t, std::optional<bar> firm_bar, std::optional<bar> open_bar, rivals const& r,
                                std::uint32_t except) const
    {
        least_world least(w, t, firm_bar, open_bar);
        for (auto const i : r.firm)
            if (i != except) least.add(members[i].variable, true);
        for (auto const i : r.open)
            if (i != except) least.add(members[i].variable, false);
        return least.exists();
    }

    bool apart_ = false;
    bool undated_ = false; ///< some member has no time at all, so that no edge applies to it
};

} // namespace entente::detail
