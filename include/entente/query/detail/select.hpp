// From a question to the rows of its answer, and the events that each may select.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>
#include <entente/query/answer.hpp>
#include <entente/query/detail/decide.hpp>
#include <entente/query/detail/frontier.hpp>
#include <entente/query/detail/office.hpp>
#include <entente/query/query.hpp>
#include <entente/time/resolve.hpp>
#include <entente/timeline/detail/days.hpp>
#include <entente/timeline/detail/scope.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <string>
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
        if (other) out.parties = {*other};
        if (one && other) out.subjects.push_back({none, none, *one, *other});
    }
    if (std::holds_alternative<asked::every_term>(q.who))
        for (std::uint32_t t = 0; t != d.terms.size(); ++t) add_term(t);
    if (q.first_few && (!std::holds_alternative<asked::order>(q.aim) || *q.first_few == 0))
        problems.error(code::bad_question, "first_few", fmt::format("the top {} of what is no order of at least one", *q.first_few),
                       "say it of an order");
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

/// The members and gates of one row.
class selection {
public:
    /// Divided so many times already: of the cases of a row there are not more than a few.
    selection(timeline_data const& data, query const& q, resolved_query const& r, subject const& s, bool turned, int divided = 0,
              decided_by by = decided_by::all)
        : decide(data, turned)
        , data_(data)
        , query_(q)
        , asked_(r)
        , subject_(s)
        , turned_(turned)
        , offices_(data, decide.w, turned)
        , divided_(divided)
    {
        open_window();
        if (is_void || is_outside || open_order) return;
        if (s.leader != none || is_pair()) look_for_members(by);
        else
            for (std::uint32_t e = 0; e != data.events(); ++e)
                if (data.event(e).same == e) (void)consider(e, nullptr, false);
        sort_members();
        close_windows();
        decide.place_members();
        list_counterparts();
    }

    decider decide;
    std::vector<caveat> caveats; ///< of the window
    bool is_void = false;        ///< relative to a milestone that nobody reports
    bool is_outside = false;     ///< the window lies outside the term in every world
    /// Two milestones of which it is open which came first, while an edge of the window rests on it: election and taking of office, of
    /// which the earlier one is the beginning; the taking of office by another and the term's own, which may be the end. Then nothing
    /// is selected: it has to be decided first (see `cases.hpp`).
    std::optional<std::pair<std::uint32_t, std::uint32_t>> open_order;
    std::vector<std::pair<std::uint32_t, caveat>> notes; ///< on members, sorted by event

    /// Civil days from the mark that the window begins with to a later time, by the mark's clocks.
    [[nodiscard]] std::optional<range_of<std::int64_t>> days_to(bounds later) const
    {
        if (!mark_ || !mark_->is_moment) return std::nullopt;
        auto const day = [&](instant t) { return day_at(t, mark_->zone, data_.clocks); };
        auto const [a, b] = std::pair{day(mark_->window.earliest()), day(mark_->window.latest())};
        auto const [c, d] = std::pair{day(later.earliest()), day(later.latest())};
        if (!a || !b || !c || !d) return std::nullopt;
        return range_of<std::int64_t>{std::max<std::int64_t>(0, *c - *b), *d - *a};
    }

    [[nodiscard]] std::span<std::pair<std::uint32_t, caveat> const> notes_on(std::uint32_t event) const
    {
        auto const [first, last] = std::equal_range(notes.begin(), notes.end(), std::pair{event, caveat{}},
                                                    [](auto const& a, auto const& b) { return a.first < b.first; });
        return {first, last};
    }

    /// Every counterpart of a member, sorted; below, each by its number here.
    [[nodiscard]] std::vector<party> const& counterparts() const { return counterparts_; }
    /// Members that may lead to a counterpart, and those of them that certainly do.
    [[nodiscard]] decider::subset const& any(std::size_t c) const { return any_[c]; }
    [[nodiscard]] decider::subset const& sure(std::size_t c) const { return sure_[c]; }
    /// The counterparts of a member.
    [[nodiscard]] std::span<std::uint32_t const> parties_of(std::uint32_t m) const
    {
        return std::span(parties_of_).subspan(first_party_[m], first_party_[m + 1] - first_party_[m]);
    }
    /// Members that lead to a party, certainly or at all.
    [[nodiscard]] decider::subset const& leading_to(party p, bool surely) const
    {
        static decider::subset const nobody;
        auto const at = std::lower_bound(counterparts_.begin(), counterparts_.end(), p);
        if (at == counterparts_.end() || *at != p) return nobody;
        auto const c = static_cast<std::size_t>(at - counterparts_.begin());
        return surely ? sure_[c] : any_[c];
    }

