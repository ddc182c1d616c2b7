// Names of countries against a table of what they mean.
// SPDX-License-Identifier: MIT
#include "conformance.hpp"
#include "import/names/party_names.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace conformance {

void names(std::filesystem::path const& file, tally& count)
{
    namespace en = entente;
    table const rows(file);
    en::detail::party_namer namer;
    int doubtful = 0;
    for (std::size_t i = 0; i != rows.size(); ++i) {
        auto const name = rows[i]["name"], expected = rows[i]["iso3"];
        auto const year = rows.has("year") ? std::atoi(rows[i]["year"].c_str()) : 0;
        auto const found = namer(name, year);
        auto const is = found.known ? std::string(found.id.code()) : std::string("?");
        auto got = is;
        if (found.why) {
            if (found.known) ++doubtful;
            auto const words = en::detail::name_problem(name, found, "write its code");
            got += fmt::format(": {} {}: {}; {}", static_cast<int>(*found.why), en::name(*found.why), words.text, words.remedy);
        }
        count.check(is == expected, rows[i].place() + ' ' + name, expected, got);
    }
    fmt::print("{} names were known with a doubt\n", doubtful);
}

} // namespace conformance
