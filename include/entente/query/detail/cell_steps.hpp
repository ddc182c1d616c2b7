// In which year or month the coarse instants of a list lie.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/detail/calendar_cells.hpp>
#include <entente/timeline/detail/coarse_instant.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace entente::detail {

/// Finds the cell in which everything lies that may be meant by the coarse earliest instant of a window that is no longer than some length.
/// Cells lie side by side in a table of those that were met and of what lies between; lists are sorted, so that the next one is near.
class cell_steps {
public:
    cell_steps(calendar_cells& cells, duration longest) : cells_(cells), longest_(longest) {}

    /// Nothing: it may lie in several, or is far from those that were met. Complexity: a few steps from the one that was asked for last.
    [[nodiscard]] std::optional<std::int32_t> find(coarse_instant t)
    {
        if (known_.empty() || t < known_.front().first || !(t < known_.back().end)) grow(t);
        if (known_.empty() || t < known_.front().first) return std::nullopt;
        if (t < known_[last_].first)
            last_ = static_cast<std::size_t>(
                std::partition_point(known_.begin(), known_.end(), [&](entry const& e) { return !(t < e.first); }) - known_.begin() - 1);
        while (last_ + 1 != known_.size() && !(t < known_[last_ + 1].first)) ++last_;
        auto const& found = known_[last_];
        return t < found.end ? std::optional(found.cell) : std::nullopt;
    }

private:
    static constexpr std::size_t most = 2'000;

    struct entry {
        coarse_instant first, end; ///< all from here to there lie in the cell
        std::int32_t cell;
    };
    [[nodiscard]] entry entry_of(std::int32_t cell)
    {
        auto const b = cells_.of(cell);
        coarse_instant const first(b.earliest());
        return {b.earliest() <= first.earliest() ? first : first.next(), coarse_instant(b.latest() - longest_), cell};
    }
    /// Adds the cell in which an instant lies, and those on the way there.
    void grow(coarse_instant t)
    {
        if (!t.earliest().is_finite() || !t.latest().is_finite()) return;
        auto const cell = cells_.at(t.earliest());
        if (known_.empty()) known_.push_back(entry_of(cell));
        auto const far = [&](std::int32_t a, std::int32_t b) { return static_cast<std::size_t>(b - a) / 12 + known_.size() > most; };
        if (cell > known_.back().cell && !far(known_.back().cell, cell))
            while (known_.back().cell != cell) known_.push_back(entry_of(cells_.next(known_.back().cell)));
        if (cell >= known_.front().cell || far(cell, known_.front().cell)) return;
        std::vector<entry> all;
        for (auto c = cell; c != known_.front().cell; c = cells_.next(c)) all.push_back(entry_of(c));
        all.insert(all.end(), known_.begin(), known_.end());
        known_ = std::move(all);
        last_ = 0;
    }

    calendar_cells& cells_;
    duration longest_;
    std::vector<entry> known_; ///< sorted
    std::size_t last_ = 0;     ///< the one that was found last
};

} // namespace entente::detail
