// The cells of a tally, by whatever they are counted.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/party.hpp>
#include <entente/order/rank_range.hpp>
#include <entente/timeline/timeline.hpp>
#include <entente/words/question.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente::detail {

/// A cell: what a question of the aim `count` says of it.
struct counted_cell {
    std::string leader;
    std::string term;
    party one; ///< of two parties
    party other;
    party counterpart;
    std::int32_t year = 0;
    std::int32_t month = 0;
    std::optional<event_kind> kind;
    std::string value; ///< of an attribute; such a cell has no leader and no term
    std::size_t least = 0;
    std::size_t most = 0;
    rank_range rank;
};

/// Without ranks. Errors: those of timeline::ask and timeline::count_by; bad_question for what cannot be counted by.
[[nodiscard]] std::vector<counted_cell> cells_of(timeline const& seen, asked::tally const& q);

/// Ranks from first to last of the cells, by the most or by the fewest: 1 + how many are certainly ahead, to 1 + how many may be. Every
/// cell is taken to have any number of its range, whatever the others have.
void rank(std::vector<counted_cell>& all, std::size_t first, std::size_t last, bool by_least);

[[nodiscard]] bool is_by(asked::tally const& q, grouped what);

} // namespace entente::detail
