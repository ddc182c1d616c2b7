// Words in dates: months and weekdays, what says that they are about right, and calendars.
// SPDX-License-Identifier: MIT
#include "import/dates/date_parts.hpp"
#include "import/rows/columns.hpp"

#include <entente/detail/ascii.hpp>
#include <entente/time/detail/edtf_cursor.hpp>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace entente::detail {

namespace {

constexpr std::array<std::string_view, 12> months{"January", "February", "March",     "April",   "May",      "June",
                                                  "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> weekdays{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

/// Their names in German, French, Spanish, Portuguese, Italian, Dutch and Russian, in lower case: none means another month elsewhere
/// among these. From CLDR's wide names, some also without the marks that tables lose.
constexpr std::array<std::string_view, 12> in_other_languages{"januar jänner janvier enero janeiro gennaio januari январь января",
                                                              "februar février fevrier febrero fevereiro febbraio februari февраль февраля",
                                                              "märz maerz mars marzo março maart март марта",
                                                              "avril abril aprile апрель апреля",
                                                              "mai mayo maio maggio mei май мая",
                                                              "juni juin junio junho giugno июнь июня",
                                                              "juli juillet julio julho luglio июль июля",
                                                              "août aout agosto augustus август августа",
                                                              "septembre septiembre setiembre setembro settembre сентябрь сентября",
                                                              "oktober octobre octubre outubro ottobre октябрь октября",
                                                              "novembre noviembre novembro ноябрь ноября",
                                                              "dezember décembre decembre diciembre dezembro dicembre декабрь декабря"};

[[nodiscard]] bool has_word(std::string_view words, std::string_view word)
{
    while (!words.empty()) {
        auto const end = std::min(words.find(' '), words.size());
        if (same_but_for_case(words.substr(0, end), word)) return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

/// Takes a word off the front or the back, whole or with a full stop.
bool take_front(std::string_view& text, std::string_view word)
{
    if (text.size() <= word.size() || !same_but_for_case(text.substr(0, word.size()), word)) return false;
    auto const next = text[word.size()];
    if (is_letter(word.back()) && is_letter(next)) return false;
    text = trimmed(text.substr(word.size()));
    return true;
}
bool take_back(std::string_view& text, std::string_view word)
{
    if (text.size() <= word.size() || !same_but_for_case(text.substr(text.size() - word.size()), word)) return false;
    if (is_letter(word.front()) && is_letter(text[text.size() - word.size() - 1])) return false;
    text = trimmed(text.substr(0, text.size() - word.size()));
    return true;
}

} // namespace

std::optional<int> month_of_word(std::string_view word)
{
    for (std::size_t i = 0; i != months.size(); ++i)
        if (same_but_for_case(word, months[i]) || same_but_for_case(word, months[i].substr(0, 3)) ||
            (i == 8 && same_but_for_case(word, "Sept")))
            return static_cast<int>(i) + 1;
    if (word.size() < 3) return std::nullopt;
    for (std::size_t i = 0; i != months.size(); ++i)
        if (has_word(in_other_languages[i], word)) return static_cast<int>(i) + 1;
    return std::nullopt;
}

std::optional<int> weekday_of_word(std::string_view word)
{
    for (std::size_t i = 0; i != weekdays.size(); ++i)
        if (same_but_for_case(word, weekdays[i]) || same_but_for_case(word, weekdays[i].substr(0, 3))) return static_cast<int>(i);
    for (auto const& [name, day] : {std::pair{"Tues", 1}, {"Weds", 2}, {"Thur", 3}, {"Thurs", 3}})
        if (same_but_for_case(word, name)) return day;
    return std::nullopt;
}

std::string_view name_of_weekday(int day) { return weekdays.at(static_cast<std::size_t>(day)); }

edtf_qualifier take_qualifiers(std::string_view& text)
{
    edtf_qualifier out;
    auto const any = [&](auto take, std::initializer_list<std::string_view> words) {
        return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return take(text, w); });
    };
    if (text.empty() || (is_digit(text.front()) && is_digit(text.back()))) return out;
    for (bool more = true; more;) {
        more = false;
        if (any(take_front, {"circa", "cca.", "cca", "ca.", "ca", "c.", "c", "about", "around", "approximately", "approx.", "approx",
                             "roughly", "~"}) ||
            any(take_back, {"(circa)", "(ca.)", "(c.)", "(approx.)", "(approx)", "(approximately)", "(approximate)", "~"}))
            more = out.approximate = true;
        if (any(take_front, {"probably", "perhaps", "possibly", "maybe", "presumably"}) ||
            any(take_back, {"(?)", "?", "(probably)", "(possibly)", "(uncertain)", "(presumed)"}))
            more = out.uncertain = true;
        if (any(take_back, {"%"})) more = out.approximate = out.uncertain = true;
    }
    return out;
}

std::optional<calendar> take_calendar(std::string_view& text)
{
    if (text.empty() || is_digit(text.back())) return std::nullopt;
    for (std::string_view const word :
         {"(Julian)", "(Julian calendar)", "(O.S.)", "(OS)", "(Old Style)", "Old Style", "O.S.", "OS", "Julian"})
        if (take_back(text, word)) return calendar::julian;
    for (std::string_view const word :
         {"(Gregorian)", "(Gregorian calendar)", "(N.S.)", "(NS)", "(New Style)", "New Style", "N.S.", "NS", "Gregorian"})
        if (take_back(text, word)) return calendar::gregorian;
    return std::nullopt;
}

} // namespace entente::detail
