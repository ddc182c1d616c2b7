// Writes the events of a made world as a CSV file with its mapping.
// SPDX-License-Identifier: MIT
#include "table.hpp"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <iterator>
#include <string_view>
#include <utility>

namespace bench {

namespace {

// a mapping has one role for each participant, so that it is in no column: who rang up or travelled stands first
constexpr std::string_view mapping = R"({
  "format": "entente-table/1",
  "date_order": "YMD",
  "zone": "UTC",
  "source": {"id": "made", "title": "A world by chance"},
  "kind": {"column": "kind"},
  "id": {"column": "id"},
  "start": {"column": "start"},
  "participants": [
    {"role": "initiator", "leader": {"column": "leader1"}, "party": {"column": "party1"}},
    {"role": "recipient", "leader": {"column": "leader2"}, "party": {"column": "party2"}}
  ]
}
)";
constexpr std::array<std::string_view, contact_kinds> kinds{"call", "meeting", "visit"};

/// What is small: as numbers, so that nobody has to look up names for them.
bool write_terms(world const& w, std::string const& folder)
{
    std::ofstream terms(folder + "/terms.csv", std::ios::binary), countries(folder + "/countries.csv", std::ios::binary);
    terms << "term,leader,elected,took_office,left_office\n";
    for (std::size_t t = 0; t != w.terms.size(); ++t)
        terms << fmt::format("{},{},{},{},{}\n", t, w.terms[t].leader, w.terms[t].elected, w.terms[t].took_office, w.terms[t].left_office);
    countries << "number,code\n";
    for (std::size_t c = 0; c != w.codes.size(); ++c) countries << fmt::format("{},{}\n", c, w.codes[c]);
    return terms.flush() && countries.flush();
}

} // namespace

bool write_table(world const& w, std::string const& folder)
{
    std::ofstream(folder + "/mapping.json", std::ios::binary) << mapping;
    std::ofstream out(folder + "/events.csv", std::ios::binary);
    out << "id,kind,start,leader1,party1,leader2,party2\n";
    std::string line;
    for (event_number e = 0; e != w.size() && out; ++e) {
        line.clear();
        auto const told = w.told.empty() ? precision::second : w.told[e];
        auto const [a, b] = std::pair{w.caller[e], w.called[e]};
        fmt::format_to(std::back_inserter(line), "{},{},{},{},{},{},{}\n", event_id(e), kinds[static_cast<std::size_t>(w.kind[e])],
                       time_text(w.at[e], told), leader_id(a), w.codes[w.country_of[a]], leader_id(b), w.codes[w.country_of[b]]);
        out << line;
    }
    return out.flush() && write_terms(w, folder);
}

} // namespace bench
