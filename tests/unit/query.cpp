// Questions and answers: the rules that users would otherwise be surprised by, and every part of a query.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/zones.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace query_tests {

using namespace entente;
using namespace entente::literals;

namespace {

std::string const seoul = "Asia/Seoul";
std::string const new_york = "America/New_York";

static_assert(std::regular<query>);
static_assert(std::equality_comparable<mark>);

/// A president of Korea from 10 May 2017 08:09 to 10 May 2022, elected on 9 May 2017, and leaders to talk to.
struct world {
    builder b{iana_zones()};
    leader_ref moon = b.leader("moon", "Moon Jae-in");
    leader_ref trump = b.leader("trump", "Donald Trump", "USA"_party);
    leader_ref xi = b.leader("xi", "Xi Jinping", "CHN"_party);
    leader_ref abe = b.leader("abe", "Shinzo Abe", "JPN"_party);
    source_ref kbs = b.source("kbs", "KBS", "2025-06-09", seoul);
    source_ref nhk = b.source("nhk", "NHK", "2025-06-10", "Asia/Tokyo");

    world()
    {
        b.term(moon, "KOR/president")
            .elected("2017-05-09", seoul)
            .took_office("2017-05-10T08:09", seoul)
            .left_office("2022-05-10T00:00", seoul);
    }

    [[nodiscard]] answer ask(query const& q) const { return b.build().ask(q); }
    [[nodiscard]] answer_row row(query const& q) const
    {
        auto const a = ask(q);
        REQUIRE(a.size() == 1);
        return a[0];
    }
    /// The verdict on one call at this time, in this window.
    [[nodiscard]] verdict inside(query const& window) const { return row(window.by("moon")).verdict; }
};

std::string parties(answer_row const& r)
{
    std::string out;
    for (auto const& c : r.candidates)
        for (auto const p : c.parties) out += (out.empty() ? "" : " ") + std::string(p.code());
    return out;
}
std::string blocks(answer_row const& r)
{
    std::string out;
    for (auto const& b : r.blocks) {
        std::string one;
        for (auto const p : b.parties) one += (one.empty() ? "" : " ") + std::string(p.code());
        out += (out.empty() ? "" : ", ") + (b.parties.size() == 1 ? one : "{" + one + "}");
    }
    return out;
}
bool has(std::vector<caveat> const& list, caveat c) { return std::find(list.begin(), list.end(), c) != list.end(); }
bool mentions(std::string const& text, std::string_view what) { return text.find(what) != std::string::npos; }
when day(std::string text, std::string zone = seoul) { return when{std::move(text), std::move(zone)}; }
problem_list refusal(timeline const& t, query const& q)
{
    problem_list out;
    try {
        (void)t.ask(q);
    } catch (error const& e) {
        out.add(e.diagnostics());
    }
    return out;
}

} // namespace

// --- the rules ---

TEST_CASE("rule 1: a call on the evening of election day is possibly after the election, unless a capacity settles it", "[query][rules]")
{
    world w;
    auto us = w.b.call(w.moon, w.trump).held("2017-05-09T21:00", seoul);
    auto const q = first(call).by("moon").after(elected);
    SECTION("the time alone leaves it open, and the caveat says why")
    {
        auto const r = w.row(q);
        CHECK(parties(r) == "USA");
        CHECK(r.verdict == verdict::possible);
        CHECK(has(r.caveats, caveat::milestone_uncertain));
        CHECK(mentions(r.why(), "milestone uncertain"));
    }
    SECTION("\"as president-elect\" settles it")
    {
        us.as(w.moon, capacity::elect);
        auto const r = w.row(q);
        CHECK(r.verdict == verdict::certain);
        CHECK_FALSE(has(r.caveats, caveat::milestone_uncertain));
    }
    SECTION("the moment at which the result was known settles it where the election was certainly earlier")
    {
        w.b.term(w.b.leader("other", "Other"), "JPN/prime minister")
            .elected("2017-05-09T06:00/2017-05-09T20:00", seoul)
            .declared("2017-05-09T20:30", seoul);
        w.b.call(leader_ref{"other", {}}, w.trump).held("2017-05-09T21:00", seoul);
        CHECK(w.row(first(call).by("other").after(declared)).verdict == verdict::certain);
        w.b.term(w.b.leader("third", "Third"), "FRA/president").elected("2017-05-09", seoul).declared("2017-05-09T20:00", seoul);
        w.b.call(leader_ref{"third", {}}, w.trump).held("2017-05-09T21:00", seoul);
        CHECK(w.row(first(call).by("third").after(declared)).verdict == verdict::possible); // the term is the election's
    }
    SECTION("\"as a candidate\" keeps it out")
    {
        us.as(w.moon, capacity::candidate);
        CHECK(w.row(q).verdict == verdict::none);
    }
}

