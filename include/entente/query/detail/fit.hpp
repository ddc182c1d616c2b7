// Which contacts fit a pattern: in every world, and in some.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/detail/select.hpp>
#include <entente/query/pattern.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace entente::detail {

/// What one contact of a pattern may be, with its names resolved.
struct resolved_contact {
    std::vector<event_kind> kinds;
    std::vector<party> parties;
    std::vector<std::uint32_t> leaders;
    bool anybody = false;
};
[[nodiscard]] inline resolved_contact resolve_contact(timeline_data const& d, asked::contact const& c)
{
    auto const r = resolve_query(d, query{asked::list{}, c.kinds}.with(c.whom.names));
    return {c.kinds, r.parties, r.leaders, c.whom.names.empty()};
}

/// Wishes of which all must hold, and unsure members that must have taken place, or must not.
struct condition {
    std::vector<wish> wishes;
    std::vector<std::pair<std::uint32_t, bool>> held;

    [[nodiscard]] bool is_free() const { return wishes.empty() && held.empty(); }
};
/// Conditions of which one must hold.
using alternatives = std::vector<condition>;

enum class decision : std::uint8_t { no, yes, unknown };

/// Whether difference constraints, some of them in alternatives, leave a world. Of the choices that are open, the one with the
/// fewest alternatives left is made first; what leaves no world is given up. Exact while patience lasts; each try costs
/// one closure of the moments named.
class chooser {
public:
    explicit chooser(worlds const& w) : w_(w) {}

    [[nodiscard]] bool allow(std::vector<wish> const& all) const { return w_.allow(all); }
    [[nodiscard]] decision decide(condition fixed, std::vector<alternatives> const& choices)
    {
        std::vector<alternatives const*> open;
        for (auto const& c : choices) open.push_back(&c);
        return allow(fixed.wishes) ? choose(fixed, open) : decision::no;
    }
    /// What is searched beside these decisions is counted with them.
    void spend() { left_ -= left_ == 0 ? 0U : 1U; }
    [[nodiscard]] bool is_tired() const { return left_ == 0; }

private:
    template <class Try>
    static auto with(condition& chosen, condition const& one, Try attempt)
    {
        auto const size = std::pair{chosen.wishes.size(), chosen.held.size()};
        chosen.wishes.insert(chosen.wishes.end(), one.wishes.begin(), one.wishes.end());
        chosen.held.insert(chosen.held.end(), one.held.begin(), one.held.end());
        auto const out = attempt();
        chosen.wishes.resize(size.first);
        chosen.held.resize(size.second);
        return out;
    }

    /// What was chosen so far leaves a world.
    decision choose(condition& chosen, std::vector<alternatives const*> open)
    {
        std::erase_if(open, [&](alternatives const* all) {
            return std::any_of(all->begin(), all->end(), [&](condition const& c) { return is_part(c, chosen); });
        });
        if (open.empty()) return decision::yes;
        std::vector<condition const*> fewest;
        alternatives const* picked = nullptr;
        for (auto const* all : open) {
            std::vector<condition const*> left;
            for (auto const& c : *all) {
                if (is_tired()) return decision::unknown;
                if (picked != nullptr && left.size() == fewest.size()) break;
                spend();
                if (agrees(c, chosen) && with(chosen, c, [&] { return allow(chosen.wishes); })) left.push_back(&c);
            }
            if (left.empty()) return decision::no;
            if (picked != nullptr && left.size() >= fewest.size()) continue;
            picked = all;
            fewest = std::move(left);
        }
        std::erase(open, picked);
        auto out = decision::no;
        for (auto const* c : fewest) {
            auto const d = with(chosen, *c, [&] { return choose(chosen, open); });
            if (d == decision::yes) return d;
            if (d == decision::unknown) out = d;
        }
        return out;
    }

    [[nodiscard]] static bool agrees(condition const& one, condition const& chosen)
    {
        return std::none_of(one.held.begin(), one.held.end(), [&](auto const& h) {
            return std::find(chosen.held.begin(), chosen.held.end(), std::pair{h.first, !h.second}) != chosen.held.end();
        });
    }
    [[nodiscard]] static bool is_part(condition const& one, condition const& of)
    {
        auto const is_wished = [&](wish const& w) {
            return std::any_of(of.wishes.begin(), of.wishes.end(),
                               [&](wish const& o) { return o.earlier == w.earlier && o.later == w.later && o.least >= w.least; });
        };
        return std::all_of(one.wishes.begin(), one.wishes.end(), is_wished) &&
               std::all_of(one.held.begin(), one.held.end(),
                           [&](auto const& h) { return std::find(of.held.begin(), of.held.end(), h) != of.held.end(); });
    }

