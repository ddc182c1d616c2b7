// On whose word something is certain, and on whose it is not to spare.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/detail/data.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace entente::detail {

inline statement timeline_data::label_of(std::vector<statement> parts, std::uint32_t end, std::vector<statement> const& before_it)
{
    auto const each_once = [](std::vector<statement>& all) {
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        std::erase(all, statement{none});
    };
    joint_label made{std::move(parts), end};
    if (end != none) {
        made.shorter = made.parts;
        each_once(made.shorter);
        made.parts.insert(made.parts.end(), before_it.begin(), before_it.end());
    }
    each_once(made.parts);
    if (made.parts.empty()) return statement{none};
    if (made.parts.size() == 1) return made.parts.front();
    auto const label = static_cast<std::uint32_t>(statements.size());
    statements.push_back(statements[static_cast<std::uint32_t>(made.parts.front())]);
    joint[label] = std::move(made);
    return statement{label};
}

inline void timeline_data::add_said(statement label, std::vector<said>& to) const
{
    std::vector<statement> left{label};
    while (!left.empty()) {
        auto const s = static_cast<std::uint32_t>(left.back());
        left.pop_back();
        if (s == none) continue;
        if (auto const* all = joint.find(s))
            left.insert(left.end(), all->parts.rbegin(), all->parts.rend());
        else if (std::find(to.begin(), to.end(), statements[s]) == to.end())
            to.push_back(statements[s]);
    }
}

inline std::vector<statement> timeline_data::labels_of_earliest(std::uint32_t moment) const
{
    auto const& p = point(moment);
    return p.node != none ? order.because_earliest(node{p.node}) : std::vector{p.earliest_by};
}
inline std::vector<statement> timeline_data::labels_of_latest(std::uint32_t moment) const
{
    auto const& p = point(moment);
    return p.node != none ? order.because_latest(node{p.node}) : std::vector{p.latest_by};
}

inline std::vector<statement> timeline_data::labels_of_most(std::uint32_t a, std::uint32_t b) const
{
    if (is_endless(a)) return {settled(a).earliest_by};
    auto const& from = point(a);
    auto const& to = point(b);
    if (from.node != none && to.node != none) return order.because(node{from.node}, node{to.node});
    auto labels = labels_of_earliest(a);
    auto const late = labels_of_latest(b);
    labels.insert(labels.end(), late.begin(), late.end());
    return labels;
}

/// Some statements with all that they say, as differences between a few moments. Statements are left out, and those that are
/// left either have a world or have none.
class evidence {
public:
    evidence(timeline_data const& data, std::vector<statement> const& labels) : data_(data)
    {
        for (auto const l : labels) {
            data.add_said(l, cited_);
            if (static_cast<std::uint32_t>(l) == none) continue;
            for (auto const& c : data.order.said_by(l)) add(c, l);
        }
        std::vector<statement> left = labels;
        while (!left.empty()) { // with the parts of those that stand for several
            auto const l = left.back();
            left.pop_back();
            if (is_among(l)) continue;
            labels_.push_back(l);
            if (auto const* all = data.joint.find(static_cast<std::uint32_t>(l))) left.insert(left.end(), all->parts.begin(), all->parts.end());
        }
    }
    void add(constraint const& c, statement by)
    {
        link(place(c.from), place(c.to), c.most, by);
        link(place(c.to), place(c.from), -c.least, by);
    }
    /// t_b - t_a >= least, whoever says so.
    void suppose(std::uint32_t a, std::uint32_t b, duration least) { links_.push_back({place_of(b), place_of(a), (-least).count(), {}, none}); }
    /// The bounds that these statements set to the moments named so far.
    void add_bounds()
    {
        for (std::size_t i = 0; i != moments_.size(); ++i) add_bounds_of(moments_[i]);
    }

    [[nodiscard]] std::vector<said> cited() const { return cited_; }

    /// Those statements without which the rest would have a world, in their order; all of them if they have one as they
    /// are, or are too many. `kept` is not tried.
    [[nodiscard]] std::vector<said> needed(std::optional<said> kept = std::nullopt) const
    {
        if (cited_.size() > most_tried || !is_contradictory(cited_)) return cited_;
        auto left = cited_;
        for (auto const& s : cited_) {
            if (s == kept) continue;
            auto fewer = left;
            std::erase(fewer, s);
            if (is_contradictory(fewer)) left = std::move(fewer);
        }
        return left;
    }

    /// The labels under which these are said.
    [[nodiscard]] std::vector<statement> needed_labels() const
    {
        auto const left = needed();
        std::vector<statement> out;
        for (auto const l : labels_) {
            std::vector<said> all;
            data_.add_said(l, all);
            auto const is_left = [&](said const& s) { return std::find(left.begin(), left.end(), s) != left.end(); };
            if (!all.empty() && std::all_of(all.begin(), all.end(), is_left)) out.push_back(l);
        }
        return out;
    }

private:
    static constexpr std::size_t most_tried = 200;
    static constexpr std::size_t origin = 0;

