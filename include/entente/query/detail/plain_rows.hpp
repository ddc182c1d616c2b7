// Rows that windows alone decide.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/decisions.hpp>
#include <entente/query/detail/meaning.hpp>
#include <entente/query/detail/plain_contacts.hpp>
#include <entente/query/detail/plain_question.hpp>
#include <entente/query/detail/row_ahead.hpp>
#include <entente/query/prepared.hpp>
#include <entente/query/query.hpp>
#include <entente/timeline/detail/event_postings.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace entente::detail {

/// Decides which counterparts came first, last, or among the first few, where everything that may bear on it is plain: events of which only
/// the window is open (see `aspect`), edges that no event lies across unless they are one instant, and no claim about any of them. Then
/// each event is free in its window, whatever the others do, and a few comparisons give what `respondent` finds by its worlds. A row that
/// takes more is left to that one; what a plain row says in words, too.
///
/// Times run as in `worlds`: the words are those of "first". Of counterpart c let e(c) be the earliest instant at which an event with it
/// can be inside; T(c) the least latest instant of those of its events that are inside in every world; L(c) the latest instant at which the
/// first of its events can be, which is T(c) where there is one. Then
///
/// - c can be first if e(c) is not after the least T of all, and is so in every world if no other event that can be first is before T(c);
/// - its rank is at best one more than the number of others with T before e(c), and at worst than of those with e before L(c);
/// - c is certainly before d if T(c) is before e(d), and perhaps if e(c) is before L(d).
///
/// Complexity: as far along the lists as `frontier` goes; square in the few events that are met there.
class plain_rows {
public:
    plain_rows(read_model data, query const& q, resolved_query const& r)
        : data_(data)
        , query_(q)
        , asked_(data, q, r)
        , contacts_(data, q, r, asked_)
        , turned_(std::holds_alternative<asked::last>(q.aim))
        , one_(!turned_)
        , of_party_(!turned_)
    {
        bool const is_order = std::holds_alternative<asked::order>(q.aim);
        few_ = is_order ? q.first_few.value_or(every_one) : 1;
        can_ = (turned_ || is_order || std::holds_alternative<asked::first>(q.aim)) && few_ != 0 &&
               (few_ <= most_few || few_ == every_one) && asked_.can();
        met_.reserve(likely());
        counterparts_.reserve(likely());
    }

    /// The question with an instant where its date stands, and where what it asks of two parties then may lie; nothing: it takes more.
    [[nodiscard]] std::optional<bounds> begin(row_ahead& row, asked_at const& point)
    {
        row.begin({std::nullopt, std::nullopt, point.one, point.other});
        if (can_) asked_.windows.move_date(point.date);
        row.window = can_ && can_look_for_pairs() ? asked_.windows.of(nullptr) : std::nullopt;
        if (!row.window) return std::nullopt;
        return row.window->possible();
    }
    /// Looks up a row's events. `term`: where its term lies, if it has one; `all`: where all lie, if that is known.
    void look(row_ahead& row, subject const& s, placed_term const* term, term_places const* all) const
    {
        bool const is_pair = !s.other.empty();
        row.begin(s);
        bool const can = can_ && (is_pair ? can_look_for_pairs() : s.leader.has_value());
        row.window = can ? asked_.windows.of(term) : std::nullopt;
        if (!row.window) return;
        auto const in = row.window->possible();
        if (is_pair)
            data_.lists().of_pair.for_each_list(std::minmax(s.side, s.other), [&](stretch const& some) { row.add(some.within(in)); });
        else asked_.for_each_list(s, term, all, in, [&](stretch const& some) { row.add(some); });
    }
    /// What will be read of its first few events is on its way.
    void fetch(row_ahead& row) const
    {
        if (row.only() && row.only()->how_broad().tells_windows()) row.only()->fetch_aspect(turned_ ? row.only()->size() - 1 : 0);
        else row.walk().for_each_next_untold(std::min(few_, most_fetched), [&](event_id e) { data_.event(e).fetch_window(); });
    }
    /// Adds the row, if it is of those that can be decided here.
    [[nodiscard]] bool decide(row_ahead& row, decisions& to)
    {
        if (!row.window) return false;
        if (few_ == 1 && row.only() && tells_all(row, to)) return true;
        window_ = *row.window;
        near_ = turned_ ? turned(window_.to) : as_it_runs(window_.from);
        far_ = turned_ ? turned(window_.from) : as_it_runs(window_.to);
        auto const& s = row.whose;
        if (!meet(row.walk(), s) || (s.other.empty() && !meets_no_party(s))) return false;
        if (is_in_line_) in_line(s, to);
        else if (std::holds_alternative<asked::order>(query_.aim)) order(s, to);
        else foremost(s, to);
        return true;
    }
    [[nodiscard]] bool decide(subject const& s, placed_term const* term, term_places const* all, decisions& to)
    {
        look(one_, s, term, all);
        if (few_ > 1) fetch(one_);
        return decide(one_, to);
    }
    [[nodiscard]] plain_question const& asked() const noexcept { return asked_; }
    [[nodiscard]] bool runs_forward() const noexcept { return !turned_; }
    /// How many candidates a row has, most likely.
    [[nodiscard]] std::size_t likely() const noexcept { return std::min(few_, most_fetched); }

private:
    static constexpr std::size_t most_met = 512; ///< of more, each against each other would take longer than the other way
    static constexpr std::size_t most_few = 32;
    static constexpr std::size_t most_fetched = 16;
    static constexpr auto every_one = std::numeric_limits<std::size_t>::max();

