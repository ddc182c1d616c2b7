// Places terms by their milestones.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/detail/tenure.hpp>
#include <entente/timeline/detail/data.hpp>
#include <entente/timeline/detail/term_places.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace entente::detail {

/// One term. What `tenure` says of it, where windows alone say so.
[[nodiscard]] inline placed_term place_term(timeline_data const& d, std::uint32_t t)
{
    placed_term out;
    out.leader = d.terms[t].leader;
    out.acting = d.facts.terms[t].acting;
    if (auto const office = d.terms[t].office; office != none) out.side = d.facts.offices[office].party;
    bool is_reported = true; ///< what is known of it
    auto const place = [&](milestone m, bounds& to) {
        auto const p = timeline_data::point_of(t, m);
        if (!d.is_known(p)) return false;
        auto const at = d.point(p);
        is_reported = is_reported && at.reported;
        to = at.window;
        return true;
    };
    out.has_elected = place(milestone::elected, out.elected) || place(milestone::declared, out.elected);
    out.has_took = place(milestone::took_office, out.took);
    bool const has_left = place(milestone::left_office, out.left);
    out.is_endless = has_left && d.is_endless(timeline_data::point_of(t, milestone::left_office));
    bool const begins_with_election = out.has_elected && (!out.has_took || out.elected.latest() <= out.took.earliest());
    out.begins_with_took = !begins_with_election && out.has_took && (!out.has_elected || out.took.latest() <= out.elected.earliest());
    out.is_plain = is_reported && has_left && (begins_with_election || out.begins_with_took);
    return out;
}

/// Whether one term's row stands before that of another: not in the order in which they were told.
[[nodiscard]] inline bool begins_before(timeline_data const& d, std::pair<instant, std::uint32_t> const& a,
                                        std::pair<instant, std::uint32_t> const& b)
{
    return a.first != b.first ? a.first < b.first : d.facts.terms[a.second].id < d.facts.terms[b.second].id;
}

/// A leader's events that may lie in a term.
inline void add_lists(timeline_data const& d, placed_term& t, std::vector<term_places::list>& to)
{
    auto const begin = t.begins_with_took ? t.took.earliest() : t.elected.earliest();
    auto const end = t.is_endless ? instant::future() : t.left.latest();
    t.first_list = t.last_list = static_cast<std::uint32_t>(to.size());
    if (end < begin) return;
    event_postings::walk_of_leader walk(true);
    for (std::size_t k = 0; k != words<event_kind>.size(); ++k) {
        auto const kind = static_cast<event_kind>(k);
        walk.clear();
        d.posted.of_leader.look(walk, {t.leader, kind}, bounds::closed(begin, end));
        for (auto const& s : walk.stretches()) to.push_back({kind, s});
    }
    t.last_list = static_cast<std::uint32_t>(to.size());
}

/// All of them, made when they are first asked for. Complexity: n log n.
[[nodiscard]] inline term_places const& places_of_terms(timeline_data const& d)
{
    return d.placed.get([&] {
        term_places out;
        std::vector<std::pair<instant, std::uint32_t>> order;
        for (std::uint32_t t = 0; t != d.terms.size(); ++t) {
            auto& placed = out.terms.emplace_back(place_term(d, t));
            if (placed.is_plain && placed.leader != none) add_lists(d, placed, out.lists);
            order.emplace_back(begin_of(d, t), t);
        }
        std::stable_sort(order.begin(), order.end(), [&](auto const& a, auto const& b) { return begins_before(d, a, b); });
        for (auto const& [when, t] : order) out.by_beginning.push_back(t);
        return out;
    });
}

/// Where the terms of rows lie: looked up where every term is asked for, else found one by one.
class places_of_rows {
public:
    places_of_rows(timeline_data const& d, bool all) : data_(d), all_(all ? &places_of_terms(d) : nullptr) {}

    /// Of a row's term, if it has one. Valid until the next is asked for.
    [[nodiscard]] placed_term const* of(std::uint32_t term)
    {
        if (term == none) return nullptr;
        if (all_ != nullptr) return &all_->terms[term];
        one_ = place_term(data_, term);
        return &one_;
    }
    /// nullptr: they are found one by one.
    [[nodiscard]] term_places const* all() const noexcept { return all_; }

private:
    timeline_data const& data_;
    term_places const* all_;
    placed_term one_;
};

} // namespace entente::detail
