// Windows that are kept while constraints come and go, beside those that are looked for anew.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/order/detail/kept_windows.hpp>

#include <cstdint>
#include <random>
#include <vector>

namespace kept_windows_tests {

using namespace entente;

namespace {

struct dice {
    std::mt19937_64 engine;
    int operator()(int n) { return static_cast<int>(engine() % static_cast<std::uint64_t>(n)); }
    int between(int a, int b) { return a + (*this)(b - a + 1); }
};

bounds random_bounds(dice& d)
{
    auto const from = d.between(-20, 20);
    switch (d(4)) {
    case 0: return {};
    case 1: return bounds::closed(instant{from}, instant::future());
    case 2: return bounds::closed(instant::past(), instant{from});
    default: return bounds::closed(instant{from}, instant{from + d(30)});
    }
}
constraint random_constraint(dice& d, std::size_t nodes)
{
    constraint c{static_cast<node>(d(static_cast<int>(nodes))), static_cast<node>(d(static_cast<int>(nodes)))};
    if (d(4) != 0) c.least = duration{d.between(-6, 5)};
    if (d(2) == 0) c.most = duration{d.between(-2, 12)};
    return c;
}

} // namespace

TEST_CASE("Kept windows are those of the network, whatever came and was taken back", "[network]")
{
    for (std::uint64_t seed = 1; seed != 1500; ++seed) {
        dice d{std::mt19937_64(seed)};
        INFO("seed " << seed);
        network net;
        network::kept_windows kept(net);
        auto settled = net.here();
        for (int step = 0; step != 40; ++step) {
            auto const what = d(8);
            if (what < 2 || net.size() == 0) (void)net.add(random_bounds(d), statement(1));
            else if (what < 6) (void)net.insert(statement(static_cast<std::uint32_t>(step)), {{random_constraint(d, net.size())}});
            else if (what == 6) {
                net.return_to(settled);
                kept.return_to(settled);
            } else {
                kept.settle();
                settled = net.here();
            }
            for (int asked = d(4); asked != 0; --asked) {
                auto const n = static_cast<node>(d(static_cast<int>(net.size())));
                REQUIRE(kept.window(n) == net.window(n));
            }
        }
        auto const all = net.windows();
        std::vector<node> nodes;
        for (std::uint32_t n = 0; n != net.size(); ++n) nodes.push_back(node{n});
        for (auto const n : nodes) REQUIRE(kept.window(n) == all[static_cast<std::uint32_t>(n)]);
        CHECK(net.windows(nodes) == all);
    }
}

TEST_CASE("What constraints lead to is as far as the network says, where bounds do not say more", "[network]")
{
    for (std::uint64_t seed = 1; seed != 500; ++seed) {
        dice d{std::mt19937_64(seed)};
        network net;
        for (int n = 2 + d(6); n != 0; --n) (void)net.add(random_bounds(d), statement(1));
        for (int n = d(10); n != 0; --n) (void)net.insert(statement(2), {{random_constraint(d, net.size())}});
        for (std::uint32_t a = 0; a != net.size(); ++a) {
            std::vector<duration> forth(net.size(), duration::unlimited()), back = forth;
            for (auto const& [n, most] : net.linked_from(node{a})) forth[static_cast<std::uint32_t>(n)] = most;
            for (auto const& [n, most] : net.linked_to(node{a})) back[static_cast<std::uint32_t>(n)] = most;
            for (std::uint32_t b = 0; b != net.size(); ++b) {
                auto const by_bounds = [&](node x, node y) { return net.window(y).latest() - net.window(x).earliest(); };
                CHECK(std::min(forth[b], by_bounds(node{a}, node{b})) == net.most(node{a}, node{b}));
                CHECK(std::min(back[b], by_bounds(node{b}, node{a})) == net.most(node{b}, node{a}));
            }
        }
    }
}

} // namespace kept_windows_tests
