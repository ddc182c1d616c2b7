// Times in words, for people.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/time/civil.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace entente {
namespace detail {

/// "2017"; of years before the first, "44 BC": year 0 is 1 BC.
[[nodiscard]] inline std::string year_in_words(std::int64_t year)
{
    return year > 0 ? fmt::format("{}", year) : fmt::format("{} BC", 1 - year);
}
[[nodiscard]] inline std::string month_in_words(civil_date const& d)
{
    static constexpr std::array<std::string_view, 12> names{"January", "February", "March",     "April",   "May",      "June",
                                                            "July",    "August",   "September", "October", "November", "December"};
    return fmt::format("{} {}", names[static_cast<std::size_t>(d.month - 1)], year_in_words(d.year));
}
[[nodiscard]] inline std::string day_in_words(civil_day d) { return fmt::format("{} {}", d.date().day, month_in_words(d.date())); }

inline constexpr std::int64_t us_per_minute = 60'000'000;

/// The clock time in its day; seconds only where it is not a whole minute.
[[nodiscard]] inline std::string clock_in_words(civil_time t)
{
    auto const us = time_of_day(t).count();
    auto const s = us / 1'000'000;
    auto out = fmt::format("{:02}:{:02}", s / 3600, s / 60 % 60);
    if (us % us_per_minute != 0) out += fmt::format(":{:02}", s % 60);
    return out;
}
[[nodiscard]] inline std::string time_in_words(civil_time t) { return day_in_words(day_of(t)) + ' ' + clock_in_words(t); }

/// What is told of a window, before any language has told it.
struct told_window {
    enum class form : std::uint8_t {
        unknown,        ///< at an unknown time
        before_any,     ///< before any time
        after_any,      ///< after any time
        time,           ///< at `first`
        at_or_after,    ///< `first`
        at_or_before,   ///< `last`
        between_clocks, ///< of the day of `first`
        between_times,
        day, ///< that of `first`, as month and year
        month,
        year,
        between_days,
    };
    form is = form::unknown;
    civil_time first;
    civil_time last;
};

/// By the clocks of a zone. One that the resolver does not know is read as UTC.
[[nodiscard]] inline told_window told(bounds b, std::string_view zone, zones const& clocks)
{
    using enum told_window::form;
    auto const clock = [&](instant t) {
        auto const state = clocks.at(zone, t);
        return state ? shown(t, *state) : civil_time{t.count()};
    };
    // Whole seconds, outwards: claims of order move an end by a tick or two, which nobody wants to read.
    auto const second = [](std::int64_t us) { return seconds(floor_div(us, 1'000'000)).count(); };
    auto const minute = [](civil_time t) { return civil_time{minutes(floor_div(t.count(), us_per_minute)).count()}; };
    if (b.is_unknown()) return {};
    if (b.latest() == instant::past()) return {before_any, {}, {}};
    if (b.earliest() == instant::future()) return {after_any, {}, {}};
    if (b.is_exact()) return {time, civil_time{second(clock(b.earliest()).count())}, {}};
    auto const first = b.earliest().is_finite() ? civil_time{second(clock(b.earliest()).count())} : civil_time{};
    if (!b.latest().is_finite()) return {at_or_after, first, {}};
    auto const end = civil_time{duration::add(second(clock(b.latest()).count()), 1'000'000)};
    auto const last = civil_time{end.count() - 1};
    if (!b.earliest().is_finite()) return {at_or_before, {}, minute(last)};
    if (first == minute(last) && end.count() - first.count() == us_per_minute) return {time, first, {}};

    auto const from = day_of(first);
    auto const to = day_of(last);
    // Days begin and end as they do there: where clocks skip midnight, not with it.
    auto const all = clocks.knows(zone) ? day_bounds(from, to, zone, clocks) : day_bounds(from, to, "UTC", utc_and_offsets());
    bool const whole_days = all && second(all->earliest().count()) == second(b.earliest().count()) &&
                            second(all->latest().count()) == second(b.latest().count());
    if (!whole_days) return {from == to ? between_clocks : between_times, first, minute(last)};
    if (from == to) return {day, first, last};
    auto const a = from.date();
    auto const z = to.date();
    bool const whole_months = a.day == 1 && z.day == days_in_month(z.year, z.month);
    if (whole_months && a.year == z.year && a.month == z.month) return {month, first, last};
    if (whole_months && a.year == z.year && a.month == 1 && z.month == 12) return {year, first, last};
    return {between_days, first, last};
}

} // namespace detail

/// A window in words, by the clocks of a zone: "10 May 2017 22:30", "10 May 2017", "May 2017", "2017",
/// "11 May 2017 between 12:00 and 17:30", "between 10 May 2017 22:30 and 12 May 2017 08:00", "after ...", "before ...",
/// "at an unknown time". Days are Gregorian, years before the first "44 BC". A zone that the resolver does not know is read as UTC.
[[nodiscard]] inline std::string describe(bounds b, std::string_view zone, zones const& clocks)
{
    using namespace detail;
    using enum told_window::form;
    auto const [is, first, last] = told(b, zone, clocks);
    switch (is) {
    case unknown: break;
    case before_any: return "before any time";
    case after_any: return "after any time";
    case time: return time_in_words(first);
    case at_or_after: return "at or after " + time_in_words(first);
    case at_or_before: return "at or before " + time_in_words(last);
    case between_clocks:
        return fmt::format("{} between {} and {}", day_in_words(day_of(first)), clock_in_words(first), clock_in_words(last));
    case between_times: return fmt::format("between {} and {}", time_in_words(first), time_in_words(last));
    case day: return day_in_words(day_of(first));
    case month: return month_in_words(day_of(first).date());
    case year: return year_in_words(day_of(first).date().year);
    case between_days: return fmt::format("between {} and {}", day_in_words(day_of(first)), day_in_words(day_of(last)));
    }
    return "at an unknown time";
}

/// The same, no finer than its unit: "on 11 May 2017", "in May 2017", "in 2017"; what spans several years as `describe`.
[[nodiscard]] inline std::string describe_roughly(bounds b, std::string_view zone, zones const& clocks)
{
    auto const day = [&](instant t) {
        auto const state = clocks.at(zone, t);
        return state ? day_of(t, *state) : day_of(civil_time{t.count()});
    };
    if (b.earliest().is_finite() && b.latest().is_finite()) {
        auto const [first, last] = std::pair{day(b.earliest()), day(b.latest())};
        if (first == last) return "on " + detail::day_in_words(first);
        auto const [a, z] = std::pair{first.date(), last.date()};
        if (a.year == z.year) return a.month == z.month ? "in " + detail::month_in_words(a) : "in " + detail::year_in_words(a.year);
    }
    return describe(b, zone, clocks);
}

} // namespace entente