    [[nodiscard]] bool turned() const { return turned_; }
    /// What the window begins with, if the question says.
    struct start_mark {
        std::uint32_t spot;
        bounds window;
        std::string zone;
        bool is_moment; ///< and no date
    };
    [[nodiscard]] std::optional<start_mark> const& starts_at() const { return mark_; }
    /// Where an event lies in the worlds in which it is inside.
    [[nodiscard]] bounds window_of(member const& m) const { return by_the_clock(m.reach.first, m.reach.second); }
    /// Of two times as they run here.
    [[nodiscard]] bounds by_the_clock(duration earliest, duration latest) const
    {
        return turned_ ? bounds::closed(instant{} - latest, instant{} - earliest)
                       : bounds::closed(instant{} + earliest, instant{} + latest);
    }

private:
    // --- the window ---

    struct edge_place {
        std::optional<std::uint32_t> point; ///< else a date
        bounds from;
        bounds until;
        bool never = false; ///< an end that is still to come
    };
    struct sides {
        std::vector<gate> lower, upper;
    };

    void warn(caveat k)
    {
        if (std::find(caveats.begin(), caveats.end(), k) == caveats.end()) caveats.push_back(k);
    }
    [[nodiscard]] edge_place place_point(std::uint32_t p) const
    {
        auto const& known = data_.point(p);
        return {p, known.window, known.window, data_.is_endless(p)};
    }
    [[nodiscard]] std::optional<edge_place> place(mark const& m)
    {
        if (auto const* turn = std::get_if<milestone>(&m)) {
            if (subject_.term == none) return std::nullopt;
            auto const p = data_.point_of(subject_.term, *turn);
            if (data_.is_known(p)) return place_point(p);
            auto const result = data_.point_of(subject_.term, milestone::declared); // stands for an election that nobody dates
            if (*turn != milestone::elected || !data_.is_known(result)) return std::nullopt;
            return place_point(result);
        }
        if (auto const* named = std::get_if<the>(&m)) {
            auto const p = data_.find_visible(named->text);
            if (!p)
                throw error(code::unknown_id, fmt::format("there is no moment \"{}\"", named->text),
                            data_.event_ids.suggestion(named->text));
            return place_point(*p);
        }
        auto const date = place_date(data_, std::get<when>(m));
        if (date.one_of) warn(caveat::one_of);
        return edge_place{std::nullopt, date.from, date.until, false};
    }

    [[nodiscard]] gate lower_gate(edge_place const& e, bool inclusive)
    {
        return {e.point ? decide.w.add(*e.point) : decide.w.add(inclusive ? e.from : e.until), inclusive ? duration{} : tick};
    }
    [[nodiscard]] gate upper_gate(edge_place const& e, bool inclusive)
    {
        return {e.point ? decide.w.add(*e.point) : decide.w.add(inclusive ? e.until : e.from), inclusive ? duration{} : tick};
    }

