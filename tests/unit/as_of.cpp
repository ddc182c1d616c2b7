// What could be known when, and what becomes known.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/zones.hpp>

#include <fmt/core.h>

#include <string>
#include <vector>

namespace as_of_tests {

using namespace entente;
using namespace entente::literals;

namespace {

when seoul(std::string text) { return when{std::move(text), "Asia/Seoul"}; }

/// Lee's first calls, as they became known.
struct desk {
    builder b{iana_zones()};
    leader_ref lee = b.leader("lee", "Lee Jae-myung");
    source_ref early = b.source("early", "Yonhap", "2025-06-04", "Asia/Seoul");
    source_ref plan = b.source("plan", "KBS", "2025-06-09T18:00", "Asia/Seoul");
    source_ref late = b.source("late", "Yonhap", "2025-06-10", "Asia/Seoul");
    source_ref undated = b.source("undated", "Wikipedia");

    desk()
    {
        b.term(lee, "KOR/president", "lee-2025").elected("2025-06-03", "Asia/Seoul", early);
        b.event(call, {lee, "USA"_party}, "us")
            .held("2025-06-06T22:00", "Asia/Seoul", b.source("us", "The Korea Daily", "2025-06-07", "Asia/Seoul"));
        b.event(call, {lee, "CHN"_party}, "cn").planned({}, {}, plan).held("2025-06-10T11:30", "Asia/Seoul", late);
    }
};

std::string line(timeline const& t, query const& q) { return t.ask(q)[0].line(); }
auto const calls = order(call).by("lee").after(elected);

} // namespace

TEST_CASE("a plan is a plan until somebody says that it was held", "[views]")
{
    desk d;
    auto const now = d.b.build();
    CHECK(line(now, calls) == "Lee Jae-myung: USA, CHN, certain among 2 known calls; single source in part");
    CHECK(line(now, calls.as_of(seoul("2025-06-09"))) == "Lee Jae-myung: USA, certain among 1 known call; single source");
    CHECK(line(now, calls.as_of(seoul("2025-06-10"))) == "Lee Jae-myung: USA, CHN, certain among 2 known calls; single source in part");
    CHECK(line(now, calls.as_of(seoul("2025-06-05"))) == "Lee Jae-myung: none known");
    CHECK(line(now, calls.as_of(seoul("2025-06-02"))) == "Lee Jae-myung: milestone unknown");

    auto const evening = now.as_of(seoul("2025-06-09"));
    REQUIRE(evening.find_moment("cn"));
    CHECK(evening.standing_of(*evening.find_moment("cn"))->is == status::planned);
    CHECK_FALSE(evening.when_was(*evening.find_moment("cn")).reported);
    CHECK(now.standing_of(*now.find_moment("cn"))->is == status::held);

    SECTION("a source that gives an hour is public from that hour, one that gives a day at its end")
    {
        CHECK_FALSE(now.as_of(seoul("2025-06-09T17:59")).find_moment("cn"));
        CHECK(now.as_of(seoul("2025-06-09T18:00")).find_moment("cn"));
        CHECK_FALSE(now.as_of(seoul("2025-06-07T23:58")).find_moment("us"));
        CHECK(now.as_of(seoul("2025-06-07T23:59")).find_moment("us"));
    }
    SECTION("a view knows how far it sees, and a view of a view sees what both see")
    {
        CHECK_FALSE(now.horizon());
        CHECK(evening.horizon() == evening.as_of(seoul("2025-06-12")).horizon());
        CHECK(evening.as_of(seoul("2025-06-05")).horizon() < evening.horizon());
        CHECK_FALSE(evening.as_of(seoul("2025-06-05")).find_moment("us"));
    }
    SECTION("the question says it in its answer")
    {
        auto const why = now.ask(calls.as_of(seoul("2025-06-09")))[0].why();
        CHECK(why.find("As known by 9 June 2025") != std::string::npos);
    }
    CHECK_THROWS_AS(now.as_of(seoul("2025-13")), error);
}

TEST_CASE("what nobody dates is in no view, and is counted", "[views]")
{
    desk d;
    d.b.event(call, {d.lee, "JPN"_party}, "jp").held("2025-06-09T12:00", "Asia/Seoul", d.undated);
    d.b.event(call, {d.lee, "IND"_party}, "in").held("2025-06-08", "Asia/Seoul");
    d.b.order("us", "jp");
    auto const now = d.b.build();
    CHECK(now.undated() == 3);
    CHECK(line(now, calls) == "Lee Jae-myung: USA, IND, JPN, CHN, certain among 4 known calls; single source in part");
    auto const then = now.as_of(seoul("2026"));
    CHECK(line(then, calls) == "Lee Jae-myung: USA, CHN, certain among 2 known calls; single source in part");
    CHECK(then.ask(calls)[0].why().find("3 reports and claims without a date are not seen") != std::string::npos);
    CHECK_THROWS_AS(then.ask(first(call).by("lee").after(the("jp"))), error); // nobody has spoken of it
}

TEST_CASE("a denial, a contest and a claim are known from their day on", "[views]")
{
    desk d;
    auto const better = d.b.source("better", "The President's office", "2025-06-12", "Asia/Seoul", source_rank::preferred);
    auto const rival = d.b.source("rival", "Xinhua", "2025-06-11", "Asia/Seoul");
    d.b.event(call, {d.lee, "JPN"_party}, "jp").held("2025-06-06", "Asia/Seoul", d.early).denied(better);
    d.b.event(call, {d.lee, "VNM"_party}, "vn")
        .held("2025-06-05", "Asia/Seoul", d.early)
        .held("2025-06-08", "Asia/Seoul", rival)
        .held("2025-06-05", "Asia/Seoul", d.early);
    d.b.order("jp", "us").said_by(rival);
    auto const now = d.b.build();
    auto const at = [&](char const* day, char const* id) {
        auto const t = now.as_of(seoul(day));
        return t.when_was(*t.find_moment(id));
    };
    CHECK_FALSE(at("2025-06-10", "vn").contested);
    CHECK(at("2025-06-11", "vn").contested);
    CHECK(at("2025-06-10", "vn").members.empty());
    CHECK(at("2025-06-11", "vn").members.size() == 2); // what two say alike stands once

    auto const before = now.as_of(seoul("2025-06-10"));
    auto const after = now.as_of(seoul("2025-06-11"));
    CHECK_FALSE(before.certainly_before("jp", "us"));
    CHECK(after.certainly_before("jp", "us"));
    CHECK(before.standing_of(*before.find_moment("jp"))->is == status::held);
    CHECK(now.standing_of(*now.find_moment("jp"))->is == status::denied);
    CHECK(before.sees({said::what::event_report, {}, 2, 0}));
    CHECK_FALSE(before.sees({said::what::event_report, {}, 2, 1}));
    CHECK_FALSE(before.sees({said::what::claim, {}, 0, 0}));
    CHECK(after.sees({said::what::claim, {}, 0, 0}));
}

TEST_CASE("a claim that names an event makes it known", "[views]")
{
    desk d;
    d.b.event(call, {d.lee, "JPN"_party}, "jp").held("2025-06-09", "Asia/Seoul", d.undated);
    d.b.order("us", "jp", "cn").said_by(d.late);
    auto const then = d.b.build().as_of(seoul("2025-06-10"));
    REQUIRE(then.find_moment("jp"));
    CHECK_FALSE(then.when_was(*then.find_moment("jp")).reported);
    CHECK(then.certainly_before("us", "jp"));
    CHECK(line(then, calls) == "Lee Jae-myung: USA, JPN, CHN, certain among 3 known calls; single source in part");
}

TEST_CASE("conflicts are those of the claims that are seen", "[views]")
{
    desk d;
    auto const newer = d.b.source("newer", "Reuters", "2025-06-20", "Asia/Seoul");
    d.b.event(call, {d.lee, "JPN"_party}, "jp").held("2025-06", "Asia/Seoul", d.early);
    d.b.order("jp", "us").said_by(d.late);
    d.b.order("us", "jp").said_by(newer);
    auto const now = d.b.build();
    REQUIRE(now.conflicts().size() == 1);
    CHECK(now.source_of(now.conflicts()[0].rejected) == "late"); // the newer word holds
    CHECK(now.certainly_before("us", "jp"));
    auto const then = now.as_of(seoul("2025-06-15"));
    CHECK(then.conflicts().empty());
    CHECK(then.certainly_before("jp", "us"));
}

TEST_CASE("a timeline grows without changing", "[views][growth]")
{
    desk d;
    auto const before = d.b.build();
    records more;
    more.sources.push_back({"asahi", "The Asahi Shimbun", {}, {}, {}, seoul("2025-06-09T13:00"), source_rank::normal, {}, {}});
    event jp;
    jp.id = "jp";
    jp.participants = {{"lee", {}, std::nullopt, std::nullopt, {}}, {{}, "JPN"_party, std::nullopt, std::nullopt, {}}};
    jp.reports = {{"asahi", status::held, seoul("2025-06-09T12:00"), {}, {}, {}}};
    more.events.push_back(jp);
    event again;
    again.id = "us-again";
    again.same_as = "us";
    again.participants = {{{}, "USA"_party, role::initiator, std::nullopt, {}},
                          {"lee", {}, std::nullopt, std::nullopt, {}},
                          {{}, "CAN"_party, std::nullopt, std::nullopt, {}}};
    again.reports = {{"asahi", status::held, seoul("2025-06-06T22:00"), "PT20M", {}, {}}};
    more.events.push_back(again);
    more.claims.push_back({"c", "asahi", order_claim{{{"us"}, {"jp"}}}, {}, {}, {}});

    auto const after = before.with(more);
    CHECK(line(before, calls) == "Lee Jae-myung: USA, CHN, certain among 2 known calls; single source in part");
    CHECK(line(after, calls) ==
          "Lee Jae-myung: {CAN USA}, JPN, CHN, certain among 3 known calls; single source in part"); // both in one call
    CHECK(after.find_moment("us") == before.find_moment("us"));
    CHECK(after.find_moment("us-again") == after.find_moment("us"));
    CHECK(after.facts().events.size() == 4);
    CHECK(before.facts().events.size() == 2);
    CHECK(&after.facts().leaders[0] == &before.facts().leaders[0]); // shared
    CHECK(after.why_before(*after.find_moment("us"), *after.find_moment("jp")).size() != 0);

    SECTION("a view of it, and it of a view")
    {
        CHECK(line(after.as_of(seoul("2025-06-08")), calls) == "Lee Jae-myung: USA, certain among 1 known call; single source");
        auto const evening = before.as_of(seoul("2025-06-09")).with(more);
        CHECK(line(evening, calls) == "Lee Jae-myung: {CAN USA}, JPN, certain among 2 known calls; single source in part");
        CHECK(evening.horizon());
    }
    SECTION("every problem of what is added at once, and nothing added")
    {
        auto wrong = more;
        wrong.events[0].participants[0].leader = "le";
        wrong.claims[0].source = "asahi-2";
        wrong.events[1].id = "cn";
        try {
            (void)before.with(wrong);
            FAIL("it was taken");
        } catch (error const& e) {
            REQUIRE(e.diagnostics().size() == 3);
            CHECK(e.diagnostics()[0].path == "events[3].id");
        }
    }
    SECTION("what was noticed before stays noticed, and a view speaks of its claims alone")
    {
        desk twice;
        twice.b.event(call, {twice.lee, "USA"_party}, "us-2").held("2025-06-06", "Asia/Seoul", twice.early);
        twice.b.order("cn", "us").said_by(twice.late); // which the dates exclude
        auto const t = twice.b.build();
        auto const codes = [](timeline const& of) {
            std::vector<code> all;
            for (auto const& w : of.warnings()) all.push_back(w.code);
            return all;
        };
        REQUIRE(codes(t) == std::vector{code::likely_duplicate, code::conflict});
        CHECK(codes(t.with({})) == codes(t));
        CHECK(codes(t.as_of(seoul("2026"))) == std::vector{code::conflict});
        CHECK(codes(t.as_of(seoul("2025-06-09"))).empty());
        CHECK(codes(t.with({}).with({})) == codes(t));
    }
    SECTION("and among parties of which no leader is known")
    {
        desk d2;
        auto const t = d2.b.build();
        records first, second;
        event e;
        e.participants = {{{}, "JPN"_party, {}, {}, {}}, {{}, "USA"_party, {}, {}, {}}};
        e.reports = {{"early", status::held, seoul("2025-06-04"), {}, {}, {}}};
        e.id = "a";
        first.events = {e};
        e.id = "b";
        second.events = {e};
        REQUIRE(t.with(first).warnings().empty());
        auto const both = t.with(first).with(second);
        REQUIRE(both.warnings().size() == 1);
        CHECK(both.warnings()[0].code == code::likely_duplicate);
        CHECK(both.ask(count(call).by_each_leader_of("KOR"))[0].count->most == t.ask(count(call).by_each_leader_of("KOR"))[0].count->most);
    }
    SECTION("a title is the first that there is")
    {
        records named, other;
        named.title = "Calls";
        other.title = "More calls";
        auto const both = before.with(named).with(other);
        CHECK(both.facts().title == "Calls");
        REQUIRE(both.warnings().size() == before.warnings().size() + 1); // and it is said
        CHECK(both.warnings().back().text == "\"More calls\" is not taken: the title is \"Calls\" already");
    }
    SECTION("likely duplicates are seen across")
    {
        auto twice = records{};
        twice.events.push_back(jp);
        twice.events[0].id = "jp-2";
        auto const t = after.with(twice);
        REQUIRE(t.warnings().size() == 1);
        CHECK(t.warnings()[0].code == code::likely_duplicate);
    }
}

TEST_CASE("a timeline that grew event by event is the one built at once", "[views][growth]")
{
    builder b{iana_zones()};
    auto const lee = b.leader("lee", "Lee");
    b.term(lee, "KOR/president", "lee-1").elected("2025-06-03", "Asia/Seoul");
    auto grown = b.build();
    for (int i = 0; i != 200; ++i) {
        records more;
        event e;
        e.id = fmt::format("e{}", i);
        e.participants = {{"lee", {}, std::nullopt, std::nullopt, {}},
                          {{}, i % 2 == 0 ? "USA"_party : "JPN"_party, std::nullopt, std::nullopt, {}}};
        e.reports = {{{}, status::held, when{fmt::format("2025-{:02}-{:02}", 7 + i / 28 % 6, 1 + i % 28), "Asia/Seoul"}, {}, {}, {}}};
        more.events.push_back(std::move(e));
        if (i % 5 == 4) more.claims.push_back({{}, {}, order_claim{{{fmt::format("e{}", i - 4)}, {fmt::format("e{}", i)}}}, {}, {}, {}});
        grown = grown.with(std::move(more));
    }
    auto const whole = builder{iana_zones()}.add(grown.facts().copy()).build();
    CHECK(grown.facts() == whole.facts());
    for (auto const& q :
         {first(call).by("lee").after(elected), last(call).by("lee"), order(call).by("lee"), count(call).by("lee"), list(call).by("lee")})
        CHECK(grown.ask(q)[0].why() == whole.ask(q)[0].why());
}

} // namespace as_of_tests
