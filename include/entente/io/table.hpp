// Any CSV or TSV as records, by a mapping that says what its columns mean.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/import.hpp>
#include <entente/model/source.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::io {

/// Where a value comes from: it is the same for all rows, or stands in a column.
struct table_value {
    std::string fixed;                                       ///< for all rows; with a column, for those where it is empty
    std::string column;                                      ///< by the name in the header
    std::size_t number = 0;                                  ///< or by number, from 1; 0: no column
    std::vector<std::pair<std::string, std::string>> values; ///< what words of the column stand for; others are themselves
    std::string separator;                                   ///< between several values of one cell; empty: a cell is one value

    /// Whether it says anything at all.
    [[nodiscard]] bool is_given() const noexcept { return !fixed.empty() || !column.empty() || number != 0; }

    friend bool operator==(table_value const&, table_value const&) = default;
};

/// Who took part in the event of a row, column by column. One of leader and party is enough.
struct table_participant {
    table_value role;     ///< a word of `role`
    table_value leader;   ///< an id or a name; of one name and one party there is one leader
    table_value party;    ///< a code, or a name in English; several with a separator
    table_value capacity; ///< a word of `capacity`

    friend bool operator==(table_participant const&, table_participant const&) = default;
};

/// Which part of a date comes first. Written into the mapping, never guessed.
enum class date_order : std::uint8_t {
    ymd, ///< year, month, day
    dmy, ///< day, month, year
    mdy, ///< month, day, year
};

/// What a row of the table is.
enum class table_of : std::uint8_t {
    events,  ///< with one report each
    parties, ///< that are not built in
    groups,  ///< of parties; rows of one id are one group
    leaders, ///< persons
    terms,   ///< of office
    claims,  ///< of order or distance
};

/// How much of a clock time is meant.
enum class table_precision : std::uint8_t {
    automatic,  ///< midnight is how spreadsheets and data frames write a day, so it is the day; other times are as written
    day,        ///< the day, whatever clock stands behind it
    as_written, ///< midnight is midnight
};

/// What the start and the end of a row say of its event.
enum class table_span : std::uint8_t {
    lasting, ///< it lasted from the one to the other
    within,  ///< it took place at some time between them
};

/// What of a source stands in columns. Rows of other content are of other sources.
struct table_source {
    table_value id;        ///< none: made from what the others say
    table_value publisher; ///< who answers for it
    table_value title;     ///< of the page
    table_value address;   ///< of the web
    table_value language;  ///< its tag, "en"
    table_value published; ///< when it became public, a date

    friend bool operator==(table_source const&, table_source const&) = default;
};

/// The words that stand for no value where a mapping does not name its own.
[[nodiscard]] std::vector<std::string> default_empty_words();

/// What the columns of a table mean. docs/importing-history.md describes its file, `entente-table/1`.
struct table_mapping {
    table_of table = table_of::events;                      ///< what a row is
    char separator = ',';                                   ///< between fields
    bool quoted = true;                                     ///< fields may stand in double quotes
    bool header = true;                                     ///< the first row names the columns; false: columns go by number
    std::string zone;                                       ///< whose clocks the dates are read by; empty: dates of no zone
    table_value zone_from;                                  ///< of the row; where it says nothing, `zone`
    date_order order = date_order::ymd;                     ///< which part of a date comes first
    table_precision precision = table_precision::automatic; ///< what a midnight means
    table_value precision_from; ///< of the row: "day", "month", "year", or Wikidata's 11, 10, 9; where it says nothing, `precision`
    table_span span = table_span::lasting; ///< what start and end say of the event
    std::vector<std::string> empty =
        default_empty_words();                   ///< words for no value, as they are spelt; no country goes by one that is its code
    entente::source source;                      ///< of every report; its `published`, if a day, is the day of the file
    table_source source_from;                    ///< what of it stands in columns
    table_value kind;                            ///< a word of `event_kind`; of events it is required
    table_value status;                          ///< none: held
    table_value id;                              ///< none: an id made from what the row says
    table_value start;                           ///< a date, or a range of dates: "June 12–13, 2001"
    table_value start_month;                     ///< where it stands in a column of its own, beside the year in `start`
    table_value start_day;                       ///< as `start_month`
    table_value start_time;                      ///< a clock time in a column of its own
    table_value end;                             ///< a date; none: not said
    table_value end_month;                       ///< as `start_month`
    table_value end_day;                         ///< as `start_month`
    table_value end_time;                        ///< as `start_time`
    table_value trip;                            ///< what the rows of one journey share: its days are not those of each country
    table_value place;                           ///< in words
    table_value in;                              ///< the country of the place
    table_value occasion;                        ///< the id of another row
    table_value note;                            ///< for readers
    std::vector<table_participant> participants; ///< who took part, one after the other
    std::vector<std::pair<std::string, table_value>> fields; ///< of tables of other records: by the name of the field

    friend bool operator==(table_mapping const&, table_mapping const&) = default;
};

/// Errors: everything that is wrong with the mapping, all at once, each with its place.
[[nodiscard]] table_mapping parse_mapping(std::string_view text, std::string file_name = {});
/// The same of a file. Errors: also cannot_read.
[[nodiscard]] table_mapping read_mapping(std::string const& path);

/// Reads a table, row by row: every row is an event with one report, or another record where the mapping says so. What a row becomes, its
/// id included, depends on the row and the mapping alone; rows that say the same are one.
/// A row is left out if a participant has no party (missing_field), or if a word is none of its vocabulary (unknown_code). A row
/// without a date, or with one that cannot be read (undated), is kept, and suspicious; the latter is not taken to fall in its
/// leader's only term. A country that nobody knows becomes a party of its own, and is suspicious.
/// Errors: cannot_read; unknown_layout, also for a column that the mapping names and the table has not, or has twice; and those of
/// `guess_mapping` for a header that is no text.
/// Complexity: n log n in the rows; memory grows with what comes of them.
[[nodiscard]] imported read_table(std::string const& path, table_mapping const& mapping, progress_callback progress = {});
/// Several files, and folders of .csv, .tsv, .tab and .txt files, as one set. Their order does not matter, nor how rows are spread over
/// them, nor whether some stand in more than one.
[[nodiscard]] imported read_table(std::vector<std::string> const& paths, table_mapping const& mapping, progress_callback progress = {});

/// Files and what their columns mean.
struct table_files {
    std::vector<std::string> paths; ///< files, and folders of them
    table_mapping mapping;          ///< of all of these
};
/// Tables of several kinds as one set: the leaders of one are those whom another names, by id or by name.
[[nodiscard]] imported read_tables(std::vector<table_files> const& tables, progress_callback progress = {});

/// A mapping as it was proposed.
struct guessed_mapping {
    std::string text;                 ///< JSON; what is to be filled in stands under keys that begin with "//"
    std::vector<std::string> fill_in; ///< what that is, a sentence each; empty: the mapping can be used as it is
};
/// Proposes a mapping from a table's header and its first rows, a few hundred. What they leave open is left open: above all the order of
/// dates that the rows do not tell. `parse_mapping` refuses the text until what is required was filled in.
/// Errors: cannot_read; unknown_layout; and of a table whose header is no text nul_byte, invalid_utf8, broken_quotes or field_too_long.
[[nodiscard]] guessed_mapping guess_mapping(std::string const& path);

} // namespace entente::io
