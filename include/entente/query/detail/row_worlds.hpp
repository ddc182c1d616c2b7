// The worlds of a timeline, seen from the moments of one row.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/detail/worlds.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace entente::detail {

class row_worlds : public worlds {
public:
    row_worlds(read_model data, bool turned) : worlds(data.order(), turned), data_(data) {}

    using worlds::add;
    /// A moment of the timeline; the same moment is always the same variable.
    variable add(moment m)
    {
        auto& known = by_moment_[m];
        if (known != origin) return known;
        auto const p = data_.point(m);
        known = p.node ? add(p.window, *p.node) : add(p.window);
        moments_.emplace_back(known, m);
        return known;
    }
    /// Which moment it is, if it is one of the timeline. Complexity: linear in those of the row.
    [[nodiscard]] std::optional<moment> moment_of(variable v) const
    {
        for (auto const& [known, moment] : moments_)
            if (known == v) return moment;
        return std::nullopt;
    }

private:
    read_model data_;
    some_of<moment, variable> by_moment_;
    std::vector<std::pair<variable, moment>> moments_;
};

} // namespace entente::detail
