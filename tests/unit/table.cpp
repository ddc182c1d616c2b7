// Tables by a mapping: dates, words, planted faults, mistakes in the mapping.
// SPDX-License-Identifier: MIT
#include "../catch.hpp"
#include "import_files.hpp"

#include <entente/entente.hpp>
#include <entente/io/table.hpp>
#include <entente/io/zones.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>

namespace table_tests {

namespace en = entente;
using namespace en::testing;
using en::code;

namespace {

constexpr std::string_view head = R"({"format": "entente-table/1", "source": {"id": "t"}, "kind": "visit", "start": {"column": 1},
 "participants": [{"role": "guest", "party": "KOR"}, {"role": "host", "party": "USA"}], "header": false, "separator": "\t", )";

/// What time comes of one cell, or the code of why it cannot be read.
std::string time_of(std::string const& cell, std::string const& order)
{
    auto const path = std::string("table_test.tsv");
    std::ofstream(path, std::ios::binary) << cell << '\n';
    auto const in = en::io::read_table(path, en::io::parse_mapping(std::string(head) + "\"date_order\": \"" + order + "\"}"));
    std::remove(path.c_str());
    if (in.report.count(code::undated) != 0) {
        CHECK(in.facts.events.at(0).reports.at(0).time.text() == "../.."); // a time that nobody knows
        return std::string(en::name(in.report.suspicions.size() == 1 ? code::bad_time : in.report.suspicions.back().code));
    }
    return in.facts.events.at(0).reports.at(0).time.text();
}

std::vector<std::string> mistakes(std::string const& text)
{
    std::vector<std::string> out;
    try {
        (void)en::io::parse_mapping(text, "m.json");
    } catch (en::error const& e) {
        for (auto const& d : e.diagnostics()) out.push_back(to_string(d));
    }
    return out;
}

} // namespace

TEST_CASE("dates are read in the order that the mapping names, and in no other")
{
    CHECK(time_of("2013-01-07", "YMD") == "2013-01-07");
    CHECK(time_of("2013/1/7", "YMD") == "2013-01-07");
    CHECK(time_of("20130107", "YMD") == "2013-01-07");
    CHECK(time_of("20090231", "YMD") == "no_such_day");
    CHECK(time_of("07.01.2013", "DMY") == "2013-01-07");
    CHECK(time_of("07.01.2013", "MDY") == "2013-07-01?"); // a first of a month
    CHECK(time_of("24/03/2018", "DMY") == "2018-03-24");
    CHECK(time_of("24/03/2018", "MDY") == "day_month_swapped"); // not swapped
    CHECK(time_of("2018-24-03", "YMD") == "day_month_swapped");
    CHECK(time_of("31/31/2018", "DMY") == "no_such_day");
    CHECK(time_of("2018-03-24", "DMY") == "2018-03-24");
    CHECK(time_of("24/03/2018", "YMD") == "bad_time");
    CHECK(time_of("24/03/18", "DMY") == "bad_time"); // whose century?
    CHECK(time_of("tomorrow", "DMY") == "bad_time");
    CHECK(time_of("1 2 3 4", "DMY") == "bad_time");
}

TEST_CASE("months and years stay months and years")
{
    CHECK(time_of("2013-07", "YMD") == "2013-07");
    CHECK(time_of("07/2013", "DMY") == "2013-07");
    CHECK(time_of("July 2013", "MDY") == "2013-07");
    CHECK(time_of("2013", "MDY") == "2013");
    CHECK(time_of("7", "MDY") == "bad_time");
}

TEST_CASE("a month as a word needs no order; ranges share what they do not repeat")
{
    for (std::string const order : {"YMD", "DMY", "MDY"}) {
        CHECK(time_of("February 16, 2001", order) == "2001-02-16");
        CHECK(time_of("16 Feb. 2001", order) == "2001-02-16");
        CHECK(time_of("16-Feb-2001", order) == "2001-02-16");
        CHECK(time_of("April 20–22, 2001", order) == "2001-04-20/2001-04-22");
        CHECK(time_of("April 20-22, 2001", order) == "2001-04-20/2001-04-22");
        CHECK(time_of("29-30 June 2019", order) == "2019-06-29/2019-06-30");
        CHECK(time_of("May 31–June 1, 2003", order) == "2003-05-31/2003-06-01");
        CHECK(time_of("December 31, 2003 – January 2, 2004", order) == "2003-12-31/2004-01-02");
        CHECK(time_of("February 30, 2001", order) == "no_such_day");
        CHECK(time_of("Febuary 3, 2001", order) == "bad_time");
        CHECK(time_of("April 22–20, 2001", order) == "2001-04-22?");
    }
    CHECK(time_of("20/04/2001 - 22/04/2001", "DMY") == "2001-04-20/2001-04-22");
}

