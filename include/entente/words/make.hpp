// Questions beyond a single query, written fluently.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/time/when.hpp>
#include <entente/words/question.hpp>

#include <concepts>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace entente {

/// Who held an office, or any office of a party, on a day.
///
///     wording::ask(world, in_office("KOR/president", when("2017-05-11", "Asia/Seoul")))
[[nodiscard]] inline asked::in_office in_office(std::string of, when on) { return {std::move(of), std::move(on)}; }

/// How many, cell by cell: `each(count(call).by_each("KOR/president"), grouped::year)`; by two things, `grouped::kind, grouped::year`.
template <std::same_as<grouped>... More>
[[nodiscard]] asked::tally each(query counted, grouped by, More... more)
{
    return {std::move(counted), {by, more...}, asked::tally::told::each, {}, {}};
}
/// The same, ranked: `most(count(call).by("Donald Trump").during(when("2025")), grouped::counterpart)`.
template <std::same_as<grouped>... More>
[[nodiscard]] asked::tally most(query counted, grouped by, More... more)
{
    return {std::move(counted), {by, more...}, asked::tally::told::most, {}, {}};
}
template <std::same_as<grouped>... More>
[[nodiscard]] asked::tally least(query counted, grouped by, More... more)
{
    return {std::move(counted), {by, more...}, asked::tally::told::least, {}, {}};
}

/// Gaps, and over the rows their mean, median, least and greatest: `spread(gap(elected, call).by_each("KOR/president").with("CHN"))`.
[[nodiscard]] inline asked::spread spread(query gaps) { return {std::move(gaps)}; }

/// The longest and the shortest time between neighbours of a list.
[[nodiscard]] inline asked::pause longest_pause(query list) { return {std::move(list), false}; }
[[nodiscard]] inline asked::pause shortest_pause(query list) { return {std::move(list), true}; }

/// Whether the first event of one question came before that of another:
/// `sooner(first(call).of_pair("KOR", "JPN").since(when("2025")), first(call).of_pair("KOR", "CHN").since(when("2025")))`.
[[nodiscard]] inline asked::sooner sooner(query one, query other) { return {std::move(one), std::move(other)}; }

/// The event of a list that comes next after an event or a milestone, or last before it.
[[nodiscard]] inline asked::neighbour next_after(std::string event, query among) { return {std::move(event), false, std::move(among)}; }
[[nodiscard]] inline asked::neighbour last_before(std::string event, query among) { return {std::move(event), true, std::move(among)}; }

/// What happened on a day of a month, in whichever year.
[[nodiscard]] inline asked::on_this_day on_this_day(int month, int day, query events) { return {std::move(events), month, day}; }

/// Whose contact was returned within so many civil days.
[[nodiscard]] inline asked::returned returned_within(int days, query contacts) { return {std::move(contacts), days}; }

/// What changed in an answer from what was known at the end of one date to what was known at the end of another.
[[nodiscard]] inline asked::change changed(query about, when from, when to) { return {std::move(about), std::move(from), std::move(to)}; }

/// Two leaders' orders of first contact side by side; whose order begins like that of somebody.
[[nodiscard]] inline asked::comparison compared(std::string one, std::string other, query orders)
{
    return {std::move(orders), std::move(one), std::move(other)};
}
[[nodiscard]] inline asked::likeness like(std::string as, query orders, std::size_t first_few = 0)
{
    return {std::move(orders), std::move(as), first_few};
}

/// Why an answer is what it is; why a party stands where it does: `why(order(call).by("Moon Jae-in").after(elected), "CHN", 2)`.
[[nodiscard]] inline asked::why why(query about, std::string party = {}, std::size_t rank = 0)
{
    return {std::move(about), std::move(party), rank};
}

/// How long offices were held: `days_in_office(asked::holders{"KOR/president"})`.
[[nodiscard]] inline asked::days_in_office days_in_office(decltype(query::who) who, bool acting = false)
{
    return {std::move(who), acting, {}};
}

/// Whether one leader's gap is shorter than that of another, or of the predecessor:
/// `earlier_than_predecessor("Yoon Suk-yeol", gap(elected, call).with("CHN"))`.
[[nodiscard]] inline asked::earlier earlier(std::string one, std::string other, query gaps)
{
    return {std::move(gaps), std::move(one), std::move(other)};
}
[[nodiscard]] inline asked::earlier earlier_than_predecessor(std::string one, query gaps) { return {std::move(gaps), std::move(one), {}}; }

/// The time from the first event of one question to the first of another: `interval(first(call).by_each_pair(),
/// first(meeting).by_each_pair())`.
[[nodiscard]] inline asked::interval interval(query from, query to) { return {std::move(from), std::move(to)}; }

/// What one source alone reports of an answer; which claims contradict others.
[[nodiscard]] inline asked::single_source single_source(query about) { return {std::move(about)}; }
[[nodiscard]] inline asked::contradictions contradictions() { return {}; }

/// In how many of the rows the first contact was with these: `share(first(call).by_each("KOR/president"), {"USA"}, "party")`.
[[nodiscard]] inline asked::share share(query rows, std::vector<std::string> with, std::string attribute = {})
{
    return {std::move(rows), std::move(with), std::move(attribute)};
}

/// A page of a list, of so many events each.
[[nodiscard]] inline asked::page page(query list, std::size_t number, std::size_t size = 20) { return {std::move(list), number, size}; }

} // namespace entente
