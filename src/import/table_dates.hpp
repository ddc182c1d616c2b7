// Dates as people write them into tables.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/row_days.hpp"

#include <entente/io/table.hpp>

#include <optional>
#include <string_view>

namespace entente::detail {

struct cell_days {
    row_date start;
    std::optional<row_date> end; ///< of a range in one cell
};

/// Numbers in the given order ("01/02/2013", "2013-02-01", "20130201" where the year comes first), or with the month as a
/// word ("February 1, 2013", "1 February 2013"), or a month or a year; behind a day perhaps a clock time; or a range whose two
/// sides may share month and year ("June 12–13, 2001"). Errors: bad_time, no_such_day, day_month_swapped.
[[nodiscard]] result<cell_days> read_cell(std::string_view text, io::date_order order);

} // namespace entente::detail
