// How far apart two rankings with ties are, and two lists of the best.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/error.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>
#if !defined(__GNUC__)
#include <cmath>
#endif

namespace entente {

/// A ranking with ties: every bucket comes before the next one, and the items of one bucket are tied.
template <class Item>
using bucket_order = std::vector<std::vector<Item>>;

/// Two rankings of the same items: for every item its place in the one and in the other. A smaller place is earlier, equal
/// places are ties; the numbers themselves mean nothing else.
struct paired_places {
    std::vector<std::size_t> one;   ///< by item
    std::vector<std::size_t> other; ///< by item

    [[nodiscard]] std::size_t size() const noexcept { return one.size(); } ///< how many items there are
};

/// Two bucket orders of the same items. Errors: bad_question if an item stands twice in an order, or in one of them only.
/// Complexity: n log n. Items are compared with `<`.
template <class Item>
[[nodiscard]] paired_places paired(bucket_order<Item> const& one, bucket_order<Item> const& other);

/// Two lists of the best, each without repetition: whatever a list does not name comes behind all that it names, tied.
/// With these places `kendall_distance` is the K^(p) of top-k lists (Fagin, Kumar and Sivakumar, *Comparing top k lists*,
/// SIAM J. Discrete Math. 17(1), 2003); the lists may be of different length. Errors and complexity as above.
template <class Item>
[[nodiscard]] paired_places paired_tops(std::vector<Item> const& one, std::vector<Item> const& other);

/// What two rankings say of the pairs of their items. The sum is n * (n - 1) / 2.
struct pair_counts {
    std::uint64_t concordant = 0;    ///< the same strict order in both
    std::uint64_t discordant = 0;    ///< opposite strict orders
    std::uint64_t tied_in_one = 0;   ///< only in the first ranking
    std::uint64_t tied_in_other = 0; ///< only in the second ranking
    std::uint64_t tied_in_both = 0;  ///< in both

