// Places, times between, sources, shares and pages, of four presidents in tests/data/words/parties.json; answers are worked out by hand.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/io/json.hpp>
#include <entente/query/ask.hpp>
#include <entente/timeline/builder.hpp>
#include <entente/words/ask.hpp>
#include <entente/words/make.hpp>

#include <string>
#include <vector>

namespace words_more_answers_tests {

using namespace entente;

namespace {

using lines = std::vector<std::string>;

timeline const& four()
{
    static timeline const world = io::read(std::string(ENTENTE_SOURCE_DIR) + "/tests/data/words/parties.json");
    return world;
}
wording::reply ask(question const& q) { return wording::ask(four(), q); }
lines of(question const& q) { return ask(q).lines; }

std::string const kor = "KOR/president";
query const to_china = gap(elected, call).with("CHN");
query const to_america = gap(elected, call).with("USA");

} // namespace

TEST_CASE("How long offices were held", "[words]")
{
    CHECK(of(days_in_office(asked::leader{"ann"})) == lines{"Ann Ahn: 1461 days, 1 February 2000 to 1 February 2004, certain"});
    CHECK(of(days_in_office(asked::holders{kor})) ==
          lines{"Ann Ahn: 1461 days, 1 February 2000 to 1 February 2004, certain",
                "Bob Bae: 1460 to 1461 days, 1 February 2004 to between 31 January 2008 and 1 February 2008, possible",
                "Cat Cho: 1461 days, 1 February 2008 to 1 February 2012, certain", "Dan Do: since 1 February 2012, ongoing"});
    CHECK(ask(days_in_office(asked::leader{"ann"})).verdict == verdict::certain);
    CHECK(ask(days_in_office(asked::leader{"bob"})).verdict == verdict::possible);
    CHECK(ask(days_in_office(asked::leader{"dan"})).verdict == verdict::none);
    CHECK_THROWS_AS(of(days_in_office(asked::anyone{})), error);
    CHECK_THROWS_AS(of(days_in_office(asked::pair{"KOR", "USA"})), error);
    CHECK_THROWS_AS(of(days_in_office(asked::leader{"eve"})), error);
}

TEST_CASE("Who was earlier in the term", "[words]")
{
    // days from election to China: 5, 4, 19, none; to the US: 2, 5, 1 to 2, 4 to 6
    CHECK(of(earlier("bob", "ann", to_china)) == lines{"Bob Bae (4 days) and Ann Ahn (5 days): certainly earlier"});
    CHECK(of(earlier_than_predecessor("bob", to_china)) == lines{"Bob Bae (4 days) and Ann Ahn (5 days): certainly earlier"});
    CHECK(of(earlier_than_predecessor("cat", to_china)) == lines{"Cat Cho (19 days) and Bob Bae (4 days): certainly not earlier"});
    CHECK(of(earlier_than_predecessor("dan", to_china)) ==
          lines{"Dan Do (none known) and Cat Cho (19 days): not earlier: no such contact is known"});
    CHECK(of(earlier("ann", "dan", to_china)) == lines{"Ann Ahn (5 days) and Dan Do (none known): certainly earlier"});
    CHECK(of(earlier("cat", "ann", to_america)) == lines{"Cat Cho (1 to 2 days) and Ann Ahn (2 days): possibly earlier"});
    CHECK(of(earlier("dan", "ann", to_america)) == lines{"Dan Do (4 to 6 days) and Ann Ahn (2 days): certainly not earlier"});
    CHECK(of(earlier("dan", "bob", to_america)) == lines{"Dan Do (4 to 6 days) and Bob Bae (5 days): possibly earlier"});
    CHECK(of(earlier_than_predecessor("ann", to_china)) == lines{"Ann Ahn (5 days): no predecessor is known"});
    CHECK(ask(earlier("cat", "ann", to_america)).verdict == verdict::possible);
    CHECK(ask(earlier("bob", "ann", to_china)).verdict == verdict::certain);
    CHECK(ask(earlier("ann", "bob", to_china)).verdict == verdict::none);
    CHECK(of(earlier("bob", "ann", gap(elected, visit).with("CHN"))) ==
          lines{"Bob Bae (none known) and Ann Ahn (none known): neither is known"});
    CHECK_THROWS_AS(of(earlier("bob", "ann", first(call).with("CHN"))), error);
}

TEST_CASE("From one first to another", "[words]")
{
    auto const per_pair = interval(first(call).by_each_pair(), first(meeting).by_each_pair());
    CHECK(of(per_pair) == lines{"CHN-KOR: the second is not known", "JPN-KOR: the second is not known",
                                "KOR-USA: 58 days after, from USA (3 January 2000 10:00) to USA (1 March 2000 10:00), certain"});
    auto const backwards = interval(first(meeting).by("ann").with("USA"), first(call).by("ann").with("USA"));
    CHECK(of(backwards) == lines{"Ann Ahn: 58 days before, from USA (1 March 2000 10:00) to USA (3 January 2000 10:00), certain"});
    auto const open = interval(first(call).by("dan").with("JPN"), first(call).by("dan").with("USA")); // 4 to 6, and 5 to 7 January
    CHECK(ask(open).rows.rows == std::vector<lines>{{"dan", "dan-2012", "", "possible", "-1", "3", "dan-jp", "dan-us"}});
    CHECK(of(open).front().starts_with("Dan Do: from 1 day before to 3 days after, from JPN ("));
    CHECK(of(interval(first(call).by_each(kor).with("JPN"), first(call).by_each(kor).with("USA"))).size() == 4);
    CHECK_THROWS_AS(of(interval(first(call).by("ann"), first(call).by("bob"))), error);
    CHECK_THROWS_AS(of(interval(first(call).by("ann"), list(call).by("ann"))), error);
}

TEST_CASE("What rests on one source, and what contradicts", "[words]")
{
    CHECK(of(single_source(first(call).by_each(kor))) ==
          lines{"Ann Ahn: USA (ann-us on the word of daily); of 1", "Bob Bae: CHN (bob-cn on the word of weekly); of 1",
                "Cat Cho: none depends on a single source; of 1",
                "Dan Do: JPN (dan-jp on the word of daily), USA (dan-us on the word of daily); of 2"});
    CHECK(of(single_source(list(meeting).by("bob"))) == lines{"Bob Bae: none known"});
    CHECK(ask(single_source(list(call).by("cat"))).rows.rows ==
          std::vector<lines>{{"cat", "cat-2008", "JPN", "cat-jp", "certain", "daily"},
                             {"cat", "cat-2008", "CHN", "cat-cn", "certain", "daily"}});
    CHECK_THROWS_AS(of(single_source(count(call).by("ann"))), error);
    auto const odd = ask(contradictions());
    REQUIRE(odd.lines.size() == 1);
    CHECK(odd.lines.front().starts_with("The Weekly [weekly] puts \"bob-us\" before \"bob-cn\"; set aside, against: "));
    CHECK(odd.rows.rows.front()[2] == "weekly");
    CHECK(wording::ask(four().without_claims(), contradictions()).lines == lines{"no claims contradict each other"});
}

TEST_CASE("In how many rows the first was with somebody", "[words]")
{
    auto const firsts = first(call).by_each(kor).after(elected);
    // yes, no, yes, perhaps
    CHECK(of(share(firsts, {"USA"})) == lines{"all: 50 to 75 %, 2 to 3 of 4 rows, possible"});
    CHECK(of(share(firsts, {"USA"}, "party")) == lines{"conservative: 100 %, 2 of 2 rows, certain",
                                                       "not said: 0 to 100 %, 0 to 1 of 1 rows, possible",
                                                       "progressive: 0 %, 0 of 1 rows, certain"});
    CHECK(of(share(firsts, {"USA"}, "region")) == lines{"north: 100 %, 1 of 1 rows, certain", "not said: 100 %, 1 of 1 rows, certain",
                                                        "south: 0 to 50 %, 0 to 1 of 2 rows, possible"});
    CHECK(of(share(firsts, {"USA", "JPN"})) == lines{"all: 75 %, 3 of 4 rows, certain"});
    CHECK(of(share(first(meeting).by_each(kor), {"USA"})) ==
          lines{"all: 100 %, 1 of 1 rows, certain", "3 of 4 rows without a known one are not counted"});
    CHECK_THROWS_AS(of(share(firsts, {"USA"}, "colour")), error);
    CHECK_THROWS_AS(of(share(firsts, {})), error);
    CHECK_THROWS_AS(of(share(list(call).by_each(kor), {"USA"})), error);
}

TEST_CASE("Tallies by what the data say of leaders", "[words]")
{
    asked::tally by{count(call).by_each(kor), {grouped::attribute}, {}, {}, {}, "party"};
    CHECK(of(by) ==
          lines{"conservative: 5 known calls, certain", "not said: 2 known calls, certain", "progressive: 2 known calls, certain"});
    by.how = asked::tally::told::most;
    CHECK(of(by) == lines{"most: conservative (5), certain, of 3"});
    by = {count(call).by_each(kor), {grouped::attribute, grouped::counterpart}, {}, {}, {}, "region"};
    CHECK(of(by) == lines{"north, CHN: 1 known call, certain", "north, USA: 1 known call, certain", "not said, CHN: 1 known call, certain",
                          "not said, JPN: 1 known call, certain", "not said, USA: 1 known call, certain",
                          "south, CHN: 1 known call, certain", "south, JPN: 1 known call, certain", "south, USA: 2 known calls, certain"});
    by.attribute = "colour";
    CHECK_THROWS_AS(of(by), error);
    CHECK_THROWS_AS(of(asked::tally{count(call).of_pair("KOR", "USA"), {grouped::attribute}, {}, {}, {}, "party"}), error);
}

TEST_CASE("Pages of a list", "[words]")
{
    auto const all = list(call).by_each(kor);
    CHECK(of(page(all, 1, 4)) ==
          lines{"1. Ann Ahn: call with USA (3 January 2000 10:00), certain", "2. Ann Ahn: call with CHN (6 January 2000 10:00), certain",
                "3. Bob Bae: call with CHN (5 January 2004 10:00), certain", "4. Bob Bae: call with USA (6 January 2004 10:00), certain",
                "page 1 of 3: events 1 to 4 of 9 known"});
    CHECK(of(page(all, 3, 4)) ==
          lines{"9. Dan Do: call with USA (between 5 January 2012 and 7 January 2012), certain", "page 3 of 3: events 9 to 9 of 9 known"});
    CHECK(of(page(all, 4, 4)) == lines{"page 4 of 3: no event of 9 known"});
    CHECK(of(page(all, 1, 1000)).size() == 10);
    CHECK(of(page(all, static_cast<std::size_t>(-1), static_cast<std::size_t>(-1))).size() == 1);
    CHECK_THROWS_AS(of(page(all, 0, 4)), error);
    CHECK_THROWS_AS(of(page(all, 1, 0)), error);
    CHECK_THROWS_AS(of(page(first(call).by("ann"), 1, 4)), error);
}

TEST_CASE("A tally is told by the clocks that answers are told by", "[words]")
{
    auto const world = io::read(std::string(ENTENTE_SOURCE_DIR) + "/data/korea.json");
    // the call of 7 November 2024 07:59 in Seoul is one of 6 November 22:59 UTC; that of 30 March 2022 likewise stays in its month
    auto const by_month = each(count(call).by("Yoon Suk-yeol").with("USA").since(when("2024")), grouped::month);
    CHECK(wording::ask(world, by_month).lines == lines{"Yoon Suk-yeol, November 2024: 1 known call, certain"});
    auto const january = each(count(call).by("Moon Jae-in").with("USA").during(when("2021")), grouped::month);
    CHECK(wording::ask(world, january).rows.rows == wording::ask(world.told_in("UTC"), january).rows.rows);
    builder b{utc_and_offsets()};
    auto const lee = b.leader("lee", "Lee");
    b.term(lee, "KOR/president", "lee-1").took_office("2020-01-01", "UTC").left_office("..", "UTC");
    event e;
    e.id = "new-year";
    e.participants = {{"lee", party("KOR"), {}, {}, {}}, {{}, party("USA"), {}, {}, {}}};
    e.reports = {{{}, status::held, when{"2024-12-31T20:00", "UTC"}, {}, {}, {}}};
    b.event(e);
    auto const small = b.build();
    auto const years = each(count(call).by("lee"), grouped::year);
    CHECK(wording::ask(small, years).lines == lines{"Lee, 2024: 1 known call, certain"});
    CHECK(wording::ask(small.told_in("+09:00"), years).lines == lines{"Lee, 2025: 1 known call, certain"});
    auto named = years;
    named.zone = "UTC";
    CHECK(wording::ask(small.told_in("+09:00"), named).lines ==
          lines{"Lee, 2024: 1 known call, certain"}); // the question's own goes before
}

} // namespace words_more_answers_tests
