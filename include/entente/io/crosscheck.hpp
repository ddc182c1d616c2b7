// One list of events held against another: which of its days have day and month swapped.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/records.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace entente::io {

/// What a day of one list is beside that of another.
enum class day_relation : std::uint8_t {
    same,    ///< the same day
    swapped, ///< the other's with day and month exchanged, and not the same
    differs, ///< neither of the two
    unknown, ///< one of the two lists does not give it
};

/// An event of a list, and the events of the reference that it is.
struct day_check {
    std::string event;                          ///< its id in the list
    std::vector<std::string> reference;         ///< more than one where several events of the reference fit equally well
    day_relation start = day_relation::unknown; ///< of the day it began
    day_relation end = day_relation::unknown;   ///< of the day it ended
    std::string says;                           ///< the event's time as its list has it
    std::string should_be;                      ///< the time that the first of the reference's has

    friend bool operator==(day_check const&, day_check const&) = default;
};

/// What became of each event of the list that one in the reference may be.
struct crosscheck {
    std::vector<day_check> same;        ///< the start is the same; the end can differ
    std::vector<day_check> swapped;     ///< a day, or both, fits only with day and month swapped
    std::vector<std::string> unmatched; ///< events of which the reference has no such event on such a day
};

/// Looks every event of `list` up in `reference`, and changes neither. Two events can only be one if they are of the same
/// kind and have the same participants, that is the same leaders, parties and roles. Of these, an event is
///
/// - the same, if the starts are the same day;
/// - with a swapped end, if the starts are the same day and the end is the reference's only after swapping;
/// - swapped, if its start is the reference's only after swapping, its end is the reference's as it stands or after swapping
///   (or one of the two gives none), no event of the reference has the start as it stands, and the one that fits is not
///   the same as another event of the list.
///
/// The better of these wins over the worse, in this order. A day such as 6 June, which swapping leaves as it is, is the same or
/// differs. Only times that name days are compared; of several reports of an event, the first.
/// Complexity: events of the list times those of the reference with the same participants.
[[nodiscard]] crosscheck compare_days(records const& list, records const& reference);

/// `trips-201: 2013-01-07/2013-02-07 is hsg-trip-3012, 2013-07-01/2013-07-02, with day and month of the start and the end swapped`
[[nodiscard]] std::string to_string(day_check const& c);

} // namespace entente::io
