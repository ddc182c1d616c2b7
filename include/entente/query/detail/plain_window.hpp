// The window of a row whose edges are told by windows alone.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/detail/meaning.hpp>
#include <entente/query/detail/place_terms.hpp>
#include <entente/query/query.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

namespace entente::detail {

/// Between two edges, each with the first and the last instant at which it may be. What is at or after the last one of `from` and at or
/// before the first one of `to` is inside in every world; where an edge is one instant, what lies across it is free to be on either side.
struct plain_window {
    bounds from;
    bounds to;

    [[nodiscard]] bounds possible() const { return bounds::closed(from.earliest(), to.latest()); }
};

/// Finds the window of one row after another, as `row_window` does: what the question asks for, cut to the term.
class plain_windows {
public:
    plain_windows(read_model data, query const& q, resolved_query const& r)
        : data_(data)
        , query_(q)
        , meaning_(r)
        , is_from_dated_(is_dated(q.from))
    {
        can_ = !q.days && !q.inside && place(q.from, true, from_) && place(q.to, false, to_);
    }
    /// Whether the question is of those whose windows can be found.
    [[nodiscard]] bool can() const noexcept { return can_; }

    /// Puts an instant where a date stands. Requires: at one edge.
    void move_date(instant t)
    {
        auto& e = is_from_dated_ ? from_ : to_;
        e.at = bounds(e.inclusive ? t : is_from_dated_ ? t + tick : t - tick);
    }
    /// `term`: of the row, if it has one. Nothing: it takes more than windows to tell, or nothing can be inside.
    [[nodiscard]] std::optional<plain_window> of(placed_term const* term) const
    {
        auto from = from_.at, to = to_.at;
        if ((from_.turn && !place_turn(from_, term, true, from)) || (to_.turn && !place_turn(to_, term, false, to))) return std::nullopt;
        if (term != nullptr) {
            if (!term->is_plain || (meaning_.parties_asked && !term->has_took)) return std::nullopt;
            if (meaning_.parties_asked || !query_.beyond_term || !query_.from)
                narrow(from, term->begins_with_took || meaning_.parties_asked ? term->took : term->elected, true);
            if (!query_.beyond_term && !term->is_endless) narrow(to, before(term->left), false);
        }
        if (to.earliest() < from.latest()) return std::nullopt;
        return plain_window{from, to};
    }

private:
    /// Of a question: at the same place for every row, or at a milestone of each row's term.
    struct edge {
        bounds at;
        std::optional<milestone> turn;
        bool inclusive = true;
    };
    [[nodiscard]] bool place(std::optional<asked::edge> const& e, bool is_lower, edge& to) const
    {
        to.at = bounds(is_lower ? instant::past() : instant::future());
        if (!e) return true;
        to.inclusive = e->inclusive;
        if (auto const* turn = std::get_if<milestone>(&e->at)) {
            to.turn = *turn;
            return true;
        }
        std::optional<date_edge> at;
        if (auto const* named = std::get_if<the>(&e->at)) {
            auto const p = data_.find_visible(named->text);
            if (!p || data_.is_endless(*p)) return false;
            auto const window = data_.point(*p).window;
            at = date_edge{window, window};
        } else at = place_mark(data_, e->at);
        to.at = side_of(*at, e->inclusive, is_lower);
        return !at->one_of;
    }
    /// Where a window begins, or ends, that is told by what stands there.
    [[nodiscard]] static bounds side_of(date_edge const& at, bool inclusive, bool is_lower)
    {
        if (is_lower) return inclusive ? at.from : after(at.until);
        return inclusive ? at.until : before(at.from);
    }
    [[nodiscard]] static bounds before(bounds b) { return bounds::closed(b.earliest() - tick, b.latest() - tick); }
    [[nodiscard]] static bounds after(bounds b) { return bounds::closed(b.earliest() + tick, b.latest() + tick); }
    static void narrow(bounds& edge, bounds by, bool is_lower)
    {
        auto const pick = [&](instant a, instant b) { return is_lower ? std::max(a, b) : std::min(a, b); };
        edge = bounds::closed(pick(edge.earliest(), by.earliest()), pick(edge.latest(), by.latest()));
    }
    /// False: a milestone that is not known, or that is still to come.
    [[nodiscard]] static bool place_turn(edge const& e, placed_term const* term, bool is_lower, bounds& to)
    {
        auto const window = term == nullptr ? std::nullopt : of_milestone(*term, *e.turn);
        if (window) to = side_of({*window, *window}, e.inclusive, is_lower);
        return window.has_value();
    }
    [[nodiscard]] static std::optional<bounds> of_milestone(placed_term const& term, milestone m)
    {
        switch (m) {
        case milestone::elected: return term.has_elected ? std::optional(term.elected) : std::nullopt;
        case milestone::took_office: return term.has_took ? std::optional(term.took) : std::nullopt;
        case milestone::left_office: return term.is_plain && !term.is_endless ? std::optional(term.left) : std::nullopt;
        case milestone::declared: break;
        }
        return std::nullopt;
    }

    read_model data_;
    query const& query_;
    resolved_query const& meaning_;
    edge from_;
    edge to_;
    bool is_from_dated_;
    bool can_ = false;
};

} // namespace entente::detail
