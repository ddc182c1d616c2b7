// Makes timelines: from records, or in code.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/detail/extend.hpp>
#include <entente/timeline/timeline.hpp>

#include <fmt/core.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente {

/// A leader as a builder knows him: an id, and the party he speaks for where no term says so.
struct leader_ref {
    std::string id;
    entente::party party;
};
struct source_ref {
    std::string id;
};

/// Collects facts, checks everything, and makes a timeline or reports every problem at once.
///
///     builder b{iana_zones()};
///     auto const moon = b.leader("moon-jae-in", "Moon Jae-in");
///     auto const trump = b.leader("trump", "Donald Trump", "USA"_party);
///     b.term(moon, "KOR/president").elected("2017-05-09", "Asia/Seoul").took_office("2017-05-10T08:09", "Asia/Seoul");
///     auto const us = b.call(moon, trump).held("2017-05-10T22:30", "Asia/Seoul");
///     timeline const t = b.build();
///
/// What `term`, `call` and the like return writes into the builder, and is of use only while the builder stays in place.
class builder {
public:
    class term_editor;
    class event_editor;
    class claim_editor;

    /// A leader or, where nobody knows who it was, a party.
    struct attendee {
        attendee(leader_ref const& l) : leader(l.id), party(l.party) {} // NOLINT: is meant to convert
        attendee(entente::party p) : party(p) {}                       // NOLINT
        std::string leader;
        entente::party party;
    };

    /// Zones decide which zone names the times may use; `utc_and_offsets()` knows no names, `io::iana_zones()` all.
    explicit builder(zones clocks, policy rules = {}) : clocks_(clocks), rules_(rules) {}

    /// Everything a document holds, and what its reader noticed. References may go both ways between what is added.
    builder& add(records more, std::vector<diagnostic> noticed = {});

    leader_ref leader(std::string id, std::string name, entente::party speaks_for = {});
    source_ref source(std::string id, std::string publisher, std::string published = {}, std::string zone = {}, source_rank rank = source_rank::normal);
    /// An office "KOR/president" that is not there yet is made, for the party before the slash.
    term_editor term(leader_ref const& who, std::string office, std::string id = {});

    template <class... Attendees>
    event_editor call(Attendees const&... who);
    template <class... Attendees>
    event_editor meeting(Attendees const&... who);
    template <class... Attendees>
    event_editor message(Attendees const&... who);
    template <class... Attendees>
    event_editor summit(Attendees const&... who);
    /// The guest visits the host.
    event_editor visit(attendee const& guest, attendee const& host);
    event_editor event(event_kind kind, std::vector<attendee> const& who, std::string id = {});

    /// "a, then b, then c": events, or milestones as text ("moon-2017.elected").
    template <class... Moments>
    claim_editor order(Moments const&... moments);
    claim_editor claim(std::variant<order_claim, distance_claim, first_claim, complete_claim> says);

    [[nodiscard]] records const& facts() const noexcept { return facts_; }

    /// The timeline, or nothing if a problem is an error. All problems are appended; their paths are those of a document.
    /// Complexity: near linear in the records; claims cost a search each among the moments they tie together.
    [[nodiscard]] std::optional<timeline> try_build(std::vector<diagnostic>& problems) const
    {
        return try_build(problems, [](diagnostic&) {});
    }
    /// The same; `where` is called with every problem, to add the place of a file that its path stands for.
    template <class Locate>
    [[nodiscard]] std::optional<timeline> try_build(std::vector<diagnostic>& problems, Locate where) const;
    /// Errors: all problems at once.
    [[nodiscard]] timeline build() const;

private:
    zones clocks_;
    policy rules_;
    records facts_;
    std::vector<diagnostic> noticed_;
};