    worlds const& w_;
    std::size_t left_ = 20'000; ///< steps of search for one row
};

/// Contacts that fit, by the members of the selection, step by step.
struct fitting {
    std::vector<std::uint32_t> members;
    verdict how = verdict::possible;
};

/// Finds what fits a pattern among the members of one row.
///
/// A fit is certain if nothing that would spoil it is possible: a step outside the window or not held, two steps not in
/// order, a contact between two that are next to each other. Each of these is one set of wishes, decided exactly. It speaks of one
/// step or of two that follow each other, so the certain fits are the paths through a table, and are found in
/// order without trying all sequences. A fit is possible if its steps can be in order while every other contact
/// keeps out: before, behind, or out of the window. These alternatives are chosen together.
class matcher {
public:
    matcher(timeline_data const& data, selection const& s, pattern const& p)
        : data_(data)
        , decide_(s.decide)
        , pattern_(p)
        , chooser_(s.decide.w)
    {
        for (auto const& step : p.steps) {
            whats_.push_back(resolve_contact(data, step.what));
            auto& out = withouts_.emplace_back();
            for (auto const& c : step.without) out.push_back(resolve_contact(data, c));
        }
        in_order_.resize(decide_.members.size());
        for (std::uint32_t m = 0; m != in_order_.size(); ++m) in_order_[m] = m;
        std::stable_sort(in_order_.begin(), in_order_.end(), [&](std::uint32_t a, std::uint32_t b) {
            auto const& w = decide_.w;
            auto const [x, y] = std::pair{decide_.members[a].spot, decide_.members[b].spot};
            return w.earliest(x) != w.earliest(y) ? w.earliest(x) < w.earliest(y) : w.latest(x) < w.latest(y);
        });
    }

    std::vector<fitting> found; ///< the certain ones first, each in the order of time
    bool every_world = false;   ///< one of them fits, perhaps not always the same
    bool complete = true;       ///< false: not everything was tried, and what is called possible perhaps is not

    /// The cases of a row, of which each has some of the worlds: what fits for certain has to in each of them, and is found the same.
    static void run(std::span<matcher> cases)
    {
        cases.front().find_certain(cases.subspan(1));
        for (auto& c : cases.subspan(1)) c.found = c.translated(cases.front());
        for (auto& c : cases) {
            auto const certain = c.found.size();
            c.find_possible();
            c.every_world = certain != 0 || (c.complete && !c.found.empty() && c.is_unavoidable());
            c.complete = c.complete && !c.chooser_.is_tired();
        }
    }
    [[nodiscard]] std::uint32_t event(std::uint32_t m) const { return at(m).event; }

private:
    static constexpr std::size_t most_listed = 100; ///< possible fits of a row

    [[nodiscard]] member const& at(std::uint32_t m) const { return decide_.members[m]; }
    [[nodiscard]] std::size_t steps() const { return whats_.size(); }
    [[nodiscard]] pattern::step const& step(std::size_t i) const { return pattern_.steps[i]; }

    // --- what a member is ---

    [[nodiscard]] verdict fits(std::uint32_t m, resolved_contact const& c) const
    {
        auto const& e = at(m);
        if (!is_among(data_.event(e.event).kind, c.kinds)) return verdict::none;
        auto out = verdict::none;
        auto const take = [&](bool sure) { out = std::max(out, sure && e.sure ? verdict::certain : verdict::possible); };
        for (auto const& [p, sure] : e.counterparts)
            if (c.anybody || std::find(c.parties.begin(), c.parties.end(), p) != c.parties.end()) take(sure);
        for (auto const& a : data_.attending(e.event))
            if (a.leader != none && a.role != role::mediator && std::find(c.leaders.begin(), c.leaders.end(), a.leader) != c.leaders.end())
                take(true);
        return out;
    }
    /// Whether it is a contact that keeps two steps from being neighbours.
    [[nodiscard]] verdict separates(std::uint32_t x, std::size_t i) const
    {
        auto out = step(i).how == pattern::link::then ? fits(x, {{}, {}, {}, true}) : verdict::none;
        for (auto const& c : withouts_[i]) out = std::max(out, fits(x, c));
        return out;
    }

    // --- what spoils a fit ---

