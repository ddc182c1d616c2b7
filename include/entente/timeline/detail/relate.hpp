// What claims and capacities say, as difference constraints, inserted in the order of trust.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/time/civil.hpp>
#include <entente/time/iso_duration.hpp>
#include <entente/timeline/detail/cite.hpp>
#include <entente/timeline/detail/assess.hpp>
#include <entente/timeline/detail/scope.hpp>
#include <entente/timeline/detail/days.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente::detail {

/// least <= t_to - t_from <= most, between moments. `from` may be `none`: then the constraint is on t_to itself, counted
/// from 1970.
struct relation {
    std::uint32_t from = none;
    std::uint32_t to = none;
    duration least = -duration::unlimited();
    duration most = duration::unlimited();
};

[[nodiscard]] inline relation strictly_before(std::uint32_t a, std::uint32_t b) { return {a, b, tick, duration::unlimited()}; }
[[nodiscard]] inline relation not_before(std::uint32_t b, std::uint32_t a) { return {a, b, duration{}, duration::unlimited()}; }

/// The calendar day of `to` is at least so many and at most so many days after that of `from`.
struct civil_distance {
    std::uint32_t from = none;
    std::uint32_t to = none;
    int least = 0;
    int most = 0;
    std::string zone;
};

/// Everything that one claim, or one capacity, says.
struct assertion {
    said what;
    credit who;
    std::string path;
    std::vector<relation> relations;
    std::vector<conditional> conditionals; ///< what it says of events in its scope, whichever those are
    std::optional<civil_distance> civil;   ///< what it says of calendar days, as far as that is no difference of instants
};

class relater {
public:
    /// What is wrong with a claim is appended to the problems; in a view nothing is, all claims having been checked before.
    relater(timeline_data& data, assessor& assess, std::vector<diagnostic>& problems) : data_(data), assess_(assess), problems_(problems) {}

    void run()
    {
        auto const before = problems_.size();
        for (std::uint32_t i = 0; i != data_.facts.claims.size(); ++i)
            if (data_.is_visible(data_.facts.claims[i].source)) read(i);
        if (std::any_of(problems_.begin() + static_cast<std::ptrdiff_t>(before), problems_.end(), [](auto const& d) { return d.level == severity::error; })) return;
        auto claims = std::exchange(assertions_, {});
        for (auto const e : data_.with_capacity)
            if (data_.is_visible(e) && data_.settled(e).standing.is == status::held) add_capacities(e);
        for (auto* all : {&assertions_, &claims}) // a capacity belongs to its event, as its time does
            std::stable_sort(all->begin(), all->end(), [](auto const& a, auto const& b) { return a.who > b.who; });
        assertions_.insert(assertions_.end(), std::make_move_iterator(claims.begin()), std::make_move_iterator(claims.end()));
        while (!relate()) {} // each time without one more of them

        auto const windows = data_.order.windows();
        for (auto const p : tied_) {
            auto& tight = data_.tightened[p];
            tight.window = windows[tight.node];
        }
        std::stable_sort(data_.conditionals.begin(), data_.conditionals.end(), [](auto const& a, auto const& b) { return a.event < b.event; });
        for (auto const& c : data_.conflicts) complain_of(c);
    }

private:
    // --- reading claims ---

    void read(std::uint32_t claim)
    {
        auto const& c = data_.facts.claims[claim];
        assertion a{{said::what::claim, {}, claim, 0}, assess_.credit_of(c.source), fmt::format("claims[{}]", claim), {}, {}, {}};
        if (!c.source.empty() && !data_.source_ids.find(c.source))
            error(code::unknown_id, a.path + ".source", fmt::format("there is no source \"{}\"", c.source), data_.source_ids.suggestion(c.source));
        std::visit([&](auto const& says) { say(says, a); }, c.says);
        assertions_.push_back(std::move(a));
    }

    /// The moment so named. Nothing, with a problem reported, if there is none; nothing, with a warning, if it is an
    /// event that was not held: what is said of its order has no place among what happened.
    std::optional<std::uint32_t> find(std::string const& text, std::string path)
    {
        auto const p = data_.find_visible(text);
        if (!p && data_.horizon) return std::nullopt;
        if (!p) {
            auto const dot = text.rfind('.');
            bool const of_term = dot != std::string::npos && data_.term_ids.find(text.substr(0, dot)).has_value();
            error(code::unknown_id, std::move(path), fmt::format("there is no moment \"{}\"", text),
                          of_term ? "a term's milestones are elected, declared, took_office and left_office" : data_.event_ids.suggestion(text));
            return std::nullopt;
        }
        if (data_.is_event(*p) && data_.settled(*p).standing.is != status::held) {
            warning(code::unused_claim, std::move(path), fmt::format("\"{}\" is {}, not held: nothing follows for it", text, name(data_.settled(*p).standing.is)));
            return std::nullopt;
        }
        return p;
    }

