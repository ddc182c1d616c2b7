// Which worlds there are, seen from the few moments of one question.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/detail/data.hpp>

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

namespace entente::detail {

/// "later - earlier >= least".
struct wish {
    std::uint32_t earlier;
    std::uint32_t later;
    duration least;
};

/// The moments of a question and the greatest differences between them: Dechter, Meiri and Pearl's minimal network,
/// restricted to the moments that matter. Because it is closed, a few more constraints among the same moments can be
/// decided without looking at any other. Turned, time runs backwards, so that "last" is "first".
class worlds {
public:
    static constexpr std::uint32_t origin = 0; ///< 1970

    worlds(timeline_data const& data, bool turned) : data_(data), turned_(turned) { spots_.push_back({bounds{instant{}}, none, none}); }

    /// A moment of the timeline; the same moment always has the same number.
    std::uint32_t add(std::uint32_t point)
    {
        for (std::uint32_t i = 1; i != spots_.size(); ++i)
            if (spots_[i].point == point) return i;
        auto const& p = data_.point(point);
        spots_.push_back({p.window, point, none});
        if (p.node != none) {
            spots_.back().tied = static_cast<std::uint32_t>(tied_.size());
            tied_.push_back(node{p.node});
        }
        return static_cast<std::uint32_t>(spots_.size() - 1);
    }
    /// A time that nothing else depends on.
    std::uint32_t add(bounds b)
    {
        spots_.push_back({b, none, none});
        return static_cast<std::uint32_t>(spots_.size() - 1);
    }

    [[nodiscard]] bool is_tied(std::uint32_t a) const { return spots_[a].tied != none; }
    [[nodiscard]] std::uint32_t point(std::uint32_t a) const { return spots_[a].point; }

    /// The greatest that t_b - t_a can be.
    [[nodiscard]] duration most(std::uint32_t a, std::uint32_t b) const { return turned_ ? forward(b, a) : forward(a, b); }
    [[nodiscard]] duration earliest(std::uint32_t a) const { return -most(a, origin); }
    [[nodiscard]] duration latest(std::uint32_t a) const { return most(origin, a); }

    /// Is there a world in which all these hold? Exact. Complexity: cubic in the number of moments named.
    [[nodiscard]] bool allow(std::span<wish const> wishes) const
    {
        small_.clear();
        small_.push_back(origin);
        for (auto const& w : wishes)
            for (auto const p : {w.earlier, w.later})
                if (std::find(small_.begin(), small_.end(), p) == small_.end()) small_.push_back(p);
        auto const n = small_.size();
        closure_.resize(n * n);
        for (std::size_t i = 0; i != n; ++i)
            for (std::size_t j = 0; j != n; ++j) closure_[i * n + j] = most(small_[i], small_[j]);
        auto const at = [&](std::uint32_t p) { return static_cast<std::size_t>(std::find(small_.begin(), small_.end(), p) - small_.begin()); };
        for (auto const& w : wishes) {
            auto& d = closure_[at(w.later) * n + at(w.earlier)]; // t_earlier - t_later <= -least
            d = std::min(d, -w.least);
        }
        for (std::size_t k = 0; k != n; ++k)
            for (std::size_t i = 0; i != n; ++i)
                for (std::size_t j = 0; j != n; ++j) {
                    auto const through = closure_[i * n + k] + closure_[k * n + j];
                    auto& d = closure_[i * n + j];
                    if (!closure_[i * n + k].is_unlimited() && !closure_[k * n + j].is_unlimited()) d = std::min(d, through);
                }
        for (std::size_t i = 0; i != n; ++i)
            if (closure_[i * n + i] < duration{}) return false;
        return true;
    }
    /// The greatest that t_b - t_a can be in the worlds that `allow`; only after it has returned true for wishes that name both.
    [[nodiscard]] duration most_allowed(std::uint32_t a, std::uint32_t b) const
    {
        auto const n = small_.size();
        auto const at = [&](std::uint32_t p) { return static_cast<std::size_t>(std::find(small_.begin(), small_.end(), p) - small_.begin()); };
        return closure_[at(a) * n + at(b)];
    }

private:
    struct spot {
        bounds window;
        std::uint32_t point;
        std::uint32_t tied; ///< its number among the moments that claims tie together
    };

    [[nodiscard]] duration forward(std::uint32_t a, std::uint32_t b) const
    {
        if (a == b) return duration{};
        auto const& from = spots_[a];
        auto const& to = spots_[b];
        if (from.tied == none || to.tied == none) return to.window.latest() - from.window.earliest();
        auto const n = tied_.size();
        if (between_.size() != n * n) between_ = data_.order.most_among(tied_); // two searches for each, once all are there
        return between_[from.tied * n + to.tied];
    }

    timeline_data const& data_;
    bool turned_;
    std::vector<spot> spots_;
    std::vector<node> tied_;
    mutable std::vector<duration> between_; ///< the network's greatest differences among them
    mutable std::vector<std::uint32_t> small_;
    mutable std::vector<duration> closure_;
};

} // namespace entente::detail
