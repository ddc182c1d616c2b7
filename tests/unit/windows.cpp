// Windows and terms: both ends of a term, who was in office, ends to come, dates that are one of several.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/zones.hpp>
#include <entente/query/match.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace windows_tests {

using namespace entente;
using namespace entente::literals;

namespace {

std::string const utc = "UTC";

bool has(answer_row const& r, caveat c) { return std::find(r.caveats.begin(), r.caveats.end(), c) != r.caveats.end(); }
bool has(candidate const& k, caveat c) { return std::find(k.caveats.begin(), k.caveats.end(), c) != k.caveats.end(); }
std::string parties(answer_row const& r)
{
    std::string out;
    for (auto const& c : r.candidates)
        for (auto const p : c.parties) out += (out.empty() ? "" : " ") + std::string(p.code());
    return out;
}
std::string events(answer_row const& r)
{
    std::string out;
    for (auto const& c : r.candidates)
        for (auto const& e : c.events) out += (out.empty() ? "" : " ") + e;
    return out;
}
candidate about(answer_row const& r, std::string_view code)
{
    for (auto const& c : r.candidates)
        if (c.parties.front().code() == code) return c;
    FAIL("no candidate " << code);
    return {};
}
when day(std::string text) { return when{std::move(text), utc}; }
using ids = std::vector<std::string>;
using counted = range_of<std::size_t>;

ids texts(std::vector<missing_fact> const& all)
{
    ids out;
    for (auto const& m : all) out.push_back(m.text);
    return out;
}

/// L, a president of Korea, and whoever is called.
struct world {
    builder b{iana_zones()};
    leader_ref l = b.leader("l", "L");

    auto term(std::string id = "t") { return b.term(l, "KOR/president", std::move(id)); }
    auto calls(char const* party, std::string at, std::string id = {})
    {
        return b.event(call, {l, find_party(party).value()}, id.empty() ? party : std::move(id)).held(std::move(at), utc);
    }
    [[nodiscard]] answer ask(query const& q) const { return b.build().ask(q); }
    [[nodiscard]] answer_row row(query const& q) const
    {
        auto const a = ask(q.by("l"));
        REQUIRE(a.size() == 1);
        return a[0];
    }
};

} // namespace

// --- where a term begins ---

TEST_CASE("a term begins with the taking of office where that came before the election, and where that is open, so is the answer",
          "[query][window]")
{
    world w;
    w.term().elected("2020-11-02", utc).took_office("2020", utc).left_office("2025-01-01", utc);
    w.calls("USA", "2020-10-31");
    w.calls("CHN", "2020-12-01");

    auto const f = w.row(first(call));
    CHECK(f.verdict == verdict::possible);
    CHECK(parties(f) == "USA CHN");
    CHECK(about(f, "CHN").rank == rank_range{1, 2});
    CHECK(about(f, "USA").rank == rank_range{1, 1});
    CHECK(has(about(f, "USA"), caveat::milestone_uncertain));
    CHECK_FALSE(has(about(f, "CHN"), caveat::milestone_uncertain));
    CHECK(texts(f.missing()) == ids{"the order of \"t.elected\" and \"t.took_office\"", "whether \"USA\" lies inside the time asked for"});

    auto const n = w.row(count(call));
    CHECK(n.count == counted{1, 2});
    CHECK(n.verdict == verdict::possible);

    auto const rest = w.row(not_contacted(call).with({"USA", "CHN"}));
    CHECK(parties(rest) == "USA");
    CHECK(rest.verdict == verdict::possible);

    auto const all = w.row(list(call));
    REQUIRE(events(all) == "USA CHN");
    CHECK(all.candidates[0].how == verdict::possible);
    CHECK(all.candidates[1].how == verdict::certain);
    CHECK(all.candidates[1].rank == rank_range{1, 2});

    CHECK(w.row(last(call)).verdict == verdict::certain);
    CHECK(parties(w.row(last(call))) == "CHN");
    CHECK(w.row(whether("USA", "CHN", call)).verdict == verdict::possible);
    CHECK(w.row(whether("CHN", "USA", call)).verdict == verdict::possible); // who perhaps was not called

    auto const sequence = w.row(order(call));
    CHECK(sequence.verdict == verdict::possible);
    CHECK(parties(sequence) == "USA CHN");
    CHECK(sequence.before(0, 1) == verdict::possible);
    CHECK(sequence.before(1, 0) == verdict::none);

    SECTION("a window that begins behind either of them leaves nothing open")
    {
        auto const after_election = w.row(first(call).after(elected));
        CHECK(after_election.verdict == verdict::certain);
        CHECK(parties(after_election) == "CHN");
        CHECK(w.row(count(call).since(day("2020-11-03"))).count == counted{1, 1});
    }
    SECTION("a capacity settles it")
    {
        w.b.event(call, {w.l, "JPN"_party}, "JPN").held("2020-10-15", utc).as(w.l, capacity::incumbent);
        auto const settled = w.row(first(call));
        CHECK(settled.verdict == verdict::certain);
        CHECK(parties(settled) == "JPN");
        CHECK(w.row(count(call)).count == counted{3, 3});
    }
}

TEST_CASE("the earlier of two moments is an edge of its own", "[query][window]")
{
    world w;
    w.term().elected("2020-11-10", utc).took_office("2020-11-10T10:00", utc).left_office("2025-01-01", utc);
    w.calls("USA", "2020-11-10T12:00");
    w.calls("CHN", "2020-11-11");

    auto const f = w.row(first(call));
    CHECK(f.verdict == verdict::certain);
    CHECK(parties(f) == "USA");
    CHECK_FALSE(has(f, caveat::milestone_uncertain));
    CHECK(f.missing().empty());
    CHECK(w.row(count(call)).count == counted{2, 2});
    CHECK(w.row(count(call)).verdict == verdict::certain);
    CHECK(w.row(order(call)).verdict == verdict::certain);
    REQUIRE(w.row(order(call)).blocks.size() == 2);
    CHECK(w.row(whether("USA", "CHN", call)).verdict == verdict::certain);
    CHECK(w.row(not_contacted(call).with({"USA", "CHN"})).verdict == verdict::none);
    CHECK(w.row(list(call)).verdict == verdict::certain);

    SECTION("also for those who look at the time between")
    {
        w.calls("JPN", "2020-11-10T05:00"); // after the election or before both
        CHECK(w.row(first(call)).verdict == verdict::possible);
        CHECK(parties(w.row(first(call))) == "JPN USA");
        CHECK(w.row(count(call)).count == counted{2, 3});
        CHECK(w.row(count(call).before(took_office)).count == counted{0, 1});
    }
}

