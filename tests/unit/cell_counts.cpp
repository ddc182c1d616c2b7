// Counts by cell, against a sorted map.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/query/detail/cell_counts.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <utility>
#include <vector>

namespace cell_counts_tests {

using namespace entente::detail;

TEST_CASE("cells near each other and far away are counted alike, row by row", "[tally]")
{
    std::mt19937_64 random(7);
    auto const among = [&](std::int32_t least, std::int32_t most) { return std::uniform_int_distribution(least, most)(random); };
    for (auto const& [first, step] : {std::pair{0, 1}, std::pair{-50, 12}, std::pair{20'000, 12}}) {
        cell_counts counts(first, step);
        auto const last = counts.cell_at(cell_counts::places - 1);
        for (int row = 0; row != 200; ++row) {
            std::map<std::int32_t, std::pair<std::uint32_t, std::uint32_t>> known;
            for (int n = among(0, 60); n != 0; --n) {
                auto const edge = random() % 2 == 0 ? first : last; // where places begin, and end
                auto const cell = (random() % 3 == 0 ? among(first / step, last / step) * step : edge + among(-5, 5) * step);
                auto const in_step = cell - (cell - first) % step;
                bool const surely = random() % 2 == 0;
                auto const place = counts.place_of(in_step);
                if (surely && place < cell_counts::places) counts.add_at(place);
                else counts.add(in_step, surely);
                known[in_step].first += surely;
                ++known[in_step].second;
            }
            std::map<std::int32_t, std::pair<std::uint32_t, std::uint32_t>> told;
            std::vector<std::int32_t> order;
            counts.take([&](std::int32_t cell, cell_counts::counted n) {
                told[cell] = {n.least, n.most};
                order.push_back(cell);
            });
            REQUIRE(told == known);
            REQUIRE(order.size() == told.size());
            REQUIRE(std::is_sorted(order.begin(), order.end()));
        }
    }
}

} // namespace cell_counts_tests
