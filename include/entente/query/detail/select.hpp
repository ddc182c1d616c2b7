// The events that a row of an answer is about.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/answer.hpp>
#include <entente/query/detail/decide.hpp>
#include <entente/query/detail/frontier.hpp>
#include <entente/query/detail/meaning.hpp>
#include <entente/query/detail/membership.hpp>
#include <entente/query/detail/office.hpp>
#include <entente/query/detail/window.hpp>
#include <entente/query/query.hpp>
#include <entente/timeline/detail/attending.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <variant>
#include <vector>

namespace entente::detail {

/// The members and gates of one row.
class selection {
public:
    selection(timeline_data const& data, query const& q, resolved_query const& r, subject const& s, bool turned, int divided = 0,
              decided_by by = decided_by::all)
        : decide(data, turned)
        , row_{data, q, r, s, turned}
        , offices_(data, decide.w, turned)
        , window(row_, decide.w, offices_, divided)
        , members_(row_, window, decide.w, offices_)
    {
        if (window.is_closed()) return;
        decide.near = window.near;
        decide.far = window.far;
        if (s.leader != none || row_.is_pair()) look_for_members(by);
        else
            for (std::uint32_t e = 0; e != data.events(); ++e)
                if (data.same(e) == e)
                    if (auto m = members_.consider(e, attending(data, e), nullptr, false)) decide.members.push_back(*std::move(m));
        sort_members();
        close_windows();
        decide.place_members();
        list_counterparts();
    }
    selection(selection const&) = delete; // its parts know each other
    selection& operator=(selection const&) = delete;

    decider decide;

private:
    question_row row_;
    offices_at offices_;

public:
    row_window window;

    [[nodiscard]] std::span<std::pair<std::uint32_t, caveat> const> notes_on(std::uint32_t event) const
    {
        auto const [first, last] = std::equal_range(members_.notes.begin(), members_.notes.end(), std::pair{event, caveat{}},
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

    [[nodiscard]] bool turned() const { return row_.turned; }
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
            look_along(ahead, row_.data.posted.of_pair.of(std::minmax(row_.whose.side, row_.whose.other), in, !row_.turned),
                       row_.data.posted.gatherings.of(row_.whose.side, in, !row_.turned),
                       [&](auto const& all, bool) { return members_.pairs_part(all); });
        else
            look_along(ahead, leaders_events(in), row_.data.posted.of_party.of(row_.whose.side, in, !row_.turned), // none of no party
                       [&](auto const& all, bool of_party) {
                           auto const* own = members_.own_part(all);
                           return !of_party ? own : own != nullptr ? nullptr : members_.partys_part(all);
                       });
    }
    [[nodiscard]] event_postings::walk_of_leader leaders_events(bounds in) const
    {
        event_postings::walk_of_leader out(!row_.turned);
        row_.data.posted.look_for_leader(out, row_.whose.leader, in, [&](event_kind k) { return is_among(k, row_.meaning.kinds); });
        return out;
    }
    /// Goes along two lists at once, so that whoever is earlier (later) comes first.
    template <class One, class Other, class Part>
    void look_along(frontier& ahead, One one, Other other, Part part)
    {
        sparse<std::uint32_t> met; // of those that may have been posted twice
        while (!one.is_over() || !other.is_over()) {
            bool const is_other = one.is_over() || (!other.is_over() && row_.as_it_runs(other.reach()) < row_.as_it_runs(one.reach()));
            if (ahead.is_past(row_.as_it_runs(is_other ? other.reach() : one.reach()))) return;
            auto const e = is_other ? other.event() : one.event();
            if (is_other) other.step();
            else one.step();
            auto const all = attending(row_.data, e);
            auto const* own = part(all, is_other);
            if (own == nullptr || !can_matter(ahead, e, all, own->party)) continue;
            if (row_.data.override_of(e) != nullptr && std::exchange(met[e], 1) != 0) continue;
            auto m = members_.consider(e, all, own, is_other && !row_.is_pair());
            if (!m) continue;
            ahead.take(*m, decide.w.earliest(m->spot), decide.w.latest(m->spot), window.is_inside_by_windows(m->spot));
            decide.members.push_back(*std::move(m));
        }
    }
    [[nodiscard]] bool can_matter(frontier const& ahead, std::uint32_t event, std::vector<attendance> const& all, party own) const
    {
        auto const at = soonest(event);
        return std::any_of(all.begin(), all.end(), [&](attendance const& a) { return a.party != own && ahead.needs(a.party, at); });
    }
    /// As its window says.
    [[nodiscard]] duration soonest(std::uint32_t event) const
    {
        auto const& at = row_.data.point(event).window;
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
            if (auto const [x, y] = std::pair{row_.data.facts.events.kind(a.event), row_.data.facts.events.kind(b.event)}; x != y)
                return x < y;
            if (a.counterparts != b.counterparts) return a.counterparts < b.counterparts;
            auto const x = row_.data.facts.events.id(a.event), y = row_.data.facts.events.id(b.event);
            return x.size() != y.size() ? x.size() < y.size() : x < y; // so that numbered ones stand as numbers do
        });
    }
    /// What holds of each member in the worlds in which it is inside: the gates, and what claims say of the events in a
    /// scope that the gates put it in.
    void close_windows()
    {
        for (auto& m : decide.members) {
            auto const gates = window.inside(m.spot);
            m.inside.insert(m.inside.begin(), gates.begin(), gates.end());
        }
        struct bound {
            member* of;
            conditional const* says;
            std::uint32_t than;
        };
        std::vector<bound> bound_members;
        for (auto& m : decide.members)
            for (auto const& c : row_.data.conditionals_of(m.event)) {
                for (auto const edge : {c.after, c.before})
                    if (edge != none) (void)decide.w.add(edge);
                bound_members.push_back({&m, &c, decide.w.add(c.than)});
            }
        for (auto const* gates : {&decide.near, &decide.far})
            for (auto const& g : *gates) decide.w.keep(g.spot);
        for (auto const& b : bound_members) decide.w.keep(b.than);
        // a gate at or beyond the scope's edge puts whatever passes it inside the scope
        auto const passes = [&](std::vector<gate> const& gates, std::uint32_t edge, bool is_lower) {
            if (edge == none) return true;
            auto const spot = decide.w.add(edge);
            return std::any_of(gates.begin(), gates.end(), [&](gate const& g) {
                return (is_lower != row_.turned ? decide.w.most(g.spot, spot) : decide.w.most(spot, g.spot)) < g.slack;
            });
        };
        for (auto const& b : bound_members)
            if (passes(window.lower(), b.says->after, true) && passes(window.upper(), b.says->before, false))
                b.of->inside.push_back(row_.turned ? wish{b.of->spot, b.than, b.says->least} : wish{b.than, b.of->spot, b.says->least});
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
    std::vector<decider::subset> any_;
    std::vector<decider::subset> sure_;
    std::vector<std::uint32_t> first_party_; ///< of a member, in `parties_of_`; and of the one after the last
    std::vector<std::uint32_t> parties_of_;
};

} // namespace entente::detail
