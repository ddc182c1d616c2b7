// The window of one row: between which moments an event has to lie.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/answer.hpp>
#include <entente/query/detail/meaning.hpp>
#include <entente/query/detail/member.hpp>
#include <entente/query/detail/office.hpp>
#include <entente/query/detail/worlds.hpp>
#include <entente/timeline/detail/name_finder.hpp>
#include <entente/timeline/detail/reports.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace entente::detail {

/// What a question asks for, cut to the term. Its edges are gates among the moments of `worlds`, which must outlive it.
class row_window {
public:
    /// Divided so many times already: of the cases of a row there are not more than a few.
    row_window(question_row const& row, worlds& w, offices_at& offices, int divided)
        : row_(row)
        , worlds_(w)
        , offices_(offices)
        , divided_(divided)
    {
        open();
    }

    std::vector<gate> near; ///< what comes before the window, as time runs here
    std::vector<gate> far;  ///< what comes after it
    std::vector<caveat> caveats;
    bool is_void = false;    ///< relative to a milestone that nobody reports
    bool is_outside = false; ///< it lies outside the term in every world
    /// Two milestones of which it is open which came first, while an edge of the window rests on it: election and taking of office, of
    /// which the earlier one is the beginning; the taking of office by another and the term's own, which may be the end. Then there are
    /// no gates: it has to be decided first (see `cases.hpp`).
    std::optional<std::pair<std::uint32_t, std::uint32_t>> open_order;
    std::optional<caveat> doubt; ///< why what lies inside may not be the term's
    /// What the window begins with, if the question says.
    struct start_mark {
        std::uint32_t spot;
        bounds window;
        std::string zone;
        bool is_moment; ///< and no date
    };
    std::optional<start_mark> starts_at;

    /// Whether nothing can be inside.
    [[nodiscard]] bool is_closed() const { return is_void || is_outside || open_order; }
    /// What holds of whatever is inside.
    [[nodiscard]] std::vector<wish> inside(std::uint32_t spot) const { return between(near, far, spot); }
    // By the clock, whichever way time runs here.
    [[nodiscard]] std::vector<gate> const& lower() const { return row_.turned ? far : near; }
    [[nodiscard]] std::vector<gate> const& upper() const { return row_.turned ? near : far; }
    /// Civil days from the mark that the window begins with to a later time, by the mark's clocks.
    [[nodiscard]] std::optional<range_of<std::int64_t>> days_to(bounds later) const
    {
        if (!starts_at || !starts_at->is_moment) return std::nullopt;
        auto const day = [&](instant t) { return day_at(t, starts_at->zone, row_.data.clocks); };
        auto const [a, b] = std::pair{day(starts_at->window.earliest()), day(starts_at->window.latest())};
        auto const [c, d] = std::pair{day(later.earliest()), day(later.latest())};
        if (!a || !b || !c || !d) return std::nullopt;
        return range_of<std::int64_t>{std::max<std::int64_t>(0, *c - *b), *d - *a};
    }
    /// Where anything inside lies.
    [[nodiscard]] bounds possible() const
    {
        auto first = instant::past(), last = instant::future();
        for (auto const& g : lower()) first = std::max(first, worlds_.window(g.spot).earliest() + g.slack);
        for (auto const& g : upper()) last = std::min(last, worlds_.window(g.spot).latest() - g.slack);
        return bounds::closed(std::min(first, last), std::max(first, last));
    }
    /// Of what is certainly outside nothing needs to be known.
    [[nodiscard]] bool is_certainly_outside(bounds window) const
    {
        auto const &before = lower(), &after = upper();
        return std::any_of(before.begin(), before.end(),
                           [&](gate const& g) { return window.latest() - worlds_.window(g.spot).earliest() < g.slack; }) ||
               std::any_of(after.begin(), after.end(),
                           [&](gate const& g) { return worlds_.window(g.spot).latest() - window.earliest() < g.slack; });
    }
    [[nodiscard]] bool is_inside_by_windows(std::uint32_t spot) const
    {
        return std::all_of(near.begin(), near.end(), [&](gate const& g) { return worlds_.by_windows(spot, g.spot) <= -g.slack; }) &&
               std::all_of(far.begin(), far.end(), [&](gate const& g) { return worlds_.by_windows(g.spot, spot) <= -g.slack; });
    }

private:
    struct edge_place {
        std::optional<std::uint32_t> point; ///< else a date
        bounds from;
        bounds until;
        bool never = false; ///< an end that is still to come
    };
    struct sides {
        std::vector<gate> lower, upper;
    };

