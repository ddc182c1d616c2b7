// What a timeline holds: the records as they were given, and columns derived from them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/chain.hpp>
#include <entente/detail/made_once.hpp>
#include <entente/error.hpp>
#include <entente/model/letters.hpp>
#include <entente/order/network.hpp>
#include <entente/time/policy.hpp>
#include <entente/time/resolve.hpp>
#include <entente/time/zone.hpp>
#include <entente/timeline/detail/account.hpp>
#include <entente/timeline/detail/attendance.hpp>
#include <entente/timeline/detail/clusters.hpp>
#include <entente/timeline/detail/dictionary.hpp>
#include <entente/timeline/detail/event_postings.hpp>
#include <entente/timeline/detail/none.hpp>
#include <entente/timeline/detail/spellings.hpp>
#include <entente/timeline/detail/term_places.hpp>
#include <entente/timeline/detail/window_list.hpp>
#include <entente/timeline/facts.hpp>
#include <entente/timeline/moment.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::detail {

struct term_entry {
    std::uint32_t leader = none;
    std::uint32_t office = none;
};

/// Statements that only together say something. What a claim over a term says of an event in it rests on the event's being
/// before the term's end only as long as somebody reports that end.
struct joint_label {
    std::vector<statement> parts;
    std::uint32_t end = none;         ///< unless this milestone is known, ...
    std::vector<statement> shorter{}; ///< ... these suffice
};

/// "If the event lies strictly after one moment and strictly before another, it is at least so much later than a third":
/// what a claim over a scope says of an event of which it is not known whether it lies inside.
struct conditional {
    std::uint32_t event = none;
    std::uint32_t after = none; ///< `none`: no such edge
    std::uint32_t before = none;
    std::uint32_t than = none;
    duration least;
};

/// Everything that a timeline holds. Copies share the lists, so that a view or a successor costs what it changes:
///
///     what was said        facts, and the columns derived from them alone      grows, never changes
///     what it comes to     one account of each moment                          overridden moment by moment
///     what claims add      network, tightened windows, conflicts               made anew for each view and successor
///
/// A view hides what became public after its horizon; a claim that was set aside is hidden in the same way, by not being
/// among those that were related.
struct timeline_data {
    explicit timeline_data(zones z) : clocks(z) {}

    // --- what was said ---

    fact_lists facts;
    zones clocks;
    policy rules;
    letters script = ascii_letters(); ///< by which names are found in any case
    problem_list noticed;             ///< what is odd about the records by themselves

    chain<seat> seats; ///< by the number of a participant
    table same_of;     ///< the event that a record was merged into, of those that were
    table occasion_of; ///< the event that a record's occasion is, of those that name one
    chain<term_entry> terms;
    chain<instant> published; ///< of every source; `past()`: nobody says
    chain<instant> ranked;    ///< from when its rank holds; `past()`: nobody says
    table records_of;         ///< the event records merged into an event, itself left out
    event_postings posted;
    table terms_of_leader;
    table terms_of_office;
    bool is_plain_void = false;         ///< terms came after events: what was plain may not be so any more
    made_once<term_places> placed;      ///< see place_terms.hpp
    clusters alike;                     ///< events that may be one
    chain<std::uint32_t> with_capacity; ///< events that somebody attended in a capacity
    chain<std::uint32_t> gradual;       ///< moments whose reports did not all become public at the same time
    std::size_t undated = 0;            ///< reports and claims of which nobody says when they became public

    dictionary leader_ids;
    spellings leader_spellings;
    dictionary office_ids;
    dictionary term_ids;
    dictionary source_ids;
    dictionary group_ids;
    dictionary claim_ids;

    // --- what it comes to ---

