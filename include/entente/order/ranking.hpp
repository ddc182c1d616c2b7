// Who comes first, and at what rank: what is the same in every world of a network, and what is so in some.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/network.hpp>
#include <entente/order/rank_range.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace entente {

namespace detail {
struct ranking;
} // namespace detail

/// The points of a network that compete for ranks, each named once; what all functions of this header ask. Made where it is
/// needed, `possibly_first({net, nodes})`, or once for several questions. The network must outlive it and stay as it is.
/// Complexity: two searches for each of the k points, though never more than a few passes over the whole network;
/// memory for k points. What the functions cost is said in searches of what is linked to the points (see `network`).
class contest {
public:
    contest(network const& net, std::span<node const> nodes);

    [[nodiscard]] std::size_t size() const noexcept { return points_.size(); }
    [[nodiscard]] node operator[](std::size_t i) const noexcept { return points_[i].at; }
    [[nodiscard]] bounds window(std::size_t i) const noexcept { return network::between(points_[i].earliest, points_[i].latest); }
    /// The largest t_j - t_i of any world.
    [[nodiscard]] duration most(std::size_t i, std::size_t j) const { return net_.most(points_[i].at, points_[j].at); }
    [[nodiscard]] bool certainly_before(std::size_t i, std::size_t j) const;
    [[nodiscard]] bool possibly_before(std::size_t i, std::size_t j) const;

private:
    friend struct detail::ranking;
    using wide = detail::wide;

    struct point {
        node at;
        wide earliest; ///< minus `network::far`: open
        wide latest;
    };

    network const& net_;
    std::vector<point> points_;
    detail::sparse<std::uint32_t> places_; ///< of the nodes
};

/// First in some world, perhaps with others at the same instant: nobody is certainly before it. Complexity: one search.
[[nodiscard]] std::vector<node> possibly_first(contest const& all);
/// Strictly before all others in some world: possibly before each of them. Complexity: 1 + 2 log2 k searches.
[[nodiscard]] std::vector<node> possibly_sole_first(contest const& all);
/// First in every world, perhaps with others at the same instant: nobody is possibly before it. Complexity: two searches for
/// each candidate; those whose windows and relations to earlier candidates allow it are halved on average by each.
[[nodiscard]] std::vector<node> certainly_first(contest const& all);
/// Strictly before all others in every world: certainly before each of them. Complexity: the same.
[[nodiscard]] std::optional<node> certainly_sole_first(contest const& all);

/// In the order of the contest. Complexity: k log k and, for those that neither windows nor a chain of claims set apart, one
/// search each, which ends where windows say more than claims.
[[nodiscard]] std::vector<rank_range> ranks(contest const& all);
/// The same of one point. Complexity: k and two searches.
[[nodiscard]] rank_range rank(contest const& all, std::size_t i);

/// The longest sequence that all worlds begin with, each strictly before the next and before all that are not in it.
/// Complexity: k log k, a search from each to the next as far as it must go, and log k searches.
[[nodiscard]] std::vector<node> certain_prefix(contest const& all);

/// The sizes k, 0 < k < size, for which the same k points strictly precede all others in every world.
/// Complexity: as `ranks`.
[[nodiscard]] std::vector<std::size_t> certain_cuts(contest const& all);

/// The earliest of those at or after an instant that may split windows; ties allowed.
struct first_since {
    std::vector<node> possible; ///< in some world
    std::vector<node> certain;  ///< in every world
};
/// Complexity: that of `certainly_first` and one search more; another whenever a point that may be before the instant is so
/// tied by claims to those certainly after it that it must come along.
[[nodiscard]] first_since since(contest const& all, instant from);

} // namespace entente

#include <entente/order/detail/ranking.hpp>
