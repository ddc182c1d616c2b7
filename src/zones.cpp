// Zones by their IANA names, through Howard Hinnant's date-tz over the system's database.
// SPDX-License-Identifier: MIT
#include <entente/io/zones.hpp>

#include <date/tz.h>

#include <algorithm>
#include <chrono>
#include <exception>

namespace entente {
namespace {

constexpr std::int64_t us_per_second = 1'000'000;

/// Whole seconds, no farther from 1970 than chrono's calendar can count (it ends in the years -32767 and 32767, instants
/// some 292 000 years away). No zone has transitions out there, so the nearest answer is the answer.
template <class Time>
Time whole_seconds(std::int64_t us)
{
    constexpr std::int64_t reach = 30'000LL * 365 * 24 * 60 * 60;
    auto const seconds = us / us_per_second - (us % us_per_second < 0 ? 1 : 0);
    return Time{std::chrono::seconds{std::clamp(seconds, -reach, reach)}};
}

/// What f says of the zone of that name; nullopt if there is none or its data are unreadable, which date-tz tells by throwing.
template <class F>
auto ask(std::string_view name, F f) -> std::optional<decltype(f(*date::locate_zone(name)))>
{
    try {
        return f(*date::locate_zone(name));
    } catch (std::exception const&) {
        return std::nullopt;
    }
}

duration offset(date::sys_info const& info) { return seconds(info.offset.count()); }

clock_reading read(date::time_zone const& zone, civil_time t)
{
    auto const info = zone.get_info(whole_seconds<date::local_seconds>(t.count()));
    auto const with = [&](date::sys_info const& i) { return instant{t.count()} - offset(i); };
    switch (info.result) {
    case date::local_info::nonexistent: {
        auto const jump = instant{} + seconds(info.first.end.time_since_epoch().count());
        return {clock_reading::kind::skipped, jump, jump};
    }
    case date::local_info::ambiguous: return {clock_reading::kind::repeated, with(info.first), with(info.second)};
    case date::local_info::unique: break;
    }
    return {clock_reading::kind::unique, with(info.first), with(info.first)};
}

zone_state state(date::time_zone const& zone, instant t)
{
    auto const info = zone.get_info(whole_seconds<date::sys_seconds>(t.count()));
    return {offset(info), info.abbrev, info.save != std::chrono::minutes::zero()};
}

constexpr auto const& offsets = detail::offset_table;

constexpr zones::table iana_table{
    [](std::string_view zone) { return offsets.knows(zone) || ask(zone, [](auto const& z) { return state(z, instant{}); }).has_value(); },
    [](std::string_view zone, civil_time t) {
        return offsets.knows(zone) ? offsets.read(zone, t) : ask(zone, [&](auto const& z) { return read(z, t); });
    },
    [](std::string_view zone, instant t) {
        return offsets.knows(zone) ? offsets.at(zone, t) : ask(zone, [&](auto const& z) { return state(z, t); });
    },
    true,
    [](std::string_view zone, instant t) -> std::optional<instant> {
        if (offsets.knows(zone)) return std::nullopt;
        auto const end = ask(zone, [&](auto const& z) { return z.get_info(whole_seconds<date::sys_seconds>(t.count())).end.time_since_epoch().count(); });
        if (!end || *end > 10'000LL * 365 * 86400) return std::nullopt;
        return instant{*end * us_per_second};
    }};

} // namespace

zones iana_zones() noexcept { return zones{iana_table}; }

} // namespace entente
