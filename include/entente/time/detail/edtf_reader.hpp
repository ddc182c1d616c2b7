// The reader of EDTF text, by descent. Sections are those of the EDTF specification of 2019-02-04.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/compiled.hpp>
#include <entente/detail/fmt.hpp>
#include <entente/time/detail/edtf_cursor.hpp>
#include <entente/time/detail/edtf_days.hpp>
#include <entente/time/edtf.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace entente {
namespace detail {

/// `?`, `~` or `%`, or nothing, which leaves both flags unset.
constexpr edtf_qualifier take_qualifier(edtf_cursor& in) noexcept
{
    if (in.take('%')) return {true, true};
    if (in.take('~')) return {true, false};
    return {false, in.take('?')};
}

/// What a reading function returns after a refusal, whatever it was to return.
struct edtf_refused {
    operator bool() const noexcept { return false; }
    template <typename T>
    operator std::optional<T>() const noexcept
    {
        return std::nullopt;
    }
};

/// Reads one text. What is wrong with it, `refuse` keeps.
class edtf_reader {
public:
    edtf_reader(std::string_view text, edtf_dialect dialect, calendar in) : text_(text), dialect_(dialect) { parts_.calendar = in; }

    /// text = set | interval | point
    [[nodiscard]] std::optional<edtf_parts> read()
    {
        if (text_.empty()) return refuse(code::bad_time, "is empty");
        bool const good = text_.starts_with('[') || text_.starts_with('{') ? set()
                          : text_.find('/') != std::string_view::npos      ? interval()
                                                                           : single();
        if (!good) return {};
        if (dialect_ == edtf_dialect::strict && !parts_.strict) return refuse(code::not_strict, "is EDTF in entente's profile only");
        return std::move(parts_);
    }

    /// Why there is nothing.
    [[nodiscard]] problem_list problems() && noexcept { return std::move(problems_); }

private:
    edtf_refused refuse(entente::code c, std::string_view what)
    {
        problems_.error(c, {}, fmt::format("\"{}\" {}", text_, what),
                        c == code::no_such_day         ? fmt::format("give a day of the {} calendar", is_julian() ? "Julian" : "Gregorian")
                        : c == code::reversed_interval ? "put the earlier date first"
                        : c == code::out_of_range      ? fmt::format("years reach from -{0} to {0}", farthest_year)
                        : c == code::not_strict        ? "give a clock time as 2025-06-09T12:30:00, alone and unqualified"
                                                       : "write a date such as 2025-06-09, 2025-06, 2025~ or 2025-06-09T12:30");
        return {};
    }

    /// A date that no day has. Of one that the other calendar has, the writer may have meant that.
    edtf_refused no_such_day(masked_date d)
    {
        edtf_refused const out = refuse(code::no_such_day, "names a day that does not exist");
        d.in = calendar::julian;
        if (is_julian() || !d.days()) return out;
        problems_.begin()->remedy = "give a day of the Gregorian calendar, or say that it is one of the Julian, which has it: "
                                    "\"calendar\": \"julian\", or .in(calendar::julian)";
        return out;
    }

    [[nodiscard]] bool is_julian() const noexcept { return parts_.calendar == calendar::julian; }
    void needs_level(int level) noexcept { parts_.level = std::max(parts_.level, level); }
    void beyond_the_specification() noexcept { parts_.strict = false; }

    bool single()
    {
        auto const p = point(text_);
        if (!p) return false;
        parts_.kind = p->kind;
        parts_.ranges = {{{edtf_end::kind::point, *p}, {}}};
        return true;
    }

    /// interval = end "/" end ; level 0 with two dates, level 1 with other ends (L0 "Time Interval", L1 "Extended Interval").
    /// Date-times in intervals are ISO 8601's, but not EDTF's.
    bool interval()
    {
        auto const slash = text_.find('/');
        auto const from = end(text_.substr(0, slash));
        auto const to = from ? end(text_.substr(slash + 1)) : std::nullopt;
        if (!to || !in_order(*from, *to)) return false;
        parts_.kind = edtf_kind::interval;
        parts_.ranges = {{*from, *to}};
        return true;
    }

