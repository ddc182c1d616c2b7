// What a story means: every world of it, one by one, and in each the naive answer.
// SPDX-License-Identifier: MIT
#pragma once

#include "story.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace property {

using world = std::array<std::int64_t, moments>; ///< an instant for every moment

struct relation {
    int from, to;
    std::int64_t least = -endless, most = endless;
    [[nodiscard]] bool holds(world const& w) const
    {
        auto const apart = w[static_cast<std::size_t>(to)] - w[static_cast<std::size_t>(from)];
        return apart >= least && apart <= most;
    }
};

/// "An event strictly after one moment and before another is at least so much later than a third."
struct conditional {
    int event, after, before;
    relation then;
    [[nodiscard]] bool is_inside(world const& w) const
    {
        auto const t = w[static_cast<std::size_t>(event)];
        return (after == nothing || w[static_cast<std::size_t>(after)] < t) && (before == nothing || t < w[static_cast<std::size_t>(before)]);
    }
    [[nodiscard]] bool holds(world const& w) const { return !is_inside(w) || then.holds(w); }
};

struct assertion {
    std::optional<std::size_t> claim; ///< none: a capacity
    std::vector<relation> relations;
    std::vector<conditional> conditionals;
};

/// All worlds of a story, by the documented rule of trust: capacities first, then claims by rank, date and place; what
/// leaves no world is set aside as a whole.
class everything {
public:
    explicit everything(story const& s) : story_(s)
    {
        read();
        if (!enumerate()) return;
        for (auto const& a : assertions_) insert(a);
        plain = all;
        if (!open.empty()) std::erase_if(all, [&](world const& w) { return !std::all_of(open.begin(), open.end(), [&](auto const& c) { return c.holds(w); }); });
    }

    bool too_many = false;
    std::vector<world> plain;              ///< all constraints, whatever claims say of scopes that an event may be in
    std::vector<world> all;                ///< that, too
    std::vector<conditional> open;         ///< what they say
    std::vector<relation> accepted;
    std::vector<std::size_t> set_aside;    ///< claims, by place among those that are there
    std::array<bool, moments> active{};    ///< has a time at all
    std::array<bool, moments> tied{};      ///< somebody relates it to another

    [[nodiscard]] span window(std::size_t m) const
    {
        if (m < most_events) return story_.events[m].window;
        return story_.milestones[m - most_events].reported ? story_.milestones[m - most_events].window : span{};
    }
    /// An extreme value that only the edge of what is enumerated holds back is none.
    [[nodiscard]] std::int64_t unlimited_if_far(std::int64_t t) const { return t < -reach_ ? -endless : t > last_ + reach_ ? endless : t; }
    [[nodiscard]] bool is_far(std::int64_t t) const { return unlimited_if_far(t) != t; }

private:
    [[nodiscard]] bool held(int m) const { return m >= most_events || story_.events[static_cast<std::size_t>(m)].is_held(); }
    [[nodiscard]] bool reported(int turn) const { return story_.milestones[static_cast<std::size_t>(turn)].reported; }

    // --- what is said ---

    static constexpr int elected = most_events, declared = elected + 1, took = elected + 2, left = elected + 3;

    void read()
    {
        for (int e = 0; e != most_events; ++e) {
            auto const& h = story_.events[static_cast<std::size_t>(e)];
            if (h.is_held() && h.as) assertions_.push_back({std::nullopt, capacity(e, *h.as), {}});
            active[static_cast<std::size_t>(e)] = h.is_held();
        }
        std::vector<std::pair<std::pair<int, int>, std::size_t>> sorted;
        std::size_t place = 0;
        for (auto const& c : story_.claims)
            if (c.there) sorted.push_back({{c.rank, c.dated}, place++});
        std::stable_sort(sorted.begin(), sorted.end(), [](auto const& a, auto const& b) { return a.first > b.first; });
        std::vector<saying const*> there;
        for (auto const& c : story_.claims)
            if (c.there) there.push_back(&c);
        for (auto const& [rank, number] : sorted) assertions_.push_back(meaning(number, *there[number]));
        for (std::size_t m = 0; m != turns; ++m) active[most_events + m] = story_.milestones[m].reported;
        for (auto const& a : assertions_) {
            for (auto const& r : a.relations)
                for (auto const m : {r.from, r.to}) tied[static_cast<std::size_t>(m)] = active[static_cast<std::size_t>(m)] = true;
            for (auto const& c : a.conditionals)
                for (auto const m : {c.event, c.after, c.before, c.then.from})
                    if (m != nothing) tied[static_cast<std::size_t>(m)] = active[static_cast<std::size_t>(m)] = true;
        }
    }

