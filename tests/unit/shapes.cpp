// Networks of shapes that solvers fear. Nothing here is timed: each case ends within the time of a test because no search
// costs more than its documented bound, and does not overflow the stack because nothing recurses.
// SPDX-License-Identifier: MIT
#include "../contest.hpp"
#include "catch.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <random>
#include <utility>
#include <vector>

namespace shapes_tests {

using namespace entente;
using contests::contest;

namespace {

using nodes = std::vector<node>;
using refusal = std::optional<network::conflict>;

constexpr std::uint32_t many = 100'000;

/// n points that nothing is known of, or that lie in the same bounds. What is told of them is said in statements of its own.
struct shape {
    network net;
    nodes points;
    std::uint32_t said = 0;

    explicit shape(std::uint32_t n, bounds within = {})
    {
        for (std::uint32_t i = 0; i < n; ++i) points.push_back(net.add(within, statement{said++}));
    }
    refusal tell(constraint const& c) { return net.insert(statement{said++}, {&c, 1}); }
    refusal order(std::uint32_t a, std::uint32_t b) { return tell(before(points[a], points[b])); }
};

shape chain(std::uint32_t n, bounds within = {})
{
    shape all(n, within);
    for (std::uint32_t i = 0; i + 1 < n; ++i) REQUIRE_FALSE(all.order(i, i + 1));
    return all;
}

/// All that can be asked of a contest without a search for each of its points.
void ask_all(network const& net, nodes const& points)
{
    auto const possible = contest(net, points).possibly_first();
    CHECK_FALSE(possible.empty());
    auto const later = contest(net, points, instant{0}).possibly_first();
    CHECK(std::is_sorted(later.begin(), later.end()));
    auto const to = net.least_most_to(points), from = net.least_most_from(points);
    for (auto const n : possible) CHECK(to[static_cast<std::size_t>(n)] == duration{});
    CHECK(std::all_of(from.begin(), from.end(), [](duration d) { return d <= duration{}; }));
}

} // namespace

TEST_CASE("a chain of a hundred thousand, whose converse is a conflict of all of it", "[network]")
{
    auto const within = GENERATE(bounds{}, bounds::closed(instant{0}, instant{2 * many}));
    auto all = chain(many, within);
    auto const first = all.points.front(), last = all.points.back();
    CHECK(all.net.most(last, first) == duration{-static_cast<std::int64_t>(many) + 1});
    CHECK(all.net.because(last, first).size() == many - 1);
    CHECK(all.net.certainly_before(first, last));
    CHECK_FALSE(all.net.possibly_before(last, first));
    CHECK(all.net.windows().size() == many);
    CHECK(all.net.most_from(last)[0] == all.net.most(last, first));
    CHECK(all.net.most_to(first)[many - 1] == all.net.most(last, first));
    ask_all(all.net, all.points);

    CHECK(contest(all.net, all.points).possibly_first() == nodes{first});

    auto const refused = all.tell(not_after(last, first));
    REQUIRE(refused);
    CHECK(refused->with.size() == many - 1);
    CHECK(all.net.constraints() == many - 1);
}

TEST_CASE("a ring of statements that each say more than the ring needs is a conflict of all of them", "[network]")
{
    // Each orders three, of which one is beside the ring; together they close it.
    constexpr std::uint32_t n = many / 2;
    shape all(2 * n);
    for (std::uint32_t i = 0; i + 1 < n; ++i)
        REQUIRE_FALSE(all.net.insert(statement{all.said++},
                                     std::array{before(all.points[i], all.points[i + 1]), before(all.points[i + 1], all.points[n + i])}));
    auto const refused = all.tell(before(all.points[n - 1], all.points[0]));
    REQUIRE(refused);
    CHECK(refused->with.size() == n - 1);
}

TEST_CASE("of a ring that a later statement closes twice, the shorter is enough", "[network]")
{
    // One statement closes the chain at its end and also just after its beginning: it needs only the first link.
    auto all = chain(many / 4);
    auto const refused =
        all.net.insert(statement{all.said}, std::array{before(all.points.back(), all.points[0]), before(all.points[1], all.points[0])});
    REQUIRE(refused);
    CHECK(refused->with == std::vector{statement{many / 4}});
}

TEST_CASE("a star of a hundred thousand", "[network]")
{
    shape all(many);
    for (std::uint32_t i = 1; i < many; ++i) REQUIRE_FALSE((i % 2 == 0 ? all.order(i, 0) : all.order(0, i)));
    auto const early = all.points[2], late = all.points[1];
    CHECK(all.net.most(late, early) == duration{-2});
    CHECK(all.net.certainly_before(early, late));
    CHECK(all.net.possibly_before(early, all.points[4]));
    CHECK(contest(all.net, all.points).possibly_first().size() == many / 2 - 1);
    ask_all(all.net, all.points);
    auto const refused = all.order(1, 2);
    REQUIRE(refused);
    CHECK(refused->with.size() == 2);
}

TEST_CASE("a grid, where the number of shortest paths has tens of thousands of digits", "[network]")
{
    constexpr std::uint32_t side = 316;
    shape all(side * side);
    for (std::uint32_t i = 0; i < side * side; ++i) {
        if (i % side + 1 < side) REQUIRE_FALSE(all.order(i, i + 1));
        if (i / side + 1 < side) REQUIRE_FALSE(all.order(i, i + side));
    }
    CHECK(all.net.most(all.points.back(), all.points.front()) == duration{-2 * (static_cast<std::int64_t>(side) - 1)});
    CHECK(all.net.possibly_before(all.points[side], all.points[1]));
    ask_all(all.net, all.points);
    CHECK(contest(all.net, all.points).possibly_first() == nodes{all.points[0]});
    auto const refused = all.order(side * side - 1, 0);
    REQUIRE(refused);
    CHECK(refused->with.size() == 2 * (side - 1));
}

TEST_CASE("two chains, of which one is put before the other member by member", "[network]")
{
    constexpr std::uint32_t n = many / 2;
    shape all(2 * n, GENERATE(bounds{}, bounds::closed(instant{0}, instant{4 * many})));
    for (std::uint32_t i = 0; i + 1 < n; ++i) {
        REQUIRE_FALSE(all.order(i, i + 1));
        REQUIRE_FALSE(all.order(n + i, n + i + 1));
    }
    for (std::uint32_t i = 0; i < n; ++i) REQUIRE_FALSE(all.order(i, n)); // each takes one more tick from one side
    CHECK(contest(all.net, all.points).possibly_first() == nodes{all.points[0]});
}

TEST_CASE("a clique of two thousand, with two million constraints in any order", "[network]")
{
    constexpr std::uint32_t n = 2'000;
    auto const day = bounds::closed(instant{0}, instant{0} + days(1));
    shape all(n, day);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> said;
    for (std::uint32_t i = 0; i < n; ++i)
        for (auto j = i + 1; j < n; ++j) said.emplace_back(i, j);
    std::shuffle(said.begin(), said.end(), std::mt19937(20161110));
    for (auto const& [i, j] : said)
        if (all.order(i, j)) FAIL("an order was refused");
    CHECK(all.net.constraints() == n * (n - 1) / 2);
    CHECK(all.net.windows()[n - 1] == bounds::closed(instant{n - 1}, day.latest()));
    CHECK(contest(all.net, all.points).possibly_first() == nodes{all.points[0]});
    auto const refused = all.order(n - 1, 0);
    REQUIRE(refused);
    CHECK_FALSE(refused->with.empty());
}

TEST_CASE("one statement of half a million constraints is refused whole", "[network]")
{
    constexpr std::uint32_t n = 1'000;
    shape all(n);
    for (std::uint32_t i = 0; i + 1 < n; ++i) REQUIRE_FALSE(all.order(i + 1, i));
    std::vector<constraint> said;
    for (std::uint32_t i = 0; i < n; ++i)
        for (auto j = i + 1; j < n; ++j) said.push_back(before(all.points[i], all.points[j]));
    auto const refused = all.net.insert(statement{all.said}, said);
    REQUIRE(refused);
    CHECK(refused->with.size() == 1); // any link of the chain contradicts some of it
    CHECK(all.net.constraints() == n - 1);
}

TEST_CASE("one component of a hundred thousand, dated and undated, and every question about all of it", "[network]")
{
    auto const seed = 20081105u;
    INFO("seed " << seed);
    std::mt19937 chance(seed);
    auto const pick = [&](std::int64_t a, std::int64_t b) { return std::uniform_int_distribution<std::int64_t>(a, b)(chance); };
    network net;
    nodes points;
    std::vector<std::int64_t> truth;
    for (std::uint32_t i = 0; i < many; ++i) {
        truth.push_back(pick(0, 80 * 365) * 1000 + pick(0, 999));
        auto const t = truth.back(), length = std::array<std::int64_t, 4>{1, 1000, 30'000, 365'000}[static_cast<std::size_t>(pick(0, 3))];
        auto const start = t / length * length;
        points.push_back(net.add(pick(0, 9) == 0 ? bounds{} : bounds::closed(instant{start}, instant{start + length - 1}), statement{i}));
        if (i == 0) continue;
        auto const other = static_cast<std::uint32_t>(pick(0, i - 1));
        auto const apart = truth[i] - truth[other];
        constraint const gap{points[other], points[i], duration{apart - pick(0, 3000)}, duration{apart + pick(0, 3000)}};
        auto const said = pick(0, 4) == 0 ? gap : apart > 0 ? before(points[other], points[i]) : not_after(points[i], points[other]);
        REQUIRE_FALSE(net.insert(statement{many + i}, {&said, 1}));
    }
    ask_all(net, points);

    for (auto const n : {0u, many / 2, many - 1}) CHECK(net.windows()[n] == net.window(points[n]));
}

} // namespace shapes_tests
