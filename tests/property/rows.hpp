// The rows of a question, and which events belong to a row: in one world.
// SPDX-License-Identifier: MIT
#pragma once

#include "property/telling.hpp"
#include "property/terms.hpp"
#include "property/trust.hpp"
#include "property/worlds.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace property {

/// An event that belongs to a row in a world, or may.
struct contact {
    int event = 0;
    int t = 0;
    bool sure = true;
    std::vector<std::pair<int, bool>> leads; ///< to which parties, and whether surely
};

/// "One row per leader and term." Acting holders only where they are asked for.
[[nodiscard]] inline std::vector<int> rows_of(story const& s)
{
    std::vector<int> out;
    auto const& q = s.asks;
    for (int t = 0; t != most_terms; ++t) {
        auto const& term = term_at(s, t);
        if (!term.there || (term.acting && !q.acting)) continue;
        bool const wanted = q.who == whose::leader   ? term.leader == q.number
                            : q.who == whose::office ? term.office == q.number
                                                     : party_of(term) == home;
        if (wanted) out.push_back(t);
    }
    return out;
}

/// One question for each time that a date which is one of several can be: "open like any moment".
[[nodiscard]] inline std::vector<question> readings_of(question const& q)
{
    std::vector<question> out{q};
    auto const split = [&](auto date_in) {
        std::vector<question> all;
        for (auto const& one : out) {
            auto copy = one;
            tale* const date = date_in(copy);
            if (date == nullptr) {
                all.push_back(one);
                continue;
            }
            for (auto const& m : detail::meant(*date)) {
                date->members = {m};
                date->approximate = false;
                all.push_back(copy);
            }
        }
        out = std::move(all);
    };
    auto const date_of = [](point& p) { return p.is == point::what::date ? &p.date : nullptr; };
    split([&](question& x) { return x.from ? date_of(x.from->at) : nullptr; });
    split([&](question& x) { return x.to ? date_of(x.to->at) : nullptr; });
    split([&](question& x) { return x.within ? date_of(x.within->second) : nullptr; });
    split([&](question& x) { return x.during ? &*x.during : nullptr; });
    return out;
}

/// A row of one reading of a question.
class row {
public:
    row(story const& s, settled const& of, belief const& what, question const& q, int term)
        : story_(s)
        , of_(of)
        , belief_(what)
        , asks_(q)
        , terms_(s, of)
        , term_(term)
    {
        for (int e = 0; e != most_events; ++e)
            if (is_candidate(e)) events_.push_back(e);
        only_term_ = terms_.of_leader(term_at(s, term).leader).size() == 1;
    }

    [[nodiscard]] int term() const { return term_; }
    [[nodiscard]] std::vector<int> const& events() const { return events_; }
    [[nodiscard]] question const& asks() const { return asks_; }
    [[nodiscard]] terms_in const& terms() const { return terms_; }

    /// "If nobody reports the milestone, the row has the verdict none."
    [[nodiscard]] bool is_void() const
    {
        return (asks_.from && is_unknown(asks_.from->at)) || (asks_.to && is_unknown(asks_.to->at)) ||
               (asks_.within && is_unknown(asks_.within->second));
    }
    [[nodiscard]] int moment_at(point const& p) const { return p.is == point::what::turn ? of_.turn_of_term(term_, p.number) : p.number; }

    /// "An event that neither a report nor a claim dates counts in its leader's only term if no window is asked for."
    [[nodiscard]] bool is_taken_inside(int e) const
    {
        bool const tied =
            std::any_of(belief_.civil().begin(), belief_.civil().end(), [&](saying const* c) { return c->from == e || c->to == e; });
        return is_perhaps_taken_inside(e) && !tied;
    }
    /// The same, or one that is so many days from another: whether that dates it, here nobody tells.
    [[nodiscard]] bool is_perhaps_taken_inside(int e) const
    {
        return only_term_ && !asks_.has_window() && event_at(story_, e).us.leader != nothing && belief_.known().window(e).is_open();
    }

    /// Every moment that decides which events belong to the row, and when.
    [[nodiscard]] std::vector<int> needs() const;
    /// What belongs to the row in a world. `sole`: the events without a leader that are its leader's in every world.
    [[nodiscard]] std::vector<contact> contacts(world const& w, std::vector<int> const& sole) const;
    /// Whether the party has one office, and in this world no other holder at that event, if the row's leader is one.
    [[nodiscard]] bool is_sole_holder(world const& w, int e) const;
    [[nodiscard]] bool is_inside(world const& w, int t) const
    {
        return is_later(w, t) && is_earlier(w, t) && is_within(w, t) && is_in_term(w, t);
    }
    /// "Between two parties only incumbents and acting leaders count on either side."
    [[nodiscard]] bool is_between_parties() const { return asks_.who == whose::leaders_of && (!asks_.with.empty() || asks_.with_group); }
    [[nodiscard]] so counterpart(world const& w, int e, int place) const;
    [[nodiscard]] bool cuts_begin() const { return !asks_.beyond || !(asks_.from || asks_.within || asks_.during); }

private:
    [[nodiscard]] bool is_unknown(point const& p) const { return p.is == point::what::turn && !of_.knows(moment_at(p)); }
    [[nodiscard]] bool is_endless(point const& p) const { return p.is != point::what::date && of_.time(moment_at(p)).ongoing; }
    [[nodiscard]] span time_of(point const& p, world const& w) const
    {
        if (p.is == point::what::date) return p.date.members.front();
        return {at(w, moment_at(p)), at(w, moment_at(p))};
    }
    [[nodiscard]] int clock_of(point const& p) const
    {
        if (p.is == point::what::date) return asks_.clock;
        return zone_of(story_, moment_at(p));
    }

