// Memberships of legislatures and cabinets, as Popolo has them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/holders.hpp>

#include <string>
#include <vector>

namespace entente::io {

/// Reads Popolo and what EveryPolitician made of it, as one set: `ep-popolo-v1.0.json`, `popolo-m17n.json` (names in several languages),
/// `term-*.csv`, `terms.csv`, `positions.json`, each told by its look; a folder stands for the files in it. Files in any order, and
/// any number of times, give the same records. docs/importing-terms.md has the rules.
///
/// A row of the report is a membership, a row of members or a position. A membership without a start, or without an end, takes that of
/// its legislative period, where a file of the set has it. Memberships that differ only in the group they are for are one.
/// Errors: as read_wikidata.
[[nodiscard]] imported read_popolo(std::vector<std::string> const& paths, holder_options const& options = {});
[[nodiscard]] imported read_popolo(std::string const& path, holder_options const& options = {});

} // namespace entente::io
