// A number of days later on a calendar, as bounds and differences of instants.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/time/between_days.hpp>
#include <entente/timeline/detail/assertion.hpp>
#include <entente/timeline/detail/days.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace entente::detail {

/// The bounds that a distance in calendar days sets to its one end, where the other lies in a window: from the beginning of
/// the first possible day to the end of the last one. `forth`: to the later one, by the earlier.
[[nodiscard]] inline bounds bounded_by_days(civil_distance const& c, bounds known, bool forth, zones const& clocks)
{
    auto const known_days = days_in(known, c.zone, clocks);
    if (!known_days) return {};
    auto const [first, last] = *known_days;
    auto const day = [&](civil_day d) { return day_bounds(d, c.zone, clocks); };
    auto const is_left_out = [&](civil_day d) { return !day(d) && existing_day(d, c.zone, clocks); };
    auto const moved = [&](civil_day d) { return existing_day(d, c.zone, clocks).value_or(d); };
    auto earliest = instant::past();
    auto latest = instant::future();
    if (first.is_finite()) { // backwards, the day after one that was left out stands for both
        auto d = forth ? moved(first + c.least) : first - c.most;
        if (!forth && is_left_out(first - 1)) d = d - 1;
        if (auto const b = day(moved(d))) earliest = b->earliest();
    }
    if (last.is_finite()) {
        auto const d = forth ? moved(last + c.most) : last - c.least;
        if (auto const b = day(is_left_out(d) ? d - 1 : d)) latest = b->latest();
    }
    return earliest <= latest ? bounds::closed(earliest, latest) : bounds{};
}

/// What calendar days say whatever is known of either end.
class day_lengths {
public:
    [[nodiscard]] std::optional<time_between> get(civil_distance const& c, zones const& clocks)
    {
        auto const at = std::find_if(known_.begin(), known_.end(),
                                     [&](entry const& e) { return e.zone == c.zone && e.least == c.least && e.most == c.most; });
        if (at != known_.end()) return at->lasts;
        auto const lasts = between_days(civil_day::past(), civil_day::future(), c.least, c.most, c.zone, clocks);
        if (known_.size() < most_kept) known_.push_back({c.zone, c.least, c.most, lasts});
        return lasts;
    }

private:
    struct entry {
        std::string zone;
        int least;
        int most;
        std::optional<time_between> lasts;
    };
    static constexpr std::size_t most_kept = 64; ///< few numbers of days are spoken of
    std::vector<entry> known_;
};

/// What a distance in calendar days says by itself, and with what the reports say of either end: as many differences as
/// stand on their own.
inline void add_days(accounts const& data, civil_distance const& c, day_lengths& lengths, assertion& a)
{
    auto const p = data.settled(c.from);
    // of zones that do not tell when they are set, every day would have to be looked at
    auto const always = data.clocks.tells_changes() ? lengths.get(c, data.clocks) : std::nullopt;
    if (always) a.relations.push_back({c.from, c.to, always->least, always->most});
    auto const days = days_in(p.window, c.zone, data.clocks);
    if (days && days->first.is_finite() && days->last.is_finite()) // fewer days, of fewer lengths
        if (auto const here = between_days(days->first, days->last, c.least, c.most, c.zone, data.clocks); here && here != always)
            a.relations.push_back({c.from, c.to, here->least, here->most, {p.earliest_by, p.latest_by}});
    for (bool const forth : {true, false}) {
        auto const known = data.settled(forth ? c.from : c.to);
        auto const other = forth ? c.to : c.from;
        auto const within = bounded_by_days(c, known.window, forth, data.clocks);
        if (within.earliest() != instant::past())
            a.relations.push_back({std::nullopt, other, within.earliest() - instant{}, duration::unlimited(), {known.earliest_by}});
        if (within.latest() != instant::future())
            a.relations.push_back({std::nullopt, other, -duration::unlimited(), within.latest() - instant{}, {known.latest_by}});
    }
}

} // namespace entente::detail
