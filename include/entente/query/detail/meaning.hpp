// What a question means to a timeline: its names resolved, and the rows that its answer has.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/error.hpp>
#include <entente/query/detail/place_terms.hpp>
#include <entente/query/detail/tenure.hpp>
#include <entente/query/query.hpp>
#include <entente/time/resolve.hpp>
#include <entente/timeline/detail/days.hpp>
#include <entente/timeline/detail/read_model.hpp>

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
    std::optional<leader_id> leader;
    std::optional<term_id> term;
    party side = {};  ///< the party spoken for; empty: any
    party other = {}; ///< of a question about two parties: the one that `side` had contact with
};

/// A question with its names resolved.
struct resolved_query {
    std::vector<event_kind> kinds;
    std::vector<party> parties;      ///< asked for by name or group
    std::vector<leader_id> leaders;  ///< asked for by name
    std::vector<event_id> occasions; ///< sorted; none: wherever
    std::vector<subject> subjects;
    bool parties_asked = false; ///< about a party's leaders: those in office only
};

/// A date in a question: when what is at or after it begins, and when it is over. A range where it is one of several.
struct date_edge {
    bounds from;
    bounds until;
    bool one_of = false;
};

[[nodiscard]] inline date_edge place_date(read_model d, when const& date)
{
    problem_list problems;
    auto const r = resolve(date, d.clocks(), d.rules(), "window", problems);
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

/// The same of a mark that needs no facts to be placed; nothing: it needs them.
[[nodiscard]] inline std::optional<date_edge> place_mark(read_model d, mark const& m)
{
    if (auto const* date = std::get_if<when>(&m)) return place_date(d, *date);
    if (auto const* t = std::get_if<instant>(&m)) return date_edge{bounds(*t), bounds(*t)};
    return std::nullopt;
}
/// Whether a date or an instant stands there.
[[nodiscard]] inline bool is_dated(std::optional<asked::edge> const& e)
{
    return e && (std::holds_alternative<when>(e->at) || std::holds_alternative<instant>(e->at));
}
[[nodiscard]] inline std::string text_of(mark const& m)
{
    auto const* date = std::get_if<when>(&m);
    return date != nullptr ? date->said() : to_string(std::get<instant>(m));
}

/// Whether dates alone say that a window ends before it begins.
[[nodiscard]] inline bool is_reversed(read_model d, query const& q)
{
    if (!q.from || !q.to) return false;
    auto const a = place_mark(d, q.from->at), b = place_mark(d, q.to->at);
    return a && b && (q.from->inclusive ? a->from : a->until).earliest() > (q.to->inclusive ? b->until : b->from).latest();
}

/// The end of the n-th civil day after a day. A day that the zone left out gives way to the next one that there was.
[[nodiscard]] inline std::optional<instant> end_of_day(civil_day day, std::int64_t n, std::string_view zone, zones const& clocks)
{
    constexpr int most_left_out = 2;
    for (int more = 0; more <= most_left_out; ++more)
        if (auto const b = day_bounds(day + n + more, zone, clocks)) return b->latest();
    return std::nullopt;
}

/// Resolves the names of a question, and finds everything that is wrong with it.
class query_resolver {
public:
    query_resolver(read_model data, query const& q) : data_(data), query_(q), find_(data.names()) {}

    [[nodiscard]] resolved_query run()
    {
        out_.kinds = query_.kinds;
        if (out_.kinds.empty()) out_.kinds = {event_kind::call, event_kind::meeting, event_kind::visit, event_kind::message};
        for (auto const& text : query_.whom) add_counterpart(text);
        find_occasion();
        std::visit([&](auto const& who) { add_rows(who); }, query_.who);
        check_aim();
        check_where_and_when();
        problems_.throw_if_error();
        if (!std::holds_alternative<asked::every_term>(query_.who)) sort_rows();
        return std::move(out_);
    }

private:
    // --- with whom, and where ---

    void add_counterpart(std::string const& text)
    {
        if (auto const members = data_.find_group(text)) out_.parties.insert(out_.parties.end(), members->begin(), members->end());
        else if (auto const p = data_.find_party(text)) out_.parties.push_back(*p);
        else if (auto const l = find_.leader(text); l.leader) out_.leaders.push_back(*l.leader);
        else if (l.ambiguous) find_.complain_of_leader(text, "whom", problems_);
        else miss(code::unknown_party, "whom", "party, group or leader", text, find_.near_counterpart(text));
    }
    void find_occasion()
    {
        auto const& text = query_.occasion;
        if (text.empty()) return;
        out_.occasions = find_.occasions(text);
        if (out_.occasions.empty()) miss(code::unknown_id, "occasion", "event", text, find_.near_occasion(text));
    }

    // --- whose rows ---

    void add_rows(asked::anyone const&) { out_.subjects.push_back({}); }
    void add_rows(asked::leader const& who)
    {
        auto const l = find_.leader(who.name).leader;
        if (!l) return find_.complain_of_leader(who.name, "who", problems_);
        auto const terms = data_.leader(*l).terms();
        for (auto const t : terms) add_term(t);
        if (terms.empty()) out_.subjects.push_back({l, std::nullopt});
    }
    void add_rows(asked::holders const& who)
    {
        auto const offices = find_.offices(who.office);
        if (offices.empty()) return miss(code::unknown_id, "who", "office", who.office, find_.near_office(who.office));
        std::vector<term_id> terms;
        for (auto const o : offices) {
            auto const its = data_.terms_of(o);
            terms.insert(terms.end(), its.begin(), its.end());
        }
        std::sort(terms.begin(), terms.end());
        for (auto const t : terms) add_term(t);
    }
    void add_rows(asked::leaders_of const& who)
    {
        out_.parties_asked = true;
        auto const p = data_.find_party(who.party);
        if (!p) return miss(code::unknown_party, "who", "party", who.party, find_.near_party(who.party));
        for (auto const t : data_.terms())
            if (data_.term(t).party() == *p) add_term(t);
    }
    void add_rows(asked::pair const& who)
    {
        auto const one = data_.find_party(who.party), other = data_.find_party(who.other);
        for (auto const& [p, text] : {std::pair{one, who.party}, std::pair{other, who.other}})
            if (!p) miss(code::unknown_party, "who", "party", text, find_.near_party(text));
        if (one && one == other) reject("who", fmt::format("contacts of {} with itself", one->code()), "name two parties");
        if (!query_.whom.empty()) reject("whom", "with whom is said twice: of a pair it is the other party", "leave out `with`");
        if (auto const* w = std::get_if<asked::whether>(&query_.aim);
            w != nullptr && data_.find_party(w->before) && data_.find_party(w->after))
            reject("aim", fmt::format("whether {} came before {} of two parties", w->before, w->after),
                   "ask it of a leader, an office or a party");
        if (other) out_.parties = {*other};
        if (one && other) out_.subjects.push_back({std::nullopt, std::nullopt, *one, *other});
    }
    void add_rows(asked::each_pair const&)
    {
        reject("who", "each two parties, of what is no tally", "count their contacts with `timeline::tally`, or ask of two parties");
    }
    void add_rows(asked::every_term const&)
    {
        auto const& places = places_of_terms(data_);
        out_.subjects.reserve(places.by_beginning.size());
        for (auto const t : places.by_beginning) {
            auto const& its = places.of(t);
            if (!its.acting || query_.acting) out_.subjects.push_back({its.leader, t, its.side});
        }
    }
    /// Each of a term, or the only one.
    void sort_rows()
    {
        if (out_.subjects.size() < 2) return;
        std::vector<std::pair<instant, subject>> order;
        for (auto const& s : out_.subjects) order.emplace_back(begin_of(data_, *s.term), s);
        std::stable_sort(order.begin(), order.end(), [&](auto const& a, auto const& b) {
            return begins_before(data_, {a.first, *a.second.term}, {b.first, *b.second.term});
        });
        out_.subjects.clear();
        for (auto const& [when, s] : order) out_.subjects.push_back(s);
    }
    void add_term(term_id t)
    {
        auto const its = data_.term(t);
        if (!its.acting() || query_.acting) out_.subjects.push_back({its.leader(), t, its.party()});
    }

    // --- what does not go together ---

    void check_aim()
    {
        bool const is_order = std::holds_alternative<asked::order>(query_.aim);
        if (query_.first_few && (!is_order || *query_.first_few == 0))
            reject("top", fmt::format("the top {} of {}", *query_.first_few, is_order ? "an order" : "what is no order"),
                   "ask for one at least, of an order");
        if (query_.days && !is_countable(query_.days->days))
            reject("days", fmt::format("within {} days", query_.days->days),
                   fmt::format("a number of days is not negative, and at most {}", most_days));
        if (std::holds_alternative<asked::not_contacted>(query_.aim) && query_.whom.empty())
            reject("whom", "who of all countries has not been contacted is not asked", "name parties or a group");
    }
    void check_where_and_when()
    {
        if (query_.where != whereabouts::anywhere && std::holds_alternative<asked::anyone>(query_.who))
            reject("where", fmt::format("{} of whom is not said", query_.where == whereabouts::abroad ? "abroad" : "at home"),
                   "name a leader, an office or a party");
        if (is_reversed(data_, query_))
            reject("window",
                   fmt::format("a window from \"{}\" to \"{}\" ends before it begins", text_of(query_.from->at), text_of(query_.to->at)),
                   "exchange them");
    }

    void miss(code c, char const* where, std::string_view what, std::string const& text, std::string remedy)
    {
        problems_.error(c, where, fmt::format("there is no {} \"{}\"", what, text), std::move(remedy));
    }
    void reject(char const* where, std::string text, std::string remedy)
    {
        problems_.error(code::bad_question, where, std::move(text), std::move(remedy));
    }

    read_model data_;
    query const& query_;
    name_finder find_;
    problem_list problems_;
    resolved_query out_;
};

[[nodiscard]] inline resolved_query resolve_query(read_model d, query const& q) { return query_resolver(d, q).run(); }

/// One row: of which question, over which facts, and whose.
struct question_row {
    read_model data;
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
