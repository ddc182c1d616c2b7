// By whose clocks answers are told, contacts as edges, and answers as JSON; expected values are read from tests/command/data/small.json.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/answer_json.hpp>
#include <entente/io/json.hpp>
#include <entente/io/tables.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace answers_told_tests {

using namespace entente;

namespace {

timeline const& small()
{
    static timeline const world = io::read(std::string(ENTENTE_SOURCE_DIR) + "/tests/command/data/small.json");
    return world;
}
query const calls = first(call).by("moon").after(elected);
using cells = std::vector<std::string>;

} // namespace

TEST_CASE("Answers are told by the clocks of one zone, and stay the same")
{
    auto const in_new_york = small().told_in("America/New_York");
    CHECK(small().told_in().empty());
    CHECK(in_new_york.told_in() == "America/New_York");
    auto const row = small().ask(calls).only(), told = in_new_york.ask(calls).only();
    CHECK(row.zone == "Asia/Seoul");
    CHECK(told.zone == "America/New_York");
    CHECK(row.line().find("10 May 2017 22:30") != std::string::npos);
    CHECK(told.line().find("10 May 2017 09:30") != std::string::npos);
    CHECK(told.verdict == row.verdict);
    CHECK(told.candidates.front().window == row.candidates.front().window);
    SECTION("views and successors go on so, and the last one said holds")
    {
        CHECK(in_new_york.as_of(when("2017-05-12")).told_in() == "America/New_York");
        CHECK(in_new_york.with({}).told_in() == "America/New_York");
        CHECK(in_new_york.told_in("UTC").told_in() == "UTC");
    }
    CHECK_THROWS_AS(small().told_in("Nowhere/Town"), error);
}

TEST_CASE("Contacts are edges between parties")
{
    auto const all = io::edges_table(small());
    CHECK(all.columns == cells{"source", "source_name", "target", "target_name", "kind", "status", "directed", "parties", "earliest",
                               "latest", "event", "source_leaders", "target_leaders"});
    REQUIRE(all.rows.size() == 6); // two calls, a visit, and a meeting of three; the summit is none
    CHECK(all.rows.front() == cells{"USA", "United States", "KOR", "South Korea", "call", "held", "yes", "2", "2017-05-10T13:30:00Z",
                                    "2017-05-10T13:30:59Z", "us-call", "trump", "moon"});
    std::vector<cells> of_three;
    for (auto const& r : all.rows)
        if (r[10] == "three") of_three.push_back({r[0], r[2], r[6], r[7]});
    CHECK(of_three == std::vector<cells>{{"KOR", "USA", "no", "3"}, {"KOR", "JPN", "no", "3"}, {"USA", "JPN", "no", "3"}});
    CHECK(std::none_of(all.rows.begin(), all.rows.end(), [](auto const& r) { return r[10] == "many"; }));
    auto const some = io::edges_table(small(), calls);
    REQUIRE(some.rows.size() == 2);
    CHECK(some.rows[1][10] == "cn-call");
    CHECK(some.rows[1][6] == "no");                                                    // nobody says who placed it
    CHECK(io::edges_table(small().as_of(when("2017-05-11")), calls).rows.size() == 1); // Yonhap wrote on the 12th
    CHECK_THROWS_AS(io::edges_table(small(), first(call).by("nobody")), error);
}

TEST_CASE("An answer is JSON that says what its rows say")
{
    auto const q = order(call).by("moon").after(elected);
    auto const answered = small().ask(q);
    auto const told = nlohmann::json::parse(io::answers_json(answered, small()));
    REQUIRE(told.size() == 1);
    auto const& row = told[0];
    CHECK(row["leader"]["id"] == "moon");
    CHECK(row["term"] == "moon-2017");
    CHECK(row["verdict"] == "certain");
    CHECK(row["line"] == answered.only().line());
    REQUIRE(row["candidates"].size() == 2);
    CHECK(row["candidates"][0]["parties"][0]["code"] == "USA");
    CHECK(row["candidates"][0]["events"] == nlohmann::json::array({"us-call"}));
    CHECK(row["candidates"][0]["start"]["earliest"] == "2017-05-10T13:30:00Z");
    CHECK(row["candidates"][1]["parties"][0]["code"] == "CHN");
    CHECK(row["candidates"][1]["rank"]["least"] == 2);
    CHECK(nlohmann::json::parse(io::answers_json(answer{}, small())).empty());
}

} // namespace answers_told_tests
