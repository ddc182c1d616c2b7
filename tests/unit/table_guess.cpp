// Mappings that are proposed: what rows tell is said, what they leave open is left open.
// SPDX-License-Identifier: MIT
#include "../catch.hpp"
#include "import_files.hpp"

#include <entente/entente.hpp>
#include <entente/io/table.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>

namespace table_guess_tests {

namespace en = entente;
using namespace en::testing;
using en::code;

namespace {

en::io::guessed_mapping guess(std::string const& text)
{
    std::string const path = "calls of 2019.csv";
    std::ofstream(path, std::ios::binary) << text;
    auto out = en::io::guess_mapping(path);
    std::remove(path.c_str());
    return out;
}
en::io::imported read(std::string const& text, en::io::table_mapping const& mapping)
{
    std::string const path = "calls of 2019.csv";
    std::ofstream(path, std::ios::binary) << text;
    auto out = en::io::read_table(path, mapping);
    std::remove(path.c_str());
    return out;
}
bool asks(en::io::guessed_mapping const& g, std::string_view key)
{
    return std::ranges::any_of(g.fill_in, [&](std::string const& s) { return s.starts_with(std::string(key) + ":"); });
}
std::string with(std::string text, std::string const& line) { return text.insert(2, "  " + line + ",\n"); }

} // namespace

TEST_CASE("what rows tell is proposed, and reads them")
{
    std::string const text = "ID;Date;Type;Leader;Country;Counterpart;Counterpart country;City;Source;URL\n"
                             "1;24.03.2019;Phone call;Ada Lind;Sweden;Nils Berg;Norway;;Oslo Times;https://example.org/a\n"
                             "2;02.04.2019;Meeting;Ada Lind;Sweden;Ole Dahl;Denmark;Aarhus;Fjord;https://example.org/b\n";
    auto const g = guess(text);
    INFO(g.text);
    CHECK_FALSE(asks(g, "date_order"));
    CHECK_FALSE(asks(g, "kind"));
    auto const m = en::io::parse_mapping(g.text);
    CHECK(m.separator == ';');
    CHECK(m.order == en::io::date_order::dmy);
    CHECK(m.source.id == "calls-of-2019");
    CHECK(m.participants.at(0).leader.column == "Leader");
    CHECK(m.participants.at(1).leader.column == "Counterpart");
    CHECK(m.participants.at(1).party.column == "Counterpart country");
    auto const in = read(text, m);
    CHECK(in.report.kept == 2);
    CHECK(in.facts.leaders.size() == 3);
    CHECK(in.facts.sources.size() == 2);
}

TEST_CASE("an order of dates that the rows leave open is left open")
{
    std::string const text = "Date,Leader,From country,To country\n03/04/2019,Ada Lind,Sweden,Norway\n05/06/2019,Ada Lind,Sweden,Denmark\n";
    auto const g = guess(text);
    INFO(g.text);
    CHECK(asks(g, "date_order"));
    CHECK(asks(g, "kind"));
    CHECK_THROWS_AS(en::io::parse_mapping(g.text), en::error);
    auto const filled = with(with(g.text, R"("date_order": "DMY")"), R"("kind": "call")");
    CHECK(read(text, en::io::parse_mapping(filled)).facts.events.at(0).reports.at(0).time.text() == "2019-04-03");
    for (auto const* rows : {"24/03/2019", "2019-03-24", "3 April 2019"}) {
        CAPTURE(rows);
        CHECK_FALSE(asks(guess(std::string("Date,A,B\n") + rows + ",Sweden,Norway\n"), "date_order"));
    }
    CHECK(en::io::parse_mapping(with(guess("Date,A,B\n03/24/2019,Sweden,Norway\n01/02/2019,Sweden,Norway\n").text, R"("kind": "call")"))
              .order == en::io::date_order::mdy);
    CHECK(asks(guess("Date,A,B\n03/24/2019,Sweden,Norway\n24/03/2019,Sweden,Norway\n"), "date_order")); // both are there
}

TEST_CASE("year, month and day in columns of their own are proposed as one date")
{
    std::string const text = "year,month,day,Leader,From country,To country\n"
                             "2019,3,24,Ada Lind,Sweden,Norway\n2019,11,5,Ada Lind,Sweden,Denmark\n2020,12,,Ada Lind,Sweden,Iceland\n";
    auto const g = guess(text);
    INFO(g.text);
    CHECK_FALSE(asks(g, "date_order"));
    CHECK_FALSE(asks(g, "start"));
    auto const m = en::io::parse_mapping(with(g.text, "\"kind\": \"visit\""));
    CHECK(m.start.column == "year");
    CHECK(m.start_month.column == "month");
    CHECK(m.start_day.column == "day");
    CHECK_FALSE(m.end.is_given());
    auto const in = read(text, m);
    std::vector<std::string> times;
    for (auto const& e : in.facts.events) times.push_back(e.reports.at(0).time.text());
    std::ranges::sort(times);
    CHECK(times == std::vector<std::string>{"2019-03-24", "2019-11-05", "2020-12"});
}

TEST_CASE("both ends may be in columns of their own, with words for months; a whole date goes before its parts")
{
    std::string const both = "start_year,start_month,start_day,end_year,end_month,end_day,Country,Host country\n"
                             "2019,March,24,2019,April,2,Sweden,Norway\n2020,Nov,30,2020,Dec,1,Sweden,Denmark\n";
    auto const g = guess(both);
    INFO(g.text);
    auto const m = en::io::parse_mapping(with(g.text, "\"kind\": \"visit\""));
    CHECK(m.start.column == "start_year");
    CHECK(m.start_month.column == "start_month");
    CHECK(m.start_day.column == "start_day");
    CHECK(m.end.column == "end_year");
    CHECK(m.end_month.column == "end_month");
    CHECK(m.end_day.column == "end_day");
    auto const in = read(both, m);
    CHECK(in.report.kept == 2);
    CHECK(in.facts.events.at(0).reports.at(0).time.text() == "2019-03-24/2019-04-02");

    auto const whole = guess("Date,Year,Month,Day,Country,Host country\n2019-03-24,2019,3,24,Sweden,Norway\n");
    INFO(whole.text);
    CHECK(whole.text.find("\"start\": {\"column\": \"Date\"}") != std::string::npos);
    CHECK(whole.text.find("start_month") == std::string::npos);
    auto const year = guess("Year,Country,Host country\n2019,Sweden,Norway\n2020,Sweden,Norway\n");
    CHECK(year.text.find("\"start\": {\"column\": \"Year\"}") != std::string::npos);
    CHECK(year.text.find("start_month") == std::string::npos);
}

TEST_CASE("a table without a header is mapped by number; one side alone leaves the other open")
{
    auto const g = guess("2019-03-24,Ada Lind,Norway\n2019-03-25,Ada Lind,Denmark\n");
    INFO(g.text);
    CHECK(g.text.find("\"header\": false") != std::string::npos);
    CHECK(g.text.find("{\"column\": 1}") != std::string::npos);
    CHECK(asks(g, "participants[1].party"));
    CHECK_THROWS_AS(en::io::parse_mapping(g.text), en::error);
}

TEST_CASE("every guess says what is missing, and nothing else is refused")
{
    for (std::string const kind : {"who", "empty", "precision", "columns", "trip", "undated", "ids"}) {
        CAPTURE(kind);
        auto const g = en::io::guess_mapping(fmt::format("{}table_{}/table.csv", import_folder(), kind));
        INFO(g.text);
        try {
            (void)en::io::parse_mapping(g.text);
        } catch (en::error const& e) {
            for (auto const& d : e.diagnostics()) CHECK(d.code == code::missing_field);
        }
    }
}

TEST_CASE("a table of terms is known by its offices and the days they were held from and to")
{
    std::string const text = "Leader,Office,Elected,Took office,Until\n"
                             "Ada Lind,NOR/prime-minister,2021-03-01,2021-03-05,2025-03-04\n"
                             "Bo Berg,NOR/prime-minister,2025-03-01,2025-03-04,present\n";
    auto const g = guess(text);
    INFO(g.text);
    CHECK(g.text.find("\"table\": \"terms\"") != std::string::npos);
    CHECK(g.text.find("party") == std::string::npos);
    CHECK(g.text.find("//dates") == std::string::npos); // "present" is no unreadable date
    auto const in = read(text, en::io::parse_mapping(g.text));
    REQUIRE(in.facts.terms.size() == 2);
    CHECK(in.facts.terms[0].office == "NOR/prime-minister");
    CHECK(in.facts.terms[0].at(en::milestone::elected).front().time.text() == "2021-03-01");
    CHECK(in.facts.terms[1].at(en::milestone::left_office).front().time.text() == "..");

    auto const titles = guess("Name,Post,From\nAda Lind,prime-minister,2021-03-05\nBo Berg,prime-minister,2025-03-04\n");
    INFO(titles.text);
    CHECK(titles.text.find("\"//party\": \"whose offices are these?") != std::string::npos);

    // an office alone makes no table of terms
    auto const visits = guess("Date,Leader,Office,Country,With,Kind\n2019-03-05,Ada Lind,Oslo,Norway,Sweden,visit\n");
    CHECK(visits.text.find("\"table\"") == std::string::npos);
}

TEST_CASE("a header that is no text is refused, by guessing and by reading", "[table][guess]")
{
    CHECK(refusal([] { (void)guess(std::string("id,na\0me\n1,2\n", 13)); }) == en::code::nul_byte);
    CHECK(refusal([] { (void)guess("id,na\xFFme\n1,2\n"); }) == en::code::invalid_utf8);
    CHECK(refusal([] { (void)guess("id,\"name\n1,2\n"); }) == en::code::broken_quotes);
    CHECK(refusal([] { (void)guess(std::string()); }) == en::code::unknown_layout);
}

} // namespace table_guess_tests
