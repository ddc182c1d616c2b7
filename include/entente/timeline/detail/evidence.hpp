// On whose word something is certain, and on whose it is not to spare.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/detail/cite.hpp>
#include <entente/timeline/detail/claim_names.hpp>
#include <entente/timeline/detail/data.hpp>
#include <entente/timeline/detail/settle.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente::detail {

inline statement timeline_data::label_of(std::vector<statement> parts, std::uint32_t end, std::vector<statement> const& before_it)
{
    auto const each_once = [](std::vector<statement>& all) { // in the order of the argument
        std::vector<statement> once;
        for (auto const s : all)
            if (s != statement{none} && std::find(once.begin(), once.end(), s) == once.end()) once.push_back(s);
        all = std::move(once);
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
        if (auto const* all = joint.find(s)) left.insert(left.end(), all->parts.rbegin(), all->parts.rend());
        else if (std::find(to.begin(), to.end(), statements[s]) == to.end()) to.push_back(statements[s]);
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
            if (auto const* all = data.joint.find(static_cast<std::uint32_t>(l)))
                left.insert(left.end(), all->parts.begin(), all->parts.end());
        }
    }
    void add(constraint const& c, statement by)
    {
        link(place(c.from), place(c.to), c.most, by);
        link(place(c.to), place(c.from), -c.least, by);
    }
    /// t_b - t_a >= least, whoever says so.
    void suppose(std::uint32_t a, std::uint32_t b, duration least) { supposed_.push_back({place_of(b), place_of(a), (-least).count()}); }
    /// The bounds that these statements set to the moments that they are about.
    void add_bounds()
    {
        for (auto const& s : cited_)
            if (auto const moment = data_.moment_of(s); moment != none) (void)place_of(moment);
        for (std::size_t n = 1; n <= moments_.size(); ++n)
            if (auto const moment = moments_[n - 1]; data_.settled(moment).contested) add_contest(moment, n);
            else add_bounds_of(moment, n);
    }

    [[nodiscard]] std::vector<said> cited() const { return cited_; }

    /// Those statements without which the rest would have a world, in their order; all of them if they have one as they
    /// are, or are too many. `kept` is not tried.
    [[nodiscard]] std::vector<said> needed(std::optional<said> kept = std::nullopt) const
    {
        if (cited_.size() > most_tried || has_world(cited_)) return cited_;
        auto left = cited_;
        for (bool spared = true; spared;) { // without one report of a contested time another statement may be to spare
            spared = false;
            auto tried = rivals_; // those first that need not be told
            tried.insert(tried.end(), left.begin(), left.end());
            for (auto const& s : tried) {
                if (s == kept) continue;
                auto fewer = without(s, left);
                if (fewer.size() == left.size() || has_world(fewer)) continue;
                left = std::move(fewer);
                spared = true;
            }
            if (contests_.empty()) break;
        }
        return left;
    }

    /// The labels under which these are said; `label(said)` makes one for a report that has none.
    template <class Label>
    [[nodiscard]] std::vector<statement> needed_labels(Label label) const
    {
        auto const left = needed();
        auto unlabelled = left;
        std::vector<statement> out;
        for (auto const l : labels_) {
            std::vector<said> all;
            data_.add_said(l, all);
            auto const is_left = [&](said const& s) { return std::find(left.begin(), left.end(), s) != left.end(); };
            if (all.empty() || !std::all_of(all.begin(), all.end(), is_left)) continue;
            out.push_back(l);
            for (auto const& s : all) std::erase(unlabelled, s);
        }
        for (auto const& s : unlabelled) out.push_back(label(s));
        return out;
    }