TEST_CASE("rule 2: an election may be missing or late, and the row says so", "[query][rules]")
{
    builder b{iana_zones()};
    auto const truman = b.leader("truman", "Harry S. Truman");
    auto const ford = b.leader("ford", "Gerald Ford");
    b.term(truman, "USA/president").elected("1948-11-02", new_york).took_office("1945-04-12", new_york).left_office("1953-01-20", new_york);
    b.term(ford, "USA/president").took_office("1974-08-09", new_york).left_office("1977-01-20", new_york);
    b.call(truman, "GBR"_party).held("1945-04-20", new_york);
    b.call(truman, "FRA"_party).held("1949-02-01", new_york);
    b.call(ford, "GBR"_party).held("1974-08-10", new_york);
    auto const t = b.build();
    CHECK(t.warnings().empty());

    auto const a = t.ask(first(call).by_each("USA/president").after(elected));
    REQUIRE(a.size() == 2);
    CHECK(a[0].leader == "truman");
    CHECK(parties(a[0]) == "FRA");
    CHECK(a[1].leader == "ford");
    CHECK(a[1].verdict == verdict::none);
    CHECK(has(a[1].caveats, caveat::milestone_unknown));
    CHECK(mentions(a[1].line(), "milestone unknown"));

    auto const sworn = t.ask(first(call).by_each("USA/president").after(took_office));
    CHECK(parties(sworn[0]) == "GBR");
    CHECK(parties(sworn[1]) == "GBR");
    auto const in_the_term = t.ask(first(call).by("truman"));
    CHECK(parties(in_the_term[0]) == "GBR"); // in office before he was elected

    SECTION("no end is unknown, two dots are ongoing")
    {
        builder open{iana_zones()};
        auto const one = open.leader("one", "One");
        auto const two = open.leader("two", "Two");
        open.term(one, "KOR/president").took_office("2017-05-10", seoul);
        open.term(two, "KOR/president").took_office("2022-05-10", seoul).left_office("..");
        open.call(one, "USA"_party).held("2017-06", seoul);
        open.call(two, "USA"_party).held("2022-06", seoul);
        auto const rows = open.build().ask(first(call).by_each("KOR/president").after(took_office));
        REQUIRE(rows.size() == 2);
        CHECK(has(rows[0].caveats, caveat::end_of_term_unknown));
        CHECK_FALSE(has(rows[1].caveats, caveat::end_of_term_unknown));
        CHECK(rows[1].verdict == verdict::certain);
    }
}

TEST_CASE("rule 3: one row for each leader and term, and events are clipped at the term's end", "[query][rules]")
{
    builder b{iana_zones()};
    auto const trump = b.leader("trump", "Donald Trump");
    b.term(trump, "USA/president").elected("2024-11-05", new_york).took_office("2025-01-20T12:00", new_york).left_office("..");
    b.term(trump, "USA/president")
        .elected("2016-11-08", new_york)
        .took_office("2017-01-20T12:00", new_york)
        .left_office("2021-01-20T12:00", new_york);
    b.call(trump, "CAN"_party).held("2017-01-21", new_york);
    b.call(trump, "ISR"_party).held("2022-03-03", new_york);
    b.call(trump, "SAU"_party).held("2025-01-22", new_york);
    auto const t = b.build();

    auto const rows = t.ask(first(call).by("Donald Trump").after(took_office));
    REQUIRE(rows.size() == 2);        // by name, too
    CHECK(rows[0].term == "trump-2"); // in the order of the terms
    CHECK(rows[1].term == "trump-1");
    CHECK(parties(rows[0]) == "CAN");
    CHECK(parties(rows[1]) == "SAU");

    auto const all = t.ask(list(call).by("trump").after(took_office));
    CHECK(parties(all[0]) == "CAN");
    auto const beyond = t.ask(list(call).by("trump").after(took_office).even_beyond_the_term());
    CHECK(parties(beyond[0]) == "CAN ISR SAU");
    CHECK(parties(beyond[1]) == "SAU");
}

TEST_CASE("rule 4: presidents-elect count when a leader or an office is asked for, not when a party is", "[query][rules]")
{
    world w;
    w.b.call(w.moon, w.trump).held("2017-05-09T23:30", seoul).as(w.moon, capacity::elect);
    w.b.call(w.moon, w.xi).held("2017-05-11", seoul);
    CHECK(parties(w.row(list(call).by("moon"))) == "USA CHN");
    CHECK(parties(w.row(list(call).by_each("KOR/president"))) == "USA CHN");
    CHECK(parties(w.row(list(call).by_each_leader_of("KOR"))) == "CHN");
    CHECK(parties(w.row(list(call).by_each_leader_of("South Korea"))) == "CHN");

    SECTION("acting holders have rows of their own, off by default")
    {
        auto const hwang = w.b.leader("hwang", "Hwang Kyo-ahn");
        w.b.term(hwang, "KOR/president").acting().took_office("2016-12-09", seoul).left_office("2017-05-10", seoul);
        w.b.call(hwang, w.trump).held("2017-01-30", seoul).as(hwang, capacity::acting);
        CHECK(w.ask(list(call).by_each("KOR/president")).size() == 1);
        CHECK(w.ask(list(call).by_each_leader_of("KOR")).size() == 1);
        for (auto const& q : {list(call).by_each("KOR/president").with_acting(), list(call).by_each_leader_of("KOR").with_acting()}) {
            auto const a = w.ask(q);
            REQUIRE(a.size() == 2);
            CHECK(a[0].leader == "hwang");
            CHECK(parties(a[0]) == "USA");
        }
    }
    SECTION("a counterpart who does not hold office yet, or any more, is no country's leader")
    {
        w.b.term(w.trump, "USA/president").took_office("2017-01-20", new_york).left_office("2021-01-20T12:00", new_york);
        w.b.call(w.moon, w.trump).held("2021-06-01", seoul);
        CHECK(parties(w.row(list(call).by("moon").after(when{"2020", seoul}))).empty());
        auto const obama = w.b.leader("obama", "Barack Obama", "USA"_party);
        w.b.call(w.moon, obama).held("2017-07-03", seoul).as(obama, capacity::former);
        CHECK(parties(w.row(list(call).by("moon").after(when{"2017-06", seoul}))).empty());
    }
}

TEST_CASE("rule 5: \"called\" means had a call with; asked who placed it, unknown roles are possible", "[query][rules]")
{
    world w;
    w.b.call(w.moon, w.trump).held("2017-05-10T22:30", seoul).placed_by(w.trump);
    w.b.call(w.moon, w.xi).held("2017-05-11", seoul);
    w.b.call(w.moon, w.abe).held("2017-05-12", seoul).placed_by(w.moon);
    CHECK(parties(w.row(list(call).by("moon"))) == "USA CHN JPN");
    CHECK(w.row(first(call).by("moon")).verdict == verdict::certain);

    auto const placed = w.row(first(call).by("moon").placed());
    CHECK(parties(placed) == "CHN JPN"); // China, if Moon placed it; else Japan
    CHECK(placed.verdict == verdict::possible);
    CHECK(has(placed.candidates[0].caveats, caveat::role_unknown));
    CHECK_FALSE(has(placed.candidates[1].caveats, caveat::role_unknown));

    auto const received = w.row(list(call).by("moon").received());
    REQUIRE(parties(received) == "USA CHN");
    CHECK(received.candidates[0].how == verdict::certain);
    CHECK(received.candidates[1].how == verdict::possible);
}

