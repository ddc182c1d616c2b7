// Where events took place: first trips, first guests, and what claims say of them.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/zones.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace whereabouts_tests {

using namespace entente;
using namespace entente::literals;

namespace {

/// A president of KOR, and what is said of journeys.
struct desk {
    records more;

    desk() { more.sources.push_back({"kbs", "KBS", {}, {}, {}, when{"2018-01-01", "Asia/Seoul"}, source_rank::normal, {}, {}}); }
    event& add(event_kind kind, std::string id, party with, std::string day, std::optional<role> own = {}, std::optional<role> theirs = {})
    {
        auto& e = more.events.emplace_back();
        e.id = std::move(id);
        e.kind = kind;
        e.participants = {{"moon", "KOR"_party, own, {}, {}}, {{}, with, theirs, {}, {}}};
        e.reports = {{"kbs", status::held, when{std::move(day), "Asia/Seoul"}, {}, {}, {}}};
        return e;
    }
    event& trip(std::string id, party to, std::string day)
    {
        return add(visit, std::move(id), to, std::move(day), role::guest, role::host);
    }
    event& guest(std::string id, party from, std::string day)
    {
        return add(visit, std::move(id), from, std::move(day), role::host, role::guest);
    }
    [[nodiscard]] timeline build() const
    {
        builder b{iana_zones()};
        auto const moon = b.leader("moon", "Moon Jae-in");
        b.term(moon, "KOR/president", "moon-2017")
            .elected("2017-05-09", "Asia/Seoul")
            .took_office("2017-05-10", "Asia/Seoul")
            .left_office("2022-05-10", "Asia/Seoul");
        b.add(more);
        return b.build();
    }
};

std::vector<std::string> parties_of(answer_row const& row)
{
    std::vector<std::string> out;
    for (auto const& c : row.candidates)
        for (auto const& p : c.parties) out.emplace_back(p.code());
    return out;
}
answer_row one(timeline const& t, query const& q) { return t.ask(q)[0]; }
bool has(answer_row const& row, caveat k) { return std::find(row.caveats.begin(), row.caveats.end(), k) != row.caveats.end(); }

auto const journeys = first(visit, meeting, summit).by("moon");

} // namespace

TEST_CASE("the first trip is the first event abroad, the first guest the first at home", "[whereabouts]")
{
    desk d;
    d.guest("sg-visit", "SGP"_party, "2017-06-01");
    d.trip("us-visit", "USA"_party, "2017-06-29");
    d.add(meeting, "de-meeting", "DEU"_party, "2017-07-05").in = "DEU"_party;
    auto const t = d.build();
    CHECK(parties_of(one(t, journeys)) == std::vector<std::string>{"SGP"});
    auto const trip = one(t, journeys.abroad());
    CHECK(trip.verdict == verdict::certain);
    CHECK(parties_of(trip) == std::vector<std::string>{"USA"});
    auto const home = one(t, journeys.at_home());
    CHECK(home.verdict == verdict::certain);
    CHECK(parties_of(home) == std::vector<std::string>{"SGP"});
    CHECK(one(t, count(visit, meeting).by("moon").abroad()).count == range_of<std::size_t>{2, 2});
    CHECK(one(t, count(visit, meeting).by("moon").at_home()).count == range_of<std::size_t>{1, 1});
}

TEST_CASE("what is reported goes before the host, and a call has a place only if somebody says so", "[whereabouts]")
{
    desk d;
    d.trip("us-visit", "USA"_party, "2017-06-29").in = "KOR"_party; // the guest was received on a base in Korea, say
    d.add(call, "cn-call", "CHN"_party, "2017-07-05", role::initiator, role::host);
    d.add(call, "jp-call", "JPN"_party, "2017-07-06").in = "DEU"_party;
    auto const t = d.build();
    CHECK(one(t, first(visit).by("moon").abroad()).verdict == verdict::none);
    CHECK(parties_of(one(t, first(visit).by("moon").at_home())) == std::vector<std::string>{"USA"});
    auto const calls = one(t, list(call).by("moon").abroad());
    REQUIRE(calls.candidates.size() == 2);
    CHECK(calls.candidates[0].how == verdict::possible);
    CHECK(calls.candidates[0].caveats == std::vector{caveat::single_source, caveat::place_unknown});
    CHECK(calls.candidates[1].how == verdict::certain);
    CHECK(one(t, count(call).by("moon").at_home()).count == range_of<std::size_t>{0, 1});
}

