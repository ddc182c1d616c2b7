// What a unit test of a scenario looks like, and what its reader sees when it fails.
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>
#include <entente/io/zones.hpp>
#include <entente/testing/expect.hpp>

#include <fmt/core.h>

namespace {

// [world]
entente::timeline world()
{
    namespace en = entente;
    using namespace en::literals;

    en::builder b{en::iana_zones()};
    auto const moon = b.leader("moon", "Moon Jae-in");
    auto const kbs = b.source("kbs", "KBS", "2025-06-09", "Asia/Seoul");
    auto const daily = b.source("daily", "A daily", "2017-05-12", "Asia/Seoul");
    b.term(moon, "KOR/president", "moon-2017").elected("2017-05-09", "Asia/Seoul");
    auto const us = b.event(en::call, {moon, "USA"_party}, "us-call").held("2017-05-10T22:30", "Asia/Seoul", daily);
    auto const cn = b.event(en::call, {moon, "CHN"_party}, "cn-call").held("2017-05-11", "Asia/Seoul", daily);
    auto const jp = b.event(en::call, {moon, "JPN"_party}, "jp-call").held("2017-05-11", "Asia/Seoul", daily);
    b.event(en::call, {moon, "RUS"_party}, "ru-call").planned("2017-05-12", "Asia/Seoul", daily);
    b.order(us, cn, jp).said_by(kbs);
    b.order(jp, cn).said_by(daily);
    return b.build();
}
// [world]

void tell(auto const& expectation)
{
    auto const result = expectation.check(world());
    fmt::print("{}: {}\n", result.met ? "met" : "not met", expectation.describe());
    if (!result.met) fmt::print("found: {}\n", result.found);
}

} // namespace

int main()
{
    namespace expect = entente::testing::expect;

    fmt::print("[shown]\n{}", entente::testing::show(world()));
    fmt::print("[met]\n");
    tell(expect::called_in_order{"Moon Jae-in", {"USA", "CHN", "JPN"}});
    tell(expect::certainly_before{"us-call", "jp-call"});
    tell(expect::planned_but_not_held{"ru-call"});
    tell(expect::conflict_between{"kbs", "daily"});
    fmt::print("[failing]\n");
    tell(expect::undecided{"cn-call", "jp-call"});
    tell(expect::called_in_order{"Moon Jae-in", {"USA", "JPN", "CHN"}});
}
