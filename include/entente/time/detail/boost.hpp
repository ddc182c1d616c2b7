// The border to Boost.DateTime: UTC microseconds on this side, ptime and date on that.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>
#include <entente/time/instant.hpp>

#include <boost/date_time/posix_time/ptime.hpp>

namespace entente {
namespace detail {

inline constexpr std::int64_t us_per_day = 86'400'000'000;
// Boost's range, 1400-01-01 to the end of 9999-12-31, in microseconds since 1970. Its arithmetic does not check it.
inline constexpr std::int64_t boost_first = -208'188 * us_per_day;
inline constexpr std::int64_t boost_end = 2'932'897 * us_per_day;

[[nodiscard]] inline boost::gregorian::date boost_epoch() { return {1970, 1, 1}; }

[[nodiscard]] inline instant from_boost(boost::gregorian::date const& d, std::int64_t us_of_day)
{
    if (d.is_not_a_date())
        throw error(code::bad_time, "not_a_date_time is no time", "say an unknown time by leaving it out");
    if (d.is_pos_infinity()) return instant::future();
    if (d.is_neg_infinity()) return instant::past();
    return instant{static_cast<std::int64_t>((d - boost_epoch()).days()) * us_per_day + us_of_day};
}

} // namespace detail

inline instant::instant(boost::posix_time::ptime const& t)
    : instant(detail::from_boost(t.date(), t.is_special() ? 0 : t.time_of_day().total_microseconds()))
{
}

inline instant::instant(boost::gregorian::date const& d) : instant(detail::from_boost(d, 0)) {}

inline boost::posix_time::ptime to_ptime(instant t)
{
    namespace pt = boost::posix_time;
    if (t.count() < detail::boost_first) return pt::ptime{boost::date_time::neg_infin};
    if (t.count() >= detail::boost_end) return pt::ptime{boost::date_time::pos_infin};
    auto day = t.count() / detail::us_per_day;
    auto rest = t.count() % detail::us_per_day;
    if (rest < 0) { --day; rest += detail::us_per_day; }
    return pt::ptime{detail::boost_epoch() + boost::gregorian::date_duration(static_cast<long>(day)),
                     pt::time_duration(0, 0, 0, rest)};
}

inline boost::gregorian::date to_date(instant t) { return to_ptime(t).date(); }

} // namespace entente
