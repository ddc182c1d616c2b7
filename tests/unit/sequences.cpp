// Distances of sequences against their definitions, by trying everything.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/query/sequences.hpp>

#include <algorithm>
#include <map>
#include <queue>
#include <random>
#include <set>
#include <string>
#include <string_view>

namespace sequences_tests {

using namespace entente;

namespace {

/// The least number of edits from one text to every other of the alphabet's, breadth first.
std::map<std::string, std::size_t> edits_from(std::string const& start, bool replace, std::size_t longest, std::string_view alphabet)
{
    std::map<std::string, std::size_t> steps{{start, 0}};
    std::queue<std::string> next;
    next.push(start);
    for (; !next.empty(); next.pop()) {
        auto const now = next.front();
        auto const reach = [&](std::string const& text) {
            if (text.size() <= longest && steps.emplace(text, steps[now] + 1).second) next.push(text);
        };
        for (std::size_t i = 0; i <= now.size(); ++i) {
            for (auto const c : alphabet) {
                auto longer = now;
                reach(longer.insert(i, 1, c));
                if (i == now.size() || !replace) continue;
                auto other = now;
                other[i] = c;
                reach(other);
            }
            if (i == now.size()) continue;
            auto shorter = now;
            reach(shorter.erase(i, 1));
        }
    }
    return steps;
}

/// Optimal string alignment by its definition: every way to cut both texts into aligned pieces.
std::size_t align(std::string_view a, std::string_view b)
{
    if (a.empty() || b.empty()) return a.size() + b.size();
    auto least =
        std::min({align(a.substr(1), b) + 1, align(a, b.substr(1)) + 1, align(a.substr(1), b.substr(1)) + (a[0] == b[0] ? 0U : 1U)});
    if (a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0]) least = std::min(least, align(a.substr(2), b.substr(2)) + 1);
    return least;
}

std::set<std::string> subsequences(std::string const& of)
{
    std::set<std::string> out;
    for (std::size_t bits = 0; bits != std::size_t{1} << of.size(); ++bits) {
        std::string some;
        for (std::size_t i = 0; i != of.size(); ++i)
            if ((bits >> i & 1) != 0) some += of[i];
        out.insert(some);
    }
    return out;
}

} // namespace

TEST_CASE("Distances of sequences are what trying everything says", "[sequences]")
{
    std::mt19937 random(1);
    std::string_view const alphabet = "UCJ";
    auto const text = [&] {
        std::string out(random() % 5, 'U');
        for (auto& c : out) c = alphabet[random() % alphabet.size()];
        return out;
    };
    for (int round = 0; round != 60; ++round) {
        auto const a = text();
        auto const edits = edits_from(a, true, 5, alphabet);
        auto const indels = edits_from(a, false, 8, alphabet); // everything deleted, everything inserted
        auto const parts = subsequences(a);
        for (int other = 0; other != 20; ++other) {
            auto const b = text();
            CAPTURE(a, b);
            CHECK(levenshtein(a, b) == edits.at(b));
            CHECK(indel_distance(a, b) == indels.at(b));
            CHECK(osa_distance(a, b) == align(a, b));
            std::size_t longest = 0;
            for (auto const& part : subsequences(b))
                if (parts.count(part) != 0) longest = std::max(longest, part.size());
            CHECK(common_subsequence(a, b) == longest);
            std::size_t prefix = 0, suffix = 0;
            for (std::size_t n = 0; n <= std::min(a.size(), b.size()); ++n) {
                if (a.substr(0, n) == b.substr(0, n)) prefix = n;
                if (a.substr(a.size() - n) == b.substr(b.size() - n)) suffix = n;
            }
            CHECK(common_prefix(a, b) == prefix);
            CHECK(common_suffix(a, b) == suffix);
            CHECK(prefix_distance(a, b) == a.size() + b.size() - 2 * prefix);
        }
    }
}

TEST_CASE("An exchange of neighbours is one edit, once", "[sequences]")
{
    CHECK(osa_distance(std::string("UC"), std::string("CU")) == 1);
    CHECK(levenshtein(std::string("UC"), std::string("CU")) == 2);
    // where the triangle inequality fails
    CHECK(osa_distance(std::string("CA"), std::string("AC")) + osa_distance(std::string("AC"), std::string("ABC")) == 2);
    CHECK(osa_distance(std::string("CA"), std::string("ABC")) == 3);
}

TEST_CASE("Empty sequences", "[sequences]")
{
    std::string const nothing;
    std::string const three = "UCJ";
    CHECK(common_prefix(nothing, three) == 0);
    CHECK(common_suffix(three, nothing) == 0);
    CHECK(common_subsequence(nothing, nothing) == 0);
    CHECK(levenshtein(nothing, three) == 3);
    CHECK(osa_distance(three, nothing) == 3);
    CHECK(indel_distance(three, three) == 0);
    CHECK(prefix_distance(nothing, nothing) == 0);
}

// usable at compile time
static_assert(common_prefix(std::string_view("UCJ"), std::string_view("UJC")) == 1);

} // namespace sequences_tests
