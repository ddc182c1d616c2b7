// Makes timelines: from records, or in code.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/detail/sparse.hpp>
#include <entente/time/iso_duration.hpp>
#include <entente/timeline/detail/dictionary.hpp>
#include <entente/timeline/detail/extend.hpp>
#include <entente/timeline/detail/given.hpp>
#include <entente/timeline/refs.hpp>
#include <entente/timeline/timeline.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace entente {

/// Collects facts, checks everything, and makes a timeline or reports every problem at once.
///
///     builder b{iana_zones()};
///     auto const moon = b.leader("moon-jae-in", "Moon Jae-in");
///     auto const trump = b.leader("trump", "Donald Trump", "USA"_party);
///     b.term(moon, "KOR/president").elected("2017-05-09", "Asia/Seoul").took_office("2017-05-10T08:09", "Asia/Seoul");
///     auto const us = b.call(moon, trump).held("2017-05-10T22:30", "Asia/Seoul");
///     timeline const t = b.build();
///
/// Times are a text and a zone, or a `when`; a time and a zone that are swapped do not compile where they are literals, and are a
/// problem of the build elsewhere. What `term`, `call` and the like return writes into the builder, and is of use only while
/// the builder stays in place.
class builder {
public:
    class term_editor;
    class event_editor;
    class claim_editor;
    class gap_editor;
    class scope_editor;
    using time_text = detail::time_text;
    using zone_text = detail::zone_text;

    /// A leader or, where nobody knows who it was, a party.
    struct attendee {
        attendee(leader_ref const& l) : leader(l.id), party(l.party) {} // NOLINT: is meant to convert
        attendee(entente::party p) : party(p) {}                        // NOLINT
        std::string leader;
        entente::party party;
    };

    /// Zones decide which zone names the times may use; `utc_and_offsets()` knows no names, `iana_zones()` all. Letters decide which
    /// spellings of a leader's name are one: `ascii_letters()` knows the case of A to Z, `unicode_letters()` every case and accent.
    explicit builder(zones clocks, policy rules = {}, letters script = ascii_letters()) : clocks_(clocks), rules_(rules), script_(script) {}
    builder(zones clocks, letters script) : builder(clocks, {}, script) {}

    /// Everything a document holds, and what its reader noticed. References may go both ways between what is added. A title, note or
    /// unknown key that differs from one that is there is not taken, and a warning of the build.
    builder& add(records more, problem_list noticed = {});

    leader_ref leader(std::string id, std::string name, entente::party speaks_for = {});
    leader_ref leader(entente::leader record, entente::party speaks_for = {});
    source_ref source(std::string id, std::string publisher, time_text published = {}, zone_text zone = {},
                      source_rank rank = source_rank::normal);
    source_ref source(std::string id, std::string publisher, when published, source_rank rank = source_rank::normal);
    source_ref source(entente::source record);
    builder& office(entente::office record);
    builder& group(entente::group record);
    /// A party that entente does not know by itself.
    builder& define(party_definition record);

    /// An office "KOR/president" that is not there yet is made, for the party before the slash. Without an id the builder makes one that
    /// is not there yet, as it does for events.
    term_editor term(leader_ref const& who, std::string office, std::string id = {});
    term_editor term(entente::term record);

    template <class... Attendees>
    event_editor call(Attendees const&... who);
    template <class... Attendees>
    event_editor video_call(Attendees const&... who);
    template <class... Attendees>
    event_editor meeting(Attendees const&... who);
    template <class... Attendees>
    event_editor message(Attendees const&... who);
    template <class... Attendees>
    event_editor summit(Attendees const&... who);
    /// The guest visits the host.
    event_editor visit(attendee const& guest, attendee const& host);
    event_editor event(event_kind kind, std::vector<attendee> const& who, std::string id = {});
    event_editor event(entente::event record);

    // Claims. A moment is an event, or text: an event's id, a term's milestone ("moon-2017.elected").

