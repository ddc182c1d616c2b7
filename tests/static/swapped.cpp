// A time and a zone that are swapped do not compile; with the two in their places it does. Compiled by must_not_compile.sh.
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>

void say()
{
    using namespace entente::literals;
    std::string const zone = "Asia/Seoul";
    entente::builder b{entente::utc_and_offsets()};
    auto const moon = b.leader("moon", "Moon");
    auto e = b.call(moon, "USA"_party);
    e.held("2017-05-11", "Asia/Seoul").held("2017-05-11", zone).held("", "").held("XXXX-12", "-05:00").planned("Y170000002", "Z");
#if defined SWAPPED
    e.held("Asia/Seoul", "2017-05-11");
#elif defined ZONE_ALONE
    e.held("Asia/Seoul");
#elif defined OF_A_TERM
    b.term(moon, "KOR/president").elected("Asia/Seoul", "2017-05-09");
#elif defined TEXT_AS_A_LEADER
    e.placed_by("moon");
#endif
}
