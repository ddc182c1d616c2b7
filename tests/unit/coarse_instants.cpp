// Instants in little, and the lists that are sorted by them.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/timeline/detail/coarse_instant.hpp>
#include <entente/timeline/detail/postings.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

namespace coarse_instants_tests {

using namespace entente;
using detail::coarse_instant;

namespace {

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t year = 366 * 24 * 3600 * second;

/// Of the time that is told to the second, of all that a calendar tells, and of all.
instant any_instant(std::mt19937_64& random)
{
    auto const among = [&](std::int64_t most) { return std::uniform_int_distribution<std::int64_t>(-most, most)(random); };
    switch (random() % 4) {
    case 0: return instant{among(30 * year) / second * second};
    case 1: return instant{among(100 * year)};
    case 2: return instant{among(9'000 * year)};
    default: return instant{among(std::numeric_limits<std::int64_t>::max())};
    }
}

} // namespace

TEST_CASE("a coarse instant is a step in which the instant lies", "[postings]")
{
    std::mt19937_64 random(31);
    std::vector<instant> all{instant::past(), instant::future(), instant{}};
    for (std::int64_t const edge : {-(std::int64_t{1} << 30), std::int64_t{1} << 31}) // where seconds begin, and end
        for (int near = -2; near <= 2; ++near) all.insert(all.end(), {instant{edge * second + near}, instant{(edge + near) * second}});
    for (int i = 0; i != 20'000; ++i) all.push_back(any_instant(random));
    std::sort(all.begin(), all.end());
    auto before = coarse_instant(all.front());
    for (auto const t : all) {
        CAPTURE(t.count());
        coarse_instant const step(t);
        REQUIRE(step.earliest() <= t);
        REQUIRE(t <= step.latest());
        REQUIRE(before <= step);
        REQUIRE(coarse_instant(step.earliest()) == step);
        REQUIRE(coarse_instant(step.latest()) == step);
        if (step.latest() != instant::future()) REQUIRE(step.next().earliest() == step.latest() + tick);
        before = step;
    }
    CHECK(coarse_instant(instant::future()).next() == coarse_instant(instant::future()));
}

TEST_CASE("a second between 1936 and 2038 is a step of its own", "[postings]")
{
    std::mt19937_64 random(37);
    for (int i = 0; i != 10'000; ++i) {
        auto const whole = std::uniform_int_distribution<std::int64_t>(-(1 << 30), std::numeric_limits<std::int32_t>::max())(random);
        CAPTURE(whole);
        coarse_instant const step(instant{whole * second});
        REQUIRE(step.earliest() == instant{whole * second});
        REQUIRE(step.latest() == instant{whole * second + second - 1});
    }
}

TEST_CASE("a list finds whatever may lie in a window, and tells no window but the one that was posted", "[postings]")
{
    std::mt19937_64 random(41);
    std::vector<bounds> windows;
    detail::postings<party> all;
    party const whose("KOR");
    for (std::uint32_t e = 0; e != 2'000; ++e) {
        auto const from = any_instant(random);
        auto const length = random() % 3 == 0 ? days(static_cast<std::int64_t>(random() % 40)) : duration{};
        auto const window = random() % 50 == 0 ? bounds{} : bounds::closed(from, from + length);
        windows.push_back(window);
        all.add(whose, event_id{e}, window, detail::aspect(event_kind::call));
    }
    all.close();
    std::size_t told = 0;
    all.for_each_list(whose, [&](detail::stretch const& some) {
        for (std::size_t i = 0; i != some.size(); ++i) {
            auto const& window = windows[detail::number(some.event(i))];
            REQUIRE(some.around(i).contains(window));
            if (!some.how_broad().tells_windows()) continue;
            REQUIRE(some.around(i) == window);
            ++told;
        }
    });
    CHECK(told > 300);
    for (int round = 0; round != 300; ++round) {
        auto const a = any_instant(random), b = any_instant(random);
        auto const in = bounds::closed(std::min(a, b), std::max(a, b));
        std::vector<bool> found(windows.size());
        auto walk = all.of(whose, in, round % 2 == 0);
        for (; !walk.is_over(); walk.step()) {
            auto const e = detail::number(walk.event());
            found[e] = true;
            if (walk.tells_window()) REQUIRE(windows[e] == bounds(walk.reach()));
        }
        for (std::size_t e = 0; e != windows.size(); ++e)
            if (overlap(windows[e], in)) REQUIRE(found[e]);
    }
}

} // namespace coarse_instants_tests
