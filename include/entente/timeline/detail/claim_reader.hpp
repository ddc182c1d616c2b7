// Claims and capacities, checked and read as what they say of moments.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/time/iso_duration.hpp>
#include <entente/timeline/detail/attending.hpp>
#include <entente/timeline/detail/civil_days.hpp>
#include <entente/timeline/detail/name_finder.hpp>
#include <entente/timeline/detail/reports.hpp>
#include <entente/timeline/detail/scope.hpp>
#include <entente/timeline/detail/step_order.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace entente::detail {

/// Reads all claims and capacities that can be seen. What is wrong with a claim is appended to the problems.
class claim_reader {
public:
    claim_reader(accounts& data, assessor& assess, problem_list& problems) : data_(data), assess_(assess), problems_(problems) {}

    /// The most trusted first. Nothing if some problem is an error: then references may lead nowhere.
    [[nodiscard]] std::vector<assertion> run()
    {
        for (auto const c : data_.all_claims())
            if (data_.is_visible(data_.claim_at(c).source)) read(c);
        // contested times are errors in strict mode, but break no reference
        if (std::any_of(problems_.begin(), problems_.end(), [](diagnostic const& d) { return d.is_error() && d.code != code::contested; }))
            return {};
        some_of<event_id, bool> done;
        for (auto const e : data_.with_capacity)
            if (!std::exchange(done[e], true) && data_.is_visible(e) && data_.settled(e).standing.is == status::held) add_capacities(e);
        sort();
        return std::move(read_);
    }

private:
    /// By trust, and among equals by what they say: which of several that say the same is cited must not depend on the order of
    /// insertion.
    void sort()
    {
        citer const cite(data_);
        std::vector<std::pair<std::string, std::size_t>> words;
        for (auto const& a : read_) words.emplace_back(cite(a.what), words.size());
        std::sort(words.begin(), words.end(), [&](auto const& a, auto const& b) {
            auto const &x = read_[a.second], &y = read_[b.second];
            return x < y || (!(y < x) && a < b);
        });
        std::vector<assertion> out;
        for (auto const& [text, i] : words) out.push_back(std::move(read_[i]));
        read_ = std::move(out);
    }

    // --- claims ---

    void read(claim_id claim)
    {
        auto const& c = data_.claim_at(claim);
        assertion a{{said::what::claim, {}, number(claim), 0}, assess_.credit_of(c.source), fmt::format("claims[{}]", number(claim))};
        if (!c.source.empty() && !data_.source_ids.find(c.source))
            problems_.error(code::unknown_id, a.path + ".source", fmt::format("there is no source \"{}\"", c.source),
                            data_.source_ids.suggestion(c.source));
        std::visit([&](auto const& says) { say(says, a); }, c.says);
        read_.push_back(std::move(a));
    }

    /// The moment so named. Nothing, with a problem reported, if there is none; nothing, with a warning, if it is an
    /// event that was not held: what is said of its order has no place among what happened.
    std::optional<moment> find(std::string const& text, std::string path)
    {
        auto const p = data_.find_visible(text);
        if (!p && data_.horizon) return std::nullopt;
        if (!p) {
            auto const dot = text.rfind('.');
            bool const of_term = dot != std::string::npos && data_.term_ids.find(text.substr(0, dot)).has_value();
            problems_.error(code::unknown_id, std::move(path), fmt::format("there is no moment \"{}\"", text),
                            of_term ? "a term's milestones are elected, declared, took_office and left_office" : near_event(text));
            return std::nullopt;
        }
        if (p->is_event() && data_.settled(*p).standing.is != status::held) {
            problems_.warning(code::unused_claim, std::move(path),
                              fmt::format("\"{}\" is {}, not held: nothing follows for it", text, name(data_.settled(*p).standing.is)));
            return std::nullopt;
        }
        return p;
    }

