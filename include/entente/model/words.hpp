// The closed vocabularies of the model, and their spelling in text.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/time/calendar.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace entente {

/// What an event is.
enum class event_kind : std::uint8_t {
    call,       ///< by telephone; in questions and scopes it includes video calls
    video_call, ///< by video
    meeting,    ///< in person, of two or at a summit's margins
    visit,      ///< of a guest in a host's country, from its beginning to its end
    summit,     ///< of many, at which meetings take place; no contact of two
    message,    ///< a letter, a telegram; never a call
    statement,  ///< anything that is no contact
};
/// The ceremony of a visit.
enum class protocol : std::uint8_t {
    state,         ///< a state visit
    official,      ///< an official visit
    working,       ///< a working visit
    private_visit, ///< spelt "private"
};
/// What became of an event, as one report says. Of several reports the latest counts, and only a denial undoes that it was held.
enum class status : std::uint8_t {
    proposed,  ///< somebody wants it
    planned,   ///< both sides expect it; its time is when it is to be
    held,      ///< it took place
    postponed, ///< it did not take place then, and may later
    cancelled, ///< it will not take place
    denied,    ///< it did not take place, whatever others report
};
/// What a participant was in an event.
enum class role : std::uint8_t {
    initiator, ///< rang up, or wrote
    recipient, ///< was rung up, or written to
    host,      ///< received the other in his country
    guest,     ///< travelled
    attendee,  ///< took part, no more is said
    mediator,  ///< between others
};
/// What a leader was at a given time, seen from one office.
enum class capacity : std::uint8_t {
    candidate, ///< stood for the office
    elect,     ///< elected, not yet in office
    incumbent, ///< held the office
    acting,    ///< stood in for its holder
    former,    ///< had held it
};
/// How far a source is trusted against others: whose times count, and whose claims go before others.
enum class source_rank : std::uint8_t {
    deprecated, ///< known to be wrong, or withdrawn: no time comes from it
    normal,     ///< unless more is said
    preferred,  ///< where it tells a time, only preferred sources are heard
};
/// Where an event took place, seen from a leader: in the leader's own country, or in another.
enum class whereabouts : std::uint8_t {
    anywhere, ///< not asked, or not said
    abroad,   ///< in another country than the one the leader speaks for
    at_home,  ///< in that country
};
/// The turning points of a term.
enum class milestone : std::uint8_t {
    elected,     ///< voting day, in the country's zone
    declared,    ///< the result is known
    took_office, ///< the holding begins
    left_office, ///< the holding ends; ".." is ongoing
};

/// The spelling of every value of a vocabulary, in the order of its values.
template <class Word>
inline constexpr std::array<std::string_view, 0> words{};

/// The spelling of the model's vocabularies, as files and answers have it.
template <>
inline constexpr std::array<std::string_view, 7> words<event_kind>{"call",   "video_call", "meeting",  "visit",
                                                                   "summit", "message",    "statement"};
template <>
inline constexpr std::array<std::string_view, 4> words<protocol>{"state", "official", "working", "private"};
template <>
inline constexpr std::array<std::string_view, 6> words<status>{"proposed", "planned", "held", "postponed", "cancelled", "denied"};
template <>
inline constexpr std::array<std::string_view, 6> words<role>{"initiator", "recipient", "host", "guest", "attendee", "mediator"};
template <>
inline constexpr std::array<std::string_view, 5> words<capacity>{"candidate", "elect", "incumbent", "acting", "former"};
template <>
inline constexpr std::array<std::string_view, 3> words<source_rank>{"deprecated", "normal", "preferred"};
template <>
inline constexpr std::array<std::string_view, 3> words<whereabouts>{"anywhere", "abroad", "at_home"};
template <>
inline constexpr std::array<std::string_view, 4> words<milestone>{"elected", "declared", "took_office", "left_office"};
template <>
inline constexpr std::array<std::string_view, 2> words<calendar>{"gregorian", "julian"};

/// An enumeration whose values have a spelling.
template <class Word>
concept vocabulary = words<Word>
.size() > 0;

/// A value's spelling: `name(event_kind::video_call)` is "video_call".
[[nodiscard]] constexpr std::string_view name(vocabulary auto w) noexcept { return words<decltype(w)>[static_cast<std::size_t>(w)]; }

/// The value so spelt; nothing if there is none.
template <vocabulary Word>
[[nodiscard]] constexpr std::optional<Word> word(std::string_view text) noexcept
{
    for (std::size_t i = 0; i != words<Word>.size(); ++i)
        if (words<Word>[i] == text) return static_cast<Word>(i);
    return std::nullopt;
}

} // namespace entente
