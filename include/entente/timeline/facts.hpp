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
    std::string title;
    std::string note;
    chain<source> sources;
    chain<party_definition> parties;
    chain<group> groups;
    chain<leader> leaders;
    chain<office> offices;
    chain<term> terms;
    event_list events; ///< packed: elements are values, made when they are asked for
    chain<claim> claims;
    entente::kept kept;
    detail::own_parties own_parties; ///< derived from `parties`

    fact_lists() = default;
    explicit fact_lists(records all);

    void add(records more);
    /// Plain records, to change or to write. Complexity: linear, with every text.
    [[nodiscard]] records copy() const;

    friend bool operator==(fact_lists const&, fact_lists const&) = default;
};

} // namespace entente

#ifndef ENTENTE_COMPILED
#include <entente/timeline/detail/fact_functions.hpp>
#endif
