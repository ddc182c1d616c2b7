// Times, items and statements as lists of holders write them.
// SPDX-License-Identifier: MIT
#include "import/dates/wikidata_time.hpp"
#include "import/rows/columns.hpp"
#include "import/rows/field_checks.hpp"
#include "import/terms/holders.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::detail {

namespace {

/// `2017-05-10T00:00:00Z`, `2017-05-10`, `2017-05`, `2017`, each perhaps signed.
struct written_date {
    std::string_view year, month, day;
    bool before = false;
    bool has_clock = false;
};

std::optional<written_date> read_written(std::string_view text)
{
    written_date out;
    out.before = text.starts_with('-');
    if (out.before || text.starts_with('+')) text.remove_prefix(1);
    if (auto const clock = text.find_first_of("T "); clock != std::string_view::npos) {
        auto const rest = text.substr(clock + 1);
        if (rest.size() < 5 ||
            !std::all_of(rest.begin(), rest.end(), [](char c) { return is_digit(c) || c == ':' || c == '.' || c == 'Z' || c == '+'; }))
            return std::nullopt;
        out.has_clock = true;
        text = text.substr(0, clock);
    }
    auto const next = [&] {
        auto const cut = text.find('-');
        auto const part = text.substr(0, cut);
        text = cut == std::string_view::npos ? std::string_view{} : text.substr(cut + 1);
        return part;
    };
    out.year = next();
    bool const more = !text.empty();
    out.month = next();
    bool const most = !text.empty();
    out.day = next();
    bool const good = is_count(out.year) && out.year.size() >= 4 && out.year.size() < 17 &&
                      (!more || (is_count(out.month) && out.month.size() == 2)) && (!most || (is_count(out.day) && out.day.size() == 2)) &&
                      text.empty() && (!out.has_clock || most);
    return good ? std::optional(out) : std::nullopt;
}

bool is_unknown_value(std::string_view text)
{
    if (text.find("/.well-known/genid/") != std::string_view::npos || text.starts_with("_:")) return true;
    if (text.size() > 1 && text[0] == 't' && is_count(text.substr(1))) return true; // a blank node in the CSV of the query service
    return text == "somevalue" || text == "unknown value";
}

} // namespace

result<said_time> listed_time(std::string_view text, int precision, std::string const& zone)
{
    text = trimmed(text);
    said_time out;
    if (is_unknown_value(text)) out.is = said_time::kind::unknown;
    else if (text == "novalue" || text == "no value") out.is = said_time::kind::never;
    if (out.is != said_time::kind::given) return out;
    if (text.size() == 5 && text[4] == 's' && is_count(text.substr(0, 4)) && text[3] == '0') {
        out.time = when{std::string(text.substr(0, 3)) + 'X', zone};
        return out;
    }
    auto const d = read_written(text);
    if (!d)
        return problem_at({}, fmt::format("\"{}\" is no date", printable(text.substr(0, 60))), "write 2017-05-10, 2017-05 or 2017",
                          code::bad_time);
    auto const finest = d->day.empty() ? d->month.empty() ? 9 : 10 : 11;
    bool const first_day = d->day == "01";
    if (precision == no_precision) {
        precision = finest;
        if (finest == 11 && first_day)
            out.doubt = d->month == "01" ? "is a first of January, and nothing says how fine it is"
                                         : "is a first of a month, and nothing says how fine it is";
    } else if (precision > finest && precision <= 14) precision = finest;
    auto const moment = fmt::format("{}{}-{}-{}T00:00:00Z", d->before ? '-' : '+', d->year, d->month.empty() ? "00" : d->month,
                                    d->day.empty() ? "00" : d->day);
    auto read = wikidata_time(moment, precision, {}, wikidata_form::sparql);
    if (!read) {
        auto why = read.problems().front();
        why.text = fmt::format("\"{}\" is no date that exists, or too far away", printable(text.substr(0, 60)));
        return why;
    }
    // What is written as a moment came out of a query, which writes years and months as their first day; a day is a day that somebody
    // wrote.
    bool const marked = d->has_clock && !out.doubt.empty();
    if (!marked && !out.doubt.empty()) out.doubt += "; it is taken for that day";
    out.time = when{read->text() + (marked ? "?" : ""), zone};
    return out;
}

std::string item_of(std::string_view text)
{
    text = trimmed(text);
    if (text.starts_with('<') && text.ends_with('>')) text = text.substr(1, text.size() - 2);
    if (text.find("/statement/") != std::string_view::npos) return {};
    if (auto const cut = text.find_last_of("/:#"); cut != std::string_view::npos) text.remove_prefix(cut + 1);
    if (text.size() < 2 || (text[0] != 'Q' && text[0] != 'q') || !is_count(text.substr(1))) return {};
    return 'Q' + std::string(text.substr(1));
}

std::string statement_of(std::string_view text)
{
    text = trimmed(text);
    if (text.starts_with('<') && text.ends_with('>')) text = text.substr(1, text.size() - 2);
    if (auto const cut = text.find_last_of("/:"); cut != std::string_view::npos) text.remove_prefix(cut + 1);
    std::string out(text);
    for (auto& c : out) c = c == '$' ? '-' : 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (out.starts_with('q')) out[0] = 'Q';
    return out;
}

} // namespace entente::detail
