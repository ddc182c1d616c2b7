// Lengths of time as ISO 8601 writes them: PT25M, P2D.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/time/instant.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente {
namespace detail {

/// What one unit after P (`in_time` false) or after T is worth; 0 for what has no fixed length or is no unit.
[[nodiscard]] constexpr std::int64_t unit_length(char unit, bool in_time) noexcept
{
    if (in_time) return unit == 'H' ? hours(1).count() : unit == 'M' ? minutes(1).count() : unit == 'S' ? seconds(1).count() : 0;
    return unit == 'W' ? days(7).count() : unit == 'D' ? days(1).count() : 0;
}

} // namespace detail

/// Reads an ISO 8601 duration of fixed elapsed length: `PT25M`, `P2D` (48 hours), `P1DT12H`, `P2W`, `PT0.5S`, `-PT1H`.
/// Decimals stand in the seconds only, six digits at most. nullopt: years and months, which have no fixed length; units
/// out of order; what does not fit; anything else.
[[nodiscard]] constexpr std::optional<duration> parse_duration(std::string_view text) noexcept
{
    auto const negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    if (!text.starts_with('P')) return {};
    text.remove_prefix(1);

    constexpr auto top = duration::unlimited().count();
    std::int64_t total = 0;
    auto smallest = top; // the unit read last: the next one must be smaller
    bool in_time = false;
    bool anything = false;
    while (!text.empty()) {
        if (text.front() == 'T') {
            if (in_time) return {};
            in_time = true;
            anything = false; // a T must be followed by something
            text.remove_prefix(1);
            continue;
        }
        std::int64_t n = 0;
        std::size_t i = 0;
        for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) {
            if (n > (top - 9) / 10) return {};
            n = n * 10 + (text[i] - '0');
        }
        if (i == 0) return {};
        std::int64_t fraction = 0;
        bool const decimals = i < text.size() && (text[i] == '.' || text[i] == ',');
        if (decimals) {
            std::int64_t worth = seconds(1).count() / 10;
            auto const first = ++i;
            for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i, worth /= 10) {
                if (worth == 0) return {};
                fraction += (text[i] - '0') * worth;
            }
            if (i == first) return {};
        }
        if (i == text.size()) return {};
        auto const unit = detail::unit_length(text[i], in_time);
        if (unit == 0 || unit >= smallest || (decimals && unit != seconds(1).count())) return {};
        // The ends of the range mean "without limit", so a length must stay below them.
        if (n > (top - 1 - total - fraction) / unit) return {};
        total += n * unit + fraction;
        smallest = unit;
        anything = true;
        text.remove_prefix(i + 1);
    }
    if (!anything) return {};
    return duration{negative ? -total : total};
}

/// Reads how long something lasted: as `parse_duration`, but never less than nothing. nullopt for `-P1D`, too.
[[nodiscard]] constexpr std::optional<duration> parse_length(std::string_view text) noexcept
{
    auto const length = parse_duration(text);
    return length && *length >= duration{} ? length : std::nullopt;
}

/// In the form that `parse_duration` reads, days as the largest unit: `P1DT12H`, `-PT0.5S`; nothing is `PT0S`. A length
/// without limit has no such form and is `unlimited`.
[[nodiscard]] inline std::string to_string(duration d)
{
    if (d.is_unlimited()) return d.count() < 0 ? "-unlimited" : "unlimited";
    if (d.count() == 0) return "PT0S";
    auto rest = d.count() < 0 ? -d.count() : d.count();
    auto const take = [&rest](std::int64_t unit) {
        auto const n = rest / unit;
        rest %= unit;
        return n;
    };
    std::string out = d.count() < 0 ? "-P" : "P";
    if (auto const n = take(days(1).count())) out += fmt::format("{}D", n);
    if (rest != 0) out += 'T';
    if (auto const n = take(hours(1).count())) out += fmt::format("{}H", n);
    if (auto const n = take(minutes(1).count())) out += fmt::format("{}M", n);
    if (rest != 0) {
        auto const whole = take(seconds(1).count());
        out += fmt::format("{}", whole);
        if (rest != 0) {
            out += fmt::format(".{:06}", rest);
            while (out.back() == '0') out.pop_back();
        }
        out += 'S';
    }
    return out;
}

} // namespace entente
