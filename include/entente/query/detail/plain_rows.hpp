// Rows that windows alone decide.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/decisions.hpp>
#include <entente/query/detail/meaning.hpp>
#include <entente/query/detail/plain_contacts.hpp>
#include <entente/query/detail/plain_question.hpp>
#include <entente/query/prepared.hpp>
#include <entente/query/query.hpp>
#include <entente/timeline/detail/event_postings.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
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
    plain_rows(timeline_data const& data, query const& q, resolved_query const& r)
        : data_(data)
        , query_(q)
        , asked_(data, q, r)
        , contacts_(data, q, r, asked_)
        , turned_(std::holds_alternative<asked::last>(q.aim))
        , of_leader_(!turned_)
        , of_pair_(!turned_)
        , of_party_(!turned_)
    {
        bool const is_order = std::holds_alternative<asked::order>(q.aim);
        few_ = is_order ? q.first_few.value_or(0) : 1;
        can_ = (turned_ || is_order || std::holds_alternative<asked::first>(q.aim)) && few_ != 0 && few_ <= most_few && asked_.can();
    }

    /// The row of a question about two parties, asked there.
    [[nodiscard]] bool decide_at(asked_at const& point, decisions& to)
    {
        asked_.windows.move_date(point.date);
        return decide({none, none, point.one, point.other}, nullptr, nullptr, to);
    }
    /// Adds the row, if it is of those that can be decided here. `term`: where the row's term lies, if it has one; `all`: where all lie, if
    /// that is known.
    [[nodiscard]] bool decide(subject const& s, placed_term const* term, term_places const* all, decisions& to)
    {
        bool const is_pair = !s.other.empty();
        if (!can_ || (s.leader == none && !is_pair)) return false;
        auto const window = asked_.windows.of(term);
        if (!window) return false;
        window_ = *window;
        near_ = turned_ ? turned(window_.to) : as_it_runs(window_.from);
        far_ = turned_ ? turned(window_.from) : as_it_runs(window_.to);
        in_ = window_.possible();
        if (is_pair ? !meet_pair(s) : !meet_leader(s, term, all)) return false;
        if (std::holds_alternative<asked::order>(query_.aim)) order(s, to);
        else foremost(s, to);
        return true;
    }

