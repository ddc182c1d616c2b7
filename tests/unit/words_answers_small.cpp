// Questions beyond a single query, on a small timeline whose answers are worked out by hand.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/query/ask.hpp>
#include <entente/timeline/builder.hpp>
#include <entente/words/ask.hpp>
#include <entente/words/make.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace words_answers_small_tests {

using namespace entente;

namespace {

using lines = std::vector<std::string>;

/// Two presidents and who stood in between; calls of the second one, one of them about midnight of New Year.
timeline small()
{
    builder b{utc_and_offsets()};
    auto const yoon = b.leader("yoon", "Yoon Suk-yeol"), han = b.leader("han", "Han Duck-soo"), lee = b.leader("lee", "Lee Jae-myung");
    b.term(yoon, "KOR/president", "yoon-2022").took_office("2022-05-10T00:00", "UTC").left_office("2025-04-04", "UTC");
    b.term(han, "KOR/president", "han-2025").acting().took_office("2025-04-04", "UTC").left_office("2025-06-04T06:21", "UTC");
    b.term(lee, "KOR/president", "lee-2025").elected("2025-06-03", "UTC").took_office("2025-06-04T06:21", "UTC").left_office("..", "UTC");
    auto const call = [&](char const* with, char const* at, bool placed, char const* id) {
        event e;
        e.id = id;
        e.participants = {{"lee", party("KOR"), placed ? role::initiator : role::recipient, {}, {}}, {{}, party(with), {}, {}, {}}};
        e.reports = {{{}, status::held, when{at, "UTC"}, {}, {}, {}}};
        b.event(e);
    };
    call("USA", "2025-06-06T13:00", false, "us-1");
    call("JPN", "2025-06-09T03:00", true, "jp-1");
    call("CHN", "2025-06-10T02:30", true, "cn-1");
    call("USA", "2025-06-12T13:00", true, "us-2");
    call("JPN", "[2025-12-31T22:00..2026-01-01T01:59]", false, "jp-2");
    call("USA", "2026-06-06T08:00", false, "us-3");
    return b.build();
}

lines of(question const& q) { return wording::ask(small(), q).lines; }
lines column(wording::reply const& r, std::string const& name)
{
    lines out;
    auto const at = std::find(r.rows.columns.begin(), r.rows.columns.end(), name) - r.rows.columns.begin();
    for (auto const& row : r.rows.rows) out.push_back(row.at(static_cast<std::size_t>(at)));
    return out;
}
query const calls = list(call).by("lee");

} // namespace

TEST_CASE("Who held an office on a day", "[words]")
{
    CHECK(of(in_office("KOR/president", when("2023-01-01", "UTC"))) == lines{"KOR/president on 1 January 2023: Yoon Suk-yeol, certain"});
    CHECK(of(in_office("KOR", when("2025-04-04", "UTC"))) ==
          lines{"KOR/president on 4 April 2025: Yoon Suk-yeol, Han Duck-soo (acting), certain"});
    CHECK(of(in_office("KOR/president", when("2022-05-09", "UTC"))) == lines{"KOR/president on 9 May 2022: nobody known"});
    auto const lee = wording::ask(small(), in_office("KOR/president", when("2026-06-04", "UTC")));
    CHECK(lee.verdict == verdict::certain);
    CHECK(column(lee, "days_least") == lines{"365"});
    CHECK(column(lee, "term") == lines{"lee-2025"});
    CHECK(wording::ask(small(), in_office("KOR/president", when("2022-05-09", "UTC"))).verdict == verdict::none);
    CHECK_THROWS_AS(of(in_office("KOR/king", when("2022"))), error);
}

TEST_CASE("How many, cell by cell, and whom most", "[words]")
{
    auto const all = count(call).by("lee");
    CHECK(of(each(all, grouped::year)) == lines{"Lee Jae-myung, 2025: 4 to 5 known calls, possible", // New Year's call may be in either
                                                "Lee Jae-myung, 2026: 1 to 2 known calls, possible"});
    CHECK(of(each(all, grouped::counterpart)) == lines{"Lee Jae-myung, CHN: 1 known call, certain",
                                                       "Lee Jae-myung, JPN: 2 known calls, certain",
                                                       "Lee Jae-myung, USA: 3 known calls, certain"});
    CHECK(of(most(all, grouped::counterpart)) == lines{"Lee Jae-myung: USA (3), certain, of 3"});
    CHECK(of(least(all.with({"USA", "CHN", "GBR"}), grouped::counterpart)) == lines{"Lee Jae-myung: GBR (0), certain, of 3"});
    auto const in_2025 = wording::ask(small(), most(all.during(when("2025", "UTC")), grouped::counterpart)); // JPN may have two as well
    CHECK(in_2025.lines == lines{"Lee Jae-myung: USA (2), certain; possibly JPN (1 to 2), of 3"});
    CHECK(column(in_2025, "rank_lo") == lines{"1", "1", "2"});
    CHECK(column(in_2025, "rank_hi") == lines{"1", "2", "3"});
    CHECK(of(each(all.with("JPN"), grouped::counterpart, grouped::year)) ==
          lines{"Lee Jae-myung, JPN, 2025: 1 to 2 known calls, possible", "Lee Jae-myung, JPN, 2026: 0 to 1 known call, possible"});
    CHECK(of(most(count(call).by_each("KOR/president"), grouped::leader)) == lines{"most: Lee Jae-myung (6), certain, of 2"});
    CHECK_THROWS_AS(of(each(all, grouped::year, grouped::month)), error);
    CHECK_THROWS_AS(of(each(all, grouped::pair)), error);
    CHECK_THROWS_AS(of(each(list(call).by("lee"), grouped::year)), error);
}

