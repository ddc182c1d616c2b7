// What the reports of a story come to: of each event a status, of each moment a time.
// SPDX-License-Identifier: MIT
#pragma once

#include "property/story.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace property {

// Like all of the reference, written from docs/answers.md; the sentences in quotes are its own.

struct known_time {
    std::vector<span> members{span{}}; ///< sorted, and apart from each other
    bool dated = false;                ///< a report dates it
    bool ongoing = false;
    [[nodiscard]] span hull() const { return {members.front().lo, members.back().hi}; }
    [[nodiscard]] bool contains(int t) const
    {
        return std::any_of(members.begin(), members.end(), [&](span m) { return m.lo <= t && t <= m.hi; });
    }
};

struct status_of {
    en::status is = en::status::held;
    bool disputed = false;
};

/// All that the reports say, and which moments claims name.
struct settled {
    explicit settled(story const& s);

    std::array<status_of, most_events> events;
    std::array<known_time, moments> times; ///< of an event that was held, or of its plan
    std::array<bool, moments> named{};

    [[nodiscard]] bool is_held(story const& s, int e) const
    {
        return event_at(s, e).there && events[static_cast<std::size_t>(e)].is == en::status::held;
    }
    /// Whether its status is one that the question is about.
    [[nodiscard]] bool is_asked(story const& s, int e) const
    {
        auto const is = events[static_cast<std::size_t>(e)].is;
        return event_at(s, e).there && (s.asks.plans ? is == en::status::planned || is == en::status::proposed : is == en::status::held);
    }
    [[nodiscard]] known_time const& time(int m) const { return times[static_cast<std::size_t>(m)]; }
    /// "A milestone is known if a report dates it or a claim names it." `..` is a report, too.
    [[nodiscard]] bool knows(int m) const { return time(m).dated || time(m).ongoing || named[static_cast<std::size_t>(m)]; }
    /// "`declared` stands for an election that nobody dates."
    [[nodiscard]] int election_of(int term) const
    {
        auto const elected = moment_of(term, 0), declared = moment_of(term, 1);
        return !knows(elected) && knows(declared) ? declared : elected;
    }
    [[nodiscard]] int turn_of_term(int term, int turn) const { return turn == 0 ? election_of(term) : moment_of(term, turn); }
};

namespace detail {

inline std::vector<span> joined(std::vector<span> all)
{
    std::sort(all.begin(), all.end(), [](span a, span b) { return a.lo < b.lo; });
    std::vector<span> out;
    for (auto const s : all)
        if (!out.empty() && s.lo <= out.back().hi + 1) out.back().hi = std::max(out.back().hi, s.hi);
        else out.push_back(s);
    return out;
}
inline std::vector<span> common(std::vector<span> const& a, std::vector<span> const& b)
{
    std::vector<span> out;
    for (auto const x : a)
        for (auto const y : b)
            if (std::max(x.lo, y.lo) <= std::min(x.hi, y.hi)) out.push_back({std::max(x.lo, y.lo), std::min(x.hi, y.hi)});
    return joined(std::move(out));
}
inline std::vector<span> meant(tale const& t)
{
    auto all = t.members;
    if (t.approximate)
        for (auto& m : all) m = {m.lo - 1, m.hi + 1};
    return joined(std::move(all));
}

/// "The intersection of their times, of the preferred sources if any is preferred, never of deprecated ones." A preferred
/// source that gives no time prefers none. "If the intersection is empty the event is contested: its time is one of those
/// reported."
inline known_time agreed(std::vector<account> const& reports)
{
    known_time out;
    int best = 1;
    for (auto const& r : reports)
        if (r.time.is_dated()) best = std::max(best, r.by.rank);
    std::vector<span> all;
    std::vector<span> both{span{}};
    for (auto const& r : reports) {
        out.ongoing = out.ongoing || r.time.ongoing;
        if (!r.time.is_dated() || r.by.rank != best) continue;
        auto const own = meant(r.time);
        out.dated = true;
        all.insert(all.end(), own.begin(), own.end());
        both = common(both, own);
    }
    if (out.dated) out.members = both.empty() ? joined(all) : both;
    out.ongoing = out.ongoing && !out.dated; // "a date in another report is the end all the same"
    return out;
}

/// "The later stage of an event's life: proposed, planned, postponed, cancelled, denied."
inline int stage(en::status s)
{
    switch (s) {
    case en::status::proposed: return 0;
    case en::status::planned: return 1;
    case en::status::postponed: return 2;
    case en::status::cancelled: return 3;
    default: return 4;
    }
}

/// "The latest report that states a status holds, whatever its source's rank; of equally late ones the later stage. Held is
/// undone only by a denial: of higher rank it wins, of equal rank the event is disputed. A report without a status does not
/// count for it; an event of which nobody states one was held." A report that nobody dates is the oldest, as with claims.
inline status_of status_from(std::vector<account> const& reports)
{
    int held = nothing, denied = nothing;
    account const* latest = nullptr;
    for (auto const& r : reports) {
        if (!r.status) continue;
        if (r.status == en::status::held) held = std::max(held, r.by.rank);
        if (r.status == en::status::denied) denied = std::max(denied, r.by.rank);
        if (latest == nullptr || r.by.dated > latest->by.dated ||
            (r.by.dated == latest->by.dated && stage(*r.status) > stage(*latest->status)))
            latest = &r;
    }
    if (latest == nullptr) return {};
    if (held == nothing) return {*latest->status, false};
    if (denied > held) return {en::status::denied, false};
    return {en::status::held, denied == held};
}

/// "Of several plans the latest counts, of equally late ones each may be"; bounds are never taken from deprecated sources. A
/// plan that gives no time leaves the time to the others.
inline known_time scheduled(std::vector<account> const& reports)
{
    known_time out;
    int latest = nothing;
    auto const counts = [](account const& r) { return r.status && stage(*r.status) <= 2 && r.time.is_dated() && r.by.rank != 0; };
    for (auto const& r : reports)
        if (counts(r)) latest = std::max(latest, r.by.dated);
    if (latest == nothing) return out;
    std::vector<span> all;
    for (auto const& r : reports)
        if (counts(r) && r.by.dated == latest)
            for (auto const& m : meant(r.time)) all.push_back(m);
    out.dated = true;
    out.members = joined(std::move(all));
    return out;
}

/// "Bounds of an event come only from reports that say it was held"; where nobody states a status, all of them do.
inline known_time held_time(std::vector<account> reports)
{
    bool const stated = std::any_of(reports.begin(), reports.end(), [](account const& r) { return r.status.has_value(); });
    std::erase_if(reports, [&](account const& r) { return stated && r.status != en::status::held; });
    return agreed(reports);
}

} // namespace detail

inline settled::settled(story const& s)
{
    for (int e = 0; e != most_events; ++e) {
        auto const& h = event_at(s, e);
        if (!h.there) continue;
        auto& is = events[static_cast<std::size_t>(e)] = detail::status_from(h.reports);
        times[static_cast<std::size_t>(e)] = is.is == en::status::held ? detail::held_time(h.reports) : detail::scheduled(h.reports);
    }
    for (int t = 0; t != most_terms; ++t)
        if (term_at(s, t).there)
            for (int m = 0; m != turns; ++m)
                times[static_cast<std::size_t>(moment_of(t, m))] = detail::agreed(term_at(s, t).told[static_cast<std::size_t>(m)]);
    for (auto const& c : s.claims)
        if (c.there)
            for (auto const m : named_by(c)) named[static_cast<std::size_t>(m)] = true;
}

} // namespace property