    window_list windows;                          ///< of events
    chain<marks> event_marks;                     ///< of events
    chain<sayers> several;                        ///< of those of which more is to be said, by event
    chain<detail::point> turn_points;             ///< the milestones of terms
    chain<instant> turns_since;                   ///< when they became public
    chain<std::pair<std::uint32_t, bounds>> ends; ///< of events with a known end, by event
    sparse<std::vector<bounds>> members;          ///< of one-of and contested times, by moment
    sparse<account> revised;                      ///< by moment
    std::optional<instant> horizon;               ///< of a view: it knows what was public by then
    sparse<account> seen;                         ///< of a view: what came to be known little by little, by moment

    // --- what claims add ---

    chain<said> statements;    ///< by label, from `first_label` on
    sparse<joint_label> joint; ///< of the labels that stand for several
    network order;
    std::vector<std::uint32_t> tied;  ///< the moments that claims tie together, by node; `none`: 1970
    sparse<detail::point> tightened;  ///< these, with what claims say of them
    std::vector<std::uint32_t> named; ///< milestones that accepted claims name, sorted
    std::vector<conflict> conflicts;
    std::vector<conditional> conditionals; ///< by event
    std::vector<std::uint32_t> complete;   ///< accepted claims of completeness
    problem_list warnings;                 ///< what was noticed, and what the claims led to

    // --- numbers of moments and of statements ---

    // Moments are numbered so that a moment keeps its number when more is added: events as they stand in the facts,
    // milestones with the highest bit set.
    static constexpr std::uint32_t of_terms = std::uint32_t{1} << 31;

    [[nodiscard]] static bool is_event(std::uint32_t moment) noexcept { return moment < of_terms; }
    [[nodiscard]] static std::uint32_t point_of(std::uint32_t term, milestone m) noexcept
    {
        return of_terms | (term * static_cast<std::uint32_t>(words<milestone>.size()) + static_cast<std::uint32_t>(m));
    }
    [[nodiscard]] static std::uint32_t term_of(std::uint32_t moment) noexcept
    {
        return (moment & ~of_terms) / static_cast<std::uint32_t>(words<milestone>.size());
    }
    [[nodiscard]] static milestone turn_of(std::uint32_t moment) noexcept
    {
        return static_cast<milestone>((moment & ~of_terms) % static_cast<std::uint32_t>(words<milestone>.size()));
    }

    [[nodiscard]] std::uint32_t events() const noexcept { return static_cast<std::uint32_t>(facts.events.size()); }
    /// The event that a record was merged into; itself when it was not.
    [[nodiscard]] std::uint32_t same(std::uint32_t e) const { return facts.events.is_another(e) ? same_of.find(e).value_or(e) : e; }
    /// The event that it took place at; `none`: it names none.
    [[nodiscard]] std::uint32_t occasion(std::uint32_t e) const
    {
        return facts.events.has_occasion(e) ? occasion_of.find(e).value_or(none) : none;
    }

