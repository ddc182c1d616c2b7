// Who was in office when an event took place, as far as anybody says.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/shared.hpp>
#include <entente/order/detail/sparse.hpp>
#include <entente/query/answer.hpp>
#include <entente/query/detail/row_worlds.hpp>
#include <entente/query/detail/tenure.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::detail {

/// Weighs terms against events, in the worlds of one row. Of most, their windows decide; otherwise what a few milestones
/// and an event allow together is decided exactly.
class offices_at {
public:
    /// The worlds must outlive it; milestones are added to them as they are needed.
    offices_at(read_model data, row_worlds& w, bool turned) : data_(data), worlds_(w), turned_(turned) {}

    [[nodiscard]] tenure const& of(term_id term)
    {
        auto& known = places_[term];
        if (known == 0) {
            known_.emplace_back(tenure_of(data_, term));
            known = known_.size();
        }
        return *known_[known - 1];
    }

    struct finding {
        verdict how = verdict::none;
        bool perhaps_elect = false;               ///< elected, and not yet in office, in some world
        std::vector<difference_constraint> needs; ///< of one that is possible, what holds if it is so, as far as there is one way only
    };
    /// Whether a leader spoke for a party at an event, in the worlds in which these constraints hold, by the terms that are known:
    /// from the election on, or, if only incumbents do, from the taking of office. Nobody's terms are complete, so a leader of
    /// whom none is known for that party is taken to be in office.
    [[nodiscard]] finding spoke_for(leader_id leader, party side, event_id event, std::vector<difference_constraint> const& given,
                                    bool only_incumbents)
    {
        std::vector<holding> terms;
        for (auto const t : data_.leader(leader).terms())
            if (party_of(t) == side) terms.push_back({&of(t), !only_incumbents && !data_.term(t).acting()});
        if (terms.empty()) return {verdict::certain, false, {}};
        for (auto const& [t, from_election] : terms)
            if (t->took && is_certain(*t->took, event, duration{}) && t->perhaps_ends.empty() &&
                std::all_of(t->ends.begin(), t->ends.end(), [&](moment end) { return is_certain(event, end, tick); }))
                return {verdict::certain, false, {}};

        auto const e = worlds_.add(event);
        finding out;
        std::vector<std::vector<difference_constraint>> ways;
        for (auto const& h : terms) {
            add_ways(h, e, given, ways);
            if (!h.from_election || !h.term->elected) continue;
            auto elect = given;
            elect.push_back(order(at(*h.term->elected), e, duration{}));
            if (h.term->took) elect.push_back(order(e, at(*h.term->took), tick));
            add_ends(*h.term, e, elect);
            std::vector<holding> others;
            for (auto const& o : terms)
                if (o.term != h.term) others.push_back({o.term, false});
            out.perhaps_elect = out.perhaps_elect || can_be_outside(others, e, elect);
        }
        if (!ways.empty()) out.how = can_be_outside(terms, e, given) ? verdict::possible : verdict::certain;
        if (out.how == verdict::possible && terms.size() == 1) {
            if (ways.size() == 1) out.needs = std::move(ways.front());
            else add_ends(*terms.front().term, e, out.needs);
        }
        return out;
    }

    /// Whether it was the leader of this term who acted at an event at which only the party is named, if these constraints hold.
    /// Certain: the party has one office, and in every world nobody else held it then.
    [[nodiscard]] verdict acted(term_id term, event_id event, std::vector<difference_constraint> const& given)
    {
        auto const& t = of(term);
        auto const e = worlds_.add(event);
        auto own = given;
        add_in_office(t, e, own);
        if (!can(own)) return verdict::none;
        if (!t.took || !has_one_office(party_of(term)) || can_be_outside({{&t, false}}, e, {})) return verdict::possible;
        return may_be_shared(term, event) ? verdict::possible : verdict::certain;
    }
    /// What holds while the term's leader is in office.
    void add_in_office(tenure const& t, variable e, std::vector<difference_constraint>& to)
    {
        if (t.took) to.push_back(order(at(*t.took), e, duration{}));
        add_ends(t, e, to);
    }
    /// Whether, in a world in which these constraints hold, somebody of whom that is open came next and had taken office.
    [[nodiscard]] bool can_be_over(tenure const& t, variable e, std::vector<difference_constraint> const& given)
    {
        return std::any_of(t.perhaps_ends.begin(), t.perhaps_ends.end(), [&](moment next) {
            auto all = given;
            add_over(t, next, e, all);
            return can(all);
        });
    }

