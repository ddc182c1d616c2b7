// Principal Officers and Chiefs of Mission: terms of office from the Office of the Historian, U.S. Department of State.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/terms.hpp>

#include <string>
#include <vector>

namespace entente::io {

/// Reads XML files of the Historian's "pocom" (HistoryAtState/pocom): `principal-position`, `country-mission` and `org-mission`,
/// and `person`, which gives the names. A row is one `principal`, `chief` or `person`; docs/importing-history.md has the mapping.
///
/// - An office is taken up on `started` (entry on duty, presentation of credentials) and left on `ended`. An appointment is none:
///   of whoever was appointed and neither started nor ended nothing says that he ever held the office, and he is left out.
/// - Where only the appointment and the end are given, the office was taken up between them. In the list of secretaries ad interim
///   the appointment is the beginning.
/// - Ad interim and pro tem are acting, in the same office.
/// - A note is read as a date where it is one ("Jun 1783"), and makes a date less certain where it says so ("Left post about").
///
/// Files and folders (.xml) are one set: neither their order nor how often a row is there counts.
/// Errors: cannot_read; unknown_layout for another root; invalid_utf8; nul_byte. A file that breaks off gives the rows before the
/// break, as read_historian does.
[[nodiscard]] imported read_pocom(std::vector<std::string> const& paths, terms_options const& options = {});
[[nodiscard]] imported read_pocom(std::string const& path, terms_options const& options = {});

} // namespace entente::io