    void open_window()
    {
        sides asked, of_term;
        auto const need = [&](mark const& m) {
            auto const p = place(m);
            if (!p) {
                is_void = true;
                warn(caveat::milestone_unknown);
            }
            return p;
        };
        auto const begin_at = [&](edge_place const& e, bool inclusive) {
            if (e.never) is_outside = true;
            else asked.lower.push_back(lower_gate(e, inclusive));
        };
        if (query_.from)
            if (auto const p = need(query_.from->at)) {
                begin_at(*p, query_.from->inclusive);
                if (!p->never)
                    mark_ = start_mark{asked.lower.back().spot, decide.w.window(asked.lower.back().spot), zone_of(*p, query_.from->at),
                                       p->point.has_value()};
            }
        if (query_.to)
            if (auto const p = need(query_.to->at); p && !p->never) asked.upper.push_back(upper_gate(*p, query_.to->inclusive));
        if (query_.days)
            if (auto const p = need(query_.days->of)) {
                begin_at(*p, true);
                if (!p->never) asked.upper.push_back(upper_gate(end_of_days(*p), true));
            }
        if (query_.inside)
            if (auto const p = need(*query_.inside)) {
                begin_at(*p, true);
                if (!p->never) asked.upper.push_back(upper_gate(end_of(*p), true));
            }
        if (is_void) return;
        if (!is_outside && subject_.term != none) bound_by_term(asked, of_term);
        if (open_order) return;
        is_outside = is_outside || (can_hold(asked) && !can_hold(joined(asked, of_term)));
        if (is_outside) {
            warn(caveat::outside_term);
            return;
        }
        auto all = joined(std::move(asked), of_term);
        drop_implied(all.lower, true);
        drop_implied(all.upper, false);
        decide.near = turned_ ? all.upper : all.lower;
        decide.far = turned_ ? all.lower : all.upper;
    }
    [[nodiscard]] static sides joined(sides a, sides const& b)
    {
        a.lower.insert(a.lower.end(), b.lower.begin(), b.lower.end());
        a.upper.insert(a.upper.end(), b.upper.begin(), b.upper.end());
        return a;
    }

    void bound_by_term(sides const& asked, sides& out)
    {
        auto const& term = offices_.of(subject_.term);
        bool const has_beginning = query_.from || query_.days || query_.inside;
        auto const begin = [&](std::uint32_t p) { out.lower.push_back(lower_gate(place_point(p), true)); };
        if (asked_.parties_asked) { // from the taking of office, whatever is asked for
            if (term.took) begin(*term.took);
            if (!term.took) doubt_ = caveat::office_unknown;
        } else if (!has_beginning || !query_.beyond_term) {
            if (!query_.beyond_term && !term.has_beginning() && data_.terms_of_leader.all(subject_.leader).size() > 1)
                doubt_ = caveat::milestone_uncertain;
            if (auto const start = start_of(term, asked)) begin(*start);
        }
        if (asked_.parties_asked ? !term.took : !term.has_beginning() && (!has_beginning || !query_.beyond_term))
            warn(caveat::milestone_unknown);
        if (query_.beyond_term) return;
        if (!term.end_is_known) warn(caveat::end_of_term_unknown);
        constexpr int most_divided = 3;
        if (!open_order && !term.perhaps_ends.empty() && divided_ < most_divided)
            open_order = {term.perhaps_ends.front(), *term.counts_from()};
        for (auto const end : term.ends) out.upper.push_back(upper_gate(place_point(end), false));
    }
    /// The earlier of election and taking of office. Nothing, if none is known, if it is open which it is (`open_order`), or if
    /// the window that was asked for begins after one of them anyway.
    [[nodiscard]] std::optional<std::uint32_t> start_of(tenure const& term, sides const& asked)
    {
        if (!term.elected || !term.took) return term.counts_from();
        if (data_.most(*term.took, *term.elected) <= duration{}) return term.elected;
        if (data_.most(*term.elected, *term.took) <= duration{}) return term.took;
        for (auto const p : {*term.elected, *term.took}) {
            auto const edge = lower_gate(place_point(p), true);
            if (std::any_of(asked.lower.begin(), asked.lower.end(), [&](gate const& g) { return implies(g, edge, true); }))
                return std::nullopt;
        }
        open_order = {*term.elected, *term.took};
        return std::nullopt;
    }

    /// Whether what is on the right side of one gate is on the right side of another.
    [[nodiscard]] bool implies(gate const& g, gate const& other, bool lower) const
    {
        bool const forward = lower != turned_;
        return (forward ? decide.w.most(g.spot, other.spot) : decide.w.most(other.spot, g.spot)) <= g.slack - other.slack;
    }
    void drop_implied(std::vector<gate>& gates, bool lower) const
    {
        std::vector<gate> out;
        for (auto const& g : gates) {
            if (std::any_of(out.begin(), out.end(), [&](gate const& other) { return implies(other, g, lower); })) continue;
            std::erase_if(out, [&](gate const& other) { return implies(g, other, lower); });
            out.push_back(g);
        }
        gates = std::move(out);
    }
    /// Whether anything could lie between.
    [[nodiscard]] bool can_hold(sides const& s)
    {
        auto const anything = decide.w.add(bounds{});
        return decide.w.allow(between(turned_ ? s.upper : s.lower, turned_ ? s.lower : s.upper, anything));
    }
    [[nodiscard]] static std::vector<wish> between(std::vector<gate> const& near, std::vector<gate> const& far, std::uint32_t spot)
    {
        std::vector<wish> out;
        for (auto const& g : near) out.push_back({g.spot, spot, g.slack});
        for (auto const& g : far) out.push_back({spot, g.spot, g.slack});
        return out;
    }

