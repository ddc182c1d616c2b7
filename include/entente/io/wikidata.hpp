// Who held which office, as Wikidata has it.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/holders.hpp>

#include <string>
#include <vector>

namespace entente::io {

/// Reads what Wikidata says of who held which position (P39), as one set: the results of SPARQL queries as JSON, CSV or TSV, and the
/// JSON of entities (wbgetentities, Special:EntityData, arrays of them), each told by its look; a folder stands for the files
/// in it. Files in any order, and any number of times, give the same records. docs/importing-terms.md has the rules.
///
/// A row of the report is a row or binding of a query, or a statement P39. Rows of one statement are one: the others are merged. Lists of
/// cabinets and parliamentary terms, and entities of positions and countries, make no records; they date and name what others hold.
/// Errors: cannot_read; syntax and the like for broken JSON; unknown_layout with what was found; of strict options (`trust`),
/// reversed_term and holders_overlap. Complexity: n log n in the rows; within one person's statements of one office, quadratic.
[[nodiscard]] imported read_wikidata(std::vector<std::string> const& paths, holder_options const& options = {});
[[nodiscard]] imported read_wikidata(std::string const& path, holder_options const& options = {});

} // namespace entente::io
