// Long texts and many of one thing, in drawings, calendars and tables: what is written grows as what was given, and nothing is lost.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "refusal.hpp"
#include "text.hpp"

#include <entente/draw/layout.hpp>
#include <entente/draw/svg.hpp>
#include <entente/draw/terminal.hpp>
#include <entente/entente.hpp>
#include <entente/io/icalendar.hpp>
#include <entente/io/tables.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace face_limits_tests {

using namespace entente;

namespace {

std::string day(std::size_t i) { return fmt::format("{}-{:02}-{:02}", 2000 + i / 336, 1 + i / 28 % 12, 1 + i % 28); }

report held_on(std::string time, std::string source = {})
{
    return {std::move(source), status::held, time.empty() ? when{} : when{std::move(time), "UTC"}, {}, {}, {}};
}

/// n calls of Lee with the same party, e0, e1, ..., a day apart.
records calls(std::size_t n)
{
    records out;
    out.leaders.push_back({"lee", "Lee", {}, {}, {}});
    for (std::size_t i = 0; i != n; ++i) {
        auto& e = out.events.emplace_back();
        e.id = fmt::format("e{}", i);
        e.participants = {{"lee", party{"KOR"}, {}, {}, {}}, {{}, party{"USA"}, {}, {}, {}}};
        e.reports = {held_on(day(i))};
    }
    return out;
}

source& add_source(records& to, std::string id)
{
    auto& s = to.sources.emplace_back();
    s.id = std::move(id);
    return s;
}

timeline built(records all) { return builder{utc_and_offsets()}.add(std::move(all)).build(); }

std::string as_svg(timeline const& t) { return draw::svg(draw::lay_out(t)); }
std::string as_page(timeline const& t) { return draw::html(draw::lay_out(t)); }
std::string as_text(timeline const& t)
{
    draw::choice how;
    how.on = draw::canvas::terminal(100);
    return draw::text(draw::lay_out(t, how));
}
std::string as_mermaid(timeline const& t) { return io::mermaid(draw::lay_out(t)); }
std::string as_calendar(timeline const& t) { return io::icalendar(t); }
std::string as_markdown(timeline const& t) { return io::markdown(io::events_table(t)); }

struct face {
    char const* name;
    std::string (*show)(timeline const&);
};
constexpr face faces[]{{"SVG", as_svg},         {"page", as_page},         {"terminal", as_text},
                       {"Mermaid", as_mermaid}, {"calendar", as_calendar}, {"Markdown", as_markdown}};

/// Twice as much given is not much more than twice as much written, whatever shows it.
void check_growth(char const* what, records (*made)(std::size_t))
{
    auto const small = built(made(300));
    auto const large = built(made(600));
    for (auto const& f : faces) {
        CAPTURE(what, f.name);
        auto const n = f.show(small).size();
        auto const twice = f.show(large).size();
        CAPTURE(n, twice);
        CHECK(static_cast<double>(twice) <= 2.3 * static_cast<double>(n));
    }
}

std::size_t times_in(std::string_view text, std::string_view what)
{
    std::size_t n = 0;
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + what.size())) ++n;
    return n;
}

std::string unfolded(std::string const& calendar)
{
    std::string out;
    for (std::size_t at = 0; at != calendar.size(); ++at) {
        if (calendar.compare(at, 3, "\r\n ") == 0) at += 2;
        else out += calendar[at];
    }
    return out;
}

} // namespace

