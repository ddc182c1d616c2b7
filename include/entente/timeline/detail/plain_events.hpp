// Which events are plain: whose windows are all that is open of them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/party.hpp>
#include <entente/model/words.hpp>
#include <entente/order/detail/sparse.hpp>
#include <entente/timeline/detail/accounts.hpp>
#include <entente/timeline/detail/attendance.hpp>
#include <entente/timeline/detail/postings.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace entente::detail {

/// The place of a country among the known parties; nothing: it is none of them.
[[nodiscard]] inline std::optional<std::size_t> number_of_country(party p)
{
    auto const* const known = info(p);
    if (known == nullptr || known->kind != party_kind::country) return std::nullopt;
    return static_cast<std::size_t>(known - known_parties.data());
}
/// On which side somebody was.
[[nodiscard]] inline aspect::side side_of(std::optional<role> r)
{
    if (r == role::initiator || r == role::guest) return aspect::side::placed;
    if (r == role::recipient || r == role::host) return aspect::side::received;
    return aspect::side::unknown;
}
/// Somebody of whom nothing is said but a side.
[[nodiscard]] inline bool is_simple(attendance const& a) { return !a.capacity && !a.capacities_differ && a.role != role::mediator; }

/// Judges one event after another as its reports stand, claims left aside: these make windows narrower, and what is certain by windows
/// stays so. The terms must not change meanwhile.
class plain_events {
public:
    explicit plain_events(accounts const& data) : data_(data) {}

    /// How an event stands in the lists of those who took part, in their order, and in that of its two parties.
    struct aspects {
        std::array<aspect, 2> of_leader;
        aspect of_pair;
    };
    /// Complexity: linear in the terms of who took part.
    [[nodiscard]] aspects judge(event_id event, event_kind kind, std::vector<attendance> const& all)
    {
        aspects out{{aspect(kind), aspect(kind)}, aspect(kind)};
        if (all.size() != 2 || !is_simple(all[0]) || !is_simple(all[1]) || all[0].party == all[1].party) return out;
        auto const marks = data_.event_marks[event];
        if (marks.is != status::held || marks.disputed) return out;
        auto const window = data_.windows[event];
        auto const one = number_of(all[0].party), other = number_of(all[1].party);
        if (window.is_unknown() || !one || !other) return out;
        auto const first = spoke(all[0], window), second = spoke(all[1], window);
        if (second.at_the_time && first.always_for_it) out.of_leader[0] = aspect(kind, *other, side_of(all[0].role));
        if (first.at_the_time && second.always_for_it) out.of_leader[1] = aspect(kind, *one, side_of(all[1].role));
        if (first.at_the_time && second.at_the_time) out.of_pair = aspect(kind, 0, aspect::side::unknown);
        return out;
    }

private:
    struct office_time {
        party side;
        bounds from; ///< when it began and ended; nothing at all if one of them is not reported
        bounds until;
        bool is_known;
    };
    struct spoken {
        bool at_the_time = true;   ///< in office for the party all the time that the event may have been; without a known term, too
        bool always_for_it = true; ///< every term is for the party, so that the event is one of each of them
    };
    [[nodiscard]] spoken spoke(attendance const& a, bounds window)
    {
        spoken out;
        if (!a.leader) return out;
        bool has_terms = false, was_in_office = false;
        for (auto const& t : terms_of(*a.leader)) {
            if (t.side != a.party) {
                out.always_for_it = false;
                continue;
            }
            has_terms = true;
            was_in_office = was_in_office || (t.is_known && t.from.latest() <= window.earliest() && window.latest() < t.until.earliest());
        }
        out.at_the_time = was_in_office || !has_terms;
        return out;
    }
    [[nodiscard]] std::vector<office_time> const& terms_of(leader_id leader)
    {
        auto& known = terms_[leader];
        if (known.is_read) return known.all;
        known.is_read = true;
        for (auto const t : data_.terms_of_leader.all(leader)) {
            auto const office = data_.terms[t].office;
            auto const took = data_.settled(moment{t, milestone::took_office});
            auto const left = data_.settled(moment{t, milestone::left_office});
            known.all.push_back({office ? data_.office_at(*office).party : party{}, took.window,
                                 left.ongoing ? bounds(instant::future()) : left.window, took.reported && left.reported});
        }
        return known.all;
    }
    [[nodiscard]] std::optional<std::size_t> number_of(party p)
    {
        for (auto const& [known, number] : recent_)
            if (known == p) return number;
        recent_[next_] = {p, number_of_country(p)};
        return recent_[std::exchange(next_, (next_ + 1) % recent_.size())].second;
    }

    struct read_terms {
        bool is_read = false;
        std::vector<office_time> all;
    };
    accounts const& data_;
    some_of<leader_id, read_terms> terms_;
    std::array<std::pair<party, std::optional<std::size_t>>, 8> recent_{}; ///< parties that were met last
    std::size_t next_ = 0;
};

} // namespace entente::detail
