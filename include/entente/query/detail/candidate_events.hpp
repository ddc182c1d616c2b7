// The events of a candidate, and what is to be known of them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/add_once.hpp>
#include <entente/query/answer.hpp>
#include <entente/query/detail/select.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <algorithm>
#include <cstdint>

namespace entente::detail {

/// Adds events to a candidate, earliest first, with what must be known of them.
inline void add_events(candidate& c, event_decider::subset events, read_model data, selection const& s)
{
    for (auto const index : events) {
        auto const& m = s.decide.members[index];
        auto const window = s.window_of(m);
        c.window = index == events.front() ? window : hull(c.window, window);
        auto const p = data.point(m.event);
        if (p.contested) add_once(c.caveats, caveat::contested);
        if (p.one_of) add_once(c.caveats, caveat::one_of);
        if (p.approximate) add_once(c.caveats, caveat::approximate);
        if (p.uncertain) add_once(c.caveats, caveat::uncertain);
        if (p.whole_earth) add_once(c.caveats, caveat::whole_earth);
        if (p.hindsight) add_once(c.caveats, caveat::rank_in_hindsight);
        for (auto const& [event, k] : s.notes_on(m.event)) add_once(c.caveats, k);
        if (!m.always) add_once(c.caveats, caveat::milestone_uncertain);
        if (data.event(m.event).standing().is == status::planned || data.event(m.event).standing().is == status::proposed)
            add_once(c.caveats, caveat::only_planned);
        if (data.event(m.event).has_single_source()) add_once(c.caveats, caveat::single_source);
    }
    std::stable_sort(events.begin(), events.end(), [&](std::uint32_t a, std::uint32_t b) {
        return s.decide.w.window(s.decide.members[a].variable) < s.decide.w.window(s.decide.members[b].variable);
    });
    for (auto const index : events) c.events.push_back(data.event(s.decide.members[index].event).id());
    if (events.empty()) return;
    auto const first = s.decide.members[events.front()].event;
    c.kind = data.event(first).kind();
    c.status = data.event(first).standing().is;
    c.zone = data.zone_of(first);
    c.place = data.event(first).country();
}

} // namespace entente::detail