    // A statement is its label: the first report of an event has the event's number, the others are counted from `first_label` on.
    static constexpr std::uint32_t first_label = of_terms;

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
    [[nodiscard]] account const* override_of(std::uint32_t moment) const
    {
        auto const* a = seen.find(moment);
        return a != nullptr ? a : revised.find(moment);
    }
    /// What all reports of a moment come to that can be seen, claims left aside.
    [[nodiscard]] detail::point settled(std::uint32_t moment) const
    {
        if (!is_visible(moment)) return {};
        if (auto const* a = override_of(moment)) return a->point;
        if (!is_event(moment)) return turn_points[moment & ~of_terms];
        detail::point out;
        out.window = windows[moment];
        auto const m = event_marks[moment];
        m.mark(out);
        if (m.several) {
            auto const& by = sayers_of(moment);
            out.earliest_by = by.earliest_by;
            out.latest_by = by.latest_by;
        } else if (m.reported) out.earliest_by = out.latest_by = statement{moment};
        return out;
    }
    /// Who set its window. Requires: the event is of several reports.
    [[nodiscard]] sayers const& sayers_of(std::uint32_t event) const
    {
        return *std::partition_point(several.begin(), several.end(), [&](sayers const& s) { return s.event < event; });
    }
    /// What reports come to, tightened by what claims say.
    [[nodiscard]] detail::point point(std::uint32_t moment) const
    {
        auto const* p = tightened.find(moment);
        return p != nullptr ? *p : settled(moment);
    }
    [[nodiscard]] std::vector<bounds> members_of(std::uint32_t moment) const
    {
        if (!is_visible(moment)) return {};
        if (auto const* a = override_of(moment)) return a->members;
        auto const* m = members.find(moment);
        return m != nullptr ? *m : std::vector<bounds>{};
    }
    [[nodiscard]] std::optional<bounds> end_of(std::uint32_t event) const
    {
        if (!is_visible(event)) return std::nullopt;
        if (auto const* a = override_of(event)) return a->end;
        auto const at =
            std::lower_bound(ends.begin(), ends.end(), event, [](auto const& e, std::uint32_t number) { return e.first < number; });
        if (at == ends.end() || at->first != event) return std::nullopt;
        return at->second;
    }
    [[nodiscard]] std::span<conditional const> conditionals_of(std::uint32_t event) const
    {
        auto const first =
            std::lower_bound(conditionals.begin(), conditionals.end(), event, [](auto const& c, auto e) { return c.event < e; });
        return {first, std::find_if(first, conditionals.end(), [&](auto const& c) { return c.event != event; })};
    }
    /// The end of a term that goes on.
    [[nodiscard]] bool is_endless(std::uint32_t moment) const
    {
        return !is_event(moment) && turn_of(moment) == milestone::left_office && settled(moment).ongoing;
    }
    /// Whether anybody dates a milestone, or orders it.
    [[nodiscard]] bool is_known(std::uint32_t moment) const
    {
        return point(moment).reported || is_event(moment) || std::binary_search(named.begin(), named.end(), moment);
    }
    /// An event that was not held has no place among what happened.
    [[nodiscard]] bool is_held(std::uint32_t moment) const { return !is_event(moment) || settled(moment).standing.is == status::held; }
    /// The greatest that t_b - t_a can be in any world. An ongoing term has no end: everything is before it.
    [[nodiscard]] duration most(std::uint32_t a, std::uint32_t b) const
    {
        if (a == b) return duration{};
        if (is_endless(a)) return is_endless(b) ? duration{} : -duration::unlimited();
        if (is_endless(b)) return duration::unlimited();
        auto const from = point(a);
        auto const to = point(b);
        if (from.node != none && to.node != none) return order.most(node{from.node}, node{to.node});
        return to.window.latest() - from.window.earliest();
    }

    // --- what can be seen, and since when ---

