// What a claim over a scope speaks of: "the first call", "these were all".
// SPDX-License-Identifier: MIT
#pragma once

#include "property/closed_walks.hpp"
#include "property/settle.hpp"
#include "property/worlds.hpp"

#include <algorithm>
#include <vector>

namespace property {

[[nodiscard]] inline bool is_call(en::event_kind k) { return k == en::event_kind::call || k == en::event_kind::video_call; }
[[nodiscard]] inline bool leads_to(happening const& h, int party)
{
    return std::any_of(h.them.begin(), h.them.end(), [&](attendee const& a) { return a.party == party; });
}

/// Whether the scope is about such an event at all, whenever it was. "An event that is disputed excludes nothing": a claim
/// that something was the first does not place one either.
[[nodiscard]] inline bool is_about(saying const& c, story const& s, settled const& of, int e)
{
    auto const& h = event_at(s, e);
    auto const leader = c.of_term == nothing ? c.of_leader : term_at(s, c.of_term).leader;
    if (!of.is_held(s, e) || of.events[static_cast<std::size_t>(e)].disputed || h.us.leader != leader || (c.calls_only && !is_call(h.kind)))
        return false;
    return c.with.empty() || std::any_of(c.with.begin(), c.with.end(), [&](int p) { return leads_to(h, p); });
}

/// The last moment of a scope: "a term's scope ends with the term". `nothing` if it has none, or nobody knows it.
[[nodiscard]] inline int end_of_scope(saying const& c, settled const& of)
{
    if (c.of_term == nothing) return nothing;
    auto const left = moment_of(c.of_term, 3);
    return of.knows(left) && !of.time(left).ongoing ? left : nothing;
}

/// "Strictly later than `after`", and before the term's end.
[[nodiscard]] inline bool certainly_in_scope(saying const& c, settled const& of, differences const& known, int e)
{
    auto const left = end_of_scope(c, of);
    return (c.after == nothing || known.most(e, c.after) < 0) && (left == nothing || known.most(left, e) < 0);
}
[[nodiscard]] inline bool possibly_in_scope(saying const& c, settled const& of, differences const& known, int e)
{
    auto const left = end_of_scope(c, of);
    return (c.after == nothing || known.most(c.after, e) > 0) && (left == nothing || known.most(e, left) > 0);
}
[[nodiscard]] inline bool is_in_scope(saying const& c, settled const& of, world const& w, int e)
{
    auto const left = end_of_scope(c, of);
    return (c.after == nothing || at(w, e) > at(w, c.after)) && (left == nothing || at(w, e) < at(w, left));
}

/// Whether it is certain that the claim binds an event that it does not name. Of a claim that "these were all" that is so
/// where the event cannot lie outside on either side.
[[nodiscard]] inline bool certainly_binds(saying const& c, settled const& of, differences const& known, int e)
{
    if (c.is == saying::form::first) return certainly_in_scope(c, of, known, e);
    auto const left = end_of_scope(c, of);
    return left == nothing || known.most(left, e) < 0 || c.after == nothing || known.most(e, c.after) < 0;
}

/// "In the scope, these events are the first contacts with the parties they lead to, in this order; every other party came
/// later." A first contact may share its instant with another one, as "first" allows for ties. And: "in the scope there are
/// no other events", so that another one is not later than what the scope begins with, or not earlier than its end.
[[nodiscard]] inline std::vector<link> links_of_member(saying const& c, story const& s, settled const& of, differences const& known, int e)
{
    if (c.is == saying::form::complete) {
        auto const left = end_of_scope(c, of);
        bool const is_after = c.after == nothing || known.most(e, c.after) < 0, is_before = left == nothing || known.most(left, e) < 0;
        if (is_after && is_before) return {link{e, e, -1}};
        return {is_after ? link{e, left, 0} : link{c.after, e, 0}};
    }
    std::vector<link> out;
    for (int p = 0; p != parties; ++p) {
        if (!leads_to(event_at(s, e), p) || (!c.with.empty() && std::find(c.with.begin(), c.with.end(), p) == c.with.end())) continue;
        auto const x = std::find_if(c.events.begin(), c.events.end(), [&](int n) { return leads_to(event_at(s, n), p); });
        if (x != c.events.end()) out.push_back({e, *x, 0});
        else out.push_back({e, c.events.back(), -1});
    }
    return out;
}
/// "In the scope, these events": whoever says so says that they lie in it.
[[nodiscard]] inline std::vector<link> links_of_named(saying const& c, settled const& of)
{
    std::vector<link> out;
    auto const left = end_of_scope(c, of);
    for (auto const x : c.events) {
        if (c.after != nothing) out.push_back({x, c.after, -1});
        if (left != nothing) out.push_back({left, x, -1});
    }
    return out;
}
[[nodiscard]] inline bool holds(link const& l, world const& w) { return at(w, l.to) - at(w, l.from) <= l.most; }

/// What a claim says of an event that it does not name, in one world.
[[nodiscard]] inline bool member_holds(saying const& c, story const& s, settled const& of, world const& w, int e)
{
    if (!is_in_scope(c, of, w, e)) return true;
    if (c.is == saying::form::complete) return false;
    auto const links = links_of_member(c, s, of, differences{{}}, e);
    return std::all_of(links.begin(), links.end(), [&](link const& l) { return holds(l, w); });
}

/// The events, other than those it names, of which a claim over a scope can speak.
[[nodiscard]] inline std::vector<int> others_of(saying const& c, story const& s, settled const& of)
{
    std::vector<int> out;
    for (int e = 0; e != most_events; ++e)
        if (is_about(c, s, of, e) && std::find(c.events.begin(), c.events.end(), e) == c.events.end()) out.push_back(e);
    return out;
}

} // namespace property
