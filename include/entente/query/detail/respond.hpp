// What is decided of one row of an answer.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/answer.hpp>
#include <entente/query/detail/merge.hpp>
#include <entente/query/detail/rank.hpp>
#include <entente/query/detail/select.hpp>
#include <entente/query/query.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace entente::detail {

/// Decides one question for one row, in one case (see `cases.hpp`).
class respondent {
public:
    /// `fully`: with what explains it.
    respondent(timeline_data const& data, query const& q, resolved_query const& r, subject const& s, int divided, bool fully)
        : data_(data)
        , query_(q)
        , asked_(r)
        , subject_(s)
        , divided_(divided)
        , fully_(fully)
        , selection_(data, q, r, s, std::holds_alternative<asked::last>(q.aim), divided, what_decides())
        , decide_(selection_.decide)
    {
    }

    /// What has to be decided first: which of these came first.
    [[nodiscard]] std::optional<std::pair<std::uint32_t, std::uint32_t>> open_order() const { return selection_.window.open_order; }

    [[nodiscard]] decided run()
    {
        if (subject_.leader != none) {
            auto const& l = data_.facts.leaders[subject_.leader];
            row_.leader = l.id;
            row_.leader_name = l.name.empty() ? l.id : l.name;
        }
        if (subject_.term != none) {
            row_.term = data_.facts.terms[subject_.term].id;
            if (auto const began = data_.begin_point(subject_.term)) row_.zone = data_.zone_of(*began);
        }
        row_.caveats = selection_.window.caveats;
        found_.among = decide_.members.size();
        if (!selection_.window.is_void) std::visit([&](auto const& aim) { answer_to(aim); }, query_.aim);
        if (selection_.window.is_outside && !std::holds_alternative<asked::whether>(query_.aim)) row_.verdict = verdict::none;
        for (auto const turn : {milestone::elected, milestone::declared, milestone::took_office, milestone::left_office})
            if (subject_.term != none && data_.point(data_.point_of(subject_.term, turn)).hindsight)
                add(row_.caveats, caveat::rank_in_hindsight);
        if (!is_complete()) row_.caveats.push_back(caveat::first_known);
        for (auto& c : row_.candidates) {
            if (!c.events.empty()) c.days = selection_.window.days_to(c.window);
            for (auto const k : c.caveats) add(row_.caveats, k);
        }
        if (row_.zone.empty())
            row_.zone = row_.candidates.empty() || row_.candidates.front().zone.empty() ? "UTC" : row_.candidates.front().zone;
        if (row_.verdict == verdict::possible && fully_) miss_details();
        else found_.missing.clear(); // of a part of it that does not matter
        decided out{std::move(row_), std::move(found_), std::move(ranks_), {}, {}};
        for (auto const& m : decide_.members)
            if (m.always) out.always.push_back(data_.facts.events[m.event].id);
        std::sort(out.always.begin(), out.always.end());
        if (divided_ != 0) // whoever joins the cases wants to know
            for (auto const& m : decide_.members) out.inside.emplace_back(data_.facts.events[m.event].id, selection_.window_of(m));
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

    [[nodiscard]] decider::subset everybody() const
    {
        decider::subset out(decide_.members.size());
        for (std::uint32_t i = 0; i != out.size(); ++i) out[i] = i;
        return out;
    }
    /// Something is inside in every world.
    [[nodiscard]] bool is_never_empty(decider::rivals const& all) const { return all.contested || !decide_.can_be_empty(all); }

    void foremost()
    {
        auto const rivals = decide_.against(everybody());
        decider::subset firsts;
        for (auto const e : everybody())
            if (decide_.escapes(e, rivals, duration{})) firsts.push_back(e);
        if (firsts.empty()) return;

        bool const never_empty = is_never_empty(rivals);
        standings const ranks(selection_);
        row_.verdict = verdict::certain;
        for (std::size_t c = 0; c != ranks.parties().size(); ++c) ranks_.emplace_back(ranks.parties()[c], ranks.rank(c));
        std::vector<decider::subset> leading(ranks.parties().size());
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
        if (row_.verdict == verdict::possible && fully_) miss_orders(firsts);
        sort_candidates(row_);
        if (fully_) give_reasons(ranks, true);
    }
    /// Whichever is a first, the counterpart is among the first.
    [[nodiscard]] bool is_among_all(decider::subset const& firsts, std::size_t c) const
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
            note(out, may_be_first(ranks.events(c), selection_.sure(c)));
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
        if (fully_) miss_orders(undecided, ranks);
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
        if (fully_) give_reasons(ranks, false);
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

    /// What happens on a selected visit is part of it, and counts once with it.
    void answer_to(asked::count const&)
    {
        list(std::vector<rank_range>(decide_.members.size()));
        auto const& members = decide_.members;
        std::vector<std::uint32_t> selected;
        for (auto const& m : members) selected.push_back(m.event);
        std::sort(selected.begin(), selected.end());
        auto const whole = [&](member const& m) {
            auto const parent = data_.event(m.event).occasion;
            bool const within = parent != none && data_.event(parent).kind == event_kind::visit &&
                                std::binary_search(selected.begin(), selected.end(), parent);
            return within ? parent : m.event;
        };
        std::vector<std::uint32_t> certain;
        std::vector<std::uint32_t> possible;
        for (auto const& m : members) {
            possible.push_back(whole(m));
            if (m.sure && m.always) certain.push_back(whole(m));
        }
        auto const distinct = [](std::vector<std::uint32_t>& all) {
            std::sort(all.begin(), all.end());
            return static_cast<std::size_t>(std::unique(all.begin(), all.end()) - all.begin());
        };
        bool const any = !certain.empty() || (!members.empty() && is_never_empty(decide_.against(everybody()))); // though it is open which
        row_.count = range_of<std::size_t>{std::max<std::size_t>(distinct(certain), any ? 1 : 0), distinct(possible)};
        row_.verdict = row_.count->least == row_.count->most ? verdict::certain : verdict::possible;
    }

    // --- gap ---

    void answer_to(asked::gap const&)
    {
        auto const& start = selection_.window.starts_at;
        if (decide_.members.empty() || !start) return;
        auto const mark = start->spot;
        auto const rivals = decide_.against(everybody());
        auto least = duration::unlimited();
        auto most = -duration::unlimited();
        auto sure_most = duration::unlimited();
        for (auto const& m : decide_.members) {
            auto const in = decide_.w.close(m.inside, {m.spot, mark});
            if (!in) continue;
            least = std::min(least, -in->most(m.spot, mark));
            most = std::max(most, in->most(mark, m.spot));
            if (m.sure && m.always) sure_most = std::min(sure_most, in->most(mark, m.spot));
        }
        foremost();
        most = std::min(most, sure_most);
        row_.gap = range_of<duration>{least, decide_.latest_first(rivals, everybody(), mark, least, most)};
        row_.gap_days = gap_days(*start, *row_.gap);
        row_.verdict = is_never_empty(rivals) && row_.gap->least == row_.gap->most ? verdict::certain : verdict::possible;
        if (row_.gap->least == row_.gap->most || !fully_) return;
        decider::subset firsts;
        for (auto const e : everybody())
            if (decide_.escapes(e, rivals, duration{})) firsts.push_back(e);
        miss_distances(mark, name_of_mark(), firsts);
    }
    /// The moment that a gap is counted from, as a claim names it; empty: a date, which needs no name.
    [[nodiscard]] std::string name_of_mark() const
    {
        auto const& since = std::get<asked::gap>(query_.aim).since;
        if (auto const* turn = std::get_if<milestone>(&since)) return fmt::format("{}.{}", row_.term, name(*turn));
        auto const* named = std::get_if<the>(&since);
        return named != nullptr ? named->text : std::string{};
    }
    /// The gap in civil days: from each day that the mark may lie on, how far the first can be.
    [[nodiscard]] std::optional<range_of<std::int64_t>> gap_days(row_window::start_mark const& from, range_of<duration> gap) const
    {
        constexpr std::int64_t most_days = 400; // of so many, each is looked at
        auto const day = [&](instant t) { return day_at(t, from.zone, data_.clocks); };
        auto first = row_.candidates.front().window;
        for (auto const& c : row_.candidates) first = hull(first, c.window);
        std::optional<range_of<std::int64_t>> out;
        auto const from_day = [&](civil_day d, bounds mark) {
            auto const earliest = std::max(mark.earliest() + gap.least, first.earliest());
            auto const latest = std::min(mark.latest() + gap.most, first.latest());
            if (latest < earliest) return true;
            auto const [a, b] = std::pair{day(earliest), day(latest)};
            if (!a || !b) return false;
            range_of<std::int64_t> const these{*a - d, *b - d};
            out = out ? range_of<std::int64_t>{std::min(out->least, these.least), std::max(out->most, these.most)} : these;
            return true;
        };
        auto const [begin, end] = std::pair{day(from.window.earliest()), day(from.window.latest())};
        if (!begin || !end) return std::nullopt;
        if (*end - *begin > most_days) {
            auto const [a, b] = std::pair{day(first.earliest()), day(first.latest())};
            if (!a || !b) return std::nullopt;
            return range_of<std::int64_t>{std::max<std::int64_t>(0, *a - *end), *b - *begin};
        }
        for (auto d = *begin; d <= *end; d = d + 1)
            if (auto const today = day_bounds(d, from.zone, data_.clocks); today && overlap(*today, from.window))
                if (!from_day(d, intersect(*today, from.window))) return std::nullopt;
        return out;
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
        auto const find = [&](std::string const& text) {
            if (auto const p = data_.find_visible(text)) return *p;
            throw error(code::unknown_id, fmt::format("there is no party and no moment \"{}\"", text), data_.event_ids.suggestion(text));
        };
        auto const x = find(w.before);
        auto const y = find(w.after);
        if (!is_held(x) || !is_held(y)) return;
        if (subject_.term == none) row_.zone = data_.zone_of(x);
        if (data_.most(y, x) < duration{}) {
            row_.verdict = is_disputed(x) || is_disputed(y) ? verdict::possible : verdict::certain;
            if (fully_) found_.reasons.push_back({w.before, w.after, data_.because(y, x)});
        } else if (data_.most(x, y) > duration{}) row_.verdict = verdict::possible;
        if (row_.verdict != verdict::possible || !fully_) return;
        if (data_.most(y, x) >= duration{})
            found_.missing.push_back({lack::order, {w.before, w.after}, fmt::format("the order of \"{}\" and \"{}\"", w.before, w.after)});
        for (auto const& [p, text] : {std::pair{x, w.before}, std::pair{y, w.after}})
            if (is_disputed(p)) add(found_.missing, {lack::held, {text}, fmt::format("whether \"{}\" took place", text)});
    }
    [[nodiscard]] bool is_held(std::uint32_t p) const
    {
        return !timeline_data::is_event(p) || data_.settled(p).standing.is == status::held;
    }
    [[nodiscard]] bool is_disputed(std::uint32_t p) const { return timeline_data::is_event(p) && data_.settled(p).standing.disputed; }

    void compare(party a, party b)
    {
        auto const& sure_a = selection_.leading_to(a, true);
        auto const& any_a = selection_.leading_to(a, false);
        auto const& any_b = selection_.leading_to(b, false);
        for (auto const& [p, events] : {std::pair{a, &any_a}, std::pair{b, &any_b}}) {
            candidate c; // one who was contacted at all
            c.parties = {p};
            note(c, may_be_first(*events, selection_.leading_to(p, true)));
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
            if (fully_) miss_orders(may_be_first(any_a, sure_a), may_be_first(any_b, selection_.leading_to(b, true)));
        }
        if (row_.verdict == verdict::certain && fully_) add_reason(sure_a, any_b);
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
    // --- what every answer carries ---

    template <class T>
    static void add(std::vector<T>& to, std::type_identity_t<T> const& what)
    {
        if (std::find(to.begin(), to.end(), what) == to.end()) to.push_back(what);
    }

    /// Adds events to a candidate, earliest first, with what must be known of them.
    void note(candidate& c, decider::subset events)
    {
        noted_.resize(decide_.members.size());
        for (auto const index : events) {
            auto const& m = decide_.members[index];
            auto const window = selection_.window_of(m);
            c.window = index == events.front() ? window : hull(c.window, window);
            noted_[index] = true;
            auto const& p = data_.point(m.event);
            if (p.contested) add(c.caveats, caveat::contested);
            if (p.one_of) add(c.caveats, caveat::one_of);
            if (p.approximate) add(c.caveats, caveat::approximate);
            if (p.uncertain) add(c.caveats, caveat::uncertain);
            if (p.whole_earth) add(c.caveats, caveat::whole_earth);
            if (p.hindsight) add(c.caveats, caveat::rank_in_hindsight);
            for (auto const& [event, k] : selection_.notes_on(m.event)) add(c.caveats, k);
            if (!m.always) add(c.caveats, caveat::milestone_uncertain);
            if (data_.settled(m.event).standing.is == status::planned || data_.settled(m.event).standing.is == status::proposed)
                add(c.caveats, caveat::only_planned);
            if (has_single_source(m.event)) add(c.caveats, caveat::single_source);
        }
        std::stable_sort(events.begin(), events.end(), [&](std::uint32_t a, std::uint32_t b) {
            return decide_.w.window(decide_.members[a].spot) < decide_.w.window(decide_.members[b].spot);
        });
        for (auto const index : events) c.events.push_back(data_.facts.events[decide_.members[index].event].id);
        if (events.empty()) return;
        auto const first = decide_.members[events.front()].event;
        c.kind = data_.event(first).kind;
        c.status = data_.settled(first).standing.is;
        c.zone = data_.zone_of(first);
        c.place = country_of(data_, first);
    }
    [[nodiscard]] bool has_single_source(std::uint32_t event) const
    {
        std::string const* only = nullptr;
        for (auto const record : data_.records_of_event(event))
            for (auto const& r : data_.facts.events[record].reports) {
                if (!data_.is_visible(r.source)) continue;
                if (r.source.empty() || (only != nullptr && r.source != *only)) return false;
                only = &r.source;
            }
        return only != nullptr;
    }

    // --- what would settle it ---

    static constexpr std::size_t most_named = 24; ///< of so many, each pair is named

    /// Notes that the order of two events is not known: some world has it one way, and not every world.
    void miss_order(std::uint32_t a, std::uint32_t b)
    {
        if (a == b) return;
        auto const& [x, y] = std::pair{decide_.members[a], decide_.members[b]};
        bool const forth = decide_.possibly_before(x, y);
        bool const back = decide_.possibly_before(y, x);
        if (forth == back && !forth) return; // the same instant, or never both inside
        if (forth != back && !can_tie(forth ? x : y, forth ? y : x)) return;
        auto const [first, second] = std::pair{std::min(a, b), std::max(a, b)};
        add(found_.missing, {lack::order, {id(first), id(second)}, fmt::format("the order of {} and {}", quoted(first), quoted(second))});
    }
    /// Of two of which the second is never earlier: whether they can be at the same instant.
    [[nodiscard]] bool can_tie(member const& x, member const& y) const
    {
        auto wishes = x.inside;
        wishes.insert(wishes.end(), y.inside.begin(), y.inside.end());
        wishes.push_back({y.spot, x.spot, duration{}});
        return decide_.w.allow(wishes);
    }
    /// The same of any two of some.
    void miss_orders(decider::subset const& some)
    {
        if (some.size() > most_named) {
            found_.missing.push_back(
                {lack::many,
                 {},
                 fmt::format("the order of {} events, among them {} and {}", some.size(), quoted(some.front()), quoted(some.back()))});
            return;
        }
        for (std::size_t i = 0; i != some.size(); ++i)
            for (std::size_t k = i + 1; k < some.size(); ++k) miss_order(some[i], some[k]);
    }
    /// The same of pairs of counterparts, of which each event may be the first contact.
    void miss_orders(std::vector<std::pair<std::size_t, std::size_t>> const& pairs, standings const& ranks)
    {
        if (pairs.size() > most_named * most_named / 2) {
            auto const [d, c] = pairs.front();
            found_.missing.push_back({lack::many,
                                      {},
                                      fmt::format("the order of {} pairs of counterparts, among them {} and {}", pairs.size(),
                                                  ranks.parties()[d].code(), ranks.parties()[c].code())});
            return;
        }
        std::vector<std::optional<decider::subset>> firsts(ranks.parties().size());
        auto const of = [&](std::size_t c) -> decider::subset const& {
            if (!firsts[c]) firsts[c] = may_be_first(ranks.events(c), selection_.sure(c));
            return *firsts[c];
        };
        for (auto const& [d, c] : pairs) miss_orders(of(d), of(c));
    }
    /// Those of some events that do not come after a sure one of them.
    [[nodiscard]] decider::subset may_be_first(decider::subset all, decider::subset const& sure) const
    {
        auto const rivals = decide_.against(sure);
        std::erase_if(all, [&](std::uint32_t e) { return !decide_.escapes(e, rivals, duration{}); });
        return all;
    }
    /// The same of each of some with each of others.
    void miss_orders(decider::subset const& ones, decider::subset const& others)
    {
        if (found_.missing.size() + ones.size() * others.size() > most_named * most_named) {
            found_.missing.push_back({lack::many,
                                      {},
                                      fmt::format("the order of {} and {} events, among them {} and {}", ones.size(), others.size(),
                                                  quoted(ones.front()), quoted(others.front()))});
            return;
        }
        for (auto const x : ones)
            for (auto const y : others) miss_order(x, y);
    }
    /// Notes how far it was from a moment to each of some events, as far as that is open.
    void miss_distances(std::uint32_t mark, std::string const& moment, decider::subset const& some)
    {
        for (auto const e : some) {
            auto const& m = decide_.members[e];
            auto const in = decide_.w.close(m.inside, {m.spot, mark});
            if (in && -in->most(m.spot, mark) != in->most(mark, m.spot))
                add(found_.missing, {lack::distance,
                                     {moment, id(e)},
                                     fmt::format("how long after {} {} was",
                                                 moment.empty() ? "the time asked for" : fmt::format("\"{}\"", moment), quoted(e))});
        }
    }
    /// Notes what is not known of the candidates' events by themselves.
    void miss_details()
    {
        std::size_t left_out = 0;
        auto const miss = [&](lack what, char const* before, std::uint32_t m, char const* after = "") {
            if (found_.missing.size() < most_named * most_named) add(found_.missing, {what, {id(m)}, before + quoted(m) + after});
            else ++left_out;
        };
        for (std::uint32_t i = 0; i != noted_.size(); ++i) {
            if (!noted_[i]) continue;
            auto const& m = decide_.members[i];
            if (!m.always) miss(lack::inside, "whether ", i, " lies inside the time asked for");
            for (auto const& [event, k] : selection_.notes_on(m.event)) {
                if (k == caveat::disputed) miss(lack::held, "whether ", i, " took place");
                if (k == caveat::role_unknown) miss(lack::placed_by, "who placed ", i);
                if (k == caveat::office_unknown) miss(lack::office, "who held office at ", i);
                if (k == caveat::place_unknown) miss(lack::place, "the country in which ", i, " took place");
            }
        }
        if (left_out != 0) found_.missing.push_back({lack::many, {}, fmt::format("{} more facts of that kind", left_out)});
    }
    [[nodiscard]] std::string const& id(std::uint32_t m) const { return data_.facts.events[decide_.members[m].event].id; }
    [[nodiscard]] std::string quoted(std::uint32_t m) const { return fmt::format("\"{}\"", id(m)); }

    // --- why ---

    /// Why the counterparts follow each other: for each, on whose word the nearest of those that come before it does. Of
    /// the first (last) ones only what they are before: whoever comes behind another is not what decides.
    void give_reasons(standings const& ranks, bool of_foremost)
    {
        auto const n = ranks.parties().size();
        std::vector<std::size_t> by_rank(n);
        for (std::size_t i = 0; i != n; ++i) by_rank[i] = i;
        std::stable_sort(by_rank.begin(), by_rank.end(), [&](std::size_t a, std::size_t b) { return ranks.rank(a).lo < ranks.rank(b).lo; });
        auto const is_candidate = [&](std::size_t c) {
            return std::any_of(row_.candidates.begin(), row_.candidates.end(),
                               [&](candidate const& k) { return k.parties.front() == ranks.parties()[c]; });
        };
        for (std::size_t i = 1; i < n; ++i)
            for (std::size_t k = i; k-- != 0 && (!query_.first_few || is_candidate(by_rank[i]));)
                if (ranks.certainly_before(by_rank[k], by_rank[i])) {
                    if (of_foremost && !is_candidate(by_rank[k])) break;
                    add_reason(selection_.sure(by_rank[k]), ranks.events(by_rank[i]));
                    break;
                }
    }
    /// One sure event that is before the earliest of the others, whichever way time runs here.
    void add_reason(decider::subset const& sure, decider::subset const& others)
    {
        if (others.empty()) return;
        auto const first = *std::min_element(others.begin(), others.end(), [&](std::uint32_t a, std::uint32_t b) {
            return decide_.w.earliest(decide_.members[a].spot) < decide_.w.earliest(decide_.members[b].spot);
        });
        auto const& e = decide_.members[first];
        for (auto const f : sure) {
            auto const& m = decide_.members[f];
            if (f == first || !decide_.excludes(m, e)) continue;
            auto const [earlier, later] = selection_.turned() ? std::pair{e.event, m.event} : std::pair{m.event, e.event};
            auto const by = data_.most(later, earlier) < duration{} ? data_.because(later, earlier) : std::vector<said>{};
            found_.reasons.push_back({data_.facts.events[earlier].id, data_.facts.events[later].id, by});
            return;
        }
    }

    /// Whether an accepted claim says that the known events of this row are all there are.
    [[nodiscard]] bool is_complete() const
    {
        if (subject_.leader == none) return false;
        return std::any_of(data_.complete.begin(), data_.complete.end(), [&](std::uint32_t number) {
            auto const& s = std::get<complete_claim>(data_.facts.claims[number].says).scope;
            bool const ours = (subject_.term != none && s.by == data_.facts.terms[subject_.term].id) ||
                              (!data_.term_ids.find(s.by) && data_.find_leader(s.by).leader == subject_.leader);
            bool const kinds = std::all_of(asked_.kinds.begin(), asked_.kinds.end(), [&](event_kind k) { return is_among(k, s.kinds); });
            bool const parties =
                s.with.empty() || (!query_.whom.empty() && std::all_of(query_.whom.begin(), query_.whom.end(), [&](std::string const& w) {
                    return std::find(s.with.begin(), s.with.end(), w) != s.with.end();
                }));
            return ours && kinds && parties && is_asked_where(s) && starts_inside(s);
        });
    }
    /// Whether the question asks for no more places and roles than the scope is about.
    [[nodiscard]] bool is_asked_where(scope const& s) const
    {
        if (s.where != whereabouts::anywhere && s.where != query_.where) return false;
        if (!s.role) return true;
        bool const calls = std::all_of(asked_.kinds.begin(), asked_.kinds.end(), [](event_kind k) {
            return k == event_kind::call || k == event_kind::video_call || k == event_kind::message;
        });
        bool const visits = std::all_of(asked_.kinds.begin(), asked_.kinds.end(), [](event_kind k) { return k == event_kind::visit; });
        if (query_.placed_or_received == direction::placed)
            return (*s.role == role::initiator && calls) || (*s.role == role::guest && visits);
        if (query_.placed_or_received == direction::received)
            return (*s.role == role::recipient && calls) || (*s.role == role::host && visits);
        return false;
    }
    /// Whether the row's window begins no earlier than the scope.
    [[nodiscard]] bool starts_inside(scope const& s) const
    {
        if (s.after.empty()) return true;
        auto const edge = data_.find_point(s.after);
        auto const& lower = selection_.turned() ? decide_.far : decide_.near;
        return edge && std::any_of(lower.begin(), lower.end(), [&](gate const& g) {
                   auto const p = decide_.w.point(g.spot);
                   return p != none ? data_.most(p, *edge) <= duration{}
                                    : decide_.w.window(g.spot).earliest() >= data_.point(*edge).window.latest();
               });
    }

    timeline_data const& data_;
    query const& query_;
    resolved_query const& asked_;
    subject const& subject_;
    int divided_;
    bool fully_;
    selection selection_;
    decider const& decide_;
    std::vector<bool> noted_; ///< members that the answer shows
    answer_row row_;
    explanation found_;
    std::vector<std::pair<party, rank_range>> ranks_; ///< of every counterpart
};

/// A row, decided in one case or in several; `fully`: with what explains it.
[[nodiscard]] inline decided decide_row(timeline_data const& data, query const& q, resolved_query const& r, subject const& s, bool fully,
                                        int times = 0)
{
    respondent all(data, q, r, s, times, fully);
    auto const milestones = all.open_order();
    auto out = [&] {
        if (!milestones) return all.run();
        auto const cases = divided(data, *milestones);
        auto const in = [&](timeline_data const& one) { return decide_row(one, q, r, s, true, times + 1); }; // what joins them needs all
        return merged(data, q, in(cases[0]), in(cases[1]), *milestones);
    }();
    std::sort(out.row.caveats.begin(), out.row.caveats.end());
    for (auto& c : out.row.candidates) std::sort(c.caveats.begin(), c.caveats.end());
    return out;
}

} // namespace entente::detail