    /// "a, then b, then c".
    template <class... Moments>
    claim_editor order(Moments const&... moments);
    /// How long after one moment another was: `b.gap(us, cn).days(2, "Asia/Seoul")`, or `.at_least(hours(2)).at_most(hours(3))`.
    template <class From, class To>
    gap_editor gap(From const& from, To const& to);
    /// `b.first(call).by(moon).after("moon-2017.elected").were(us, cn)`: the first calls, in this order. Without kinds: any contacts.
    template <class... Kinds>
    scope_editor first(Kinds... kinds);
    /// `b.all(call).by(moon).after("moon-2017.elected").were(us, cn, jp)`: there were no others.
    template <class... Kinds>
    scope_editor all(Kinds... kinds);
    claim_editor claim(std::variant<order_claim, distance_claim, first_claim, complete_claim> says);
    claim_editor claim(entente::claim record);

    [[nodiscard]] records const& facts() const noexcept { return facts_; }

    /// The timeline with its warnings, or every problem if one is an error; their paths are those of a document.
    /// Complexity: near linear in the records; claims cost a search each among the moments they tie together.
    [[nodiscard]] result<timeline> try_build() const
    {
        return try_build([](diagnostic&) {});
    }
    /// The same; `where` is called with every problem, to add the place of a file that its path stands for.
    template <class Locate>
    [[nodiscard]] result<timeline> try_build(Locate where) const;
    /// Errors: all problems at once.
    [[nodiscard]] timeline build() const { return try_build().value(); }

private:
    /// A report of a time; text and zone that are swapped are noted.
    [[nodiscard]] report reported(std::string path, std::string source, std::optional<status> is, when time);
    void take_note(std::string_view what, std::string& to, std::string&& more);
    void take_ids();
    [[nodiscard]] std::size_t leader_with_terms(std::string const& id);
    void take_office(entente::office&& record);
    [[nodiscard]] std::string free_event_id(std::string_view kind, std::string_view who);

    zones clocks_;
    policy rules_;
    letters script_;
    records facts_;
    problem_list noticed_;
    problem_list misused_; ///< calls that say what cannot be: problems of the build, with the others

    // what ids that are made must not meet; of the first so many records of each kind
    struct {
        std::size_t offices = 0, terms = 0, events = 0;
    } taken_;
    detail::dictionary office_ids_;
    detail::dictionary made_offices_;      ///< those that were made for a term
    detail::sparse<bool> is_record_there_; ///< of them, by number: the record took its place
    detail::dictionary term_ids_;
    detail::dictionary event_ids_;      ///< that could have been made
    detail::dictionary with_terms_;     ///< leaders by their ids
    std::vector<std::size_t> terms_of_; ///< how many each of them has, or the last number that was taken
};

class builder::term_editor {
public:
    term_editor elected(time_text text, zone_text zone = {}, source_ref const& by = {})
    {
        return add(milestone::elected, when{text.str(), zone.str()}, by);
    }
    term_editor elected(when time, source_ref const& by = {}) { return add(milestone::elected, std::move(time), by); }
    term_editor declared(time_text text, zone_text zone = {}, source_ref const& by = {})
    {
        return add(milestone::declared, when{text.str(), zone.str()}, by);
    }
    term_editor declared(when time, source_ref const& by = {}) { return add(milestone::declared, std::move(time), by); }
    term_editor took_office(time_text text, zone_text zone = {}, source_ref const& by = {})
    {
        return add(milestone::took_office, when{text.str(), zone.str()}, by);
    }
    term_editor took_office(when time, source_ref const& by = {}) { return add(milestone::took_office, std::move(time), by); }
    term_editor left_office(time_text text, zone_text zone = {}, source_ref const& by = {})
    {
        return add(milestone::left_office, when{text.str(), zone.str()}, by);
    }
    term_editor left_office(when time, source_ref const& by = {}) { return add(milestone::left_office, std::move(time), by); }
    term_editor acting()
    {
        record().acting = true;
        return *this;
    }
    [[nodiscard]] std::string const& id() const { return record().id; }
    /// A milestone as text, for claims: "moon-2017.elected".
    [[nodiscard]] std::string at(milestone m) const { return fmt::format("{}.{}", id(), name(m)); }

private:
    friend class builder;
    term_editor(builder& to, std::size_t number) : to_(&to), number_(number) {}
    [[nodiscard]] entente::term& record() const { return to_->facts_.terms[number_]; }
    term_editor add(milestone m, when time, source_ref const& by)
    {
        auto& reports = record().at(m);
        reports.push_back(
            to_->reported(fmt::format("terms[{}].{}[{}]", number_, name(m), reports.size()), by.id, std::nullopt, std::move(time)));
        return *this;
    }

