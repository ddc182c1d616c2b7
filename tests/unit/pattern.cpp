// Patterns of contacts: what they mean, on small timelines; civil days against enumeration.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/query/match.hpp>

#include <algorithm>
#include <concepts>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace pattern_tests {

using namespace entente;

namespace {

/// A president with contacts; the ids of events are made by the builder from kind and number.
struct presidency {
    builder b{utc_and_offsets()};
    leader_ref lee = b.leader("lee", "Lee Jae-myung");
    std::vector<std::string> ids;

    presidency() { b.term(lee, "KOR/president", "lee-2025").elected("2025-06-03", "UTC").took_office("2025-06-04T06:21", "UTC"); }
    std::string call(char const* with, std::string at)
    {
        auto e = b.call(lee, party(with));
        e.held(std::move(at), "UTC");
        return e.id();
    }
    std::string meeting(char const* with, std::string at)
    {
        auto e = b.meeting(lee, party(with));
        e.held(std::move(at), "UTC");
        return e.id();
    }
    [[nodiscard]] answer_row match(pattern const& p) const
    {
        auto const rows = b.build().match(p);
        REQUIRE(rows.size() == 1);
        return rows[0];
    }
};

query const all = list().by("lee");

std::vector<std::vector<std::string>> events(answer_row const& row)
{
    std::vector<std::vector<std::string>> out;
    for (auto const& c : row.candidates) out.push_back(c.events);
    return out;
}
using fits = std::vector<std::vector<std::string>>;

bool has(answer_row const& row, caveat k) { return std::find(row.caveats.begin(), row.caveats.end(), k) != row.caveats.end(); }

} // namespace

TEST_CASE("A pattern is a plain value", "[pattern]")
{
    STATIC_REQUIRE(std::regular<pattern>);
    auto const p = contact("USA").then("JPN", call).followed_by({"CHN", "RUS"}).not_between("G7").within(days(30)).among(all);
    CHECK(p == contact("USA").then("JPN", call).followed_by({"CHN", "RUS"}).not_between("G7").within(days(30)).among(all));
    CHECK(p != first_contact("USA").then("JPN", call).followed_by({"CHN", "RUS"}).not_between("G7").within(days(30)).among(all));
    REQUIRE(p.steps.size() == 3);
    CHECK(p.steps[1].what == asked::contact{"JPN", {call}});
    CHECK(p.steps[2].what.whom.names == std::vector<std::string>{"CHN", "RUS"});
    CHECK(p.steps[2].without.front().whom == counterparts("G7"));
}