    void say(order_claim const& o, assertion& a)
    {
        if (o.steps.size() < 2 || std::any_of(o.steps.begin(), o.steps.end(), [](auto const& s) { return s.empty(); })) {
            error(code::empty_claim, a.path + ".order", "an order of fewer than two steps", "name at least two moments, in order");
            return;
        }
        std::vector<std::uint32_t> before;
        for (std::size_t s = 0; s != o.steps.size(); ++s) {
            std::vector<std::uint32_t> step;
            for (std::size_t k = 0; k != o.steps[s].size(); ++k) {
                auto path = fmt::format("{}.order[{}]", a.path, s);
                if (o.steps[s].size() > 1) path += fmt::format("[{}]", k);
                if (auto const p = find(o.steps[s][k], std::move(path))) step.push_back(*p);
            }
            if (step.empty()) continue; // what surrounds it stays in order
            for (auto const x : before)
                for (auto const y : step) a.relations.push_back(strictly_before(x, y));
            before = std::move(step);
        }
    }

    void say(distance_claim const& d, assertion& a)
    {
        auto const path = a.path + ".distance";
        auto const from = find(d.from, path + ".from");
        auto const to = find(d.to, path + ".to");
        bool const elapsed = !d.least.empty() || !d.most.empty();
        if (int{d.days.has_value()} + int{d.within_days.has_value()} + int{elapsed} != 1) {
            error(code::empty_claim, path, "a distance is measured in one way", "give one of days, within_days, or least and most");
            return;
        }
        if (d.days.value_or(0) < 0 || d.within_days.value_or(0) < 0) {
            error(code::bad_value, path + (d.days ? ".days" : ".within_days"), fmt::format("{} days", d.days.value_or(d.within_days.value_or(0))),
                          "exchange from and to");
            return;
        }
        if (!d.zone.empty() && !data_.clocks.knows(d.zone)) {
            error(data_.clocks.has_named_zones() ? code::unknown_zone : code::no_resolver, path + ".zone", fmt::format("there is no zone \"{}\"", d.zone),
                          data_.clocks.has_named_zones() ? "use an IANA name such as Asia/Seoul" : "give the builder iana_zones()");
            return;
        }
        auto const length = [&](std::string const& text, char const* which, duration otherwise) {
            if (text.empty()) return otherwise;
            if (auto const l = parse_duration(text)) return *l;
            error(code::bad_time, fmt::format("{}.{}", path, which), fmt::format("\"{}\" is no length of time", text), "write an ISO 8601 duration: PT48H");
            return otherwise;
        };
        auto const least = length(d.least, "least", -duration::unlimited());
        auto const most = length(d.most, "most", duration::unlimited());
        if (elapsed && least > most) error(code::bad_value, path, fmt::format("at least {} and at most {}", d.least, d.most), "exchange them");
        if (!from || !to) return;
        if (elapsed) a.relations.push_back({*from, *to, least, most});
        if (d.days) say_days(*from, *to, *d.days, d.zone, a);
        if (d.within_days) say_within(*from, *to, *d.within_days, d.zone, a);
    }

