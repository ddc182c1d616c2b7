// What a timeline holds: the records as they were given, and columns derived from them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/chain.hpp>
#include <entente/error.hpp>
#include <entente/order/network.hpp>
#include <entente/time/policy.hpp>
#include <entente/time/zone.hpp>
#include <entente/timeline/detail/dictionary.hpp>
#include <entente/timeline/facts.hpp>
#include <entente/timeline/moment.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::detail {

inline constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// A participant with its references resolved.
struct attendance {
    std::uint32_t leader = none;
    entente::party party;
    std::optional<entente::role> role;
    std::optional<entente::capacity> capacity;
    std::uint32_t record = none; ///< the event record and participant it was said in
    std::uint32_t item = none;
};

/// What is known of a moment, as far as hot loops need it, and who set its two ends.
struct point {
    bounds window;
    statement earliest_by{none};
    statement latest_by{none};
    instant since = instant::future(); ///< when somebody first said anything of it in public; `future()`: nobody says when
    std::uint32_t node = none;         ///< in the network; none: only its bounds are known
    bool reported : 1 = false;         ///< these seven as in `placing`
    bool contested : 1 = false;
    bool one_of : 1 = false;
    bool approximate : 1 = false;
    bool uncertain : 1 = false;
    bool whole_earth : 1 = false;
    bool ongoing : 1 = false;
    entente::standing standing; ///< of an event
};

struct event_entry {
    event_kind kind = event_kind::call;
    std::uint32_t same = none;     ///< the event that this one was merged into; itself when it was not
    std::uint32_t occasion = none; ///< merged
    std::uint32_t first_participant = 0;
    std::uint32_t end_participant = 0;
};

/// What the reports of one thing come to.
struct account {
    detail::point point;
    std::vector<bounds> members; ///< as in `placing`
    std::optional<bounds> end;
    bool gradual = false; ///< its reports did not all become public at the same time
};

struct term_entry {
    std::uint32_t leader = none;
    std::uint32_t office = none;
};

/// "If the event lies strictly after one moment and strictly before another, it is at least so much later than a third":
/// what a claim over a scope says of an event of which it is not known whether it lies inside.
struct conditional {
    std::uint32_t event = none;
    std::uint32_t after = none;  ///< `none`: no such edge
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
    std::vector<diagnostic> noticed; ///< what is odd about the records by themselves

    chain<event_entry> event_entries;
    chain<attendance> participants;
    chain<term_entry> terms;
    chain<instant> published; ///< of every source; `past()`: nobody says
    table records_of;         ///< the event records merged into an event, itself left out
    table events_of_leader;
    index<party> events_of_party; ///< in which a party took part without a leader who is known
    table terms_of_leader;
    chain<std::uint32_t> with_capacity; ///< events that somebody attended in a capacity
    chain<std::uint32_t> gradual;       ///< moments whose reports did not all become public at the same time
    std::size_t undated = 0;            ///< reports and claims of which nobody says when they became public

    dictionary leader_ids;
    dictionary leader_names; ///< ids, aliases and names
    dictionary office_ids;
    dictionary term_ids;
    dictionary event_ids;
    dictionary source_ids;
    dictionary group_ids;
    dictionary claim_ids;

    // --- what it comes to ---

    chain<detail::point> event_points;
    chain<detail::point> turn_points; ///< the milestones of terms
    chain<std::pair<std::uint32_t, bounds>> ends; ///< of events with a known end, by event
    sparse<std::vector<bounds>> members;          ///< of one-of and contested times, by moment
    sparse<event_entry> revised_entries;          ///< by event
    sparse<account> revised;                      ///< by moment
    std::optional<instant> horizon;               ///< of a view: it knows what was public by then
    sparse<account> seen;                         ///< of a view: what came to be known little by little, by moment
    sparse<event_entry> seen_entries;             ///< of a view: events of which not all records are seen

    // --- what claims add ---

    chain<said> statements; ///< by label
    network order;
    sparse<detail::point> tightened; ///< moments that claims tie together
    sparse<std::uint32_t> counted_from; ///< the moment from whose day a claim counts days, by claim
    std::vector<conflict> conflicts;
    std::vector<conditional> conditionals; ///< by event
    std::vector<std::uint32_t> complete;   ///< accepted claims of completeness
    std::vector<diagnostic> warnings;      ///< what was noticed, and what the claims led to

    // --- reading it ---

    // Moments are numbered so that a moment keeps its number when more is added: events as they stand in the facts,
    // milestones with the highest bit set.
    static constexpr std::uint32_t of_terms = std::uint32_t{1} << 31;

    [[nodiscard]] static bool is_event(std::uint32_t moment) noexcept { return moment < of_terms; }
    [[nodiscard]] static std::uint32_t point_of(std::uint32_t term, milestone m) noexcept
    {
        return of_terms | (term * static_cast<std::uint32_t>(words<milestone>.size()) + static_cast<std::uint32_t>(m));
    }
    [[nodiscard]] static std::uint32_t term_of(std::uint32_t moment) noexcept { return (moment & ~of_terms) / static_cast<std::uint32_t>(words<milestone>.size()); }
    [[nodiscard]] static milestone turn_of(std::uint32_t moment) noexcept
    {
        return static_cast<milestone>((moment & ~of_terms) % static_cast<std::uint32_t>(words<milestone>.size()));
    }

