// A timeline's worlds divided in two, by which of two moments came first.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/detail/read_model.hpp>

#include <array>
#include <cstddef>
#include <utility>

namespace entente::detail {

/// The worlds of a timeline in which one moment is at least so much later than another. Requires: there are some. Valid as long as the
/// timeline. Complexity: linear in the moments that claims tie together.
[[nodiscard]] inline timeline_data where(read_model const& all, moment earlier, moment later, duration least)
{
    auto data = *all.data_;
    if (data.undivided == nullptr) data.undivided = all.data_;
    auto const node_of = [&](moment m) {
        auto p = data.point(m);
        if (!p.node) {
            p.node = data.order.add(p.window, p.earliest_by, p.latest_by);
            data.tied.emplace_back(m);
            data.tightened[m] = p;
        }
        return *p.node;
    };
    std::array const said{constraint{node_of(earlier), node_of(later), least, duration::unlimited()}};
    (void)data.order.insert(no_statement, said);
    auto const windows = data.order.windows();
    for (std::size_t n = 0; n != windows.size(); ++n)
        if (data.tied[n]) data.tightened[*data.tied[n]].window = windows[n];
    return data;
}

/// The worlds in which the first of two moments is not later than the second, and those in which it is.
class divided_worlds {
public:
    divided_worlds(read_model const& all, std::pair<moment, moment> moments)
        : halves_{where(all, moments.first, moments.second, duration{}), where(all, moments.second, moments.first, tick)}
    {
    }
    /// Valid as long as this.
    [[nodiscard]] std::array<read_model, 2> cases() const { return {halves_[0], halves_[1]}; }

private:
    std::array<timeline_data, 2> halves_;
};

} // namespace entente::detail
