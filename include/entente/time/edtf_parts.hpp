// What an EDTF text is made of: points in time, ranges of them, and what is said of each part.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/time/civil.hpp>

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

namespace entente {

/// What a text of EDTF is.
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
enum class edtf_unit : std::uint8_t {
    year,   ///< 2017
    season, ///< 2017-21, and quarters and halves of years
    month,  ///< 2017-05
    day,    ///< 2017-05-10
    minute, ///< 2017-05-10T22:30, in entente's profile
    second, ///< 2017-05-10T22:30:15
};

/// What the writer said of a component: `~` approximate, `?` uncertain, `%` both.
struct edtf_qualifier {
    bool approximate = false; ///< `~`, or a half of `%`
    bool uncertain = false;   ///< `?`, or a half of `%`

    friend constexpr bool operator==(edtf_qualifier, edtf_qualifier) noexcept = default;
    /// Both, where either says so.
    friend constexpr edtf_qualifier operator|(edtf_qualifier a, edtf_qualifier b) noexcept
    {
        return {a.approximate || b.approximate, a.uncertain || b.uncertain};
    }
};

/// One date, season, year or clock time out of a text.
struct edtf_point {
    edtf_kind kind = edtf_kind::date; ///< date, date_time, year or season
    edtf_unit unit = edtf_unit::year; ///< the finest component that it gives
    civil_day first;                  ///< of all valid completions, the earliest day; seasons as in the north
    civil_day last;                   ///< and the latest
    /// The years that it may be in, also where they are too far away for days to be counted.
    std::int64_t first_year = 0;
    /// As `first_year`, the latest.
    std::int64_t last_year = 0;
    int season = 0;            ///< 21 to 41 if kind is season
    int second = 0;            ///< of the day, if kind is date_time
    std::optional<int> offset; ///< minutes east of UTC, if the text says so
    edtf_qualifier on_year;    ///< said of the year
    edtf_qualifier on_month;   ///< or on the season
    edtf_qualifier on_day;     ///< of the day
    edtf_qualifier on_clock;   ///< of the clock time

    /// What is said of any of its components.
    [[nodiscard]] edtf_qualifier qualified() const noexcept { return on_year | on_month | on_day | on_clock; }

    friend bool operator==(edtf_point const&, edtf_point const&) = default;
};

/// One end of an interval, or of a range in a set.
struct edtf_end {
    /// What stands at an end.
    enum class kind : std::uint8_t {
        point,   ///< a date
        open,    ///< `..`: it goes on
        unknown, ///< nothing: there is an end, and nobody says where
    };
    kind is = kind::point; ///< what stands there
    edtf_point at;         ///< if it is a point

    friend bool operator==(edtf_end const&, edtf_end const&) = default;
};

/// A point, or everything from one end to another.
struct edtf_range {
    edtf_end from;              ///< where it begins; of a point, the point
    std::optional<edtf_end> to; ///< nothing: it is a point

    friend bool operator==(edtf_range const&, edtf_range const&) = default;
};

namespace detail {

/// What a text was found to say.
struct edtf_parts {
    edtf_kind kind = edtf_kind::date;
    int level = 0;
    bool strict = true;
    entente::calendar calendar = entente::calendar::gregorian;
    std::vector<edtf_range> ranges;

    friend bool operator==(edtf_parts const&, edtf_parts const&) = default;
};

} // namespace detail

} // namespace entente
