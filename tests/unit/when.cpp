// Imprecise times and what they stand for in zones.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "hand_zones.hpp"

#include <entente/time/resolve.hpp>

#include <algorithm>
#include <random>
#include <type_traits>

namespace when_tests {

using namespace entente;
using hand::utc;

namespace {

static_assert(std::is_nothrow_move_constructible_v<when> && !std::is_convertible_v<std::string, when>);
static_assert(policy{}.seasons == season_rule::meteorological_north && policy{}.widen && policy{}.clock_slack == minutes(30));

struct result {
    std::optional<resolved> is;
    problem_list problems;
};

result read(std::string text, std::string zone = {}, policy const& how = {}, zones const& z = hand::zones)
{
    result out;
    out.is = resolve(when(std::move(text), std::move(zone)), z, how, "events[3].reports[0].time", out.problems);
    return out;
}

/// What must resolve without a word, to one window.
bounds window(std::string text, std::string zone = {}, policy const& how = {})
{
    auto const r = read(std::move(text), std::move(zone), how);
    CHECK(r.problems.empty());
    REQUIRE(r.is);
    REQUIRE(r.is->members.size() == 1);
    return r.is->members[0];
}

code problem(std::string text, std::string zone = {}, zones const& z = hand::zones)
{
    auto const r = read(std::move(text), std::move(zone), {}, z);
    CHECK_FALSE(r.is);
    REQUIRE(r.problems.size() == 1);
    CHECK(r.problems[0].level == severity::error);
    CHECK(r.problems[0].path == "events[3].reports[0].time");
    CHECK_FALSE(r.problems[0].remedy.empty());
    return r.problems[0].code;
}

} // namespace

TEST_CASE("a day in a zone is the day of its clocks", "[time][when]")
{
    CHECK(window("2025-06-09", "Asia/Seoul") == bounds::until(utc(2025, 6, 8, 15), utc(2025, 6, 9, 15)));
    CHECK(window("2017-03", "America/New_York") == bounds::until(utc(2017, 3, 1, 5), utc(2017, 4, 1, 4)));
    CHECK(window("2017-03-12", "America/New_York") == bounds::until(utc(2017, 3, 12, 5), utc(2017, 3, 13, 4)));
    CHECK(read("2025-06-09", "+09:00", {}, utc_and_offsets()).is->members[0] == bounds::until(utc(2025, 6, 8, 15), utc(2025, 6, 9, 15)));
}

TEST_CASE("without a zone it may be anywhere on Earth", "[time][when]")
{
    auto const r = read("2025-06-09");
    REQUIRE(r.is);
    CHECK(r.is->whole_earth);
    CHECK(r.is->members[0] == bounds::until(utc(2025, 6, 8, 10), utc(2025, 6, 10, 12)));
    CHECK(window("2025-06-09T12:30") == bounds::until(utc(2025, 6, 8, 22, 30), utc(2025, 6, 10, 0, 31)));
    CHECK(window("2025-06-09T12:30:00") == bounds::closed(utc(2025, 6, 8, 22, 30), utc(2025, 6, 10, 0, 30)));
    CHECK_FALSE(read("2025-06-09T12:30Z").is->whole_earth);
    CHECK_FALSE(read("2025-06-09", "Asia/Seoul").is->whole_earth);
}

TEST_CASE("a clock time is its instant, or its minute", "[time][when]")
{
    CHECK(window("2017-05-10T22:30", "Asia/Seoul") == bounds::until(utc(2017, 5, 10, 13, 30), utc(2017, 5, 10, 13, 31)));
    CHECK(window("2017-05-10T22:30:00", "Asia/Seoul") == bounds{utc(2017, 5, 10, 13, 30)});
    CHECK(window("2017-05-10T22:30:00Z") == bounds{utc(2017, 5, 10, 22, 30)});
    CHECK(window("2017-05-10T22:30:00+09:00") == bounds{utc(2017, 5, 10, 13, 30)});
    CHECK(window("2017-05-10T24:00:00Z") == bounds{utc(2017, 5, 11)});
    CHECK(window("2017-05-10T22:30:00+09:00", "Asia/Seoul") == bounds{utc(2017, 5, 10, 13, 30)});
    CHECK(problem("2017-05-10T22:30:00-04:00", "Asia/Seoul") == code::zone_and_offset);
    CHECK(problem("2017-01-10T22:30:00-04:00", "America/New_York") == code::zone_and_offset);
    CHECK(window("2017-05-10T22:30:00-04:00", "America/New_York") == bounds{utc(2017, 5, 11, 2, 30)});
}

TEST_CASE("a clock time that was skipped is an error that says how the clocks jumped", "[time][when]")
{
    CHECK(problem("2017-03-12T02:30", "America/New_York") == code::skipped_time);
    auto const text = read("2017-03-12T02:30", "America/New_York").problems[0].text;
    CHECK(text.find("2017-03-12T07:00:00Z") != std::string::npos);
    CHECK(text.find("from 2017-03-12T02:00:00 to 2017-03-12T03:00:00") != std::string::npos);
    CHECK(problem("2011-12-30", "Pacific/Apia") == code::skipped_time);
    CHECK_FALSE(window("2011-12", "Pacific/Apia").is_unknown());
}

TEST_CASE("a clock time that was shown twice gives both readings and a warning", "[time][when]")
{
    auto const r = read("2017-11-05T01:30", "America/New_York");
    REQUIRE(r.is);
    CHECK(r.is->repeated);
    CHECK_FALSE(r.is->one_of);
    CHECK(r.is->members == std::vector{bounds::until(utc(2017, 11, 5, 5, 30), utc(2017, 11, 5, 5, 31)),
                                       bounds::until(utc(2017, 11, 5, 6, 30), utc(2017, 11, 5, 6, 31))});
    REQUIRE(r.problems.size() == 1);
    CHECK(r.problems[0].level == severity::warning);
    CHECK(r.problems[0].code == code::repeated_time);
    CHECK(r.problems[0].text.find("2017-11-05T05:30:00Z (EDT)") != std::string::npos);
    CHECK(r.problems[0].text.find("2017-11-05T06:30:00Z (EST)") != std::string::npos);
    CHECK(window("2017-11-05T01:30-05:00", "America/New_York") == r.is->members[1]);
}

TEST_CASE("zones that are not known are named, with the cure", "[time][when]")
{
    CHECK(problem("2025-06-09", "Asia/Soul") == code::unknown_zone);
    CHECK(problem("2025-06-09", "Asia/Seoul", utc_and_offsets()) == code::no_resolver);
    CHECK(read("2025-06-09", "Asia/Seoul", {}, utc_and_offsets()).problems[0].remedy.find("iana_zones()") != std::string::npos);
    CHECK(problem("2025-06-09", "+25:00", utc_and_offsets()) == code::unknown_zone);
    CHECK(problem("2025-02-30", "Asia/Seoul") == code::no_such_day);
    CHECK(problem("soon", "Asia/Seoul") == code::bad_time);
    CHECK(problem("Y170000002") == code::out_of_range);
    CHECK(problem("Y-300000/..") == code::out_of_range);
}

TEST_CASE("nothing, two dots and a slash say nothing about when", "[time][when]")
{
    for (auto const* text : {"", "..", "../..", "/"}) {
        CAPTURE(text);
        auto const r = read(text);
        REQUIRE(r.is);
        CHECK(r.is->members == std::vector{bounds{}});
        CHECK(r.is->ongoing == (std::string_view(text).starts_with("..")));
        CHECK_FALSE(r.is->whole_earth);
    }
}

TEST_CASE("an interval has a window for its start and one for its end", "[time][when]")
{
    auto const r = read("2017-05-11T12:00/2017-05-11T13:00", "Asia/Seoul");
    REQUIRE(r.is);
    CHECK(r.is->members == std::vector{bounds::until(utc(2017, 5, 11, 3), utc(2017, 5, 11, 3, 1))});
    CHECK(r.is->end == bounds::until(utc(2017, 5, 11, 4), utc(2017, 5, 11, 4, 1)));
    CHECK_FALSE(r.is->ongoing);

    auto const open = read("2025-06-04/..", "Asia/Seoul").is.value();
    CHECK(open.ongoing);
    CHECK(open.end == bounds::closed(utc(2025, 6, 3, 15), instant::future()));
    auto const unknown = read("2025-06-04/", "Asia/Seoul").is.value();
    CHECK_FALSE(unknown.ongoing);
    CHECK(unknown.end == bounds{});
    auto const since_ever = read("../2025-06-04", "Asia/Seoul").is.value();
    CHECK(since_ever.members[0] == bounds::closed(instant::past(), since_ever.end->latest()));
    CHECK(read("/2025-06-04", "Asia/Seoul").is->members[0].is_unknown());
    CHECK_FALSE(read("2025-06-04", "Asia/Seoul").is->end);
}

TEST_CASE("a one-of set is its members, sorted", "[time][when]")
{
    auto const r = read("[2017-05-13,2017-05-10,2017-05-11T12:00..2017-05-11T17:30]", "Asia/Seoul");
    REQUIRE(r.is);
    CHECK(r.is->one_of);
    CHECK(r.is->members == std::vector{bounds::until(utc(2017, 5, 9, 15), utc(2017, 5, 10, 15)),
                                       bounds::until(utc(2017, 5, 11, 3), utc(2017, 5, 11, 8, 31)),
                                       bounds::until(utc(2017, 5, 12, 15), utc(2017, 5, 13, 15))});
    CHECK(r.is->hull() == bounds::until(utc(2017, 5, 9, 15), utc(2017, 5, 13, 15)));
    CHECK_FALSE(read("[2017-05-13]", "Asia/Seoul").is->one_of);
    CHECK(window("[..2017-05-13]", "Asia/Seoul") == bounds::until(instant::past(), utc(2017, 5, 13, 15)));
    CHECK(window("[2017-05-13..]", "Asia/Seoul") == bounds::until(utc(2017, 5, 12, 15), instant::future()));
    CHECK(read("[2017-05-13,2017-05-13]", "Asia/Seoul").is->members.size() == 1);
}

TEST_CASE("an all-of set starts with its earliest element and ends with its last", "[time][when]")
{
    auto const r = read("{2017-05-13,2017-05-10,2017-05-11}", "Asia/Seoul").is.value();
    CHECK(r.members == std::vector{bounds::until(utc(2017, 5, 9, 15), utc(2017, 5, 10, 15))});
    CHECK(r.end == bounds::until(utc(2017, 5, 12, 15), utc(2017, 5, 13, 15)));
    CHECK_FALSE(r.one_of);
    // of two overlapping elements either may be the first
    auto const either = read("{2017-05,2017-05-10}", "Asia/Seoul").is.value();
    CHECK(either.members == std::vector{bounds::until(utc(2017, 4, 30, 15), utc(2017, 5, 10, 15))});
    CHECK(either.end == bounds::until(utc(2017, 5, 9, 15), utc(2017, 5, 31, 15)));
}

TEST_CASE("what is about some time is widened by the policy, what is uncertain is not", "[time][when]")
{
    auto const seoul = "Asia/Seoul";
    auto const exact = read("2017-05-10T22:30~", seoul).is.value();
    CHECK(exact.approximate);
    CHECK(exact.members[0] == bounds::until(utc(2017, 5, 10, 13), utc(2017, 5, 10, 14, 1)));
    CHECK(window("2017-05-10T22:30:00~", seoul) == bounds::closed(utc(2017, 5, 10, 13), utc(2017, 5, 10, 14)));
    auto const uncertain = read("2017-05-10T22:30?", seoul).is.value();
    CHECK(uncertain.uncertain);
    CHECK_FALSE(uncertain.approximate);
    CHECK(uncertain.members[0] == window("2017-05-10T22:30", seoul));
    auto const both = read("2017-05-10%", seoul).is.value();
    CHECK(both.uncertain);
    CHECK(both.approximate);
    CHECK(both.members[0] == bounds::until(utc(2017, 5, 8, 15), utc(2017, 5, 11, 15)));

    auto const utc_days = [](int y1, int m1, int d1, int y2, int m2, int d2) {
        return bounds::until(utc(y1, m1, d1) - hours(9), utc(y2, m2, d2) - hours(9) + days(1));
    };
    CHECK(window("2004-06~", seoul) == utc_days(2004, 5, 1, 2004, 7, 31));
    CHECK(window("2004~", seoul) == utc_days(2003, 1, 1, 2005, 12, 31));
    CHECK(window("2004-06~-11", seoul) == utc_days(2004, 5, 11, 2004, 7, 11));
    CHECK(window("2004~-02-29", seoul) == utc_days(2003, 2, 28, 2005, 2, 28));
    CHECK(window("~2004-06-~11", seoul) == utc_days(2004, 6, 10, 2004, 6, 12));
    CHECK(window("2004-~03-31", seoul) == utc_days(2004, 2, 29, 2004, 4, 30));
    CHECK(window("2004-~01-30", seoul) == utc_days(2003, 12, 30, 2004, 2, 29));
    CHECK(window("2004-21~", seoul) == utc_days(2003, 12, 1, 2004, 8, 31));
    CHECK(window("2004-37~", seoul) == utc_days(2003, 9, 1, 2004, 8, 31));
    CHECK(window("1950S2~", seoul) == utc_days(1899, 1, 1, 2000, 12, 31));

    policy const literal{.widen = false};
    CHECK(window("2004-06~", seoul, literal) == window("2004-06", seoul));
    CHECK_FALSE(read("2004-06~", seoul, literal).is->approximate);
    policy const south{.seasons = season_rule::meteorological_south, .clock_slack = hours(1)};
    CHECK(window("2004-21", seoul, south) == window("2004-29", seoul));
    CHECK(window("2017-05-10T22:30~", seoul, south) == bounds::until(utc(2017, 5, 10, 12, 30), utc(2017, 5, 10, 14, 31)));
    // only the end that is said to be approximate
    auto const r = read("2004-06~/2004-09", seoul).is.value();
    CHECK(r.members[0] == window("2004-06~", seoul));
    CHECK(r.end == window("2004-09", seoul));
}

TEST_CASE("a window holds every instant at which the zone shows the day, and no other day's", "[time][when][zone]")
{
    constexpr unsigned seed = 2017;
    std::mt19937_64 random(seed);
    for (int i = 0; i < 3000; ++i) {
        auto const& zone = hand::all()[random() % hand::all().size()];
        auto const near = zone.changes.back().from.is_finite() ? zone.changes.back().from : utc(2025, 6, 9);
        auto const t = near + minutes(static_cast<std::int64_t>(random() % 6000) - 3000);
        auto const d = day_of(t, hand::at(zone.name, t).value());
        auto const r = read(to_string(d), std::string(zone.name));
        INFO("seed " << seed << ", " << zone.name << ' ' << to_string(t));
        REQUIRE(r.is);
        REQUIRE(r.is->hull().contains(t));
        auto const edge = [&](instant at) { return day_of(at, hand::at(zone.name, at).value()); };
        REQUIRE(edge(r.is->hull().earliest()) == d);
        REQUIRE(edge(r.is->hull().latest()) == d);
        // and without the zone, the window is wider still
        REQUIRE(read(to_string(d)).is->hull().contains(r.is->hull()));
        // the clock time leads back to the instant
        auto const clock = read(to_string(shown(t, hand::at(zone.name, t).value())), std::string(zone.name));
        REQUIRE(clock.is);
        auto const& m = clock.is->members;
        REQUIRE(std::find(m.begin(), m.end(), bounds{t}) != m.end());
    }
}

TEST_CASE("which end of an interval comes first is read off the clocks of each", "[time][when]")
{
    auto const ends = [](char const* text, char const* zone = "") {
        auto const r = read(text, zone);
        CHECK(r.problems.empty());
        REQUIRE(r.is);
        REQUIRE(r.is->end);
        return std::pair{r.is->hull().earliest(), r.is->end->latest()};
    };
    CHECK(ends("2017-05-10T10:00+09:00/2017-05-10T08:00Z") == std::pair{utc(2017, 5, 10, 1), utc(2017, 5, 10, 8, 1) - tick});
    CHECK(problem("2017-05-10T10:00Z/2017-05-10T18:00+09:00") == code::reversed_interval);
    CHECK(problem("2017-05-10T18:00+09:00/2017-05-10T08:58Z") == code::reversed_interval);
    CHECK(ends("2017-05-10T18:00+09:00/2017-05-10T09:00Z").first == utc(2017, 5, 10, 9));
    CHECK(ends("2017-05-10T10:00Z/2017-05-10T19:00+09:00").second == utc(2017, 5, 10, 10, 1) - tick);
    CHECK(ends("2017-05-11T08:00+09:00/2017-05-10T20:00-04:00", "").second == utc(2017, 5, 11, 0, 1) - tick);
    CHECK(problem("2017-05-10T20:00-04:00/2017-05-11T08:00+09:00") == code::reversed_interval);
    // a day of a zone beside a clock time with an offset
    CHECK(problem("2017-05-11/2017-05-10T23:00+09:00", "Asia/Seoul") == code::reversed_interval);
    CHECK(ends("2017-05-11/2017-05-11T00:00+09:00", "Asia/Seoul").first == utc(2017, 5, 10, 15));
    CHECK(problem("2017-05-11T01:00+09:00/2017-05-10", "Asia/Seoul") == code::reversed_interval);
    CHECK(ends("2017-05-10/2017-05-09T20:00-12:00").second == utc(2017, 5, 10, 8, 1) - tick); // the 10th begins early somewhere
    // a range in a set, and in one that has other members
    CHECK(problem("[2017-05-10T10:00Z..2017-05-10T18:00+09:00]") == code::reversed_interval);
    CHECK(problem("[2017-05-11T00:00..2017-05-10T23:00+09:00]", "Asia/Seoul") == code::reversed_interval);
    CHECK(problem("{2017-05-11T00:00..2017-05-10T23:00+09:00,2018}", "Asia/Seoul") == code::reversed_interval);
    // open ends are never on the wrong side
    CHECK(ends("../2017-05-10T18:00+09:00") == std::pair{instant::past(), utc(2017, 5, 10, 9, 1) - tick});
    CHECK(ends("2017-05-10T18:00+09:00/..") == std::pair{utc(2017, 5, 10, 9), instant::future()});
    CHECK(ends("../..") == std::pair{instant::past(), instant::future()});
}

TEST_CASE("a day whose midnight was skipped is its day, and one that was left out is none", "[time][when]")
{
    CHECK(window("2017-10-15", "America/Sao_Paulo") == bounds::until(utc(2017, 10, 15, 3), utc(2017, 10, 16, 2)));
    CHECK(window("2017-10-15~", "America/Sao_Paulo") == bounds::until(utc(2017, 10, 14, 3), utc(2017, 10, 17, 2)));
    CHECK(problem("2017-10-15T00:00", "America/Sao_Paulo") == code::skipped_time);
    CHECK(problem("2011-12-30", "Pacific/Apia") == code::skipped_time);
    CHECK(window("2011-12", "Pacific/Apia") == bounds::until(utc(2011, 12, 1, 10), utc(2011, 12, 31, 10)));
}

} // namespace when_tests
