// Japan's prime ministers have no election day of their own: their first calls after taking office, and why.
// SPDX-License-Identifier: MIT
//
//     prime_ministers [FOLDER]
#include <entente/entente.hpp>
#include <entente/io/json.hpp>

#include <fmt/core.h>

#include <cstdio>
#include <exception>

namespace en = entente;

int main(int count, char** arguments)
try {
    auto const world = en::io::read(count > 1 ? arguments[1] : "data");
    auto const first = world.ask(en::first(en::call).by_each("JPN/prime-minister").since(en::took_office));
    auto const order = world.ask(en::order(en::call).by_each("JPN/prime-minister").since(en::took_office));
    for (std::size_t i = 0; i != first.size(); ++i) {
        if (first[i].candidates.empty()) continue;
        fmt::print("{}\n", order[i]);
        fmt::print("  {}\n", first[i].why());
    }
} catch (std::exception const& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 1;
}