    /// The end of the N-th civil day after a moment, in its zone: certain where the moment's day is.
    [[nodiscard]] edge_place end_of_days(edge_place const& p)
    {
        auto const zone = zone_of(p, query_.days->of);
        auto const end = [&](instant t, instant otherwise) {
            auto const day = day_at(t, zone, data_.clocks);
            return day ? end_of_day(*day, query_.days->days, zone, data_.clocks).value_or(otherwise) : otherwise;
        };
        auto const first = end(p.from.earliest(), instant::past());
        auto const last = end(p.until.latest(), instant::future());
        if (first != last) warn(caveat::last_day_unsure);
        auto const within = bounds::closed(std::min(first, last), std::max(first, last)); // clocks set back across midnight turn them round
        return {std::nullopt, within, within, false};
    }
    [[nodiscard]] edge_place end_of(edge_place const& p) const
    {
        if (!p.point) return p;
        auto const end = timeline_data::is_event(*p.point) ? data_.end_of(*p.point) : std::nullopt;
        if (!end)
            throw error(code::bad_question, "the end of what the question calls `during` is not known", "ask for a window with two edges");
        return {std::nullopt, *end, *end, false};
    }
    [[nodiscard]] std::string zone_of(edge_place const& p, entente::mark const& of) const
    {
        return p.point ? data_.zone_of(*p.point) : std::get<when>(of).zone();
    }

    // --- the members ---

    /// Of the row's leader, and of the party where it is the only one named, or of two parties: those that the answer depends on.
    /// Complexity: a few comparisons for each event from the near end of the window on until nothing matters any more.
    void look_for_members(decided_by by)
    {
        frontier ahead(by, counterparts_that_matter(), is_about_some(), query_.first_few.value_or(1));
        auto const in = possible_window();
        if (is_pair())
            look_along(ahead, data_.events_of_pair.of(std::minmax(subject_.side, subject_.other), in, !turned_),
                       data_.gatherings.of(subject_.side, in, !turned_), [&](std::uint32_t e, bool) { return pairs_part(e); });
        else
            look_along(ahead, data_.events_of_leader.of(subject_.leader, in, !turned_),
                       data_.events_of_party.of(subject_.side, in, !turned_), // none of no party
                       [&](std::uint32_t e, bool of_party) {
                           auto const* own = own_part(e);
                           return !of_party ? own : own != nullptr ? nullptr : partys_part(e);
                       });
    }
    /// Goes along two lists at once, so that whoever is earlier (later) comes first.
    template <class One, class Other, class Part>
    void look_along(frontier& ahead, One one, Other other, Part part)
    {
        sparse<std::uint32_t> met; // of those that may have been posted twice
        while (!one.is_over() || !other.is_over()) {
            bool const is_other = one.is_over() || (!other.is_over() && as_it_runs(other.reach()) < as_it_runs(one.reach()));
            if (ahead.is_past(as_it_runs(is_other ? other.reach() : one.reach()))) return;
            auto const e = is_other ? other.event() : one.event();
            if (is_other) other.step();
            else one.step();
            auto const* own = part(e, is_other);
            if (own == nullptr || !can_matter(ahead, e, own->party)) continue;
            if (data_.override_of(e) != nullptr && std::exchange(met[e], 1) != 0) continue;
            if (!consider(e, own, is_other && !is_pair())) continue;
            auto const& m = decide.members.back();
            ahead.take(m, decide.w.earliest(m.spot), decide.w.latest(m.spot), is_inside_by_windows(m.spot));
        }
    }
    /// What a party was in an event, of a question about two.
    [[nodiscard]] attendance const* pairs_part(std::uint32_t event) const
    {
        for (auto const& a : data_.attending(event))
            if (a.party == subject_.side && a.role != role::mediator) return &a;
        return nullptr;
    }
    [[nodiscard]] bool can_matter(frontier const& ahead, std::uint32_t event, party own) const
    {
        auto const all = data_.attending(event);
        auto const at = soonest(event);
        return std::any_of(all.begin(), all.end(), [&](attendance const& a) { return a.party != own && ahead.needs(a.party, at); });
    }
    [[nodiscard]] bool is_inside_by_windows(std::uint32_t spot) const
    {
        auto const& w = decide.w;
        auto const& [near, far] = std::tie(decide.near, decide.far);
        return std::all_of(near.begin(), near.end(), [&](gate const& g) { return w.by_windows(spot, g.spot) <= -g.slack; }) &&
               std::all_of(far.begin(), far.end(), [&](gate const& g) { return w.by_windows(g.spot, spot) <= -g.slack; });
    }
    [[nodiscard]] duration as_it_runs(instant t) const { return turned_ ? instant{} - t : t - instant{}; }
    /// As its window says.
    [[nodiscard]] duration soonest(std::uint32_t event) const
    {
        auto const& window = data_.point(event).window;
        return as_it_runs(turned_ ? window.latest() : window.earliest());
    }
    /// Where anything inside lies.
    [[nodiscard]] bounds possible_window() const
    {
        auto first = instant::past(), last = instant::future();
        for (auto const& g : turned_ ? decide.far : decide.near) first = std::max(first, decide.w.window(g.spot).earliest() + g.slack);
        for (auto const& g : turned_ ? decide.near : decide.far) last = std::min(last, decide.w.window(g.spot).latest() - g.slack);
        return bounds::closed(std::min(first, last), std::max(first, last));
    }
    /// The counterparts of which the question asks, if it names any.
    [[nodiscard]] std::vector<party> counterparts_that_matter() const
    {
        auto const* w = std::get_if<asked::whether>(&query_.aim);
        if (w == nullptr) return asked_.parties;
        std::vector<party> both;
        for (auto const* text : {&w->before, &w->after})
            if (auto const p = data_.find_party(*text)) both.push_back(*p);
        return both;
    }
    [[nodiscard]] bool is_about_some() const
    {
        return std::holds_alternative<asked::whether>(query_.aim) || (asked_.leaders.empty() && !asked_.parties.empty());
    }