    /// When somebody first said anything of it in public; `future()`: nobody says when.
    [[nodiscard]] instant since(std::uint32_t moment) const
    {
        if (auto const* a = override_of(moment)) return a->since;
        if (!is_event(moment)) return turns_since[moment & ~of_terms];
        if (event_marks[moment].several) return sayers_of(moment).since;
        auto out = instant::future();
        (void)facts.events.any_source(moment, [&](std::string const& source) { return out = public_since(source), true; });
        return out;
    }
    /// When a source became public; `future()`: nobody says.
    [[nodiscard]] instant public_since(std::string const& source) const
    {
        auto const at = source_ids.find(source);
        return at && published[*at] != instant::past() ? published[*at] : instant::future();
    }
    /// The end of the day that a report tells.
    [[nodiscard]] instant own_day(report const& r) const
    {
        problem_list ignored; // said when it came in
        auto const time = r.time.empty() ? std::nullopt : resolve(r.time, clocks, rules, {}, ignored);
        return time && !time->ongoing ? time->hull().latest() : instant::future();
    }
    /// Whether anybody has said anything of it that can be seen.
    [[nodiscard]] bool is_visible(std::uint32_t moment) const { return !horizon || since(moment) <= *horizon; }
    /// Whether what a source said can be seen.
    [[nodiscard]] bool is_visible(std::string const& source) const { return !horizon || public_since(source) <= *horizon; }
    /// The same of one statement. A milestone is public from its own day on, whoever told it.
    [[nodiscard]] bool is_visible(said const& s) const
    {
        if (!horizon) return true;
        switch (s.kind) {
        case said::what::event_report: return is_visible(report_of(s).source);
        case said::what::claim: return is_visible(facts.claims[s.record].source);
        case said::what::capacity: return is_visible(same(s.record));
        case said::what::milestone_report: break;
        }
        auto const& r = facts.terms[s.record].at(s.turn)[s.item];
        return is_visible(r.source) || own_day(r) <= *horizon;
    }
    /// Whether an event record can be seen: whether one of its reports can.
    [[nodiscard]] bool is_record_visible(std::uint32_t record) const
    {
        return !horizon || facts.events.any_source(record, [&](std::string const& source) { return is_visible(source); });
    }
    /// A source's rank, as far as the view goes, and when it was published; `past()`: nobody says.
    [[nodiscard]] std::pair<source_rank, instant> trust_in(std::string const& source) const
    {
        auto const at = source_ids.find(source);
        if (!at) return {source_rank::normal, instant::past()};
        bool const later = horizon && ranked[*at] > *horizon;
        return {later ? source_rank::normal : facts.sources[*at].rank, published[*at]};
    }
    /// Of a view: whether a source's rank counts though nobody says from when it was given.
    [[nodiscard]] bool is_hindsight(std::string const& source) const
    {
        if (!horizon) return false;
        auto const at = source_ids.find(source);
        return at && facts.sources[*at].rank != source_rank::normal && ranked[*at] == instant::past();
    }

    // --- what stands behind a number, an id or a code ---

    /// The records that are one event, itself first.
    [[nodiscard]] std::vector<std::uint32_t> records_of_event(std::uint32_t event) const
    {
        std::vector<std::uint32_t> all{event};
        auto const others = records_of.all(event);
        all.insert(all.end(), others.begin(), others.end());
        return all;
    }
    /// What was said. Requires: it is a report.
    [[nodiscard]] report report_of(said const& s) const
    {
        if (s.kind == said::what::milestone_report) return facts.terms[s.record].at(s.turn)[s.item];
        return std::move(facts.events.reports(s.record)[s.item]);
    }
    /// An event's id, or a term's id, a dot and a milestone. A merged event is the one it was merged into.
    [[nodiscard]] std::optional<std::uint32_t> find_point(std::string_view text) const
    {
        if (auto const e = facts.events.find(text)) return same(*e);
        auto const dot = text.rfind('.');
        if (dot == std::string_view::npos) return std::nullopt;
        auto const t = term_ids.find(text.substr(0, dot));
        auto const m = word<milestone>(text.substr(dot + 1));
        if (!t || !m) return std::nullopt;
        return point_of(*t, *m);
    }
    /// A moment by name, if anybody has said anything of it that can be seen.
    [[nodiscard]] std::optional<std::uint32_t> find_visible(std::string_view text) const
    {
        auto const p = find_point(text);
        return p && is_visible(*p) ? p : std::nullopt;
    }
    /// A party by code or name, the file's own included.
    [[nodiscard]] std::optional<party> find_party(std::string_view text) const
    {
        if (auto const known = entente::find_party(text)) return known;
        auto const own = facts.own_parties.find(text);
        return own ? std::optional(facts.parties[*own].id) : std::nullopt;
    }
    [[nodiscard]] party_kind kind_of(party p) const
    {
        if (auto const* known = info(p)) return known->kind;
        auto const own = facts.own_parties.find(p);
        return own ? facts.parties[*own].kind : party_kind::other;
    }
};

} // namespace entente::detail
