// The border to Boost.DateTime: instants on this side, ptime and date on that. Not part of entente.hpp, so that only
// those who use Boost's types pay for them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>
#include <entente/time/civil.hpp>

#include <boost/date_time/posix_time/posix_time_duration.hpp>
#include <boost/date_time/posix_time/ptime.hpp>

namespace entente {
namespace detail {

// Boost's range, 1400-01-01 to the end of 9999-12-31. Its arithmetic does not check it.
inline constexpr civil_day boost_first{civil_date{1400, 1, 1}};
inline constexpr civil_day boost_last{civil_date{9999, 12, 31}};

[[noreturn]] inline void refuse_not_a_time()
{
    throw error(code::bad_time, "Boost's not_a_date_time is no time", "say an unknown time by leaving it out");
}

} // namespace detail

/// The civil day of a Boost date. Its infinities become the open ends. Errors: bad_time for `not_a_date_time`.
[[nodiscard]] inline civil_day to_day(boost::gregorian::date const& d)
{
    if (d.is_not_a_date()) detail::refuse_not_a_time();
    if (d.is_pos_infinity()) return civil_day::future();
    if (d.is_neg_infinity()) return civil_day::past();
    auto const ymd = d.year_month_day();
    return civil_day{civil_date{ymd.year, ymd.month, ymd.day}};
}

/// A Boost time, read as UTC. Its infinities become the open ends. Errors: bad_time for `not_a_date_time`.
[[nodiscard]] inline instant to_instant(boost::posix_time::ptime const& t)
{
    if (t.is_not_a_date_time()) detail::refuse_not_a_time();
    if (t.is_pos_infinity()) return instant::future();
    if (t.is_neg_infinity()) return instant::past();
    return instant{midnight(to_day(t.date())).count() + t.time_of_day().total_microseconds()};
}

/// To Boost. It counts the years 1400 to 9999 only: what lies outside, and the open ends, become its infinities.
[[nodiscard]] inline boost::gregorian::date to_date(civil_day d)
{
    if (d < detail::boost_first) return boost::gregorian::date{boost::date_time::neg_infin};
    if (d > detail::boost_last) return boost::gregorian::date{boost::date_time::pos_infin};
    auto const [year, month, day] = d.date();
    return boost::gregorian::date{static_cast<unsigned short>(year), static_cast<unsigned short>(month), static_cast<unsigned short>(day)};
}

/// To Boost, as UTC; the same limits. Boost's own ticks may be microseconds or nanoseconds.
[[nodiscard]] inline boost::posix_time::ptime to_ptime(instant t)
{
    civil_time const utc{t.count()};
    auto const date = to_date(day_of(utc));
    if (date.is_special())
        return boost::posix_time::ptime{date.is_pos_infinity() ? boost::date_time::pos_infin : boost::date_time::neg_infin};
    return boost::posix_time::ptime{date, boost::posix_time::microseconds{utc.count() - midnight(day_of(utc)).count()}};
}

} // namespace entente
