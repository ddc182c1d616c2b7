// Events and claims by chance, about a truth that all of them respect.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/network.hpp>

#include <algorithm>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace bench {

using entente::bounds;
using entente::constraint;
using entente::duration;
using entente::instant;
using entente::network;
using entente::node;
using entente::statement;

/// Of 80 years: 30 % of the events have an exact time, 30 % a day, 20 % a month, 10 % a year, 10 % none. Of the claims 80 %
/// say "before" and 20 % a gap with up to three days of play at either end.
struct made {
    std::vector<bounds> events;
    std::vector<constraint> claims;

    made() = default;

    /// The claims speak of any two events, or of two that are fewer than `within` places apart in true order.
    explicit made(std::size_t n, std::size_t within = 0, std::uint32_t seed = 20250609)
    {
        std::mt19937_64 chance(seed);
        auto const pick = [&](std::int64_t a, std::int64_t b) { return std::uniform_int_distribution<std::int64_t>(a, b)(chance); };
        constexpr auto day = entente::days(1).count();
        std::vector<std::int64_t> truth(n);
        for (auto& t : truth) t = pick(0, 80 * 365 * day);
        std::sort(truth.begin(), truth.end());
        std::vector<std::uint32_t> label(n); // so that the order of making says nothing
        for (std::size_t i = 0; i < n; ++i) label[i] = static_cast<std::uint32_t>(i);
        std::shuffle(label.begin(), label.end(), chance);

        events.resize(n);
        auto const unit = [&](std::int64_t t, std::int64_t length) {
            auto const start = t / length * length;
            return bounds::until(instant{start}, instant{start + length});
        };
        for (std::size_t i = 0; i < n; ++i) {
            auto const share = pick(0, 9), t = truth[i];
            events[label[i]] = share < 3   ? bounds{instant{t}}
                               : share < 6 ? unit(t, day)
                               : share < 8 ? unit(t, 30 * day)
                               : share < 9 ? unit(t, 365 * day)
                                           : bounds{};
        }
        claims.reserve(n);
        auto const last = static_cast<std::int64_t>(n) - 1;
        while (claims.size() < n) {
            auto a = pick(0, last), b = within == 0 ? pick(0, last) : std::min(last, a + pick(1, static_cast<std::int64_t>(within) - 1));
            if (a > b) std::swap(a, b);
            auto const i = static_cast<std::size_t>(a), j = static_cast<std::size_t>(b);
            auto const apart = truth[j] - truth[i];
            if (apart <= 0) continue;
            auto const from = node{label[i]}, to = node{label[j]};
            if (pick(0, 4) != 0) claims.push_back(before(from, to));
            else claims.push_back({from, to, duration{apart - pick(0, 3 * day)}, duration{apart + pick(0, 3 * day)}});
        }
    }
};

/// Every event and every claim is a statement of its own: first the events, then the claims.
inline void add_events(network& net, made const& all)
{
    for (std::uint32_t i = 0; i < all.events.size(); ++i) net.add(all.events[i], statement{i});
}

/// The number of claims refused.
inline std::size_t insert_claims(network& net, made const& all)
{
    auto why = static_cast<std::uint32_t>(all.events.size());
    std::size_t refused = 0;
    for (auto const& c : all.claims) refused += net.insert(statement{why++}, {&c, 1}).has_value();
    return refused;
}

[[nodiscard]] inline network built(made const& all)
{
    network net;
    add_events(net, all);
    insert_claims(net, all);
    return net;
}

// Shapes that solvers fear. Without dates, so that nothing but the claims bounds a search.

[[nodiscard]] inline made chain(std::uint32_t n)
{
    made all;
    all.events.resize(n);
    for (std::uint32_t i = 0; i + 1 < n; ++i) all.claims.push_back(before(node{i}, node{i + 1}));
    return all;
}

/// Half of them before the middle, half after it.
[[nodiscard]] inline made star(std::uint32_t n)
{
    made all;
    all.events.resize(n);
    for (std::uint32_t i = 1; i < n; ++i) all.claims.push_back(i % 2 == 0 ? before(node{i}, node{0}) : before(node{0}, node{i}));
    return all;
}

/// Each before its neighbours to the right and below.
[[nodiscard]] inline made grid(std::uint32_t side)
{
    made all;
    all.events.resize(std::size_t{side} * side);
    for (std::uint32_t i = 0; i < side * side; ++i) {
        if (i % side + 1 < side) all.claims.push_back(before(node{i}, node{i + 1}));
        if (i / side + 1 < side) all.claims.push_back(before(node{i}, node{i + side}));
    }
    return all;
}

/// Each before all that follow.
[[nodiscard]] inline made clique(std::uint32_t n)
{
    made all;
    all.events.resize(n);
    for (std::uint32_t i = 0; i < n; ++i)
        for (auto j = i + 1; j < n; ++j) all.claims.push_back(before(node{i}, node{j}));
    return all;
}

} // namespace bench
