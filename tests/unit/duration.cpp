// Durations as ISO 8601 text.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/time/iso_duration.hpp>

#include <limits>
#include <random>

namespace duration_tests {

using namespace entente;

TEST_CASE("durations of fixed length are read", "[time][duration]")
{
    CHECK(parse_duration("PT25M") == minutes(25));
    CHECK(parse_duration("P2D") == hours(48));
    CHECK(parse_duration("P1DT12H") == hours(36));
    CHECK(parse_duration("P2W") == days(14));
    CHECK(parse_duration("-PT1H30M") == -minutes(90));
    CHECK(parse_duration("PT0.5S") == duration{500'000});
    CHECK(parse_duration("PT1,000001S") == duration{1'000'001});
    CHECK(parse_duration("PT0S") == duration{});
    CHECK(parse_duration("PT36H") == hours(36));
}

TEST_CASE("durations without a fixed length, and what is none, are refused", "[time][duration]")
{
    for (auto const* text : {"",       "P",       "-",      "PT",    "P1DT",  "P1Y",   "P1M",          "P1Y2D",  "1D",        "P1",
                             "PT1",    "PTM",     "PT1.5M", "P0.5D", "PT1.S", "PT.5S", "PT0.1234567S", "PT1M1H", "P1D1D",     "P1D1W",
                             "PT1H1D", "PT1HT1M", " PT1H",  "PT1H ", "pt1h",  "P-1D",  "--P1D",        "+P1D",   "P2DT1.2.3S"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_duration(text));
    }
}

TEST_CASE("a duration that does not fit is refused, one tick less is read", "[time][duration]")
{
    CHECK_FALSE(parse_duration("PT9223372036854.775807S"));
    CHECK(parse_duration("PT9223372036854.775806S") == duration{9'223'372'036'854'775'806});
    CHECK(parse_duration("-PT9223372036854.775806S") == -duration{9'223'372'036'854'775'806});
    CHECK_FALSE(parse_duration("P106751992D"));
    CHECK_FALSE(parse_duration("P99999999999999999999D"));
    CHECK_FALSE(parse_duration("P106751991DT5H"));
}

TEST_CASE("every duration prints as text that is read back", "[time][duration]")
{
    CHECK(to_string(hours(36)) == "P1DT12H");
    CHECK(to_string(-duration{500'000}) == "-PT0.5S");
    CHECK(to_string(duration{}) == "PT0S");
    CHECK(to_string(minutes(25)) == "PT25M");
    CHECK(to_string(days(2)) == "P2D");
    std::mt19937_64 random(48);
    for (int i = 0; i < 20'000; ++i) {
        auto const n = static_cast<std::int64_t>(random() >> (1 + random() % 60));
        auto const d = duration{random() % 2 == 0 ? n : -n};
        if (d.is_unlimited()) continue;
        if (parse_duration(to_string(d)) != d) FAIL("seed 48: " << to_string(d));
    }
    CHECK(to_string(duration::unlimited()) == "unlimited");
}

static_assert(parse_duration("PT25M") == minutes(25));
static_assert(parse_length("P1D") == days(1) && parse_length("PT0S") == duration{} && !parse_length("-P1D") && !parse_length("P1Y"));

TEST_CASE("lengths that cannot be counted are unlimited", "[time][duration]")
{
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    CHECK(hours(3'000'000'000) == duration::unlimited());
    CHECK(hours(-3'000'000'000) == -duration::unlimited());
    CHECK(days(106'751'991).count() == 106'751'991 * 86'400'000'000);
    CHECK(days(106'751'992) == duration::unlimited());
    for (auto const n : {most, least, least + 1}) {
        auto const end = n > 0 ? duration::unlimited() : -duration::unlimited();
        CHECK(seconds(n) == end);
        CHECK(minutes(n) == end);
        CHECK(hours(n) == end);
        CHECK(days(n) == end);
        CHECK(duration{n} == end);
        CHECK(instant{n} == instant{} + end);
        CHECK(duration::add(n, -1) == (n > 0 ? most : -most));
    }
    CHECK(seconds(9'223'372'036'854).count() == 9'223'372'036'854'000'000);
    CHECK(-duration{least} == duration::unlimited());
    CHECK(instant{} - duration{least} == instant::future());
    CHECK(minutes(-90) + hours(1) == -minutes(30));
}

} // namespace duration_tests
