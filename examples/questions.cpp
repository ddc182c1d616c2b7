// Every question that docs/questions.md shows. Its code is cut from the marked regions, and its output from what this
// program prints.
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>
#include <entente/io/json.hpp>

#include <fmt/core.h>

#include <cstddef>
#include <vector>

using namespace entente;
using namespace entente::literals;

namespace {

timeline const& world()
{
    static timeline const read = io::read("data/korea.json");
    return read;
}

void ask(query const& q)
{
    for (auto const& row : world().ask(q)) fmt::print("{}\n", row);
}

void title(char const* text) { fmt::print("[{}]\n", text); }

void aims()
{
    title("aims");
    // [aims]
    ask(first(call).by("Moon Jae-in").after(elected));                                          // whom first
    ask(last(meeting).by("Roh Moo-hyun"));                                                      // whom last
    ask(order(call).by("Yoon Suk-yeol").within(7, elected));                                    // in which order
    ask(list(visit).by("Park Geun-hye"));                                                       // which events
    ask(count(call).by("Lee Jae-myung").within(7, took_office));                                // how many
    ask(gap(elected, call).by("Yoon Suk-yeol"));                                                // how long after the milestone
    ask(whether("USA", "CHN", call).by("Lee Jae-myung").after(elected));                        // one party before another
    ask(whether("kr-2017-05-cn-call-1", "kr-2017-05-jp-call-1"));                               // one event before another
    ask(not_contacted(call).by("Kim Dae-jung").with({"USA", "JPN", "CHN"}).within(7, elected)); // who is left
    // [aims]
}

void who()
{
    title("who");
    // [who]
    ask(first(call).by("moon-jae-in").after(elected));                     // a leader: id, alias or name
    ask(first(meeting).by_each("JPN/prime-minister").after(when("2021"))); // each holder of an office
    ask(count(meeting).by_each_leader_of("JPN").after(when("2021")));      // each leader of a party, while in office
    ask(first(call).by("Han Duck-soo").with_acting());                     // acting holders, too
    ask(last(meeting).of_pair("KOR", "JPN").before(when("2025")));         // two parties, whoever led them
    ask(order(call).by("Moon Jae-in").after(elected).top(3));              // of an order, who may be among the first three
    ask(first(summit).during(when("2022")));                               // anyone
    // [who]
}

void what()
{
    title("what");
    // [what]
    ask(first(call, meeting).by("Kim Dae-jung").with("JPN"));                          // several kinds; none: see below
    ask(list(visit).by("Kim Dae-jung").that_are({status::planned, status::proposed})); // plans that were not held
    ask(count(call).by("Moon Jae-in").placed().within(7, elected));                    // who rang up; unknown roles: possible
    ask(count(call).by("Moon Jae-in").received().within(7, elected));
    ask(order(meeting).by("Moon Jae-in").at("g20-2017-hamburg")); // at a summit or visit
    // [what]
}

void where()
{
    title("where");
    // [where]
    ask(first(visit).by_each("KOR/president").abroad());            // the first trip
    ask(first(visit, meeting, summit).by("Moon Jae-in").at_home()); // the first guest
    ask(count(visit, meeting).by("Moon Jae-in").abroad());          // unknown places: possible
    // [where]
}

void whom()
{
    title("whom");
    // [whom]
    ask(first(call).by("Moon Jae-in").with("CHN"));                 // a party: code, alpha-2 code or name
    ask(order(call).by("Moon Jae-in").with({"USA", "CHN", "JPN"})); // several
    ask(order(call).by("Moon Jae-in").with("G7"));                  // a group
    ask(first(call).by("Moon Jae-in").with("xi-jinping"));          // a leader
    ask(first(call).by("Park Geun-hye").with_organizations().since(when("2012-12-20T20:10", "Asia/Seoul"))); // the UN, too
    // [whom]
}

void window()
{
    title("window");
    // [window]
    ask(first(call).by("Yoon Suk-yeol").after(elected));                          // strictly later than a milestone
    ask(first(call).by("Yoon Suk-yeol").since(took_office));                      // at or later
    ask(last(call).by("Yoon Suk-yeol").before(took_office));                      // strictly earlier
    ask(count(call).by("Yoon Suk-yeol").until(when("2022-03-16", "Asia/Seoul"))); // a date: to its end
    ask(count(call).by("Yoon Suk-yeol").between(elected, took_office));           // half open
    ask(count(call).by("Yoon Suk-yeol").within(2, elected));                      // civil days; its own day is 0
    ask(count(call).by("Yoon Suk-yeol").during(when("2022-03", "Asia/Seoul")));   // all of a date
    ask(first(call).by("Lee Jae-myung").after(the("kr-2025-06-jp-call-1")));      // relative to an event
    ask(count(call).by("Lee Jae-myung").before(the("lee-2025.took_office")));     // or to a term's milestone
    ask(count(meeting).by("Donald Trump").with("KOR"));                           // a row for each term, clipped at its ends
    ask(count(meeting).by("Donald Trump").with("KOR").even_beyond_the_term());    // from the term's beginning on
    // [window]
}

void known_when()
{
    title("known_when");
    // [known_when]
    auto const calls = order(call).by("Lee Jae-myung").with({"USA", "JPN", "CHN"}).after(elected);
    ask(calls.as_of(when("2025-06-09", "Asia/Seoul")));                                                      // what was public that evening
    ask(list(call).by("Lee Jae-myung").that_are({status::planned}).as_of(when("2025-06-09", "Asia/Seoul"))); // and still to come
    ask(calls.as_of(when("2025-06-10", "Asia/Seoul")));                                                      // a day later
    // [known_when]
}

void numbers()
{
    title("numbers");
    // [numbers]
    auto const calls = world().ask(first(call).by_each("KOR/president").after(elected));
    for (auto const row : calls.decided())
        for (auto const& c : row)
            fmt::print("{}: {}, {}, {}\n", world().facts().terms[static_cast<std::size_t>(*row.term())].id, c.parties.front(), name(c.how),
                       to_string(c.window.earliest()));
    // [numbers]
}

void tallies()
{
    title("tallies");
    // [tallies]
    auto const meetings = world().count_by(per::year, count(meeting).of_pair("KOR", "JPN").since(when("2015")), "Asia/Seoul");
    for (auto const& c : meetings.cells) fmt::print("{}: {} to {}\n", c.year, c.least, c.most);
    auto const calls = world().count_by(per::counterpart, count(call).by("Lee Jae-myung").within(7, took_office));
    for (auto const& c : calls.cells) fmt::print("{} {}\n", c.counterpart, c.most);
    // [tallies]
}

void prepared_questions()
{
    title("prepared");
    // [prepared]
    auto const last_before = world().prepare(last(meeting).of_pair("KOR", "JPN").before(instant{}));
    auto const election = [](char const* of) { return world().when_was(*world().find_moment(of)).window.earliest(); };
    std::vector<asked_at> const points{{"KOR"_party, "JPN"_party, election("moon-2017.elected")},
                                       {"KOR"_party, "CHN"_party, election("lee-2025.elected")}};
    fmt::print("{}\n", last_before.ask(points));
    // [prepared]
}

} // namespace

int main()
{
    aims();
    who();
    what();
    where();
    whom();
    window();
    known_when();
    numbers();
    tallies();
    prepared_questions();
}
