// Ranges in one cell: two sides, of which one may leave out what the other has.
// SPDX-License-Identifier: MIT
#include "import/dates/date_parts.hpp"
#include "import/rows/columns.hpp"

#include <entente/detail/ascii.hpp>
#include <entente/time/detail/edtf_cursor.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace entente::detail {

namespace {

using joint = date_split::joint;

std::size_t count(std::string_view text, char c) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), c)); }

/// How many digits stand at the end, or at the front.
std::size_t digits_at_end(std::string_view text)
{
    std::size_t n = 0;
    while (n != text.size() && is_digit(text[text.size() - 1 - n])) ++n;
    return n;
}
std::size_t digits_in_front(std::string_view text)
{
    std::size_t n = 0;
    while (n != text.size() && is_digit(text[n])) ++n;
    return n;
}
bool is_day(std::size_t digits) { return digits == 1 || digits == 2; }
bool has_letters(std::string_view text) { return std::any_of(text.begin(), text.end(), is_letter); }

std::optional<date_split> at(std::string_view text, std::size_t where, std::size_t length, joint by)
{
    if (where == std::string_view::npos) return std::nullopt;
    date_split out{trimmed(text.substr(0, where)), trimmed(text.substr(where + length)), by, false};
    if (out.left.empty() || out.right.empty()) return std::nullopt;
    return out;
}

/// "June 30 to July 2, 2014", "July 13 and 14, 2014".
std::optional<date_split> at_word(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, joint>, 6> words{{{"to ", joint::dash},
                                                                       {"through ", joint::dash},
                                                                       {"thru ", joint::dash},
                                                                       {"until ", joint::dash},
                                                                       {"till ", joint::dash},
                                                                       {"and ", joint::list}}};
    for (std::size_t i = 0; i != text.size(); ++i) {
        if (text[i] == '&') return at(text, i, 1, joint::list);
        if (text[i] != ' ') continue;
        for (auto const& [word, by] : words) {
            if (!same_but_for_case(text.substr(i + 1, word.size()), word)) continue;
            auto out = at(text, i, word.size() + 1, by);
            constexpr std::string_view from = "from ";
            if (out && by == joint::dash && same_but_for_case(out->left.substr(0, from.size()), from))
                out->left = trimmed(out->left.substr(from.size()));
            return out;
        }
    }
    return std::nullopt;
}

/// "13/14 July 2014", "2014-07-13/14", "13./14.07.2014": with one slash that separates no numbers of one date.
std::optional<date_split> at_slash(std::string_view text)
{
    if (count(text, '/') != 1) return std::nullopt;
    auto out = at(text, text.find('/'), 1, joint::slash);
    if (!out) return out;
    auto const [left, right] = std::pair{out->left, out->right};
    if (left.size() >= 7 && digits_in_front(left) == 4 && left[4] == '-' && is_digit(right.front())) {
        out->iso = true;
        return out;
    }
    auto const is_whole = [](std::string_view side) { return has_letters(side) && std::any_of(side.begin(), side.end(), is_digit); };
    if (is_whole(left) && is_whole(right)) return out; // "10 May 2014/12 May 2014"
    auto const bare = left.ends_with('.') ? left.substr(0, left.size() - 1) : left;
    bool const dotted = right.find('.') != std::string_view::npos && !has_letters(text);
    if ((has_letters(text) || dotted) && is_day(digits_at_end(bare)) && is_day(digits_in_front(right))) return out;
    return std::nullopt;
}

/// "June 12-13, 2001", "29-30 June 2019", "13-14/07/2014"; not "16-Feb-2001", "May-2014".
std::optional<date_split> at_hyphen(std::string_view text)
{
    if (count(text, '-') != 1) return std::nullopt;
    auto const out = at(text, text.find('-'), 1, joint::dash);
    if (!out) return out;
    auto const [left, right] = std::pair{out->left, out->right};
    if (text.size() == 9 && digits_at_end(left) == 4 && digits_in_front(right) == 4) return out; // two years
    if (!has_letters(text) && text.find(':') == std::string_view::npos)
        return left.find_first_of("/.") != std::string_view::npos || right.find_first_of("/.") != std::string_view::npos ? out
                                                                                                                         : std::nullopt;
    if (text.find(':') != std::string_view::npos) { // "10 May 2017 10:00-12:00"
        auto const end = right.find(':');
        return digits_at_end(left) == 2 && left.find(':') != std::string_view::npos && end != std::string_view::npos && is_day(end) &&
                       left.substr(left.size() - 3, 1) == ":" && has_letters(left)
                   ? out
                   : std::nullopt;
    }
    bool const left_day = is_day(digits_at_end(left)) || (digits_at_end(left) == 0 && left.ends_with('.') && has_letters(left));
    bool const right_day = is_day(digits_in_front(right));
    bool const left_word = is_letter(left.back()), right_word = is_letter(right.front());
    if (is_day(digits_at_end(left)) && right_day) return out;
    if (left_day && right_word && has_letters(left)) return out;
    if (left_word && right_word) return out;
    if (left_word && right_day && digits_in_front(left) != 0 && has_letters(right)) return out;
    return std::nullopt;
}

} // namespace