TEST_CASE("Which contacts follow each other", "[pattern]")
{
    presidency k;
    auto const us = k.call("USA", "2025-06-06T13:00");
    auto const jp = k.call("JPN", "2025-06-09T03:00");
    auto const cn = k.call("CHN", "2025-06-10T02:30");
    auto const trip = k.meeting("USA", "2025-06-12");
    auto const vn = k.call("VNM", "2025-06-13");

    SECTION("then is the next contact, followed_by any later one")
    {
        CHECK(events(k.match(contact("USA").then("JPN").then("CHN").among(all))) == fits{{us, jp, cn}});
        CHECK(events(k.match(contact("USA").followed_by("CHN").among(all))) == fits{{us, cn}});
        CHECK(k.match(contact("USA").then("CHN").among(all)).verdict == verdict::none);
        CHECK(k.match(contact("CHN").followed_by("JPN").among(all)).verdict == verdict::none);
    }
    SECTION("the next of the contacts that the list selects")
    {
        CHECK(k.match(contact("CHN").then("VNM").among(all)).verdict == verdict::none); // the meeting lies between
        CHECK(events(k.match(contact("CHN").then("VNM").among(list(call).by("lee")))) == fits{{cn, vn}});
        CHECK(events(k.match(contact("USA").then("CHN").among(list().by("lee").with({"USA", "CHN"})))) == fits{{us, cn}});
    }
    SECTION("a step has kinds of its own")
    {
        CHECK(events(k.match(contact("USA", meeting).among(all))) == fits{{trip}});
        CHECK(events(k.match(contact("USA", call).followed_by("USA", meeting).among(all))) == fits{{us, trip}});
        CHECK(events(k.match(contact({}, meeting).then({}).among(all))) == fits{{trip, vn}});
    }
    SECTION("not_between")
    {
        CHECK(k.match(contact("USA").followed_by("CHN").not_between("JPN").among(all)).verdict == verdict::none);
        CHECK(k.match(contact("USA").followed_by("CHN").not_between("VNM").among(all)).verdict == verdict::certain);
        CHECK(k.match(contact("JPN").followed_by("VNM").not_between("USA", call).among(all)).verdict == verdict::certain);
        CHECK(k.match(contact("JPN").followed_by("VNM").not_between("RUS").not_between("USA", meeting).among(all)).verdict ==
              verdict::none);
    }
    SECTION("within")
    {
        CHECK(k.match(contact("USA").followed_by("JPN").within(hours(63)).among(all)).verdict == verdict::certain);
        CHECK(k.match(contact("USA").followed_by("JPN").within(hours(62)).among(all)).verdict ==
              verdict::possible); // reported to the minute
        CHECK(k.match(contact("USA").followed_by("JPN").within(hours(61)).among(all)).verdict == verdict::none);
        CHECK(k.match(contact("USA").followed_by("JPN").within_days(3).among(all)).verdict ==
              verdict::certain); // 62 hours, three civil days
        CHECK(k.match(contact("USA").followed_by("JPN").within_days(2).among(all)).verdict == verdict::none);
        CHECK(k.match(contact("USA").then("JPN").followed_by("CHN").among(list(call).by("lee").within(30, took_office))).verdict ==
              verdict::certain);
        CHECK(k.match(contact("USA").then("JPN").followed_by("CHN").among(list(call).by("lee").within(5, took_office))).verdict ==
              verdict::none);
    }
    SECTION("at the beginning")
    {
        CHECK(events(k.match(first_contact("USA").followed_by("VNM").among(all))) == fits{{us, vn}});
        CHECK(k.match(first_contact("JPN").among(all)).verdict == verdict::none);
        CHECK(events(k.match(first_contact("JPN").among(all.after(the(us))))) == fits{{jp}});
    }
    SECTION("certain fits do not overlap")
    {
        CHECK(events(k.match(contact({}).followed_by({}).among(all))) == fits{{us, jp}, {cn, trip}});
        CHECK(events(k.match(contact({}).followed_by("USA").among(all))) == fits{{us, trip}});
        CHECK(events(k.match(contact({}).among(all))) == fits{{us}, {jp}, {cn}, {trip}, {vn}});
    }
    SECTION("what it says")
    {
        auto const row = k.match(contact("USA").then("JPN").among(all));
        CHECK(fmt::format("{}", row) == "Lee Jae-myung: USA JPN (6 June 2025 13:00), certain");
        CHECK(row.candidates.front().parties == std::vector{party("USA"), party("JPN")});
        REQUIRE(row.reasons().size() == 1);
        CHECK(row.reasons().front().earlier == us);
        CHECK(row.reasons().front().later == jp);
        CHECK(has(row, caveat::first_known));
        CHECK(row.why().find(fmt::format("The KOR-USA call \"{}\"", us)) != std::string::npos);
        CHECK(fmt::format("{}", k.match(contact("RUS").among(all))) == "Lee Jae-myung: none known");
    }
}

TEST_CASE("Steps are placed or received", "[pattern]")
{
    presidency k;
    auto const rung_up = k.b.call(k.lee, party("USA")).placed_by(party("USA")).held("2025-06-06T13:00", "UTC").id();
    auto const unknown = k.call("USA", "2025-06-07T13:00");
    auto const rang_up = k.b.call(k.lee, party("USA")).placed_by(k.lee).held("2025-06-08T13:00", "UTC").id();

    auto const returned = k.match(contact("USA").received().then("USA").placed().among(all));
    CHECK(returned.verdict == verdict::certain); // the second or the third placed the call that follows one received
    CHECK(events(returned) == fits{{rung_up, unknown}, {unknown, rang_up}});
    CHECK(returned.candidates.front().how == verdict::possible);
    CHECK(events(k.match(contact("USA").received().followed_by("USA").placed().not_between("USA").among(all))) == events(returned));
    CHECK(events(k.match(contact("USA").placed().followed_by("USA").received().among(all))) == fits{}); // the third was placed
    CHECK(events(k.match(contact("USA").received().followed_by("USA").placed().among(list().by("lee").placed()))) == fits{});
}

