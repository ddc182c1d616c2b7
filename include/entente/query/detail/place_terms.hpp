// Places terms by their milestones.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/detail/tenure.hpp>
#include <entente/timeline/detail/read_model.hpp>
#include <entente/timeline/detail/term_places.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace entente::detail {

/// One term. What `tenure` says of it, where windows alone say so.
[[nodiscard]] inline placed_term place_term(read_model d, term_id t)
{
    placed_term out;
    auto const its = d.term(t);
    out.leader = its.leader();
    out.acting = its.acting();
    out.side = its.party();
    bool is_reported = true; ///< what is known of it
    auto const place = [&](milestone m, bounds& to) {
        moment const p{t, m};
        auto const at = d.point(p);
        if (!at.reported && !d.is_known(p)) return false; // a claim may name what nobody reports
        is_reported = is_reported && at.reported;
        to = at.window;
        return true;
    };
    out.has_elected = place(milestone::elected, out.elected) || place(milestone::declared, out.elected);
    out.has_took = place(milestone::took_office, out.took);
    bool const has_left = place(milestone::left_office, out.left);
    out.is_endless = has_left && d.is_endless(moment{t, milestone::left_office});
    bool const begins_with_election = out.has_elected && (!out.has_took || out.elected.latest() <= out.took.earliest());
    out.begins_with_took = !begins_with_election && out.has_took && (!out.has_elected || out.took.latest() <= out.elected.earliest());
    out.is_plain = is_reported && has_left && (begins_with_election || out.begins_with_took);
    return out;
}

/// Whether one term's row stands before that of another: not in the order in which they were told.
[[nodiscard]] inline bool begins_before(read_model d, std::pair<instant, term_id> const& a, std::pair<instant, term_id> const& b)
{
    return a.first != b.first ? a.first < b.first : d.term(a.second).id() < d.term(b.second).id();
}

/// A leader's events that may lie in a term.
inline void add_lists(read_model d, placed_term& t, std::vector<term_places::list>& to)
{
    auto const begin = t.begins_with_took ? t.took.earliest() : t.elected.earliest();
    auto const end = t.is_endless ? instant::future() : t.left.latest();
    t.first_list = t.last_list = static_cast<std::uint32_t>(to.size());
    if (end < begin) return;
    event_walk walk(true);
    for (std::size_t k = 0; k != words<event_kind>.size(); ++k) {
        auto const kind = static_cast<event_kind>(k);
        walk.clear();
        d.lists().of_leader.look(walk, {*t.leader, kind}, bounds::closed(begin, end));
        walk.for_each_list([&](stretch const& s) { to.push_back({kind, s}); });
    }
    t.last_list = static_cast<std::uint32_t>(to.size());
}

/// All of them, made when they are first asked for. Complexity: n log n.
[[nodiscard]] inline term_places const& places_of_terms(read_model d)
{
    return d.places([&] {
        term_places out;
        std::vector<std::pair<instant, term_id>> order;
        for (auto const t : d.terms()) {
            auto& placed = out.terms.emplace_back(place_term(d, t));
            if (placed.is_plain && placed.leader) add_lists(d, placed, out.lists);
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
    places_of_rows(read_model d, bool all) : data_(d), all_(all ? &places_of_terms(d) : nullptr) {}

    /// Of a row's term, if it has one. Valid until the next is asked for.
    [[nodiscard]] placed_term const* of(std::optional<term_id> term)
    {
        if (!term) return nullptr;
        if (all_ != nullptr) return &all_->of(*term);
        one_ = place_term(data_, *term);
        return &one_;
    }
    /// nullptr: they are found one by one.
    [[nodiscard]] term_places const* all() const noexcept { return all_; }

private:
    read_model data_;
    term_places const* all_;
    placed_term one_;
};

} // namespace entente::detail
