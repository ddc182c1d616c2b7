// A timeline of one's own, built in code, and a question to it.
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>
#include <entente/io/zones.hpp>

#include <fmt/core.h>

namespace en = entente;
using namespace en::literals;

int main()
{
    en::builder b{en::iana_zones()};
    auto const yna = b.source("yna-2025-06-10", "Yonhap", "2025-06-10", "Asia/Seoul");
    auto const lee = b.leader("lee", "Lee Jae-myung");
    auto const trump = b.leader("trump", "Donald Trump", "USA"_party);
    auto const ishiba = b.leader("ishiba", "Ishiba Shigeru", "JPN"_party);
    auto const xi = b.leader("xi", "Xi Jinping", "CHN"_party);
    b.term(lee, "KOR/president").elected("2025-06-03", "Asia/Seoul").took_office("2025-06-04T06:21", "Asia/Seoul").left_office("..");

    b.call(lee, ishiba).held("2025-06-09T12:00", "Asia/Seoul", yna);
    b.call(lee, trump).held("2025-06-06T22:00", "Asia/Seoul", yna);
    b.call(lee, xi).planned("2025-06", "Asia/Seoul", yna);
    en::timeline const world = b.build();

    for (auto const& row : world.ask(en::order(en::call).by("Lee Jae-myung").after(en::elected))) fmt::print("{}\n", row);
    for (auto const& row : world.ask(en::not_contacted(en::call).by("Lee Jae-myung").with({"USA", "JPN", "CHN"}))) fmt::print("{}\n", row);
}
