// What a builder does.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/model/detail/twins.hpp>
#include <entente/timeline/builder.hpp>
#include <entente/timeline/detail/data.hpp>
#include <entente/timeline/detail/extend.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace entente {

ENTENTE_INLINE builder::builder(zones clocks, policy rules, letters script) : clocks_(clocks), rules_(rules), script_(script) {}
ENTENTE_INLINE builder::builder(builder const&) = default;
ENTENTE_INLINE builder::builder(builder&&) noexcept = default;
ENTENTE_INLINE builder& builder::operator=(builder const&) = default;
ENTENTE_INLINE builder& builder::operator=(builder&&) noexcept = default;
ENTENTE_INLINE builder::~builder() = default;

ENTENTE_INLINE void builder::take_note(std::string_view what, std::string& to, std::string&& more)
{
    if (to.empty()) to = std::move(more);
    else if (!more.empty() && more != to)
        misused_.warning(code::bad_value, std::string(what), fmt::format("\"{}\" is not taken: the {} is \"{}\" already", more, what, to),
                         "records that are joined have one: say it in the first");
}

/// Appends records, but for those that say the same as one that is there, or only more of the same thing.
template <class Record>
void builder::add_all(known_list& known, std::vector<Record>& to, std::vector<Record>&& more)
{
    auto const id = [](Record const& r) {
        if constexpr (std::is_same_v<Record, party_definition>) return r.id.code();
        else return std::string_view(r.id);
    };
    if (more.empty()) return;
    for (; known.taken != to.size(); ++known.taken) known.ids.add(id(to[known.taken]), static_cast<std::uint32_t>(known.taken));
    known.ids.close();
    for (auto& r : more) {
        auto const there = known.ids.find(id(r));
        if (there) {
            auto& old = to[*there];
            if (old == r) continue;
            auto joined = old;
            detail::twins both;
            both.join(joined, r);
            if (both.contradictions().empty()) {
                old = std::move(joined);
                continue;
            }
        }
        to.push_back(std::move(r));
    }
}

ENTENTE_INLINE builder& builder::add(records more, problem_list noticed)
{
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
    add_all(known_[0], facts_.sources, std::move(more.sources));
    add_all(known_[1], facts_.parties, std::move(more.parties));
    add_all(known_[2], facts_.groups, std::move(more.groups));
    add_all(known_[3], facts_.leaders, std::move(more.leaders));
    for (auto& o : more.offices)
        if (made_offices_.find(o.id) || std::find(facts_.offices.begin(), facts_.offices.end(), o) == facts_.offices.end())
            take_office(std::move(o));
    add_all(known_[4], facts_.terms, std::move(more.terms));
    add_all(known_[5], facts_.events, std::move(more.events));
    add_all(known_[6], facts_.claims, std::move(more.claims));
    return *this;
}

ENTENTE_INLINE report builder::reported(std::string path, std::string source, std::optional<status> is, when time)
{
    if (detail::begins_like_a_time(time.zone()) && !detail::begins_like_a_time(time.text()))
        misused_.error(code::bad_time, path + ".time", fmt::format("\"{}\" is no time, and \"{}\" no zone", time.text(), time.zone()),
                       "the time comes first, then the zone");
    return {std::move(source), is, std::move(time), {}, {}, {}};
}

ENTENTE_INLINE leader_ref builder::leader(std::string id, std::string name, entente::party speaks_for)
{
    return leader(entente::leader{std::move(id), std::move(name), {}, {}, {}}, speaks_for);
}
ENTENTE_INLINE leader_ref builder::leader(entente::leader record, entente::party speaks_for)
{
    facts_.leaders.push_back(std::move(record));
    return {facts_.leaders.back().id, speaks_for};
}

ENTENTE_INLINE source_ref builder::source(std::string id, std::string publisher, time_text published, zone_text zone, source_rank rank)
{
    return source(std::move(id), std::move(publisher), when{published.str(), zone.str()}, rank);
}
ENTENTE_INLINE source_ref builder::source(std::string id, std::string publisher, when published, source_rank rank)
{
    auto const path = fmt::format("sources[{}].published", facts_.sources.size());
    if (detail::begins_like_a_time(published.zone()) && !detail::begins_like_a_time(published.text()))
        misused_.error(code::bad_time, path, fmt::format("\"{}\" is no time, and \"{}\" no zone", published.text(), published.zone()),
                       "the time comes first, then the zone");
    return source(entente::source{std::move(id), std::move(publisher), {}, {}, {}, std::move(published), rank, {}, {}});
}
ENTENTE_INLINE source_ref builder::source(entente::source record)
{
    facts_.sources.push_back(std::move(record));
    return {facts_.sources.back().id};
}

ENTENTE_INLINE builder& builder::office(entente::office record)
{
    take_office(std::move(record));
    return *this;
}
ENTENTE_INLINE builder& builder::group(entente::group record)
{
    facts_.groups.push_back(std::move(record));
    return *this;
}
ENTENTE_INLINE builder& builder::define(party_definition record)
{
    facts_.parties.push_back(std::move(record));
    return *this;
}

