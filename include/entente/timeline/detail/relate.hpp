// What claims and capacities say, inserted into the network by degrees of trust.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/detail/claim_names.hpp>
#include <entente/timeline/detail/claim_reader.hpp>
#include <entente/timeline/detail/labels.hpp>
#include <entente/timeline/detail/setting_aside.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace entente::detail {

/// Takes the assertions of one degree of trust after the other. Those of one degree that contradict each other are set aside
/// together (equals.hpp). What is in then decides anew which events lie in the scopes of claims, and hands calendar days on
/// from claim to claim, until nothing changes; whoever of the degree makes that impossible is set aside, too, and the
/// degree is begun again.
class relater : setting_aside {
public:
    using setting_aside::sparing;

    relater(knowledge& data, assessor& assess, problem_list& problems, sparing spare)
        : setting_aside(data, assess, spare)
        , problems_(problems)
    {
    }

    void run()
    {
        clear();
        all_ = claim_reader(data_, assess_, problems_).run();
        for (auto const& a : all_) labels_.push_back(assess_.label(a.what));
        for (std::size_t i = 0; i != all_.size(); ++i) {
            if (all_[i].what.kind != said::what::claim) continue;
            claim_id const claim{all_[i].what.record};
            place_of_claim_[claim] = i;
            for_each_named(data_.claim_at(claim), [&](std::string const& name) {
                auto const p = data_.find_visible(name);
                if (p && !p->is_event() && !named_by_.contains(*p)) named_by_[*p] = labels_[i];
            });
        }
        refused_.resize(all_.size());
        for (std::size_t first = 0, end = 0; first != all_.size(); first = end) {
            end = first + 1;
            while (end != all_.size() && !(all_[first] < all_[end])) ++end;
            add_degree(first, end);
        }
        close();
    }

private:
    void clear()
    {
        data_.order = {};
        data_.tied.clear();
        data_.tightened = {};
        data_.conditionals.clear();
        data_.complete.clear();
        data_.conflicts.clear();
        data_.named.clear();
    }

    void close()
    {
        tighten();
        for (auto const& o : open_)
            if (o.is_open) {
                data_.conditionals.push_back(o.says);
                if (!is_known(o.says.before)) data_.conditionals.back().before.reset();
            }
        std::stable_sort(data_.conditionals.begin(), data_.conditionals.end(),
                         [](auto const& a, auto const& b) { return a.event < b.event; });
        for (std::size_t i = 0; i != all_.size(); ++i) {
            auto const& a = all_[i];
            bool const is_refused = refused_[i].has_value();
            if (is_refused) data_.conflicts.push_back(*std::move(refused_[i]));
            if (a.what.kind == said::what::claim) close(a, is_refused);
        }
        std::sort(data_.named.begin(), data_.named.end());
        data_.named.erase(std::unique(data_.named.begin(), data_.named.end()), data_.named.end());
    }
    void close(assertion const& a, bool is_refused)
    {
        claim_id const claim{a.what.record};
        auto const& c = data_.claim_at(claim);
        bool const hindsight = data_.is_hindsight(c.source);
        for (auto const& r : a.relations)
            for (auto const& m : {r.from, std::optional(r.to)})
                if (m && hindsight && data_.tightened.contains(*m)) data_.tightened[*m].hindsight = true;
        if (!is_refused)
            for_each_named(c, [&](std::string const& name) {
                if (auto const p = data_.find_visible(name); p && !p->is_event()) data_.named.push_back(*p);
            });
        if (!is_refused && std::holds_alternative<complete_claim>(c.says)) data_.complete.push_back(claim);
    }

    // --- one degree of trust ---

