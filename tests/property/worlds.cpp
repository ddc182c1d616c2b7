// Answers against their definition: random timelines, all of their worlds enumerated, and the naive answer in each.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include "property/cases.hpp"

using namespace property;

TEST_CASE("Answers are what all worlds say, enumerated", "[property][query]")
{
    check_cases("worlds", run_options(20000), shares::wanted, [](story const& s, std::uint64_t) { return examine(s); }, [](story s) { return s; });
}
