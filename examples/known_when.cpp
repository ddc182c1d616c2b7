// What was known when: the same question on the evening of each day, and a timeline that grows.
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>
#include <entente/io/json.hpp>
#include <entente/io/zones.hpp>

#include <fmt/core.h>

#include <utility>

namespace en = entente;
using namespace en::literals;

int main()
{
    auto const world = en::io::read("data/korea.json");
    auto const calls = en::order(en::call).by("Lee Jae-myung").with({"USA", "JPN", "CHN"}).after(en::elected);
    auto const plans = en::list(en::call).by("Lee Jae-myung").after(en::elected).that_are({en::status::planned});

    // [as_of]
    for (auto const* day : {"2025-06-05", "2025-06-07", "2025-06-09", "2025-06-10"}) {
        auto const then = world.as_of(en::when{day, "Asia/Seoul"}); // what was public by the end of that day
        fmt::print("{}\n  held: {}\n  planned: {}\n", day, then.ask(calls)[0], then.ask(plans)[0]);
    }
    // [as_of]
    fmt::print("{} reports and claims give no date, and no view sees them\n", world.undated());

    // [with]
    // the evening of 9 June, and the next day's news: a further report of an event that is there
    en::builder b{en::iana_zones()};
    auto const yna = b.source("yna-9", "Yonhap", "2025-06-09T18:00", "Asia/Seoul");
    auto const lee = b.leader("lee", "Lee Jae-myung");
    b.term(lee, "KOR/president").elected("2025-06-03", "Asia/Seoul");
    b.event(en::call, {lee, "USA"_party}, "us-call").held("2025-06-06T22:00", "Asia/Seoul", yna);
    b.event(en::call, {lee, "CHN"_party}, "cn-call").planned({}, {}, yna);
    auto const evening = b.build();

    en::source news;
    news.id = "yna-10";
    news.publisher = "Yonhap";
    news.published = en::when{"2025-06-10T12:30", "Asia/Seoul"};
    en::event held;
    held.id = "cn-call-held";
    held.same_as = "cn-call";
    held.participants = {{"lee", {}, {}, {}, {}}, {{}, "CHN"_party, {}, {}, {}}};
    held.reports = {{"yna-10", en::status::held, en::when{"2025-06-10T11:30", "Asia/Seoul"}, {}, {}, {}}};
    en::records more;
    more.sources = {news};
    more.events = {held};
    auto const next_day = evening.with(std::move(more)); // shares what is there; `evening` stays as it is

    auto const question = en::order(en::call).by("Lee Jae-myung").after(en::elected);
    fmt::print("{}\n{}\n", evening.ask(question)[0], next_day.ask(question)[0]);
    // [with]
}
