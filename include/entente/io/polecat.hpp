// POLECAT event data, coded by PLOVER: what follows ICEWS.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/import.hpp>

#include <string>
#include <vector>

namespace entente::io {

/// Reads POLECAT (Halterman et al., doi:10.7910/DVN/AJGVIT): weekly, monthly or yearly files, tab-separated with a header, whose columns
/// are found by their names. A row is one event; docs/importing.md has the mapping.
///
/// - CONSULT is a contact, by its mode a visit, a call or a meeting; all else is none, and kept as a statement if `other_codes` asks for
/// it.
/// - Several actors in a field all take part; without a recipient they met one another.
/// - What is to come is planned, what is past has no day; what is denied or supposed is no contact.
/// - An event id told again of the same people with another day is one event with two reports; of others, another event.
/// - A row without a day is an event of which nobody says when it was.
///
/// Files and folders (.txt, .tab, .tsv) are one set: neither their order nor how often a row is there counts.
/// Errors: cannot_read; unknown_layout. What is wrong with rows stands in the report. Complexity: n log n in the rows.
[[nodiscard]] imported read_polecat(std::vector<std::string> const& paths, coded_options const& options = {});
[[nodiscard]] imported read_polecat(std::string const& path, coded_options const& options = {});

} // namespace entente::io
