// A few zones written down by hand, so that tests of civil time need no time zone data.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/time/civil.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hand {

/// From this instant on, a zone's clocks are that far ahead of UTC.
struct change {
    entente::instant from;
    int minutes;
    std::string_view abbreviation;
};

struct zone {
    std::string_view name;
    std::vector<change> changes; // the first from the beginning of time
};

[[nodiscard]] inline entente::instant utc(std::int64_t year, int month, int day, int hour = 0, int minute = 0, int second = 0)
{
    using namespace entente;
    return instant{midnight(civil_day{civil_date{year, month, day}}).count()} + hours(hour) + minutes(minute) + seconds(second);
}

inline std::vector<zone> const& all()
{
    static std::vector<zone> const zones{
        {"Asia/Seoul", {{entente::instant::past(), 540, "KST"}}},
        {"America/New_York",
         {{entente::instant::past(), -300, "EST"}, {utc(2017, 3, 12, 7), -240, "EDT"}, {utc(2017, 11, 5, 6), -300, "EST"}}},
        // skips midnight, and goes back from midnight to 23:00
        {"America/Sao_Paulo",
         {{entente::instant::past(), -180, "-03"}, {utc(2017, 10, 15, 3), -120, "-02"}, {utc(2018, 2, 18, 2), -180, "-03"}}},
        // goes back from 00:01 to 23:01 of the day before
        {"America/St_Johns", {{entente::instant::past(), -150, "NDT"}, {utc(2010, 11, 7, 2, 31), -210, "NST"}}},
        // leaves out 30 December 2011
        {"Pacific/Apia", {{entente::instant::past(), -600, "-10"}, {utc(2011, 12, 30, 10), 840, "+14"}}},
    };
    return zones;
}

[[nodiscard]] inline zone const* find(std::string_view name)
{
    auto const at = std::find_if(all().begin(), all().end(), [&](zone const& z) { return z.name == name; });
    return at == all().end() ? nullptr : &*at;
}

[[nodiscard]] inline change const& in_force(zone const& z, entente::instant t)
{
    auto const* found = &z.changes.front();
    for (auto const& c : z.changes)
        if (c.from <= t) found = &c;
    return *found;
}

[[nodiscard]] inline std::optional<entente::clock_reading> read(std::string_view name, entente::civil_time t)
{
    using entente::clock_reading;
    auto const* z = find(name);
    if (z == nullptr) return {};
    std::vector<entente::instant> readings;
    for (auto const& c : z->changes) {
        auto const at = entente::instant{t.count()} - entente::minutes(c.minutes);
        if (in_force(*z, at).minutes == c.minutes) readings.push_back(at);
    }
    std::sort(readings.begin(), readings.end());
    readings.erase(std::unique(readings.begin(), readings.end()), readings.end());
    if (readings.size() == 1) return clock_reading{clock_reading::kind::unique, readings[0], readings[0]};
    if (readings.size() == 2) return clock_reading{clock_reading::kind::repeated, readings[0], readings[1]};
    for (auto const& c : z->changes)
        if (entente::instant{t.count()} - entente::minutes(c.minutes) < c.from &&
            entente::instant{t.count()} - entente::minutes(in_force(*z, c.from - entente::tick).minutes) >= c.from)
            return clock_reading{clock_reading::kind::skipped, c.from, c.from};
    return {};
}

[[nodiscard]] inline std::optional<entente::zone_state> at(std::string_view name, entente::instant t)
{
    auto const* z = find(name);
    if (z == nullptr) return {};
    auto const& c = in_force(*z, t);
    return entente::zone_state{entente::minutes(c.minutes), std::string(c.abbreviation), false};
}

[[nodiscard]] inline std::optional<entente::instant> next_change(std::string_view name, entente::instant t)
{
    if (auto const* z = find(name))
        for (auto const& c : z->changes)
            if (c.from > t) return c.from;
    return {};
}

inline constexpr entente::zones::table table{[](std::string_view name) { return find(name) != nullptr; }, read, at, true, next_change};
inline constexpr entente::zones zones{table};

} // namespace hand
