// The records that timelines share.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/chain.hpp>
#include <entente/model/records.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace entente {

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
        parties.append(std::move(more.parties));
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