private:
    static constexpr std::size_t most_met = 512; ///< of more, each against each other would take longer than the other way
    static constexpr std::size_t most_few = 32;

    struct stretch {
        duration first, last;
    };
    /// An event that may be inside.
    struct met {
        std::uint32_t event;
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

    [[nodiscard]] static stretch as_it_runs(bounds b) noexcept { return {duration{b.earliest().count()}, duration{b.latest().count()}}; }
    [[nodiscard]] static stretch turned(bounds b) noexcept { return {duration{-b.latest().count()}, duration{-b.earliest().count()}}; }
    [[nodiscard]] stretch run_of(bounds b) const noexcept { return turned_ ? turned(b) : as_it_runs(b); }
    [[nodiscard]] duration run_of(instant t) const noexcept { return duration{turned_ ? -t.count() : t.count()}; }
    [[nodiscard]] bounds by_the_clock(duration first, duration last) const
    {
        return turned_ ? bounds::closed(instant{-last.count()}, instant{-first.count()})
                       : bounds::closed(instant{first.count()}, instant{last.count()});
    }

    // --- what is met ---

    [[nodiscard]] bool meet_leader(subject const& s, placed_term const* term, term_places const* all)
    {
        of_leader_.clear();
        if (all == nullptr || term == nullptr || query_.beyond_term)
            data_.posted.look_for_leader(of_leader_, s.leader, in_, [&](event_kind k) { return asked_.wants(k); });
        else
            for (auto const& l : all->lists_of(*term))
                if (asked_.wants(l.kind)) of_leader_.add(l.of);
        if (!meet(of_leader_, s, false)) return false;
        if (data_.posted.of_party.is_empty() || s.side.empty()) return true;
        of_party_.clear(); // where the party is the only one named, it may have been the leader who acted
        data_.posted.of_party.look(of_party_, s.side, in_);
        return of_party_.is_over() || limit() < run_of(of_party_.reach());
    }
    [[nodiscard]] bool meet_pair(subject const& s)
    {
        if (!data_.posted.gatherings.is_empty() || query_.placed_or_received != direction::either) return false;
        of_pair_.clear();
        data_.posted.of_pair.look(of_pair_, std::minmax(s.side, s.other), in_);
        return meet(of_pair_, s, true);
    }
    /// Goes along a list as far as it matters. `of_pair`: it is one of two parties, which has all kinds. False: something there takes more
    /// than windows, or it is too much.
    template <class Walk>
    [[nodiscard]] bool meet(Walk& walk, subject const& s, bool of_pair)
    {
        met_.clear();
        counterparts_.clear();
        limit_ = duration::unlimited();
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
                its = {judged_event::as::contact, true, static_cast<std::uint16_t>(as.with()), data_.windows[e]};
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
    [[nodiscard]] bool take(std::uint32_t e, std::uint16_t with, stretch at, bool is_contact)
    {
        bool const is_sure = is_contact && near_.last <= at.first && at.last <= far_.first;
        met const now{e, with, std::max(at.first, near_.last), std::min(at.last, far_.first)};
        auto known = std::find_if(counterparts_.begin(), counterparts_.end(), [&](counterpart const& c) { return c.with == now.with; });
        if (known == counterparts_.end()) {
            if (counterparts_.size() == most_met) return false;
            known = counterparts_.insert(known, counterpart{now.with});
        } else if (known->is_sure && known->sure_latest < now.earliest) return true; // another of its events is earlier in every world
        if (met_.size() == most_met) return false;
        met_.push_back(now);
        known->earliest = std::min(known->earliest, now.earliest);
        known->latest = std::max(known->latest, now.latest);
        if (!is_sure) return true;
        known->is_sure = true;
        known->sure_latest = std::min(known->sure_latest, now.latest);
        limit_ = least_latest();
        return true;
    }
    /// The n-th least T, of the first n that are asked for.
    [[nodiscard]] duration least_latest()
    {
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
        if (out == duration::unlimited()) return out;
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
        auto const leader = s.leader == none ? std::nullopt : std::optional(leader_id{s.leader});
        auto const term = s.term == none ? std::nullopt : std::optional(term_id{s.term});
        to.end_row(leader, term, is);
    }
    void add_events(place const& p, decisions& to)
    {
        events_.clear();
        for (auto const& m : met_)
            if (m.with == p.who->with && m.earliest <= p.reach) events_.push_back(m.event);
        if (events_.size() > 1)
            std::sort(events_.begin(), events_.end(), [&](std::uint32_t a, std::uint32_t b) {
                if (auto const x = data_.windows[a], y = data_.windows[b]; x != y) return x < y;
                auto const& list = data_.facts.events;
                if (auto const x = list.kind(a), y = list.kind(b); x != y) return x < y;
                auto const x = list.id_text(a), y = list.id_text(b);
                return x.size() != y.size() ? x.size() < y.size() : x < y;
            });
        for (auto const e : events_) to.add(moment{e});
    }

    timeline_data const& data_;
    query const& query_;
    plain_question asked_;
    plain_contacts contacts_;
    bool turned_;
    bool can_ = false;
    std::size_t few_ = 0; ///< how many come first

    // of the row at hand
    plain_window window_;
    stretch near_{}, far_{};
    bounds in_;
    event_postings::walk_of_leader of_leader_;
    postings<std::pair<party, party>>::walk of_pair_;
    postings<party>::walk of_party_;
    std::vector<met> met_;
    std::vector<counterpart> counterparts_;
    std::vector<place> places_;
    std::vector<std::uint32_t> events_;
    duration limit_;
};

} // namespace entente::detail
