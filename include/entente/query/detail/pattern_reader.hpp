// What a contact may be in a pattern, and what would spoil it there.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/detail/choose.hpp>
#include <entente/query/detail/select.hpp>
#include <entente/query/pattern.hpp>
#include <entente/timeline/detail/days.hpp>
#include <entente/timeline/detail/read_model.hpp>
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
    std::vector<leader_id> leaders;
    bool anybody = false;
    direction placed_or_received = direction::either;
};
[[nodiscard]] inline resolved_contact resolve_contact(read_model d, asked::contact const& c)
{
    auto const r = resolve_query(d, query{asked::list{}, c.kinds}.with(c.whom.names));
    return {c.kinds, r.parties, r.leaders, c.whom.names.empty(), c.placed_or_received};
}

/// Reads the steps of a pattern against the members of one row. All it says is of one step, or of two that follow each other.
class pattern_reader {
public:
    pattern_reader(read_model data, selection const& s, pattern const& p) : data_(data), decide_(s.decide), pattern_(p)
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
        auto out = step(i).how == pattern::link::then ? fits(x, {{}, {}, {}, true, direction::either}) : verdict::none;
        for (auto const& c : withouts_[i]) out = std::max(out, fits(x, c));
        return out;
    }

    // --- what spoils a fit ---

    /// Outside the window.
    void add_outside(alternatives& to, std::uint32_t m) const
    {
        auto const& e = at(m);
        if (e.no_window || e.always) return;
        for (auto const& g : decide_.near) to.push_back({{{e.variable, g.variable, tick - g.slack}}, {}});
        for (auto const& g : decide_.far) to.push_back({{{g.variable, e.variable, tick - g.slack}}, {}});
    }
    /// Whatever keeps a member from being a step, by itself; below, from being the one after `before`.
    [[nodiscard]] alternatives spoiling(std::size_t i, std::uint32_t m) const
    {
        alternatives out;
        if (!at(m).sure) out.push_back({{}, {{m, false}}});
        else if (fits_either_way(m, whats_[i]) != verdict::certain) out.emplace_back(); // it need not be what is asked for
        if (auto const so = direction_of(m, whats_[i])) out.push_back({{}, {{so->first, !so->second}}});
        add_outside(out, m);
        if (i == 0 && step(i).how == pattern::link::then) add_between(out, i, std::nullopt, m);
        return out;
    }
    [[nodiscard]] alternatives spoiling(std::size_t i, std::uint32_t before, std::uint32_t m) const
    {
        auto const [e, f] = std::pair{at(before).variable, at(m).variable};
        alternatives out{{{{f, e, duration{}}}, {}}};
        if (step(i).within) out.push_back({{{e, f, *step(i).within + tick}}, {}});
        if (step(i).within_days)
            for (auto const& d : days_of(i, before)) out.push_back(on(d, {worlds::origin, f, d.until + tick}));
        add_between(out, i, before, m);
        return out;
    }

    /// The choice that a member of which nobody says who placed it is what a step asks for, if the step asks for that.
    [[nodiscard]] std::optional<std::pair<std::uint32_t, bool>> direction_of(std::uint32_t m, std::size_t i) const
    {
        return direction_of(m, whats_[i]);
    }

    // --- days ---

    /// The civil days of a step, and how long `within_days` lasts from each.
    struct day {
        std::vector<difference_constraint> is_on_it;
        duration until; ///< since 1970
    };
    /// None: they are too many, or not known.
    [[nodiscard]] std::vector<day> days_of(std::size_t i, std::uint32_t m) const
    {
        auto const n = *step(i).within_days;
        auto const& e = at(m);
        auto const zone = data_.zone_of(e.event);
        auto const window = data_.point(e.event).window;
        auto const first = day_at(window.earliest(), zone, data_.clocks());
        auto const last = day_at(window.latest(), zone, data_.clocks());
        std::vector<day> out;
        if (first && last && *last - *first < most_days)
            for (auto d = *first; d <= *last; d = d + 1) {
                auto const today = day_bounds(d, zone, data_.clocks());
                if (!today) continue; // the zone left it out
                auto const end = end_of_day(d, n, zone, data_.clocks());
                if (!end) return {};
                out.push_back({{{worlds::origin, e.variable, today->earliest() - instant{}},
                                {e.variable, worlds::origin, instant{} - today->latest()}},
                               *end - instant{}});
            }
        return out;
    }
    [[nodiscard]] static condition on(day const& d, difference_constraint one)
    {
        condition out{d.is_on_it, {}};
        out.constraints.push_back(one);
        return out;
    }
    /// The step says how many days it may last from the one before, and there is none to count from.
    [[nodiscard]] bool is_dayless(std::size_t i, std::uint32_t before) const { return step(i).within_days && days_of(i, before).empty(); }