TEST_CASE("a guest places a visit, a host receives it, and who merely attends says nothing of it", "[query][rules]")
{
    world w;
    w.b.visit(w.moon, w.trump).held("2017-06-29", seoul);
    w.b.visit(w.xi, w.moon).held("2017-07-01", seoul);
    auto const lunch = w.b.event(visit, {w.moon, w.abe}).held("2017-07-02", seoul).id();
    auto facts = w.b.facts();
    for (auto& e : facts.events)
        if (e.id == lunch)
            for (auto& p : e.participants) p.role = role::attendee;
    auto const t = builder{iana_zones()}.add(std::move(facts)).build();
    CHECK(parties(t.ask(list(visit).by("moon"))[0]) == "USA CHN JPN");
    auto const placed = t.ask(list(visit).by("moon").placed())[0];
    CHECK(parties(placed) == "USA JPN");
    CHECK(placed.candidates[0].how == verdict::certain);
    CHECK(placed.candidates[1].how == verdict::possible);
    CHECK(has(placed.candidates[1].caveats, caveat::role_unknown));
    CHECK(parties(t.ask(list(visit).by("moon").received())[0]) == "CHN JPN");
}

TEST_CASE("rule 6: a video call is a call, a letter is none, and a talk at a summit is a meeting", "[query][rules]")
{
    world w;
    w.b.message(w.moon, w.abe).held("2017-05-10T10:00", seoul);
    w.b.event(video_call, {w.moon, w.trump}).held("2017-05-10T12:00", seoul);
    auto g20 = w.b.summit(w.moon, w.trump, w.xi, w.abe, "DEU"_party).held("2017-07-07/2017-07-08", "Europe/Berlin");
    auto talk = w.b.meeting(w.moon, w.xi).held("2017-07-06", "Europe/Berlin").at(g20);

    CHECK(parties(w.row(list(call).by("moon"))) == "USA");
    CHECK(parties(w.row(list(video_call).by("moon"))) == "USA");
    CHECK(parties(w.row(list(message).by("moon"))) == "JPN");

    SECTION("the summit is the occasion of the meeting")
    {
        auto const r = w.row(list(meeting).by("moon").at(g20.id()));
        REQUIRE(r.candidates.size() == 1);
        CHECK(r.candidates[0].events == std::vector<std::string>{talk.id()});
        CHECK(w.row(list(call).by("moon").at(g20.id())).candidates.empty());
    }
    SECTION("the summit itself is no contact unless asked for")
    {
        CHECK(blocks(w.row(order().by("moon"))) == "JPN, USA, CHN"); // no Germany
        CHECK(parties(w.row(list(summit).by("moon"))) == "CHN DEU JPN USA");
    }
    SECTION("what happens inside a visit counts once with it")
    {
        auto v = w.b.visit(w.moon, "USA"_party).held("2017-06-28/2017-07-01", new_york);
        w.b.meeting(w.moon, w.trump).held("2017-06-29", new_york).at(v);
        w.b.meeting(w.moon, w.trump).held("2017-06-30", new_york).at(v);
        auto const with_us = [&](query const& q) { return w.row(q.by("moon").with("USA")).count; };
        CHECK(with_us(count(visit, meeting)) == range_of<std::size_t>{1, 1});
        CHECK(with_us(count(visit)) == range_of<std::size_t>{1, 1});
        CHECK(with_us(count(meeting)) == range_of<std::size_t>{2, 2}); // without the visit they are two
        CHECK(w.row(list(visit, meeting).by("moon").with("USA")).candidates.size() == 3);
        CHECK(w.row(count(visit, meeting, call).by("moon").with("USA")).verdict == verdict::certain);
    }
}

TEST_CASE("rule 7: \"which country\" means countries; organizations and private persons only when asked", "[query][rules]")
{
    world w;
    auto const ban = w.b.leader("ban", "Ban Ki-moon", "UN"_party);
    w.b.call(w.moon, ban).held("2017-05-10T09:00", seoul);
    w.b.call(w.moon, w.trump).held("2017-05-10T22:30", seoul);
    auto const carter = w.b.leader("carter", "Jimmy Carter", "USA"_party);
    w.b.call(w.moon, carter).held("2017-05-10T08:30", seoul).as(carter, capacity::former);

    CHECK(parties(w.row(first(call).by("moon").after(took_office))) == "USA");
    CHECK(w.row(first(call).by("moon").after(took_office)).candidates[0].events.size() == 1);
    CHECK(blocks(w.row(order(call).by("moon").with_organizations())) == "UN, USA");
    CHECK(parties(w.row(list(call).by("moon").with("UN"))) == "UN"); // named
    CHECK(parties(w.row(list(call).by("moon").with("Ban Ki-moon"))) == "UN");
}

TEST_CASE("rule 7: a private person who is asked for by name counts", "[query][rules]")
{
    world w;
    auto const carter = w.b.leader("carter", "Jimmy Carter", "USA"_party);
    w.b.call(w.moon, carter).held("2017-05-10T08:30", seoul).as(carter, capacity::former);
    CHECK(w.row(list(call).by("moon").with("Jimmy Carter")).candidates.size() == 1);
    CHECK(w.row(list(call).by("moon").with("USA")).candidates.empty());
}

