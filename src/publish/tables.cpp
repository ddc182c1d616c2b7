// Events and answers as tables.
// SPDX-License-Identifier: MIT
#include "draw/names.hpp"
#include "formula_guard.hpp"
#include "publish/event_times.hpp"
#include "text.hpp"

#include <entente/detail/one_word.hpp>
#include <entente/draw/layout.hpp>
#include <entente/io/tables.hpp>
#include <entente/query/answer.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::detail {
namespace {

/// Ids with a blank between, those inside of them escaped.
[[nodiscard]] std::string listed(std::vector<std::string> const& ids)
{
    std::string out;
    for (auto const& id : ids) {
        if (!out.empty()) out += ' ';
        out += one_word(id);
    }
    return out;
}

/// A year 0 by itself is what databases write for no date, and what readers of tables take for none: its months are not.
[[nodiscard]] std::string in_a_table(std::string const& time) { return time == "0000" ? "[0000-01..0000-12]" : time; }

class events_writer {
public:
    explicit events_writer(timeline const& world) : world_(world)
    {
        out_.columns = {"event",        "kind",       "protocol", "status", "parties",  "leaders", "earliest", "latest",
                        "end_earliest", "end_latest", "zone",     "place",  "occasion", "caveats", "sources",  "time"};
    }

    void add(one_event const& one)
    {
        auto const& e = one.seen;
        auto const where = world_.when_was(one.at);
        auto const end = world_.end_of(one.at);
        auto const is = world_.standing_of(one.at).value_or(standing{});
        std::vector<std::string> leaders;
        for (auto const& p : e.participants)
            if (!p.leader.empty()) leaders.push_back(p.leader);
        auto const time = time_of(one, world_);
        out_.rows.push_back(
            {e.id, std::string(name(e.kind)), e.protocol ? std::string(name(*e.protocol)) : std::string{}, std::string(name(is.is)),
             codes(parties_of(e.participants)), listed(leaders), second_of(where.window.earliest()), second_of(where.window.latest()),
             end ? second_of(end->earliest()) : std::string{}, end ? second_of(end->latest()) : std::string{},
             time.empty() ? zone_of(e) : time.zone(), e.place, e.occasion, fmt::format("{}", fmt::join(caveats_of(where, is), "; ")),
             listed(sources_of(e.reports)), in_a_table(time.text())});
    }

    [[nodiscard]] io::table run() && { return std::move(out_); }

private:
    timeline const& world_;
    io::table out_;
};

void put_cells(std::string& out, std::vector<std::string> const& cells, char separator)
{
    for (std::size_t i = 0; i != cells.size(); ++i) {
        if (i != 0) out += separator;
        auto const guard = looks_like_a_formula(cells[i]) ? "'" : "";
        bool const quoted = cells[i].find_first_of("\"\r\n") != std::string::npos || cells[i].find(separator) != std::string::npos ||
                            cells[i].starts_with(' ') || cells[i].ends_with(' ');
        if (!quoted) {
            out += guard + cells[i];
            continue;
        }
        out += '"';
        out += guard;
        for (char const c : cells[i]) {
            if (c == '"') out += '"';
            out += c;
        }
        out += '"';
    }
    out += "\r\n";
}

[[nodiscard]] std::string separated(io::table const& t, char separator)
{
    std::string out;
    put_cells(out, t.columns, separator);
    for (auto const& r : t.rows) put_cells(out, r, separator);
    return out;
}

/// CommonMark lets a backslash stand before any ASCII punctuation.
[[nodiscard]] std::string in_markdown(std::string_view text)
{
    auto const all = clean(text);
    auto const letter = [&](std::size_t i) {
        return i < all.size() && (('a' <= (all[i] | 0x20) && (all[i] | 0x20) <= 'z') || ('0' <= all[i] && all[i] <= '9'));
    };
    std::string out;
    for (std::size_t i = 0; i != all.size(); ++i) {
        auto const c = all[i];
        if (c == '_' && i > 0 && letter(i - 1) && letter(i + 1)) out += c; // inside a word it is nothing else
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '&') out += "&amp;";
        else {
            if (std::string_view{"\\`*_{}[]#!|~$@"}.find(c) != std::string_view::npos) out += '\\';
            out += c;
        }
    }
    return out;
}