private:
    static constexpr std::int64_t most_days = 40; ///< more are not told one by one

    [[nodiscard]] member const& at(std::uint32_t m) const { return decide_.members[m]; }
    /// A choice beside those of who was held: whether a member was placed.
    [[nodiscard]] std::optional<std::pair<std::uint32_t, bool>> direction_of(std::uint32_t m, resolved_contact const& c) const
    {
        if (c.placed_or_received == direction::either || at(m).placed_or_received != direction::either) return std::nullopt;
        return std::pair{static_cast<std::uint32_t>(decide_.members.size()) + m, c.placed_or_received == direction::placed};
    }
    [[nodiscard]] verdict fits(std::uint32_t m, resolved_contact const& c) const
    {
        auto const known = at(m).placed_or_received;
        if (c.placed_or_received != direction::either && known != direction::either && known != c.placed_or_received) return verdict::none;
        return std::min(fits_either_way(m, c), direction_of(m, c) ? verdict::possible : verdict::certain);
    }
    /// Whoever placed it.
    [[nodiscard]] verdict fits_either_way(std::uint32_t m, resolved_contact const& c) const
    {
        auto const& e = at(m);
        if (!is_among(data_.event(e.event).kind(), c.kinds)) return verdict::none;
        auto out = verdict::none;
        auto const take = [&](bool sure) { out = std::max(out, sure && e.sure ? verdict::certain : verdict::possible); };
        for (auto const& [p, sure] : e.counterparts)
            if (c.anybody || std::find(c.parties.begin(), c.parties.end(), p) != c.parties.end()) take(sure);
        for (auto const& a : data_.event(e.event).attending())
            if (a.leader && a.role != role::mediator && std::find(c.leaders.begin(), c.leaders.end(), *a.leader) != c.leaders.end())
                take(true);
        return out;
    }
    /// Another contact strictly between two steps; without the first of them, before the second.
    void add_between(alternatives& to, std::size_t i, std::optional<std::uint32_t> before, std::uint32_t m) const
    {
        for (std::uint32_t x = 0; x != decide_.members.size(); ++x) {
            if (x == m || x == before || separates(x, i) == verdict::none) continue;
            if (decide_.w.most(at(x).variable, at(m).variable) < tick ||
                (before && decide_.w.most(at(*before).variable, at(x).variable) < tick))
                continue;
            condition all{at(x).inside, {}};
            all.constraints.push_back({at(x).variable, at(m).variable, tick});
            if (before) all.constraints.push_back({at(*before).variable, at(x).variable, tick});
            if (!at(x).sure) all.held.emplace_back(x, true);
            for (auto const& so : ways_to_separate(x, i)) {
                to.push_back(all);
                if (so) to.back().held.push_back(*so);
            }
        }
    }
    /// Who placed it, if that is what makes it separate two steps; nothing: whoever did. Requires: it may.
    [[nodiscard]] std::vector<std::optional<std::pair<std::uint32_t, bool>>> ways_to_separate(std::uint32_t x, std::size_t i) const
    {
        if (step(i).how == pattern::link::then) return {std::nullopt};
        std::vector<std::optional<std::pair<std::uint32_t, bool>>> out;
        for (auto const& c : withouts_[i]) {
            if (fits(x, c) == verdict::none) continue;
            auto const so = direction_of(x, c);
            if (!so) return {std::nullopt};
            out.push_back(so);
        }
        return out;
    }

    read_model data_;
    event_decider const& decide_;
    pattern const& pattern_;
    std::vector<resolved_contact> whats_;
    std::vector<std::vector<resolved_contact>> withouts_;
};

} // namespace entente::detail