TEST_CASE("the result of an election stands for one that nobody dates, and for no other", "[query][window]")
{
    world w;
    w.term().declared("2020-11-10", utc).took_office("2021-01-20", utc).left_office("2025-01-01", utc);
    w.calls("USA", "2020-11-12");
    CHECK(w.row(count(call)).count == counted{1, 1});
    CHECK(w.row(count(call).after(elected)).count == counted{1, 1});
    CHECK(w.row(count(call).before(elected)).verdict == verdict::none);

    world both;
    both.term().elected("2020-11-10", utc).declared("2020-11-10T20:00", utc);
    both.calls("USA", "2020-11-10T21:00");
    CHECK(both.row(first(call).after(declared)).verdict == verdict::possible); // the term begins with the election, on the same day
    CHECK(both.row(first(call).after(elected)).verdict == verdict::possible);
}

TEST_CASE("patterns begin where the term does, in each world", "[pattern][window]")
{
    world w;
    w.term().elected("2020-11-02", utc).took_office("2020", utc).left_office("2025-01-01", utc);
    w.calls("USA", "2020-10-31");
    w.calls("CHN", "2020-12-01");
    w.calls("JPN", "2020-12-02");
    auto const t = w.b.build();
    auto const later = t.match(contact("CHN").followed_by("JPN").among(list(call).by("l")))[0];
    CHECK(later.verdict == verdict::certain);
    CHECK(later.candidates.size() == 1);
    CHECK(later.missing().empty());

    auto const from_usa = t.match(contact("USA").then("CHN").among(list(call).by("l")))[0];
    CHECK(from_usa.verdict == verdict::possible);
    REQUIRE(from_usa.candidates.size() == 1);
    CHECK(from_usa.candidates[0].how == verdict::possible);
    auto const missed = texts(from_usa.missing());
    CHECK(std::find(missed.begin(), missed.end(), "the order of \"t.elected\" and \"t.took_office\"") != missed.end());

    world mirror;
    mirror.term().elected("2020-11-10", utc).took_office("2020-11-10T10:00", utc).left_office("2025-01-01", utc);
    mirror.calls("USA", "2020-11-10T12:00");
    mirror.calls("CHN", "2020-11-11");
    auto const certain = mirror.b.build().match(contact("USA").then("CHN").among(list(call).by("l")))[0];
    CHECK(certain.verdict == verdict::certain);
    CHECK(certain.candidates.size() == 1);
}

// --- both ends of a term ---

TEST_CASE("a window is cut to the term at both ends", "[query][window]")
{
    world w;
    w.term("one").elected("2007-12-19", utc).took_office("2008-02-25", utc).left_office("2013-02-25", utc);
    w.term("two").elected("2020-11-02", utc).took_office("2021-01-20", utc).left_office("2025-01-20", utc);
    w.calls("USA", "2012-05-01");
    w.calls("CHN", "2021-02-01");
    w.calls("JPN", "2016-01-01");

    auto const since = w.ask(first(call).by("l").since(day("2011")));
    REQUIRE(since.size() == 2);
    CHECK(parties(since[0]) == "USA");
    CHECK(parties(since[1]) == "CHN");
    CHECK(since[1].verdict == verdict::certain);

    auto const in_2012 = w.ask(count(call).by("l").during(day("2012")));
    CHECK(in_2012[0].count == counted{1, 1});
    CHECK(in_2012[1].count == counted{0, 0});
    CHECK_FALSE(has(in_2012[0], caveat::outside_term));
    CHECK(has(in_2012[1], caveat::outside_term));
    CHECK(in_2012[1].verdict == verdict::none);

    auto const within = w.ask(list(call).by("l").within(4000, day("2011-01-01")));
    CHECK(parties(within[0]) == "USA");
    CHECK(parties(within[1]) == "CHN");

    auto const beyond = w.ask(list(call).by("l").since(day("2011")).even_beyond_the_term());
    for (auto const& r : beyond) CHECK(parties(r) == "USA JPN CHN");
}

TEST_CASE("a window that lies outside the term says so", "[query][window]")
{
    world w;
    w.term().elected("2017-05-09", utc).took_office("2017-05-10", utc).left_office("2022-05-10", utc);
    w.calls("USA", "2017-05-01");
    w.calls("CHN", "2018-01-01");
    w.calls("JPN", "2022-06-01");
    for (auto const& q : {list(call).before(elected), list(call).until(day("2016")), list(call).after(left_office),
                          list(call).since(day("2023")), list(call).during(day("2016-12")), list(call).within(3, day("2017-05-01"))}) {
        auto const r = w.row(q);
        CHECK(r.verdict == verdict::none);
        CHECK(r.candidates.empty());
        CHECK(has(r, caveat::outside_term));
        CHECK(r.why().find("outside the term") != std::string::npos);
    }
    for (auto const& q : {list(call).before(took_office), list(call).since(elected), list(call).after(day("2016")),
                          list(call).between(left_office, elected), list(call)})
        CHECK_FALSE(has(w.row(q), caveat::outside_term));
    CHECK(parties(w.row(list(call).since(day("2023")).even_beyond_the_term())).empty());
    CHECK_FALSE(has(w.row(list(call).since(day("2023")).even_beyond_the_term()), caveat::outside_term));
    CHECK(parties(w.row(last(call).since(day("2016")).before(elected).even_beyond_the_term())) == "USA");
    CHECK(has(w.row(last(call).before(elected)), caveat::outside_term));

    SECTION("in every world, or not at all")
    {
        world open;
        open.term().elected("2020-11-02", utc).took_office("2020", utc).left_office("2025-01-01", utc);
        open.calls("USA", "2020-10-31");
        auto const r = open.row(list(call).before(elected));
        CHECK_FALSE(has(r, caveat::outside_term));
        CHECK(parties(r) == "USA");
        CHECK(r.verdict == verdict::possible);
        CHECK(has(open.row(list(call).before(day("2020"))), caveat::outside_term));
    }
}