// Ids of events that are made are "call-12-moon-USA", with the number of the record. Only those that are given in that form can
// meet them, so that no others need be remembered.
ENTENTE_INLINE void builder::take_ids()
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
ENTENTE_INLINE std::size_t builder::leader_with_terms(std::string const& id)
{
    if (auto const at = with_terms_.find(id)) return *at;
    auto const number = terms_of_.size();
    with_terms_.add(id, static_cast<std::uint32_t>(number));
    with_terms_.close();
    terms_of_.push_back(0);
    return number;
}
/// An office that was made for a term gives its place to the record of it.
ENTENTE_INLINE void builder::take_office(entente::office&& record)
{
    auto const made = made_offices_.find(record.id);
    if (made && !std::exchange(is_record_there_[*made], true)) facts_.offices[*made] = std::move(record);
    else facts_.offices.push_back(std::move(record));
}
ENTENTE_INLINE std::string builder::free_event_id(std::string_view kind, std::string_view who)
{
    take_ids();
    for (auto n = facts_.events.size() + 1;; ++n)
        if (auto id = fmt::format("{}-{}{}", kind, n, who); !event_ids_.find(id)) return id;
}

ENTENTE_INLINE builder::term_editor builder::term(leader_ref const& who, std::string office, std::string id)
{
    return term(entente::term{std::move(id), who.id, std::move(office), false, {}, {}, {}});
}
ENTENTE_INLINE builder::term_editor builder::term(entente::term record)
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

ENTENTE_INLINE builder::event_editor builder::event(event_kind kind, std::vector<attendee> const& who, std::string id)
{
    entente::event e;
    e.id = std::move(id);
    e.kind = kind;
    for (auto const& w : who) e.participants.push_back({w.leader, w.party, std::nullopt, std::nullopt, {}});
    return event(std::move(e));
}
ENTENTE_INLINE builder::event_editor builder::event(entente::event record)
{
    if (record.id.empty()) {
        std::string who;
        for (auto const& p : record.participants) who += "-" + (p.leader.empty() ? std::string(p.party.code()) : p.leader);
        record.id = free_event_id(name(record.kind), who);
    }
    facts_.events.push_back(std::move(record));
    return {*this, facts_.events.size() - 1};
}

ENTENTE_INLINE builder::event_editor builder::visit(attendee const& guest, attendee const& host)
{
    auto e = event(event_kind::visit, {guest, host});
    e.record().participants[0].role = role::guest;
    e.record().participants[1].role = role::host;
    return e;
}

ENTENTE_INLINE std::optional<std::size_t> builder::event_editor::part_of(attendee const& who, std::string_view did) const
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

ENTENTE_INLINE builder::claim_editor builder::claim(std::variant<order_claim, distance_claim, first_claim, complete_claim> says)
{
    entente::claim c;
    c.says = std::move(says);
    return claim(std::move(c));
}
ENTENTE_INLINE builder::claim_editor builder::claim(entente::claim record)
{
    facts_.claims.push_back(std::move(record));
    return {*this, facts_.claims.size() - 1};
}

ENTENTE_INLINE result<timeline> builder::made_of(records all, void (*locate)(void*, diagnostic&), void* with) const
{
    detail::timeline_data data(clocks_);
    data.rules = rules_;
    data.script = script_;
    problem_list found;
    bool good = detail::extend(data, std::move(all), found);
    // what is said of a misuse is said once, and better
    found.erase_if([&](diagnostic const& d) {
        return std::any_of(misused_.begin(), misused_.end(),
                           [&](diagnostic const& m) { return m.code == code::bad_time && m.path == d.path; });
    });
    good = good && !misused_.has_error();
    found.add(misused_);
    detail::name_records(data.facts, found);
    for (auto& d : found) locate(with, d);
    found.add(noticed_);
    found.sort_by_line();
    if (!good) return found;
    detail::keep_warnings(data, found);
    return {timeline{detail::shared(std::move(data))}, std::move(found)};
}

ENTENTE_INLINE builder::term_editor builder::term_editor::add(milestone m, when time, source_ref const& by)
{
    auto& reports = record().at(m);
    reports.push_back(
        to_->reported(fmt::format("terms[{}].{}[{}]", number_, name(m), reports.size()), by.id, std::nullopt, std::move(time)));
    return *this;
}

ENTENTE_INLINE builder::event_editor builder::event_editor::reported(status s, when time, source_ref const& by)
{
    auto& reports = record().reports;
    reports.push_back(to_->reported(fmt::format("events[{}].reports[{}]", number_, reports.size()), by.id, s, std::move(time)));
    return *this;
}

ENTENTE_INLINE builder::event_editor builder::event_editor::placed_by(attendee const& who)
{
    if (auto const k = part_of(who, "placed it"))
        for (std::size_t i = 0; i != record().participants.size(); ++i)
            record().participants[i].role = i == *k ? role::initiator : role::recipient;
    return *this;
}

ENTENTE_INLINE builder::event_editor builder::event_editor::as(attendee const& who, capacity c)
{
    if (auto const k = part_of(who, fmt::format("took part as {}", name(c)))) record().participants[*k].capacity = c;
    return *this;
}

ENTENTE_INLINE builder::event_editor builder::event_editor::in(std::string_view country)
{
    auto const known = find_party(country);
    record().in = known ? *known : party{country};
    return *this;
}

ENTENTE_INLINE timeline builder::build() const& { return try_build().value(); }
ENTENTE_INLINE timeline builder::build() &&
{
    return made_of(
               std::move(facts_), [](void*, diagnostic&) {}, nullptr)
        .value();
}

} // namespace entente
