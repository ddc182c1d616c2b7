// What the first rows of a table tell of its columns.
// SPDX-License-Identifier: MIT
#include "import/tables/table_samples.hpp"

#include "import/dates/date_parts.hpp"
#include "import/dates/table_dates.hpp"
#include "import/names/party_names.hpp"
#include "import/rows/columns.hpp"
#include "import/rows/field_checks.hpp"
#include "import/tables/table_words.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace entente::detail {

namespace {

constexpr std::size_t most_rows = 400;
constexpr std::size_t most_words = 12;

/// The separator that the first rows have most evenly: of each, in how many rows it stands as often as in the first.
char separator_of(std::string const& path)
{
    constexpr std::string_view candidates = ",\t;|";
    char best = ',';
    std::size_t most = 0;
    for (char const c : candidates) {
        row_reader rows(path, {c, true}, {});
        std::size_t width = 0;
        std::size_t even = 0;
        for (std::size_t n = 0; n != 50 && rows.next(); ++n) {
            if (rows.flaw()) continue;
            if (width == 0) width = rows.fields().size();
            even += rows.fields().size() == width && width > 1 ? 1U : 0U;
        }
        if (even * 100 + std::min<std::size_t>(width, 99) > most && even != 0) {
            most = even * 100 + std::min<std::size_t>(width, 99);
            best = c;
        }
    }
    return best;
}

/// Of a cell of one or two digits, as data frames write them, too: "5", "05", "5.0".
std::optional<int> whole_number(std::string_view text)
{
    if (text.ends_with(".0")) text.remove_suffix(2);
    if (text.size() > 2 || !is_count(text)) return std::nullopt;
    int n = 0;
    for (char const c : text) n = n * 10 + (c - '0');
    return n;
}

bool is_clock(std::string_view text)
{
    auto const colon = text.find(':');
    return colon != std::string_view::npos && colon <= 2 && is_count(text.substr(0, colon)) && text.size() <= 11;
}

/// Whether a text is several countries with `mark` between them.
bool is_list(std::string_view text, std::string_view mark, party_namer& parties)
{
    if (text.find(mark) == std::string_view::npos) return false;
    for (;;) {
        auto const at = text.find(mark);
        if (!parties(trimmed(text.substr(0, at)), 0).known) return false;
        if (at == std::string_view::npos) return true;
        text.remove_prefix(at + mark.size());
    }
}

void look_at(column_sample& c, std::string_view text, party_namer& parties)
{
    ++c.cells;
    bool const is_known = std::ranges::find(c.words, text) != c.words.end();
    c.repeated += is_known ? 1U : 0U;
    if (c.words.size() < most_words && !is_known) c.words.emplace_back(text);
    c.clocks += is_clock(text) ? 1U : 0U;
    bool const is_year = text.size() == 4 && is_count(text);
    c.years += is_year ? 1U : 0U;
    auto const alone = whole_number(text);
    c.months += (alone && 1 <= *alone && *alone <= 12) || month_of_word(text) ? 1U : 0U;
    c.month_days += alone && 1 <= *alone && *alone <= 31 ? 1U : 0U;
    bool const number = is_number(text, INT64_MAX / 16);
    c.numbers += number ? 1U : 0U;
    c.addresses += text.starts_with("http://") || text.starts_with("https://") ? 1U : 0U;
    if (!number || text.size() == 8 || is_year)
        for (auto const order : {io::date_order::ymd, io::date_order::dmy, io::date_order::mdy})
            c.dates[static_cast<std::size_t>(order)] += read_cell(text, order) ? 1U : 0U;
    if (number) return;
    if (parties(text, 0).known) ++c.countries;
    else
        for (std::size_t i = 0; i != list_marks.size(); ++i) c.lists[i] += is_list(text, list_marks[i], parties) ? 1U : 0U;
    c.kinds += table_word<event_kind>(text) ? 1U : 0U;
    c.statuses += table_word<status>(text) ? 1U : 0U;
}

/// A first row that holds a date, a number or an address is no header.
bool is_header(std::vector<std::string> const& row)
{
    party_namer parties;
    return std::ranges::none_of(row, [&](std::string const& text) {
        column_sample c;
        if (!text.empty()) look_at(c, text, parties);
        return c.dates[0] + c.dates[1] + c.dates[2] + c.numbers + c.addresses != 0;
    });
}

} // namespace

bool column_sample::is_called(std::vector<std::string_view> const& any) const
{
    return std::ranges::any_of(any, [&](std::string_view word) {
        for (std::size_t at = plain.find(word); at != std::string::npos; at = plain.find(word, at + 1)) {
            auto const end = at + word.size();
            bool const begins = at == 0 || plain[at - 1] == ' ';
            bool const ends = end == plain.size() || plain[end] == ' ' || plain[end] == 's';
            if (begins && ends) return true;
        }
        return false;
    });
}

std::string_view column_sample::list_mark() const
{
    auto const most = std::ranges::max_element(lists);
    return *most == 0 ? std::string_view{} : list_marks[static_cast<std::size_t>(most - lists.begin())];
}

table_sample sample_table(std::string const& path)
{
    table_sample out;
    out.separator = separator_of(path);
    row_reader rows(path, {out.separator, true}, {});
    party_namer parties;
    auto const nothing = io::default_empty_words();
    for (bool first = true; out.rows != most_rows && rows.next();) {
        if (auto const flaw = rows.flaw()) {
            if (first) throw error(rows.describe(*flaw)); // as reading has it: it may be the header
            continue;
        }
        std::vector<std::string> row;
        for (auto const f : rows.fields()) row.emplace_back(trimmed(f));
        if (first) {
            first = false;
            out.columns.resize(row.size());
            out.has_header = is_header(row);
            for (std::size_t i = 0; i != row.size() && out.has_header; ++i) {
                out.columns[i].name = row[i];
                out.columns[i].plain = plain_word(row[i]);
            }
            if (out.has_header) continue;
        }
        ++out.rows;
        for (std::size_t i = 0; i != std::min(row.size(), out.columns.size()); ++i)
            if (!row[i].empty() && std::ranges::find(nothing, row[i]) == nothing.end()) look_at(out.columns[i], row[i], parties);
    }
    if (out.columns.empty()) throw error(code::unknown_layout, {path, 1, 1}, "the file is empty", "expected a table");
    return out;
}

} // namespace entente::detail
