// The window of one row: between which moments an event has to lie.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/query/answer.hpp>
#include <entente/query/detail/meaning.hpp>
#include <entente/query/detail/member.hpp>
#include <entente/query/detail/office.hpp>
#include <entente/query/detail/row_worlds.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace entente::detail {

/// What a question asks for, cut to the term. Its edges are among the moments of `worlds`, which must outlive it.
class row_window {
public:
    /// Divided so many times already: of the cases of a row there are not more than a few.
    row_window(question_row const& row, row_worlds& w, offices_at& offices, int divided)
        : row_(row)
        , worlds_(w)
        , offices_(offices)
        , divided_(divided)
    {
        open();
    }

    std::vector<window_edge> near; ///< what comes before the window, as time runs here
    std::vector<window_edge> far;  ///< what comes after it
    std::vector<caveat> caveats;
    bool is_void = false;    ///< relative to a milestone that nobody reports
    bool is_outside = false; ///< it lies outside the term in every world
    /// Two milestones of which it is open which came first, while an edge of the window rests on it: election and taking of office, of
    /// which the earlier one is the beginning; the taking of office by another and the term's own, which may be the end. Then there are
    /// no edges: it has to be decided first (see `cases.hpp`).
    std::optional<std::pair<moment, moment>> open_order;
    std::optional<caveat> doubt; ///< why what lies inside may not be the term's
    /// What the window begins with, if the question says.
    struct start_mark {
        detail::variable variable;
        bounds window;
        std::string zone;
        bool is_moment; ///< and no date
    };
    std::optional<start_mark> starts_at;

    /// Whether nothing can be inside.
    [[nodiscard]] bool is_closed() const { return is_void || is_outside || open_order; }
    /// What holds of whatever is inside.
    [[nodiscard]] std::vector<difference_constraint> inside(variable v) const { return between(near, far, v); }
    // By the clock, whichever way time runs here.
    [[nodiscard]] std::vector<window_edge> const& lower() const { return row_.turned ? far : near; }
    [[nodiscard]] std::vector<window_edge> const& upper() const { return row_.turned ? near : far; }
    /// Civil days from the mark that the window begins with to a later time, by the mark's clocks.
    [[nodiscard]] std::optional<range_of<std::int64_t>> days_to(bounds later) const
    {
        if (!starts_at || !starts_at->is_moment) return std::nullopt;
        auto const day = [&](instant t) { return day_at(t, starts_at->zone, row_.data.clocks()); };
        auto const [a, b] = std::pair{day(starts_at->window.earliest()), day(starts_at->window.latest())};
        auto const [c, d] = std::pair{day(later.earliest()), day(later.latest())};
        if (!a || !b || !c || !d) return std::nullopt;
        return range_of<std::int64_t>{std::max<std::int64_t>(0, *c - *b), *d - *a};
    }
    /// Where anything inside lies.
    [[nodiscard]] bounds possible() const
    {
        auto first = instant::past(), last = instant::future();
        for (auto const& g : lower()) first = std::max(first, worlds_.window(g.variable).earliest() + g.slack);
        for (auto const& g : upper()) last = std::min(last, worlds_.window(g.variable).latest() - g.slack);
        return bounds::closed(std::min(first, last), std::max(first, last));
    }
    /// Of what is certainly outside nothing needs to be known.
    [[nodiscard]] bool is_certainly_outside(bounds window) const
    {
        auto const &before = lower(), &after = upper();
        return std::any_of(before.begin(), before.end(),
                           [&](window_edge const& g) { return window.latest() - worlds_.window(g.variable).earliest() < g.slack; }) ||
               std::any_of(after.begin(), after.end(),
                           [&](window_edge const& g) { return worlds_.window(g.variable).latest() - window.earliest() < g.slack; });
    }
    [[nodiscard]] bool is_inside_by_windows(variable v) const
    {
        return std::all_of(near.begin(), near.end(), [&](window_edge const& g) { return worlds_.by_windows(v, g.variable) <= -g.slack; }) &&
               std::all_of(far.begin(), far.end(), [&](window_edge const& g) { return worlds_.by_windows(g.variable, v) <= -g.slack; });
    }

private:
    struct edge_place {
        std::optional<moment> point; ///< else a date
        bounds from;
        bounds until;
        bool never = false; ///< an end that is still to come
    };
    struct sides {
        std::vector<window_edge> lower, upper;
    };

