// Whether a field of a row is what its column holds.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/ascii.hpp>
#include <entente/error.hpp>
#include <entente/time/civil.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace entente::detail {

/// Digits alone, at least one.
[[nodiscard]] constexpr bool is_count(std::string_view text) noexcept
{
    for (char const c : text)
        if (!is_digit(c)) return false;
    return !text.empty();
}

/// A decimal number with an optional sign, fraction and exponent, of at most `limit` in amount (whole numbers alone are compared).
[[nodiscard]] constexpr bool is_number(std::string_view text, std::int64_t limit) noexcept
{
    auto const* at = text.data();
    auto const* const end = at + text.size();
    if (at != end && *at == '-') ++at;
    auto const* const first = at;
    std::int64_t whole = 0;
    for (; at != end && is_digit(*at); ++at)
        if (whole <= limit) whole = whole * 10 + (*at - '0');
    bool const digits = at != first;
    if (at != end && *at == '.') {
        auto const* const point = at++;
        while (at != end && is_digit(*at)) ++at;
        if (at == point + 1 && !digits) return false;
    } else if (!digits) return false;
    if (at != end && (*at == 'e' || *at == 'E')) {
        ++at;
        if (at != end && (*at == '-' || *at == '+')) ++at;
        auto const* const power = at;
        while (at != end && is_digit(*at)) ++at;
        if (at == power) return false;
    }
    return at == end && whole <= limit;
}

/// A day as 20140217, or what keeps the text from being one.
struct day_field {
    std::uint32_t day = 0;
    code flaw{}; ///< none if `day` is not 0

    [[nodiscard]] explicit constexpr operator bool() const noexcept { return day != 0; }
};

/// "2014-02-17" or, without hyphens, "20140217". Flaws: bad_time for another form, day_month_swapped for what is a day only
/// with day and month swapped, no_such_day.
[[nodiscard]] constexpr day_field read_day(std::string_view text, bool hyphens) noexcept
{
    if (text.size() != (hyphens ? 10U : 8U)) return {0, code::bad_time};
    if (hyphens && (text[4] != '-' || text[7] != '-')) return {0, code::bad_time};
    bool digits = true;
    auto const number = [&](std::size_t at, std::size_t size) {
        int out = 0;
        for (char const c : text.substr(at, size)) {
            digits = digits && is_digit(c);
            out = out * 10 + (c - '0');
        }
        return out;
    };
    auto const year = number(0, 4);
    auto const month = number(hyphens ? 5 : 4, 2);
    auto const day = number(hyphens ? 8 : 6, 2);
    if (!digits) return {0, code::bad_time};
    if (year == 0) return {0, code::no_such_day};
    if (exists(civil_date{year, month, day})) return {static_cast<std::uint32_t>(year * 10000 + month * 100 + day), {}};
    return {0, exists(civil_date{year, day, month}) ? code::day_month_swapped : code::no_such_day};
}

/// What is wrong, and what would be right.
struct flaw_text {
    std::string text;
    std::string remedy;
};

[[nodiscard]] inline flaw_text day_flaw(std::string_view text, code flaw, bool hyphens)
{
    auto const quoted = "\"" + std::string(text.substr(0, 40)) + "\"";
    if (flaw == code::bad_time) return {quoted + " is no day", hyphens ? "write YYYY-MM-DD" : "write YYYYMMDD"};
    if (flaw == code::day_month_swapped)
        return {quoted + " is a day only if day and month are swapped", "correct it; which of the two is wrong is not known"};
    return {quoted + " names a day that does not exist", "give a day of the Gregorian calendar"};
}

[[nodiscard]] inline civil_day civil(std::uint32_t day)
{
    return civil_day{civil_date{day / 10000, static_cast<int>(day / 100 % 100), static_cast<int>(day % 100)}};
}

} // namespace entente::detail
