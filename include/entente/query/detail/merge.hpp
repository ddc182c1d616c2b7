// One row from the same row decided in two cases, which are all worlds together.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/add_once.hpp>
#include <entente/query/answer.hpp>
#include <entente/query/detail/cases.hpp>
#include <entente/query/detail/rank.hpp>
#include <entente/query/query.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace entente::detail {

/// What was decided of a row, and what it takes to say it of the worlds of several cases.
struct decided {
    answer_row row;
    explanation found;                                  ///< what its words are made of, and not yet these
    std::vector<std::pair<party, rank_range>> ranks;    ///< of every counterpart, candidate or not
    std::vector<std::string> always;                    ///< events that are inside in every world; sorted
    std::vector<std::pair<std::string, bounds>> inside; ///< where each event lies in the worlds in which it is inside; sorted
};

inline void sort_candidates(answer_row& row)
{
    std::stable_sort(row.candidates.begin(), row.candidates.end(), [](candidate const& a, candidate const& b) {
        if (a.rank.lo != b.rank.lo) return a.rank.lo < b.rank.lo;
        if (a.rank.hi != b.rank.hi) return a.rank.hi < b.rank.hi;
        if (a.window != b.window) return a.window < b.window;
        return a.parties < b.parties;
    });
}

template <class Before, class Tied>
void set_blocks(answer_row& row, std::vector<party> const& parties, Before before, Tied tied)
{
    auto const shape = arrange(parties.size(), before, tied);
    for (auto const& b : shape.blocks) {
        block out;
        for (auto const c : b) out.parties.push_back(parties[c]);
        std::sort(out.parties.begin(), out.parties.end());
        row.blocks.push_back(std::move(out));
    }
    for (auto const c : shape.floating) row.floating.push_back(parties[c]);
    std::sort(row.floating.begin(), row.floating.end());
}

/// Adds what is to be known of one case; that the window lies outside the term has to be so in all of them.
inline void add_caveats(std::vector<caveat>& to, std::vector<caveat> const& of_case, bool outside_in_all)
{
    for (auto const k : of_case)
        if (k != caveat::outside_term || outside_in_all) add_once(to, k);
}

/// Certain is what is certain in both cases, possible what is possible in either.
class merger {
public:
    merger(read_model data, query const& q, decided a, decided b) : data_(data), query_(q), a_(std::move(a)), b_(std::move(b)) {}

    [[nodiscard]] decided run(std::pair<moment, moment> milestones)
    {
        out_.leader = a_.row.leader;
        out_.leader_name = a_.row.leader_name;
        out_.term = a_.row.term;
        out_.zone = a_.row.zone;
        found_.among = std::max(a_.found.among, b_.found.among);
        for (auto const* d : {&a_, &b_})
            for (auto const& c : d->row.candidates) take(c, *d);
        for (auto& c : out_.candidates) finish(c);
        sort_candidates(out_);
        out_.count = joined(a_.row.count, b_.row.count);
        out_.gap = joined(a_.row.gap, b_.row.gap);
        out_.gap_days = joined(a_.row.gap_days, b_.row.gap_days);
        std::visit([&](auto const& aim) { judge(aim); }, query_.aim);
        out_.tie = std::holds_alternative<asked::gap>(query_.aim)
                       ? a_.row.tie && b_.row.tie
                       : (is_foremost() && out_.verdict == verdict::certain && out_.candidates.size() > 1);
        for (auto const* d : {&a_, &b_}) {
            for (auto const& r : d->found.reasons) take(r);
            add_caveats(out_.caveats, d->row.caveats, is_outside(a_) && is_outside(b_));
        }
        for (auto const& c : out_.candidates)
            for (auto const k : c.caveats) add_once(out_.caveats, k);
        if (out_.verdict == verdict::possible) miss(milestones);
        decided both{std::move(out_), std::move(found_), a_.ranks, {}, a_.inside};
        for (auto const& [p, r] : b_.ranks) {
            auto const at = std::find_if(both.ranks.begin(), both.ranks.end(), [&](auto const& known) { return known.first == p; });
            if (at == both.ranks.end()) both.ranks.emplace_back(p, r);
            else at->second = {std::min(at->second.lo, r.lo), std::max(at->second.hi, r.hi)};
        }
        for (auto const& [id, window] : b_.inside) {
            auto const at = std::lower_bound(both.inside.begin(), both.inside.end(), id,
                                             [](auto const& known, auto const& e) { return known.first < e; });
            if (at != both.inside.end() && at->first == id) at->second = hull(at->second, window);
            else both.inside.insert(at, {id, window});
        }
        std::set_intersection(a_.always.begin(), a_.always.end(), b_.always.begin(), b_.always.end(), std::back_inserter(both.always));
        return both;
    }

private:
    template <class Number>
    [[nodiscard]] static std::optional<range_of<Number>> joined(std::optional<range_of<Number>> const& a,
                                                                std::optional<range_of<Number>> const& b)
    {
        if (!a || !b) return a ? a : b;
        return range_of<Number>{std::min(a->least, b->least), std::max(a->most, b->most)};
    }
    [[nodiscard]] static bool is_outside(decided const& d)
    {
        return std::find(d.row.caveats.begin(), d.row.caveats.end(), caveat::outside_term) != d.row.caveats.end();
    }
    [[nodiscard]] bool is_foremost() const
    {
        return std::holds_alternative<asked::first>(query_.aim) || std::holds_alternative<asked::last>(query_.aim);
    }
    [[nodiscard]] bool is_by_event() const
    {
        return std::holds_alternative<asked::list>(query_.aim) || std::holds_alternative<asked::count>(query_.aim);
    }

