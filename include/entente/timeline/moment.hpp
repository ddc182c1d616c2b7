// What is known of the points in time that a timeline orders, and who placed them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/words.hpp>
#include <entente/order/network.hpp>
#include <entente/time/bounds.hpp>
#include <entente/timeline/ids.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace entente {

/// What somebody said that decides an order: a report's time, a capacity, a claim. A place in the timeline's `facts()`.
struct said {
    /// Which list of the facts it stands in.
    enum class what : std::uint8_t {
        event_report,     ///< facts().events[record].reports[item]
        milestone_report, ///< facts().terms[record].at(turn)[item]
        capacity,         ///< facts().events[record].participants[item]
        claim             ///< facts().claims[record]
    };
    what kind = what::claim;             ///< which list
    milestone turn = milestone::elected; ///< of a milestone_report
    std::uint32_t record = 0;            ///< place of the record in that list
    std::uint32_t item = 0;              ///< place in the record

    friend auto operator<=>(said const&, said const&) noexcept -> std::strong_ordering = default;
    friend bool operator==(said const&, said const&) noexcept = default;
};

/// What is known about when a moment was.
struct placing {
    bounds window;               ///< tightened: exactly the instants it has in some world, but for the holes of a one-of
    std::vector<bounds> members; ///< of a one-of or contested time, its separate windows as reported; otherwise empty
    bool reported = false;       ///< somebody gave a time
    bool contested = false;      ///< reports exclude each other: one of their times
    bool one_of = false;         ///< a set of times, or a clock time shown twice
    bool approximate = false;    ///< widened for a `~`
    bool uncertain = false;      ///< rests on a `?`
    bool whole_earth = false;    ///< a day without a zone
    bool ongoing = false;        ///< `..` for the end of a term
};

/// Where an event stands by its reports.
struct standing {
    entente::status is = status::held; ///< what became of it
    bool disputed = false;             ///< held and denied at equal rank: possible at most

    friend bool operator==(standing, standing) noexcept = default;
};

/// Statements that cannot all be true, none of them to spare. The rejected one is set aside.
struct conflict {
    said rejected;          ///< the statement that was set aside
    std::vector<said> with; ///< those that it contradicts
};

} // namespace entente
