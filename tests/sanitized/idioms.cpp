// What people write with an answer that is a temporary, under the address sanitizer: nothing of it may be read when it is gone.
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>

#include <fmt/core.h>

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace en = entente;
using namespace en::literals;

namespace {

int failures = 0;

void expect(bool good, char const* what)
{
    if (good) return;
    fmt::print(stderr, "not so: {}\n", what);
    ++failures;
}

/// Texts too long to stand in the string itself, so that what is gone is seen to be.
en::timeline a_world()
{
    en::builder b{en::utc_and_offsets()};
    auto const moon = b.leader("moon-jae-in-of-korea-the-president", "Moon Jae-in, President of the Republic of Korea");
    b.term(moon, "KOR/president").elected("2017-05-09", "+09:00");
    b.event(en::call, {moon, "USA"_party}, "the-call-with-the-president-of-the-united-states").held("2017-05-10T22:30", "+09:00");
    b.event(en::call, {moon, "CHN"_party}, "the-call-with-the-president-of-china-the-next-day").held("2017-05-11T12:00", "+09:00");
    return b.build();
}

template <class Answer>
concept can_lend_an_iterator = requires(Answer a)
{
    std::forward<Answer>(a).begin();
};
static_assert(can_lend_an_iterator<en::answer&> && !can_lend_an_iterator<en::answer> && !can_lend_an_iterator<en::answer const>);
static_assert(std::is_same_v<decltype(std::declval<en::answer>()[0]), en::answer_row>);
static_assert(std::is_same_v<decltype(std::declval<en::answer const>()[0]), en::answer_row>);
static_assert(std::is_same_v<decltype(std::declval<en::answer&>()[0]), en::answer_row const&>);
static_assert(std::is_same_v<decltype(std::declval<en::answer>().only()), en::answer_row> &&
              std::is_same_v<decltype(std::declval<en::answer>().at(0)), en::answer_row>);
static_assert(std::is_same_v<decltype(std::declval<en::answer_row>().why()), std::string>);

} // namespace

int main()
{
    auto const world = a_world();
    auto const q = en::order(en::call).by("moon-jae-in-of-korea-the-president").after(en::elected);

    std::string all;
    for (auto const& c : world.ask(q)[0].candidates) all += c.events.front() + ' ';
    for (auto const& c : world.ask(q).only().candidates) all += c.events.front() + ' ';
    for (auto const& c : world.ask(q).at(0).candidates) all += c.events.front() + ' ';
    for (auto const& c : world.ask(q).candidates()) all += c.events.front() + ' ';
    for (auto const& row : world.ask(q))
        for (auto const& c : row.candidates) all += c.events.front() + ' ';
    for (auto const& flat : world.ask(q).rows()) all += flat.event + ' ';
    std::string expected;
    for (int i = 0; i != 6; ++i)
        expected += "the-call-with-the-president-of-the-united-states the-call-with-the-president-of-china-the-next-day ";
    expect(all == expected, "every loop goes through both events");

    auto const& row = world.ask(q)[0];
    auto const& same = world.ask(q).only();
    auto const& line = world.ask(q)[0].line();
    auto const& why = world.ask(q)[0].why();
    auto const& other = std::as_const(q);
    expect(row.leader_name == "Moon Jae-in, President of the Republic of Korea" && same.leader == row.leader,
           "a row that was asked for in one line is there");
    expect(line == row.line() && why == row.why() && why == world.ask(other).why(), "so are its texts");

    auto const kept = world.ask(q);
    auto const& first = kept[0];
    auto const& at = kept.at(0);
    expect(&first == &at && &first == &kept.only() && &first == &*kept.begin(), "an answer that is kept lends its rows");
    return failures == 0 ? 0 : 1;
}