    [[nodiscard]] std::vector<relation> capacity(int e, en::capacity as) const
    {
        auto const chosen = reported(0) ? elected : reported(1) ? declared : nothing;
        std::vector<relation> out;
        auto const later = [&](int a, int b, std::int64_t by) {
            if (a != nothing && b != nothing && (a < most_events || reported(a - most_events)) && (b < most_events || reported(b - most_events))) out.push_back({a, b, by});
        };
        switch (as) {
        case en::capacity::candidate: later(e, chosen, 1); break;
        case en::capacity::elect:
            later(chosen, e, 1);
            later(e, took, 1);
            break;
        case en::capacity::incumbent:
        case en::capacity::acting:
            later(took, e, 0);
            if (!reported(2)) later(chosen, e, 1);
            later(e, left, 1);
            break;
        case en::capacity::former: later(left, e, 0); break;
        }
        // a capacity that no time of the only term allows speaks of some other, unknown term
        for (auto const& r : out)
            if (window(static_cast<std::size_t>(r.to)).hi - window(static_cast<std::size_t>(r.from)).lo < r.least) return {};
        return out;
    }

    [[nodiscard]] std::vector<int> counterparts(saying const& c, int e) const
    {
        std::vector<int> out;
        for (auto const p : story_.events[static_cast<std::size_t>(e)].whom)
            if (c.with.empty() || std::find(c.with.begin(), c.with.end(), p) != c.with.end()) out.push_back(p);
        return out;
    }

    [[nodiscard]] assertion meaning(std::size_t number, saying const& c) const
    {
        assertion a{number, {}, {}};
        if (c.is == saying::form::order) {
            std::vector<int> before;
            for (auto const& step : c.steps) {
                std::vector<int> now;
                std::copy_if(step.begin(), step.end(), std::back_inserter(now), [&](int m) { return held(m); });
                if (now.empty()) continue;
                for (auto const x : before)
                    for (auto const y : now) a.relations.push_back({x, y, 1});
                before = now;
            }
        } else if (c.is == saying::form::distance) {
            if (held(c.from) && held(c.to)) a.relations.push_back({c.from, c.to, c.least.value_or(-endless), c.most.value_or(endless)});
        } else
            scoped(c, a);
        return a;
    }

    void scoped(saying const& c, assertion& a) const
    {
        if (c.after != nothing && !held(c.after)) return;
        auto const before = c.by_term && reported(3) ? left : nothing;
        std::vector<int> listed;
        std::copy_if(c.events.begin(), c.events.end(), std::back_inserter(listed), [&](int e) { return held(e); });
        for (auto const x : listed) {
            if (c.after != nothing) a.relations.push_back({c.after, x, 1});
            if (before != nothing) a.relations.push_back({x, before, 1});
        }
        bool const is_first = c.is == saying::form::first;
        if (is_first)
            for (std::size_t k = 1; k < listed.size(); ++k) a.relations.push_back({listed[k - 1], listed[k], 1});
        if (is_first && listed.empty()) return;
        for (int g = 0; g != most_events; ++g) {
            auto const& h = story_.events[static_cast<std::size_t>(g)];
            if (!h.is_held() || h.is == fate::disputed || (c.calls_only && h.by_meeting) || std::find(listed.begin(), listed.end(), g) != listed.end()) continue;
            auto const whom = counterparts(c, g);
            if (!is_first) {
                if (!whom.empty()) a.conditionals.push_back({g, c.after, before, {g, g, 1}});
                continue;
            }
            for (auto const p : whom) {
                auto const same = std::find_if(listed.begin(), listed.end(), [&](int x) {
                    auto const theirs = counterparts(c, x);
                    return std::find(theirs.begin(), theirs.end(), p) != theirs.end();
                });
                a.conditionals.push_back({g, c.after, before, same != listed.end() ? relation{*same, g, 0} : relation{listed.back(), g, 1}});
            }
        }
    }

    // --- the worlds ---

