// Dates as people write them into tables.
// SPDX-License-Identifier: MIT
#include "import/table_dates.hpp"

#include "import/columns.hpp"

#include <entente/detail/ascii.hpp>
#include <entente/time/edtf.hpp> // is_digit

#include <array>
#include <string>
#include <vector>

namespace entente::detail {

namespace {

constexpr std::array<std::string_view, 12> months{"January", "February", "March",     "April",   "May",      "June",
                                                  "July",    "August",   "September", "October", "November", "December"};

std::optional<int> month_of(std::string_view word)
{
    for (std::size_t i = 0; i != months.size(); ++i)
        if (same_but_for_case(word, months[i]) || same_but_for_case(word, months[i].substr(0, 3)) ||
            (i == 8 && same_but_for_case(word, "Sept")))
            return static_cast<int>(i) + 1;
    return std::nullopt;
}

bool is_letter(char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); }

/// A date of which parts may be missing, because the other side of a range has them.
struct parts {
    std::optional<int> year, month, day;
};

struct number {
    int value = 0;
    std::size_t digits = 0;
};

/// The numbers and the month of one side; false for anything else.
bool read_parts(std::string_view text, io::date_order order, parts& out)
{
    std::vector<number> numbers;
    for (std::size_t i = 0; i != text.size();) {
        if (is_digit(text[i])) {
            number n;
            for (; i != text.size() && is_digit(text[i]); ++i, ++n.digits)
                n.value = n.digits < 9 ? n.value * 10 + (text[i] - '0') : n.value;
            if (n.digits > 8) return false;
            numbers.push_back(n);
        } else if (is_letter(text[i])) {
            auto const start = i;
            while (i != text.size() && is_letter(text[i])) ++i;
            auto const month = month_of(text.substr(start, i - start));
            if (!month || out.month) return false;
            out.month = month;
            if (i != text.size() && text[i] == '.') ++i;
        } else if (std::string_view{" ,-/."}.find(text[i]) != std::string_view::npos) ++i;
        else return false;
    }
    auto const put = [](std::optional<int>& part, number n, std::size_t most_digits) {
        if (part || n.digits > most_digits) return false;
        part = n.value;
        return true;
    };
    auto const put_year = [&](number n) { return n.digits == 4 && put(out.year, n, 4); };
    if (out.month) {
        for (auto const n : numbers)
            if (!(n.digits > 2 ? put_year(n) : put(out.day, n, 2))) return false;
        return true;
    }
    if (numbers.size() == 1 && numbers[0].digits == 8 && order == io::date_order::ymd) {
        out = {numbers[0].value / 10'000, numbers[0].value / 100 % 100, numbers[0].value % 100};
        return true;
    }
    if (numbers.size() == 1) return numbers[0].digits == 4 ? put_year(numbers[0]) : put(out.day, numbers[0], 2);
    if (numbers.size() == 2 && order == io::date_order::ymd) return put_year(numbers[0]) && put(out.month, numbers[1], 2);
    if (numbers.size() == 2) // a month and a year; or, on the right of a range of words, a day and a year
        return put_year(numbers[1]) && put(out.month, numbers[0], 2);
    if (numbers.size() != 3) return false;
    switch (order) {
    case io::date_order::ymd: return put_year(numbers[0]) && put(out.month, numbers[1], 2) && put(out.day, numbers[2], 2);
    case io::date_order::dmy: return put(out.day, numbers[0], 2) && put(out.month, numbers[1], 2) && put_year(numbers[2]);
    case io::date_order::mdy: return put(out.month, numbers[0], 2) && put(out.day, numbers[1], 2) && put_year(numbers[2]);
    }
    return false;
}

/// Takes a clock time off the end of a date: " 14:30", "T14:30:05", " 2:30 PM". False for one that no clock shows.
bool take_clock(std::string_view& text, std::string& out)
{
    auto const colon = text.find(':');
    if (colon == std::string_view::npos) return true;
    auto begin = colon;
    while (begin != 0 && is_digit(text[begin - 1])) --begin;
    if (begin == 0 || begin == colon || (text[begin - 1] != ' ' && text[begin - 1] != 'T')) return false;
    auto rest = text.substr(begin);
    text = trimmed(text.substr(0, begin - 1));

    std::array<int, 3> hms{};
    std::size_t count = 0;
    for (;; rest.remove_prefix(1)) {
        std::size_t digits = 0;
        for (; digits != rest.size() && is_digit(rest[digits]); ++digits) hms[count] = hms[count] * 10 + (rest[digits] - '0');
        if (digits == 0 || digits > 2 || (count != 0 && digits != 2)) return false;
        rest.remove_prefix(digits);
        if (++count == hms.size() || !rest.starts_with(':')) break;
    }
    rest = trimmed(rest);
    bool const am = same_but_for_case(rest, "AM") || same_but_for_case(rest, "a.m.");
    bool const pm = same_but_for_case(rest, "PM") || same_but_for_case(rest, "p.m.");
    if (!rest.empty() && !am && !pm) return false;
    auto& hour = hms[0];
    if ((am || pm) && (hour < 1 || hour > 12)) return false;
    if (am && hour == 12) hour = 0;
    if (pm && hour != 12) hour += 12;
    if (count < 2 || hour > 23 || hms[1] > 59 || hms[2] > 59) return false;
    out = count == 2 ? fmt::format("{:02}:{:02}", hour, hms[1]) : fmt::format("{:02}:{:02}:{:02}", hour, hms[1], hms[2]);
    return true;
}

} // namespace

result<cell_days> read_cell(std::string_view text, io::date_order order)
{
    text = trimmed(text);
    auto const refused = [&](std::string_view remedy) {
        return problem_at({}, fmt::format("{} is no date in the order that the mapping names", in_quotes(excerpt(text))),
                          std::string(remedy), code::bad_time);
    };
    constexpr std::string_view remedy =
        "write the year with four digits, and day and month in the mapping's date_order or the month as a word";

    // A range: a dash that is no hyphen between numbers.
    auto from = text;
    std::optional<std::string_view> to;
    bool const words = std::any_of(text.begin(), text.end(), is_letter);
    for (std::string_view const dash : {"\xe2\x80\x93", "\xe2\x80\x94", " - ", "-"}) {
        if (dash == "-" && (!words || text.find(':') != std::string_view::npos)) continue;
        auto const at = text.find(dash);
        if (at == std::string_view::npos) continue;
        if (dash == "-" && text.find(dash, at + 1) != std::string_view::npos) break; // 01-Feb-2013
        from = trimmed(text.substr(0, at));
        to = trimmed(text.substr(at + dash.size()));
        break;
    }

    cell_days out;
    if (!take_clock(from, out.start.clock)) return refused("a clock time reads 14:30, 14:30:05 or 2:30 PM; its zone stands in the mapping");
    parts a;
    if (!read_parts(from, order, a)) return refused(remedy);
    parts b;
    std::string clock;
    if (to) {
        auto right = *to;
        if (!take_clock(right, clock)) return refused("a clock time reads 14:30, 14:30:05 or 2:30 PM; its zone stands in the mapping");
        bool const day_and_year = words && std::none_of(right.begin(), right.end(), is_letter);
        if (!read_parts(right, day_and_year ? io::date_order::dmy : order, b)) return refused(remedy);
        if (day_and_year && b.month) std::swap(b.month, b.day); // "13, 2001"
        if (!a.year) a.year = b.year;
        if (!b.year) b.year = a.year;
        if (!a.month) a.month = b.month;
        if (!b.month) b.month = a.month;
    }
    auto const wrong = [&](parts const& p, row_date& d) -> std::optional<diagnostic> {
        if (!p.year || (p.day && !p.month)) return refused(remedy);
        d.has_month = p.month.has_value();
        d.has_day = p.day.has_value();
        d.date = {*p.year, p.month.value_or(1), p.day.value_or(1)};
        if (!exists(d.date)) return no_day(d.date, text);
        if (!d.clock.empty() && !d.has_day) return refused("a clock time stands behind a day");
        return std::nullopt;
    };
    if (auto problem = wrong(a, out.start)) return *std::move(problem);
    if (to) {
        row_date end;
        end.clock = std::move(clock);
        if (auto problem = wrong(b, end)) return *std::move(problem);
        out.end = std::move(end);
    }
    return out;
}

} // namespace entente::detail
