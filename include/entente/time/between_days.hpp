// How long it is from one civil day to another that is so many days later, whichever days they are.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/time/civil.hpp>
#include <entente/time/detail/zone_changes.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace entente {

/// What may elapse between two points in time, both ends included.
struct time_between {
    duration least; ///< at the shortest; negative: backwards
    duration most;  ///< at the longest

    friend constexpr bool operator==(time_between const&, time_between const&) noexcept = default;
};

namespace detail {

/// Days on which zones may do as they like: the first zones set clocks after the one, and from the other on all of them do so by rules,
/// which repeat with the calendar.
inline constexpr civil_day first_changes{civil_date{1800, 1, 1}};
inline constexpr civil_day only_rules{civil_date{2100, 1, 1}};

/// After so many days pairs of days that are n apart repeat, where rules alone hold: what these do to near days they do every year. Of
/// others it depends on the calendar.
[[nodiscard]] constexpr std::int64_t cycle_of(std::int64_t n) noexcept
{
    constexpr std::int64_t some_years = 10 * 366, of_the_calendar = 146'097;
    return is_near(n) ? some_years : of_the_calendar;
}

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
    // Offsets are less than a day: what the clocks show before and after a change lies within a day of its day in UTC, and so do the days
    // that are longer, shorter or left out; beside them the nearest that is none of these.
    constexpr std::int64_t around = 2;
    f(first);
    f(last);
    // The changes about either day of a pair, by that of its first day, so that no day is looked at twice.
    auto const from = [&](std::int64_t moved) {
        return changes_of_zone(moved, instant{midnight(first + moved - around - 1).count()},
                               instant{midnight(last + moved + around).count()}, zone, z);
    };
    auto a = from(0), b = from(n);
    for (auto seen = first; !a.is_at_end() || (n != 0 && !b.is_at_end());) {
        auto& c = n == 0 || b.is_at_end() || (!a.is_at_end() && a.day() <= b.day()) ? a : b;
        auto const begin = c.day() - around, until = std::min(c.day() + around, last);
        if (!is_near(n) || !c.is_known()) {
            for (auto d = std::max(begin, seen + 1); d <= until; d = d + 1) f(d);
            seen = std::max(seen, until);
            if (first < begin && c.day() + around <= last) c.remember();
        }
        c.pass();
    }
}

/// The bounds of the days of a zone. The midnights that were asked for last are not asked of the zone again: one day's end is the next
/// one's beginning.
class days_of_zone {
public:
    days_of_zone(std::string_view zone, zones const& z) : zone_(zone), zones_(z) {}

    /// Of the day, or of the first after it that existed.
    [[nodiscard]] std::optional<bounds> existing(civil_day d)
    {
        if (auto const b = of(d)) return b;
        auto const later = existing_day(d, zone_, zones_);
        return later ? of(*later) : std::nullopt;
    }
    [[nodiscard]] std::optional<bounds> of(civil_day d)
    {
        auto const begin = midnight_of(d);
        auto const end = midnight_of(d + 1);
        if (!begin || !end || begin->first >= end->second) return {}; // as `day_bounds` has it
        return bounds::until(begin->first, end->second);
    }

private:
    struct entry {
        civil_day of = civil_day::past();
        std::optional<clock_reading> shown;
    };

    /// Of the days beside it an offset must not leave the range, either.
    [[nodiscard]] std::optional<clock_reading> midnight_of(civil_day d)
    {
        auto& known = recent_[static_cast<std::size_t>(d - civil_day{0}) % recent_.size()];
        if (known.of != d) {
            bool const is_far = !instant{midnight(d - 2).count()}.is_finite() || !instant{midnight(d + 1).count()}.is_finite();
            known = {d, is_far ? std::nullopt : zones_.read(zone_, midnight(d))};
        }
        return known.shown;
    }

    std::string_view zone_;
    zones const& zones_;
    std::array<entry, 64> recent_; // the days about one change, and those so many days later
};

/// Calls f as `near_changes` does, for days without limit.
template <typename F>
void days_that_matter(civil_day first, civil_day last, std::int64_t n, std::string_view zone, zones const& z, F const& f)
{
    // Nothing changes before the first of these; one day stands for all of them.
    auto const changes = first_changes - std::max<std::int64_t>(n, 0) - 1;
    auto const cycle = cycle_of(n);
    auto const all = only_rules + cycle - first_changes;
    first = std::max(first, std::min(changes, last));
    // Where both days of a pair lie among rules alone, or before all changes, the pair a cycle earlier is as long.
    struct window {
        civil_day first;
        civil_day last;
    };
    auto const from = [&](civil_day d, std::int64_t length) { return window{std::max(first, d), std::min(last, d + length)}; };
    std::array<window, 3> windows{from(first, cycle), from(first_changes, all), from(first_changes - n, all)};
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
    detail::days_of_zone days(zone, z);
    auto const pairs = [&](std::int64_t n, bool take_shortest, bool take_longest) {
        detail::days_that_matter(first, last, n, zone, z, [&](civil_day d) {
            auto const a = days.of(d);
            auto const b = a ? days.existing(d + n) : std::nullopt;
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
