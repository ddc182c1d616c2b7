// The longest and the shortest time between neighbours, over all worlds.
// SPDX-License-Identifier: MIT
#include "words/answers/pauses.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

namespace entente::detail {
namespace {

using events = std::vector<placed_event>;
constexpr auto nobody = std::numeric_limits<std::size_t>::max();

[[nodiscard]] std::size_t sure_ones(events const& all)
{
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](auto const& e) { return e.sure; }));
}

/// The least or the greatest of something over the pairs; `alone`: that may be all there is, of one sure event those with it.
template <class Measure, class Better>
[[nodiscard]] duration over_pairs(events const& all, Measure measure, Better better, bool alone)
{
    auto const sure = alone ? sure_ones(all) : 0;
    std::optional<duration> out;
    for (std::size_t i = 0; i != all.size(); ++i)
        for (std::size_t k = 0; k != i; ++k) {
            if (sure == 1 && !all[i].sure && !all[k].sure) continue;
            auto const value = measure(all[i].window, all[k].window);
            if (!out || better(value, *out)) out = value;
        }
    return *out;
}
[[nodiscard]] duration most_between(bounds a, bounds b) { return std::max(a.latest() - b.earliest(), b.latest() - a.earliest()); }

/// The end of the longest empty stretch that begins at `x` with one event and ends with another, and that every sure one is
/// outside of.
[[nodiscard]] std::optional<instant> farthest_next(events const& all, instant x)
{
    auto first = instant::future(), second = first; // of the sure ones that cannot be at or before x, the earliest latest ends
    std::size_t whose = nobody;
    for (std::size_t k = 0; k != all.size(); ++k) {
        if (!all[k].sure || all[k].window.earliest() <= x) continue;
        auto const end = all[k].window.latest();
        if (whose == nobody || end < first) {
            second = whose == nobody ? second : first;
            first = end;
            whose = k;
        } else second = std::min(second, end);
    }
    std::size_t may_begin = 0;
    for (auto const& e : all) may_begin += e.window.contains(x);
    std::optional<instant> out;
    for (std::size_t j = 0; j != all.size(); ++j) {
        if (may_begin < (all[j].window.contains(x) ? 2U : 1U)) continue;
        auto const y = std::min(all[j].window.latest(), j == whose ? second : first);
        if (y >= std::max(all[j].window.earliest(), x) && (!out || y > *out)) out = y;
    }
    return out;
}

[[nodiscard]] duration greatest_longest(events const& all)
{
    duration out;
    for (auto const& e : all) {
        auto const x = e.window.earliest();
        if (auto const y = farthest_next(all, x)) out = std::max(out, *y - x);
    }
    return out;
}

/// Whether the events can lie so that no pause is longer. From the first on, each next one as far as it may; of those within reach
/// always the one that ends first, which is of no use later on. Requires: two sure ones; windows have ends.
[[nodiscard]] bool can_keep_within(events const& all, duration most)
{
    std::vector<bool> used(all.size());
    std::size_t at = nobody;
    for (std::size_t i = 0; i != all.size(); ++i)
        if (all[i].sure && (at == nobody || all[i].window.latest() < all[at].window.latest())) at = i;
    used[at] = true;
    auto now = all[at].window.latest();
    for (;;) {
        if (std::none_of(all.begin(), all.end(), [&](auto const& e) { return e.sure && e.window.earliest() > now; })) return true;
        auto const reach = now + most;
        std::size_t next = nobody;
        for (std::size_t i = 0; i != all.size(); ++i) {
            if (used[i] || all[i].window.latest() <= now || all[i].window.earliest() > reach) continue;
            if (next == nobody || all[i].window.latest() < all[next].window.latest()) next = i;
        }
        if (next == nobody) return false;
        used[next] = true;
        now = std::min(reach, all[next].window.latest());
    }
}

/// Ends where there are none: beyond what is limited nothing is gained.
[[nodiscard]] events limited(events all)
{
    auto least = instant::future(), most = instant::past();
    for (auto const& e : all)
        for (auto const t : {e.window.earliest(), e.window.latest()})
            if (t.is_finite()) {
                least = std::min(least, t);
                most = std::max(most, t);
            }
    if (most < least) least = most = instant{};
    for (auto& e : all) {
        auto const inside = [&](instant t) { return t == instant::past() ? least : t == instant::future() ? most : t; };
        e.window = bounds::closed(inside(e.window.earliest()), inside(e.window.latest()));
    }
    return all;
}

[[nodiscard]] duration least_longest(events const& given, duration most)
{
    if (sure_ones(given) < 2) return over_pairs(given, least_between, std::less<>{}, true);
    auto const all = limited(given);
    if (most.is_unlimited()) most = greatest_longest(all);
    duration no = duration{-1};
    while (most - no > tick) {
        auto const middle = duration{no.count() + (most.count() - no.count()) / 2};
        (can_keep_within(all, middle) ? most : no) = middle;
    }
    return most;
}

/// So many events in so short a time lie at most so far apart.
[[nodiscard]] duration greatest_shortest(events const& all)
{
    if (sure_ones(all) < 2) return over_pairs(all, most_between, std::greater<>{}, true);
    std::vector<bounds> sure;
    for (auto const& e : all)
        if (e.sure) sure.push_back(e.window);
    std::sort(sure.begin(), sure.end(), [](bounds a, bounds b) { return a.latest() < b.latest(); });
    auto out = duration::unlimited();
    for (auto const& from : sure) {
        std::int64_t inside = 0;
        for (auto const& e : sure) {
            if (e.earliest() < from.earliest() || ++inside < 2) continue;
            auto const length = e.latest() - from.earliest();
            if (!length.is_unlimited()) out = std::min(out, duration{length.count() / (inside - 1)});
        }
    }
    return out;
}

} // namespace

duration least_between(bounds a, bounds b) { return std::max({duration{}, a.earliest() - b.latest(), b.earliest() - a.latest()}); }

std::optional<range_of<duration>> longest_pause(std::vector<placed_event> const& all)
{
    if (all.size() < 2) return std::nullopt;
    auto const most = greatest_longest(all);
    return range_of<duration>{least_longest(all, most), most};
}

std::optional<range_of<duration>> shortest_pause(std::vector<placed_event> const& all)
{
    if (all.size() < 2) return std::nullopt;
    return range_of<duration>{over_pairs(all, least_between, std::less<>{}, false), greatest_shortest(all)};
}

} // namespace entente::detail
