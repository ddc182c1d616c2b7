// Wikidata's times.
// SPDX-License-Identifier: MIT
#include "import/dates/wikidata_time.hpp"

#include "json/json_tree.hpp"

#include <entente/time/civil.hpp>

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <string>

namespace entente::detail {

namespace {

struct precision_of {
    static constexpr int millennium = 6, century = 7, decade = 8, year = 9, month = 10, day = 11, hour = 12, minute = 13, second = 14;
};

/// What stands in a text.
struct wikidata_text {
    bool minus = false;
    std::int64_t year = 0;
    int month = 0, day = 0; ///< 0: open
    int hour = 0, minute = 0, second = 0;
};

/// The digits at the front, at least one; nothing: there are none, or they are too large.
template <class Number>
bool take_number(std::string_view& text, Number& out)
{
    if (text.empty() || text[0] < '0' || '9' < text[0]) return false;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return error == std::errc{};
}
bool take(std::string_view& text, char c)
{
    if (!text.starts_with(c)) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<wikidata_text> read(std::string_view text)
{
    wikidata_text out;
    out.minus = take(text, '-');
    if (!out.minus) take(text, '+');
    if (!take_number(text, out.year)) return std::nullopt;
    if (take(text, '-') && !take_number(text, out.month)) return std::nullopt;
    if (out.month != 0 || !text.empty())
        if (take(text, '-') && !take_number(text, out.day)) return std::nullopt;
    if (take(text, 'T')) {
        if (!take_number(text, out.hour) || !take(text, ':') || !take_number(text, out.minute)) return std::nullopt;
        if (take(text, ':') && !take_number(text, out.second)) return std::nullopt;
        if (!take(text, 'Z')) return std::nullopt;
    }
    if (!text.empty() || out.month > 12 || out.day > 31 || out.hour > 23 || out.minute > 59 || out.second > 59) return std::nullopt;
    return out;
}

/// A year as EDTF writes it.
std::string edtf_year(std::int64_t y)
{
    if (y < -9999 || 9999 < y) return fmt::format("Y{}", y);
    return fmt::format("{}{:04}", y < 0 ? "-" : "", y < 0 ? -y : y);
}

/// The years that share a decade, a century or a millennium with year `n` of its era.
std::string years_around(std::int64_t n, bool bc, int precision)
{
    auto const length = precision == precision_of::decade ? 10 : precision == precision_of::century ? 100 : 1000;
    auto first = precision == precision_of::decade ? n / length * length : (n - 1) / length * length + 1;
    auto const last = first + length - 1;
    if (first == 0) first = 1; // the era begins with a year 1
    if (!bc && precision == precision_of::decade && first >= 10 && last <= 9999) return fmt::format("{:03}X", first / 10);
    return bc ? fmt::format("[{}..{}]", edtf_year(1 - last), edtf_year(1 - first))
              : fmt::format("[{}..{}]", edtf_year(first), edtf_year(last));
}

std::optional<calendar> calendar_of(std::string_view model)
{
    if (model.empty() || model.ends_with("Q1985727")) return calendar::gregorian;
    if (model.ends_with("Q1985786")) return calendar::julian;
    return std::nullopt;
}

} // namespace

result<when> wikidata_time(std::string_view time, int precision, std::string_view calendar_model, wikidata_form form)
{
    using is = precision_of;
    auto const quoted = in_quotes(excerpt(time));
    auto const refused = [&](code c, std::string_view what, std::string_view remedy) {
        return problem_at({}, fmt::format("{} {}", quoted, what), std::string(remedy), c);
    };
    auto const said = read(time);
    if (!said) return refused(code::bad_time, "is no time of Wikidata", "Wikidata writes +2017-05-10T00:00:00Z");
    if (precision < is::millennium || is::second < precision)
        return refused(code::out_of_range, fmt::format("has precision {}", precision),
                       "a time is known to the millennium, 6, or better, up to 14");
    auto const model = calendar_of(calendar_model);
    if (!model)
        return refused(code::bad_time, fmt::format("is in the calendar {}", in_quotes(excerpt(calendar_model))),
                       "times are Gregorian, Q1985727, or Julian, Q1985786");
    auto const& [minus, number, month, day, hour, minute, second] = *said;
    bool const astronomical = form == wikidata_form::sparql && precision >= is::year;
    if (number == 0 && !astronomical) return refused(code::bad_time, "has a year 0", "the year before 1 is -0001");
    constexpr std::int64_t within_instants = 290'000;
    if (number > within_instants) return refused(code::out_of_range, "is too far away", "instants reach 292 000 years either way");
    if (precision < is::year) return when{years_around(number, minus, precision)};

    auto const year = !minus ? number : astronomical ? -number : 1 - number;
    // As coarse as what is given.
    if (month == 0) precision = is::year;
    else if (day == 0 && precision > is::month) precision = is::month;
    auto const in = form == wikidata_form::sparql && precision >= is::day ? calendar::gregorian : *model;
    if (precision == is::year) return when{edtf_year(year)}.in(in);
    if (year < -9999 || 9999 < year)
        return refused(code::out_of_range, "is a month too far away", "months are told of years with four digits");
    auto text = fmt::format("{}-{:02}", edtf_year(year), month);
    if (precision == is::month) return when{std::move(text)}.in(in);
    if (!exists({year, month, day}, in))
        return refused(code::no_such_day, "names a day that does not exist", "correct the item, or leave the statement out");
    text += fmt::format("-{:02}", day);
    if (precision == is::hour) text = fmt::format("[{0}T{1:02}:00Z..{0}T{1:02}:59Z]", text, hour);
    else if (precision == is::minute) text += fmt::format("T{:02}:{:02}Z", hour, minute);
    else if (precision == is::second) text += fmt::format("T{:02}:{:02}:{:02}Z", hour, minute, second);
    return when{std::move(text), precision > is::day ? "UTC" : ""}.in(in);
}

} // namespace entente::detail
