// What loading and building the shipped data costs, from files to a timeline that answers. Usage: entente_load_benchmark [DATA [RUNS]]
// SPDX-License-Identifier: MIT
#include <entente/io/json.hpp>
#include <entente/timeline/timeline.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

int main(int argc, char** argv)
{
    using clock = std::chrono::steady_clock;
    std::string const data = argc > 1 ? argv[1] : "data";
    auto const runs = argc > 2 ? std::stoul(argv[2]) : std::size_t{1};
    std::vector<double> took;
    std::size_t leaders = 0, terms = 0, events = 0;
    for (std::size_t i = 0; i < runs; ++i) {
        auto const before = clock::now();
        auto const world = entente::io::read(data);
        took.push_back(std::chrono::duration<double, std::milli>(clock::now() - before).count());
        leaders = world.facts().leaders.size();
        terms = world.facts().terms.size();
        events = world.facts().events.size();
    }
    if (took.empty()) return 2;
    auto const first = took.front(); // with the zones, which a process reads once
    std::sort(took.begin(), took.end());
    fmt::print("{} leaders, {} terms, {} events: first {:.1f} ms, median {:.1f} ms, least {:.1f} ms of {}\n", leaders, terms, events, first,
               took[took.size() / 2], took.front(), took.size());
    return events == 0 ? 1 : 0;
}
