// What of a story is believed: bounds first, then capacities, then claims, the most trusted first.
// SPDX-License-Identifier: MIT
#pragma once

#include "property/closed_walks.hpp"
#include "property/scopes.hpp"
#include "property/settle.hpp"
#include "property/worlds.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace property {

/// Somebody's capacity at an event: whose, by place in the event; 0 is ours.
struct capacity_key {
    int event = 0;
    int place = 0;
    friend auto operator<=>(capacity_key const&, capacity_key const&) = default;
};

[[nodiscard]] inline attendee const& attendee_at(happening const& h, int place)
{
    return place == 0 ? h.us : h.them[static_cast<std::size_t>(place - 1)];
}

/// "Bounds go in first, then capacities, then claims, the most trusted first: higher rank, then newer, an undated one being
/// oldest. A claim that leaves no world beside what is trusted more is set aside as a whole. Of equals that contradict each
/// other nobody chooses."
class belief {
public:
    belief(story const& s, settled const& of) : story_(s), of_(of), hulls_(of), known_(active_of(s, of))
    {
        for (auto& t : hulls_.times) t.members = {t.hull()}; // "claims work on its hull"
        add_bounds();
        take_capacities();
        take_claims();
        find_open_scopes();
        find_rumours();
    }

    [[nodiscard]] differences const& known() const { return known_; }
    [[nodiscard]] std::vector<saying const*> const& civil() const { return civil_; }
    [[nodiscard]] std::set<int> const& set_aside() const { return set_aside_; }
    [[nodiscard]] std::vector<int> const& accepted() const { return accepted_; }
    /// "A capacity that was set aside counts for nothing."
    [[nodiscard]] std::optional<en::capacity> capacity(capacity_key k) const
    {
        if (capacities_aside_.count(k) != 0) return std::nullopt;
        return attendee_at(event_at(story_, k.event), k.place).as;
    }
    [[nodiscard]] bool capacities_contradict() const { return !capacities_aside_.empty(); }
    /// The documents leave it open what is believed then; the story is passed over.
    [[nodiscard]] bool is_unclear() const { return unclear_; }
    /// Events of which it is open whether they lie in the scope of a claim that is believed.
    struct open_member {
        saying const* claim;
        int event;
    };
    [[nodiscard]] std::vector<open_member> const& open() const { return open_; }
    /// All moments that decide what these say.
    void need_open(std::vector<int>& to) const
    {
        for (auto const& o : open_) {
            to.insert(to.end(), o.claim->events.begin(), o.claim->events.end());
            to.push_back(o.event);
            if (o.claim->after != nothing) to.push_back(o.claim->after);
            if (auto const left = end_of_scope(*o.claim, of_); left != nothing) to.push_back(left);
        }
    }
    /// In a world, a claim binds whatever lies in its scope there.
    [[nodiscard]] bool open_hold(world const& w) const
    {
        return std::all_of(open_.begin(), open_.end(),
                           [&](open_member const& m) { return member_holds(*m.claim, story_, of_, w, m.event); });
    }

private:
    static std::vector<int> active_of(story const& s, settled const& of)
    {
        std::vector<int> out;
        for (int e = 0; e != most_events; ++e)
            if (of.is_asked(s, e) || of.is_held(s, e)) out.push_back(e);
        for (int t = 0; t != most_terms; ++t)
            if (term_at(s, t).there) // undated ones, too: "capacities relate milestones that nobody dates"
                for (int m = 0; m != turns; ++m) out.push_back(moment_of(t, m));
        return out;
    }
    void add_bounds()
    {
        for (int m = 0; m != moments; ++m) {
            if (!known_.has(m)) continue;
            auto const window = of_.time(m).hull();
            if (window.hi != far) known_.add({nothing, m, window.hi});
            if (window.lo != -far) known_.add({m, nothing, -window.lo});
        }
    }

    /// The term that a capacity speaks of: the only one of that leader, for that party, of that sort. Nothing is bounded if
    /// there is none; of several the documents do not say which.
    [[nodiscard]] int term_meant(attendee const& a)
    {
        int found = nothing;
        for (int t = 0; t != most_terms; ++t) {
            auto const& term = term_at(story_, t);
            if (!term.there || term.leader != a.leader || party_of(term) != a.party || term.acting != (a.as == en::capacity::acting))
                continue;
            unclear_ = unclear_ || found != nothing;
            found = t;
        }
        return found;
    }
    /// A capacity is a stretch between milestones: candidate, elect, incumbent, former. Each begins with its milestone and ends
    /// before the next, as windows do, but for the elect, who is so after the election ("between").
    [[nodiscard]] std::vector<link> links_of(int e, en::capacity as, int term) const
    {
        auto const elected = of_.election_of(term), took = moment_of(term, 2), left = moment_of(term, 3);
        auto const before = [&](int m) { return link{m, e, -1}; };
        auto const from = [&](int m) { return link{e, m, 0}; };
        switch (as) {
        case en::capacity::candidate: return {before(elected)};
        case en::capacity::elect: return {{e, elected, -1}, before(took)};
        case en::capacity::former: return {of_.time(left).ongoing ? link{e, e, -1} : from(left)}; // "nothing after"
        default: break;
        }
        if (of_.time(left).ongoing) return {from(took)};
        return {from(took), before(left)};
    }
    void take_capacities()
    {
        std::vector<statement_link> links;
        std::vector<capacity_key> keys;
        for (int e = 0; e != most_events; ++e) {
            if (!of_.is_held(story_, e)) continue;
            auto const& h = event_at(story_, e);
            for (int p = 0; p != static_cast<int>(h.them.size()) + 1; ++p) {
                auto const& a = attendee_at(h, p);
                auto const term = a.as && a.leader != nothing ? term_meant(a) : nothing;
                if (term == nothing) continue;
                for (auto const& l : links_of(e, *a.as, term)) links.push_back({l, static_cast<int>(keys.size())});
                keys.push_back({e, p});
            }
        }
        for (auto const gone : take_in(known_, std::move(links))) capacities_aside_.insert(keys[static_cast<std::size_t>(gone)]);
    }

