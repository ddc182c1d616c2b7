// A spreadsheet of one's own: a mapping is proposed, filled in, and the first question asked. Usage: spreadsheet [FOLDER]
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>
#include <entente/io/table.hpp>
#include <entente/io/zones.hpp>

#include <fmt/core.h>

#include <string>

using namespace entente;

int main(int argc, char** argv)
{
    std::string const folder = argc > 1 ? argv[1] : "examples/spreadsheet";
    fmt::print("[guess]\n");
    // [guess]
    auto const guess = io::guess_mapping(folder + "/calls.csv");
    fmt::print("{}", guess.text);
    for (auto const& open : guess.fill_in) fmt::print("- {}\n", open);
    // [guess]

    fmt::print("[read]\n");
    // [read]
    auto const read = io::read_tables({{{folder + "/calls.csv"}, io::read_mapping(folder + "/calls.json")},
                                       {{folder + "/terms.csv"}, io::read_mapping(folder + "/terms.json")}});
    fmt::print("{}\n", read.report);
    // [read]

    fmt::print("[ask]\n");
    // [ask]
    builder b{iana_zones()};
    b.add(read.facts);
    auto const world = b.build();
    fmt::print("{}\n", world.ask(order(call).by("Moon Jae-in").after(elected)));
    // [ask]
}
