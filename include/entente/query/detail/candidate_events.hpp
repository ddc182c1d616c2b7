// The events of a candidate, and what is to be known of them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/add_once.hpp>
#include <entente/query/answer.hpp>
#include <entente/query/detail/select.hpp>
#include <entente/timeline/detail/reports.hpp>
#include <entente/timeline/detail/whereabouts.hpp>

#include <algorithm>
#include <cstdint>

namespace entente::detail {

/// Adds events to a candidate, earliest first, with what must be known of them.
inline void add_events(candidate& c, decider::subset events, timeline_data const& data, selection const& s)
{
    for (auto const index : events) {
        auto const& m = s.decide.members[index];
        auto const window = s.window_of(m);
        c.window = index == events.front() ? window : hull(c.window, window);
        auto const& p = data.point(m.event);
        if (p.contested) add_once(c.caveats, caveat::contested);
        if (p.one_of) add_once(c.caveats, caveat::one_of);
        if (p.approximate) add_once(c.caveats, caveat::approximate);
        if (p.uncertain) add_once(c.caveats, caveat::uncertain);
        if (p.whole_earth) add_once(c.caveats, caveat::whole_earth);
        if (p.hindsight) add_once(c.caveats, caveat::rank_in_hindsight);
        for (auto const& [event, k] : s.notes_on(m.event)) add_once(c.caveats, k);
        if (!m.always) add_once(c.caveats, caveat::milestone_uncertain);
        if (data.settled(m.event).standing.is == status::planned || data.settled(m.event).standing.is == status::proposed)
            add_once(c.caveats, caveat::only_planned);
        if (has_single_source(data, m.event)) add_once(c.caveats, caveat::single_source);
    }
    std::stable_sort(events.begin(), events.end(), [&](std::uint32_t a, std::uint32_t b) {
        return s.decide.w.window(s.decide.members[a].spot) < s.decide.w.window(s.decide.members[b].spot);
    });
    for (auto const index : events) c.events.push_back(data.facts.events.id(s.decide.members[index].event));
    if (events.empty()) return;
    auto const first = s.decide.members[events.front()].event;
    c.kind = data.facts.events.kind(first);
    c.status = data.settled(first).standing.is;
    c.zone = zone_of(data, first);
    c.place = country_of(data, first);
}

} // namespace entente::detail
