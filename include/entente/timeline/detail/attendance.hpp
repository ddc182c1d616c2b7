// Who took part in an event, with references resolved.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/party.hpp>
#include <entente/model/words.hpp>
#include <entente/timeline/ids.hpp>

#include <cstdint>
#include <optional>

namespace entente::detail {

/// Whom a participant means, as it was said: `event_list::participant_of`.
struct seat {
    std::optional<leader_id> leader;
    entente::party party; ///< empty: it is not said, and does not follow from the leader's terms
};

/// A participant with its references resolved.
struct attendance {
    std::optional<leader_id> leader;
    entente::party party;
    std::optional<entente::role> role;
    std::optional<entente::capacity> capacity;
    event_id record{}; ///< the event record and participant it was said in
    std::uint32_t item = 0;
    bool roles_differ = false; ///< in several records: then none is known
    bool capacities_differ = false;
};

} // namespace entente::detail