TEST_CASE("Gaps and pauses", "[words]")
{
    auto const gaps = wording::ask(small(), spread(gap(took_office, call).by_each("KOR/president")));
    CHECK(gaps.lines.back() == "mean 2 days, median 2 days, least 2 days, greatest 2 days; of 2 rows 0 undecided, 1 without one");
    CHECK(column(gaps, "of") == lines{"gap", "gap", "mean", "median", "least", "greatest"});
    CHECK(
        of(longest_pause(calls)).front().starts_with("Lee Jae-myung: 202 d 8 h to 202 d 12 h, between USA (12 June 2025 13:00) and JPN ("));
    CHECK(of(shortest_pause(calls)) == lines{"Lee Jae-myung: 23 h 29 min to 23 h 30 min, between JPN (9 June 2025 03:00) and CHN (10 June "
                                             "2025 02:30), possible among 6 known"});
    CHECK(of(longest_pause(calls.with("CHN"))) == lines{"Lee Jae-myung: fewer than two are known"});
}

TEST_CASE("Before, after and beside", "[words]")
{
    auto const by = [](char const* whom) { return first(call).by("lee").with(whom); };
    CHECK(of(sooner(by("USA"), by("CHN"))).front() == "certainly sooner");
    CHECK(of(sooner(by("CHN"), by("USA"))).front() == "certainly not");
    CHECK(of(sooner(by("USA"), by("GBR"))).front() == "certainly sooner: no other is known");
    CHECK(of(sooner(by("GBR"), by("FRA"))).front() == "neither is known");
    CHECK(of(next_after("jp-1", calls)) == lines{"Lee Jae-myung, after \"jp-1\": CHN (10 June 2025 02:30), certain, among 6 known"});
    CHECK(of(last_before("jp-1", calls)) == lines{"Lee Jae-myung, before \"jp-1\": USA (6 June 2025 13:00), certain, among 6 known"});
    CHECK(of(next_after("lee-2025.took_office", calls.with("CHN"))) ==
          lines{"Lee Jae-myung, after \"lee-2025.took_office\": CHN (10 June 2025 02:30), certain, among 1 known"});
    CHECK(of(next_after("us-3", calls)) == lines{"Lee Jae-myung, after \"us-3\": none known, among 6 known"});
    CHECK_THROWS_AS(of(next_after("nothing", calls)), error);
    CHECK(of(on_this_day(6, 6, calls)) == lines{"Lee Jae-myung: USA (6 June 2025 13:00), USA (6 June 2026 08:00), certain, among 6 known"});
    CHECK(wording::ask(small(), on_this_day(1, 1, calls)).verdict == verdict::possible);
    CHECK(wording::ask(small(), on_this_day(2, 29, calls)).verdict == verdict::none);
    CHECK_THROWS_AS(of(on_this_day(2, 30, calls)), error);
    CHECK(of(returned_within(6, calls)) == lines{"Lee Jae-myung: returned within 6 days: USA, certain"});
    CHECK(of(returned_within(5, calls)) == lines{"Lee Jae-myung: returned within 5 days: none known"});
}

TEST_CASE("Orders beside each other, and why", "[words]")
{
    auto const order_of_calls = order(call).by("lee");
    CHECK(of(why(order_of_calls, "CHN", 3)) == lines{"Lee Jae-myung: CHN was 3rd; after USA, JPN"});
    CHECK(of(why(order_of_calls, "JPN", 1)) ==
          lines{"Lee Jae-myung: JPN was not 1st: it is 2nd among those contacted; after USA; before CHN"});
    CHECK(of(why(order_of_calls, "GBR")) == lines{"Lee Jae-myung: no contact with GBR is known"});
    CHECK(of(why(order_of_calls)).front().starts_with(small().ask(order_of_calls)[0].line()));
    CHECK(of(order_of_calls) == lines{small().ask(order_of_calls)[0].line()});
    CHECK(column(wording::ask(small(), compared("yoon", "lee", order(call))), "only_other") == lines{"USA JPN CHN"});
    CHECK(of(like("lee", order(call).by_each("KOR/president"))) == lines{"alike Lee Jae-myung, as far as both go: nobody known"});
    CHECK_THROWS_AS(of(like("lee", calls)), error);
}

TEST_CASE("Who of all countries was not contacted are those contacted later", "[words]")
{
    auto const by_then = [](int days) { return wording::ask(small(), not_contacted(call).by("lee").within(days, elected)); };
    CHECK(column(by_then(2), "party") == lines{"CHN", "JPN", "USA"});
    CHECK(column(by_then(3), "party") == lines{"CHN", "JPN"});
    CHECK(column(by_then(6), "party") == lines{"CHN"});
    CHECK(by_then(6).verdict == verdict::certain);
    CHECK(column(by_then(7), "party").empty());
    CHECK(column(wording::ask(small(), not_contacted(call).by("lee").with({"USA", "FRA"}).within(7, elected)), "party") == lines{"FRA"});
}

TEST_CASE("A tally of each pair tells which pair a line is about", "[words]")
{
    CHECK(of(each(count(call).by_each_pair(), grouped::year)) ==
          lines{"CHN-KOR, 2025: 1 known call, certain", "JPN-KOR, 2025: 1 to 2 known calls, possible",
                "JPN-KOR, 2026: 0 to 1 known call, possible", "KOR-USA, 2025: 2 known calls, certain",
                "KOR-USA, 2026: 1 known call, certain"});
}

} // namespace words_answers_small_tests
