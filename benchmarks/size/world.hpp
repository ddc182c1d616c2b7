// A world of leaders, terms and events by chance, as plain columns, the same bytes on every machine.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench {

/// Seconds since 1970, UTC.
using seconds32 = std::uint32_t;
using country_number = std::uint8_t;
using leader_number = std::uint16_t;
using event_number = std::uint32_t;

inline constexpr seconds32 one_day = 86'400;
inline constexpr seconds32 world_begins = 631'152'000; ///< 1990-01-01
inline constexpr seconds32 world_ends = 1'767'225'600; ///< 2026-01-01
inline constexpr int first_year = 1990, last_year = 2025;

enum class contact_kind : std::uint8_t { call, meeting, visit };
inline constexpr std::size_t contact_kinds = 3;

/// How exactly the time of an event is told.
enum class precision : std::uint8_t { second, day, month, nothing };

/// What is told of the events.
enum class telling : std::uint8_t {
    exact,  ///< the second of each
    mix,    ///< of 30 % the day, of 10 % the month; 1 % of claims "this before that"
    undated ///< the same, and of every second of the 10 % nothing
};

/// Milestones are whole hours, events never are, so that no event falls on one.
struct made_term {
    leader_number leader;
    seconds32 elected, took_office, left_office;
};

/// In a column, place i is event i; events stand in no order.
struct world {
    std::vector<std::string_view> codes;    ///< of the countries, sorted
    std::vector<country_number> country_of; ///< each leader's
    std::vector<made_term> terms;           ///< by leader, then by time
    std::vector<std::uint32_t> terms_of;    ///< where each leader's begin, and the end of the last

    std::vector<seconds32> at;
    std::vector<leader_number> caller; ///< who rang up, or travelled
    std::vector<leader_number> called;
    std::vector<contact_kind> kind;
    std::vector<precision> told;                               ///< empty: all to the second
    std::vector<std::pair<event_number, event_number>> claims; ///< the first came before the second

    [[nodiscard]] std::size_t size() const noexcept { return at.size(); }
};

[[nodiscard]] world make_world(std::size_t events, telling how = telling::exact);

// What everything is called, and times as text.

[[nodiscard]] std::string leader_id(leader_number l);
[[nodiscard]] std::string event_id(event_number e);
/// "2001-02-03T04:05:06", or as much of it as is told.
[[nodiscard]] std::string time_text(seconds32 t, precision told = precision::second);
[[nodiscard]] int year_of(seconds32 t);

} // namespace bench
