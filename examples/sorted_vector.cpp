// From a sorted vector to entente: the same three calls, first as dates in a vector.
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>
#include <entente/io/zones.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <vector>

namespace {

// [vector]
struct contact {
    std::string date, country;
};

std::string first_called(std::vector<contact> calls)
{
    std::stable_sort(calls.begin(), calls.end(), [](contact const& a, contact const& b) { return a.date < b.date; });
    return calls.front().country;
}
// [vector]

void with_a_vector()
{
    // [three_bugs]
    // a call without a date sorts before every other; two on one day come in the order of the file; a plan counts
    fmt::print("{}\n", first_called({{"2017-05-10", "USA"}, {"2017-05-11", "CHN"}, {"", "IDN"}}));
    fmt::print("{}\n", first_called({{"2009-01-21", "PSE"}, {"2009-01-21", "EGY"}}));
    fmt::print("{}\n", first_called({{"2025-06-06", "USA"}, {"2025-06-05", "CHN"}})); // the fifth was the plan
    // [three_bugs]
}

void with_entente()
{
    // [entente]
    namespace en = entente;
    using namespace en::literals;

    en::builder b{en::iana_zones()};
    auto const moon = b.leader("moon", "Moon Jae-in");
    auto const obama = b.leader("obama", "Barack Obama");
    auto const lee = b.leader("lee", "Lee Jae-myung");
    for (auto const& president : {moon, lee}) b.term(president, "KOR/president");
    b.term(obama, "USA/president");

    b.call(moon, "USA"_party).held("2017-05-10", "Asia/Seoul");
    b.call(moon, "CHN"_party).held("2017-05-11", "Asia/Seoul");
    b.call(moon, "IDN"_party).held("2017-05", "Asia/Seoul");
    b.call(obama, "PSE"_party).held("2009-01-21", "America/New_York");
    b.call(obama, "EGY"_party).held("2009-01-21", "America/New_York");
    b.call(lee, "USA"_party).held("2025-06-06", "Asia/Seoul");
    b.call(lee, "CHN"_party).planned("2025-06-05", "Asia/Seoul");

    auto const world = b.build();
    for (auto const* leader : {"moon", "obama", "lee"}) fmt::print("{}\n", world.ask(en::first(en::call).by(leader))[0]);
    // [entente]
}

} // namespace

int main()
{
    fmt::print("[three_bugs]\n");
    with_a_vector();
    fmt::print("[entente]\n");
    with_entente();
}
