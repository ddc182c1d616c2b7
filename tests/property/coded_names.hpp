// The names and codes of examples/databases/coded_names.sql, from the library's own tables.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/coded/gdelt_tables.hpp"
#include "import/coded/icews_names.hpp"
#include "import/names/folded_name.hpp"

#include <entente/model/party.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace coded_names {

namespace en = entente;

/// Spellings of ICEWS alone: a test asks the reader for each.
inline constexpr std::string_view of_icews[] = {"Democratic Republic of Congo",
                                                "Holy See (Vatican City State)",
                                                "Iran, Islamic Republic of",
                                                "Korea, Democratic People's Republic of",
                                                "Korea, Republic of",
                                                "Libyan Arab Jamahiriya",
                                                "Macedonia, the former Yugoslav Republic of",
                                                "Moldova, Republic of",
                                                "Occupied Palestinian Territory",
                                                "Palestinian Territory, Occupied",
                                                "Shanghai Cooperation Organization",
                                                "Tanzania, United Republic of",
                                                "UN Security Council",
                                                "the former Yugoslav Republic of Macedonia"};

using table = std::map<std::string, std::string>;

/// Small letters as every database makes them: some of all letters, some of those of ASCII alone.
inline void add_name(table& to, std::string_view name, std::string_view party)
{
    std::string ascii(name);
    std::transform(ascii.begin(), ascii.end(), ascii.begin(), en::detail::lower);
    to.emplace(std::move(ascii), party);
    to.emplace(en::detail::folded_name(name), party);
}
[[nodiscard]] inline table names()
{
    table out;
    for (auto const& p : en::known_parties())
        for (auto const text : {p.id.code(), p.alpha2, p.name})
            if (!text.empty()) add_name(out, text, en::find_party(text)->code());
    for (auto const& a : en::detail::party_aliases) add_name(out, a.name, en::find_party(a.name)->code());
    for (auto const name : of_icews) add_name(out, name, en::detail::country_named(name)->code());
    return out;
}
[[nodiscard]] inline table countries()
{
    table out;
    for (auto const& m : en::detail::country_codes) out.emplace(m.code, m.is);
    for (auto const& p : en::known_parties()) out.emplace(p.id.code(), p.id.code());
    return out;
}
[[nodiscard]] inline table groups()
{
    table out;
    for (auto const& m : en::detail::organization_codes)
        if (en::info(en::party{m.is}) != nullptr) out.emplace(m.code, m.is); // as the reader asks
    return out;
}

[[nodiscard]] inline std::string quoted(std::string_view text)
{
    std::string out = "'";
    for (char const c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'";
}
[[nodiscard]] inline std::string rows(table const& all)
{
    std::string out, line;
    for (auto const& [key, party] : all) {
        auto const next = fmt::format("({}, {})", quoted(key), quoted(party));
        if (line.size() + next.size() > 136) {
            out += "  " + line + ",\n";
            line.clear();
        }
        line += (line.empty() ? "" : ", ") + next;
    }
    return out + "  " + line + ";\n";
}

/// The file.
[[nodiscard]] inline std::string sql()
{
    return "-- Countries and organizations by the names and the codes under which ICEWS and GDELT have them, in small letters: what the "
           "readers of\n"
           "-- both know, as a test makes sure. A name that is missing is added here, with a party of one's own.\n"
           "-- SPDX-License-Identifier: MIT\n"
           "-- [tables]\n"
           "CREATE TABLE coded_name (name TEXT PRIMARY KEY, party TEXT);\n"
           "CREATE TABLE cameo_country (code TEXT PRIMARY KEY, party TEXT);\n"
           "CREATE TABLE cameo_group (code TEXT PRIMARY KEY, party TEXT);\n"
           "-- [tables]\n"
           "INSERT INTO coded_name VALUES\n" +
           rows(names()) + "INSERT INTO cameo_country VALUES\n" + rows(countries()) + "INSERT INTO cameo_group VALUES\n" + rows(groups());
}

} // namespace coded_names
