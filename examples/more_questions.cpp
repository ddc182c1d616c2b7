// Every question that docs/more-questions.md shows. Its code is cut from the marked regions, and its output from what this
// program prints.
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>
#include <entente/io/json.hpp>
#include <entente/words/ask.hpp>
#include <entente/words/make.hpp>

#include <fmt/core.h>

using namespace entente;

namespace {

timeline const& world()
{
    static timeline const read = io::read("data/korea.json");
    return read;
}

void ask(question const& q)
{
    for (auto const& line : wording::ask(world(), q).lines) fmt::print("{}\n", line);
}

void title(char const* text) { fmt::print("[{}]\n", text); }

void offices()
{
    title("offices");
    // [offices]
    ask(in_office("KOR/president", when("2017-05-11", "Asia/Seoul")));
    ask(in_office("KOR/president", when("2017-05-10", "Asia/Seoul"))); // a day on which the office changed hands
    ask(in_office("USA", when("2017-05-11")));                         // whatever office of a party
    // [offices]
}

void tallies()
{
    title("tallies");
    // [tallies]
    ask(most(count(call).by("Lee Jae-myung").during(when("2025", "Asia/Seoul")), grouped::counterpart)); // whom most
    ask(each(count(meeting).of_pair("KOR", "JPN").since(when("2021")), grouped::year));                  // how many, year by year
    ask(most(count(call).by_each("KOR/president").within(100, took_office), grouped::leader));           // who most
    ask(each(count().by("Park Geun-hye"), grouped::kind));
    // [tallies]
}

void gaps()
{
    title("gaps");
    // [gaps]
    ask(spread(gap(elected, call).by_each("KOR/president").with("CHN")));
    ask(longest_pause(list(meeting).of_pair("KOR", "JPN").since(when("2021"))));
    ask(shortest_pause(list(call).by("Moon Jae-in")));
    // [gaps]
}

void before_and_after()
{
    title("before_and_after");
    // [before_and_after]
    ask(sooner(first(call).of_pair("KOR", "USA").since(when("2025-06-04")), first(call).of_pair("KOR", "CHN").since(when("2025-06-04"))));
    ask(next_after("kr-2025-06-jp-call-1", list(call).by("Lee Jae-myung")));
    ask(last_before("lee-2025.took_office", list(call).of_pair("KOR", "JPN")));
    ask(on_this_day(5, 10, list(call).by_each("KOR/president")));
    ask(returned_within(7, list(call).by("Moon Jae-in").during(when("2017-05", "Asia/Seoul"))));
    // [before_and_after]
}

void knowledge()
{
    title("knowledge");
    // [knowledge]
    ask(changed(order(call).by("Lee Jae-myung").with({"USA", "JPN", "CHN"}).after(elected), when("2025-06-09", "Asia/Seoul"),
                when("2025-06-10", "Asia/Seoul")));
    ask(compared("Moon Jae-in", "Lee Jae-myung", order(call).with({"USA", "JPN", "CHN"}).after(elected)));
    ask(like("Yoon Suk-yeol", order(call).by_each("KOR/president").with({"USA", "JPN", "CHN"}).after(elected), 2));
    ask(why(order(call).by("Moon Jae-in").with({"USA", "JPN", "CHN"}).after(elected), "CHN", 2));
    ask(why(order(call).by("Moon Jae-in").with({"USA", "JPN", "CHN"}).after(elected), "JPN", 2)); // supposed, and not so
    // [knowledge]
}

void terms()
{
    title("terms");
    // [terms]
    ask(days_in_office(asked::leader{"Yoon Suk-yeol"}));
    ask(earlier_than_predecessor("Yoon Suk-yeol", gap(elected, call).with("CHN")));
    ask(interval(first(call).by("Lee Jae-myung").with("JPN"), first(meeting).by("Lee Jae-myung").with("JPN")));
    ask(share(first(call).by_each("KOR/president").after(elected), {"USA"})); // with a third argument by a key of the data, "party"
    ask(single_source(first(call).by("Roh Tae-woo")));
    ask(page(list(call).by("Lee Jae-myung"), 2, 5));
    // [terms]
}

} // namespace

int main()
{
    offices();
    tallies();
    gaps();
    before_and_after();
    knowledge();
    terms();
}
