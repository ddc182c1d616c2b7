// What README.md shows. Its code is cut from the marked regions, and its output from what this program prints.
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>
#include <entente/io/json.hpp>
#include <entente/io/zones.hpp>

#include <fmt/core.h>

namespace {

void first_calls()
{
    // [first_calls]
    namespace en = entente;

    auto const world = en::io::read("data"); // the files of a folder, or one file

    auto const first_call = en::first(en::call);
    fmt::print("{}\n", world.ask(first_call.by("Moon Jae-in").after(en::elected)).only());
    fmt::print("{}\n", world.ask(first_call.by("Yoon Suk-yeol").after(en::elected)).only());
    fmt::print("{}\n", world.ask(first_call.by("Barack Obama").after(en::took_office)).only());
    // [first_calls]
}

void own_timeline()
{
    // [own_timeline]
    namespace en = entente;
    using namespace en::literals;

    en::builder b{en::iana_zones()};
    auto const moon = b.leader("moon", "Moon Jae-in");
    b.term(moon, "KOR/president", "moon-2017").elected("2017-05-09", "Asia/Seoul").left_office("2022-05-10", "Asia/Seoul");
    auto const kbs = b.source("kbs", "KBS");
    auto const yna = b.source("yna", "Yonhap");

    b.event(en::call, {moon, "USA"_party}, "us-call").held(); // it took place; nobody says when
    b.event(en::call, {moon, "CHN"_party}, "cn-call").held();
    b.event(en::call, {moon, "JPN"_party}, "jp-call").held("2017-05-11", "Asia/Seoul", yna);
    b.order("moon-2017.elected", "us-call", "cn-call", "jp-call").said_by(kbs);

    en::timeline const world = b.build(); // or every problem at once, in one exception

    fmt::print("{}\n", world.ask(en::order(en::call).by("Moon Jae-in").after(en::elected)).why());
    // [own_timeline]
}

void candidates()
{
    auto const world = entente::io::read("data/korea.json");
    // [candidates]
    namespace en = entente;

    auto const calls = en::order(en::call).by("Moon Jae-in").with({"USA", "CHN", "JPN", "IND", "IDN"}).after(en::elected);
    for (auto const& c : world.ask(calls).candidates())
        fmt::print("{}: rank {}, {}\n", c.parties.front(), c.rank, en::describe(c.window, "Asia/Seoul", world.clocks()));
    // [candidates]
}

void a_wrong_file()
{
    // [a_wrong_file]
    try {
        (void)entente::io::read_text(R"({"format": "entente/1", "leaders": [{"id": "moon", "naem": "Moon Jae-in"}],
     "events": [{"id": "us-call", "kind": "call", "participants": [{"leader": "mon"}, {"party": "USA"}],
             "reports": [{"status": "held", "time": "2017-02-30", "zone": "Asia/Seoul"}]}]})",
                                     "calls.json");
    } catch (entente::error const& problems) {
        fmt::print("{}\n", problems.what());
    }
    // [a_wrong_file]
}

void title(char const* text) { fmt::print("[{}]\n", text); }

} // namespace

int main()
{
    title("first_calls");
    first_calls();
    title("own_timeline");
    own_timeline();
    title("candidates");
    candidates();
    title("a_wrong_file");
    a_wrong_file();
}