    /// end = point | ".." | nothing
    std::optional<edtf_end> end(std::string_view text)
    {
        if (text.empty() || text == "..") {
            needs_level(1);
            return edtf_end{text.empty() ? edtf_end::kind::unknown : edtf_end::kind::open, {}};
        }
        // Unspecified digits are a level 1 feature of dates, but only level 2 has them in intervals.
        if (text.find('X') != std::string_view::npos) needs_level(2);
        return part(text);
    }

    /// A point that is not the whole text; there, date-times are the profile's.
    std::optional<edtf_end> part(std::string_view text)
    {
        auto const p = point(text);
        if (!p) return {};
        if (p->kind == edtf_kind::date_time) beyond_the_specification();
        return edtf_end{edtf_end::kind::point, *p};
    }

    bool in_order(edtf_end const& from, edtf_end const& to)
    {
        if (from.is != edtf_end::kind::point || to.is != edtf_end::kind::point || !certainly_reversed(from.at, to.at)) return true;
        return refuse(code::reversed_interval, "ends before it starts");
    }

    /// set = "[" member *("," member) "]" | "{" .. "}" (L2 "Set representation").
    bool set()
    {
        needs_level(2);
        bool const one = text_.front() == '[';
        if (text_.size() < 3 || text_.back() != (one ? ']' : '}'))
            return refuse(code::bad_time, one ? "does not end with ]" : "does not end with }");
        parts_.kind = one ? edtf_kind::one_of : edtf_kind::all_of;
        auto members = text_.substr(1, text_.size() - 2);
        for (bool first = true;; first = false) {
            auto const comma = members.find(',');
            auto const range = member(members.substr(0, comma), first, comma == std::string_view::npos);
            if (!range) return false;
            parts_.ranges.push_back(*range);
            if (comma == std::string_view::npos) return true;
            members.remove_prefix(comma + 1);
        }
    }

    /// member = point | point ".." point | ".." point, if it is the first | point "..", if it is the last
    std::optional<edtf_range> member(std::string_view text, bool first, bool last)
    {
        auto const dots = text.find("..");
        if (dots == std::string_view::npos) {
            auto const p = part(text);
            if (!p) return {};
            return edtf_range{*p, {}};
        }
        auto const before = text.substr(0, dots);
        auto const after = text.substr(dots + 2);
        if ((before.empty() && !first) || (after.empty() && !last) || (before.empty() && after.empty()))
            return refuse(code::bad_time, "has .. where only a date can stand");
        edtf_end const open{edtf_end::kind::open, {}};
        auto const from = before.empty() ? open : part(before);
        auto const to = !from ? std::nullopt : after.empty() ? open : part(after);
        if (!to) return {};
        if (!before.empty() && !after.empty() && from->at.unit != to->at.unit)
            return refuse(code::bad_time, "has a range between dates of different precision");
        if (!in_order(*from, *to)) return {};
        return edtf_range{*from, *to};
    }

    /// point = date | date-time | season | year
    std::optional<edtf_point> point(std::string_view text)
    {
        edtf_cursor in{text};
        edtf_point out;
        out.on_year = take_own_qualifier(in);
        bool const good = in.take('Y') ? long_year(in, out) : date(in, out);
        if (!good) return {};
        if (!in.empty()) return refuse(code::bad_time, "goes on after a date");
        return out;
    }

    /// Behind a component a qualifier holds for it and for all before it (L1 at the very end, L2 "Qualification").
    void take_group_qualifier(edtf_cursor& in, edtf_point& out)
    {
        auto const q = take_qualifier(in);
        if (q == edtf_qualifier{}) return;
        needs_level(in.empty() ? 1 : 2);
        out.on_year = out.on_year | q;
        if (out.unit >= edtf_unit::season) out.on_month = out.on_month | q;
        if (out.unit >= edtf_unit::day) out.on_day = out.on_day | q;
    }

    /// In front of a component it holds for that one.
    edtf_qualifier take_own_qualifier(edtf_cursor& in)
    {
        auto const q = take_qualifier(in);
        if (q != edtf_qualifier{}) needs_level(2);
        return q;
    }

