// Dates as people write them into tables.
// SPDX-License-Identifier: MIT
#include "import/dates/table_dates.hpp"

#include "import/dates/date_parts.hpp"
#include "import/dates/wikidata_time.hpp"
#include "import/names/folded_name.hpp"
#include "import/rows/columns.hpp"

#include <entente/time/detail/edtf_cursor.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace entente::detail {

namespace {

bool is_ascii(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return (c & '\x80') != 0; });
}

/// The text with other letters for `size` of its own.
std::string with(std::string_view text, std::size_t at, std::size_t size, std::string_view by)
{
    std::string out(text.substr(0, at));
    out += by;
    out += text.substr(at + size);
    return out;
}

/// In compatibility form (full-width digits are digits, blanks blanks), with a hyphen for what only looks like one.
std::string normalized(std::string_view text)
{
    auto out = folded_name(text);
    for (std::string_view const hyphen : {"\xe2\x80\x90", "\xe2\x80\x91", "\xe2\x80\x92", "\xe2\x88\x92"})
        for (auto at = out.find(hyphen); at != std::string::npos; at = out.find(hyphen)) out = with(out, at, hyphen.size(), "-");
    return out;
}

/// Halves and days of the week in Korean, Japanese and Chinese around a date in numbers: "2017-05-10 오후 10:30", "2017.5.10(수)".
std::string in_english(std::string text)
{
    using words = std::array<std::string_view, 3>;
    for (auto const& [names, half] : {std::pair{words{"오전", "午前", "上午"}, " am"}, std::pair{words{"오후", "午後", "下午"}, " pm"}})
        for (auto const name : names)
            if (auto const at = text.find(name); at != std::string::npos) {
                text = with(text, at, name.size(), " ");
                text += half;
            }
    constexpr std::array<words, 7> days{{{"(월)", "(月)", "(一)"},
                                         {"(화)", "(火)", "(二)"},
                                         {"(수)", "(水)", "(三)"},
                                         {"(목)", "(木)", "(四)"},
                                         {"(금)", "(金)", "(五)"},
                                         {"(토)", "(土)", "(六)"},
                                         {"(일)", "(日)", "(天)"}}};
    constexpr std::array<std::string_view, 7> english{" Mon ", " Tue ", " Wed ", " Thu ", " Fri ", " Sat ", " Sun "};
    for (std::size_t i = 0; i != days.size(); ++i)
        for (auto const name : days[i])
            if (auto const at = text.find(name); at != std::string::npos) text = with(text, at, name.size(), english[i]);
    return text;
}

/// Whether a text may be one that only EDTF or ISO 8601 writes: by what it begins with, and a mark that no plain date has. Its
/// order is year, month, day, whatever the mapping says.
bool is_like_edtf(std::string_view text)
{
    auto const begins_with_year = [](std::string_view t) {
        return t.size() >= 4 && std::all_of(t.begin(), t.begin() + 4, [](char c) { return is_digit(c) || c == 'X' || c == 'x'; });
    };
    if (std::string_view{"0123456789-XxY[{?~%./"}.find(text.front()) == std::string_view::npos) return false;
    if (is_digit(text.front()) && !begins_with_year(text)) return false;
    if (auto const slash = text.find('/'); slash != std::string_view::npos) { // one, between years
        auto const end = trimmed(text.substr(slash + 1));
        if (end.find('/') != std::string_view::npos || (!end.empty() && is_digit(end.front()) && !begins_with_year(end))) return false;
    }
    bool marked = text.front() == '-' || text.front() == 'Y';
    for (std::size_t i = 0; i != text.size(); ++i) {
        auto const c = text[i];
        if (is_digit(c)) continue;
        if (std::string_view{"XxTtZzYESs?~%[]{}/+:,. -"}.find(c) == std::string_view::npos) return false;
        marked =
            marked || std::string_view{"XxTt?~%[]{}/S"}.find(c) != std::string_view::npos || (c == '.' && text.substr(i).starts_with(".."));
    }
    auto const season = text.size() == 7 && text[4] == '-' && ('2' <= text[5] && text[5] <= '4') && text.substr(5) > "20";
    return marked || season;
}

/// Without blanks, letters large: what EDTF writes.
std::string as_edtf(std::string_view text)
{
    std::string out;
    for (char const c : text)
        if (c != ' ') out += 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return out;
}

/// Whether an EDTF text has nothing but days, months or years, perhaps with a clock, of four-digit years.
bool is_plain(edtf_end const& end)
{
    auto const& p = end.at;
    if (end.is != edtf_end::kind::point || (p.kind != edtf_kind::date && p.kind != edtf_kind::date_time) || p.offset) return false;
    return p.qualified() == edtf_qualifier{} && p.first_year == p.last_year;
}

