// Archigos and REIGN: mapping, planted faults, elections.
// SPDX-License-Identifier: MIT
#include "../catch.hpp"
#include "import_files.hpp"

#include <entente/entente.hpp>
#include <entente/io/terms.hpp>
#include <entente/io/zones.hpp>

namespace terms_tests {

namespace en = entente;
using namespace en::testing;
using en::milestone;

TEST_CASE("a spell of Archigos is a term")
{
    auto const in = en::io::read_archigos(import_folder() + "archigos.csv");
    auto const& grant = in.facts.terms.at(0);
    CHECK(grant.id == "USA-1869");
    CHECK(grant.leader == "a1");
    CHECK(grant.office == "USA/leader");
    CHECK(grant.at(milestone::took_office).at(0).time == en::when{"1869-03-04"});
    CHECK(grant.at(milestone::left_office).at(0).time == en::when{"1877-03-04"});
    CHECK(grant.ended == "Regular");
    auto const& hayes = in.facts.terms.at(1); // left on a day that there was not: when is not known
    CHECK(hayes.at(milestone::left_office).empty());
    CHECK(hayes.at(milestone::took_office).at(0).time == en::when{"1877-03-04"});
    CHECK(in.facts.terms.at(2).ended == "Irregular: Assassination by Unsupported Individual");
    auto const& still = in.facts.terms.back();
    CHECK(still.at(milestone::left_office).empty()); // the data end, the term does not
    CHECK(still.ended.empty());
    CHECK(told(in.report) == expected("archigos"));
    en::builder b{en::iana_zones()};
    b.add(in.facts);
    CHECK_NOTHROW(b.build());
}

TEST_CASE("terms of REIGN begin on a day and end in a month")
{
    auto in = en::io::read_reign_leaders(import_folder() + "reign_leaders.csv");
    auto const& truman = in.facts.terms.at(0);
    CHECK(truman.id == "reign-A2_9-46-1945-04-12");
    CHECK(truman.at(milestone::took_office).at(0).time.text() == "1945-04-12");
    CHECK(truman.at(milestone::left_office).at(0).time.text() == "1953-01");
    CHECK(truman.at(milestone::elected).at(0).time.text() == "1948-11"); // later than he took office
    CHECK(in.facts.terms.at(2).at(milestone::left_office).at(0).time.text() == "..");
    CHECK(told(in.report) == expected("reign_leaders"));
    CHECK(in.facts.terms.at(3).leader == in.facts.terms.at(5).leader); // Thors, and not Benediktsson
    CHECK(in.facts.terms.at(3).leader != in.facts.terms.at(4).leader);

    auto const elections = en::io::read_reign_elections(import_folder() + "reign_elections.csv");
    CHECK(en::io::add_election_days(in.facts, elections.elections) == 1);
    auto const& obama = in.facts.terms.at(1).at(milestone::elected);
    REQUIRE(obama.size() == 2);
    CHECK(obama[0].time.text() == "2008-11");
    CHECK(obama[1].time.text() == "2008-11-04");
    CHECK(obama[1].source == "reign-elections");
    CHECK(en::io::add_election_days(in.facts, elections.elections) == 0); // said once
    en::builder b{en::iana_zones()};
    b.add(in.facts);
    CHECK_NOTHROW(b.build());
}

TEST_CASE("an election is what the rows with its number say of it, one step after the other")
{
    auto const in = en::io::read_reign_elections(import_folder() + "reign_elections.csv");
    CHECK(told(in.report) == expected("reign_elections"));
    REQUIRE(in.elections.size() == 6);
    auto const& afghan = in.elections.at(3); // by number
    CHECK(afghan.party.code() == "AFG");
    REQUIRE(afghan.steps.size() == 2);
    CHECK(afghan.steps[0] == en::io::election_step{"Announced", en::status::planned, {}, en::when{"1987-11"}});
    CHECK(afghan.steps[1] == en::io::election_step{"Vote, Early", en::status::held, en::when{"1988-04-06"}, {}});
    CHECK(in.elections.at(1).steps.at(0).vote.text() == "../2023-04"); // a deadline
    CHECK(in.elections.at(4).steps.at(0) == en::io::election_step{"Vote, As Scheduled", en::status::held, {}, {}, "2009-2-30"});
}

TEST_CASE("a term whose day cannot be read stays, and that milestone is unknown", "[undated]")
{
    auto const of = [](en::io::imported const& in, std::string_view id) {
        for (auto const& t : in.facts.terms)
            if (t.id == id) return t;
        return en::term{};
    };
    auto const archigos = en::io::read_archigos(import_folder() + "archigos.csv");
    auto const hayes = of(archigos, "USA-1877"), taft = of(archigos, "USA-1909");
    CHECK(hayes.at(milestone::took_office).at(0).time.text() == "1877-03-04");
    CHECK(hayes.at(milestone::left_office).empty());
    CHECK(hayes.kept.others.back() == std::pair<std::string, std::string>{"enddate", "\"1881-02-29\""});
    CHECK(taft.at(milestone::took_office).empty());
    CHECK(taft.at(milestone::left_office).at(0).time.text() == "1913-03-04");

    auto const reign = en::io::read_reign_leaders(import_folder() + "reign_leaders.csv");
    auto const moon = of(reign, "reign-B1-2017-2-31"), park = of(reign, "reign-B2-2013-02-25"), lee = of(reign, "reign-B4-2008-2-x");
    CHECK(moon.office == "KOR/leader");
    CHECK(moon.at(milestone::took_office).empty());
    CHECK(moon.at(milestone::left_office).at(0).time.text() == ".."); // the file names no end
    CHECK(park.at(milestone::left_office).empty());
    CHECK(park.kept.others == std::vector<std::pair<std::string, std::string>>{{"end", "\"2016-13\""}});
    CHECK(lee.at(milestone::left_office).at(0).time.text() == "2013-02");
    en::builder b{en::iana_zones()};
    b.add(reign.facts);
    CHECK_NOTHROW(b.build());
}

TEST_CASE("without a day the number of several states goes by the name", "[undated]")
{
    auto const in = en::io::read_archigos(import_folder() + "archigos_undated.csv");
    CHECK(told(in.report) == expected("archigos_undated"));
    REQUIRE(in.facts.terms.size() == 4); // one row stands there twice
    CHECK(in.report.merged == 1);
    CHECK(in.facts.terms[0].office == "KOR/leader"); // by the number, which was never another state's
    CHECK(in.facts.terms[1].office == "RUS/leader"); // by its name: neither of the days can be read
    CHECK(in.facts.terms[2].office == "SUN/leader"); // by the end
    CHECK(in.facts.terms[3].at(milestone::took_office).empty());
}

TEST_CASE("a month with two votes gives nobody a day")
{
    en::records facts;
    facts.offices.push_back({"USA/leader", en::party{"USA"}, {}, {}});
    en::term t;
    t.id = "a";
    t.office = "USA/leader";
    t.at(milestone::elected).push_back({"reign", {}, en::when{"2008-11"}, {}, {}, {}});
    facts.terms.push_back(t);
    auto const vote = [](std::string day, en::io::election::type type = en::io::election::type::executive) {
        return en::io::election{"e" + day, en::party{"USA"}, type, true, {{"Vote, Early", en::status::held, en::when{std::move(day)}, {}}}};
    };
    auto const given = [&](std::vector<en::io::election> const& e) {
        auto copy = facts;
        return en::io::add_election_days(copy, e);
    };
    CHECK(given({vote("2008-11-04")}) == 1);
    CHECK(given({vote("2008-11-04"), vote("2008-11-04", en::io::election::type::legislative)}) == 1);
    CHECK(given({vote("2008-11-04"), vote("2008-11-18")}) == 0);
    CHECK(given({vote("2008-11-04"), vote("2008-11")}) == 0);
    CHECK(given({vote("2008-11-04", en::io::election::type::referendum)}) == 0);
    CHECK(given({vote("2008-10-04")}) == 0);
    auto const unread = [&](std::string written) {
        auto out = vote("");
        out.steps[0].unreadable = std::move(written);
        return out;
    };
    CHECK(given({vote("2008-11-04"), unread("2008-11-31")}) == 0); // it may have been in that month
    CHECK(given({vote("2008-11-04"), unread("2008-31-11")}) == 0);
    CHECK(given({vote("2008-11-04"), unread("2006-11-31")}) == 1);
    CHECK(given({vote("2008-11-04"), unread("?-11-4")}) == 0); // in any year
    CHECK(given({vote("2008-11-04"), unread("")}) == 0);
}

TEST_CASE("other files are refused")
{
    for (auto const* name : {"table.csv", "trips.xml", "nothing.csv"}) {
        CAPTURE(name);
        CHECK_THROWS_AS(en::io::read_archigos(import_folder() + name), en::error);
        CHECK_THROWS_AS(en::io::read_reign_leaders(import_folder() + name), en::error);
        CHECK_THROWS_AS(en::io::read_reign_elections(import_folder() + name), en::error);
    }
    try {
        (void)en::io::read_archigos(import_folder() + "reign_leaders.csv");
    } catch (en::error const& e) {
        CHECK(e.code() == en::code::unknown_layout);
        CHECK_THAT(e.what(), Catch::Matchers::StartsWith(import_folder() +
                                                         "reign_leaders.csv:1:1: error 701 unknown_layout: there is no column \"obsid\""));
    }
}

} // namespace terms_tests