    /// The civil day of a moment in a zone, if it certainly has one.
    [[nodiscard]] std::optional<civil_day> day(std::uint32_t p, std::string const& zone) const
    {
        if (zone.empty()) return std::nullopt;
        return the_day(data_.settled(p).window, zone, data_.clocks);
    }
    /// N calendar days of unknown clocks last more than (N-1) * 24 h and less than (N+1) * 24 h, give or take an hour
    /// of summer time (TEMPORAL: the sound relaxation). In a named zone the days themselves count: exactly where one of them
    /// is known, else as `round` finds them.
    void say_days(std::uint32_t from, std::uint32_t to, int n, std::string const& zone, assertion& a)
    {
        if (auto const d = day(from, zone)) return fix(to, *d + n, *d + n, zone, from, a);
        if (auto const d = day(to, zone)) return fix(from, *d + -n, *d + -n, zone, to, a);
        a.relations.push_back({from, to, days(n - 1) - hours(1) + tick, days(n + 1) + hours(1) - tick});
        if (!zone.empty()) a.civil = civil_distance{from, to, n, n, zone};
    }
    void say_within(std::uint32_t from, std::uint32_t to, int n, std::string const& zone, assertion& a)
    {
        a.relations.push_back(not_before(to, from));
        if (auto const d = day(from, zone)) return fix(to, *d, *d + n, zone, from, a);
        a.relations.push_back({from, to, duration{}, days(n + 1) + hours(1) - tick});
        if (!zone.empty()) a.civil = civil_distance{from, to, 0, n, zone};
    }
    /// From the beginning of one civil day to the end of another, counted from the day of another moment.
    void fix(std::uint32_t p, civil_day first, civil_day last, std::string const& zone, std::uint32_t counted_from, assertion& a)
    {
        data_.counted_from[a.what.record] = counted_from;
        auto const from = day_bounds(first, zone, data_.clocks);
        auto const to = day_bounds(last, zone, data_.clocks);
        if (from && to) a.relations.push_back({none, p, from->earliest() - instant{}, to->latest() - instant{}});
    }

    // --- claims over a scope ---

    void say(first_claim const& f, assertion& a)
    {
        auto const path = a.path + ".first";
        auto const s = resolve_scope(f.scope, path);
        auto const listed = events_of(f.events, path);
        if (!s) return;
        require_inside(*s, listed, a);
        for (std::size_t k = 1; k < listed.size(); ++k) a.relations.push_back(strictly_before(listed[k - 1], listed[k]));
        if (listed.empty()) return;
        for (auto const g : others(*s, listed))
            for (auto const p : s->counterparts(data_, g)) {
                auto const same = std::find_if(listed.begin(), listed.end(), [&](std::uint32_t x) {
                    auto const theirs = s->counterparts(data_, x);
                    return std::find(theirs.begin(), theirs.end(), p) != theirs.end();
                });
                if_inside(*s, g, same != listed.end() ? not_before(g, *same) : strictly_before(listed.back(), g), a);
            }
    }

    void say(complete_claim const& c, assertion& a)
    {
        auto const path = a.path + ".all";
        auto const s = resolve_scope(c.scope, path);
        auto const listed = events_of(c.events, path);
        if (!s) return;
        require_inside(*s, listed, a);
        // whatever else is known lies outside; inside, it would have to be before itself
        for (auto const g : others(*s, listed)) if_inside(*s, g, strictly_before(g, g), a);
    }

    std::vector<std::uint32_t> events_of(std::vector<std::string> const& ids, std::string const& path)
    {
        if (ids.empty()) error(code::empty_claim, path + ".events", "no events", "name those that the source names");
        std::vector<std::uint32_t> out;
        for (std::size_t k = 0; k != ids.size(); ++k) {
            auto at = fmt::format("{}.events[{}]", path, k);
            if (auto const e = data_.event_ids.find(ids[k]); !e)
                error(code::unknown_id, std::move(at), fmt::format("there is no event \"{}\"", ids[k]), data_.event_ids.suggestion(ids[k]));
            else if (auto const p = find(ids[k], std::move(at)))
                out.push_back(*p);
        }
        return out;
    }

    std::optional<resolved_scope> resolve_scope(scope const& s, std::string const& claim_path)
    {
        auto const path = claim_path + ".scope";
        resolved_scope out;
        bool good = true;
        if (auto const t = data_.term_ids.find(s.by)) {
            out.leader = data_.terms[*t].leader;
            auto const left = data_.point_of(*t, milestone::left_office);
            if (data_.settled(left).reported && !is_ongoing(left)) out.before = left;
        } else if (auto const l = data_.find_leader(s.by).leader)
            out.leader = *l;
        else {
            data_.complain_of_leader(s.by, path + ".by", problems_, "leader or term");
            good = false;
        }
        if (!s.after.empty()) {
            if (auto const p = find(s.after, path + ".after"))
                out.after = *p;
            else
                good = false;
        }
        out.kinds = s.kinds;
        for (std::size_t k = 0; k != s.with.size(); ++k) {
            if (auto const g = data_.group_ids.find(s.with[k]))
                out.with.insert(out.with.end(), data_.facts.groups[*g].members.begin(), data_.facts.groups[*g].members.end());
            else if (auto const p = data_.find_party(s.with[k]))
                out.with.push_back(*p);
            else {
                error(code::unknown_party, fmt::format("{}.with[{}]", path, k), fmt::format("\"{}\" is neither a party nor a group", s.with[k]), data_.group_ids.suggestion(s.with[k]));
                good = false;
            }
        }
        if (!good || out.leader == none) return std::nullopt; // reported, here or with the term
        return out;
    }
    [[nodiscard]] bool is_ongoing(std::uint32_t p) const
    {
        return data_.settled(p).ongoing;
    }