TEST_CASE("a cut text ends where a reader's character ends")
{
    using detail::cut;
    CHECK(cut("abcdef", 6) == "abcdef");
    CHECK(cut("abcdefg", 6) == "abc...");
    CHECK(cut("abc", 2) == "..");
    CHECK(cut("", 0).empty());
    CHECK(cut("\uBB38\uC7AC\uC778 \uB300\uD1B5\uB839", 8) == "\uBB38\uC7AC...");
    std::string const e_acute = "e\u0301"; // two characters, one letter
    CHECK(cut(e_acute + e_acute + e_acute + e_acute + "xy", 5) == e_acute + e_acute + "...");
    std::string const family = "\U0001F468\u200D\U0001F469\u200D\U0001F467"; // three people, one picture
    CHECK(cut("ab" + family + "cdefgh", 8) == "ab...");
    std::string const flag = "\U0001F1F0\U0001F1F7"; // two letters, one flag
    CHECK(cut("a" + flag + "bcdefg", 5) == "a...");
    CHECK(cut("ab\xFF\xFFgh", 5) == "ab...");

    std::string accents = "a";
    for (int i = 0; i != 1000; ++i) accents += "\u0301";
    CHECK(detail::columns_of(accents) == 1);
    CHECK(cut(accents, 10).size() <= 80);
    CHECK(cut(accents, 10).starts_with("a\u0301"));
    CHECK(cut(accents, 10).ends_with("\u0301..."));
    CHECK(cut("b" + accents, 10) == "b...");
    CHECK(cut(accents, 1000) == accents.substr(0, accents.size()));
}

TEST_CASE("what is written grows as what was given")
{
    check_growth("sources of one event", [](std::size_t n) {
        auto all = calls(1);
        for (std::size_t i = 0; i != n; ++i) {
            add_source(all, fmt::format("s{}", i));
            all.events[0].reports.push_back(held_on(day(0), fmt::format("s{}", i)));
        }
        return all;
    });
    check_growth("one claim over all events", [](std::size_t n) {
        auto all = calls(n);
        auto& says = all.claims.emplace_back().says.emplace<order_claim>();
        for (auto const& e : all.events) says.steps.push_back({e.id});
        return all;
    });
    check_growth("every other event before all others, and each pair on another's word", [](std::size_t n) {
        auto all = calls(n);
        auto& groups = all.claims.emplace_back().says.emplace<order_claim>();
        groups.steps.resize(2);
        for (std::size_t i = 0; i != n; ++i) groups.steps[i < n / 2 ? 0 : 1].push_back(all.events[i].id);
        for (std::size_t i = 1; i < n; ++i) all.claims.emplace_back().says = order_claim{{{all.events[i - 1].id}, {all.events[i].id}}};
        return all;
    });
    check_growth("a name as long as the events are many", [](std::size_t n) {
        auto all = calls(n);
        all.leaders[0].name = std::string(10 * n, 'a');
        all.parties.push_back({party{"USA-2"}, std::string(10 * n, 'b'), {}, {}, {}});
        for (auto& e : all.events) e.participants[1].party = party{"USA-2"};
        return all;
    });
    check_growth("a letter with as many accents", [](std::size_t n) {
        auto all = calls(n);
        for (std::size_t i = 0; i != 10 * n; ++i) all.leaders[0].name += "\u0301";
        return all;
    });
    check_growth("a source as long as the events are many, which tells and claims", [](std::size_t n) {
        auto all = calls(n);
        auto& s = add_source(all, "s");
        s.publisher = std::string(10 * n, 'p');
        s.title = std::string(10 * n, 't');
        s.address = "https://example.org/" + std::string(10 * n, 'a');
        for (auto& e : all.events) e.reports[0].source = "s";
        for (std::size_t i = 1; i < n; ++i) {
            auto& c = all.claims.emplace_back();
            c.source = "s";
            c.says = order_claim{{{all.events[i - 1].id}, {all.events[i].id}}};
        }
        return all;
    });
    check_growth("participants of one event, on one of many days", [](std::size_t n) {
        auto all = calls(1);
        std::string days;
        for (std::size_t i = 0; i != n; ++i) {
            auto const own = party{fmt::format("P{}", i)};
            all.parties.push_back({own, fmt::format("Party {}", i), {}, {}, {}});
            all.events[0].participants.push_back({{}, own, {}, {}, {}});
            days += (i == 0 ? "" : ",") + day(2 * i);
        }
        all.events[0].reports = {held_on('[' + days + ']')};
        return all;
    });
    check_growth("milestones in lanes of their own", [](std::size_t n) {
        auto all = calls(0);
        for (std::size_t i = 0; i != n; ++i) {
            auto const own = party{fmt::format("P{}", i)};
            all.parties.push_back({own, fmt::format("Party {}", i), {}, {}, {}});
            all.offices.push_back({fmt::format("o{}", i), own, "president", {}});
            all.leaders.push_back({fmt::format("l{}", i), fmt::format("Leader {}", i), {}, {}, {}});
            auto& t = all.terms.emplace_back();
            t.id = fmt::format("t{}", i);
            t.leader = fmt::format("l{}", i);
            t.office = fmt::format("o{}", i);
            t.at(took_office) = {held_on("2000-01-15")};
            auto& e = all.events.emplace_back();
            e.id = fmt::format("e{}", i);
            e.participants = {{{}, own, {}, {}, {}}, {{}, party{"KOR"}, {}, {}, {}}};
            e.reports = {held_on(day(i % 28))};
        }
        return all;
    });
}

