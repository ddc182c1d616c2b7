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
#include <stdexcept>
#include <string>
#include <vector>

namespace en = entente;

namespace {

std::string joined(auto const& parties)
{
    std::string out;
    for (auto const& p : parties) out += (out.empty() ? "" : " - ") + std::string(p.code());
    return out;
}

/// Where it was, on the clocks of the place, and with whom as host.
void head(en::timeline const& world, en::event const& summit)
{
    std::string zone = "UTC";
    for (auto const& r : summit.reports)
        if (!r.time.zone().empty()) zone = r.time.zone();
    std::vector<en::party> hosts;
    for (auto const& p : summit.participants)
        if (p.role == en::role::host) hosts.push_back(p.party);
    fmt::print("{}: {}, {}, host {}\n", summit.id, summit.place,
               en::describe(world.when_was(world.find_moment(summit.id).value()).window, zone, world.clocks()),
               hosts.empty() ? "not known" : joined(hosts));
}

/// The summits on whose margins the most meetings are known.
std::vector<std::string> busiest(en::timeline const& world, std::size_t count)
{
    std::vector<std::pair<std::ptrdiff_t, std::string>> ranked;
    for (auto const& e : world.facts().events)
        if (e.kind == en::summit) ranked.emplace_back(-std::ranges::count(world.facts().events, e.id, &en::event::occasion), e.id);
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
        auto const summit = std::ranges::find(world.facts().events, id, &en::event::id);
        if (summit == world.facts().events.end()) throw std::runtime_error("there is no summit " + id);
        head(world, *summit);
        for (auto const& row : world.ask(en::list(en::meeting).at(id).with_organizations()))
            for (auto const& c : row.candidates)
                fmt::print("  {:<12} {:<10} {}\n", joined(c.parties), name(c.how), en::describe(c.window, row.zone, world.clocks()));
    }
} catch (std::exception const& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 1;
}
