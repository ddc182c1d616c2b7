// What the columns of Phoenix are called, and where they stand.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/coded/gdelt_tables.hpp"

#include <entente/model/party.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace entente::detail::phoenix {

/// What is read of a row.
enum column : std::size_t {
    gid,
    date,
    year,
    month,
    day,
    source,
    source_actor,
    source_agent,
    source_others,
    target,
    target_actor,
    target_agent,
    target_others,
    code_of_event,
    root,
    quad,
    goldstein,
    latitude,
    longitude,
    geoname,
    admin,
    country,
    sentence_id,
    url,
    publisher,
    how_many
};
/// In the order of `column`: in the sample's header, in the service's, in the description of the daily files.
inline constexpr std::array<std::array<std::string_view, 3>, how_many> names{{
    {"GID", "event_id", "EventID"},
    {"Date", "date", "Date"},
    {"Year", "year", "Year"},
    {"Month", "month", "Month"},
    {"Day", "day", "Day"},
    {"Source", "source", "SourceActorFull"},
    {"SrcActor", "src_actor", "SourceActorEntity"},
    {"SrcAgent", "src_agent", "SourceActorRole"},
    {"SOthAgent", "src_other_agent", "SourceActorAttribute"},
    {"Target", "target", "TargetActorFull"},
    {"TgtActor", "tgt_actor", "TargetActorEntity"},
    {"TgtAgent", "tgt_agent", "TargetActorRole"},
    {"TOthAgent", "tgt_other_agent", "TargetActorAttribute"},
    {"CAMEO", "code", "EventCode"},
    {"RootCode", "root_code", "EventRootCode"},
    {"QuadClass", "quad_class", "PentaClass"},
    {"Goldstein", "goldstein", "GoldsteinScore"},
    {"Lat", "latitude", "Lat"},
    {"Lon", "longitude", "Lon"},
    {"Geoname", "geoname", "LocationName"},
    {"AdminInfo", "admin_info", "StateName"},
    {"CountryCode", "country_code", "CountryCode"},
    {"ID", "id", "SentenceID"},
    {"URL", "url", "URLs"},
    {"sourcetxt", "source_text", "NewsSources"},
}};
/// Without these it is no table of Phoenix.
inline constexpr std::array needed{gid, date, source_actor, target_actor, code_of_event};
/// Where they stand in a daily file, which has the issues between the Goldstein score and the latitude.
inline constexpr std::size_t daily_width = 26;
[[nodiscard]] constexpr std::size_t in_daily(std::size_t c) { return c < latitude ? c : c + 1; }
inline constexpr std::size_t absent = ~std::size_t{0};

/// The country of a code of CAMEO.
[[nodiscard]] inline std::optional<party> known_party(std::string_view text)
{
    if (text.size() == 3 && party::is_code(text))
        if (party const p{look_up(country_codes, text).value_or(text)}; info(p) != nullptr) return p;
    return std::nullopt;
}

} // namespace entente::detail::phoenix
