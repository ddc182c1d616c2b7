// Dates as people write them into tables.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/dates/row_days.hpp"

#include <entente/io/table.hpp>
#include <entente/time/when.hpp>

#include <optional>
#include <string_view>

namespace entente::detail {

struct cell_days {
    row_date start;
    std::optional<row_date> end; ///< of a range in one cell
    /// Set where the cell is a time of its own, which a day, a month, a year, a clock or a range of them does not say: a
    /// qualifier, an offset, a mask, an open end, another calendar. It is used as it stands: with its own zone where it has one,
    /// which is where its text has an offset, else with that of the mapping. start and end are then the first and the last day that
    /// it allows (an open end: the other), and start's clock is its clock, for checks only.
    std::optional<when> whole;
};

/// What a time that EDTF writes is in a cell. Errors: those of edtf::parse; bad_time for one in two zones, or without any end.
[[nodiscard]] result<cell_days> cell_of(when const& time);

/// A day, or a moment as programs write it, in numbers alone, which most cells are; nothing: `read_cell` knows.
[[nodiscard]] std::optional<row_date> read_plain_cell(std::string_view text, io::date_order order);

/// Numbers in the given order ("01/02/2013", "2013-02-01", "20130201" where the year comes first), or with the month as a
/// word ("February 1, 2013", "1 February 2013"), or a month or a year; behind a day perhaps a clock time; or a range whose two
/// sides may share month and year ("June 12–13, 2001"). Errors: bad_time, no_such_day, day_month_swapped.
[[nodiscard]] result<cell_days> read_cell(std::string_view text, io::date_order order);

} // namespace entente::detail
