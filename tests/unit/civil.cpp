// Days of the calendar and their bounds in zones.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "hand_zones.hpp"

#include <entente/time/civil.hpp>
#include <entente/time/span.hpp>

#include <limits>
#include <random>
#include <type_traits>

namespace civil_tests {

using namespace entente;

namespace {

template <typename A, typename B>
concept can_add = requires(A a, B b)
{
    a + b;
};

static_assert(std::is_trivially_copyable_v<civil_day> && sizeof(civil_day) == 8);
static_assert(std::is_nothrow_default_constructible_v<civil_day>);
static_assert(can_add<civil_day, std::int64_t>);
static_assert(!can_add<civil_day, civil_day>);
static_assert(!std::is_convertible_v<std::int64_t, civil_day>);
static_assert(!std::is_convertible_v<civil_date, civil_day>);
static_assert(!std::is_convertible_v<civil_day, civil_time>);
static_assert(civil_day{} == civil_day{civil_date{1970, 1, 1}});
static_assert(std::is_trivially_copyable_v<span> && sizeof(span) == 32);
static_assert(!std::is_default_constructible_v<span>);

constexpr civil_day day(std::int64_t y, int m, int d) { return civil_day{civil_date{y, m, d}}; }

} // namespace

TEST_CASE("civil days agree with Boost's calendar on every day that it has", "[time][civil]")
{
    boost::gregorian::date const first(1400, 1, 1);
    auto const from = day(1400, 1, 1);
    auto const n = day(9999, 12, 31) - from + 1;
    REQUIRE(n == 3'141'085);
    std::int64_t wrong = 0;
    for (std::int64_t i = 0; i < n; ++i) {
        auto const theirs = (first + boost::gregorian::date_duration(static_cast<long>(i))).year_month_day();
        civil_date const date{int(theirs.year), int(theirs.month.as_number()), int(theirs.day)};
        if ((from + i).date() != date || civil_day{date} != from + i) ++wrong;
    }
    CHECK(wrong == 0);
}

TEST_CASE("civil days count on before year 0, one by one", "[time][civil]")
{
    auto const start = day(-1205, 1, 1);
    std::int64_t wrong = 0;
    std::int64_t i = 0;
    for (std::int64_t year = -1205; year <= 1400; ++year) {
        int const february = year % 4 != 0 || (year % 100 == 0 && year % 400 != 0) ? 28 : 29;
        for (int month = 1; month <= 12; ++month) {
            static constexpr int lengths[]{31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
            int const length = month == 2 ? february : lengths[month - 1];
            if (exists({year, month, length + 1}) || exists({year, month, 0})) ++wrong;
            for (int d = 1; d <= length; ++d, ++i)
                if ((start + i).date() != civil_date{year, month, d} || !exists({year, month, d})) ++wrong;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("the calendar repeats every 400 years, as far as days can be counted", "[time][civil]")
{
    std::mt19937_64 random(20170509);
    for (int i = 0; i < 100'000; ++i) {
        auto const base = static_cast<std::int64_t>(random() % 146'097);
        auto const cycles = static_cast<std::int64_t>(random() % 120'000'000'000'000) - 60'000'000'000'000;
        auto const near = civil_day{base}.date();
        auto const far = civil_day{base + cycles * 146'097}.date();
        if (far != civil_date{near.year + cycles * 400, near.month, near.day} || civil_day{far}.count() != base + cycles * 146'097)
            FAIL("day " << base << ", cycle " << cycles);
    }
    CHECK(day(farthest_year, 12, 31).date() == civil_date{farthest_year, 12, 31});
    CHECK(day(-farthest_year, 1, 1).date() == civil_date{-farthest_year, 1, 1});
    CHECK_FALSE(exists({farthest_year + 1, 1, 1}));
}

TEST_CASE("civil days print as ISO 8601", "[time][civil]")
{
    CHECK(to_string(day(2025, 6, 9)) == "2025-06-09");
    CHECK(to_string(day(-300, 1, 1)) == "-0300-01-01");
    CHECK(to_string(day(0, 2, 29)) == "0000-02-29");
    CHECK(to_string(day(170'000'002, 12, 31)) == "170000002-12-31");
    CHECK(to_string(civil_day::past()) == "..");
    CHECK(to_string(hand::utc(2017, 5, 10, 13, 30)) == "2017-05-10T13:30:00Z");
    CHECK(to_string(hand::utc(1969, 12, 31) - tick) == "1969-12-30T23:59:59.999999Z");
    CHECK(to_string(instant::future()) == "..");
}

TEST_CASE("the open ends stay open", "[time][civil]")
{
    CHECK(civil_day::past() + 5 == civil_day::past());
    CHECK(civil_day::future() - 5 == civil_day::future());
    CHECK(day_of(midnight(civil_day::future())) == civil_day::future());
    CHECK(midnight(day(300'000, 1, 1)).count() == instant::future().count());
    CHECK(day_of(midnight(day(200'000, 1, 1))) == day(200'000, 1, 1));
    CHECK_FALSE(day_bounds(day(300'000, 1, 1), "UTC", utc_and_offsets()));
    CHECK_FALSE(day_bounds(day(2000, 1, 1), "Nowhere/City", hand::zones));
}

TEST_CASE("a civil day has the hours that its zone gives it", "[time][civil][zone]")
{
    auto const length = [](civil_day d, char const* zone) {
        auto const b = day_bounds(d, zone, hand::zones).value();
        return b.end() - b.earliest();
    };
    CHECK(day_bounds(day(2025, 6, 9), "Asia/Seoul", hand::zones) == bounds::until(hand::utc(2025, 6, 8, 15), hand::utc(2025, 6, 9, 15)));
    CHECK(length(day(2017, 3, 12), "America/New_York") == hours(23));
    CHECK(length(day(2017, 11, 5), "America/New_York") == hours(25));
    CHECK(length(day(2017, 10, 15), "America/Sao_Paulo") == hours(23)); // begins at 01:00
    CHECK(length(day(2018, 2, 17), "America/Sao_Paulo") == hours(25));  // 23:00 to 24:00 twice
    CHECK_FALSE(day_bounds(day(2011, 12, 30), "Pacific/Apia", hand::zones));
    CHECK(length(day(2011, 12, 31), "Pacific/Apia") == hours(24));
}

TEST_CASE("the bounds of a civil day are exactly from its first to its last instant", "[time][civil][zone]")
{
    for (auto const& zone : hand::all())
        for (auto const& change : zone.changes) {
            if (!change.from.is_finite()) continue;
            // three days around the change, minute by minute, against what the clocks show
            auto const from = change.from - days(3);
            auto const to = change.from + days(3);
            for (auto d = day_of(change.from, {}) - 2; d <= day_of(change.from, {}) + 1; d = d + 1) {
                std::optional<bounds> seen;
                for (auto t = from; t < to; t = t + minutes(1)) {
                    if (day_of(t, hand::at(zone.name, t).value()) != d) continue;
                    auto const minute = bounds::until(t, t + minutes(1));
                    seen = seen ? hull(*seen, minute) : minute;
                }
                INFO(zone.name << ' ' << to_string(d));
                CHECK(day_bounds(d, zone.name, hand::zones) == seen);
            }
        }
}

TEST_CASE("a span knows what it lies within and what it covers for certain", "[time][span]")
{
    auto const at = [](std::int64_t n) { return instant{n}; };
    span const s(bounds::closed(at(0), at(10)), bounds::closed(at(20), at(30)));
    CHECK(s.whole() == bounds::closed(at(0), at(30)));
    CHECK(s.core() == bounds::closed(at(10), at(20)));
    CHECK_FALSE(span(bounds::closed(at(0), at(10)), bounds::closed(at(5), at(30))).core());
    CHECK_THROWS_AS(span(bounds::closed(at(5), at(6)), bounds::closed(at(1), at(4))), error);
}

TEST_CASE("nothing wraps at the ends of the calendar", "[time][civil]")
{
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    CHECK(civil_day{least} == civil_day::past());
    CHECK(civil_day{} - least == civil_day::future());
    CHECK(civil_day{} + least == civil_day::past());
    CHECK(day(2017, 5, 10) + most == civil_day::future());
    CHECK(day(2017, 5, 10) - most == civil_day::past());
    CHECK(civil_day{most - 1} - civil_day{least + 2} == most);
    CHECK(civil_time{least} == civil_time{-most});
    for (auto const d : {civil_day::past(), civil_day{least + 2}, civil_day{-106'751'992}, civil_day{106'751'991}, civil_day{most - 1},
                         civil_day::future()}) {
        CHECK_FALSE(day_bounds(d, "UTC", utc_and_offsets()));
        CHECK_FALSE(day_bounds(d, d + 1, "+14:00", utc_and_offsets()));
        CHECK_FALSE(existing_day(d, "-12:00", utc_and_offsets()));
    }
    CHECK_FALSE(day_bounds(day(2017, 5, 11), day(2017, 5, 10), "UTC", utc_and_offsets()));
    CHECK(time_of_day(civil_time{-1}) == days(1) - tick);
    CHECK(time_of_day(civil_time{-most + 1}) < days(1));
    CHECK(is_countable(0));
    CHECK(is_countable(most_days));
    CHECK_FALSE(is_countable(most_days + 1));
    CHECK_FALSE(is_countable(-1));
    CHECK_FALSE(is_countable(200'000'000));
    CHECK(day(1, 1, 1) + most_days == day(10'000, 1, 1));
}

TEST_CASE("the days in a window are all that its clocks show", "[time][civil][zone]")
{
    auto const in = [](instant from, instant to, char const* zone) { return days_in(bounds::closed(from, to), zone, hand::zones); };
    CHECK(in(hand::utc(2025, 6, 8, 15), hand::utc(2025, 6, 9, 14, 59), "Asia/Seoul") == civil_days{day(2025, 6, 9), day(2025, 6, 9)});
    CHECK(in(hand::utc(2025, 6, 8, 14, 59), hand::utc(2025, 6, 9, 15), "Asia/Seoul") == civil_days{day(2025, 6, 8), day(2025, 6, 10)});
    // from 00:00:30 of the 7th to 23:30 of the 6th, and across both
    CHECK(in(hand::utc(2010, 11, 7, 2, 30, 30), hand::utc(2010, 11, 7, 3), "America/St_Johns") ==
          civil_days{day(2010, 11, 6), day(2010, 11, 7)});
    CHECK(in(hand::utc(2010, 11, 7, 2, 29), hand::utc(2010, 11, 7, 3), "America/St_Johns") ==
          civil_days{day(2010, 11, 6), day(2010, 11, 7)});
    CHECK(in(hand::utc(2010, 11, 7, 2, 32), hand::utc(2010, 11, 7, 3), "America/St_Johns") ==
          civil_days{day(2010, 11, 6), day(2010, 11, 6)});
    CHECK(days_in(bounds{}, "Asia/Seoul", hand::zones) == civil_days{civil_day::past(), civil_day::future()});
    CHECK_FALSE(days_in(bounds{}, "Asia/Soul", hand::zones));
}

} // namespace civil_tests