    /// Endless windows are cut off where nothing new can happen: a path of constraints from the last finite time passes
    /// every endless moment at most once. Contested times end far away, and nothing new can happen on the way there.
    bool enumerate()
    {
        std::int64_t longest = 1;
        for (auto const& a : assertions_)
            for (auto const& r : a.relations)
                for (auto const d : {r.least, r.most})
                    if (d != endless && d != -endless) longest = std::max(longest, d < 0 ? -d : d);
        std::int64_t loose = 0;
        std::array<std::vector<std::int64_t>, moments> domain;
        for (std::size_t m = 0; m != moments; ++m) {
            auto const w = window(m);
            if (active[m] && (w.lo < 0 || w.hi > horizon)) ++loose;
            if (active[m] && w.hi != endless) last_ = std::max(last_, w.hi);
        }
        reach_ = loose * longest;
        auto const margin = 2 * reach_ + 1;
        std::size_t count = 1;
        for (std::size_t m = 0; m != moments; ++m) {
            if (!active[m]) {
                domain[m] = {0};
                continue;
            }
            auto const w = window(m);
            for (auto t = std::max(w.lo, -margin); t <= std::min<std::int64_t>(w.hi, horizon + margin); ++t) domain[m].push_back(t);
            if (last_ != horizon)
                for (auto t = std::max(w.lo, distant - margin); t <= std::min(w.hi, last_ + margin); ++t) domain[m].push_back(t);
            count *= domain[m].size();
            if (count > 6000) {
                too_many = true;
                return false;
            }
        }
        world w{};
        fill(0, w, domain);
        return true;
    }
    void fill(std::size_t m, world& w, std::array<std::vector<std::int64_t>, moments> const& domain)
    {
        if (m == moments) {
            all.push_back(w);
            return;
        }
        for (auto const t : domain[m]) {
            w[m] = t;
            fill(m + 1, w, domain);
        }
    }

    void insert(assertion const& a)
    {
        auto now = a.relations;
        std::vector<conditional> left_open;
        for (auto const& c : a.conditionals) {
            auto const in_all = [&](auto holds) { return std::all_of(all.begin(), all.end(), holds); };
            auto const time = [](world const& w, int m) { return w[static_cast<std::size_t>(m)]; };
            bool const after = in_all([&](world const& w) { return c.after == nothing || time(w, c.after) < time(w, c.event); });
            bool const before = in_all([&](world const& w) { return c.before == nothing || time(w, c.event) < time(w, c.before); });
            bool const never = c.then.from == c.event; // it has to be outside: on the one side, if it cannot be on the other
            if ((c.after != nothing && in_all([&](world const& w) { return time(w, c.event) <= time(w, c.after); })) ||
                (c.before != nothing && in_all([&](world const& w) { return time(w, c.before) <= time(w, c.event); })))
                continue;
            if (after && before)
                now.push_back(c.then);
            else if (never && before)
                now.push_back({c.event, c.after, 0});
            else if (never && after)
                now.push_back({c.before, c.event, 0});
            else
                left_open.push_back(c);
        }
        auto some = all;
        std::erase_if(some, [&](world const& w) { return !std::all_of(now.begin(), now.end(), [&](relation const& r) { return r.holds(w); }); });
        if (some.empty()) {
            if (a.claim) set_aside.push_back(*a.claim);
            return;
        }
        all = std::move(some);
        accepted.insert(accepted.end(), now.begin(), now.end());
        open.insert(open.end(), left_open.begin(), left_open.end());
    }

    story const& story_;
    std::vector<assertion> assertions_;
    std::int64_t reach_ = 0;       ///< how far constraints can drive a moment away from the last finite time
    std::int64_t last_ = horizon;  ///< the latest finite time
};

// --- the answer ---

struct extremes {
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    std::int64_t most = std::numeric_limits<std::int64_t>::min();
    void take(std::int64_t x)
    {
        least = std::min(least, x);
        most = std::max(most, x);
    }
    [[nodiscard]] bool any() const { return least <= most; }
};

/// How often something was so, among all worlds.
struct tally {
    std::size_t yes = 0;
    [[nodiscard]] en::verdict verdict(std::size_t of) const { return yes == 0 ? en::verdict::none : yes == of ? en::verdict::certain : en::verdict::possible; }
};

struct truth {
    bool is_void = false;
    std::size_t worlds = 0;
    tally nonempty;
    struct of_party {
        tally foremost;
        tally contacted;
        extremes rank;
        extremes first;
    };
    struct of_event {
        tally inside;
        tally foremost;
        extremes rank;
        extremes when;
    };
    std::array<of_party, parties> countries;
    std::array<of_event, most_events> events;
    std::array<std::array<tally, parties>, parties> before; ///< both contacted, the one strictly earlier
    std::array<std::array<tally, parties>, parties> both;   ///< both contacted
    bool same_order = true;
    extremes count;
    extremes gap;
    bool gap_unlimited = false;
    tally whether;
    bool any_unsure = false;
};

