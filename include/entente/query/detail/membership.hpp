// Whether an event may be what a row asks for, and what holds if it is.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/answer.hpp>
#include <entente/query/detail/meaning.hpp>
#include <entente/query/detail/member.hpp>
#include <entente/query/detail/office.hpp>
#include <entente/query/detail/window.hpp>
#include <entente/timeline/detail/read_model.hpp>
#include <entente/timeline/detail/scope.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace entente::detail {

/// Judges events one by one. The worlds, the window and the offices must outlive it.
class membership {
public:
    membership(question_row const& row, row_window const& window, row_worlds& w, offices_at& offices)
        : row_(row)
        , window_(window)
        , worlds_(w)
        , offices_(offices)
    {
    }

    /// What the row's leader (or party) was in an event, by those who took part.
    [[nodiscard]] attendance const* own_part(std::vector<attendance> const& all) const
    {
        for (auto const& a : all)
            if (a.leader == row_.whose.leader && (row_.whose.side.empty() || a.party == row_.whose.side)) return &a;
        return nullptr;
    }
    [[nodiscard]] attendance const* partys_part(std::vector<attendance> const& all) const
    {
        for (auto const& a : all)
            if (!a.leader && a.party == row_.whose.side) return &a;
        return nullptr;
    }
    /// What a party was in an event, of a question about two.
    [[nodiscard]] attendance const* pairs_part(std::vector<attendance> const& all) const
    {
        for (auto const& a : all)
            if (a.party == row_.whose.side && a.role != role::mediator) return &a;
        return nullptr;
    }
    /// Makes an event a member, if it may be one. `all`: who took part in it; `own`: of these the row's leader (or only the party).
    std::optional<member> consider(event_id event, std::vector<attendance> const& all, attendance const* own, bool only_party)
    {
        if (!row_.data.is_visible(event) || window_.is_certainly_outside(row_.data.point(event).window) || is_mark_of_gap(event))
            return std::nullopt;
        if (!is_among(row_.data.event(event).kind(), row_.meaning.kinds)) return std::nullopt;
        auto const standing = row_.data.event(event).standing();
        if (std::find(row_.asked.statuses.begin(), row_.asked.statuses.end(), standing.is) == row_.asked.statuses.end())
            return std::nullopt;
        if (auto const& at = row_.meaning.occasions; !at.empty()) {
            auto const its = row_.data.event(event).occasion();
            if (!its || !std::binary_search(at.begin(), at.end(), *its)) return std::nullopt;
        }

        if (own != nullptr && !only_party && !row_.is_pair() && !is_in_office(*own)) return std::nullopt;
        member m;
        m.event = event;
        m.sure = !standing.disputed;
        if (row_.is_pair() && !is_spoken_for(m, all)) return std::nullopt;
        if (standing.disputed) notes.emplace_back(event, caveat::disputed);
        if (own != nullptr && own->role) m.placed_or_received = direction_of(*own->role);
        if (row_.asked.placed_or_received != direction::either && own != nullptr) {
            auto const known = std::exchange(m.placed_or_received, row_.asked.placed_or_received); // if it is a member, it is so
            if (known != direction::either && known != row_.asked.placed_or_received) return std::nullopt;
            if (known == direction::either) {
                m.sure = false;
                notes.emplace_back(event, caveat::role_unknown);
            }
        }
        if (own != nullptr) {
            auto const there = row_.data.event(event).lies(own->party, row_.asked.where);
            if (there == false) return std::nullopt;
            if (!there) {
                m.sure = false;
                notes.emplace_back(event, caveat::place_unknown);
            }
        }
        add_counterparts(m, all, own);
        if (m.counterparts.empty()) return std::nullopt;
        m.sure = m.sure && std::any_of(m.counterparts.begin(), m.counterparts.end(), [](auto const& c) { return c.second; });
        if (m.counterparts.size() == 1) m.counterparts.front().second = true; // if it is a contact at all, it is one with them
        m.variable = worlds_.add(event);
        if (only_party && !acts_for_party(m)) return std::nullopt;
        if (window_.doubt && !only_party && !is_told_to_hold_office(*own)) {
            m.sure = false;
            notes.emplace_back(event, *window_.doubt);
        }
        if (own != nullptr && row_.whose.term && !row_.asked.beyond_term &&
            offices_.can_be_over(offices_.of(*row_.whose.term), m.variable, window_.inside(m.variable))) {
            m.sure = false;
            notes.emplace_back(event, caveat::milestone_uncertain);
        }
        m.no_window = !only_party && has_no_time(event);
        if (m.no_window) notes.emplace_back(event, caveat::taken_to_fall_inside);
        return m;
    }

