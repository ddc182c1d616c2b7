// A timeline as text, for people who read why a test failed.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/detail/printable.hpp>
#include <entente/time/describe.hpp>
#include <entente/timeline/detail/cite.hpp>
#include <entente/timeline/timeline.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::testing {
namespace detail {

using entente::detail::printable;

/// Leaders by their ids.
using leaders_by_id = std::map<std::string_view, leader const*>;

/// "Moon Jae-in (KOR) and Donald Trump (USA)".
[[nodiscard]] inline std::string people(leaders_by_id const& leaders, event const& e)
{
    std::string out;
    for (auto const& p : e.participants) {
        std::string who(p.party.code());
        if (auto const l = leaders.find(p.leader); l != leaders.end() && !p.leader.empty())
            who = p.party.empty() ? l->second->name : fmt::format("{} ({})", l->second->name, p.party);
        out += (out.empty() ? "" : &p == &e.participants.back() ? " and " : ", ") + printable(who);
    }
    return out;
}

/// The sources of reports, each once: " [kbs, yna]".
[[nodiscard]] inline std::string sources(std::vector<report> const& reports)
{
    std::set<std::string_view> known;
    std::string out;
    for (auto const& r : reports)
        if (!r.source.empty() && known.insert(r.source).second) out += (out.empty() ? " [" : ", ") + printable(r.source);
    return out.empty() ? " [no source]" : out + "]";
}

/// Whether a text as it is printed names one of them.
[[nodiscard]] inline bool names_any(std::string const& text, std::vector<std::string> const& ids)
{
    return std::any_of(ids.begin(), ids.end(), [&](auto const& id) { return text.find('"' + printable(id) + '"') != std::string::npos; });
}

/// As `show`; with `only`, just these moments and what was said of them.
[[nodiscard]] inline std::string shown(timeline const& world, std::vector<std::string> const* only)
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
    std::vector<moment> wanted;
    if (only)
        for (auto const& name : *only)
            if (auto const at = world.find_moment(name)) wanted.push_back(*at);
    std::sort(wanted.begin(), wanted.end());
    auto const add = [&](moment at, std::string const& id, std::vector<report> const& reports, std::string const& what) {
        if (only && !std::binary_search(wanted.begin(), wanted.end(), at)) return;
        auto const place = world.when_was(at);
        auto const zone = zone_of(reports);
        lines.emplace_back(place.window,
                           fmt::format("  {:<28} {}{}{}{}\n", printable(id), what, describe(place.window, zone, world.clocks()),
                                       place.window.is_unknown() ? "" : ", " + printable(zone), sources(reports)));
    };
    for (auto const& t : facts.terms)
        for (auto const turn : {milestone::elected, milestone::declared, milestone::took_office, milestone::left_office}) {
            auto const id = fmt::format("{}.{}", t.id, name(turn));
            auto const at = world.find_moment(id);
            auto const reports = at ? world.reports_of(*at) : std::vector<report>{};
            if (!reports.empty()) add(*at, id, reports, {});
        }
    leaders_by_id leaders;
    for (auto const& l : facts.leaders) leaders[l.id] = &l;
    for (auto const m : world.events()) {
        auto const e = world.as_seen(m);
        auto const s = world.standing_of(m).value_or(standing{});
        add(m, e.id, e.reports, fmt::format("{} of {}, {}: ", name(e.kind), people(leaders, e), s.disputed ? "disputed" : name(s.is)));
    }
    std::stable_sort(lines.begin(), lines.end(), [](auto const& a, auto const& b) { return a.first < b.first; });

    std::string out = "timeline, with the sources of each moment:\n";
    for (auto const& [window, line] : lines) out += line;
    for (std::uint32_t c = 0; c != facts.claims.size(); ++c) {
        said const claim{said::what::claim, {}, c, 0};
        if (!world.sees(claim)) continue;
        auto const text = printable(world.cite(claim));
        if (!only || names_any(text, *only)) out += fmt::format("  claim: {}\n", text);
    }
    for (auto const& c : world.conflicts()) {
        auto const text = printable(world.cite(c.rejected));
        if (only && !names_any(text, *only)) continue;
        out += fmt::format("  set aside: {}\n", text);
        for (auto const& s : c.with) out += fmt::format("    against: {}\n", printable(world.cite(s)));
    }
    return out;
}

} // namespace detail

/// Every event and known milestone in the order of their windows (which is no answer: windows that overlap are undecided),
/// with whose word it is; then what was said of their order, then what was set aside.
[[nodiscard]] inline std::string show(timeline const& world) { return detail::shown(world, nullptr); }
/// The same of these moments alone, and of what was said of them.
[[nodiscard]] inline std::string show(timeline const& world, std::vector<std::string> const& moments)
{
    return detail::shown(world, &moments);
}

/// Whether a timeline is more than anybody reads to learn why one thing failed.
[[nodiscard]] inline bool is_large(timeline const& world) { return world.facts().events.size() + world.facts().terms.size() > 40; }

} // namespace entente::testing
