// Hostile text into whatever writes: files that are valid again, and nothing that steers a terminal.
// SPDX-License-Identifier: MIT
#include "support.hpp"
#include "targets.hpp"

#include <entente/draw/layout.hpp>
#include <entente/draw/svg.hpp>
#include <entente/draw/terminal.hpp>
#include <entente/entente.hpp>
#include <entente/io/answer_json.hpp>
#include <entente/io/events_json.hpp>
#include <entente/io/icalendar.hpp>
#include <entente/io/json.hpp>
#include <entente/io/language.hpp>
#include <entente/io/tables.hpp>
#include <entente/io/zones.hpp>

#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::fuzz {

namespace {

/// Facts of which every text is a piece of the input, between one | and the next, and again from the first.
records facts_of(std::string_view input)
{
    std::vector<std::string> pieces;
    for (bool more = true; more;) {
        more = input.find('|') != input.npos;
        auto const [piece, rest] = divided(input, "|");
        pieces.emplace_back(piece);
        input = rest;
    }
    std::size_t next = 0;
    auto const text = [&] { return pieces[next++ % pieces.size()]; };

    records all;
    all.title = text();
    all.note = text();
    all.sources.push_back({"s", text(), text(), text(), text(), when{"2017-06"}, source_rank::normal, text(), {}, {}});
    all.sources.push_back({"s-" + text(), text(), {}, "https://example.org/" + text(), {}, {}, source_rank::normal, {}, {}, {}});
    all.parties.push_back({party{"XQA"}, text(), party_kind::country, {}, {}});
    all.leaders.push_back({"moon", text(), {text()}, {}, {}});
    all.leaders.push_back({"l-" + text(), text(), {}, {}, {}});
    all.offices.push_back({"KOR/president", party{"KOR"}, text(), {}});
    auto& t = all.terms.emplace_back();
    t.id = "t-" + text();
    t.leader = "moon";
    t.office = "KOR/president";
    t.at(milestone::took_office) = {{"s", {}, when{"2017-05-10", "Asia/Seoul"}, {}, text(), {}}};
    t.ended = text();
    constexpr char const* times[]{"2017-05-10T22:30", "2017-05-11", "2017-06/2017-07", ""};
    for (std::size_t i = 0; i != std::size(times); ++i) {
        auto& e = all.events.emplace_back();
        e.id = "e" + std::to_string(i) + text();
        e.kind = i == 2 ? event_kind::visit : event_kind::call;
        e.participants = {{"moon", party{"KOR"}, {}, {}, {}}, {i == 1 ? all.leaders[1].id : "", party{i == 3 ? "XQA" : "USA"}, {}, {}, {}}};
        if (i == 2) e.participants[0].role = role::guest, e.participants[1].role = role::host;
        e.place = text();
        e.topics = {text()};
        e.note = text();
        e.reports = {
            {i == 0 ? "s" : all.sources[1].id, status::held, *times[i] == 0 ? when{} : when{times[i], "Asia/Seoul"}, {}, text(), {}}};
    }
    auto& c = all.claims.emplace_back();
    c.source = all.sources[1].id;
    c.says = order_claim{{{all.events[0].id}, {all.events[1].id}}};
    c.note = text();
    return all;
}

/// No control but those that are allowed.
void check_controls(char const* what, std::string_view text, std::string_view allowed = "\n")
{
    for (std::size_t i = 0; i != text.size(); ++i) {
        auto const c = static_cast<unsigned char>(text[i]);
        bool const control = (c < 0x20 && allowed.find(text[i]) == allowed.npos) || c == 0x7F ||
                             (c == 0xC2 && i + 1 != text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0);
        require(!control, what, text.substr(i < 40 ? 0 : i - 40, 80));
    }
}

/// Nothing in it steers what shows it to people: no control, no override of the direction of writing.
void check_harmless(char const* what, std::string_view text, std::string_view allowed = "\n")
{
    check_controls(what, text, allowed);
    for (std::string_view const bytes :
         {"\xE2\x80\xAA", "\xE2\x80\xAB", "\xE2\x80\xAC", "\xE2\x80\xAD", "\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x81\xA7"})
        require(text.find(bytes) == text.npos, what, text);
}

void check_json(char const* what, std::string const& text)
{
    check_controls(what, text);
    require(nlohmann::json::accept(text), what, text);
}

/// The cells of a CSV as RFC 4180 has them, each without the apostrophe that keeps it from being a formula.
std::vector<std::vector<std::string>> cells_of(std::string_view csv)
{
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < csv.size();) {
        auto& row = rows.emplace_back();
        for (bool more = true; more;) {
            std::string cell;
            bool quoted = i != csv.size() && csv[i] == '"';
            if (quoted) ++i;
            while (i != csv.size()) {
                if (quoted && csv[i] == '"') {
                    if (i + 1 == csv.size() || csv[i + 1] != '"') {
                        ++i;
                        break;
                    }
                    ++i;
                } else if (!quoted && (csv[i] == ',' || csv[i] == '\r')) break;
                cell += csv[i++];
            }
            auto const first = cell.find_first_not_of('\'');
            if (first != cell.npos && first != 0 && std::string_view("=+-@\t\r").find(cell[first]) != std::string_view::npos)
                cell.erase(0, 1);
            row.push_back(std::move(cell));
            more = i != csv.size() && csv[i] == ',';
            if (more) ++i;
        }
        require(csv.substr(i).starts_with("\r\n"), "a row of CSV ends in CRLF", csv);
        i += 2;
    }
    return rows;
}