    builder* to_;
    std::size_t number_;
};

class builder::event_editor {
public:
    // A report of each status: of when; without a time, that it is so; on a source's word.
    event_editor held(time_text text = {}, zone_text zone = {}, source_ref const& by = {})
    {
        return reported(status::held, text, zone, by);
    }
    event_editor held(when time, source_ref const& by = {}) { return reported(status::held, std::move(time), by); }
    event_editor held(source_ref const& by) { return reported(status::held, {}, by); }
    event_editor planned(time_text text = {}, zone_text zone = {}, source_ref const& by = {})
    {
        return reported(status::planned, text, zone, by);
    }
    event_editor planned(when time, source_ref const& by = {}) { return reported(status::planned, std::move(time), by); }
    event_editor planned(source_ref const& by) { return reported(status::planned, {}, by); }
    event_editor proposed(time_text text = {}, zone_text zone = {}, source_ref const& by = {})
    {
        return reported(status::proposed, text, zone, by);
    }
    event_editor proposed(when time, source_ref const& by = {}) { return reported(status::proposed, std::move(time), by); }
    event_editor proposed(source_ref const& by) { return reported(status::proposed, {}, by); }
    event_editor postponed(time_text text = {}, zone_text zone = {}, source_ref const& by = {})
    {
        return reported(status::postponed, text, zone, by);
    }
    event_editor postponed(when time, source_ref const& by = {}) { return reported(status::postponed, std::move(time), by); }
    event_editor postponed(source_ref const& by) { return reported(status::postponed, {}, by); }
    event_editor cancelled(time_text text = {}, zone_text zone = {}, source_ref const& by = {})
    {
        return reported(status::cancelled, text, zone, by);
    }
    event_editor cancelled(when time, source_ref const& by = {}) { return reported(status::cancelled, std::move(time), by); }
    event_editor cancelled(source_ref const& by) { return reported(status::cancelled, {}, by); }
    event_editor denied(time_text text = {}, zone_text zone = {}, source_ref const& by = {})
    {
        return reported(status::denied, text, zone, by);
    }
    event_editor denied(when time, source_ref const& by = {}) { return reported(status::denied, std::move(time), by); }
    event_editor denied(source_ref const& by) { return reported(status::denied, {}, by); }

    event_editor reported(status s, time_text text, zone_text zone, source_ref const& by)
    {
        return reported(s, when{text.str(), zone.str()}, by);
    }
    event_editor reported(status s, when time, source_ref const& by = {})
    {
        auto& reports = record().reports;
        reports.push_back(to_->reported(fmt::format("events[{}].reports[{}]", number_, reports.size()), by.id, s, std::move(time)));
        return *this;
    }

    /// Who of those who take part rang up or wrote; all others were rung up. Somebody who takes no part is a problem of the build.
    event_editor placed_by(attendee const& who)
    {
        if (auto const k = part_of(who, "placed it"))
            for (std::size_t i = 0; i != record().participants.size(); ++i)
                record().participants[i].role = i == *k ? role::initiator : role::recipient;
        return *this;
    }
    /// What somebody who takes part was at the time.
    event_editor as(attendee const& who, capacity c)
    {
        if (auto const k = part_of(who, fmt::format("took part as {}", name(c)))) record().participants[*k].capacity = c;
        return *this;
    }
    /// The summit or visit it took place at.
    event_editor at(event_editor const& occasion) { return at(occasion.id()); }
    event_editor at(std::string occasion)
    {
        record().occasion = std::move(occasion);
        return *this;
    }
    /// It is that event, told once more.
    event_editor same_as(event_editor const& other) { return same_as(other.id()); }
    event_editor same_as(std::string other)
    {
        record().same_as = std::move(other);
        return *this;
    }
    /// The country in which it took place: a code or an English name. Errors: unknown_party for a text that can be neither.
    event_editor in(std::string_view country)
    {
        auto const known = find_party(country);
        record().in = known ? *known : party{country};
        return *this;
    }
    [[nodiscard]] std::string const& id() const { return record().id; }

private:
    friend class builder;
    event_editor(builder& to, std::size_t number) : to_(&to), number_(number) {}
    [[nodiscard]] entente::event& record() const { return to_->facts_.events[number_]; }
    /// The participant that is meant; nothing, and a problem, if there is none or more than one.
    [[nodiscard]] std::optional<std::size_t> part_of(attendee const& who, std::string_view did) const;