    std::vector<std::pair<event_id, caveat>> notes; ///< on events, as they were considered

private:
    /// Who rings up or travels, and who is rung up or travelled to; of others who take part, a role says nothing of it.
    [[nodiscard]] static direction direction_of(role r)
    {
        if (r == role::initiator || r == role::guest) return direction::placed;
        if (r == role::recipient || r == role::host) return direction::received;
        return direction::either;
    }
    /// The event that a gap is counted from is no answer to it.
    [[nodiscard]] bool is_mark_of_gap(event_id event) const
    {
        auto const* gap = std::get_if<asked::gap>(&row_.asked.aim);
        auto const* named = gap != nullptr ? std::get_if<the>(&gap->since) : nullptr;
        return named != nullptr && row_.data.find_moment(named->text) == moment{event};
    }
    /// A capacity that says otherwise keeps an event out; without one, time decides.
    [[nodiscard]] bool is_in_office(attendance const& own) const
    {
        auto const c = row_.data.capacity_of(own);
        if (!c || *c == capacity::incumbent || *c == capacity::acting) return true;
        if (row_.meaning.parties_asked) return *c == capacity::former && row_.asked.beyond_term;
        return *c == capacity::elect || row_.asked.beyond_term;
    }
    [[nodiscard]] bool is_told_to_hold_office(attendance const& own) const
    {
        auto const c = row_.data.capacity_of(own);
        return window_.doubt == caveat::office_unknown && (c == capacity::incumbent || c == capacity::acting);
    }
    /// Whether it may have been the row's leader who acted where only the party is named.
    [[nodiscard]] bool acts_for_party(member& m)
    {
        auto const how = offices_.acted(*row_.whose.term, m.event, window_.inside(m.variable));
        if (how == verdict::possible) {
            m.sure = false;
            offices_.add_in_office(offices_.of(*row_.whose.term), m.variable, m.inside);
            notes.emplace_back(m.event, caveat::office_unknown);
        }
        return how != verdict::none;
    }
    void add_counterparts(member& m, std::vector<attendance> const& all, attendance const* own)
    {
        bool const named = !row_.meaning.parties.empty() || !row_.meaning.leaders.empty();
        std::vector<std::vector<difference_constraint>> needs; ///< of each counterpart
        for (auto const& a : all) {
            if (&a == own || a.role == role::mediator || (own != nullptr && a.party == own->party)) continue;
            bool const in_person =
                a.leader && std::find(row_.meaning.leaders.begin(), row_.meaning.leaders.end(), *a.leader) != row_.meaning.leaders.end();
            bool const of_asked =
                std::find(row_.meaning.parties.begin(), row_.meaning.parties.end(), a.party) != row_.meaning.parties.end();
            bool const for_person = named && !in_person && !of_asked; // one who is asked for may have acted for the party
            if (for_person && a.leader) continue;
            auto const kind = row_.data.kind_of(a.party);
            if (!named && kind != party_kind::country && !(kind == party_kind::organization && row_.asked.organizations)) continue;
            auto const found = for_person ? offices_at::finding{by_person(a, m.event, all), false, {}} : speaks_for(a, m.event, in_person);
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
    /// Of a question about two parties: whether somebody spoke for the first, judged as a counterpart is.
    [[nodiscard]] bool is_spoken_for(member& m, std::vector<attendance> const& all)
    {
        offices_at::finding best;
        std::size_t who_may = 0;
        for (auto const& a : all) {
            if (a.party != row_.whose.side || a.role == role::mediator) continue;
            auto found = speaks_for(a, m.event, false);
            who_may += found.how != verdict::none;
            if (found.how > best.how) best = std::move(found);
        }
        if (best.how == verdict::possible) {
            m.sure = false;
            notes.emplace_back(m.event, caveat::office_unknown);
            if (who_may == 1) m.inside.insert(m.inside.end(), best.needs.begin(), best.needs.end());
        }
        if (best.perhaps_elect) notes.emplace_back(m.event, caveat::president_elect);
        return best.how != verdict::none;
    }
    /// Whether a counterpart spoke for a country: by the capacity that is said, else by the terms that are known. Who is
    /// asked for in person counts in any case.
    [[nodiscard]] offices_at::finding speaks_for(attendance const& a, event_id event, bool in_person)
    {
        bool const two_parties = row_.meaning.parties_asked && !row_.meaning.parties.empty();
        auto found = offices_at::finding{verdict::certain, false, {}};
        if (auto const c = row_.data.capacity_of(a)) {
            found.perhaps_elect = *c == capacity::elect;
            if (*c == capacity::candidate || *c == capacity::former || (*c == capacity::elect && two_parties)) found.how = verdict::none;
        } else if (a.leader)
            found = offices_.spoke_for(*a.leader, a.party, event, window_.inside(worlds_.add(event)), two_parties && !in_person);
        if (in_person) return {verdict::certain, found.perhaps_elect, {}};
        return found;
    }
    /// Whether somebody who is asked for acted where only the party is named.
    [[nodiscard]] verdict by_person(attendance const& a, event_id event, std::vector<attendance> const& all)
    {
        auto how = verdict::none;
        auto const v = worlds_.add(event);
        for (auto const l : row_.meaning.leaders) {
            if (std::any_of(all.begin(), all.end(), [&](attendance const& other) { return other.leader == l; })) continue;
            for (auto const t : row_.data.leader(l).terms())
                if (offices_.party_of(t) == a.party) how = std::max(how, offices_.acted(t, event, window_.inside(v)));
        }
        return how;
    }
    /// Neither a report nor a claim dates it, no window is asked for, and the leader held no other office: it is taken to be the
    /// term's.
    [[nodiscard]] bool has_no_time(event_id event) const
    {
        if (row_.has_window() || !row_.whose.leader) return false;
        return row_.data.leader(*row_.whose.leader).terms().size() <= 1 && !row_.data.point(event).reported &&
               row_.data.point(event).window.is_unknown();
    }

    question_row const& row_;
    row_window const& window_;
    row_worlds& worlds_;
    offices_at& offices_;
};

} // namespace entente::detail
