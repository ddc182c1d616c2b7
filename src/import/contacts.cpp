// From the rows of coded event data to records: who acts, which rows are one event, who reports it.
// SPDX-License-Identifier: MIT
#include "import/contacts.hpp"

#include <entente/detail/ascii.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace entente::detail {

namespace {

/// `wanted`, or the first of `wanted-2`, `wanted-3`, ... that is free. Takes it.
std::string free_id(std::string wanted, std::unordered_set<std::string>& taken)
{
    auto id = wanted;
    for (int n = 2; !taken.insert(id).second; ++n) id = fmt::format("{}-{}", wanted, n);
    return id;
}

/// Capital letters and digits of a text as far as it is ASCII.
std::string capitals(std::string_view word)
{
    std::string out;
    for (char const c : word) {
        auto const small = lower(c);
        if ('a' <= small && small <= 'z') out += static_cast<char>(small - 'a' + 'A');
        if ('0' <= c && c <= '9') out += c;
    }
    return out;
}

/// A code for what has none: "Barack Obama" is B-OBAMA, "Hamas" HAMAS.
std::string code_for(std::string_view name)
{
    std::vector<std::string> words;
    while (!name.empty()) {
        auto const end = std::min(name.find_first_of(" -/,()"), name.size());
        if (auto word = capitals(name.substr(0, end)); !word.empty()) words.push_back(std::move(word));
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    if (words.empty()) return "X";
    std::string out;
    for (std::size_t i = 0; i + 1 < words.size() && i != 3; ++i) out += words[i].front();
    if (!out.empty()) out += '-';
    return (out + words.back()).substr(0, party::longest);
}

} // namespace

std::string slug(std::string_view text)
{
    std::string out;
    bool gap = false;
    for (char const c : text) {
        auto const small = lower(c);
        bool const is_letter = ('a' <= small && small <= 'z') || ('0' <= c && c <= '9') || (static_cast<unsigned char>(c) & 0x80U) != 0;
        if (is_letter) {
            if (gap && !out.empty()) out += '-';
            out += small;
        }
        gap = !is_letter;
    }
    return out.empty() ? "nameless" : out;
}

party contact_collector::own_party(std::string_view name, party_kind kind)
{
    auto const known = own_parties_.find(std::string(name));
    if (known != own_parties_.end()) return known->second;
    auto const wanted = code_for(name);
    auto made = wanted;
    for (int n = 2; info(party{made}) != nullptr || !codes_taken_.insert(party{made}).second; ++n) {
        auto const number = fmt::format("-{}", n);
        made = wanted.substr(0, party::longest - number.size()) + number;
    }
    party const code{made};
    own_parties_.emplace(name, code);
    parties_.push_back({code, std::string(name), kind, {}, {}});
    return code;
}

party contact_collector::private_side(party country)
{
    auto const code = std::string(country.code()).substr(0, 3) + "-PRIV";
    auto const name = fmt::format("{}, private persons and groups", info(country) != nullptr ? info(country)->name : country.code());
    auto const known = own_parties_.find(name);
    if (known != own_parties_.end()) return known->second;
    if (country.code().size() > 3 || !codes_taken_.insert(party{code}).second) return own_party(name, party_kind::other);
    own_parties_.emplace(name, party{code});
    parties_.push_back({party{code}, name, party_kind::other, {}, {}});
    return party{code};
}

std::uint32_t contact_collector::add_actor(actor a)
{
    auto const number = static_cast<std::uint32_t>(actors_.size());
    if (a.leader.empty()) a.id = a.side.code();
    auto const [at, is_new] = actors_known_.emplace(fmt::format("{}\n{}\n{}", a.side, a.leader, a.name), number);
    if (!is_new) return at->second;
    a.same_as = actors_known_.emplace(fmt::format("{}\n{}", a.side, a.leader), number).first->second;
    if (!a.leader.empty()) {
        auto const known = leader_ids_.find(a.leader);
        if (known != leader_ids_.end()) {
            a.id = known->second;
        } else {
            a.id = free_id(a.id, ids_taken_);
            leader_ids_.emplace(a.leader, a.id);
            leaders_.push_back({a.id, a.leader, {}, {}, {}});
            if (!a.other_name.empty()) leaders_.back().names.push_back(a.other_name);
        }
    }
    actors_.push_back(std::move(a));
    return number;
}

std::uint32_t contact_collector::add_source(std::string_view where, source const& as)
{
    auto const number = source_keys_.of(where);
    if (number == sources_.size()) {
        sources_.push_back(as);
        sources_.back().id = free_id(as.id, source_ids_);
    } else if (!as.published.empty() && (sources_[number].published.empty() || as.published.text() < sources_[number].published.text()))
        sources_[number].published = as.published; // ISO 8601 texts of one form sort by time
    return number;
}

bool contact_collector::add(row const& r)
{
    auto const place = r.place.empty() ? none : places_.of(r.place);
    if (!rows_.insert({r.day, r.from, r.to, r.code, r.source, place, r.sentence})) return false;

    auto first = actors_[r.from].same_as;
    auto second = actors_[r.to].same_as;
    if (r.kind->sides == sides::host_guest || (r.kind->sides == sides::alike && second < first)) std::swap(first, second);
    // what has the same word is one event: a visit made, and the same visit hosted
    auto const first_so_called = std::ranges::find(contact_kinds, r.kind->word, &contact_kind::word) - contact_kinds.begin();
    auto const what = r.kind->sides == sides::from_to ? r.code + std::uint32_t{1000} : static_cast<std::uint32_t>(first_so_called);
    auto const [at, is_new] = event_of_.emplace(key{r.day, first, second, what}, static_cast<std::uint32_t>(events_.size()));
    if (is_new) events_.push_back({r.day, first, second, r.kind, r.code, none, none});

    auto& e = events_[at->second];
    auto const number = static_cast<std::uint32_t>(reports_.size());
    reports_.push_back({r.from, r.to, r.source, place, r.sentence, none, r.code});
    (e.last_told == none ? e.first_told : reports_[e.last_told].next) = number;
    e.last_told = number;
    return is_new;
}

std::string const& contact_collector::id_of(std::uint32_t actor) const { return actors_[actor].id; }

event contact_collector::make(happening const& h) const
{
    auto const text = fmt::format("{:04}-{:02}-{:02}", h.day / 10000, h.day / 100 % 100, h.day % 100);
    event out;
    out.kind = h.kind->kind;
    if (h.kind->sides == sides::from_to) out.topics.emplace_back(cameo_codes()[h.code].name);
    else if (!h.kind->topic.empty()) out.topics.emplace_back(h.kind->topic);

    auto const roles = [&]() -> std::pair<std::optional<role>, std::optional<role>> {
        switch (h.kind->sides) {
        case sides::alike: return {};
        case sides::guest_host:
        case sides::host_guest: return {role::guest, role::host};
        case sides::mediator: return {role::mediator, std::nullopt};
        case sides::from_to: return {role::initiator, role::recipient};
        }
        return {};
    }();
    auto one = h.first;
    auto two = h.second;
    if (h.kind->sides == sides::alike && id_of(two) < id_of(one)) std::swap(one, two);
    auto const word =
        h.kind->sides == sides::from_to ? fmt::format("{}-{}", h.kind->word, cameo_codes()[h.code].code) : std::string(h.kind->word);
    out.id = fmt::format("{}-{}-{}-{}", text, word, id_of(one), id_of(two));
    for (auto const& [number, as] : {std::pair{one, roles.first}, std::pair{two, roles.second}}) {
        auto const& a = actors_[number];
        out.participants.push_back({a.leader.empty() ? std::string{} : a.id, a.side, as, std::nullopt, {}});
    }

    // A plan was told that day; when it was to take place is not said.
    when const time{h.kind->status == status::planned ? "[" + text + "..]" : text, zone_};
    auto place = none;
    bool places_agree = true;
    for (auto t = h.first_told; t != none; t = reports_[t].next) {
        auto const& said = reports_[t];
        auto note = fmt::format("{}: {}: {}", actors_[said.from].name, cameo_codes()[said.code].name, actors_[said.to].name);
        if (said.sentence != 0) fmt::format_to(std::back_inserter(note), "; sentence {}", said.sentence);
        if (said.place != none) {
            fmt::format_to(std::back_inserter(note), "; {}", places_[said.place]);
            places_agree = places_agree && (place == none || place == said.place);
            place = said.place;
        }
        out.reports.push_back({sources_[said.source].id, h.kind->status, time, {}, std::move(note), {}});
    }
    if (place != none && places_agree) out.place = places_[place];
    return out;
}

void contact_collector::finish(records& to) &&
{
    to.events.reserve(to.events.size() + events_.size());
    std::unordered_set<std::string> taken;
    for (auto const& h : events_) {
        to.events.push_back(make(h));
        auto& id = to.events.back().id;
        id = free_id(std::move(id), taken);
    }
    auto const move = [](auto& from, auto& into) {
        into.insert(into.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    };
    move(sources_, to.sources);
    move(parties_, to.parties);
    move(leaders_, to.leaders);
}

} // namespace entente::detail