void check_table(io::table const& t)
{
    check_harmless("Markdown is harmless", io::markdown(t));
    check_json("cells as JSON are JSON", io::to_json(t));
    auto rows = cells_of(io::csv(t));
    require(!rows.empty() && rows.front() == t.columns, "CSV begins with the columns");
    rows.erase(rows.begin());
    require(rows == t.rows, "CSV gives the cells back", io::csv(t));
    (void)io::tsv(t);
}

void check_calendar(std::string_view text)
{
    check_harmless("a calendar is harmless", text, "\r\n");
    while (!text.empty()) {
        auto const [line, rest] = divided(text, "\r\n");
        require(line.size() <= 75, "lines of a calendar have at most 75 octets", line);
        require(line.find('\r') == line.npos && line.find('\n') == line.npos, "lines of a calendar end in CRLF", line);
        text = rest;
    }
}

void check_drawing(draw::layout const& drawn)
{
    auto const picture = draw::svg(drawn);
    check_harmless("SVG is harmless", picture);
    pugi::xml_document read;
    require(static_cast<bool>(read.load_buffer(picture.data(), picture.size())), "SVG is XML", picture);
    check_harmless("a page is harmless", draw::html(drawn));
    check_harmless("Mermaid is harmless", io::mermaid(drawn));
}

} // namespace

void writers(std::string_view input)
{
    auto facts = facts_of(input);
    try {
        auto const text = io::write(facts);
        require(nlohmann::json::accept(text), "a document is JSON", text);
        require(reads_back(text), "a document reads back", text);
    } catch (error const& e) {
        check_harmless("an error is harmless", e.what());
    }
    auto const built = builder{iana_zones()}.add(std::move(facts)).try_build();
    for (auto const& p : built.problems()) check_harmless("a problem is harmless", to_string(p));
    if (!built) return;
    auto const& world = *built;
    check_json("warnings as JSON are JSON", io::to_json(built.problems()));
    check_json("events as JSON are JSON", io::events_json(world));
    check_table(io::events_table(world));
    check_table(io::edges_table(world));
    check_calendar(io::icalendar(world));
    check_drawing(draw::lay_out(world));
    draw::choice on_terminal;
    on_terminal.on = draw::canvas::terminal(80);
    check_harmless("a drawing in letters is harmless", draw::text(draw::lay_out(world, on_terminal)));

    auto const asked = order(call, visit).by("moon");
    auto const answer = world.ask(asked);
    check_json("answers as JSON are JSON", io::answers_json(answer, world));
    check_table(io::answer_table(answer));
    check_harmless("an answer is harmless", answer.why());
    for (auto const& row : answer) check_harmless("a line is harmless", row.line());
    check_harmless("a line in Korean is harmless", io::lines(answer, asked, world, language("ko")));
    check_drawing(draw::lay_out(answer, world));
}

} // namespace entente::fuzz
