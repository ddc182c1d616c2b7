// How a story is told to the library: as records, and as a question.
// SPDX-License-Identifier: MIT
#pragma once

#include "property/story.hpp"

#include <entente/model/records.hpp>
#include <entente/query/ask.hpp>
#include <entente/time/iso_duration.hpp>
#include <entente/timeline/builder.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace property {

inline std::string source_id(source_key k) { return k == source_key{} ? std::string{} : fmt::format("s{}{}", k.rank, k.dated); }
inline std::string date_of(int dated) { return fmt::format("1970-04-0{}", dated); }

inline void tell_sources(en::records& r)
{
    for (int rank = 0; rank != 3; ++rank)
        for (int dated = 0; dated <= dates; ++dated) {
            if (source_key{rank, dated} == source_key{}) continue;
            en::source out;
            out.id = source_id({rank, dated});
            out.publisher = "somebody";
            out.rank = static_cast<en::source_rank>(rank);
            if (dated != 0) out.published = en::when{date_of(dated), "UTC"};
            r.sources.push_back(std::move(out));
        }
}

/// Offices that nobody holds are not told: a party that has one office only is known by its holder.
inline bool is_used(story const& s, int office)
{
    auto const holds = [&](tenure const& t) { return t.there && t.office == office; };
    return std::any_of(s.terms.begin(), s.terms.end(), holds) || (s.asks.who == whose::office && s.asks.number == office);
}
inline void tell_cast(en::records& r, story const& s)
{
    for (auto const& p : cast) {
        auto& l = r.leaders.emplace_back();
        l.id = l.name = p.id;
    }
    for (int o = 0; o != static_cast<int>(offices.size()); ++o) {
        if (!is_used(s, o)) continue;
        auto& office = r.offices.emplace_back();
        office.id = offices[static_cast<std::size_t>(o)].id;
        office.party = en::party{codes[static_cast<std::size_t>(offices[static_cast<std::size_t>(o)].party)]};
        office.title = "head";
    }
    auto& pair = r.groups.emplace_back();
    pair.id = pair.name = "Pair";
    for (auto const p : pair_members) pair.members.emplace_back(codes[static_cast<std::size_t>(p)]);
}

inline en::report report_of(account const& a, int clock)
{
    en::report out;
    out.source = source_id(a.by);
    out.status = a.status;
    out.time = when_of(a.time, clock);
    return out;
}
inline en::participant participant_of(attendee const& a, std::optional<en::role> role)
{
    en::participant out;
    if (a.leader != nothing) out.leader = cast[static_cast<std::size_t>(a.leader)].id;
    out.party = en::party{codes[static_cast<std::size_t>(a.party)]};
    out.role = role;
    out.capacity = a.as;
    return out;
}

inline en::term record_of(tenure const& t, int number)
{
    en::term out;
    out.id = term_id(number);
    out.leader = cast[static_cast<std::size_t>(t.leader)].id;
    out.office = offices[static_cast<std::size_t>(t.office)].id;
    out.acting = t.acting;
    for (std::size_t m = 0; m != turns; ++m)
        for (auto const& a : t.told[m]) out.milestones[m].push_back(report_of(a, t.clock));
    return out;
}
inline en::event record_of(happening const& h, int number)
{
    en::event out;
    out.id = id(number);
    out.kind = h.kind;
    out.participants.push_back(participant_of(h.us, h.role));
    for (auto const& a : h.them) out.participants.push_back(participant_of(a, std::nullopt));
    for (auto const& a : h.reports) out.reports.push_back(report_of(a, h.clock));
    return out;
}