    /// date = year ["-" month ["-" day]]; in front and behind each, a qualifier; any digit may be X.
    bool date(edtf_cursor& in, edtf_point& out)
    {
        masked_date d;
        d.in = parts_.calendar;
        d.negative = in.take('-');
        if (d.negative) needs_level(1);
        auto const year = in.take_masked(4);
        if (year.empty()) return refuse(code::bad_time, "has no year of four digits where one should stand");
        d.year = digit_mask{year};
        if (in.take('S')) return significant_digits(in, d.negative, year, 0, out);
        take_group_qualifier(in, out);

        if (in.take('-')) {
            out.on_month = take_own_qualifier(in);
            auto const month = in.take_masked(2);
            if (month.empty()) return refuse(code::bad_time, "has no month of two digits where one should stand");
            d.month = digit_mask{month};
            auto const season = d.month.is_exact() ? static_cast<int>(d.month.lowest()) : 0;
            if (21 <= season && season <= 41) return season_of(in, d, season, out);
            out.unit = edtf_unit::month;
            take_group_qualifier(in, out);

            if (in.take('-')) {
                out.on_day = take_own_qualifier(in);
                auto const day = in.take_masked(2);
                if (day.empty()) return refuse(code::bad_time, "has no day of two digits where one should stand");
                d.day = digit_mask{day};
                out.unit = edtf_unit::day;
                if (!in.at('T')) take_group_qualifier(in, out);
            }
        }
        needs_level(level_of_unspecified(d, out.unit));
        auto const days = d.days();
        if (!days) return no_such_day(d);
        set_years(d, out);
        out.first = days->first;
        out.last = days->last;
        return !in.take('T') || clock(in, d, out);
    }

    static void set_years(masked_date const& d, edtf_point& out) noexcept
    {
        auto const [first, last] = d.years();
        out.first_year = first;
        out.last_year = last;
    }

    /// L1 has `201X` and `20XX`, and XX for the day or for month and day; everything else is L2.
    [[nodiscard]] static int level_of_unspecified(masked_date const& d, edtf_unit unit) noexcept
    {
        bool const given_month = unit >= edtf_unit::month;
        bool const given_day = unit >= edtf_unit::day;
        bool const month_exact = !given_month || d.month.is_exact();
        bool const day_exact = !given_day || d.day.is_exact();
        if (d.year.is_exact() && month_exact && day_exact) return 0;
        if (!d.year.is_exact()) {
            auto const end = d.year.text().substr(2);
            bool const from_the_right = digit_mask{d.year.text().substr(0, 2)}.is_exact() && end[1] == 'X';
            return from_the_right && !given_month ? 1 : 2;
        }
        bool const month_free = d.month.is_free();
        bool const day_free = d.day.is_free(); // also if it was not given
        return (month_exact || month_free) && day_free ? 1 : 2;
    }

    /// season = year "-" 21 to 41 (L1 "Seasons" to 24, L2 "Sub-year groupings" from 25).
    bool season_of(edtf_cursor& in, masked_date const& d, int season, edtf_point& out)
    {
        needs_level(season <= 24 && d.year.is_exact() ? 1 : 2);
        out.kind = edtf_kind::season;
        out.unit = edtf_unit::season;
        out.season = season;
        set_years(d, out);
        if (out.first_year > out.last_year) return refuse(code::no_such_day, "names a year that does not exist"); // -0000
        auto const days = season_days(out.first_year, out.last_year, season, season_rule::meteorological_north, parts_.calendar);
        out.first = days.first;
        out.last = days.last;
        take_group_qualifier(in, out);
        return true;
    }

    /// year = "Y" ["-"] digits, more than four (L1 "Letter-prefixed calendar year"), or with "E" exponent (L2 "Exponential
    /// year"), and then "S" (L2 "Significant digits").
    bool long_year(edtf_cursor& in, edtf_point& out)
    {
        needs_level(1);
        bool const negative = in.take('-');
        auto const digits = in.take_number();
        if (digits.empty()) return refuse(code::bad_time, "has no year behind Y");
        std::int64_t exponent = 0;
        if (in.take('E')) {
            needs_level(2);
            auto const power = in.take_number();
            if (power.empty()) return refuse(code::bad_time, "has no exponent behind E");
            exponent = bounded_number(power).value_or(farthest_year);
        } else if (digits.size() < 5) {
            return refuse(code::bad_time, "has Y before a year of four digits or fewer");
        }
        if (in.take('S')) return significant_digits(in, negative, digits, exponent, out);
        return years(in, negative, digits, exponent, 0, out);
    }