TEST_CASE("What is not known of the order is possible", "[pattern]")
{
    presidency k;
    auto const us = k.call("USA", "2025-06-06T13:00");
    auto const jp = k.call("JPN", "2025-06-09");
    auto const cn = k.call("CHN", "2025-06-09");
    SECTION("each of two orders")
    {
        auto const row = k.match(contact("USA").then("JPN").then("CHN").among(all));
        CHECK(row.verdict == verdict::possible);
        CHECK(events(row) == fits{{us, jp, cn}});
        CHECK(row.missing() == std::vector<missing_fact>{{lack::order, {jp, cn}, fmt::format("the order of \"{}\" and \"{}\"", jp, cn)}});
        CHECK(fmt::format("{}", row) == "Lee Jae-myung: USA JPN CHN (6 June 2025 13:00), possible");
        CHECK(k.match(contact("USA").followed_by("JPN").among(all)).verdict == verdict::certain);
        CHECK(k.match(contact("USA").followed_by("CHN").not_between("JPN").among(all)).verdict == verdict::possible);
    }
    SECTION("a claim settles it")
    {
        k.b.order(k.b.event(event_kind::message, {k.lee, party("FRA")}, "letter").held("2025-06-05", "UTC").id(), us);
        k.b.order(jp, cn);
        CHECK(k.match(contact("USA").then("JPN").then("CHN").among(all)).verdict == verdict::certain);
        CHECK(k.match(contact("USA").then("CHN").among(all)).verdict == verdict::none);
    }
    SECTION("one or the other in every world")
    {
        auto const again = k.call("USA", "2025-06-06T13:00/14:00");
        (void)again;
        presidency two;
        auto const a = two.call("USA", "2025-06-06");
        auto const b = two.call("USA", "2025-06-06");
        auto const c = two.call("JPN", "2025-06-09");
        auto const row = two.match(contact("USA").then("JPN").among(all));
        CHECK(row.verdict == verdict::certain); // whichever call to Washington was the later one
        CHECK(events(row) == fits{{a, c}, {b, c}});
        CHECK(row.candidates[0].how == verdict::possible);
        CHECK(fmt::format("{}", row) == "Lee Jae-myung: USA JPN (6 June 2025) or USA JPN (6 June 2025), certain");
        CHECK(two.match(first_contact("USA").then("JPN").among(all)).verdict == verdict::possible); // if both were at the same instant
    }
    SECTION("what is only disputed is never certain and separates nobody")
    {
        auto e = k.b.call(k.lee, party("RUS"));
        e.held("2025-06-07", "UTC").denied();
        CHECK(k.match(contact("USA").then("RUS").among(all)).verdict == verdict::possible);
        CHECK(k.match(contact("USA").then("JPN").among(all)).verdict == verdict::possible);
        CHECK(k.match(contact("USA").followed_by("JPN").among(all)).verdict == verdict::certain);
        auto const row = k.match(contact("RUS").among(all));
        CHECK(has(row, caveat::disputed));
    }
}

TEST_CASE("Possible fits stand beside certain ones only where they are apart", "[pattern]")
{
    presidency k;
    auto const us = k.call("USA", "2025-06-06");
    auto const jp = k.call("JPN", "2025-06-07");
    auto const us2 = k.call("USA", "2025-06-10");
    auto const jp2 = k.call("JPN", "2025-06-10");
    auto const row = k.match(contact("USA").followed_by("JPN").among(all));
    CHECK(row.verdict == verdict::certain);
    CHECK(events(row) == fits{{us, jp}, {us2, jp2}});
    CHECK(row.candidates[1].how == verdict::possible);
    CHECK(fmt::format("{}", row) == "Lee Jae-myung: USA JPN (6 June 2025), certain; possibly USA JPN (10 June 2025)");
}

