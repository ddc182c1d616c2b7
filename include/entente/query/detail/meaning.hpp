// What a question means to a timeline: its names resolved, and the rows that its answer has.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>
#include <entente/query/query.hpp>
#include <entente/time/resolve.hpp>
#include <entente/timeline/detail/data.hpp>
#include <entente/timeline/detail/days.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace entente::detail {

/// A row: whose events.
struct subject {
    std::uint32_t leader = none;
    std::uint32_t term = none;
    party side;       ///< the party spoken for; empty: any
    party other = {}; ///< of a question about two parties: the one that `side` had contact with
};

/// A question with its names resolved.
struct resolved_query {
    std::vector<event_kind> kinds;
    std::vector<party> parties;         ///< asked for by name or group
    std::vector<std::uint32_t> leaders; ///< asked for by name
    std::uint32_t occasion = none;
    std::vector<subject> subjects;
    bool parties_asked = false; ///< about a party's leaders: those in office only
};

/// A date in a question: when what is at or after it begins, and when it is over. A range where it is one of several.
struct date_edge {
    bounds from;
    bounds until;
    bool one_of = false;
};

[[nodiscard]] inline date_edge place_date(timeline_data const& d, when const& date)
{
    problem_list problems;
    auto const r = resolve(date, d.clocks, d.rules, "window", problems);
    if (!r) throw error(std::move(problems));
    auto const& first = r->members.front();
    date_edge out{bounds{first.earliest()}, bounds{first.latest()}, r->members.size() > 1};
    for (auto const& m : r->members) {
        out.from = hull(out.from, bounds{m.earliest()});
        out.until = hull(out.until, bounds{m.latest()});
    }
    if (r->end) out.until = bounds{r->end->latest()};
    return out;
}

/// Whether dates alone say that a window ends before it begins.
[[nodiscard]] inline bool is_reversed(timeline_data const& d, query const& q)
{
    auto const* from = q.from ? std::get_if<when>(&q.from->at) : nullptr;
    auto const* to = q.to ? std::get_if<when>(&q.to->at) : nullptr;
    if (from == nullptr || to == nullptr) return false;
    auto const [a, b] = std::pair{place_date(d, *from), place_date(d, *to)};
    return (q.from->inclusive ? a.from : a.until).earliest() > (q.to->inclusive ? b.until : b.from).latest();
}

/// The end of the n-th civil day after a day. A day that the zone left out gives way to the next one that there was.
[[nodiscard]] inline std::optional<instant> end_of_day(civil_day day, std::int64_t n, std::string_view zone, zones const& clocks)
{
    constexpr int most_left_out = 2;
    for (int more = 0; more <= most_left_out; ++more)
        if (auto const b = day_bounds(day + n + more, zone, clocks)) return b->latest();
    return std::nullopt;
}

