// Instants in little.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/time/instant.hpp>

#include <compare>
#include <cstdint>
#include <limits>

namespace entente::detail {

/// An instant in 32 bits, in steps of less than three minutes over all time that a calendar tells. What lies outside is the first or
/// the last step.
class coarse_instant {
public:
    coarse_instant() = default;
    explicit coarse_instant(instant t) noexcept
        : step_(t < first ? 0
                : last < t
                    ? most
                    : static_cast<std::uint32_t>(1 + static_cast<std::uint64_t>((t - first).count()) / static_cast<std::uint64_t>(step)))
    {
    }
    /// The ends of what it stands for.
    [[nodiscard]] instant earliest() const noexcept
    {
        return step_ == 0 ? instant::past() : first + duration{(std::int64_t{step_} - 1) * step};
    }
    [[nodiscard]] instant latest() const noexcept
    {
        return step_ == most ? instant::future() : first + duration{std::int64_t{step_} * step - 1};
    }

    /// The one step later, if there is one.
    [[nodiscard]] coarse_instant next() const noexcept
    {
        auto out = *this;
        out.step_ += step_ != most;
        return out;
    }

    friend auto operator<=>(coarse_instant, coarse_instant) noexcept -> std::strong_ordering = default;

private:
    static constexpr std::int64_t step = 150'000'000; ///< microseconds
    static constexpr std::uint32_t most = std::numeric_limits<std::uint32_t>::max();
    static constexpr instant first{-(std::int64_t{1} << 31) * step};
    static constexpr instant last{((std::int64_t{1} << 31) - 3) * step};

    std::uint32_t step_ = 0;
};

} // namespace entente::detail
