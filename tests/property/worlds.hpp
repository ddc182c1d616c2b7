// All worlds of a few moments: every assignment of ticks that what is believed allows.
// SPDX-License-Identifier: MIT
#pragma once

#include "property/differences.hpp"
#include "property/settle.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace property {

using world = std::array<int, moments>; ///< of moments that were not enumerated: anything

[[nodiscard]] inline int at(world const& w, int m) { return w[static_cast<std::size_t>(m)]; }

// What nobody limits is tried somewhat beyond what is limited, far enough for every order and every distance of a claim.
// Windows that reach into the margin are compared as reaching beyond.
inline constexpr int earliest_tick = -11; ///< so that two days before or after all that is told are none of the margin
inline constexpr int latest_tick = horizon + 12;
inline constexpr int margin = 4;
inline constexpr int longest_day = 3;
inline constexpr std::size_t most_worlds = 2000;

/// "b lies on the n-th calendar day after the day of a"; within: at or after a, and at most that many days later.
[[nodiscard]] inline bool days_hold(saying const& c, int from, int to)
{
    auto const apart = day_on(c.clock, to) - day_on(c.clock, from);
    return c.within ? from <= to && apart <= c.days : apart == c.days;
}

class enumeration {
public:
    /// `civil`: claims of calendar days, whose ends are enumerated, too. The differences alone are projected onto the chosen
    /// moments by their shortest paths, which leaves nothing out (Dechter, Meiri and Pearl: the minimal network).
    enumeration(settled const& of, differences const& known, std::vector<saying const*> civil, std::vector<int> chosen)
        : of_(of)
        , known_(known)
        , civil_(std::move(civil))
        , chosen_(std::move(chosen))
    {
        for (auto const* c : civil_)
            for (auto const m : {c->from, c->to}) chosen_.push_back(m);
        std::sort(chosen_.begin(), chosen_.end());
        chosen_.erase(std::unique(chosen_.begin(), chosen_.end()), chosen_.end());
        std::erase_if(chosen_, [&](int m) { return !known_.has(m); });
        int days = 0;
        for (auto const* c : civil_) days += c->within ? 0 : c->days;
        further_ = longest_day * std::max(0, days - 1);
        auto const width = [&](int m) { return known_.window(m).hi - known_.window(m).lo; };
        std::stable_sort(chosen_.begin(), chosen_.end(), [&](int a, int b) { return width(a) < width(b); });
    }

    /// Every world for which `keep` is true; none if there are too many.
    template <class Keep>
    std::vector<world> all(Keep const& keep)
    {
        too_many_ = false;
        tried_ = 0;
        std::vector<world> out;
        world w{};
        assign(w, 0, [&](world const& full) {
            if (keep(full)) out.push_back(full);
            if (++tried_ > most_worlds) too_many_ = true;
            return !too_many_;
        });
        if (too_many_) out.clear();
        return out;
    }
    [[nodiscard]] bool too_many() const { return too_many_; }
    [[nodiscard]] bool is_any()
    {
        bool any = false;
        world w{};
        assign(w, 0, [&](world const&) { return !(any = true); });
        return any;
    }

private:
    /// False: the visitor wants no more.
    template <class Visit>
    bool assign(world& w, std::size_t depth, Visit const& visit)
    {
        if (depth == chosen_.size()) return visit(w);
        auto const m = chosen_[depth];
        auto range = known_.window(m);
        for (std::size_t i = 0; i != depth; ++i) {
            auto const other = chosen_[i];
            if (known_.most(other, m) < far) range.hi = std::min(range.hi, at(w, other) + known_.most(other, m));
            if (known_.most(m, other) < far) range.lo = std::max(range.lo, at(w, other) - known_.most(m, other));
        }
        range = {std::max(range.lo, earliest_tick - further_), std::min(range.hi, latest_tick + further_)};
        for (int t = range.lo; t <= range.hi; ++t) {
            w[static_cast<std::size_t>(m)] = t;
            if (!of_.time(m).contains(t) || !civil_holds(w, depth)) continue;
            if (!assign(w, depth + 1, visit)) return false;
        }
        return true;
    }
    [[nodiscard]] bool civil_holds(world const& w, std::size_t depth) const
    {
        auto const assigned = [&](int m) {
            return std::find(chosen_.begin(), chosen_.begin() + static_cast<std::ptrdiff_t>(depth) + 1, m) !=
                   chosen_.begin() + static_cast<std::ptrdiff_t>(depth) + 1;
        };
        return std::all_of(civil_.begin(), civil_.end(), [&](saying const* c) {
            return !assigned(c->from) || !assigned(c->to) || days_hold(*c, at(w, c->from), at(w, c->to));
        });
    }

    settled const& of_;
    differences const& known_;
    std::vector<saying const*> civil_;
    std::vector<int> chosen_;
    int further_ = 0; ///< claims of days one after the other reach beyond the margin: so much more is tried
    std::size_t tried_ = 0;
    bool too_many_ = false;
};

} // namespace property
