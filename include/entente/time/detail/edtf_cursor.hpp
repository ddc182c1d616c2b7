// The characters of an EDTF text, from left to right, and the numbers in it.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/ascii.hpp>
#include <entente/time/detail/edtf_days.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace entente::detail {

/// What is left of a text, eaten from the left.
class edtf_cursor {
public:
    constexpr explicit edtf_cursor(std::string_view text) noexcept : rest_(text) {}

    [[nodiscard]] constexpr bool empty() const noexcept { return rest_.empty(); }
    [[nodiscard]] constexpr bool at(char c) const noexcept { return rest_.starts_with(c); }
    constexpr bool take(char c) noexcept
    {
        if (!at(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }
    /// Exactly n digits or Xs; empty if there are fewer.
    constexpr std::string_view take_masked(std::size_t n) noexcept
    {
        for (std::size_t i = 0; i < n; ++i)
            if (i == rest_.size() || (!is_digit(rest_[i]) && rest_[i] != 'X')) return {};
        return take_front(n);
    }
    /// Exactly two digits; -1 if they are not there.
    constexpr int take_pair() noexcept
    {
        if (rest_.size() < 2 || !is_digit(rest_[0]) || !is_digit(rest_[1])) return -1;
        auto const two = take_front(2);
        return (two[0] - '0') * 10 + (two[1] - '0');
    }
    /// All digits that follow, which must begin with 1 to 9; empty if they do not.
    constexpr std::string_view take_number() noexcept
    {
        if (empty() || rest_[0] < '1' || rest_[0] > '9') return {};
        std::size_t n = 0;
        while (n < rest_.size() && is_digit(rest_[n])) ++n;
        return take_front(n);
    }
    /// Everything before one of these characters.
    constexpr std::string_view take_until(std::string_view stops) noexcept
    {
        return take_front(std::min(rest_.find_first_of(stops), rest_.size()));
    }

private:
    constexpr std::string_view take_front(std::size_t n) noexcept
    {
        auto const front = rest_.substr(0, n);
        rest_.remove_prefix(n);
        return front;
    }

    std::string_view rest_;
};

/// The number, or nullopt if it is greater than farthest_year.
[[nodiscard]] constexpr std::optional<std::int64_t> bounded_number(std::string_view digits) noexcept
{
    std::int64_t n = 0;
    for (char const c : digits) {
        n = n * 10 + (c - '0');
        if (n > farthest_year) return {};
    }
    return n;
}

/// n with `zeros` noughts behind it; nullopt if that is greater than farthest_year.
[[nodiscard]] constexpr std::optional<std::int64_t> scaled(std::int64_t n, std::int64_t zeros) noexcept
{
    for (; zeros > 0; --zeros) {
        n *= 10;
        if (n > farthest_year) return {};
    }
    return n;
}

} // namespace entente::detail