    void warn(caveat k)
    {
        if (std::find(caveats.begin(), caveats.end(), k) == caveats.end()) caveats.push_back(k);
    }
    [[nodiscard]] edge_place place_point(std::uint32_t p) const
    {
        auto const& known = row_.data.point(p);
        return {p, known.window, known.window, row_.data.is_endless(p)};
    }
    [[nodiscard]] std::optional<edge_place> place(mark const& m)
    {
        if (auto const* turn = std::get_if<milestone>(&m)) {
            if (row_.whose.term == none) return std::nullopt;
            auto const p = row_.data.point_of(row_.whose.term, *turn);
            if (row_.data.is_known(p)) return place_point(p);
            auto const result = row_.data.point_of(row_.whose.term, milestone::declared); // stands for an election that nobody dates
            if (*turn != milestone::elected || !row_.data.is_known(result)) return std::nullopt;
            return place_point(result);
        }
        if (auto const* named = std::get_if<the>(&m)) {
            auto const p = row_.data.find_visible(named->text);
            if (!p)
                throw error(code::unknown_id, fmt::format("there is no moment \"{}\"", named->text),
                            name_finder(row_.data).near_event(named->text));
            return place_point(*p);
        }
        auto const date = *place_mark(row_.data, m);
        if (date.one_of) warn(caveat::one_of);
        return edge_place{std::nullopt, date.from, date.until, false};
    }
    [[nodiscard]] gate lower_gate(edge_place const& e, bool inclusive)
    {
        return {e.point ? worlds_.add(*e.point) : worlds_.add(inclusive ? e.from : e.until), inclusive ? duration{} : tick};
    }
    [[nodiscard]] gate upper_gate(edge_place const& e, bool inclusive)
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
            else asked.lower.push_back(lower_gate(e, inclusive));
        };
        if (row_.asked.from)
            if (auto const p = need(row_.asked.from->at)) {
                begin_at(*p, row_.asked.from->inclusive);
                if (!p->never)
                    starts_at = start_mark{asked.lower.back().spot, worlds_.window(asked.lower.back().spot),
                                           zone_of(*p, row_.asked.from->at), p->point.has_value()};
            }
        if (row_.asked.to)
            if (auto const p = need(row_.asked.to->at); p && !p->never) asked.upper.push_back(upper_gate(*p, row_.asked.to->inclusive));
        if (row_.asked.days)
            if (auto const p = need(row_.asked.days->of)) {
                begin_at(*p, true);
                if (!p->never) asked.upper.push_back(upper_gate(end_of_days(*p), true));
            }
        if (row_.asked.inside)
            if (auto const p = need(*row_.asked.inside)) {
                begin_at(*p, true);
                if (!p->never) asked.upper.push_back(upper_gate(end_of(*p), true));
            }
        if (is_void) return;
        if (!is_outside && row_.whose.term != none) bound_by_term(asked, of_term);
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
        auto const& term = offices_.of(row_.whose.term);
        bool const has_beginning = row_.asked.from || row_.asked.days || row_.asked.inside;
        auto const begin = [&](std::uint32_t p) { out.lower.push_back(lower_gate(place_point(p), true)); };
        if (row_.meaning.parties_asked) { // from the taking of office, whatever is asked for
            if (term.took) begin(*term.took);
            if (!term.took) doubt = caveat::office_unknown;
        } else if (!has_beginning || !row_.asked.beyond_term) {
            if (!row_.asked.beyond_term && !term.has_beginning() && row_.data.terms_of_leader.all(row_.whose.leader).size() > 1)
                doubt = caveat::milestone_uncertain;
            if (auto const start = start_of(term, asked)) begin(*start);
        }
        if (row_.meaning.parties_asked ? !term.took : !term.has_beginning() && (!has_beginning || !row_.asked.beyond_term))
            warn(caveat::milestone_unknown);
        if (row_.asked.beyond_term) return;
        if (!term.end_is_known) warn(caveat::end_of_term_unknown);
        constexpr int most_divided = 3;
        if (!open_order && !term.perhaps_ends.empty() && divided_ < most_divided)
            open_order = {term.perhaps_ends.front(), *term.counts_from()};
        for (auto const end : term.ends) out.upper.push_back(upper_gate(place_point(end), false));
    }
    /// The earlier of election and taking of office. Nothing, if none is known, if it is open which it is (`open_order`), or if
    /// the window that was asked for begins after one of them anyway.
    [[nodiscard]] std::optional<std::uint32_t> start_of(tenure const& term, sides const& asked)
    {
        if (!term.elected || !term.took) return term.counts_from();
        if (row_.data.most(*term.took, *term.elected) <= duration{}) return term.elected;
        if (row_.data.most(*term.elected, *term.took) <= duration{}) return term.took;
        for (auto const p : {*term.elected, *term.took}) {
            auto const edge = lower_gate(place_point(p), true);
            if (std::any_of(asked.lower.begin(), asked.lower.end(), [&](gate const& g) { return implies(g, edge, true); }))
                return std::nullopt;
        }
        open_order = {*term.elected, *term.took};
        return std::nullopt;
    }
    /// Whether what is on the right side of one gate is on the right side of another.
    [[nodiscard]] bool implies(gate const& g, gate const& other, bool lower) const
    {
        bool const forward = lower != row_.turned;
        return (forward ? worlds_.most(g.spot, other.spot) : worlds_.most(other.spot, g.spot)) <= g.slack - other.slack;
    }
    void drop_implied(std::vector<gate>& gates, bool lower) const
    {
        std::vector<gate> out;
        for (auto const& g : gates) {
            if (std::any_of(out.begin(), out.end(), [&](gate const& other) { return implies(other, g, lower); })) continue;
            std::erase_if(out, [&](gate const& other) { return implies(g, other, lower); });
            out.push_back(g);
        }
        gates = std::move(out);
    }
    /// Whether anything could lie between.
    [[nodiscard]] bool can_hold(sides const& s)
    {
        auto const anything = worlds_.add(bounds{});
        return worlds_.allow(between(row_.turned ? s.upper : s.lower, row_.turned ? s.lower : s.upper, anything));
    }
    [[nodiscard]] static std::vector<wish> between(std::vector<gate> const& near, std::vector<gate> const& far, std::uint32_t spot)
    {
        std::vector<wish> out;
        for (auto const& g : near) out.push_back({g.spot, spot, g.slack});
        for (auto const& g : far) out.push_back({spot, g.spot, g.slack});
        return out;
    }
    /// The end of the N-th civil day after a moment, in its zone: certain where the moment's day is.
    [[nodiscard]] edge_place end_of_days(edge_place const& p)
    {
        auto const zone = zone_of(p, row_.asked.days->of);
        auto const end = [&](instant t, instant otherwise) {
            auto const day = day_at(t, zone, row_.data.clocks);
            return day ? end_of_day(*day, row_.asked.days->days, zone, row_.data.clocks).value_or(otherwise) : otherwise;
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
        auto const end = timeline_data::is_event(*p.point) ? row_.data.end_of(*p.point) : std::nullopt;
        if (!end)
            throw error(code::bad_question, "the end of what the question calls `during` is not known", "ask for a window with two edges");
        return {std::nullopt, *end, *end, false};
    }
    [[nodiscard]] std::string zone_of(edge_place const& p, entente::mark const& of) const
    {
        if (p.point) return detail::zone_of(row_.data, *p.point);
        auto const* date = std::get_if<when>(&of);
        return date != nullptr ? date->zone() : "UTC";
    }

    question_row const& row_;
    worlds& worlds_;
    offices_at& offices_;
    int divided_;
};

} // namespace entente::detail