    static void require_inside(resolved_scope const& s, std::vector<std::uint32_t> const& listed, assertion& a)
    {
        for (auto const x : listed) {
            if (s.after != none) a.relations.push_back(strictly_before(s.after, x));
            if (s.before != none) a.relations.push_back(strictly_before(x, s.before));
        }
    }
    [[nodiscard]] std::vector<std::uint32_t> others(resolved_scope const& s, std::vector<std::uint32_t> const& listed) const
    {
        std::vector<std::uint32_t> out;
        for (auto const g : s.events(data_)) // one that is disputed excludes nothing
            if (!data_.settled(g).standing.disputed && std::find(listed.begin(), listed.end(), g) == listed.end()) out.push_back(g);
        return out;
    }
    static void if_inside(resolved_scope const& s, std::uint32_t g, relation r, assertion& a)
    {
        a.conditionals.push_back({g, s.after, s.before, r.from, r.least});
    }

    // --- capacities ---

    void add_capacities(std::uint32_t event)
    {
        for (auto const& who : data_.attending(event)) {
            if (!who.capacity || who.leader == none) continue;
            auto const term = term_of(who, event);
            if (!term) continue;
            assertion a{{said::what::capacity, {}, who.record, who.item}, credit_of(event), fmt::format("events[{}].participants[{}].capacity", who.record, who.item),
                        capacity_relations(*who.capacity, *term, event), {}, {}};
            auto const implied = [&](relation const& r) {
                return data_.settled(r.to).window.earliest() - data_.settled(r.from).window.latest() >= r.least;
            };
            a.relations.erase(std::remove_if(a.relations.begin(), a.relations.end(), implied), a.relations.end());
            if (!a.relations.empty()) assertions_.push_back(std::move(a));
        }
    }
    [[nodiscard]] credit credit_of(std::uint32_t event) const
    {
        credit best{source_rank::deprecated, instant::past()};
        for (auto const& r : data_.facts.events[event].reports)
            if (data_.is_visible(r.source)) best = std::max(best, assess_.credit_of(r.source));
        return data_.facts.events[event].reports.empty() ? credit{} : best;
    }
    [[nodiscard]] std::vector<relation> capacity_relations(capacity c, std::uint32_t term, std::uint32_t event) const
    {
        std::vector<relation> out;
        auto const at = [&](milestone m) -> std::optional<std::uint32_t> {
            auto const p = data_.point_of(term, m);
            if (!data_.settled(p).reported || is_ongoing(p)) return std::nullopt;
            return p;
        };
        auto const elected = at(milestone::elected) ? at(milestone::elected) : at(milestone::declared);
        auto const took = at(milestone::took_office);
        auto const left = at(milestone::left_office);
        switch (c) {
        case capacity::candidate:
            if (elected) out.push_back(strictly_before(event, *elected));
            break;
        case capacity::elect:
            if (elected) out.push_back(strictly_before(*elected, event));
            if (took) out.push_back(strictly_before(event, *took));
            break;
        case capacity::incumbent:
        case capacity::acting:
            if (took) out.push_back(not_before(event, *took));
            if (!took && elected) out.push_back(strictly_before(*elected, event));
            if (left) out.push_back(strictly_before(event, *left));
            break;
        case capacity::former:
            if (left) out.push_back(not_before(event, *left));
            break;
        }
        return out;
    }
    /// The term that a capacity speaks of: the leader's only one for that party; of several, the only one in which the
    /// event can lie.
    [[nodiscard]] std::optional<std::uint32_t> term_of(attendance const& who, std::uint32_t event) const
    {
        std::vector<std::uint32_t> terms;
        for (auto const t : data_.terms_of_leader.all(who.leader))
            if (data_.facts.offices[data_.terms[t].office].party == who.party && (*who.capacity == capacity::acting) == data_.facts.terms[t].acting)
                terms.push_back(t);
        if (terms.size() > 1) {
            auto const impossible = [&](std::uint32_t t) {
                auto const relations = capacity_relations(*who.capacity, t, event);
                return std::any_of(relations.begin(), relations.end(), [&](relation const& r) {
                    return data_.settled(r.to).window.latest() - data_.settled(r.from).window.earliest() < r.least;
                });
            };
            terms.erase(std::remove_if(terms.begin(), terms.end(), impossible), terms.end());
        }
        if (terms.size() != 1) return std::nullopt;
        return terms.front();
    }

