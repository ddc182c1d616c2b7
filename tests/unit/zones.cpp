// IANA zones: history, clocks that skip and repeat, a day that was left out, and names that are none.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/io/zones.hpp>
#include <entente/time/civil.hpp>
#include <entente/time/resolve.hpp>

#include <cctz/civil_time.h>
#include <cctz/time_zone.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <random>
#include <sstream>
#include <thread>
#include <vector>

namespace zones_tests {

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

TEST_CASE("before the first change a zone stays as it is, and after the last of one without rules, to the ends of time", "[zones]")
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

TEST_CASE("what is read from a zone's file is what CCTZ reads from it", "[zones]")
{
    auto const z = iana_zones();
    std::mt19937_64 chance(2037);
    // most before the last change that files list, some after it
    std::uniform_int_distribution<std::int64_t> any(utc(1850, 1, 1).count() / 1'000'000, utc(2060, 1, 1).count() / 1'000'000);
    for (auto const* name : {"Asia/Seoul", "America/New_York", "Europe/Dublin", "Africa/Casablanca", "Pacific/Apia", "America/St_Johns",
                             "Asia/Manila", "Europe/Lisbon", "Antarctica/Troll", "UTC", "EST5EDT", "Asia/Kathmandu", "America/Caracas"}) {
        CAPTURE(name);
        cctz::time_zone zone;
        REQUIRE(cctz::load_time_zone(name, &zone));
        using seconds_of = cctz::time_point<cctz::seconds>;
        auto const compare = [&](std::int64_t second) {
            auto const here = z.at(name, instant{second * 1'000'000});
            auto const there = zone.lookup(seconds_of{cctz::seconds{second}});
            if (here->offset != seconds(there.offset) || here->abbreviation != there.abbr || here->daylight_saving != there.is_dst)
                FAIL(second);
            auto const shown = z.read(name, civil_time{second * 1'000'000});
            auto const read = zone.lookup(cctz::civil_second(1970, 1, 1) + second);
            auto const same = [](instant t, seconds_of u) { return t.count() == u.time_since_epoch().count() * 1'000'000; };
            using of = cctz::time_zone::civil_lookup;
            auto const is = read.kind == of::UNIQUE ? kind::unique : read.kind == of::REPEATED ? kind::repeated : kind::skipped;
            if (shown->is != is) FAIL(second);
            if (is == kind::skipped ? !same(shown->first, read.trans) : !same(shown->first, read.pre) || !same(shown->second, read.post))
                FAIL(second);
        };
        for (int i = 0; i < 2000; ++i) compare(any(chance));
        // about every change
        for (auto t = z.next_change(name, utc(1850, 1, 1)); t && *t < utc(2060, 1, 1); t = z.next_change(name, *t))
            for (std::int64_t const around : {-90'000, -3601, -3600, -1, 0, 1, 1800, 3599, 3600, 50'000, 90'000})
                for (auto const offset : {seconds(0), z.at(name, *t)->offset, z.at(name, *t - tick)->offset})
                    compare(t->count() / 1'000'000 + around + offset.count() / 1'000'000);
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

TEST_CASE("summer time comes back every year, after the last one that is listed, too", "[zones]")
{
    auto const z = iana_zones();
    CHECK(z.read("Europe/Berlin", clock(2040, 7, 1, 12))->first == utc(2040, 7, 1, 10));
    CHECK(z.read("Europe/Berlin", clock(2040, 7, 1, 12))->first < utc(2040, 7, 1, 10, 30));
    CHECK(z.at("Europe/Berlin", utc(2040, 7, 1))->abbreviation == "CEST");
    CHECK(z.at("Europe/Berlin", utc(2040, 7, 1))->daylight_saving);
    CHECK(z.read("Europe/Berlin", clock(2040, 3, 25, 2, 30))->is == kind::skipped);
    CHECK(z.read("Europe/Berlin", clock(2040, 10, 28, 2, 30))->is == kind::repeated);
    for (std::int64_t const year : {2038, 2437, 2438, 2499, 2500, 3333, 9999, 40'000, 290'000}) {
        CAPTURE(year);
        CHECK(z.at("America/New_York", utc(year, 7, 4))->offset == hours(-4));
        CHECK(z.at("America/New_York", utc(year, 1, 20))->offset == hours(-5));
        CHECK(z.read("America/New_York", clock(year, 7, 4, 12))->first == utc(year, 7, 4, 16));
        CHECK(z.at("Australia/Sydney", utc(year, 1, 1))->offset == hours(11));
        CHECK(z.at("Asia/Seoul", utc(year, 7, 1))->offset == hours(9));
    }
    // the same days of the week, 400 years and 4000 later
    for (std::int64_t const year : {2040, 2440, 6040}) {
        auto const skipped = z.read("Europe/Berlin", clock(year, 3, 25, 2, 30));
        CHECK(skipped->is == kind::skipped);
        CHECK(skipped->first == utc(year, 3, 25, 1));
    }
}

TEST_CASE("a zone tells when its clocks will be set", "[zones]")
{
    auto const z = iana_zones();
    REQUIRE(z.tells_changes());
    CHECK(z.next_change("Europe/Berlin", utc(2024, 1, 1)) == utc(2024, 3, 31, 1));
    CHECK(z.next_change("Europe/Berlin", utc(2024, 3, 31, 1) - tick) == utc(2024, 3, 31, 1));
    CHECK(z.next_change("Europe/Berlin", utc(2024, 3, 31, 1)) == utc(2024, 10, 27, 1));
    CHECK(z.next_change("Europe/Berlin", utc(2499, 12, 1)) == utc(2500, 3, 28, 1));
    CHECK(z.next_change("Europe/Berlin", utc(6040, 1, 1)) == utc(6040, 3, 25, 1));
    CHECK(z.next_change("Asia/Seoul", instant::past()).value() < utc(1910, 1, 1));
    CHECK_FALSE(z.next_change("Asia/Seoul", utc(1989, 1, 1)));
    CHECK_FALSE(z.next_change("Europe/Berlin", instant::future()));
    CHECK_FALSE(z.next_change("+09:00", instant::past()));
    CHECK_FALSE(z.next_change("No/Where", instant::past()));
    // everything between two changes has one offset, and each change is one of something
    for (auto const* zone : {"Europe/Dublin", "America/Sao_Paulo", "Africa/Casablanca", "Pacific/Apia"}) {
        CAPTURE(zone);
        auto t = utc(1850, 1, 1);
        for (auto next = z.next_change(zone, t); next && *next < utc(2600, 1, 1); t = *next, next = z.next_change(zone, t)) {
            REQUIRE(*next > t);
            auto const before = *z.at(zone, *next - tick);
            auto const after = *z.at(zone, *next);
            auto const then = *z.at(zone, t);
            if (before.offset != then.offset || before.abbreviation != then.abbreviation) FAIL(to_string(*next));
            if (before.offset == after.offset && before.abbreviation == after.abbreviation &&
                before.daylight_saving == after.daylight_saving)
                FAIL(to_string(*next));
        }
    }
}

TEST_CASE("what means other clocks on other machines is no zone", "[zones]")
{
    auto const z = iana_zones();
    for (auto const* name :
         {"localtime", "posixrules", "Factory", "posix/Asia/Seoul", "right/Asia/Seoul", "leapseconds", "tzdata.zi", "zone.tab", "UTC0",
          "Fixed/UTC+09:00:00", "libc:localtime", "libc:UTC", "file:/etc/localtime", "Asia//Seoul", "./Asia/Seoul", ":Asia/Seoul"}) {
        CAPTURE(name);
        CHECK_FALSE(z.knows(name));
        CHECK_FALSE(z.at(name, instant{}));
    }
    problem_list problems;
    CHECK_FALSE(resolve(when{"2017-05-10", "localtime"}, z, {}, "time", problems));
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].code == code::unknown_zone);
}

TEST_CASE("a slip in the name of a zone is answered with the zone that was meant", "[zones]")
{
    auto const z = iana_zones();
    CHECK(z.nearest("Asia/Soul") == "Asia/Seoul");
    CHECK(z.nearest("Europe/Berln") == "Europe/Berlin");
    CHECK(z.nearest("america/new_york") == "America/New_York");
    CHECK(z.nearest("Pacific/Apja") == "Pacific/Apia");
    CHECK(z.nearest("Seoul") == "Asia/Seoul");
    CHECK(z.nearest("sao paulo") == "America/Sao_Paulo");
    CHECK_FALSE(z.nearest("somewhere over the rainbow"));
    CHECK_FALSE(z.nearest(""));
    CHECK_FALSE(utc_and_offsets().nearest("Europe/Berln"));
    auto const remedy = [&](std::string zone) {
        problem_list problems;
        CHECK_FALSE(resolve(when{"2017-05-10", std::move(zone)}, z, {}, "time", problems));
        REQUIRE(problems.size() == 1);
        CHECK(problems[0].code == code::unknown_zone);
        return problems[0].remedy;
    };
    CHECK(remedy("Europe/Berln") == "did you mean \"Europe/Berlin\"?");
    CHECK(remedy("Mars/Olympus Mons") == "give an IANA name such as \"Asia/Seoul\", or an offset such as \"+09:00\"");
}

TEST_CASE("a damaged file is no zone, and harms nobody", "[zones]")
{
    auto const folder = std::filesystem::temp_directory_path() / "entente-zones-test";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    auto const whole = [] {
        std::ifstream file("/usr/share/zoneinfo/Europe/Berlin", std::ios::binary);
        std::ostringstream data;
        data << file.rdbuf();
        return data.str();
    }();
    REQUIRE(whole.starts_with("TZif"));
    // Under names that nobody else asks for: zones that were read stay as they were.
    auto const put = [&](std::string const& name, std::string const& data) { std::ofstream(folder / name, std::ios::binary) << data; };
    auto const with = [&](std::size_t at, std::string_view bytes) { return std::string(whole).replace(at, bytes.size(), bytes); };
    auto const second = whole.find("TZif", 4);
    auto const rule = whole.rfind('\n', whole.size() - 2) + 1;
    put("Whole", whole);
    put("Empty", "");
    put("NoZone", "these are the voyages of the starship");
    put("Half", whole.substr(0, whole.size() / 2));
    put("Short", whole.substr(0, whole.size() - 1));
    put("OldOnly", whole.substr(0, second));
    put("Huge", with(second + 32, "\x7f\xff\xff\xff")); // two thousand million transitions announced
    put("HugeOld", with(32, "\x7f\xff\xff\xff"));
    put("Negative", with(second + 36, "\xff\xff\xff\xff"));
    put("NoTypes", with(second + 36, std::string_view("\0\0\0\0", 4)));
    put("Absurd", with(second + 44 + 8 * 20, "\x7f\xff\xff\xff"));
    put("Unsorted", with(second + 44 + 8 * 20, std::string_view("\0\0\0\0", 4)));
    put("NoRule", whole.substr(0, rule) + "CET-1CEST\n");
    put("BadRule", whole.substr(0, rule) + "CET-1CEST,M13.5.0,M10.5.0/3\n");
    put("TornRule", whole.substr(0, rule) + "CET-1CEST,M3.5.0,M1\n");
    std::filesystem::create_directory(folder / "Folder");

    auto const* const before = std::getenv("TZDIR");
    std::optional<std::string> const kept = before != nullptr ? std::optional<std::string>(before) : std::nullopt;
    setenv("TZDIR", folder.c_str(), 1);
    auto const z = iana_zones();
    CHECK(z.knows("Whole"));
    for (auto const* name : {"Empty", "NoZone", "Half", "Short", "OldOnly", "Huge", "HugeOld", "Negative", "NoTypes", "Absurd", "Unsorted",
                             "NoRule", "BadRule", "TornRule", "Folder"}) {
        CAPTURE(name);
        problem_list problems;
        CHECK_FALSE(z.knows(name));
        CHECK_FALSE(resolve(when{"2017-05-10", name}, z, {}, "time", problems));
        REQUIRE(problems.size() == 1);
        CHECK(problems[0].code == code::unknown_zone);
    }
    if (kept) setenv("TZDIR", kept->c_str(), 1);
    else unsetenv("TZDIR");
    std::filesystem::remove_all(folder);
}

} // namespace zones_tests
