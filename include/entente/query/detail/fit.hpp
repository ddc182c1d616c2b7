// Which contacts fit a pattern: in every world, and in some.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/detail/choose.hpp>
#include <entente/query/detail/pattern_reader.hpp>
#include <entente/query/detail/select.hpp>
#include <entente/query/pattern.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace entente::detail {

/// Contacts that fit, by the members of the selection, step by step.
struct fitting {
    std::vector<std::uint32_t> members;
    verdict how = verdict::possible;
};

/// Finds what fits a pattern among the members of one row.
///
/// A fit is certain if nothing that would spoil it is possible: a step outside the window or not held, two steps not in
/// order, a contact between two that are next to each other. Each of these is one set of constraints, decided exactly. It speaks of one
/// step or of two that follow each other, so the certain fits are the paths through a table, and are found in
/// order without trying all sequences. A fit is possible if its steps can be in order while every other contact
/// keeps out: before, behind, or out of the window. These alternatives are chosen together.
class matcher {
public:
    matcher(read_model data, selection const& s, pattern const& p) : decide_(s.decide), read_(data, s, p), chooser_(s.decide.w)
    {
        for (std::uint32_t m = 0; m != decide_.members.size(); ++m) in_order_.push_back(m);
        std::stable_sort(in_order_.begin(), in_order_.end(), [&](std::uint32_t a, std::uint32_t b) {
            auto const& w = decide_.w;
            auto const [x, y] = std::pair{decide_.members[a].variable, decide_.members[b].variable};
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
    [[nodiscard]] event_id event(std::uint32_t m) const { return at(m).event; }

private:
    static constexpr std::size_t most_listed = 100; ///< possible fits of a row

    [[nodiscard]] member const& at(std::uint32_t m) const { return decide_.members[m]; }

    // --- certain fits ---

    [[nodiscard]] bool is_impossible(alternatives const& all) const
    {
        return std::none_of(all.begin(), all.end(), [&](condition const& c) { return chooser_.allow(c.constraints); });
    }

    /// The same fits, by the members of this case. Requires: they are certain in it, too.
    [[nodiscard]] std::vector<fitting> translated(matcher const& from) const
    {
        auto out = from.found;
        for (auto& f : out)
            for (auto& m : f.members) m = *find(from.event(m));
        return out;
    }
    [[nodiscard]] std::optional<std::uint32_t> find(event_id event) const
    {
        auto const& all = decide_.members;
        auto const at = std::find_if(all.begin(), all.end(), [&](member const& m) { return m.event == event; });
        if (at == all.end()) return std::nullopt;
        return static_cast<std::uint32_t>(at - all.begin());
    }

    void find_certain(std::span<matcher> others)
    {
        for (auto const& other : others) others_.push_back(&other);
        dead_.assign(read_.steps() * decide_.members.size(), false);
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
        if (read_.fits(m, i) != verdict::certain || !is_impossible(read_.spoiling(i, m))) return false;
        return !before || (!read_.is_dayless(i, *before) && is_impossible(read_.spoiling(i, *before, m)));
    }
    [[nodiscard]] bool is_later(std::uint32_t m, std::uint32_t than) const
    {
        return decide_.w.most(at(m).variable, at(than).variable) < duration{};
    }
    /// Requires: the earlier one is part of what fits for certain.
    [[nodiscard]] bool is_later_in_all(std::uint32_t m, std::uint32_t than) const
    {
        return is_later(m, than) && std::all_of(others_.begin(), others_.end(), [&](matcher const* other) {
                   auto const same = other->find(event(m));
                   return same && other->is_later(*same, *other->find(event(than)));
               });
    }
    /// In this case and in the others.
    [[nodiscard]] bool is_certain_in_all(std::size_t i, std::optional<std::uint32_t> before, std::uint32_t m) const
    {
        return is_certain_step(i, before, m) && std::all_of(others_.begin(), others_.end(), [&](matcher const* other) {
                   auto const same = other->find(event(m));
                   return same && other->is_certain_step(i, before ? other->find(event(*before)) : before, *same);
               });
    }
    [[nodiscard]] bool lead_on(std::vector<std::uint32_t>& path)
    {
        auto const i = path.size();
        if (i == read_.steps()) return true;
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
        may_end_.assign(read_.steps() * decide_.members.size(), std::nullopt);
        std::vector<std::uint32_t> path;
        extend(path);
    }
    void extend(std::vector<std::uint32_t>& path)
    {
        if (path.size() == read_.steps()) {
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
            std::optional<std::uint32_t> before;
            if (!path.empty()) before = path.back();
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
        auto const v = at(m).variable;
        if (read_.fits(m, i) == verdict::none) return false;
        if (before && w.most(at(*before).variable, v) < tick) return false;
        if (before && read_.step(i).within && -w.most(v, at(*before).variable) > *read_.step(i).within) return false;
        if (!before && read_.step(0).how != pattern::link::then) return true;
        for (std::uint32_t x = 0; x != decide_.members.size(); ++x) { // somebody certainly between
            if (x == m || x == before || !at(x).always || w.most(v, at(x).variable) >= duration{}) continue;
            if (before && w.most(at(x).variable, at(*before).variable) >= duration{}) continue;
            if (read_.separates(x, i) == verdict::certain) return false;
        }
        return true;
    }
    /// Whether there are steps that may lead from here to the last one.
    [[nodiscard]] bool may_end(std::size_t i, std::uint32_t m)
    {
        if (i + 1 == read_.steps()) return true;
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
        auto const v = at(m).variable;
        for (auto const e : path)
            if (w.most(at(e).variable, v) < tick) return false;
        for (std::size_t k = 0; k != certain_; ++k) {
            auto const& other = found[k].members;
            if (std::find(other.begin(), other.end(), m) != other.end()) return false;
            bool const begins_after = w.most(at(other.back()).variable, at(path.empty() ? m : path.front()).variable) >= tick;
            if (!begins_after && w.most(v, at(other.front()).variable) < tick) return false;
        }
        return true;
    }

    [[nodiscard]] decision is_possible(std::vector<std::uint32_t> const& path)
    {
        condition fixed;
        auto& all = fixed.constraints;
        std::vector<alternatives> choices;
        for (std::size_t i = 0; i != path.size(); ++i) {
            auto const& e = at(path[i]);
            all.insert(all.end(), e.inside.begin(), e.inside.end());
            if (auto const so = read_.direction_of(path[i], i)) fixed.held.push_back(*so);
            if (i != 0) {
                auto const& before = at(path[i - 1]);
                all.push_back({before.variable, e.variable, tick});
                if (read_.step(i).within) all.push_back({e.variable, before.variable, -*read_.step(i).within});
                if (read_.step(i).within_days) {
                    alternatives days;
                    for (auto const& d : read_.days_of(i, path[i - 1]))
                        days.push_back(pattern_reader::on(d, {e.variable, worlds::origin, -d.until}));
                    if (days.empty()) { // not told day by day
                        complete = false;
                        all.push_back({e.variable, before.variable, -(entente::days(*read_.step(i).within_days + 1) + hours(1))});
                    } else choices.push_back(std::move(days));
                }
            }
            if (i == 0 && read_.step(0).how != pattern::link::then) continue;
            for (std::uint32_t x = 0; x != decide_.members.size(); ++x) {
                if (std::find(path.begin(), path.end(), x) != path.end() || read_.separates(x, i) != verdict::certain) continue;
                alternatives out{{{{e.variable, at(x).variable, duration{}}}, {}}};
                if (i != 0) out.push_back({{{at(x).variable, at(path[i - 1]).variable, duration{}}}, {}});
                auto const holds = [&](condition const& c) {
                    return decide_.w.most(c.constraints[0].later, c.constraints[0].earlier) <= duration{};
                };
                if (std::any_of(out.begin(), out.end(), holds)) continue; // it is so anyway
                read_.add_outside(out, x);
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
                    if (chooser_.allow(c.constraints)) all.push_back(c);
            };
            for (std::size_t i = 0; i != f.members.size(); ++i) {
                add(read_.spoiling(i, f.members[i]));
                if (i != 0) add(read_.spoiling(i, f.members[i - 1], f.members[i]));
            }
            if (std::none_of(all.begin(), all.end(), [](condition const& c) { return c.is_free(); })) choices.push_back(std::move(all));
        }
        auto const d = chooser_.decide({}, choices);
        complete = complete && d != decision::unknown;
        return d == decision::no;
    }

    event_decider const& decide_;
    pattern_reader read_;
    chooser chooser_;
    std::vector<std::uint32_t> in_order_;
    std::vector<matcher const*> others_;       ///< cases. No span, of which libc++ 16 asks that the class be complete
    std::vector<bool> dead_;                   ///< [step][member]: no certain fit goes on from here
    std::vector<std::optional<bool>> may_end_; ///< [step][member]
    std::size_t certain_ = 0;
};

} // namespace entente::detail
