// The events that a row of an answer is about.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/answer.hpp>
#include <entente/query/detail/frontier.hpp>
#include <entente/query/detail/meaning.hpp>
#include <entente/query/detail/membership.hpp>
#include <entente/query/detail/office.hpp>
#include <entente/query/detail/row_worlds.hpp>
#include <entente/query/detail/window.hpp>
#include <entente/query/query.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <variant>
#include <vector>

namespace entente::detail {

/// The members and edges of one row.
class selection {
public:
    selection(read_model data, query const& q, resolved_query const& r, subject const& s, bool turned, int divided = 0,
              decided_by by = decided_by::all)
        : worlds_(data, turned)
        , decide(worlds_)
        , row_{data, q, r, s, turned}
        , offices_(data, worlds_, turned)
        , window(row_, worlds_, offices_, divided)
        , members_(row_, window, worlds_, offices_)
    {
        if (window.is_closed()) return;
        decide.near = window.near;
        decide.far = window.far;
        if (s.leader || row_.is_pair()) look_for_members(by);
        else
            for (auto const e : data.events())
                if (data.event(e).is_itself())
                    if (auto m = members_.consider(e, data.event(e).attending(), nullptr, false)) decide.members.push_back(*std::move(m));
        sort_members();
        close_windows();
        decide.place_members();
        list_counterparts();
    }
    selection(selection const&) = delete; // its parts know each other
    selection& operator=(selection const&) = delete;

private:
    row_worlds worlds_;

public:
    event_decider decide;

private:
    question_row row_;
    offices_at offices_;

public:
    row_window window;

    [[nodiscard]] std::span<std::pair<event_id, caveat> const> notes_on(event_id event) const
    {
        auto const [first, last] = std::equal_range(members_.notes.begin(), members_.notes.end(), std::pair{event, caveat{}},
                                                    [](auto const& a, auto const& b) { return a.first < b.first; });
        return {first, last};
    }

    /// Every counterpart of a member, sorted; below, each by its number here.
    [[nodiscard]] std::vector<party> const& counterparts() const { return counterparts_; }
    /// Members that may lead to a counterpart, and those of them that certainly do.
    [[nodiscard]] event_decider::subset const& any(std::size_t c) const { return any_[c]; }
    [[nodiscard]] event_decider::subset const& sure(std::size_t c) const { return sure_[c]; }
    /// The counterparts of a member.
    [[nodiscard]] std::span<std::uint32_t const> parties_of(std::uint32_t m) const
    {
        return std::span(parties_of_).subspan(first_party_[m], first_party_[m + 1] - first_party_[m]);
    }
    /// Members that lead to a party, certainly or at all.
    [[nodiscard]] event_decider::subset const& leading_to(party p, bool surely) const
    {
        static event_decider::subset const nobody;
        auto const at = std::lower_bound(counterparts_.begin(), counterparts_.end(), p);
        if (at == counterparts_.end() || *at != p) return nobody;
        auto const c = static_cast<std::size_t>(at - counterparts_.begin());
        return surely ? sure_[c] : any_[c];
    }

