// The days that a row of the Historian's lists gives.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/dates/row_days.hpp"
#include "import/dates/undated.hpp"
#include "import/history/historian_rows.hpp"
#include "import/names/nothing.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace entente::detail {

/// The first and the last of them, as far as they can be read.
struct historian_days {
    std::optional<row_date> from, to;
    std::string unreadable; ///< the fields of which no day could be made, as they are
    bool open_end = false;  ///< there is an end, and it cannot be read

    [[nodiscard]] std::int64_t year() const { return from ? from->date.year : to ? to->date.year : 0; } ///< 0: nobody knows it
};

/// What is empty or cannot be read is told. `at(field, name, text, remedy)` makes the diagnostic.
template <class At>
[[nodiscard]] historian_days read_days(historian_row::field const& start, char const* start_name, historian_row::field const& end,
                                       char const* end_name, io::import_report& report, At const& at)
{
    historian_days out;
    auto const read = [&](historian_row::field const& f, char const* name) -> std::optional<row_date> {
        auto const text = or_nothing(f.text);
        if (text.empty()) return std::nullopt;
        auto found = read_iso_day(text);
        if (found) return *std::move(found);
        auto const& why = found.problems().front();
        tell_undated(report, why.code, [&] { return at(f, name, why.text, why.remedy); });
        out.unreadable += out.unreadable.empty() ? "" : " / ";
        out.unreadable += text;
        return std::nullopt;
    };
    out.from = read(start, start_name);
    bool const no_start = !out.from && out.unreadable.empty();
    auto const before = out.unreadable.size();
    out.to = read(end, end_name);
    out.open_end = out.unreadable.size() != before;
    if (no_start && !out.open_end)
        tell_no_date(report, out.to.has_value(), [&](char const* text, char const* remedy) { return at(start, start_name, text, remedy); });
    return out;
}

/// When the event of the row was; what is odd about it is told.
template <class At>
[[nodiscard]] when event_time(historian_days const& d, historian_row::field const& start, char const* start_name,
                              historian_row::field const& end, char const* end_name, std::string const& zone, io::import_report& report,
                              At const& at)
{
    if (!d.from) return d.to ? when{fmt::format("[..{}]", d.to->text()), zone} : undated(d.unreadable);
    auto text = judge_days(*d.from, d.to, {}, report, [&](bool at_end, std::string what, std::string remedy) {
        return at(at_end ? end : start, at_end ? end_name : start_name, std::move(what), std::move(remedy));
    });
    return when{d.open_end ? text + '/' : std::move(text), zone};
}

} // namespace entente::detail
