// How many, cell by cell.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/compiled.hpp>
#include <entente/model/party.hpp>
#include <entente/timeline/moment.hpp>
#include <entente/timeline/timeline.hpp>

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

namespace entente {

/// What the cells of a tally are.
enum class per : std::uint8_t {
    year,        ///< a calendar year
    month,       ///< a month of a year
    counterpart, ///< a party on the other side
};

/// Whose events a row of a tally counts: a leader's in a term, or those of two parties with each other.
struct tally_row {
    std::optional<leader_id> leader; ///< place in the facts; nothing: not of a leader
    std::optional<term_id> term;     ///< place in the facts; nothing: not of a term
    party one;                       ///< of two parties, the one that comes first in the alphabet, or is named first
    party other;                     ///< empty: it is no row of two parties

    friend bool operator==(tally_row const&, tally_row const&) noexcept = default;
};

/// A cell in which there is an event, or may be: at least and at most so many. What it says is what `count` says of the same question
/// `during` that year or month, or `with` that counterpart.
struct tally_cell {
    std::uint32_t row = 0;   ///< in `tally::rows`
    std::int32_t year = 0;   ///< `per::year` and `per::month`
    std::int32_t month = 0;  ///< `per::month`: 1 to 12
    party counterpart;       ///< `per::counterpart`
    std::uint32_t least = 0; ///< certainly so many
    std::uint32_t most = 0;  ///< possibly so many

    friend bool operator==(tally_cell const&, tally_cell const&) noexcept = default;
};

/// Cells by row, then by time or by the counterpart's code. Years and months are those of a zone's calendar; those in which no event may
/// lie whose time is known to some extent are left out, so that an event without any time counts only where there are others.
///
///     for (auto const& c : world.count_by(per::year, count(call).by_each_pair()).cells) most += c.most;
struct tally {
    std::vector<tally_row> rows;   ///< whose events were counted
    std::vector<tally_cell> cells; ///< none of them with a `most` of 0

    friend bool operator==(tally const&, tally const&) = default;
};

} // namespace entente

#ifndef ENTENTE_COMPILED
#include <entente/query/detail/tally_rows.hpp>
#endif