TEST_CASE("rule 8: after is strictly later, since is at or after, between is half open", "[query][rules][window]")
{
    SECTION("to the tick, beside a moment that claims tie to the call")
    {
        struct tied {
            world w;
            the edge;
        };
        auto const apart = [](std::string length) {
            world w;
            auto edge = w.b.meeting(w.moon, w.abe).held("2018-05-09T10:00", seoul);
            auto c = w.b.call(w.moon, w.trump);
            w.b.claim(distance_claim{edge.id(), c.id(), {}, {}, length, length, ""});
            return tied{w, the(edge.id())};
        };
        auto const same = apart("PT0S");
        CHECK(same.w.inside(list(call).after(same.edge)) == verdict::none);
        CHECK(same.w.inside(list(call).since(same.edge)) == verdict::certain);
        CHECK(same.w.inside(list(call).before(same.edge)) == verdict::none);
        CHECK(same.w.inside(list(call).until(same.edge)) == verdict::certain);
        auto const later = apart("PT0.000001S");
        CHECK(later.w.inside(list(call).after(later.edge)) == verdict::certain);
        CHECK(later.w.inside(list(call).until(later.edge)) == verdict::none);
        auto const earlier = apart("-PT0.000001S");
        CHECK(earlier.w.inside(list(call).since(earlier.edge)) == verdict::none);
        CHECK(earlier.w.inside(list(call).before(earlier.edge)) == verdict::certain);
    }
    SECTION("dates: after all of it, before all of it, since its beginning, until its end")
    {
        auto const at = [](std::string time, query const& q) {
            world w;
            w.b.call(w.moon, w.trump).held(std::move(time), seoul);
            return w.inside(q);
        };
        auto const d = day("2018-05-09");
        CHECK(at("2018-05-09T23:59", list(call).after(d)) == verdict::none);
        CHECK(at("2018-05-10T00:00", list(call).after(d)) == verdict::certain);
        CHECK(at("2018-05-08T23:59", list(call).since(d)) == verdict::none);
        CHECK(at("2018-05-09T00:00", list(call).since(d)) == verdict::certain);
        CHECK(at("2018-05-09T00:00", list(call).before(d)) == verdict::none);
        CHECK(at("2018-05-08T23:59", list(call).before(d)) == verdict::certain);
        CHECK(at("2018-05-09T23:59", list(call).until(d)) == verdict::certain);
        CHECK(at("2018-05-10T00:00", list(call).until(d)) == verdict::none);
        CHECK(at("2018-05-09", list(call).between(d, day("2018-05-10"))) == verdict::certain);
        CHECK(at("2018-05-10", list(call).between(d, day("2018-05-10"))) == verdict::none);
        CHECK(at("2018-05-31T23:59", list(call).during(day("2018-05"))) == verdict::certain);
        CHECK(at("2018-06-01T00:00", list(call).during(day("2018-05"))) == verdict::none);
        CHECK(at("2018-05", list(call).after(d)) == verdict::possible);
        CHECK(at("2018-05-09T10:00", list(call).during(when{"2018-05-09", "America/Los_Angeles"})) == verdict::none); // still the 8th there
    }
    SECTION("milestones, from the taking of office to its end")
    {
        world w;
        w.b.call(w.moon, w.trump).held("2017-05-10T08:08", seoul);
        w.b.call(w.moon, w.xi).held("2017-05-10T08:10", seoul);
        w.b.call(w.moon, w.abe).held("2022-05-09T23:59", seoul);
        CHECK(parties(w.row(list(call).by("moon").between(took_office, left_office))) == "CHN JPN");
        CHECK(parties(w.row(list(call).by("moon").before(took_office))) == "USA");
        CHECK(parties(w.row(list(call).by("moon").between(elected, took_office))) == "USA");
    }
    SECTION("during an event")
    {
        world w;
        auto v = w.b.visit(w.moon, "USA"_party).held("2017-06-28/2017-07-01", new_york);
        auto no_end = w.b.visit(w.moon, "CHN"_party).held("2017-12-13", seoul);
        w.b.call(w.moon, w.abe).held("2017-07-05", seoul);
        w.b.call(w.moon, w.xi).held("2017-06-30", new_york);
        CHECK(parties(w.row(list(call).by("moon").during(the(v.id())))) == "CHN");
        auto const refused = refusal(w.b.build(), list(call).by("moon").during(the(no_end.id())));
        REQUIRE(refused.size() == 1);
        CHECK(refused[0].code == code::bad_question);
    }
}

TEST_CASE("rule 8: \"within N days\" counts civil days in the milestone's zone, its own day being 0, N inclusive", "[query][rules][window]")
{
    auto const at = [](std::string time, int n) {
        builder b{iana_zones()};
        auto const trump = b.leader("trump", "Donald Trump");
        b.term(trump, "USA/president").took_office("2025-03-08T12:00", new_york).left_office("..");
        b.call(trump, "CAN"_party).held(std::move(time), new_york);
        return b.build().ask(list(call).by("trump").within(n, took_office))[0].verdict;
    };
    CHECK(at("2025-03-08T23:59", 0) == verdict::certain);
    CHECK(at("2025-03-08T11:59", 0) == verdict::none); // the day, but before
    CHECK(at("2025-03-09T00:00", 0) == verdict::none);
    CHECK(at("2025-03-09T23:59", 1) == verdict::certain); // a day of 23 hours
    CHECK(at("2025-03-10T00:00", 1) == verdict::none);
    CHECK(at("2025-03-10T00:00", 2) == verdict::certain);
    CHECK(at("2025-03-10T23:59", 2) == verdict::certain);
    CHECK(at("2025-03-09", 1) == verdict::certain);

    world w;
    w.b.call(w.moon, w.trump).held("2017-05-10T22:30", seoul);
    auto const r = w.row(first(call).by("moon").after(elected));
    CHECK(r.candidates.at(0).days == range_of<std::int64_t>{1, 1});
    CHECK(w.inside(list(call).within(1, elected)) == verdict::certain);
    CHECK(w.inside(list(call).within(0, elected)) == verdict::none);
    auto const refused = refusal(w.b.build(), list(call).by("moon").within(-1, elected));
    REQUIRE(refused.size() == 1);
    CHECK(refused[0].code == code::bad_question);
}

