// Whom the names of ICEWS mean.
// SPDX-License-Identifier: MIT
#include "import/coded/icews_names.hpp"

#include <entente/detail/ascii.hpp>

#include <algorithm>
#include <iterator>
#include <string>

namespace entente::detail {
namespace {

/// Names of countries and organizations as ICEWS spells them and nobody else.
constexpr party_alias icews_spellings[] = {
    {"Democratic Republic of Congo", "COD"},
    {"Holy See (Vatican City State)", "VAT"},
    {"Iran, Islamic Republic of", "IRN"},
    {"Korea, Democratic People's Republic of", "PRK"},
    {"Korea, Republic of", "KOR"},
    {"Libyan Arab Jamahiriya", "LBY"},
    {"Macedonia, the former Yugoslav Republic of", "MKD"},
    {"Moldova, Republic of", "MDA"},
    {"Occupied Palestinian Territory", "PSE"},
    {"Palestinian Territory, Occupied", "PSE"},
    {"Shanghai Cooperation Organization", "SCO"},
    {"Tanzania, United Republic of", "TZA"},
    {"UN Security Council", "UN"},
    {"the former Yugoslav Republic of Macedonia", "MKD"},
};

/// Regions: no country, and nobody who could lead.
constexpr std::string_view icews_regions[] = {"Africa",          "Asia",           "Balkans",         "Caribbean",     "Central Africa",
                                              "Central America", "Central Asia",   "East Africa",     "East Asia",     "Eastern Europe",
                                              "Europe",          "Horn of Africa", "International",   "Latin America", "Middle East",
                                              "North Africa",    "North America",  "Oceania",         "Persian Gulf",  "South America",
                                              "South Asia",      "Southeast Asia", "Southern Africa", "West Africa",   "Western Europe"};

/// Words in the name of a role by which it speaks for its country, in small letters; every other role is private. Only
/// for the form without sectors.
constexpr std::string_view words_of_the_state[] = {
    "admiral",      "administrat",     "air force",    "ambassador",     "army",       "assembl",          "attorney general",
    "cabinet",      "chief of staff",  "commissioner", "congress",       "consul",     "council",          "court",
    "customs",      "defense",         "delegation",   "department",     "diplomat",   "domestic affairs", "election commission",
    "envoy",        "foreign affairs", "government",   "governor",       "head of",    "high commission",  "house",
    "intelligence", "judge",           "judiciary",    "king",           "lawmaker",   "legislat",         "mayor",
    "military",     "minister",        "ministry",     "national guard", "naval",      "official",         "ombudsman",
    "parliament",   "police",          "president",    "prime",          "prosecutor", "representative",   "royal",
    "secretar",     "security",        "senat",        "state media",    "supreme"};
/// Words that make it private all the same.
constexpr std::string_view words_not_of_the_state[] = {"opposition", "candidate", "party",           "coup",   "defector",
                                                       "former",     "dissident", "lawyer/attorney", "private"};

[[nodiscard]] bool holds_word(std::string const& lowered, auto const& words)
{
    return std::any_of(std::begin(words), std::end(words), [&](std::string_view w) { return lowered.find(w) != std::string::npos; });
}

} // namespace

bool speaks_for_state(std::string_view role)
{
    std::string small(role);
    std::transform(small.begin(), small.end(), small.begin(), lower);
    return holds_word(small, words_of_the_state) && !holds_word(small, words_not_of_the_state);
}

std::optional<party> country_named(std::string_view name)
{
    for (auto const& s : icews_spellings)
        if (s.name == name) return party{s.code};
    if (name.size() <= 3) return std::nullopt; // no abbreviations: "IS" is not Iceland
    return find_party(name);
}

bool is_icews_region(std::string_view name) { return std::ranges::find(icews_regions, name) != std::end(icews_regions); }

bool has_sector(std::string_view sectors, std::string_view wanted)
{
    for (;;) {
        auto const end = sectors.find(',');
        if (sectors.substr(0, end) == wanted) return true;
        if (end == std::string_view::npos) return false;
        sectors.remove_prefix(end + 1);
    }
}

std::optional<std::pair<std::string_view, std::string_view>> role_of(std::string_view name)
{
    if (!name.ends_with(')')) return std::nullopt;
    int depth = 0;
    for (auto at = name.size(); at-- != 0;) {
        if (name[at] == ')') ++depth;
        if (name[at] == '(' && --depth == 0) {
            if (at < 2 || name[at - 1] != ' ') return std::nullopt;
            return std::pair{name.substr(0, at - 1), name.substr(at + 1, name.size() - at - 2)};
        }
    }
    return std::nullopt;
}

} // namespace entente::detail
