// What may elapse between an instant on one civil day and one on a day that is so many later.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "hand_zones.hpp"

#include <entente/io/zones.hpp>
#include <entente/time/between_days.hpp>

#include <limits>
#include <random>
#include <vector>

namespace between_days_tests {

using namespace entente;

namespace {

constexpr civil_day day(std::int64_t y, int m, int d) { return civil_day{civil_date{y, m, d}}; }

/// The bounds of every day of some years, and what follows from them day by day.
class every_day {
public:
    every_day(civil_day first, civil_day last, std::string_view zone, zones const& z) : first_(first)
    {
        for (auto d = first; d <= last; d = d + 1) days_.push_back(day_bounds(d, zone, z));
    }
    [[nodiscard]] std::optional<bounds> existing(civil_day d) const
    {
        while (at(d).has_value() && !*at(d)) d = d + 1;
        return at(d).value_or(std::nullopt);
    }
    [[nodiscard]] std::optional<time_between> between(civil_day from, civil_day to, std::int64_t least, std::int64_t most) const
    {
        std::optional<time_between> out;
        for (auto d = from; d <= to; d = d + 1) {
            auto const a = at(d).value_or(std::nullopt);
            auto const near = existing(d + least);
            auto const far = existing(d + most);
            if (!a || !near || !far) continue;
            time_between const here{near->earliest() - a->latest(), far->latest() - a->earliest()};
            out = out ? time_between{std::min(out->least, here.least), std::max(out->most, here.most)} : here;
        }
        return out;
    }

private:
    [[nodiscard]] std::optional<std::optional<bounds>> at(civil_day d) const
    {
        auto const i = d - first_;
        if (i < 0 || static_cast<std::size_t>(i) >= days_.size()) return {};
        return days_[static_cast<std::size_t>(i)];
    }

