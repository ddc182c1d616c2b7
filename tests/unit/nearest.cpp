// The did-you-mean of messages.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/detail/nearest.hpp>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace nearest_tests {

using entente::detail::did_you_mean;
using entente::detail::edit_distance;
using entente::detail::nearest;

namespace {

/// The definition of the distance, word by word: the shortest of all alignments, without a table.
std::size_t distance_by_definition(std::string_view a, std::string_view b)
{
    if (a.empty() || b.empty()) return a.size() + b.size();
    auto best = std::min(distance_by_definition(a.substr(1), b), distance_by_definition(a, b.substr(1))) + 1;
    best = std::min(best, distance_by_definition(a.substr(1), b.substr(1)) + (a[0] == b[0] ? 0 : 1));
    if (a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0])
        best = std::min(best, distance_by_definition(a.substr(2), b.substr(2)) + 1);
    return best;
}

} // namespace

TEST_CASE("the edit distance counts slips of the pen", "[nearest]")
{
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("held", "held") == 0);
    CHECK(edit_distance("held", "HELD") == 0);
    CHECK(edit_distance("held", "hel") == 1);
    CHECK(edit_distance("held", "hedl") == 1);
    CHECK(edit_distance("held", "geld") == 1);
    CHECK(edit_distance("", "held") == 4);
    CHECK(edit_distance("ca", "abc") == 3); // 2 would edit the swapped pair again
}

TEST_CASE("the edit distance agrees with its definition on random words", "[nearest][twin]")
{
    constexpr unsigned seed = 20171;
    CAPTURE(seed);
    std::mt19937 random(seed);
    auto const word = [&] {
        std::string w(random() % 6, 'a');
        std::ranges::generate(w, [&] { return static_cast<char>('a' + random() % 3); });
        return w;
    };
    for (int i = 0; i != 3000; ++i) {
        auto const a = word(), b = word();
        CAPTURE(a, b);
        REQUIRE(edit_distance(a, b) == distance_by_definition(a, b));
        REQUIRE(edit_distance(a, b) == edit_distance(b, a));
    }
}

TEST_CASE("the nearest word is offered only if it is near", "[nearest]")
{
    std::vector<std::string> const milestones{"elected", "declared", "took_office", "left_office"};
    CHECK(nearest("took_ofice", milestones) == "took_office");
    CHECK(nearest("tookoffice", milestones) == "took_office");
    CHECK(nearest("ELECTED", milestones) == "elected");
    CHECK_FALSE(nearest("inaugurated", milestones));
    CHECK_FALSE(nearest("", milestones));
    CHECK_FALSE(nearest("x", std::vector<std::string_view>{}));
    CHECK_FALSE(nearest("x", std::vector<std::string_view>{""}));
}

TEST_CASE("of equally near words the one with the longer common beginning is offered", "[nearest]")
{
    CHECK(nearest("moo", std::vector<std::string_view>{"zoo", "moon"}) == "moon");
    CHECK(nearest("cart", std::vector<std::string_view>{"dart", "part"}) == "dart");
}

TEST_CASE("any range of texts holds candidates", "[nearest]")
{
    char const* const kinds[] = {"call", "visit"};
    CHECK(nearest("vist", kinds) == "visit");
    CHECK(nearest("vist", std::set<std::string>{"call", "visit"}) == "visit");
}

TEST_CASE("a suggestion is a sentence or nothing", "[nearest]")
{
    std::vector<std::string> const ids{"moon-jae-in", "park-geun-hye"};
    CHECK(did_you_mean("moon-jea-in", ids) == "did you mean \"moon-jae-in\"?");
    CHECK(did_you_mean("abe", ids).empty());
}

} // namespace nearest_tests
