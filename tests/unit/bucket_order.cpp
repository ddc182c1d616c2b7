// Distances of rankings with ties against their definitions: all ways to break the ties, enumerated.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/query/bucket_order.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace bucket_order_tests {

using namespace entente;

namespace {

using places = std::vector<std::size_t>;
using names = std::vector<std::string>;
using buckets = bucket_order<std::string>;

places random_places(std::mt19937& random, std::size_t n, std::size_t bucket_count)
{
    places out(n);
    for (auto& p : out) p = random() % bucket_count;
    return out;
}

/// Every strict order, as the position of each item from 1, that breaks the ties of a ranking.
std::vector<places> refinements(places const& of)
{
    std::vector<places> out;
    places items(of.size());
    for (std::size_t i = 0; i != items.size(); ++i) items[i] = i;
    do {
        if (!std::is_sorted(items.begin(), items.end(), [&](auto x, auto y) { return of[x] < of[y]; })) continue;
        places position(of.size());
        for (std::size_t i = 0; i != items.size(); ++i) position[items[i]] = i + 1;
        out.push_back(std::move(position));
    } while (std::next_permutation(items.begin(), items.end()));
    return out;
}

std::uint64_t kendall(places const& a, places const& b)
{
    std::uint64_t count = 0;
    for (std::size_t i = 0; i != a.size(); ++i)
        for (std::size_t k = 0; k != i; ++k) count += (a[i] < a[k]) != (b[i] < b[k]);
    return count;
}
std::uint64_t footrule(places const& a, places const& b)
{
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i != a.size(); ++i) sum += a[i] < b[i] ? b[i] - a[i] : a[i] - b[i];
    return sum;
}

/// The greatest distance from any member of one set to the nearest of the other.
template <class Distance>
std::uint64_t hausdorff(std::vector<places> const& a, std::vector<places> const& b, Distance distance)
{
    auto const one_way = [&](auto const& from, auto const& to) {
        std::uint64_t worst = 0;
        for (auto const& x : from) {
            auto nearest = std::numeric_limits<std::uint64_t>::max();
            for (auto const& y : to) nearest = std::min(nearest, distance(x, y));
            worst = std::max(worst, nearest);
        }
        return worst;
    };
    return std::max(one_way(a, b), one_way(b, a));
}

pair_counts count_one_by_one(paired_places const& of)
{
    pair_counts out;
    for (std::size_t i = 0; i != of.size(); ++i)
        for (std::size_t k = 0; k != i; ++k) {
            bool const one = of.one[i] == of.one[k];
            bool const other = of.other[i] == of.other[k];
            if (one && other) ++out.tied_in_both;
            else if (one) ++out.tied_in_one;
            else if (other) ++out.tied_in_other;
            else ++((of.one[i] < of.one[k]) == (of.other[i] < of.other[k]) ? out.concordant : out.discordant);
        }
    return out;
}

paired_places random_pair(std::mt19937& random, std::size_t n)
{
    return {random_places(random, n, 1 + random() % (n + 1)), random_places(random, n, 1 + random() % (n + 1))};
}

} // namespace

TEST_CASE("Distances of rankings are what all their refinements say", "[bucket_order]")
{
    std::mt19937 random(1);
    for (int round = 0; round != 400; ++round) {
        auto const both = random_pair(random, random() % 6);
        auto const& [a, b] = both;
        auto const pairs = count_pairs(both);
        CAPTURE(a, b);
        CHECK(pairs == count_one_by_one(both));

        auto const as = refinements(a);
        auto const bs = refinements(b);
        CHECK(kendall_hausdorff(pairs) == hausdorff(as, bs, kendall));
        CHECK(footrule_hausdorff(both) == hausdorff(as, bs, footrule));

        // the profile distances: over mean positions, and the mean over all refinements less what both tie
        std::vector<double> mean_a(a.size()), mean_b(b.size());
        for (auto const& x : as)
            for (std::size_t i = 0; i != a.size(); ++i) mean_a[i] += static_cast<double>(x[i]) / static_cast<double>(as.size());
        for (auto const& x : bs)
            for (std::size_t i = 0; i != b.size(); ++i) mean_b[i] += static_cast<double>(x[i]) / static_cast<double>(bs.size());
        double footrule_of_means = 0;
        for (std::size_t i = 0; i != a.size(); ++i) footrule_of_means += std::abs(mean_a[i] - mean_b[i]);
        CHECK(std::abs(footrule_distance(both) - footrule_of_means) < 1e-9);
        double mean_kendall = 0;
        for (auto const& x : as)
            for (auto const& y : bs) mean_kendall += static_cast<double>(kendall(x, y)) / static_cast<double>(as.size() * bs.size());
        CHECK(std::abs(kendall_distance(pairs) - (mean_kendall - static_cast<double>(pairs.tied_in_both) / 2)) < 1e-9);
    }
}

