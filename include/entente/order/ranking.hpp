// Who comes first, and at what rank: what is the same in every world of a network, and what is so in some.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/network.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace entente {

/// The points of a network that compete for ranks, with the distances between any two of them; what all functions of this
/// header ask. Made where it is needed, `possibly_first({net, nodes})`, or once for several questions.
/// Complexity: for k nodes, 4 * k searches and k * k distances kept. It does not refer to the network afterwards.
class contest {
public:
    contest(network const& net, std::span<node const> nodes) : nodes_(nodes.begin(), nodes.end()), most_(net.most_among(nodes))
    {
        windows_.reserve(nodes.size());
        for (auto const n : nodes_) windows_.push_back(net.window(n));
    }

    [[nodiscard]] std::size_t size() const noexcept { return nodes_.size(); }
    [[nodiscard]] node operator[](std::size_t i) const noexcept { return nodes_[i]; }
    [[nodiscard]] bounds window(std::size_t i) const noexcept { return windows_[i]; }
    /// The largest t_j - t_i of any world.
    [[nodiscard]] duration most(std::size_t i, std::size_t j) const noexcept { return most_[i * size() + j]; }
    [[nodiscard]] bool certainly_before(std::size_t i, std::size_t j) const noexcept { return most(j, i) < duration{}; }
    [[nodiscard]] bool possibly_before(std::size_t i, std::size_t j) const noexcept { return most(i, j) > duration{}; }

private:
    std::vector<node> nodes_;
    std::vector<duration> most_;
    std::vector<bounds> windows_;
};

/// First in some world, perhaps with others at the same instant: nobody is certainly before it.
[[nodiscard]] std::vector<node> possibly_first(contest const& all);
/// Strictly before all others in some world: possibly before each of them.
[[nodiscard]] std::vector<node> possibly_sole_first(contest const& all);
/// First in every world, perhaps with others at the same instant: nobody is possibly before it.
[[nodiscard]] std::vector<node> certainly_first(contest const& all);
/// Strictly before all others in every world: certainly before each of them.
[[nodiscard]] std::optional<node> certainly_sole_first(contest const& all);

/// A rank is one more than the number of points strictly before. Both ends are reached, not always what lies between.
struct rank_range {
    std::size_t least;
    std::size_t most;
    friend bool operator==(rank_range, rank_range) noexcept = default;
};
/// In the order of the contest. Complexity: k * k.
[[nodiscard]] std::vector<rank_range> ranks(contest const& all);

/// The longest sequence that all worlds begin with, each strictly before the next and before all that are not in it.
[[nodiscard]] std::vector<node> certain_prefix(contest const& all);

/// The sizes k, 0 < k < size, for which the same k points strictly precede all others in every world.
[[nodiscard]] std::vector<std::size_t> certain_cuts(contest const& all);

/// The earliest of those at or after an instant that may split windows; ties allowed.
struct first_since {
    std::vector<node> possible; ///< in some world
    std::vector<node> certain;  ///< in every world
};
/// Complexity: k * k for each point.
[[nodiscard]] first_since since(contest const& all, instant from);

// Implementation
//
// That pairs decide is not obvious. It holds because all constraints that "e is first" would add meet in one node, so that
// a simple cycle has at most one of them; and because the pointwise earliest and latest of two
// worlds are worlds again, so that both ends of a rank are reached at once.

