// What docs/answers.md promises to be exact, and what only to be sound ("What is exact, and what only sound").
// SPDX-License-Identifier: MIT
#pragma once

#include "property/rows.hpp"
#include "property/truth.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace property {

/// How a case stands to the table of promises.
struct standing_case {
    bool open_scope = false; ///< "a claim over a scope of an event that may lie outside the scope"
    bool holes = false;      ///< "a one-of time: claims work on its hull"
    bool days = false;       ///< calendar days "for claims that form no circle", or none at all
    bool circle = false;
    bool chain = false;    ///< "which of two came first that are both counted from a third"
    bool last_day = false; ///< "`within n days` of a moment whose civil day is not certain"
    bool assumed = false;  ///< an undated event is taken to fall in the only term: where in it, the page does not say
    bool inside_varies = false;
    bool leads_vary = false;     ///< offices are no edges: nothing is promised of whom an event leads to in which world
    bool shared_perhaps = false; ///< "ranks of countries, where an event of several leads to one of them only perhaps"
    int edges = 0;
    bool tied = false; ///< claims or capacities are believed
};

/// Claims of days form no circle if nothing else ties their moments together.
[[nodiscard]] inline bool is_circle(story const& s, belief const& what)
{
    std::vector<int> root(moments);
    for (int m = 0; m != moments; ++m) root[static_cast<std::size_t>(m)] = m;
    auto const top = [&](int m) {
        while (root[static_cast<std::size_t>(m)] != m) m = root[static_cast<std::size_t>(m)];
        return m;
    };
    for (auto const i : what.accepted()) {
        auto const& c = s.claims[static_cast<std::size_t>(i)];
        if (c.is != saying::form::days || c.within) return true; // "at or after" is no matter of days alone
        if (top(c.from) == top(c.to)) return true;
        root[static_cast<std::size_t>(top(c.from))] = top(c.to);
    }
    for (auto const& h : s.events)
        if (h.there && (h.us.as || std::any_of(h.them.begin(), h.them.end(), [](attendee const& a) { return a.as.has_value(); })))
            return true;
    return false;
}

[[nodiscard]] inline bool has_holes(story const& s, settled const& of)
{
    for (int m = 0; m != moments; ++m)
        if ((!is_event(m) || event_at(s, m).there) && of.time(m).members.size() > 1) return true;
    // a date of the question that is one of several is open from the first to the last of them
    return readings_of(s.asks).size() > 1;
}

[[nodiscard]] inline bool is_promised(standing_case const& c, std::string_view what)
{
    if (what == "status" || what == "set aside" || what == "capacities set aside" || what == "rows" || what == "void") return true;
    if (c.days && c.circle) return false;
    if (what == "when_was") return !c.holes;
    if (what == "certainly_before") return !c.holes && !c.chain;
    // windows of days are exact, and that later days are later; which instants of them go together, the page does not say
    if (c.days) return false;
    if (what == "possibly_before") return !c.holes;
    if (c.open_scope || c.holes || c.last_day || c.assumed || c.leads_vary) return false;
    if (what == "first: window") return false; // "of the first of these events": which that is, is open
    if (what == "list: window" && c.inside_varies)
        return false; // where counterparts are in office in some of these worlds, the page does not say
    if (what.ends_with("rank")) return !c.inside_varies && (what == "list: rank" || !c.shared_perhaps);
    if (what == "count") return !c.inside_varies || (c.edges == 1 && !c.tied);
    return true;
}

/// In words, for the count of what was exact.
[[nodiscard]] inline std::string text(standing_case const& c)
{
    std::string out = c.tied ? "tied" : "bounds";
    if (c.days) out += c.circle ? ", days in a circle" : ", days";
    if (c.open_scope) out += ", open scope";
    if (c.holes) out += ", holes";
    if (c.last_day) out += ", last day unsure";
    if (c.assumed) out += ", assumed inside";
    if (c.leads_vary) out += ", offices vary";
    return out + (c.inside_varies ? "; edges vary" : "; settled");
}

} // namespace property
