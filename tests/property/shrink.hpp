// The same failure in a smaller story.
// SPDX-License-Identifier: MIT
#pragma once

#include "property/text.hpp"

#include <entente/error.hpp>

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace property {

/// Every way to make a story a little smaller.
class reductions {
public:
    using step = std::function<void(story&)>;

    [[nodiscard]] static std::vector<step> of(story const& s)
    {
        reductions all(s);
        all.of_claims();
        all.of_events();
        all.of_terms();
        all.of_question();
        return std::move(all.steps_);
    }

private:
    explicit reductions(story const& s) : story_(s) {}
    void add(step how) { steps_.push_back(std::move(how)); }

    [[nodiscard]] bool is_named(int m) const
    {
        auto const names = [&](saying const& c) {
            auto const all = named_by(c);
            return c.there && (std::find(all.begin(), all.end(), m) != all.end() || (!is_event(m) && c.of_term == term_of(m)));
        };
        auto const& q = story_.asks;
        auto const at = [&](point const& p) { return p.is == point::what::moment && p.number == m; };
        bool const asked = (q.from && at(q.from->at)) || (q.to && at(q.to->at)) || (q.within && at(q.within->second)) ||
                           (q.aim == aim::whether_moments && (q.before == m || q.after == m));
        return asked || std::any_of(story_.claims.begin(), story_.claims.end(), names);
    }

    void of_claims()
    {
        for (std::size_t i = 0; i != story_.claims.size(); ++i) {
            add([i](story& s) { s.claims.erase(s.claims.begin() + static_cast<std::ptrdiff_t>(i)); });
            auto const change = [&](auto how) { add([i, how](story& s) { how(s.claims[i]); }); };
            auto const& c = story_.claims[i];
            if (c.by != source_key{}) change([](saying& x) { x.by = {}; });
            if (c.steps.size() > 2) {
                change([](saying& x) { x.steps.pop_back(); });
                change([](saying& x) { x.steps.erase(x.steps.begin()); });
            }
            for (std::size_t n = 0; n != c.steps.size(); ++n)
                if (c.steps[n].size() > 1) change([n](saying& x) { x.steps[n].pop_back(); });
            if (c.least && c.most) {
                change([](saying& x) { x.least.reset(); });
                change([](saying& x) { x.most.reset(); });
            }
            if (c.events.size() > 1) change([](saying& x) { x.events.pop_back(); });
            if (!c.with.empty()) change([](saying& x) { x.with.clear(); });
            if (c.calls_only) change([](saying& x) { x.calls_only = false; });
            if (c.after != nothing && c.of_term == nothing) change([](saying& x) { x.after = nothing; });
        }
    }

    /// `list` finds the reports in a story.
    template <class List>
    void of_reports(std::vector<account> const& all, List list)
    {
        for (std::size_t i = 0; i != all.size(); ++i) {
            add([i, list](story& s) { list(s).erase(list(s).begin() + static_cast<std::ptrdiff_t>(i)); });
            auto const change = [&](auto how) { add([i, list, how](story& s) { how(list(s)[i]); }); };
            auto const& a = all[i];
            if (a.by != source_key{}) change([](account& x) { x.by = {}; });
            if (a.by.dated != 0 && a.by.rank != 1) change([](account& x) { x.by.dated = 0; });
            if (a.status && a.status != en::status::held) change([](account& x) { x.status = en::status::held; });
            if (a.time.approximate) change([](account& x) { x.time.approximate = false; });
            if (a.time.members.size() > 1) {
                change([](account& x) { x.time.members.pop_back(); });
                change([](account& x) { x.time.members.erase(x.time.members.begin()); });
            }
            if (a.time.members.size() != 1) continue;
            auto const w = a.time.members.front();
            if (w.lo != w.hi && w.lo != -far) change([](account& x) { ++x.time.members.front().lo; });
            if (w.lo != w.hi && w.hi != far) change([](account& x) { --x.time.members.front().hi; });
        }
    }

    void of_events()
    {
        for (std::size_t e = 0; e != most_events; ++e) {
            auto const& h = story_.events[e];
            if (!h.there) continue;
            if (!is_named(static_cast<int>(e))) add([e](story& s) { s.events[e] = {}; });
            auto const change = [&](auto how) { add([e, how](story& s) { how(s.events[e]); }); };
            of_reports(
                h.reports, [e](story & s) -> auto& { return s.events[e].reports; });
            if (h.us.as) change([](happening& x) { x.us.as.reset(); });
            if (h.role) change([](happening& x) { x.role.reset(); });
            if (h.us.leader > 0 || h.us.leader == nothing) change([](happening& x) { x.us.leader = 0; });
            if (h.kind != en::event_kind::call) change([](happening& x) { x.kind = en::event_kind::call; });
            if (h.them.size() > 1) {
                change([](happening& x) { x.them.pop_back(); });
                change([](happening& x) { x.them.erase(x.them.begin()); });
            }
            for (std::size_t i = 0; i != h.them.size(); ++i) {
                if (h.them[i].as) change([i](happening& x) { x.them[i].as.reset(); });
                if (h.them[i].leader != nothing && !h.them[i].as) change([i](happening& x) { x.them[i].leader = nothing; });
            }
        }
    }
    void of_terms()
    {
        for (std::size_t t = 0; t != most_terms; ++t) {
            auto const& term = story_.terms[t];
            if (!term.there) continue;
            bool named = false;
            for (int m = 0; m != turns; ++m) named = named || is_named(moment_of(static_cast<int>(t), m));
            if (!named) add([t](story& s) { s.terms[t] = {}; });
            if (term.acting) add([t](story& s) { s.terms[t].acting = false; });
            for (std::size_t m = 0; m != turns; ++m)
                of_reports(
                    term.told[m], [ t, m ](story & s) -> auto& { return s.terms[t].told[m]; });
        }
    }
    void of_question()
    {
        auto const& q = story_.asks;
        auto const change = [&](auto how) { add([how](story& s) { how(s.asks); }); };
        if (q.from && q.aim != aim::gap) change([](question& x) { x.from.reset(); });
        if (q.to) change([](question& x) { x.to.reset(); });
        if (q.within) change([](question& x) { x.within.reset(); });
        if (q.during) change([](question& x) { x.during.reset(); });
        if (!q.with.empty() && q.aim != aim::not_contacted) change([](question& x) { x.with.clear(); });
        if (q.with.size() > 1) change([](question& x) { x.with.pop_back(); });
        if (q.with_group) change([](question& x) { x.with_group = false; });
        if (q.with_leader != nothing) change([](question& x) { x.with_leader = nothing; });
        if (q.beyond) change([](question& x) { x.beyond = false; });
        if (q.acting) change([](question& x) { x.acting = false; });
        if (q.calls_only) change([](question& x) { x.calls_only = false; });
        if (q.plans) change([](question& x) { x.plans = false; });
        if (q.direction != en::direction::either) change([](question& x) { x.direction = en::direction::either; });
        if (q.who != whose::leader && q.aim != aim::whether_moments)
            change([](question& x) {
                x.who = whose::leader;
                x.number = 0;
            });
        add([](story& s) { // all by one clock
            s.asks.clock = three;
            for (auto& e : s.events) e.clock = three;
            for (auto& t : s.terms) t.clock = three;
        });
    }

    story const& story_;
    std::vector<step> steps_;
};

/// `fails` says whether a story still fails in the same way.
template <class Fails>
[[nodiscard]] story smaller(story s, Fails const& fails)
{
    auto const still = [&](story const& t) {
        try {
            return fails(t);
        } catch (en::error const&) {
            return false;
        }
    };
    auto const words = [](story const& t) { return text(t); };
    for (bool again = true; again;) {
        again = false;
        for (auto const& step : reductions::of(s)) {
            auto less = s;
            step(less);
            if (words(less) == words(s) || !still(less)) continue;
            s = std::move(less);
            again = true;
            break; // what is possible now is another list
        }
    }
    return s;
}

} // namespace property