TEST_CASE("rule 9: nothing merges by itself, and same_as merges", "[query][rules]")
{
    world w;
    auto a = w.b.call(w.moon, w.trump).held("2017-05-10", seoul);
    auto c = w.b.call(w.moon, w.trump).held("2017-05-10T22:30", seoul);
    auto const t = w.b.build();
    REQUIRE(t.warnings().size() == 1);
    CHECK(t.warnings()[0].code == code::likely_duplicate);
    CHECK(mentions(t.warnings()[0].text, a.id()));
    CHECK(mentions(t.warnings()[0].text, c.id()));
    CHECK(t.ask(count(call).by("moon"))[0].count == range_of<std::size_t>{2, 2});

    auto facts = w.b.facts();
    facts.events[1].same_as = a.id();
    auto const merged = builder{iana_zones()}.add(facts).build();
    CHECK(merged.warnings().empty());
    CHECK(merged.ask(count(call).by("moon"))[0].count == range_of<std::size_t>{1, 1});
}

TEST_CASE("rule 10: \"third, after A and B\" is a chain with a barrier", "[query][rules]")
{
    world w;
    auto const us = w.b.call(w.moon, w.trump).held("2017-05", seoul).id();
    auto const jp = w.b.call(w.moon, w.abe).held("2017-05", seoul).id();
    auto const cn = w.b.call(w.moon, w.xi).held("2017-05", seoul).id();
    w.b.call(w.moon, "DEU"_party).held("2017-05", seoul);
    w.b.claim(first_claim{{"moon-1", {call}, "moon-1.elected", {}, {}}, {us, jp, cn}}).said_by(w.kbs);
    auto const r = w.row(order(call).by("moon").after(elected));
    CHECK(blocks(r) == "USA, JPN, CHN, DEU");
    auto const third =
        std::find_if(r.candidates.begin(), r.candidates.end(), [](candidate const& c) { return c.parties.front() == "CHN"_party; });
    REQUIRE(third != r.candidates.end());
    CHECK(third->rank == rank_range{3, 3});
}

TEST_CASE("rule 11: a possible answer says what would settle it: the one missing fact, or how many are missing", "[query][rules]")
{
    world w;
    auto const cn = w.b.call(w.moon, w.xi).held("2017-05-11", seoul).id();
    auto const jp = w.b.call(w.moon, w.abe).held("2017-05-11", seoul).id();
    auto const r = w.row(first(call).by("moon"));
    REQUIRE(r.verdict == verdict::possible);
    CHECK(mentions(r.why(), cn)); // their order is the fact
    CHECK(mentions(r.why(), jp));
    CHECK(mentions(r.why(), "settle"));
}

// --- the query as a value ---

TEST_CASE("a query is a value: equal, copied, changed into another", "[query][value]")
{
    auto const q = first(call).by_each("KOR/president").after(elected);
    CHECK(q == first(call).by_each("KOR/president").after(elected));
    CHECK(q != last(call).by_each("KOR/president").after(elected));
    CHECK(q != q.placed());
    CHECK(q != q.with({"USA", "CHN"}));
    CHECK(q.with("USA") == q.with({"USA"}));
    CHECK(q.with({"USA"}).with({"CHN"}).whom == std::vector<std::string>{"CHN"}); // the last word counts
    auto const unchanged = q;
    (void)q.since(took_office)
        .at("g20")
        .received()
        .that_are({status::planned})
        .within(3, elected)
        .during(the("x"))
        .with_organizations()
        .with_acting()
        .even_beyond_the_term();
    CHECK(q == unchanged);
    CHECK(query{} == query{});
    CHECK(query{}.statuses == std::vector{status::held});
    CHECK(first(call, meeting).kinds == std::vector{call, meeting});
    CHECK(q.between(elected, the("x.took_office")) == q.since(elected).before(the("x.took_office")));
    CHECK(mark{the("a")} != mark{when{"2017"}});
}

TEST_CASE("a name that nobody knows is an error with a suggestion, and all of them are reported", "[query][names]")
{
    world w;
    w.b.call(w.moon, w.trump);
    auto const t = w.b.build();
    struct fault {
        query q;
        entente::code code;
        char const* path;
        char const* name;
        char const* remedy;
    };
    for (auto const& [q, c, path, name, remedy] :
         {fault{first(call).by("Moon Jea-in"), code::unknown_id, "who", "Moon Jea-in", "Moon Jae-in"},
          {first(call).by_each("KOR/presdent"), code::unknown_id, "who", "KOR/presdent", "KOR/president"},
          {first(call).by_each_leader_of("Koreaa"), code::unknown_party, "who", "Koreaa", ""},
          {first(call).by("moon").with("Xi Jingping"), code::unknown_party, "whom", "Xi Jingping", "Xi Jinping"},
          {first(call).by("moon").at("cal-1-moon-trump"), code::unknown_id, "occasion", "cal-1-moon-trump", "call-1-moon-trump"}}) {
        INFO(name);
        auto const found = refusal(t, q);
        REQUIRE(found.size() == 1);
        CHECK(found[0].code == c);
        CHECK(found[0].path == path);
        CHECK(mentions(found[0].text, name));
        CHECK(mentions(found[0].remedy, remedy));
    }
    CHECK(refusal(t, first(call).by("nobody").with({"QQQ", "ZZZ"}).at("nowhere")).size() == 4);
    auto const of_mark = refusal(t, first(call).by("moon").after(the("call-1-moon-tramp")));
    REQUIRE(of_mark.size() == 1);
    CHECK(mentions(of_mark[0].remedy, "call-1-moon-trump"));
    auto const of_date = refusal(t, first(call).by("moon").after(when{"2017-02-30", seoul}));
    REQUIRE(of_date.size() == 1);
    CHECK(of_date[0].code == code::no_such_day);

    SECTION("a name that two share is ambiguous, asked by or asked for")
    {
        w.b.leader("moon-2", "Moon Jae-in");
        w.b.leader("xi-2", "Xi Jinping", "CHN"_party);
        auto const shared = w.b.build();
        for (auto const& q : {first(call).by("Moon Jae-in"), first(call).by("moon").with("Xi Jinping")}) {
            auto const found = refusal(shared, q);
            REQUIRE(found.size() == 1);
            CHECK(found[0].code == code::ambiguous_name);
            CHECK((found[0].remedy == "use an id: \"moon\" or \"moon-2\"" || found[0].remedy == "use an id: \"xi\" or \"xi-2\""));
        }
        CHECK(refusal(shared, first(call).by("moon").with("xi-2")).empty());
    }
    SECTION("countries by name and by code, groups by id")
    {
        auto facts = w.b.facts();
        facts.groups = {{"pair", "", {"USA"_party, "CHN"_party}, {}}};
        auto const grouped = builder{iana_zones()}.add(facts).build();
        for (auto const* whom : {"USA", "US", "United States", "pair", "trump", "Donald Trump"}) {
            INFO(whom);
            CHECK(grouped.ask(list(call).by("moon").with(whom))[0].candidates.size() == 1);
        }
        CHECK(grouped.ask(list(call).by("moon").with("Japan"))[0].candidates.empty());
    }
}

