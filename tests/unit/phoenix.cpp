// Phoenix: four spellings of the same rows, lost zeros, several sources of a row, an id told twice.
// SPDX-License-Identifier: MIT
#include "../catch.hpp"
#include "import_files.hpp"

#include <entente/entente.hpp>
#include <entente/io/phoenix.hpp>
#include <entente/io/zones.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace phoenix_tests {

namespace en = entente;
using namespace en::testing;
using en::code;

namespace {

std::string const folder = import_folder().append("phoenix");

en::event const& event_of(en::io::imported const& in, std::string_view id)
{
    for (auto const& e : in.facts.events)
        if (e.id == id) return e;
    FAIL("no event " << id);
    return in.facts.events.front();
}

} // namespace

TEST_CASE("rows of Phoenix are contacts, each address a source")
{
    auto const in = en::io::read_phoenix(folder + "/quoted.csv");
    auto const& r = in.report;
    CHECK(r.rows == 14);
    CHECK(r.kept == 7);
    CHECK(r.merged == 2);
    CHECK(r.left_out == 5);
    CHECK(r.count(code::no_contact) == 1);
    CHECK(r.count(code::undated) == 1);
    CHECK(r.count(code::no_such_day) == 1);
    CHECK(r.count(code::unknown_actor) == 2); // an NGO, left out; Europe, kept
    CHECK(r.count(code::no_counterpart) == 2);
    CHECK(r.count(code::unknown_code) == 1);
    CHECK(r.count(code::told_twice) == 1);
    CHECK(r.count(code::bad_value) == 0);

    auto const& call = event_of(in, "2014-01-03-call-NOR-SWE");
    CHECK(call.kind == en::event_kind::call);
    CHECK(call.place == "Oslo, Norway");
    REQUIRE(call.reports.size() == 3);
    std::vector<std::string> addresses;
    for (auto const& s : in.facts.sources)
        for (auto const& said : call.reports)
            if (said.source == s.id) addresses.push_back(s.address);
    std::ranges::sort(addresses);
    CHECK(addresses == std::vector<std::string>{"http://news.example/a", "http://news.example/c", "http://other.example/b?x;y"});

    CHECK(event_of(in, "2014-01-05-plan-NOR-SWE").reports.at(0).status == en::status::planned);
    auto const& talks = event_of(in, "2014-01-08-negotiation-ISL-NOR");
    REQUIRE(talks.reports.size() == 2); // one event, told of two days
    CHECK(talks.reports[0].time.text() != talks.reports[1].time.text());
    CHECK(talks.place == "Oslo, Norway"); // though the columns stood the other way round in one row
    bool visited = false;
    for (auto const& e : in.facts.events)
        if (e.kind == en::event_kind::visit) {
            visited = true;
            REQUIRE(e.participants.size() == 2);
            CHECK(e.participants[0].party == en::party{"NOR"});
            CHECK(e.participants[0].role == en::role::guest);
            CHECK_FALSE(e.participants[0].leader.empty());
            CHECK(e.participants[1].party == en::party{"FIN-PRIV"});
            CHECK(e.place == "Turku, Finland");
        }
    CHECK(visited);
    en::builder b{en::iana_zones()};
    b.add(in.facts);
    CHECK_NOTHROW(b.build());
}

TEST_CASE("every spelling of the rows gives the same records")
{
    auto const one = en::io::read_phoenix(folder + "/quoted.csv");
    for (auto const* other : {"/bare.csv", "/service.csv", "/events.full.20140110.txt"}) {
        CAPTURE(other);
        auto const in = en::io::read_phoenix(folder + other);
        CHECK(in.facts == one.facts);
        CHECK(in.report.kept == one.report.kept);
        CHECK(in.report.left_out == one.report.left_out);
    }
    auto const all = en::io::read_phoenix(folder);
    CHECK(all.facts == one.facts);
    CHECK(all.report.rows == 4 * one.report.rows);
    CHECK(all.report.rows == all.report.kept + all.report.merged + all.report.left_out);
}

TEST_CASE("a daily file that was written again with quotes, NA and other line ends is the same")
{
    auto const plain = folder + "/events.full.20140110.txt";
    std::string quoted;
    for (char const c : text_of(plain)) {
        if (quoted.empty() || quoted.back() == '\n') quoted += '"';
        if (c == '\t') quoted += "\"\t\"";
        else if (c == '\n') quoted += "\"\r\n";
        else quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    }
    for (auto at = quoted.find("\t\"\"\t"); at != std::string::npos; at = quoted.find("\t\"\"\t")) quoted.replace(at + 1, 2, "NULL");
    auto const other = std::filesystem::temp_directory_path() / "entente-phoenix-quoted.txt";
    std::ofstream(other, std::ios::binary) << quoted;
    auto const in = en::io::read_phoenix(other.string()), one = en::io::read_phoenix(plain);
    CHECK(in.facts == one.facts);
    CHECK(in.report.kept == one.report.kept);
    CHECK(in.report.left_out == one.report.left_out);
    std::filesystem::remove(other);
}

TEST_CASE("halves of a Phoenix file in any order are the file")
{
    auto const text = text_of(folder + "/events.full.20140110.txt");
    auto const middle = text.find('\n', text.size() / 2) + 1;
    auto const place = std::filesystem::temp_directory_path() / "entente-phoenix";
    std::filesystem::create_directories(place);
    std::ofstream(place / "b.txt", std::ios::binary) << text.substr(0, middle);
    std::ofstream(place / "a.txt", std::ios::binary) << text.substr(middle);
    CHECK(en::io::read_phoenix(place.string()).facts == en::io::read_phoenix(folder + "/quoted.csv").facts);
    std::filesystem::remove_all(place);
}

TEST_CASE("other files are no Phoenix")
{
    for (auto const* name : {"table.csv", "gdelt.csv", "trips.xml", "nothing.csv"}) {
        CAPTURE(name);
        CHECK_THROWS_AS(en::io::read_phoenix(import_folder() + name), en::error);
    }
    en::io::coded_options options;
    options.other_codes = true;
    CHECK(en::io::read_phoenix(folder + "/bare.csv", options).report.kept == 8);
}

} // namespace phoenix_tests
