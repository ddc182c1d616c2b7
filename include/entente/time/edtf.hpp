// Imprecise dates as text: EDTF, which is ISO 8601-2 levels 0 to 2.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>
#include <entente/time/civil.hpp>
#include <entente/time/policy.hpp>

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// Which text is accepted.
enum class edtf_dialect : std::uint8_t {
    strict,  ///< the specification and nothing else
    profile, ///< also `2025-06-09T12:30`, that one minute; `~ ? %` behind a clock time; clock times in sets and intervals
};

enum class edtf_kind : std::uint8_t {
    date,      ///< `1985-04-12`, `1985-04`, `1985`, `156X-12-25`
    date_time, ///< `1985-04-12T23:20:30Z`
    year,      ///< `Y170000002`, `Y-17E7`, `1950S2`
    season,    ///< `2001-21`, `2001-34`
    interval,  ///< `1964/2008`, `1985/..`
    one_of,    ///< `[1667,1668,1670..1672]`
    all_of,    ///< `{1960,1961-12}`
};

/// The finest component that a date or clock time gives.
enum class edtf_unit : std::uint8_t { year, season, month, day, minute, second };

/// What the writer said of a component: `~` approximate, `?` uncertain, `%` both.
struct edtf_qualifier {
    bool approximate = false;
    bool uncertain = false;

    friend constexpr bool operator==(edtf_qualifier, edtf_qualifier) noexcept = default;
    friend constexpr edtf_qualifier operator|(edtf_qualifier a, edtf_qualifier b) noexcept
    {
        return {a.approximate || b.approximate, a.uncertain || b.uncertain};
    }
};

/// One date, season, year or clock time out of a text.
struct edtf_point {
    edtf_kind kind = edtf_kind::date; ///< date, date_time, year or season
    edtf_unit unit = edtf_unit::year;
    civil_day first; ///< of all valid completions, the earliest day; seasons as in the north
    civil_day last;  ///< and the latest
    std::int64_t first_year = 0;
    std::int64_t last_year = 0;
    int season = 0;            ///< 21 to 41 if kind is season
    int second = 0;            ///< of the day, if kind is date_time
    std::optional<int> offset; ///< minutes east of UTC, if the text says so
    edtf_qualifier on_year;
    edtf_qualifier on_month; ///< or on the season
    edtf_qualifier on_day;
    edtf_qualifier on_clock;

    [[nodiscard]] edtf_qualifier qualified() const noexcept { return on_year | on_month | on_day | on_clock; }

    friend bool operator==(edtf_point const&, edtf_point const&) = default;
};

/// One end of an interval, or of a range in a set.
struct edtf_end {
    enum class kind : std::uint8_t { point, open, unknown };
    kind is = kind::point;
    edtf_point at; ///< if it is a point

    friend bool operator==(edtf_end const&, edtf_end const&) = default;
};

/// A point, or everything from one end to another.
struct edtf_range {
    edtf_end from;
    std::optional<edtf_end> to;

    friend bool operator==(edtf_range const&, edtf_range const&) = default;
};

/// The whole days that a text allows, all included. It starts in [earliest, start_latest] and ends in [end_earliest,
/// latest]; a text for one point in time has it anywhere in [earliest, latest]. Open and unknown ends are past() and future().
struct edtf_days {
    civil_day earliest;
    civil_day start_latest;
    civil_day end_earliest;
    civil_day latest;

    friend constexpr bool operator==(edtf_days const&, edtf_days const&) noexcept = default;
};

namespace detail {

/// What a text was found to say.
struct edtf_parts {
    edtf_kind kind = edtf_kind::date;
    int level = 0;
    bool strict = true;
    std::vector<edtf_range> ranges;

    friend bool operator==(edtf_parts const&, edtf_parts const&) = default;
};

} // namespace detail

/// An imprecise date, time, interval or set of them, as EDTF text says it.
///
/// Source: Extended Date/Time Format, Library of Congress, 2019-02-04; ISO 8601-2:2019. Where the specification is silent
/// or contradicts itself: winter runs into the next year; `1950S2` is 1900 to 1999 and the digits of `Y171010000S3` count
/// from the left; an interval is accepted if some start in its first part is not after some end in its second; there are
/// no leap seconds, no -0000 and no offsets beyond -12:00 and +14:00; 24:00:00 is the next day's 00:00:00. Which of two
/// seasons comes first is judged as in the north.
class edtf {
public:
    /// Errors: bad_time; no_such_day; reversed_interval; out_of_range, beyond `farthest_year`; not_strict.
    [[nodiscard]] static edtf parse(std::string_view text, edtf_dialect dialect = edtf_dialect::profile);
    /// As parse, but what is wrong is returned.
    [[nodiscard]] static result<edtf> try_parse(std::string_view text, edtf_dialect dialect = edtf_dialect::profile);

    [[nodiscard]] std::string const& str() const noexcept { return text_; }
    [[nodiscard]] edtf_kind kind() const noexcept { return parts_.kind; }
    /// The least level of the specification that has all the features used: 0, 1 or 2.
    [[nodiscard]] int level() const noexcept { return parts_.level; }
    /// Whether the strict reader accepts it.
    [[nodiscard]] bool is_strict() const noexcept { return parts_.strict; }
    /// The members of a set; one range otherwise.
    [[nodiscard]] std::span<edtf_range const> ranges() const noexcept { return parts_.ranges; }
    /// What is said anywhere in the text.
    [[nodiscard]] edtf_qualifier qualified() const noexcept;
    /// As written, nothing widened; a clock time counts for its day as written, 24:00 for the next.
    [[nodiscard]] edtf_days day_bounds(season_rule seasons = season_rule::meteorological_north) const noexcept;

    friend bool operator==(edtf const&, edtf const&) = default;

private:
    edtf(std::string_view text, detail::edtf_parts parts) : text_(text), parts_(std::move(parts)) {}

    std::string text_;
    detail::edtf_parts parts_;
};

} // namespace entente

#include <entente/time/detail/edtf_bounds.hpp>
#include <entente/time/detail/edtf_reader.hpp>
