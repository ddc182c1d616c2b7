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
inline void hide_after(timeline_data& data, instant horizon)
{
    data.horizon = horizon;
    problem_list ignored; // said when the records came in
    assessor assess(data, ignored);
    for (auto const moment : data.gradual) {
        auto a = timeline_data::is_event(moment) ? assess.of_event(moment)
                                                 : assess.of_milestone(timeline_data::term_of(moment), timeline_data::turn_of(moment));
        data.seen[moment] = std::move(a);
    }
    for (auto const& c : data.facts.claims) {
        if (!data.is_visible(c.source)) continue; // what a claim names is known of from then on
        for_each_named(c, [&](std::string const& name) {
            auto const moment = data.find_point(name);
            if (!moment || data.is_visible(*moment)) return;
            account heard_of;
            heard_of.since = horizon;
            data.seen[*moment] = heard_of;
            if (timeline_data::is_event(*moment))
                data.posted.add(*moment, data.facts.events.kind(*moment), attending(data, *moment),
                                bounds{}, // wherever its reports placed it
                                [&](attendance const*) { return aspect(data.facts.events.kind(*moment)); });
        });
    }
    data.posted.close();
}

} // namespace entente::detail
