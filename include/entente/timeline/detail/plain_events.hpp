// Which events are plain: whose windows are all that is open of them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/party.hpp>
#include <entente/model/words.hpp>
#include <entente/timeline/detail/attendance.hpp>
#include <entente/timeline/detail/data.hpp>
#include <entente/timeline/detail/postings.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace entente::detail {

/// The place of a country among the known parties; nothing: it is none of them.
[[nodiscard]] inline std::optional<std::size_t> number_of_country(party p)
{
    auto const* const known = info(p);
    if (known == nullptr || known->kind != party_kind::country) return std::nullopt;
    return static_cast<std::size_t>(known - known_parties.data());
}

/// Judges one event after another as its reports stand, claims left aside: these make windows narrower, and what is certain by windows
/// stays so.
class plain_events {
public:
    explicit plain_events(timeline_data const& data) : data_(data) {}

    /// Of an event by those who took part. `nobody`: as it is seen by the two parties.
    [[nodiscard]] aspect of(std::uint32_t event, event_kind kind, std::vector<attendance> const& all, attendance const* own) const
    {
        aspect const otherwise(kind);
        if (all.size() != 2) return otherwise;
        auto const is_simple = [](attendance const& a) { return !a.capacity && !a.capacities_differ && a.role != role::mediator; };
        if (!is_simple(all[0]) || !is_simple(all[1]) || all[0].party == all[1].party) return otherwise;
        auto const window = data_.windows[event];
        auto const marks = data_.event_marks[event];
        if (marks.is != status::held || marks.disputed || window.is_unknown()) return otherwise;
        auto const& other = own == &all[0] ? all[1] : all[0];
        auto const one = number_of_country(own == nullptr ? all[1].party : own->party), with = number_of_country(other.party);
        if (!one || !with || !spoke(other, window) || (own == nullptr ? !spoke(all[1], window) : !is_all_for(*own))) return otherwise;
        return {kind, *with, own == nullptr ? aspect::side::unknown : side_of(own->role)};
    }

    [[nodiscard]] static aspect::side side_of(std::optional<role> r)
    {
        if (r == role::initiator || r == role::guest) return aspect::side::placed;
        if (r == role::recipient || r == role::host) return aspect::side::received;
        return aspect::side::unknown;
    }

private:
    /// Whether all terms of somebody are for the party that is acted for, so that the event is one of each of them.
    [[nodiscard]] bool is_all_for(attendance const& own) const
    {
        auto const terms = data_.terms_of_leader.all(own.leader);
        return std::all_of(terms.begin(), terms.end(), [&](std::uint32_t t) {
            auto const office = data_.terms[t].office;
            return office != none && data_.facts.offices[office].party == own.party;
        });
    }
    /// Whether somebody was in office for the party all the time that the event may have been; who has no terms for it that are known is
    /// taken to be.
    [[nodiscard]] bool spoke(attendance const& a, bounds window) const
    {
        if (a.leader == none) return true;
        bool has_terms = false;
        for (auto const t : data_.terms_of_leader.all(a.leader)) {
            auto const office = data_.terms[t].office;
            if (office == none || data_.facts.offices[office].party != a.party) continue;
            has_terms = true;
            auto const took = data_.settled(timeline_data::point_of(t, milestone::took_office));
            auto const left = data_.settled(timeline_data::point_of(t, milestone::left_office));
            if (took.reported && left.reported && took.window.latest() <= window.earliest() &&
                (left.ongoing || window.latest() < left.window.earliest()))
                return true;
        }
        return !has_terms;
    }

    timeline_data const& data_;
};

} // namespace entente::detail