    /// Outside the window.
    void add_outside(alternatives& to, std::uint32_t m) const
    {
        auto const& e = at(m);
        if (e.no_window || e.always) return;
        for (auto const& g : decide_.near) to.push_back({{{e.spot, g.spot, tick - g.slack}}, {}});
        for (auto const& g : decide_.far) to.push_back({{{g.spot, e.spot, tick - g.slack}}, {}});
    }
    [[nodiscard]] alternatives spoiling(std::size_t i, std::uint32_t m) const
    {
        alternatives out;
        if (!at(m).sure) out.push_back({{}, {{m, false}}});
        else if (fits(m, whats_[i]) != verdict::certain) out.emplace_back(); // it need not be what is asked for
        add_outside(out, m);
        if (i == 0 && step(i).how == pattern::link::then) add_between(out, i, std::nullopt, m);
        return out;
    }
    [[nodiscard]] alternatives spoiling(std::size_t i, std::uint32_t before, std::uint32_t m) const
    {
        auto const [e, f] = std::pair{at(before).spot, at(m).spot};
        alternatives out{{{{f, e, duration{}}}, {}}};
        if (step(i).within) out.push_back({{{e, f, *step(i).within + tick}}, {}});
        if (step(i).within_days)
            for (auto const& d : days_of(i, before)) out.push_back(on(d, {worlds::origin, f, d.until + tick}));
        add_between(out, i, before, m);
        return out;
    }
    /// Another contact strictly between two steps; without the first of them, before the second.
    void add_between(alternatives& to, std::size_t i, std::optional<std::uint32_t> before, std::uint32_t m) const
    {
        for (std::uint32_t x = 0; x != decide_.members.size(); ++x) {
            if (x == m || x == before || separates(x, i) == verdict::none) continue;
            if (decide_.w.most(at(x).spot, at(m).spot) < tick || (before && decide_.w.most(at(*before).spot, at(x).spot) < tick)) continue;
            condition all{at(x).inside, {}};
            all.wishes.push_back({at(x).spot, at(m).spot, tick});
            if (before) all.wishes.push_back({at(*before).spot, at(x).spot, tick});
            if (!at(x).sure) all.held.emplace_back(x, true);
            to.push_back(std::move(all));
        }
    }

    /// The civil days of a step, and how long `within_days` lasts from each.
    struct day {
        std::vector<wish> is_on_it;
        duration until; ///< since 1970
    };
    static constexpr std::int64_t most_days = 40; ///< more are not told one by one
    /// None: they are too many, or not known.
    [[nodiscard]] std::vector<day> days_of(std::size_t i, std::uint32_t m) const
    {
        auto const n = *step(i).within_days;
        auto const& e = at(m);
        auto const zone = data_.zone_of(e.event);
        auto const window = data_.point(e.event).window;
        auto const first = day_at(window.earliest(), zone, data_.clocks);
        auto const last = day_at(window.latest(), zone, data_.clocks);
        std::vector<day> out;
        if (first && last && *last - *first < most_days)
            for (auto d = *first; d <= *last; d = d + 1) {
                auto const today = day_bounds(d, zone, data_.clocks);
                if (!today) continue; // the zone left it out
                auto const end = end_of_day(d, n, zone, data_.clocks);
                if (!end) return {};
                out.push_back(
                    {{{worlds::origin, e.spot, today->earliest() - instant{}}, {e.spot, worlds::origin, instant{} - today->latest()}},
                     *end - instant{}});
            }
        return out;
    }
    [[nodiscard]] static condition on(day const& d, wish one)
    {
        condition out{d.is_on_it, {}};
        out.wishes.push_back(one);
        return out;
    }

    // --- certain fits ---

    [[nodiscard]] bool is_impossible(alternatives const& all) const
    {
        return std::none_of(all.begin(), all.end(), [&](condition const& c) { return chooser_.allow(c.wishes); });
    }
    [[nodiscard]] bool is_dayless(std::size_t i, std::uint32_t before) const { return step(i).within_days && days_of(i, before).empty(); }

    /// The same fits, by the members of this case. Requires: they are certain in it, too.
    [[nodiscard]] std::vector<fitting> translated(matcher const& from) const
    {
        auto out = from.found;
        for (auto& f : out)
            for (auto& m : f.members) m = *find(from.event(m));
        return out;
    }
    [[nodiscard]] std::optional<std::uint32_t> find(std::uint32_t event) const
    {
        auto const& all = decide_.members;
        auto const at = std::find_if(all.begin(), all.end(), [&](member const& m) { return m.event == event; });
        if (at == all.end()) return std::nullopt;
        return static_cast<std::uint32_t>(at - all.begin());
    }

