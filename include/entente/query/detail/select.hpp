// From a question to the rows of its answer, and the events that each may select.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>
#include <entente/query/answer.hpp>
#include <entente/query/detail/decide.hpp>
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
    party side; ///< the party spoken for; empty: any
};

/// A question with its names resolved.
struct resolved_query {
    std::vector<event_kind> kinds;
    std::vector<party> parties;          ///< asked for by name or group
    std::vector<std::uint32_t> leaders;  ///< asked for by name
    std::uint32_t occasion = none;
    std::vector<subject> subjects;
    bool parties_asked = false;          ///< about a party's leaders: those in office only
    std::vector<std::uint32_t> of_party; ///< then: the events in which that party took part without a leader who is known
};

[[nodiscard]] inline resolved_query resolve_query(timeline_data const& d, query const& q)
{
    std::vector<diagnostic> problems;
    auto const complain = [&](code c, char const* where, std::string text, std::string remedy) {
        auto& added = problems.emplace_back();
        added.code = c;
        added.path = where;
        added.text = std::move(text);
        added.remedy = std::move(remedy);
    };
    auto const unknown = [&](code c, char const* where, std::string_view what, std::string const& text, std::string remedy) {
        complain(c, where, fmt::format("there is no {} \"{}\"", what, text), std::move(remedy));
    };
    resolved_query out;
    out.kinds = q.kinds;
    if (out.kinds.empty()) out.kinds = {event_kind::call, event_kind::meeting, event_kind::visit, event_kind::message};

    for (auto const& text : q.whom) {
        if (auto const g = d.group_ids.find(text)) {
            auto const& members = d.facts.groups[*g].members;
            out.parties.insert(out.parties.end(), members.begin(), members.end());
        } else if (auto const p = d.find_party(text))
            out.parties.push_back(*p);
        else if (auto const l = d.find_leader(text); l.leader)
            out.leaders.push_back(*l.leader);
        else if (l.ambiguous)
            d.complain_of_leader(text, "whom", problems);
        else
            unknown(code::unknown_party, "whom", "party, group or leader", text, d.group_ids.suggestion(text).empty() ? d.leader_names.suggestion(text) : d.group_ids.suggestion(text));
    }
    if (!q.occasion.empty()) {
        if (auto const e = d.event_ids.find(q.occasion))
            out.occasion = d.event(*e).same;
        else
            unknown(code::unknown_id, "occasion", "event", q.occasion, d.event_ids.suggestion(q.occasion));
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
        } else
            d.complain_of_leader(who->name, "who", problems);
    }
    if (auto const* who = std::get_if<asked::holders>(&q.who)) {
        if (auto const o = d.office_ids.find(who->office)) {
            for (std::uint32_t t = 0; t != d.terms.size(); ++t)
                if (d.terms[t].office == *o) add_term(t);
        } else
            unknown(code::unknown_id, "who", "office", who->office, d.office_ids.suggestion(who->office));
    }
    if (auto const* who = std::get_if<asked::leaders_of>(&q.who)) {
        out.parties_asked = true;
        if (auto const p = d.find_party(who->party)) {
            for (std::uint32_t t = 0; t != d.terms.size(); ++t)
                if (d.facts.offices[d.terms[t].office].party == *p) add_term(t);
            out.of_party = d.events_of_party.all(*p);
        } else
            unknown(code::unknown_party, "who", "party", who->party, {});
    }
    if (q.days && q.days->days < 0)
        complain(code::bad_question, "days", fmt::format("within {} days", q.days->days), "a number of days is not negative");
    if (std::holds_alternative<asked::not_contacted>(q.aim) && q.whom.empty())
        complain(code::bad_question, "whom", "who of all countries has not been contacted is not asked", "name parties or a group");
    if (!problems.empty()) throw error(std::move(problems));
    std::stable_sort(out.subjects.begin(), out.subjects.end(), [&](subject const& a, subject const& b) { return d.begin_of(a.term) < d.begin_of(b.term); });
    return out;
}

/// The members and gates of one row.
class selection {
public:
    selection(timeline_data const& data, query const& q, resolved_query const& r, subject const& s, bool turned)
        : decide(data, turned), data_(data), query_(q), asked_(r), subject_(s), turned_(turned)
    {
        open_window();
        if (is_void) return;
        if (s.leader != none)
            for (auto const e : data.events_of_leader.all(s.leader)) consider(e);
        else
            for (std::uint32_t e = 0; e != data.events(); ++e)
                if (data.event(e).same == e) consider(e);
        for (auto const e : asked_.of_party)
            if (own_part(e) == nullptr) consider(e);
        close_windows();
        decide.place_members();
        list_counterparts();
    }

