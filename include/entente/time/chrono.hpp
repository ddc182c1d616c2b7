// The border to <chrono>: instants and lengths on this side, time points and durations on that. Not part of entente.hpp, so
// that only those who use <chrono> pay for it.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>
#include <entente/time/civil.hpp>

#include <chrono>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <limits>
#include <ratio>
#include <type_traits>
#include <utility>

namespace entente {
namespace detail {

template <class Period>
using in_microseconds = std::ratio_divide<Period, std::micro>;

/// Whether every number of these periods is a number of microseconds.
template <class Rep, class Period>
concept exact = std::integral<Rep> && in_microseconds<Period>::den == 1;

template <std::integral Rep>
[[nodiscard]] constexpr std::int64_t clamped(Rep n) noexcept
{
    constexpr auto top = duration::unlimited().count();
    return std::cmp_greater(n, top) ? top : std::cmp_less(n, -top) ? -top : static_cast<std::int64_t>(n);
}

} // namespace detail

/// A length of `<chrono>` that is a whole number of microseconds whatever it is: `std::chrono::minutes{25}`, but no nanoseconds
/// and no fractions, for which there is `floor_to_duration`. What is too long to be counted is unlimited.
template <class Rep, class Period>
    requires detail::exact<Rep, Period>
[[nodiscard]] constexpr duration to_duration(std::chrono::duration<Rep, Period> d) noexcept
{
    return duration{duration::multiply(detail::clamped(d.count()), detail::in_microseconds<Period>::num)};
}

/// The longest length, in microseconds, that is no longer. Errors: bad_value for a fraction that is no number.
template <class Rep, class Period>
    requires std::is_arithmetic_v<Rep>
[[nodiscard]] constexpr duration floor_to_duration(std::chrono::duration<Rep, Period> d)
{
    using ratio = detail::in_microseconds<Period>;
    if constexpr (std::floating_point<Rep>) {
        auto const us = std::floor(static_cast<long double>(d.count()) * ratio::num / ratio::den);
        constexpr auto top = duration::unlimited();
        if (us != us) throw error(code::bad_value, "a length that is not a number", "leave out what is unknown");
        if (us >= static_cast<long double>(top.count())) return top;
        if (us <= -static_cast<long double>(top.count())) return -top;
        return duration{static_cast<std::int64_t>(us)};
    } else {
        auto const n = detail::clamped(d.count());
        auto const whole = detail::floor_div(n, ratio::den);
        auto const rest = duration::multiply(detail::floor_mod(n, ratio::den), ratio::num);
        return duration{duration::add(duration::multiply(whole, ratio::num), rest / ratio::den)};
    }
}

/// A point of the system's clock, exactly; days, seconds and microseconds are. Nanoseconds and fractions: `floor_to_instant`.
/// What is too far away to be counted, and the ends of its range in microseconds, are the open ends.
template <class Duration>
    requires detail::exact<typename Duration::rep, typename Duration::period>
[[nodiscard]] constexpr instant to_instant(std::chrono::sys_time<Duration> t) noexcept
{
    return instant{} + to_duration(t.time_since_epoch());
}

/// The last instant that is no later: `floor_to_instant(std::chrono::system_clock::now())`.
/// Errors: bad_value for a fraction that is no number.
template <class Duration>
[[nodiscard]] constexpr instant floor_to_instant(std::chrono::sys_time<Duration> t)
{
    return instant{} + floor_to_duration(t.time_since_epoch());
}

/// Exactly. Unlimited lengths become the longest there are.
[[nodiscard]] constexpr std::chrono::duration<std::int64_t, std::micro> to_microseconds(duration d) noexcept
{
    return std::chrono::duration<std::int64_t, std::micro>{d.count()};
}

/// Exactly. The open ends become the ends of its range; coarser points come of it with `std::chrono::floor`.
[[nodiscard]] constexpr auto to_sys_time(instant t) noexcept
{
    return std::chrono::sys_time<std::chrono::duration<std::int64_t, std::micro>>{to_microseconds(t - instant{})};
}

} // namespace entente
