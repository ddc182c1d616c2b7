// How many events were selected.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/answer.hpp>
#include <entente/query/detail/member.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::detail {

/// At least and at most. What happens on a selected visit is part of it, and counts once with it. `any`: one is inside in every world,
/// though it is open which.
[[nodiscard]] inline range_of<std::size_t> count_of(read_model data, std::vector<member> const& members, bool any)
{
    std::vector<event_id> selected;
    for (auto const& m : members) selected.push_back(m.event);
    std::sort(selected.begin(), selected.end());
    auto const whole = [&](member const& m) {
        auto const parent = data.event(m.event).occasion();
        bool const within =
            parent && data.event(*parent).kind() == event_kind::visit && std::binary_search(selected.begin(), selected.end(), *parent);
        return within ? *parent : m.event;
    };
    std::vector<event_id> certain;
    std::vector<event_id> possible;
    for (auto const& m : members) {
        possible.push_back(whole(m));
        if (m.sure && m.always) certain.push_back(whole(m));
    }
    auto const distinct = [](std::vector<event_id>& all) {
        std::sort(all.begin(), all.end());
        return static_cast<std::size_t>(std::unique(all.begin(), all.end()) - all.begin());
    };
    return {std::max<std::size_t>(distinct(certain), any ? 1 : 0), distinct(possible)};
}

} // namespace entente::detail