    // --- insertion ---

    node node_of(std::uint32_t p)
    {
        if (p == none) {
            if (!epoch_) epoch_ = data_.order.add(bounds(instant{}), statement{none});
            return *epoch_;
        }
        auto const* known = data_.tightened.find(p);
        if (known == nullptr) {
            auto tight = data_.settled(p);
            tight.node = static_cast<std::uint32_t>(data_.order.add(tight.window, tight.earliest_by, tight.latest_by));
            data_.tightened[p] = tight;
            tied_.push_back(p);
            return node{tight.node};
        }
        return node{known->node};
    }

    /// The greatest difference as far as it is known by now.
    [[nodiscard]] duration most(std::uint32_t a, std::uint32_t b) const
    {
        auto const& from = data_.point(a);
        auto const& to = data_.point(b);
        if (from.node != none && to.node != none) return data_.order.most(node{from.node}, node{to.node});
        return window(to).latest() - window(from).earliest();
    }
    [[nodiscard]] bounds window(point const& p) const { return p.node == none ? p.window : data_.order.window(node{p.node}); }

    /// Everything that was not refused before, in the order of trust. False: something more has to be refused.
    bool relate()
    {
        data_.order = {};
        data_.tightened = {};
        data_.conditionals.clear();
        data_.complete.clear();
        data_.conflicts = refused_;
        tied_.clear();
        epoch_.reset();
        for (auto const& a : assertions_)
            if (!is_refused(a)) insert(a);
        return round();
    }
    [[nodiscard]] bool is_refused(assertion const& a) const
    {
        return std::any_of(refused_.begin(), refused_.end(), [&](conflict const& c) { return c.rejected == a.what; });
    }
    [[nodiscard]] static bool is_in(std::vector<conflict> const& all, said const& s)
    {
        return std::any_of(all.begin(), all.end(), [&](conflict const& c) { return c.rejected == s; });
    }

    /// Distances in calendar days tell more than differences of instants: the day of the one end, as far as it is known by
    /// now, bounds that of the other. Repeated until no day moves, or as often as there are such claims, which is enough
    /// for any chain of them; what is left then is wider than it could be, never wrong. False: the days contradict
    /// each other, and the least trusted of those who say so is refused.
    bool round()
    {
        std::vector<assertion const*> civil;
        for (auto const& a : assertions_)
            if (a.civil && !is_in(data_.conflicts, a.what)) civil.push_back(&a);
        bool moved = true;
        for (std::size_t turn = 0; moved && turn <= civil.size(); ++turn) {
            moved = false;
            for (auto const* a : civil)
                for (bool const forth : {true, false}) {
                    auto const& c = *a->civil;
                    auto const to = forth ? c.to : c.from;
                    auto const known = window_by_now(forth ? c.from : c.to);
                    auto const now = window_by_now(to);
                    auto const days = days_in(known, c.zone, data_.clocks);
                    auto const from = days ? day_bounds(days->first + (forth ? c.least : -c.most), c.zone, data_.clocks) : std::nullopt;
                    auto const until = days ? day_bounds(days->last + (forth ? c.most : -c.least), c.zone, data_.clocks) : std::nullopt;
                    auto const within = bounds::closed(from ? from->earliest() : instant::past(), until ? until->latest() : instant::future());
                    if (within.earliest() <= now.earliest() && now.latest() <= within.latest()) continue;
                    moved = true;
                    std::array const said{constraint{node_of(none), node_of(to), within.earliest() == instant::past() ? -duration::unlimited() : within.earliest() - instant{},
                                                     within.latest() == instant::future() ? duration::unlimited() : within.latest() - instant{}}};
                    if (auto clash = data_.order.insert(assess_.label(a->what), said)) {
                        auto const other = forth ? c.from : c.to; // its day comes from somewhere, too
                        for (auto const& why : data_.ends_of(other)) clash->with.push_back(why);
                        refuse_weakest(conflict_of(a->what, clash->with));
                        return false;
                    }
                }
        }
        return true;
    }
    [[nodiscard]] bounds window_by_now(std::uint32_t p) const { return window(data_.point(p)); }