    [[nodiscard]] bool is_candidate(int e) const;
    [[nodiscard]] bool is_later(world const& w, int t) const;
    [[nodiscard]] bool is_earlier(world const& w, int t) const;
    [[nodiscard]] bool is_within(world const& w, int t) const;
    [[nodiscard]] bool is_in_term(world const& w, int t) const;
    [[nodiscard]] so row_side(world const& w, int e, bool is_sole) const;
    [[nodiscard]] bool is_wanted(attendee const& a) const;

    story const& story_;
    settled const& of_;
    belief const& belief_;
    question asks_;
    terms_in terms_;
    int term_;
    std::vector<int> events_;
    bool only_term_ = false;
};

inline bool row::is_candidate(int e) const
{
    auto const& h = event_at(story_, e);
    if (!of_.is_asked(story_, e)) return false;
    // "Without any it is about calls, meetings, visits and messages. `call` includes `video_call`."
    if (asks_.calls_only ? !is_call(h.kind) : h.kind == en::event_kind::summit || h.kind == en::event_kind::statement) return false;
    if (asks_.aim == aim::gap && asks_.from->at.is == point::what::moment && asks_.from->at.number == e)
        return false; // "does not count that event"
    auto const& term = term_at(story_, term_);
    return h.us.leader == nothing ? h.us.party == party_of(term) : h.us.leader == term.leader;
}

inline std::vector<int> row::needs() const
{
    auto out = events_;
    auto const mark = [&](point const& p) {
        if (p.is != point::what::date && !is_endless(p)) out.push_back(moment_at(p));
    };
    if (asks_.from) mark(asks_.from->at);
    if (asks_.to) mark(asks_.to->at);
    if (asks_.within) mark(asks_.within->second);
    terms_.need(term_, out);
    for (auto const e : events_) {
        auto const& h = event_at(story_, e);
        if (h.us.leader == nothing)
            for (auto const t : terms_.of_party(h.us.party)) terms_.need(t, out);
        for (int p = 1; p <= static_cast<int>(h.them.size()); ++p) {
            auto const& a = attendee_at(h, p);
            if (a.leader != nothing && !belief_.capacity({e, p}))
                for (auto const t : terms_.of_leader(a.leader)) terms_.need(t, out);
        }
    }
    belief_.need_open(out);
    return out;
}

inline bool row::is_later(world const& w, int t) const
{
    if (!asks_.from) return true;
    if (is_endless(asks_.from->at)) return false; // "nothing after"
    auto const m = time_of(asks_.from->at, w);    // after: "later than all of it"; since: "from its beginning"
    return asks_.from->inclusive ? t >= m.lo : t > m.hi;
}
inline bool row::is_earlier(world const& w, int t) const
{
    if (!asks_.to || is_endless(asks_.to->at)) return true;
    auto const m = time_of(asks_.to->at, w);
    return asks_.to->inclusive ? t <= m.hi : t < m.lo;
}
/// Whether the clock ever shows this day.
[[nodiscard]] inline bool exists(int clock, std::int64_t day)
{
    if (clock == utc) return true;
    for (int t = -40; t != 80; ++t)
        if (day_on(clock, t) == day) return true;
    return false;
}
inline bool row::is_within(world const& w, int t) const
{
    if (asks_.during && (t < asks_.during->members.front().lo || t > asks_.during->members.front().hi)) return false;
    if (!asks_.within) return true;
    auto const& [n, mark] = *asks_.within;
    if (is_endless(mark)) return false;
    auto const m = time_of(mark, w).lo;
    auto const clock = clock_of(mark);
    auto last = day_on(clock, m) + n;
    if (!exists(clock, last)) ++last; // "gives way to the next one that existed"
    return t >= m && day_on(clock, t) <= last;
}
/// "Every row's window, also one that the question gives, is cut to the term at both ends, unless it is asked
/// even_beyond_the_term. A row of each leader of a party begins with the taking of office." What `even beyond` leaves of a
/// question without a beginning, docs/questions.md says: "Without a beginning, a row begins with the term."
inline bool row::is_in_term(world const& w, int t) const
{
    if (cuts_begin()) {
        auto const from = asks_.who == whose::leaders_of ? terms_.taking(term_, w) : terms_.begin(term_, w);
        if (from && t < *from) return false;
    }
    auto const until = asks_.beyond ? std::nullopt : terms_.end(term_, w);
    return !until || t < *until;
}