inline std::vector<std::string> ids_of(std::vector<int> const& list)
{
    std::vector<std::string> all;
    for (auto const m : list) all.push_back(id(m));
    return all;
}
inline en::scope scope_of(saying const& c)
{
    en::scope out;
    out.by = c.of_term == nothing ? cast[static_cast<std::size_t>(c.of_leader)].id : term_id(c.of_term);
    if (c.calls_only) out.kinds = {en::event_kind::call};
    if (c.after != nothing) out.after = id(c.after);
    for (auto const p : c.with) out.with.emplace_back(codes[static_cast<std::size_t>(p)]);
    return out;
}
inline en::distance_claim distance_of(saying const& c)
{
    auto const length = [](std::optional<int> ticks) { return ticks ? en::to_string(en::duration{*ticks}) : std::string{}; };
    en::distance_claim out;
    out.from = id(c.from);
    out.to = id(c.to);
    if (c.is == saying::form::distance) {
        out.least = length(c.least);
        out.most = length(c.most);
        return out;
    }
    (c.within ? out.within_days : out.days) = c.days;
    if (c.clock != nothing) out.zone = clocks[static_cast<std::size_t>(c.clock)].name;
    return out;
}
inline en::claim record_of(saying const& c)
{
    en::claim out;
    out.source = source_id(c.by);
    switch (c.is) {
    case saying::form::order: {
        en::order_claim o;
        for (auto const& step : c.steps) o.steps.push_back(ids_of(step));
        out.says = std::move(o);
        break;
    }
    case saying::form::distance:
    case saying::form::days: out.says = distance_of(c); break;
    case saying::form::first: out.says = en::first_claim{scope_of(c), ids_of(c.events)}; break;
    case saying::form::complete: out.says = en::complete_claim{scope_of(c), ids_of(c.events)}; break;
    }
    return out;
}

inline en::records records_of(story const& s)
{
    en::records r;
    tell_sources(r);
    tell_cast(r, s);
    for (int t = 0; t != most_terms; ++t)
        if (term_at(s, t).there) r.terms.push_back(record_of(term_at(s, t), t));
    for (int e = 0; e != most_events; ++e)
        if (event_at(s, e).there) r.events.push_back(record_of(event_at(s, e), e));
    for (auto const& c : s.claims)
        if (c.there) r.claims.push_back(record_of(c));
    return r;
}

/// A clock time's `~` is one tick on either side.
inline en::policy story_policy()
{
    en::policy p;
    p.clock_slack = en::tick;
    return p;
}
inline en::timeline timeline_of(story const& s) { return en::builder(story_zones(), story_policy()).add(records_of(s)).build(); }

inline en::mark mark_of(point const& p, int clock)
{
    if (p.is == point::what::turn) return static_cast<en::milestone>(p.number);
    if (p.is == point::what::moment) return en::the(id(p.number));
    return when_of(p.date, clock);
}

inline en::query aim_of(question const& q)
{
    auto const code = [](int p) { return std::string(codes[static_cast<std::size_t>(p)]); };
    switch (q.aim) {
    case aim::first: return en::first();
    case aim::last: return en::last();
    case aim::order: return en::order();
    case aim::list: return en::list();
    case aim::count: return en::count();
    case aim::gap: return en::gap(mark_of(q.from->at, q.clock));
    case aim::whether_parties: return en::whether(code(q.before), code(q.after));
    case aim::whether_moments: return en::whether(id(q.before), id(q.after));
    case aim::not_contacted: break;
    }
    return en::not_contacted();
}

inline en::query query_of(question const& q)
{
    auto out = aim_of(q);
    if (q.aim == aim::whether_moments) return out;
    auto const number = static_cast<std::size_t>(q.number);
    switch (q.who) {
    case whose::leader: out = out.by(cast[number].id); break;
    case whose::office: out = out.by_each(offices[number].id); break;
    case whose::leaders_of: out = out.by_each_leader_of(codes[home]); break;
    }
    if (q.calls_only) out.kinds = {en::event_kind::call};
    if (q.plans) out = out.that_are({en::status::planned, en::status::proposed});
    out.placed_or_received = q.direction;
    if (q.aim != aim::gap && q.from)
        out = q.from->inclusive ? out.since(mark_of(q.from->at, q.clock)) : out.after(mark_of(q.from->at, q.clock));
    if (q.to) out = q.to->inclusive ? out.until(mark_of(q.to->at, q.clock)) : out.before(mark_of(q.to->at, q.clock));
    if (q.within) out = out.within(q.within->first, mark_of(q.within->second, q.clock));
    if (q.during) out = out.during(when_of(*q.during, q.clock));
    for (auto const p : q.with) out.whom.emplace_back(codes[static_cast<std::size_t>(p)]);
    if (q.with_group) out.whom.emplace_back("Pair");
    if (q.with_leader != nothing) out.whom.emplace_back(cast[static_cast<std::size_t>(q.with_leader)].id);
    out.beyond_term = q.beyond;
    out.acting = q.acting;
    return out;
}

} // namespace property
