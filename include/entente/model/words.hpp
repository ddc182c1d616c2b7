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

enum class event_kind : std::uint8_t { call, video_call, meeting, visit, summit, message, statement };
/// The ceremony of a visit.
enum class protocol : std::uint8_t { state, official, working, private_visit };
enum class status : std::uint8_t { proposed, planned, held, postponed, cancelled, denied };
enum class role : std::uint8_t { initiator, recipient, host, guest, attendee, mediator };
/// What a leader was at a given time, seen from one office.
enum class capacity : std::uint8_t { candidate, elect, incumbent, acting, former };
enum class source_rank : std::uint8_t { deprecated, normal, preferred };
/// Where an event took place, seen from a leader: in the leader's own country, or in another.
enum class whereabouts : std::uint8_t { anywhere, abroad, at_home };
/// The turning points of a term.
enum class milestone : std::uint8_t { elected, declared, took_office, left_office };

/// The spelling of every value of a vocabulary, in the order of its values.
template <class Word>
inline constexpr std::array<std::string_view, 0> words{};

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

template <class Word>
concept vocabulary = words<Word>
.size() > 0;

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
