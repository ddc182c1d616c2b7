// A table by its mapping: what the report says, and for every leader the order of first contacts and the list of them.
// SPDX-License-Identifier: MIT
#include "conformance.hpp"

#include <entente/entente.hpp>
#include <entente/io/table.hpp>
#include <entente/io/zones.hpp>

#include <fmt/core.h>

#include <string>
#include <vector>

namespace conformance {

void table_by_mapping(std::string const& mapping, std::vector<std::string> const& files)
{
    namespace en = entente;
    auto const read = en::io::read_table(files, en::io::read_mapping(mapping));
    fmt::print("{}\n", read.report);
    en::builder b{en::iana_zones()};
    b.add(read.facts);
    auto const world = b.build();
    for (auto const& l : read.facts.leaders) {
        fmt::print("\n{} ({})\n", en::detail::printable(l.name), l.id);
        for (auto const& names : l.names) fmt::print("  also {}\n", en::detail::printable(names));
        for (auto const& question : {en::order().by(l.id), en::list().by(l.id)}) fmt::print("{}\n", world.ask(question));
    }
}

} // namespace conformance
