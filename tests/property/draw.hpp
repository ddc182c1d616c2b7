// Random stories: what is claimed of them, and what is asked.
// SPDX-License-Identifier: MIT
#pragma once

#include "property/draw_events.hpp"
#include "property/scopes.hpp"
#include "property/settle.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace property {

inline std::vector<int> drawing::held_events()
{
    settled const of(s_);
    std::vector<int> out;
    for (int e = 0; e != most_events; ++e)
        if (of.is_held(s_, e)) out.push_back(e);
    return out;
}
inline std::vector<int> drawing::known_moments()
{
    auto out = held_events();
    settled const of(s_);
    for (int t = 0; t != most_terms; ++t)
        for (int m = 0; m != turns; ++m)
            if (term_at(s_, t).there && of.time(moment_of(t, m)).dated) out.push_back(moment_of(t, m));
    return out;
}

inline void drawing::draw_order(saying& c, std::vector<int> const& all)
{
    c.is = saying::form::order;
    for (auto const m : d_.some_of(all, d_.between(2, 4))) {
        if (c.steps.size() > 1 && d_.once_in(5)) c.steps.back().push_back(m);
        else c.steps.push_back({m});
    }
}
inline void drawing::draw_distance(saying& c, std::vector<int> const& all)
{
    c.is = saying::form::distance;
    auto const two = d_.some_of(all, 2);
    c.from = two[0];
    c.to = two[1];
    auto const least = d_.between(-2, 2);
    if (!d_.once_in(3)) c.least = least;
    if (!c.least || d_.once_in(2)) c.most = least + d_(3);
}
inline void drawing::draw_days(saying& c, std::vector<int> const& all)
{
    c.is = saying::form::days;
    auto const two = d_.some_of(all, 2);
    c.from = two[0];
    c.to = two[1];
    c.days = d_.once_in(8) ? 2 : d_(2);
    c.within = d_.once_in(4);
    // which day comes after one that a zone skipped, the pages say of windows only
    c.clock = d_.once_in(5) ? nothing : clock_ == apia ? three : clock_;
    settled const of(s_);
    auto const is_limited = [&](int m) { return of.time(m).hull().lo != -far && of.time(m).hull().hi != far; };
    if (c.days == 2 && (!is_limited(c.from) || !is_limited(c.to))) c.days = 1; // farther than worlds are enumerated
}
inline bool drawing::draw_scope(saying& c, std::vector<int> const& all)
{
    auto const events = held_events();
    auto const leader = event_at(s_, events.front()).us.leader;
    if (leader == nothing) return false;
    c.is = d_.once_in(3) ? saying::form::complete : saying::form::first;
    c.of_leader = leader;
    c.calls_only = d_.once_in(4);
    auto known = all;
    std::erase_if(known, [&](int m) { return is_event(m) && std::find(events.begin(), events.end(), m) == events.end(); });
    if (d_.once_in(2) && !known.empty()) c.after = d_.pick(known);
    if (d_.once_in(3) && s_.terms[0].leader == leader && !s_.terms[0].told[0].empty()) {
        c.of_term = 0; // of which the pages say how it ends
        c.after = moment_of(0, 0);
    }
    if (d_.once_in(5)) c.with = d_.some_of({1, 2, 3}, d_.between(1, 2));
    settled const of(s_);
    auto own = events;
    std::erase_if(own, [&](int e) { return !is_about(c, s_, of, e); });
    if (own.empty()) return false;
    auto const n = static_cast<int>(own.size());
    c.events = d_.some_of(own, c.is == saying::form::first ? d_.between(1, 2) : c.after == nothing ? n : d_.between(1, n));
    return std::find(c.events.begin(), c.events.end(), c.after) == c.events.end();
}

inline void drawing::draw_claim()
{
    saying c;
    c.by = {d_.once_in(3) ? d_(3) : 1, d_.once_in(2) ? 0 : d_(dates + 1)};
    auto const events = held_events();
    auto all = d_.once_in(3) || events.size() < 2 ? known_moments() : events;
    if (d_.once_in(8)) all.push_back(moment_of(0, d_(turns)));                                    // also of what nobody dates
    if (auto const e = d_(most_events); d_.once_in(4) && event_at(s_, e).there) all.push_back(e); // nor held
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    settled const of(s_);
    std::erase_if(all, [&](int m) { return of.time(m).ongoing; });
    if (all.size() < 2 || events.empty()) return;
    auto const kind = d_(has_offices_ ? 9 : 12); // whom a scope is with, offices would leave open
    auto const has = [&](auto form) {
        return std::any_of(s_.claims.begin(), s_.claims.end(), [&](saying const& x) { return x.is == form; });
    };
    if (kind < 6) draw_order(c, all);
    else if (kind < 8) draw_distance(c, all);
    else if (kind == 8 && !has(saying::form::first) && !has(saying::form::complete)) draw_days(c, all);
    else if (kind == 8 || has(saying::form::days) || !draw_scope(c, all)) return;
    s_.claims.push_back(std::move(c));
}

