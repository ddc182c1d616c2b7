// What was not public yet at some time, hidden from a view.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/detail/assess.hpp>
#include <entente/timeline/detail/attending.hpp>
#include <entente/timeline/detail/claim_names.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace entente::detail {

/// Hides what became public after a horizon. The claims are not related yet.
inline void hide_after(accounts& data, instant horizon)
{
    data.horizon = horizon;
    problem_list ignored; // said when the records came in
    assessor assess(data, ignored);
    for (auto const m : data.gradual) {
        auto a = m.is_event() ? assess.of_event(m.event()) : assess.of_milestone(m.term(), m.turn());
        data.seen[m] = std::move(a);
    }
    for (auto const& c : data.facts.claims) {
        if (!data.is_visible(c.source)) continue; // what a claim names is known of from then on
        for_each_named(c, [&](std::string const& name) {
            auto const m = data.find_point(name);
            if (!m || data.is_visible(*m)) return;
            account heard_of;
            heard_of.since = horizon;
            data.seen[*m] = heard_of;
            if (!m->is_event()) return;
            auto const kind = data.facts.events.kind(m->event());
            data.posted.add(m->event(), kind, attending(data, m->event()), bounds{}, // wherever its reports placed it
                            [&](attendance const*) { return aspect(kind); });
        });
    }
    data.posted.close();
}

} // namespace entente::detail
