// Whether one moment came before another.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/add_once.hpp>
#include <entente/detail/fmt.hpp>
#include <entente/error.hpp>
#include <entente/query/answer.hpp>
#include <entente/query/query.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace entente::detail {

/// Decides it for a row, whatever the row's window: the network answers, and nothing is selected. `in_its_zone`: the row is told in the
/// zone of the first. `found`: where to say why, and what is missing; nullptr: nobody asks.
inline void decide_moments(read_model data, asked::whether const& w, bool in_its_zone, answer_row& row, explanation* found)
{
    auto const find = [&](std::string const& text) {
        if (auto const p = data.find_visible(text)) return *p;
        throw error(code::unknown_id, fmt::format("there is no party and no moment \"{}\"", text), data.names().near_event(text));
    };
    auto const x = find(w.before);
    auto const y = find(w.after);
    if (!data.is_held(x) || !data.is_held(y)) return;
    auto const is_disputed = [&](moment m) { return m.is_event() && data.event(m.event()).standing().disputed; };
    if (in_its_zone) row.zone = data.zone_of(x);
    if (data.most(y, x) < duration{}) {
        row.verdict = is_disputed(x) || is_disputed(y) ? verdict::possible : verdict::certain;
        if (found != nullptr) found->reasons.push_back({w.before, w.after, data.because(y, x)});
    } else if (data.most(x, y) > duration{}) row.verdict = verdict::possible;
    if (row.verdict != verdict::possible || found == nullptr) return;
    if (data.most(y, x) >= duration{})
        found->missing.push_back({lack::order, {w.before, w.after}, fmt::format("the order of \"{}\" and \"{}\"", w.before, w.after)});
    for (auto const& [p, text] : {std::pair{x, w.before}, std::pair{y, w.after}})
        if (is_disputed(p)) add_once(found->missing, {lack::held, {text}, fmt::format("whether \"{}\" took place", text)});
}

} // namespace entente::detail