    /// "A claim about an event that was not held has no place in the order."
    [[nodiscard]] bool has_place(int m) const { return known_.has(m) && (!is_event(m) || of_.is_held(story_, m)); }
    [[nodiscard]] std::vector<link> own_links(saying const& c) const
    {
        std::vector<link> out;
        auto const strictly = [&](int a, int b) { out.push_back({b, a, -1}); };
        if (c.is == saying::form::order) {
            auto steps = c.steps; // what surrounds a step that has no place stays in order
            for (auto& step : steps) std::erase_if(step, [&](int m) { return !has_place(m); });
            std::erase_if(steps, [](auto const& step) { return step.empty(); });
            for (std::size_t i = 1; i < steps.size(); ++i)
                for (auto const a : steps[i - 1])
                    for (auto const b : steps[i]) strictly(a, b);
        }
        if (is_scoped(c)) out = links_of_named(c, of_);
        if (c.is == saying::form::first)
            for (std::size_t i = 1; i < c.events.size(); ++i) strictly(c.events[i - 1], c.events[i]);
        if (c.is == saying::form::distance) {
            if (c.least) out.push_back({c.to, c.from, -*c.least});
            if (c.most) out.push_back({c.from, c.to, *c.most});
        }
        if (c.is == saying::form::days && c.clock == nothing) add_nobodys_days(c, out);
        std::erase_if(out, [&](link const& l) { return !has_place(l.from) || !has_place(l.to); });
        return out;
    }
    /// "Without a zone it is elapsed time, between (n-1) days less an hour and (n+1) days and an hour": with days of 24 hours,
    /// of which a story has less than one.
    static void add_nobodys_days(saying const& c, std::vector<link>& out)
    {
        if (c.within) out.push_back({c.to, c.from, 0});
        else if (c.days > 1) out.push_back({c.to, c.from, -far / 2});
    }
    [[nodiscard]] static bool is_scoped(saying const& c) { return c.is == saying::form::first || c.is == saying::form::complete; }
    [[nodiscard]] static bool is_civil(saying const& c) { return c.is == saying::form::days && c.clock != nothing; }

    using members = std::set<std::pair<int, int>>; ///< claim and event
    [[nodiscard]] members certain_members(std::vector<int> const& degree, differences const& known) const
    {
        members out;
        for (auto const i : degree) {
            auto const& c = story_.claims[static_cast<std::size_t>(i)];
            if (!is_scoped(c)) continue;
            for (auto const e : others_of(c, story_, of_))
                if (certainly_binds(c, of_, known, e)) out.emplace(i, e);
        }
        return out;
    }
    [[nodiscard]] std::vector<statement_link> links_of(std::vector<int> const& degree, members const& in, differences const& known) const
    {
        std::vector<statement_link> out;
        for (auto const i : degree)
            for (auto const& l : own_links(story_.claims[static_cast<std::size_t>(i)])) out.push_back({l, i});
        for (auto const& [i, e] : in)
            for (auto const& l : links_of_member(story_.claims[static_cast<std::size_t>(i)], story_, of_, known, e)) out.push_back({l, i});
        return out;
    }