    struct length {
        std::size_t from, to;
        std::int64_t most;
        std::vector<said> by;
        std::uint32_t unless = none; ///< this milestone is reported
        std::uint32_t sole = none;   ///< only if no more than one report of this moment is there: they exclude each other
    };

    [[nodiscard]] bool is_among(statement s) const { return std::find(labels_.begin(), labels_.end(), s) != labels_.end(); }
    [[nodiscard]] std::size_t place(node n) { return place_of(data_.tied[static_cast<std::uint32_t>(n)]); }
    [[nodiscard]] std::size_t place_of(std::uint32_t moment)
    {
        if (moment == none) return origin;
        if (auto const* known = places_.find(moment)) return *known;
        moments_.push_back(moment);
        return places_[moment] = moments_.size();
    }
    void link(std::size_t from, std::size_t to, duration most, statement by)
    {
        if (most.is_unlimited()) return;
        std::vector<said> all;
        data_.add_said(by, all);
        links_.push_back({from, to, most.count(), std::move(all), none});
        auto const* label = data_.joint.find(static_cast<std::uint32_t>(by));
        if (label == nullptr || label->end == none) return;
        std::vector<said> fewer;
        for (auto const part : label->shorter) data_.add_said(part, fewer);
        links_.push_back({from, to, most.count(), std::move(fewer), label->end});
    }
    void add_own_bounds(said const& s, std::size_t n, std::uint32_t sole)
    {
        std::vector<diagnostic> ignored; // said when it came in
        auto const& r = s.kind == said::what::event_report ? data_.facts.events[s.record].reports[s.item] : data_.facts.terms[s.record].at(s.turn)[s.item];
        auto const time = resolve(r.time, data_.clocks, data_.rules, {}, ignored);
        if (!time) return;
        auto const own = time->hull();
        if (own.earliest().is_finite()) links_.push_back({n, origin, (instant{} - own.earliest()).count(), {s}, none, sole});
        if (own.latest().is_finite()) links_.push_back({origin, n, (own.latest() - instant{}).count(), {s}, none, sole});
    }

    void add_bounds_of(std::uint32_t moment)
    {
        auto const& p = data_.settled(moment);
        auto const n = place_of(moment);
        if (is_among(p.earliest_by) && p.window.earliest().is_finite()) link(n, origin, instant{} - p.window.earliest(), p.earliest_by);
        if (is_among(p.latest_by) && p.window.latest().is_finite()) link(origin, n, p.window.latest() - instant{}, p.latest_by);
        for (auto const& s : cited_)
            if (is_report_of(s, moment)) add_own_bounds(s, n, p.contested ? moment : none);
    }
    [[nodiscard]] bool is_report_of(said const& s, std::uint32_t moment) const
    {
        if (s.kind == said::what::event_report) return data_.event(s.record).same == moment;
        return s.kind == said::what::milestone_report && timeline_data::point_of(s.record, s.turn) == moment;
    }

    /// Bellman and Ford: a negative cycle among the links of which every statement is there.
    [[nodiscard]] bool is_contradictory(std::vector<said> const& there) const
    {
        auto const is_there = [&](said const& s) { return std::find(there.begin(), there.end(), s) != there.end(); };
        auto const is_reported = [&](std::uint32_t turn) {
            return turn != none && std::any_of(there.begin(), there.end(), [&](said const& s) {
                return s.kind == said::what::milestone_report && timeline_data::point_of(s.record, s.turn) == turn;
            });
        };
        auto const is_alone = [&](std::uint32_t moment) {
            return std::count_if(there.begin(), there.end(), [&](said const& s) { return is_report_of(s, moment); }) == 1;
        };
        std::vector<length const*> on;
        for (auto const& l : links_)
            if (std::all_of(l.by.begin(), l.by.end(), is_there) && !is_reported(l.unless) && (l.sole == none || is_alone(l.sole))) on.push_back(&l);
        std::vector<wide> far(moments_.size() + 1, 0);
        for (std::size_t round = 0; round <= far.size(); ++round) {
            bool moved = false;
            for (auto const* l : on)
                if (far[l->from] + l->most < far[l->to]) {
                    far[l->to] = far[l->from] + l->most;
                    moved = true;
                }
            if (!moved) return false;
        }
        return true;
    }

    timeline_data const& data_;
    std::vector<statement> labels_;
    std::vector<said> cited_;
    std::vector<std::uint32_t> moments_; ///< those named so far; the origin stands before them
    sparse<std::size_t> places_;
    std::vector<length> links_;
};

/// Of what makes `most(a, b)` what it is, what suffices to make it negative, if it is.
[[nodiscard]] inline evidence evidence_of_order(timeline_data const& data, std::uint32_t a, std::uint32_t b)
{
    evidence all(data, data.labels_of_most(a, b));
    all.suppose(a, b, duration{});
    all.add_bounds();
    return all;
}

inline std::vector<said> timeline_data::because(std::uint32_t a, std::uint32_t b) const { return evidence_of_order(*this, a, b).needed(); }

} // namespace entente::detail
