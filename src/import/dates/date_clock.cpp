// Clock times behind, or before, a date in a cell.
// SPDX-License-Identifier: MIT
#include "import/dates/date_parts.hpp"
#include "import/rows/columns.hpp"

#include <entente/detail/ascii.hpp>
#include <entente/time/detail/edtf_cursor.hpp>

#include <array>

namespace entente::detail {

namespace {

/// One or two digits at the front.
std::optional<int> take_pair(std::string_view& text)
{
    std::size_t n = 0;
    int out = 0;
    for (; n != text.size() && is_digit(text[n]); ++n) {
        if (n == 2) return std::nullopt;
        out = out * 10 + (text[n] - '0');
    }
    if (n == 0) return std::nullopt;
    text.remove_prefix(n);
    return out;
}

bool take_word(std::string_view& text, std::string_view word)
{
    if (text.size() < word.size() || !same_but_for_case(text.substr(0, word.size()), word)) return false;
    if (text.size() > word.size() && is_letter(word.back()) && is_letter(text[word.size()])) return false;
    text.remove_prefix(word.size());
    return true;
}

/// 0: forenoon, 12: afternoon.
std::optional<int> take_half(std::string_view& text)
{
    for (auto const& [word, hours] : {std::pair{"a.m.", 0}, {"p.m.", 12}, {"a.m", 0}, {"p.m", 12}, {"am", 0}, {"pm", 12}})
        if (take_word(text, word)) return hours;
    return std::nullopt;
}

/// "Z", "UTC", "GMT", "+09:00", "+0900", "+09", "UTC+9". False: it begins like one and is none.
bool take_offset(std::string_view& text, std::optional<int>& out)
{
    if (take_word(text, "UTC") || take_word(text, "GMT") || take_word(text, "Z")) out = 0;
    auto const sign = text.empty() ? '\0' : text.front();
    if (sign != '+' && sign != '-') return true;
    text.remove_prefix(1);
    std::array<int, 2> hm{};
    std::size_t digits = 0;
    for (; digits != text.size() && is_digit(text[digits]); ++digits) {}
    auto const whole = text.substr(0, digits);
    text.remove_prefix(digits);
    if (digits == 4) hm = {(whole[0] - '0') * 10 + (whole[1] - '0'), (whole[2] - '0') * 10 + (whole[3] - '0')};
    else if (digits == 1 || digits == 2) {
        hm[0] = digits == 1 ? whole[0] - '0' : (whole[0] - '0') * 10 + (whole[1] - '0');
        if (text.starts_with(':')) {
            text.remove_prefix(1);
            auto const minutes = take_pair(text);
            if (!minutes) return false;
            hm[1] = *minutes;
        }
    } else return false;
    auto const all = hm[0] * 60 + hm[1];
    if (hm[1] > 59 || all > (sign == '+' ? 14 : 12) * 60) return false;
    out = sign == '+' ? all : -all;
    return true;
}

/// The clock time at the front of `text`, which is then what follows it; false for one that no clock shows.
bool read_clock(std::string_view& text, clock_of_day& out)
{
    auto const hour = take_pair(text);
    if (!hour) return false;
    out.hour = *hour;
    if (text.starts_with(':')) {
        text.remove_prefix(1);
        auto const before = text.size();
        out.minute = take_pair(text);
        if (!out.minute || before - text.size() != 2) return false;
        if (text.starts_with(':')) {
            text.remove_prefix(1);
            auto const left = text.size();
            out.second = take_pair(text);
            if (!out.second || left - text.size() != 2) return false;
            if ((text.starts_with('.') || text.starts_with(',')) && text.size() > 1 && is_digit(text[1])) {
                text.remove_prefix(1);
                for (; !text.empty() && is_digit(text.front()); text.remove_prefix(1)) out.fraction = out.fraction || text.front() != '0';
            }
        }
    }
    auto rest = trimmed(text);
    auto const half = take_half(rest);
    if (half) {
        if (out.hour < 1 || out.hour > 12) return false;
        out.hour = out.hour % 12 + *half;
        out.halved = true;
        text = rest;
    }
    return (out.minute || half) && out.hour <= 23 && out.minute.value_or(0) <= 59 && out.second.value_or(0) <= 59;
}

/// Where a clock time begins: at the digits before the first colon, or before "PM".
std::size_t begin_of_clock(std::string_view text)
{
    auto at = text.find(':');
    if (at == std::string_view::npos) {
        for (at = 1; at < text.size(); ++at) { // a half of the day behind a number
            auto rest = text.substr(at);
            if (!is_letter(text[at]) || is_letter(text[at - 1]) || !take_half(rest)) continue;
            while (at != 0 && text[at - 1] == ' ') --at;
            break;
        }
        if (at >= text.size()) return std::string_view::npos;
    }
    auto begin = at;
    while (begin != 0 && is_digit(text[begin - 1])) --begin;
    return begin == at ? std::string_view::npos : begin;
}

} // namespace

date_refusal take_clock(date_cell const& cell, std::string_view& text, std::optional<clock_of_day>& out)
{
    auto const refused = [&] { return cell.refused("has no clock time that reads", "a clock time reads 14:30, 14:30:05 or 2:30 PM"); };
    auto const begin = begin_of_clock(text);
    if (begin == std::string_view::npos) {
        if (text.find(':') != std::string_view::npos) return refused();
        return std::nullopt;
    }
    auto const before = begin == 0 ? ' ' : text[begin - 1];
    if (before != ' ' && before != 'T' && before != 't' && before != ',') return refused();
    auto rest = text.substr(begin);
    auto date = begin == 0 ? std::string_view{} : trimmed(text.substr(0, begin - 1));
    clock_of_day c;
    if (!read_clock(rest, c)) return refused();
    auto zone = trimmed(rest);
    bool const touches = zone.data() == rest.data();
    bool const may_be_end = touches && zone.starts_with('-') && !c.second && before != 'T' && before != 't';
    if (!may_be_end && !take_offset(zone, c.offset))
        return cell.refused("has no offset between -12:00 and +14:00, or Z, behind its clock time", "write it as +09:00");
    if (may_be_end)
        return cell.refused("may say when it ended or how far its clocks were from UTC",
                            "write the offset behind seconds, 14:30:00-05:00, or the end with blanks around the dash");
    rest = trimmed(zone);
    if (date.empty()) { // "10:30 PM on May 10, 2017"
        while (rest.starts_with(',')) rest = trimmed(rest.substr(1));
        if (take_word(rest, "on")) rest = trimmed(rest);
        text = rest;
    } else {
        if (!rest.empty())
            return is_letter(rest.front()) ? cell.refused(fmt::format("has {} behind its clock time", in_quotes(excerpt(rest))),
                                                          "a clock time is one of the mapping's zone, or has an offset such as +09:00")
                                           : refused();
        while (date.ends_with(',')) date = trimmed(date.substr(0, date.size() - 1));
        if (date.size() > 3 && same_but_for_case(date.substr(date.size() - 3), " at")) date = trimmed(date.substr(0, date.size() - 3));
        while (date.ends_with(',')) date = trimmed(date.substr(0, date.size() - 1));
        text = date;
    }
    out = c;
    return std::nullopt;
}

} // namespace entente::detail
