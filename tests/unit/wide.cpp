// Sums that 64 bits would not hold, beside those of a compiler that has 128.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/order/detail/wide.hpp>

#include <array>
#include <cstdint>
#include <limits>
#include <random>

using entente::detail::wide_sum;

#if defined(__SIZEOF_INT128__)
namespace {
__extension__ using known = __int128;

/// A number and the same number.
struct both {
    wide_sum ours;
    known theirs;
};
[[nodiscard]] both drawn(std::mt19937_64& random)
{
    constexpr auto top = std::numeric_limits<std::int64_t>::max();
    constexpr std::array<std::int64_t, 7> edges{0, 1, -1, top, -top, -top - 1, std::int64_t{1} << 32};
    auto const n = random() % 3 == 0 ? edges[random() % edges.size()] : static_cast<std::int64_t>(random()) >> (random() % 64);
    return {wide_sum{n}, known{n}};
}
} // namespace

TEST_CASE("wide sums are those of a compiler that has them", "[wide][twin]")
{
    constexpr unsigned seed = 31;
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    for (int round = 0; round != 20'000; ++round) {
        auto a = drawn(random), b = drawn(random);
        for (auto steps = random() % 60; steps-- != 0;) { // up to sixty doublings: beyond 64 bits
            auto const c = drawn(random);
            switch (random() % 4) {
            case 0: a = {a.ours + a.ours, a.theirs + a.theirs}; break;
            case 1: a = {a.ours - c.ours, a.theirs - c.theirs}; break;
            case 2: b = {-b.ours, -b.theirs}; break;
            default: b.ours += c.ours, b.theirs += c.theirs;
            }
        }
        REQUIRE((a.ours < b.ours) == (a.theirs < b.theirs));
        REQUIRE((a.ours == b.ours) == (a.theirs == b.theirs));
        REQUIRE((a.ours <= wide_sum{0}) == (a.theirs <= 0));
        REQUIRE(static_cast<std::int64_t>(a.ours - b.ours) == static_cast<std::int64_t>(a.theirs - b.theirs));
        REQUIRE((a.ours - b.ours) + b.ours == a.ours);
    }
}
#endif

namespace wide_tests {

} // namespace wide_tests
