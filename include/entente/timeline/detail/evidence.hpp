// On whose word something is certain, and on whose it is not to spare.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/detail/cite.hpp>
#include <entente/timeline/detail/claim_names.hpp>
#include <entente/timeline/detail/knowledge.hpp>
#include <entente/timeline/detail/labels.hpp>
#include <entente/timeline/detail/lengths.hpp>
#include <entente/timeline/detail/reports.hpp>
#include <entente/timeline/detail/settle.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente::detail {

/// Some statements with all that they say, as differences between a few moments. Statements are left out, and those that are
/// left either have a world or have none. Complexity: linear in what they say; for up to `most_tried` of them, as many trials.
class evidence {
public:
    evidence(knowledge const& data, std::vector<statement> const& labels) : data_(data)
    {
        for (auto const l : labels) {
            for_each_part(data, l, [&](said const& s) { (void)cited_.add(s); });
            if (l == no_statement) continue;
            for (auto const& c : data.order.said_by(l)) add(c, l);
        }
        std::vector<statement> left = labels;
        while (!left.empty()) { // with the parts of those that stand for several
            auto const l = left.back();
            left.pop_back();
            if (std::exchange(known_labels_[l], true)) continue;
            labels_.push_back(l);
            if (auto const* all = data.joint.find(l)) left.insert(left.end(), all->parts.begin(), all->parts.end());
        }
    }
    void add(constraint const& c, statement by)
    {
        link(place(c.from), place(c.to), c.most, by);
        link(place(c.to), place(c.from), -c.least, by);
    }
    /// t_b - t_a >= least, whoever says so.
    void suppose(moment a, moment b, duration least) { supposed_.push_back({{place_of(b), place_of(a), (-least).count()}, {}}); }
    /// The bounds that these statements set to the moments that they are about.
    void add_bounds()
    {
        std::vector<std::pair<moment, said>> reports; // by moment
        for (auto const& s : cited_.all())
            if (auto const m = moment_of(data_, s)) {
                (void)place_of(*m);
                reports.emplace_back(*m, s);
            }
        for (std::size_t n = 1; n <= moments_.size(); ++n)
            if (auto const m = moments_[n - 1]; data_.settled(m).contested) add_contest(m, n);
            else add_bounds_of(m, n);
        if (is_too_many()) return;
        for (auto const& [m, s] : reports)
            if (!data_.settled(m).contested)
                for (auto const& l : within(hull(own_time(s)), place_of(m))) links_.push_back({l, no_statement, s, false});
    }

    [[nodiscard]] std::vector<said> const& cited() const { return cited_.all(); }

    /// Those statements without which the rest would have a world, in their order; all of them if they have one as they
    /// are, or are too many. `kept` is not tried.
    [[nodiscard]] std::vector<said> needed(std::optional<said> kept = std::nullopt) const
    {
        if (is_too_many()) return cited();
        auto lengths = resting();
        handful left;
        for (std::size_t i = 0; i != cited().size(); ++i) left.add(i);
        if (lengths.has_world(left, beside(left))) return cited();
        auto const together = said_together();
        for (bool spared = true; spared;) { // without one report of a contested time another statement may be to spare
            spared = false;
            auto tried = rivals_; // those first that need not be told
            for (std::size_t i = 0; i != cited().size(); ++i)
                if (left.has(i)) tried.push_back(i);
            for (auto const i : tried) {
                if (!left.has(i) || cited()[i] == kept) continue;
                auto fewer = left;
                fewer.remove(together[i]);
                if (lengths.has_world(fewer, beside(fewer))) continue;
                left = fewer;
                spared = true;
            }
            if (contests_.empty()) break;
        }
        std::vector<said> out;
        for (std::size_t i = 0; i != cited().size(); ++i)
            if (left.has(i)) out.push_back(cited()[i]);
        return out;
    }