    void warn(caveat k)
    {
        if (std::find(caveats.begin(), caveats.end(), k) == caveats.end()) caveats.push_back(k);
    }
    [[nodiscard]] edge_place place_point(moment p) const
    {
        auto const known = row_.data.point(p);
        return {p, known.window, known.window, row_.data.is_endless(p)};
    }
    [[nodiscard]] std::optional<edge_place> place(mark const& m)
    {
        if (auto const* turn = std::get_if<milestone>(&m)) {
            if (!row_.whose.term) return std::nullopt;
            moment const p{*row_.whose.term, *turn};
            if (row_.data.is_known(p)) return place_point(p);
            moment const result{*row_.whose.term, milestone::declared}; // stands for an election that nobody dates
            if (*turn != milestone::elected || !row_.data.is_known(result)) return std::nullopt;
            return place_point(result);
        }
        if (auto const* named = std::get_if<the>(&m)) {
            auto const p = row_.data.find_visible(named->text);
            if (!p)
                throw error(code::unknown_id, fmt::format("there is no moment \"{}\"", named->text),
                            row_.data.names().near_event(named->text));
            return place_point(*p);
        }
        auto const date = *place_mark(row_.data, m);
        if (date.one_of) warn(caveat::one_of);
        return edge_place{std::nullopt, date.from, date.until, false};
    }
    [[nodiscard]] window_edge lower_edge(edge_place const& e, bool inclusive)
    {
        return {e.point ? worlds_.add(*e.point) : worlds_.add(inclusive ? e.from : e.until), inclusive ? duration{} : tick};
    }
    [[nodiscard]] window_edge upper_edge(edge_place const& e, bool inclusive)
    {
        return {e.point ? worlds_.add(*e.point) : worlds_.add(inclusive ? e.until : e.from), inclusive ? duration{} : tick};
    }
    void open()
    {
        sides asked, of_term;
        auto const need = [&](mark const& m) {
            auto const p = place(m);
            if (!p) {
                is_void = true;
                warn(caveat::milestone_unknown);
            }
            return p;
        };
        auto const begin_at = [&](edge_place const& e, bool inclusive) {
            if (e.never) is_outside = true;
            else asked.lower.push_back(lower_edge(e, inclusive));
        };
        if (row_.asked.from)
            if (auto const p = need(row_.asked.from->at)) {
                begin_at(*p, row_.asked.from->inclusive);
                if (!p->never)
                    starts_at = start_mark{asked.lower.back().variable, worlds_.window(asked.lower.back().variable),
                                           zone_of(*p, row_.asked.from->at), p->point.has_value()};
            }
        if (row_.asked.to)
            if (auto const p = need(row_.asked.to->at); p && !p->never) asked.upper.push_back(upper_edge(*p, row_.asked.to->inclusive));
        if (row_.asked.days)
            if (auto const p = need(row_.asked.days->of)) {
                begin_at(*p, true);
                if (!p->never) asked.upper.push_back(upper_edge(end_of_days(*p), true));
            }
        if (row_.asked.inside)
            if (auto const p = need(*row_.asked.inside)) {
                begin_at(*p, true);
                if (!p->never) asked.upper.push_back(upper_edge(end_of(*p), true));
            }
        if (is_void) return;
        if (!is_outside && row_.whose.term) bound_by_term(asked, of_term);
        if (open_order) return;
        is_outside = is_outside || (can_hold(asked) && !can_hold(joined(asked, of_term)));
        if (is_outside) {
            warn(caveat::outside_term);
            return;
        }
        auto all = joined(std::move(asked), of_term);
        drop_implied(all.lower, true);
        drop_implied(all.upper, false);
        near = row_.turned ? all.upper : all.lower;
        far = row_.turned ? all.lower : all.upper;
    }
    [[nodiscard]] static sides joined(sides a, sides const& b)
    {
        a.lower.insert(a.lower.end(), b.lower.begin(), b.lower.end());
        a.upper.insert(a.upper.end(), b.upper.begin(), b.upper.end());
        return a;
    }
    void bound_by_term(sides const& asked, sides& out)
    {
        auto const& term = offices_.of(*row_.whose.term);
        bool const has_beginning = row_.asked.from || row_.asked.days || row_.asked.inside;
        auto const begin = [&](moment p) { out.lower.push_back(lower_edge(place_point(p), true)); };
        if (row_.meaning.parties_asked) { // from the taking of office, whatever is asked for
            if (term.took) begin(*term.took);
            if (!term.took) doubt = caveat::office_unknown;
        } else if (!has_beginning || !row_.asked.beyond_term) {
            if (!row_.asked.beyond_term && !term.has_beginning() && row_.data.leader(*row_.whose.leader).terms().size() > 1)
                doubt = caveat::milestone_uncertain;
            if (auto const start = start_of(term, asked)) begin(*start);
        }
        if (row_.meaning.parties_asked ? !term.took : !term.has_beginning() && (!has_beginning || !row_.asked.beyond_term))
            warn(caveat::milestone_unknown);
        if (row_.asked.beyond_term) return;
        if (!term.end_is_known) warn(caveat::end_of_term_unknown);
        constexpr int most_divided = 3;
        if (!open_order && !term.perhaps_ends.empty() && divided_ < most_divided)
            open_order.emplace(term.perhaps_ends.front(), *term.counts_from());
        for (auto const end : term.ends) out.upper.push_back(upper_edge(place_point(end), false));
    }
    /// The earlier of election and taking of office. Nothing, if none is known, if it is open which it is (`open_order`), or if
    /// the window that was asked for begins after one of them anyway.
    [[nodiscard]] std::optional<moment> start_of(tenure const& term, sides const& asked)
    {
        if (!term.elected || !term.took) return term.counts_from();
        if (row_.data.most(*term.took, *term.elected) <= duration{}) return term.elected;
        if (row_.data.most(*term.elected, *term.took) <= duration{}) return term.took;
        for (auto const p : {*term.elected, *term.took}) {
            auto const edge = lower_edge(place_point(p), true);
            if (std::any_of(asked.lower.begin(), asked.lower.end(), [&](window_edge const& g) { return implies(g, edge, true); }))
                return std::nullopt;
        }
        open_order.emplace(*term.elected, *term.took);
        return std::nullopt;
    }
    /// Whether what is on the right side of one edge is on the right side of another.
    [[nodiscard]] bool implies(window_edge const& g, window_edge const& other, bool lower) const
    {
        bool const forward = lower != row_.turned;
        return (forward ? worlds_.most(g.variable, other.variable) : worlds_.most(other.variable, g.variable)) <= g.slack - other.slack;
    }
    void drop_implied(std::vector<window_edge>& edges, bool lower) const
    {
        std::vector<window_edge> out;
        for (auto const& g : edges) {
            if (std::any_of(out.begin(), out.end(), [&](window_edge const& other) { return implies(other, g, lower); })) continue;
            std::erase_if(out, [&](window_edge const& other) { return implies(g, other, lower); });
            out.push_back(g);
        }
        edges = std::move(out);
    }
    /// Whether anything could lie between.
    [[nodiscard]] bool can_hold(sides const& s)
    {
        auto const anything = worlds_.add(bounds{});
        return worlds_.allow(between(row_.turned ? s.upper : s.lower, row_.turned ? s.lower : s.upper, anything));
    }
    [[nodiscard]] static std::vector<difference_constraint> between(std::vector<window_edge> const& near,
                                                                    std::vector<window_edge> const& far, variable v)
    {
        std::vector<difference_constraint> out;
        for (auto const& g : near) out.push_back({g.variable, v, g.slack});
        for (auto const& g : far) out.push_back({v, g.variable, g.slack});
        return out;
    }
    /// The end of the N-th civil day after a moment, in its zone: certain where the moment's day is.
    [[nodiscard]] edge_place end_of_days(edge_place const& p)
    {
        auto const zone = zone_of(p, row_.asked.days->of);
        auto const end = [&](instant t, instant otherwise) {
            auto const day = day_at(t, zone, row_.data.clocks());
            return day ? end_of_day(*day, row_.asked.days->days, zone, row_.data.clocks()).value_or(otherwise) : otherwise;
        };
        auto const first = end(p.from.earliest(), instant::past());
        auto const last = end(p.until.latest(), instant::future());
        if (first != last) warn(caveat::last_day_unsure);
        auto const within = bounds::closed(std::min(first, last), std::max(first, last)); // clocks set back across midnight turn them round
        return {std::nullopt, within, within, false};
    }
    [[nodiscard]] edge_place end_of(edge_place const& p) const
    {
        if (!p.point) return p;
        auto const end = p.point->is_event() ? row_.data.event(p.point->event()).end() : std::nullopt;
        if (!end)
            throw error(code::bad_question, "the end of what the question calls `during` is not known", "ask for a window with two edges");
        return {std::nullopt, *end, *end, false};
    }
    [[nodiscard]] std::string zone_of(edge_place const& p, entente::mark const& of) const
    {
        if (p.point) return row_.data.zone_of(*p.point);
        auto const* date = std::get_if<when>(&of);
        return date != nullptr ? date->zone() : "UTC";
    }

    question_row const& row_;
    row_worlds& worlds_;
    offices_at& offices_;
    int divided_;
};

} // namespace entente::detail
