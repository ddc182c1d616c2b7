// When a row of a table says that something was.
// SPDX-License-Identifier: MIT
#include "import/tables/table_times.hpp"

#include "import/dates/between_dates.hpp"
#include "import/dates/undated.hpp"
#include "import/tables/table_words.hpp"

#include <entente/time/detail/zone_remedy.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace entente::detail {

namespace {

constexpr std::size_t most_texts = 200'000; ///< or memory would grow with the file

/// How much of a text is zeros of a clock: "00:00", "00:00:00.000". 0: it is not midnight.
std::size_t midnight_of(std::string_view clock)
{
    auto const end = std::min(clock.find_first_not_of("0:."), clock.size());
    return end >= 5 && clock.starts_with("00:00") ? end : 0;
}
bool is_midnight(std::string_view clock) { return !clock.empty() && midnight_of(clock) == clock.size(); }

/// Where the clock of "2019-11-05T..." or "-0044-03-15T..." begins; 0: it is not that, or more than that.
std::size_t clock_of(std::string_view text)
{
    std::size_t const sign = text.starts_with('-') ? 1 : 0, at = sign + 10;
    if (text.size() <= at + 5 || text[sign + 4] != '-' || text[at] != 'T') return 0;
    return text.find_first_of("/[{,?~%") == std::string_view::npos ? at + 1 : 0;
}

/// A time of its own without its clock, read by the clocks that it names.
when day_of(when const& t)
{
    auto const& text = t.text();
    auto const clock = clock_of(text);
    auto const rest = std::string_view(text).substr(clock);
    auto const offset = rest.find_first_of("Z+-");
    auto zone = t.zone();
    if (offset != std::string_view::npos) zone = rest[offset] == 'Z' ? "UTC" : std::string(rest.substr(offset));
    return when{text.substr(0, clock - 1), std::move(zone)}.in(t.calendar());
}

} // namespace

table_times::table_times(table_cells& cells, io::table_mapping const& mapping, io::import_report& report)
    : cells_(cells)
    , mapping_(mapping)
    , report_(report)
    , start_{cells.add(mapping.start), cells.add(mapping.start_month), cells.add(mapping.start_day), cells.add(mapping.start_time)}
    , end_{cells.add(mapping.end), cells.add(mapping.end_month), cells.add(mapping.end_day), cells.add(mapping.end_time)}
    , zone_(cells.add(mapping.zone_from))
    , precision_(cells.add(mapping.precision_from))
{
}

result<cell_days> const& table_times::cached(std::string_view text)
{
    if (auto plain = read_plain_cell(text, mapping_.order)) return plain_.emplace(cell_days{*std::move(plain), {}, {}});
    if (known_.size() == most_texts) { // then all are forgotten
        known_.clear();
        texts_ = {};
    }
    auto const number = texts_.of(text);
    if (number == known_.size()) known_.push_back(read_cell(text, mapping_.order));
    return known_[number];
}

std::optional<civil_day> table_times::day(std::string_view text)
{
    if (text.empty()) return std::nullopt;
    auto const& days = cached(text);
    if (!days || !days->start.has_day) return std::nullopt;
    return civil_day{days->start.date};
}

std::string table_times::zone_of_row() const
{
    auto const& said = cells_[zone_];
    if (said.empty()) return mapping_.zone;
    return zones_.knows(said.text) ? std::string(said.text) : std::string{};
}

/// A zone that nobody knows makes a time of no zone.
void table_times::check_zone()
{
    auto const said = cells_[zone_].text;
    if (said.empty() || zones_.knows(said)) return;
    report_.suspect(code::unknown_zone, [&] {
        return cells_.at(zone_, fmt::format("there is no zone {}; the times of the row are of no zone", in_quotes(excerpt(said))),
                         zone_remedy(said, zones_));
    });
}

table_times::keep table_times::precision()
{
    auto const by_mapping = [&] {
        switch (mapping_.precision) {
        case io::table_precision::automatic: return keep::automatic;
        case io::table_precision::day: return keep::day;
        case io::table_precision::as_written: break;
        }
        return keep::as_written;
    };
    auto const& cell = cells_[precision_];
    if (cell.empty()) return by_mapping();
    auto const said = plain_word(cell.text);
    if (said == "day" || said == "11") return keep::day;
    if (said == "month" || said == "10") return keep::month;
    if (said == "year" || said == "9") return keep::year;
    if (said == "auto") return keep::automatic;
    for (auto const* w : {"as written", "hour", "minute", "second", "12", "13", "14"})
        if (said == w) return keep::as_written;
    report_.suspect(code::unknown_code, [&] {
        return cells_.at(precision_, fmt::format("{} is no precision; the date was read as written", in_quotes(excerpt(cell.text))),
                         "write day, month, year or as written");
    });
    return by_mapping();
}