class builder::term_editor {
public:
    term_editor& elected(std::string text, std::string zone = {}, source_ref const& by = {}) { return add(milestone::elected, std::move(text), std::move(zone), by); }
    term_editor& declared(std::string text, std::string zone = {}, source_ref const& by = {}) { return add(milestone::declared, std::move(text), std::move(zone), by); }
    term_editor& took_office(std::string text, std::string zone = {}, source_ref const& by = {}) { return add(milestone::took_office, std::move(text), std::move(zone), by); }
    term_editor& left_office(std::string text, std::string zone = {}, source_ref const& by = {}) { return add(milestone::left_office, std::move(text), std::move(zone), by); }
    term_editor& acting()
    {
        record().acting = true;
        return *this;
    }
    [[nodiscard]] std::string const& id() const { return record().id; }
    [[nodiscard]] std::string at(milestone m) const { return fmt::format("{}.{}", id(), name(m)); }

private:
    friend class builder;
    term_editor(builder& to, std::size_t number) : to_(&to), number_(number) {}
    [[nodiscard]] entente::term& record() const { return to_->facts_.terms[number_]; }
    term_editor& add(milestone m, std::string text, std::string zone, source_ref const& by)
    {
        record().at(m).push_back({by.id, std::nullopt, when{std::move(text), std::move(zone)}, {}, {}, {}});
        return *this;
    }

    builder* to_;
    std::size_t number_;
};

class builder::event_editor {
public:
    /// A report of when it took place; without a text, that it did.
    event_editor& held(std::string text = {}, std::string zone = {}, source_ref const& by = {}) { return reported(status::held, std::move(text), std::move(zone), by); }
    event_editor& planned(std::string text = {}, std::string zone = {}, source_ref const& by = {}) { return reported(status::planned, std::move(text), std::move(zone), by); }
    event_editor& denied(source_ref const& by = {}) { return reported(status::denied, {}, {}, by); }
    event_editor& reported(status s, std::string text, std::string zone, source_ref const& by)
    {
        record().reports.push_back({by.id, s, when{std::move(text), std::move(zone)}, {}, {}, {}});
        return *this;
    }
    event_editor& placed_by(leader_ref const& who)
    {
        for (auto& p : record().participants) p.role = p.leader == who.id ? role::initiator : role::recipient;
        return *this;
    }
    event_editor& as(leader_ref const& who, capacity c)
    {
        for (auto& p : record().participants)
            if (p.leader == who.id) p.capacity = c;
        return *this;
    }
    /// The summit or visit it took place at.
    event_editor& at(event_editor const& occasion)
    {
        record().occasion = occasion.id();
        return *this;
    }
    [[nodiscard]] std::string const& id() const { return record().id; }

private:
    friend class builder;
    event_editor(builder& to, std::size_t number) : to_(&to), number_(number) {}
    [[nodiscard]] entente::event& record() const { return to_->facts_.events[number_]; }

    builder* to_;
    std::size_t number_;
};

class builder::claim_editor {
public:
    claim_editor& said_by(source_ref const& who)
    {
        to_->facts_.claims[number_].source = who.id;
        return *this;
    }

private:
    friend class builder;
    claim_editor(builder& to, std::size_t number) : to_(&to), number_(number) {}

    builder* to_;
    std::size_t number_;
};

// --- implementation ---

inline builder& builder::add(records more, std::vector<diagnostic> noticed)
{
    auto const append = [](auto& to, auto& from) { to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end())); };
    append(noticed_, noticed);
    if (facts_ == records{}) {
        facts_ = std::move(more);
        return *this;
    }
    append(facts_.sources, more.sources);
    append(facts_.parties, more.parties);
    append(facts_.groups, more.groups);
    append(facts_.leaders, more.leaders);
    append(facts_.offices, more.offices);
    append(facts_.terms, more.terms);
    append(facts_.events, more.events);
    append(facts_.claims, more.claims);
    return *this;
}

inline leader_ref builder::leader(std::string id, std::string name, entente::party speaks_for)
{
    facts_.leaders.push_back({id, std::move(name), {}, {}, {}});
    return {std::move(id), speaks_for};
}

inline source_ref builder::source(std::string id, std::string publisher, std::string published, std::string zone, source_rank rank)
{
    facts_.sources.push_back({id, std::move(publisher), {}, {}, {}, when{std::move(published), std::move(zone)}, rank, {}, {}});
    return {std::move(id)};
}