TEST_CASE("a long name is cut where it is repeated, and stands whole where it is data")
{
    auto all = calls(3);
    auto const name = std::string(500, 'a') + "z";
    all.leaders[0].name = name;
    auto& s = add_source(all, "s");
    s.publisher = std::string(500, 'p') + "z";
    s.address = "https://example.org/" + std::string(3'000, 'q') + "z";
    for (auto& e : all.events) e.reports[0].source = "s";
    auto const world = built(std::move(all));

    auto const l = draw::lay_out(world);
    for (auto const& i : l.items) {
        CHECK(i.cells[0] == "Call: " + std::string(397, 'a') + "... (KOR), United States (USA)");
        REQUIRE(i.sources.size() == 1);
        CHECK(i.sources[0] == draw::link{std::string(397, 'p') + "...", ""});
    }
    auto const calendar = unfolded(io::icalendar(world));
    CHECK(times_in(calendar, name) == 1);
    CHECK(times_in(calendar, std::string(397, 'a') + "... (KOR)") == 3);
    CHECK(times_in(calendar, world.facts().sources[0].publisher) == 1);
    CHECK(times_in(calendar, world.facts().sources[0].address) == 1);
    CHECK(times_in(calendar, "\r\nURL:") == 0);
    CHECK(io::events_table(world).rows[0][5] == "lee");
}

TEST_CASE("leaders whose long names begin alike have lanes of their own, and those of one name share one")
{
    auto all = calls(3);
    all.leaders[0].name = std::string(500, 'a');
    all.leaders.push_back({"lee-2", std::string(500, 'a') + "b", {}, {}, {}});
    all.leaders.push_back({"lee-3", std::string(500, 'a'), {}, {}, {}});
    all.events[1].participants[0].leader = "lee-2";
    all.events[2].participants[0].leader = "lee-3";
    draw::choice how;
    how.lanes = draw::lanes::leader;
    auto const l = draw::lay_out(built(std::move(all)), how);
    REQUIRE(l.lanes.size() == 2);
    CHECK(l.lanes[0].label == l.lanes[1].label);
    CHECK(l.marks.size() == 3);
}

TEST_CASE("groups of events are joined each with each, large ones through one of them")
{
    auto const arrows = [](std::size_t before, std::size_t after) {
        auto all = calls(before + after);
        auto& says = all.claims.emplace_back().says.emplace<order_claim>();
        says.steps.resize(2);
        for (std::size_t i = 0; i != before + after; ++i) says.steps[i < before ? 0 : 1].push_back(all.events[i].id);
        draw::choice how;
        how.lanes = draw::lanes::kind;
        auto const l = draw::lay_out(built(std::move(all)), how);
        CHECK(l.sayings.size() == 1);
        for (auto const& a : l.arrows) {
            CHECK(a.says == std::vector<std::size_t>{0});
            CHECK(a.from.x < a.to.x); // none is made up
        }
        return l.arrows.size();
    };
    CHECK(arrows(2, 3) == 6);
    CHECK(arrows(8, 8) == 64);
    CHECK(arrows(8, 9) == 8 + 9 - 1);
    CHECK(arrows(1, 100) == 100);
    CHECK(arrows(100, 1) == 100);
}

TEST_CASE("a tooltip tells the first sources, and how many more there are; a page tells all")
{
    auto all = calls(1);
    for (std::size_t i = 0; i != 25; ++i) {
        add_source(all, fmt::format("s{}.", i));
        all.events[0].reports.push_back(held_on(day(0), fmt::format("s{}.", i)));
    }
    auto const world = built(std::move(all));
    auto const svg = as_svg(world);
    CHECK(svg.find("\ns19.\nand 5 more</title>") != svg.npos);
    CHECK(svg.find("s20.") == svg.npos);
    auto const page = as_page(world);
    CHECK(page.find("s24.") != page.npos);
    CHECK(page.find("more</title>") == page.npos);
}

TEST_CASE("what has very many times is one light bar")
{
    auto const pieces = [](std::size_t n) {
        auto all = calls(1);
        std::string days;
        for (std::size_t i = 0; i != n; ++i) days += (i == 0 ? "" : ",") + day(2 * i);
        all.events[0].reports = {held_on('[' + days + ']')};
        auto const l = draw::lay_out(built(std::move(all)));
        REQUIRE(l.marks.size() == 2);
        for (auto const& p : l.marks[0].pieces) CHECK_FALSE(p.sure);
        return l.marks[0].pieces.size();
    };
    CHECK(pieces(draw::most_pieces) == draw::most_pieces);
    CHECK(pieces(draw::most_pieces + 1) == 1);
}

TEST_CASE("a scale has no more marks than the drawing is wide, however small its letters are")
{
    auto all = calls(2);
    all.events[1].reports = {held_on("Y290000")};
    draw::choice how;
    how.on = {500, 1e-9, 0, 0, 8};
    auto const l = draw::lay_out(built(std::move(all)), how);
    CHECK(l.ticks.size() <= 501);
}

TEST_CASE("a word longer than the terminal is wide goes on in the next line")
{
    auto all = calls(2);
    all.events[0].id = std::string(250, 'x');
    all.claims.emplace_back().says = order_claim{{{all.events[0].id}, {"e1"}}};
    auto const text = as_text(built(std::move(all)));
    CHECK(times_in(text, "x") >= 250);
    for (std::size_t at = 0; at < text.size();) {
        auto const end = text.find('\n', at);
        CHECK(end - at <= 100);
        at = end + 1;
    }
}

TEST_CASE("a long cell of Markdown pads no other, and a long row fills no other")
{
    auto const wide = std::string(io::widest_padded + 1, 'w');
    CHECK(io::markdown({{"a", "b"}, {{wide, "1"}, {"four", "2"}}}) == "| a    | b   |\n"
                                                                      "|------|-----|\n"
                                                                      "| " +
                                                                          wide +
                                                                          " | 1   |\n"
                                                                          "| four | 2   |\n");
    io::table t{{"a"}, {{"x"}, {}}};
    t.rows.emplace_back(io::most_filled + 1, "y");
    auto const text = io::markdown(t);
    CHECK(text.find("\n| x   |\n|     |\n| y   | y   |") != text.npos);
    CHECK(times_in(text.substr(0, text.find('\n')), "|") == io::most_filled + 2);
    t.rows.back().pop_back();
    CHECK(times_in(io::markdown(t), "|     ") == 2 * io::most_filled + (io::most_filled - 1) - 1);
}

TEST_CASE("a calendar's domain is no longer than domains are")
{
    auto const world = built(calls(1));
    CHECK(io::icalendar(world, {{}, std::string(io::longest_domain, 'd')}).find("UID:") != std::string::npos);
    CHECK(refusal([&] { (void)io::icalendar(world, {{}, std::string(io::longest_domain + 1, 'd')}); }) == code::bad_value);
}

} // namespace face_limits_tests
