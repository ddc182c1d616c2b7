// What a timeline holds: the records as they were given, and columns derived from them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/chain.hpp>
#include <entente/detail/nearest.hpp>
#include <entente/error.hpp>
#include <entente/model/letters.hpp>
#include <entente/order/network.hpp>
#include <entente/time/policy.hpp>
#include <entente/time/resolve.hpp>
#include <entente/time/zone.hpp>
#include <entente/timeline/detail/clusters.hpp>
#include <entente/timeline/detail/dictionary.hpp>
#include <entente/timeline/detail/postings.hpp>
#include <entente/timeline/facts.hpp>
#include <entente/timeline/moment.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
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
    bool roles_differ = false; ///< in several records: then none is known
    bool capacities_differ = false;
};

/// Whether two of these are the same participant: one leader or, where none is known, one party.
[[nodiscard]] inline bool is_same(attendance const& a, attendance const& b)
{
    return a.leader != none ? b.leader == a.leader : b.leader == none && b.party == a.party;
}

/// What another record of the same event says of a participant counts, too; where they contradict each other nothing is known.
inline void hear_of(attendance& known, attendance const& more)
{
    auto const settle = [](auto& a, auto const& b, bool& differ) {
        bool const is_news = !a && b && !differ;
        if (is_news) a = b;
        differ = differ || (b && a != b);
        if (differ) a.reset();
        return is_news;
    };
    settle(known.role, more.role, known.roles_differ);
    if (!settle(known.capacity, more.capacity, known.capacities_differ)) return;
    known.record = more.record; // it was said there
    known.item = more.item;
}

/// What is known of a moment, as far as hot loops need it, and who set its two ends.
struct point {
    bounds window;
    statement earliest_by{none};
    statement latest_by{none};
    instant since = instant::future(); ///< when somebody first said anything of it in public; `future()`: nobody says when
    std::uint32_t node = none;         ///< in the network; none: only its bounds are known
    bool hindsight : 1 = false;        ///< of a view: a source's rank counts that it was perhaps given later
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

    chain<event_entry> event_entries;
    chain<attendance> participants;
    chain<term_entry> terms;
    chain<instant> published; ///< of every source; `past()`: nobody says
    chain<instant> ranked;    ///< from when its rank holds; `past()`: nobody says
    table records_of;         ///< the event records merged into an event, itself left out
    postings<std::uint32_t> events_of_leader;
    postings<party> events_of_party;                  ///< in which a party took part without a leader who is known
    postings<std::pair<party, party>> events_of_pair; ///< in which two took part, the lesser first
    postings<party> gatherings;                       ///< of so many parties that each two of them are not told apart
    table terms_of_leader;
    table terms_of_office;
    clusters alike;                     ///< events that may be one
    chain<std::uint32_t> with_capacity; ///< events that somebody attended in a capacity
    chain<std::uint32_t> gradual;       ///< moments whose reports did not all become public at the same time
    std::size_t undated = 0;            ///< reports and claims of which nobody says when they became public

    dictionary leader_ids;
    dictionary leader_names; ///< ids, aliases and names
    dictionary leader_folds; ///< the same in any spelling
    dictionary leader_words; ///< the first and the last word of a name, one of which is the surname, in any spelling
    dictionary office_ids;
    dictionary term_ids;
    dictionary event_ids;
    dictionary source_ids;
    dictionary group_ids;
    dictionary claim_ids;

    // --- what it comes to ---

    chain<detail::point> event_points;
    chain<detail::point> turn_points;             ///< the milestones of terms
    chain<std::pair<std::uint32_t, bounds>> ends; ///< of events with a known end, by event
    sparse<std::vector<bounds>> members;          ///< of one-of and contested times, by moment
    sparse<event_entry> revised_entries;          ///< by event
    sparse<account> revised;                      ///< by moment
    std::optional<instant> horizon;               ///< of a view: it knows what was public by then
    sparse<account> seen;                         ///< of a view: what came to be known little by little, by moment
    sparse<event_entry> seen_entries;             ///< of a view: events of which not all records are seen

    // --- what claims add ---

    chain<said> statements;    ///< by label
    sparse<joint_label> joint; ///< of the labels that stand for several
    network order;
    std::vector<std::uint32_t> tied;  ///< the moments that claims tie together, by node; `none`: 1970
    sparse<detail::point> tightened;  ///< these, with what claims say of them
    std::vector<std::uint32_t> named; ///< milestones that accepted claims name, sorted
    std::vector<conflict> conflicts;
    std::vector<conditional> conditionals; ///< by event
    std::vector<std::uint32_t> complete;   ///< accepted claims of completeness
    problem_list warnings;                 ///< what was noticed, and what the claims led to