    friend bool operator==(pair_counts const&, pair_counts const&) noexcept = default;
};
/// Complexity: n log n (a merge sort that counts inversions).
[[nodiscard]] pair_counts count_pairs(paired_places const& of);

// The distances of Fagin, Kumar, Mahdian, Sivakumar and Vee, *Comparing partial rankings*, SIAM J. Discrete Math. 20(3),
// 2006. With H for the Hausdorff form: K <= F <= 2 K, K_H <= F_H <= 2 K_H, K <= K_H <= 2 K.

/// K^(p): a pair in opposite order counts 1, one that is tied in one ranking only counts p. With p = 1/2 the mean of the
/// Kendall distance over all ways to break the ties, "K_half" or "K_prof"; a metric for p in [1/2, 1], and for smaller p
/// only nearly so.
[[nodiscard]] constexpr double kendall_distance(pair_counts const& pairs, double penalty = 0.5) noexcept
{
    return static_cast<double>(pairs.discordant) + penalty * static_cast<double>(pairs.tied_in_one + pairs.tied_in_other);
}
/// The Hausdorff form, "K_haus": ties broken in one ranking as badly as possible, and then in the other as well as possible.
[[nodiscard]] constexpr std::uint64_t kendall_hausdorff(pair_counts const& pairs) noexcept
{
    return pairs.discordant + std::max(pairs.tied_in_one, pairs.tied_in_other);
}
/// Spearman's footrule over mean positions, "F_prof": the sum over all items of how far apart they stand. A multiple of 1/2.
/// Complexity: n log n.
[[nodiscard]] double footrule_distance(paired_places const& of);
/// Its Hausdorff form, "F_haus". Complexity: n log n.
[[nodiscard]] std::uint64_t footrule_hausdorff(paired_places const& of);

namespace detail {

/// std::sqrt, which would bring a quarter of a megabyte of <cmath> to everybody who includes entente.
#if defined(__GNUC__)
[[nodiscard]] inline double square_root(double x) noexcept { return __builtin_sqrt(x); }
#else
[[nodiscard]] inline double square_root(double x) noexcept { return std::sqrt(x); }
#endif

} // namespace detail

/// Kendall's tau-b, corrected for ties: from -1, reversed, to 1, the same. Nothing where one ranking ties everything.
[[nodiscard]] inline std::optional<double> tau_b(pair_counts const& pairs) noexcept
{
    auto const strict = static_cast<double>(pairs.concordant) + static_cast<double>(pairs.discordant);
    auto const in_one = strict + static_cast<double>(pairs.tied_in_other); // not tied in the first
    auto const in_other = strict + static_cast<double>(pairs.tied_in_one);
    if (in_one == 0 || in_other == 0) return std::nullopt;
    return (static_cast<double>(pairs.concordant) - static_cast<double>(pairs.discordant)) / detail::square_root(in_one * in_other);
}
/// Goodman and Kruskal's gamma: of the pairs that both order, the share of the concordant less that of the discordant.
/// Nothing where there is no such pair.
[[nodiscard]] constexpr std::optional<double> goodman_kruskal_gamma(pair_counts const& pairs) noexcept
{
    auto const strict = static_cast<double>(pairs.concordant) + static_cast<double>(pairs.discordant);
    if (strict == 0) return std::nullopt;
    return (static_cast<double>(pairs.concordant) - static_cast<double>(pairs.discordant)) / strict;
}

/// Of two lists of the best: the footrule with whatever a list does not name put at position `elsewhere`, counted from 1;
/// F^(k+1) of top-k lists by default, where k is the length of the longer list. Errors: bad_question for an item twice in a
/// list. Complexity: n log n.
template <class Item>
[[nodiscard]] std::uint64_t footrule_of_tops(std::vector<Item> const& one, std::vector<Item> const& other,
                                             std::optional<std::size_t> elsewhere = {});
/// How many items two lists share. Errors and complexity as above.
template <class Item>
[[nodiscard]] std::size_t overlap(std::vector<Item> const& one, std::vector<Item> const& other);

// Implementation

namespace detail {

/// Items sorted, each with its place. Errors: bad_question for an item twice.
template <class Item>
[[nodiscard]] std::vector<std::pair<Item, std::size_t>> placed(bucket_order<Item> const& order)
{
    std::vector<std::pair<Item, std::size_t>> out;
    for (std::size_t b = 0; b != order.size(); ++b)
        for (auto const& item : order[b]) out.emplace_back(item, b);
    std::sort(out.begin(), out.end(),
              [](auto const& x, auto const& y) { return x.first < y.first || (!(y.first < x.first) && x.second < y.second); });
    auto const twice = std::adjacent_find(out.begin(), out.end(), [](auto const& x, auto const& y) { return !(x.first < y.first); });
    if (twice != out.end())
        throw error(code::bad_question, fmt::format("an item of place {} stands in the order twice", (twice + 1)->second + 1),
                    "name every item once");
    return out;
}
template <class Item>
[[nodiscard]] bucket_order<Item> singly(std::vector<Item> const& list)
{
    bucket_order<Item> out;
    for (auto const& item : list) out.push_back({item});
    return out;
}
/// Calls back with the places of every item of either order, `nullptr` where it is not in it.
template <class Item, class Take>
void join(bucket_order<Item> const& one, bucket_order<Item> const& other, Take take)
{
    auto const a = placed(one);
    auto const b = placed(other);
    for (auto i = a.begin(), j = b.begin(); i != a.end() || j != b.end();) {
        bool const in_one = j == b.end() || (i != a.end() && !(j->first < i->first));
        bool const in_other = i == a.end() || (j != b.end() && !(i->first < j->first));
        take(in_one ? &i->second : nullptr, in_other ? &j->second : nullptr);
        if (in_one) ++i;
        if (in_other) ++j;
    }
}

[[nodiscard]] constexpr std::uint64_t pairs_among(std::uint64_t n) noexcept { return n % 2 == 0 ? n / 2 * (n - 1) : (n - 1) / 2 * n; }

/// The number of pairs i < k with values[i] > values[k]; sorts them.
[[nodiscard]] inline std::uint64_t inversions(std::vector<std::size_t>& values)
{
    std::uint64_t count = 0;
    std::vector<std::size_t> merged(values.size());
    for (std::size_t width = 1; width < values.size(); width *= 2) {
        for (std::size_t begin = 0; begin < values.size(); begin += 2 * width) {
            auto const middle = std::min(begin + width, values.size());
            auto const end = std::min(middle + width, values.size());
            for (std::size_t i = begin, k = middle, to = begin; to != end; ++to) {
                bool const from_right = i == middle || (k != end && values[k] < values[i]);
                if (from_right) count += middle - i;
                merged[to] = from_right ? values[k++] : values[i++];
            }
        }
        values.swap(merged);
    }
    return count;
}

/// Items in the order of the keys, and how many pairs of them no key tells apart.
template <class Same>
[[nodiscard]] std::uint64_t tied_pairs(std::vector<std::size_t> const& sorted, Same same)
{
    std::uint64_t count = 0;
    for (std::size_t i = 0; i != sorted.size();) {
        auto k = i + 1;
        while (k != sorted.size() && same(sorted[i], sorted[k])) ++k;
        count += pairs_among(k - i);
        i = k;
    }
    return count;
}
template <class Before>
[[nodiscard]] std::vector<std::size_t> sorted_items(std::size_t n, Before before)
{
    std::vector<std::size_t> items(n);
    for (std::size_t i = 0; i != n; ++i) items[i] = i;
    std::stable_sort(items.begin(), items.end(), before);
    return items;
}

/// Twice the mean position of every item, counted from 1.
[[nodiscard]] inline std::vector<std::uint64_t> double_positions(std::vector<std::size_t> const& places)
{
    auto const items = sorted_items(places.size(), [&](std::size_t x, std::size_t y) { return places[x] < places[y]; });
    std::vector<std::uint64_t> out(places.size());
    for (std::size_t i = 0; i != items.size();) {
        auto k = i + 1;
        while (k != items.size() && places[items[i]] == places[items[k]]) ++k;
        for (auto m = i; m != k; ++m) out[items[m]] = i + 1 + k;
        i = k;
    }
    return out;
}
[[nodiscard]] inline std::uint64_t apart(std::uint64_t x, std::uint64_t y) noexcept { return x < y ? y - x : x - y; }

} // namespace detail

template <class Item>
paired_places paired(bucket_order<Item> const& one, bucket_order<Item> const& other)
{
    paired_places out;
    detail::join(one, other, [&](std::size_t const* a, std::size_t const* b) {
        if (a == nullptr || b == nullptr)
            throw error(code::bad_question,
                        fmt::format("an item of place {} of one order is not in the other", (a != nullptr ? *a : *b) + 1),
                        "compare orders of the same items");
        out.one.push_back(*a);
        out.other.push_back(*b);
    });
    return out;
}

template <class Item>
paired_places paired_tops(std::vector<Item> const& one, std::vector<Item> const& other)
{
    paired_places out;
    detail::join(detail::singly(one), detail::singly(other), [&](std::size_t const* a, std::size_t const* b) {
        out.one.push_back(a != nullptr ? *a : one.size());
        out.other.push_back(b != nullptr ? *b : other.size());
    });
    return out;
}

inline pair_counts count_pairs(paired_places const& of)
{
    auto const& [a, b] = of;
    auto const n = of.size();
    auto const by_both = detail::sorted_items(n, [&](std::size_t x, std::size_t y) { return a[x] != a[y] ? a[x] < a[y] : b[x] < b[y]; });
    auto const by_other = detail::sorted_items(n, [&](std::size_t x, std::size_t y) { return b[x] < b[y]; });
    auto const in_one = detail::tied_pairs(by_both, [&](std::size_t x, std::size_t y) { return a[x] == a[y]; });
    auto const in_other = detail::tied_pairs(by_other, [&](std::size_t x, std::size_t y) { return b[x] == b[y]; });
    auto const in_both = detail::tied_pairs(by_both, [&](std::size_t x, std::size_t y) { return a[x] == a[y] && b[x] == b[y]; });
    std::vector<std::size_t> places;
    for (auto const x : by_both) places.push_back(b[x]); // where the first ranking ties, the second is in order: no inversion
    auto const discordant = detail::inversions(places);
    auto const tied = in_one + in_other - in_both;
    return {detail::pairs_among(n) - tied - discordant, discordant, in_one - in_both, in_other - in_both, in_both};
}

inline double footrule_distance(paired_places const& of)
{
    auto const a = detail::double_positions(of.one);
    auto const b = detail::double_positions(of.other);
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i != a.size(); ++i) sum += detail::apart(a[i], b[i]);
    return static_cast<double>(sum) / 2;
}

