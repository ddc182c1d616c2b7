// Events and answers as tables.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "small_world.hpp"

#include <entente/draw/layout.hpp>
#include <entente/draw/svg.hpp>
#include <entente/draw/terminal.hpp>
#include <entente/io/icalendar.hpp>
#include <entente/io/tables.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace tables_tests {

using namespace entente;

namespace {

/// RFC 4180, read as simply as it is written.
std::vector<std::vector<std::string>> read_csv(std::string const& text, char separator, bool as_a_spreadsheet = false)
{
    std::vector<std::vector<std::string>> rows;
    std::size_t at = 0;
    while (at != text.size()) {
        auto& row = rows.emplace_back();
        for (;;) {
            std::string cell;
            if (text.at(at) == '"') {
                for (++at; text.at(at) != '"' || (at + 1 < text.size() && text[at + 1] == '"'); ++at) {
                    if (text[at] == '"') ++at;
                    cell += text[at];
                }
                ++at;
            } else
                while (text.at(at) != separator && text[at] != '\r') cell += text[at++];
            // the apostrophe before what looks like a formula
            if (as_a_spreadsheet) CHECK(std::string("=+-@\t\r").find(cell.empty() ? 'a' : cell[0]) == std::string::npos);
            else if (auto const i = cell.find_first_not_of('\'');
                     cell.starts_with('\'') && i != cell.npos && std::string("=+-@\t\r").find(cell[i]) != std::string::npos)
                cell.erase(0, 1);
            row.push_back(cell);
            if (text.at(at) == separator) {
                ++at;
                continue;
            }
            REQUIRE(text.substr(at, 2) == "\r\n");
            at += 2;
            break;
        }
    }
    return rows;
}

} // namespace

TEST_CASE("events as rows")
{
    auto const t = io::events_table(small::world());
    REQUIRE(t.rows.size() == 10);
    for (auto const& r : t.rows) CHECK(r.size() == t.columns.size());
    CHECK(t.rows[0] == std::vector<std::string>{"us-call", "call", "", "held", "KOR USA", "moon trump", "2017-05-10T13:30:00Z",
                                                "2017-05-10T13:30:59Z", "", "", "Asia/Seoul", "", "", "", "kbs", "2017-05-10T22:30"});
    CHECK(t.rows[4][8] == "2017-06-30T04:00:00Z"); // the visit's end
    CHECK(t.rows[7][13] == "contested");
    small::check_golden("small.csv", io::csv(t));
    small::check_golden("small.md", io::markdown(t));
}

TEST_CASE("answers as rows")
{
    auto const world = small::world();
    auto const a = world.ask(first(call).by("Moon Jae-in").after(elected));
    auto const t = io::answer_table(a);
    CHECK(t.columns.size() == 10);
    CHECK(t.columns.front() == "leader");
    REQUIRE(t.rows.size() == a.rows().size());
    CHECK(t.rows[0][0] == "moon");
    CHECK(t.rows[0][5] == std::to_string(a.rows()[0].rank_lo));
    small::check_golden("answer.tsv", io::tsv(t));
}

TEST_CASE("events of a question as rows")
{
    auto const t = io::events_table(small::world(), first(meeting).by("Moon Jae-in").that_are({status::planned}));
    REQUIRE(t.rows.size() == 1);
    CHECK(t.rows[0][3] == "planned");
}

TEST_CASE("cells come back as they were, and none is a formula")
{
    std::mt19937 random(3);
    constexpr std::string_view letters = "a'\"=+-@,;\t\r\n \xC3\xA9|";
    for (int round = 0; round != 2000; ++round) {
        io::table t;
        t.columns = {"a", "b"};
        for (int r = 0; r != 3; ++r) {
            auto& row = t.rows.emplace_back();
            for (int c = 0; c != 2; ++c) {
                std::string cell;
                for (auto n = random() % 6; n != 0; --n) cell += letters[random() % letters.size()];
                row.push_back(cell);
            }
        }
        for (char const separator : {',', '\t'}) {
            auto const text = separator == ',' ? io::csv(t) : io::tsv(t);
            auto const back = read_csv(text, separator);
            CHECK(std::vector(back.begin() + 1, back.end()) == t.rows);
            (void)read_csv(text, separator, true);
        }
    }
}

