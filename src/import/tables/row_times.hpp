// The times of rows, remembered by the cells that say them.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/tables/table_rows.hpp"
#include "import/tables/table_times.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente::detail {

/// What `table_times` reads of a row, in numbers. The days of a table repeat, so that most rows cost one look-up.
class row_times {
public:
    row_times(table_times& times, table_cells& cells, io::import_report& report, row_texts& texts);

    struct said {
        row_when time;
        text_number unreadable = 0;
        std::int64_t year = 0; ///< 0: not known
    };
    /// Says that the time of the row at hand will be read soon.
    void expect(bool within);
    /// As `table_times::read`, and tells the report the same. Requires: `expect` was told of the row.
    [[nodiscard]] said read(std::optional<civil_day> file_day, bool within);

private:
    /// What came of cells, and what was told of them.
    struct known {
        said what;
        std::array<code, 4> told{};
        std::uint8_t times_told = 0;
        std::uint8_t counted = 0;
        bool is_whole = true; ///< false: more was told than there is room for
    };

    [[nodiscard]] bool tell_again(known const& k);
    [[nodiscard]] known read_anew(std::optional<civil_day> file_day, bool within);

    table_times& times_;
    table_cells& cells_;
    io::import_report& report_;
    row_texts& texts_;
    std::vector<std::size_t> in_columns_; ///< the cells of a time that differ from row to row
    std::string key_;
    text_numbers keys_;
    std::vector<known> known_; ///< by that number
    std::uint64_t found_ = 0;  ///< how many rows found theirs there
    bool repeat_ = true;       ///< false: they are not worth remembering
    std::vector<std::uint64_t> told_before_;
};

} // namespace entente::detail
