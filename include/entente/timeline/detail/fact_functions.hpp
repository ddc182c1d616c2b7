// How records become the lists that timelines share, and records again.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/facts.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {
namespace detail {

ENTENTE_INLINE void own_parties::add(chain<party_definition> const& all, std::size_t first)
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
ENTENTE_INLINE std::optional<std::uint32_t> own_parties::find(party p) const { return codes_.find(p); }
ENTENTE_INLINE std::optional<std::uint32_t> own_parties::find(std::string_view text) const { return texts_.find(text); }

} // namespace detail

ENTENTE_INLINE fact_lists::fact_lists(records all) { add(std::move(all)); }

ENTENTE_INLINE void fact_lists::add(records more)
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
    bool const names_changed = !more.leaders.empty() || !more.terms.empty();
    leaders.append(std::move(more.leaders));
    offices.append(std::move(more.offices));
    terms.append(std::move(more.terms));
    events.append(std::move(more.events), names_changed);
    claims.append(std::move(more.claims));
}

ENTENTE_INLINE records fact_lists::copy() const
{
    auto const plain = [](auto const& list) { return std::vector(list.begin(), list.end()); };
    return {title,          note,         plain(sources), plain(parties), plain(groups), plain(leaders),
            plain(offices), plain(terms), plain(events),  plain(claims),  kept};
}

} // namespace entente