    builder* to_;
    std::size_t number_;
};

namespace detail {

[[nodiscard]] inline std::string moment_text(std::string text) { return text; }
[[nodiscard]] inline std::string moment_text(builder::event_editor const& e) { return e.id(); }

} // namespace detail

class builder::claim_editor {
public:
    claim_editor said_by(source_ref const& who)
    {
        record().source = who.id;
        return *this;
    }

protected:
    friend class builder;
    claim_editor(builder& to, std::size_t number) : to_(&to), number_(number) {}
    [[nodiscard]] entente::claim& record() const { return to_->facts_.claims[number_]; }

    builder* to_;
    std::size_t number_;
};

/// Exactly one way of measuring: days, days at most, or elapsed time.
class builder::gap_editor : public builder::claim_editor {
public:
    /// On the calendar day so many days after that of the first, in a zone.
    gap_editor days(int n, zone_text zone = {})
    {
        says().days = n;
        says().zone = zone.str();
        return *this;
    }
    /// At or after the first, and at most so many calendar days later.
    gap_editor within_days(int n, zone_text zone = {})
    {
        says().within_days = n;
        says().zone = zone.str();
        return *this;
    }
    /// Elapsed time; as text an ISO 8601 duration, "PT47H".
    gap_editor at_least(std::string length)
    {
        says().least = std::move(length);
        return *this;
    }
    gap_editor at_least(duration length) { return at_least(to_string(length)); }
    gap_editor at_most(std::string length)
    {
        says().most = std::move(length);
        return *this;
    }
    gap_editor at_most(duration length) { return at_most(to_string(length)); }

private:
    friend class builder;
    using claim_editor::claim_editor;
    [[nodiscard]] distance_claim& says() const { return std::get<distance_claim>(record().says); }
};

/// The scope of a claim, and the events that it names.
class builder::scope_editor : public builder::claim_editor {
public:
    scope_editor by(std::string leader_or_term)
    {
        scope().by = std::move(leader_or_term);
        return *this;
    }
    scope_editor by(leader_ref const& who) { return by(who.id); }
    scope_editor by(term_editor const& term) { return by(term.id()); }
    template <class Moment>
    scope_editor after(Moment const& moment)
    {
        scope().after = detail::moment_text(moment);
        return *this;
    }
    /// Parties or groups of the other side.
    scope_editor with(std::vector<std::string> parties)
    {
        scope().with = std::move(parties);
        return *this;
    }
    scope_editor with(entente::party p) { return with(std::vector{std::string(p.code())}); }
    template <class... Moments>
    scope_editor were(Moments const&... events)
    {
        std::vector<std::string> all{detail::moment_text(events)...};
        std::visit(
            [&](auto& claim) {
                if constexpr (requires { claim.scope; }) claim.events = std::move(all);
            },
            record().says);
        return *this;
    }
    template <class Moment>
    scope_editor was(Moment const& event)
    {
        return were(event);
    }

private:
    friend class builder;
    using claim_editor::claim_editor;
    [[nodiscard]] entente::scope& scope() const
    {
        if (auto* first = std::get_if<first_claim>(&record().says)) return first->scope;
        return std::get<complete_claim>(record().says).scope;
    }
};

// --- implementation ---