TEST_CASE("clock times are read, and those that look made up are told")
{
    CHECK(time_of("10/05/2017 22:30", "DMY") == "2017-05-10T22:30");
    CHECK(time_of("2017-05-10T22:30:05", "YMD") == "2017-05-10T22:30:05");
    CHECK(time_of("May 10, 2017 10:30 PM", "MDY") == "2017-05-10T22:30");
    CHECK(time_of("May 10, 2017 12:05 a.m.", "MDY") == "2017-05-10T00:05");
    CHECK(time_of("2017-05-10 24:00", "YMD") == "bad_time");
    CHECK(time_of("2017-05-10 13:00 PM", "YMD") == "bad_time");
    CHECK(time_of("2017-05-10T22:30Z", "YMD") == "2017-05-10T22:30Z"); // and not in the mapping's zone
    CHECK(time_of("2017-05 22:30", "YMD") == "bad_time");
    CHECK(time_of("2017-05-10 10:00 - 2017-05-10 09:00", "YMD") == "2017-05-10T10:00?");
}

TEST_CASE("every planted fault of a table is told with its line and reason")
{
    auto const in = en::io::read_table(import_folder() + "table.csv", en::io::read_mapping(import_folder() + "table.json"));
    CHECK(told(in.report) == expected("table"));
    CHECK(in.facts.events.size() == in.report.kept);
    auto const& call = in.facts.events.front();
    CHECK(call.id == "t-1");
    CHECK(call.kind == en::event_kind::call);
    CHECK(call.reports[0].time == en::when{"2017-05-10T22:30", "Asia/Seoul"});
    CHECK(call.reports[0].note.empty());
    CHECK(in.facts.events[1].participants[1].party.code() == "CHN");
    CHECK(in.facts.leaders == std::vector<en::leader>{{"moon-kor", "Moon", {}, {}, {}}});
    en::builder b{en::iana_zones()};
    b.add(in.facts);
    CHECK_NOTHROW(b.build());
}

TEST_CASE("damaged tables: NUL bytes, other encodings, an archive, line ends of Windows")
{
    auto const read = [](std::string const& text) {
        auto const path = std::string("damaged_table_test.tsv");
        std::ofstream(path, std::ios::binary) << text;
        struct remover {
            std::string path;
            ~remover() { std::remove(path.c_str()); }
        } const r{path};
        return en::io::read_table(path, en::io::parse_mapping(std::string(head) + "\"date_order\": \"YMD\"}")).report;
    };
    CHECK(read("\xef\xbb\xbf"
               "2013-01-07\tx\r\n\r\n2013-01-08\ty\r\n")
              .kept == 2);
    auto const nul = read("2013-01-07\tx\n2013-01" + std::string(1, '\0') + "-08\ty\n2013-01-09\tz\n");
    CHECK(nul.kept == 2);
    CHECK(nul.examples_of(code::nul_byte).at(0).where.line == 2);
    CHECK(read("2013-01-07\tZ\xfcrich\n").kept == 1); // in a column that the mapping does not use: told, and kept
    CHECK(read("2013-01-07\tZ\xfcrich\n").count(code::invalid_utf8) == 1);
    CHECK(read("2013-01-0\xfc\tx\n").left_out == 1);
    CHECK(read("2013-01-07\n" + std::string(10'000'000, '1') + "\n2013-01-09\n").count(code::field_too_long) == 1);
    CHECK(read("").rows == 0);
    CHECK_THROWS_AS(read("PK\x03\x04 a spreadsheet"), en::error);
}

