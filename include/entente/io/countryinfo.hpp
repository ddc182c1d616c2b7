// CountryInfo.txt: who led which country, and who was in its government.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/terms.hpp>

#include <string>
#include <vector>

namespace entente::io {

/// Reads CountryInfo.txt (Schrodt, Open Event Data Alliance), whole or in parts: of each `<Country>` the tenures in `<Leaders>` and
/// `<Government>`. A row is one tenure, `[19820108 - 19840521]`, and becomes a term; docs/importing-history.md has the mapping.
///
/// - `20090231` is the end of a month that has no such day: the month, 2009-02, and suspicious. `19930101` is how the file
///   writes a year: the year, and suspicious. Nothing is read as more precise than the file knows it.
/// - `>20070501` began then and was not over when the file was made: how it ended is not said. `<20070531` began before 2003.
/// - `{A}{B}` are names of one person. A name is one person in one country, in both sections, unless dates of birth differ.
///
/// Files and folders (.txt) are one set: neither their order nor how often a row is there counts.
/// Errors: cannot_read; unknown_layout for a file in which no country begins. What is wrong with rows stands in the report.
/// Complexity: n log n in the rows.
[[nodiscard]] imported read_countryinfo(std::vector<std::string> const& paths, terms_options const& options = {});
[[nodiscard]] imported read_countryinfo(std::string const& path, terms_options const& options = {});

} // namespace entente::io
