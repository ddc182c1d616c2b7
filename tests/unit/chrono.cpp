// Times cross the border to <chrono> both ways.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/time/chrono.hpp>

#include <limits>
#include <type_traits>

namespace chrono_tests {

using namespace entente;
namespace chrono = std::chrono;

namespace {

template <class D>
concept has_exact_duration = requires(D d)
{
    to_duration(d);
};
template <class T>
concept has_exact_instant = requires(T t)
{
    to_instant(t);
};

static_assert(has_exact_duration<chrono::microseconds> && has_exact_duration<chrono::hours> && has_exact_duration<chrono::years>);
static_assert(!has_exact_duration<chrono::nanoseconds>); // what would be lost is asked for by name
static_assert(!has_exact_duration<chrono::duration<double>>);
static_assert(has_exact_instant<chrono::sys_days> && !has_exact_instant<chrono::sys_time<chrono::nanoseconds>>);
static_assert(!has_exact_instant<chrono::local_days> && !has_exact_instant<chrono::steady_clock::time_point>); // no instants
static_assert(!std::is_convertible_v<chrono::seconds, duration> && !std::is_convertible_v<duration, chrono::microseconds>);

static_assert(to_duration(chrono::minutes{25}) == minutes(25));
static_assert(to_duration(-chrono::weeks{2}) == -days(14));
static_assert(floor_to_duration(chrono::nanoseconds{1'999}) == tick);
static_assert(floor_to_duration(chrono::nanoseconds{-1}) == -tick);
static_assert(to_microseconds(hours(1)) == chrono::hours{1});
static_assert(to_sys_time(instant{}) == chrono::sys_days{chrono::year{1970} / 1 / 1});

} // namespace

TEST_CASE("lengths cross the border to <chrono>, and nothing wraps", "[time][chrono]")
{
    CHECK(to_duration(chrono::milliseconds{1'500}) == duration{1'500'000});
    CHECK(to_duration(chrono::hours{3'000'000'000}) == duration::unlimited());
    CHECK(to_duration(chrono::hours::min()) == -duration::unlimited());
    CHECK(to_duration(chrono::years{-400'000}) == -duration::unlimited());
    CHECK(to_duration(chrono::microseconds::min()) == -duration::unlimited());
    CHECK(to_duration(chrono::duration<std::uint64_t>{std::numeric_limits<std::uint64_t>::max()}) == duration::unlimited());
    CHECK(to_duration(chrono::duration<signed char, std::ratio<60>>{-2}) == -minutes(2));

    CHECK(floor_to_duration(chrono::nanoseconds::max()) == duration{9'223'372'036'854'775});
    CHECK(floor_to_duration(chrono::nanoseconds::min()) == duration{-9'223'372'036'854'776});
    CHECK(floor_to_duration(chrono::duration<double>{0.5}) == duration{500'000});
    CHECK(floor_to_duration(chrono::duration<double>{-0.000'000'5}) == -tick);
    CHECK(floor_to_duration(chrono::duration<double>{1e300}) == duration::unlimited());
    CHECK(floor_to_duration(chrono::duration<float>{-std::numeric_limits<float>::infinity()}) == -duration::unlimited());
    CHECK(floor_to_duration(chrono::duration<int, std::ratio<1, 3>>{-1}) == duration{-333'334});
    CHECK_THROWS_AS(floor_to_duration(chrono::duration<double>{std::numeric_limits<double>::quiet_NaN()}), error);

    for (auto const d : {duration{}, tick, -minutes(90), days(100'000), duration::unlimited(), -duration::unlimited()})
        CHECK(to_duration(to_microseconds(d)) == d);
}

TEST_CASE("points in time cross the border to <chrono>, before 1970, too", "[time][chrono]")
{
    using namespace std::chrono_literals;
    CHECK(to_string(to_instant(chrono::sys_days{2017y / 5 / 10} + 13h + 30min)) == "2017-05-10T13:30:00Z");
    CHECK(to_string(to_instant(chrono::sys_days{1945y / 8 / 15})) == "1945-08-15T00:00:00Z");
    CHECK(floor_to_instant(chrono::sys_time<chrono::nanoseconds>{-1ns}) == instant{-1});
    CHECK(floor_to_instant(chrono::system_clock::now()).is_finite());
    CHECK(to_instant(chrono::sys_days::max()) == instant::future());
    CHECK(to_instant(chrono::sys_days::min()) == instant::past());
    CHECK(chrono::floor<chrono::days>(to_sys_time(to_instant(chrono::sys_days{2017y / 5 / 10} + 13h))) == chrono::sys_days{2017y / 5 / 10});
    for (auto const t : {instant{}, instant{} - hours(1), instant::past(), instant::future()}) CHECK(to_instant(to_sys_time(t)) == t);
}

} // namespace chrono_tests
