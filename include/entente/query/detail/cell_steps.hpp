// In which year or month the coarse instants of a list lie.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/detail/calendar_cells.hpp>
#include <entente/query/detail/cell_counts.hpp>
#include <entente/timeline/detail/coarse_instant.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace entente::detail {

/// Finds the cell in which everything lies that may be meant by the coarse earliest instant of a window that is no longer than some length,
/// as its place among counts. Cells are nearly of one length, so that a division tells which it is, or that it is one of its neighbours:
/// there is no branch that nobody can foretell. Where each begins and ends is looked up when somebody is near for the first time.
class cell_steps {
public:
    cell_steps(calendar_cells& cells, cell_counts const& counts, duration longest)
        : cells_(cells)
        , counts_(counts)
        , longest_(longest)
        , begin_(static_cast<double>(calendar_cells::about(counts.cell_at(0)).count()))
        , places_in_a_us_(1 / (static_cast<double>(calendar_cells::about(counts.cell_at(1)).count()) - begin_))
        , known_(cell_counts::places)
    {
    }

    /// Nothing: it may lie in several, or in one that has no place. Complexity: constant.
    [[nodiscard]] std::optional<std::size_t> find(coarse_instant t)
    {
        auto const guess = (static_cast<double>(t.earliest().count()) - begin_) * places_in_a_us_;
        if (guess >= 1 && guess < static_cast<double>(known_.size() - 2)) {
            auto place = static_cast<std::size_t>(guess);
            place -= static_cast<std::size_t>(t < known_[place].first);
            place += static_cast<std::size_t>(!(t < known_[place + 1].first));
            if (known_[place].holds(t)) return place;
        }
        return look_up(t);
    }

private:
    /// All from the one to the other lie in the cell; none, as long as nobody has looked.
    struct entry {
        coarse_instant first = coarse_instant(instant::future()), end;

        [[nodiscard]] bool holds(coarse_instant t) const noexcept { return !(t < first) && t < end; }
    };
    [[nodiscard]] std::optional<std::size_t> look_up(coarse_instant t)
    {
        if (!t.earliest().is_finite() || !t.latest().is_finite()) return std::nullopt;
        auto const place = counts_.place_of(cells_.at(t.earliest()));
        if (place >= known_.size()) return std::nullopt;
        for (auto i = place - std::min<std::size_t>(place, 1); i != std::min(place + 2, known_.size()); ++i)
            if (known_[i].end == coarse_instant()) known_[i] = entry_of(counts_.cell_at(i));
        return known_[place].holds(t) ? std::optional(place) : std::nullopt;
    }
    [[nodiscard]] entry entry_of(std::int32_t cell)
    {
        auto const b = cells_.of(cell);
        coarse_instant const first(b.earliest());
        return {b.earliest() <= first.earliest() ? first : first.next(), coarse_instant(b.latest() - longest_)};
    }

    calendar_cells& cells_;
    cell_counts const& counts_;
    duration longest_;
    double begin_, places_in_a_us_;
    std::vector<entry> known_; ///< by place
};

} // namespace entente::detail