    [[nodiscard]] conflict conflict_of(said const& rejected, std::vector<statement> const& with) const
    {
        conflict c{rejected, {}};
        auto labels = with;
        if (rejected.kind == said::what::claim) data_.add_what_is_counted_from(rejected.record, labels);
        for (std::size_t i = 0; i != labels.size(); ++i) {
            auto const label = static_cast<std::uint32_t>(labels[i]);
            if (label == none) continue;
            auto const s = data_.statements[label];
            if (s.kind == said::what::claim) data_.add_what_is_counted_from(s.record, labels);
            if (s != rejected && std::find(c.with.begin(), c.with.end(), s) == c.with.end()) c.with.push_back(s);
        }
        return c;
    }
    /// Of the claims in a conflict, the one inserted last is trusted least.
    void refuse_weakest(conflict c)
    {
        auto const place = [&](said const& s) {
            auto const at = std::find_if(assertions_.begin(), assertions_.end(), [&](assertion const& a) { return a.what == s; });
            return at == assertions_.end() ? std::ptrdiff_t{-1} : at - assertions_.begin();
        };
        for (auto& s : c.with)
            if (place(s) > place(c.rejected)) std::swap(s, c.rejected);
        refused_.push_back(std::move(c));
    }

    void insert(assertion const& a)
    {
        std::vector<constraint> constraints;
        for (auto const& r : a.relations) constraints.push_back({node_of(r.from), node_of(r.to), r.least, r.most});
        std::vector<conditional> open;
        for (auto const& c : a.conditionals) { // where the event stands to the scope, by what is trusted more than the claim
            bool const outside = (c.after != none && most(c.after, c.event) <= duration{}) || (c.before != none && most(c.event, c.before) <= duration{});
            bool const after = c.after == none || most(c.event, c.after) < duration{};
            bool const before = c.before == none || most(c.before, c.event) < duration{};
            bool const never = c.than == c.event; // it has to be outside: on the one side, if it cannot be on the other
            if (outside) continue;
            if (after && before)
                constraints.push_back({node_of(c.than), node_of(c.event), c.least, duration::unlimited()});
            else if (never && before)
                constraints.push_back(not_after(node_of(c.event), node_of(c.after)));
            else if (never && after)
                constraints.push_back(not_after(node_of(c.before), node_of(c.event)));
            else
                open.push_back(c);
        }
        auto const clash = data_.order.insert(assess_.label(a.what), constraints);
        if (!clash) {
            data_.conditionals.insert(data_.conditionals.end(), open.begin(), open.end());
            if (a.what.kind == said::what::claim && std::holds_alternative<complete_claim>(data_.facts.claims[a.what.record].says))
                data_.complete.push_back(a.what.record);
            return;
        }
        data_.conflicts.push_back(conflict_of(a.what, clash->with));
    }

    void complain_of(conflict const& c)
    {
        citer const cite(data_.facts, data_.source_ids);
        bool const refused = data_.rules.trust == trust_rule::refuse;
        auto const at = std::find_if(assertions_.begin(), assertions_.end(), [&](assertion const& a) { return a.what == c.rejected; });
        complain(refused ? severity::error : severity::warning, code::conflict, at->path,
                 fmt::format("{}; but {}{}", cite(c.rejected), c.with.empty() ? "that cannot be" : cite(c.with), refused ? "" : ": it is set aside"),
                 "correct one of them, or deprecate its source");
    }

    void error(code c, std::string path, std::string text, std::string remedy = {}) { complain(severity::error, c, std::move(path), std::move(text), std::move(remedy)); }
    void warning(code c, std::string path, std::string text, std::string remedy = {}) { complain(severity::warning, c, std::move(path), std::move(text), std::move(remedy)); }
    void complain(severity level, code c, std::string path, std::string text, std::string remedy)
    {
        problems_.push_back({level, c, {}, std::move(path), std::move(text), std::move(remedy)});
    }

    timeline_data& data_;
    assessor& assess_;
    std::vector<diagnostic>& problems_;
    std::vector<assertion> assertions_; ///< capacities, then claims, each by trust
    std::vector<conflict> refused_;     ///< by calendar days
    std::vector<std::uint32_t> tied_;   ///< moments with a node
    std::optional<node> epoch_;
};

} // namespace entente::detail
