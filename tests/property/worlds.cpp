// Answers against their definition: random timelines, all of their worlds enumerated, and the naive answer in each.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "property/cases.hpp"

namespace worlds_tests {

using namespace property;

TEST_CASE("Answers are what all worlds say, enumerated", "[property][query]")
{
    check_cases(
        "worlds", run_options(20000), shares::wanted, [](story const& s, std::uint64_t) { return examine(s); }, [](story s) { return s; });
}

TEST_CASE("Numbers of days beyond all time neither wrap nor order anything backwards", "[property][query]")
{
    story s;
    for (int e = 0; e != 2; ++e) {
        auto& h = s.events[static_cast<std::size_t>(e)];
        h.there = true;
        h.us.leader = 0;
        h.them = {{nothing, 1, std::nullopt}};
        h.reports = {{{}, en::status::held, {{{e + 1, e + 1}}}}};
    }
    auto& c = s.claims.emplace_back();
    c.is = saying::form::days;
    c.to = 1;
    for (auto const days : {106'751'991, 106'751'992, 200'000'000})
        for (auto const clock : {nothing, three})
            for (bool const within : {false, true})
                for (bool const dated : {true, false}) {
                    c.days = days;
                    c.clock = clock;
                    c.within = within;
                    if (!dated) s.events[1].reports.front().time = {};
                    CAPTURE(text(s));
                    auto const t = en::builder(story_zones(), story_policy()).add(records_of(s)).try_build();
                    s.events[1].reports.front().time = {{{2, 2}}};
                    if (!t) continue; // refused, which is as well
                    CHECK_FALSE(t->certainly_before("e1", "e0"));
                    CHECK(t->possibly_before("e0", "e1"));
                    if (dated) CHECK(t->conflicts().empty() == within); // so long after is not the next tick; within so long is
                }
}

} // namespace worlds_tests