inline point drawing::random_point(bool is_gap)
{
    point p;
    auto const how = d_(6);
    auto const known = known_moments();
    if (how < 2) {
        p.is = point::what::turn;
        p.number = d_.once_in(6) ? d_(turns) : d_.pick(std::vector{0, 2, 3});
        if (!d_.once_in(4) && s_.terms[0].told[static_cast<std::size_t>(p.number)].empty())
            p.number = s_.terms[0].told[0].empty() ? 2 : 0; // mostly one that somebody reports
    } else if (how < 4 && !known.empty()) {
        p.is = point::what::moment;
        p.number = d_.pick(known);
        settled const of(s_);
        if (is_event(p.number) && of.events[static_cast<std::size_t>(p.number)].disputed) p.is = point::what::date; // no place of its own
    }
    if (p.is == point::what::date) {
        auto const t = d_.between(0, horizon);
        p.date.members = {{t, t}};
        if (!is_gap && d_.once_in(6)) p.date.members.push_back({t + 2, t + 2});
    }
    return p;
}

inline void drawing::draw_day()
{
    auto const t = d_.between(0, 3) * 2;
    if (d_.once_in(3)) {
        s_.asks.during = tale{{{t, t}, {t + 2, t + 2}}, false, false};
        return;
    }
    span day{t, t};
    while (day_on(clock_, day.lo - 1) == day_on(clock_, t)) --day.lo;
    while (day_on(clock_, day.hi + 1) == day_on(clock_, t)) ++day.hi;
    s_.asks.during = tale{{day}, false, false};
}
inline void drawing::draw_window()
{
    auto& q = s_.asks;
    auto const window = d_(11);
    auto const any_edge = [&] { return edge{random_point(false), d_.once_in(2)}; };
    if (q.aim == aim::gap) {
        q.from = edge{random_point(true), true};
        if (window < 3) q.to = any_edge();
        return;
    }
    if (window == 1 || window == 2 || window == 6) q.from = any_edge();
    if (window == 4 || window == 5 || window == 6) q.to = any_edge();
    if (window == 7) q.within = std::pair{d_(3), random_point(true)};
    if (window == 8) draw_day();
}
inline void drawing::draw_whom()
{
    auto& q = s_.asks;
    if (d_.once_in(4) || q.aim == aim::not_contacted) q.with = d_.some_of({1, 2, 3}, d_.between(1, 3));
    else if (d_.once_in(10)) q.with_group = true;
    else if (d_.once_in(10) && q.aim != aim::whether_parties) q.with_leader = d_.between(2, 4);
    // whether a leader stands behind a party that is named alone is tested by itself (unit/windows.cpp)
    for (auto const& h : s_.events)
        for (auto const& a : h.them)
            if (q.with_leader != nothing && h.there && a.leader == nothing) q.with_leader = nothing;
    q.before = d_.between(1, 3);
    q.after = 1 + (q.before - 1 + d_.between(1, 2)) % 3;
}
inline void drawing::draw_question()
{
    auto& q = s_.asks;
    q.aim = d_.once_in(14) ? aim::not_contacted : static_cast<aim>(d_(10) % 8);
    if (q.aim == aim::whether_moments) {
        auto all = known_moments();
        for (int e = 0; e != most_events; ++e)
            if (event_at(s_, e).there && std::find(all.begin(), all.end(), e) == all.end()) all.push_back(e);
        q.before = d_.pick(all);
        q.after = d_.pick(all);
        return;
    }
    q.clock = clock_;
    auto const who = d_(5);
    q.who = who < 3 ? whose::leader : who == 3 ? whose::office : whose::leaders_of;
    if (q.who == whose::leader) q.number = s_.terms[1].there && s_.terms[1].leader == 1 && d_.once_in(3) ? 1 : 0;
    draw_window();
    if (q.from && q.to && q.from->at.is == point::what::date && q.to->at.is == point::what::date &&
        q.to->at.date.members.front().lo < q.from->at.date.members.back().hi)
        q.to.reset(); // a window that dates turn round is no question
    q.beyond = q.who != whose::leaders_of && d_.once_in(4);
    q.acting = d_.once_in(3);
    q.calls_only = d_.once_in(5);
    q.plans = d_.once_in(15);
    if (d_.once_in(6)) q.direction = d_.once_in(2) ? en::direction::placed : en::direction::received;
    draw_whom();
}

[[nodiscard]] inline story random_story(dice& d) { return drawing(d).all(); }

} // namespace property