TEST_CASE("a window that ends before it begins is no question", "[query][window]")
{
    world w;
    w.term().elected("2017-05-09", utc);
    auto const t = w.b.build();
    for (auto const& q : {list(call).between(day("2018"), day("2017")), first(call).since(day("2017-05-11")).until(day("2017-05-10")),
                          count(call).after(day("2017")).before(day("2017"))}) {
        try {
            (void)t.ask(q.by("l"));
            FAIL("no error");
        } catch (error const& e) {
            REQUIRE(e.diagnostics().size() == 1);
            CHECK(e.diagnostics()[0].code == code::bad_question);
        }
    }
    CHECK_NOTHROW(t.ask(list(call).by("l").since(day("2017")).until(day("2017"))));
    CHECK_NOTHROW(t.ask(list(call).by("l").between(day("2017"), day("2018"))));
    CHECK_NOTHROW(t.ask(list(call).by("l").between(left_office, day("2017"))));
}

TEST_CASE("a term whose beginning nobody reports is not cut there, and says so", "[query][window]")
{
    world w;
    w.term().left_office("2022-05-10", utc);
    w.calls("USA", "2001-01-01");
    w.calls("CHN", "2022-06-01");
    for (auto const& q : {list(call), list(call).since(day("2000"))}) {
        auto const r = w.row(q);
        CHECK(parties(r) == "USA");
        CHECK(r.verdict == verdict::certain);
        CHECK(has(r, caveat::milestone_unknown));
    }
    CHECK(w.row(list(call).after(elected)).verdict == verdict::none);

    SECTION("of a leader with other terms its events are possible only")
    {
        w.term("other").elected("1997-12-18", utc).took_office("1998-02-25", utc).left_office("2003-02-25", utc);
        auto const rows = w.ask(list(call).by("l"));
        REQUIRE(rows.size() == 2);
        auto const& unknown = rows[0].term == "t" ? rows[0] : rows[1];
        auto const& known = rows[0].term == "t" ? rows[1] : rows[0];
        CHECK(parties(known) == "USA");
        CHECK(known.verdict == verdict::certain);
        CHECK(parties(unknown) == "USA");
        CHECK(unknown.verdict == verdict::possible);
        CHECK(has(unknown, caveat::milestone_uncertain));
    }
}

TEST_CASE("a milestone that only a claim names is known", "[query][window]")
{
    world w;
    w.term().left_office("2022-05-10", utc);
    w.calls("USA", "2017-05-01");
    w.calls("CHN", "2017-05-12");
    w.b.order("USA", "t.took_office", "CHN");
    auto const r = w.row(list(call));
    CHECK(parties(r) == "CHN");
    CHECK(r.verdict == verdict::certain);
    CHECK_FALSE(has(r, caveat::milestone_unknown));
    CHECK(parties(w.row(list(call).after(took_office))) == "CHN");
}

TEST_CASE("a term whose end nobody reports ends at the latest when somebody else took the office, or the same leader again",
          "[query][window]")
{
    world w;
    w.term().elected("2017-05-09", utc).took_office("2017-05-10", utc);
    w.calls("USA", "2018-01-01");
    w.calls("CHN", "2022-05-10T12:00");
    w.calls("JPN", "2023-01-01");
    auto const q = list(call).by("l");
    CHECK(parties(w.ask(q)[0]) == "USA CHN JPN");
    CHECK(has(w.ask(q)[0], caveat::end_of_term_unknown));

    auto const s = w.b.leader("s", "S");
    SECTION("a successor")
    {
        w.b.term(s, "KOR/president").elected("2022-03-09", utc).took_office("2022-05-10", utc);
        auto const r = w.ask(q)[0];
        CHECK(parties(r) == "USA CHN");
        CHECK(r.candidates[0].how == verdict::certain);
        CHECK(r.candidates[1].how == verdict::possible);
        CHECK(has(r, caveat::end_of_term_unknown));
        CHECK(parties(w.ask(list(call).by("l").since(day("2020")))[0]) == "CHN");
    }
    SECTION("of several the earliest")
    {
        w.b.term(s, "KOR/president").took_office("2021-05-10", utc);
        w.b.term(w.b.leader("r", "R"), "KOR/president").took_office("2022-05-10", utc);
        CHECK(parties(w.ask(q)[0]) == "USA");
    }
    SECTION("nobody who acts for another, nobody of another office, nobody before")
    {
        w.b.term(s, "KOR/president").acting().took_office("2019-01-01", utc);
        w.b.term(w.b.leader("p", "P"), "KOR/prime minister").took_office("2019-01-01", utc);
        w.b.term(w.b.leader("o", "O"), "KOR/president").took_office("2013-02-25", utc);
        CHECK(parties(w.ask(q)[0]) == "USA CHN JPN");
    }
    SECTION("the same leader again")
    {
        w.term("again").elected("2022-05-01", utc).took_office("2022-05-20", utc);
        auto const rows = w.ask(q);
        REQUIRE(rows.size() == 2);
        CHECK(parties(rows[0]) == "USA CHN");
        CHECK(rows[0].verdict == verdict::certain);
        CHECK(parties(rows[1]) == "CHN JPN");
    }
}

TEST_CASE("an end that is still to come is after everything", "[query][window]")
{
    world w;
    w.term().elected("2017-05-09", utc).took_office("2017-05-10", utc).left_office("..");
    w.calls("USA", "2018-01-01");
    w.calls("CHN", "2019");
    for (auto const& q : {list(call).before(left_office), list(call).until(left_office), list(call).between(took_office, left_office),
                          list(call).until(the("t.left_office"))}) {
        auto const r = w.row(q);
        CHECK(r.verdict == verdict::certain);
        CHECK(parties(r) == "USA CHN");
        CHECK_FALSE(has(r, caveat::milestone_uncertain));
    }
    for (auto const& q : {list(call).after(left_office), list(call).since(left_office), list(call).within(5, left_office),
                          list(call).after(the("t.left_office")), list(call).since(left_office).even_beyond_the_term()}) {
        auto const r = w.row(q);
        CHECK(r.verdict == verdict::none);
        CHECK(r.candidates.empty());
        CHECK(has(r, caveat::outside_term));
    }
    CHECK(w.row(count(call).after(left_office)).count == counted{0, 0});
    CHECK(w.row(whether("USA", "t.left_office")).verdict == verdict::certain);
    CHECK(w.row(whether("t.left_office", "USA")).verdict == verdict::none);
    w.b.term(w.b.leader("m", "M"), "JPN/prime minister", "u").took_office("2020-01-01", utc).left_office("..");
    CHECK(w.ask(whether("t.left_office", "u.left_office"))[0].verdict == verdict::none);
}

