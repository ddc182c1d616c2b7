// Clocks: from a civil time and a zone's name to instants, and back.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/time/instant.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// What a clock on the wall shows: microseconds since 1970-01-01T00:00 of that wall. Not an instant: it needs a zone.
class civil_time {
public:
    constexpr civil_time() noexcept = default;
    constexpr explicit civil_time(std::int64_t microseconds) noexcept : us_(duration::symmetric(microseconds)) {}
    [[nodiscard]] constexpr std::int64_t count() const noexcept { return us_; }
    friend constexpr auto operator<=>(civil_time, civil_time) noexcept -> std::strong_ordering = default;
    friend constexpr bool operator==(civil_time, civil_time) noexcept = default;

private:
    std::int64_t us_ = 0;
};

/// The instants at which a zone's clocks showed a civil time: one, or none (skipped when clocks jump ahead), or two
/// (repeated when they are set back).
struct clock_reading {
    enum class kind : std::uint8_t { unique, skipped, repeated };
    kind is = kind::unique;
    instant first;  ///< unique: the instant. repeated: the earlier one. skipped: the instant of the jump.
    instant second; ///< unique and skipped: as first. repeated: the later one.
};

/// A zone's state at an instant.
struct zone_state {
    duration offset;          ///< what its clocks show minus UTC
    std::string abbreviation; ///< "KST"
    bool daylight_saving = false;
};

/// Knows zones by name. A small value over a static table of functions: cheap to copy, no ownership, safe to share.
/// `utc_and_offsets()` knows "UTC", "Z", "+09:00" and the like; `iana_zones()` (entente/io/zones.hpp) knows history.
class zones {
public:
    struct table {
        bool (*knows)(std::string_view zone);
        /// nullopt: no such zone.
        std::optional<clock_reading> (*read)(std::string_view zone, civil_time);
        std::optional<zone_state> (*at)(std::string_view zone, instant);
        bool has_named_zones; ///< false: only UTC and offsets, so an unknown name may only lack a resolver
        /// The first instant after this one at which the zone's clocks may be set; nullopt: never again, or no such zone.
        /// A null pointer: nobody can say, and what needs it looks at every day instead.
        std::optional<instant> (*next_change)(std::string_view zone, instant) = nullptr;
        /// Of the names that are known the one that was probably meant, if there is one. May be null.
        std::optional<std::string> (*nearest)(std::string_view zone) = nullptr;
    };

    constexpr explicit zones(table const& t) noexcept : table_(&t) {}

    [[nodiscard]] bool knows(std::string_view zone) const { return table_->knows(zone); }
    [[nodiscard]] std::optional<clock_reading> read(std::string_view zone, civil_time t) const { return table_->read(zone, t); }
    [[nodiscard]] std::optional<zone_state> at(std::string_view zone, instant t) const { return table_->at(zone, t); }
    [[nodiscard]] bool has_named_zones() const noexcept { return table_->has_named_zones; }
    [[nodiscard]] bool tells_changes() const noexcept { return table_->next_change != nullptr; }
    /// Requires: tells_changes().
    [[nodiscard]] std::optional<instant> next_change(std::string_view zone, instant t) const { return table_->next_change(zone, t); }
    [[nodiscard]] std::optional<std::string> nearest(std::string_view zone) const
    {
        return table_->nearest != nullptr ? table_->nearest(zone) : std::nullopt;
    }

private:
    table const* table_;
};

/// "UTC", "Z" and fixed offsets from "-12:00" to "+14:00" ("+09", "+09:00"). All that entente::core has.
[[nodiscard]] zones utc_and_offsets() noexcept;

/// The civil time that a zone with this state shows at this instant. The open ends stay open.
[[nodiscard]] constexpr civil_time shown(instant t, zone_state const& s) noexcept { return civil_time{(t + s.offset).count()}; }

} // namespace entente

#include <entente/time/detail/offsets.hpp>
