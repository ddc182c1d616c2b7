// Days of the calendar, and where they begin and end in a zone.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/detail/format.hpp>
#include <entente/time/bounds.hpp>
#include <entente/time/calendar.hpp>
#include <entente/time/zone.hpp>

#include <algorithm>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace entente {

/// A date as people write it, with a year 0: in the proleptic Gregorian calendar, unless one is named. Not checked: see `exists`.
struct civil_date {
    std::int64_t year = 1970; ///< with a year 0, which is 1 BC
    int month = 1;            ///< 1 to 12
    int day = 1;              ///< 1 to 31

    friend constexpr auto operator<=>(civil_date const&, civil_date const&) noexcept -> std::strong_ordering = default;
    friend constexpr bool operator==(civil_date const&, civil_date const&) noexcept = default;
};

/// The years that can be counted in days; instants reach much less far, about 292 000 years either way.
inline constexpr std::int64_t farthest_year = 25'000'000'000'000'000;

/// The most civil days that a claim or a question may count: those of 9999 years. Numbers of days that are read are held
/// against it with `is_countable`, as bad_value, so that what is no number of days cannot pass for one.
inline constexpr std::int64_t most_days = 3'652'059;
/// Whether a number of days may stand in a claim or a question: 0 to `most_days`.
[[nodiscard]] constexpr bool is_countable(std::int64_t days) noexcept { return 0 <= days && days <= most_days; }

/// Whether a year has a 29 February in that calendar.
[[nodiscard]] constexpr bool is_leap(std::int64_t year, calendar c = calendar::gregorian) noexcept
{
    return year % 4 == 0 && (c == calendar::julian || year % 100 != 0 || year % 400 == 0);
}

