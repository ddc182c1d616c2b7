// Any CSV or TSV as events, by a mapping that says what its columns mean.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/import.hpp>
#include <entente/model/source.hpp>

#include <cstddef>
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

    friend bool operator==(table_value const&, table_value const&) = default;
};

struct table_participant {
    std::optional<entente::role> role;
    table_value leader; ///< an id or a name: whoever is called the same is one leader
    table_value party;  ///< a code, or a name in English
    table_value capacity;

    friend bool operator==(table_participant const&, table_participant const&) = default;
};

/// Which part of a date comes first. Written into the mapping, never guessed.
enum class date_order : std::uint8_t { ymd, dmy, mdy };

/// What the columns of a table mean. docs/importing-history.md describes its file, `entente-table/1`.
struct table_mapping {
    char separator = ',';
    bool quoted = true; ///< fields may stand in double quotes
    bool header = true;
    std::string zone; ///< whose clocks the dates are read by; empty: dates of no zone
    date_order order = date_order::ymd;
    entente::source source; ///< of every report; its `published`, if a day, is the day of the file
    table_value kind;
    table_value status; ///< none: held
    table_value id;     ///< none: the row's line
    table_value start;  ///< a date, or a range of dates: "June 12–13, 2001"
    table_value end;
    table_value place;
    table_value note;
    std::vector<table_participant> participants;

    friend bool operator==(table_mapping const&, table_mapping const&) = default;
};

/// Errors: everything that is wrong with the mapping, all at once, each with its place.
[[nodiscard]] table_mapping parse_mapping(std::string_view text, std::string file_name = {});
[[nodiscard]] table_mapping read_mapping(std::string const& path);

/// Reads a table, row by row: every row is an event with one report. A row is left out if its date is none in the order that the
/// mapping names (no_such_day, day_month_swapped if it would be one with day and month swapped, bad_time), if a participant
/// has neither leader nor party (missing_field), or if a word is none of its vocabulary (unknown_code). A row without a
/// date is kept, and suspicious. A country that nobody knows becomes a party of its own, and is suspicious.
/// Errors: cannot_read; unknown_layout, also for a column that the mapping names and the table has not.
[[nodiscard]] imported read_table(std::string const& path, table_mapping const& mapping, progress_callback progress = {});

} // namespace entente::io
