// The days that a row names, and what is odd about them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>
#include <entente/io/import.hpp>
#include <entente/time/civil.hpp>

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente::detail {

/// A date as a row gives it: a day, a month or a year, of a day perhaps a clock time.
struct row_date {
    civil_date date{};
    bool has_month = true;
    bool has_day = true;
    std::string clock; ///< "12:30", "12:30:05"; empty: none

    /// EDTF.
    [[nodiscard]] std::string text() const
    {
        // made for every row, so without a format to be read
        std::string out;
        auto const two_digits = [&](std::int64_t n) {
            out += static_cast<char>('0' + n / 10);
            out += static_cast<char>('0' + n % 10);
        };
        auto const year = date.year < 0 ? -date.year : date.year;
        if (date.year < 0) out += '-';
        if (year > 9999) out += std::to_string(year / 100);
        else two_digits(year / 100);
        two_digits(year % 100);
        if (has_month) out += '-', two_digits(date.month);
        if (has_day) out += '-', two_digits(date.day);
        if (!clock.empty()) (out += 'T') += clock;
        return out;
    }
    [[nodiscard]] civil_day first() const { return civil_day{civil_date{date.year, has_month ? date.month : 1, has_day ? date.day : 1}}; }
    [[nodiscard]] civil_day last() const
    {
        auto const month = has_month ? date.month : 12;
        return civil_day{civil_date{date.year, month, has_day ? date.day : days_in_month(date.year, month)}};
    }
};

/// The same numbers with day and month exchanged, if that is another day and there is one.
[[nodiscard]] inline std::optional<civil_date> swapped(civil_date const& d)
{
    civil_date const other{d.year, d.day, d.month};
    if (d.day == d.month || !exists(other)) return std::nullopt;
    return other;
}
[[nodiscard]] inline std::optional<row_date> swapped(row_date const& d)
{
    auto const other = d.has_day ? swapped(d.date) : std::nullopt;
    if (!other) return std::nullopt;
    auto out = d;
    out.date = *other;
    return out;
}

/// Why a date is none: no_such_day, or day_month_swapped where it would be one with day and month exchanged.
[[nodiscard]] inline diagnostic no_day(civil_date const& d, std::string_view as_written)
{
    auto text = fmt::format("\"{}\" names a day that does not exist", as_written);
    auto const other = swapped(d);
    if (!other)
        return problem_at({}, std::move(text),
                          exists(d, calendar::julian) ? "give a day of the Gregorian calendar; the Julian one has it: 1900-02-29 (Julian)"
                                                      : "give a day of the Gregorian calendar",
                          code::no_such_day);
    return problem_at(
        {}, std::move(text),
        fmt::format("with day and month swapped it is {}: correct the file, or the date order", row_date{*other, true, true, {}}.text()),
        code::day_month_swapped);
}

/// `2009-02-28` and nothing else. Errors: bad_time, no_such_day, day_month_swapped.
[[nodiscard]] inline result<row_date> read_iso_day(std::string_view text)
{
    auto const digits = [&](std::size_t from, std::size_t count) -> std::optional<int> {
        int n = 0;
        for (auto i = from; i != from + count; ++i) {
            if (text[i] < '0' || text[i] > '9') return std::nullopt;
            n = n * 10 + (text[i] - '0');
        }
        return n;
    };
    if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
        auto const year = digits(0, 4), month = digits(5, 2), day = digits(8, 2);
        if (year && month && day) {
            civil_date const d{*year, *month, *day};
            if (exists(d)) return row_date{d, true, true, {}};
            return no_day(d, text);
        }
    }
    return problem_at({}, text.empty() ? std::string{"the date is empty"} : fmt::format("\"{}\" is no date", text.substr(0, 60)),
                      "write 2009-02-28", code::bad_time);
}

/// What programs read as so many days before a text was written: "a year" ago as 365. Empty for other numbers of days.
[[nodiscard]] constexpr std::string_view said_as_days(std::int64_t days) noexcept
{
    switch (days) {
    case 7: return "a week";
    case 30: return "a month";
    case 365: return "a year";
    case 3650: return "ten years";
    default: return {};
    }
}

/// Whether one can be before, or at, the other.
[[nodiscard]] inline bool in_order(row_date const& a, row_date const& b)
{
    return a.first() < b.last() ||
           (a.first() == b.last() && (a.clock.empty() || b.clock.empty() || a.clock.substr(0, 5) <= b.clock.substr(0, 5)));
}

/// Tells the report what is odd about the days of a row, and says them as EDTF: `start`, `start/end`, or `start?` where the
/// end is before the start, because then one of the two is wrong and nothing says which. `at(end, text, remedy)` makes the
/// diagnostic at the start or the end. `file_day`: when the file was made, if that is known.
template <class At>
[[nodiscard]] std::string judge_days(row_date const& start, std::optional<row_date> const& end, std::optional<civil_day> file_day,
                                     io::import_report& report, At const& at)
{
    if (start.has_day && start.clock.empty() && start.date.day == 1)
        report.suspect(code::false_precision, [&] {
            return start.date.month == 1
                       ? at(false, fmt::format("{} is a first of January", start.text()), "if only the year is known, write the year")
                       : at(false, fmt::format("{} is the first of a month", start.text()), "if only the month is known, write the month");
        });
    else if (start.clock == "12:00" || start.clock == "12:00:00" || start.clock == "00:00" || start.clock == "00:00:00")
        report.suspect(code::false_precision, [&] {
            return at(false, fmt::format("{} is {}", start.text(), start.clock.starts_with('1') ? "noon" : "midnight"),
                      "if only the day is known, write the day");
        });
    if (file_day && start.has_day)
        if (auto const days = *file_day - civil_day{start.date}; !said_as_days(days).empty())
            report.suspect(code::relative_date, [&] {
                return at(false, fmt::format("{} is exactly {} days before the file", start.text(), days),
                          fmt::format("\"{} ago\" is no date", said_as_days(days)));
            });
    if (!end) return start.text();
    if (in_order(start, *end)) return start.text() + '/' + end->text();

    report.suspect(code::reversed_interval, [&] {
        return at(true, fmt::format("{} is before the start, {}", end->text(), start.text()), "one of the two is wrong");
    });
    auto const s = swapped(start);
    auto const e = swapped(*end);
    auto const fits = [](std::optional<row_date> const& a, std::optional<row_date> const& b) { return a && b && in_order(*a, *b); };
    if (fits(s, *end) || fits(start, e) || fits(s, e))
        report.suspect(code::day_month_swapped, [&] {
            auto const reading = fits(s, *end)    ? fmt::format("{}/{}", s->text(), end->text())
                                 : fits(start, e) ? fmt::format("{}/{}", start.text(), e->text())
                                                  : fmt::format("{}/{}", s->text(), e->text());
            return at(true, fmt::format("{} to {} is in order only with a day and month swapped", start.text(), end->text()),
                      "perhaps " + reading);
        });
    return start.text() + '?';
}

} // namespace entente::detail
