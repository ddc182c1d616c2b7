// ICEWS event data: the native table, and the named four-column form.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/import.hpp>

#include <string>
#include <vector>

namespace entente::io {

/// Reads a year, or another part, of ICEWS (Boschee et al., doi:10.7910/DVN/28075): the native tab-separated table of twenty
/// columns, or four columns date, source, relation and target. Its header says which. docs/importing.md describes the mapping.
///
/// A visit and its mirror "Host a visit" on one day are one event with two reports; so are calls, meetings and plans in both
/// directions. A report's note is the row in words: `Japan: Host a visit: Yoshitaka Shindo`. A plan is known to be later
/// than it was told, and no more. Persons and roles become leaders; whoever the file gives no country is a party of his own.
/// Errors: cannot_read; unknown_layout for another header. What is wrong with rows stands in the report.
/// Complexity: linear in the file; memory grows with the result alone.
[[nodiscard]] imported read_icews(std::string const& path, coded_options const& options = {});
/// Several files, and the files in folders, as one set: what comes of it depends neither on their order nor on how often a row is there.
[[nodiscard]] imported read_icews(std::vector<std::string> const& paths, coded_options const& options = {});

} // namespace entente::io