inline void builder::take_note(std::string_view what, std::string& to, std::string&& more)
{
    if (to.empty()) to = std::move(more);
    else if (!more.empty() && more != to)
        misused_.warning(code::bad_value, std::string(what), fmt::format("\"{}\" is not taken: the {} is \"{}\" already", more, what, to),
                         "records that are joined have one: say it in the first");
}

inline builder& builder::add(records more, problem_list noticed)
{
    auto const append = [](auto& to, auto& from) {
        to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    };
    noticed_.add(noticed);
    if (facts_ == records{}) {
        facts_ = std::move(more);
        return *this;
    }
    take_note("title", facts_.title, std::move(more.title));
    take_note("note", facts_.note, std::move(more.note));
    for (auto& key : more.kept.order)
        if (std::find(facts_.kept.order.begin(), facts_.kept.order.end(), key) == facts_.kept.order.end())
            facts_.kept.order.push_back(std::move(key));
    for (auto& [key, value] : more.kept.others) {
        auto const known =
            std::find_if(facts_.kept.others.begin(), facts_.kept.others.end(), [&](auto const& o) { return o.first == key; });
        if (known == facts_.kept.others.end()) facts_.kept.others.emplace_back(std::move(key), std::move(value));
        else take_note(key, known->second, std::move(value));
    }
    append(facts_.sources, more.sources);
    append(facts_.parties, more.parties);
    append(facts_.groups, more.groups);
    append(facts_.leaders, more.leaders);
    for (auto& o : more.offices) take_office(std::move(o));
    append(facts_.terms, more.terms);
    append(facts_.events, more.events);
    append(facts_.claims, more.claims);
    return *this;
}

inline report builder::reported(std::string path, std::string source, std::optional<status> is, when time)
{
    if (detail::begins_like_a_time(time.zone()) && !detail::begins_like_a_time(time.text()))
        misused_.error(code::bad_time, path + ".time", fmt::format("\"{}\" is no time, and \"{}\" no zone", time.text(), time.zone()),
                       "the time comes first, then the zone");
    return {std::move(source), is, std::move(time), {}, {}, {}};
}

inline leader_ref builder::leader(std::string id, std::string name, entente::party speaks_for)
{
    return leader(entente::leader{std::move(id), std::move(name), {}, {}, {}}, speaks_for);
}
inline leader_ref builder::leader(entente::leader record, entente::party speaks_for)
{
    facts_.leaders.push_back(std::move(record));
    return {facts_.leaders.back().id, speaks_for};
}

inline source_ref builder::source(std::string id, std::string publisher, time_text published, zone_text zone, source_rank rank)
{
    return source(std::move(id), std::move(publisher), when{published.str(), zone.str()}, rank);
}
inline source_ref builder::source(std::string id, std::string publisher, when published, source_rank rank)
{
    auto const path = fmt::format("sources[{}].published", facts_.sources.size());
    if (detail::begins_like_a_time(published.zone()) && !detail::begins_like_a_time(published.text()))
        misused_.error(code::bad_time, path, fmt::format("\"{}\" is no time, and \"{}\" no zone", published.text(), published.zone()),
                       "the time comes first, then the zone");
    return source(entente::source{std::move(id), std::move(publisher), {}, {}, {}, std::move(published), rank, {}, {}});
}
inline source_ref builder::source(entente::source record)
{
    facts_.sources.push_back(std::move(record));
    return {facts_.sources.back().id};
}

inline builder& builder::office(entente::office record)
{
    take_office(std::move(record));
    return *this;
}
inline builder& builder::group(entente::group record)
{
    facts_.groups.push_back(std::move(record));
    return *this;
}
inline builder& builder::define(party_definition record)
{
    facts_.parties.push_back(std::move(record));
    return *this;
}

