// The records that timelines share.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/chain.hpp>
#include <entente/detail/compiled.hpp>
#include <entente/model/records.hpp>
#include <entente/timeline/detail/dictionary.hpp>
#include <entente/timeline/event_list.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

namespace detail {

/// The parties that files define, by what they are called. It follows from their list, and is equal where that is.
class own_parties {
public:
    /// Those from `first` on are new.
    void add(chain<party_definition> const& all, std::size_t first);
    /// The number of the first one with that code.
    [[nodiscard]] std::optional<std::uint32_t> find(party p) const;
    /// The same by code or name.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const;

    friend bool operator==(own_parties const&, own_parties const&) noexcept { return true; }

private:
    index<party> codes_;
    dictionary texts_;
};

} // namespace detail

/// What a timeline was made from, word for word: `records` as lists that its copies, views and successors share. A
/// record keeps its number in every successor.
struct fact_lists {
    std::string title;               ///< of the whole; empty: none
    std::string note;                ///< of the whole; empty: none
    chain<source> sources;           ///< by `source_id`
    chain<party_definition> parties; ///< that are not built in
    chain<group> groups;             ///< by `group_id`
    chain<leader> leaders;           ///< by `leader_id`
    chain<office> offices;           ///< by `office_id`
    chain<term> terms;               ///< by `term_id`
    event_list events;               ///< packed: elements are values, made when they are asked for
    chain<claim> claims;             ///< by `claim_id`
    entente::kept kept;              ///< unknown keys of the document
    detail::own_parties own_parties; ///< derived from `parties`

    fact_lists() = default;
    /// Takes records as they are; nothing is checked.
    explicit fact_lists(records all);

    /// Puts more behind what is there, and of a title, note or unknown key takes what is not there. Nothing is checked.
    void add(records more);
    /// Plain records, to change or to write. Complexity: linear, with every text.
    [[nodiscard]] records copy() const;

    friend bool operator==(fact_lists const&, fact_lists const&) = default;
};

} // namespace entente

#ifndef ENTENTE_COMPILED
#include <entente/timeline/detail/fact_functions.hpp>
#endif
