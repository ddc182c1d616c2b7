// Instants in little.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/time/instant.hpp>

#include <compare>
#include <cstdint>
#include <limits>

namespace entente::detail {

/// An instant in 32 bits: in seconds from 1936 to 2038, where nearly everything lies that is told to the second, in steps of ten minutes
/// over the other times that a calendar tells. What lies outside is the first or the last step.
class coarse_instant {
public:
    coarse_instant() = default;
    explicit coarse_instant(instant t) noexcept : step_(step_of(t)) {}
    /// The ends of what it stands for.
    [[nodiscard]] instant earliest() const noexcept { return step_ == 0 ? instant::past() : begin_of(step_); }
    [[nodiscard]] instant latest() const noexcept { return step_ == most ? instant::future() : begin_of(step_ + 1) - tick; }

    /// The one step later, if there is one.
    [[nodiscard]] coarse_instant next() const noexcept
    {
        auto out = *this;
        out.step_ += step_ != most;
        return out;
    }

    friend auto operator<=>(coarse_instant, coarse_instant) noexcept -> std::strong_ordering = default;

private:
    static constexpr std::uint32_t most = std::numeric_limits<std::uint32_t>::max();
    static constexpr std::uint32_t long_steps = (std::uint32_t{1} << 29) - 1; ///< before the short ones, and behind them
    static constexpr std::uint32_t short_steps = most - 1 - 2 * long_steps;
    static constexpr std::int64_t short_step = 1'000'000; ///< microseconds
    static constexpr std::int64_t long_step = 600 * short_step;
    static constexpr instant first_short{-(std::int64_t{1} << 30) * short_step};
    static constexpr instant end_of_short = first_short + duration{short_steps * short_step};
    static constexpr instant first = first_short - duration{long_steps * long_step};
    static constexpr instant end = end_of_short + duration{long_steps * long_step};

    [[nodiscard]] static std::uint32_t steps(instant from, instant t, std::int64_t step) noexcept
    {
        return static_cast<std::uint32_t>(static_cast<std::uint64_t>((t - from).count()) / static_cast<std::uint64_t>(step));
    }
    [[nodiscard]] static std::uint32_t step_of(instant t) noexcept
    {
        if (first_short <= t && t < end_of_short) return 1 + long_steps + steps(first_short, t, short_step);
        if (t < first) return 0;
        if (t < first_short) return 1 + steps(first, t, long_step);
        return t < end ? 1 + long_steps + short_steps + steps(end_of_short, t, long_step) : most;
    }
    /// Requires: step != 0.
    [[nodiscard]] static instant begin_of(std::uint32_t step) noexcept
    {
        auto const n = std::int64_t{step} - 1 - long_steps;
        if (n < 0) return instant{first_short.count() + n * long_step};
        if (n < short_steps) return instant{first_short.count() + n * short_step};
        return instant{end_of_short.count() + (n - short_steps) * long_step};
    }

    std::uint32_t step_ = 0;
};

} // namespace entente::detail