TEST_CASE("an answer is also rows of plain values in stable columns", "[query][rows]")
{
    CHECK(flat_columns == std::array<std::string_view, 10>{"leader", "term", "party", "event", "verdict", "rank_lo", "rank_hi", "earliest",
                                                           "latest", "caveats"});
    world w;
    auto const cn = w.b.call(w.moon, w.xi).held("2017-05-11T12:00", seoul, w.kbs).id();
    w.b.call(w.moon, w.trump).held("2017-05-10T22:30~", seoul);
    auto const rows = w.ask(order(call).by("moon").after(elected)).rows();
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].leader == "moon");
    CHECK(rows[0].term == "moon-1");
    CHECK(rows[0].party == "USA");
    CHECK(rows[0].verdict == "certain");
    CHECK(rows[0].caveats == "approximate");
    CHECK(rows[0].earliest == "2017-05-10T13:00:00Z");
    CHECK(rows[1].party == "CHN");
    CHECK(rows[1].event == cn);
    CHECK(rows[1].rank_lo == 2);
    CHECK(rows[1].rank_hi == 2);
    CHECK(rows[1].earliest == "2017-05-11T03:00:00Z");
    CHECK(rows[1].latest == "2017-05-11T03:00:59.999999Z");
    CHECK(rows[1].caveats == "single source");
    CHECK(fmt::format("{}", w.row(first(call).by("moon").after(elected))).starts_with("Moon Jae-in: USA, certain"));
}

// --- what makes an answer certain, possible or none ---

TEST_CASE("one event with several counterparts is one event and a tie", "[query][tie]")
{
    world w;
    auto const three = w.b.call(w.moon, w.trump, w.abe).held("2017-05-10", seoul).id();
    w.b.call(w.moon, w.xi).held("2017-05-11", seoul);
    auto const r = w.row(first(call).by("moon"));
    CHECK(parties(r) == "JPN USA");
    CHECK(r.verdict == verdict::certain);
    CHECK(r.tie);
    for (auto const& c : r.candidates) {
        CHECK(c.rank == rank_range{1, 1});
        CHECK(c.events == std::vector<std::string>{three});
    }
    CHECK(w.row(count(call).by("moon")).count == range_of<std::size_t>{2, 2});
    CHECK(blocks(w.row(order(call).by("moon"))) == "{JPN USA}, CHN");
    CHECK(w.row(order(call).by("moon")).verdict == verdict::certain);
}

TEST_CASE("a disputed event excludes nothing and is never certain", "[query][disputed]")
{
    world w;
    w.b.call(w.moon, w.trump).held("2017-05-10T22:30", seoul, w.kbs).denied(w.nhk);
    w.b.call(w.moon, w.xi).held("2017-05-11", seoul);
    auto const r = w.row(first(call).by("moon"));
    CHECK(parties(r) == "USA CHN");
    CHECK(r.verdict == verdict::possible);
    for (auto const& c : r.candidates) CHECK(c.how == verdict::possible);
    CHECK(has(r.candidates[0].caveats, caveat::disputed));
    CHECK_FALSE(has(r.candidates[1].caveats, caveat::disputed));
    CHECK(w.row(list(call).by("moon").with("USA")).verdict == verdict::possible);
    CHECK(w.row(count(call).by("moon")).count == range_of<std::size_t>{1, 2});
}

TEST_CASE("a contested time and a one-of set say so, and count with every place they may have", "[query][caveats]")
{
    world w;
    w.b.call(w.moon, w.trump).held("2017-05-10", seoul, w.kbs).held("2017-05-12", seoul, w.nhk);
    w.b.call(w.moon, w.abe).held("[2017-05-20,2017-05-22]", seoul);
    w.b.call(w.moon, w.xi).held("2017-05-21", seoul);
    auto const firsts = w.row(first(call).by("moon"));
    CHECK(parties(firsts) == "USA");
    CHECK(firsts.verdict == verdict::certain); // wherever it was, it was first
    CHECK(has(firsts.caveats, caveat::contested));
    CHECK(mentions(firsts.why(), "KBS"));
    CHECK(mentions(firsts.why(), "NHK")); // both are shown
    auto const all = w.row(order(call).by("moon"));
    CHECK(blocks(all) == "USA, {CHN JPN}");
    CHECK(all.verdict == verdict::possible);
    CHECK(has(all.caveats, caveat::one_of));
}