    /// The labels under which these are said; `label(said)` makes one for a report that has none.
    template <class Label>
    [[nodiscard]] std::vector<statement> needed_labels(Label label) const
    {
        said_numbers left;
        for (auto const& s : needed()) (void)left.add(s);
        std::vector<bool> labelled(left.all().size());
        std::vector<statement> out;
        for (auto const l : labels_) {
            bool any = false, all = true;
            for_each_part(data_, l, [&](said const& s) { any = true, all = all && left.find(s) != said_numbers::unknown; });
            if (!any || !all) continue;
            out.push_back(l);
            for_each_part(data_, l, [&](said const& s) { labelled[left.find(s)] = true; });
        }
        for (std::size_t i = 0; i != labelled.size(); ++i)
            if (!labelled[i]) out.push_back(label(left.all()[i]));
        return out;
    }

private:
    static constexpr std::size_t most_tried = 200; ///< a handful
    static constexpr std::size_t origin = 0;

    /// A length, and who says it: a label, or one alone.
    struct said_length : length {
        statement by = no_statement;
        std::optional<said> alone{};
        bool shorter = false; ///< what of the label suffices unless its milestone is known
    };
    /// A moment whose reports exclude each other. It is one of those that are there; of one alone, its own.
    struct contest {
        std::size_t place;
        std::vector<std::pair<std::size_t, std::vector<bounds>>> reports; ///< by their numbers
    };

