// Times that are written as a number, and read back as the same text.
// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente::detail {

/// A year, month, day, minute or second as EDTF writes it most often: "2017", "2017-05", "2017-05-10", "2017-05-10T22:30",
/// "2017-05-10T22:30:00", the last two perhaps with a Z. The number counts in mixed radix and knows no calendar: what no calendar has is
/// found when the text is resolved.
struct plain_time {
    static constexpr std::uint8_t finest = 6; ///< how many numbers a time has at most, of which the coarsest is the year
    static constexpr std::uint8_t utc = 8;    ///< the form of a text that ends in a Z

    std::uint8_t form = 0; ///< how many numbers, and `utc`
    std::uint64_t number = 0;
};

namespace plain_time_parts {

struct part {
    char before; ///< what stands before it
    std::uint8_t digits;
    std::uint16_t first;
    std::uint16_t count;
};
inline constexpr std::array<part, plain_time::finest> all{
    {{'\0', 4, 0, 10000}, {'-', 2, 1, 12}, {'-', 2, 1, 31}, {'T', 2, 0, 24}, {':', 2, 0, 60}, {':', 2, 0, 60}}};

} // namespace plain_time_parts

/// Nothing: the text is written otherwise.
[[nodiscard]] constexpr std::optional<plain_time> plain_time_of(std::string_view text) noexcept
{
    plain_time out;
    bool const is_utc = text.ends_with('Z');
    if (is_utc) text.remove_suffix(1);
    for (auto const& p : plain_time_parts::all) {
        if (text.empty()) break;
        if (p.before != '\0') {
            if (text.front() != p.before) return std::nullopt;
            text.remove_prefix(1);
        }
        if (text.size() < p.digits) return std::nullopt;
        std::uint64_t n = 0;
        for (std::size_t i = 0; i != p.digits; ++i) {
            if (text[i] < '0' || '9' < text[i]) return std::nullopt;
            n = n * 10 + static_cast<std::uint64_t>(text[i] - '0');
        }
        if (n < p.first || n - p.first >= p.count) return std::nullopt;
        out.number = out.number * p.count + (n - p.first);
        ++out.form;
        text.remove_prefix(p.digits);
    }
    constexpr std::uint8_t hours = 4; // are said with minutes only
    if (!text.empty() || out.form == 0 || out.form == hours || (is_utc && out.form < hours)) return std::nullopt;
    if (is_utc) out.form = static_cast<std::uint8_t>(out.form | plain_time::utc);
    return out;
}

[[nodiscard]] inline std::string text_of(plain_time t)
{
    auto const parts = static_cast<std::size_t>(t.form & ~plain_time::utc);
    std::array<std::uint64_t, plain_time::finest> values{};
    for (auto i = parts; i-- != 0;) {
        auto const& p = plain_time_parts::all[i];
        values[i] = t.number % p.count + p.first;
        t.number /= p.count;
    }
    std::string out;
    for (std::size_t i = 0; i != parts; ++i) {
        auto const& p = plain_time_parts::all[i];
        if (p.before != '\0') out += p.before;
        std::uint64_t unit = p.digits == 4 ? 1000 : 10;
        for (; unit != 0; unit /= 10) out += static_cast<char>('0' + values[i] / unit % 10);
    }
    if ((t.form & plain_time::utc) != 0) out += 'Z';
    return out;
}

} // namespace entente::detail
