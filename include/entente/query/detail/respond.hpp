// What is decided of one row of an answer.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/add_once.hpp>
#include <entente/query/answer.hpp>
#include <entente/query/detail/candidate_events.hpp>
#include <entente/query/detail/completeness.hpp>
#include <entente/query/detail/count_events.hpp>
#include <entente/query/detail/gap_days.hpp>
#include <entente/query/detail/merge.hpp>
#include <entente/query/detail/missing.hpp>
#include <entente/query/detail/rank.hpp>
#include <entente/query/detail/rank_events.hpp>
#include <entente/query/detail/reasons.hpp>
#include <entente/query/detail/row_clocks.hpp>
#include <entente/query/detail/select.hpp>
#include <entente/query/detail/tenure.hpp>
#include <entente/query/detail/whether_moments.hpp>
#include <entente/query/query.hpp>
#include <entente/timeline/detail/divide.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace entente::detail {

/// Decides one question for one row, in one case (see `cases.hpp`).
class respondent {
public:
    /// `fully`: with what explains it.
    respondent(read_model data, query const& q, resolved_query const& r, subject const& s, int divided, bool fully)
        : data_(data)
        , query_(q)
        , asked_(r)
        , subject_(s)
        , divided_(divided)
        , fully_(fully)
        , selection_(data, q, r, s, std::holds_alternative<asked::last>(q.aim), divided, what_decides())
        , decide_(selection_.decide)
        , missing_(data, selection_, found_.missing)
    {
    }

    /// What has to be decided first: which of these came first.
    [[nodiscard]] std::optional<std::pair<moment, moment>> open_order() const { return selection_.window.open_order; }

