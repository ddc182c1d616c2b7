// An evening at a newsroom's desk, over the shipped data: what docs/newsroom.md shows.
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>
#include <entente/io/icalendar.hpp>
#include <entente/io/json.hpp>
#include <entente/words/ask.hpp>
#include <entente/words/make.hpp>

#include <fmt/core.h>

#include <string>

namespace en = entente;

namespace {

void title(char const* text) { fmt::print("[{}]\n", text); }

void tell(en::timeline const& world, en::question const& asked)
{
    for (auto const& line : en::wording::ask(world, asked).lines) fmt::print("{}\n", line);
}

void tonight(en::timeline const& all)
{
    title("tonight");
    // [tonight]
    en::when const tonight("2025-06-09", "Asia/Seoul"); // its end: what was public by then
    en::timeline const known = all.as_of(tonight);

    auto const calls = en::order(en::call).by("Lee Jae-myung").after(en::elected);
    fmt::print("{}\n", known.ask(calls).only());
    auto const ahead =
        en::list(en::call, en::meeting).by("Lee Jae-myung").with("CHN").that_are({en::status::planned, en::status::proposed});
    fmt::print("{}\n", known.ask(ahead).only());
    // [tonight]
}

void headline(en::timeline const& all)
{
    title("headline");
    // [headline]
    auto const first = all.ask(en::first(en::call).by("Barack Obama").after(en::took_office)).only();
    if (first.verdict != en::verdict::certain) {
        fmt::print("not \"the first\": {}\n", first);
        for (auto const& fact : first.missing()) fmt::print("to ask: {}\n", fact);
    }
    // [headline]
}

void sources(en::timeline const& all)
{
    title("sources");
    // [sources]
    tell(all, en::single_source(en::order(en::call).by("Lee Jae-myung").after(en::elected)));
    for (auto const& c : all.conflicts().first(2)) {
        fmt::print("set aside: {}\n", all.cite(c.rejected));
        for (auto const& s : c.with) fmt::print("  against: {}\n", all.cite(s));
    }
    // [sources]
}

void overnight(en::timeline const& all)
{
    title("overnight");
    // [overnight]
    auto const order = en::order(en::call).by("Lee Jae-myung").after(en::elected);
    tell(all, en::changed(order, en::when("2025-06-09", "Asia/Seoul"), en::when("2025-06-10", "Asia/Seoul")));
    // [overnight]
}

void retraction(en::timeline const& all)
{
    title("retraction");
    // [retraction]
    auto facts = all.facts().copy();
    for (auto& s : facts.sources)
        if (s.id == "kjd-2017-05-11") {
            s.rank = en::source_rank::deprecated;
            s.ranked = "2017-05-12"; // before that day, views still believe it
        }
    en::timeline const corrected = en::builder{all.clocks()}.add(facts).build();
    auto const call = en::first(en::call).by("Moon Jae-in").after(en::elected);
    fmt::print("{}\n{}\n", all.ask(call).only(), corrected.ask(call).only());
    // [retraction]
}

void calendar(en::timeline const& all)
{
    title("calendar");
    // [calendar]
    auto const calls = en::list(en::call).by("Lee Jae-myung").within(8, en::took_office);
    auto calendar = en::io::icalendar(all, calls, {"Lee's first calls", "desk.example.org"});
    std::erase(calendar, '\r'); // lines of a calendar end in CR LF
    auto const begin = calendar.find("BEGIN:VEVENT");
    fmt::print("{}", calendar.substr(begin, calendar.find("DESCRIPTION") - begin));
    // [calendar]
}

} // namespace

int main()
{
    auto const all = en::io::read("data/korea.json");
    tonight(all);
    headline(en::io::read("data"));
    sources(all);
    overnight(all);
    retraction(all);
    calendar(all);
}