    [[nodiscard]] bool turned() const { return row_.turned; }
    [[nodiscard]] row_worlds const& all_worlds() const { return worlds_; }
    /// Where an event lies in the worlds in which it is inside.
    [[nodiscard]] bounds window_of(member const& m) const { return by_the_clock(m.reach.first, m.reach.second); }
    /// Of two times as they run here.
    [[nodiscard]] bounds by_the_clock(duration earliest, duration latest) const
    {
        return row_.turned ? bounds::closed(instant{} - latest, instant{} - earliest)
                           : bounds::closed(instant{} + earliest, instant{} + latest);
    }

private:
    /// Of the row's leader, and of the party where it is the only one named, or of two parties: those that the answer depends on.
    /// Complexity: a few comparisons for each event from the near end of the window on until nothing matters any more.
    void look_for_members(decided_by by)
    {
        frontier ahead(by, counterparts_that_matter(), is_about_some(), row_.asked.first_few.value_or(1));
        auto const in = window.possible();
        if (row_.is_pair())
            look_along(ahead, row_.data.lists().of_pair.of(std::minmax(row_.whose.side, row_.whose.other), in, !row_.turned),
                       row_.data.lists().gatherings.of(row_.whose.side, in, !row_.turned),
                       [&](auto const& all, bool) { return members_.pairs_part(all); });
        else
            look_along(ahead, leaders_events(in), row_.data.lists().of_party.of(row_.whose.side, in, !row_.turned), // none of no party
                       [&](auto const& all, bool of_party) {
                           auto const* own = members_.own_part(all);
                           return !of_party ? own : own != nullptr ? nullptr : members_.partys_part(all);
                       });
    }
    [[nodiscard]] event_walk leaders_events(bounds in) const
    {
        event_walk out(!row_.turned);
        row_.data.lists().look_for_leader(out, *row_.whose.leader, in, [&](event_kind k) { return is_among(k, row_.meaning.kinds); });
        return out;
    }
    /// Goes along two lists at once, so that whoever is earlier (later) comes first.
    template <class One, class Other, class Part>
    void look_along(frontier& ahead, One one, Other other, Part part)
    {
        some_of<event_id, std::uint32_t> met; // of those that may have been posted twice
        while (!one.is_over() || !other.is_over()) {
            bool const is_other = one.is_over() || (!other.is_over() && row_.as_it_runs(other.reach()) < row_.as_it_runs(one.reach()));
            if (ahead.is_past(row_.as_it_runs(is_other ? other.reach() : one.reach()))) return;
            auto const e = is_other ? other.event() : one.event();
            if (is_other) other.step();
            else one.step();
            auto const all = row_.data.event(e).attending();
            auto const* own = part(all, is_other);
            if (own == nullptr || !can_matter(ahead, e, all, own->party)) continue;
            if (row_.data.event(e).is_overridden() && std::exchange(met[e], 1) != 0) continue;
            auto m = members_.consider(e, all, own, is_other && !row_.is_pair());
            if (!m) continue;
            ahead.take(*m, decide.w.earliest(m->variable), decide.w.latest(m->variable), window.is_inside_by_windows(m->variable));
            decide.members.push_back(*std::move(m));
        }
    }
    [[nodiscard]] bool can_matter(frontier const& ahead, event_id event, std::vector<attendance> const& all, party own) const
    {
        auto const at = soonest(event);
        return std::any_of(all.begin(), all.end(), [&](attendance const& a) { return a.party != own && ahead.needs(a.party, at); });
    }
    /// As its window says.
    [[nodiscard]] duration soonest(event_id event) const
    {
        auto const at = row_.data.point(event).window;
        return row_.as_it_runs(row_.turned ? at.latest() : at.earliest());
    }
    /// The counterparts of which the question asks, if it names any.
    [[nodiscard]] std::vector<party> counterparts_that_matter() const
    {
        auto const* w = std::get_if<asked::whether>(&row_.asked.aim);
        if (w == nullptr) return row_.meaning.parties;
        std::vector<party> both;
        for (auto const* text : {&w->before, &w->after})
            if (auto const p = row_.data.find_party(*text)) both.push_back(*p);
        return both;
    }
    [[nodiscard]] bool is_about_some() const
    {
        return std::holds_alternative<asked::whether>(row_.asked.aim) || (row_.meaning.leaders.empty() && !row_.meaning.parties.empty());
    }
    /// By what they are, so that nothing depends on the order in which they were told.
    void sort_members()
    {
        for (auto& m : decide.members) std::sort(m.counterparts.begin(), m.counterparts.end());
        std::sort(decide.members.begin(), decide.members.end(), [&](member const& a, member const& b) {
            if (auto const [x, y] = std::pair{row_.data.point(a.event).window, row_.data.point(b.event).window}; x != y) return x < y;
            if (auto const [x, y] = std::pair{row_.data.event(a.event).kind(), row_.data.event(b.event).kind()}; x != y) return x < y;
            if (a.counterparts != b.counterparts) return a.counterparts < b.counterparts;
            return row_.data.is_id_before(a.event, b.event);
        });
    }
    /// What holds of each member in the worlds in which it is inside: the edges, and what claims say of the events in a
    /// scope that the edges put it in.
    void close_windows()
    {
        for (auto& m : decide.members) {
            auto const edges = window.inside(m.variable);
            m.inside.insert(m.inside.begin(), edges.begin(), edges.end());
        }
        struct bound {
            member* of;
            conditional const* says;
            variable than;
        };
        std::vector<bound> bound_members;
        for (auto& m : decide.members) {
            auto const event = row_.data.event(m.event);
            for (auto const& c : event.conditionals()) {
                for (auto const edge : {c.after, c.before})
                    if (edge) (void)worlds_.add(*edge);
                bound_members.push_back({&m, &c, worlds_.add(c.than)});
            }
        }
        for (auto const* edges : {&decide.near, &decide.far})
            for (auto const& g : *edges) decide.w.keep(g.variable);
        for (auto const& b : bound_members) decide.w.keep(b.than);
        // an edge at or beyond the scope's edge puts whatever passes it inside the scope
        auto const passes = [&](std::vector<window_edge> const& edges, std::optional<moment> edge, bool is_lower) {
            if (!edge) return true;
            auto const v = worlds_.add(*edge);
            return std::any_of(edges.begin(), edges.end(), [&](window_edge const& g) {
                return (is_lower != row_.turned ? decide.w.most(g.variable, v) : decide.w.most(v, g.variable)) < g.slack;
            });
        };
        for (auto const& b : bound_members)
            if (passes(window.lower(), b.says->after, true) && passes(window.upper(), b.says->before, false))
                b.of->inside.push_back(row_.turned ? difference_constraint{b.of->variable, b.than, b.says->least}
                                                   : difference_constraint{b.than, b.of->variable, b.says->least});
    }
    void list_counterparts()
    {
        std::stable_sort(members_.notes.begin(), members_.notes.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
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

    membership members_;
    std::vector<party> counterparts_;
    std::vector<event_decider::subset> any_;
    std::vector<event_decider::subset> sure_;
    std::vector<std::uint32_t> first_party_; ///< of a member, in `parties_of_`; and of the one after the last
    std::vector<std::uint32_t> parties_of_;
};

} // namespace entente::detail
