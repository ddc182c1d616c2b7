// Whether a question, and what it asks for, is plain.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/detail/meaning.hpp>
#include <entente/query/detail/plain_window.hpp>
#include <entente/query/query.hpp>
#include <entente/timeline/detail/plain_events.hpp>
#include <entente/timeline/detail/read_model.hpp>
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
    plain_question(read_model data, query const& q, resolved_query const& r) : windows(data, q, r), data_(data), query_(q)
    {
        can_ = data.has_plain_events() && q.where == whereabouts::anywhere && q.occasion.empty() && r.leaders.empty() &&
               std::find(q.statuses.begin(), q.statuses.end(), status::held) != q.statuses.end();
        is_touched_ = data.touches_any();
        countries_.fill(r.parties.empty());
        for (auto const p : r.parties)
            if (auto const n = number_of_country(p)) countries_[*n] = true;
        for (std::size_t k = 0; k != kinds_.size(); ++k) kinds_[k] = is_among(static_cast<event_kind>(k), r.kinds);
    }

    plain_windows windows;

    [[nodiscard]] bool can() const noexcept { return can_ && windows.can(); }
    [[nodiscard]] bool wants(event_kind k) const noexcept { return kinds_[static_cast<std::size_t>(k)]; }
    /// Calls `f(stretch)` for each list of events of a row's leader that may lie in its window. `term`, `all`: where its term lies, and
    /// all, as far as that is known.
    template <class Function>
    void for_each_list(subject const& s, placed_term const* term, term_places const* all, bounds in, Function f) const
    {
        if (all == nullptr || term == nullptr || query_.beyond_term) {
            for (std::size_t k = 0; k != kinds_.size(); ++k)
                if (kinds_[k])
                    data_.lists().of_leader.for_each_list({*s.leader, static_cast<event_kind>(k)},
                                                          [&](stretch const& some) { f(some.within(in)); });
            return;
        }
        for (auto const& l : all->lists_of(*term))
            if (wants(l.kind)) f(l.of);
    }
    /// What `look` reads of a term's lists will be read soon.
    void fetch(placed_term const& term, term_places const& all) const noexcept
    {
        for (auto const& l : all.lists_of(term))
            if (wants(l.kind)) {
                l.of.fetch(0);
                l.of.fetch_aspect(0);
            }
    }
    /// Whether events may lie in a window at which a row's party is the only one named on its side: its leader may have acted.
    [[nodiscard]] bool names_party_alone(subject const& s, bounds in) const
    {
        auto const& alone = data_.lists().of_party;
        return !alone.is_empty() && !s.side.empty() && !alone.of(s.side, in, true).is_over();
    }
    /// Whether an event is plain, and neither claims nor later records say anything of it.
    [[nodiscard]] bool is_plain(event_id event, aspect as) const { return as.is_plain() && !is_touched(event); }
    /// Whether there is one of which they do.
    [[nodiscard]] bool touches_any() const noexcept { return is_touched_; }
    [[nodiscard]] bool is_touched(event_id event) const { return is_touched_ && data_.event(event).is_touched(); }
    // Of a plain one, in the list of a leader:

    [[nodiscard]] bool is_with_whom(std::size_t country) const noexcept { return countries_[country]; }

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
    read_model data_;
    query const& query_;
    bool can_ = false;
    bool is_touched_ = false;
    std::array<bool, known_parties.size()> countries_{}; ///< with which contact is asked for
    std::array<bool, words<event_kind>.size()> kinds_{};
};

} // namespace entente::detail
