// What was not public yet at some time, hidden from a view.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/detail/assess.hpp>
#include <entente/timeline/detail/claim_names.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace entente::detail {

/// The participants that the visible records of an event name; of one that is known from a claim alone, those of the record that it names.
inline void attend_again(timeline_data& data, std::uint32_t event)
{
    auto const before = data.attending(event);
    std::vector<attendance> const known(before.begin(), before.end());
    std::vector<attendance> now;
    auto const records = data.records_of_event(event);
    bool const reported = std::any_of(records.begin(), records.end(), [&](std::uint32_t r) { return data.is_record_visible(r); });
    for (auto const record : records) {
        auto const& said = data.facts.events[record];
        if (reported ? !data.is_record_visible(record) : record != event) continue;
        for (std::uint32_t k = 0; k != said.participants.size(); ++k) {
            auto const& p = said.participants[k];
            auto const leader = p.leader.empty() ? none : data.find_leader(p.leader).leader.value_or(none);
            attendance its{leader, p.party, p.role, p.capacity, record, k};
            auto const same = [&](attendance const& a) { return is_same(its, a); };
            auto const full = std::find_if(known.begin(), known.end(), same);
            if (full == known.end()) continue;
            if (its.party.empty()) its.party = full->party;
            auto const heard = std::find_if(now.begin(), now.end(), same);
            if (heard == now.end()) now.push_back(its);
            else hear_of(*heard, its);
        }
    }
    auto entry = data.event(event);
    entry.first_participant = static_cast<std::uint32_t>(data.participants.size());
    for (auto const& a : now) data.participants.push_back(a);
    entry.end_participant = static_cast<std::uint32_t>(data.participants.size());
    data.seen_entries[event] = entry;
}

/// Hides what became public after a horizon. The claims are not related yet.
inline void hide_after(timeline_data& data, instant horizon)
{
    data.horizon = horizon;
    problem_list ignored; // said when the records came in
    assessor assess(data, ignored);
    for (auto const moment : data.gradual) {
        auto a = timeline_data::is_event(moment) ? assess.of_event(moment)
                                                 : assess.of_milestone(timeline_data::term_of(moment), timeline_data::turn_of(moment));
        bool const merged = timeline_data::is_event(moment) && data.records_of.find(moment);
        data.seen[moment] = std::move(a);
        if (merged) attend_again(data, moment);
    }
    for (auto const& c : data.facts.claims) {
        if (!data.is_visible(c.source)) continue; // what a claim names is known of from then on
        for_each_named(c, [&](std::string const& name) {
            auto const moment = data.find_point(name);
            if (!moment || data.is_visible(*moment)) return;
            account heard_of;
            heard_of.point.since = horizon;
            data.seen[*moment] = heard_of;
            if (timeline_data::is_event(*moment)) data.post(*moment, bounds{}); // wherever its reports placed it
        });
    }
    data.close_postings();
}

} // namespace entente::detail
