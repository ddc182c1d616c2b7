// Which worlds there are, seen from the moments of one question.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/network.hpp>

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace entente::detail {

/// A moment of a question.
enum class variable : std::uint32_t {};

/// "later - earlier >= least".
struct difference_constraint {
    variable earlier;
    variable later;
    duration least;
};

/// The greatest differences between a few moments, closed: no chain of them says more than they say directly.
class closure {
public:
    closure(std::vector<variable> moments, std::vector<duration> most) : moments_(std::move(moments)), most_(std::move(most)) {}

    [[nodiscard]] std::vector<variable> const& moments() const { return moments_; }
    [[nodiscard]] std::size_t place(variable a) const
    {
        return static_cast<std::size_t>(std::find(moments_.begin(), moments_.end(), a) - moments_.begin());
    }
    /// By place.
    [[nodiscard]] duration between(std::size_t i, std::size_t j) const { return most_[i * moments_.size() + j]; }
    [[nodiscard]] duration most(variable a, variable b) const { return between(place(a), place(b)); }

private:
    std::vector<variable> moments_;
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
    static constexpr variable origin{0}; ///< 1970

    /// The network must outlive it and stay as it is.
    worlds(network const& order, bool turned) : order_(order), turned_(turned) { (void)add(bounds{instant{}}); }

    /// A time that nothing else depends on.
    variable add(bounds window)
    {
        variables_.push_back({window, untied});
        return variable{static_cast<std::uint32_t>(variables_.size() - 1)};
    }
    /// A time that claims tie to others; its window as the network has it.
    variable add(bounds window, node in_order)
    {
        variables_.push_back({window, static_cast<std::uint32_t>(tied_.size())});
        tied_.push_back(in_order);
        return variable{static_cast<std::uint32_t>(variables_.size() - 1)};
    }

    [[nodiscard]] bool is_tied(variable a) const { return of(a).tied != untied; }
    /// Its number among the moments that claims tie together; the index of what `nearest` returns.
    [[nodiscard]] std::uint32_t tied_number(variable a) const { return of(a).tied; }
    [[nodiscard]] std::size_t tied() const { return tied_.size(); }
    /// By the clock, whichever way time runs here.
    [[nodiscard]] bounds window(variable a) const { return of(a).window; }

    /// The greatest that t_b - t_a can be. Complexity: constant, or the first time for a tied `a` one search.
    [[nodiscard]] duration most(variable a, variable b) const
    {
        if (a == b) return duration{};
        auto const far = by_windows(a, b);
        return is_tied(a) && is_tied(b) ? std::min(far, linked(a, b)) : far;
    }
    /// As far as their windows say.
    [[nodiscard]] duration by_windows(variable a, variable b) const
    {
        return turned_ ? of(a).window.latest() - of(b).window.earliest() : of(b).window.latest() - of(a).window.earliest();
    }
    [[nodiscard]] duration earliest(variable a) const { return -most(a, origin); }
    [[nodiscard]] duration latest(variable a) const { return most(origin, a); }

    /// For each tied moment, by its number: the least of most(it, x) over these tied moments x, as far as claims lead. Where
    /// that is not below the second argument, it may come out greater. Complexity: one search.
    [[nodiscard]] std::vector<duration> nearest(std::span<variable const> these, duration below = duration::unlimited()) const
    {
        auto const nodes = nodes_of(these);
        return turned_ ? order_.linked_from(nodes, tied_, below) : order_.linked_to(nodes, tied_, below);
    }
    /// The same of most(x, it).
    [[nodiscard]] std::vector<duration> nearest_from(std::span<variable const> these) const
    {
        return from(these, tied_, duration::unlimited());
    }
    /// The same of one x, for those asked for and in their order.
    [[nodiscard]] std::vector<duration> nearest_from(variable x, std::span<variable const> asked, duration below) const
    {
        return from({&x, 1}, nodes_of(asked), below);
    }
    /// nearest({b}). Valid until the next one is asked for. Complexity: one search, unless it is still known.
    [[nodiscard]] std::span<duration const> column(variable b) const
    {
        return columns_.get(of(b).tied, tied_.size(), [&] { return nearest({&b, 1}); });
    }
    /// The same as most(a, b), where many others are compared with b.
    [[nodiscard]] duration most_to(variable a, variable b) const
    {
        if (a == b) return duration{};
        auto const far = by_windows(a, b);
        return is_tied(a) && is_tied(b) ? std::min(far, column(b)[of(a).tied]) : far;
    }
    /// Makes most(a, b) cheap for every a from now on. Complexity: one search, if b is tied.
    void keep(variable b) const
    {
        if (is_tied(b)) (void)column(b);
    }

    /// The greatest differences between the moments that constraints name, and a few more, in the worlds in which all these hold;
    /// nothing if there is no such world. Exact. Complexity: cubic in the number of moments named.
    [[nodiscard]] std::optional<closure> close(std::span<difference_constraint const> constraints,
                                               std::initializer_list<variable> more = {}) const
    {
        std::vector<variable> small{origin};
        auto const name = [&](variable a) {
            if (std::find(small.begin(), small.end(), a) == small.end()) small.push_back(a);
        };
        for (auto const& w : constraints) {
            name(w.earlier);
            name(w.later);
        }
        for (auto const a : more) name(a);
        auto const n = small.size();
        std::vector<duration> far(n * n);
        for (std::size_t i = 0; i != n; ++i)
            for (std::size_t j = 0; j != n; ++j) far[i * n + j] = most(small[i], small[j]);
        auto const at = [&](variable p) { return static_cast<std::size_t>(std::find(small.begin(), small.end(), p) - small.begin()); };
        for (auto const& w : constraints) {
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
    [[nodiscard]] bool allow(std::span<difference_constraint const> constraints) const { return close(constraints).has_value(); }

private:
    static constexpr auto untied = static_cast<std::uint32_t>(-1);
    struct placed {
        bounds window;
        std::uint32_t tied; ///< its number among the moments that claims tie together
    };
    /// Differences of some tied moments to all others, as many as memory is meant for.
    class lists {
    public:
        template <class Make>
        [[nodiscard]] std::vector<duration> const& get(std::uint32_t a, std::size_t size, Make make)
        {
            if (all_.size() < size) all_.resize(size);
            auto& list = all_[a];
            if (list.size() == size) return list; // none is added to the tied moments since
            if (kept_ + size > most_kept) {
                for (auto& other : all_) other = {};
                kept_ = 0;
            }
            kept_ += size;
            return list = make();
        }
        /// nullptr: not known.
        [[nodiscard]] std::vector<duration> const* find(std::uint32_t a, std::size_t size) const
        {
            return a < all_.size() && all_[a].size() == size ? &all_[a] : nullptr;
        }

    private:
        static constexpr std::size_t most_kept = std::size_t{1} << 23;
        std::vector<std::vector<duration>> all_;
        std::size_t kept_ = 0;
    };

    [[nodiscard]] placed const& of(variable a) const { return variables_[static_cast<std::size_t>(a)]; }
    [[nodiscard]] std::vector<node> nodes_of(std::span<variable const> variables) const
    {
        std::vector<node> out;
        out.reserve(variables.size());
        for (auto const a : variables) out.push_back(tied_[of(a).tied]);
        return out;
    }
    [[nodiscard]] std::vector<duration> from(std::span<variable const> these, std::span<node const> asked, duration below) const
    {
        auto const nodes = nodes_of(these);
        return turned_ ? order_.linked_to(nodes, asked, below) : order_.linked_from(nodes, asked, below);
    }

    [[nodiscard]] duration linked(variable a, variable b) const
    {
        if (auto const* known = columns_.find(of(b).tied, tied_.size())) return (*known)[of(a).tied];
        return rows_.get(of(a).tied, tied_.size(), [&] { return from({&a, 1}, tied_, duration::unlimited()); })[of(b).tied];
    }

    network const& order_;
    bool turned_;
    std::vector<placed> variables_;
    std::vector<node> tied_;
    mutable lists rows_;    ///< from a moment to all
    mutable lists columns_; ///< to a moment from all
};

} // namespace entente::detail