std::optional<date_split> split_range(std::string_view text)
{
    bool const ascii = std::none_of(text.begin(), text.end(), [](char c) { return (c & '\x80') != 0; });
    if (!ascii)
        for (std::string_view const dash : {"\xe2\x80\x93", "\xe2\x80\x94", "\xe2\x80\x95"})
            if (auto out = at(text, text.find(dash), dash.size(), joint::dash)) return out;
    bool const hyphen = text.find('-') != std::string_view::npos;
    if (hyphen)
        for (std::string_view const dash : {" - ", " -- "})
            if (auto out = at(text, text.find(dash), dash.size(), joint::dash)) return out;
    if (auto out = at_slash(text)) return out;
    if (auto out = at_word(text)) return out;
    if (auto out = at(text, text.find('~'), 1, joint::dash)) return out;
    if (!ascii)
        for (std::string_view const wave : {"\xe3\x80\x9c", "\xe8\x87\xb3"})
            if (auto out = at(text, text.find(wave), wave.size(), joint::dash)) return out;
    return hyphen ? at_hyphen(text) : std::nullopt;
}

result<cell_days> join_sides(date_cell const& cell, date_split::joint by, date_parts from, date_parts to)
{
    if (!to.has_date() && to.clock && !from.clock)
        return cell.refused("ends at a clock time and begins at none", "write 2014-05-10 12:00, or both clock times");
    if (!to.has_date() && to.clock && from.day) {
        to.year = from.year;
        to.month = from.month;
        to.day = from.day;
        to.within = from.within;
        to.within_name = from.within_name;
    }
    if (from.clock && to.clock && from.clock->halved != to.clock->halved)
        return cell.refused("does not say of both clock times whether they are before or after noon",
                            "write 14:30-15:30, or AM or PM behind each");
    if (to.day && !to.month && !from.day) // "2014-16": an end that may be many things
        return cell.refused("has an end that is no year, month or day", "write both ends whole");
    bool const borrowed = !from.year && from.years.empty();
    if (borrowed) {
        from.year = to.year;
        from.within = to.within;
        from.within_name = to.within_name;
    }
    if (!to.year && to.years.empty()) {
        to.year = from.year;
        to.within = from.within;
        to.within_name = from.within_name;
    }
    if (from.day && !from.month) from.month = to.month;
    if (to.day && !to.month) to.month = from.month;

    date_side a, b;
    if (auto wrong = settle(cell, from, a)) return *std::move(wrong);
    if (auto wrong = settle(cell, to, b)) return *std::move(wrong);
    if (borrowed && from.month && a.plain && b.plain && !in_order(a.date, b.date) && from.month != to.month)
        return cell.refused("does not say of which year its first day is", "write both days with their years");
    if (by == joint::list && !(a.date.has_day && b.date.has_day && civil_day{b.date.date} - civil_day{a.date.date} == 1))
        return cell.refused("names two times that do not follow each other", "make a row of each");
    constexpr std::int64_t last_julian_year = 1923;
    if (by == joint::slash && a.date.has_day && b.date.has_day && a.date.date.year <= last_julian_year &&
        exists(a.date.date, calendar::julian) && civil_day{a.date.date, calendar::julian} == civil_day{b.date.date})
        return cell.refused("may be one day by the Julian and the Gregorian calendar",
                            "write one of them: 1907-08-18 (Julian), or 1907-08-31");
    return cell_from(cell, std::move(a), std::move(b));
}

result<cell_days> read_range(date_cell const& cell, date_split const& split)
{
    auto sides = cell;
    if (split.iso) sides.order = io::date_order::ymd;
    date_parts from, to;
    if (auto wrong = read_words(sides, split.left, date_place::left, from)) return *std::move(wrong);
    if (has_letters(split.left) && !has_letters(split.right)) sides.order = io::date_order::mdy; // "July 13-14, 2014"
    if (auto wrong = read_words(sides, split.right, from.day ? date_place::right : date_place::alone, to)) return *std::move(wrong);
    if (split.iso && !from.day && to.day && !to.month) to.month = std::exchange(to.day, std::nullopt); // "2014-07/08"
    return join_sides(cell, split.by, std::move(from), std::move(to));
}

} // namespace entente::detail
