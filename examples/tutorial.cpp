// Ten minutes with entente, step by step: what docs/tutorial.md shows.
// SPDX-License-Identifier: MIT
// [includes]
#include <entente/entente.hpp>  // builder, timelines, questions, answers
#include <entente/io/json.hpp>  // files
#include <entente/io/zones.hpp> // zones by name
#include <entente/words.hpp>    // questions in words

#include <fmt/core.h>

namespace en = entente;
using namespace en::literals; // "USA"_party
// [includes]

namespace {

void title(char const* text) { fmt::print("[{}]\n", text); }

en::builder first_facts()
{
    // [facts]
    en::builder b{en::iana_zones()};
    auto const lee = b.leader("lee", "Lee Jae-myung");
    b.term(lee, "KOR/president", "lee-2025").elected("2025-06-03", "Asia/Seoul").took_office("2025-06-04T06:21", "Asia/Seoul");

    b.event(en::call, {lee, "USA"_party}, "us-call").held("2025-06-06T22:00", "Asia/Seoul"); // a minute
    b.event(en::call, {lee, "JPN"_party}, "jp-call").held("2025-06-09", "Asia/Seoul");       // a day, no hour
    b.event(en::call, {lee, "CZE"_party}, "cz-call").held("2025-06", "Asia/Seoul");          // some time in June
    b.event(en::call, {lee, "CHN"_party}, "cn-call").planned("2025-06-09/..", "Asia/Seoul"); // from then on, some time
    // [facts]
    return b;
}

void ask_first(en::timeline const& world)
{
    title("first");
    // [first]
    auto const first = world.ask(en::first(en::call).by("Lee Jae-myung").after(en::elected)).only();
    fmt::print("{}\n", first);
    fmt::print("{}\n", first.verdict == en::verdict::certain ? "print it" : "find out more");
    for (auto const& fact : first.missing()) fmt::print("missing: {}\n", fact);
    // [first]
}

en::timeline ask_again(en::builder b)
{
    title("claim");
    // [claim]
    auto const ctk = b.source("ctk", "Czech News Agency", "2025-06-12", "Europe/Prague");
    b.order("us-call", "jp-call", "cz-call").said_by(ctk); // "after Washington and Tokyo he called Prague"

    en::timeline const world = b.build();
    auto const order = world.ask(en::order(en::call).by("Lee Jae-myung").after(en::elected)).only();
    fmt::print("{}\n{}\n", order, order.why());
    // [claim]
    return world;
}

void who_said_what(en::builder b)
{
    title("known");
    // [known]
    auto const kbs = b.source("kbs", "KBS", "2025-06-09", "Asia/Seoul");
    auto const yonhap = b.source("yna", "Yonhap", "2025-06-10", "Asia/Seoul");
    b.event(en::call, {en::leader_ref{"lee", {}}, "IND"_party}, "in-call")
        .planned("2025-06-17", "Asia/Seoul", kbs)
        .held("2025-06-10T15:00", "Asia/Seoul", yonhap);

    auto const india = en::list(en::call).by("lee").with("IND").that_are({en::status::held, en::status::planned});
    en::timeline const world = b.build();
    fmt::print("{}\n", world.ask(india.as_of(en::when("2025-06-09", "Asia/Seoul"))).only());
    fmt::print("{}\n", world.ask(india.as_of(en::when("2025-06-10", "Asia/Seoul"))).only());
    // [known]
}

void in_words(en::timeline const& world)
{
    title("words");
    // [words]
    en::wording::lexicon const names{world};
    auto const read = en::wording::read("which countries had Lee called before China?", names);
    if (!read) fmt::print("{}\n", en::wording::explain("which countries had Lee called before China?", read.problems()));
    auto const question = en::wording::read("whom did Lee Jae-myung call first after election?", names).value();
    fmt::print("{}\n", question.asked);
    for (auto const& line : en::wording::ask(world, question.asked).lines) fmt::print("{}\n", line);
    // [words]
}

void to_a_file(en::timeline const& world)
{
    title("file");
    // [file]
    auto const text = en::io::write(world); // write_file("lee.json", world) puts it on the disk
    en::timeline const again = en::io::read_text(text, "lee.json");
    fmt::print("{} bytes, {} events, {}\n", text.size(), again.facts().events.size(), again.certainly_before("us-call", "jp-call"));
    // [file]
}

void refused()
{
    title("refused");
    // [refused]
    en::builder b{en::iana_zones()};
    auto const lee = b.leader("lee", "Lee Jae-myung");
    b.event(en::call, {lee, "USA"_party}, "us-call").held("2025-06-31", "Asia/Soul");
    b.order("us-call", "us-cal");
    try {
        (void)b.build();
    } catch (en::error const& problems) {
        fmt::print("{}\n", problems.what());
    }
    // [refused]
}

} // namespace

int main()
{
    // [build]
    en::builder b = first_facts();
    en::timeline const world = b.build();
    // [build]
    ask_first(world);
    auto const more = ask_again(b);
    who_said_what(b);
    in_words(more);
    to_a_file(more);
    refused();
}
