// Problems as they are collected, and a value or the problems that explain why there is none.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/error.hpp>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace result_tests {

using namespace entente;

namespace {

problem_list a_warning_and_an_error()
{
    problem_list out;
    out.warning(code::repeated_time, "events[0].reports[0].time", "shown twice", "write the offset");
    out.error(code::unknown_id, "events[1].occasion", "there is no event \"x\"").where = {"b.json", 7, 3};
    return out;
}

/// Half of an even number.
result<int> half(int n)
{
    if (n % 2 == 0) return n / 2;
    return problem_at({"numbers.txt", 1, 2}, std::to_string(n) + " is odd", "give an even number");
}

std::string texts(problem_list const& of)
{
    std::string out;
    for (auto const& d : of) out += d.text;
    return out;
}

} // namespace

TEST_CASE("a list of problems is empty at first, and then has what was told it, in order", "[error]")
{
    CHECK(problem_list{}.empty());
    CHECK_FALSE(problem_list{}.has_error());
    CHECK_NOTHROW(problem_list{}.throw_if_error());

    auto const all = a_warning_and_an_error();
    REQUIRE(all.size() == 2);
    CHECK_FALSE(all.empty());
    CHECK(all.has_error());
    CHECK(all.front() == all[0]);
    CHECK(all[0].level == severity::warning);
    CHECK_FALSE(all[0].is_error());
    CHECK(all[0].code == code::repeated_time);
    CHECK(all[0].path == "events[0].reports[0].time");
    CHECK(all[0].text == "shown twice");
    CHECK(all[0].remedy == "write the offset");
    CHECK(all[0].where == place{});
    CHECK(all[1].is_error());
    CHECK(all[1].remedy.empty());
    CHECK(all[1].where == place{"b.json", 7, 3});
    CHECK_THROWS_AS(all.at(2), std::out_of_range);
}

TEST_CASE("warnings alone are no error", "[error]")
{
    problem_list all;
    CHECK(all.add(severity::warning, code::contested, "events[0]", "w").level == severity::warning);
    CHECK_FALSE(all.has_error());
    CHECK_NOTHROW(all.throw_if_error());
    CHECK(all.add(severity::error, code::contested, "events[0]", "e").is_error());
    CHECK(all.has_error());
}

TEST_CASE("with an error all problems are thrown", "[error]")
{
    auto const all = a_warning_and_an_error();
    try {
        all.throw_if_error();
        FAIL("nothing was thrown");
    } catch (error const& e) {
        CHECK(e.code() == code::unknown_id);
        CHECK(std::equal(e.diagnostics().begin(), e.diagnostics().end(), all.begin(), all.end()));
        CHECK(std::string_view(e.what()) == "b.json:7:3: error 301 unknown_id: events[1].occasion: there is no event \"x\"\n"
                                            "warning 204 repeated_time: events[0].reports[0].time: shown twice; write the offset");
    }
}

TEST_CASE("problems are appended, left out and sorted", "[error]")
{
    problem_list all;
    for (auto const& [line, text] : {std::pair{2U, "d"}, {1U, "b"}, {2U, "c"}, {0U, "a"}})
        all.error(code::syntax, {}, text).where = {"", line, text == std::string_view("d") ? 9U : 1U};
    all.sort_by_line();
    CHECK(texts(all) == "abcd");

    auto more = all;
    CHECK(more == all);
    more.add(all);
    more.add(problem_at({}, "e"));
    CHECK(texts(more) == "abcdabcde");
    more.erase_if([](diagnostic const& d) { return d.text < "c"; });
    CHECK(texts(more) == "cdcde");
    more.clear();
    CHECK(more.empty());

    problem_list same_place;
    for (auto const* text : {"b", "a"}) same_place.error(code::syntax, {}, text);
    same_place.sort_by_line();
    CHECK(texts(same_place) == "ba"); // as they were found
}

TEST_CASE("one problem is made at a place, as an error", "[error]")
{
    auto const d = problem_at({"a.csv", 4, 1}, "the row is empty", "leave it out", code::wrong_field_count);
    CHECK(to_string(d) == "a.csv:4:1: error 702 wrong_field_count: the row is empty; leave it out");
    CHECK(error(d).diagnostics()[0] == d);
    CHECK(error(code::wrong_field_count, {"a.csv", 4, 1}, "the row is empty", "leave it out").diagnostics()[0] == d);
    CHECK(error(code::bad_value, "no").diagnostics()[0] == problem_at({}, "no"));
}

TEST_CASE("a result is a value", "[error]")
{
    auto const four = half(8);
    REQUIRE(four);
    CHECK(four.has_value());
    CHECK(*four == 4);
    CHECK(four.value() == 4);
    CHECK(four.problems().empty());
    auto changed = four;
    *changed = 5;
    CHECK(changed.value() == 5);
    STATIC_REQUIRE(!std::is_convertible_v<result<int>, bool>);
}

TEST_CASE("a result is the problems because of which there is no value", "[error]")
{
    auto const none = half(7);
    CHECK_FALSE(none);
    CHECK_FALSE(none.has_value());
    REQUIRE(none.problems().size() == 1);
    CHECK(none.problems()[0].text == "7 is odd");
    CHECK_THROWS_WITH(none.value(), "numbers.txt:1:2: error 305 bad_value: 7 is odd; give an even number");
    CHECK_THROWS_AS(half(7).value(), error);
    CHECK(half(7).problems() == none.problems());

    result<int> const several = a_warning_and_an_error();
    try {
        (void)several.value();
        FAIL("nothing was thrown");
    } catch (error const& e) {
        CHECK(e.diagnostics().size() == 2);
    }
}

TEST_CASE("warnings stand beside a value", "[error]")
{
    problem_list warnings;
    warnings.warning(code::repeated_time, "time", "shown twice");
    result<std::string> const both{"text", warnings};
    REQUIRE(both);
    CHECK(both->size() == 4);
    CHECK(both.value() == "text");
    CHECK(both.problems() == warnings);
}

TEST_CASE("a result that is a temporary hands out what it holds", "[error]")
{
    using alone = std::unique_ptr<int>;
    auto const made = [] { return result<alone>(std::make_unique<int>(3)); };
    CHECK(*made().value() == 3);
    CHECK(**made() == 3);
    STATIC_REQUIRE(std::is_same_v<decltype(made().value()), alone>);
    STATIC_REQUIRE(std::is_same_v<decltype(*made()), alone>);
    STATIC_REQUIRE(std::is_same_v<decltype(made().problems()), problem_list>);
}

} // namespace result_tests
