// What one side of a date in a cell says, and what becomes of it.
// SPDX-License-Identifier: MIT
#include "import/dates/date_parts.hpp"

#include <algorithm>
#include <cstdlib>

namespace entente::detail {

namespace {

[[nodiscard]] int weekday_of(civil_day d)
{
    constexpr int of_1970 = 3; // a Thursday
    return static_cast<int>(floor_mod(d.count() + of_1970, 7));
}

/// EDTF of a row's date, of what years it may be.
std::string edtf_of(row_date const& d)
{
    if (std::abs(d.date.year) > 9999 && !d.has_month) return fmt::format("Y{}", d.date.year);
    return d.text();
}

std::string_view mark(edtf_qualifier said) { return said.approximate ? (said.uncertain ? "%" : "~") : said.uncertain ? "?" : ""; }

row_date row_of(civil_day d) { return {d.date(), true, true, {}}; }

/// The limits of an era: what lies outside is refused, a month or year that is cut becomes its days inside.
date_refusal keep_within(date_cell const& cell, date_parts const& parts, date_side& side)
{
    auto const [first, last] = *parts.within;
    auto const begin = side.date.first(), end = side.date.last();
    if (end < first || last < begin)
        return cell.refused(fmt::format("is no time of {}, which {}", parts.within_name,
                                        last.is_finite() ? fmt::format("lasted from {} to {}", to_string(first), to_string(last))
                                                         : fmt::format("began on {}", to_string(first))),
                            "name the era that it lies in, or its year of the common era", code::no_such_day);
    if (first <= begin && end <= last) return std::nullopt;
    side.text = fmt::format("[{}..{}]", to_string(std::max(first, begin)), to_string(std::min(last, end)));
    side.is_set = true;
    side.plain = false;
    return std::nullopt;
}

/// Adds a clock time to a side that is a day.
date_refusal set_clock(date_cell const& cell, clock_of_day const& c, date_side& side)
{
    if (!side.date.has_day || side.is_set) return cell.refused("has a clock time behind no day", "a clock time stands behind a day");
    side.date.clock = fmt::format("{:02}:{:02}", c.hour, c.minute.value_or(0));
    if (c.second) side.date.clock += fmt::format(":{:02}", *c.second);
    auto const offset = !c.offset ? std::string{}
                        : *c.offset == 0
                            ? "Z"
                            : fmt::format("{}{:02}:{:02}", *c.offset < 0 ? '-' : '+', std::abs(*c.offset) / 60, std::abs(*c.offset) % 60);
    auto const day = side.text;
    side.text = side.date.text() + offset;
    side.plain = side.plain && !c.offset && c.minute && !c.fraction;
    if (!c.minute) { // any time in that hour
        side.text = fmt::format("[{0}T{1:02}:00{2}..{0}T{1:02}:59{2}]", day, c.hour, offset);
        side.is_set = true;
    } else if (c.fraction) { // between this second and the next
        auto const next = c.hour * 3600 + *c.minute * 60 + c.second.value_or(0) + 1;
        side.text =
            fmt::format("[{0}T{1}{5}..{0}T{2:02}:{3:02}:{4:02}{5}]", day, side.date.clock, next / 3600, next / 60 % 60, next % 60, offset);
        side.is_set = true;
    }
    return std::nullopt;
}

date_refusal check_weekday(date_cell const& cell, int said, row_date const& d)
{
    if (!d.has_day) return cell.refused("names a weekday but no day", "give the day, or leave the weekday out");
    auto const is = weekday_of(civil_day{d.date, cell.calendar});
    if (is == said) return std::nullopt;
    return cell.refused(fmt::format("is a {}, and no {}", name_of_weekday(is), name_of_weekday(said)), "correct the day or the weekday");
}

} // namespace

date_refusal settle(date_cell const& cell, date_parts const& parts, date_side& out)
{
    if (!parts.years.empty()) {
        if (parts.year || parts.month || parts.day || parts.clock || parts.weekday) return cell.no_date();
        out.text = parts.years;
        out.is_set = out.text.starts_with('[');
        out.plain = false;
    } else {
        if (!parts.year)
            return parts.month || parts.day || parts.season ? cell.refused("names no year", "write the year with four digits")
                                                            : cell.no_date();
        if (parts.day && !parts.month) return cell.no_date();
        out.date.has_month = parts.month.has_value();
        out.date.has_day = parts.day.has_value();
        out.date.date = {*parts.year, parts.month.value_or(1), parts.day.value_or(1)};
        if (!exists(out.date.date, cell.calendar) && !parts.day)
            return cell.refused("names a month that does not exist", "give a month from 1 to 12; two years as 2014/2015",
                                code::no_such_day);
        if (!exists(out.date.date, cell.calendar) && (cell.calendar == calendar::julian || parts.with_units))
            return cell.refused("names a day that does not exist",
                                cell.calendar == calendar::julian ? "give a day of the Julian calendar"
                                                                  : "give a day of the Gregorian calendar",
                                code::no_such_day);
        if (!exists(out.date.date, cell.calendar)) return no_day(out.date.date, excerpt(cell.text));
        if (parts.month && std::abs(*parts.year) > 9999) return cell.no_date();
        out.text = edtf_of(out.date);
        out.plain = std::abs(*parts.year) <= 9999;
        if (parts.weekday)
            if (auto wrong = check_weekday(cell, *parts.weekday, out.date)) return wrong;
        if (parts.season) {
            if (parts.month) return cell.no_date();
            out.text += fmt::format("-{}", *parts.season);
            out.plain = false;
        }
        if (parts.within)
            if (auto wrong = keep_within(cell, parts, out)) return wrong;
        if (parts.clock)
            if (auto wrong = set_clock(cell, *parts.clock, out)) return wrong;
    }
    if (parts.said == edtf_qualifier{}) return std::nullopt;
    if (parts.clock)
        return cell.refused("says \"about\" of a day and of a clock time",
                            "write 2017-05-10T14:30~ if the clock, 2017-05-10~ if the day is meant");
    if (out.is_set) return cell.refused("is only about a time that has no exact name", "write the earliest and the latest as [2014..2016]");
    out.text += mark(parts.said);
    out.plain = false;
    return std::nullopt;
}

namespace {

/// Of the clock times in a text, the offset that all have, as a zone; empty: none has one. Errors: bad_time if some have, or another.
result<std::string> zone_of(edtf const& text)
{
    std::optional<int> offset;
    bool with = false, without = false;
    auto const look = [&](edtf_end const& end) {
        if (end.is != edtf_end::kind::point) return true;
        (end.at.offset ? with : without) = true;
        if (end.at.offset && offset && *offset != *end.at.offset) return false;
        if (end.at.offset) offset = end.at.offset;
        return true;
    };
    bool one = true;
    for (auto const& range : text.ranges()) one = look(range.from) && (!range.to || look(*range.to)) && one;
    if (!one || (with && without))
        return problem_at({}, fmt::format("{} is in more than one zone", in_quotes(excerpt(text.str()))),
                          "write both ends by the same clocks", code::bad_time);
    if (!offset) return std::string{};
    if (*offset == 0) return std::string("UTC");
    return fmt::format("{}{:02}:{:02}", *offset < 0 ? '-' : '+', std::abs(*offset) / 60, std::abs(*offset) % 60);
}

} // namespace

result<cell_days> cell_of(when const& time)
{
    auto const text = edtf::try_parse(time.text(), edtf_dialect::profile, time.calendar());
    if (!text) return text.problems();
    cell_days out;
    auto const zone = zone_of(*text);
    if (!zone) return zone.problems();
    out.whole = zone->empty() ? time : when{time.text(), *zone}.in(time.calendar());
    auto const days = text->day_bounds();
    if (!days.earliest.is_finite() && !days.latest.is_finite())
        return problem_at({}, fmt::format("{} says nothing about time", in_quotes(excerpt(time.text()))), "leave the cell empty",
                          code::bad_time);
    constexpr std::int64_t within_instants = 290'000; // years
    for (auto const d : {days.earliest, days.latest})
        if (d.is_finite() && std::abs(d.date().year) > within_instants)
            return problem_at({}, fmt::format("{} is too far away", in_quotes(excerpt(time.text()))),
                              "instants reach 292 000 years either way", code::out_of_range);
    auto const first_day = days.earliest.is_finite() ? days.earliest : days.end_earliest.is_finite() ? days.end_earliest : days.latest;
    auto const last_day = days.latest.is_finite() ? days.latest : days.start_latest.is_finite() ? days.start_latest : days.earliest;
    out.start = row_of(first_day);
    if (first_day < last_day) out.end = row_of(last_day);
    auto const& first = text->ranges().front().from.at;
    if (auto const t = time.text().find('T'); text->kind() == edtf_kind::date_time && t != std::string::npos)
        out.start.clock = time.text().substr(t + 1, first.unit == edtf_unit::minute ? 5 : 8);
    return out;
}

result<cell_days> cell_from(date_cell const& cell, date_side from, std::optional<date_side> to)
{
    bool const gregorian = cell.calendar == calendar::gregorian;
    if (from.plain && (!to || to->plain) && gregorian) {
        cell_days out{std::move(from.date), {}, {}};
        if (to) out.end = std::move(to->date);
        return out;
    }
    if (to && (from.is_set || to->is_set))
        return cell.refused("is a range of which an end has no exact name", "write both ends as days, months or years");
    auto text = std::move(from.text);
    if (to) text += '/' + to->text;
    auto out = cell_of(when{text}.in(cell.calendar));
    if (!out) {
        auto const& why = out.problems().front();
        return cell.refused(
            fmt::format("is {}, which {}", text, why.code == code::reversed_interval ? "ends before it starts" : "is no one time"),
            why.remedy, why.code);
    }
    if (!to && from.date.has_day) out->start.clock = std::move(from.date.clock);
    return out;
}

} // namespace entente::detail
