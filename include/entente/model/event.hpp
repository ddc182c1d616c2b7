// Something that happened, or was to happen, between parties.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/party.hpp>
#include <entente/model/source.hpp>

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// Somebody who took part in an event, or was to: a leader, a party, or a leader for a party.
struct participant {
    std::string leader;                        ///< id, alias or name; empty: only the party is known
    entente::party party;                      ///< empty: the one that the leader's only office belongs to
    std::optional<entente::role> role;         ///< nothing: not said
    std::optional<entente::capacity> capacity; ///< as said by the event's reports; it bounds the event's time
    entente::kept kept;                        ///< unknown keys, to be written back

    friend bool operator==(participant const&, participant const&) = default;
};

/// Something that happened between parties, or was to happen: what it is, who took part, and a report of each source that tells of it.
struct event {
    std::string id;                            ///< unique among events; claims and other records name it
    event_kind kind = event_kind::call;        ///< what it is
    std::optional<entente::protocol> protocol; ///< of visits
    std::vector<participant> participants;     ///< each once; at least two of a call, meeting or message, one of anything else
    std::string occasion;                      ///< id of the summit or visit it took place at
    std::string same_as;                       ///< id of the event that this one is, too
    std::string place;                         ///< in words, for readers
    entente::party in;                         ///< the country in which it took place; empty: not said, which leaves the host's
    std::vector<std::string> topics;           ///< in words, for readers
    std::string note;                          ///< for readers; answers do not look at it
    std::vector<report> reports;               ///< what is said of its time and status, one of each source or more
    entente::kept kept;                        ///< unknown keys, to be written back

    friend bool operator==(event const&, event const&) = default;
};

} // namespace entente