    // What n claims say of n events each is n * n; so is what one says of two steps of n moments. It may be so often what is said, or
    // somewhat more: then it is an error, and not what fills the memory. A view has seen less.
    [[nodiscard]] bool is_too_much(std::size_t pairs, assertion const& a)
    {
        constexpr std::size_t of_each = 64, of_all = std::size_t{1} << 20;
        auto const most = of_all + of_each * (data_.facts.events.size() + data_.facts.claims.size());
        pairs_ += pairs;
        if (pairs_ <= most || data_.horizon) return false;
        if (!std::exchange(complained_, true))
            problems_.error(code::bad_value, a.path,
                            fmt::format("with those before it, the claims order more than {} pairs of moments", most),
                            "name fewer in each, or order them in steps");
        return true;
    }

    void say(order_claim const& o, assertion& a)
    {
        if (o.steps.size() < 2 || std::any_of(o.steps.begin(), o.steps.end(), [](auto const& s) { return s.empty(); })) {
            problems_.error(code::empty_claim, a.path + ".order", "an order of fewer than two steps",
                            "name at least two moments, in order");
            return;
        }
        std::vector<moment> before;
        for (std::size_t s = 0; s != o.steps.size(); ++s) {
            std::vector<moment> step;
            for (std::size_t k = 0; k != o.steps[s].size(); ++k) {
                auto path = fmt::format("{}.order[{}]", a.path, s);
                if (o.steps[s].size() > 1) path += fmt::format("[{}]", k);
                if (auto const p = find(o.steps[s][k], std::move(path))) step.push_back(*p);
            }
            if (step.empty()) continue; // what surrounds it stays in order
            put_in_order(data_, step);
            if (is_too_much(before.size() * step.size(), a)) return;
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
            problems_.error(code::empty_claim, path, "a distance is measured in one way",
                            "give one of days, within_days, or least and most");
            return;
        }
        if (auto const n = d.days.value_or(d.within_days.value_or(0)); !is_countable(n)) {
            problems_.error(code::bad_value, path + (d.days ? ".days" : ".within_days"), fmt::format("{} days", n),
                            n < 0 ? std::string("exchange from and to") : fmt::format("give at most {} days", most_days));
            return;
        }
        if (!d.zone.empty() && !data_.clocks.knows(d.zone)) {
            problems_.error(data_.clocks.has_named_zones() ? code::unknown_zone : code::no_resolver, path + ".zone",
                            fmt::format("there is no zone \"{}\"", d.zone),
                            data_.clocks.has_named_zones() ? "use an IANA name such as Asia/Seoul" : "give the builder iana_zones()");
            return;
        }
        auto const length = [&](std::string const& text, char const* which, duration otherwise) {
            if (text.empty()) return otherwise;
            if (auto const l = parse_duration(text)) return *l;
            problems_.error(code::bad_time, fmt::format("{}.{}", path, which), fmt::format("\"{}\" is no length of time", text),
                            "write an ISO 8601 duration: PT48H");
            return otherwise;
        };
        auto const least = length(d.least, "least", -duration::unlimited());
        auto const most = length(d.most, "most", duration::unlimited());
        if (elapsed && least > most)
            problems_.error(code::bad_value, path, fmt::format("at least {} and at most {}", d.least, d.most), "exchange them");
        if (!from || !to) return;
        if (elapsed) a.relations.push_back({*from, *to, least, most});
        if (d.days) say_days({*from, *to, *d.days, *d.days, d.zone}, a);
        if (d.within_days) {
            a.relations.push_back(not_before(*to, *from));
            say_days({*from, *to, 0, *d.within_days, d.zone}, a);
        }
    }