inline builder::term_editor builder::term(leader_ref const& who, std::string office, std::string id)
{
    auto const slash = office.find('/');
    auto const known = std::any_of(facts_.offices.begin(), facts_.offices.end(), [&](auto const& o) { return o.id == office; });
    if (!known && slash != std::string::npos && party::is_code(office.substr(0, slash)))
        facts_.offices.push_back({office, party{office.substr(0, slash)}, office.substr(slash + 1), {}});
    if (id.empty()) {
        auto const earlier = std::count_if(facts_.terms.begin(), facts_.terms.end(), [&](auto const& t) { return t.leader == who.id; });
        id = fmt::format("{}-{}", who.id, earlier + 1);
    }
    facts_.terms.push_back({std::move(id), who.id, std::move(office), false, {}, {}, {}});
    return {*this, facts_.terms.size() - 1};
}

inline builder::event_editor builder::event(event_kind kind, std::vector<attendee> const& who, std::string id)
{
    if (id.empty()) {
        id = fmt::format("{}-{}", name(kind), facts_.events.size() + 1);
        for (auto const& w : who) id += "-" + (w.leader.empty() ? std::string(w.party.code()) : w.leader);
    }
    entente::event e;
    e.id = std::move(id);
    e.kind = kind;
    for (auto const& w : who) e.participants.push_back({w.leader, w.party, std::nullopt, std::nullopt, {}});
    facts_.events.push_back(std::move(e));
    return {*this, facts_.events.size() - 1};
}

template <class... Attendees>
builder::event_editor builder::call(Attendees const&... who) { return event(event_kind::call, {attendee{who}...}); }
template <class... Attendees>
builder::event_editor builder::meeting(Attendees const&... who) { return event(event_kind::meeting, {attendee{who}...}); }
template <class... Attendees>
builder::event_editor builder::message(Attendees const&... who) { return event(event_kind::message, {attendee{who}...}); }
template <class... Attendees>
builder::event_editor builder::summit(Attendees const&... who) { return event(event_kind::summit, {attendee{who}...}); }

inline builder::event_editor builder::visit(attendee const& guest, attendee const& host)
{
    auto e = event(event_kind::visit, {guest, host});
    e.record().participants[0].role = role::guest;
    e.record().participants[1].role = role::host;
    return e;
}

namespace detail {

[[nodiscard]] inline std::string moment_text(std::string text) { return text; }
[[nodiscard]] inline std::string moment_text(builder::event_editor const& e) { return e.id(); }

} // namespace detail

template <class... Moments>
builder::claim_editor builder::order(Moments const&... moments)
{
    return claim(order_claim{{std::vector<std::string>{detail::moment_text(moments)}...}});
}

inline builder::claim_editor builder::claim(std::variant<order_claim, distance_claim, first_claim, complete_claim> says)
{
    entente::claim c;
    c.says = std::move(says);
    facts_.claims.push_back(std::move(c));
    return {*this, facts_.claims.size() - 1};
}

template <class Locate>
std::optional<timeline> builder::try_build(std::vector<diagnostic>& problems, Locate where) const
{
    detail::timeline_data data(clocks_);
    data.rules = rules_;
    std::vector<diagnostic> found;
    bool const good = detail::extend(data, facts_, found);
    detail::name_records(data.facts, found);
    for (auto& d : found) where(d);
    found.insert(found.end(), noticed_.begin(), noticed_.end());
    std::stable_sort(found.begin(), found.end(), [](auto const& a, auto const& b) {
        return std::pair{a.where.line, a.where.column} < std::pair{b.where.line, b.where.column};
    });
    problems.insert(problems.end(), found.begin(), found.end());
    if (!good) return std::nullopt;
    detail::keep_warnings(data, found);
    return timeline{std::move(data)};
}

inline timeline builder::build() const
{
    std::vector<diagnostic> problems;
    if (auto built = try_build(problems)) return *std::move(built);
    throw error(std::move(problems));
}

} // namespace entente