    /// What the row's leader (or party) was in the event.
    [[nodiscard]] attendance const* own_part(std::uint32_t event) const
    {
        for (auto const& a : data_.attending(event))
            if (a.leader == subject_.leader && (subject_.side.empty() || a.party == subject_.side)) return &a;
        return nullptr;
    }
    [[nodiscard]] attendance const* partys_part(std::uint32_t event) const
    {
        for (auto const& a : data_.attending(event))
            if (a.leader == none && a.party == subject_.side) return &a;
        return nullptr;
    }

    /// By what they are, so that nothing depends on the order in which they were told.
    void sort_members()
    {
        for (auto& m : decide.members) std::sort(m.counterparts.begin(), m.counterparts.end());
        std::sort(decide.members.begin(), decide.members.end(), [&](member const& a, member const& b) {
            if (auto const [x, y] = std::pair{data_.point(a.event).window, data_.point(b.event).window}; x != y) return x < y;
            if (auto const [x, y] = std::pair{data_.event(a.event).kind, data_.event(b.event).kind}; x != y) return x < y;
            if (a.counterparts != b.counterparts) return a.counterparts < b.counterparts;
            auto const &x = data_.facts.events[a.event].id, &y = data_.facts.events[b.event].id;
            return x.size() != y.size() ? x.size() < y.size() : x < y; // so that numbered ones stand as numbers do
        });
    }