    [[nodiscard]] event_entry const& event(std::uint32_t e) const
    {
        auto const* changed = seen_entries.find(e);
        if (changed == nullptr) changed = revised_entries.find(e);
        return changed != nullptr ? *changed : event_entries[e];
    }
    [[nodiscard]] std::size_t events() const noexcept { return event_entries.size(); }

    /// What overrides the columns for a moment; nullptr: nothing.
    [[nodiscard]] account const* override_of(std::uint32_t moment) const
    {
        auto const* a = seen.find(moment);
        return a != nullptr ? a : revised.find(moment);
    }
    /// What all reports of a moment come to that can be seen, claims left aside.
    [[nodiscard]] detail::point const& settled(std::uint32_t moment) const
    {
        static constexpr detail::point unknown;
        auto const* a = override_of(moment);
        auto const& p = a != nullptr ? a->point : is_event(moment) ? event_points[moment] : turn_points[moment & ~of_terms];
        return horizon && p.since > *horizon ? unknown : p;
    }
    /// The same, tightened by what claims say.
    [[nodiscard]] detail::point const& point(std::uint32_t moment) const
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
        auto const at = std::lower_bound(ends.begin(), ends.end(), event, [](auto const& e, std::uint32_t number) { return e.first < number; });
        if (at == ends.end() || at->first != event) return std::nullopt;
        return at->second;
    }
    /// Whether a report dates a moment, or an accepted claim names it: then something can be relative to it.
    [[nodiscard]] bool is_known(std::uint32_t moment) const
    {
        auto const& p = point(moment);
        return p.reported || p.node != none;
    }
    /// The capacity in which somebody took part; none if it was set aside.
    [[nodiscard]] std::optional<capacity> capacity_of(attendance const& a) const
    {
        if (!a.capacity) return std::nullopt;
        said const it{said::what::capacity, {}, a.record, a.item};
        if (std::any_of(conflicts.begin(), conflicts.end(), [&](conflict const& c) { return c.rejected == it; })) return std::nullopt;
        return a.capacity;
    }
    /// Whether anybody has said anything of it that can be seen.
    [[nodiscard]] bool is_visible(std::uint32_t moment) const { return !horizon || settled(moment).since <= *horizon; }
    /// Whether what a source said can be seen.
    [[nodiscard]] bool is_visible(std::string const& source) const
    {
        if (!horizon) return true;
        auto const at = source_ids.find(source);
        return at && published[*at] != instant::past() && published[*at] <= *horizon;
    }

    /// The records that are one event, itself first.
    [[nodiscard]] std::vector<std::uint32_t> records_of_event(std::uint32_t event) const
    {
        auto all = records_of.all(event);
        all.insert(all.begin(), event);
        return all;
    }
    [[nodiscard]] std::span<attendance const> attending(std::uint32_t e) const
    {
        auto const& entry = event(e);
        if (entry.first_participant == entry.end_participant) return {};
        return {&participants[entry.first_participant], entry.end_participant - entry.first_participant};
    }
    [[nodiscard]] std::span<conditional const> conditionals_of(std::uint32_t event) const
    {
        auto const first = std::lower_bound(conditionals.begin(), conditionals.end(), event, [](auto const& c, auto e) { return c.event < e; });
        return {first, std::find_if(first, conditionals.end(), [&](auto const& c) { return c.event != event; })};
    }

    /// A moment by name, if anybody has said anything of it that can be seen.
    [[nodiscard]] std::optional<std::uint32_t> find_visible(std::string_view text) const
    {
        auto const p = find_point(text);
        return p && is_visible(*p) ? p : std::nullopt;
    }
    /// An event's id, or a term's id, a dot and a milestone. A merged event is the one it was merged into.
    [[nodiscard]] std::optional<std::uint32_t> find_point(std::string_view text) const
    {
        if (auto const e = event_ids.find(text)) return event(*e).same;
        auto const dot = text.rfind('.');
        if (dot == std::string_view::npos) return std::nullopt;
        auto const t = term_ids.find(text.substr(0, dot));
        auto const m = word<milestone>(text.substr(dot + 1));
        if (!t || !m) return std::nullopt;
        return point_of(*t, *m);
    }
    /// A leader by id; or the only one who answers to that alias or name.
    struct leader_match {
        std::optional<std::uint32_t> leader;
        bool ambiguous = false;
    };
    [[nodiscard]] leader_match find_leader(std::string_view text) const
    {
        if (auto const id = leader_ids.find(text)) return {id};
        if (leader_names.is_ambiguous(text)) return {std::nullopt, true};
        return {leader_names.find(text)};
    }
    /// Why a text means no leader.
    void complain_of_leader(std::string_view text, std::string path, std::vector<diagnostic>& to, std::string_view what = "leader") const
    {
        auto& d = to.emplace_back();
        d.path = std::move(path);
        bool const ambiguous = find_leader(text).ambiguous;
        d.code = ambiguous ? code::ambiguous_name : code::unknown_id;
        d.text = ambiguous ? fmt::format("more than one leader answers to \"{}\"", text) : fmt::format("there is no {} \"{}\"", what, text);
        d.remedy = ambiguous ? "use an id" : leader_names.suggestion(text);
    }
    /// When a term began, as far as anybody says: the taking of office, else the election.
    [[nodiscard]] std::optional<std::uint32_t> begin_point(std::uint32_t term) const
    {
        for (auto const m : {milestone::took_office, milestone::elected, milestone::declared})
            if (auto const p = point_of(term, m); point(p).reported) return p;
        return std::nullopt;
    }
    [[nodiscard]] instant begin_of(std::uint32_t term) const
    {
        auto const p = term == none ? std::nullopt : begin_point(term);
        return p ? point(*p).window.earliest() : instant::past();
    }
    /// The zone in which a moment was first told; UTC where no report says.
    [[nodiscard]] std::string zone_of(std::uint32_t moment) const
    {
        auto const& reports = is_event(moment) ? facts.events[moment].reports : facts.terms[term_of(moment)].at(turn_of(moment));
        for (auto const& r : reports)
            if (!r.time.zone().empty() && is_visible(r.source)) return r.time.zone();
        return "UTC";
    }
    [[nodiscard]] std::string const& source_of(said const& s) const
    {
        static std::string const nobody;
        switch (s.kind) {
        case said::what::event_report: return facts.events[s.record].reports[s.item].source;
        case said::what::milestone_report: return facts.terms[s.record].at(s.turn)[s.item].source;
        case said::what::claim: return facts.claims[s.record].source;
        case said::what::capacity: break;
        }
        return nobody;
    }
    /// The reports that date a held event.
    [[nodiscard]] std::vector<said> reports_of_time(std::uint32_t event) const
    {
        std::vector<said> out;
        for (auto const record : records_of_event(event)) {
            auto const& reports = facts.events[record].reports;
            for (std::uint32_t k = 0; k != reports.size(); ++k)
                if (auto const& r = reports[k]; (!r.status || *r.status == status::held) && !r.time.empty() && is_visible(r.source))
                    out.push_back({said::what::event_report, {}, record, k});
        }
        return out;
    }
    /// A party by code or name, the file's own included.
    [[nodiscard]] std::optional<party> find_party(std::string_view text) const
    {
        if (auto const known = entente::find_party(text)) return known;
        for (auto const& d : facts.parties)
            if (d.id.code() == text || d.name == text) return d.id;
        return std::nullopt;
    }
    [[nodiscard]] party_kind kind_of(party p) const
    {
        if (auto const* known = info(p)) return known->kind;
        for (auto const& d : facts.parties)
            if (d.id == p) return d.kind;
        return party_kind::other;
    }
    /// The greatest that t_b - t_a can be in any world.
    [[nodiscard]] duration most(std::uint32_t a, std::uint32_t b) const
    {
        auto const& from = point(a);
        auto const& to = point(b);
        if (a == b) return duration{};
        if (from.node != none && to.node != none) return order.most(node{from.node}, node{to.node});
        return to.window.latest() - from.window.earliest();
    }
    /// What makes the two ends of a moment what they are.
    [[nodiscard]] std::vector<statement> ends_of(std::uint32_t moment) const
    {
        auto const& p = point(moment);
        if (p.node == none) return {p.earliest_by, p.latest_by};
        auto why = order.because_earliest(node{p.node});
        auto const late = order.because_latest(node{p.node});
        why.insert(why.end(), late.begin(), late.end());
        return why;
    }
    /// A claim that counts days from a known one leans on the reports that make it known.
    void add_what_is_counted_from(std::uint32_t claim, std::vector<statement>& to) const
    {
        auto const* moment = counted_from.find(claim);
        if (moment == nullptr) return;
        auto const& p = settled(*moment);
        for (auto const label : {p.earliest_by, p.latest_by})
            if (static_cast<std::uint32_t>(label) != none && std::find(to.begin(), to.end(), label) == to.end()) to.push_back(label);
    }
    /// What makes `most(a, b)` what it is.
    [[nodiscard]] std::vector<said> because(std::uint32_t a, std::uint32_t b) const
    {
        auto const& from = point(a);
        auto const& to = point(b);
        std::vector<statement> labels;
        if (from.node != none && to.node != none)
            labels = order.because(node{from.node}, node{to.node});
        else {
            labels = from.node != none ? order.because_earliest(node{from.node}) : std::vector{from.earliest_by};
            auto const late = to.node != none ? order.because_latest(node{to.node}) : std::vector{to.latest_by};
            labels.insert(labels.end(), late.begin(), late.end());
        }
        std::vector<said> out;
        for (std::size_t k = 0; k != labels.size(); ++k) {
            auto const i = static_cast<std::uint32_t>(labels[k]);
            if (i == none || std::find(out.begin(), out.end(), statements[i]) != out.end()) continue;
            out.push_back(statements[i]);
            if (statements[i].kind == said::what::claim) add_what_is_counted_from(statements[i].record, labels);
        }
        return out;
    }
};

} // namespace entente::detail
