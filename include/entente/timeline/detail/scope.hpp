// Of which events a claim speaks.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/detail/attending.hpp>
#include <entente/timeline/detail/whereabouts.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace entente::detail {

/// Whether an event of this kind is meant where these are asked for. None: any. `call` includes `video_call`.
[[nodiscard]] inline bool is_among(event_kind k, std::vector<event_kind> const& kinds)
{
    return kinds.empty() || std::any_of(kinds.begin(), kinds.end(), [&](event_kind asked) {
               return asked == k || (asked == event_kind::call && k == event_kind::video_call);
           });
}

/// A claim's scope with its references resolved; its edges are moments; nothing: it has none.
struct resolved_scope {
    std::optional<leader_id> leader; ///< found, once the scope is resolved
    std::vector<event_kind> kinds;
    std::vector<party> with; ///< sorted; empty: any country
    std::optional<moment> after;
    std::optional<moment> before;
    std::optional<entente::role> role; ///< of the leader
    whereabouts where = whereabouts::anywhere;

    /// Each once, in the order of their codes.
    [[nodiscard]] std::vector<party> counterparts(accounts const& d, event_id event) const
    {
        std::vector<party> out;
        for (auto const& a : attending(d, event)) {
            if (a.leader == leader) continue;
            bool const meant =
                with.empty() ? d.kind_of(a.party) == party_kind::country : std::binary_search(with.begin(), with.end(), a.party);
            if (meant) out.push_back(a.party);
        }
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }
    /// Whether an event certainly is of the role and in the place asked for.
    [[nodiscard]] bool is_meant(accounts const& d, event_id event) const
    {
        auto const all = attending(d, event);
        return std::any_of(all.begin(), all.end(), [&](attendance const& a) {
            return a.leader == leader && (!role || a.role == role) && lies(d, event, a.party, where) == true;
        });
    }
    /// The held events it speaks of, wherever they lie in time. `looked_at`: how many were looked at is added.
    [[nodiscard]] std::vector<event_id> events(accounts const& d, std::size_t& looked_at) const
    {
        std::vector<event_id> out;
        event_walk walk(true);
        for (d.posted.look_for_leader(walk, *leader, bounds{}, [&](event_kind k) { return is_among(k, kinds); }); !walk.is_over();
             walk.step()) {
            auto const e = walk.event();
            ++looked_at;
            if (d.is_visible(e) && d.settled(e).standing.is == status::held && is_meant(d, e) && !counterparts(d, e).empty())
                out.push_back(e);
        }
        std::sort(out.begin(), out.end()); // as they stand in the facts, each once
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }
};

} // namespace entente::detail
