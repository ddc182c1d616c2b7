// Events and answers as tables.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "small_world.hpp"

#include <entente/draw/layout.hpp>
#include <entente/io/tables.hpp>

#include <random>
#include <string>
#include <vector>

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
                                                "2017-05-10T13:30:59.999999Z", "", "", "Asia/Seoul", "", "", "", "kbs"});
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