TEST_CASE("Markdown that names cannot break")
{
    io::table const t{{"name"}, {{"a|b\\|c"}, {"<script>&"}, {"[x](javascript:y)"}, {"**b** `c` ~~d~~"}, {"two\nlines"}, {"\xE2\x80\xAE"}}};
    CHECK(io::markdown(t) == "| name                      |\n"
                             "|---------------------------|\n"
                             "| a\\|b\\\\\\|c                 |\n"
                             "| &lt;script&gt;&amp;       |\n"
                             "| \\[x\\](javascript:y)       |\n"
                             "| \\*\\*b\\*\\* \\`c\\` \\~\\~d\\~\\~ |\n"
                             "| two lines                 |\n"
                             "| \xEF\xBF\xBD                         |\n");
}

TEST_CASE("a Mermaid timeline")
{
    draw::choice how;
    how.title = "Moon: \"#1\"; %%";
    auto const l =
        draw::lay_out(small::world(), list(call, meeting, visit).by("Moon Jae-in").that_are({status::held, status::planned}), how);
    auto const text = io::mermaid(l);
    small::check_golden("small.mmd", text);
    CHECK(text.find("title Moon#58; #34;#35;1#34;#59; #37;#37;\n") != text.npos);
    CHECK(text.find("        10 May 2017 22#58;30 : Call#58; Moon Jae-in (KOR), Donald Trump (USA)\n") != text.npos);
}

TEST_CASE("a view's tables, calendars and drawings know what was public, and no more")
{
    using namespace entente::literals;
    builder b{iana_zones()};
    auto const lee = b.leader("lee", "Lee", "KOR"_party);
    auto const early = b.source("early", "Early Paper", "2025-06-07", "Asia/Seoul");
    auto const late = b.source("late", "Late Paper", "2025-06-20", "Asia/Seoul");
    b.term(lee, "KOR/president", "lee-2025").elected("2025-06-03", "Asia/Seoul", early).took_office("2025-06-04", "Asia/Seoul", late);
    b.event(call, {lee, "USA"_party}, "us-call").planned("2025-06-06", "Asia/Seoul", early);
    b.event(call, {lee, "CHN"_party}, "cn-call").held("2025-06-10", "Asia/Seoul", late);
    records more; // what the late paper knows of the first call
    auto& again = more.events.emplace_back();
    again.id = "us-call-again";
    again.same_as = "us-call";
    again.participants = {{"lee", "KOR"_party, {}, {}, {}}, {"", "USA"_party, {}, {}, {}}, {"", "JPN"_party, {}, {}, {}}};
    again.place = "Camp David";
    again.reports = {{"late", status::held, when{"2025-06-06T22:00", "Asia/Seoul"}, {}, {}, {}}};
    b.add(std::move(more));
    auto const whole = b.build();
    auto const then = when{"2025-06-09", "Asia/Seoul"};
    auto const seen = whole.as_of(then);

    auto const t = io::events_table(seen);
    REQUIRE(t.rows.size() == 1);
    CHECK(t.rows[0][0] == "us-call");
    CHECK(t.rows[0][3] == "planned");
    CHECK(t.rows[0][4] == "KOR USA");
    CHECK(t.rows[0][6] == "2025-06-05T15:00:00Z");
    CHECK(t.rows[0][11].empty());
    CHECK(t.rows[0][14] == "early");
    auto const e = seen.as_seen(*seen.find_moment("us-call"));
    CHECK(e.participants.size() == 2);
    CHECK(e.reports.size() == 1);
    CHECK(seen.reports_of(*whole.find_moment("lee-2025.took_office")).empty());
    CHECK_THROWS_AS(seen.as_seen(*seen.find_moment("lee-2025.elected")), error);

    auto const planned = list(call).by("Lee").that_are({status::planned, status::held});
    draw::choice how;
    auto const l = draw::lay_out(seen, planned, how);
    REQUIRE(l.items.size() == 1 + l.rules.size());
    for (auto const& i : l.items) {
        for (auto const& cell : i.cells) {
            CHECK(cell.find("JPN") == cell.npos);
            CHECK(cell.find("Camp David") == cell.npos);
        }
        for (auto const& s : i.sources) CHECK(s.text.find("Late") == s.text.npos);
    }
    auto const calendar = io::icalendar(seen);
    for (auto const* hidden : {"JPN", "Camp David", "Late Paper", "cn-call", "us-call-again", "CONFIRMED"})
        CHECK(calendar.find(hidden) == calendar.npos);

    // A question that says what was known by when is answered in that view, and drawn from it.
    CHECK(io::events_table(whole, planned.as_of(then)) == io::events_table(seen, planned));
    CHECK(io::icalendar(whole, planned.as_of(then)) == io::icalendar(seen, planned));
    CHECK(draw::lay_out(whole, planned.as_of(then), how).items == l.items);

    auto const now = io::events_table(whole);
    REQUIRE(now.rows.size() == 2);
    CHECK(now.rows[0][3] == "held");
    CHECK(now.rows[0][4] == "KOR USA JPN");
    CHECK(now.rows[0][11] == "Camp David"); // the first record that has one
}