    struct extent {
        duration first, last;
    };
    /// An event that may be inside.
    struct met {
        event_id event;
        std::uint16_t with;        ///< the country's number; of two parties it is always the same
        duration earliest, latest; ///< inside
    };
    /// One that was met, or more.
    struct counterpart {
        std::uint16_t with;
        bool is_sure = false;
        duration earliest = duration::unlimited();
        duration sure_latest = duration::unlimited(); ///< T
        duration latest = -duration::unlimited();     ///< of all of its events

        [[nodiscard]] duration at_latest() const noexcept { return is_sure ? sure_latest : latest; }
        [[nodiscard]] bool is_certainly_before(counterpart const& other) const noexcept { return is_sure && sure_latest < other.earliest; }
        [[nodiscard]] bool is_perhaps_before(counterpart const& other) const noexcept { return earliest < other.at_latest(); }
    };

    [[nodiscard]] static extent as_it_runs(bounds b) noexcept { return {duration{b.earliest().count()}, duration{b.latest().count()}}; }
    [[nodiscard]] static extent turned(bounds b) noexcept { return {duration{-b.latest().count()}, duration{-b.earliest().count()}}; }
    [[nodiscard]] extent run_of(bounds b) const noexcept { return turned_ ? turned(b) : as_it_runs(b); }
    [[nodiscard]] duration run_of(instant t) const noexcept { return duration{turned_ ? -t.count() : t.count()}; }
    [[nodiscard]] bounds by_the_clock(duration first, duration last) const
    {
        return turned_ ? bounds::closed(instant{-last.count()}, instant{-first.count()})
                       : bounds::closed(instant{first.count()}, instant{last.count()});
    }

    // --- what is met ---