// --- who was in office ---

TEST_CASE("rows of each leader of a party begin with the taking of office, whatever window is asked for", "[query][window]")
{
    world w;
    w.term().elected("2016-11-08", utc).took_office("2017-01-20", utc).left_office("2021-01-20", utc);
    w.calls("USA", "2016-11-10");
    w.calls("CHN", "2017-02-01");
    for (auto const& q : {list(call), list(call).since(day("2016")), list(call).during(day("2016-11/2017-12")), list(call).after(elected),
                          list(call).within(400, elected)}) {
        auto const r = w.ask(q.by_each_leader_of("KOR"))[0];
        CHECK(parties(r) == "CHN");
        CHECK(r.verdict == verdict::certain);
    }
    CHECK(parties(w.ask(list(call).by_each_leader_of("KOR").since(day("2016")).even_beyond_the_term())[0]) == "CHN");
    CHECK(has(w.ask(list(call).by_each_leader_of("KOR").during(day("2016")))[0], caveat::outside_term));
    CHECK(parties(w.ask(list(call).by_each("KOR/president").after(elected))[0]) == "USA CHN");
}

TEST_CASE("where nobody reports the taking of office, a party's row is possible unless a capacity tells", "[query][window]")
{
    world w;
    w.term().elected("2016-11-08", utc).left_office("2021-01-20", utc);
    w.calls("USA", "2016-11-10");
    w.b.event(call, {w.l, "CHN"_party}, "CHN").held("2017-02-01", utc).as(w.l, capacity::incumbent);
    w.b.event(call, {w.l, "JPN"_party}, "JPN").held("2016-11-11", utc).as(w.l, capacity::elect);
    auto const r = w.ask(list(call).by_each_leader_of("KOR"))[0];
    REQUIRE(parties(r) == "USA CHN");
    CHECK(r.candidates[0].how == verdict::possible);
    CHECK(has(r.candidates[0], caveat::office_unknown));
    CHECK(r.candidates[1].how == verdict::certain);
    CHECK_FALSE(has(r.candidates[1], caveat::office_unknown));
    CHECK(w.row(list(call)).verdict == verdict::certain);
}

namespace {

/// A president of the USA, elected 8 November 2016, in office from 20 January 2017 to 20 January 2021, is called by L.
struct counterpart : world {
    leader_ref trump = b.leader("trump", "Donald Trump", "USA"_party);
    explicit counterpart(bool with_term = true)
    {
        term().elected("2012-12-19", utc).took_office("2013-02-25", utc).left_office("2025-02-25", utc);
        if (with_term)
            b.term(trump, "USA/president", "us").elected("2016-11-08", utc).took_office("2017-01-20", utc).left_office("2021-01-20", utc);
    }
    auto called(std::string at) { return b.event(call, {l, trump}, "c").held(std::move(at), utc); }
};

} // namespace

TEST_CASE("a president-elect speaks for the country as a counterpart, with a caveat, but not between two parties", "[query][window]")
{
    std::vector<query> const general{list(call).by("l"), list(call).by("l").with("USA"), list(call).by_each("KOR/president"),
                                     list(call).by_each_leader_of("KOR")};
    auto const two = list(call).by_each_leader_of("KOR").with("USA");

    SECTION("by the terms")
    {
        counterpart w;
        w.called("2016-11-10");
        for (auto const& q : general) {
            auto const r = w.ask(q)[0];
            CHECK(parties(r) == "USA");
            CHECK(r.verdict == verdict::certain);
            CHECK(has(r, caveat::president_elect));
            CHECK_FALSE(has(r, caveat::office_unknown));
        }
        CHECK(w.ask(two)[0].verdict == verdict::none);
        records groups;
        groups.groups.push_back({"allies", {}, {"USA"_party}, {}});
        w.b.add(std::move(groups));
        CHECK(w.ask(list(call).by_each_leader_of("KOR").with("allies"))[0].verdict == verdict::none);
        CHECK(w.ask(list(call).by_each_leader_of("KOR").with("Donald Trump"))[0].verdict == verdict::certain);
    }
    SECTION("by the report")
    {
        counterpart w(false);
        w.called("2016-11-10").as(w.trump, capacity::elect);
        for (auto const& q : general) {
            CHECK(w.ask(q)[0].verdict == verdict::certain);
            CHECK(has(w.ask(q)[0], caveat::president_elect));
        }
        CHECK(w.ask(two)[0].verdict == verdict::none);
    }
    SECTION("in some world only")
    {
        counterpart w;
        w.called("2017-01-20"); // on the day of taking office
        CHECK(w.ask(general[0])[0].verdict == verdict::certain);
        CHECK(has(w.ask(general[0])[0], caveat::president_elect));
        CHECK(w.ask(two)[0].verdict == verdict::possible);
        CHECK(has(w.ask(two)[0], caveat::office_unknown));
    }
    SECTION("an incumbent has no caveat")
    {
        counterpart w;
        w.called("2017-02-01");
        CHECK(w.ask(general[0])[0].verdict == verdict::certain);
        CHECK_FALSE(has(w.ask(general[0])[0], caveat::president_elect));
        CHECK(w.ask(two)[0].verdict == verdict::certain);
    }
    SECTION("a candidate is none, before the election or by the report")
    {
        counterpart w;
        w.called("2016-11-01");
        CHECK(w.ask(general[0])[0].verdict == verdict::none);
        counterpart said(false);
        said.called("2016-11-01").as(said.trump, capacity::candidate);
        CHECK(said.ask(general[0])[0].verdict == verdict::none);
    }
    SECTION("on the voting day it is open")
    {
        counterpart w;
        w.called("2016-11-08");
        CHECK(w.ask(general[0])[0].verdict == verdict::possible);
        CHECK(has(w.ask(general[0])[0], caveat::office_unknown));
        CHECK(has(w.ask(general[0])[0], caveat::president_elect));
    }
}