TEST_CASE("eighteen visitors on one day: undecided, and no tie", "[query][first]")
{
    builder b{iana_zones()};
    auto const johnson = b.leader("johnson", "Lyndon B. Johnson");
    b.term(johnson, "USA/president").took_office("1963-11-22T14:38", "America/Chicago").left_office("1969-01-20", new_york);
    for (auto const* code :
         {"FRA", "DEU", "GBR", "JPN", "PHL", "TUR", "CAN", "IRL", "BEL", "NLD", "GRC", "NOR", "ETH", "KOR", "ISR", "ITA", "PAK", "COL"})
        b.meeting(johnson, party{code}).held("1963-11-24", new_york);
    auto const r = b.build().ask(first(meeting).by("Lyndon B. Johnson").after(took_office))[0];
    CHECK(r.candidates.size() == 18);
    CHECK(r.verdict == verdict::possible);
    CHECK_FALSE(r.tie);
    for (auto const& c : r.candidates) {
        CHECK(c.how == verdict::possible);
        CHECK(c.rank == rank_range{1, 18});
    }
    auto const all = b.build().ask(order(meeting).by("johnson").after(took_office))[0];
    REQUIRE(all.blocks.size() == 1);
    CHECK(all.blocks[0].parties.size() == 18);
}

TEST_CASE("four calls on 21 January 2009, their order never published: possible", "[query][first]")
{
    builder b{iana_zones()};
    auto const obama = b.leader("obama", "Barack Obama");
    b.term(obama, "USA/president").took_office("2009-01-20T12:00", new_york).left_office("2017-01-20T12:00", new_york);
    for (auto const* code : {"PSE", "ISR", "EGY", "JOR"}) b.call(obama, party{code}).held("2009-01-21", new_york);
    b.call(obama, "CAN"_party).held("2009-01-23", new_york);
    auto const a = b.build().ask(first(call).by("Barack Obama").after(took_office));
    CHECK(a.verdict() == verdict::possible);
    CHECK(parties(a[0]) == "EGY ISR JOR PSE");
    CHECK_FALSE(a[0].tie);
    CHECK(a.candidates().size() == 4);
    CHECK(mentions(a.why(), "EGY"));
}

TEST_CASE("the date of a call depends on the capital: Biden and Suga, 27 January in Washington, 28 in Tokyo", "[query][zones]")
{
    builder b{iana_zones()};
    auto const biden = b.leader("biden", "Joe Biden");
    auto const suga = b.leader("suga", "Yoshihide Suga");
    b.term(biden, "USA/president").took_office("2021-01-20T12:00", new_york).left_office("2025-01-20T12:00", new_york);
    b.term(suga, "JPN/prime minister").took_office("2020-09-16", "Asia/Tokyo").left_office("2021-10-04", "Asia/Tokyo");
    b.call(biden, suga).held("2021-01-27", new_york).held("2021-01-28", "Asia/Tokyo");
    b.call(biden, "FRA"_party).held("2021-01-27T04:00", new_york);
    b.call(suga, "AUS"_party).held("2021-01-28T15:00", "Asia/Tokyo");
    auto const t = b.build();
    CHECK(t.warnings().empty()); // no contest
    auto const with_suga = t.ask(list(call).by("biden").with("JPN"))[0];
    REQUIRE(with_suga.candidates.size() == 1);
    CHECK(to_string(with_suga.candidates[0].window.earliest()) == "2021-01-27T15:00:00Z");
    CHECK(to_string(with_suga.candidates[0].window.end()) == "2021-01-28T05:00:00Z");
    CHECK(t.ask(list(call).by("biden").with("JPN").during(when{"2021-01-27", new_york})).verdict() == verdict::certain);
    CHECK(t.ask(list(call).by("suga").with("USA").during(when{"2021-01-28", "Asia/Tokyo"})).verdict() == verdict::certain);
    CHECK(blocks(t.ask(order(call).by("biden"))[0]) == "FRA, JPN");
    CHECK(blocks(t.ask(order(call).by("suga"))[0]) == "USA, AUS");
}

TEST_CASE("two undatable calls to one capital still make it first", "[query][first]")
{
    world w;
    w.b.call(w.moon, w.trump).held("2017-05-10", seoul);
    w.b.call(w.moon, w.trump).held("2017-05-10", seoul);
    w.b.call(w.moon, w.xi).held("2017-05-11", seoul);
    auto const r = w.row(first(call).by("moon"));
    CHECK(parties(r) == "USA");
    CHECK(r.verdict == verdict::certain);
    CHECK(r.candidates[0].events.size() == 2);
    CHECK_FALSE(r.tie);
    CHECK(parties(w.row(last(call).by("moon"))) == "CHN");
}

TEST_CASE("a plan is not a fact: planned calls are asked for by status", "[query][status]")
{
    world w;
    w.b.call(w.moon, w.xi).planned("2017-05-10", seoul, w.kbs);
    w.b.call(w.moon, w.trump).held("2017-05-11", seoul);
    CHECK(parties(w.row(first(call).by("moon"))) == "USA");
    auto const planned = w.row(list(call).by("moon").that_are({status::planned}));
    CHECK(parties(planned) == "CHN");
    CHECK(has(planned.candidates[0].caveats, caveat::only_planned));
    CHECK(parties(w.row(list(call).by("moon").that_are({status::planned, status::held}))) == "CHN USA");
}

TEST_CASE("who has not been contacted", "[query][not_contacted]")
{
    world w;
    w.b.call(w.moon, w.trump).held("2017-05-11", seoul);
    w.b.call(w.moon, w.xi).planned("2017-05-20", seoul);
    w.b.call(w.moon, "RUS"_party).held("2017-05-09", seoul);
    auto const r = w.row(not_contacted(call).by("moon").with({"USA", "CHN", "JPN", "RUS"}).after(elected));
    REQUIRE(r.candidates.size() == 3);
    CHECK(parties(r) == "CHN JPN RUS");
    CHECK(r.candidates[0].how == verdict::certain);
    CHECK(r.candidates[0].caveats == std::vector{caveat::only_planned});
    CHECK(r.candidates[1].how == verdict::certain);
    CHECK(r.candidates[1].caveats.empty());
    CHECK(r.candidates[2].how == verdict::possible); // on election day, perhaps before
    auto const of_all = refusal(w.b.build(), not_contacted(call).by("moon"));
    REQUIRE(of_all.size() == 1);
    CHECK(of_all[0].code == code::bad_question);
    CHECK(of_all[0].path == "whom");
}

