// What was said: the records as they were given, and columns derived from them alone.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/chain.hpp>
#include <entente/error.hpp>
#include <entente/model/letters.hpp>
#include <entente/time/policy.hpp>
#include <entente/time/resolve.hpp>
#include <entente/time/zone.hpp>
#include <entente/timeline/detail/attendance.hpp>
#include <entente/timeline/detail/column.hpp>
#include <entente/timeline/detail/spellings.hpp>
#include <entente/timeline/facts.hpp>
#include <entente/timeline/moment.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::detail {

/// Whose a term is, and of what; nothing: nobody, or no office, that is known.
struct term_entry {
    std::optional<leader_id> leader;
    std::optional<office_id> office;
};

/// The first stage of a timeline. It grows and never changes; copies share its lists, so that a successor costs what it adds.
struct stock {
    explicit stock(zones z) : clocks(z) {}

    fact_lists facts;
    zones clocks;
    std::string told_in; ///< by whose clocks answers are told; empty: by those of each row
    policy rules;
    letters script = ascii_letters(); ///< by which names are found in any case

    column<participant_id, seat> seats;
    column<term_id, term_entry> terms;
    column<source_id, instant> published;  ///< of every source; `past()`: nobody says
    column<source_id, instant> ranked;     ///< from when its rank holds; `past()`: nobody says
    links<event_id, event_id> same_of;     ///< the event that a record was merged into, of those that were
    links<event_id, event_id> occasion_of; ///< the event that a record's occasion is, of those that name one
    links<event_id, event_id> records_of;  ///< the event records merged into an event, itself left out
    links<leader_id, term_id> terms_of_leader;
    links<office_id, term_id> terms_of_office;

    dictionary_of<leader_id> leader_ids;
    spellings leader_spellings;
    dictionary_of<office_id> office_ids;
    dictionary_of<term_id> term_ids;
    dictionary_of<source_id> source_ids;
    dictionary_of<group_id> group_ids;
    dictionary_of<claim_id> claim_ids;

    // --- records by id ---

    [[nodiscard]] source const& source_at(source_id s) const { return facts.sources[number(s)]; }
    [[nodiscard]] group const& group_at(group_id g) const { return facts.groups[number(g)]; }
    [[nodiscard]] leader const& leader_at(leader_id l) const { return facts.leaders[number(l)]; }
    [[nodiscard]] office const& office_at(office_id o) const { return facts.offices[number(o)]; }
    [[nodiscard]] term const& term_at(term_id t) const { return facts.terms[number(t)]; }
    [[nodiscard]] claim const& claim_at(claim_id c) const { return facts.claims[number(c)]; }

    [[nodiscard]] id_range<office_id> all_offices() const noexcept { return {0, facts.offices.size()}; }
    [[nodiscard]] id_range<term_id> all_terms() const noexcept { return {0, terms.size()}; }
    [[nodiscard]] id_range<event_id> all_records() const noexcept { return {0, facts.events.size()}; }
    [[nodiscard]] id_range<claim_id> all_claims() const noexcept { return {0, facts.claims.size()}; }

    // --- events ---

    /// The event that a record was merged into; itself when it was not.
    [[nodiscard]] event_id same(event_id e) const { return facts.events.is_another(e) ? same_of.find(e).value_or(e) : e; }
    /// The event that it took place at; nothing: it names none.
    [[nodiscard]] std::optional<event_id> occasion(event_id e) const
    {
        return facts.events.has_occasion(e) ? occasion_of.find(e) : std::nullopt;
    }
    /// The records that are one event, itself first.
    [[nodiscard]] std::vector<event_id> records_of_event(event_id event) const
    {
        std::vector<event_id> all{event};
        auto const others = records_of.all(event);
        all.insert(all.end(), others.begin(), others.end());
        return all;
    }

    // --- reports ---

    /// What was said. Requires: it is a report.
    [[nodiscard]] report report_of(said const& s) const
    {
        if (s.kind == said::what::milestone_report) return term_at(term_id{s.record}).at(s.turn)[s.item];
        return std::move(facts.events.reports(event_id{s.record})[s.item]);
    }
    /// When a source became public; `future()`: nobody says.
    [[nodiscard]] instant public_since(std::optional<source_id> source) const
    {
        return source && published[*source] != instant::past() ? published[*source] : instant::future();
    }
    [[nodiscard]] instant public_since(std::string const& source) const { return public_since(source_ids.find(source)); }
    /// The meaning of a time. What is wrong with it is appended to the problems; `path()` is where it stands, and is asked for then alone.
    template <class Path>
    [[nodiscard]] std::optional<resolved> time_of(when const& time, Path path, problem_list& problems) const
    {
        problem_list found;
        auto out = resolve(time, clocks, rules, {}, found);
        if (!found.empty()) (void)resolve(time, clocks, rules, path(), problems);
        return out;
    }
    /// The end of the day that a report tells.
    [[nodiscard]] instant own_day(report const& r) const
    {
        problem_list ignored; // said when it came in
        return own_day(r.time.empty() ? std::nullopt : resolve(r.time, clocks, rules, {}, ignored));
    }
    [[nodiscard]] static instant own_day(std::optional<resolved> const& time)
    {
        return time && !time->ongoing ? time->hull().latest() : instant::future();
    }

    // --- what stands behind a text ---

    /// An event's id, or a term's id, a dot and a milestone. A merged event is the one it was merged into.
    [[nodiscard]] std::optional<moment> find_point(std::string_view text) const
    {
        if (auto const e = facts.events.find(text)) return same(*e);
        auto const dot = text.rfind('.');
        if (dot == std::string_view::npos) return std::nullopt;
        auto const t = term_ids.find(text.substr(0, dot));
        auto const m = word<milestone>(text.substr(dot + 1));
        if (!t || !m) return std::nullopt;
        return moment{*t, *m};
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