[[nodiscard]] inline resolved_query resolve_query(timeline_data const& d, query const& q)
{
    problem_list problems;
    auto const unknown = [&](code c, char const* where, std::string_view what, std::string const& text, std::string remedy) {
        problems.error(c, where, fmt::format("there is no {} \"{}\"", what, text), std::move(remedy));
    };
    resolved_query out;
    out.kinds = q.kinds;
    if (out.kinds.empty()) out.kinds = {event_kind::call, event_kind::meeting, event_kind::visit, event_kind::message};

    for (auto const& text : q.whom) {
        if (auto const g = d.group_ids.find(text)) {
            auto const& members = d.facts.groups[*g].members;
            out.parties.insert(out.parties.end(), members.begin(), members.end());
        } else if (auto const p = d.find_party(text)) out.parties.push_back(*p);
        else if (auto const l = d.find_leader(text); l.leader) out.leaders.push_back(*l.leader);
        else if (l.ambiguous) d.complain_of_leader(text, "whom", problems);
        else unknown(code::unknown_party, "whom", "party, group or leader", text, d.counterpart_suggestion(text));
    }
    if (!q.occasion.empty()) {
        if (auto const e = d.event_ids.find(q.occasion)) out.occasion = d.event(*e).same;
        else unknown(code::unknown_id, "occasion", "event", q.occasion, d.occasion_suggestion(q.occasion));
    }

    auto const add_term = [&](std::uint32_t t) {
        if (d.facts.terms[t].acting && !q.acting) return;
        out.subjects.push_back({d.terms[t].leader, t, d.facts.offices[d.terms[t].office].party});
    };
    if (std::holds_alternative<asked::anyone>(q.who)) out.subjects.push_back({});
    if (auto const* who = std::get_if<asked::leader>(&q.who)) {
        if (auto const l = d.find_leader(who->name).leader) {
            auto const terms = d.terms_of_leader.all(*l);
            for (auto const t : terms) add_term(t);
            if (terms.empty()) out.subjects.push_back({*l, none, {}});
        } else d.complain_of_leader(who->name, "who", problems);
    }
    if (auto const* who = std::get_if<asked::holders>(&q.who)) {
        if (auto const o = d.office_ids.find(who->office)) {
            for (auto const t : d.terms_of_office.all(*o)) add_term(t);
        } else unknown(code::unknown_id, "who", "office", who->office, d.office_suggestion(who->office));
    }
    if (auto const* who = std::get_if<asked::leaders_of>(&q.who)) {
        out.parties_asked = true;
        if (auto const p = d.find_party(who->party)) {
            for (std::uint32_t t = 0; t != d.terms.size(); ++t)
                if (d.facts.offices[d.terms[t].office].party == *p) add_term(t);
        } else unknown(code::unknown_party, "who", "party", who->party, d.party_suggestion(who->party));
    }
    if (auto const* who = std::get_if<asked::pair>(&q.who)) {
        auto const one = d.find_party(who->party), other = d.find_party(who->other);
        for (auto const& [p, text] : {std::pair{one, who->party}, std::pair{other, who->other}})
            if (!p) unknown(code::unknown_party, "who", "party", text, d.party_suggestion(text));
        if (one && one == other)
            problems.error(code::bad_question, "who", fmt::format("contacts of {} with itself", one->code()), "name two parties");
        if (!q.whom.empty())
            problems.error(code::bad_question, "whom", "with whom is said twice: of a pair it is the other party", "leave out `with`");
        if (auto const* w = std::get_if<asked::whether>(&q.aim); w != nullptr && d.find_party(w->before) && d.find_party(w->after))
            problems.error(code::bad_question, "aim", fmt::format("whether {} came before {} of two parties", w->before, w->after),
                           "ask it of a leader, an office or a party");
        if (other) out.parties = {*other};
        if (one && other) out.subjects.push_back({none, none, *one, *other});
    }
    if (std::holds_alternative<asked::every_term>(q.who))
        for (std::uint32_t t = 0; t != d.terms.size(); ++t) add_term(t);
    bool const is_order = std::holds_alternative<asked::order>(q.aim);
    if (q.first_few && (!is_order || *q.first_few == 0))
        problems.error(code::bad_question, "top", fmt::format("the top {} of {}", *q.first_few, is_order ? "an order" : "what is no order"),
                       "ask for one at least, of an order");
    if (q.days && !is_countable(q.days->days))
        problems.error(code::bad_question, "days", fmt::format("within {} days", q.days->days),
                       fmt::format("a number of days is not negative, and at most {}", most_days));
    if (std::holds_alternative<asked::not_contacted>(q.aim) && q.whom.empty())
        problems.error(code::bad_question, "whom", "who of all countries has not been contacted is not asked", "name parties or a group");
    if (q.where != whereabouts::anywhere && std::holds_alternative<asked::anyone>(q.who))
        problems.error(code::bad_question, "where",
                       fmt::format("{} of whom is not said", q.where == whereabouts::abroad ? "abroad" : "at home"),
                       "name a leader, an office or a party");
    if (is_reversed(d, q))
        problems.error(code::bad_question, "window",
                       fmt::format("a window from \"{}\" to \"{}\" ends before it begins", std::get<when>(q.from->at).text(),
                                   std::get<when>(q.to->at).text()),
                       "exchange them");
    problems.throw_if_error();
    std::stable_sort(out.subjects.begin(), out.subjects.end(), [&](subject const& a, subject const& b) {
        if (auto const [x, y] = std::pair{d.begin_of(a.term), d.begin_of(b.term)}; x != y || a.term == none || b.term == none) return x < y;
        return d.facts.terms[a.term].id < d.facts.terms[b.term].id; // not in the order in which they were told
    });
    return out;
}

/// One row: of which question, over which facts, and whose.
struct question_row {
    timeline_data const& data;
    query const& asked;
    resolved_query const& meaning;
    subject const& whose;
    bool turned; ///< time runs backward, so that "last" is "first"

    /// About two parties, whoever led them.
    [[nodiscard]] bool is_pair() const { return !whose.other.empty(); }
    [[nodiscard]] bool has_window() const { return asked.from || asked.to || asked.days || asked.inside; }
    [[nodiscard]] duration as_it_runs(instant t) const { return turned ? instant{} - t : t - instant{}; }
};

} // namespace entente::detail