    decider decide;
    std::vector<caveat> caveats; ///< of the window
    bool is_void = false;        ///< relative to a milestone that nobody reports
    std::vector<std::pair<std::uint32_t, caveat>> notes; ///< on members, sorted by event

    /// Civil days from the mark that the window begins with to a later time, by the mark's clocks.
    [[nodiscard]] std::optional<range_of<std::int64_t>> days_to(bounds later) const
    {
        if (!start_) return std::nullopt;
        auto const day = [&](instant t) { return day_at(t, start_->second, data_.clocks); };
        auto const [a, b] = std::pair{day(start_->first.earliest()), day(start_->first.latest())};
        auto const [c, d] = std::pair{day(later.earliest()), day(later.latest())};
        if (!a || !b || !c || !d) return std::nullopt;
        return range_of<std::int64_t>{std::max<std::int64_t>(0, *c - *b), *d - *a};
    }

    [[nodiscard]] std::span<std::pair<std::uint32_t, caveat> const> notes_on(std::uint32_t event) const
    {
        auto const [first, last] = std::equal_range(notes.begin(), notes.end(), std::pair{event, caveat{}}, [](auto const& a, auto const& b) { return a.first < b.first; });
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
    /// Where an event lies in the worlds in which it is inside.
    [[nodiscard]] bounds window_of(member const& m) const
    {
        return by_the_clock(m.reach.first, m.reach.second);
    }
    /// Of two times as they run here.
    [[nodiscard]] bounds by_the_clock(duration earliest, duration latest) const
    {
        return turned_ ? bounds::closed(instant{} - latest, instant{} - earliest) : bounds::closed(instant{} + earliest, instant{} + latest);
    }

private:
    // --- the window ---

    struct edge_place {
        std::optional<std::uint32_t> point;
        bounds window;
        bool is_date = false;
    };

    [[nodiscard]] std::optional<edge_place> place(mark const& m)
    {
        if (auto const* turn = std::get_if<milestone>(&m)) {
            if (subject_.term == none) return std::nullopt;
            auto const p = data_.point_of(subject_.term, *turn);
            if (!data_.point(p).reported && data_.point(p).node == none) return std::nullopt;
            return edge_place{p, data_.point(p).window};
        }
        if (auto const* named = std::get_if<the>(&m)) {
            auto const p = data_.find_visible(named->text);
            if (!p) throw error(code::unknown_id, fmt::format("there is no moment \"{}\"", named->text), data_.event_ids.suggestion(named->text));
            return edge_place{*p, data_.point(*p).window};
        }
        std::vector<diagnostic> problems;
        auto const& date = std::get<when>(m);
        auto const r = resolve(date, data_.clocks, data_.rules, "window", problems);
        if (!r) throw error(std::move(problems));
        auto const start = r->hull();
        return edge_place{std::nullopt, r->end ? bounds::closed(start.earliest(), r->end->latest()) : start, true};
    }

    void add_lower(edge_place const& e, bool inclusive)
    {
        auto const spot = e.is_date ? decide.w.add(bounds(inclusive ? e.window.earliest() : e.window.latest())) : spot_of(e);
        (turned_ ? decide.far : decide.near).push_back({spot, inclusive ? duration{} : tick});
    }
    void add_upper(edge_place const& e, bool inclusive)
    {
        auto const spot = e.is_date ? decide.w.add(bounds(inclusive ? e.window.latest() : e.window.earliest())) : spot_of(e);
        (turned_ ? decide.near : decide.far).push_back({spot, inclusive ? duration{} : tick});
    }
    [[nodiscard]] std::uint32_t spot_of(edge_place const& e) { return e.point ? decide.w.add(*e.point) : decide.w.add(e.window); }

    void open_window()
    {
        auto const need = [&](mark const& m) {
            auto const p = place(m);
            if (!p) {
                is_void = true;
                caveats.push_back(caveat::milestone_unknown);
            }
            return p;
        };
        bool const has_lower = query_.from || query_.days || query_.inside;
        if (query_.from)
            if (auto const p = need(query_.from->at)) {
                add_lower(*p, query_.from->inclusive);
                if (p->point) start_.emplace(p->window, data_.zone_of(*p->point));
            }
        if (query_.to)
            if (auto const p = need(query_.to->at)) add_upper(*p, query_.to->inclusive);
        if (query_.days)
            if (auto const p = need(query_.days->of)) {
                add_lower(*p, true);
                add_upper(end_of_days(*p), true);
            }
        if (query_.inside)
            if (auto const p = need(*query_.inside)) {
                add_lower(*p, true);
                add_upper(end_of(*p), true);
            }
        if (is_void || subject_.term == none) return;
        if (!has_lower)
            if (auto const start = start_of_term()) add_lower({*start, data_.point(*start).window}, true);
        if (!query_.beyond_term) clip();
    }
    /// From the election on, if it is known and not later than the taking of office; of a party's leader, from the latter.
    [[nodiscard]] std::optional<std::uint32_t> start_of_term() const
    {
        auto const known = [&](milestone m) -> std::optional<std::uint32_t> {
            auto const p = data_.point_of(subject_.term, m);
            if (!data_.point(p).reported) return std::nullopt;
            return p;
        };
        auto const took = known(milestone::took_office);
        auto const chosen = known(milestone::elected) ? known(milestone::elected) : known(milestone::declared);
        if (asked_.parties_asked) return took ? took : chosen;
        if (chosen && took && data_.most(*chosen, *took) < duration{}) return took;
        return chosen ? chosen : took;
    }
    void clip()
    {
        auto const p = data_.point_of(subject_.term, milestone::left_office);
        if (data_.point(p).ongoing) return;
        if (data_.point(p).reported)
            add_upper({p, data_.point(p).window}, false);
        else
            caveats.push_back(caveat::end_of_term_unknown);
    }
    /// The end of the N-th civil day after a moment, in its zone: certain where the moment's day is.
    [[nodiscard]] edge_place end_of_days(edge_place const& p)
    {
        auto const zone = zone_of(p);
        auto const end = [&](instant t, instant otherwise) {
            auto const day = day_at(t, zone, data_.clocks);
            auto const last = day ? day_bounds(*day + query_.days->days, zone, data_.clocks) : std::nullopt;
            return last ? last->latest() : otherwise;
        };
        auto const first = end(p.window.earliest(), instant::past());
        auto const last = end(p.window.latest(), instant::future());
        if (first != last) caveats.push_back(caveat::last_day_unsure);
        return {std::nullopt, bounds::closed(std::min(first, last), std::max(first, last))}; // clocks set back across midnight turn them round
    }
    [[nodiscard]] edge_place end_of(edge_place const& p) const
    {
        if (p.is_date) return p;
        auto const end = p.point && timeline_data::is_event(*p.point) ? data_.end_of(*p.point) : std::nullopt;
        if (!end)
            throw error(code::bad_question, "the end of what the question calls `during` is not known", "ask for a window with two edges");
        return {std::nullopt, *end};
    }
    [[nodiscard]] std::string zone_of(edge_place const& p) const
    {
        if (p.is_date) return std::get<when>(query_.days->of).zone();
        return data_.zone_of(*p.point);
    }

    // --- the members ---

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

    void consider(std::uint32_t event)
    {
        if (!data_.is_visible(event)) return;
        auto const& e = data_.event(event);
        auto const standing = data_.settled(event).standing;
        if (!is_among(e.kind, asked_.kinds)) return;
        if (std::find(query_.statuses.begin(), query_.statuses.end(), standing.is) == query_.statuses.end()) return;
        if (asked_.occasion != none && e.occasion != asked_.occasion) return;

        attendance const* own = nullptr;
        if (subject_.leader != none) {
            own = own_part(event);
            if (own == nullptr && asked_.parties_asked) own = partys_part(event);
            if (own == nullptr || !in_office(*own)) return;
        }
        member m{event, none, !standing.disputed, false, {}, {}};
        if (standing.disputed) notes.emplace_back(event, caveat::disputed);
        if (query_.placed_or_received != direction::either && own != nullptr) {
            auto const known = own->role ? direction_of(*own->role) : direction::either;
            if (known != direction::either && known != query_.placed_or_received) return;
            if (known == direction::either) {
                m.sure = false;
                notes.emplace_back(event, caveat::role_unknown);
            }
        }
        add_counterparts(m, own);
        if (m.counterparts.empty()) return;
        m.sure = m.sure && std::any_of(m.counterparts.begin(), m.counterparts.end(), [](auto const& c) { return c.second; });
        m.spot = decide.w.add(event);
        m.no_window = has_no_time(event);
        if (m.no_window) notes.emplace_back(event, caveat::taken_to_fall_inside);
        decide.members.push_back(std::move(m));
    }

    /// Who rings up or travels, and who is rung up or travelled to; of others who take part, a role says nothing of it.
    [[nodiscard]] static direction direction_of(role r)
    {
        if (r == role::initiator || r == role::guest) return direction::placed;
        if (r == role::recipient || r == role::host) return direction::received;
        return direction::either;
    }
    /// A capacity that says otherwise keeps an event out; without one, time decides.
    [[nodiscard]] bool in_office(attendance const& own) const
    {
        if (!own.capacity || query_.beyond_term) return true;
        if (*own.capacity == capacity::elect) return !asked_.parties_asked;
        return *own.capacity == capacity::incumbent || *own.capacity == capacity::acting;
    }

    void add_counterparts(member& m, attendance const* own)
    {
        bool const named = !asked_.parties.empty() || !asked_.leaders.empty();
        for (auto const& a : data_.attending(m.event)) {
            if (&a == own || a.role == role::mediator || (own != nullptr && a.party == own->party)) continue;
            bool const in_person = a.leader != none && std::find(asked_.leaders.begin(), asked_.leaders.end(), a.leader) != asked_.leaders.end();
            if (named && !in_person && std::find(asked_.parties.begin(), asked_.parties.end(), a.party) == asked_.parties.end()) continue;
            auto const kind = data_.kind_of(a.party);
            if (!named && kind != party_kind::country && !(kind == party_kind::organization && query_.organizations)) continue;
            auto const sure = in_person ? verdict::certain : holds_office(a, m.event);
            if (sure == verdict::none) continue;
            if (sure == verdict::possible) notes.emplace_back(m.event, caveat::office_unknown);
            auto const at = std::find_if(m.counterparts.begin(), m.counterparts.end(), [&](auto const& c) { return c.first == a.party; });
            if (at == m.counterparts.end())
                m.counterparts.emplace_back(a.party, sure == verdict::certain);
            else
                at->second = at->second || sure == verdict::certain;
        }
    }
    /// Whether a counterpart spoke for a country: by the capacity that is said, else by the terms that are known. Nobody's
    /// terms are complete, so a leader of whom none is known for that party is taken to be in office.
    [[nodiscard]] verdict holds_office(attendance const& a, std::uint32_t event) const
    {
        if (a.capacity) return *a.capacity == capacity::candidate || *a.capacity == capacity::former ? verdict::none : verdict::certain;
        if (a.leader == none) return verdict::certain;
        bool any = false;
        bool possible = false;
        auto const at_most = [&](std::uint32_t from, std::uint32_t to, duration d) { // most windows say already
            return data_.point(to).window.latest() - data_.point(from).window.earliest() <= d || data_.most(from, to) <= d;
        };
        for (auto const t : data_.terms_of_leader.all(a.leader)) {
            if (data_.facts.offices[data_.terms[t].office].party != a.party) continue;
            auto const start = data_.begin_point(t);
            auto const left = data_.point_of(t, milestone::left_office);
            bool const ends = data_.point(left).reported && !data_.point(left).ongoing;
            any = true;
            bool const in = (!start || at_most(event, *start, duration{})) && (!ends || at_most(left, event, -tick));
            if (in) return verdict::certain;
            bool const out = (start && at_most(*start, event, -tick)) || (ends && at_most(event, left, duration{}));
            possible = possible || !out;
        }
        return !any ? verdict::certain : possible ? verdict::possible : verdict::none;
    }

    /// Nobody gives its time, no window is asked for, and the leader held no other office: it is taken to be the term's,
    /// unless claims put it outside.
    [[nodiscard]] bool has_no_time(std::uint32_t event) const
    {
        if (query_.from || query_.to || query_.days || query_.inside || subject_.leader == none) return false;
        return data_.terms_of_leader.all(subject_.leader).size() <= 1 && !data_.point(event).reported;
    }

    /// What holds of each member in the worlds in which it is inside: the gates, and what claims say of the events in a
    /// scope that the gates put it in.
    void close_windows()
    {
        for (auto& m : decide.members) {
            for (auto const& g : decide.near) m.inside.push_back({g.spot, m.spot, g.slack});
            for (auto const& g : decide.far) m.inside.push_back({m.spot, g.spot, g.slack});
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
                auto const c = static_cast<std::uint32_t>(std::lower_bound(counterparts_.begin(), counterparts_.end(), p) - counterparts_.begin());
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
    std::optional<std::pair<bounds, std::string>> start_; ///< the window's first mark, and its zone
};

} // namespace entente::detail
