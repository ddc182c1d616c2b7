// The tables of events in a database: docs/databases.md says what stands in them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/remote.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::there {

/// Counts the changes of the tables that a reader has to know of.
inline constexpr std::int64_t schema_version = 1;

// Columns in the order in which they are read and written.

/// A row for each report of an event; for an event that nobody reports, one without a report.
namespace report_column {
enum : std::size_t {
    event,
    item,
    number,
    same,
    kind,
    protocol,
    occasion,
    same_as,
    place,
    country,
    source,
    status,
    time,
    zone,
    calendar,
    length,
    earliest,
    latest
};
}
inline constexpr std::array<std::string_view, 18> report_columns{"event",    "item",    "number",   "same",    "kind",     "protocol",
                                                                 "occasion", "same_as", "place",    "country", "source",   "status",
                                                                 "time",     "zone",    "calendar", "length",  "earliest", "latest"};

/// A row for each participant of an event.
namespace party_column {
enum : std::size_t { event, item, same, kind, said, leader, named, party, role, capacity, earliest, latest, seen_from, seen_until };
}
inline constexpr std::array<std::string_view, 14> party_columns{"event",    "item",   "same",      "kind",      "said",
                                                                "leader",   "named",  "party",     "role",      "capacity",
                                                                "earliest", "latest", "seen_from", "seen_until"};

namespace source_column {
enum : std::size_t { source, publisher, title, address, language, published, zone, calendar, rank, ranked };
}
inline constexpr std::array<std::string_view, 10> source_columns{"source",    "publisher", "title",    "address", "language",
                                                                 "published", "zone",      "calendar", "rank",    "ranked"};

/// The small part: a record of a document in each row.
inline constexpr std::array<std::string_view, 4> record_columns{"list", "number", "id", "record"};

/// "a, b, c", each after a prefix.
template <std::size_t N>
[[nodiscard]] std::string listed(std::array<std::string_view, N> const& columns, std::string_view before = {})
{
    std::string out;
    for (auto const c : columns) {
        if (!out.empty()) out += ", ";
        out += before;
        out += c;
    }
    return out;
}

/// Makes the tables, one statement after the other.
[[nodiscard]] std::vector<std::string> schema(io::dialect d);

} // namespace entente::there
