// A time that lies between two dates, as EDTF.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/dates/row_days.hpp"

#include <fmt/format.h>

#include <string>

namespace entente::detail {

/// `[1781-10-20..1783-06-30]`: from the beginning of one to the end of the other. EDTF wants both as fine as each other, so the coarser
/// one is written by its first or last month and day, which bound the same time.
[[nodiscard]] inline std::string between_dates(row_date first, row_date last)
{
    auto const months = first.has_month || last.has_month;
    auto const days = first.has_day || last.has_day;
    if (months && !first.has_month) first.date.month = 1;
    if (months && !last.has_month) last.date.month = 12;
    if (days && !first.has_day) first.date.day = 1;
    if (days && !last.has_day) last.date.day = days_in_month(last.date.year, last.date.month);
    for (auto* d : {&first, &last}) {
        d->has_month = months;
        d->has_day = days;
        d->clock.clear();
    }
    return fmt::format("[{}..{}]", first.text(), last.text());
}

} // namespace entente::detail
