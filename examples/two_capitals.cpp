// One call, two dates: which day it was depends on the capital.
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>
#include <entente/io/zones.hpp>

#include <fmt/core.h>

namespace en = entente;
using namespace en::literals;

int main()
{
    en::builder b{en::iana_zones()};
    auto const white_house = b.source("white-house", "The White House", "2021-01-27", "America/New_York");
    auto const kantei = b.source("kantei", "Prime Minister's Office of Japan", "2021-01-28", "Asia/Tokyo");
    auto const biden = b.leader("biden", "Joe Biden", "USA"_party);
    auto const suga = b.leader("suga", "Suga Yoshihide", "JPN"_party);
    auto const one = b.event(en::call, {biden, suga}, "biden-suga")
                         .held("2021-01-27", "America/New_York", white_house)
                         .held("2021-01-28", "Asia/Tokyo", kantei)
                         .id();
    // the same words without their clocks are another story
    auto const vague = b.event(en::call, {biden, "JPN"_party}, "somewhere").held("2021-01-27").id();

    auto const world = b.build();
    for (auto const& id : {one, vague}) {
        auto const when = world.when_was(*world.find_moment(id));
        fmt::print("{}\n", id);
        for (auto const* zone : {"America/New_York", "Asia/Tokyo", "UTC"})
            fmt::print("  {:<18} {}\n", zone, en::describe(when.window, zone, world.clocks()));
    }
}