void table_times::cut(row_date& d, keep how)
{
    bool const less = how == keep::day || how == keep::month || how == keep::year;
    if (less || (how == keep::automatic && is_midnight(d.clock))) d.clock.clear();
    if (how == keep::month || how == keep::year) d.has_day = false;
    if (how == keep::year) d.has_month = false;
    if (!d.has_day) d.date.day = 1;
    if (!d.has_month) d.date.month = 1;
}

void table_times::cut(cell_days& days, keep how)
{
    cut(days.start, how);
    if (days.end) cut(*days.end, how);
    auto const at = days.whole ? clock_of(days.whole->text()) : 0;
    if (at == 0 || how == keep::as_written) return;
    auto const clock = std::string_view(days.whole->text()).substr(at);
    auto const zeros = midnight_of(clock);
    bool const midnight = zeros != 0 && (zeros == clock.size() || std::string_view("Z+-").find(clock[zeros]) != std::string_view::npos);
    if (how == keep::automatic && !midnight) return;
    auto day = day_of(*days.whole);
    if (how == keep::month || how == keep::year)
        day = when{day.text().substr(0, day.text().size() - (how == keep::year ? 6 : 3)), day.zone()}.in(day.calendar());
    days.whole = std::move(day);
    days.start.clock.clear();
}

std::uint8_t table_times::tally(cell_days const& days, keep how)
{
    auto const& d = days.start;
    bool const is_day = d.has_day && !(days.whole && days.end); // of a time of its own that is broader, start is only the first day
    unsigned out = 0;
    auto const add = [&](counted what, bool is_so) { out |= is_so ? 1U << static_cast<unsigned>(what) : 0U; };
    add(counted::dates, true);
    add(counted::clocks, !d.clock.empty());
    add(counted::midnights, how == keep::automatic && is_midnight(d.clock));
    add(counted::noons, d.clock == "12:00" || d.clock == "12:00:00");
    add(counted::days, is_day);
    add(counted::firsts, is_day && d.date.day == 1);
    add(counted::new_years, is_day && d.date.day == 1 && d.date.month == 1);
    return static_cast<std::uint8_t>(out);
}

std::array<std::size_t, 10> table_times::cells() const noexcept
{
    return {start_.date, start_.month, start_.day, start_.clock, end_.date, end_.month, end_.day, end_.clock, zone_, precision_};
}

/// A date and a clock time of two columns, read as one text.
result<cell_days> table_times::with_clock(cell_days days, std::string_view clock)
{
    constexpr std::string_view zero_day = "1899-12-30 "; // what a spreadsheet writes before a time alone
    if (clock.starts_with(zero_day)) clock.remove_prefix(zero_day.size());
    if (days.whole || days.end || !days.start.has_day || (!days.start.clock.empty() && !is_midnight(days.start.clock)))
        return problem_at({}, fmt::format("{} stands beside what is not a day alone", in_quotes(excerpt(clock))),
                          "a clock time in a column of its own belongs to a day", code::bad_time);
    days.start.clock.clear();
    return read_cell(fmt::format("{} {}", days.start.text(), clock), io::date_order::ymd);
}

/// Year, month and day of cells of their own as one text, in which nothing is open; else the cell as it is. What is missing at the end
/// makes it a month, or a year.
std::string_view table_times::joined(date_cells const& of)
{
    // what data frames write for a whole number in a column with gaps
    auto const whole = [](std::string_view text) { return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text; };
    if (cells_[of.month].empty() && cells_[of.day].empty()) return whole(cells_[of.date].text);
    auto const year = whole(cells_[of.date].text), month = whole(cells_[of.month].text), day = whole(cells_[of.day].text);
    bool const in_numbers = month.find_first_not_of("0123456789") == std::string_view::npos;
    if (year.empty() || month.empty()) joined_ = fmt::format("{} / {} / {}", year, month, day); // no date
    else if (in_numbers) joined_ = fmt::format("{}-{:0>2}-{:0>2}", year, month, day.empty() ? std::string_view("00") : day);
    else joined_ = fmt::format("{} {} {}", day, month, year);
    return trimmed(joined_);
}

