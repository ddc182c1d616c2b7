// Whether all events that a row asks for are known.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/detail/decide.hpp>
#include <entente/query/detail/meaning.hpp>
#include <entente/timeline/detail/name_finder.hpp>
#include <entente/timeline/detail/scope.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <variant>

namespace entente::detail {

/// Whether the question asks for no more places and roles than the scope is about.
[[nodiscard]] inline bool is_asked_where(question_row const& row, scope const& s)
{
    if (s.where != whereabouts::anywhere && s.where != row.asked.where) return false;
    if (!s.role) return true;
    bool const calls = std::all_of(row.meaning.kinds.begin(), row.meaning.kinds.end(), [](event_kind k) {
        return k == event_kind::call || k == event_kind::video_call || k == event_kind::message;
    });
    bool const visits =
        std::all_of(row.meaning.kinds.begin(), row.meaning.kinds.end(), [](event_kind k) { return k == event_kind::visit; });
    if (row.asked.placed_or_received == direction::placed)
        return (*s.role == role::initiator && calls) || (*s.role == role::guest && visits);
    if (row.asked.placed_or_received == direction::received)
        return (*s.role == role::recipient && calls) || (*s.role == role::host && visits);
    return false;
}

/// Whether the row's window begins no earlier than the scope.
[[nodiscard]] inline bool starts_inside(question_row const& row, decider const& decide, scope const& s)
{
    if (s.after.empty()) return true;
    auto const edge = row.data.find_point(s.after);
    auto const& lower = row.turned ? decide.far : decide.near;
    return edge && std::any_of(lower.begin(), lower.end(), [&](gate const& g) {
               auto const p = decide.w.point(g.spot);
               return p != none ? row.data.most(p, *edge) <= duration{}
                                : decide.w.window(g.spot).earliest() >= row.data.point(*edge).window.latest();
           });
}

/// Whether an accepted claim says that the known events of this row are all there are.
[[nodiscard]] inline bool is_complete(question_row const& row, decider const& decide)
{
    if (row.whose.leader == none) return false;
    return std::any_of(row.data.complete.begin(), row.data.complete.end(), [&](std::uint32_t number) {
        auto const& s = std::get<complete_claim>(row.data.facts.claims[number].says).scope;
        bool const ours = (row.whose.term != none && s.by == row.data.facts.terms[row.whose.term].id) ||
                          (!row.data.term_ids.find(s.by) && name_finder(row.data).leader(s.by).leader == row.whose.leader);
        bool const kinds =
            std::all_of(row.meaning.kinds.begin(), row.meaning.kinds.end(), [&](event_kind k) { return is_among(k, s.kinds); });
        bool const parties = s.with.empty() || (!row.asked.whom.empty() &&
                                                std::all_of(row.asked.whom.begin(), row.asked.whom.end(), [&](std::string const& w) {
                                                    return std::find(s.with.begin(), s.with.end(), w) != s.with.end();
                                                }));
        return ours && kinds && parties && is_asked_where(row, s) && starts_inside(row, decide, s);
    });
}

} // namespace entente::detail
