// What a timeline holds: the records as they were given, and columns derived from them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>
#include <entente/model/records.hpp>
#include <entente/order/network.hpp>
#include <entente/time/policy.hpp>
#include <entente/time/zone.hpp>
#include <entente/timeline/detail/dictionary.hpp>
#include <entente/timeline/moment.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace entente::detail {

inline constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// Rows of numbers of different length in two flat arrays.
class table {
public:
    /// From (row, value) pairs; values keep their order within a row.
    table() = default;
    table(std::size_t rows, std::span<std::pair<std::uint32_t, std::uint32_t> const> pairs) : begin_(rows + 1, 0), values_(pairs.size())
    {
        for (auto const& [row, value] : pairs) ++begin_[row + 1];
        for (std::size_t i = 1; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];
        auto next = begin_;
        for (auto const& [row, value] : pairs) values_[next[row]++] = value;
    }
    [[nodiscard]] std::span<std::uint32_t const> operator[](std::size_t row) const
    {
        return {values_.data() + begin_[row], values_.data() + begin_[row + 1]};
    }

private:
    std::vector<std::uint32_t> begin_;
    std::vector<std::uint32_t> values_;
};

/// A participant with its references resolved.
struct attendance {
    std::uint32_t leader = none;
    entente::party party;
    std::optional<entente::role> role;
    std::optional<entente::capacity> capacity;
    std::uint32_t record = none; ///< the event record and participant it was said in
    std::uint32_t item = none;
};

/// What hot loops need of a moment, and who set its two ends. Everything rarer is in `oddity`.
struct point {
    bounds window;
    std::uint32_t node = none; ///< in the network; none: only its bounds are known
    bool reported = false;
    bool odd = false; ///< has an `oddity`
    statement earliest_by{none};
    statement latest_by{none};
};

struct event_entry {
    event_kind kind = event_kind::call;
    entente::standing standing;
    std::uint32_t same = none;     ///< the event that this one was merged into; itself when it was not
    std::uint32_t occasion = none; ///< merged
    std::uint32_t first_participant = 0;
    std::uint32_t end_participant = 0;
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

struct timeline_data {
    explicit timeline_data(zones z) : clocks(z) {}

    records facts;
    zones clocks;
    policy rules;
    std::vector<diagnostic> warnings;
    std::vector<conflict> conflicts;

    // moments: events first, then four milestones a term
    std::vector<point> points;
    std::vector<std::pair<std::uint32_t, placing>> oddities; ///< of points marked odd, by point
    std::vector<std::pair<std::uint32_t, bounds>> ends;      ///< of events with a known end, by event
    network order;
    std::vector<said> statements; ///< by label

    std::vector<event_entry> events;
    std::vector<attendance> participants;
    std::vector<term_entry> terms;
    table events_of_leader;
    table terms_of_leader;
    std::vector<conditional> conditionals;
    std::vector<std::uint32_t> complete; ///< accepted claims of completeness

    dictionary leader_ids;
    dictionary leader_names; ///< ids, aliases and names
    dictionary office_ids;
    dictionary term_ids;
    dictionary event_ids;
    dictionary source_ids;
    dictionary group_ids;

    [[nodiscard]] std::uint32_t point_of(std::uint32_t term, milestone m) const
    {
        return static_cast<std::uint32_t>(events.size()) + term * static_cast<std::uint32_t>(words<milestone>.size()) + static_cast<std::uint32_t>(m);
    }
    [[nodiscard]] std::span<attendance const> attending(std::uint32_t event) const
    {
        auto const& e = events[event];
        return {participants.data() + e.first_participant, participants.data() + e.end_participant};
    }
    [[nodiscard]] placing const* oddity(std::uint32_t p) const
    {
        if (!points[p].odd) return nullptr;
        auto const at = std::lower_bound(oddities.begin(), oddities.end(), p, [](auto const& o, std::uint32_t number) { return o.first < number; });
        return &at->second;
    }
    /// An event's id, or a term's id, a dot and a milestone. A merged event is the one it was merged into.
    [[nodiscard]] std::optional<std::uint32_t> find_point(std::string_view text) const
    {
        if (auto const e = event_ids.find(text)) return events[*e].same;
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
            if (auto const p = point_of(term, m); points[p].reported) return p;
        return std::nullopt;
    }
    [[nodiscard]] instant begin_of(std::uint32_t term) const
    {
        auto const p = term == none ? std::nullopt : begin_point(term);
        return p ? points[*p].window.earliest() : instant::past();
    }
    /// The zone in which a moment was first told; UTC where no report says.
    [[nodiscard]] std::string zone_of(std::uint32_t point) const
    {
        auto const per_term = static_cast<std::uint32_t>(words<milestone>.size());
        auto const turns = static_cast<std::uint32_t>(events.size());
        auto const& reports = point < turns ? facts.events[point].reports : facts.terms[(point - turns) / per_term].milestones[(point - turns) % per_term];
        for (auto const& r : reports)
            if (!r.time.zone().empty()) return r.time.zone();
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
        for (auto const& s : statements)
            if (s.kind == said::what::event_report && events[s.record].same == event)
                if (auto const& r = facts.events[s.record].reports[s.item]; !r.status || *r.status == status::held) out.push_back(s);
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
        auto const& from = points[a];
        auto const& to = points[b];
        if (a == b) return duration{};
        if (from.node != none && to.node != none) return order.most(node{from.node}, node{to.node});
        return to.window.latest() - from.window.earliest();
    }
    /// What makes `most(a, b)` what it is.
    [[nodiscard]] std::vector<said> because(std::uint32_t a, std::uint32_t b) const
    {
        auto const& from = points[a];
        auto const& to = points[b];
        std::vector<statement> labels;
        if (from.node != none && to.node != none)
            labels = order.because(node{from.node}, node{to.node});
        else {
            labels = from.node != none ? order.because_earliest(node{from.node}) : std::vector{from.earliest_by};
            auto const late = to.node != none ? order.because_latest(node{to.node}) : std::vector{to.latest_by};
            labels.insert(labels.end(), late.begin(), late.end());
        }
        std::vector<said> out;
        for (auto const l : labels)
            if (auto const i = static_cast<std::uint32_t>(l); i != none && std::find(out.begin(), out.end(), statements[i]) == out.end())
                out.push_back(statements[i]);
        return out;
    }
};

} // namespace entente::detail
