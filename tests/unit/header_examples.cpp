// The examples that stand in comments of the public headers: tests/house/readme.sh looks here for every line of theirs.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "temporary_file.hpp"

#include <entente/entente.hpp>
#include <entente/io/json.hpp>
#include <entente/io/remote.hpp>
#include <entente/io/zones.hpp>
#include <entente/words/ask.hpp>
#include <entente/words/make.hpp>

#include <fmt/format.h>

#include <array>
#include <string>
#include <vector>

namespace header_examples_tests {

using namespace entente;
using namespace entente::literals;

namespace {

timeline const& korea()
{
    static timeline const read = io::read(ENTENTE_SOURCE_DIR "/data/korea.json");
    return read;
}

bool is_asked(query const& q) { return !korea().ask(q).empty(); }

} // namespace

TEST_CASE("in query/query.hpp, pattern.hpp, compare.hpp")
{
    CHECK(is_asked(first(call).by_each("KOR/president").after(elected)));
    CHECK(is_asked(order(call).by("Moon Jae-in").with({"USA", "CHN", "JPN"}).after(elected)));
    CHECK(is_asked(count(call, meeting).by("moon-jae-in").within(100, took_office)));

    auto const& world = korea();
    auto const pattern = contact("USA").then("JPN").followed_by("CHN").among(list(call).by_each("KOR/president").within(30, took_office));
    CHECK(world.match(pattern).size() == world.ask(list(call).by_each("KOR/president")).size());

    // Yoon called the USA, Japan and then China; the data have nobody else who did
    auto const like = alike(world.ask(order(call).by_each("KOR/president")), std::vector{party("USA"), party("JPN"), party("CHN")}, 3);
    for (auto const& l : like) CHECK(l.how != verdict::none);
}

TEST_CASE("in query/answer.hpp, prepared.hpp, tally.hpp")
{
    auto const& world = korea();
    auto const q = first(call).by("Moon Jae-in").after(elected);
    std::string printed;
    auto const print = [&](party p) { printed += p.code(); };
    auto const& row = world.ask(q).only();
    CHECK(row.verdict == verdict::certain);
    for (auto const& c : world.ask(q)[0].candidates) print(c.parties.front());
    CHECK(printed == "USA");

    std::array<asked_at, 1> const points{
        {{"KOR"_party, "JPN"_party, day_bounds(civil_day(civil_date{2024, 1, 1}), "UTC", world.clocks())->earliest()}}};
    auto const last_before = world.prepare(last(meeting).of_pair("KOR", "JPN").before(instant{}));
    auto const rows = last_before.ask(points);
    CHECK(rows.size() == 1);
    CHECK_FALSE(rows[0].candidates.empty());

    std::uint32_t most = 0;
    for (auto const& c : world.count_by(per::year, count(call).by_each_pair()).cells) most += c.most;
    CHECK(most > 0);
}

TEST_CASE("in order/network.hpp")
{
    auto const eleventh_of_may = *day_bounds(civil_day(civil_date{2017, 5, 11}), "UTC", utc_and_offsets());
    statement const dated{0};
    statement const report{1};
    network n;
    auto const us = n.add({}, dated), cn = n.add(eleventh_of_may, dated), jp = n.add({}, dated);
    auto const clash = n.insert(report, std::array{before(us, cn), before(cn, jp)});
    CHECK_FALSE(clash);
    CHECK(n.certainly_before(us, jp));
    CHECK(n.window(us).latest() == eleventh_of_may.latest() - tick);
}

TEST_CASE("in timeline/builder.hpp")
{
    builder b{iana_zones()};
    auto const moon = b.leader("moon-jae-in", "Moon Jae-in");
    auto const trump = b.leader("trump", "Donald Trump", "USA"_party);
    b.term(moon, "KOR/president").elected("2017-05-09", "Asia/Seoul").took_office("2017-05-10T08:09", "Asia/Seoul");
    auto const us = b.call(moon, trump).held("2017-05-10T22:30", "Asia/Seoul");
    timeline const t = b.build();
    CHECK(t.certainly_before(t.facts().terms[0].id + ".took_office", us.id()));
}

TEST_CASE("in words/make.hpp")
{
    auto const& world = korea();
    auto const told = wording::ask(world, in_office("KOR/president", when("2017-05-11", "Asia/Seoul")));
    CHECK(told.lines.front().find("Moon Jae-in") != std::string::npos);
}

TEST_CASE("in io/remote.hpp")
{
    temporary_file const file("");
    auto const address = "sqlite:" + file.path();
    auto empty = io::remote(io::connect(address, true));
    empty.create();
    empty.load(io::read_document(ENTENTE_SOURCE_DIR "/data/korea.json").facts);

    auto world = io::remote(io::connect(address));
    auto const calls = world.ask(first(call).by_each("KOR/president").after(elected));
    auto const told = fmt::format("{} ({})", calls.all, calls.came.note());
    CHECK(told.starts_with(fmt::to_string(korea().ask(first(call).by_each("KOR/president").after(elected)))));
}

} // namespace header_examples_tests