    /// Adds a row whose only list tells the foremost event by itself: its window is an instant, and no other is at the same one. False: it
    /// takes more.
    [[nodiscard]] bool tells_all(row_ahead const& row, decisions& to) const
    {
        auto const& all = *row.only();
        auto const& s = row.whose;
        bool const of_pair = !s.other.empty();
        if (!all.how_broad().tells_windows() || !row.window->from.is_exact() || !row.window->to.is_exact()) return false;
        if (!of_pair && !s.side.empty() && !data_.lists().of_party.is_empty()) return false;
        auto const first = row.window->from.earliest(), last = row.window->to.earliest();
        auto const n = all.size();
        for (std::size_t k = 0; k != n; ++k) {
            auto const i = turned_ ? n - 1 - k : k;
            auto const as = all.as(i);
            if (of_pair && !asked_.wants(as.kind())) continue;
            if (!asked_.is_plain(all.event(i), as) || !asked_.has_known_side(as)) return false;
            auto const at = all.earliest(i).earliest();
            if ((!of_pair && !asked_.is_asked_for(as)) || at < first || last < at) continue;
            if (k + 1 != n && all.earliest(i) == all.earliest(turned_ ? i - 1 : i + 1)) return false;
            to.add_row(s.leader, s.term, of_pair ? s.other : known_parties[as.with()].id, all.event(i), bounds(at));
            return true;
        }
        to.end_row(s.leader, s.term, verdict::none);
        return true;
    }
    [[nodiscard]] bool can_look_for_pairs() const
    {
        return data_.lists().gatherings.is_empty() && query_.placed_or_received == direction::either;
    }
    /// Where the party is the only one named, it may have been the leader who acted.
    [[nodiscard]] bool meets_no_party(subject const& s)
    {
        if (data_.lists().of_party.is_empty() || s.side.empty()) return true;
        of_party_.clear();
        data_.lists().of_party.look(of_party_, s.side, window_.possible());
        return of_party_.is_over() || limit() < run_of(of_party_.reach());
    }
    /// Goes along events as far as it matters. False: something there takes more than windows, or it is too much.
    [[nodiscard]] bool meet(event_walk& walk, subject const& s)
    {
        bool const of_pair = !s.other.empty(); // its list has all kinds
        met_.clear();
        counterparts_.clear();
        limit_ = duration::unlimited();
        is_in_line_ = true;
        auto obstacle = duration::unlimited();
        bool is_clear = true;
        for (; !walk.is_over() && run_of(walk.reach()) <= limit(); walk.step()) {
            if (far_.last < run_of(walk.reach())) break;
            auto const e = walk.event();
            auto const as = walk.as();
            if (of_pair && !asked_.wants(as.kind())) continue;
            judged_event its;
            if (asked_.is_plain(e, as) && asked_.has_known_side(as)) {
                if (!of_pair && !asked_.is_asked_for(as)) continue;
                its = {judged_event::as::contact, true, static_cast<std::uint16_t>(as.with()),
                       walk.tells_window() ? bounds(walk.reach()) : data_.event(e).reported_window()};
            } else {
                its = contacts_.judge(e, s, window_);
                if (its.is == judged_event::as::never) continue;
                if (its.is == judged_event::as::open) its.window = data_.point(e).window;
            }
            auto const at = run_of(its.window);
            if (at.last < near_.first || far_.last < at.first) continue; // outside in every world
            bool const is_free =
                (near_.first == near_.last || near_.last <= at.first) && (far_.first == far_.last || at.last <= far_.first);
            if (its.is == judged_event::as::contact && is_free) {
                if (!take(e, of_pair ? std::uint16_t{0} : its.with, at, its.is_sure)) return false;
            } else {
                is_clear = false;
                obstacle = std::min(obstacle, std::max(at.first, near_.first));
            }
        }
        return is_clear || limit() < obstacle;
    }
    /// False: too many.
    [[nodiscard]] bool take(event_id e, std::uint16_t with, extent at, bool is_contact)
    {
        bool const is_sure = is_contact && near_.last <= at.first && at.last <= far_.first;
        met const now{e, with, std::max(at.first, near_.last), std::min(at.last, far_.first)};
        auto known = std::find_if(counterparts_.begin(), counterparts_.end(), [&](counterpart const& c) { return c.with == now.with; });
        if (known == counterparts_.end()) {
            if (counterparts_.size() == most_met) return false;
            known = counterparts_.insert(known, counterpart{now.with});
        } else if (known->is_sure && known->sure_latest < now.earliest) return true; // another of its events is earlier in every world
        if (met_.size() == most_met) return false;
        is_in_line_ = is_in_line_ && is_sure && (met_.empty() || met_.back().latest < now.earliest);
        met_.push_back(now);
        known->earliest = std::min(known->earliest, now.earliest);
        known->latest = std::max(known->latest, now.latest);
        if (!is_sure) return true;
        known->is_sure = true;
        known->sure_latest = std::min(known->sure_latest, now.latest);
        limit_ = few_ == 1 ? std::min(limit_, now.latest) : least_latest(now.latest);
        return true;
    }
    /// The n-th least T, of the first n that are asked for; `last`: the T that is new.
    [[nodiscard]] duration least_latest(duration last)
    {
        if (few_ == every_one) return duration::unlimited();
        if (is_in_line_) return met_.size() == few_ ? last : limit_;
        std::array<duration, most_few> least; // sorted
        std::size_t n = 0;
        for (auto const& c : counterparts_) {
            if (!c.is_sure || (n == few_ && c.sure_latest >= least[n - 1])) continue;
            auto at = n == few_ ? n - 1 : n++;
            for (; at != 0 && c.sure_latest < least[at - 1]; --at) least[at] = least[at - 1];
            least[at] = c.sure_latest;
        }
        return n == few_ ? least[n - 1] : duration::unlimited();
    }
    /// How far what matters reaches: to the T of each counterpart that can be among the first.
    [[nodiscard]] duration limit() const
    {
        auto out = limit_;
        if (out == duration::unlimited() || is_in_line_) return out;
        for (auto const& c : counterparts_)
            if (c.earliest <= limit_) out = std::max(out, c.sure_latest);
        return out;
    }

    // --- what follows from it ---