TEST_CASE("of a counterpart whose term has no dates, or whose successor is in office, the office is unknown", "[query][window]")
{
    auto const q = list(call).by("l");
    SECTION("no dates")
    {
        counterpart w(false);
        w.called("2017-02-01");
        CHECK(w.ask(q)[0].verdict == verdict::certain); // no term for that party is known: nothing is doubted
        w.b.term(w.trump, "USA/president");
        CHECK(w.ask(q)[0].verdict == verdict::possible);
        CHECK(has(w.ask(q)[0], caveat::office_unknown));
    }
    SECTION("no end")
    {
        counterpart w(false);
        w.b.term(w.trump, "USA/president").took_office("2017-01-20", utc);
        w.called("2021-01-20");
        CHECK(w.ask(q)[0].verdict == verdict::certain);
        auto const biden = w.b.leader("biden", "Joe Biden");
        w.b.term(biden, "USA/president").took_office("2021-01-20", utc);
        CHECK(w.ask(q)[0].verdict == verdict::possible);
        w.b.event(call, {w.l, w.trump}, "d").held("2022-01-01", utc);
        CHECK(events(w.ask(q)[0]) == "c");
    }
    SECTION("one term ends as the next begins")
    {
        counterpart w(false);
        w.b.term(w.trump, "USA/secretary").took_office("2013-01-01", utc).left_office("2017-01-20T12:00", utc);
        w.b.term(w.trump, "USA/president", "us").took_office("2017-01-20T12:00", utc).left_office("2021-01-20", utc);
        w.called("2017-01-20");
        CHECK(w.ask(q)[0].verdict == verdict::possible); // the two may leave a gap within that minute
    }
    SECTION("two terms that overlap leave none")
    {
        counterpart w(false);
        w.b.term(w.trump, "USA/secretary").took_office("2013-01-01", utc).left_office("2017-01-20T13:00", utc);
        w.b.term(w.trump, "USA/president").took_office("2017-01-20T12:00", utc).left_office("2021-01-20", utc);
        w.called("2017-01-20"); // in neither for certain, in one or the other in every world
        CHECK(w.ask(q)[0].verdict == verdict::certain);
    }
}

TEST_CASE("a capacity that was set aside counts for nothing", "[query][window]")
{
    world w;
    w.term().elected("2016-11-08", utc).took_office("2017-01-20", utc).left_office("2021-01-20", utc);
    w.b.event(call, {w.l, "USA"_party}, "USA").held("2018-01-01", utc).as(w.l, capacity::candidate); // he was long elected
    auto const trump = w.b.leader("trump", "Donald Trump", "CHN"_party);
    w.b.term(trump, "CHN/president").elected("2016-11-08", utc).took_office("2017-01-20", utc).left_office("2021-01-20", utc);
    w.b.event(call, {w.l, trump}, "CHN").held("2018-01-02", utc).as(trump, capacity::former); // who left three years later
    auto const t = w.b.build();
    auto const r = t.ask(list(call).by("l"))[0];
    if (t.conflicts().size() == 2) { // each is a contradiction to reported times
        CHECK(parties(r) == "USA CHN");
        CHECK(r.verdict == verdict::certain);
        CHECK(parties(t.ask(list(call).by_each_leader_of("KOR"))[0]) == "USA CHN");
    }
    REQUIRE(t.conflicts().size() == 2);
}

namespace {

/// France has a president and a prime minister, Germany a chancellor only.
struct visits {
    builder b{iana_zones()};
    leader_ref macron = b.leader("macron", "Emmanuel Macron");
    leader_ref philippe = b.leader("philippe", "Edouard Philippe");
    leader_ref merkel = b.leader("merkel", "Angela Merkel");
    visits()
    {
        b.term(macron, "FRA/president", "president")
            .elected("2017-05-07", utc)
            .took_office("2017-05-14", utc)
            .left_office("2022-05-14", utc);
        b.term(merkel, "DEU/chancellor", "chancellor").took_office("2005-11-22", utc).left_office("2021-12-08", utc);
        b.event(visit, {"FRA"_party, "DEU"_party}, "v").held("2018-01-01", utc);
    }
    void add_prime_minister()
    {
        b.term(philippe, "FRA/prime minister", "pm").took_office("2017-05-15", utc).left_office("2020-07-03", utc);
    }
    [[nodiscard]] answer ask(query const& q) const { return b.build().ask(q); }
};

} // namespace