    /// Makes an event a member, if it may be one, and the part that the row's leader (or only the party) had in it.
    bool consider(std::uint32_t event, attendance const* own, bool only_party)
    {
        if (!data_.is_visible(event) || is_certainly_outside(data_.point(event).window) || is_mark_of_gap(event)) return false;
        auto const& e = data_.event(event);
        auto const standing = data_.settled(event).standing;
        if (!is_among(e.kind, asked_.kinds)) return false;
        if (std::find(query_.statuses.begin(), query_.statuses.end(), standing.is) == query_.statuses.end()) return false;
        if (asked_.occasion != none && e.occasion != asked_.occasion) return false;

        if (own != nullptr && !only_party && !is_pair() && !is_in_office(*own)) return false;
        member m{event, none, !standing.disputed, false, {}, {}};
        if (is_pair() && !is_spoken_for(m)) return false;
        if (standing.disputed) notes.emplace_back(event, caveat::disputed);
        if (query_.placed_or_received != direction::either && own != nullptr) {
            auto const known = own->role ? direction_of(*own->role) : direction::either;
            if (known != direction::either && known != query_.placed_or_received) return false;
            if (known == direction::either) {
                m.sure = false;
                notes.emplace_back(event, caveat::role_unknown);
            }
        }
        if (own != nullptr) {
            auto const there = lies(data_, event, own->party, query_.where);
            if (there == false) return false;
            if (!there) {
                m.sure = false;
                notes.emplace_back(event, caveat::place_unknown);
            }
        }
        add_counterparts(m, own);
        if (m.counterparts.empty()) return false;
        m.sure = m.sure && std::any_of(m.counterparts.begin(), m.counterparts.end(), [](auto const& c) { return c.second; });
        if (m.counterparts.size() == 1) m.counterparts.front().second = true; // if it is a contact at all, it is one with them
        m.spot = decide.w.add(event);
        if (only_party && !acts_for_party(m)) return false;
        if (doubt_ && !only_party && !is_told_to_hold_office(*own)) {
            m.sure = false;
            notes.emplace_back(event, *doubt_);
        }
        if (own != nullptr && subject_.term != none && !query_.beyond_term &&
            offices_.can_be_over(offices_.of(subject_.term), m.spot, between(decide.near, decide.far, m.spot))) {
            m.sure = false;
            notes.emplace_back(event, caveat::milestone_uncertain);
        }
        m.no_window = !only_party && has_no_time(event);
        if (m.no_window) notes.emplace_back(event, caveat::taken_to_fall_inside);
        decide.members.push_back(std::move(m));
        return true;
    }

    /// Who rings up or travels, and who is rung up or travelled to; of others who take part, a role says nothing of it.
    [[nodiscard]] static direction direction_of(role r)
    {
        if (r == role::initiator || r == role::guest) return direction::placed;
        if (r == role::recipient || r == role::host) return direction::received;
        return direction::either;
    }
    /// Of what is certainly outside nothing needs to be known.
    [[nodiscard]] bool is_certainly_outside(bounds window) const
    {
        auto const& lower = turned_ ? decide.far : decide.near;
        auto const& upper = turned_ ? decide.near : decide.far;
        return std::any_of(lower.begin(), lower.end(),
                           [&](gate const& g) { return window.latest() - decide.w.window(g.spot).earliest() < g.slack; }) ||
               std::any_of(upper.begin(), upper.end(),
                           [&](gate const& g) { return decide.w.window(g.spot).latest() - window.earliest() < g.slack; });
    }
    /// The event that a gap is counted from is no answer to it.
    [[nodiscard]] bool is_mark_of_gap(std::uint32_t event) const
    {
        auto const* gap = std::get_if<asked::gap>(&query_.aim);
        auto const* named = gap != nullptr ? std::get_if<the>(&gap->since) : nullptr;
        return named != nullptr && data_.find_point(named->text) == event;
    }
    /// A capacity that says otherwise keeps an event out; without one, time decides.
    [[nodiscard]] bool is_in_office(attendance const& own) const
    {
        auto const c = data_.capacity_of(own);
        if (!c || *c == capacity::incumbent || *c == capacity::acting) return true;
        if (asked_.parties_asked) return *c == capacity::former && query_.beyond_term;
        return *c == capacity::elect || query_.beyond_term;
    }
    [[nodiscard]] bool is_told_to_hold_office(attendance const& own) const
    {
        auto const c = data_.capacity_of(own);
        return doubt_ == caveat::office_unknown && (c == capacity::incumbent || c == capacity::acting);
    }
    /// Whether it may have been the row's leader who acted where only the party is named.
    [[nodiscard]] bool acts_for_party(member& m)
    {
        auto const how = offices_.acted(subject_.term, m.spot, between(decide.near, decide.far, m.spot));
        if (how == verdict::possible) {
            m.sure = false;
            offices_.add_in_office(offices_.of(subject_.term), m.spot, m.inside);
            notes.emplace_back(m.event, caveat::office_unknown);
        }
        return how != verdict::none;
    }

