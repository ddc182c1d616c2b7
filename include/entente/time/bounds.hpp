// Between which instants something lies.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/time/instant.hpp>

#include <compare>

namespace entente {
namespace detail {

/// Throws: no constant has such bounds.
[[noreturn]] inline void refuse_reversed(instant earliest, instant latest);

} // namespace detail

/// The instants that one point in time may have: all from `earliest()` to `latest()`, both included. Time is counted in
/// ticks of a microsecond, so the half-open [a, b) of the documentation is `until(a, b)`, whose latest is b - 1 tick.
///
///     2025-06-09 in Asia/Seoul   [2025-06-08T15:00Z, 2025-06-09T15:00Z)
///     |----------------------|
///     earliest()        latest()   end()
///
/// Never empty: `overlap` tells whether an intersection would be, and ends in the wrong order are refused.
class bounds {
public:
    /// Unknown: any instant.
    constexpr bounds() noexcept = default;
    /// Known to the microsecond.
    constexpr explicit bounds(instant exactly) noexcept : earliest_(exactly), latest_(exactly) {}

    /// Errors: bad_value, if earliest > latest; a constant with such ends does not compile.
    [[nodiscard]] static constexpr bounds closed(instant earliest, instant latest)
    {
        if (latest < earliest) detail::refuse_reversed(earliest, latest);
        return {earliest, latest};
    }
    /// Errors: bad_value, if nothing lies between them.
    [[nodiscard]] static constexpr bounds until(instant earliest, instant end)
    {
        return closed(earliest, end == instant::future() ? end : end - tick);
    }

    /// Both ends, which belong to it; `past()` and `future()` where they are open.
    [[nodiscard]] constexpr instant earliest() const noexcept { return earliest_; }
    [[nodiscard]] constexpr instant latest() const noexcept { return latest_; }
    /// The first instant after them; `future()` when open.
    [[nodiscard]] constexpr instant end() const noexcept { return latest_ + tick; }

    [[nodiscard]] constexpr bool is_exact() const noexcept { return earliest_ == latest_; } ///< one instant alone
    [[nodiscard]] constexpr bool is_unknown() const noexcept { return *this == bounds{}; }  ///< any instant: nothing is known
    /// Whether an instant, or every instant of other bounds, is among these.
    [[nodiscard]] constexpr bool contains(instant t) const noexcept { return earliest_ <= t && t <= latest_; }
    [[nodiscard]] constexpr bool contains(bounds b) const noexcept { return earliest_ <= b.earliest_ && b.latest_ <= latest_; }

    friend constexpr auto operator<=>(bounds, bounds) noexcept -> std::strong_ordering = default; ///< by earliest, then latest
    friend constexpr bool operator==(bounds, bounds) noexcept = default;

    /// Whether some instant is in both.
    [[nodiscard]] friend constexpr bool overlap(bounds a, bounds b) noexcept
    {
        return a.earliest_ <= b.latest_ && b.earliest_ <= a.latest_;
    }
    /// Errors: bad_value, unless overlap(a, b).
    [[nodiscard]] friend constexpr bounds intersect(bounds a, bounds b)
    {
        return closed(a.earliest_ > b.earliest_ ? a.earliest_ : b.earliest_, a.latest_ < b.latest_ ? a.latest_ : b.latest_);
    }
    /// The narrowest bounds that have all of both in them, and what lies between.
    [[nodiscard]] friend constexpr bounds hull(bounds a, bounds b) noexcept
    {
        return {a.earliest_ < b.earliest_ ? a.earliest_ : b.earliest_, a.latest_ > b.latest_ ? a.latest_ : b.latest_};
    }
    /// Every instant of a lies strictly before every instant of b. An open end lies before or after nothing.
    [[nodiscard]] friend constexpr bool certainly_before(bounds a, bounds b) noexcept { return a.latest_ < b.earliest_; }
    /// Some instant of a lies strictly before some instant of b.
    [[nodiscard]] friend constexpr bool possibly_before(bounds a, bounds b) noexcept { return a.earliest_ < b.latest_; }

private:
    constexpr bounds(instant earliest, instant latest) noexcept : earliest_(earliest), latest_(latest) {}

    instant earliest_ = instant::past();
    instant latest_ = instant::future();
};

} // namespace entente

#include <entente/time/detail/reversed.hpp>
