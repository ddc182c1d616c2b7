// How far apart two sequences are that may repeat what they name.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/macros.hpp>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace entente {

// A sequence is anything with `size()` and `operator[]`; its items are compared with `==`. Call the lengths n and m.

/// The length of the longest beginning that two sequences share: of leaders' first contacts, how far they chose alike.
/// Complexity: the shorter length.
template <class Sequence>
[[nodiscard]] constexpr std::size_t common_prefix(Sequence const& a, Sequence const& b)
{
    auto const shorter = std::min<std::size_t>(a.size(), b.size());
    std::size_t n = 0;
    while (n != shorter && a[n] == b[n]) ++n;
    return n;
}

/// The length of the longest ending that two sequences share. Complexity: the shorter length.
template <class Sequence>
[[nodiscard]] constexpr std::size_t common_suffix(Sequence const& a, Sequence const& b)
{
    auto const shorter = std::min<std::size_t>(a.size(), b.size());
    std::size_t n = 0;
    while (n != shorter && a[a.size() - 1 - n] == b[b.size() - 1 - n]) ++n;
    return n;
}

namespace detail {

/// Fills a table of (n + 1) x (m + 1) costs by rows and returns the last one. `cost(i, j, at)` may ask `at(di, dj)` for
/// the cost di rows above and dj columns to the left, up to two rows. Memory: three rows.
template <class Cost>
[[nodiscard]] constexpr std::size_t last_cost(std::size_t n, std::size_t m, Cost cost)
{
    std::vector<std::vector<std::size_t>> rows(3, std::vector<std::size_t>(m + 1));
    for (std::size_t i = 0; i <= n; ++i)
        for (std::size_t j = 0; j <= m; ++j)
            rows[i % 3][j] = cost(i, j, [&](std::size_t di, std::size_t dj) { return rows[(i - di) % 3][j - dj]; });
    return rows[n % 3][m];
}

} // namespace detail

/// The length of the longest common subsequence, gaps allowed. Complexity: n * m.
template <class Sequence>
[[nodiscard]] constexpr std::size_t common_subsequence(Sequence const& a, Sequence const& b)
{
    return detail::last_cost(a.size(), b.size(), [&](std::size_t i, std::size_t j, auto at) -> std::size_t {
        if (i == 0 || j == 0) return 0;
        return a[i - 1] == b[j - 1] ? at(1, 1) + 1 : std::max(at(1, 0), at(0, 1));
    });
}

/// The least number of items to insert, delete or replace to make one sequence the other (Levenshtein 1966).
/// Complexity: n * m.
template <class Sequence>
[[nodiscard]] constexpr std::size_t levenshtein(Sequence const& a, Sequence const& b)
{
    return detail::last_cost(a.size(), b.size(), [&](std::size_t i, std::size_t j, auto at) -> std::size_t {
        if (i == 0 || j == 0) return i + j;
        return std::min({at(1, 0) + 1, at(0, 1) + 1, at(1, 1) + (a[i - 1] == b[j - 1] ? 0U : 1U)});
    });
}

/// The same with insertions and deletions only: n + m - 2 * common_subsequence. Complexity: n * m.
template <class Sequence>
[[nodiscard]] constexpr std::size_t indel_distance(Sequence const& a, Sequence const& b)
{
    return a.size() + b.size() - 2 * common_subsequence(a, b);
}

/// `levenshtein`, where exchanging two neighbours counts 1, too, and nothing is edited twice: optimal string alignment. No
/// metric: the triangle inequality can fail. Complexity: n * m.
template <class Sequence>
[[nodiscard]] constexpr std::size_t osa_distance(Sequence const& a, Sequence const& b)
{
    return detail::last_cost(a.size(), b.size(), [&](std::size_t i, std::size_t j, auto at) -> std::size_t {
        if (i == 0 || j == 0) return i + j;
        auto const least = std::min({at(1, 0) + 1, at(0, 1) + 1, at(1, 1) + (a[i - 1] == b[j - 1] ? 0U : 1U)});
        bool const exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return exchanged ? std::min(least, at(2, 2) + 1) : least;
    });
}

/// What is left of both behind the beginning they share: n + m - 2 * common_prefix. A metric. Complexity: the shorter length.
template <class Sequence>
[[nodiscard]] constexpr std::size_t prefix_distance(Sequence const& a, Sequence const& b)
{
    return a.size() + b.size() - 2 * common_prefix(a, b);
}

} // namespace entente
