// Which days the parts of an EDTF text stand for: seasons, and dates with unspecified digits; and which of two points comes first.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/time/civil.hpp>
#include <entente/time/edtf_parts.hpp>
#include <entente/time/policy.hpp>

#include <algorithm>
#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace entente::detail {

/// Months in a row, counted from January of the year named (1); December and two more are 12 and 3.
struct month_run {
    int first;
    int count;
};

/// The months of a sub-year grouping, 21 to 41 (EDTF levels 1 and 2, "sub-year groupings").
[[nodiscard]] constexpr month_run season_months(int season, season_rule rule) noexcept
{
    auto const north = [](int nth) { return 3 + 3 * nth; };
    auto const south = [](int nth) { return 3 + 3 * ((nth + 2) % 4); };
    if (season >= 40) return {1 + 6 * (season - 40), 6};
    if (season >= 37) return {1 + 4 * (season - 37), 4};
    if (season >= 33) return {1 + 3 * (season - 33), 3};
    if (season >= 29) return {south(season - 29), 3};
    if (season >= 25) return {north(season - 25), 3};
    auto const [low, high] = std::minmax({north(season - 21), south(season - 21)});
    switch (rule) {
    case season_rule::meteorological_north: return {north(season - 21), 3};
    case season_rule::meteorological_south: return {south(season - 21), 3};
    case season_rule::any: break;
    }
    return {low, high - low + 3};
}

/// The day that many months of the calendar before or after; where the month is too short, its last day.
[[nodiscard]] constexpr civil_day add_months(civil_day d, std::int64_t months, calendar in) noexcept
{
    auto date = d.date(in);
    auto const n = date.year * 12 + (date.month - 1) + months;
    date.year = floor_div(n, 12);
    date.month = static_cast<int>(n - date.year * 12) + 1;
    date.day = std::min(date.day, days_in_month(date.year, date.month, in));
    return {date, in};
}

struct day_range {
    civil_day first;
    civil_day last;
};

[[nodiscard]] constexpr day_range season_days(std::int64_t first_year, std::int64_t last_year, int season, season_rule rule,
                                              calendar in) noexcept
{
    auto const months = season_months(season, rule);
    return {add_months(civil_day{civil_date{first_year, 1, 1}, in}, months.first - 1, in),
            add_months(civil_day{civil_date{last_year, 1, 1}, in}, months.first - 1 + months.count, in) - 1};
}

/// Digits as written, some of them X.
class digit_mask {
public:
    constexpr explicit digit_mask(std::string_view text) noexcept : text_(text) {}

    [[nodiscard]] constexpr bool matches(std::int64_t n) const noexcept
    {
        for (auto i = text_.size(); i-- > 0; n /= 10)
            if (text_[i] != 'X' && text_[i] - '0' != n % 10) return false;
        return n == 0;
    }
    [[nodiscard]] constexpr std::int64_t lowest() const noexcept { return with('0'); }
    [[nodiscard]] constexpr std::int64_t highest() const noexcept { return with('9'); }
    [[nodiscard]] constexpr bool is_exact() const noexcept { return text_.find('X') == std::string_view::npos; }
    [[nodiscard]] constexpr bool is_free() const noexcept { return text_.find_first_not_of('X') == std::string_view::npos; }
    [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }

private:
    [[nodiscard]] constexpr std::int64_t with(char digit) const noexcept
    {
        std::int64_t n = 0;
        for (char const c : text_) n = n * 10 + ((c == 'X' ? digit : c) - '0');
        return n;
    }

    std::string_view text_;
};

/// A date whose digits may be unspecified; a component that was not given is free.
struct masked_date {
    bool negative = false;
    digit_mask year{"XXXX"};
    digit_mask month{"XX"};
    digit_mask day{"XX"};
    calendar in = calendar::gregorian;

    /// The years it may lie in. A minus turns the order of the digits round; -0000 is none.
    [[nodiscard]] constexpr std::pair<std::int64_t, std::int64_t> years() const noexcept
    {
        if (!negative) return {year.lowest(), year.highest()};
        return {-year.highest(), -std::max<std::int64_t>(year.lowest(), 1)};
    }

    /// Of all days that exist and have these digits, the earliest and the latest; nullopt if there is none.
    /// Complexity: constant, but for 29 February, which tries years until a leap year fits.
    [[nodiscard]] constexpr std::optional<day_range> days() const noexcept
    {
        auto const [low, high] = years();
        bool const is_one = low == high && month.lowest() == month.highest() && day.lowest() == day.highest();
        for (auto first = low; first <= high; ++first)
            if (auto const from = in_year(first, true)) {
                if (is_one) return day_range{*from, *from};
                for (auto last = high;; --last) // ends at `first` at the latest
                    if (auto const to = in_year(last, false)) return day_range{*from, *to};
            }
        return {};
    }

private:
    [[nodiscard]] constexpr std::optional<civil_day> in_year(std::int64_t y, bool earliest) const noexcept
    {
        if (!year.matches(y < 0 ? -y : y)) return {};
        auto const first_month = static_cast<int>(std::max<std::int64_t>(month.lowest(), 1));
        auto const last_month = static_cast<int>(std::min<std::int64_t>(month.highest(), 12));
        for (int i = first_month; i <= last_month; ++i) {
            auto const m = earliest ? i : first_month + last_month - i;
            if (!month.matches(m)) continue;
            auto const first_day = static_cast<int>(std::max<std::int64_t>(day.lowest(), 1));
            auto const last_day = static_cast<int>(std::min<std::int64_t>(day.highest(), days_in_month(y, m, in)));
            for (int j = first_day; j <= last_day; ++j) {
                auto const d = earliest ? j : first_day + last_day - j;
                if (day.matches(d)) return civil_day{civil_date{y, m, d}, in};
            }
        }
        return {};
    }
};

/// Seconds of a clock on some wall, without the limits of an instant.
struct edtf_moment {
    std::int64_t day;
    std::int64_t second;

    edtf_moment(civil_day d, std::int64_t s) noexcept : day(d.count() + floor_div(s, 86'400)), second(s - floor_div(s, 86'400) * 86'400) {}
    friend auto operator<=>(edtf_moment const&, edtf_moment const&) noexcept -> std::strong_ordering = default;
};

/// Whether no start in a can come at or before an end in b. Points without an offset are read on one wall; beside a point
/// with an offset, that wall may stand anywhere on Earth.
[[nodiscard]] inline bool certainly_reversed(edtf_point const& a, edtf_point const& b) noexcept
{
    bool const anywhere = a.offset.has_value() != b.offset.has_value();
    auto const shift = [anywhere](edtf_point const& p, int if_anywhere) { return p.offset ? -*p.offset * 60 : anywhere ? if_anywhere : 0; };
    bool const clock = b.kind == edtf_kind::date_time;
    auto const length = b.unit == edtf_unit::minute ? 60 : 1;
    return edtf_moment{a.first, a.second + shift(a, -14 * 3600)} >
           edtf_moment{b.last, (clock ? b.second + length - 1 : 86'399) + shift(b, 12 * 3600)};
}

} // namespace entente::detail