TEST_CASE("Steps name parties, groups and leaders", "[pattern]")
{
    presidency k;
    auto const xi = k.b.leader("xi", "Xi Jinping", party("CHN"));
    auto const abe = k.b.leader("abe", "Shinzo Abe", party("JPN"));
    k.b.term(abe, "JPN/prime-minister", "abe-2012").took_office("2012-12-26", "UTC").left_office("2025-06-07", "UTC");
    records more;
    more.groups.push_back({"Two", {}, {party("CHN"), party("USA")}, {}});
    k.b.add(std::move(more));
    auto const us = k.call("USA", "2025-06-05");
    auto to_xi = k.b.call(k.lee, xi);
    to_xi.held("2025-06-06", "UTC");
    auto to_abe = k.b.call(k.lee, abe);
    to_abe.held("2025-06-07", "UTC");
    auto const cn = k.call("CHN", "2025-06-09");

    CHECK(events(k.match(contact("Xi Jinping").among(all))) == fits{{to_xi.id()}});
    CHECK(events(k.match(contact("CHN").among(all))) == fits{{to_xi.id()}, {cn}});
    CHECK(events(k.match(contact("Two").then("Two").among(all))) == fits{{us, to_xi.id()}});
    CHECK(events(k.match(contact("Xi Jinping").followed_by("CHN").not_between("USA").among(all))) == fits{{to_xi.id(), cn}});

    // on the day Abe left, whether he spoke for Japan is not known
    auto const row = k.match(contact("JPN").among(all));
    CHECK(row.verdict == verdict::possible);
    CHECK(has(row, caveat::office_unknown));
    CHECK(k.match(contact("Xi Jinping").then("CHN").among(all)).verdict == verdict::possible);
    CHECK(k.match(contact("Xi Jinping").followed_by("CHN").not_between("JPN").among(all)).verdict == verdict::possible);
    CHECK(k.match(contact("Xi Jinping").then("Shinzo Abe").among(all)).verdict == verdict::possible);
}

TEST_CASE("What fitted by what was known then", "[pattern]")
{
    presidency k;
    auto const early = k.b.source("early", "KBS", "2025-06-09", "UTC");
    auto const late = k.b.source("late", "Yonhap", "2025-06-10", "UTC");
    k.b.call(k.lee, party("JPN")).held("2025-06-09T03:00", "UTC", early);
    k.b.call(k.lee, party("CHN")).held("2025-06-10T02:30", "UTC", late);
    auto const p = contact("JPN").then("CHN");
    CHECK(k.match(p.among(all)).verdict == verdict::certain);
    CHECK(k.match(p.among(all.as_of(when("2025-06-09", "UTC")))).verdict == verdict::none);
    CHECK(k.match(p.among(all.as_of(when("2025-06-10", "UTC")))).verdict == verdict::certain);
}

TEST_CASE("Civil days are counted from the step before, whichever day that was", "[pattern]")
{
    // hours of a few days; every window and distance tried at every half hour
    std::mt19937 random(1);
    auto const text = [](int hour) { return fmt::format("2025-06-{:02}T{:02}:00", 10 + hour / 24, hour % 24); };
    int possible = 0;
    for (int round = 0; round != 300; ++round) {
        int const a = static_cast<int>(random() % 60), b = a + static_cast<int>(random() % 40);
        int const c = a + static_cast<int>(random() % 60), e = c + static_cast<int>(random() % 30);
        int const n = static_cast<int>(random() % 3);
        presidency k;
        k.call("USA", fmt::format("[{}..{}]", text(a), text(b)));
        k.call("JPN", fmt::format("[{}..{}]", text(c), text(e)));
        std::size_t fit = 0, worlds = 0;
        for (int x = 2 * a; x <= 2 * b; ++x)
            for (int y = 2 * c; y <= 2 * e; ++y) {
                ++worlds;
                fit += x < y && y / 48 - x / 48 <= n;
            }
        auto const expected = fit == 0 ? verdict::none : fit == worlds ? verdict::certain : verdict::possible;
        possible += expected == verdict::possible;
        CAPTURE(text(a), text(b), text(c), text(e), n);
        auto const row = k.match(contact("USA").followed_by("JPN").within_days(n).among(all));
        CHECK(name(row.verdict) == name(expected));
        CHECK(!has(row, caveat::not_fully_checked));
    }
    CHECK(possible > 30);
}