inline std::uint64_t footrule_hausdorff(paired_places const& of)
{
    // The worst way to break the ties of one ranking is against the other ranking, and the best answer to it is along it
    // (theorem 5 there). What both tie is broken alike, in whatever way.
    auto const far_from_nearest = [](std::vector<std::size_t> const& a, std::vector<std::size_t> const& b) {
        auto const against =
            detail::sorted_items(a.size(), [&](std::size_t x, std::size_t y) { return a[x] != a[y] ? a[x] < a[y] : b[x] > b[y]; });
        auto const along =
            detail::sorted_items(a.size(), [&](std::size_t x, std::size_t y) { return b[x] != b[y] ? b[x] < b[y] : a[x] < a[y]; });
        std::vector<std::uint64_t> position(a.size());
        for (std::size_t i = 0; i != against.size(); ++i) position[against[i]] = i;
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i != along.size(); ++i) sum += detail::apart(position[along[i]], i);
        return sum;
    };
    return std::max(far_from_nearest(of.one, of.other), far_from_nearest(of.other, of.one));
}

template <class Item>
std::uint64_t footrule_of_tops(std::vector<Item> const& one, std::vector<Item> const& other, std::optional<std::size_t> elsewhere)
{
    auto const missing = elsewhere.value_or(std::max(one.size(), other.size()) + 1);
    std::uint64_t sum = 0;
    detail::join(detail::singly(one), detail::singly(other), [&](std::size_t const* a, std::size_t const* b) {
        sum += detail::apart(a != nullptr ? *a + 1 : missing, b != nullptr ? *b + 1 : missing);
    });
    return sum;
}

template <class Item>
std::size_t overlap(std::vector<Item> const& one, std::vector<Item> const& other)
{
    std::size_t count = 0;
    detail::join(detail::singly(one), detail::singly(other),
                 [&](std::size_t const* a, std::size_t const* b) { count += a != nullptr && b != nullptr ? 1U : 0U; });
    return count;
}

} // namespace entente
