// Sums that 64 bits would not hold.
// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>

namespace entente::detail {

/// A whole number of 128 bits, as far as sums need it, for compilers that have none. Nothing is caught that leaves them.
class wide_sum {
public:
    constexpr wide_sum(std::int64_t n = 0) noexcept
        : high_(n < 0 ? -1 : 0)
        , low_(static_cast<std::uint64_t>(n)) {} // NOLINT: as an int would
    /// What is left of it in 64 bits.
    explicit constexpr operator std::int64_t() const noexcept { return static_cast<std::int64_t>(low_); }

    friend constexpr wide_sum operator+(wide_sum a, wide_sum b) noexcept
    {
        auto const low = a.low_ + b.low_;
        auto const high = static_cast<std::uint64_t>(a.high_) + static_cast<std::uint64_t>(b.high_) + (low < a.low_ ? 1U : 0U);
        return {static_cast<std::int64_t>(high), low};
    }
    friend constexpr wide_sum operator-(wide_sum a) noexcept
    {
        auto const low = ~a.low_ + 1;
        return {static_cast<std::int64_t>(~static_cast<std::uint64_t>(a.high_) + (low == 0 ? 1U : 0U)), low};
    }
    friend constexpr wide_sum operator-(wide_sum a, wide_sum b) noexcept { return a + -b; }
    constexpr wide_sum& operator+=(wide_sum b) noexcept { return *this = *this + b; }
    constexpr wide_sum& operator-=(wide_sum b) noexcept { return *this = *this - b; }

    friend constexpr auto operator<=>(wide_sum, wide_sum) noexcept -> std::strong_ordering = default; // the high half goes first
    friend constexpr bool operator==(wide_sum, wide_sum) noexcept = default;

private:
    constexpr wide_sum(std::int64_t high, std::uint64_t low) noexcept : high_(high), low_(low) {}

    std::int64_t high_;
    std::uint64_t low_;
};

/// Sums of instants along a path.
#if defined(__SIZEOF_INT128__) && !defined(ENTENTE_WIDE_SUMS)
__extension__ using wide = __int128;
#else
using wide = wide_sum;
#endif

/// 2^120: beyond any sum, and two of them still fit.
inline constexpr wide out_of_reach = [] {
    wide out = 1;
    for (int i = 0; i != 120; ++i) out = out + out;
    return out;
}();

/// Requires: a <= b.
[[nodiscard]] constexpr std::int64_t midway(std::int64_t a, std::int64_t b) noexcept
{
    return a + static_cast<std::int64_t>((static_cast<std::uint64_t>(b) - static_cast<std::uint64_t>(a)) / 2);
}

} // namespace entente::detail