TEST_CASE("Distances of rankings keep the laws of the paper", "[bucket_order]")
{
    std::mt19937 random(2);
    for (int round = 0; round != 300; ++round) {
        auto const n = random() % 9;
        places const a = random_places(random, n, 1 + random() % (n + 1));
        places const b = random_places(random, n, 1 + random() % (n + 1));
        places const c = random_places(random, n, 1 + random() % (n + 1));
        auto const k = [](places const& x, places const& y) { return kendall_distance(count_pairs({x, y})); };
        auto const f = [](places const& x, places const& y) { return footrule_distance({x, y}); };
        auto const kh = [](places const& x, places const& y) { return static_cast<double>(kendall_hausdorff(count_pairs({x, y}))); };
        auto const fh = [](places const& x, places const& y) { return static_cast<double>(footrule_hausdorff({x, y})); };
        auto const is_metric = [&](auto distance) {
            return distance(a, a) == 0 && distance(a, b) == distance(b, a) && distance(a, c) <= distance(a, b) + distance(b, c);
        };
        CAPTURE(a, b, c);
        CHECK(is_metric(k));
        CHECK(is_metric(f));
        CHECK(is_metric(kh));
        CHECK(is_metric(fh));
        CHECK((k(a, b) <= f(a, b) && f(a, b) <= 2 * k(a, b)));
        CHECK((kh(a, b) <= fh(a, b) && fh(a, b) <= 2 * kh(a, b)));
        CHECK((k(a, b) <= kh(a, b) && kh(a, b) <= 2 * k(a, b)));
        auto const pairs = count_pairs({a, b});
        if (auto const t = tau_b(pairs)) CHECK((-1 <= *t && *t <= 1));
        if (auto const t = tau_b(count_pairs({a, a}))) CHECK(*t == 1);
    }
}

TEST_CASE("Pairs of many items are counted as one by one", "[bucket_order]")
{
    std::mt19937 random(3);
    for (std::size_t const n : {100U, 257U, 1000U}) {
        auto const both = random_pair(random, n);
        CHECK(count_pairs(both) == count_one_by_one(both));
    }
}

TEST_CASE("A million items take no square", "[bucket_order]")
{
    // reversed: a quadratic count would need 5 * 10^11 steps
    constexpr std::size_t n = 1'000'000;
    paired_places both;
    for (std::size_t i = 0; i != n; ++i) {
        both.one.push_back(i);
        both.other.push_back(n - i);
    }
    CHECK(count_pairs(both).discordant == std::uint64_t{n} * (n - 1) / 2);
    CHECK(footrule_hausdorff(both) == std::uint64_t{n} * n / 2);
}

