// Names, for people.
// SPDX-License-Identifier: MIT
#include "draw/names.hpp"

#include "draw/capitals.hpp"
#include "languages/words.hpp"
#include "text.hpp"

#include <entente/query/ask.hpp>
#include <entente/time/describe.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <unordered_set>
#include <utility>

namespace entente::detail {
namespace {

constexpr std::size_t most_named = 4; ///< of more participants, their codes

} // namespace

name_book::name_book(timeline const& world, language in) : facts_(world.facts()), in_(in), words_(pictures_in(in))
{
    for (std::size_t i = 0; i != facts_.leaders.size(); ++i) { // ids hide names, and a name of two is nobody's
        auto const& l = facts_.leaders[i];
        auto const also = [&](std::string const& text) {
            if (auto const [at, fresh] = leaders_.try_emplace(text, i); !fresh && at->second != i) at->second.reset();
        };
        also(l.name);
        for (auto const& n : l.names) also(n);
        for (auto const& a : l.aliases) also(a);
        leader_names_.push_back(shown(l.name));
    }
    for (std::size_t i = 0; i != facts_.leaders.size(); ++i) leaders_[facts_.leaders[i].id] = i;
    for (auto const& s : facts_.sources) {
        sources_.try_emplace(s.id, links_.size());
        links_.push_back({cut(source_in_words(s), draw::longest_text), s.address.size() <= draw::longest_address ? s.address : ""});
    }
    for (auto const& d : facts_.parties)
        if (!d.name.empty() && parties_.try_emplace(d.id, d.name).second) party_names_.emplace(d.id, shown(d.name));
    for (auto const& o : facts_.offices) offices_.try_emplace(o.id, o.party);
}

shown_name name_book::shown(std::string_view whole)
{
    auto text = cut(whole, draw::longest_text);
    if (text == whole) return {std::move(text), 0};
    return {std::move(text), cut_.try_emplace(whole, cut_.size() + 1).first->second};
}

std::optional<std::size_t> name_book::leader_number(std::string_view text) const
{
    auto const at = leaders_.find(text);
    return at == leaders_.end() ? std::nullopt : at->second;
}

leader const* name_book::find_leader(std::string_view text) const
{
    auto const i = leader_number(text);
    return i ? &facts_.leaders[*i] : nullptr;
}

shown_name name_book::leader_name(std::string_view text) const
{
    auto const i = leader_number(text);
    if (!i || facts_.leaders[*i].name.empty()) return {cut(text, draw::longest_text), 0};
    return leader_names_[*i];
}

shown_name name_book::party_name(party const& p) const
{
    if (auto const own = party_names_.find(p); own != party_names_.end()) return own->second;
    return {in_.name(p), 0};
}

std::string name_book::brief(party const& p) const
{
    if (!in_.is_english() && !party_names_.contains(p) && info(p) != nullptr) return in_.name(p);
    return std::string(p.code());
}

std::string name_book::brief(std::vector<party> const& all, std::string_view between) const
{
    std::string out;
    for (auto const& p : all) out += (out.empty() ? "" : std::string(between)) + brief(p);
    return out;
}

source const* name_book::find_source(std::string_view id) const
{
    auto const at = sources_.find(id);
    return at == sources_.end() ? nullptr : &facts_.sources[at->second];
}

std::string name_book::source_in_words(source const& s)
{
    auto const& name = s.publisher.empty() ? s.id : s.publisher;
    return s.title.empty() ? name : fmt::format("{}: {}", name, s.title);
}

draw::link name_book::link_to(std::string_view source_id) const
{
    auto const at = sources_.find(source_id);
    return at == sources_.end() ? draw::link{cut(source_id, draw::longest_text), {}} : links_[at->second];
}

party name_book::party_of_office(std::string_view office) const
{
    auto const at = offices_.find(office);
    return at == offices_.end() ? party{} : at->second;
}

std::vector<std::string_view> name_book::cut_names(event const& e) const
{
    std::vector<std::string_view> out;
    if (e.participants.size() > most_named) return out;
    for (auto const& p : e.participants) {
        if (auto const* const l = find_leader(p.leader); l != nullptr && leader_name(p.leader).which != 0) out.push_back(l->name);
        if (p.leader.empty() && party_name(p.party).which != 0) out.push_back(parties_.at(p.party));
    }
    return out;
}

std::string name_book::who(participant const& p) const
{
    auto const name = (p.leader.empty() ? party_name(p.party) : leader_name(p.leader)).text;
    auto const of = p.party.empty() ? std::string{} : brief(p.party);
    return of.empty() || of == name ? name : fmt::format("{} ({})", name, of);
}

std::string name_book::who(std::vector<participant> const& all) const
{
    if (all.size() > most_named) return brief(parties_of(all), ", ");
    std::string out;
    for (auto const& p : all) out += (out.empty() ? "" : ", ") + who(p);
    return out;
}

std::string name_book::title(event const& e) const
{
    auto kind = in_.word(e.kind);
    if (e.protocol)
        kind = in_.is_english() ? fmt::format("{} {}", in_.word(*e.protocol), kind)
                                : filled(in_.words()->protocol_and_kind, in_.word(*e.protocol), kind);
    return filled(words_.named, capital(std::move(kind)), who(e.participants));
}

std::vector<one_event> events_of(timeline const& world)
{
    std::vector<one_event> out;
    for (auto const m : world.events()) out.push_back({m, world.as_seen(m)});
    return out;
}

timeline asked_of(timeline const& world, query const& about) { return about.known_by ? world.as_of(*about.known_by) : world; }

std::vector<selected_event> events_of(timeline const& world, query about)
{
    about.aim = asked::list{};
    std::unordered_map<moment, std::size_t> place;
    auto const all = world.events();
    for (std::size_t i = 0; i != all.size(); ++i) place.emplace(all[i], i);
    std::vector<std::optional<bool>> certain(all.size());
    for (auto const& row : world.ask(about))
        for (auto const& c : row.candidates)
            for (auto const& id : c.events)
                if (auto const at = world.find_moment(id)) {
                    auto& is = certain[place.at(*at)];
                    is = is.value_or(false) || c.how == verdict::certain;
                }
    std::vector<selected_event> out;
    for (std::size_t i = 0; i != all.size(); ++i)
        if (certain[i]) out.push_back({{all[i], world.as_seen(all[i])}, *certain[i]});
    return out;
}

std::vector<party> parties_of(std::vector<participant> const& all)
{
    std::vector<party> out;
    std::set<party> known;
    for (auto const& p : all)
        if (!p.party.empty() && known.insert(p.party).second) out.push_back(p.party);
    return out;
}

std::string codes(std::vector<party> const& parties, std::string_view between)
{
    std::string out;
    for (auto const& p : parties) {
        if (!out.empty()) out += between;
        out += p.code();
    }
    return out;
}

std::string zone_of(event const& e)
{
    std::string planned;
    for (auto const& r : e.reports) {
        if (r.time.zone().empty()) continue;
        if (!r.status || *r.status == status::held) return r.time.zone();
        if (planned.empty()) planned = r.time.zone();
    }
    return planned;
}

std::string capital(std::string word)
{
    if (!word.empty() && 'a' <= word[0] && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
    return word;
}

std::string when_in_words(bounds start, std::optional<bounds> end, std::string_view zone, zones const& clocks, language in)
{
    auto out = in.describe(start, zone, clocks);
    bool const longer = end && end->latest() - start.latest() >= days(1) && end->latest().is_finite();
    return longer ? filled(pictures_in(in).until, out, in.describe(*end, zone, clocks)) : out;
}

std::string by_the_capitals(one_event const& e, std::string_view beside, timeline const& world, name_book const& names)
{
    auto const parties = parties_of(e.seen.participants);
    auto const window = world.when_was(e.at).window;
    auto const end = world.end_of(e.at);
    std::string out;
    auto const also = [&](std::string_view who, std::string_view zone) {
        if (zone.empty() || !world.clocks().knows(zone) || window.is_unknown()) return;
        out += fmt::format("{}{} {}", out.empty() ? "" : "; ", who, when_in_words(window, end, zone, world.clocks(), names.in()));
    };
    if (parties.size() <= 2)
        for (auto const& p : parties) also(names.brief(p), capital_zone(p));
    else if (auto const told = zone_of(e.seen); told != beside) also(told, told);
    return out;
}

std::string where_in_words(event const& e, language in)
{
    if (e.occasion.empty()) return e.place;
    return fmt::format("{}{}{}", e.place, e.place.empty() ? "" : "; ", filled(pictures_in(in).at_occasion, e.occasion));
}

std::string status_in_words(timeline const& world, moment m, language in)
{
    auto const& words = pictures_in(in);
    std::string out;
    auto const also = [&](bool is, std::string_view text) {
        if (is) out += (out.empty() ? "" : ", ") + std::string(text);
    };
    if (auto const s = world.standing_of(m)) {
        out = in.word(s->is);
        also(s->disputed, words.denied_by_others);
    }
    auto const p = world.when_was(m);
    also(p.contested, words.exclude_each_other);
    also(p.one_of && !p.contested, words.several_times);
    also(p.approximate, words.approximate);
    also(p.uncertain, words.uncertain);
    also(p.whole_earth, words.no_zone);
    also(!p.reported && !p.window.is_unknown(), words.by_claims);
    return out;
}

std::vector<std::string> sources_of(std::vector<report> const& reports)
{
    std::vector<std::string> out;
    std::unordered_set<std::string_view> known;
    for (auto const& r : reports)
        if (!r.source.empty() && known.insert(r.source).second) out.push_back(r.source);
    return out;
}

} // namespace entente::detail
