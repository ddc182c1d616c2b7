// When a row of a table says that something was.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/dates/table_dates.hpp"
#include "import/rows/hash_tables.hpp"
#include "import/tables/table_cells.hpp"

#include <entente/io/zones.hpp>
#include <entente/time/resolve.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::detail {

/// When the event of a row was, as far as the row says it.
struct row_time {
    when time;
    std::int64_t year = 0;  ///< 0: not known
    std::string unreadable; ///< the cells of which no date could be made, as they are
};

/// Reads the cells of start and end. What a row becomes depends on it and the mapping alone; what stands out in all rows is told at the
/// end.
class table_times {
public:
    table_times(table_cells& cells, io::table_mapping const& mapping, io::import_report& report);

    /// Of the current row. `file_day`: when its source was published; `within`: its days bound the event.
    [[nodiscard]] row_time read(std::optional<civil_day> file_day, bool within);
    /// One moment, such as the beginning of a term; empty where the cell is. Unreadable ones are unknown, and suspicious. `of_row`: what
    /// the row says of zone and precision is said of it.
    [[nodiscard]] row_time read_one(std::size_t cell, bool of_row = true);
    /// The day that a text names.
    [[nodiscard]] std::optional<civil_day> day(std::string_view text);
    /// Tells what stands out: shares of midnights, noons, and firsts of a month or year.
    void finish();

    /// What `finish` tells of, as a row's bits.
    enum class counted : std::uint8_t { dates, clocks, midnights, noons, days, firsts, new_years };
    [[nodiscard]] std::uint8_t counted_of_row() const noexcept { return of_row_; }
    /// Counts a row whose time is that of another one.
    void count(std::uint8_t row) noexcept
    {
        for (std::size_t i = 0; i != seen_.size(); ++i) seen_[i] += row >> i & 1U;
    }
    /// The cells that `read` looks at.
    [[nodiscard]] std::array<std::size_t, 10> cells() const noexcept;

private:
    enum class keep : std::uint8_t { automatic, as_written, day, month, year };
    /// The cells of a date: the whole or its year, and what stands beside it.
    struct date_cells {
        std::size_t date, month, day, clock;
    };
    struct side {
        std::optional<cell_days> days;
        bool unreadable = false;
    };

    [[nodiscard]] side read_side(date_cells const& of, keep how, std::string& unreadable);
    [[nodiscard]] std::string_view joined(date_cells const& of);
    [[nodiscard]] result<cell_days> const& cached(std::string_view text);
    [[nodiscard]] result<cell_days> with_clock(cell_days days, std::string_view clock);
    void cut(cell_days& days, keep how);
    void cut(row_date& d, keep how);
    [[nodiscard]] static std::uint8_t tally(cell_days const& days, keep how);
    void drop_skipped(row_date& d, std::size_t cell, std::string const& zone, std::string& unreadable);
    void check_zone();
    [[nodiscard]] keep precision();
    [[nodiscard]] when say(cell_days const& start, std::optional<cell_days> const& end, std::optional<civil_day> file_day, bool within);
    [[nodiscard]] when say_whole(cell_days const& start, std::optional<cell_days> const& end, std::string const& zone);
    [[nodiscard]] std::string zone_of_row() const;
    [[nodiscard]] std::uint64_t doubts() const;

    table_cells& cells_;
    io::table_mapping const& mapping_;
    io::import_report& report_;
    zones zones_ = iana_zones();
    date_cells start_, end_;
    std::size_t zone_, precision_;
    std::string joined_;                     ///< a date of several cells
    std::optional<result<cell_days>> plain_; ///< what needs not be remembered
    text_numbers texts_;
    std::deque<result<cell_days>> known_; ///< by the text's number
    text_numbers shown_;                  ///< zones and clock times there
    std::vector<bool> skipped_;           ///< by that number: whether the clocks jumped over it
    std::string key_;
    std::array<std::uint64_t, 7> seen_{}; ///< by what is counted
    std::uint8_t of_row_ = 0;             ///< the one that was read last
};

} // namespace entente::detail