    /// N calendar days of unknown clocks last more than (N-1) * 24 h and less than (N+1) * 24 h, give or take an hour
    /// of summer time (TEMPORAL: the sound relaxation). In a named zone the days themselves count.
    void say_days(civil_distance c, assertion& a)
    {
        if (c.zone.empty()) {
            a.relations.push_back({c.from, c.to, days(c.least - 1) - hours(1) + tick, days(c.most + 1) + hours(1) - tick});
            return;
        }
        add_days(data_, c, lengths_, a);
        a.civil = std::move(c);
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
        std::vector<std::pair<party, event_id>> first_with; // the first of those listed, by counterpart
        for (auto const x : listed)
            for (auto const p : s->counterparts(data_, x)) first_with.emplace_back(p, x);
        std::stable_sort(first_with.begin(), first_with.end(), [](auto const& x, auto const& y) { return x.first < y.first; });
        for (auto const g : others(*s, listed, a)) {
            auto const with = s->counterparts(data_, g);
            if (is_too_much(with.size() - 1, a)) return; // the first was counted when it was looked at
            for (auto const p : with) {
                auto const same = std::partition_point(first_with.begin(), first_with.end(), [&](auto const& x) { return x.first < p; });
                bool const is_listed = same != first_with.end() && same->first == p;
                if_inside(*s, g, is_listed ? not_before(g, same->second) : strictly_before(listed.back(), g), a);
            }
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
        for (auto const g : others(*s, listed, a)) if_inside(*s, g, strictly_before(g, g), a);
    }

    [[nodiscard]] std::string near_event(std::string const& text)
    {
        if (!near_) near_.emplace(data_.facts.events);
        return near_->suggestion(text);
    }
    std::vector<event_id> events_of(std::vector<std::string> const& ids, std::string const& path)
    {
        if (ids.empty()) problems_.error(code::empty_claim, path + ".events", "no events", "name those that the source names");
        std::vector<event_id> out;
        for (std::size_t k = 0; k != ids.size(); ++k) {
            auto at = fmt::format("{}.events[{}]", path, k);
            if (auto const e = data_.facts.events.find(ids[k]); !e)
                problems_.error(code::unknown_id, std::move(at), fmt::format("there is no event \"{}\"", ids[k]), near_event(ids[k]));
            else if (auto const p = find(ids[k], std::move(at))) out.push_back(p->event());
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
            moment const left{*t, milestone::left_office};
            if (!data_.is_endless(left)) out.before = left;
        } else if (auto const l = name_finder(data_).leader(s.by).leader) out.leader = *l;
        else {
            name_finder(data_).complain_of_leader(s.by, path + ".by", problems_, "leader or term");
            good = false;
        }
        if (!s.after.empty()) {
            if (auto const p = find(s.after, path + ".after")) out.after = *p;
            else good = false;
        }
        out.kinds = s.kinds;
        out.role = s.role;
        out.where = s.where;
        for (std::size_t k = 0; k != s.with.size(); ++k) {
            if (auto const g = data_.group_ids.find(s.with[k]))
                out.with.insert(out.with.end(), data_.group_at(*g).members.begin(), data_.group_at(*g).members.end());
            else if (auto const p = data_.find_party(s.with[k])) out.with.push_back(*p);
            else {
                problems_.error(code::unknown_party, fmt::format("{}.with[{}]", path, k),
                                fmt::format("\"{}\" is neither a party nor a group", s.with[k]), data_.group_ids.suggestion(s.with[k]));
                good = false;
            }
        }
        std::sort(out.with.begin(), out.with.end());
        if (!good || !out.leader) return std::nullopt; // reported, here or with the term
        return out;
    }
    static void require_inside(resolved_scope const& s, std::vector<event_id> const& listed, assertion& a)
    {
        for (auto const x : listed) {
            if (s.after) a.relations.push_back(strictly_before(*s.after, x));
            if (s.before) a.relations.push_back(strictly_before(x, *s.before)); // also where nobody dates the end
        }
    }
    [[nodiscard]] std::vector<event_id> others(resolved_scope const& s, std::vector<event_id> const& listed, assertion const& a)
    {
        std::size_t looked_at = 0;
        auto const all = complained_ ? std::vector<event_id>{} : s.events(data_, looked_at);
        if (is_too_much(looked_at, a)) return {};
        some_of<event_id, bool> is_listed;
        for (auto const x : listed) is_listed[x] = true;
        std::vector<event_id> out;
        for (auto const g : all) // one that is disputed excludes nothing
            if (!data_.settled(g).standing.disputed && !is_listed.contains(g)) out.push_back(g);
        return out;
    }
    static void if_inside(resolved_scope const& s, event_id g, relation const& r, assertion& a)
    {
        a.conditionals.push_back({g, s.after, s.before, *r.from, r.least});
    }

    // --- capacities ---

    void add_capacities(event_id event)
    {
        for (auto const& who : attending(data_, event)) {
            if (!who.capacity || !who.leader) continue;
            auto const term = term_of(who, event);
            if (!term) continue;
            auto relations = capacity_relations(*who.capacity, term->term, event);
            auto const implied = [&](relation const& r) {
                return data_.settled(r.to).window.earliest() - data_.settled(*r.from).window.latest() >= r.least;
            };
            if (std::all_of(relations.begin(), relations.end(), implied)) continue; // most say what times say anyway
            for (auto& r : relations) r.also = term->because;
            read_.push_back({{said::what::capacity, {}, number(who.record), who.item},
                             {},
                             fmt::format("events[{}].participants[{}].capacity", number(who.record), who.item),
                             std::move(relations)});
        }
    }
    /// Milestones that nobody dates are related, too: "as president-elect" comes before "as president" whenever that was.
    [[nodiscard]] std::vector<relation> capacity_relations(capacity c, term_id term, event_id event) const
    {
        auto const at = [&](milestone m) { return moment{term, m}; };
        auto const is_dated = [&](milestone m) { return data_.settled(at(m)).reported; };
        auto const elected = at(!is_dated(milestone::elected) && is_dated(milestone::declared) ? milestone::declared : milestone::elected);
        auto const took = at(milestone::took_office);
        auto const left = at(milestone::left_office);
        switch (c) {
        case capacity::candidate: return {strictly_before(event, elected)};
        case capacity::elect: return {strictly_before(elected, event), strictly_before(event, took)};
        case capacity::incumbent:
        case capacity::acting: return {not_before(event, took), strictly_before(event, left)}; // an election may come later (Truman)
        case capacity::former: break;
        }
        return {not_before(event, left)};
    }
    struct meant_term {
        term_id term;
        std::vector<statement> because; ///< it is no other
    };
    /// The term that a capacity speaks of: the leader's only one for that party; of several, the only one in which the
    /// event can lie.
    [[nodiscard]] std::optional<meant_term> term_of(attendance const& who, event_id event)
    {
        std::vector<term_id> terms;
        for (auto const t : data_.terms_of_leader.all(*who.leader))
            if (data_.office_at(*data_.terms[t].office).party == who.party &&
                (*who.capacity == capacity::acting) == data_.term_at(t).acting)
                terms.push_back(t);
        std::vector<statement> because;
        if (terms.size() > 1)
            std::erase_if(terms, [&](term_id t) {
                auto const relations = capacity_relations(*who.capacity, t, event);
                auto const r = std::find_if(relations.begin(), relations.end(),
                                            [&](relation const& one) { return by_windows(*one.from, one.to) < one.least; });
                if (r == relations.end()) return false;
                rest_on(*r->from, true, because);
                if (!data_.is_endless(*r->from)) rest_on(r->to, false, because);
                return true;
            });
        if (terms.size() != 1) return std::nullopt;
        return meant_term{terms.front(), std::move(because)};
    }
    /// Whoever sets an end of a window: of a contested one, all together.
    void rest_on(moment m, bool earliest, std::vector<statement>& to)
    {
        auto const p = data_.settled(m);
        to.push_back(earliest ? p.earliest_by : p.latest_by);
        if (!p.contested) return;
        for (auto const& s : reports_of_time(data_, m)) to.push_back(assess_.label(s));
    }
    [[nodiscard]] duration by_windows(moment from, moment to) const
    {
        if (data_.is_endless(from)) return -duration::unlimited();
        if (data_.is_endless(to)) return duration::unlimited();
        return data_.settled(to).window.latest() - data_.settled(from).window.earliest();
    }

    accounts& data_;
    assessor& assess_;
    problem_list& problems_;
    std::optional<near_ids> near_; ///< once it is wanted
    std::vector<assertion> read_;
    day_lengths lengths_;
    std::size_t pairs_ = 0; ///< that are ordered so far
    bool complained_ = false;
};

} // namespace entente::detail
