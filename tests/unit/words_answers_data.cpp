// Questions beyond a single query, of the shipped data; expected answers are read from data/korea.json.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/io/json.hpp>
#include <entente/query/ask.hpp>
#include <entente/words/ask.hpp>
#include <entente/words/make.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace words_answers_data_tests {

using namespace entente;

namespace {

timeline const& korea()
{
    static timeline const world = io::read(std::string(ENTENTE_SOURCE_DIR) + "/data/korea.json");
    return world;
}
using lines = std::vector<std::string>;
lines of(question const& q) { return wording::ask(korea(), q).lines; }

} // namespace

TEST_CASE("Who was president when", "[words]")
{
    auto const on = [](char const* day) { return in_office("KOR/president", when(day, "Asia/Seoul")); };
    CHECK(of(on("2017-05-11")) == lines{"KOR/president on 11 May 2017: Moon Jae-in, certain"});
    CHECK(of(on("2017-05-10")) == lines{"KOR/president on 10 May 2017: Hwang Kyo-ahn (acting), Moon Jae-in, certain"});
    CHECK(of(on("2022-05-10")) == lines{"KOR/president on 10 May 2022: Yoon Suk-yeol, certain"}); // Moon left at midnight
    CHECK(of(on("2025-12-31")) == lines{"KOR/president on 31 December 2025: Lee Jae-myung, certain"});
    CHECK(of(on("1980-01-01")) == lines{"KOR/president on 1 January 1980: nobody known"});
}

TEST_CASE("Each tally of the shipped data counts what the question counts", "[words]")
{
    auto const q = count(call).by("Lee Jae-myung");
    auto const told = wording::ask(korea(), each(q, grouped::counterpart));
    CHECK(told.rows.rows.size() > 5);
    for (auto const& row : told.rows.rows) {
        auto const n = korea().ask(q.with(row[3])).only().count;
        CHECK(row[7] == std::to_string(n->least));
        CHECK(row[8] == std::to_string(n->most));
    }
}

TEST_CASE("What became known in a day", "[words]")
{
    auto const q = order(call).by("Lee Jae-myung").with({"USA", "JPN", "CHN"}).after(elected);
    auto const told = wording::ask(korea(), changed(q, when("2025-06-09", "Asia/Seoul"), when("2025-06-10", "Asia/Seoul")));
    CHECK(told.lines == lines{"Lee Jae-myung: CHN added (certain)"});
    CHECK(of(changed(q, when("2025-06-09", "Asia/Seoul"), when("2025-06-09", "Asia/Seoul"))) == lines{"Lee Jae-myung: nothing changed"});
}

TEST_CASE("Why a party stands where it does", "[words]")
{
    auto const q = order(call).by("Moon Jae-in").with({"USA", "JPN", "CHN"}).after(elected);
    auto const told = wording::ask(korea(), why(q, "CHN", 2));
    CHECK(told.lines == lines{"Moon Jae-in: CHN was 2nd; after USA; before JPN"});
    CHECK(told.why.find("USA came before CHN: ") != std::string::npos);
    CHECK(of(why(q, "JPN", 2)) == lines{"Moon Jae-in: JPN was not 2nd: it is 3rd among those contacted; after USA, CHN"});
}

TEST_CASE("A star asks for each office of a title and for each summit of a series", "[query]")
{
    auto const& all = korea();
    SECTION("each office of a title: the rows of all of them, and no others")
    {
        std::vector<std::string> one_by_one;
        for (auto const& o : all.facts().offices)
            if (o.id.ends_with("/president"))
                for (auto const& row : all.ask(first(call).by_each(o.id).after(elected))) one_by_one.push_back(row.line());
        std::vector<std::string> together;
        for (auto const& row : all.ask(first(call).by_each("*/president").after(elected))) together.push_back(row.line());
        REQUIRE(one_by_one.size() > 10);
        CHECK(std::is_permutation(together.begin(), together.end(), one_by_one.begin(), one_by_one.end()));
    }
    SECTION("each summit of a series: what is said of one of them")
    {
        std::size_t of_them = 0;
        for (auto const& e : all.facts().events)
            if (e.id.starts_with("g20-")) of_them += all.ask(list(meeting).by("moon-jae-in").at(e.id)).only().candidates.size();
        REQUIRE(of_them != 0);
        CHECK(all.ask(list(meeting).by("moon-jae-in").at("g20-*")).only().candidates.size() == of_them);
    }
    SECTION("none of that title or series is an error")
    {
        CHECK_THROWS_AS(all.ask(first(call).by_each("*/doge")), error);
        CHECK_THROWS_AS(all.ask(first(call).by_each("*")), error);
        CHECK_THROWS_AS(all.ask(list(meeting).by("moon-jae-in").at("x20-*")), error);
    }
}

} // namespace words_answers_data_tests