row_date row_of(edtf_point const& p, std::string_view text)
{
    row_date out{p.first.date(), p.unit >= edtf_unit::month, p.unit >= edtf_unit::day, {}};
    if (p.kind == edtf_kind::date_time) out.clock = text.substr(text.find('T') + 1);
    return out;
}

/// An EDTF text as a cell; nothing: it is none.
std::optional<result<cell_days>> read_edtf(date_cell const& cell, std::string_view text)
{
    auto const written = as_edtf(text);
    auto const read = edtf::try_parse(written, edtf_dialect::profile, cell.calendar);
    if (!read) {
        auto const& why = read.problems().front();
        // Two ends in the wrong order are told by who reads the row.
        if (why.code == code::bad_time || why.code == code::reversed_interval) return std::nullopt;
        return result<cell_days>{cell.refused(why.text.substr(why.text.rfind('"') + 2), why.remedy, why.code)};
    }
    bool const masked = written.find_first_of("XS") != std::string::npos;
    bool const midnight_after = written.find("T24") != std::string::npos;
    auto const& range = read->ranges().front();
    bool const one_range = read->kind() == edtf_kind::date || read->kind() == edtf_kind::date_time || read->kind() == edtf_kind::interval;
    if (one_range && !masked && !midnight_after && cell.calendar == calendar::gregorian && is_plain(range.from) &&
        (!range.to || is_plain(*range.to))) {
        auto const slash = written.find('/');
        cell_days out{row_of(range.from.at, std::string_view{written}.substr(0, slash)), {}, {}};
        if (range.to) out.end = row_of(range.to->at, std::string_view{written}.substr(slash + 1));
        return result<cell_days>{std::move(out)};
    }
    auto out = cell_of(when{written}.in(cell.calendar));
    if (!out)
        return result<cell_days>{
            cell.refused(out.problems().front().code == code::out_of_range ? "is too far away" : "is more than one time, or none",
                         out.problems().front().remedy, out.problems().front().code)};
    return out;
}

