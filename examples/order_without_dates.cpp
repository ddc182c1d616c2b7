// No dates at all: a report tells only the order, and that is enough.
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>
#include <entente/io/zones.hpp>

#include <fmt/core.h>

namespace en = entente;
using namespace en::literals;

int main()
{
    en::builder b{en::iana_zones()};
    auto const kbs = b.source("kbs-2025-06-09", "KBS", "2025-06-09", "Asia/Seoul");
    auto const moon = b.leader("moon", "Moon Jae-in");
    b.term(moon, "KOR/president");
    auto const us = b.event(en::call, {moon, "USA"_party}, "us");
    auto const cn = b.event(en::call, {moon, "CHN"_party}, "cn");
    auto const jp = b.event(en::call, {moon, "JPN"_party}, "jp");
    b.event(en::call, {moon, "IND"_party}, "in");
    b.order(us, cn, jp).said_by(kbs);

    auto const world = b.build();
    auto const calls = world.ask(en::order(en::call).by("moon"));
    fmt::print("{}\n", calls[0]);
    for (auto const& c : calls[0].candidates) fmt::print("  {} rank {}\n", c.parties[0], c.rank);
    fmt::print("{}\n", world.ask(en::order(en::call).by("moon").with({"USA", "CHN", "JPN"}))[0].why());
}
