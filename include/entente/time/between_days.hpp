// How long it is from one civil day to another that is so many days later, whichever days they are.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/time/civil.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace entente {

/// What may elapse between two points in time, both ends included.
struct time_between {
    duration least;
    duration most;

    friend constexpr bool operator==(time_between const&, time_between const&) noexcept = default;
};

namespace detail {

/// Days on which zones may do as they like. The first zones set clocks after the one, and the rules by which they will
/// do so repeat, with the calendar, every 400 years before the other.
inline constexpr civil_day first_changes{civil_date{1800, 1, 1}};
inline constexpr civil_day only_rules{civil_date{2500, 1, 1}};
inline constexpr std::int64_t calendar_cycle = 146'097;

/// Calls f for days of [first, last], both included, among which are all on or n days before which a zone's clocks are
/// set, and those around them: a function of d that depends on the lengths of the days d and d + n alone, and on what lies
/// between them, takes each of its values on one of them.
/// Requires: first <= last, both within the range of instants.
template <typename F>
void near_changes(civil_day first, civil_day last, std::int64_t n, std::string_view zone, zones const& z, F const& f)
{
    if (!z.tells_changes()) {
        for (auto d = first; d <= last; d = d + 1) f(d);
        return;
    }
    constexpr std::int64_t around = 3; // an offset is less than a day, a day that was left out one more
    f(first);
    f(last);
    for (auto const moved : {std::int64_t{0}, n}) {
        auto const end = instant{midnight(last + moved + around).count()};
        auto t = z.next_change(zone, instant{midnight(first + moved - around - 1).count()});
        for (; t && *t < end; t = z.next_change(zone, *t)) {
            auto const day = day_of(civil_time{t->count()}) - moved;
            auto const until = std::min(day + around, last);
            for (auto d = std::max(day - around, first); d <= until; d = d + 1) f(d);
        }
    }
}

/// Calls f as `near_changes` does, for days without limit.
template <typename F>
void days_that_matter(civil_day first, civil_day last, std::int64_t n, std::string_view zone, zones const& z, F const& f)
{
    // Nothing changes before the first of these; one day stands for all of them.
    auto const changes = first_changes - std::max<std::int64_t>(n, 0) - 1;
    first = std::max(first, std::min(changes, last));
    // Where both days of a pair lie among rules alone, or before all changes, the pair a cycle earlier is as long.
    struct window {
        civil_day first;
        civil_day last;
    };
    auto const from = [&](civil_day d, std::int64_t length) { return window{std::max(first, d), std::min(last, d + length)}; };
    std::array<window, 3> windows{from(first, calendar_cycle), from(first_changes, only_rules - first_changes),
                                  from(first_changes - n, only_rules - first_changes)};
    std::ranges::sort(windows, {}, &window::first);
    auto done = civil_day::past();
    for (auto const& w : windows) {
        auto const begin = std::max(w.first, done);
        if (begin > w.last || !begin.is_finite() || !w.last.is_finite()) continue;
        near_changes(begin, w.last, n, zone, z, f);
        done = w.last + 1;
    }
}

} // namespace detail

/// What may elapse from an instant on a civil day d of a zone to one on the day that is `least` to `most` days later, where
/// d is any day of [first, last]: from the start of the later day less the last tick of d, at its shortest, to the last tick
/// of the later day less the start of d, at its longest. A day may have 23 or 25 hours, and a zone may leave one out: then
/// the first after it that existed is the later day, and d is never it. Exact: both ends are reached.
///
///     between_days(d, d, 1, 1, "UTC", z)          1 tick to 48 h less a tick
///     between_days(d, d, 0, 1, "UTC", z)          24 h less a tick, backwards, to 48 h less a tick
///     2021-03-27 to 28, 1, "Europe/Berlin"        1 tick to 47 h less a tick: the 28th has 23 hours
///
/// Either end may be open. nullopt: no such zone; no such pair of days within the range of instants.
/// Requires: first <= last, least <= most.
/// Complexity: constant for offsets; a few look-ups for each time that the clocks are set in the years of d and of the later
/// days. Of open ends a few hundred years are looked at, which stand for all others. With a table of zones that does not
/// tell its changes, a few look-ups for each day.
[[nodiscard]] inline std::optional<time_between> between_days(civil_day first, civil_day last, std::int64_t least, std::int64_t most,
                                                              std::string_view zone, zones const& z)
{
    constexpr std::int64_t farther_than_instants = 300'000'000;
    least = std::clamp(least, -farther_than_instants, farther_than_instants);
    most = std::clamp(most, -farther_than_instants, farther_than_instants);
    std::optional<duration> shortest;
    std::optional<duration> longest;
    auto const pairs = [&](std::int64_t n, bool take_shortest, bool take_longest) {
        detail::days_that_matter(first, last, n, zone, z, [&](civil_day d) {
            auto const a = day_bounds(d, zone, z);
            auto const later = a ? existing_day(d + n, zone, z) : std::nullopt;
            auto const b = later ? day_bounds(*later, zone, z) : std::nullopt;
            if (!b) return;
            if (take_shortest) shortest = std::min(b->earliest() - a->latest(), shortest.value_or(duration::unlimited()));
            if (take_longest) longest = std::max(b->latest() - a->earliest(), longest.value_or(-duration::unlimited()));
        });
    };
    pairs(least, true, least == most);
    if (least != most) pairs(most, false, true);
    if (!shortest || !longest) return {};
    return time_between{*shortest, *longest};
}

} // namespace entente
