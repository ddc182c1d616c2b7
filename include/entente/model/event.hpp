// Something that happened, or was to happen, between parties.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/party.hpp>
#include <entente/model/source.hpp>

#include <optional>
#include <string>
#include <vector>

namespace entente {

struct participant {
    std::string leader; ///< id, alias or name; empty: only the party is known
    entente::party party;
    std::optional<entente::role> role;
    std::optional<entente::capacity> capacity; ///< as said by the event's reports; it bounds the event's time
    entente::kept kept;

    friend bool operator==(participant const&, participant const&) = default;
};

struct event {
    std::string id;
    event_kind kind = event_kind::call;
    std::optional<entente::protocol> protocol; ///< of visits
    std::vector<participant> participants;
    std::string occasion; ///< id of the summit or visit it took place at
    std::string same_as;  ///< id of the event that this one is, too
    std::string place;
    entente::party in; ///< the country in which it took place; empty: not said, which leaves the host's
    std::vector<std::string> topics;
    std::string note;
    std::vector<report> reports;
    entente::kept kept;

    friend bool operator==(event const&, event const&) = default;
};

} // namespace entente