    void add_counterparts(member& m, attendance const* own)
    {
        bool const named = !asked_.parties.empty() || !asked_.leaders.empty();
        std::vector<std::vector<wish>> needs; ///< of each counterpart
        for (auto const& a : data_.attending(m.event)) {
            if (&a == own || a.role == role::mediator || (own != nullptr && a.party == own->party)) continue;
            bool const in_person =
                a.leader != none && std::find(asked_.leaders.begin(), asked_.leaders.end(), a.leader) != asked_.leaders.end();
            bool const of_asked = std::find(asked_.parties.begin(), asked_.parties.end(), a.party) != asked_.parties.end();
            bool const for_person = named && !in_person && !of_asked; // one who is asked for may have acted for the party
            if (for_person && a.leader != none) continue;
            auto const kind = data_.kind_of(a.party);
            if (!named && kind != party_kind::country && !(kind == party_kind::organization && query_.organizations)) continue;
            auto const found = for_person ? offices_at::finding{by_person(a, m.event), false, {}} : speaks_for(a, m.event, in_person);
            if (found.how == verdict::none) continue;
            if (found.how == verdict::possible) notes.emplace_back(m.event, caveat::office_unknown);
            if (found.perhaps_elect) notes.emplace_back(m.event, caveat::president_elect);
            needs.push_back(found.needs);
            auto const at = std::find_if(m.counterparts.begin(), m.counterparts.end(), [&](auto const& c) { return c.first == a.party; });
            if (at == m.counterparts.end()) m.counterparts.emplace_back(a.party, found.how == verdict::certain);
            else at->second = at->second || found.how == verdict::certain;
        }
        if (needs.size() == 1) m.inside.insert(m.inside.end(), needs.front().begin(), needs.front().end()); // else the one or the other
    }
    [[nodiscard]] bool is_pair() const { return !subject_.other.empty(); }
    /// Of a question about two parties: whether somebody spoke for the first, judged as a counterpart is.
    [[nodiscard]] bool is_spoken_for(member& m)
    {
        offices_at::finding best;
        bool is_only = true;
        for (auto const& a : data_.attending(m.event)) {
            if (a.party != subject_.side || a.role == role::mediator) continue;
            auto found = speaks_for(a, m.event, false);
            is_only = is_only && best.how == verdict::none;
            if (found.how > best.how) best = std::move(found);
        }
        if (best.how == verdict::possible) {
            m.sure = false;
            notes.emplace_back(m.event, caveat::office_unknown);
            if (is_only) m.inside.insert(m.inside.end(), best.needs.begin(), best.needs.end());
        }
        if (best.perhaps_elect) notes.emplace_back(m.event, caveat::president_elect);
        return best.how != verdict::none;
    }
    /// Whether a counterpart spoke for a country: by the capacity that is said, else by the terms that are known. Who is
    /// asked for in person counts in any case.
    [[nodiscard]] offices_at::finding speaks_for(attendance const& a, std::uint32_t event, bool in_person)
    {
        bool const two_parties = asked_.parties_asked && !asked_.parties.empty();
        auto found = offices_at::finding{verdict::certain, false, {}};
        if (auto const c = data_.capacity_of(a)) {
            found.perhaps_elect = *c == capacity::elect;
            if (*c == capacity::candidate || *c == capacity::former || (*c == capacity::elect && two_parties)) found.how = verdict::none;
        } else if (a.leader != none)
            found = offices_.spoke_for(a.leader, a.party, event, between(decide.near, decide.far, decide.w.add(event)),
                                       two_parties && !in_person);
        if (in_person) return {verdict::certain, found.perhaps_elect, {}};
        return found;
    }
    /// Whether somebody who is asked for acted where only the party is named.
    [[nodiscard]] verdict by_person(attendance const& a, std::uint32_t event)
    {
        auto how = verdict::none;
        auto const spot = decide.w.add(event);
        for (auto const l : asked_.leaders) {
            auto const all = data_.attending(event);
            if (std::any_of(all.begin(), all.end(), [&](attendance const& other) { return other.leader == l; })) continue;
            for (auto const t : data_.terms_of_leader.all(l))
                if (offices_.party_of(t) == a.party) how = std::max(how, offices_.acted(t, spot, between(decide.near, decide.far, spot)));
        }
        return how;
    }

