// GDELT event exports, 1.0 and 2.0.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/import.hpp>

#include <string>
#include <vector>

namespace entente::io {

/// Reads an event export of GDELT (Leetaru and Schrodt 2013): tab-separated, without a header, with 57 fields (1.0, before
/// sources were named), 58 (1.0) or 61 (2.0), row by row. docs/importing.md describes the mapping.
///
/// Codes are text: "041" is a call. What one day's rows say of two actors is one event, a visit and its mirror, too; each page is a
/// source, published when GDELT added it (DATEADDED), and a report of the event. A day exactly 7, 30, 365 or 3,650 days before that is
/// suspicious and uncertain: GDELT reads "a year ago" so. An id published again with another day is a further report of its event.
/// Errors: cannot_read; unknown_layout for what is no text. What is wrong with rows stands in the report.
/// Complexity: linear in the file; memory grows with the result alone.
[[nodiscard]] imported read_gdelt(std::string const& path, coded_options const& options = {});
/// Several files, and the files in folders, as one set: what comes of it depends neither on their order nor on how often a row is there.
[[nodiscard]] imported read_gdelt(std::vector<std::string> const& paths, coded_options const& options = {});

} // namespace entente::io
