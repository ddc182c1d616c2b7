// Calls of presidents-elect: "after election" is not "after inauguration".
// SPDX-License-Identifier: MIT
//
//     as_president_elect [FOLDER]
#include <entente/entente.hpp>
#include <entente/io/json.hpp>

#include <fmt/core.h>

#include <cstdio>
#include <exception>
#include <string>

namespace en = entente;

int main(int count, char** arguments)
try {
    auto const world = en::io::read(count > 1 ? arguments[1] : "data");
    fmt::print("the first of the calls that are known:\n");
    for (auto const* leader : {"barack-obama", "joe-biden", "donald-trump", "yoon-suk-yeol", "park-geun-hye"}) {
        auto const elect = world.ask(en::first(en::call).by(leader).after(en::elected).before(en::took_office));
        auto const office = world.ask(en::first(en::call).by(leader).since(en::took_office));
        for (std::size_t i = 0; i != elect.size(); ++i) {
            fmt::print("{} ({})\n", elect[i].leader_name, elect[i].term);
            fmt::print("  as president-elect  {}\n", elect[i].line().substr(elect[i].leader_name.size() + 2));
            fmt::print("  in office           {}\n", office[i].line().substr(office[i].leader_name.size() + 2));
        }
    }
} catch (std::exception const& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 1;
}
