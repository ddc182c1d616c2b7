// An event that a question may select.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/party.hpp>
#include <entente/order/detail/contender.hpp>
#include <entente/order/detail/decide.hpp>
#include <entente/query/query.hpp>
#include <entente/timeline/ids.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace entente::detail {

/// Sure: held and what is asked for, in every world.
struct member : contender {
    event_id event{};
    direction placed_or_received = direction::either; ///< by whom the row is about; either: that is not known
    std::vector<std::pair<party, bool>> counterparts; ///< and whether they certainly count

    /// It is a contact with the party in every world in which it took place.
    [[nodiscard]] bool counts_for(party p) const
    {
        return std::any_of(counterparts.begin(), counterparts.end(), [&](auto const& c) { return c.first == p && c.second; });
    }
    [[nodiscard]] bool leads_to(party p, bool surely) const
    {
        return std::any_of(counterparts.begin(), counterparts.end(),
                           [&](auto const& c) { return c.first == p && (!surely || (sure && c.second)); });
    }
};

using event_decider = decider<member>;

} // namespace entente::detail