private:
    static constexpr std::size_t most_tried = 200;
    static constexpr std::size_t origin = 0;

    struct length {
        std::size_t from, to;
        std::int64_t most;
    };
    struct said_length : length {
        std::vector<said> by;
        std::uint32_t unless = none; ///< this milestone is known
    };
    /// A moment whose reports exclude each other. It is one of those that are there; of one alone, its own.
    struct contest {
        std::size_t place;
        std::vector<std::pair<said, std::vector<bounds>>> reports;
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
        links_.push_back({{from, to, most.count()}, std::move(all), none});
        auto const* label = data_.joint.find(static_cast<std::uint32_t>(by));
        if (label == nullptr || label->end == none) return;
        std::vector<said> fewer;
        for (auto const part : label->shorter) data_.add_said(part, fewer);
        links_.push_back({{from, to, most.count()}, std::move(fewer), label->end});
    }
    [[nodiscard]] std::vector<bounds> own_time(said const& s) const
    {
        problem_list ignored; // said when it came in
        auto const& r = s.kind == said::what::event_report ? data_.facts.events[s.record].reports[s.item]
                                                           : data_.facts.terms[s.record].at(s.turn)[s.item];
        auto const time = resolve(r.time, data_.clocks, data_.rules, {}, ignored);
        return time ? time->members : std::vector<bounds>{bounds{}};
    }
    /// The lengths that keep a moment in its window.
    [[nodiscard]] static std::vector<length> within(bounds window, std::size_t n)
    {
        std::vector<length> out;
        if (window.earliest().is_finite()) out.push_back({n, origin, (instant{} - window.earliest()).count()});
        if (window.latest().is_finite()) out.push_back({origin, n, (window.latest() - instant{}).count()});
        return out;
    }
    void add_bounds_of(std::uint32_t moment, std::size_t n)
    {
        auto const& p = data_.settled(moment);
        if (is_among(p.earliest_by) && p.window.earliest().is_finite()) link(n, origin, instant{} - p.window.earliest(), p.earliest_by);
        if (is_among(p.latest_by) && p.window.latest().is_finite()) link(origin, n, p.window.latest() - instant{}, p.latest_by);
        for (auto const& s : cited_)
            if (data_.moment_of(s) == moment)
                for (auto const& l : within(hull(own_time(s)), n)) links_.push_back({l, {s}, none});
    }
    /// All its reports count: with one of them left out it may be another that is said.
    void add_contest(std::uint32_t moment, std::size_t n)
    {
        auto& its = contests_.emplace_back(contest{n, {}});
        citer const cite(data_.facts, data_.source_ids);
        std::vector<std::pair<std::string, said>> reports; // in an order of their own
        for (auto const& s : data_.reports_of_time(moment)) reports.emplace_back(cite(s), s);
        std::stable_sort(reports.begin(), reports.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
        for (auto const& [words, s] : reports) {
            its.reports.emplace_back(s, own_time(s));
            if (std::find(cited_.begin(), cited_.end(), s) != cited_.end()) continue;
            cited_.push_back(s);
            rivals_.push_back(s);
        }
    }
    /// Beside claims and capacities, all reports of a contested time or none: those that are left could contradict what holds beside
    /// all of them.
    [[nodiscard]] std::vector<said> without(said const& s, std::vector<said> all) const
    {
        std::erase(all, s);
        if (std::none_of(cited_.begin(), cited_.end(),
                         [](said const& by) { return by.kind == said::what::claim || by.kind == said::what::capacity; }))
            return all;
        for (auto const& c : contests_)
            if (std::any_of(c.reports.begin(), c.reports.end(), [&](auto const& r) { return r.first == s; }))
                for (auto const& r : c.reports) std::erase(all, r.first);
        return all;
    }
    /// The lengths of which every statement is there.
    [[nodiscard]] std::vector<length> links_of(std::vector<said> const& there) const
    {
        auto const is_there = [&](said const& s) { return std::find(there.begin(), there.end(), s) != there.end(); };
        auto const is_known = [&](std::uint32_t turn) {
            return turn != none && std::any_of(there.begin(), there.end(), [&](said const& s) {
                       return s.kind == said::what::claim ? names(data_, data_.facts.claims[s.record], turn)
                                                          : s.kind == said::what::milestone_report && data_.moment_of(s) == turn;
                   });
        };
        std::vector<length> on;
        for (auto const& l : links_)
            if (std::all_of(l.by.begin(), l.by.end(), is_there) && !is_known(l.unless)) on.push_back(l);
        for (auto const& c : contests_) {
            std::vector<bounds> shared, all;
            for (auto const& [s, time] : c.reports) {
                if (!is_there(s)) continue;
                shared = all.empty() ? time : common(shared, time);
                all.insert(all.end(), time.begin(), time.end());
            }
            if (all.empty()) continue;
            auto const own = within(hull(shared.empty() ? all : shared), c.place);
            on.insert(on.end(), own.begin(), own.end());
        }
        return on;
    }
    /// Bellman and Ford: no cycle is negative.
    [[nodiscard]] bool has_world(std::vector<said> const& there) const
    {
        auto on = links_of(there);
        on.insert(on.end(), supposed_.begin(), supposed_.end());
        std::vector<wide> far(moments_.size() + 1, 0);
        for (std::size_t round = 0; round <= far.size(); ++round) {
            bool moved = false;
            for (auto const& l : on)
                if (far[l.from] + l.most < far[l.to]) {
                    far[l.to] = far[l.from] + l.most;
                    moved = true;
                }
            if (!moved) return true;
        }
        return false;
    }

    timeline_data const& data_;
    std::vector<statement> labels_;
    std::vector<said> cited_;
    std::vector<std::uint32_t> moments_; ///< those named so far; the origin stands before them
    sparse<std::size_t> places_;
    std::vector<said_length> links_;
    std::vector<contest> contests_;
    std::vector<said> rivals_;     ///< reports that are cited for no other reason than that others contest them
    std::vector<length> supposed_; ///< whoever says so
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
