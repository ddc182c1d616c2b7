// Whether what came of a row's events is all that its answer depends on.
// SPDX-License-Identifier: MIT
#include "remote/frontier_of.hpp"

#include <entente/query/detail/select.hpp>

#include <algorithm>
#include <variant>

namespace entente::there {

detail::decided_by decided_by_of(query const& q)
{
    using detail::decided_by;
    if (q.first_few) return decided_by::first_few;
    auto const is = [&]<class... Aim>() { return (std::holds_alternative<Aim>(q.aim) || ...); };
    if (is.operator()<asked::first, asked::last, asked::gap>()) return decided_by::foremost;
    return is.operator()<asked::list, asked::count>() ? decided_by::all : decided_by::counterparts;
}

std::vector<entente::party> counterparts_of(detail::read_model data, query const& q, detail::resolved_query const& meaning)
{
    auto const* w = std::get_if<asked::whether>(&q.aim);
    if (w == nullptr) return meaning.leaders.empty() ? meaning.parties : std::vector<entente::party>{};
    std::vector<entente::party> both;
    for (auto const* text : {&w->before, &w->after})
        if (auto const p = data.find_party(*text)) both.push_back(*p);
    return both;
}

namespace {

/// Whether an event leads to this party at all, as `membership` has it.
[[nodiscard]] bool can_be_counterpart(detail::read_model data, query const& q, detail::resolved_query const& meaning,
                                      detail::subject const& s, entente::party p)
{
    if (p == s.side) return false;
    if (!meaning.leaders.empty()) return true; // they speak for whom they speak for
    if (!meaning.parties.empty()) return std::find(meaning.parties.begin(), meaning.parties.end(), p) != meaning.parties.end();
    auto const kind = data.kind_of(p);
    return kind == party_kind::country || (kind == party_kind::organization && q.organizations);
}

} // namespace

lack lacking(detail::read_model data, query const& q, detail::resolved_query const& meaning, detail::subject const& s, reach const& came)
{
    lack out;
    if (!came.of_all && came.with.empty()) return out;
    bool const turned = std::holds_alternative<asked::last>(q.aim);
    detail::selection const all(data, q, meaning, s, turned);
    detail::frontier f(decided_by_of(q), {}, false, q.first_few.value_or(1));
    auto const& w = all.decide.w;
    for (auto const& m : all.decide.members)
        f.take(m, w.earliest(m.variable), w.latest(m.variable), all.window.is_inside_by_windows(m.variable));
    auto const beyond = [&](instant at) { return (turned ? instant{} - at : at - instant{}) + tick; };
    out.of_all = came.of_all && !f.is_past(beyond(*came.of_all));
    for (auto const& [p, at] : came.with)
        if (can_be_counterpart(data, q, meaning, s, p) && f.needs(p, beyond(at))) out.with.push_back(p);
    return out;
}

} // namespace entente::there
