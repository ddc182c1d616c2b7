// Events as a calendar (iCalendar, RFC 5545).
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/fwd.hpp>

#include <cstddef>
#include <string>

namespace entente::io {

inline constexpr std::size_t longest_domain = 253; ///< bytes, as of every domain

/// What is wanted of a calendar.
struct calendar_choice {
    std::string title;              ///< empty: the timeline's own
    std::string domain = "entente"; ///< an event's UID is its id, an @ and this, which should be yours if you publish
};

/// A calendar of all events, or of those a question selects, whatever its aim. Nothing is given a time that it has not:
///
/// - The minute is known: VEVENT, DTSTART with TZID and its VTIMEZONE; DTEND where a length is told, by all who tell one.
/// - The day is known, a stretch of it, or several times of it (reports that exclude each other, a clock time shown twice): VEVENT of all
///   that day; what is known of the hour in words.
/// - The day it began is known, and that it lasted: VEVENT from that day to the one until which it certainly lasted, its last or the first
///   on which it may have ended; an end that nobody knows leaves the first day.
/// - Anything less: VJOURNAL without DTSTART, its bounds in words.
///
/// The zone is that of the first report which says when it was held. STATUS is CONFIRMED for what was held, TENTATIVE for
/// what is planned, proposed, postponed or disputed, CANCELLED for what was cancelled or is denied. SEQUENCE counts the
/// reports that changed status or time; DTSTAMP is when the last of its sources was published, because there is no hidden
/// now. Of a view, or for a question with `as_of`, only what was known by then. Lines are folded at 75 octets; control characters in texts
/// show as U+FFFD.
///
/// What many events share is not repeated whole: of a name or a source longer than `draw::longest_text` only the first event that has it
/// tells the whole, in its DESCRIPTION, and so it is with an address longer than `draw::longest_address`, which is no URL.
///
/// Errors: those of timeline::ask; bad_value for a domain longer than `longest_domain`. Complexity: O(n log n).
[[nodiscard]] std::string icalendar(timeline const& world, calendar_choice const& how = {});
[[nodiscard]] std::string icalendar(timeline const& world, query const& about, calendar_choice const& how = {});

} // namespace entente::io