    civil_day first_;
    std::vector<std::optional<bounds>> days_;
};

std::string in_words(std::optional<time_between> const& t)
{
    return t ? fmt::format("{} to {}", t->least.count(), t->most.count()) : "never";
}

} // namespace

TEST_CASE("between days of UTC and of offsets lie whole days, give or take one", "[time][civil]")
{
    auto const z = utc_and_offsets();
    for (auto const* zone : {"UTC", "+09:00", "-03:30"})
        for (std::int64_t n = -3; n <= 400; ++n) {
            time_between const expected{days(n - 1) + tick, days(n + 1) - tick};
            CHECK(between_days(day(2020, 3, 1), day(2020, 3, 31), n, n, zone, z) == expected);
            CHECK(between_days(civil_day::past(), civil_day::future(), n, n, zone, z) == expected);
        }
    CHECK(between_days(day(2020, 3, 1), day(2020, 3, 1), 0, 3, "UTC", z) == time_between{days(-1) + tick, days(4) - tick});
}

TEST_CASE("where clocks are set, days that follow each other are nearer, or farther", "[time][civil][zone]")
{
    auto const z = iana_zones();
    auto const next = [&](civil_day first, civil_day last, std::string_view zone) { return between_days(first, last, 1, 1, zone, z); };
    CHECK(next(day(2021, 3, 27), day(2021, 3, 28), "Europe/Berlin") == time_between{tick, hours(47) - tick});
    CHECK(next(day(2021, 3, 1), day(2021, 3, 31), "Europe/Berlin") == time_between{tick, hours(48) - tick});
    CHECK(next(day(2021, 10, 31), day(2021, 10, 31), "Europe/Berlin") == time_between{tick, hours(49) - tick});
    CHECK(next(civil_day::past(), civil_day::future(), "Asia/Seoul") == time_between{tick, hours(49) - tick});
    // 30 December 2011 is left out: the next day is the 31st
    CHECK(next(day(2011, 12, 29), day(2011, 12, 29), "Pacific/Apia") == time_between{tick, hours(48) - tick});
    CHECK_FALSE(next(day(2011, 12, 30), day(2011, 12, 30), "Pacific/Apia"));
    CHECK(between_days(day(2011, 12, 29), day(2011, 12, 29), 2, 2, "Pacific/Apia", z) == time_between{tick, hours(48) - tick});
    CHECK(between_days(day(2011, 12, 28), day(2011, 12, 28), 3, 3, "Pacific/Apia", z) == time_between{hours(24) + tick, hours(72) - tick});
    CHECK(between_days(day(2011, 12, 31), day(2011, 12, 31), -1, -1, "Pacific/Apia", z) ==
          time_between{hours(-24) + tick, hours(24) - tick});
    // 23:00 to 24:00 of 17 February is shown twice
    CHECK(next(day(2018, 2, 17), day(2018, 2, 17), "America/Sao_Paulo") == time_between{tick, hours(49) - tick});
    // the clocks are set back from 00:01 to 23:01, so that the 7th begins before the 6th has ended
    CHECK(next(day(2010, 11, 6), day(2010, 11, 6), "America/St_Johns") == time_between{tick - hours(1), hours(49) - tick});
}

TEST_CASE("between days lies what a look at every day finds", "[time][civil][zone]")
{
    auto const z = iana_zones();
    auto const first = day(1830, 1, 1);
    auto const last = day(2460, 1, 1);
    auto const seed = 2011u;
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    for (auto const* zone : {"Europe/Berlin", "Asia/Seoul", "America/Sao_Paulo", "Pacific/Apia", "Asia/Manila", "Africa/Monrovia",
                             "America/St_Johns", "America/Juneau", "Africa/Casablanca"}) {
        every_day const all(first, last, zone, z);
        for (std::int64_t const n : {0, 1, 2, 3, 30, 365, -1, -30}) {
            CAPTURE(zone, n);
            // all that a zone does, it does in these years: what is left out at the ends is like what is not
            auto const expected = all.between(first + 400, last - 400, n, n);
            CHECK(in_words(between_days(civil_day::past(), civil_day::future(), n, n, zone, z)) == in_words(expected));
            for (int i = 0; i < 30; ++i) {
                auto const length = static_cast<std::int64_t>(random() % (i % 3 == 0 ? 20'000 : i % 3 == 1 ? 400 : 5));
                auto const from = day(1840, 1, 1) + static_cast<std::int64_t>(random() % 95'000);
                CAPTURE(to_string(from), length);
                CHECK(in_words(between_days(from, from + length, n, n, zone, z)) == in_words(all.between(from, from + length, n, n)));
                CHECK(in_words(between_days(from, from + length, 0, n < 0 ? 0 : n, zone, z)) ==
                      in_words(all.between(from, from + length, 0, n < 0 ? 0 : n)));
            }
        }
    }
}

TEST_CASE("zones that do not tell when clocks are set are looked at day by day", "[time][civil][zone]")
{
    constexpr zones::table silent{hand::table.knows, hand::table.read, hand::table.at, true};
    zones const without{silent};
    CHECK_FALSE(without.tells_changes());
    for (auto const& zone : hand::all())
        for (std::int64_t const n : {0, 1, 2, 7})
            for (auto const from : {day(2010, 11, 1), day(2011, 12, 27), day(2017, 3, 10), day(2018, 2, 16)}) {
                CAPTURE(zone.name, n, to_string(from));
                CHECK(between_days(from, from + 9, n, n, zone.name, hand::zones) == between_days(from, from + 9, n, n, zone.name, without));
            }
}

TEST_CASE("days that are too far away, and zones that are none, have nothing between them", "[time][civil][zone]")
{
    auto const z = iana_zones();
    constexpr auto far = std::numeric_limits<std::int64_t>::max();
    CHECK_FALSE(between_days(day(2020, 1, 1), day(2020, 1, 1), 1, 1, "Europe/Berlln", z));
    CHECK_FALSE(between_days(day(2020, 1, 1), day(2020, 1, 1), far, far, "Europe/Berlin", z));
    CHECK_FALSE(between_days(civil_day::past(), civil_day::future(), std::numeric_limits<std::int64_t>::min(), -far, "Europe/Berlin", z));
    CHECK_FALSE(between_days(day(300'000, 1, 1), day(300'001, 1, 1), 1, 1, "Europe/Berlin", z));
    // rules are as far as the calendar goes, and what never changed is as it was
    CHECK(between_days(day(9000, 1, 1), day(9000, 12, 31), 1, 1, "Asia/Seoul", z) == time_between{tick, hours(48) - tick});
    CHECK(between_days(civil_day::past(), day(-5000, 1, 1), 1, 1, "Europe/Berlin", z) == time_between{tick, hours(48) - tick});
    CHECK(between_days(day(0, 1, 1), day(0, 1, 1), 3'000'000, 3'000'000, "UTC", z) ==
          time_between{days(2'999'999) + tick, days(3'000'001) - tick});
}

TEST_CASE("a day that a zone left out is told by the next one that existed", "[time][civil][zone]")
{
    for (auto const& z : {iana_zones(), hand::zones}) {
        CHECK(existing_day(day(2011, 12, 29), "Pacific/Apia", z) == day(2011, 12, 29));
        CHECK(existing_day(day(2011, 12, 30), "Pacific/Apia", z) == day(2011, 12, 31));
        CHECK(existing_day(day(2011, 12, 31), "Pacific/Apia", z) == day(2011, 12, 31));
        CHECK(existing_day(day(2017, 10, 15), "America/Sao_Paulo", z) == day(2017, 10, 15)); // without a midnight, but a day
        CHECK_FALSE(existing_day(day(2011, 12, 30), "Pacific/Nowhere", z));
        CHECK_FALSE(existing_day(day(300'000, 1, 1), "Pacific/Apia", z));
    }
    CHECK(existing_day(day(1844, 12, 31), "Asia/Manila", iana_zones()) == day(1845, 1, 1));
}

TEST_CASE("where rules alone hold, some years stand for all", "[time][civil][zone][twin]")
{
    auto const z = iana_zones();
    auto const first = day(2100, 1, 1), last = day(2520, 12, 31);
    for (auto const* zone : {"Europe/Dublin", "America/Santiago", "Australia/Lord_Howe", "Asia/Jerusalem", "Africa/Casablanca"}) {
        every_day const all(first - 40, last + 40, zone, z);
        for (auto const n : {-20, -2, 0, 1, 7, 20}) {
            INFO(zone << ", " << n << " days later");
            CHECK(in_words(between_days(first, civil_day::future(), n, n, zone, z)) == in_words(all.between(first, last, n, n)));
            CHECK(in_words(between_days(day(2200, 5, 1), day(2300, 8, 1), n, n, zone, z)) ==
                  in_words(all.between(day(2200, 5, 1), day(2300, 8, 1), n, n)));
        }
    }
}

} // namespace between_days_tests