TEST_CASE("where only the party is named, each of its leaders may have acted, and the only one did", "[query][window]")
{
    visits w;
    std::vector<query> const by_france{list(visit).by_each_leader_of("FRA"), list(visit).by_each("FRA/president"),
                                       list(visit).by("macron")};

    SECTION("one office, one holder")
    {
        for (auto const& q : by_france) {
            auto const r = w.ask(q)[0];
            CHECK(parties(r) == "DEU");
            CHECK(r.verdict == verdict::certain);
            CHECK_FALSE(has(r, caveat::office_unknown));
        }
        CHECK(w.ask(list(visit).by_each("DEU/chancellor"))[0].verdict == verdict::certain);
    }
    SECTION("two offices")
    {
        w.add_prime_minister();
        for (auto const& q : by_france)
            for (auto const& r : w.ask(q)) {
                CHECK(parties(r) == "DEU");
                CHECK(r.verdict == verdict::possible);
                CHECK(has(r, caveat::office_unknown));
            }
        CHECK(w.ask(by_france[0]).size() == 2);
        CHECK(w.ask(list(visit).by_each("FRA/prime minister"))[0].verdict == verdict::possible);
        w.b.event(visit, {"FRA"_party, "ITA"_party}, "late").held("2021-01-01", utc); // the prime minister's term is over
        CHECK(events(w.ask(list(visit).by_each("FRA/prime minister"))[0]) == "v");
        CHECK(events(w.ask(list(visit).by_each("FRA/president"))[0]) == "v late");
    }
    SECTION("a predecessor whose end nobody reports is no holder once a successor took office")
    {
        auto const hollande = w.b.leader("hollande", "Francois Hollande");
        w.b.term(hollande, "FRA/president", "before").took_office("2012-05-15", utc);
        auto const rows = w.ask(list(visit).by_each("FRA/president"));
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].candidates.empty());
        CHECK(rows[1].verdict == verdict::certain);
    }
    SECTION("the same holder, in the one term or the other")
    {
        auto const conte = w.b.leader("conte", "Giuseppe Conte");
        w.b.term(conte, "ITA/prime minister", "one").took_office("2018-06-01T12:00:00", utc);
        w.b.term(conte, "ITA/prime minister", "two").took_office("[2018-06-01T12:00:00,2018-06-01T12:00:01]", utc);
        w.b.event(visit, {"ITA"_party, "ESP"_party}, "i").held("2018-06-01T12:00:00", utc);
        auto const r = w.ask(list(visit).by("conte"))[0];
        CHECK(events(r) == "i");
        CHECK(r.verdict == verdict::certain);
    }
    SECTION("another who may have held it then")
    {
        w.b.term(w.philippe, "FRA/president", "too").acting().took_office("2017-12", utc).left_office("2018-01", utc);
        CHECK(w.ask(list(visit).by("macron"))[0].verdict == verdict::possible);
    }
    SECTION("another who may have held it then, in another case than the one that is decided")
    {
        auto const conte = w.b.leader("conte", "Giuseppe Conte"), draghi = w.b.leader("draghi", "Mario Draghi");
        w.b.term(conte, "ITA/prime minister", "one").took_office("2018-06-01T12:00:00", utc);
        w.b.term(draghi, "ITA/prime minister", "two").took_office("[2018-06-01T12:00:00,2018-06-02T12:00:00]", utc);
        w.b.event(visit, {"ITA"_party, "ESP"_party}, "together").held("2018-06-01T12:00:00", utc); // perhaps both are in office
        w.b.event(visit, {conte, "ESP"_party}, "own").held("2018-09-01", utc);                     // perhaps he is no longer
        auto const r = w.ask(order(visit).by("conte"))[0];
        CHECK(about(r, "ESP").how == verdict::possible);
    }
    SECTION("outside the term, between election and taking of office, on the edge")
    {
        w.b.event(visit, {"FRA"_party, "ITA"_party}, "early").held("2017-05-10", utc);
        w.b.event(visit, {"FRA"_party, "ESP"_party}, "edge").held("2017-05-14", utc);
        w.b.event(visit, {"FRA"_party, "POL"_party}, "late").held("2023-01-01", utc);
        w.b.event(visit, {"FRA"_party, "PRT"_party}, "undated").held();
        auto const r = w.ask(list(visit).by("macron"))[0];
        CHECK(events(r) == "edge undated v");
        CHECK(about(r, "ESP").how == verdict::possible);
        CHECK(about(r, "PRT").how == verdict::possible);
        CHECK(about(r, "DEU").how == verdict::certain);
        auto const sworn = w.ask(first(visit).by("macron").after(took_office))[0];
        CHECK(sworn.verdict == verdict::possible);
        CHECK(parties(sworn) == "ESP PRT DEU");
    }
    SECTION("a leader who is named acted for the party that is")
    {
        auto const italy = w.b.leader("conte", "Giuseppe Conte");
        w.b.term(italy, "ITA/prime minister").took_office("2013-01-01", utc).left_office("2021-01-01", utc);
        w.b.event(visit, {italy, "FRA"_party}, "meets").held("2019-01-01", utc);
        w.b.event(visit, {italy, "FRA"_party}, "older").held("2015-01-01", utc);
        auto const q = list(visit).by("conte").with("macron");
        CHECK(events(w.ask(q)[0]) == "meets");
        CHECK(w.ask(q)[0].verdict == verdict::certain);
        w.add_prime_minister();
        CHECK(events(w.ask(q)[0]) == "meets");
        CHECK(w.ask(q)[0].verdict == verdict::possible);
        CHECK(has(w.ask(q)[0], caveat::office_unknown));
        CHECK(events(w.ask(list(visit).by("conte").with("FRA"))[0]) == "older meets");
    }
    SECTION("as host and as guest")
    {
        records more;
        auto& e = more.events.emplace_back();
        e.id = "hosted";
        e.kind = visit;
        e.participants = {{{}, "ITA"_party, role::guest, {}, {}}, {{}, "FRA"_party, role::host, {}, {}}};
        e.reports.push_back({{}, status::held, day("2018-02-01"), {}, {}, {}});
        w.b.add(std::move(more));
        CHECK(events(w.ask(list(visit).by("macron").received())[0]) == "v hosted");
        CHECK(events(w.ask(list(visit).by("macron").placed())[0]) == "v"); // whose roles nobody tells
        CHECK(w.ask(list(visit).by("macron").received().after(day("2018-01-15")))[0].verdict == verdict::certain);
    }
}

TEST_CASE("a summit is received by its host", "[query][window]")
{
    world w;
    w.term().took_office("2017-05-10", utc).left_office("2022-05-10", utc);
    records more;
    auto const add = [&](char const* id, char const* at, std::optional<role> own, std::optional<role> other) {
        auto& e = more.events.emplace_back();
        e.id = id;
        e.kind = summit;
        e.participants = {{"l", "KOR"_party, own, {}, {}}, {{}, "JPN"_party, other, {}, {}}, {{}, "CHN"_party, role::attendee, {}, {}}};
        e.reports.push_back({{}, status::held, day(at), {}, {}, {}});
    };
    add("at-home", "2018-01-01", role::host, role::attendee);
    add("abroad", "2018-02-01", role::guest, role::host);
    add("somewhere", "2018-03-01", role::attendee, role::host);
    w.b.add(std::move(more));
    auto const received = w.row(list(summit).received());
    CHECK(events(received) == "at-home somewhere");
    CHECK(received.candidates[0].how == verdict::certain);
    CHECK(received.candidates[1].how == verdict::possible);
    CHECK(events(w.row(list(summit).placed())) == "abroad somewhere");
}