    void add_degree(std::size_t first, std::size_t end)
    {
        auto const before = data_.order.here();
        distances_.settle();
        auto const open = open_.size();
        auto const days = days_.size();
        for (;;) {
            closed_.clear();
            insert_equals(first, end);
            if (settle_degree(first, end)) return;
            return_to(before);
            open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(open), open_.end());
            for (auto const i : closed_)
                if (i < open) open_[i].is_open = true;
            days_.resize(days);
        }
    }

    /// All that do not contradict what is trusted more, nor each other.
    void insert_equals(std::size_t first, std::size_t end)
    {
        std::vector<said_by> said;
        for (auto i = first; i != end; ++i)
            if (!refused_[i]) said.push_back(constraints_of(i, false));
        ++degree_;
        for (auto& cluster : clusters(said)) {
            auto const before = data_.order.here();
            auto steps_left = most_steps;
            while (auto const clash = insert_all(cluster, cluster.size() == 1)) {
                return_to(before);
                refuse_contradictory(cluster, *clash, steps_left);
                std::erase_if(cluster, [&](said_by const* s) { return refused_[s->who].has_value(); });
            }
            for (auto const* s : cluster) take(*s);
        }
    }
    // --- until nothing changes ---

    /// Until nothing changes: what is now certain of events in scopes, and the days that claims hand on. False: that leaves no
    /// world, and some of the degree are refused.
    bool settle_degree(std::size_t first, std::size_t end)
    {
        bool scoped = false; // what is said of scopes may depend on any other
        spoilt_ = {};
        for (bool moved = true; moved;) {
            auto const placed = place_events(first, end, scoped);
            if (placed == came::refused) return false;
            auto const of_days = hand_on_days(first, end, scoped);
            if (of_days == came::refused) return false;
            moved = placed == came::in || of_days == came::in;
        }
        return !is_spoilt() && settle_undated(first, end, scoped);
    }
    /// What claims say of the events of which it is certain by now where they lie, of all of them at once: in which order they are looked
    /// at decides nothing. `scoped`: some are open that this degree says something of.
    came place_events(std::size_t first, std::size_t end, bool& scoped)
    {
        std::vector<said_by> said;
        for (std::size_t i = 0; i != open_.size(); ++i) {
            auto& o = open_[i];
            if (!o.is_open || !(is_touched(o.says.event) || is_touched(o.says.after) || is_touched(o.says.before))) continue;
            scoped = true;
            if (is_spoilt()) return came::refused;
            auto const where = place_of(o.says);
            if (where == place::open) continue;
            o.is_open = false;
            closed_.push_back(i);
            if (where == place::outside) continue;
            said.push_back(need_not_be_said(o.says, where) ? said_by{o.who, {}, {}, {ends_of(o.says, where)}}
                                                           : said_of(said_of_place(o.says, where), o.who));
        }
        auto out = came::of_nothing;
        for (auto& cluster : clusters(said)) out = std::max(out, bind_all(cluster, first, end));
        return out;
    }
    [[nodiscard]] bool is_spoilt() const { return !spoilt_.empty(); }

    /// Days of which nobody dates any move nothing. They have to settle from any day on, too: from one of a spring in which few
    /// clocks were set.
    bool settle_undated(std::size_t first, std::size_t end, bool scoped)
    {
        constexpr auto some_day = days(59);
        auto const before = data_.order.here();
        auto out = came::of_nothing;
        for (auto const who : days_)
            for (auto const m : {all_[who].civil->from, all_[who].civil->to}) {
                if (!is_touched(m) || data_.is_endless(m) || !distances_.window(m).is_unknown()) continue;
                out = came::in;
                (void)data_.order.insert(no_statement, {{constraint{epoch(), node_of(m), some_day, duration::unlimited()}}});
                distances_.forget();
            }
        bool const any = out == came::in;
        while (out == came::in) out = hand_on_days(first, end, scoped);
        if (any) return_to(before);
        return !is_spoilt();
    }

    /// Where that leaves no world, nothing is handed on any more; elsewhere it is unless `scoped`, so that the degree is begun again for
    /// all of these at once.
    came hand_on_days(std::size_t first, std::size_t end, bool scoped)
    {
        std::vector<std::size_t> some; // of which something was said
        some_of<node, std::size_t> together;
        for (auto const who : days_) {
            auto const& c = *all_[who].civil;
            if (!is_touched(c.from) && !is_touched(c.to)) continue;
            some.push_back(who);
            ++together[root_of(c)];
        }
        auto out = came::of_nothing;
        for (auto const who : some) {
            auto const its = root_of(*all_[who].civil);
            if (together[its] > most_days_together) continue;
            for (auto const& [forth, earliest] : {std::pair{true, true}, {true, false}, {false, true}, {false, false}}) {
                if (spoilt_.contains(its)) break;
                auto const what = hand_on(who, forth, earliest, first, end);
                if (what == came::refused) spoilt_[its] = true;
                if (what == came::refused && scoped) return what;
                if (what == came::in) out = what;
            }
        }
        return out;
    }
    static constexpr std::size_t most_days_together = 4096; ///< claims; see docs/answers.md

    /// With what a distance hangs together.
    [[nodiscard]] node root_of(civil_distance const& c)
    {
        auto const n = data_.point(c.from).node;
        return root(n ? *n : *data_.point(c.to).node);
    }

    /// Distances in calendar days tell more than differences of instants: the day of the one end, as far as it is known by now,
    /// bounds that of the other.
    ///
    /// Whole days and instants are a system of differences of which some are integers (Leiserson and Saxe, "A mixed-integer linear
    /// programming problem which is efficiently solvable", Journal of Algorithms 9, 1988). A bound that a claim hands on and that rests on
    /// one it handed on before, the same way, was moved by itself: it would be for ever, and there is no solution. Days of 23 and 25 hours
    /// may move it once or twice and then no more.
    came hand_on(std::size_t who, bool forth, bool earliest, std::size_t first, std::size_t end)
    {
        auto const& c = *all_[who].civil;
        auto const known = forth ? c.from : c.to, other = forth ? c.to : c.from;
        if (!is_touched(known) || data_.is_endless(known) || data_.is_endless(other)) return came::of_nothing;
        auto const now = distances_.window(other), within = bounded_by_days(c, distances_.window(known), forth, data_.clocks);
        if (earliest ? within.earliest() <= now.earliest() : within.latest() >= now.latest()) return came::of_nothing;
        auto const because = earliest ? labels_of_earliest(data_, known) : labels_of_latest(data_, known);
        auto one = earliest ? said_of({std::nullopt, other, within.earliest() - instant{}, duration::unlimited(), because}, who)
                            : said_of({std::nullopt, other, -duration::unlimited(), within.latest() - instant{}, because}, who);
        auto& label = one.says.front().label;
        if (label == labels_[who]) label = assess_.label(all_[who].what); // one of its own
        auto const from = std::find_if(because.begin(), because.end(), [&](statement s) { return handed_by_.contains(s); });
        handed const way{who, forth, earliest, from == because.end() ? no_statement : *from};
        handed_by_[label] = way;
        return is_moved_by_itself(way) ? refuse(one, conflict_of(all_[who].what, {label}, one.says), first, end) : bind(one, first, end);
    }
    /// How a bound was handed on, and the one before it on which it rests.
    struct handed {
        std::size_t who = 0;
        bool forth = false;
        bool earliest = false;
        statement from = no_statement;
    };
    [[nodiscard]] bool is_moved_by_itself(handed const& last) const
    {
        auto const made_by = [&](statement label) { return handed_by_.find(label); };
        int times = 0;
        for (auto const* at = made_by(last.from); at != nullptr; at = made_by(at->from))
            times += at->who == last.who && at->forth == last.forth && at->earliest == last.earliest;
        return times > 2;
    }

    [[nodiscard]] said_by said_of(relation const& r, std::size_t who)
    {
        said_by out{who, {}, {}};
        add(r, who, out.says);
        return out;
    }
    problem_list& problems_;
    std::vector<std::size_t> closed_;      ///< of those that are not open any more, the ones of this degree's making
    some_of<statement, handed> handed_by_; ///< by label
    some_of<node, bool> spoilt_;           ///< roots of what hangs together, and of which some was refused in this round
};

} // namespace entente::detail