table_times::side table_times::read_side(date_cells const& of, keep how, std::string& unreadable)
{
    side out;
    auto const [date, month, day_of_month, clock] = of;
    auto const text = joined(of);
    if (text.empty()) return out;
    auto const refuse = [&](std::size_t cell, problem_list const& problems) {
        auto const& why = problems.front();
        tell_undated(report_, why.code, [&] { return cells_.at(cell, why.text, why.remedy); });
        unreadable += unreadable.empty() ? "" : " / ";
        unreadable += cell == date ? text : cells_[cell].text;
        out.unreadable = true;
    };
    auto const& days = cached(text);
    if (!days) {
        refuse(date, days.problems());
        return out;
    }
    out.days = *days;
    if (auto const said = cells_[clock].text; !said.empty()) {
        auto both = with_clock(*days, said);
        if (both) {
            out.days = *std::move(both);
            how = how == keep::automatic ? keep::as_written : how; // a time in a column of its own is meant
        } else if (said != out.days->start.clock) {
            refuse(clock, both.problems());
            if (!out.days->end) out.days->start.clock.clear(); // two clocks: which is right?
            if (out.days->whole && clock_of(out.days->whole->text()) != 0) out.days->whole = day_of(*out.days->whole);
        }
    }
    if (date == start_.date) count(of_row_ = tally(*out.days, how));
    cut(*out.days, how);
    if (auto const zone = zone_of_row(); !zone.empty() && !out.days->whole) {
        drop_skipped(out.days->start, date, zone, unreadable);
        if (out.days->end) drop_skipped(*out.days->end, date, zone, unreadable);
    }
    return out;
}

/// Nobody knows when it was by a clock time that the zone's clocks jumped over; the day is known.
void table_times::drop_skipped(row_date& d, std::size_t cell, std::string const& zone, std::string& unreadable)
{
    if (d.clock.empty() || utc_and_offsets().knows(zone)) return;
    if (skipped_.size() == most_texts) {
        skipped_.clear();
        shown_ = {};
    }
    auto const text = d.text();
    key_ = zone;
    (key_ += ' ') += text;
    auto const number = shown_.of(key_);
    if (number != skipped_.size() && !skipped_[number]) return;
    problem_list problems;
    bool const skipped = !resolve(when{text, zone}, zones_, {}, {}, problems) && problems.front().code == code::skipped_time;
    if (number == skipped_.size()) skipped_.push_back(skipped);
    if (!skipped) return;
    auto const& why = problems.front();
    report_.suspect(why.code, [&] { return cells_.at(cell, why.text, why.remedy); });
    unreadable += unreadable.empty() ? "" : " / ";
    unreadable += text;
    d.clock.clear();
}

std::uint64_t table_times::doubts() const
{
    std::uint64_t n = 0;
    for (auto const& f : report_.suspicions)
        if (f.code == code::false_precision || f.code == code::relative_date) n += f.rows;
    return n;
}

when table_times::say_whole(cell_days const& start, std::optional<cell_days> const& end, std::string const& zone)
{
    auto const text_of = [](cell_days const& d) { return d.whole ? d.whole->text() : d.start.text(); };
    auto const zone_of = [&](cell_days const& d) {
        if (!d.whole) return zone;
        auto const& text = d.whole->text();
        auto const clock = clock_of(text);
        bool const has_offset = clock != 0 && text.find_first_of("Z+-", clock) != std::string::npos;
        return !d.whole->zone().empty() || has_offset ? d.whole->zone() : zone;
    };
    auto const calendar_of = [](cell_days const& d) { return d.whole ? d.whole->calendar() : calendar::gregorian; };
    auto const first = text_of(start);
    if (!end) return when{first, zone_of(start)}.in(calendar_of(start));
    auto const last = text_of(*end);
    auto const is_set = [](std::string const& t) { return t.find_first_of("/[{") != std::string::npos; };
    if (!is_set(first) && !is_set(last) && zone_of(start) == zone_of(*end) && calendar_of(start) == calendar_of(*end) &&
        in_order(start.start, end->end.value_or(end->start)))
        return when{first + '/' + last, zone_of(start)}.in(calendar_of(start));
    report_.suspect(code::reversed_interval, [&] {
        return cells_.at(end_.date, fmt::format("{} was not joined to the start, {}", in_quotes(excerpt(last)), in_quotes(excerpt(first))),
                         "look whether one of the two is wrong");
    });
    return when{first, zone_of(start)}.in(calendar_of(start));
}

