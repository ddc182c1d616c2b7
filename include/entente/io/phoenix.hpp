// Phoenix event data: the daily files, and the tables that were made of them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/import.hpp>

#include <string>
#include <vector>

namespace entente::io {

/// Reads Phoenix (Open Event Data Alliance): a comma-separated table whose header has the columns of TwoRavens' sample (GID, Date,
/// SrcActor, CAMEO, URL, ...) or of its service (event_id, date, src_actor, code, url, ...), in any order, quoted or not; or a daily file
/// of 26 columns, separated by tabs and without a header. Rows become what those of ICEWS and GDELT do; docs/importing.md has the table.
///
/// Each address of a row is a source. A code that lost its zero in front ("41") gets it back where the root code says so. A country's
/// government is the country; its other agents are leaders named by their codes.
/// Files and folders (.csv, .txt, .tab, .tsv) are one set: neither their order nor how often a row is there counts.
/// Errors: cannot_read; unknown_layout. What is wrong with rows stands in the report.
/// Complexity: linear in the files; memory grows with the result alone.
[[nodiscard]] imported read_phoenix(std::vector<std::string> const& paths, coded_options const& options = {});
[[nodiscard]] imported read_phoenix(std::string const& path, coded_options const& options = {});

} // namespace entente::io