    void find_certain(std::span<matcher> others)
    {
        others_ = others;
        dead_.assign(steps() * decide_.members.size(), false);
        std::vector<std::uint32_t> path;
        for (auto const first : in_order_) {
            if (!found.empty() && !is_later_in_all(first, found.back().members.back())) continue; // it began before the last one had ended
            path.assign(1, first);
            if (is_certain_in_all(0, std::nullopt, first) && lead_on(path)) found.push_back({path, verdict::certain});
        }
    }
    [[nodiscard]] bool is_certain_step(std::size_t i, std::optional<std::uint32_t> before, std::uint32_t m) const
    {
        if (before && !is_later(m, *before)) return false;
        if (fits(m, whats_[i]) != verdict::certain || !is_impossible(spoiling(i, m))) return false;
        return !before || (!is_dayless(i, *before) && is_impossible(spoiling(i, *before, m)));
    }
    [[nodiscard]] bool is_later(std::uint32_t m, std::uint32_t than) const
    {
        return decide_.w.most(at(m).spot, at(than).spot) < duration{};
    }
    /// Requires: the earlier one is part of what fits for certain.
    [[nodiscard]] bool is_later_in_all(std::uint32_t m, std::uint32_t than) const
    {
        return is_later(m, than) && std::all_of(others_.begin(), others_.end(), [&](matcher const& other) {
                   auto const same = other.find(event(m));
                   return same && other.is_later(*same, *other.find(event(than)));
               });
    }
    /// In this case and in the others.
    [[nodiscard]] bool is_certain_in_all(std::size_t i, std::optional<std::uint32_t> before, std::uint32_t m) const
    {
        return is_certain_step(i, before, m) && std::all_of(others_.begin(), others_.end(), [&](matcher const& other) {
                   auto const same = other.find(event(m));
                   return same && other.is_certain_step(i, before ? other.find(event(*before)) : before, *same);
               });
    }
    [[nodiscard]] bool lead_on(std::vector<std::uint32_t>& path)
    {
        auto const i = path.size();
        if (i == steps()) return true;
        auto const last = path.back();
        auto const place = (i - 1) * decide_.members.size() + last;
        if (dead_[place]) return false;
        for (auto const m : in_order_) {
            if (!is_certain_in_all(i, last, m)) continue;
            path.push_back(m);
            if (lead_on(path)) return true;
            path.pop_back();
        }
        dead_[place] = true;
        return false;
    }

    // --- possible fits ---

    /// All that are no part of a certain one found already, and can lie apart from each of these.
    void find_possible()
    {
        certain_ = found.size();
        may_end_.assign(steps() * decide_.members.size(), std::nullopt);
        std::vector<std::uint32_t> path;
        extend(path);
    }
    void extend(std::vector<std::uint32_t>& path)
    {
        if (path.size() == steps()) {
            auto const d = is_possible(path);
            if (d == decision::no) return;
            complete = complete && d == decision::yes;
            found.push_back({path, verdict::possible});
            return;
        }
        for (auto const m : in_order_) {
            if (found.size() - certain_ == most_listed || chooser_.is_tired()) {
                complete = false;
                return;
            }
            auto const before = path.empty() ? std::nullopt : std::optional(path.back());
            if (!may_follow(path.size(), before, m) || !may_end(path.size(), m) || !may_join(path, m)) continue;
            chooser_.spend();
            path.push_back(m);
            extend(path);
            path.pop_back();
        }
    }
    /// As far as this step by itself, and with the step before, can tell.
    [[nodiscard]] bool may_follow(std::size_t i, std::optional<std::uint32_t> before, std::uint32_t m) const
    {
        auto const& w = decide_.w;
        auto const spot = at(m).spot;
        if (fits(m, whats_[i]) == verdict::none) return false;
        if (before && w.most(at(*before).spot, spot) < tick) return false;
        if (before && step(i).within && -w.most(spot, at(*before).spot) > *step(i).within) return false;
        if (!before && step(0).how != pattern::link::then) return true;
        for (std::uint32_t x = 0; x != decide_.members.size(); ++x) { // somebody certainly between
            if (x == m || x == before || !at(x).always || w.most(spot, at(x).spot) >= duration{}) continue;
            if (before && w.most(at(x).spot, at(*before).spot) >= duration{}) continue;
            if (separates(x, i) == verdict::certain) return false;
        }
        return true;
    }
    /// Whether there are steps that may lead from here to the last one.
    [[nodiscard]] bool may_end(std::size_t i, std::uint32_t m)
    {
        if (i + 1 == steps()) return true;
        auto& known = may_end_[i * decide_.members.size() + m];
        if (!known)
            known = std::any_of(in_order_.begin(), in_order_.end(),
                                [&](std::uint32_t next) { return may_follow(i + 1, m, next) && may_end(i + 1, next); });
        return *known;
    }
    /// Whether it is later than all of the path, and no part of a certain fit found before nor bound to overlap one.
    [[nodiscard]] bool may_join(std::vector<std::uint32_t> const& path, std::uint32_t m) const
    {
        auto const& w = decide_.w;
        auto const spot = at(m).spot;
        for (auto const e : path)
            if (w.most(at(e).spot, spot) < tick) return false;
        for (std::size_t k = 0; k != certain_; ++k) {
            auto const& other = found[k].members;
            if (std::find(other.begin(), other.end(), m) != other.end()) return false;
            bool const begins_after = w.most(at(other.back()).spot, at(path.empty() ? m : path.front()).spot) >= tick;
            if (!begins_after && w.most(spot, at(other.front()).spot) < tick) return false;
        }
        return true;
    }

