// Events by whoever took part in them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/party.hpp>
#include <entente/model/words.hpp>
#include <entente/time/bounds.hpp>
#include <entente/timeline/detail/attendance.hpp>
#include <entente/timeline/detail/event_walk.hpp>
#include <entente/timeline/detail/postings.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

namespace entente::detail {

/// The events that a question walks along, by those whose events it asks for. Added to, then closed, then read.
struct event_postings {
    /// Makes an event findable by whoever takes part. `as_seen_by(&a)`, `as_seen_by(nullptr)`: how it stands in the list of a leader, and
    /// in that of two parties.
    template <class Aspect>
    void add(event_id event, event_kind kind, std::vector<attendance> const& all, bounds window, Aspect as_seen_by)
    {
        std::vector<party> sides;
        for (auto const& a : all) {
            if (a.leader) of_leader.add({*a.leader, kind}, event, window, as_seen_by(&a));
            else of_party.add(a.party, event, window, aspect(kind));
            sides.push_back(a.party);
        }
        std::sort(sides.begin(), sides.end());
        sides.erase(std::unique(sides.begin(), sides.end()), sides.end());
        constexpr std::size_t few = 8;
        for (auto a = sides.begin(); a != sides.end(); ++a) {
            if (sides.size() > few) gatherings.add(*a, event, window, aspect(kind));
            else
                for (auto b = std::next(a); b != sides.end(); ++b) of_pair.add({*a, *b}, event, window, as_seen_by(nullptr));
        }
    }
    void close()
    {
        of_leader.close();
        of_party.close();
        of_pair.close();
        gatherings.close();
    }
    /// Adds a leader's events of the kinds that are wanted.
    template <class Wanted>
    void look_for_leader(event_walk& to, leader_id leader, bounds window, Wanted wanted) const
    {
        for (std::size_t k = 0; k != words<event_kind>.size(); ++k)
            if (auto const kind = static_cast<event_kind>(k); wanted(kind)) of_leader.look(to, {leader, kind}, window);
    }

    postings<leader_and_kind> of_leader;
    postings<party> of_party;                  ///< in which a party took part without a leader who is known
    postings<std::pair<party, party>> of_pair; ///< in which two took part, the lesser first
    postings<party> gatherings;                ///< of so many parties that each two of them are not told apart
};

} // namespace entente::detail