/// The gates of a question's window.
struct gate {
    int moment = nothing; ///< else a date
    std::int64_t date = 0;
    bool inclusive = true;
    [[nodiscard]] std::int64_t at(world const& w) const { return moment == nothing ? date : w[static_cast<std::size_t>(moment)]; }
};

struct window_of {
    std::vector<gate> lower, upper;
    bool is_void = false;

    window_of(story const& s, everything const& of)
    {
        auto const& q = s.asks;
        auto const add = [&](std::vector<gate>& to, edge const& e) {
            is_void = is_void || (e.moment != nothing && !of.active[static_cast<std::size_t>(e.moment)]);
            to.push_back({e.moment, e.date, e.inclusive});
        };
        if (q.from) add(lower, *q.from);
        if (q.to) add(upper, *q.to);
        auto const reported = [&](std::size_t turn) { return s.milestones[turn].reported; };
        constexpr int elected = most_events, declared = elected + 1, took = elected + 2, left = elected + 3;
        if (!q.from) {
            auto const chosen = reported(0) ? elected : reported(1) ? declared : nothing;
            auto const is_late = [&](world const& w) { return w[static_cast<std::size_t>(chosen)] > w[static_cast<std::size_t>(took)]; };
            auto start = chosen;
            if (reported(2) && (chosen == nothing || std::all_of(of.plain.begin(), of.plain.end(), is_late))) start = took;
            if (start != nothing) lower.push_back({start, 0, true});
        }
        if (!q.beyond && reported(3)) upper.push_back({left, 0, false});
    }
    [[nodiscard]] bool contains(world const& w, std::int64_t t) const
    {
        return std::all_of(lower.begin(), lower.end(), [&](gate const& g) { return g.inclusive ? g.at(w) <= t : g.at(w) < t; }) &&
               std::all_of(upper.begin(), upper.end(), [&](gate const& g) { return g.inclusive ? t <= g.at(w) : t < g.at(w); });
    }
};

/// An event that the question may select.
struct choice {
    std::size_t event;
    std::vector<int> whom;
    bool sure;
    bool anywhere; ///< undated, taken to lie in the term
};

inline bool possibly_inside(std::vector<world> const& worlds, std::size_t e, window_of const& window)
{
    return std::any_of(worlds.begin(), worlds.end(), [&](world const& w) { return window.contains(w, w[e]); });
}

inline std::vector<choice> choices(story const& s, everything const& of, window_of const& window)
{
    auto const& q = s.asks;
    std::vector<choice> out;
    for (std::size_t e = 0; e != most_events; ++e) {
        auto const& h = s.events[e];
        if (!h.is_held() || (q.calls_only && h.by_meeting)) continue;
        if (!q.beyond && (h.as == en::capacity::candidate || h.as == en::capacity::former)) continue;
        choice c{e, {}, h.is == fate::held, !q.from && !q.to && !h.is_reported()};
        if (q.direction != en::direction::either) {
            auto const asked = q.direction == en::direction::placed ? en::role::initiator : en::role::recipient;
            if (h.role && h.role != asked) continue;
            c.sure = c.sure && h.role.has_value();
        }
        for (auto const p : h.whom)
            if (q.with.empty() || std::find(q.with.begin(), q.with.end(), p) != q.with.end()) c.whom.push_back(p);
        if (c.whom.empty()) continue;
        if (!possibly_inside(of.all, e, window)) continue;
        out.push_back(std::move(c));
    }
    return out;
}

/// Whether an undated event is taken to lie in the term depends on what claims say of events that may be in their scopes:
/// the library decides that by what is certain, and may differ.
inline bool is_moot(story const& s, everything const& of, window_of const& window)
{
    for (std::size_t e = 0; e != most_events; ++e)
        if (s.events[e].is_held() && !s.events[e].is_reported() && possibly_inside(of.plain, e, window) && !possibly_inside(of.all, e, window)) return true;
    return false;
}

/// The naive answer in one world, added to what is known of all worlds.
class naive {
public:
    naive(story const& s, everything const& of, window_of const& window, truth& t) : story_(s), of_(of), window_(window), truth_(t) {}