when table_times::say(cell_days const& start, std::optional<cell_days> const& end, std::optional<civil_day> file_day, bool within)
{
    auto zone = zone_of_row();
    if (start.whole || (end && end->whole)) return say_whole(start, end, zone);
    auto last = end ? (end->end ? end->end : std::optional(end->start)) : start.end;
    auto const before = doubts();
    auto text = judge_days(start.start, last, file_day, report_, [&](bool at_end, std::string what, std::string remedy) {
        return cells_.at(at_end && !cells_[end_.date].empty() ? end_.date : start_.date, std::move(what), std::move(remedy));
    });
    bool const is_doubtful = doubts() != before;
    if (text.ends_with('?') || (!is_doubtful && !(within && last))) return when{std::move(text), std::move(zone)};
    auto first = start.start.text();
    if (is_doubtful) first += '?'; // the day stays as it is, and answers say that it is uncertain
    if (!last) return when{std::move(first), std::move(zone)};
    if (within) { // both as fine as each other, or it is no EDTF
        bool const are_clocks = !start.start.clock.empty() && start.start.clock.size() == last->clock.size();
        auto bounds = are_clocks ? fmt::format("[{}..{}]", start.start.text(), last->text()) : between_dates(start.start, *last);
        if (is_doubtful) bounds.insert(bounds.find(".."), "?");
        return when{std::move(bounds), std::move(zone)};
    }
    return when{first + '/' + last->text(), std::move(zone)};
}

row_time table_times::read(std::optional<civil_day> file_day, bool within)
{
    row_time out;
    of_row_ = 0;
    check_zone();
    auto const how = precision();
    auto const start = read_side(start_, how, out.unreadable);
    auto const end = read_side(end_, how, out.unreadable);
    if (start.days) {
        out.year = start.days->start.date.year;
        out.time = say(*start.days, end.days, file_day, within);
        if (end.unreadable && !end.days && out.time.text().find_first_of("/[") == std::string::npos)
            out.time =
                when{within ? fmt::format("[{}..]", out.time.text()) : out.time.text() + '/', out.time.zone()}.in(out.time.calendar());
    } else if (end.days) {
        auto const& last = end.days->end ? *end.days->end : end.days->start;
        out.year = last.date.year;
        if (!end.days->whole) out.time = when{fmt::format("[..{}]", last.text()), zone_of_row()};
    }
    if (out.time.empty()) out.time = undated(out.unreadable);
    if (!start.days && out.unreadable.empty())
        tell_no_date(report_, !out.time.empty(),
                     [&](char const* text, char const* remedy) { return cells_.at(start_.date, text, remedy); });
    return out;
}

row_time table_times::read_one(std::size_t cell, bool of_row)
{
    row_time out;
    auto const text = cells_[cell].text;
    if (text.empty()) return out;
    auto const& days = cached(text);
    if (!days) {
        auto const& why = days.problems().front();
        report_.suspect(code::undated, [&] { return cells_.at(cell, why.text, why.remedy); });
        out.unreadable = text;
        return out;
    }
    auto d = *days;
    cut(d, of_row ? precision() : keep::automatic);
    out.year = d.start.date.year;
    auto const zone = of_row ? zone_of_row() : mapping_.zone;
    if (d.whole) out.time = when{d.whole->text(), d.whole->zone().empty() ? zone : d.whole->zone()}.in(d.whole->calendar());
    else out.time = when{d.end ? between_dates(d.start, *d.end) : d.start.text(), zone};
    return out;
}

void table_times::finish()
{
    auto const tell = [&](std::uint64_t some, std::uint64_t all, std::string_view of, std::string_view are, std::string remedy) {
        report_.suspect(code::false_precision, [&] {
            auto d = problem_at({report_.file, 0, 0}, fmt::format("{} of {} {} are {}", some, all, of, are), std::move(remedy));
            d.path = mapping_.start.column;
            return d;
        });
    };
    auto const seen = [&](counted what) { return seen_[static_cast<std::size_t>(what)]; };
    if (seen(counted::midnights) != 0 && seen(counted::midnights) != seen(counted::clocks) &&
        mapping_.precision == io::table_precision::automatic)
        tell(seen(counted::midnights), seen(counted::clocks), "clock times", "midnight, and were read as days",
             "if midnight is meant, write \"precision\": \"as written\" into the mapping; if none is, \"day\"");
    if (seen(counted::noons) > 2 && seen(counted::noons) * 10 > seen(counted::clocks))
        tell(seen(counted::noons), seen(counted::clocks), "clock times", "noon",
             "if only the days are known, write \"precision\": \"day\"");
    if (seen(counted::firsts) > 4 && seen(counted::firsts) * 10 > seen(counted::days))
        tell(seen(counted::firsts), seen(counted::days), "days", "firsts of a month",
             "where only the month is known, write the month, or a column for the precision");
    if (seen(counted::new_years) > 2 && seen(counted::new_years) * 50 > seen(counted::days))
        tell(seen(counted::new_years), seen(counted::days), "days", "firsts of January",
             "where only the year is known, write the year, or a column for the precision");
}

} // namespace entente::detail
