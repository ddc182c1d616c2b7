// Whether all events that a row asks for are known.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/detail/meaning.hpp>
#include <entente/query/detail/window.hpp>
#include <entente/timeline/detail/read_model.hpp>
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
[[nodiscard]] inline bool starts_inside(question_row const& row, row_window const& window, row_worlds const& all, scope const& s)
{
    if (s.after.empty()) return true;
    auto const edge = row.data.find_moment(s.after);
    auto const& lower = window.lower();
    return edge && std::any_of(lower.begin(), lower.end(), [&](window_edge const& g) {
               auto const moment = all.moment_of(g.variable);
               return moment ? row.data.most(*moment, *edge) <= duration{}
                             : all.window(g.variable).earliest() >= row.data.point(*edge).window.latest();
           });
}

/// Whether an accepted claim says that the known events of this row are all there are.
[[nodiscard]] inline bool is_complete(question_row const& row, row_window const& window, row_worlds const& all)
{
    if (!row.whose.leader) return false;
    auto const claims = row.data.complete_claims();
    return std::any_of(claims.begin(), claims.end(), [&](complete_claim const& c) {
        auto const& s = c.scope;
        bool const ours = (row.whose.term && s.by == row.data.term(*row.whose.term).id()) ||
                          (!row.data.find_term(s.by) && row.data.names().leader(s.by).leader == row.whose.leader);
        bool const kinds =
            std::all_of(row.meaning.kinds.begin(), row.meaning.kinds.end(), [&](event_kind k) { return is_among(k, s.kinds); });
        bool const parties = s.with.empty() || (!row.asked.whom.empty() &&
                                                std::all_of(row.asked.whom.begin(), row.asked.whom.end(), [&](std::string const& w) {
                                                    return std::find(s.with.begin(), s.with.end(), w) != s.with.end();
                                                }));
        return ours && kinds && parties && is_asked_where(row, s) && starts_inside(row, window, all, s);
    });
}

} // namespace entente::detail