    // --- candidates ---

    [[nodiscard]] candidate const* find(decided const& d, candidate const& like) const
    {
        auto const at = std::find_if(d.row.candidates.begin(), d.row.candidates.end(), [&](candidate const& c) {
            return is_by_event() ? c.events == like.events : c.parties == like.parties;
        });
        return at == d.row.candidates.end() ? nullptr : &*at;
    }
    void take(candidate const& c, decided const& from)
    {
        if (&from == &b_ && find(a_, c) != nullptr) return; // taken with the other
        auto out = c;
        auto const* other = find(&from == &a_ ? b_ : a_, c);
        if (other == nullptr) out.how = verdict::possible;
        else {
            out.how = std::min(c.how, other->how);
            out.rank = {std::min(c.rank.lo, other->rank.lo), std::max(c.rank.hi, other->rank.hi)};
            out.window = hull(c.window, other->window);
            out.days = joined(c.days, other->days);
            for (auto const& p : other->parties) add_once(out.parties, p);
            for (auto const& e : other->events) add_once(out.events, e);
            for (auto const k : other->caveats) add_once(out.caveats, k);
        }
        if (!is_by_event())
            for (auto const* d : {&a_, &b_})
                for (auto const& [p, r] : d->ranks)
                    if (p == out.parties.front()) out.rank = {std::min(out.rank.lo, r.lo), std::max(out.rank.hi, r.hi)};
        out_.candidates.push_back(std::move(out));
    }
    void finish(candidate& c) const
    {
        std::sort(c.parties.begin(), c.parties.end());
        auto const window = [&](std::string const& id) { return data_.point(*data_.find_moment(id)).window; };
        std::stable_sort(c.events.begin(), c.events.end(),
                         [&](std::string const& x, std::string const& y) { return window(x) < window(y); });
        auto const is_always = [](decided const& d, std::string const& e) {
            return std::binary_search(d.always.begin(), d.always.end(), e);
        };
        if (!std::holds_alternative<asked::order>(query_.aim)) // there it is the first contact's
            for (auto const* d : {&a_, &b_})
                for (auto const& [id, in] : d->inside)
                    if (std::find(c.events.begin(), c.events.end(), id) != c.events.end()) c.window = hull(c.window, in);
        if (std::any_of(c.events.begin(), c.events.end(), [&](std::string const& e) { return !is_always(a_, e) || !is_always(b_, e); }))
            add_once(c.caveats, caveat::milestone_uncertain);
    }

    // --- verdicts ---