    [[nodiscard]] decided run()
    {
        if (subject_.leader) {
            auto const l = data_.leader(*subject_.leader);
            row_.leader = l.id();
            row_.leader_name = l.name();
        }
        if (subject_.term) {
            row_.term = data_.term(*subject_.term).id();
            if (auto const began = begin_point(data_, *subject_.term)) row_.zone = data_.zone_of(*began);
        }
        row_.caveats = selection_.window.caveats;
        found_.among = decide_.members.size();
        if (!selection_.window.is_void) std::visit([&](auto const& aim) { answer_to(aim); }, query_.aim);
        if (selection_.window.is_outside && !std::holds_alternative<asked::whether>(query_.aim)) row_.verdict = verdict::none;
        for (auto const turn : {milestone::elected, milestone::declared, milestone::took_office, milestone::left_office})
            if (subject_.term && data_.point(moment{*subject_.term, turn}).hindsight) add_once(row_.caveats, caveat::rank_in_hindsight);
        if (!is_complete({data_, query_, asked_, subject_, selection_.turned()}, selection_.window, selection_.all_worlds()))
            row_.caveats.push_back(caveat::first_known);
        for (auto& c : row_.candidates) {
            if (!c.events.empty()) c.days = selection_.window.days_to(c.window);
            for (auto const k : c.caveats) add_once(row_.caveats, k);
        }
        row_.zone = clocks_of_row(data_, query_, row_);
        if (row_.verdict == verdict::possible && fully_) missing_.details(noted_);
        else found_.missing.clear(); // of a part of it that does not matter
        decided out{std::move(row_), std::move(found_), std::move(ranks_), {}, {}};
        for (auto const& m : decide_.members)
            if (m.always) out.always.push_back(data_.event(m.event).id());
        std::sort(out.always.begin(), out.always.end());
        if (divided_ != 0) // whoever joins the cases wants to know
            for (auto const& m : decide_.members) out.inside.emplace_back(data_.event(m.event).id(), selection_.window_of(m));
        std::sort(out.inside.begin(), out.inside.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
        return out;
    }

private:
    [[nodiscard]] decided_by what_decides() const
    {
        if (fully_) return decided_by::all;
        if (query_.first_few) return decided_by::first_few;
        return std::visit([](auto const& aim) { return decider_of(aim); }, query_.aim);
    }
    static decided_by decider_of(asked::first const&) { return decided_by::foremost; }
    static decided_by decider_of(asked::last const&) { return decided_by::foremost; }
    static decided_by decider_of(asked::gap const&) { return decided_by::foremost; }
    static decided_by decider_of(asked::order const&) { return decided_by::counterparts; }
    static decided_by decider_of(asked::whether const&) { return decided_by::counterparts; }
    static decided_by decider_of(asked::not_contacted const&) { return decided_by::counterparts; }
    static decided_by decider_of(asked::list const&) { return decided_by::all; }
    static decided_by decider_of(asked::count const&) { return decided_by::all; }

    // --- first and last ---

    void answer_to(asked::first const&) { foremost(); }
    void answer_to(asked::last const&) { foremost(); }

    [[nodiscard]] event_decider::subset everybody() const
    {
        event_decider::subset out(decide_.members.size());
        for (std::uint32_t i = 0; i != out.size(); ++i) out[i] = i;
        return out;
    }
    /// Something is inside in every world.
    [[nodiscard]] bool is_never_empty(event_decider::rivals const& all) const { return all.contested || !decide_.can_be_empty(all); }

    void foremost()
    {
        auto const rivals = decide_.against(everybody());
        event_decider::subset firsts;
        for (auto const e : everybody())
            if (decide_.escapes(e, rivals, duration{})) firsts.push_back(e);
        if (firsts.empty()) return;

        bool const never_empty = is_never_empty(rivals);
        standings const ranks(selection_);
        row_.verdict = verdict::certain;
        for (std::size_t c = 0; c != ranks.parties().size(); ++c) ranks_.emplace_back(ranks.parties()[c], ranks.rank(c));
        std::vector<event_decider::subset> leading(ranks.parties().size());
        for (auto const e : firsts)
            for (auto const c : selection_.parties_of(e)) leading[c].push_back(e);
        for (std::size_t c = 0; c != leading.size(); ++c) {
            if (leading[c].empty()) continue;
            candidate out;
            out.parties = {ranks.parties()[c]};
            out.how = never_empty && ranks.certainly_contacted(c) && is_among_all(firsts, c) ? verdict::certain : verdict::possible;
            out.rank = ranks.rank(c);
            note(out, leading[c]);
            row_.verdict = std::min(row_.verdict, out.how);
            row_.candidates.push_back(std::move(out));
        }
        row_.tie = row_.verdict == verdict::certain && row_.candidates.size() > 1;
        if (row_.verdict == verdict::possible && fully_) missing_.orders_among(firsts);
        sort_candidates(row_);
        if (fully_) found_.reasons = reasons_of(data_, selection_, ranks, row_, query_.first_few.has_value(), true);
    }
    /// Whichever is a first, the counterpart is among the first.
    [[nodiscard]] bool is_among_all(event_decider::subset const& firsts, std::size_t c) const
    {
        auto const rivals = decide_.against(selection_.sure(c));
        auto const p = selection_.counterparts()[c];
        return std::all_of(firsts.begin(), firsts.end(),
                           [&](std::uint32_t e) { return decide_.members[e].counts_for(p) || !decide_.escapes(e, rivals, tick); });
    }

    // --- order ---

    void answer_to(asked::order const&)
    {
        standings const ranks(selection_);
        auto const few = query_.first_few.value_or(ranks.parties().size());
        std::vector<std::size_t> who; // by number in the ranks
        for (std::size_t c = 0; c != ranks.parties().size(); ++c) {
            ranks_.emplace_back(ranks.parties()[c], ranks.rank(c));
            if (ranks.rank(c).lo <= few) who.push_back(c);
        }
        auto const n = who.size();
        if (n == 0) return;
        auto const before = [&](std::size_t a, std::size_t b) { return ranks.certainly_before(who[a], who[b]); };
        auto const perhaps = [&](std::size_t a, std::size_t b) { return ranks.possibly_before(who[a], who[b]); };
        auto const tied = [&](std::size_t a, std::size_t b) { return !perhaps(a, b) && !perhaps(b, a); };
        row_.verdict = verdict::certain;
        std::vector<party> parties;
        for (auto const c : who) {
            candidate out;
            note(out, decide_.may_be_first(ranks.events(c), selection_.sure(c)));
            out.parties = {ranks.parties()[c]};
            out.how = ranks.certainly_contacted(c) && ranks.rank(c).hi <= few ? verdict::certain : verdict::possible;
            out.rank = ranks.rank(c);
            out.window = ranks.window(c);
            row_.verdict = std::min(row_.verdict, out.how);
            row_.candidates.push_back(std::move(out));
            parties.push_back(ranks.parties()[c]);
        }
        std::vector<std::pair<std::size_t, std::size_t>> undecided;
        for (std::size_t a = 0; a != n; ++a)
            for (std::size_t b = 0; b != a; ++b)
                if (!before(a, b) && !before(b, a) && !tied(a, b)) undecided.emplace_back(who[b], who[a]);
        if (!undecided.empty()) row_.verdict = std::min(row_.verdict, verdict::possible);
        if (fully_) missing_.orders_of(undecided, ranks);
        set_blocks(row_, parties, before, tied);
        sort_candidates(row_);
        row_.before = precedence(n);
        auto const places = places_of(parties);
        for (std::size_t a = 0; a != n; ++a)
            for (std::size_t b = 0; b != n; ++b)
                if (a != b)
                    row_.before.set(places[a], places[b],
                                    before(a, b)    ? verdict::certain
                                    : perhaps(a, b) ? verdict::possible
                                                    : verdict::none);
        if (fully_) found_.reasons = reasons_of(data_, selection_, ranks, row_, query_.first_few.has_value(), false);
    }
    /// Of each of these, the candidate.
    [[nodiscard]] std::vector<std::size_t> places_of(std::vector<party> const& parties) const
    {
        std::vector<std::pair<party, std::size_t>> known;
        for (std::size_t i = 0; i != row_.candidates.size(); ++i) known.emplace_back(row_.candidates[i].parties.front(), i);
        std::sort(known.begin(), known.end());
        std::vector<std::size_t> out;
        for (auto const p : parties) out.push_back(std::lower_bound(known.begin(), known.end(), std::pair{p, std::size_t{0}})->second);
        return out;
    }

    // --- list and count ---

    void answer_to(asked::list const&) { list(ranks_of_events(selection_)); }
    void list(std::vector<rank_range> const& ranks)
    {
        auto const& members = decide_.members;
        row_.verdict = members.empty() ? verdict::none : verdict::certain;
        row_.candidates.reserve(members.size());
        for (std::uint32_t i = 0; i != members.size(); ++i) {
            candidate out;
            note(out, {i});
            for (auto const& [p, sure] : members[i].counterparts) out.parties.push_back(p);
            std::sort(out.parties.begin(), out.parties.end());
            out.how = members[i].sure && members[i].always ? verdict::certain : verdict::possible;
            out.rank = ranks[i];
            row_.verdict = std::min(row_.verdict, out.how);
            row_.candidates.push_back(std::move(out));
        }
        sort_candidates(row_);
    }

    void answer_to(asked::count const&)
    {
        list(std::vector<rank_range>(decide_.members.size()));
        auto const& members = decide_.members;
        bool const any = !members.empty() && is_never_empty(decide_.against(everybody())); // though it is open which
        row_.count = count_of(data_, members, any);
        row_.verdict = row_.count->least == row_.count->most ? verdict::certain : verdict::possible;
    }

    // --- gap ---

    void answer_to(asked::gap const&)
    {
        auto const& start = selection_.window.starts_at;
        if (decide_.members.empty() || !start) return;
        auto const mark = start->variable;
        auto const rivals = decide_.against(everybody());
        auto least = duration::unlimited();
        auto most = -duration::unlimited();
        auto sure_most = duration::unlimited();
        for (auto const& m : decide_.members) {
            auto const in = decide_.w.close(m.inside, {m.variable, mark});
            if (!in) continue;
            least = std::min(least, -in->most(m.variable, mark));
            most = std::max(most, in->most(mark, m.variable));
            if (m.sure && m.always) sure_most = std::min(sure_most, in->most(mark, m.variable));
        }
        foremost();
        most = std::min(most, sure_most);
        row_.gap = range_of<duration>{least, decide_.latest_first(rivals, everybody(), mark, least, most)};
        auto first = row_.candidates.front().window;
        for (auto const& c : row_.candidates) first = hull(first, c.window);
        row_.gap_days = gap_days(*start, *row_.gap, first, data_.clocks());
        row_.verdict = is_never_empty(rivals) && row_.gap->least == row_.gap->most ? verdict::certain : verdict::possible;
        if (row_.gap->least == row_.gap->most || !fully_) return;
        event_decider::subset firsts;
        for (auto const e : everybody())
            if (decide_.escapes(e, rivals, duration{})) firsts.push_back(e);
        missing_.distances(mark, name_of_mark(), firsts);
    }
    /// The moment that a gap is counted from, as a claim names it; empty: a date, which needs no name.
    [[nodiscard]] std::string name_of_mark() const
    {
        auto const& since = std::get<asked::gap>(query_.aim).since;
        if (auto const* turn = std::get_if<milestone>(&since)) return fmt::format("{}.{}", row_.term, name(*turn));
        auto const* named = std::get_if<the>(&since);
        return named != nullptr ? named->text : std::string{};
    }
    // --- whether ---

    void answer_to(asked::whether const& w)
    {
        auto const a = data_.find_party(w.before);
        auto const b = data_.find_party(w.after);
        if (a && b) {
            compare(*a, *b);
            return;
        }
        decide_moments(data_, w, !subject_.term, row_, fully_ ? &found_ : nullptr);
    }

    void compare(party a, party b)
    {
        auto const& sure_a = selection_.leading_to(a, true);
        auto const& any_a = selection_.leading_to(a, false);
        auto const& any_b = selection_.leading_to(b, false);
        for (auto const& [p, events] : {std::pair{a, &any_a}, std::pair{b, &any_b}}) {
            candidate c; // one who was contacted at all
            c.parties = {p};
            note(c, decide_.may_be_first(*events, selection_.leading_to(p, true)));
            if (is_never_empty(decide_.against(selection_.leading_to(p, true)))) c.how = verdict::certain;
            if (!c.events.empty()) row_.candidates.push_back(std::move(c));
        }
        auto const of_a = decide_.against(sure_a);
        auto const of_b = decide_.against(selection_.leading_to(b, true));
        bool const refuted = std::any_of(any_b.begin(), any_b.end(), [&](std::uint32_t e) { return decide_.escapes(e, of_a, duration{}); });
        if (!refuted && !sure_a.empty() && is_never_empty(of_a)) row_.verdict = verdict::certain;
        else if (std::any_of(any_a.begin(), any_a.end(),
                             [&](std::uint32_t e) { return !decide_.members[e].counts_for(b) && decide_.escapes(e, of_b, tick); })) {
            row_.verdict = verdict::possible;
            if (fully_)
                missing_.orders_between(decide_.may_be_first(any_a, sure_a), decide_.may_be_first(any_b, selection_.leading_to(b, true)));
        }
        if (row_.verdict != verdict::certain || !fully_) return;
        if (auto r = reason_between(data_, selection_, sure_a, any_b)) found_.reasons.push_back(*std::move(r));
    }

    // --- who has not yet been contacted ---

    void answer_to(asked::not_contacted const&)
    {
        auto ahead = query_;
        ahead.statuses = {status::planned, status::proposed};
        std::optional<selection> planned;
        for (auto const p : asked_.parties) {
            if (is_never_empty(decide_.against(selection_.leading_to(p, true)))) continue;
            candidate out;
            out.parties = {p};
            note(out, selection_.leading_to(p, false));
            out.how = out.events.empty() ? verdict::certain : verdict::possible;
            if (out.events.empty()) {
                if (!planned) planned.emplace(data_, ahead, asked_, subject_, false, divided_, what_decides());
                if (!planned->leading_to(p, false).empty()) out.caveats.push_back(caveat::only_planned);
            }
            row_.candidates.push_back(std::move(out));
        }
        row_.verdict = row_.candidates.empty() ? verdict::none : verdict::certain;
        for (auto const& c : row_.candidates) row_.verdict = std::min(row_.verdict, c.how);
    }
    /// Adds events to a candidate.
    void note(candidate& c, event_decider::subset const& events)
    {
        noted_.resize(decide_.members.size());
        for (auto const index : events) noted_[index] = true;
        add_events(c, events, data_, selection_);
    }

    read_model data_;
    query const& query_;
    resolved_query const& asked_;
    subject const& subject_;
    int divided_;
    bool fully_;
    selection selection_;
    event_decider const& decide_;
    std::vector<bool> noted_; ///< members that the answer shows
    answer_row row_;
    explanation found_;
    missing_notes missing_;
    std::vector<std::pair<party, rank_range>> ranks_; ///< of every counterpart
};

/// A row, decided in one case or in several; `fully`: with what explains it.
[[nodiscard]] inline decided decide_row(read_model data, query const& q, resolved_query const& r, subject const& s, bool fully,
                                        int times = 0)
{
    respondent all(data, q, r, s, times, fully);
    auto const milestones = all.open_order();
    auto out = [&] {
        if (!milestones) return all.run();
        divided_worlds const both(data, *milestones);
        auto const cases = both.cases();
        auto const in = [&](read_model one) { return decide_row(one, q, r, s, true, times + 1); }; // what joins them needs all
        return merged(data, q, in(cases[0]), in(cases[1]), *milestones);
    }();
    std::sort(out.row.caveats.begin(), out.row.caveats.end());
    for (auto& c : out.row.candidates) std::sort(c.caveats.begin(), c.caveats.end());
    return out;
}

} // namespace entente::detail
