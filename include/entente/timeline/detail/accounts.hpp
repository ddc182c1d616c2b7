// What the records come to: of each moment one status and one window, as far as it can be seen.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/detail/account.hpp>
#include <entente/timeline/detail/event_postings.hpp>
#include <entente/timeline/detail/stock.hpp>
#include <entente/timeline/detail/window_list.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente::detail {

/// The second stage: one account of each moment, overridden moment by moment where more is said of it or less can be seen, and the events
/// of everybody in order of these windows. A view hides what became public after its horizon.
struct accounts : stock {
    using stock::stock;

    window_list windows;                          ///< of events
    column<event_id, marks> event_marks;          ///< of events
    chain<sayers> several;                        ///< of those of which more is to be said, by event
    chain<detail::point> turn_points;             ///< the milestones of terms
    chain<instant> turns_since;                   ///< when they became public
    chain<std::pair<event_id, bounds>> ends;      ///< of events with a known end, by event
    some_of<moment, std::vector<bounds>> members; ///< of one-of and contested times
    some_of<moment, account> revised;
    std::optional<instant> horizon; ///< of a view: it knows what was public by then
    some_of<moment, account> seen;  ///< of a view: what came to be known little by little
    chain<moment> gradual;          ///< moments whose reports did not all become public at the same time
    std::size_t undated = 0;        ///< reports and claims of which nobody says when they became public
    chain<event_id> with_capacity;  ///< events that somebody attended in a capacity
    event_postings posted;
    bool is_plain_void = false;            ///< terms came after events: what was plain may not be so any more
    chain<said> statements;                ///< by label, from `first_label` on
    some_of<statement, joint_label> joint; ///< of the labels that stand for several

    // --- statements ---

    // A statement is its label: the first report of an event has the event's number, the others are counted from `first_label` on.
    static constexpr std::uint32_t first_label = moment::of_terms;

    [[nodiscard]] said said_of(statement label) const
    {
        auto const s = static_cast<std::uint32_t>(label);
        if (s < first_label) return {said::what::event_report, {}, s, 0};
        return statements[s - first_label];
    }
    [[nodiscard]] statement add_statement(said const& s)
    {
        statements.push_back(s);
        return statement{first_label + static_cast<std::uint32_t>(statements.size() - 1)};
    }

    // --- what is known of a moment ---

    /// What overrides the columns for a moment; nullptr: nothing.
    [[nodiscard]] account const* override_of(moment m) const
    {
        auto const* a = seen.find(m);
        return a != nullptr ? a : revised.find(m);
    }
    /// What all reports of a moment come to that can be seen, claims left aside.
    [[nodiscard]] detail::point settled(moment m) const
    {
        if (!is_visible(m)) return {};
        if (auto const* a = override_of(m)) return a->point;
        return m.is_event() ? settled_event(m.event()) : turn_points[m.place_of_milestone()];
    }
    /// Who set its window. Requires: the event is of several reports.
    [[nodiscard]] sayers const& sayers_of(event_id event) const
    {
        return *std::partition_point(several.begin(), several.end(), [&](sayers const& s) { return s.event < event; });
    }
    [[nodiscard]] std::vector<bounds> members_of(moment m) const
    {
        if (!is_visible(m)) return {};
        if (auto const* a = override_of(m)) return a->members;
        auto const* all = members.find(m);
        return all != nullptr ? *all : std::vector<bounds>{};
    }
    [[nodiscard]] std::optional<bounds> end_of(event_id event) const
    {
        if (!is_visible(event)) return std::nullopt;
        if (auto const* a = override_of(event)) return a->end;
        auto const at = std::lower_bound(ends.begin(), ends.end(), event, [](auto const& e, event_id its) { return e.first < its; });
        if (at == ends.end() || at->first != event) return std::nullopt;
        return at->second;
    }
    /// The end of a term that goes on.
    [[nodiscard]] bool is_endless(moment m) const { return !m.is_event() && m.turn() == milestone::left_office && settled(m).ongoing; }
    /// An event that was not held has no place among what happened.
    [[nodiscard]] bool is_held(moment m) const { return !m.is_event() || settled(m).standing.is == status::held; }

    // --- what can be seen, and since when ---

    /// When somebody first said anything of it in public; `future()`: nobody says when.
    [[nodiscard]] instant since(moment m) const
    {
        if (auto const* a = override_of(m)) return a->since;
        if (!m.is_event()) return turns_since[m.place_of_milestone()];
        if (event_marks[m.event()].several) return sayers_of(m.event()).since;
        auto out = instant::future();
        (void)facts.events.any_source(m.event(), [&](std::string const& source) { return out = public_since(source), true; });
        return out;
    }
    /// Whether anybody has said anything of it that can be seen.
    [[nodiscard]] bool is_visible(moment m) const { return !horizon || since(m) <= *horizon; }
    [[nodiscard]] bool is_visible(event_id e) const { return is_visible(moment{e}); }
    /// Whether what a source said can be seen.
    [[nodiscard]] bool is_visible(std::string const& source) const { return !horizon || public_since(source) <= *horizon; }
    /// The same of one statement. A milestone is public from its own day on, whoever told it.
    [[nodiscard]] bool is_visible(said const& s) const
    {
        if (!horizon) return true;
        switch (s.kind) {
        case said::what::event_report: return is_visible(report_of(s).source);
        case said::what::claim: return is_visible(claim_at(claim_id{s.record}).source);
        case said::what::capacity: return is_visible(same(event_id{s.record}));
        case said::what::milestone_report: break;
        }
        auto const& r = term_at(term_id{s.record}).at(s.turn)[s.item];
        return is_visible(r.source) || own_day(r) <= *horizon;
    }
    /// Whether an event record can be seen: whether one of its reports can.
    [[nodiscard]] bool is_record_visible(event_id record) const
    {
        return !horizon || facts.events.any_source(record, [&](std::string const& source) { return is_visible(source); });
    }
    /// A source's rank, as far as the view goes, and when it was published; `past()`: nobody says.
    [[nodiscard]] std::pair<source_rank, instant> trust_in(std::optional<source_id> source) const
    {
        if (!source) return {source_rank::normal, instant::past()};
        bool const later = horizon && ranked[*source] > *horizon;
        return {later ? source_rank::normal : source_at(*source).rank, published[*source]};
    }
    [[nodiscard]] std::pair<source_rank, instant> trust_in(std::string const& source) const { return trust_in(source_ids.find(source)); }
    /// Of a view: whether a source's rank counts though nobody says from when it was given.
    [[nodiscard]] bool is_hindsight(std::optional<source_id> source) const
    {
        return horizon && source && source_at(*source).rank != source_rank::normal && ranked[*source] == instant::past();
    }
    [[nodiscard]] bool is_hindsight(std::string const& source) const { return horizon && is_hindsight(source_ids.find(source)); }
    /// A moment by name, if anybody has said anything of it that can be seen.
    [[nodiscard]] std::optional<moment> find_visible(std::string_view text) const
    {
        auto const p = find_point(text);
        return p && is_visible(*p) ? p : std::nullopt;
    }

private:
    [[nodiscard]] detail::point settled_event(event_id event) const
    {
        detail::point out;
        out.window = windows[event];
        auto const m = event_marks[event];
        m.mark(out);
        if (m.several) {
            auto const& by = sayers_of(event);
            out.earliest_by = by.earliest_by;
            out.latest_by = by.latest_by;
        } else if (m.reported) out.earliest_by = out.latest_by = statement{number(event)};
        return out;
    }
};

} // namespace entente::detail