namespace detail {

template <class Relation>
[[nodiscard]] bool none_other(contest const& all, std::size_t i, Relation bars)
{
    for (std::size_t j = 0; j < all.size(); ++j)
        if (j != i && bars(j)) return false;
    return true;
}

template <class Predicate>
[[nodiscard]] std::vector<node> those(contest const& all, Predicate chosen)
{
    std::vector<node> found;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (chosen(i)) found.push_back(all[i]);
    return found;
}

/// Whether some world has e at or after `from` and everybody else before `from` or not before e. "Before `from` or not
/// before e" is preserved by pointwise minima, as the network is, so there is a least solution: e as early as can be; and
/// whoever is driven to `from` by what is known so far is driven on to e.
[[nodiscard]] inline bool possibly_first_since(contest const& all, std::size_t e, instant from)
{
    auto const target = std::max(all.window(e).earliest(), from);
    std::vector<instant> earliest;
    for (std::size_t i = 0; i < all.size(); ++i) earliest.push_back(all.window(i).earliest());
    std::vector<std::size_t> driven{e};
    std::vector<bool> in(all.size());
    in[e] = true;
    for (std::size_t next = 0; next < driven.size(); ++next) {
        auto const f = driven[next];
        if (all.certainly_before(f, e)) return false;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (!all.most(i, f).is_unlimited()) earliest[i] = std::max(earliest[i], target - all.most(i, f));
            if (earliest[i] > all.window(i).latest()) return false;
            if (in[i] || earliest[i] < from) continue;
            in[i] = true;
            driven.push_back(i);
        }
    }
    return true;
}

/// Whether no world has somebody else in [from, e), nor e before `from`.
[[nodiscard]] inline bool certainly_first_since(contest const& all, std::size_t e, instant from)
{
    auto const w = all.window(e);
    if (w.earliest() < from) return false;
    return w.latest() == from ||
           none_other(all, e, [&](std::size_t f) { return all.window(f).latest() >= from && all.possibly_before(f, e); });
}

} // namespace detail

inline std::vector<node> possibly_first(contest const& all)
{
    return detail::those(
        all, [&](std::size_t i) { return detail::none_other(all, i, [&](std::size_t j) { return all.certainly_before(j, i); }); });
}

inline std::vector<node> possibly_sole_first(contest const& all)
{
    return detail::those(
        all, [&](std::size_t i) { return detail::none_other(all, i, [&](std::size_t j) { return !all.possibly_before(i, j); }); });
}

inline std::vector<node> certainly_first(contest const& all)
{
    return detail::those(
        all, [&](std::size_t i) { return detail::none_other(all, i, [&](std::size_t j) { return all.possibly_before(j, i); }); });
}

inline std::optional<node> certainly_sole_first(contest const& all)
{
    auto const prefix = certain_prefix(all);
    return prefix.empty() ? std::nullopt : std::optional{prefix.front()};
}

inline std::vector<rank_range> ranks(contest const& all)
{
    std::vector<rank_range> found(all.size(), {1, 1});
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = 0; j < all.size(); ++j) {
            found[i].least += all.certainly_before(j, i);
            found[i].most += all.possibly_before(j, i);
        }
    return found;
}

inline std::vector<std::size_t> certain_cuts(contest const& all)
{
    // Whoever is among the first k in every world has a most of at most k; nobody else may have a least of k or less.
    std::vector<std::size_t> within(all.size() + 1), reaching(all.size() + 1), cuts;
    for (auto const& r : ranks(all)) {
        ++within[r.most];
        ++reaching[r.least];
    }
    std::size_t inside = 0, begun = 0;
    for (std::size_t k = 1; k < all.size(); ++k) {
        inside += within[k];
        begun += reaching[k];
        if (inside == k && begun == k) cuts.push_back(k);
    }
    return cuts;
}

inline std::vector<node> certain_prefix(contest const& all)
{
    // The k-th of the prefix is certainly before all but the k - 1 before it, which are certainly before it.
    std::vector<std::optional<std::size_t>> at(all.size() + 1);
    auto const range = ranks(all);
    std::vector<std::size_t> followers(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = 0; j < all.size(); ++j) followers[i] += all.certainly_before(i, j);
        if (range[i].least == range[i].most && followers[i] + range[i].most == all.size()) at[range[i].most] = i;
    }
    std::vector<node> prefix;
    for (std::size_t k = 1; k <= all.size() && at[k]; ++k) prefix.push_back(all[*at[k]]);
    return prefix;
}

inline first_since since(contest const& all, instant from)
{
    return {detail::those(all, [&](std::size_t e) { return all.window(e).latest() >= from && detail::possibly_first_since(all, e, from); }),
            detail::those(all, [&](std::size_t e) { return detail::certainly_first_since(all, e, from); })};
}

} // namespace entente
