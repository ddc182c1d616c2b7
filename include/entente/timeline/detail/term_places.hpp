// Where terms lie.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/party.hpp>
#include <entente/time/bounds.hpp>
#include <entente/timeline/detail/event_postings.hpp>
#include <entente/timeline/ids.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace entente::detail {

/// A term's milestones, side by side.
struct placed_term {
    std::optional<leader_id> leader;
    party side;
    bool acting = false;
    bool is_plain = false; ///< its end is reported, and it is certain by the windows alone with which milestone it begins
    bool has_elected = false;
    bool has_took = false;
    bool begins_with_took = false;
    bool is_endless = false;
    std::uint32_t first_list = 0, last_list = 0; ///< of its leader, as far as they lie in the term, in `term_places::lists`
    bounds elected;                              ///< or, where nobody dates the election, when its result was known
    bounds took;
    bounds left;
};

struct term_places {
    struct list {
        event_kind kind;
        stretch of;
    };
    [[nodiscard]] placed_term const& of(term_id t) const noexcept { return terms[number(t)]; }
    [[nodiscard]] std::span<list const> lists_of(placed_term const& t) const noexcept
    {
        return std::span(lists).subspan(t.first_list, t.last_list - t.first_list);
    }

    std::vector<placed_term> terms; ///< by number
    std::vector<list> lists;
    std::vector<term_id> by_beginning; ///< in the order in which answers have them
};

} // namespace entente::detail