    [[nodiscard]] bool is_too_many() const { return cited().size() > most_tried; }
    [[nodiscard]] bool is_among(statement s) const { return known_labels_.contains(s); }
    [[nodiscard]] std::size_t place(node n) { return place_of(data_.tied[number(n)]); }
    [[nodiscard]] std::size_t place_of(std::optional<moment> m)
    {
        if (!m) return origin;
        if (auto const* known = places_.find(*m)) return *known;
        moments_.push_back(*m);
        return places_[*m] = moments_.size();
    }
    void link(std::size_t from, std::size_t to, duration most, statement by)
    {
        if (most.is_unlimited()) return;
        links_.push_back({{from, to, most.count()}, by, std::nullopt, false});
        auto const* label = data_.joint.find(by);
        if (label != nullptr && label->end) links_.push_back({{from, to, most.count()}, by, std::nullopt, true});
    }
    [[nodiscard]] std::vector<bounds> own_time(said const& s) const
    {
        problem_list ignored; // said when it came in
        auto const time = resolve(data_.report_of(s).time, data_.clocks, data_.rules, {}, ignored);
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
    void add_bounds_of(moment m, std::size_t n)
    {
        auto const p = data_.settled(m);
        if (is_among(p.earliest_by) && p.window.earliest().is_finite()) link(n, origin, instant{} - p.window.earliest(), p.earliest_by);
        if (is_among(p.latest_by) && p.window.latest().is_finite()) link(origin, n, p.window.latest() - instant{}, p.latest_by);
    }
    /// All its reports count: with one of them left out it may be another that is said.
    void add_contest(moment m, std::size_t n)
    {
        auto& its = contests_.emplace_back(contest{n, {}});
        citer const cite(data_);
        std::vector<std::pair<std::string, said>> reports; // in an order of their own
        for (auto const& s : reports_of_time(data_, m)) reports.emplace_back(cite(s), s);
        std::stable_sort(reports.begin(), reports.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
        for (auto const& [words, s] : reports) {
            if (cited_.add(s)) rivals_.push_back(cited_.find(s));
            its.reports.emplace_back(cited_.find(s), own_time(s));
        }
    }

    // --- trials; whoever is cited has a number ---

    /// The statements of a label; nothing if one of them is not cited.
    [[nodiscard]] std::optional<handful> numbers_of(statement label) const
    {
        handful out;
        bool all = true;
        for_each_part(data_, label, [&](said const& s) {
            auto const i = cited_.find(s);
            all = all && i != said_numbers::unknown;
            if (all) out.add(i);
        });
        return all ? std::optional(out) : std::nullopt;
    }
    [[nodiscard]] std::optional<handful> numbers_of(said_length const& l) const
    {
        handful out;
        if (l.alone) {
            out.add(cited_.find(*l.alone));
            return out;
        }
        if (!l.shorter) return numbers_of(l.by);
        for (auto const part : data_.joint.find(l.by)->shorter) {
            auto const more = numbers_of(part);
            if (!more) return std::nullopt;
            out.add(*more);
        }
        return out;
    }
    /// Those on whose word alone a milestone is known.
    [[nodiscard]] handful who_know(moment turn) const
    {
        handful out;
        for (std::size_t i = 0; i != cited().size(); ++i) {
            auto const& s = cited()[i];
            if (s.kind == said::what::claim ? names(data_, data_.claim_at(claim_id{s.record}), turn)
                                            : s.kind == said::what::milestone_report && moment_of(data_, s) == turn)
                out.add(i);
        }
        return out;
    }
    [[nodiscard]] resting_lengths resting() const
    {
        resting_lengths out(moments_.size() + 1);
        some_of<statement, std::pair<bool, std::optional<handful>>> known;
        for (auto const& l : links_) {
            auto on = l.alone || l.shorter ? numbers_of(l) : std::nullopt;
            if (!l.alone && !l.shorter) {
                auto& its = known[l.by];
                if (!std::exchange(its.first, true)) its.second = numbers_of(l);
                on = its.second;
            }
            if (on) out.add({l, *on, l.shorter ? who_know(*data_.joint.find(l.by)->end) : handful{}});
        }
        return out;
    }
    /// What is supposed, and the lengths of contested moments by the reports that are there.
    [[nodiscard]] std::vector<resting_length> beside(handful const& there) const
    {
        auto out = supposed_;
        for (auto const& c : contests_) {
            std::vector<bounds> shared, all;
            handful on;
            for (auto const& [i, time] : c.reports) {
                if (!there.has(i)) continue;
                on.add(i);
                shared = all.empty() ? time : common(shared, time);
                all.insert(all.end(), time.begin(), time.end());
            }
            if (all.empty()) continue;
            for (auto const& l : within(hull(shared.empty() ? all : shared), c.place)) out.push_back({l, on});
        }
        return out;
    }
    /// Of each, those that are left out with it. Beside claims and capacities, all reports of a contested time or none: those that are
    /// left could contradict what holds beside all of them.
    [[nodiscard]] std::vector<handful> said_together() const
    {
        std::vector<handful> out(cited().size());
        for (std::size_t i = 0; i != out.size(); ++i) out[i].add(i);
        if (std::none_of(cited().begin(), cited().end(),
                         [](said const& by) { return by.kind == said::what::claim || by.kind == said::what::capacity; }))
            return out;
        for (auto const& c : contests_) {
            handful all;
            for (auto const& r : c.reports) all.add(r.first);
            for (auto const& r : c.reports) out[r.first].add(all);
        }
        return out;
    }

    knowledge const& data_;
    std::vector<statement> labels_;
    some_of<statement, bool> known_labels_; ///< these
    said_numbers cited_;
    std::vector<moment> moments_; ///< those named so far; the origin stands before them
    some_of<moment, std::size_t> places_;
    std::vector<said_length> links_;
    std::vector<contest> contests_;
    std::vector<std::size_t> rivals_;      ///< reports that are cited for no other reason than that others contest them
    std::vector<resting_length> supposed_; ///< whoever says so
};

/// Of what makes `most(a, b)` what it is, what suffices to make it negative, if it is.
[[nodiscard]] inline evidence evidence_of_order(knowledge const& data, moment a, moment b)
{
    evidence all(data, labels_of_most(data, a, b));
    all.suppose(a, b, duration{});
    all.add_bounds();
    return all;
}

/// The labels of the statements on which it rests that `most(a, b)` is negative, none of them to spare. `label(said)` makes one for a
/// report that has none.
template <class Label>
[[nodiscard]] std::vector<statement> labels_of_order(knowledge const& data, moment a, moment b, Label label)
{
    // Mostly two reports, one that ends the one's window and one that begins the other's: without either, that moment may be any time.
    auto const is_its_own = [&](statement s, moment m) {
        if (s == no_statement || data.joint.contains(s) || data.settled(m).contested) return false;
        return moment_of(data, data.said_of(s)) == m && data.order.said_by(s).empty();
    };
    if (auto const two = labels_of_most(data, a, b); two.size() == 2)
        if ((is_its_own(two[0], a) && is_its_own(two[1], b)) || (is_its_own(two[0], b) && is_its_own(two[1], a))) return {two[1], two[0]};
    return evidence_of_order(data, a, b).needed_labels(label);
}

/// The statements on which it rests that `most(a, b)` is negative, none of them to spare; otherwise what makes it what it is.
[[nodiscard]] inline std::vector<said> because(knowledge const& data, moment a, moment b) { return evidence_of_order(data, a, b).needed(); }

} // namespace entente::detail
