// Lists that copies share and that grow.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/detail/chain.hpp>
#include <entente/timeline/detail/dictionary.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <vector>

namespace chain_tests {

using namespace entente;

static_assert(std::random_access_iterator<chain<int>::iterator>);

TEST_CASE("what is added to a copy is not seen by the other", "[chain]")
{
    chain<int> a({1, 2, 3});
    a.close();
    auto b = a;
    b.push_back(4);
    a.push_back(5);
    a.push_back(6);
    CHECK(std::vector(a.begin(), a.end()) == std::vector{1, 2, 3, 5, 6});
    CHECK(std::vector(b.begin(), b.end()) == std::vector{1, 2, 3, 4});
    CHECK(&a[0] == &b[0]); // shared
    b.edit(3) = 7;
    CHECK(b.back() == 7);
    b.close();
    CHECK(std::vector(b.begin(), b.end()) == std::vector{1, 2, 3, 7});
    CHECK(chain<int>{} == chain<int>(std::vector<int>{}));
    CHECK(a != b);
}

TEST_CASE("a chain is the vector that grew in the same way", "[chain][property]")
{
    std::mt19937 random(20250609);
    for (int round = 0; round != 200; ++round) {
        std::vector<std::pair<chain<int>, std::vector<int>>> all(1);
        for (int step = 0; step != 60; ++step) {
            auto const at = random() % all.size();
            if (random() % 4 == 0) all.push_back(all[at]);
            auto& [c, v] = all[at];
            for (auto n = random() % 4; n-- != 0;) {
                auto const x = static_cast<int>(random() % 1000);
                v.push_back(x);
                if (random() % 2 == 0) c.push_back(x);
                else c.append({x});
            }
            if (random() % 2 == 0) c.close();
        }
        for (auto const& [c, v] : all) {
            REQUIRE(c.size() == v.size());
            REQUIRE(std::equal(c.begin(), c.end(), v.begin(), v.end()));
            for (std::size_t i = 0; i != v.size(); ++i) REQUIRE(c[i] == v[i]);
        }
    }
}

TEST_CASE("an index is the multimap that grew in the same way", "[chain][property]")
{
    std::mt19937 random(20250610);
    for (int round = 0; round != 100; ++round) {
        detail::index<std::uint32_t> grown;
        std::multimap<std::uint32_t, std::uint32_t> plain;
        std::uint32_t number = 0;
        for (int step = 0; step != 20; ++step) {
            auto const before = grown; // a copy does not see what comes later
            auto const known = plain;
            for (auto n = random() % 5; n-- != 0; ++number) {
                auto const key = static_cast<std::uint32_t>(random() % 7);
                grown.add(key, number);
                plain.emplace(key, number);
            }
            grown.close();
            using both = std::pair<detail::index<std::uint32_t> const*, std::multimap<std::uint32_t, std::uint32_t> const*>;
            for (auto const& [copy, numbers] : {both{&before, &known}, both{&grown, &plain}})
                for (std::uint32_t key = 0; key != 7; ++key) {
                    auto all = copy->all(key);
                    std::sort(all.begin(), all.end());
                    std::vector<std::uint32_t> expected;
                    for (auto [at, end] = numbers->equal_range(key); at != end; ++at) expected.push_back(at->second);
                    REQUIRE(all == expected);
                    REQUIRE(copy->find(key) == (expected.empty() ? std::nullopt : std::optional{expected.front()}));
                }
        }
    }
}

} // namespace chain_tests