    /// "S" number: so many digits of the year count, from the left; the others may be anything.
    bool significant_digits(edtf_cursor& in, bool negative, std::string_view digits, std::int64_t exponent, edtf_point& out)
    {
        needs_level(2);
        auto const number = in.take_number();
        if (number.empty() || digits.find('X') != std::string_view::npos)
            return refuse(code::bad_time, "has S without a year before it and a number of digits behind it");
        auto const significant = bounded_number(number).value_or(farthest_year);
        while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
        auto const written = static_cast<std::int64_t>(digits.size());
        auto const free = written + exponent - significant;
        return years(in, negative, digits, exponent, free, out);
    }

    /// The years that differ from the one written in their last `free` digits only.
    bool years(edtf_cursor& in, bool negative, std::string_view digits, std::int64_t exponent, std::int64_t free, edtf_point& out)
    {
        auto const written = bounded_number(digits);
        auto const year = written ? scaled(*written, exponent) : std::nullopt;
        if (!year) return refuse(code::out_of_range, "names a year too far away to be counted");
        if (negative && *year == 0) return refuse(code::no_such_day, "names a year that does not exist");
        // A year in range has 17 digits at most, so a power of ten for all but its first is in range too.
        auto const step = scaled(1, free).value_or(1);
        auto const low = *year / step * step;
        auto const high = low + step - 1;
        if (high > farthest_year) return refuse(code::out_of_range, "names years too far away to be counted");
        out.kind = edtf_kind::year;
        out.unit = edtf_unit::year;
        out.first_year = negative ? -high : low;
        out.last_year = negative ? -low : high;
        out.first = civil_day{civil_date{out.first_year, 1, 1}, parts_.calendar};
        out.last = civil_day{civil_date{out.last_year, 12, 31}, parts_.calendar};
        take_group_qualifier(in, out);
        return true;
    }

    /// date-time = date "T" hh ":" mm ":" ss [offset] (L0 "Date and Time"); the profile also reads hh ":" mm, and one
    /// qualifier behind the clock time or its offset.
    bool clock(edtf_cursor& in, masked_date const& d, edtf_point& out)
    {
        bool const exact = out.unit == edtf_unit::day && d.year.is_exact() && d.month.is_exact() && d.day.is_exact();
        if (!exact || out.qualified() != edtf_qualifier{})
            return refuse(code::bad_time, "has a clock time behind a date that is not exact");
        auto const hour = in.take_pair();
        auto const minute = in.take(':') ? in.take_pair() : -1;
        bool const seconds = in.take(':');
        auto const second = seconds ? in.take_pair() : 0;
        bool const midnight_after = hour == 24 && minute == 0 && second == 0;
        if (hour < 0 || minute < 0 || second < 0 || (hour > 23 && !midnight_after) || minute > 59 || second > 59)
            return refuse(code::bad_time, "has no clock time between T00:00:00 and T24:00:00 behind its date");
        if (!seconds) beyond_the_specification();
        out.kind = edtf_kind::date_time;
        out.unit = seconds ? edtf_unit::second : edtf_unit::minute;
        out.second = midnight_after ? 0 : (hour * 60 + minute) * 60 + second;
        if (midnight_after) out.first = out.last = out.first + 1;

        out.on_clock = take_qualifier(in);
        if (in.at('Z') || in.at('+') || in.at('-')) {
            auto const text = in.take_until("?~%");
            out.offset = offset_minutes(text);
            if (!out.offset) return refuse(code::bad_time, "has no offset between -12:00 and +14:00, or Z, behind its clock time");
            if (out.on_clock == edtf_qualifier{}) out.on_clock = take_qualifier(in);
        }
        if (out.on_clock != edtf_qualifier{}) beyond_the_specification();
        return true;
    }

    std::string_view text_;
    edtf_dialect dialect_;
    edtf_parts parts_;
    problem_list problems_;
};

} // namespace detail

ENTENTE_INLINE result<edtf> edtf::try_parse(std::string_view text, edtf_dialect dialect, entente::calendar in)
{
    detail::edtf_reader reader{text, dialect, in};
    if (auto parts = reader.read()) return edtf{text, std::move(*parts)};
    return std::move(reader).problems();
}

ENTENTE_INLINE edtf edtf::parse(std::string_view text, edtf_dialect dialect, entente::calendar in)
{
    return try_parse(text, dialect, in).value();
}

} // namespace entente