TEST_CASE("Markdown of rows that are shorter or longer than the header")
{
    io::table const t{{"a", "b"}, {{"1"}, {}, {"1", "2", "3"}}};
    CHECK(io::markdown(t) == "| a   | b   |     |\n"
                             "|-----|-----|-----|\n"
                             "| 1   |     |     |\n"
                             "|     |     |     |\n"
                             "| 1   | 2   | 3   |\n");
    CHECK(io::markdown({{}, {{"x"}}}) == "|     |\n|-----|\n| x   |\n");
    CHECK(io::csv(t) == "a,b\r\n1\r\n\r\n1,2,3\r\n");
}

TEST_CASE("names with line ends, tabs, pipes and controls stay in their place")
{
    using namespace entente::literals;
    std::string const name = "A\r\nB\tC|D:E\x1B[31m\x07\xC2\x9B\xE2\x80\xAE\xE2\x81\xA6\xE2\x80\x8B\xEF\xBB\xBF\xE2\x80\xA8#;";
    builder b{utc_and_offsets()};
    auto const bad = b.leader("bad", name, "KOR"_party);
    auto const paper = b.source("s", name);
    b.event(call, {bad, "USA"_party}, "e").held("2020-01-01", "UTC", paper);
    b.event(call, {bad, "JPN"_party}, "f").held("2020-01-02", "UTC", paper);
    b.order("e", "f").said_by(paper);
    auto facts = b.facts();
    facts.title = name;
    facts.events[0].place = name;
    auto const world = builder{utc_and_offsets()}.add(std::move(facts)).build();
    draw::choice how;
    how.lanes = draw::lanes::leader;
    auto l = draw::lay_out(world, how);
    auto const lines = [](std::string const& text) { return std::ranges::count(text, '\n'); };
    auto const is_clean = [](std::string const& text) {
        for (auto const* bad_one :
             {"\x1B", "\x07", "\xC2\x9B", "\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x80\x8B", "\xEF\xBB\xBF", "\xE2\x80\xA8", "\t"}) {
            CAPTURE(bad_one);
            CHECK(text.find(bad_one) == text.npos);
        }
    };
    auto const mermaid = io::mermaid(l);
    is_clean(mermaid);
    CHECK(lines(mermaid) == 5); // timeline, title, section, two marks
    CHECK(mermaid.find("A  B C|D#58;E") != mermaid.npos);
    auto const markdown = io::markdown(io::events_table(world));
    is_clean(markdown);
    CHECK(lines(markdown) == 4);
    CHECK(markdown.find("A  B C\\|D:E") != markdown.npos);
    auto const calendar = io::icalendar(world);
    is_clean(calendar);
    for (auto const& text : {draw::svg(l), draw::html(l)}) is_clean(text);
    how.on = draw::canvas::terminal(100);
    l = draw::lay_out(world, how);
    for (auto& x : l.lanes) x.label = name; // a layout is a plain value
    for (auto& m : l.marks) m.label = name;
    for (auto& r : l.ticks) r.label = name;
    is_clean(draw::text(l));
    CHECK(io::tsv({{"a"}, {{name}}}) == "a\r\n\"" + name + "\"\r\n"); // every byte, in quotes
}

} // namespace tables_tests