    void take_claims()
    {
        std::map<source_key, std::vector<int>> degrees;
        for (std::size_t i = 0; i != story_.claims.size(); ++i)
            if (story_.claims[i].there) degrees[story_.claims[i].by].push_back(static_cast<int>(i));
        for (auto d = degrees.rbegin(); d != degrees.rend() && !unclear_; ++d) {
            auto const& degree = d->second;
            for (auto const i : degree)
                if (is_civil(story_.claims[static_cast<std::size_t>(i)]) && has_place(story_.claims[static_cast<std::size_t>(i)].from) &&
                    has_place(story_.claims[static_cast<std::size_t>(i)].to))
                    days_seen_ = true;
            days_seen_ ? take_degree_with_days(degree) : take_degree(degree);
            for (auto const i : degree)
                if (set_aside_.count(i) == 0) accepted_.push_back(i);
        }
    }
    /// "Which events are in a scope is decided by what is trusted more and, when equals are in, anew with them, until nothing
    /// changes; so are the scopes of claims that are trusted more." If that sets something aside, and then has other members, or if it
    /// leaves no world, the documents do not say with which it ends.
    void take_degree(std::vector<int> const& degree)
    {
        auto known = known_; // by which it is decided what is in scopes
        auto in = certain_members(degree, known);
        for (bool first = true;; first = false) {
            auto next = known_;
            auto const gone = take_in(next, links_of(degree, in, known));
            auto bound = bound_;
            if (!bind_anew(next, bound)) {
                unclear_ = true;
                return;
            }
            auto const then = certain_members(degree, next);
            if (then == in) {
                known_ = next;
                set_aside_.insert(gone.begin(), gone.end());
                bound_ = bound;
                bound_.insert(in.begin(), in.end());
                unclear_ = unclear_ || (!first && !gone.empty());
                return;
            }
            if (!gone.empty()) {
                unclear_ = true;
                return;
            }
            in = then;
            known = next;
        }
    }
    /// What the claims that were accepted before say of events that are now certain to lie in their scopes. False: that leaves no world.
    [[nodiscard]] bool bind_anew(differences& known, members& bound) const
    {
        for (bool moved = true; moved && known.has_world();) {
            moved = false;
            for (auto const& [i, e] : certain_members(accepted_, known)) {
                if (!bound.emplace(i, e).second) continue;
                moved = true;
                for (auto const& l : links_of_member(story_.claims[static_cast<std::size_t>(i)], story_, of_, known, e)) known.add(l);
            }
        }
        return known.has_world();
    }
    /// Calendar days are no differences. What is certain without walks: what goes together is believed, and one claim alone
    /// that does not go together with what is trusted more is set aside.
    void take_degree_with_days(std::vector<int> const& degree)
    {
        auto next = known_;
        auto civil = civil_;
        for (auto const& l : links_of(degree, certain_members(degree, known_), known_)) next.add(l.says);
        for (auto const i : degree) {
            auto const& c = story_.claims[static_cast<std::size_t>(i)];
            if (is_civil(c) && has_place(c.from) && has_place(c.to)) civil.push_back(&c);
        }
        if (next.has_world() && enumeration(hulls_, next, civil, {}).is_any()) {
            known_ = next;
            civil_ = civil;
        } else if (degree.size() == 1) {
            set_aside_.insert(degree.front());
        } else {
            unclear_ = true;
        }
    }
    void find_open_scopes()
    {
        for (auto const i : accepted_) {
            auto const& c = story_.claims[static_cast<std::size_t>(i)];
            if (!is_scoped(c)) continue;
            unclear_ = unclear_ || days_seen_;
            for (auto const e : others_of(c, story_, of_))
                if (bound_.count({i, e}) == 0 && possibly_in_scope(c, of_, known_, e)) open_.push_back({&c, e});
        }
    }

    /// A milestone that only claims name which were set aside: whether it is known, the documents do not say. Nor whether a
    /// result of which nobody dates anything stands for the election that a capacity needs.
    void find_rumours()
    {
        for (int t = 0; t != most_terms; ++t) // nor whether the result stands for an election that only a claim names
            unclear_ = unclear_ || (term_at(story_, t).there && of_.named[static_cast<std::size_t>(moment_of(t, 0))] &&
                                    !of_.time(moment_of(t, 0)).dated && of_.knows(moment_of(t, 1)));
        for (int e = 0; e != most_events; ++e)
            for (int p = 0; event_at(story_, e).there && p != static_cast<int>(event_at(story_, e).them.size()) + 1; ++p) {
                auto const& a = attendee_at(event_at(story_, e), p);
                if (a.as != en::capacity::candidate && a.as != en::capacity::elect) continue;
                for (int t = 0; t != most_terms; ++t)
                    unclear_ = unclear_ || (term_at(story_, t).there && term_at(story_, t).leader == a.leader &&
                                            turn_of(of_.election_of(t)) == 1 && !of_.time(moment_of(t, 1)).dated);
            }
        for (int m = most_events; m != moments; ++m) {
            if (!of_.named[static_cast<std::size_t>(m)] || of_.time(m).dated || of_.time(m).ongoing) continue;
            bool const kept = std::any_of(accepted_.begin(), accepted_.end(), [&](int i) {
                auto const all = named_by(story_.claims[static_cast<std::size_t>(i)]);
                return std::find(all.begin(), all.end(), m) != all.end();
            });
            unclear_ = unclear_ || !kept;
        }
    }

    story const& story_;
    settled const& of_;
    settled hulls_;
    differences known_;
    std::vector<saying const*> civil_;
    std::vector<int> accepted_;
    std::set<int> set_aside_;
    members bound_;
    std::set<capacity_key> capacities_aside_;
    std::vector<open_member> open_;
    bool days_seen_ = false;
    bool unclear_ = false;
};

} // namespace property
