// When a zone's clocks are set, and whether that does to the days about it what an earlier change did.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/time/civil.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace entente::detail {

/// Days that are as near each other as that have one change about them at most, where changes are months apart.
inline constexpr std::int64_t nearness = 20;
[[nodiscard]] constexpr bool is_near(std::int64_t n) noexcept { return -nearness <= n && n <= nearness; }

/// The changes of a zone, one after the other, as one day of a pair meets them.
class changes_of_zone {
public:
    /// `moved`: by so many days a pair's first day is earlier than the one that is looked at.
    changes_of_zone(std::int64_t moved, instant from, instant end, std::string_view zone, zones const& z)
        : moved_(moved)
        , end_(end)
        , zone_(zone)
        , zones_(z)
        , next_(z.next_change(zone, from))
    {
    }
    [[nodiscard]] bool is_at_end() const { return !next_ || *next_ >= end_; }
    /// The first day of the pairs whose other one the change is on. Requires: !is_at_end(); so do the others.
    [[nodiscard]] civil_day day() const { return day_of(civil_time{next_->count()}) - moved_; }
    /// Whether what is remembered does the same to days that are near each other.
    [[nodiscard]] bool is_known()
    {
        if (!is_alone()) return false;
        shape const its{offset(*next_ - tick), offset(*next_), next_->count() % days(1).count()};
        if (std::find(known_.begin(), known_.end(), its) != known_.end()) return true;
        fresh_ = its;
        return false;
    }
    void remember()
    {
        if (fresh_) known_.push_back(*fresh_);
    }
    void pass()
    {
        last_ = next_;
        next_ = ahead();
        ahead_.reset();
        fresh_.reset();
    }

private:
    /// What a change does to the days about it, if no other is near.
    struct shape {
        duration before, after; ///< offsets
        std::int64_t time_of_day;
        friend bool operator==(shape const&, shape const&) noexcept = default;
    };

    [[nodiscard]] bool is_alone()
    {
        constexpr auto apart = days(nearness + 5);
        auto const later = ahead();
        return last_ && *next_ - *last_ > apart && (!later || *later - *next_ > apart);
    }
    [[nodiscard]] std::optional<instant> ahead()
    {
        if (!ahead_) ahead_.emplace(zones_.next_change(zone_, *next_));
        return *ahead_;
    }
    [[nodiscard]] duration offset(instant t) const { return zones_.at(zone_, t)->offset; }

    std::int64_t moved_;
    instant end_;
    std::string_view zone_;
    zones const& zones_;
    std::optional<instant> last_, next_;
    std::optional<std::optional<instant>> ahead_;
    std::vector<shape> known_;
    std::optional<shape> fresh_;
};

} // namespace entente::detail