// Ids of events that are made are "call-12-moon-USA", with the number of the record. Only those that are given in that form can
// meet them, so that no others need be remembered.
inline void builder::take_ids()
{
    for (; taken_.offices < facts_.offices.size(); ++taken_.offices) office_ids_.add(facts_.offices[taken_.offices].id, 0);
    office_ids_.close();
    for (; taken_.terms < facts_.terms.size(); ++taken_.terms) {
        term_ids_.add(facts_.terms[taken_.terms].id, 0);
        ++terms_of_[leader_with_terms(facts_.terms[taken_.terms].leader)];
    }
    term_ids_.close();
    for (; taken_.events < facts_.events.size(); ++taken_.events) {
        auto const& id = facts_.events[taken_.events].id;
        for (auto const kind : words<event_kind>)
            if (id.size() > kind.size() + 1 && id.starts_with(kind) && id[kind.size()] == '-' && '0' <= id[kind.size() + 1] &&
                id[kind.size() + 1] <= '9' && !id.starts_with(fmt::format("{}-{}-", kind, taken_.events + 1)))
                event_ids_.add(id, 0);
    }
    event_ids_.close();
}
inline std::size_t builder::leader_with_terms(std::string const& id)
{
    if (auto const at = with_terms_.find(id)) return *at;
    auto const number = terms_of_.size();
    with_terms_.add(id, static_cast<std::uint32_t>(number));
    with_terms_.close();
    terms_of_.push_back(0);
    return number;
}
/// An office that was made for a term gives its place to the record of it.
inline void builder::take_office(entente::office&& record)
{
    auto const made = made_offices_.find(record.id);
    if (made && !std::exchange(is_record_there_[*made], true)) facts_.offices[*made] = std::move(record);
    else facts_.offices.push_back(std::move(record));
}
inline std::string builder::free_event_id(std::string_view kind, std::string_view who)
{
    take_ids();
    for (auto n = facts_.events.size() + 1;; ++n)
        if (auto id = fmt::format("{}-{}{}", kind, n, who); !event_ids_.find(id)) return id;
}

inline builder::term_editor builder::term(leader_ref const& who, std::string office, std::string id)
{
    return term(entente::term{std::move(id), who.id, std::move(office), false, {}, {}, {}});
}
inline builder::term_editor builder::term(entente::term record)
{
    take_ids();
    auto const slash = record.office.find('/');
    if (!office_ids_.find(record.office) && slash != std::string::npos && party::is_code(record.office.substr(0, slash))) {
        made_offices_.add(record.office, static_cast<std::uint32_t>(facts_.offices.size()));
        made_offices_.close();
        facts_.offices.push_back({record.office, entente::party{record.office.substr(0, slash)}, record.office.substr(slash + 1), {}});
    }
    if (record.id.empty()) {
        auto& n = terms_of_[leader_with_terms(record.leader)];
        auto last = n;
        do record.id = fmt::format("{}-{}", record.leader, ++last);
        while (term_ids_.find(record.id));
        n = last - 1; // this one is counted when its id is taken
    }
    facts_.terms.push_back(std::move(record));
    return {*this, facts_.terms.size() - 1};
}

inline builder::event_editor builder::event(event_kind kind, std::vector<attendee> const& who, std::string id)
{
    entente::event e;
    e.id = std::move(id);
    e.kind = kind;
    for (auto const& w : who) e.participants.push_back({w.leader, w.party, std::nullopt, std::nullopt, {}});
    return event(std::move(e));
}
inline builder::event_editor builder::event(entente::event record)
{
    if (record.id.empty()) {
        std::string who;
        for (auto const& p : record.participants) who += "-" + (p.leader.empty() ? std::string(p.party.code()) : p.leader);
        record.id = free_event_id(name(record.kind), who);
    }
    facts_.events.push_back(std::move(record));
    return {*this, facts_.events.size() - 1};
}

template <class... Attendees>
builder::event_editor builder::call(Attendees const&... who)
{
    return event(event_kind::call, {attendee{who}...});
}
template <class... Attendees>
builder::event_editor builder::video_call(Attendees const&... who)
{
    return event(event_kind::video_call, {attendee{who}...});
}
template <class... Attendees>
builder::event_editor builder::meeting(Attendees const&... who)
{
    return event(event_kind::meeting, {attendee{who}...});
}
template <class... Attendees>
builder::event_editor builder::message(Attendees const&... who)
{
    return event(event_kind::message, {attendee{who}...});
}
template <class... Attendees>
builder::event_editor builder::summit(Attendees const&... who)
{
    return event(event_kind::summit, {attendee{who}...});
}