    struct place {
        counterpart const* who;
        rank_range rank;
        bounds window;
        verdict how;
        duration reach; ///< its events up to there lead to the answer
    };
    [[nodiscard]] rank_range rank(counterpart const& c) const
    {
        rank_range out{1, 1};
        for (auto const& other : counterparts_) {
            if (&other == &c) continue;
            out.lo += other.is_certainly_before(c);
            out.hi += other.is_perhaps_before(c);
        }
        return out;
    }
    /// Those that were met are inside in every world, one after the other, each with another counterpart.
    void in_line(subject const& s, decisions& to)
    {
        auto const n = std::min(met_.size(), few_);
        for (std::size_t i = 0; i != n; ++i) {
            auto const& m = met_[i];
            to.add(m.event);
            to.add(s.other.empty() ? known_parties[m.with].id : s.other);
            to.end_candidate(verdict::certain, {i + 1, i + 1}, by_the_clock(m.earliest, m.latest));
        }
        to.end_row(s.leader, s.term, n == 0 ? verdict::none : verdict::certain);
    }
    void foremost(subject const& s, decisions& to)
    {
        places_.clear();
        for (auto const& c : counterparts_) {
            if (c.earliest > limit_) continue;
            bool const is_certain = c.is_sure && std::none_of(met_.begin(), met_.end(), [&](met const& m) {
                                        return m.with != c.with && m.earliest <= limit_ && m.earliest < c.sure_latest;
                                    });
            auto last = -duration::unlimited();
            for (auto const& m : met_)
                if (m.with == c.with && m.earliest <= limit_) last = std::max(last, m.latest);
            places_.push_back({&c, rank(c), by_the_clock(c.earliest, last), is_certain ? verdict::certain : verdict::possible, limit_});
        }
        end_row(s, places_.empty() ? verdict::none : verdict::certain, to);
    }
    void order(subject const& s, decisions& to)
    {
        places_.clear();
        for (auto const& c : counterparts_) {
            auto const r = rank(c);
            if (r.lo > few_) continue;
            places_.push_back({&c, r, by_the_clock(c.earliest, c.at_latest()),
                               c.is_sure && r.hi <= few_ ? verdict::certain : verdict::possible, c.sure_latest});
        }
        auto is = places_.empty() ? verdict::none : verdict::certain;
        for (auto const& a : places_)
            for (auto const& b : places_)
                if (&a != &b && a.who->is_perhaps_before(*b.who) && !a.who->is_certainly_before(*b.who) &&
                    !b.who->is_certainly_before(*a.who))
                    is = verdict::possible; // nor are they tied
        end_row(s, is, to);
    }
    void end_row(subject const& s, verdict is, decisions& to)
    {
        std::sort(places_.begin(), places_.end(), [](place const& a, place const& b) {
            if (a.rank.lo != b.rank.lo) return a.rank.lo < b.rank.lo;
            if (a.rank.hi != b.rank.hi) return a.rank.hi < b.rank.hi;
            if (a.window != b.window) return a.window < b.window;
            return a.who->with < b.who->with; // known parties are numbered by their codes
        });
        for (auto const& p : places_) {
            add_events(p, to);
            to.add(s.other.empty() ? known_parties[p.who->with].id : s.other);
            to.end_candidate(p.how, p.rank, p.window);
            is = std::min(is, p.how);
        }
        to.end_row(s.leader, s.term, is);
    }
    void add_events(place const& p, decisions& to)
    {
        events_.clear();
        for (auto const& m : met_)
            if (m.with == p.who->with && m.earliest <= p.reach) events_.push_back(m.event);
        if (events_.size() > 1)
            std::sort(events_.begin(), events_.end(), [&](event_id a, event_id b) {
                if (auto const x = data_.event(a).reported_window(), y = data_.event(b).reported_window(); x != y) return x < y;
                if (auto const x = data_.event(a).kind(), y = data_.event(b).kind(); x != y) return x < y;
                return data_.is_id_before(a, b);
            });
        for (auto const e : events_) to.add(e);
    }

    read_model data_;
    query const& query_;
    plain_question asked_;
    plain_contacts contacts_;
    bool turned_;
    bool can_ = false;
    std::size_t few_ = 0; ///< how many come first

    // of the row at hand
    plain_window window_;
    extent near_{}, far_{};
    row_ahead one_;
    event_walk of_party_;
    std::vector<met> met_;
    std::vector<counterpart> counterparts_;
    std::vector<place> places_;
    std::vector<event_id> events_;
    duration limit_;
    bool is_in_line_ = true; ///< what was met: see `in_line`
};

} // namespace entente::detail
