// Times in words, and the border to Boost.DateTime.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/io/zones.hpp>
#include <entente/time/boost.hpp>
#include <entente/time/describe.hpp>
#include <entente/time/resolve.hpp>

#include <limits>
#include <string>

namespace describe_tests {

using namespace entente;

namespace {

bounds window(std::string text, std::string zone = "Asia/Seoul")
{
    problem_list problems;
    return resolve(when{std::move(text), std::move(zone)}, iana_zones(), {}, {}, problems).value().hull();
}
std::string in_words(std::string text) { return describe(window(std::move(text)), "Asia/Seoul", iana_zones()); }
std::string roughly(std::string text) { return describe_roughly(window(std::move(text)), "Asia/Seoul", iana_zones()); }

} // namespace

TEST_CASE("a window is described by the unit it fills", "[describe]")
{
    CHECK(in_words("2017-05-10T22:30:15") == "10 May 2017 22:30:15");
    CHECK(in_words("2017-05-10T22:30") == "10 May 2017 22:30");
    CHECK(in_words("2017-05-10") == "10 May 2017");
    CHECK(in_words("2017-05") == "May 2017");
    CHECK(in_words("2016-02") == "February 2016");
    CHECK(in_words("2017") == "2017");
    CHECK(in_words("[2017-05-11T12:00..2017-05-11T17:30]") == "11 May 2017 between 12:00 and 17:30");
    CHECK(in_words("[2017-05-11..2017-05-13]") == "between 11 May 2017 and 13 May 2017");
    CHECK(in_words("[2017-05-10T22:30..2017-05-12T08:00]") == "between 10 May 2017 22:30 and 12 May 2017 08:00");
    CHECK(describe(bounds{}, "Asia/Seoul", iana_zones()) == "at an unknown time");
    auto const day = window("2017-05-10");
    CHECK(describe(bounds::closed(day.earliest(), instant::future()), "Asia/Seoul", iana_zones()) == "at or after 10 May 2017 00:00");
    CHECK(describe(bounds::closed(instant::past(), day.latest()), "Asia/Seoul", iana_zones()) == "at or before 10 May 2017 23:59");
}

TEST_CASE("a claim of order moves an end by a tick, and nobody reads of it", "[describe]")
{
    auto const day = window("2017-05-10");
    CHECK(describe(bounds::closed(day.earliest() + tick, day.latest() - tick), "Asia/Seoul", iana_zones()) == "10 May 2017");
}

TEST_CASE("days follow the clocks: the same window has another name elsewhere", "[describe]")
{
    auto const call = window("2021-01-28T00:45", "Asia/Tokyo");
    CHECK(describe(call, "Asia/Tokyo", iana_zones()) == "28 January 2021 00:45");
    CHECK(describe(call, "America/New_York", iana_zones()) == "27 January 2021 10:45");
    CHECK(describe(call, "no/such_zone", iana_zones()) == "27 January 2021 15:45");
}

TEST_CASE("a rough description names the smallest unit around the window", "[describe]")
{
    CHECK(roughly("2017-05-10T22:30") == "on 10 May 2017");
    CHECK(roughly("[2017-05-11T12:00..2017-05-31T23:59]") == "in May 2017");
    CHECK(roughly("[2017-05-11..2017-06-13]") == "in 2017");
    CHECK(roughly("[2017-05-11..2018-06-13]") == "between 11 May 2017 and 13 June 2018");
}

TEST_CASE("Boost's times cross the border both ways, and its range and infinities are respected", "[boost]")
{
    namespace pt = boost::posix_time;
    using boost::gregorian::date;
    auto const t = to_instant(pt::ptime{date{1945, 8, 15}, pt::time_duration(3, 0, 0, 7)});
    CHECK(to_string(t) == "1945-08-15T03:00:00.000007Z");
    CHECK(to_ptime(t) == pt::ptime{date{1945, 8, 15}, pt::time_duration(3, 0, 0, 7)});
    CHECK(to_date(to_day(date{1400, 1, 1})) == date{1400, 1, 1});
    CHECK(to_date(to_day(date{9999, 12, 31})) == date{9999, 12, 31});
    CHECK(to_date(to_day(date{1400, 1, 1}) - 1).is_neg_infinity());
    CHECK(to_date(to_day(date{9999, 12, 31}) + 1).is_pos_infinity());
    CHECK(to_ptime(instant::past()).is_neg_infinity());
    CHECK(to_ptime(instant::future()).is_pos_infinity());
    CHECK(to_instant(pt::ptime{boost::date_time::pos_infin}) == instant::future());
    CHECK(to_instant(pt::ptime{boost::date_time::neg_infin}) == instant::past());
    CHECK(to_day(date{boost::date_time::neg_infin}) == civil_day::past());
    CHECK_THROWS_AS(to_instant(pt::ptime{boost::date_time::not_a_date_time}), error);
    CHECK_THROWS_AS(to_day(date{boost::date_time::not_a_date_time}), error);
}

TEST_CASE("a whole day is told as the day, also where clocks skipped its midnight or showed it twice", "[describe]")
{
    auto const z = iana_zones();
    auto const told = [&](std::string text, std::string zone) {
        auto const w = window(std::move(text), zone);
        return describe(w, zone, z);
    };
    CHECK(told("2018-11-04", "America/Sao_Paulo") == "4 November 2018"); // begins at 01:00
    CHECK(told("2018-11-04~", "America/Sao_Paulo") == "between 3 November 2018 and 5 November 2018");
    CHECK(told("[2018-11-04..2018-11-06]", "America/Sao_Paulo") == "between 4 November 2018 and 6 November 2018");
    CHECK(told("[2018-11-04T01:00..2018-11-04T12:00]", "America/Sao_Paulo") == "4 November 2018 between 01:00 and 12:00");
    CHECK(told("[2018-11-04T02:00..2018-11-04T23:59]", "America/Sao_Paulo") == "4 November 2018 between 02:00 and 23:59");
    CHECK(told("2018-02-17", "America/Sao_Paulo") == "17 February 2018"); // its last hour twice
    CHECK(told("2010-11-06", "America/St_Johns") == "6 November 2010");   // ends in what is also the 7th
    CHECK(told("2010-11-07", "America/St_Johns") == "7 November 2010");
    CHECK(told("2011-12", "Pacific/Apia") == "December 2011");
    CHECK(told("1879", "Europe/Berlin") == "1879");
    // from the second of two midnights on, it is not the whole day
    auto const seventh = window("2010-11-07", "America/St_Johns");
    CHECK(describe(bounds::closed(seventh.earliest() + hours(1), seventh.latest()), "America/St_Johns", z) ==
          "7 November 2010 between 00:00 and 23:59");
    // a claim moved an end by a tick
    auto const fourth = window("2018-11-04", "America/Sao_Paulo");
    CHECK(describe(bounds::closed(fourth.earliest() + tick, fourth.latest()), "America/Sao_Paulo", z) == "4 November 2018");
}

TEST_CASE("at the ends of time there are words, too", "[describe]")
{
    auto const z = iana_zones();
    auto const near = duration{std::numeric_limits<std::int64_t>::max() - 1};
    CHECK(describe(bounds{instant::past()}, "Asia/Seoul", z) == "before any time");
    CHECK(describe(bounds{instant::future()}, "Asia/Seoul", z) == "after any time");
    for (auto const* zone : {"Asia/Seoul", "America/New_York", "UTC"}) {
        CHECK_FALSE(describe(bounds{instant{} + near}, zone, z).empty());
        CHECK_FALSE(describe(bounds{instant{} - near}, zone, z).empty());
        CHECK_FALSE(describe(bounds::closed(instant{} - near, instant{} + near), zone, z).empty());
        CHECK_FALSE(describe_roughly(bounds::closed(instant{} - near, instant{} + near), zone, z).empty());
    }
    CHECK(to_string(instant{} - near) == "-290308-12-21T19:59:05.224194Z");
    CHECK(to_string(instant{} + near) == "294247-01-10T04:00:54.775806Z");
}

} // namespace describe_tests