    [[nodiscard]] decision is_possible(std::vector<std::uint32_t> const& path)
    {
        condition fixed;
        auto& all = fixed.wishes;
        std::vector<alternatives> choices;
        for (std::size_t i = 0; i != path.size(); ++i) {
            auto const& e = at(path[i]);
            all.insert(all.end(), e.inside.begin(), e.inside.end());
            if (i != 0) {
                auto const& before = at(path[i - 1]);
                all.push_back({before.spot, e.spot, tick});
                if (step(i).within) all.push_back({e.spot, before.spot, -*step(i).within});
                if (step(i).within_days) {
                    alternatives days;
                    for (auto const& d : days_of(i, path[i - 1])) days.push_back(on(d, {e.spot, worlds::origin, -d.until}));
                    if (days.empty()) { // not told day by day
                        complete = false;
                        all.push_back({e.spot, before.spot, -(entente::days(*step(i).within_days + 1) + hours(1))});
                    } else choices.push_back(std::move(days));
                }
            }
            if (i == 0 && step(0).how != pattern::link::then) continue;
            for (std::uint32_t x = 0; x != decide_.members.size(); ++x) {
                if (std::find(path.begin(), path.end(), x) != path.end() || separates(x, i) != verdict::certain) continue;
                alternatives out{{{{e.spot, at(x).spot, duration{}}}, {}}};
                if (i != 0) out.push_back({{{at(x).spot, at(path[i - 1]).spot, duration{}}}, {}});
                auto const holds = [&](condition const& c) { return decide_.w.most(c.wishes[0].later, c.wishes[0].earlier) <= duration{}; };
                if (std::any_of(out.begin(), out.end(), holds)) continue; // it is so anyway
                add_outside(out, x);
                choices.push_back(std::move(out));
            }
        }
        return chooser_.decide(std::move(fixed), choices);
    }

    /// No world spoils them all.
    [[nodiscard]] bool is_unavoidable()
    {
        std::vector<alternatives> choices;
        for (auto const& f : found) {
            alternatives all;
            auto const add = [&](alternatives const& some) {
                for (auto const& c : some)
                    if (chooser_.allow(c.wishes)) all.push_back(c);
            };
            for (std::size_t i = 0; i != f.members.size(); ++i) {
                add(spoiling(i, f.members[i]));
                if (i != 0) add(spoiling(i, f.members[i - 1], f.members[i]));
            }
            if (std::none_of(all.begin(), all.end(), [](condition const& c) { return c.is_free(); })) choices.push_back(std::move(all));
        }
        auto const d = chooser_.decide({}, choices);
        complete = complete && d != decision::unknown;
        return d == decision::no;
    }

    timeline_data const& data_;
    decider const& decide_;
    pattern const& pattern_;
    chooser chooser_;
    std::vector<resolved_contact> whats_;
    std::vector<std::vector<resolved_contact>> withouts_;
    std::vector<std::uint32_t> in_order_;
    std::span<matcher const> others_;          ///< cases
    std::vector<bool> dead_;                   ///< [step][member]: no certain fit goes on from here
    std::vector<std::optional<bool>> may_end_; ///< [step][member]
    std::size_t certain_ = 0;
};

} // namespace entente::detail