    /// Neither a report nor a claim dates it, no window is asked for, and the leader held no other office: it is taken to be the
    /// term's.
    [[nodiscard]] bool has_no_time(std::uint32_t event) const
    {
        if (query_.from || query_.to || query_.days || query_.inside || subject_.leader == none) return false;
        return data_.terms_of_leader.all(subject_.leader).size() <= 1 && !data_.point(event).reported &&
               data_.point(event).window.is_unknown();
    }

    /// What holds of each member in the worlds in which it is inside: the gates, and what claims say of the events in a
    /// scope that the gates put it in.
    void close_windows()
    {
        for (auto& m : decide.members) {
            auto const gates = between(decide.near, decide.far, m.spot);
            m.inside.insert(m.inside.begin(), gates.begin(), gates.end());
        }
        struct bound {
            member* of;
            conditional const* says;
            std::uint32_t than;
        };
        std::vector<bound> bound_members;
        for (auto& m : decide.members)
            for (auto const& c : data_.conditionals_of(m.event)) {
                for (auto const edge : {c.after, c.before})
                    if (edge != none) (void)decide.w.add(edge);
                bound_members.push_back({&m, &c, decide.w.add(c.than)});
            }
        for (auto const* gates : {&decide.near, &decide.far})
            for (auto const& g : *gates) decide.w.keep(g.spot);
        for (auto const& b : bound_members) decide.w.keep(b.than);
        auto const& lower = turned_ ? decide.far : decide.near;
        auto const& upper = turned_ ? decide.near : decide.far;
        // a gate at or beyond the scope's edge puts whatever passes it inside the scope
        auto const passes = [&](std::vector<gate> const& gates, std::uint32_t edge, bool is_lower) {
            if (edge == none) return true;
            auto const spot = decide.w.add(edge);
            return std::any_of(gates.begin(), gates.end(), [&](gate const& g) {
                return (is_lower != turned_ ? decide.w.most(g.spot, spot) : decide.w.most(spot, g.spot)) < g.slack;
            });
        };
        for (auto const& b : bound_members)
            if (passes(lower, b.says->after, true) && passes(upper, b.says->before, false))
                b.of->inside.push_back(turned_ ? wish{b.of->spot, b.than, b.says->least} : wish{b.than, b.of->spot, b.says->least});
    }
    void list_counterparts()
    {
        std::stable_sort(notes.begin(), notes.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
        auto const& members = decide.members;
        for (auto const& m : members)
            for (auto const& [p, sure] : m.counterparts) counterparts_.push_back(p);
        std::sort(counterparts_.begin(), counterparts_.end());
        counterparts_.erase(std::unique(counterparts_.begin(), counterparts_.end()), counterparts_.end());
        any_.resize(counterparts_.size());
        sure_.resize(counterparts_.size());
        for (std::uint32_t i = 0; i != members.size(); ++i) {
            first_party_.push_back(static_cast<std::uint32_t>(parties_of_.size()));
            for (auto const& [p, surely] : members[i].counterparts) {
                auto const c =
                    static_cast<std::uint32_t>(std::lower_bound(counterparts_.begin(), counterparts_.end(), p) - counterparts_.begin());
                parties_of_.push_back(c);
                any_[c].push_back(i);
                if (members[i].sure && surely) sure_[c].push_back(i);
            }
        }
        first_party_.push_back(static_cast<std::uint32_t>(parties_of_.size()));
    }

    timeline_data const& data_;
    query const& query_;
    resolved_query const& asked_;
    subject const& subject_;
    bool turned_;
    std::vector<party> counterparts_;
    std::vector<decider::subset> any_;
    std::vector<decider::subset> sure_;
    std::vector<std::uint32_t> first_party_; ///< of a member, in `parties_of_`; and of the one after the last
    std::vector<std::uint32_t> parties_of_;
    offices_at offices_;
    int divided_;
    std::optional<start_mark> mark_;
    std::optional<caveat> doubt_; ///< why members may not be the term's
};

} // namespace entente::detail
