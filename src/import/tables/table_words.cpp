// Words of the vocabularies as people spell them in tables.
// SPDX-License-Identifier: MIT
#include "import/tables/table_words.hpp"

#include <entente/detail/ascii.hpp>

#include <array>

namespace entente::detail {

namespace {

constexpr std::array<other_word, 29> kinds{{
    {"calls", "call"},
    {"phone", "call"},
    {"phone call", "call"},
    {"phone conversation", "call"},
    {"telephone", "call"},
    {"telephone call", "call"},
    {"telephone conversation", "call"},
    {"telecon", "call"},
    {"telcon", "call"},
    {"video", "video_call"},
    {"videocall", "video_call"},
    {"video conference", "video_call"},
    {"videoconference", "video_call"},
    {"video link", "video_call"},
    {"virtual meeting", "video_call"},
    {"meetings", "meeting"},
    {"bilateral meeting", "meeting"},
    {"visits", "visit"},
    {"state visit", "visit"},
    {"official visit", "visit"},
    {"working visit", "visit"},
    {"official working visit", "visit"},
    {"private visit", "visit"},
    {"summit meeting", "summit"},
    {"summits", "summit"},
    {"letter", "message"},
    {"telegram", "message"},
    {"messages", "message"},
    {"press statement", "statement"},
}};
constexpr std::array<other_word, 8> statuses{{
    {"scheduled", "planned"},
    {"completed", "held"},
    {"took place", "held"},
    {"happened", "held"},
    {"delayed", "postponed"},
    {"canceled", "cancelled"},
    {"called off", "cancelled"},
    {"suggested", "proposed"},
}};
constexpr std::array<other_word, 6> roles{{
    {"caller", "initiator"},
    {"called", "recipient"},
    {"receiver", "recipient"},
    {"visitor", "guest"},
    {"participant", "attendee"},
    {"mediation", "mediator"},
}};
constexpr std::array<other_word, 6> capacities{{
    {"president elect", "elect"},
    {"prime minister elect", "elect"},
    {"chancellor elect", "elect"},
    {"in office", "incumbent"},
    {"sitting", "incumbent"},
    {"interim", "acting"},
}};

} // namespace

template <>
std::span<other_word const> other_words<event_kind>() noexcept
{
    return kinds;
}
template <>
std::span<other_word const> other_words<status>() noexcept
{
    return statuses;
}
template <>
std::span<other_word const> other_words<role>() noexcept
{
    return roles;
}
template <>
std::span<other_word const> other_words<capacity>() noexcept
{
    return capacities;
}
template <>
std::span<other_word const> other_words<party_kind>() noexcept
{
    return {};
}

std::string plain_word(std::string_view text)
{
    std::string out;
    bool gap = false;
    for (char const c : text) {
        if (c == ' ' || c == '-' || c == '_' || c == '\t') {
            gap = true;
            continue;
        }
        if (gap && !out.empty()) out += ' ';
        gap = false;
        out += lower(c);
    }
    return out;
}

} // namespace entente::detail
