// The time of the small stories: ticks of one microsecond, and zones whose days are a few ticks long.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/time/civil.hpp>
#include <entente/time/when.hpp>
#include <entente/time/zone.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace property {

namespace en = entente;

// All worlds of a story are enumerated, so that its time must be coarse: an instant is a number of the library's ticks since
// `origin`. A clock of a story shows some hours more with every tick, so that texts name single ticks and a civil day has
// two, three or four of them: with that, civil days are as small as everything else, and strictness means one tick everywhere.

inline constexpr std::int64_t origin = std::int64_t{59} * 24 * 3600 * 1'000'000; ///< 1970-03-01T00:00Z
inline constexpr int horizon = 9;       ///< what is told of time lies in 0 to here, but for what nobody limits
inline constexpr int far = 1'000'000;   ///< stands for an open end
inline constexpr int clocks_reach = 30; ///< beyond, clocks go on as clocks do

/// A clock of which every civil day has `day` ticks.
struct clock_face {
    std::string_view name;
    int day = 3;
    int phase = 0;                ///< how many ticks it is ahead of the first one
    int skips = clocks_reach * 2; ///< the tick at which it leaves out a civil day
};
inline constexpr std::array<clock_face, 4> clocks{{{"Three", 3, 0}, {"Late", 3, 1}, {"Two", 2, 0}, {"Apia", 3, 0, 6}}};
inline constexpr int three = 0, apia = 3; ///< places of two of them

inline constexpr std::int64_t hours_of_day = 24 * 3600 * std::int64_t{1'000'000};

[[nodiscard]] inline std::int64_t civil_at(clock_face const& c, std::int64_t t)
{
    auto const inside = std::clamp<std::int64_t>(t, -clocks_reach, clocks_reach);
    return origin + (inside + c.phase) * (hours_of_day / c.day) + (t >= c.skips ? hours_of_day : 0) + (t - inside);
}
inline constexpr int utc = -1; ///< no clock of a story: its days hold all that is told
/// The civil day that the clock shows, counted from any fixed one.
[[nodiscard]] inline std::int64_t day_on(int clock, int t)
{
    return en::detail::floor_div(clock == utc ? origin + t : civil_at(clocks[static_cast<std::size_t>(clock)], t), hours_of_day);
}

namespace detail {

[[nodiscard]] inline clock_face const* face(std::string_view zone)
{
    for (auto const& c : clocks)
        if (c.name == zone) return &c;
    return nullptr;
}
inline std::optional<en::clock_reading> read(std::string_view zone, en::civil_time shown)
{
    using kind = en::clock_reading::kind;
    if (zone == "UTC") return en::clock_reading{kind::unique, en::instant{shown.count()}, en::instant{shown.count()}};
    auto const* c = face(zone);
    if (c == nullptr) return std::nullopt;
    std::int64_t const lo = -clocks_reach, hi = clocks_reach;
    auto const at = [&](std::int64_t t, kind k) { return en::clock_reading{k, en::instant{origin + t}, en::instant{origin + t}}; };
    if (shown.count() < civil_at(*c, lo)) return at(lo - (civil_at(*c, lo) - shown.count()), kind::unique);
    if (shown.count() > civil_at(*c, hi)) return at(hi + (shown.count() - civil_at(*c, hi)), kind::unique);
    // the first tick at which the clock shows this, or more
    auto const first = [&](std::int64_t left_out) {
        return -en::detail::floor_div(origin + left_out - shown.count(), hours_of_day / c->day) - c->phase;
    };
    auto t = first(0);
    if (t >= c->skips) t = std::max<std::int64_t>(c->skips, first(hours_of_day));
    return at(t, civil_at(*c, t) == shown.count() ? kind::unique : kind::skipped);
}
inline std::optional<en::zone_state> state(std::string_view zone, en::instant t)
{
    if (zone == "UTC") return en::zone_state{en::duration{}, "UTC", false};
    auto const* c = face(zone);
    if (c == nullptr) return std::nullopt;
    if (!t.is_finite()) return en::zone_state{en::duration{}, std::string(zone), false};
    return en::zone_state{en::duration{civil_at(*c, t.count() - origin) - t.count()}, std::string(zone), false};
}

/// A clock is set with every tick that it goes faster than others do.
inline std::optional<en::instant> next_change(std::string_view zone, en::instant t)
{
    auto const at = t.count() - origin;
    if (zone == "UTC" || at >= clocks_reach + 1) return std::nullopt;
    return en::instant{origin + (at < -clocks_reach ? -clocks_reach : at + 1)};
}
inline constexpr en::zones::table table{.knows = [](std::string_view zone) { return zone == "UTC" || face(zone) != nullptr; },
                                        .read = read,
                                        .at = state,
                                        .has_named_zones = true,
                                        .next_change = next_change};

} // namespace detail

[[nodiscard]] inline en::zones story_zones() { return en::zones(detail::table); }

// --- instants, and what is said of them ---

struct span {
    int lo = -far;
    int hi = far;
    [[nodiscard]] bool is_open() const { return lo == -far && hi == far; }
    friend bool operator==(span const&, span const&) = default;
};

/// A time as somebody says it: nothing, one window, or one of several.
struct tale {
    std::vector<span> members;
    bool approximate = false; ///< of one tick: one more on either side is meant
    bool ongoing = false;     ///< ".."
    [[nodiscard]] bool is_dated() const { return !members.empty(); }
    friend bool operator==(tale const&, tale const&) = default;
};

[[nodiscard]] inline std::string clock_text(int clock, int t)
{
    return en::to_string(en::civil_time{civil_at(clocks[static_cast<std::size_t>(clock)], t)});
}

[[nodiscard]] inline std::string member_text(int clock, span s)
{
    if (s.lo == s.hi) return clock_text(clock, s.lo);
    return (s.lo == -far ? "" : clock_text(clock, s.lo)) + ".." + (s.hi == far ? "" : clock_text(clock, s.hi));
}
[[nodiscard]] inline en::when when_of(tale const& t, int clock)
{
    std::string const zone(clocks[static_cast<std::size_t>(clock)].name);
    if (t.ongoing) return en::when{"..", zone};
    if (!t.is_dated()) return {};
    auto const& only = t.members.front();
    if (t.members.size() == 1 && only.lo == only.hi) return en::when{clock_text(clock, only.lo) + (t.approximate ? "~" : ""), zone};
    bool const is_day = t.members.size() == 1 && only.lo != -far && only.hi != far && day_on(clock, only.lo) == day_on(clock, only.hi) &&
                        day_on(clock, only.lo - 1) != day_on(clock, only.lo) && day_on(clock, only.hi + 1) != day_on(clock, only.hi);
    if (is_day) return en::when{clock_text(clock, only.lo).substr(0, 10), zone};
    std::string all;
    for (auto const& m : t.members) all += (all.empty() ? "" : ",") + member_text(clock, m);
    return en::when{"[" + all + "]", zone};
}

[[nodiscard]] inline std::string text(span w)
{
    auto const end = [](int t) { return t <= -far || t >= far ? std::string("..") : std::to_string(t); };
    return w.lo == w.hi ? end(w.lo) : fmt::format("{} to {}", end(w.lo), end(w.hi));
}
[[nodiscard]] inline std::string text(tale const& t)
{
    if (t.ongoing) return "ongoing";
    if (!t.is_dated()) return "undated";
    std::string out;
    for (auto const& m : t.members) out += (out.empty() ? "" : " or ") + text(m);
    return out + (t.approximate ? "~" : "");
}

} // namespace property