    [[nodiscard]] party party_of(term_id term) const { return data_.term(term).party(); }

private:
    [[nodiscard]] variable at(moment m) { return worlds_.add(m); }
    /// Whether another leader held the office of a term at an event in any world of the timeline, not of the case alone that is decided.
    [[nodiscard]] bool may_be_shared(term_id term, event_id event)
    {
        if (auto const whole = data_.undivided()) {
            row_worlds all(*whole, turned_);
            return offices_at(*whole, all, turned_).may_be_shared(term, event);
        }
        auto const e = worlds_.add(event);
        auto const all = data_.terms_of(*data_.term(term).office());
        return std::any_of(all.begin(), all.end(), [&](term_id other) {
            std::vector<difference_constraint> theirs;
            add_in_office(of(other), e, theirs);
            return data_.term(other).leader() != data_.term(term).leader() && can(theirs);
        });
    }
    /// By the clock, whichever way time runs here.
    [[nodiscard]] difference_constraint order(variable earlier, variable later, duration least) const
    {
        return turned_ ? difference_constraint{later, earlier, least} : difference_constraint{earlier, later, least};
    }
    [[nodiscard]] bool is_certain(moment earlier, moment later, duration least) const
    {
        return data_.point(later).window.earliest() - data_.point(earlier).window.latest() >= least || -data_.most(later, earlier) >= least;
    }
    [[nodiscard]] bool can(std::vector<difference_constraint> const& all) const
    {
        return std::none_of(all.begin(), all.end(),
                            [&](difference_constraint const& w) { return worlds_.by_windows(w.earlier, w.later) < w.least; }) &&
               worlds_.allow(all);
    }
    void add_ends(tenure const& t, variable e, std::vector<difference_constraint>& to)
    {
        for (auto const end : t.ends) to.push_back(order(e, at(end), tick));
    }
    void add_over(tenure const& t, moment next, variable e, std::vector<difference_constraint>& to)
    {
        to.push_back(order(at(*t.counts_from()), at(next), tick));
        to.push_back(order(at(next), e, duration{}));
    }

    /// A term, and whether it counts from the election on.
    struct holding {
        tenure const* term;
        bool from_election;
    };
    /// Its beginnings, of which it begins with the earlier one; one, where that is certain.
    [[nodiscard]] std::vector<moment> beginnings(holding const& h) const
    {
        std::vector<moment> out;
        if (h.term->took) out.push_back(*h.term->took);
        if (h.term->elected && h.from_election) out.push_back(*h.term->elected);
        return earliest_of(data_, std::move(out));
    }
    /// How the event can lie in a term: after one of its beginnings, and before its ends.
    void add_ways(holding const& h, variable e, std::vector<difference_constraint> const& given,
                  std::vector<std::vector<difference_constraint>>& to)
    {
        auto const add = [&](std::vector<difference_constraint> own) {
            add_ends(*h.term, e, own);
            auto all = given;
            all.insert(all.end(), own.begin(), own.end());
            if (can(all)) to.push_back(std::move(own));
        };
        auto const from = beginnings(h);
        for (auto const m : from) add({order(at(m), e, duration{})});
        if (from.empty()) add({});
    }
    /// Before or behind each of these terms, in one world in which the constraints hold. A term whose beginning nobody reports
    /// leaves that open.
    [[nodiscard]] bool can_be_outside(std::vector<holding> terms, variable e, std::vector<difference_constraint> const& given)
    {
        if (!can(given)) return false;
        if (terms.empty()) return true;
        auto const h = terms.back();
        terms.pop_back();
        auto const from = beginnings(h);
        if (from.empty()) return can_be_outside(terms, e, given);
        auto const with = [&](std::vector<difference_constraint> const& more) {
            auto all = given;
            all.insert(all.end(), more.begin(), more.end());
            return can_be_outside(terms, e, all);
        };
        std::vector<difference_constraint> before;
        for (auto const m : from) before.push_back(order(e, at(m), tick));
        auto const& ends = h.term->ends;
        auto const& perhaps = h.term->perhaps_ends;
        return with(before) || std::any_of(ends.begin(), ends.end(), [&](moment end) { return with({order(at(end), e, duration{})}); }) ||
               std::any_of(perhaps.begin(), perhaps.end(), [&](moment next) {
                   std::vector<difference_constraint> over;
                   add_over(*h.term, next, e, over);
                   return with(over);
               });
    }
    [[nodiscard]] bool has_one_office(party side) const { return data_.offices_of(side) == 1; }

    read_model data_;
    row_worlds& worlds_;
    bool turned_;
    some_of<term_id, std::size_t> places_; ///< one more
    std::vector<shared<tenure>> known_;    ///< each stays where it is
};

} // namespace entente::detail
