// A timeline's worlds divided in two, by which of two moments came first.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/answer.hpp>
#include <entente/timeline/detail/data.hpp>

#include <fmt/core.h>

#include <array>
#include <cstdint>
#include <string>
#include <utility>

namespace entente::detail {

/// The worlds of a timeline in which one moment is at least so much later than another. Requires: there are some.
/// Complexity: linear in the moments that claims tie together.
[[nodiscard]] inline timeline_data where(timeline_data data, std::uint32_t earlier, std::uint32_t later, duration least)
{
    auto const node_of = [&](std::uint32_t moment) {
        auto p = data.point(moment);
        if (p.node == none) {
            p.node = static_cast<std::uint32_t>(data.order.add(p.window, p.earliest_by, p.latest_by));
            data.tied.push_back(moment);
            data.tightened[moment] = p;
        }
        return node{p.node};
    };
    std::array const said{constraint{node_of(earlier), node_of(later), least, duration::unlimited()}};
    (void)data.order.insert(statement{none}, said);
    auto const windows = data.order.windows();
    for (std::uint32_t n = 0; n != windows.size(); ++n)
        if (data.tied[n] != none) data.tightened[data.tied[n]].window = windows[n];
    return data;
}

/// What has to be known to tell the cases apart.
[[nodiscard]] inline missing_fact order_of(timeline_data const& data, std::pair<std::uint32_t, std::uint32_t> milestones)
{
    auto const id = [&](std::uint32_t p) {
        return fmt::format("{}.{}", data.facts.terms[timeline_data::term_of(p)].id, name(timeline_data::turn_of(p)));
    };
    missing_fact out{lack::order, {id(milestones.first), id(milestones.second)}, {}};
    out.text = fmt::format("the order of \"{}\" and \"{}\"", out.ids[0], out.ids[1]);
    return out;
}

/// Those in which the first is not later, and those in which the second is earlier.
[[nodiscard]] inline std::array<timeline_data, 2> divided(timeline_data const& data, std::pair<std::uint32_t, std::uint32_t> moments)
{
    return {where(data, moments.first, moments.second, duration{}), where(data, moments.second, moments.first, tick)};
}

} // namespace entente::detail
