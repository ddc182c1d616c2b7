// The testing face: what a test may expect of a timeline, and what it reads when that fails.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/testing/catch2.hpp>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace expect_tests {

namespace en = entente;
using namespace en::literals;
using namespace en::testing;

namespace {

/// Two sources contradict each other about the second and third call; a fourth is planned.
en::timeline world()
{
    en::builder b{en::utc_and_offsets()};
    auto const moon = b.leader("moon", "Moon Jae-in");
    auto const trump = b.leader("trump", "Donald Trump", "USA"_party);
    auto const xi = b.leader("xi", "Xi Jinping", "CHN"_party);
    auto const abe = b.leader("abe", "Abe Shinzo", "JPN"_party);
    auto const kbs = b.source("kbs", "KBS", "2025-06-09", "+09:00");
    auto const daily = b.source("daily", "A daily", "2017-05-12", "+09:00");
    b.term(moon, "KOR/president").elected("2017-05-09", "+09:00").took_office("2017-05-10T08:09", "+09:00");
    auto const us = b.event(en::call, {moon, trump}, "us-call");
    auto const cn = b.event(en::call, {moon, xi}, "cn-call").held("2017-05-11", "+09:00", daily);
    auto const jp = b.event(en::call, {moon, abe}, "jp-call").held("2017-05-11", "+09:00", daily);
    b.event(en::call, {moon, "RUS"_party}, "ru-call").planned("2017-05-12", "+09:00", daily);
    b.order("moon-1.elected", us, cn, jp).said_by(kbs);
    b.order(jp, cn).said_by(daily);
    return b.build();
}

std::string text_of(std::string const& file)
{
    std::ifstream in(std::string(ENTENTE_SOURCE_DIR) + "/tests/data/" + file);
    std::stringstream out;
    out << in.rdbuf();
    return out.str();
}

} // namespace

TEST_CASE("a scenario reads like what happened", "[expect]")
{
    // [scenario]
    auto const w = world();
    REQUIRE_THAT(w, called_in_order("Moon Jae-in", {"USA", "CHN", "JPN"}));
    CHECK_THAT(w, called_first("Moon Jae-in", "USA"));
    CHECK_THAT(w, certain(en::last(en::call).by("moon"), {"JPN"}));
    CHECK_THAT(w, possible(en::first(en::call).by("moon").after(en::took_office), {"CHN", "JPN", "USA"}) ||
                      certain(en::count(en::call).by("moon")));
    CHECK_THAT(w, certainly_before("us-call", "jp-call") && !undecided("us-call", "cn-call"));
    CHECK_THAT(w, undecided("us-call", "moon-1.took_office"));
    CHECK_THAT(w, planned_but_not_held("ru-call") && !planned_but_not_held("us-call"));
    CHECK_THAT(w, conflict_between("daily", "kbs") && conflict_between("kbs", "daily") && !conflict_between("kbs", "kbs"));
    // [scenario]
    CHECK_THAT(w, !called_in_order("Moon Jae-in", {"CHN", "USA", "JPN"}) && !called_first("Moon Jae-in", "CHN"));
    CHECK_THAT(w, !certainly_before("jp-call", "us-call") && !called_in_order("Moon Jae-in", {"USA", "CHN"}, en::order(en::meeting)));
}

TEST_CASE("a failing scenario tells a reader who knows nothing what went wrong, and on whose word", "[expect]")
{
    auto const w = world();
    auto const failing = called_in_order("Moon Jae-in", {"USA", "JPN", "CHN"});
    CHECK_FALSE(failing.match(w));
    auto const undecided_pair = undecided("us-call", "jp-call");
    CHECK_FALSE(undecided_pair.match(w));
    auto const first_of = called_first("Moon Jae-in", "CHN", en::first(en::call).after(en::elected));
    CHECK_FALSE(first_of.match(w));
    auto const message = show(w) + failing.describe() + "\n\n" + undecided_pair.describe() + "\n\n" + first_of.describe() + "\n";
    if (std::getenv("ENTENTE_UPDATE_GOLDEN") != nullptr)
        std::ofstream(ENTENTE_SOURCE_DIR "/tests/data/failing_scenario.expected", std::ios::binary) << message;
    CHECK(message == text_of("failing_scenario.expected"));
}

TEST_CASE("of a large timeline a failing scenario shows what it is about", "[expect]")
{
    en::builder b{en::utc_and_offsets()};
    auto const she = b.leader("she", "She", "KOR"_party);
    for (int i = 0; i != 60; ++i) b.event(en::meeting, {she, "FRA"_party}, fmt::format("meeting-{}", i)).held("2025", "+00:00");
    b.event(en::call, {she, "USA"_party}, "us-call").held("2025-06-06", "+00:00");
    b.event(en::call, {she, "JPN"_party}, "jp-call").held("2025-06-09", "+00:00");
    auto const w = b.build();
    CHECK(is_large(w));

    auto const failing = called_in_order("She", {"JPN", "USA"});
    CHECK_FALSE(failing.match(w));
    auto const message = failing.describe();
    CHECK(message.find("us-call") != std::string::npos);
    CHECK(message.find("  jp-call ") != std::string::npos);
    CHECK(message.find("meeting-") == std::string::npos);
    CHECK(Catch::StringMaker<en::timeline>::convert(w) == "a timeline of 62 events and 0 terms");
}

} // namespace expect_tests
