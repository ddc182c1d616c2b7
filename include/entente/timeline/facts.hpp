// The records that timelines share.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/chain.hpp>
#include <entente/model/records.hpp>
#include <entente/timeline/detail/dictionary.hpp>

#include <algorithm>
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
    void add(chain<party_definition> const& all, std::size_t first)
    {
        for (auto i = first; i != all.size(); ++i) {
            auto const number = static_cast<std::uint32_t>(i);
            codes_.add(all[i].id, number);
            texts_.add(all[i].id.code(), number);
            texts_.add(all[i].name, number);
        }
        codes_.close();
        texts_.close();
    }
    /// The number of the first one with that code.
    [[nodiscard]] std::optional<std::uint32_t> find(party p) const { return codes_.find(p); }
    /// The same by code or name.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const { return texts_.find(text); }

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
    chain<event> events;
    chain<claim> claims;
    entente::kept kept;
    detail::own_parties own_parties; ///< derived from `parties`

    fact_lists() = default;
    explicit fact_lists(records all) { add(std::move(all)); }

    void add(records more)
    {
        // of the first that has one; of unknown keys, each of the first
        if (title.empty()) title = std::move(more.title);
        if (note.empty()) note = std::move(more.note);
        auto const take = [](auto& to, auto& from, auto same) {
            for (auto& x : from)
                if (std::none_of(to.begin(), to.end(), [&](auto const& y) { return same(x, y); })) to.push_back(std::move(x));
        };
        take(kept.order, more.kept.order, [](auto const& a, auto const& b) { return a == b; });
        take(kept.others, more.kept.others, [](auto const& a, auto const& b) { return a.first == b.first; });
        sources.append(std::move(more.sources));
        auto const before = parties.size();
        parties.append(std::move(more.parties));
        own_parties.add(parties, before);
        groups.append(std::move(more.groups));
        leaders.append(std::move(more.leaders));
        offices.append(std::move(more.offices));
        terms.append(std::move(more.terms));
        events.append(std::move(more.events));
        claims.append(std::move(more.claims));
    }
    /// Plain records, to change or to write. Complexity: linear, with every text.
    [[nodiscard]] records copy() const
    {
        auto const plain = [](auto const& list) { return std::vector(list.begin(), list.end()); };
        return {title,          note,         plain(sources), plain(parties), plain(groups), plain(leaders),
                plain(offices), plain(terms), plain(events),  plain(claims),  kept};
    }

    friend bool operator==(fact_lists const&, fact_lists const&) = default;
};

} // namespace entente