    [[nodiscard]] verdict weakest() const
    {
        if (out_.candidates.empty()) return verdict::none;
        return std::min_element(out_.candidates.begin(), out_.candidates.end(), [](auto const& x, auto const& y) { return x.how < y.how; })
            ->how;
    }
    template <class Aim>
    void judge(Aim const&)
    {
        out_.verdict = weakest();
    }
    void judge(asked::count const&)
    {
        out_.verdict = out_.count && out_.count->least == out_.count->most ? verdict::certain : verdict::possible;
    }
    void judge(asked::whether const&) { judge_both(true); }
    void judge(asked::gap const&) { judge_both(out_.gap && out_.gap->least == out_.gap->most); }
    void judge_both(bool is_same)
    {
        auto const [x, y] = std::pair{a_.row.verdict, b_.row.verdict};
        out_.verdict = x == y && (x != verdict::certain || is_same) ? x : verdict::possible;
    }
    void judge(asked::order const&)
    {
        auto const n = out_.candidates.size();
        out_.verdict = weakest();
        out_.before = precedence(n);
        std::vector<party> parties;
        for (auto const& c : out_.candidates) parties.push_back(c.parties.front());
        for (std::size_t i = 0; i != n; ++i)
            for (std::size_t k = 0; k != n; ++k)
                if (i != k) out_.before.set(i, k, precedes(parties[i], parties[k]));
        auto const before = [&](std::size_t i, std::size_t k) { return out_.before(i, k) == verdict::certain; };
        auto const tied = [&](std::size_t i, std::size_t k) {
            return out_.before(i, k) == verdict::none && out_.before(k, i) == verdict::none;
        };
        for (std::size_t i = 0; i != n; ++i)
            for (std::size_t k = 0; k != i; ++k)
                if (!before(i, k) && !before(k, i) && !tied(i, k)) out_.verdict = std::min(out_.verdict, verdict::possible);
        set_blocks(out_, parties, before, tied);
    }
    /// Certain: in each case, or the second is not contacted in it.
    [[nodiscard]] verdict precedes(party first, party second) const
    {
        bool certain = true;
        bool possible = false;
        for (auto const* d : {&a_, &b_}) {
            auto const place = [&](party p) -> std::optional<std::size_t> {
                auto const& all = d->row.candidates;
                auto const at = std::find_if(all.begin(), all.end(), [&](candidate const& c) { return c.parties.front() == p; });
                if (at == all.end()) return std::nullopt;
                return static_cast<std::size_t>(at - all.begin());
            };
            auto const [x, y] = std::pair{place(first), place(second)};
            if (!y) continue;
            auto const how = x ? d->row.before(*x, *y) : verdict::none;
            certain = certain && how == verdict::certain;
            possible = possible || how != verdict::none;
        }
        return certain ? verdict::certain : possible ? verdict::possible : verdict::none;
    }

    // --- why, and what is missing ---

    /// What the timeline itself does not say, holds in the one case only.
    void take(reason const& r)
    {
        auto const is_same = [&](reason const& other) { return other.earlier == r.earlier && other.later == r.later; };
        auto const is_in = [&](explanation const& of) { return std::any_of(of.reasons.begin(), of.reasons.end(), is_same); };
        if (std::any_of(found_.reasons.begin(), found_.reasons.end(), is_same)) return;
        auto const [x, y] = std::pair{data_.find_moment(r.earlier), data_.find_moment(r.later)};
        bool const is_certain = x && y && data_.most(*y, *x) < duration{};
        if (is_certain) found_.reasons.push_back({r.earlier, r.later, data_.because(*y, *x)});
        else if (is_in(a_.found) && is_in(b_.found)) found_.reasons.push_back({r.earlier, r.later, {}});
    }
    [[nodiscard]] bool are_alike() const
    {
        auto const& x = a_.row;
        auto const& y = b_.row;
        auto const same = [](candidate const& c, candidate const& d) {
            return c.parties == d.parties && c.events == d.events && c.how == d.how;
        };
        return x.verdict == y.verdict && x.count == y.count && x.gap == y.gap && x.blocks == y.blocks &&
               std::equal(x.candidates.begin(), x.candidates.end(), y.candidates.begin(), y.candidates.end(), same);
    }
    void miss(std::pair<moment, moment> milestones)
    {
        if (!are_alike()) found_.missing.push_back(order_of(data_, milestones));
        for (auto const* d : {&a_, &b_})
            for (auto const& m : d->found.missing) add_once(found_.missing, m);
    }

    read_model data_;
    query const& query_;
    decided a_;
    decided b_;
    answer_row out_;
    explanation found_;
};

[[nodiscard]] inline decided merged(read_model data, query const& q, decided a, decided b, std::pair<moment, moment> milestones)
{
    return merger(data, q, std::move(a), std::move(b)).run(milestones);
}

} // namespace entente::detail