/// Requires: month in 1 to 12.
[[nodiscard]] constexpr int days_in_month(std::int64_t year, int month, calendar c = calendar::gregorian) noexcept
{
    if (month == 2) return is_leap(year, c) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// Whether there is such a day in that calendar, and its year can be counted.
[[nodiscard]] constexpr bool exists(civil_date const& d, calendar c = calendar::gregorian) noexcept
{
    return -farthest_year <= d.year && d.year <= farthest_year && 1 <= d.month && d.month <= 12 && 1 <= d.day &&
           d.day <= days_in_month(d.year, d.month, c);
}

namespace detail {

inline constexpr std::int64_t us_per_day = days(1).count();

/// What is left of n, from 0 to by - 1, also for negative n.
[[nodiscard]] constexpr std::int64_t floor_mod(std::int64_t n, std::int64_t by) noexcept
{
    auto const rest = n % by;
    return rest < 0 ? rest + by : rest;
}

/// Quotient rounded down, also for negative n.
[[nodiscard]] constexpr std::int64_t floor_div(std::int64_t n, std::int64_t by) noexcept { return n / by - (n % by < 0 ? 1 : 0); }

// Counting from 1 March puts the leap day last, so that months have lengths 31 30 31 30 31, 31 30 31 30 31, 31 ..:
// the day of the year on which month m (0 = March) begins is (153 m + 2) / 5.
// Both calendars: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2021-09-01), days_from_civil and
// days_from_julian; 1 March of year 0 is 719 468 days before 1970 in the one and 719 470 in the other.
[[nodiscard]] constexpr std::int64_t count_days(civil_date const& d, calendar c = calendar::gregorian) noexcept
{
    auto const y = d.year - (d.month <= 2 ? 1 : 0);
    auto const month = d.month > 2 ? d.month - 3 : d.month + 9;
    auto const day = (153 * month + 2) / 5 + d.day - 1;
    if (c == calendar::julian) {
        auto const cycle = floor_div(y, 4);
        return cycle * 1461 + (y - cycle * 4) * 365 + day - 719'470;
    }
    auto const cycle = floor_div(y, 400);
    auto const year = y - cycle * 400;
    return cycle * 146'097 + year * 365 + year / 4 - year / 100 + day - 719'468;
}

[[nodiscard]] constexpr civil_date date_of(std::int64_t days, calendar c = calendar::gregorian) noexcept
{
    bool const julian = c == calendar::julian;
    std::int64_t const length = julian ? 1461 : 146'097; // of a cycle
    // The shift to 1 March of year 0 is done inside the cycle, so that it cannot overflow.
    auto cycle = floor_div(days, length);
    auto rest = floor_mod(days, length) + (julian ? 719'470 : 719'468);
    cycle += rest / length;
    rest %= length;
    auto const year = (rest - rest / 1460 + (julian ? 0 : rest / 36'524 - rest / 146'096)) / 365;
    auto const day = static_cast<int>(rest - (365 * year + (julian ? 0 : year / 4 - year / 100)));
    auto const month = (5 * day + 2) / 153;
    return {cycle * (julian ? 4 : 400) + year + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9, day - (153 * month + 2) / 5 + 1};
}

} // namespace detail

/// A day, whatever a calendar calls it, of no zone: days since 1970-01-01. A day and a number of days are different things: a day
/// moves by a number, two days differ by one, and two days cannot be added. `past()` and `future()` are the open ends.
class civil_day {
public:
    constexpr civil_day() noexcept = default; ///< 1970-01-01
    /// So many days after 1970-01-01.
    constexpr explicit civil_day(std::int64_t days_since_1970) noexcept : days_(duration::symmetric(days_since_1970)) {}
    /// Requires: exists(d).
    constexpr explicit civil_day(civil_date const& d) noexcept : days_(detail::count_days(d)) {}
    /// The day that has this name in that calendar. Requires: exists(d, c).
    constexpr civil_day(civil_date const& d, calendar c) noexcept : days_(detail::count_days(d, c)) {}

    [[nodiscard]] constexpr std::int64_t count() const noexcept { return days_; } ///< days since 1970-01-01
    /// Requires: is_finite().
    [[nodiscard]] constexpr civil_date date(calendar c = calendar::gregorian) const noexcept { return detail::date_of(days_, c); }
    /// The open ends: before and after every day.
    [[nodiscard]] static constexpr civil_day past() noexcept { return civil_day{instant::past().count()}; }
    [[nodiscard]] static constexpr civil_day future() noexcept { return civil_day{instant::future().count()}; }
    /// neither of the open ends
    [[nodiscard]] constexpr bool is_finite() const noexcept { return *this != past() && *this != future(); }

    friend constexpr auto operator<=>(civil_day, civil_day) noexcept -> std::strong_ordering = default;
    friend constexpr bool operator==(civil_day, civil_day) noexcept = default;
    /// Saturating; the open ends stay where they are.
    friend constexpr civil_day operator+(civil_day d, std::int64_t days) noexcept { return civil_day{duration::add(d.days_, days)}; }
    friend constexpr civil_day operator-(civil_day d, std::int64_t days) noexcept { return d + -duration::symmetric(days); }
    /// Requires: both finite.
    friend constexpr std::int64_t operator-(civil_day a, civil_day b) noexcept { return duration::add(a.days_, -b.days_); }

private:
    std::int64_t days_ = 0;
};

/// What the clocks show as the day begins. Days that no clock can count become the open ends.
[[nodiscard]] constexpr civil_time midnight(civil_day d) noexcept
{
    constexpr auto reach = instant::future().count() / detail::us_per_day;
    if (d.count() < -reach) return civil_time{instant::past().count()};
    if (d.count() > reach) return civil_time{instant::future().count()};
    return civil_time{d.count() * detail::us_per_day};
}

/// The day on the calendar beside a clock that shows this.
[[nodiscard]] constexpr civil_day day_of(civil_time t) noexcept
{
    if (t.count() == instant::past().count()) return civil_day::past();
    if (t.count() == instant::future().count()) return civil_day::future();
    return civil_day{detail::floor_div(t.count(), detail::us_per_day)};
}

/// Since the day began on this clock. Requires: finite.
[[nodiscard]] constexpr duration time_of_day(civil_time t) noexcept { return duration{detail::floor_mod(t.count(), detail::us_per_day)}; }

/// The civil day of an instant in a zone with this state.
[[nodiscard]] constexpr civil_day day_of(instant t, zone_state const& s) noexcept { return day_of(shown(t, s)); }

/// The instants from the start of one civil day to the end of another, by the clocks of a zone. A day may have 23 or 25
/// hours: it begins at the earliest instant that shows it and ends with the latest, so where clocks are set back across
/// midnight (St. John's, until 2011) two days overlap, and where midnight is skipped the day begins at the jump.
/// nullopt: no such zone; a day beyond the range of instants; a day that the zone left out (Samoa, 30 December 2011).
/// Requires: first <= last.
[[nodiscard]] inline std::optional<bounds> day_bounds(civil_day first, civil_day last, std::string_view zone, zones const& z)
{
    // Two days of margin: an offset, and the day after the last, must not leave the range either.
    if (!instant{midnight(first - 2).count()}.is_finite() || !instant{midnight(last + 2).count()}.is_finite()) return {};
    auto const from = z.read(zone, midnight(first));
    auto const end = z.read(zone, midnight(last + 1));
    if (!from || !end || from->first >= end->second) return {};
    return bounds::until(from->first, end->second);
}

/// The instants of one day. The same errors.
[[nodiscard]] inline std::optional<bounds> day_bounds(civil_day d, std::string_view zone, zones const& z)
{
    return day_bounds(d, d, zone, z);
}

/// The day itself or, where the zone left it out, the first day after it that existed there: in Pacific/Apia, which has no
/// 30 December 2011, the 31st. nullopt: no such zone; a day beyond the range of instants.
[[nodiscard]] inline std::optional<civil_day> existing_day(civil_day d, std::string_view zone, zones const& z)
{
    if (day_bounds(d, zone, z)) return d;
    // Left out as a whole, it lies inside of one jump of the clocks.
    if (!day_bounds(d - 2, d + 2, zone, z)) return {};
    auto const jump = z.read(zone, midnight(d))->second;
    auto const after = z.at(zone, jump);
    if (!after) return {};
    return day_of(jump, *after);
}

/// Days from one to another, both included.
struct civil_days {
    civil_day first; ///< the earliest
    civil_day last;  ///< the latest

    friend constexpr bool operator==(civil_days, civil_days) noexcept = default;
};

/// The earliest and the latest day that a zone's clocks show in a window. They need not be those that they show at its ends:
/// where clocks are set back across midnight, the later one comes first. Open ends are open. nullopt: no such zone.
[[nodiscard]] inline std::optional<civil_days> days_in(bounds window, std::string_view zone, zones const& z)
{
    if (!z.knows(zone)) return {};
    auto const shown_at = [&](instant t, civil_day otherwise) {
        auto const state = t.is_finite() ? z.at(zone, t) : std::nullopt;
        return state ? day_of(t, *state) : otherwise;
    };
    auto const [from, to] = std::pair{window.earliest(), window.latest()};
    auto first = shown_at(from, civil_day::past());
    auto last = shown_at(to, civil_day::future());
    if (!z.tells_changes()) return civil_days{std::min(first, last), std::max(first, last)};
    constexpr auto most_set_back = days(2); // by no more than a day was one ever
    if (from.is_finite())
        for (auto c = z.next_change(zone, from); c && *c <= std::min(to, from + most_set_back); c = z.next_change(zone, *c))
            first = std::min(first, shown_at(*c, first));
    if (to.is_finite())
        for (auto c = z.next_change(zone, std::max(from, to - most_set_back)); c && *c <= to; c = z.next_change(zone, *c))
            last = std::max(last, shown_at(*c - tick, last));
    return civil_days{first, last};
}

/// `2025-06-09`; years with four digits at least, a minus before year 0. Open ends: `..`.
[[nodiscard]] inline std::string to_string(civil_day d)
{
    if (!d.is_finite()) return "..";
    auto const [year, month, day] = d.date();
    return fmt::format("{}{:04}-{:02}-{:02}", year < 0 ? "-" : "", year < 0 ? -year : year, month, day);
}

/// `2025-06-09T15:00:00`, with decimals only where there are any. Open ends: `..`.
[[nodiscard]] inline std::string to_string(civil_time t)
{
    auto const d = day_of(t);
    if (!d.is_finite()) return "..";
    auto const us = time_of_day(t).count();
    auto const s = us / 1'000'000;
    auto out = fmt::format("{}T{:02}:{:02}:{:02}", to_string(d), s / 3600, s / 60 % 60, s % 60);
    if (us % 1'000'000 != 0) out += fmt::format(".{:06}", us % 1'000'000);
    return out;
}

/// The instant in UTC: `2025-06-09T15:00:00Z`. Open ends: `..`.
[[nodiscard]] inline std::string to_string(instant t) { return t.is_finite() ? to_string(civil_time{t.count()}) + 'Z' : ".."; }

} // namespace entente

/// As `to_string`: in UTC.
template <>
struct fmt::formatter<entente::instant> : entente::detail::text_formatter {
    template <class Context>
    auto format(entente::instant t, Context& context) const
    {
        return write(entente::to_string(t), context);
    }
};
