// The Historian's trips of secretaries of state, who are not heads of state.
// SPDX-License-Identifier: MIT
#include "../catch.hpp"
#include "import_files.hpp"

#include <entente/entente.hpp>
#include <entente/io/historian.hpp>
#include <entente/io/zones.hpp>

#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace secretaries_tests {

namespace en = entente;
using namespace en::testing;

namespace {

std::string folder() { return import_folder() + "secretaries"; }

en::event const& event_of(en::io::imported const& in, std::string_view id)
{
    for (auto const& e : in.facts.events)
        if (e.id == id) return e;
    FAIL("no event " << id);
    return in.facts.events.front();
}

} // namespace

TEST_CASE("a secretary of state travels without a president's standing")
{
    auto const in = en::io::read_historian(folder());
    CHECK(in.report.rows == 5);
    CHECK(in.report.kept == 5);

    auto const& first = event_of(in, "hsg-trip-9001");
    CHECK(first.kind == en::event_kind::visit);
    REQUIRE(first.participants.size() == 2);
    CHECK(first.participants[0].leader == "brandt-anna");
    CHECK(first.participants[0].party == en::party{"USA"});
    CHECK(first.participants[0].role == en::role::guest);
    CHECK_FALSE(first.participants[0].capacity);
    REQUIRE(first.participants[0].kept.others.size() == 1);
    CHECK(first.participants[0].kept.others[0] == std::pair<std::string, std::string>{"office", "\"USA/secretary-of-state\""});
    CHECK(first.participants[1] == en::participant{"", en::party{"BEL"}, en::role::host, {}, {}});
    CHECK(first.reports.at(0).source == "hsg-secretary-travels");
    CHECK(first.reports.at(0).time == en::when{"1961-05-13/1961-05-15", "America/New_York"});
    CHECK_FALSE(first.protocol); // the state visit was another's

    auto const& second = event_of(in, "hsg-trip-Travel-9002-secretary");
    CHECK_FALSE(second.participants[0].capacity); // and not elect either
    CHECK(second.protocol == en::protocol::official);

    CHECK(event_of(in, "hsg-trip-9010").participants[0].capacity == en::capacity::incumbent);
    CHECK(event_of(in, "hsg-trip-9010").participants[0].kept.others.empty());
    CHECK(event_of(in, "hsg-trip-9010").reports.at(0).source == "hsg-travels");
    REQUIRE(in.facts.leaders.size() == 1);
    REQUIRE(in.facts.offices.size() == 1);
    CHECK(in.facts.offices[0].id == "USA/secretary-of-state");
}

TEST_CASE("a role that the lists do not have, or that is two, gives no standing and is told")
{
    auto const in = en::io::read_historian(folder());
    CHECK(in.report.count(en::code::unknown_code) == 2);
    for (auto const* id : {"hsg-trip-9003", "hsg-trip-9004"}) {
        CHECK_FALSE(event_of(in, id).participants[0].capacity);
        CHECK(event_of(in, id).participants[0].kept.others.empty());
    }
    auto const examples = in.report.examples_of(en::code::unknown_code);
    REQUIRE(examples.size() == 2);
    CHECK(examples[0].where.line == 25);
    CHECK(examples[1].where.line == 35);
}

TEST_CASE("a trip as secretary is not moved into a later presidency, nor counted as one of it")
{
    auto in = en::io::read_historian(folder());
    in.facts.offices.push_back({"USA/president", en::party{"USA"}, "President", {}});
    en::term t;
    t.id = "brandt-1969";
    t.leader = "brandt-anna";
    t.office = "USA/president";
    t.at(en::milestone::took_office).push_back({{}, {}, en::when{"1969-01-20", "America/New_York"}, {}, {}, {}});
    t.at(en::milestone::left_office).push_back({{}, {}, en::when{"1973-01-20", "America/New_York"}, {}, {}, {}});
    in.facts.terms.push_back(t);
    en::builder b{en::iana_zones()};
    b.add(in.facts);
    auto const world = b.build();
    CHECK(world.conflicts().empty());
}

TEST_CASE("files of trips in any order are one set")
{
    auto const a = folder() + "/brandt-anna.xml", b = folder() + "/brandt-anna-later.xml";
    auto const one = en::io::read_historian(std::vector{a, b}), other = en::io::read_historian(std::vector{b, a, b, folder()});
    CHECK(one.facts == other.facts);
    CHECK(one.report.rows == other.report.rows);
}

TEST_CASE("the presidents' trips of the Historian are as they were")
{
    auto const shared = std::string(ENTENTE_SHARED_DIR) + "/data/hsg_travels/president-travels";
    if (!std::filesystem::exists(shared)) {
        std::puts("skipped: there is no ../shared/data/hsg_travels");
        return;
    }
    auto const in = en::io::read_historian(shared);
    CHECK(in.report.rows == 832); // grep -c '<role>president</role>'
    CHECK(in.report.count(en::code::unknown_code) == 0);
    for (auto const& e : in.facts.events) CHECK(e.participants.at(0).capacity);
}

} // namespace secretaries_tests
