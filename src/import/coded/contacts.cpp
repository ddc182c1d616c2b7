// From the rows of coded event data to records: who acts, which rows are one event.
// SPDX-License-Identifier: MIT
#include "import/coded/contacts.hpp"

#include "import/names/folded_name.hpp"

#include <entente/detail/ascii.hpp>
#include <entente/detail/fingerprint.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace entente::detail {

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

party contact_collector::placeholder(std::string_view by, own what)
{
    auto const [at, is_new] = own_party_of_.emplace(by, static_cast<std::uint32_t>(own_parties_.size()));
    if (is_new) own_parties_.push_back(std::move(what));
    else {
        auto& known = own_parties_[at->second];
        known.kind = std::min(known.kind, what.kind); // a country before an organization, and that before anything else
        if (is_better_spelling(what.name, known.name)) known.name = std::move(what.name);
    }
    return party{fmt::format("_{:X}", at->second)};
}

party contact_collector::own_party(std::string_view name, party_kind kind)
{
    return placeholder(folded_name(name), {std::string(name), kind, {}, {}});
}

party contact_collector::private_side(party country)
{
    auto const name = fmt::format("{}, private persons and groups", info(country) != nullptr ? info(country)->name : country.code());
    auto const code = country.code().size() > 3 ? std::string{} : std::string(country.code()) + "-PRIV";
    return placeholder('\n' + name, {name, party_kind::other, code, {}});
}

/// The number of a party of the file's own, until it has its code.
std::optional<std::size_t> contact_collector::own_number(party p) const
{
    if (!p.code().starts_with('_')) return std::nullopt;
    std::size_t number = 0;
    auto const digits = p.code().substr(1);
    (void)std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
    return number;
}

std::uint32_t contact_collector::add_actor(actor a)
{
    auto const number = static_cast<std::uint32_t>(actors_.size());
    auto const who = a.leader.empty() ? std::string{} : fmt::format("{}\n{}", a.home, folded_name(a.leader));
    auto const [at, is_new] = actors_known_.emplace(fmt::format("{}\n{}\n{}", a.side, who, a.name), number);
    if (!is_new) return at->second;
    a.same_as = actors_known_.emplace(fmt::format("{}\n{}", a.side, who), number).first->second;
    person_of_actor_.push_back(a.leader.empty() ? person_of_.size() : person_of_.emplace(who, person_of_.size()).first->second);
    actors_.push_back(std::move(a));
    return number;
}

std::uint32_t contact_collector::add_source(std::string_view where, source const& as)
{
    auto const number = source_keys_.of(where);
    if (number == sources_.size()) sources_.push_back(as);
    else if (!as.published.empty() && (sources_[number].published.empty() || as.published.text() < sources_[number].published.text()))
        sources_[number].published = as.published; // ISO 8601 texts of one form sort by time
    return number;
}

/// The number of what an id was told of, of whose events the earliest is kept in mind.
std::uint32_t contact_collector::ident_of(row const& r, key const& what, std::uint32_t event, met& how)
{
    if (!r.id) return none;
    hasher h;
    h(*r.id);
    auto const known = id_numbers_.of(h.value(), [&](std::uint32_t n) { return ids_[n] == *r.id; });
    bool const is_new_id = known == ids_.size();
    if (is_new_id) ids_.push_back(*r.id);
    for (std::size_t i = 1; i != what.size(); ++i) h(what[i]);
    ident const wanted{*r.id, what[1], what[2], what[3], event};
    auto const number = ident_numbers_.of(h.value(), [&](std::uint32_t n) { return idents_[n] == wanted; });
    if (number == idents_.size()) {
        idents_.push_back(wanted);
        if (!is_new_id) how = met::other;
    } else {
        how = met::again;
        if (auto& first = idents_[number].event; is_earlier(events_[event].day, events_[first].day)) first = event;
    }
    return number;
}

/// Of a row without a day a number in its place: rows that give the same unreadable date may be of one event; those without a date are
/// only if they are of one id, or of one sentence.
std::uint32_t contact_collector::day_of(row const& r)
{
    if (r.day != 0) return r.day;
    if (!r.date.empty()) return behind_all_days + undated_.of(r.date);
    auto const told_in = fingerprint{} << source_keys_[r.source] << r.sentence;
    return behind_all_days + undated_.of(fmt::format("\n{}", r.id ? fmt::to_string(*r.id) : fmt::format("{:016x}", told_in.value())));
}

/// What stands in `undated_`.
std::string_view contact_collector::undated_by(std::uint32_t day) const
{
    return day < behind_all_days ? std::string_view{} : undated_[day - behind_all_days];
}

bool contact_collector::is_earlier(std::uint32_t day, std::uint32_t other) const
{
    auto const by = [&](std::uint32_t d) { return std::pair(std::min(d, behind_all_days), undated_by(d)); };
    return by(day) < by(other);
}

contact_collector::met contact_collector::add(row const& r)
{
    ++rows_told_;
    auto const day = day_of(r);
    auto const place = r.place.empty() ? none : places_.of(r.place);
    std::uint32_t const flags = r.code | (r.doubtful ? 1U << 16 : 0U) | (r.id ? 1U << 17 : 0U);
    auto const number = r.id.value_or(0);
    if (!rows_.insert({day, r.from, r.to, flags, r.source, place, r.sentence, static_cast<std::uint32_t>(number),
                       static_cast<std::uint32_t>(number >> 32)}))
        return met::usual; // said before
    auto first = actors_[r.from].same_as;
    auto second = actors_[r.to].same_as;
    if (r.kind->sides == sides::host_guest || (r.kind->sides == sides::alike && second < first)) std::swap(first, second);
    // what has the same word is one event: a visit made, and the same visit hosted
    auto const first_so_called = std::ranges::find(contact_kinds, r.kind->word, &contact_kind::word) - contact_kinds.begin();
    auto const what = r.kind->sides == sides::from_to ? r.code + std::uint32_t{1000} : static_cast<std::uint32_t>(first_so_called);
    key const by{day, first, second, what};
    auto const [at, is_new] = event_of_.emplace(by, static_cast<std::uint32_t>(events_.size()));
    if (is_new) events_.push_back({day, first, second, r.kind, r.code});

    auto how = met::usual;
    auto const id = ident_of(r, by, at->second, how);
    reports_.push_back({at->second, id, r.from, r.to, r.source, place, r.sentence, r.code, r.doubtful});
    return how;
}

} // namespace entente::detail
