// In which country an event took place, and whether that is abroad.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/detail/attending.hpp>

#include <algorithm>
#include <optional>

namespace entente::detail {

/// The country in which an event took place, as far as it can be seen: as its records say, else that of its host. Empty: nobody says,
/// or they say different things, of which nobody chooses.
[[nodiscard]] inline party country_of(accounts const& d, event_id event)
{
    party out;
    bool agreed = true;
    auto const say = [&](party p) {
        agreed = agreed && (out.empty() || out == p);
        out = p;
    };
    for (auto const record : d.records_of_event(event)) {
        auto const in = d.facts.events.in(record);
        if (!in.empty() && d.is_record_visible(record)) say(in);
    }
    auto const kind = d.facts.events.kind(event);
    bool const in_person = kind == event_kind::visit || kind == event_kind::meeting || kind == event_kind::summit;
    if (out.empty() && in_person)
        for (auto const& a : attending(d, event))
            if (a.role == role::host && d.kind_of(a.party) == party_kind::country) say(a.party);
    return agreed ? out : party{};
}

/// Whether an event took place where it is asked for, seen from somebody who spoke for `home`; nothing: that is not known.
[[nodiscard]] inline std::optional<bool> lies(accounts const& d, event_id event, party home, whereabouts where)
{
    if (where == whereabouts::anywhere) return true;
    auto const country = country_of(d, event);
    if (country.empty() || d.kind_of(home) != party_kind::country) return std::nullopt; // an organization is at home nowhere
    return (country == home) == (where == whereabouts::at_home);
}

} // namespace entente::detail
