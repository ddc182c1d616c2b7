// How many there are in each cell.
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

namespace entente::detail {

/// Counts of one row, by the number of the cell. Cells that lie near each other have a place each in a table, and which of these are in use
/// is kept in bits, so that nobody looks at the others, and nothing is sorted; what lies far from there stands in a list.
class cell_counts {
public:
    struct counted {
        std::uint32_t least = 0;
        std::uint32_t most = 0;
    };
    static constexpr std::size_t places = 64 * 64;

    /// `first`: the cell of the first place; `step`: how far the next one is.
    cell_counts(std::int32_t first, std::int32_t step) : first_(first), step_(step), near_(places), used_(places / 64) {}

    [[nodiscard]] std::int32_t cell_at(std::size_t place) const noexcept { return first_ + static_cast<std::int32_t>(place) * step_; }
    /// Not below `places`: it has none.
    [[nodiscard]] std::size_t place_of(std::int32_t cell) const noexcept
    {
        return cell < first_ ? places : static_cast<std::size_t>((std::int64_t{cell} - first_) / step_);
    }

    /// One more that is certain. Requires: place < places.
    void add_at(std::size_t place) noexcept
    {
        ++near_[place].least;
        ++near_[place].most;
        use(place);
    }
    void add(std::int32_t cell, bool surely)
    {
        auto const place = place_of(cell);
        auto& to = place < places ? near_[place] : far_cell(cell);
        to.least += surely;
        ++to.most;
        if (place < places) use(place);
    }
    /// Calls `f(cell, counted)` for those that were added, in the order of cells, and forgets them.
    template <class Function>
    void take(Function f)
    {
        auto const end = std::partition_point(far_.begin(), far_.end(), [&](auto const& c) { return c.first < first_; });
        for (auto at = far_.begin(); at != end; ++at) f(at->first, at->second);
        for (; groups_ != 0; groups_ &= groups_ - 1) {
            auto const group = static_cast<std::size_t>(std::countr_zero(groups_));
            for (auto some = std::exchange(used_[group], 0); some != 0; some &= some - 1) {
                auto const place = group * 64 + static_cast<std::size_t>(std::countr_zero(some));
                f(cell_at(place), std::exchange(near_[place], {}));
            }
        }
        for (auto at = end; at != far_.end(); ++at) f(at->first, at->second);
        far_.clear();
    }

private:
    void use(std::size_t place) noexcept
    {
        used_[place / 64] |= std::uint64_t{1} << place % 64;
        groups_ |= std::uint64_t{1} << place / 64;
    }
    /// Most come in order.
    [[nodiscard]] counted& far_cell(std::int32_t cell)
    {
        auto at = far_.end();
        while (at != far_.begin() && cell < std::prev(at)->first) --at;
        if (at != far_.begin() && std::prev(at)->first == cell) return std::prev(at)->second;
        return far_.insert(at, {cell, {}})->second;
    }

    std::int32_t first_, step_;
    std::vector<counted> near_;
    std::vector<std::uint64_t> used_;                   ///< a bit for each place
    std::uint64_t groups_ = 0;                          ///< a bit for each number of these that is not zero
    std::vector<std::pair<std::int32_t, counted>> far_; ///< sorted
};

} // namespace entente::detail