// --- whether, gaps, days ---

TEST_CASE("whether: who was contacted at all is told, and what was not held is before nothing", "[query][window]")
{
    world w;
    w.term().took_office("2017-05-10", utc).left_office("2022-05-10", utc);
    w.calls("USA", "2018-01-01");
    w.b.event(call, {w.l, "CHN"_party}, "CHN").planned("2019-01-01", utc);
    auto const neither = w.row(whether("FRA", "DEU", call));
    CHECK(neither.verdict == verdict::none);
    CHECK(neither.candidates.empty());
    auto const one = w.row(whether("USA", "DEU", call));
    CHECK(one.verdict == verdict::certain);
    REQUIRE(parties(one) == "USA");
    CHECK(one.candidates[0].how == verdict::certain);
    CHECK(w.row(whether("DEU", "USA", call)).verdict == verdict::none);
    CHECK(parties(w.row(whether("DEU", "USA", call))) == "USA");
    CHECK(w.row(whether("USA", "CHN")).verdict == verdict::certain); // parties: China was not called
    w.b.event(call, {w.l, "JPN"_party}, "jp").planned("2019-01-01", utc);
    w.b.event(call, {w.l, "IND"_party}, "in").held("2017-07-01", utc);
    for (auto const& [a, b] : {std::pair{"in", "jp"}, std::pair{"jp", "in"}}) CHECK(w.row(whether(a, b)).verdict == verdict::none);
}

TEST_CASE("a gap does not count the event that it is counted from, and tells civil days", "[query][window]")
{
    world w;
    w.term().took_office("2017-05-10", utc).left_office("2022-05-10", utc);
    w.calls("USA", "2018-01-01T12:00", "a");
    w.calls("CHN", "2018-01-03T06:00", "b");
    auto const r = w.row(gap(the("a"), call));
    REQUIRE(r.gap);
    CHECK(parties(r) == "CHN");
    CHECK(r.gap->least == hours(42) - minutes(1) + tick);
    CHECK(r.gap->most == hours(42) + minutes(1) - tick);
    CHECK(r.gap_days == range_of<std::int64_t>{2, 2});
    CHECK(w.row(gap(the("b"), call)).verdict == verdict::none);
    CHECK_FALSE(w.row(gap(the("b"), call)).gap);
    CHECK(parties(w.row(first(call).since(the("a")))) == "USA"); // which asks for something else

    SECTION("by the clocks of the mark, whatever the row's")
    {
        world seoul;
        seoul.term().took_office("2017-05-10T00:30", "Asia/Seoul").left_office("2022-05-10", "Asia/Seoul");
        seoul.calls("USA", "2017-05-09T23:30");
        CHECK(seoul.row(gap(took_office, call)).gap_days == range_of<std::int64_t>{0, 0});
        seoul.b.event(call, {seoul.l, "JPN"_party}, "x").held("2017-05-09T16:00", utc);
        CHECK(seoul.row(gap(took_office, call)).gap_days == range_of<std::int64_t>{0, 0});
    }
    SECTION("from a day, and to a day")
    {
        world days;
        days.term().elected("2017-05-09", utc).took_office("2017-05-10", utc).left_office("2022-05-10", utc);
        days.b.event(call, {days.l, "USA"_party}, "u").held("2017-05-11", utc);
        auto const since = days.row(gap(elected, call));
        CHECK(since.gap_days == range_of<std::int64_t>{2, 2}); // one unit, though between one and three times 24 hours
        CHECK(since.gap->most > hours(48));
        CHECK(days.row(gap(day("2017-05-10"), call)).gap_days == range_of<std::int64_t>{1, 1});
    }
    SECTION("from one of several days")
    {
        world days;
        days.term().elected("2017-05-09", utc).took_office("2017-05-10/2017-05-12", utc).left_office("2022-05-10", utc);
        days.b.event(call, {days.l, "USA"_party}, "u").held("2017-05-20", utc);
        CHECK(days.row(gap(elected, call)).gap_days == range_of<std::int64_t>{11, 11});
        CHECK(days.row(gap(when{"[2017-05-15,2017-05-18]", utc}, call)).gap_days == range_of<std::int64_t>{2, 5});
    }
}

TEST_CASE("within n days goes on to the next day that existed", "[query][window]")
{
    world w;
    w.term().took_office("2010-01-01", "Pacific/Apia").left_office("2015-01-01", "Pacific/Apia");
    auto const at = [&](char const* party, char const* time) {
        w.b.event(call, {w.l, find_party(party).value()}, party).held(time, "Pacific/Apia");
    };
    at("USA", "2011-12-29T12:00");
    at("CHN", "2011-12-31T12:00"); // the day after, in Apia
    at("JPN", "2012-01-01T12:00");
    auto const of = when{"2011-12-29", "Pacific/Apia"};
    auto const one = w.row(list(call).within(1, of));
    CHECK(parties(one) == "USA CHN");
    CHECK(one.verdict == verdict::certain);
    CHECK_FALSE(has(one, caveat::last_day_unsure));
    CHECK(parties(w.row(list(call).within(0, of))) == "USA");
    CHECK(parties(w.row(list(call).within(2, of))) == "USA CHN");
    CHECK(parties(w.row(list(call).within(3, of))) == "USA CHN JPN");

    auto const next = w.b.build().match(contact("USA").then("CHN").within_days(1).among(list(call).by("l")))[0];
    CHECK(next.verdict == verdict::certain);
}