TEST_CASE("where the country is not known an event is possible, at home and abroad", "[whereabouts]")
{
    desk d;
    d.add(meeting, "cn-meeting", "CHN"_party, "2017-06-01");
    d.trip("us-visit", "USA"_party, "2017-06-29");
    auto const t = d.build();
    auto const trip = one(t, journeys.abroad());
    CHECK(trip.verdict == verdict::possible);
    CHECK(parties_of(trip) == std::vector<std::string>{"CHN", "USA"});
    CHECK(has(trip, caveat::place_unknown));
    auto const guest = one(t, journeys.at_home());
    CHECK(guest.verdict == verdict::possible);
    CHECK(parties_of(guest) == std::vector<std::string>{"CHN"});

    SECTION("several hosts of one country are one, of two countries none")
    {
        d.more.events[0].participants = {
            {"moon", "KOR"_party, {}, {}, {}}, {{}, "CHN"_party, role::host, {}, {}}, {{}, "JPN"_party, role::host, {}, {}}};
        CHECK(one(d.build(), journeys.abroad()).verdict == verdict::possible);
        d.more.leaders = {{"xi", "Xi", {}, {}, {}}, {"li", "Li", {}, {}, {}}};
        d.more.events[0].participants = {
            {"moon", "KOR"_party, {}, {}, {}}, {"xi", "CHN"_party, role::host, {}, {}}, {"li", "CHN"_party, role::host, {}, {}}};
        CHECK(parties_of(one(d.build(), journeys.abroad())) == std::vector<std::string>{"CHN"});
    }
    SECTION("an organization is at home nowhere")
    {
        builder b{iana_zones()};
        b.add(d.more);
        b.leader("moon", "Moon Jae-in");
        auto const ban = b.leader("ban", "Ban Ki-moon");
        b.term(ban, "UN/secretary-general", "ban-2007").took_office("2007", "UTC");
        b.event(meeting, {ban, "USA"_party}, "un-meeting").held("2010", "UTC").in("the United States");
        auto const row = one(b.build(), list(meeting).by("ban").abroad());
        REQUIRE(row.candidates.size() == 1);
        CHECK(row.candidates[0].how == verdict::possible);
    }
}

TEST_CASE("abroad is asked of somebody", "[whereabouts]")
{
    auto const t = desk{}.build();
    try {
        (void)t.ask(first(visit).abroad());
        FAIL("was answered");
    } catch (error const& e) {
        CHECK(e.code() == code::bad_question);
        CHECK(std::string(e.what()) == "error 601 bad_question: where: abroad of whom is not said; name a leader, an office or a party");
    }
}

TEST_CASE("records of one event that name different countries leave it open, with a warning", "[whereabouts]")
{
    desk d;
    d.add(meeting, "a", "CHN"_party, "2017-06-01").in = "CHN"_party;
    auto& b = d.add(meeting, "b", "CHN"_party, "2017-06-01");
    b.same_as = "a";
    CHECK(one(d.build(), journeys.abroad()).verdict == verdict::certain); // one says nothing
    d.more.events[1].in = "CHN"_party;
    CHECK(one(d.build(), journeys.abroad()).verdict == verdict::certain);
    CHECK(d.build().warnings().empty());
    d.more.events[1].in = "KOR"_party;
    auto const t = d.build();
    CHECK(one(t, journeys.abroad()).verdict == verdict::possible);
    CHECK(one(t, journeys.at_home()).verdict == verdict::possible);
    REQUIRE(t.warnings().size() == 1);
    CHECK(t.warnings()[0].code == code::other_country);
    CHECK(t.warnings()[0].path == "events[1].in");
    CHECK(t.warnings()[0].text == "\"b\" took place in KOR, \"a\", which is the same event, in CHN");

    SECTION("a view takes what its records say")
    {
        d.more.sources.push_back({"late", "Late", {}, {}, {}, when{"2019-01-01", "Asia/Seoul"}, source_rank::normal, {}, {}});
        d.more.events[1].reports[0].source = "late";
        auto const all = d.build();
        CHECK(one(all, journeys.abroad()).verdict == verdict::possible);
        CHECK(one(all.as_of(when{"2018-06-01", "Asia/Seoul"}), journeys.abroad()).verdict == verdict::certain);
    }
    SECTION("what comes later is held against what is there")
    {
        desk one_record;
        one_record.add(meeting, "a", "CHN"_party, "2017-06-01").in = "CHN"_party;
        records more;
        more.events = {d.more.events[1]};
        auto const both = one_record.build().with(std::move(more));
        CHECK(one(both, journeys.abroad()).verdict == verdict::possible);
        REQUIRE(both.warnings().size() == 1);
        CHECK(both.warnings()[0].path == "events[1].in");
    }
}

