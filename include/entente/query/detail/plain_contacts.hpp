// Contacts of which it is open whether they are ones.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/detail/place_terms.hpp>
#include <entente/query/detail/plain_question.hpp>
#include <entente/query/detail/plain_window.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace entente::detail {

/// What an event that is not plain is to a plain row.
struct judged_event {
    enum class as : std::uint8_t {
        never,   ///< no contact that is asked for
        contact, ///< one, if it lies in this window and if it is one at all
        open     ///< it takes more than windows to tell
    };
    as is = as::open;
    bool is_sure = false;   ///< a contact whenever it lies there
    std::uint16_t with = 0; ///< the other country's number
    bounds window{};
};

/// Judges events that are simple but for one thing: it is open whether the other side was in office, whether the event took place, or
/// which side placed it; or it is said in which capacity somebody took part. Where terms begin and end at one instant each, such an event
/// is a contact if it lies in one of them. Says what `membership` and `offices_at` say.
class plain_contacts {
public:
    plain_contacts(read_model data, query const& q, resolved_query const& r, plain_question const& asked)
        : data_(data)
        , query_(q)
        , asked_(asked)
        , parties_asked_(r.parties_asked)
        , only_incumbents_(r.parties_asked && !r.parties.empty())
    {
    }

    /// Of the row's leader, or of its two parties; `in`: the row's window. Complexity: linear in the terms of who took part.
    [[nodiscard]] judged_event judge(event_id event, subject const& whose, plain_window const& in) const
    {
        auto const standing = data_.event(event).standing();
        if (std::find(query_.statuses.begin(), query_.statuses.end(), standing.is) == query_.statuses.end()) return never();
        if (standing.is != status::held || asked_.is_touched(event)) return {};
        auto const all = data_.event(event).attending();
        auto const window = data_.event(event).reported_window();
        bool const is_timeless = window.is_unknown() && !query_.from && !query_.to; // taken to fall in an only term
        if (is_timeless || all.size() != 2 || !is_party_to(all[0]) || !is_party_to(all[1]) || all[0].party == all[1].party) return {};
        bool const is_pair = !whose.other.empty();
        auto const is_own = [&](attendance const& a) { return is_pair ? a.party == whose.side : a.leader == whose.leader; };
        if (is_own(all[0]) == is_own(all[1])) return {};
        auto const &own = is_own(all[0]) ? all[0] : all[1], &other = is_own(all[0]) ? all[1] : all[0];
        auto const with = number_of_country(other.party);
        if (!with || !number_of_country(own.party) || (!is_pair && !whose.side.empty() && own.party != whose.side)) return {};

        if (!is_pair && !acts_for_office(data_.capacity_of(own))) return never();
        auto const side = side_of(own.role);
        if (!is_pair && !asked_.is_asked_for({data_.event(event).kind(), *with, side})) return never();
        auto const inside = common(window, in.possible());
        if (!inside) return never();
        bool const is_held = !standing.disputed && (query_.placed_or_received == direction::either || side != aspect::side::unknown);
        judged_event out{judged_event::as::contact, is_held, static_cast<std::uint16_t>(*with), window};
        for (auto const* a : {&other, &own}) {
            if (a == &own && !is_pair) continue;
            auto const its = spoke(*a, window, *inside, in.from.is_exact() && in.to.is_exact());
            if (its.is != judged_event::as::contact) return its;
            out.is_sure = out.is_sure && its.is_sure;
            auto const both = common(out.window, its.window);
            if (!both) return never();
            out.window = *both;
        }
        return out;
    }

private:
    [[nodiscard]] static judged_event never() { return {judged_event::as::never}; }
    [[nodiscard]] static bool is_party_to(attendance const& a) { return !a.capacities_differ && a.role != role::mediator; }
    /// Whether the row's leader acted for the office, by what is said of it. That the time agrees was checked when it was taken in: what
    /// it says beside that makes windows narrower, so that the event is touched.
    [[nodiscard]] bool acts_for_office(std::optional<entente::capacity> c) const
    {
        if (!c || *c == capacity::incumbent || *c == capacity::acting) return true;
        if (parties_asked_) return *c == capacity::former && query_.beyond_term;
        return *c == capacity::elect || query_.beyond_term;
    }
    [[nodiscard]] static std::optional<bounds> common(bounds a, bounds b)
    {
        if (!overlap(a, b)) return std::nullopt;
        return intersect(a, b);
    }
    /// Whether somebody spoke for a party at an event that lies there, and in which window, if there is only one way: by the capacity that
    /// is said, else by the terms that are known. What is open takes a row whose edges are one instant each.
    [[nodiscard]] judged_event spoke(attendance const& a, bounds window, bounds inside, bool is_exact_row) const
    {
        judged_event out{judged_event::as::contact, true};
        if (auto const c = data_.capacity_of(a)) {
            bool const counts = *c == capacity::incumbent || *c == capacity::acting || (*c == capacity::elect && !only_incumbents_);
            return counts ? out : never();
        }
        if (!a.leader) return out;
        std::vector<bounds> terms;
        bool is_known = true;
        for (auto const t : data_.leader(*a.leader).terms()) {
            auto const its = place_term(data_, t);
            if (its.side != a.party) continue;
            if (its.is_plain && its.has_took && its.took.latest() <= window.earliest() &&
                (its.is_endless || window.latest() < its.left.earliest()))
                return out; // in office all the time that it may have been
            bool const from_election = !only_incumbents_ && !its.acting;
            auto const from = from_election && !its.begins_with_took ? its.elected : its.took;
            is_known = is_known && is_exact_row && its.is_plain && (from_election || its.has_took) && from.is_exact() &&
                       (its.is_endless || its.left.is_exact());
            if (!is_known) continue;
            auto const end = its.is_endless ? instant::future() : its.left.earliest() - tick;
            if (from.earliest() <= end) terms.push_back(bounds::closed(from.earliest(), end));
            else terms.push_back(bounds(instant::past())); // at no time
        }
        if (!is_known) return {};
        if (terms.empty()) return out;
        bool const is_only = terms.size() == 1;
        if (std::none_of(terms.begin(), terms.end(), [&](bounds t) { return overlap(t, inside); })) return never();
        out.is_sure = is_covered(inside, terms);
        if (!out.is_sure && is_only) out.window = terms.front();
        return out;
    }
    /// Whether every instant of a window lies in one of these.
    [[nodiscard]] static bool is_covered(bounds window, std::vector<bounds>& by)
    {
        std::sort(by.begin(), by.end());
        auto reached = window.earliest(); // what is before lies in one of them
        for (auto const& b : by) {
            if (reached < b.earliest()) return false;
            if (b.latest() < reached) continue;
            if (window.latest() <= b.latest()) return true;
            reached = b.latest() + tick;
        }
        return false;
    }

    read_model data_;
    query const& query_;
    plain_question const& asked_;
    bool parties_asked_;
    bool only_incumbents_;
};

} // namespace entente::detail
