// Events by whoever took part in them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/party.hpp>
#include <entente/time/bounds.hpp>
#include <entente/timeline/detail/attendance.hpp>
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
    /// Makes an event findable by whoever takes part.
    void add(std::uint32_t event, std::vector<attendance> const& all, bounds window)
    {
        std::vector<party> sides;
        for (auto const& a : all) {
            if (a.leader != none) of_leader.add(a.leader, event, window);
            else of_party.add(a.party, event, window);
            sides.push_back(a.party);
        }
        std::sort(sides.begin(), sides.end());
        sides.erase(std::unique(sides.begin(), sides.end()), sides.end());
        constexpr std::size_t few = 8;
        for (auto a = sides.begin(); a != sides.end(); ++a) {
            if (sides.size() > few) gatherings.add(*a, event, window);
            else
                for (auto b = std::next(a); b != sides.end(); ++b) of_pair.add({*a, *b}, event, window);
        }
    }
    void close()
    {
        of_leader.close();
        of_party.close();
        of_pair.close();
        gatherings.close();
    }

    postings<std::uint32_t> of_leader;
    postings<party> of_party;                  ///< in which a party took part without a leader who is known
    postings<std::pair<party, party>> of_pair; ///< in which two took part, the lesser first
    postings<party> gatherings;                ///< of so many parties that each two of them are not told apart
};

} // namespace entente::detail
