// What the first rows of a table tell of its columns.
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente::detail {

/// What may stand between several countries in one cell.
inline constexpr std::array<std::string_view, 4> list_marks{";", "|", ",", "/"};

/// How many of a column's cells look like what.
struct column_sample {
    std::string name;                   ///< in the header; empty: the table has none
    std::string plain;                  ///< the name in small letters
    std::size_t cells = 0;              ///< with something in them
    std::array<std::size_t, 3> dates{}; ///< by date_order
    std::size_t clocks = 0;             ///< times without a date
    std::size_t years = 0;              ///< four digits
    std::size_t months = 0;             ///< 1 to 12, or the word of one
    std::size_t month_days = 0;         ///< 1 to 31
    std::size_t numbers = 0;
    std::size_t countries = 0;
    std::array<std::size_t, list_marks.size()> lists{}; ///< of several countries, by list_marks
    std::size_t repeated = 0;                           ///< that say what one of the first different ones says
    std::size_t kinds = 0;
    std::size_t statuses = 0;
    std::size_t addresses = 0;
    std::vector<std::string> words; ///< the first different ones

    /// Whether that many are most of the cells.
    [[nodiscard]] bool mostly(std::size_t n) const noexcept { return cells != 0 && n * 5 >= cells * 4; }
    /// Whether the name has one of the words in it.
    [[nodiscard]] bool is_called(std::vector<std::string_view> const& any) const;
    /// What its lists have between their countries; empty: it has none.
    [[nodiscard]] std::string_view list_mark() const;
    /// How many cells are countries, or lists of them.
    [[nodiscard]] std::size_t all_countries() const { return countries + *std::max_element(lists.begin(), lists.end()); }
};

struct table_sample {
    char separator = ',';
    bool has_header = true;
    std::size_t rows = 0;
    std::vector<column_sample> columns;
};

/// Of the first rows, a few hundred. Errors: cannot_read, unknown_layout.
[[nodiscard]] table_sample sample_table(std::string const& path);

} // namespace entente::detail
