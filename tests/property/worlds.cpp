// Answers against their definition: random timelines, all of their worlds enumerated, and the naive answer in each.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include "property/examine.hpp"

using namespace property;

TEST_CASE("Answers are what all worlds say, enumerated", "[property][query]")
{
    check_cases("worlds", 20000, [](story const& s, std::uint64_t) { return examine(s); }, [](story s) { return s; });
}

TEST_CASE("What random cases found once", "[property][query]")
{
    // whoever comes before all contacts with a country must do so in a world in which there is one
    story s;
    auto const happens = [&](std::size_t e, span window, int with) {
        s.events[e].there = true;
        s.events[e].window = window;
        s.events[e].whom = {with};
    };
    happens(1, {6, 6}, 0);
    happens(2, {6, 7}, 1);
    happens(3, {6, 7}, 0);
    s.asks.aim = aim::order;
    s.asks.beyond = true;
    s.asks.from = edge{most_events + 3, 0, true};
    s.milestones[3] = {true, {6, 7}};
    auto const by_a_milestone = examine(s);
    CHECK_FALSE(failure(by_a_milestone));
    CHECK_FALSE(by_a_milestone.skipped);
    s.asks.from->moment = 2;
    s.milestones[3].reported = false;
    CHECK_FALSE(failure(examine(s)));
}
