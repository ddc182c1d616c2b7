// Which worlds there are, seen from the moments of one question.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/detail/sparse.hpp>
#include <entente/timeline/detail/data.hpp>

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace entente::detail {

/// "later - earlier >= least".
struct wish {
    std::uint32_t earlier;
    std::uint32_t later;
    duration least;
};

/// The greatest differences between a few moments, closed: no chain of them says more than they say directly.
class closure {
public:
    closure(std::vector<std::uint32_t> moments, std::vector<duration> most) : moments_(std::move(moments)), most_(std::move(most)) {}

    [[nodiscard]] std::vector<std::uint32_t> const& moments() const { return moments_; }
    [[nodiscard]] std::size_t place(std::uint32_t a) const
    {
        return static_cast<std::size_t>(std::find(moments_.begin(), moments_.end(), a) - moments_.begin());
    }
    /// By place.
    [[nodiscard]] duration between(std::size_t i, std::size_t j) const { return most_[i * moments_.size() + j]; }
    [[nodiscard]] duration most(std::uint32_t a, std::uint32_t b) const { return between(place(a), place(b)); }

private:
    std::vector<std::uint32_t> moments_;
    std::vector<duration> most_;
};

/// The moments of a question and the greatest differences between them: Dechter, Meiri and Pearl's minimal network,
/// restricted to the moments that matter. Because it is closed, a few more constraints among the same moments can be
/// decided without looking at any other. Turned, time runs backwards, so that "last" is "first".
///
/// Moments that no claim ties to others have only windows, and cost nothing. Of the others the differences are searched
/// for when they are asked for, one search for a moment against all, and kept up to a limit.
class worlds {
public:
    static constexpr std::uint32_t origin = 0; ///< 1970

    worlds(timeline_data const& data, bool turned) : data_(data), turned_(turned) { spots_.push_back({bounds{instant{}}, none, none}); }

    /// A moment of the timeline; the same moment always has the same number.
    std::uint32_t add(std::uint32_t point)
    {
        auto& known = by_point_[point];
        if (known != origin) return known;
        known = static_cast<std::uint32_t>(spots_.size());
        auto const& p = data_.point(point);
        spots_.push_back({p.window, point, none});
        if (p.node != none) {
            spots_.back().tied = static_cast<std::uint32_t>(tied_.size());
            tied_.push_back(node{p.node});
        }
        return known;
    }
    /// A time that nothing else depends on.
    std::uint32_t add(bounds b)
    {
        spots_.push_back({b, none, none});
        return static_cast<std::uint32_t>(spots_.size() - 1);
    }

    [[nodiscard]] bool is_tied(std::uint32_t a) const { return spots_[a].tied != none; }
    /// Its number among the moments that claims tie together; the index of what `nearest` returns.
    [[nodiscard]] std::uint32_t tied_number(std::uint32_t a) const { return spots_[a].tied; }
    [[nodiscard]] std::size_t tied() const { return tied_.size(); }
    [[nodiscard]] std::uint32_t point(std::uint32_t a) const { return spots_[a].point; }
    /// By the clock, whichever way time runs here.
    [[nodiscard]] bounds window(std::uint32_t a) const { return spots_[a].window; }

    /// The greatest that t_b - t_a can be. Complexity: constant, or the first time for a tied `a` one search.
    [[nodiscard]] duration most(std::uint32_t a, std::uint32_t b) const
    {
        if (a == b) return duration{};
        auto const far = by_windows(a, b);
        return is_tied(a) && is_tied(b) ? std::min(far, linked(a, b)) : far;
    }
    /// As far as their windows say.
    [[nodiscard]] duration by_windows(std::uint32_t a, std::uint32_t b) const
    {
        return turned_ ? spots_[a].window.latest() - spots_[b].window.earliest() : spots_[b].window.latest() - spots_[a].window.earliest();
    }
    [[nodiscard]] duration earliest(std::uint32_t a) const { return -most(a, origin); }
    [[nodiscard]] duration latest(std::uint32_t a) const { return most(origin, a); }

    /// For each tied moment, by its number: the least of most(it, x) over these tied moments x, as far as claims lead. Where
    /// that is not below the second argument, it may come out greater. Complexity: one search.
    [[nodiscard]] std::vector<duration> nearest(std::span<std::uint32_t const> these, duration below = duration::unlimited()) const
    {
        auto const nodes = nodes_of(these);
        return turned_ ? data_.order.linked_from(nodes, tied_, below) : data_.order.linked_to(nodes, tied_, below);
    }
    /// The same of most(x, it).
    [[nodiscard]] std::vector<duration> nearest_from(std::span<std::uint32_t const> these) const
    {
        return from(these, tied_, duration::unlimited());
    }
    /// The same of one x, for those asked for and in their order.
    [[nodiscard]] std::vector<duration> nearest_from(std::uint32_t x, std::span<std::uint32_t const> asked, duration below) const
    {
        return from({&x, 1}, nodes_of(asked), below);
    }
    /// nearest({b}). Valid until the next one is asked for. Complexity: one search, unless it is still known.
    [[nodiscard]] std::span<duration const> column(std::uint32_t b) const
    {
        return columns_.get(spots_[b].tied, tied_.size(), [&] { return nearest({&b, 1}); });
    }
    /// The same as most(a, b), where many others are compared with b.
    [[nodiscard]] duration most_to(std::uint32_t a, std::uint32_t b) const
    {
        if (a == b) return duration{};
        auto const far = by_windows(a, b);
        return is_tied(a) && is_tied(b) ? std::min(far, column(b)[spots_[a].tied]) : far;
    }
    /// Makes most(a, b) cheap for every a from now on. Complexity: one search, if b is tied.
    void keep(std::uint32_t b)
    {
        if (is_tied(b)) (void)column(b);
    }

    /// The greatest differences between the moments that wishes name, and a few more, in the worlds in which all these hold;
    /// nothing if there is no such world. Exact. Complexity: cubic in the number of moments named.
    [[nodiscard]] std::optional<closure> close(std::span<wish const> wishes, std::initializer_list<std::uint32_t> more = {}) const
    {
        std::vector<std::uint32_t> small{origin};
        auto const name = [&](std::uint32_t a) {
            if (std::find(small.begin(), small.end(), a) == small.end()) small.push_back(a);
        };
        for (auto const& w : wishes) {
            name(w.earlier);
            name(w.later);
        }
        for (auto const a : more) name(a);
        auto const n = small.size();
        std::vector<duration> far(n * n);
        for (std::size_t i = 0; i != n; ++i)
            for (std::size_t j = 0; j != n; ++j) far[i * n + j] = most(small[i], small[j]);
        auto const at = [&](std::uint32_t p) { return static_cast<std::size_t>(std::find(small.begin(), small.end(), p) - small.begin()); };
        for (auto const& w : wishes) {
            auto& d = far[at(w.later) * n + at(w.earlier)]; // t_earlier - t_later <= -least
            d = std::min(d, -w.least);
        }
        for (std::size_t k = 0; k != n; ++k)
            for (std::size_t i = 0; i != n; ++i)
                for (std::size_t j = 0; j != n; ++j) {
                    if (far[i * n + k].is_unlimited() || far[k * n + j].is_unlimited()) continue;
                    auto& d = far[i * n + j];
                    d = std::min(d, far[i * n + k] + far[k * n + j]);
                }
        for (std::size_t i = 0; i != n; ++i)
            if (far[i * n + i] < duration{}) return std::nullopt;
        return closure{std::move(small), std::move(far)};
    }
    /// Is there a world in which all these hold?
    [[nodiscard]] bool allow(std::span<wish const> wishes) const { return close(wishes).has_value(); }

private:
    struct spot {
        bounds window;
        std::uint32_t point;
        std::uint32_t tied; ///< its number among the moments that claims tie together
    };
    /// Differences of some tied moments to all others, as many as memory is meant for.
    class lists {
    public:
        template <class Make>
        [[nodiscard]] std::vector<duration> const& get(std::uint32_t of, std::size_t size, Make make)
        {
            if (all_.size() < size) all_.resize(size);
            auto& list = all_[of];
            if (list.size() == size) return list; // none is added to the tied moments since
            if (kept_ + size > most_kept) {
                for (auto& other : all_) other = {};
                kept_ = 0;
            }
            kept_ += size;
            return list = make();
        }
        /// nullptr: not known.
        [[nodiscard]] std::vector<duration> const* find(std::uint32_t of, std::size_t size) const
        {
            return of < all_.size() && all_[of].size() == size ? &all_[of] : nullptr;
        }

    private:
        static constexpr std::size_t most_kept = std::size_t{1} << 23;
        std::vector<std::vector<duration>> all_;
        std::size_t kept_ = 0;
    };

    [[nodiscard]] std::vector<node> nodes_of(std::span<std::uint32_t const> spots) const
    {
        std::vector<node> out;
        out.reserve(spots.size());
        for (auto const a : spots) out.push_back(tied_[spots_[a].tied]);
        return out;
    }
    [[nodiscard]] std::vector<duration> from(std::span<std::uint32_t const> these, std::span<node const> asked, duration below) const
    {
        auto const nodes = nodes_of(these);
        return turned_ ? data_.order.linked_to(nodes, asked, below) : data_.order.linked_from(nodes, asked, below);
    }

    [[nodiscard]] duration linked(std::uint32_t a, std::uint32_t b) const
    {
        if (auto const* known = columns_.find(spots_[b].tied, tied_.size())) return (*known)[spots_[a].tied];
        return rows_.get(spots_[a].tied, tied_.size(), [&] { return from({&a, 1}, tied_, duration::unlimited()); })[spots_[b].tied];
    }

    timeline_data const& data_;
    bool turned_;
    std::vector<spot> spots_;
    sparse<std::uint32_t> by_point_;
    std::vector<node> tied_;
    mutable lists rows_;    ///< from a moment to all
    mutable lists columns_; ///< to a moment from all
};

} // namespace entente::detail
