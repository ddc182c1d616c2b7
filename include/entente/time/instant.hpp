// Points and lengths of absolute time.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/fwd.hpp>

#include <compare>
#include <cstdint>
#include <limits>

namespace entente {

/// A length of time in microseconds, signed. Arithmetic saturates: nothing wraps, and the two ends mean "without limit".
class duration {
public:
    constexpr duration() noexcept = default;
    /// So many microseconds; the lowest number of all, which has no opposite, becomes the next one.
    constexpr explicit duration(std::int64_t microseconds) noexcept : us_(symmetric(microseconds)) {}

    [[nodiscard]] constexpr std::int64_t count() const noexcept { return us_; } ///< microseconds
    /// longer than any that can be counted; its opposite is `-unlimited()`
    [[nodiscard]] static constexpr duration unlimited() noexcept { return duration{std::numeric_limits<std::int64_t>::max()}; }
    /// in either direction
    [[nodiscard]] constexpr bool is_unlimited() const noexcept { return us_ == unlimited().us_ || us_ == -unlimited().us_; }

    friend constexpr auto operator<=>(duration, duration) noexcept -> std::strong_ordering = default;
    friend constexpr bool operator==(duration, duration) noexcept = default;
    /// Saturating, as `add` is.
    friend constexpr duration operator-(duration d) noexcept { return duration{-d.us_}; }
    friend constexpr duration operator+(duration a, duration b) noexcept { return duration{add(a.us_, b.us_)}; }
    friend constexpr duration operator-(duration a, duration b) noexcept { return a + -b; }

    /// The lowest number of all has no opposite, and is brought into [-max, max].
    [[nodiscard]] static constexpr std::int64_t symmetric(std::int64_t n) noexcept
    {
        constexpr auto top = std::numeric_limits<std::int64_t>::max();
        return n < -top ? -top : n;
    }
    /// Saturating multiplication into [-max, max]. Requires: unit > 0.
    [[nodiscard]] static constexpr std::int64_t multiply(std::int64_t n, std::int64_t unit) noexcept
    {
        constexpr auto top = std::numeric_limits<std::int64_t>::max();
        if (n > top / unit) return top;
        if (n < -(top / unit)) return -top;
        return n * unit;
    }
    /// Saturating addition over [-max, max]; an unlimited operand stays so.
    [[nodiscard]] static constexpr std::int64_t add(std::int64_t a, std::int64_t b) noexcept
    {
        constexpr auto top = std::numeric_limits<std::int64_t>::max();
        a = symmetric(a);
        if (a == top || a == -top) return a;
        if (b == top || b == -top) return b;
        if (b > 0 && a > top - b) return top;
        if (b < 0 && a < -top - b) return -top;
        return a + b;
    }

private:
    std::int64_t us_ = 0;
};

inline constexpr duration tick{1}; ///< the least length and the step of time: a microsecond
/// Lengths so long that they cannot be counted are unlimited.
[[nodiscard]] constexpr duration seconds(std::int64_t n) noexcept { return duration{duration::multiply(n, 1'000'000)}; }
[[nodiscard]] constexpr duration minutes(std::int64_t n) noexcept { return duration{duration::multiply(n, 60 * 1'000'000LL)}; }
[[nodiscard]] constexpr duration hours(std::int64_t n) noexcept { return duration{duration::multiply(n, 60 * 60 * 1'000'000LL)}; }
/// Elapsed days of 24 hours. Civil days, which may have 23 or 25, are counted in a zone: time/civil.hpp.
[[nodiscard]] constexpr duration days(std::int64_t n) noexcept { return duration{duration::multiply(n, 24 * 60 * 60 * 1'000'000LL)}; }

/// A point in time: microseconds since 1970-01-01T00:00Z; to and from Boost.DateTime with time/boost.hpp. Its two ends, `past()` and
/// `future()`, stand for the open ends of imprecise times and are never an event's actual time.
class instant {
public:
    constexpr instant() noexcept = default; ///< 1970-01-01T00:00Z, a real instant
    /// So many microseconds after 1970-01-01T00:00Z; the lowest number of all becomes `past()`.
    constexpr explicit instant(std::int64_t microseconds_since_1970) noexcept : us_(duration::symmetric(microseconds_since_1970)) {}

    [[nodiscard]] constexpr std::int64_t count() const noexcept { return us_; } ///< microseconds since 1970-01-01T00:00Z
    /// The open ends: before and after every instant.
    [[nodiscard]] static constexpr instant past() noexcept { return instant{-duration::unlimited().count()}; }
    [[nodiscard]] static constexpr instant future() noexcept { return instant{duration::unlimited().count()}; }
    /// neither of the open ends
    [[nodiscard]] constexpr bool is_finite() const noexcept { return *this != past() && *this != future(); }

    friend constexpr auto operator<=>(instant, instant) noexcept -> std::strong_ordering = default;
    friend constexpr bool operator==(instant, instant) noexcept = default;
    /// Saturating; the open ends stay where they are.
    friend constexpr instant operator+(instant t, duration d) noexcept { return instant{duration::add(t.us_, d.count())}; }
    friend constexpr instant operator-(instant t, duration d) noexcept { return t + -d; }
    /// Saturating; unlimited as soon as one end is open.
    friend constexpr duration operator-(instant a, instant b) noexcept
    {
        if (!a.is_finite()) return duration{a.us_};
        if (!b.is_finite()) return duration{-b.us_};
        return duration{duration::add(a.us_, -b.us_)};
    }

private:
    std::int64_t us_ = 0;
};

} // namespace entente