TEST_CASE("Of lists of the best, each kind of pair counts as defined", "[bucket_order]")
{
    std::mt19937 random(4);
    names const all{"AUS", "CHN", "DEU", "FRA", "JPN", "USA"};
    auto const some = [&] {
        auto out = all;
        std::shuffle(out.begin(), out.end(), random);
        out.resize(random() % (all.size() + 1));
        return out;
    };
    for (int round = 0; round != 300; ++round) {
        auto const a = some();
        auto const b = some();
        auto const at = [](names const& in, std::string const& x) {
            return static_cast<std::size_t>(std::find(in.begin(), in.end(), x) - in.begin());
        };
        auto const is_in = [&](names const& in, std::string const& x) { return at(in, x) != in.size(); };
        std::uint64_t sure = 0, open = 0, footrule = 0;
        std::size_t shared = 0;
        for (std::size_t i = 0; i != all.size(); ++i) {
            auto const& x = all[i];
            if (!is_in(a, x) && !is_in(b, x)) continue;
            shared += is_in(a, x) && is_in(b, x);
            auto const elsewhere = std::max(a.size(), b.size());
            auto const pa = is_in(a, x) ? at(a, x) : elsewhere;
            auto const pb = is_in(b, x) ? at(b, x) : elsewhere;
            footrule += pa < pb ? pb - pa : pa - pb;
            for (std::size_t k = 0; k != i; ++k) {
                auto const& y = all[k];
                if (!is_in(a, y) && !is_in(b, y)) continue;
                auto const both = [&](names const& in) { return is_in(in, x) && is_in(in, y); };
                auto const neither = [&](names const& in) { return !is_in(in, x) && !is_in(in, y); };
                auto const opposed = [&](names const& full, names const& part) { return is_in(part, x) == (at(full, y) < at(full, x)); };
                if (both(a) && both(b)) sure += (at(a, x) < at(a, y)) != (at(b, x) < at(b, y));
                else if (neither(a) || neither(b)) ++open;
                else if (both(a)) sure += opposed(a, b);
                else if (both(b)) sure += opposed(b, a);
                else ++sure; // each has one of them only
            }
        }
        CAPTURE(a, b);
        auto const pairs = count_pairs(paired_tops(a, b));
        CHECK(kendall_distance(pairs, 0) == static_cast<double>(sure));
        CHECK(kendall_distance(pairs) == static_cast<double>(sure) + 0.5 * static_cast<double>(open));
        CHECK(footrule_of_tops(a, b) == footrule);
        CHECK(overlap(a, b) == shared);
    }
    CHECK(footrule_of_tops(names{"USA"}, names{"CHN"}, 9) == 16);
}

TEST_CASE("Degenerate rankings", "[bucket_order]")
{
    auto const nothing = paired(buckets{}, buckets{});
    CHECK(count_pairs(nothing) == pair_counts{});
    CHECK(footrule_distance(nothing) == 0);
    CHECK(footrule_hausdorff(nothing) == 0);
    CHECK(tau_b(count_pairs(nothing)) == std::nullopt);
    CHECK(goodman_kruskal_gamma(count_pairs(nothing)) == std::nullopt);

    auto const alone = count_pairs(paired(buckets{{"USA"}}, buckets{{"USA"}}));
    CHECK(alone == pair_counts{});
    CHECK(tau_b(alone) == std::nullopt);

    auto const all_tied = count_pairs(paired(buckets{{"USA", "CHN", "JPN"}}, buckets{{"JPN"}, {}, {"USA"}, {"CHN"}}));
    CHECK(all_tied == pair_counts{0, 0, 3, 0, 0});
    CHECK(tau_b(all_tied) == std::nullopt);
    CHECK(kendall_hausdorff(all_tied) == 3);

    CHECK(count_pairs(paired_tops(names{}, names{"USA", "CHN"})) == pair_counts{0, 0, 1, 0, 0});
    CHECK(footrule_of_tops(names{}, names{"USA", "CHN"}) == 3);
    CHECK(overlap(names{}, names{}) == 0);
}

TEST_CASE("What cannot be compared is refused", "[bucket_order]")
{
    CHECK_THROWS_WITH(paired(buckets{{"USA"}, {"CHN"}}, buckets{{"USA"}, {"JPN"}}),
                      "error 601 bad_question: an item of place 2 of one order is not in the other; compare orders of the same items");
    CHECK_THROWS_WITH(paired(buckets{{"USA"}, {"CHN", "USA"}}, buckets{{"USA"}, {"CHN"}}),
                      "error 601 bad_question: an item of place 2 stands in the order twice; name every item once");
    CHECK_THROWS_AS(paired_tops(names{"USA", "USA"}, names{"USA"}), error);
    CHECK_THROWS_AS(overlap(names{"USA"}, names{"USA", "CHN", "USA"}), error);
}

} // namespace bucket_order_tests
