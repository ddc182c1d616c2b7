// Reads the table of a made world by entente, as a program would.
// SPDX-License-Identifier: MIT
#include "contestant.hpp"
#include "entente_world.hpp"

#include <entente/io/table.hpp>

#include <optional>
#include <stdexcept>
#include <utility>

namespace bench {

loading load_entente(world const& w, std::string const& folder)
{
    auto known = people_of(w); // the table has the events alone
    loading out;
    entente::io::imported table;
    out.reading =
        seconds_of([&] { table = entente::io::read_table(folder + "/events.csv", entente::io::read_mapping(folder + "/mapping.json")); });
    if (table.report.kept != w.size()) throw std::runtime_error("entente does not read every row");
    table.facts.leaders.clear(); // those whom it names are known, and have terms
    std::optional<entente::timeline> all;
    out.arranging = seconds_of([&] {
        entente::builder b{entente::utc_and_offsets()};
        all = b.add(std::move(known)).add(std::move(table.facts)).build();
    });
    if (all->events().size() != w.size()) throw std::runtime_error("entente does not build of every row");
    return out;
}

} // namespace bench
