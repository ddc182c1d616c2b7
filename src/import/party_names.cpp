// Countries by the names that lists give them.
// SPDX-License-Identifier: MIT
#include "import/party_names.hpp"

#include <entente/detail/ascii.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace entente::detail {

namespace {

/// What the lists of diplomats call countries, beside the names that `find_party` knows.
struct list_name {
    std::string_view name, code;
    std::int64_t last_year = 0; ///< in which it means that; 0: ever
};
constexpr std::array<list_name, 29> list_names{{
    {"Bosnia-Herzegovina", "BIH"},
    {"Bosnia and Herz.", "BIH"},
    {"Bosnian Federation", "BIH"},
    {"Central African Rep.", "CAF"},
    {"Dem. Rep. Congo", "COD"},
    {"Democratic Republic of Congo", "COD"},
    {"Dominican Rep.", "DOM"},
    {"Eq. Guinea", "GNQ"},
    {"Former Yugoslav Republic of Macedonia", "MKD"},
    {"German Federal Republic", "DEU"},
    {"Khmer Republic", "KHM"},
    {"Muscat & Oman", "OMN"},
    {"Republic of China", "CHN", 1949},
    {"Republic of Congo", "COG"},
    {"S. Sudan", "SSD"},
    {"Serbia-Montenegro", "YUG", 2002},
    {"Serbia-Montenegro", "SCG"},
    {"Slovak Republic", "SVK"},
    {"Solomon Is.", "SLB"},
    {"Somali Republic", "SOM"},
    {"St. Christopher and Nevis", "KNA"},
    {"St. Vincent", "VCT"},
    {"Surinam", "SUR"},
    {"U.S.S.R.", "SUN"},
    {"Union of South Africa", "ZAF"},
    {"West Bank", "PSE"},
    {"Western Samoa", "WSM"},
    {"Yemen Arab Republic", "YEM"},
    {"Zimbabwe Rhodesia", "RHO"},
}};

/// States that ended before ISO 3166 began, or that it never had.
struct past_state {
    std::string_view code, name, years;
};
constexpr std::array<past_state, 12> past_states{{
    {"AUTHUN", "Austria-Hungary", "1867/1918"},
    {"BAVARIA", "Bavaria", "1805/1918"},
    {"HAWAII", "Hawaii", "1795/1898"},
    {"KOREA", "Korea", "1392/1910"},
    {"MALAYA", "Malaya", "1948/1963"},
    {"ORANGE", "Orange Free State", "1854/1902"},
    {"PRUSSIA", "Prussia", "1701/1918"},
    {"RVN", "South Vietnam", "1955/1975"},
    {"TANGANYK", "Tanganyika", "1961/1964"},
    {"TIBET", "Tibet", "1912/1951"},
    {"TRANSVAA", "Transvaal", "1852/1902"},
    {"ZANZIBAR", "Zanzibar", "1963/1964"},
}};

/// Those of which the name lived on in English when the code was withdrawn.
struct successor {
    std::string_view retired, today;
};
constexpr std::array<successor, 5> successors{{{"BUR", "MMR"}, {"DHY", "BEN"}, {"HVO", "BFA"}, {"TMP", "TLS"}, {"ZAR", "COD"}}};

std::optional<party> known(std::string_view name, std::int64_t year)
{
    for (auto const& n : list_names)
        if (same_but_for_case(n.name, name) && (n.last_year == 0 || year <= n.last_year)) return party{n.code};
    auto const found = find_party(name);
    if (!found) return std::nullopt;
    auto const* about = info(*found);
    if (about != nullptr && about->last_year != 0 && year > about->last_year)
        for (auto const& s : successors)
            if (s.retired == found->code()) return party{s.today};
    return found;
}

std::string code_from(std::string_view name)
{
    std::string out;
    for (char const c : name) {
        auto const u = 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if ((('A' <= u && u <= 'Z') || ('0' <= u && u <= '9')) && out.size() != party::longest) out += u;
    }
    return out.empty() ? "PARTY" : out;
}

} // namespace

std::string plain(std::string_view text, bool apostrophes)
{
    constexpr std::string_view typographic = "\xe2\x80\x99";
    std::string out;
    bool gap = false;
    for (std::size_t i = 0; i != text.size(); ++i) {
        char c = text[i];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            gap = true;
            continue;
        }
        if (gap && !out.empty()) out += ' ';
        gap = false;
        if (apostrophes && text.substr(i).starts_with(typographic)) {
            c = '\'';
            i += typographic.size() - 1;
        }
        out += c;
    }
    return out;
}

party_namer::found party_namer::operator()(std::string_view text, std::int64_t year)
{
    auto name = plain(text, true);
    if (name.empty()) return {};
    if (auto const p = known(name, year)) return {*p, true};
    if (auto const open = name.find(" ("); open != std::string::npos && name.ends_with(')')) {
        name.resize(open);
        if (auto const p = known(name, year)) return {*p, true};
    }
    if (auto const comma = name.find(", "); comma != std::string::npos)
        if (auto const p = known(name.substr(comma + 2) + ' ' + name.substr(0, comma), year)) return {*p, true};
    for (auto const& s : past_states)
        if (same_but_for_case(s.name, name) || (s.code == "RVN" && name == "Republic of Vietnam")) return {use(party{s.code}), true};
    if (auto const at = own_.find(name); at != own_.end()) return {at->second.id, false};
    auto const stem = code_from(name);
    auto code = stem;
    for (auto& n = last_[stem]; info(party{code}) != nullptr || taken_.contains(party{code});) {
        auto const number = std::to_string(n = std::max(n + 1, 2));
        code = stem.substr(0, party::longest - number.size()) + number;
    }
    party const id{code};
    own_.emplace(name, party_definition{id, name, party_kind::country, {}, {}});
    taken_.emplace(id, name);
    return {id, false};
}

party party_namer::use(party id)
{
    for (auto const& s : past_states)
        if (s.code == id.code()) {
            own_.try_emplace(std::string(s.name), party_definition{id, std::string(s.name), party_kind::country, std::string(s.years), {}});
            taken_.try_emplace(id, s.name);
        }
    return id;
}

void party_namer::define(records& in) const
{
    for (auto const& [name, definition] : own_) in.parties.push_back(definition);
}

} // namespace entente::detail
