// Builds a world of 100,000 exact events and asks three of the five questions, each in a function of its own, so that a profiler can
// count the instructions of each (scripts/count-instructions).
// SPDX-License-Identifier: MIT
#include "chance.hpp"
#include "entente_world.hpp"

#include <cstddef>
#include <memory>
#include <vector>

using namespace bench;

// Names that a profiler finds as they are.
extern "C" {

[[gnu::noinline]] entente_world* count_building(world const& w) { return std::make_unique<entente_world>(w).release(); }
[[gnu::noinline]] std::size_t count_q1(entente_world const& e) { return e.first_calls().all.size(); }
[[gnu::noinline]] std::size_t count_q2(entente_world const& e, std::vector<leader_number> const& l) { return e.first_ten(l).all.size(); }
[[gnu::noinline]] std::size_t count_q3(entente_world const& e, std::vector<point> const& p) { return e.last_contacts(p).size(); }

} // extern "C"

int main()
{
    auto const w = make_world(100'000);
    std::unique_ptr<entente_world> const asked(count_building(w));
    auto const pairs = static_cast<country_number>(w.codes.size());
    std::vector<leader_number> leaders;
    for (leader_number l = 0; l != 10; ++l) leaders.push_back(l);
    std::vector<point> points;
    for (std::size_t i = 0; i != 1000; ++i)
        points.push_back({static_cast<country_number>(i % pairs), static_cast<country_number>((i * 7 + 1) % pairs),
                          world_begins + static_cast<seconds32>(i * 1'000'000)});
    std::erase_if(points, [](point const& p) { return p.one == p.other; });
    auto const found = count_q1(*asked) + count_q2(*asked, leaders) + count_q3(*asked, points);
    return found == 0 ? 1 : 0;
}