TEST_CASE("a date that is one of several is open like any moment", "[query][window]")
{
    world w;
    w.term().elected("2017-05-09", utc).took_office("2017-05-09", utc).left_office("2022-05-10", utc);
    for (auto const& [party, at] : {std::pair{"USA", "2017-05-10"}, {"CHN", "2017-05-11"}, {"JPN", "2017-05-12"}, {"IND", "2017-05-13"}})
        w.calls(party, at);
    when const one_of{"[2017-05-10,2017-05-12]", utc};

    auto const during = w.row(list(call).during(one_of));
    CHECK(has(during, caveat::one_of));
    CHECK(parties(during).find("IND") == std::string::npos);
    for (auto const& c : during.candidates) CHECK(c.how == verdict::possible);
    CHECK(w.row(first(call).during(one_of)).verdict == verdict::possible);

    auto const after = w.row(list(call).after(one_of));
    CHECK(parties(after) == "CHN JPN IND");
    CHECK(about(after, "CHN").how == verdict::possible);
    CHECK(about(after, "JPN").how == verdict::possible);
    CHECK(about(after, "IND").how == verdict::certain);
    auto const since = w.row(list(call).since(one_of));
    CHECK(about(since, "USA").how == verdict::possible);
    CHECK(about(since, "JPN").how == verdict::certain);
    auto const before = w.row(list(call).before(one_of));
    CHECK(parties(before) == "USA CHN");
    CHECK(before.verdict == verdict::possible);
    auto const until = w.row(list(call).until(one_of));
    CHECK(about(until, "USA").how == verdict::certain);
    CHECK(about(until, "CHN").how == verdict::possible);
    CHECK(has(until, caveat::one_of));
    CHECK_FALSE(has(w.row(list(call).until(day("2017-05-10"))), caveat::one_of));
}

TEST_CASE("only what neither a report nor a claim dates is taken to fall in the only term", "[query][window]")
{
    world w;
    w.term().elected("2017-05-09", utc).took_office("2017-05-10", utc).left_office("2022-05-10", utc);
    w.b.event(call, {w.l, "USA"_party}, "u").held();
    CHECK(w.row(list(call)).verdict == verdict::certain);
    CHECK(has(w.row(list(call)), caveat::taken_to_fall_inside));
    CHECK(w.row(list(call).after(elected)).verdict == verdict::possible);

    SECTION("a claim that dates it on one side")
    {
        w.calls("CHN", "2022-05-09");
        w.b.order("CHN", "u"); // perhaps beyond the end
        auto const r = w.row(list(call));
        CHECK(about(r, "USA").how == verdict::possible);
        CHECK_FALSE(has(r, caveat::taken_to_fall_inside));
        CHECK(has(about(r, "USA"), caveat::milestone_uncertain));
    }
    SECTION("a claim that does not date it")
    {
        w.b.event(call, {w.l, "JPN"_party}, "j").held();
        w.b.order("u", "j");
        CHECK(w.row(first(call)).verdict == verdict::certain);
        CHECK(parties(w.row(first(call))) == "USA");
    }
}

TEST_CASE("where it is open who came later, each world has its own end", "[query][window]")
{
    world w;
    w.term().took_office("2017-05-10/2017-05-11", utc);
    w.b.term(w.b.leader("s", "S"), "KOR/president", "s").took_office("[2017-05-09,2017-05-20]", utc);
    w.calls("USA", "2017-06-01");
    w.calls("CHN", "2017-07-01");
    auto const f = w.row(first(call));
    CHECK(parties(f) == "USA"); // the two are in the term together, or neither is
    CHECK(f.verdict == verdict::possible);
    CHECK(has(f, caveat::milestone_uncertain));
    CHECK(f.missing().front().text == "the order of \"s.took_office\" and \"t.took_office\"");
    CHECK(w.row(count(call)).count == counted{0, 2});
    CHECK(w.row(order(call)).before(0, 1) == verdict::certain);
    CHECK(w.row(list(call)).verdict == verdict::possible);
    CHECK(w.row(list(call).even_beyond_the_term()).verdict == verdict::certain);
    auto const fits = w.b.build().match(contact("USA").then("CHN").among(list(call).by("l")))[0];
    CHECK(fits.verdict == verdict::possible);
    CHECK(fits.missing().front().text == "the order of \"s.took_office\" and \"t.took_office\"");
}

TEST_CASE("where it is open which milestone came first, an event lies where it does in either case", "[query][window]")
{
    world w;
    w.term().elected("2017-05-09", utc);
    auto const jpn = w.b.call(w.l, "JPN"_party).held("2017-05-09T01:00:00", utc);
    auto const usa = w.b.call(w.l, "USA"_party).held();
    w.b.gap(jpn, "t.elected").at_least(tick).at_most(tick);
    claim all;
    all.says = complete_claim{{.by = "l", .kinds = {}, .after = "t.took_office", .with = {}, .kept = {}}, {usa.id()}};
    w.b.claim(all); // so the other call was not after the taking of office

    // in office by the call with Tokyo, that is the first; if not, a tick later or later still, that with Washington may be
    auto const f = w.row(first(call));
    CHECK(f.verdict == verdict::possible);
    CHECK(parties(f) == "JPN USA");
    CHECK(about(f, "USA").window.earliest() == about(f, "JPN").window.earliest() + tick);
}

TEST_CASE("what nothing dates is before what nothing dates all the same", "[query][window]")
{
    world w;
    w.term().left_office("2025-01-05", utc);
    w.calls("USA", "2025-01-04");
    auto const early = w.b.call(w.l, "USA"_party).held();
    auto const late = w.b.call(w.l, "CHN"_party).held();
    w.b.order(early, late);

    // the undated call with Washington, unless both were after the term; then the dated one was before that with Beijing
    auto const q = not_contacted(call).with("USA").before(the{late.id()});
    CHECK(w.row(q).candidates.empty());
    CHECK(w.row(q.even_beyond_the_term()).candidates.empty());
}

TEST_CASE("those that may come before a country come before one and the same of its calls", "[query][rank]")
{
    world w;
    w.term(); // of which nothing is known
    w.calls("CHN", "2025-01-09");
    auto const any = w.b.call(w.l, "JPN"_party).held();
    w.calls("USA", "2025-01-08", "dated");
    w.calls("USA", "[2025-01-06..]", "late");
    w.b.order("late", any);

    // who rang up is not known, so neither of the calls with Washington need be one: Beijing may precede the later alone, Tokyo the other
    auto const row = w.row(first(call).received());
    CHECK(about(row, "USA").rank == rank_range{1, 2});
    CHECK(about(row, "CHN").rank == rank_range{1, 3});
    CHECK(about(w.row(order(call).received()), "USA").rank == rank_range{1, 2});
}

} // namespace windows_tests