TEST_CASE("a country that is none is an error", "[whereabouts]")
{
    desk d;
    d.trip("us-visit", "USA"_party, "2017-06-29").in = "XYZ"_party;
    try {
        (void)d.build();
        FAIL("was built");
    } catch (error const& e) {
        REQUIRE(e.diagnostics().size() == 1);
        CHECK(e.diagnostics()[0].code == code::unknown_party);
        CHECK(e.diagnostics()[0].path == "events[0].in");
    }
    builder b{iana_zones()};
    auto e = b.event(meeting, {"KOR"_party, "JPN"_party}, "m");
    e.in("Japan");
    CHECK(b.facts().events[0].in == "JPN"_party);
    CHECK_THROWS_AS(e.in("no such country"), error);
}

TEST_CASE("the first journey abroad is a claim", "[whereabouts]")
{
    desk d;
    d.guest("sg-visit", "SGP"_party, "2017-06");
    d.trip("us-visit", "USA"_party, "2017-06");
    d.trip("jp-visit", "JPN"_party, "2017-06");
    d.add(meeting, "cn-meeting", "CHN"_party, "2017-06"); // nobody says where
    auto const says = [&](scope s) {
        auto facts = d;
        s.by = "moon-2017";
        facts.more.claims.push_back({"c", "kbs", first_claim{std::move(s), {"us-visit"}}, {}, {}, {}});
        return facts.build();
    };
    scope s;
    CHECK(one(d.build(), first(visit).by("moon").abroad()).verdict == verdict::possible);
    SECTION("abroad")
    {
        s.where = whereabouts::abroad;
        auto const t = says(s);
        CHECK(one(t, first(visit).by("moon").abroad()).verdict == verdict::certain);
        CHECK(parties_of(one(t, first(visit).by("moon").abroad())) == std::vector<std::string>{"USA"});
        CHECK(t.certainly_before("us-visit", "jp-visit"));
        CHECK_FALSE(t.certainly_before("us-visit", "sg-visit"));   // at home
        CHECK_FALSE(t.certainly_before("us-visit", "cn-meeting")); // perhaps at home
        auto const row = one(t, first(visit).by("moon").abroad());
        CHECK(row.why().find("KBS [kbs] counts \"us-visit\" first for moon-2017 abroad") != std::string::npos);
    }
    SECTION("as a guest")
    {
        s.role = role::guest;
        auto const t = says(s);
        CHECK(t.certainly_before("us-visit", "jp-visit"));
        CHECK_FALSE(t.certainly_before("us-visit", "sg-visit"));
        CHECK_FALSE(t.certainly_before("us-visit", "cn-meeting"));
    }
    SECTION("anywhere")
    {
        auto const t = says(s);
        CHECK(t.certainly_before("us-visit", "sg-visit"));
        CHECK(t.certainly_before("us-visit", "cn-meeting"));
    }
}

TEST_CASE("that these were all abroad says nothing of those at home", "[whereabouts]")
{
    desk d;
    d.trip("us-visit", "USA"_party, "2017-06-29");
    d.guest("sg-visit", "SGP"_party, "2017-06-01");
    scope s;
    s.by = "moon-2017";
    s.kinds = {visit};
    s.where = whereabouts::abroad;
    d.more.claims.push_back({"c", "kbs", complete_claim{s, {"us-visit"}}, {}, {}, {}});
    auto const t = d.build();
    CHECK(t.conflicts().empty());
    CHECK_FALSE(has(one(t, first(visit).by("moon").abroad()), caveat::first_known));
    CHECK(has(one(t, first(visit).by("moon")), caveat::first_known));
    CHECK(has(one(t, first(visit).by("moon").at_home()), caveat::first_known));

    auto& all = std::get<complete_claim>(d.more.claims[0].says);
    all.scope.where = whereabouts::anywhere;
    all.scope.role = role::guest;
    auto const guests = d.build();
    CHECK_FALSE(has(one(guests, first(visit).by("moon").placed()), caveat::first_known));
    CHECK(has(one(guests, first(visit).by("moon").received()), caveat::first_known));
    CHECK(has(one(guests, first(visit).by("moon")), caveat::first_known));
}

} // namespace whereabouts_tests
