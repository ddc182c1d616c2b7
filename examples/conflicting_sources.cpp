// Sources that contradict each other: which word holds, which is set aside, and what contradicts what.
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>
#include <entente/io/zones.hpp>

#include <fmt/core.h>

namespace en = entente;
using namespace en::literals;

int main()
{
    // [conflict]
    en::builder b{en::iana_zones()};
    auto const moon = b.leader("moon", "Moon Jae-in");
    b.term(moon, "KOR/president", "moon-2017").elected("2017-05-09", "Asia/Seoul");
    auto const yna = b.source("yna", "Yonhap", "2017-05-11", "Asia/Seoul");
    auto const kbs = b.source("kbs", "KBS", "2025-06-09", "Asia/Seoul");
    auto const blog = b.source("blog", "A blog", "2018", {}, en::source_rank::deprecated);
    auto const paper = b.source("paper", "A newspaper", "2017-05-12", "Asia/Seoul");

    b.event(en::call, {moon, "CHN"_party}, "cn-call").held("2017-05-11", "Asia/Seoul", yna);
    b.event(en::call, {moon, "JPN"_party}, "jp-call").held("2017-05-11", "Asia/Seoul", yna); // the same day, and no clock
    b.order("cn-call", "jp-call").said_by(kbs);
    b.order("jp-call", "cn-call").said_by(paper); // older than the broadcast
    b.order("jp-call", "cn-call").said_by(blog);  // newer than the newspaper, and nobody relies on it
    auto const world = b.build();

    fmt::print("{}\n", world.ask(en::whether("CHN", "JPN", en::call).by("Moon Jae-in").after(en::elected))[0].why());
    for (auto const& c : world.conflicts()) {
        fmt::print("set aside: {}\n", world.cite(c.rejected));
        for (auto const& s : c.with) fmt::print("  against: {}\n", world.cite(s));
    }
    // [conflict]

    // whoever would rather have no answer than a doubtful one
    en::builder strict{en::iana_zones(), en::policy{.trust = en::trust_rule::refuse}};
    strict.add(b.facts());
    try {
        (void)strict.build();
    } catch (en::error const& problems) {
        fmt::print("\n{}\n", problems.what());
    }

    // times that exclude each other are not set aside: the event is contested, and every answer that leans on it says so
    b.event(en::call, {moon, "IND"_party}, "in-call").held("2017-05-11", "Asia/Seoul", yna).held("2017-05-13", "Asia/Kolkata", paper);
    fmt::print("\n{}\n", b.build().ask(en::order(en::call).by("Moon Jae-in").after(en::elected))[0].why());
}