inline bool row::is_sole_holder(world const& w, int e) const
{
    if (terms_.in_office(term_, w, at(w, e), false) == so::no) return true;
    auto const all = terms_.of_party(event_at(story_, e).us.party);
    return std::all_of(all.begin(), all.end(), [&](int t) {
        if (term_at(story_, t).office != term_at(story_, term_).office) return false;              // another office
        if (t != term_ && term_at(story_, t).leader == term_at(story_, term_).leader) return true; // one holder all the same
        return terms_.in_office(t, w, at(w, e), false) == (t == term_ ? so::yes : so::no);
    });
}

/// Whether it is an event of the row's leader, in this term and in this direction.
inline so row::row_side(world const& w, int e, bool is_sole) const
{
    auto const& h = event_at(story_, e);
    bool sure = !of_.events[static_cast<std::size_t>(e)].disputed;
    if (h.us.leader == nothing) { // "possible for each holder of an office of that party at that time"
        if (terms_.in_office(term_, w, at(w, e), false) == so::no) return so::no;
        sure = sure && is_sole;
    }
    // "As candidate or former" it is no event of the term.
    if (auto const as = h.us.leader == nothing ? std::nullopt : belief_.capacity({e, 0});
        !asks_.beyond && (as == en::capacity::candidate || as == en::capacity::former))
        return so::no;
    // "Rows of each leader of a party want incumbents and acting leaders only."
    if (asks_.who == whose::leaders_of && h.us.leader != nothing && belief_.capacity({e, 0}) == en::capacity::elect) return so::no;
    if (asks_.direction != en::direction::either) {
        auto const wanted = asks_.direction == en::direction::placed ? en::role::initiator : en::role::recipient;
        if (h.role && h.role != wanted) return so::no;
        sure = sure && h.role.has_value();
    }
    // "If that leader has other terms, its events are possible only": nobody reports how this one began
    if (!asks_.beyond && !terms_.knows_begin(term_) && !only_term_) sure = false;
    if (asks_.who == whose::leaders_of && !terms_.knows_taking(term_)) { // "possible unless their capacity is told"
        auto const as = h.us.leader == nothing ? std::nullopt : belief_.capacity({e, 0});
        if (as && as != en::capacity::incumbent && as != en::capacity::acting) return so::no;
        sure = sure && as.has_value();
    }
    return sure ? so::yes : so::maybe;
}

inline bool row::is_wanted(attendee const& a) const
{
    if (asks_.with_leader != nothing) return a.leader == asks_.with_leader;
    if (a.party == party_of(term_at(story_, term_))) return false;
    if (asks_.with.empty() && !asks_.with_group) return true;
    auto const in = [&](auto const& list) { return std::find(list.begin(), list.end(), a.party) != list.end(); };
    return in(asks_.with) || (asks_.with_group && in(pair_members));
}

/// "A counterpart speaks for a country if the report says in which capacity, or by the terms that are known: as incumbent or
/// acting, and from the election on. Of a leader of whom no term for that party is known nothing is doubted; of one whose
/// term has no dates it is office unknown." Whoever is named counts in any capacity: "persons without an office only when
/// they are named".
inline so row::counterpart(world const& w, int e, int place) const
{
    auto const& a = attendee_at(event_at(story_, e), place);
    if (!is_wanted(a)) return so::no;
    if (a.leader == nothing || asks_.with_leader != nothing) return so::yes;
    if (auto const as = belief_.capacity({e, place})) {
        if (as == en::capacity::elect) return is_between_parties() ? so::no : so::yes;
        return as == en::capacity::incumbent || as == en::capacity::acting ? so::yes : so::no;
    }
    auto out = so::no;
    bool any = false;
    for (auto const t : terms_.of_leader(a.leader)) {
        if (party_of(term_at(story_, t)) != a.party) continue;
        any = true;
        out = std::max(out, terms_.in_office(t, w, at(w, e), !is_between_parties()));
    }
    return any ? out : so::yes;
}

inline std::vector<contact> row::contacts(world const& w, std::vector<int> const& sole) const
{
    std::vector<contact> out;
    for (auto const e : events_) {
        if (!is_inside(w, at(w, e))) continue;
        auto const ours = row_side(w, e, std::find(sole.begin(), sole.end(), e) != sole.end());
        if (ours == so::no) continue;
        contact c{e, at(w, e), ours == so::yes, {}};
        for (int p = 1; p <= static_cast<int>(event_at(story_, e).them.size()); ++p) {
            auto const theirs = counterpart(w, e, p);
            if (theirs == so::no) continue;
            auto const party = attendee_at(event_at(story_, e), p).party;
            auto const known = std::find_if(c.leads.begin(), c.leads.end(), [&](auto const& l) { return l.first == party; });
            if (known == c.leads.end()) c.leads.emplace_back(party, theirs == so::yes);
            else known->second = known->second || theirs == so::yes;
        }
        if (!c.leads.empty()) out.push_back(std::move(c));
    }
    return out;
}

} // namespace property
