// A stretch of time whose two ends are imprecise.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>
#include <entente/time/bounds.hpp>

#include <compare>
#include <optional>

namespace entente {

/// Something with a length: it starts at some instant of `start()` and ends at some instant of `end()`, not before.
///
///     start()          |=======|
///     end()                        |=====|
///     whole()          |-----------------|    it lies within
///     core()                   |---|          it covers, for certain
class span {
public:
    /// Errors: reversed_interval, when every possible end lies before every possible start.
    span(bounds start, bounds end) : start_(start), end_(end)
    {
        if (certainly_before(end, start)) throw error(code::reversed_interval, "a span that ends before it starts", "give the start first");
    }

    /// The two ends, each with what it may be.
    [[nodiscard]] bounds start() const noexcept { return start_; }
    [[nodiscard]] bounds end() const noexcept { return end_; }
    /// From the earliest start to the latest end: it lies in it, whatever its ends are.
    [[nodiscard]] bounds whole() const noexcept { return bounds::closed(start_.earliest(), end_.latest()); }
    /// What it covers wherever its ends lie; nullopt when that may be nothing.
    [[nodiscard]] std::optional<bounds> core() const noexcept
    {
        if (start_.latest() > end_.earliest()) return {};
        return bounds::closed(start_.latest(), end_.earliest());
    }

    friend auto operator<=>(span const&, span const&) noexcept -> std::strong_ordering = default; ///< by start, then end
    friend bool operator==(span const&, span const&) noexcept = default;

private:
    bounds start_;
    bounds end_;
};

} // namespace entente