TEST_CASE("mistakes in a mapping are told all at once")
{
    CHECK(mistakes("{\"format\": \"entente-table/1\",}").size() == 1);
    CHECK(mistakes("[]") == std::vector<std::string>{"m.json:1:1: error 505 wrong_type: the value is of another type; expected an object"});
    CHECK(mistakes(R"({"format": "entente-table/2", "date_order": "american", "separator": "tab", "source": {"id": ""}, "kind": "vist",
 "strat": {"column": "Date"}, "participants": [{"role": "gest"}]})") ==
          std::vector<std::string>{
              "m.json:1:1: error 303 missing_field: the field \"start\" is missing; add it",
              "m.json:1:12: error 506 wrong_format: format: the format is \"entente-table/2\"; expected \"entente-table/1\"",
              "m.json:1:45: error 305 bad_value: date_order: \"american\" is no order of a date; expected one of YMD, DMY, MDY",
              "m.json:1:70: error 305 bad_value: separator: \"tab\" is no separator; give one character, \",\" or \"\\t\"",
              "m.json:1:87: error 303 missing_field: source: the source has no \"id\"; add it",
              "m.json:1:107: error 305 bad_value: kind: \"vist\" is none of call, video_call, meeting, visit, summit, message, statement; "
              "did you mean \"visit\"?",
              "m.json:2:11: error 305 bad_value: strat: the key \"strat\" is not known; did you mean \"start\"?",
              "m.json:2:47: error 306 too_few_parties: participants: fewer than two participants; name both sides",
              "m.json:2:48: error 303 missing_field: participants[0]: the field \"party\" is missing; say for whom the participant speaks",
              "m.json:2:57: error 305 bad_value: participants[0].role: \"gest\" is none of initiator, recipient, host, guest, attendee, "
              "mediator; did you mean \"guest\"?"});
    CHECK_FALSE(mistakes(std::string(head) + "\"zone\": \"\"}").empty()); // an order is never guessed
}

TEST_CASE("a column that is not there is told before anything is read")
{
    auto mapping = en::io::read_mapping(import_folder() + "table.json");
    mapping.end.column = "Too";
    mapping.place.number = 8;
    try {
        (void)en::io::read_table(import_folder() + "table.csv", mapping);
        FAIL("not refused");
    } catch (en::error const& e) {
        REQUIRE(e.diagnostics().size() == 2);
        CHECK(e.code() == code::unknown_layout);
        CHECK(e.diagnostics()[0].remedy == "did you mean \"To\"?");
        CHECK(e.diagnostics()[1].text == "there is no column 8");
    }
}

TEST_CASE("of a word that the mapping has twice the first meaning counts; parties of one beginning have codes of their own")
{
    auto const path = std::string("table_test.tsv");
    std::ofstream out(path, std::ios::binary);
    for (auto const* who : {"one", "two", "Atlantis East", "Atlantis West", "Atlantis East", "Atlantis North"})
        out << "2013-01-07\t" << who << '\n';
    out.close();
    auto mapping = en::io::parse_mapping(std::string(head) + "\"date_order\": \"YMD\"}");
    auto& host = mapping.participants[1].party;
    host = {};
    host.number = 2;
    host.values = {{"one", "USA"}, {"one", "JPN"}, {"two", "CHN"}};
    auto const in = en::io::read_table(path, mapping);
    std::remove(path.c_str());
    std::vector<std::string> hosts;
    for (auto const& e : in.facts.events) hosts.emplace_back(e.participants[1].party.code());
    std::sort(hosts.begin(), hosts.end());
    CHECK(hosts == std::vector<std::string>{"AE-Y6ROX", "AN-2E0EX", "AW-EP2UL", "CHN", "USA"});
    CHECK(in.report.merged == 1); // Atlantis East, twice
    std::vector<std::string> names;
    for (auto const& p : in.facts.parties) names.push_back(p.name);
    CHECK(names == std::vector<std::string>{"Atlantis East", "Atlantis North", "Atlantis West"});
}

TEST_CASE("a zone that there is not, and a part of a date without the rest, are errors of the mapping")
{
    auto const refused = [](std::string const& more) {
        try {
            (void)en::io::parse_mapping(std::string(head) + more + "\"date_order\": \"YMD\"}", "m.json");
            return std::string{};
        } catch (en::error const& e) {
            return fmt::format("{}: {}", static_cast<int>(e.code()), e.diagnostics()[0].text);
        }
    };
    CHECK(refused("\"zone\": \"Asia/Soul\", ") == "201: there is no zone \"Asia/Soul\"");
    CHECK(refused(R"("zone": {"column": 2, "values": {"K": "Asia/Seoul", "J": "Asia/Tokio"}}, )") ==
          "201: there is no zone \"Asia/Tokio\"");
    CHECK(refused("\"zone\": \"Asia/Seoul\", ").empty());
    CHECK(refused("\"zone\": \"+09:00\", ").empty());
    CHECK(refused(R"("start_day": {"column": 2}, )") == "303: a part of the date \"start\" is missing");
    CHECK(refused(R"("end_month": {"column": 2}, )") == "303: a part of the date \"end\" is missing");
    CHECK(refused(R"("start_day": {"column": 2}, "start_month": {"column": 3}, )").empty());
}

} // namespace table_tests
