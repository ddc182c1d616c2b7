// The fields and the codes of GDELT's event exports.
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>

namespace entente::detail {

/// Where fields stand. Those of an actor begin at its code, those of a place at its type.
namespace gdelt_field {
inline constexpr std::size_t id = 0, day = 1, month = 2, year = 3, fraction = 4, actor1 = 5, actor2 = 15, is_root = 25, event_code = 26,
                             base_code = 27, root_code = 28, quad_class = 29, goldstein = 30, mentions = 31, tone = 34, places = 35;
}
/// In an actor.
namespace gdelt_part {
inline constexpr std::size_t code = 0, name = 1, country = 2, group = 3, type1 = 7, type3 = 9;
}

inline constexpr std::array<std::string_view, 35> first_columns{"GLOBALEVENTID",
                                                                "SQLDATE",
                                                                "MonthYear",
                                                                "Year",
                                                                "FractionDate",
                                                                "Actor1Code",
                                                                "Actor1Name",
                                                                "Actor1CountryCode",
                                                                "Actor1KnownGroupCode",
                                                                "Actor1EthnicCode",
                                                                "Actor1Religion1Code",
                                                                "Actor1Religion2Code",
                                                                "Actor1Type1Code",
                                                                "Actor1Type2Code",
                                                                "Actor1Type3Code",
                                                                "Actor2Code",
                                                                "Actor2Name",
                                                                "Actor2CountryCode",
                                                                "Actor2KnownGroupCode",
                                                                "Actor2EthnicCode",
                                                                "Actor2Religion1Code",
                                                                "Actor2Religion2Code",
                                                                "Actor2Type1Code",
                                                                "Actor2Type2Code",
                                                                "Actor2Type3Code",
                                                                "IsRootEvent",
                                                                "EventCode",
                                                                "EventBaseCode",
                                                                "EventRootCode",
                                                                "QuadClass",
                                                                "GoldsteinScale",
                                                                "NumMentions",
                                                                "NumSources",
                                                                "NumArticles",
                                                                "AvgTone"};
inline constexpr std::array<std::string_view, 3> place_names{"Actor1Geo_", "Actor2Geo_", "ActionGeo_"};
inline constexpr std::array<std::string_view, 8> place_columns{"Type",     "FullName", "CountryCode", "ADM1Code",
                                                               "ADM2Code", "Lat",      "Long",        "FeatureID"};

struct meaning {
    std::string_view code;
    std::string_view is;
};

/// Countries whose code in CAMEO is not that of ISO 3166-1.
inline constexpr meaning country_codes[] = {{"BAG", "IRQ"}, {"GZS", "PSE"}, {"ROM", "ROU"}, {"TMP", "TLS"}, {"WSB", "PSE"}, {"ZAR", "COD"}};

/// Codes of region_codes in the place of a country's.
inline constexpr meaning region_codes[] = {
    {"AFR", "Africa"},         {"ASA", "Asia"},           {"BLK", "Balkans"},        {"CAS", "Central Asia"},    {"CAU", "Caucasus"},
    {"CEU", "Central Europe"}, {"CFR", "Central Africa"}, {"CRB", "Caribbean"},      {"EAF", "East Africa"},     {"EEU", "Eastern Europe"},
    {"EIN", "East Indies"},    {"EUR", "Europe"},         {"LAM", "Latin America"},  {"MDT", "Mediterranean"},   {"MEA", "Middle East"},
    {"NAF", "North Africa"},   {"NMR", "North America"},  {"PGS", "Persian Gulf"},   {"SAF", "Southern Africa"}, {"SAM", "South America"},
    {"SAS", "South Asia"},     {"SCN", "Scandinavia"},    {"SEA", "Southeast Asia"}, {"WAF", "West Africa"},     {"WST", "the West"}};

/// Known groups that are organizations of states.
inline constexpr meaning organization_codes[] = {
    {"AFU", "AFU"}, {"ARL", "LAS"},  {"ASN", "ASEAN"}, {"CIS", "CIS"},      {"COE", "COE"},      {"EEC", "EU"},
    {"GCC", "GCC"}, {"IAE", "IAEA"}, {"IMF", "IMF"},   {"ITP", "INTERPOL"}, {"MER", "MERCOSUR"}, {"NAT", "NATO"},
    {"OAS", "OAS"}, {"OAU", "OAU"},  {"OIC", "OIC"},   {"OPC", "OPEC"},     {"SAA", "SAARC"},    {"SAD", "SADC"},
    {"SCO", "SCO"}, {"UNO", "UN"},   {"WBK", "WB"},    {"WTO", "WTO"}};

/// Types of actors that speak for their state.
inline constexpr std::string_view types_of_the_state[] = {"COP", "GOV", "JUD", "LEG", "MIL", "SPY"};

/// What a code of one of these lists is.
[[nodiscard]] std::optional<std::string_view> look_up(auto const& list, std::string_view text)
{
    auto const at = std::ranges::find(list, text, &meaning::code);
    if (at == std::end(list)) return std::nullopt;
    return at->is;
}

} // namespace entente::detail
