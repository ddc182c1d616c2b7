// Whether a question, and what it asks for, is plain.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/detail/meaning.hpp>
#include <entente/query/detail/plain_window.hpp>
#include <entente/query/query.hpp>
#include <entente/timeline/detail/plain_events.hpp>
#include <entente/timeline/detail/scope.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace entente::detail {

/// A question that lists can answer, if what stands in them is plain (see `aspect`): it asks for held events of some kinds with some
/// countries, of a timeline that is no view. What it is asked of must outlive it.
class plain_question {
public:
    plain_question(timeline_data const& data, query const& q, resolved_query const& r) : windows(data, q, r), data_(data), query_(q)
    {
        can_ = !data.horizon && !data.is_plain_void && q.where == whereabouts::anywhere && q.occasion.empty() && r.leaders.empty() &&
               std::find(q.statuses.begin(), q.statuses.end(), status::held) != q.statuses.end();
        is_touched_ =
            data.revised.begin() != data.revised.end() || data.tightened.begin() != data.tightened.end() || !data.conditionals.empty();
        countries_.fill(r.parties.empty());
        for (auto const p : r.parties)
            if (auto const n = number_of_country(p)) countries_[*n] = true;
        for (std::size_t k = 0; k != kinds_.size(); ++k) kinds_[k] = is_among(static_cast<event_kind>(k), r.kinds);
    }

    plain_windows windows;

    [[nodiscard]] bool can() const noexcept { return can_ && windows.can(); }
    [[nodiscard]] bool wants(event_kind k) const noexcept { return kinds_[static_cast<std::size_t>(k)]; }
    /// Whether an event is plain, and neither claims nor later records say anything of it.
    [[nodiscard]] bool is_plain(std::uint32_t event, aspect as) const { return as.is_plain() && !is_touched(event); }
    [[nodiscard]] bool is_touched(std::uint32_t event) const
    {
        return is_touched_ &&
               !(data_.tightened.find(event) == nullptr && data_.revised.find(event) == nullptr && data_.conditionals_of(event).empty());
    }
    // Of a plain one, in the list of a leader:

    /// Whether it is with whom the question asks for, and may be in the direction that it asks for.
    [[nodiscard]] bool is_asked_for(aspect as) const noexcept
    {
        auto const asked = query_.placed_or_received;
        if (asked != direction::either && as.own() != aspect::side::unknown &&
            (asked == direction::placed) != (as.own() == aspect::side::placed))
            return false;
        return countries_[as.with()];
    }
    /// Whether it is known to be in that direction.
    [[nodiscard]] bool has_known_side(aspect as) const noexcept
    {
        return query_.placed_or_received == direction::either || as.own() != aspect::side::unknown;
    }

private:
    timeline_data const& data_;
    query const& query_;
    bool can_ = false;
    bool is_touched_ = false;
    std::array<bool, known_parties.size()> countries_{}; ///< with which contact is asked for
    std::array<bool, words<event_kind>.size()> kinds_{};
};

} // namespace entente::detail