/// By character references in Mermaid's spelling, for what its grammar uses.
[[nodiscard]] std::string in_mermaid(std::string_view text)
{
    std::string out;
    for (char const c : clean(text)) {
        if (std::string_view{":;#%<>\"{}&\\`"}.find(c) != std::string_view::npos) out += fmt::format("#{};", static_cast<int>(c));
        else out += c;
    }
    return out;
}

} // namespace
} // namespace entente::detail

namespace entente::io {

table events_table(timeline const& world)
{
    detail::events_writer out{world};
    for (auto const& e : detail::events_of(world)) out.add(e);
    return std::move(out).run();
}

table events_table(timeline const& world, query const& about)
{
    auto const then = detail::asked_of(world, about);
    detail::events_writer out{then};
    for (auto const& e : detail::events_of(then, about)) out.add(e.what);
    return std::move(out).run();
}

table answer_table(answer const& a)
{
    table out;
    out.columns.assign(flat_columns.begin(), flat_columns.end());
    auto const windows = a.candidates(); // a row for each
    for (auto const& r : a.rows()) {
        auto const& window = windows[out.rows.size()].window;
        out.rows.push_back({r.leader, r.term, r.party, r.event, r.verdict, std::to_string(r.rank_lo), std::to_string(r.rank_hi),
                            detail::second_of(window.earliest()), detail::second_of(window.latest()), r.caveats});
    }
    return out;
}

std::string csv(table const& t) { return detail::separated(t, ','); }
std::string tsv(table const& t) { return detail::separated(t, '\t'); }

std::string markdown(table const& t)
{
    std::size_t columns = t.columns.size();
    for (auto const& row : t.rows) columns = std::max(columns, row.size());
    std::vector<std::size_t> widths(columns, 3);
    auto const escaped = [&](std::vector<std::string> const& row) {
        std::vector<std::string> out;
        for (auto const& cell : row) out.push_back(detail::in_markdown(cell));
        return out;
    };
    auto const measure = [&](std::vector<std::string> const& row) {
        for (std::size_t k = 0; k != row.size(); ++k)
            if (auto const wide = detail::columns_of(row[k]); wide <= widest_padded) widths[k] = std::max(widths[k], wide);
    };
    std::vector<std::vector<std::string>> all{escaped(t.columns)};
    for (auto const& row : t.rows) all.push_back(escaped(row));
    for (auto const& row : all) measure(row);

    std::string out;
    auto const put = [&](std::vector<std::string> const& row, std::size_t cells) {
        for (std::size_t k = 0; k != cells; ++k) {
            auto const cell = k < row.size() ? std::string_view(row[k]) : std::string_view{};
            out += "| ";
            out += cell;
            out.append(widths[k] - std::min(widths[k], detail::columns_of(cell)), ' ');
            out += ' ';
        }
        out += "|\n";
    };
    put(all.front(), columns);
    for (auto const w : widths) out += '|' + std::string(w + 2, '-');
    out += "|\n";
    for (std::size_t i = 1; i != all.size(); ++i) put(all[i], columns <= most_filled ? columns : std::max<std::size_t>(all[i].size(), 1));
    return out;
}

std::string mermaid(draw::layout const& what)
{
    using detail::in_mermaid;
    std::string out = "timeline\n";
    if (!what.title.empty()) out += fmt::format("    title {}\n", in_mermaid(what.title));
    std::size_t next = 0;
    for (std::size_t lane = 0; lane != what.lanes.size(); ++lane) {
        out += fmt::format("    section {}\n", in_mermaid(what.lanes[lane].label));
        for (; next != what.marks.size() && what.marks[next].lane == lane; ++next) {
            auto const& m = what.marks[next];
            auto const& cells = what.items[m.item].cells;
            bool const plain = !m.hollow && !m.contested && !m.possible;
            auto const shown = [&](std::size_t k) { return in_mermaid(detail::cut(cells.at(k), draw::longest_text)); };
            out += fmt::format("        {} : {}{}\n", shown(1), shown(0), plain ? "" : fmt::format(" ({})", shown(3)));
        }
    }
    return out;
}

} // namespace entente::io