    void answer(world const& w, std::vector<choice> const& chosen)
    {
        auto const& q = story_.asks;
        auto const sign = q.aim == aim::last ? -1 : 1;
        ++truth_.worlds;
        std::array<std::int64_t, parties> first;
        first.fill(never);
        auto earliest = never;
        std::int64_t count = 0;
        std::array<std::int64_t, most_events> at;
        at.fill(never);
        for (auto const& c : chosen) {
            if (!c.anywhere && !window_.contains(w, w[c.event])) continue;
            at[c.event] = sign * w[c.event];
            earliest = std::min(earliest, at[c.event]);
            for (auto const p : c.whom) first[static_cast<std::size_t>(p)] = std::min(first[static_cast<std::size_t>(p)], at[c.event]);
            ++count;
        }
        truth_.count.take(count);
        truth_.nonempty.yes += count != 0;
        for (std::size_t e = 0; e != most_events; ++e) {
            if (at[e] == never) continue;
            auto& of = truth_.events[e];
            ++of.inside.yes;
            of.foremost.yes += at[e] == earliest;
            of.rank.take(1 + std::count_if(at.begin(), at.end(), [&](auto t) { return t < at[e]; }));
            of.when.take(w[e]);
        }
        std::array<std::int64_t, parties> ranks{};
        for (std::size_t p = 0; p != parties; ++p) {
            if (first[p] == never) continue;
            auto& of = truth_.countries[p];
            ++of.contacted.yes;
            of.foremost.yes += first[p] == earliest;
            ranks[p] = 1 + std::count_if(first.begin(), first.end(), [&](auto t) { return t < first[p]; });
            of.rank.take(ranks[p]);
            of.first.take(sign * first[p]);
            for (std::size_t o = 0; o != parties; ++o) {
                truth_.both[p][o].yes += first[o] != never;
                truth_.before[p][o].yes += first[o] != never && first[p] < first[o];
            }
        }
        if (truth_.worlds == 1) ranks_ = ranks;
        truth_.same_order = truth_.same_order && ranks == ranks_;
        if (q.aim == aim::gap && count != 0) {
            auto const mark = window_.lower.front().at(w);
            truth_.gap.take(earliest - mark);
            truth_.gap_unlimited = truth_.gap_unlimited || of_.is_far(earliest) || of_.is_far(mark);
        }
        if (q.aim == aim::whether_parties) truth_.whether.yes += first[static_cast<std::size_t>(q.before)] < first[static_cast<std::size_t>(q.after)];
    }

private:
    static constexpr auto never = std::numeric_limits<std::int64_t>::max();
    story const& story_;
    everything const& of_;
    window_of const& window_;
    truth& truth_;
    std::array<std::int64_t, parties> ranks_{};
};

[[nodiscard]] inline truth true_answer(story const& s, everything const& of, window_of const& window)
{
    truth t;
    auto const& q = s.asks;
    if (window.is_void) {
        t.is_void = true;
        return t;
    }
    auto const chosen = choices(s, of, window);
    std::vector<std::size_t> unsure;
    for (std::size_t i = 0; i != chosen.size(); ++i)
        if (!chosen[i].sure) unsure.push_back(i);
    t.any_unsure = !unsure.empty();
    naive n(s, of, window, t);
    for (std::size_t bits = 0; bits != std::size_t{1} << unsure.size(); ++bits) {
        std::vector<choice> there;
        for (std::size_t i = 0; i != chosen.size(); ++i) {
            auto const u = std::find(unsure.begin(), unsure.end(), i);
            if (u == unsure.end() || (bits >> (u - unsure.begin()) & 1) != 0) there.push_back(chosen[i]);
        }
        for (auto const& w : of.all) n.answer(w, there);
    }
    if (q.aim == aim::whether_moments) {
        auto const held = [&](int m) { return m >= most_events || s.events[static_cast<std::size_t>(m)].is_held(); };
        auto const sure = [&](int m) { return m >= most_events || s.events[static_cast<std::size_t>(m)].is == fate::held; };
        if (held(q.before) && held(q.after)) {
            auto const before = std::count_if(of.all.begin(), of.all.end(), [&](world const& w) { return w[static_cast<std::size_t>(q.before)] < w[static_cast<std::size_t>(q.after)]; });
            t.whether.yes = static_cast<std::size_t>(before);
            t.worlds = of.all.size() + (sure(q.before) && sure(q.after) ? 0 : 1); // and the world in which one of them was not
        }
    }
    return t;
}

} // namespace property