/// "20170510T223000Z", "20170510223000": ISO 8601 without separators, with them; nothing: it is not so written.
std::optional<std::string> with_separators(std::string_view text)
{
    std::size_t digits = 0;
    while (digits != text.size() && is_digit(text[digits])) ++digits;
    auto rest = text.substr(digits);
    std::string_view clock;
    if (digits == 14 && rest.empty()) clock = text.substr(8);
    else if (digits == 8 && (rest.starts_with('T') || rest.starts_with('t'))) {
        std::size_t n = 1;
        while (n != rest.size() && is_digit(rest[n])) ++n;
        clock = rest.substr(1, n - 1);
        rest.remove_prefix(n);
    } else return std::nullopt;
    if (clock.size() != 4 && clock.size() != 6) return std::nullopt;
    auto out =
        fmt::format("{}-{}-{}T{}:{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2), clock.substr(0, 2), clock.substr(2, 2));
    if (clock.size() == 6) out += fmt::format(":{}", clock.substr(4));
    return out += rest;
}

/// "2019-11-05T00:00:00.5+0900": a day of ISO 8601 with a clock that EDTF does not write.
bool is_iso_clock(std::string_view text)
{
    return text.size() > 11 && text[4] == '-' && text[7] == '-' && (text[10] == 'T' || text[10] == 't') && is_digit(text[11]);
}

result<cell_days> read_alone(date_cell const& cell, std::string_view text)
{
    date_parts parts;
    if (auto wrong = read_words(cell, text, date_place::alone, parts)) return *std::move(wrong);
    date_side side;
    if (auto wrong = settle(cell, parts, side)) return *std::move(wrong);
    return cell_from(cell, std::move(side), {});
}

result<cell_days> read_normalized(date_cell cell, std::string_view text)
{
    if (text.empty()) return cell.no_date();
    if (auto const named = take_calendar(text)) cell.calendar = *named;
    if (text.starts_with('+')) {
        constexpr int to_the_day = 11;
        auto const time = wikidata_time(text, to_the_day, {});
        if (!time) return cell.refused("is no time of Wikidata", time.problems().front().remedy, time.problems().front().code);
        if (auto out = read_edtf(cell, time->text())) return *std::move(out);
        return read_alone({cell.text, io::date_order::ymd, cell.calendar}, time->text());
    }
    if (text.empty() || text.ends_with('-') || (text.starts_with('-') && (text.size() < 2 || !is_digit(text[1]))))
        return cell.refused("has a dash and nothing on the other side", "write 2014/.. for what goes on, ../2014 for what ended then");
    std::string whole;
    if (auto separated = with_separators(text)) text = whole = *std::move(separated);
    if (is_like_edtf(text))
        if (auto out = read_edtf(cell, text)) return *std::move(out);
    if (is_iso_clock(text)) cell.order = io::date_order::ymd;
    else if (auto const split = split_range(text)) return read_range(cell, *split);
    return read_alone(cell, text);
}

/// Three numbers between two equal separators, which most cells are; nothing: they are something else, or no day.
std::optional<row_date> plain_day(std::string_view text, io::date_order order)
{
    if (text.size() < 8 || text.size() > 10) return std::nullopt;
    std::array<int, 3> n{};
    std::array<std::size_t, 3> digits{};
    char between = 0;
    std::size_t k = 0;
    for (char const c : text) {
        if (is_digit(c)) {
            n[k] = n[k] * 10 + (c - '0');
            ++digits[k];
        } else {
            if ((c != '-' && c != '/' && c != '.') || (between != 0 && c != between) || ++k == n.size()) return std::nullopt;
            between = c;
        }
    }
    bool const ymd = order == io::date_order::ymd, dmy = order == io::date_order::dmy;
    auto const year = ymd ? 0U : 2U, month = ymd || dmy ? 1U : 0U, day = ymd ? 2U : dmy ? 0U : 1U;
    auto const is_short = [](std::size_t count) { return count == 1 || count == 2; };
    if (digits[year] != 4 || !is_short(digits[month]) || !is_short(digits[day])) return std::nullopt;
    row_date out{{n[year], n[month], n[day]}, true, true, {}};
    if (!exists(out.date)) return std::nullopt;
    return out;
}

/// "2018-03-24T10:20", "2018-03-24T10:20:05": what programs write, which EDTF does, too; nothing: it is something else.
std::optional<row_date> plain_moment(std::string_view text)
{
    constexpr std::string_view with_seconds = "0000-00-00T00:00:00", with_minutes = with_seconds.substr(0, 16);
    if (text.size() != with_minutes.size() && text.size() != with_seconds.size()) return std::nullopt;
    std::array<int, 6> n{};
    std::size_t k = 0;
    for (std::size_t i = 0; i != text.size(); ++i) {
        if (with_seconds[i] != '0') {
            if (text[i] != with_seconds[i]) return std::nullopt;
            ++k;
        } else if (!is_digit(text[i])) return std::nullopt;
        else n[k] = n[k] * 10 + (text[i] - '0');
    }
    row_date out{{n[0], n[1], n[2]}, true, true, std::string(text.substr(11))};
    if (n[0] == 0 || !exists(out.date) || n[3] > 23 || n[4] > 59 || n[5] > 59) return std::nullopt;
    return out;
}

/// "2018-03-24", "2018/3/24 10:20", "2018-03": a year of four digits in front leaves nothing open, so that month and day follow.
bool begins_with_year(std::string_view text)
{
    std::size_t at = 0;
    auto const digits = [&] {
        auto const from = at;
        while (at != text.size() && is_digit(text[at])) ++at;
        return at - from;
    };
    if (digits() != 4 || at == text.size()) return false;
    auto const between = text[at++];
    if (between != '-' && between != '/' && between != '.') return false;
    auto const is_short = [](std::size_t count) { return count == 1 || count == 2; };
    if (!is_short(digits())) return false;
    if (at == text.size() || text[at] == ' ') return true;
    return text[at++] == between && is_short(digits());
}

} // namespace

std::optional<row_date> read_plain_cell(std::string_view text, io::date_order order)
{
    text = trimmed(text);
    if (auto day = plain_day(text, begins_with_year(text) ? io::date_order::ymd : order)) return day;
    return plain_moment(text);
}

result<cell_days> read_cell(std::string_view text, io::date_order order)
{
    text = trimmed(text);
    if (auto plain = read_plain_cell(text, order)) return cell_days{*std::move(plain), {}, {}};
    if (begins_with_year(text)) order = io::date_order::ymd;
    date_cell const cell{text, order};
    constexpr std::size_t longest = 200;
    if (text.size() > longest) return cell.no_date();
    if (is_ascii(text)) return read_normalized(cell, text);
    auto const plain = normalized(text);
    if (is_east_asian(plain)) return read_east_asian(cell, plain);
    return read_normalized(cell, in_english(plain));
}

} // namespace entente::detail