    /// Makes an event findable by whoever takes part.
    void post(std::uint32_t event, bounds window)
    {
        auto const all = attending(event);
        std::vector<party> sides;
        for (auto const& a : all) {
            if (a.leader != none) events_of_leader.add(a.leader, event, window);
            else events_of_party.add(a.party, event, window);
            sides.push_back(a.party);
        }
        std::sort(sides.begin(), sides.end());
        sides.erase(std::unique(sides.begin(), sides.end()), sides.end());
        constexpr std::size_t few = 8;
        for (auto a = sides.begin(); a != sides.end(); ++a) {
            if (sides.size() > few) gatherings.add(*a, event, window);
            else
                for (auto b = std::next(a); b != sides.end(); ++b) events_of_pair.add({*a, *b}, event, window);
        }
    }
    void close_postings()
    {
        events_of_leader.close();
        events_of_party.close();
        events_of_pair.close();
        gatherings.close();
    }

    // --- reading it ---

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
        auto const at =
            std::lower_bound(ends.begin(), ends.end(), event, [](auto const& e, std::uint32_t number) { return e.first < number; });
        if (at == ends.end() || at->first != event) return std::nullopt;
        return at->second;
    }
    /// Whether anybody has said anything of it that can be seen.
    [[nodiscard]] bool is_visible(std::uint32_t moment) const { return !horizon || settled(moment).since <= *horizon; }
    /// Whether what a source said can be seen.
    [[nodiscard]] bool is_visible(std::string const& source) const { return !horizon || public_since(source) <= *horizon; }
    /// The same of one statement. A milestone is public from its own day on, whoever told it.
    [[nodiscard]] bool is_visible(said const& s) const
    {
        if (!horizon) return true;
        switch (s.kind) {
        case said::what::event_report: return is_visible(facts.events[s.record].reports[s.item].source);
        case said::what::claim: return is_visible(facts.claims[s.record].source);
        case said::what::capacity: return is_visible(event_entries[s.record].same);
        case said::what::milestone_report: break;
        }
        auto const& r = facts.terms[s.record].at(s.turn)[s.item];
        return is_visible(r.source) || own_day(r) <= *horizon;
    }
    /// When it became public; `future()`: nobody says.
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

    /// Whether an event record can be seen: whether one of its reports can.
    [[nodiscard]] bool is_record_visible(std::uint32_t record) const
    {
        auto const& reports = facts.events[record].reports;
        return !horizon || std::any_of(reports.begin(), reports.end(), [&](report const& r) { return is_visible(r.source); });
    }
    /// The records that are one event, itself first.
    [[nodiscard]] std::vector<std::uint32_t> records_of_event(std::uint32_t event) const
    {
        std::vector<std::uint32_t> all{event};
        auto const others = records_of.all(event);
        all.insert(all.end(), others.begin(), others.end());
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
        auto const first =
            std::lower_bound(conditionals.begin(), conditionals.end(), event, [](auto const& c, auto e) { return c.event < e; });
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
    /// A text in any case, with or without accents, blanks or hyphens.
    [[nodiscard]] std::string folded(std::string_view text) const
    {
        std::string out;
        for (char const c : script.fold(text)) {
            bool const between = c == ' ' || c == '-' || c == '_' || c == '.';
            if (!between) out += c;
            else if (!out.empty() && out.back() != ' ') out += ' ';
        }
        if (!out.empty() && out.back() == ' ') out.pop_back();
        return out;
    }
    /// Makes a leader findable. The dictionaries are to be closed.
    void add_leader(leader const& l, std::uint32_t number)
    {
        auto const add = [&](std::string_view text, bool is_name) {
            leader_names.add(text, number);
            leader_folds.add(folded(text), number);
            if (!is_name) return;
            leader_words.add(folded(text.substr(0, text.find(' '))), number);
            leader_words.add(folded(text.substr(text.rfind(' ') + 1)), number);
        };
        add(l.id, false);
        add(l.name, true);
        for (auto const& n : l.names) add(n, true);
        for (auto const& a : l.aliases) add(a, false);
    }
    /// A leader by id; or the only one who answers to that alias, name or surname, an exact spelling before any other.
    struct leader_match {
        std::optional<std::uint32_t> leader;
        bool ambiguous = false;
        std::vector<std::uint32_t> choices = {}; ///< then: the first of those who answer to it
        std::size_t more = 0;                    ///< and how many do beyond them
    };
    [[nodiscard]] leader_match find_leader(std::string_view text) const
    {
        if (auto const id = leader_ids.find(text)) return {id};
        auto const match = [](dictionary const& known, std::string_view key) -> leader_match {
            auto some = known.first_of(key, most_choices);
            if (some.size() == 1) return {some.front()};
            bool const ambiguous = !some.empty();
            auto const more = ambiguous ? known.count(key) - some.size() : 0;
            return {std::nullopt, ambiguous, std::move(some), more};
        };
        auto const is_none = [](leader_match const& m) { return !m.leader && !m.ambiguous; };
        auto out = match(leader_names, text);
        if (!is_none(out)) return out;
        auto const key = folded(text);
        out = match(leader_folds, key);
        return is_none(out) ? match(leader_words, key) : out;
    }
    /// Why a text means no leader.
    void complain_of_leader(std::string_view text, std::string path, problem_list& to, std::string_view what = "leader") const
    {
        auto const found = find_leader(text);
        if (!found.ambiguous) {
            to.error(code::unknown_id, std::move(path), fmt::format("there is no {} \"{}\"", what, text), leader_suggestion(text));
            return;
        }
        std::vector<std::string> ids;
        for (auto const l : found.choices) ids.push_back(facts.leaders[l].id);
        to.error(code::ambiguous_name, std::move(path), fmt::format("more than one leader answers to \"{}\"", text),
                 choices(ids, "use an id: ", "", found.more));
    }

    // --- what was probably meant ---

    [[nodiscard]] std::string leader_suggestion(std::string_view text) const
    {
        if (auto near = leader_names.suggestion(text); !near.empty()) return near;
        auto const key = folded(text);
        for (auto const* known : {&leader_folds, &leader_words})
            if (auto const word = known->nearest(key)) {
                std::vector<std::string> names;
                for (auto const l : known->first_of(*word, most_choices))
                    names.push_back(facts.leaders[l].name.empty() ? facts.leaders[l].id : facts.leaders[l].name);
                return choices(names, "did you mean ", "?", known->count(*word) - names.size());
            }
        return {};
    }
    [[nodiscard]] std::vector<std::string_view> party_texts() const
    {
        std::vector<std::string_view> out;
        for (auto const& p : entente::known_parties()) out.insert(out.end(), {p.id.code(), p.name});
        for (auto const& a : party_aliases) out.emplace_back(a.name);
        for (auto const& p : facts.parties) out.insert(out.end(), {p.id.code(), std::string_view(p.name)});
        return out;
    }
    [[nodiscard]] std::string party_suggestion(std::string_view text) const { return did_you_mean(text, party_texts()); }
    /// A party, a group or a leader.
    [[nodiscard]] std::string counterpart_suggestion(std::string_view text) const
    {
        auto all = party_texts();
        for (auto const* known : {&group_ids, &leader_names}) {
            auto const more = known->texts();
            all.insert(all.end(), more.begin(), more.end());
        }
        for (auto const& g : facts.groups) all.emplace_back(g.name);
        auto near = did_you_mean(text, all);
        return near.empty() ? leader_suggestion(text) : near;
    }
    /// An office by its title, or by its party, if it is among the first ones.
    [[nodiscard]] std::string office_suggestion(std::string_view text) const
    {
        auto const key = folded(text);
        auto const of = find_party(text);
        std::vector<std::string> ids;
        for (std::size_t i = 0; i != std::min(facts.offices.size(), few_texts); ++i) {
            auto const& o = facts.offices[i];
            if (!key.empty() && (folded(o.title) == key || folded(std::string_view(o.id).substr(o.id.find('/') + 1)) == key ||
                                 folded(o.id) == key || (of && o.party == *of)))
                ids.push_back(o.id);
        }
        return ids.empty() ? office_ids.suggestion(text) : choices(ids);
    }
    /// A summit or visit by a part of its id, by its place or by a topic.
    [[nodiscard]] std::string occasion_suggestion(std::string_view text) const
    {
        if (auto near = event_ids.suggestion(text); !near.empty()) return near;
        auto const key = ' ' + folded(text) + ' ';
        std::vector<std::string> ids;
        for (std::uint32_t e = 0; e != facts.events.size() && key.size() > 2; ++e) {
            auto const& record = facts.events[e];
            if ((record.kind != event_kind::summit && record.kind != event_kind::visit) || !is_visible(event(e).same)) continue;
            auto const has = [&](std::string_view part) { return (' ' + folded(part) + ' ').find(key) != std::string::npos; };
            if (has(record.id) || has(record.place) || std::any_of(record.topics.begin(), record.topics.end(), has))
                ids.push_back(record.id);
        }
        return choices(ids);
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
    /// A capacity that was not set aside.
    [[nodiscard]] std::optional<entente::capacity> capacity_of(attendance const& a) const
    {
        if (!a.capacity) return std::nullopt;
        said const its{said::what::capacity, {}, a.record, a.item};
        bool const refused = std::any_of(conflicts.begin(), conflicts.end(), [&](conflict const& c) { return c.rejected == its; });
        return refused ? std::nullopt : a.capacity;
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
    /// The moment that a report is about; `none` of what is no report.
    [[nodiscard]] std::uint32_t moment_of(said const& s) const
    {
        if (s.kind == said::what::event_report) return event(s.record).same;
        return s.kind == said::what::milestone_report ? point_of(s.record, s.turn) : none;
    }
    /// Calls `f(report, said)` for each report of a moment.
    template <class Function>
    void for_each_report(std::uint32_t moment, Function f) const
    {
        if (is_event(moment)) {
            for (auto const record : records_of_event(moment))
                for (std::uint32_t k = 0; k != facts.events[record].reports.size(); ++k)
                    f(facts.events[record].reports[k], said{said::what::event_report, {}, record, k});
            return;
        }
        auto const& reports = facts.terms[term_of(moment)].at(turn_of(moment));
        for (std::uint32_t k = 0; k != reports.size(); ++k)
            f(reports[k], said{said::what::milestone_report, turn_of(moment), term_of(moment), k});
    }
    /// The zone in which a moment is told: by the most trusted of those who name one, of equals the first in the alphabet; UTC
    /// where nobody does.
    [[nodiscard]] std::string zone_of(std::uint32_t moment) const
    {
        std::string const* best = nullptr;
        std::pair<source_rank, instant> most{};
        auto const hear = [&](report const& r, said const& as) {
            if (r.time.zone().empty() || !is_visible(as)) return;
            auto const trust = trust_in(r.source);
            if (best != nullptr && (most > trust || (most == trust && *best <= r.time.zone()))) return;
            best = &r.time.zone();
            most = trust;
        };
        for_each_report(moment, hear);
        return best != nullptr ? *best : "UTC";
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
    /// The reports that date a milestone or a held event: of preferred sources if any is preferred, never of deprecated ones.
    [[nodiscard]] std::vector<said> reports_of_time(std::uint32_t moment) const
    {
        std::vector<said> out;
        auto best = source_rank::normal;
        auto const hear = [&](report const& r, said const& as) {
            if ((r.status && *r.status != status::held) || r.time.empty() || !is_visible(as)) return;
            auto const rank = trust_in(r.source).first;
            if (rank < best) return;
            if (rank > best) out.clear();
            best = rank;
            out.push_back(as);
        };
        for_each_report(moment, hear);
        return out;
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
    /// The greatest that t_b - t_a can be in any world. An ongoing term has no end: everything is before it.
    [[nodiscard]] duration most(std::uint32_t a, std::uint32_t b) const
    {
        if (a == b) return duration{};
        if (is_endless(a)) return is_endless(b) ? duration{} : -duration::unlimited();
        if (is_endless(b)) return duration::unlimited();
        auto const& from = point(a);
        auto const& to = point(b);
        if (from.node != none && to.node != none) return order.most(node{from.node}, node{to.node});
        return to.window.latest() - from.window.earliest();
    }
    /// An event that was not held has no place among what happened.
    [[nodiscard]] bool is_held(std::uint32_t moment) const { return !is_event(moment) || settled(moment).standing.is == status::held; }

    // --- on whose word (evidence.hpp) ---

    /// The label under which some statements decide something together.
    [[nodiscard]] statement label_of(std::vector<statement> parts, std::uint32_t end = none, std::vector<statement> const& before_it = {});
    /// Appends what a label stands for, each once.
    void add_said(statement label, std::vector<said>& to) const;
    /// What makes an end of a moment's window what it is.
    [[nodiscard]] std::vector<statement> labels_of_earliest(std::uint32_t moment) const;
    [[nodiscard]] std::vector<statement> labels_of_latest(std::uint32_t moment) const;
    /// What makes `most(a, b)` what it is.
    [[nodiscard]] std::vector<statement> labels_of_most(std::uint32_t a, std::uint32_t b) const;
    /// The statements on which it rests that `most(a, b)` is negative, none of them to spare; otherwise what makes it what it is.
    [[nodiscard]] std::vector<said> because(std::uint32_t a, std::uint32_t b) const;
};

} // namespace entente::detail