TEST_CASE("whether one came before the other: parties, and moments by name", "[query][whether]")
{
    world w;
    auto const us = w.b.call(w.moon, w.trump).held("2017-05-10", seoul).id();
    auto const cn = w.b.call(w.moon, w.xi).held("2017-05-11", seoul).id();
    auto const jp = w.b.call(w.moon, w.abe).held("2017-05-11", seoul).id();
    CHECK(w.row(whether("USA", "CHN", call).by("moon")).verdict == verdict::certain);
    CHECK(w.row(whether("CHN", "USA", call).by("moon")).verdict == verdict::none);
    CHECK(mentions(w.row(whether("CHN", "USA", call).by("moon")).line(), "certainly not"));
    CHECK(w.row(whether("CHN", "JPN", call).by("moon")).verdict == verdict::possible);
    CHECK(w.row(whether("China", "Japan", call).by("moon")).verdict == verdict::possible);
    CHECK(w.row(whether("CHN", "FRA", call).by("moon")).verdict == verdict::certain); // France was never called
    CHECK(w.row(whether("FRA", "CHN", call).by("moon")).verdict == verdict::none);

    CHECK(w.ask(whether(us, cn)).verdict() == verdict::certain);
    CHECK(w.ask(whether(cn, jp)).verdict() == verdict::possible);
    CHECK(w.ask(whether(cn, us)).verdict() == verdict::none);
    CHECK(w.ask(whether("moon-1.elected", us)).verdict() == verdict::certain);
    auto const refused = refusal(w.b.build(), whether(us, cn + "x"));
    REQUIRE(refused.size() == 1);
    CHECK(refused[0].code == code::unknown_id);
    CHECK(mentions(refused[0].remedy, cn));
}

TEST_CASE("how long after the milestone the first one was", "[query][gap]")
{
    world w;
    w.b.call(w.moon, w.trump).held("2017-05-10T22:30", seoul);
    w.b.call(w.moon, w.xi).held("2017-05-11", seoul);
    auto const r = w.row(gap(took_office, call).by("moon"));
    REQUIRE(r.gap.has_value());
    CHECK(r.gap->least == hours(14) + minutes(20) + tick);
    CHECK(r.gap->most == hours(14) + minutes(22) - tick);
    CHECK(r.verdict == verdict::possible);
    CHECK(parties(r) == "USA");
    CHECK_FALSE(w.row(gap(took_office, meeting).by("moon")).gap.has_value());

    auto const started = w.b.meeting(w.moon, w.abe).id();
    auto const then = w.b.call(w.moon, "RUS"_party).id();
    w.b.claim(distance_claim{started, then, {}, {}, "PT36H", "PT36H", ""});
    auto const exact = w.row(gap(the(started), call).by("moon").with("RUS"));
    REQUIRE(exact.gap.has_value());
    CHECK(exact.gap->least == hours(36));
    CHECK(exact.gap->most == hours(36));
}

TEST_CASE("why() names the sources whose word decides", "[query][why]")
{
    world w;
    auto const cn = w.b.call(w.moon, w.xi).held("2017-05-11", seoul, w.nhk);
    auto const jp = w.b.call(w.moon, w.abe).held("2017-05-11", seoul, w.nhk);
    w.b.order(cn, jp).said_by(w.kbs);
    auto const r = w.row(first(call).by("moon"));
    CHECK(r.verdict == verdict::certain);
    CHECK(mentions(r.why(), "KBS"));
    CHECK_FALSE(mentions(r.why(), "NHK")); // the dates decide nothing
    REQUIRE(r.reasons().size() == 1);
    CHECK(r.reasons()[0].earlier == cn.id());
    CHECK(r.reasons()[0].later == jp.id());
    REQUIRE(r.reasons()[0].by.size() == 1);
    CHECK(r.reasons()[0].by[0] == said{said::what::claim, {}, 0, 0});
    CHECK(mentions(w.ask(first(call).by("moon")).why(), "KBS"));
}

TEST_CASE("\"first\" is over what is known, until a source says that these were all", "[query][closed]")
{
    world w;
    auto const us = w.b.call(w.moon, w.trump).held("2017-05-11", seoul);
    auto const q = first(call).by("moon").after(elected);
    CHECK(has(w.row(q).caveats, caveat::first_known));
    w.b.claim(complete_claim{{"moon-1", {call}, "moon-1.elected", {}, {}}, {us.id()}}).said_by(w.kbs);
    CHECK_FALSE(has(w.row(q).caveats, caveat::first_known));
    CHECK(has(w.row(first(meeting).by("moon").after(elected)).caveats, caveat::first_known));
}

TEST_CASE("a leader is also asked for in the answer, and a day without a zone is said", "[query][caveats]")
{
    world w;
    w.b.call(w.moon, w.xi).held("2017-05-11");
    w.b.call(w.moon, w.trump).held("2017-05-13?", seoul);
    auto const r = w.row(list(call).by("moon"));
    REQUIRE(r.candidates.size() == 2);
    CHECK(has(r.candidates[0].caveats, caveat::whole_earth));
    CHECK(has(r.candidates[1].caveats, caveat::uncertain));
    CHECK(r.leader_name == "Moon Jae-in");
    CHECK(w.ask(list(call).by("Xi Jinping")).size() == 1); // no term is known: one row all the same
    CHECK(w.ask(list(call).by("xi"))[0].candidates.size() == 1);
    CHECK(parties(w.ask(list(call))[0]).find("KOR") != std::string::npos); // anyone
}

} // namespace query_tests
