// Small timelines and questions, in a short form of their own.
// SPDX-License-Identifier: MIT
#pragma once

#include "property/grid.hpp"

#include <entente/model/words.hpp>
#include <entente/query/query.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace property {

// --- the cast ---

inline constexpr int nothing = -1;
inline constexpr int most_events = 5;
inline constexpr int most_terms = 5;
inline constexpr int turns = 4;
inline constexpr int moments = most_events + most_terms * turns; ///< events first, then the milestones of each term

inline constexpr int parties = 4;
inline constexpr std::array<char const*, parties> codes{"KOR", "USA", "CHN", "JPN"};
inline constexpr int home = 0; ///< the party whose leaders rows are about

struct person {
    char const* id;
    int party;
};
inline constexpr std::array<person, 5> cast{{{"lee", 0}, {"kim", 0}, {"bush", 1}, {"xi", 2}, {"abe", 3}}};
struct post {
    char const* id;
    int party;
};
inline constexpr std::array<post, 4> offices{{{"KOR/president", 0}, {"KOR/premier", 0}, {"USA/president", 1}, {"CHN/president", 2}}};
inline constexpr std::array<int, 2> pair_members{1, 2}; ///< of the group "Pair"

// --- what is said ---

/// Sources differ in what their word is worth, and when they gave it.
struct source_key {
    int rank = 1;  ///< as source_rank
    int dated = 0; ///< the later, the greater; 0: nobody knows
    friend auto operator<=>(source_key const&, source_key const&) = default;
};
inline constexpr int dates = 3; ///< 0 to here

struct account {
    source_key by;
    std::optional<en::status> status; ///< of events only
    tale time;
};

struct attendee {
    int leader = nothing; ///< else the party alone
    int party = home;
    std::optional<en::capacity> as;
};

struct happening {
    bool there = false;
    en::event_kind kind = en::event_kind::call;
    attendee us;
    std::optional<en::role> role; ///< ours
    std::vector<attendee> them;
    std::vector<account> reports;
    int clock = three;
};

struct tenure {
    bool there = false;
    int leader = 0;
    int office = 0;
    bool acting = false;
    std::array<std::vector<account>, turns> told;
    int clock = three;
};

struct saying {
    enum class form { order, distance, days, first, complete };
    bool there = true;
    form is = form::order;
    source_key by;
    std::vector<std::vector<int>> steps; ///< order
    int from = 0, to = 0;                ///< distance, days
    std::optional<int> least, most;      ///< distance
    int days = 0;
    bool within = false;
    int clock = three; ///< of the days; `nothing`: they are nobody's
    int of_leader = 0; ///< the scope
    int of_term = nothing;
    bool calls_only = false;
    int after = nothing;
    std::vector<int> with;
    std::vector<int> events;
};

// --- what is asked ---

enum class aim { first, last, order, list, count, gap, whether_parties, whether_moments, not_contacted };
inline constexpr std::array<char const*, 9> aim_names{"first",           "last",         "order", "list", "count", "gap", "whether-parties",
                                                      "whether-moments", "not-contacted"};

struct point {
    enum class what { turn, moment, date };
    what is = what::date;
    int number = 0; ///< the milestone of the row's term; the moment
    tale date;
};
struct edge {
    point at;
    bool inclusive = false;
};

enum class whose { leader, office, leaders_of };

struct question {
    property::aim aim = aim::first;
    whose who = whose::leader;
    int number = 0; ///< the leader, or the office
    bool calls_only = false;
    bool plans = false;
    en::direction direction = en::direction::either;
    std::optional<edge> from, to;
    std::optional<std::pair<int, point>> within;
    std::optional<tale> during;
    std::vector<int> with; ///< parties
    int with_leader = nothing;
    bool with_group = false;
    bool beyond = false;
    bool acting = false;
    int before = 1, after = 2; ///< of `whether`
    int clock = three;         ///< of its dates
    [[nodiscard]] bool has_window() const { return from || to || within || during; }
};

struct story {
    std::array<happening, most_events> events;
    std::array<tenure, most_terms> terms;
    std::vector<saying> claims;
    question asks;
};

// --- small helps ---

[[nodiscard]] inline int moment_of(int term, int turn) { return most_events + term * turns + turn; }
[[nodiscard]] inline bool is_event(int moment) { return moment < most_events; }
[[nodiscard]] inline int term_of(int moment) { return (moment - most_events) / turns; }
[[nodiscard]] inline int turn_of(int moment) { return (moment - most_events) % turns; }
[[nodiscard]] inline int party_of(tenure const& t) { return offices[static_cast<std::size_t>(t.office)].party; }
[[nodiscard]] inline happening const& event_at(story const& s, int e) { return s.events[static_cast<std::size_t>(e)]; }
[[nodiscard]] inline tenure const& term_at(story const& s, int t) { return s.terms[static_cast<std::size_t>(t)]; }

[[nodiscard]] inline std::string term_id(int term) { return fmt::format("t{}", term); }
[[nodiscard]] inline std::string const& id(int moment)
{
    static std::unordered_map<int, std::string> made; // few, and asked for all the time
    auto& known = made[moment];
    if (!known.empty()) return known;
    if (is_event(moment)) return known = fmt::format("e{}", moment);
    return known = fmt::format("{}.{}", term_id(term_of(moment)), en::name(static_cast<en::milestone>(turn_of(moment))));
}

/// In whose days a moment is counted: "the zone of the most trusted report that names one, UTC where nobody does". Those of one thing
/// name one zone.
[[nodiscard]] inline int zone_of(story const& s, int moment)
{
    auto const names_zone = [](account const& a) { return a.time.is_dated() || a.time.ongoing; };
    if (is_event(moment)) {
        auto const& e = event_at(s, moment);
        return std::any_of(e.reports.begin(), e.reports.end(), names_zone) ? e.clock : utc;
    }
    auto const& told = term_at(s, term_of(moment)).told[static_cast<std::size_t>(turn_of(moment))];
    return std::any_of(told.begin(), told.end(), names_zone) ? term_at(s, term_of(moment)).clock : utc;
}

/// The moments that a claim names.
[[nodiscard]] inline std::vector<int> named_by(saying const& c)
{
    std::vector<int> out;
    switch (c.is) {
    case saying::form::order:
        for (auto const& step : c.steps) out.insert(out.end(), step.begin(), step.end());
        break;
    case saying::form::distance:
    case saying::form::days: out = {c.from, c.to}; break;
    case saying::form::first:
    case saying::form::complete:
        out = c.events;
        if (c.after != nothing) out.push_back(c.after);
        break;
    }
    return out;
}

} // namespace property
