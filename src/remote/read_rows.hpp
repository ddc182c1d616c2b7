// Rows of the tables of events, as records.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/remote.hpp>
#include <entente/model/records.hpp>

#include <map>
#include <string>
#include <vector>

namespace entente::there {

/// The rows that tell one event record.
struct told_event {
    std::vector<io::cells> reports; ///< as `report_columns`, in the order of their items
    std::vector<io::cells> parties; ///< as `party_columns`

    friend bool operator==(told_event const&, told_event const&) = default;
};
/// By the record's id.
using told_events = std::map<std::string, told_event, std::less<>>;

/// An event record. Errors: impossible_row.
[[nodiscard]] event event_of(std::string const& id, told_event const& told);
[[nodiscard]] source source_of(io::cells const& row);

} // namespace entente::there