TEST_CASE("Days that cannot be told one by one are said to be unchecked", "[pattern]")
{
    presidency k;
    k.call("USA", "2025");
    k.call("JPN", "2026-01-01T00:30");
    auto const row = k.match(contact("USA").followed_by("JPN").within_days(400).among(all));
    CHECK(row.verdict == verdict::possible);
    CHECK(has(row, caveat::not_fully_checked));
    CHECK(k.match(contact("JPN").followed_by("USA").within_days(400).among(all)).verdict == verdict::none);
}

TEST_CASE("Too many cases are said to be unchecked, and take no age", "[pattern]")
{
    presidency k;
    for (int i = 0; i != 30; ++i) k.call(i % 2 == 0 ? "USA" : "JPN", "2025-06-06");
    auto const row = k.match(contact("USA").then("JPN").then("USA").then("JPN").among(all));
    CHECK(row.verdict == verdict::possible);
    CHECK(has(row, caveat::not_fully_checked));
    CHECK(row.candidates.size() <= 100);
}

TEST_CASE("Many contacts in certain order", "[pattern]")
{
    presidency k;
    for (int i = 0; i != 120; ++i)
        k.call(i % 3 == 0 ? "USA" : i % 3 == 1 ? "JPN" : "CHN", fmt::format("2025-07-{:02}T{:02}:00", 1 + i / 10, i % 10));
    auto const row = k.match(contact("USA").then("JPN").then("CHN").among(all));
    CHECK(row.candidates.size() == 40);
    CHECK(!has(row, caveat::not_fully_checked));
    auto const none_found = k.match(contact("USA").followed_by("JPN").followed_by("CHN").followed_by("RUS").among(all));
    CHECK(none_found.verdict == verdict::none);
    CHECK(!has(none_found, caveat::not_fully_checked));
    auto const neighbours = k.match(contact("USA").then("CHN").among(all));
    CHECK(neighbours.verdict == verdict::none);
    CHECK(!has(neighbours, caveat::not_fully_checked));
    CHECK(k.match(contact("USA").followed_by("CHN").not_between("JPN").followed_by("USA").followed_by("USA").followed_by("JPN").among(all))
              .verdict == verdict::none);
}

TEST_CASE("A pattern that makes no sense is refused", "[pattern]")
{
    presidency k;
    auto const t = k.b.build();
    CHECK_THROWS_WITH(t.match(pattern{}), "error 601 bad_question: steps: a pattern without steps; begin it with contact or first_contact");
    CHECK_THROWS_WITH(t.match(contact("USA").within(days(3)).among(all)),
                      "error 601 bad_question: steps[0]: nothing lies before the first step; say it of a later step");
    CHECK_THROWS_WITH(t.match(contact("USA").then("JPN").within(-days(3)).among(all)),
                      "error 601 bad_question: steps[1].within: within -P3D; a length of time is not negative");
    CHECK_THROWS_WITH(
        t.match(contact("USA").then("JPN").within_days(-1).among(all)),
        "error 601 bad_question: steps[1].within_days: within -1 days; a number of days is not negative, and at most 3652059");
    CHECK_THROWS_WITH(t.match(contact("USA").among(count().by("lee"))),
                      "error 601 bad_question: contacts: contacts that are no list; give them as a question of the aim list");
    CHECK_THROWS_AS(t.match(contact("Atlantis").among(all)), error);
    CHECK_THROWS_AS(t.match(contact("USA").among(list().by("nobody"))), error);
}

} // namespace pattern_tests
