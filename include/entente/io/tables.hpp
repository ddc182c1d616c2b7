// Events and answers as tables, for spreadsheets, databases and pages.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/fwd.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace entente::draw {
struct layout;
}

namespace entente::io {

/// Cells as text, in named columns.
struct table {
    std::vector<std::string> columns;           ///< their names
    std::vector<std::vector<std::string>> rows; ///< as many cells as columns

    friend bool operator==(table const&, table const&) = default;
};

/// A row for each event, in the order of the facts: event, kind, protocol, status, parties, leaders, earliest, latest,
/// end_earliest, end_latest, zone, place, occasion, caveats, sources, time.
///
/// - parties, leaders, sources: codes and ids with blanks between; a blank or control inside an id is its bytes as %20, a % is %25.
/// - earliest, latest: UTC, the whole seconds, `2017-05-10T13:30:59Z`, in which the first and the last instant lie at which it may have
///   begun; so a day is from 00:00:00 to 23:59:59 of it. `..`: open. Years of more than four digits are told as years: `Y12345`.
/// - end_earliest, end_latest: the same of its end; empty: nobody tells one.
/// - time: EDTF, by the clocks of `zone` (empty: a day of no zone); stands for just what the four above say, to the tick of an instant.
///   Several times as `[..., ...]`, no unit as `[... .. ...]`. An end that EDTF cannot tell beside its start is left out of it; a bound
///   that only claims give may be up to a second wider.
/// - caveats: those of answers, with "; " between.
///
/// Columns may be added at the end. `data/mappings/events.json` is the mapping by which `read_table` takes events of two parties back in,
/// with kind, parties, status, time, place and occasion; not leaders, of whom a row does not say for whom they act, nor who says so.
/// Of a view, only what it sees.
[[nodiscard]] table events_table(timeline const& world);
/// Of the events that a question selects, whatever its aim, as far as they were known by its `as_of`. Errors: those of timeline::ask.
[[nodiscard]] table events_table(timeline const& world, query const& about);
/// The columns of `flat_row`, a row for each candidate; times in whole seconds as in `events_table`.
[[nodiscard]] table answer_table(answer const& a);

/// Contacts as edges between parties, for programs that draw and measure networks: a row for each two parties of each event. Columns:
/// source, source_name, target, target_name, kind, status, directed, parties, earliest, latest, event, source_leaders, target_leaders.
///
/// | column | form |
/// |---|---|
/// | source, target | codes; the one that placed the call or travelled first, if that is known: then `directed` is yes |
/// | parties | how many took part: more than two make more than one row, which share their event |
/// | the others | as in `events_table`; names are English |
///
/// Events of one party, summits and statements have no row: they are no contact of two. Of a view, only what it sees.
[[nodiscard]] table edges_table(timeline const& world);
/// Of the events that a question selects, whatever its aim; of summits, too, if it asks for them. Errors: those of timeline::ask.
[[nodiscard]] table edges_table(timeline const& world, query const& about);

/// RFC 4180: CRLF behind each row, quotes where they are needed, UTF-8 without a byte order mark. A spreadsheet takes a
/// cell that begins with = + - @ for a formula, and would run what a source's name says: such a cell, and one that begins with a tab or
/// a carriage return, gets an apostrophe in front, as does one that has apostrophes before one of these, so that taking
/// one off gives the text back.
[[nodiscard]] std::string csv(table const& t);
/// The same with tabs between the cells.
[[nodiscard]] std::string tsv(table const& t);

inline constexpr std::size_t widest_padded = 80; ///< columns to which cells of Markdown are padded
inline constexpr std::size_t most_filled = 32;   ///< columns of a Markdown table whose short rows are filled up

/// A table of GitHub's Markdown, its columns padded to their widest cell. A cell wider than `widest_padded` stands as it is, and no other
/// is padded for its sake: a single long one would make the table that many times as large. What Markdown or HTML would read as more than
/// text is escaped. A row with fewer cells than the longest ends in empty ones, unless the table has more columns than `most_filled`;
/// the header always does, because Markdown would leave out what stands beyond it. Complexity: linear in the table.
[[nodiscard]] std::string markdown(table const& t);

/// A drawing as a Mermaid timeline: a section for each lane, a line for each mark. Mermaid has no scale and no arrows;
/// what is not simply held has its standing in brackets. Texts are cut to `draw::longest_text`.
[[nodiscard]] std::string mermaid(draw::layout const& what);

} // namespace entente::io