inline builder::event_editor builder::visit(attendee const& guest, attendee const& host)
{
    auto e = event(event_kind::visit, {guest, host});
    e.record().participants[0].role = role::guest;
    e.record().participants[1].role = role::host;
    return e;
}

inline std::optional<std::size_t> builder::event_editor::part_of(attendee const& who, std::string_view did) const
{
    auto const& all = record().participants;
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i != all.size(); ++i)
        if (who.leader.empty() ? all[i].party == who.party && !who.party.empty() : all[i].leader == who.leader) found.push_back(i);
    if (found.empty() && who.leader.empty()) // a leader whose party only terms tell
        for (std::size_t i = 0; i != all.size(); ++i)
            if (!all[i].leader.empty() && all[i].party.empty() &&
                std::any_of(to_->facts_.terms.begin(), to_->facts_.terms.end(), [&](entente::term const& t) {
                    return t.leader == all[i].leader && t.office.starts_with(std::string(who.party.code()) + '/');
                }))
                found.push_back(i);
    if (found.size() == 1) return found.front();
    std::string others;
    for (auto const& p : all)
        others += (others.empty() ? "" : ", ") + (p.leader.empty() ? std::string(p.party.code()) : '"' + p.leader + '"');
    auto const name = who.leader.empty() ? std::string(who.party.code()) : '"' + who.leader + '"';
    to_->misused_.error(code::unknown_id, fmt::format("events[{}].participants", number_),
                        found.empty() ? fmt::format("{} {}, it is said, and is none of those who take part", name, did)
                                      : fmt::format("{} {}, it is said, and {} take part for that party", name, did, found.size()),
                        "name one of those who do: " + others);
    return std::nullopt;
}

template <class... Moments>
builder::claim_editor builder::order(Moments const&... moments)
{
    return claim(order_claim{{std::vector<std::string>{detail::moment_text(moments)}...}});
}
template <class From, class To>
builder::gap_editor builder::gap(From const& from, To const& to)
{
    (void)claim(distance_claim{detail::moment_text(from), detail::moment_text(to), {}, {}, {}, {}, {}});
    return {*this, facts_.claims.size() - 1};
}
template <class... Kinds>
builder::scope_editor builder::first(Kinds... kinds)
{
    first_claim says;
    says.scope.kinds = {kinds...};
    (void)claim(std::move(says));
    return {*this, facts_.claims.size() - 1};
}
template <class... Kinds>
builder::scope_editor builder::all(Kinds... kinds)
{
    complete_claim says;
    says.scope.kinds = {kinds...};
    (void)claim(std::move(says));
    return {*this, facts_.claims.size() - 1};
}

inline builder::claim_editor builder::claim(std::variant<order_claim, distance_claim, first_claim, complete_claim> says)
{
    entente::claim c;
    c.says = std::move(says);
    return claim(std::move(c));
}
inline builder::claim_editor builder::claim(entente::claim record)
{
    facts_.claims.push_back(std::move(record));
    return {*this, facts_.claims.size() - 1};
}

template <class Locate>
result<timeline> builder::try_build(Locate where) const
{
    detail::timeline_data data(clocks_);
    data.rules = rules_;
    data.script = script_;
    problem_list found;
    bool good = detail::extend(data, facts_, found);
    // what is said of a misuse is said once, and better
    found.erase_if([&](diagnostic const& d) {
        return std::any_of(misused_.begin(), misused_.end(),
                           [&](diagnostic const& m) { return m.code == code::bad_time && m.path == d.path; });
    });
    good = good && !misused_.has_error();
    found.add(misused_);
    detail::name_records(data.facts, found);
    for (auto& d : found) where(d);
    found.add(noticed_);
    found.sort_by_line();
    if (!good) return found;
    detail::keep_warnings(data, found);
    return {timeline{std::move(data)}, std::move(found)};
}

} // namespace entente
