// What one side of a date in a cell says, whoever read it, and what becomes of it.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/dates/table_dates.hpp"
#include "json/json_tree.hpp"

#include <entente/time/edtf.hpp>

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace entente::detail {

/// Why something is no date; nothing: it is one.
using date_refusal = std::optional<diagnostic>;

/// The cell that is read, for those who must say what is wrong with it.
struct date_cell {
    std::string_view text; ///< as it stands in the table
    io::date_order order;
    entente::calendar calendar = calendar::gregorian;

    [[nodiscard]] diagnostic refused(std::string_view what, std::string remedy, code c = code::bad_time) const
    {
        return problem_at({}, fmt::format("{} {}", in_quotes(excerpt(text)), what), std::move(remedy), c);
    }
    /// What nobody can make anything of.
    [[nodiscard]] diagnostic no_date() const
    {
        return refused("is no date in the order that the mapping names",
                       "write the year with four digits, and day and month in the mapping's date_order or the month as a word");
    }
};

struct clock_of_day {
    int hour = 0;
    bool halved = false;       ///< it was said which half of the day
    std::optional<int> minute; ///< missing: the hour alone
    std::optional<int> second;
    bool fraction = false;     ///< of a second
    std::optional<int> offset; ///< minutes east of UTC
};

/// The years, months or days that a name other than a number gives, as EDTF: a season, a decade, an era's part.
struct date_parts {
    std::optional<std::int64_t> year;
    std::optional<int> month, day;
    std::optional<int> season;  ///< of EDTF: 21 spring, 33 to 36 quarters, 40 and 41 halves of a year
    std::optional<int> weekday; ///< 0: Monday
    std::optional<clock_of_day> clock;
    edtf_qualifier said;
    std::string years; ///< instead of a year: "201X", "[1801..1900]"
    std::optional<civil_days> within;
    std::string_view within_name; ///< what has these limits: an era
    bool with_units = false;      ///< each number says what it counts, so that none can be another

    [[nodiscard]] bool has_date() const noexcept { return year || month || day || season || !years.empty(); }
};

/// One side, settled: as a row has it where that says all, and as EDTF.
struct date_side {
    row_date date;
    std::string text;
    bool plain = true;   ///< `date` says all that `text` says
    bool is_set = false; ///< no end of an interval can be so
};

/// Errors: bad_time, no_such_day, day_month_swapped.
[[nodiscard]] date_refusal settle(date_cell const& cell, date_parts const& parts, date_side& out);

/// The cell that one side or two are.
[[nodiscard]] result<cell_days> cell_from(date_cell const& cell, date_side from, std::optional<date_side> to);

/// The two sides of a range or a list in one cell; nothing: it is neither.
struct date_split {
    std::string_view left, right;
    enum class joint : std::uint8_t { dash, slash, list } by = joint::dash;
    bool iso = false; ///< year, month and day from left to right, whatever the mapping's order
};
[[nodiscard]] std::optional<date_split> split_range(std::string_view text);
/// Both sides read; parts that stand on one side only are those of the other.
[[nodiscard]] result<cell_days> read_range(date_cell const& cell, date_split const& split);
[[nodiscard]] result<cell_days> join_sides(date_cell const& cell, date_split::joint by, date_parts from, date_parts to);

// --- who reads what ---

/// Takes a clock time off either end of a date: "14:30", "T14:30:05.5+09:00", "2:30 PM", "2 PM", "14:30 UTC". Errors: bad_time.
[[nodiscard]] date_refusal take_clock(date_cell const& cell, std::string_view& text, std::optional<clock_of_day>& out);
/// 1 to 12, by the month's English name or its first three letters, or its name in another language; `word` beyond ASCII in lower case.
[[nodiscard]] std::optional<int> month_of_word(std::string_view word);
/// 0 for Monday, in English.
[[nodiscard]] std::optional<int> weekday_of_word(std::string_view word);
[[nodiscard]] std::string_view name_of_weekday(int day);
/// Takes "circa", "c.", "about", "~", "(?)" and the like off the ends.
[[nodiscard]] edtf_qualifier take_qualifiers(std::string_view& text);
/// Takes "(Julian)", "O.S.", "(N.S.)" and the like off the end.
[[nodiscard]] std::optional<calendar> take_calendar(std::string_view& text);
/// Numbers in the cell's order, words of months, days, seasons and eras. `left`, `right`: a side of a range in numbers, which
/// may lack what the other has; right of a side that has a day.
enum class date_place : std::uint8_t { alone, left, right };
[[nodiscard]] date_refusal read_words(date_cell const& cell, std::string_view text, date_place at, date_parts& out);
/// Whether a text counts in years, months or days of Korean, Japanese or Chinese; `text` in compatibility form.
[[nodiscard]] bool is_east_asian(std::string_view text);
[[nodiscard]] result<cell_days> read_east_asian(date_cell const& cell, std::string_view text);

[[nodiscard]] constexpr bool is_letter(char c) noexcept { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || (c & '\x80') != 0; }

} // namespace entente::detail
