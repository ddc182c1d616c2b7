// What a contact may be in a pattern, and what would spoil it there.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/detail/choose.hpp>
#include <entente/query/detail/select.hpp>
#include <entente/query/pattern.hpp>
#include <entente/timeline/detail/attending.hpp>
#include <entente/timeline/detail/days.hpp>
#include <entente/timeline/detail/reports.hpp>
#include <entente/timeline/detail/scope.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
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

/// Reads the steps of a pattern against the members of one row. All it says is of one step, or of two that follow each other.
class pattern_reader {
public:
    pattern_reader(timeline_data const& data, selection const& s, pattern const& p) : data_(data), decide_(s.decide), pattern_(p)
    {
        for (auto const& step : p.steps) {
            whats_.push_back(resolve_contact(data, step.what));
            auto& out = withouts_.emplace_back();
            for (auto const& c : step.without) out.push_back(resolve_contact(data, c));
        }
    }

    [[nodiscard]] std::size_t steps() const { return whats_.size(); }
    [[nodiscard]] pattern::step const& step(std::size_t i) const { return pattern_.steps[i]; }

    // --- what a member is ---

    /// Whether it is what a step asks for.
    [[nodiscard]] verdict fits(std::uint32_t m, std::size_t i) const { return fits(m, whats_[i]); }
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
    /// Whatever keeps a member from being a step, by itself; below, from being the one after `before`.
    [[nodiscard]] alternatives spoiling(std::size_t i, std::uint32_t m) const
    {
        alternatives out;
        if (!at(m).sure) out.push_back({{}, {{m, false}}});
        else if (fits(m, i) != verdict::certain) out.emplace_back(); // it need not be what is asked for
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

    // --- days ---

    /// The civil days of a step, and how long `within_days` lasts from each.
    struct day {
        std::vector<wish> is_on_it;
        duration until; ///< since 1970
    };
    /// None: they are too many, or not known.
    [[nodiscard]] std::vector<day> days_of(std::size_t i, std::uint32_t m) const
    {
        auto const n = *step(i).within_days;
        auto const& e = at(m);
        auto const zone = zone_of(data_, e.event);
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
    /// The step says how many days it may last from the one before, and there is none to count from.
    [[nodiscard]] bool is_dayless(std::size_t i, std::uint32_t before) const { return step(i).within_days && days_of(i, before).empty(); }

private:
    static constexpr std::int64_t most_days = 40; ///< more are not told one by one

    [[nodiscard]] member const& at(std::uint32_t m) const { return decide_.members[m]; }
    [[nodiscard]] verdict fits(std::uint32_t m, resolved_contact const& c) const
    {
        auto const& e = at(m);
        if (!is_among(data_.facts.events.kind(e.event), c.kinds)) return verdict::none;
        auto out = verdict::none;
        auto const take = [&](bool sure) { out = std::max(out, sure && e.sure ? verdict::certain : verdict::possible); };
        for (auto const& [p, sure] : e.counterparts)
            if (c.anybody || std::find(c.parties.begin(), c.parties.end(), p) != c.parties.end()) take(sure);
        for (auto const& a : attending(data_, e.event))
            if (a.leader != none && a.role != role::mediator && std::find(c.leaders.begin(), c.leaders.end(), a.leader) != c.leaders.end())
                take(true);
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

    timeline_data const& data_;
    decider const& decide_;
    pattern const& pattern_;
    std::vector<resolved_contact> whats_;
    std::vector<std::vector<resolved_contact>> withouts_;
};

} // namespace entente::detail
