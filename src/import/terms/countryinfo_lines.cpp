// The lines of CountryInfo.txt: almost XML, with a tenure in every bracket.
// SPDX-License-Identifier: MIT
#include "import/terms/countryinfo_lines.hpp"

#include "import/names/party_names.hpp"
#include "import/rows/columns.hpp"
#include "import/rows/field_checks.hpp"
#include "json/json_tree.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::detail {

namespace {

/// `JOHN_SMITH_` as "JOHN SMITH".
std::string spelt_out(std::string_view name)
{
    std::string out(name);
    std::ranges::replace(out, '_', ' ');
    return plain(out);
}

void add_name(std::vector<std::string>& to, std::string_view name)
{
    auto spelt = spelt_out(name);
    if (!spelt.empty() && std::ranges::find(to, spelt) == to.end()) to.push_back(std::move(spelt));
}

bool is_actor_code(std::string_view text)
{
    return text.size() >= 3 && std::ranges::all_of(text, [](char c) { return ('A' <= c && c <= 'Z') || is_digit(c); }) && !is_count(text);
}

bracket read_bracket(std::string_view inside, std::size_t offset)
{
    bracket out;
    out.whole = trimmed(inside);
    out.offset = offset;
    auto rest = out.whole;
    if (rest.size() > 1 && rest[1] == ':' && (rest[0] == 'B' || rest[0] == 'D')) {
        out.is = rest[0] == 'B' ? bracket::form::born : bracket::form::died;
        out.from = trimmed(rest.substr(2));
        return out;
    }
    if (auto const blank = rest.find_first_of(" \t"); blank != std::string_view::npos && is_actor_code(rest.substr(0, blank))) {
        out.code = rest.substr(0, blank);
        rest = trimmed(rest.substr(blank));
    }
    if (rest.starts_with('>') || rest.starts_with('<')) {
        out.is = rest.front() == '>' ? bracket::form::since : bracket::form::until;
        (out.is == bracket::form::since ? out.from : out.to) = trimmed(rest.substr(1));
    } else if (auto const dash = rest.find('-'); dash != std::string_view::npos) {
        out.is = bracket::form::between;
        out.from = trimmed(rest.substr(0, dash));
        out.to = trimmed(rest.substr(dash + 1));
    }
    return out;
}

} // namespace

person_line read_person(std::string_view line)
{
    person_line out;
    auto const hash = line.find('#');
    if (hash != std::string_view::npos) {
        out.comment = plain(line.substr(hash + 1));
        line = line.substr(0, hash);
    }
    auto const open = std::min(line.find('['), line.size());
    auto const who = line.substr(0, open);
    add_name(out.names, who.substr(0, who.find('{')));
    for (auto at = who.find('{'); at != std::string_view::npos; at = who.find('{', at + 1)) {
        auto const end = std::min(who.find_first_of("{}", at + 1), who.size());
        add_name(out.names, who.substr(at + 1, end - at - 1));
    }
    for (auto at = open; at < line.size(); at = line.find('[', at + 1)) {
        auto const end = std::min(line.find_first_of("[]", at + 1), line.size());
        out.brackets.push_back(read_bracket(line.substr(at + 1, end - at - 1), at));
        if (end == line.size() || line[end] == '[') out.brackets.back().is = bracket::form::other; // it is not closed
    }
    return out;
}

info_date read_info_date(std::string_view text, bool by_month, bool last)
{
    auto const number = [&](std::size_t from, std::size_t size) {
        int n = 0;
        for (auto const c : text.substr(from, size)) n = n * 10 + (c - '0');
        return n;
    };
    auto const flaw = [&](std::string what, std::string remedy, code c) {
        return problem_at({}, in_quotes(excerpt(text)) + std::move(what), std::move(remedy), c);
    };
    if (!is_count(text) || (text.size() != 4 && text.size() != 6 && text.size() != 8))
        return {{}, flaw(" is no date", "write YYYYMMDD", code::bad_time)};
    civil_date d{number(0, 4), text.size() > 4 ? number(4, 2) : 0, text.size() > 6 ? number(6, 2) : 0};
    if (d.year == 0) return {{}, flaw(" names a year that there is not", "write YYYYMMDD", code::no_such_day)};
    if (d.month == 0 && d.day == 0) return {row_date{{d.year, 1, 1}, false, false, {}}, {}};
    if (d.month < 1 || d.month > 12 || d.day > 31) {
        auto why = no_day(d, excerpt(text));
        return {{}, std::move(why)};
    }
    row_date const month{{d.year, d.month, 1}, true, false, {}};
    if (d.day == 0) return {month, {}};
    if (d.day > days_in_month(d.year, d.month))
        return {month,
                flaw(" names a day that does not exist", "it was taken for the month, which is what the file knows", code::no_such_day)};
    if (d.month == 1 && d.day == 1)
        return {row_date{{d.year, 1, 1}, false, false, {}},
                flaw(" is a first of January", "the file writes years so; it was taken for the year", code::false_precision)};
    if (d.day == 1)
        return {by_month ? month : row_date{d, true, true, {}},
                flaw(" is the first of a month",
                     by_month ? "the lists are monthly; it was taken for the month" : "if only the month is known, write the month",
                     code::false_precision)};
    if (by_month && last && d.day == days_in_month(d.year, d.month)) return {month, {}};
    return {row_date{d, true, true, {}}, {}};
}

tag_line read_tag(std::string_view line) noexcept
{
    tag_line out;
    line = trimmed(line);
    if (line.size() < 3 || line.front() != '<' || line.starts_with("<!")) return out;
    out.closes = line[1] == '/';
    line.remove_prefix(out.closes ? 2 : 1);
    auto const end = line.find('>');
    if (end == std::string_view::npos) return {};
    out.name = trimmed(line.substr(0, end));
    auto const rest = trimmed(line.substr(end + 1));
    if (!out.closes && !rest.empty()) {
        auto const close = rest.rfind("</");
        out.whole = close != std::string_view::npos;
        out.value = trimmed(rest.substr(0, std::min(close, rest.size())));
    }
    return out;
}

} // namespace entente::detail
