// IANA zones: history, clocks that skip and repeat, a day that was left out, and names that are none.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/io/zones.hpp>
#include <entente/time/civil.hpp>

#include <limits>
#include <random>
#include <thread>
#include <vector>

using namespace entente;

namespace {

civil_time clock(std::int64_t year, int month, int day, int hour = 0, int minute = 0)
{
    return civil_time{midnight(civil_day{civil_date{year, month, day}}).count() + (hours(hour) + minutes(minute)).count()};
}
instant utc(std::int64_t year, int month, int day, int hour = 0, int minute = 0)
{
    return instant{clock(year, month, day, hour, minute).count()};
}

using kind = clock_reading::kind;

} // namespace

TEST_CASE("Seoul has its history", "[zones]")
{
    auto const z = iana_zones();
    auto const offset = [&](instant t) { return z.at("Asia/Seoul", t)->offset; };
    CHECK(offset(utc(1955, 1, 1)) == minutes(8 * 60 + 30));
    CHECK(offset(utc(1960, 12, 1)) == minutes(8 * 60 + 30));
    CHECK(offset(utc(1961, 8, 9, 15, 29)) == minutes(8 * 60 + 30));
    CHECK(offset(utc(1961, 8, 9, 15, 30)) == hours(9));
    CHECK(offset(utc(1987, 7, 1)) == hours(10));
    CHECK(offset(utc(1988, 7, 1)) == hours(10));
    CHECK(offset(utc(1989, 7, 1)) == hours(9));
    auto const summer = z.at("Asia/Seoul", utc(1988, 7, 1));
    CHECK(summer->daylight_saving);
    CHECK(summer->abbreviation == "KDT");
    auto const now = z.at("Asia/Seoul", utc(2025, 6, 9));
    CHECK_FALSE(now->daylight_saving);
    CHECK(now->abbreviation == "KST");
}

TEST_CASE("clocks skip a time and repeat one", "[zones]")
{
    auto const z = iana_zones();
    auto const skipped = z.read("America/New_York", clock(2024, 3, 10, 2, 30));
    REQUIRE(skipped);
    CHECK(skipped->is == kind::skipped);
    CHECK(skipped->first == utc(2024, 3, 10, 7));
    CHECK(skipped->second == skipped->first);

    auto const repeated = z.read("America/New_York", clock(2024, 11, 3, 1, 30));
    REQUIRE(repeated);
    CHECK(repeated->is == kind::repeated);
    CHECK(repeated->first == utc(2024, 11, 3, 5, 30));
    CHECK(repeated->second == utc(2024, 11, 3, 6, 30));

    auto const one = z.read("America/New_York", clock(2024, 7, 4, 12));
    REQUIRE(one);
    CHECK(one->is == kind::unique);
    CHECK(one->first == utc(2024, 7, 4, 16));
    CHECK(one->second == one->first);

    auto const odd = civil_time{clock(2024, 7, 4, 12).count() + 123'456};
    CHECK(z.read("America/New_York", odd)->first == utc(2024, 7, 4, 16) + duration{123'456});
}

TEST_CASE("Samoa left out a day", "[zones]")
{
    auto const z = iana_zones();
    auto const noon = z.read("Pacific/Apia", clock(2011, 12, 30, 12));
    REQUIRE(noon);
    CHECK(noon->is == kind::skipped);
    CHECK(noon->first == utc(2011, 12, 30, 10));
    CHECK_FALSE(day_bounds(civil_day{civil_date{2011, 12, 30}}, "Pacific/Apia", z));
    auto const after = day_bounds(civil_day{civil_date{2011, 12, 31}}, "Pacific/Apia", z);
    REQUIRE(after);
    CHECK(after->earliest() == utc(2011, 12, 30, 10));
}

TEST_CASE("days in Seoul have 23, 24, 25 and 23.5 hours", "[zones]")
{
    auto const length = [](std::int64_t year, int month, int day) {
        auto const b = day_bounds(civil_day{civil_date{year, month, day}}, "Asia/Seoul", iana_zones());
        return b->end() - b->earliest();
    };
    CHECK(length(1987, 5, 10) == hours(23));
    CHECK(length(1987, 10, 11) == hours(25));
    CHECK(length(1961, 8, 10) == minutes(23 * 60 + 30));
    CHECK(length(2025, 6, 9) == hours(24));
}

TEST_CASE("names that are no zone are no zone, and offsets are", "[zones]")
{
    auto const z = iana_zones();
    CHECK(z.has_named_zones());
    for (auto const* name : {"", "Asia/Soul", "asia/seoul", "/etc/passwd", "../Asia/Seoul", "Asia/", "KST?", "+25:00", "Mars/Olympus"}) {
        CAPTURE(name);
        CHECK_FALSE(z.knows(name));
        CHECK_FALSE(z.at(name, instant{}));
        CHECK_FALSE(z.read(name, civil_time{}));
    }
    CHECK(z.knows("Asia/Seoul"));
    CHECK(z.knows("Asia/Calcutta")); // an older name
    CHECK(z.knows("+09:00"));
    CHECK(z.at("+09:00", instant{})->offset == hours(9));
    CHECK(z.read("UTC", civil_time{})->first == instant{});
}

TEST_CASE("before the first change and after the last a zone stays as it is, to the ends of time", "[zones]")
{
    auto const z = iana_zones();
    auto const far = instant{std::numeric_limits<std::int64_t>::max() - 1};
    auto const long_ago = instant{-far.count()};
    CHECK(z.at("Asia/Seoul", far)->offset == hours(9));
    CHECK(z.at("Asia/Seoul", long_ago)->offset == z.at("Asia/Seoul", utc(1800, 1, 1))->offset);
    CHECK(z.at("Asia/Seoul", instant::future())->offset == hours(9));
    CHECK(z.read("Asia/Seoul", clock(40'000, 1, 1))->first == utc(39'999, 12, 31, 15));
    CHECK(z.read("Asia/Seoul", clock(-40'000, 1, 1))->is == kind::unique);
    CHECK(z.read("Asia/Seoul", civil_time{instant::past().count()})->first == instant::past());
    CHECK(z.read("Asia/Seoul", civil_time{instant::future().count()})->second == instant::future());
}

TEST_CASE("what a zone's clock shows can be read back", "[zones]")
{
    auto const seed = 1945u;
    INFO("seed " << seed);
    std::mt19937_64 chance(seed);
    auto const z = iana_zones();
    std::uniform_int_distribution<std::int64_t> any(utc(1900, 1, 1).count(), utc(2100, 1, 1).count());
    for (auto const* zone : {"Asia/Seoul", "America/New_York", "Europe/London", "Pacific/Apia", "America/St_Johns", "Asia/Kathmandu"})
        for (int i = 0; i < 500; ++i) {
            auto const t = instant{any(chance)};
            CAPTURE(zone, t);
            auto const read = z.read(zone, shown(t, *z.at(zone, t)));
            REQUIRE(read);
            CHECK(read->is != kind::skipped);
            CHECK((read->first == t || read->second == t));
            CHECK(read->first <= read->second);
        }
}

TEST_CASE("zones may be asked from many threads", "[zones]")
{
    std::vector<std::thread> threads;
    std::vector<int> known(4);
    for (std::size_t i = 0; i < known.size(); ++i)
        threads.emplace_back([&known, i] {
            for (auto const* zone : {"Europe/Paris", "Asia/Tokyo", "Africa/Cairo", "No/Where"})
                known[i] += iana_zones().at(zone, instant{}).has_value();
        });
    for (auto& t : threads) t.join();
    CHECK(known == std::vector<int>(4, 3));
}
