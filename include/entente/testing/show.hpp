// A timeline as text, for people who read why a test failed.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/time/describe.hpp>
#include <entente/timeline/detail/cite.hpp>
#include <entente/timeline/timeline.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace entente::testing {

/// Every event and known milestone in the order of their windows (which is no answer: windows that overlap are undecided),
/// then what was said of their order, then what was set aside.
[[nodiscard]] inline std::string show(timeline const& world)
{
    auto const& facts = world.facts();
    std::vector<std::pair<bounds, std::string>> lines;
    std::string usual; // the zone for what nobody dates
    auto const zone_of = [&](std::vector<report> const& reports) {
        for (auto const& r : reports)
            if (!r.time.zone().empty()) {
                if (usual.empty()) usual = r.time.zone();
                return r.time.zone();
            }
        return usual.empty() ? std::string("UTC") : usual;
    };
    auto const add = [&](std::string const& id, std::vector<report> const& reports, std::string const& what) {
        auto const moment = world.find_moment(id);
        if (!moment) return; // of a view: not known by then
        auto const place = world.when_was(*moment);
        auto const zone = zone_of(reports);
        lines.emplace_back(place.window, fmt::format("  {:<28} {}{}{}\n", id, what, describe(place.window, zone, world.clocks()),
                                                     place.window.is_unknown() ? "" : ", " + zone));
    };
    for (auto const& t : facts.terms)
        for (auto const m : {milestone::elected, milestone::declared, milestone::took_office, milestone::left_office})
            if (!t.at(m).empty()) add(fmt::format("{}.{}", t.id, name(m)), t.at(m), "");
    for (auto const& e : facts.events) {
        std::string parties;
        for (auto const& p : e.participants) parties += fmt::format("{}{}", parties.empty() ? "" : "-", p.leader.empty() ? std::string(p.party.code()) : p.leader);
        auto const moment = world.find_moment(e.id);
        if (!moment) continue;
        auto const s = world.standing_of(*moment).value_or(standing{});
        add(e.id, e.reports, fmt::format("{} {} ({}): ", name(e.kind), parties, s.disputed ? "disputed" : name(s.is)));
    }
    std::stable_sort(lines.begin(), lines.end(), [](auto const& a, auto const& b) { return a.first < b.first; });

    std::string out = "timeline:\n";
    for (auto const& [window, line] : lines) out += line;
    for (std::uint32_t c = 0; c != facts.claims.size(); ++c)
        if (said const claim{said::what::claim, {}, c, 0}; world.sees(claim)) out += fmt::format("  claim: {}\n", world.cite(claim));
    for (auto const& c : world.conflicts()) {
        out += fmt::format("  set aside: {}\n", world.cite(c.rejected));
        for (auto const& s : c.with) out += fmt::format("    against: {}\n", world.cite(s));
    }
    return out;
}

} // namespace entente::testing
