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
    /// So many microseconds after midnight of 1970-01-01 on that wall.
    constexpr explicit civil_time(std::int64_t microseconds) noexcept : us_(duration::symmetric(microseconds)) {}
    /// microseconds since midnight of 1970-01-01 on that wall
    [[nodiscard]] constexpr std::int64_t count() const noexcept { return us_; }
    friend constexpr auto operator<=>(civil_time, civil_time) noexcept -> std::strong_ordering = default;
    friend constexpr bool operator==(civil_time, civil_time) noexcept = default;

private:
    std::int64_t us_ = 0;
};

/// The instants at which a zone's clocks showed a civil time: one, or none (skipped when clocks jump ahead), or two
/// (repeated when they are set back).
struct clock_reading {
    /// How often a zone's clocks showed a time.
    enum class kind : std::uint8_t {
        unique,   ///< once, as nearly always
        skipped,  ///< never: clocks were set ahead across it
        repeated, ///< twice: clocks were set back across it
    };
    kind is = kind::unique; ///< how often
    instant first;          ///< unique: the instant. repeated: the earlier one. skipped: the instant of the jump.
    instant second;         ///< unique and skipped: as first. repeated: the later one.
};

/// A zone's state at an instant.
struct zone_state {
    duration offset;              ///< what its clocks show minus UTC
    std::string abbreviation;     ///< "KST"
    bool daylight_saving = false; ///< summer time, as the database calls it
};

/// Knows zones by name. A small value over a static table of functions: cheap to copy, no ownership, safe to share.
/// `utc_and_offsets()` knows "UTC", "Z", "+09:00" and the like; `iana_zones()` (entente/io/zones.hpp) knows history.
class zones {
public:
    /// What a resolver of zones has to be able to do, as functions without state. For whoever brings another database of zones.
    struct table {
        bool (*knows)(std::string_view zone); ///< whether there is a zone of that name
        /// nullopt: no such zone.
        std::optional<clock_reading> (*read)(std::string_view zone, civil_time);
        /// nullopt: no such zone.
        std::optional<zone_state> (*at)(std::string_view zone, instant);
        bool has_named_zones; ///< false: only UTC and offsets, so an unknown name may only lack a resolver
        /// The first instant after this one at which the zone's clocks may be set; nullopt: never again, or no such zone.
        /// A null pointer: nobody can say, and what needs it looks at every day instead.
        std::optional<instant> (*next_change)(std::string_view zone, instant) = nullptr;
        /// Of the names that are known the one that was probably meant, if there is one. May be null.
        std::optional<std::string> (*nearest)(std::string_view zone) = nullptr;
    };

    /// Requires: the table outlives every copy; a constant does.
    constexpr explicit zones(table const& t) noexcept : table_(&t) {}

    /// Whether there is a zone of that name.
    [[nodiscard]] bool knows(std::string_view zone) const { return table_->knows(zone); }
    /// The instants at which the zone's clocks showed a time; nullopt: no such zone.
    [[nodiscard]] std::optional<clock_reading> read(std::string_view zone, civil_time t) const { return table_->read(zone, t); }
    /// What the zone's clocks were set to at an instant; nullopt: no such zone.
    [[nodiscard]] std::optional<zone_state> at(std::string_view zone, instant t) const { return table_->at(zone, t); }
    /// False: only UTC and offsets are known, and a name may only lack a resolver.
    [[nodiscard]] bool has_named_zones() const noexcept { return table_->has_named_zones; }
    /// Whether `next_change` can be asked.
    [[nodiscard]] bool tells_changes() const noexcept { return table_->next_change != nullptr; }
    /// The first instant after t at which the zone's clocks may be set; nullopt: never again, or no such zone. Requires: tells_changes().
    [[nodiscard]] std::optional<instant> next_change(std::string_view zone, instant t) const { return table_->next_change(zone, t); }
    /// The name that was probably meant by one that is not known, if there is one.
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
