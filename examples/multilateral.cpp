// Who met whom at a summit: one event of many parties, and the meetings on its margins.
// SPDX-License-Identifier: MIT
//
//     multilateral [FOLDER [SUMMIT...]]
#include <entente/entente.hpp>
#include <entente/io/json.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

namespace en = entente;

namespace {

/// The summits on whose margins the most meetings are known.
std::vector<std::string> busiest(en::timeline const& world, std::size_t count)
{
    std::vector<std::pair<std::ptrdiff_t, std::string>> ranked;
    for (auto const& e : world.facts().events)
        if (e.kind == en::summit)
            ranked.emplace_back(-std::ranges::count(world.facts().events, e.id, &en::event::occasion), e.id);
    std::ranges::sort(ranked);
    std::vector<std::string> out;
    for (std::size_t i = 0; i < std::min(count, ranked.size()); ++i) out.push_back(ranked[i].second);
    return out;
}

} // namespace

int main(int count, char** arguments)
try {
    auto const world = en::io::read(count > 1 ? arguments[1] : "data");
    auto const summits = count > 2 ? std::vector<std::string>(arguments + 2, arguments + count) : busiest(world, 3);
    for (auto const& id : summits) {
        auto const place = world.when_was(world.find_moment(id).value());
        fmt::print("{}: {}\n", id, en::describe(place.window, "UTC", world.clocks()));
        for (auto const& row : world.ask(en::list(en::meeting).at(id)))
            for (auto const& c : row.candidates) {
                std::string parties;
                for (auto const& p : c.parties) parties += (parties.empty() ? "" : " - ") + std::string(p.code());
                fmt::print("  {:<12} {:<10} {}\n", parties, name(c.how), en::describe(c.window, row.zone, world.clocks()));
            }
    }
} catch (std::exception const& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 1;
}
