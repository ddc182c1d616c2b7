// From the rows of coded event data to records: what is made of them.
// SPDX-License-Identifier: MIT
#include "import/coded/contacts.hpp"
#include "import/dates/undated.hpp"
#include "import/names/folded_name.hpp"
#include "import/names/own_code.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <tuple>
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

/// 20140217 as 2014-02-17.
std::string day_text(std::uint32_t day) { return fmt::format("{:04}-{:02}-{:02}", day / 10000, day / 100 % 100, day % 100); }

} // namespace

/// 2014-02-17, as a part of an id.
std::string contact_collector::day_word(std::uint32_t day) const
{
    return day < behind_all_days ? day_text(day) : "undated-" + slug(undated_by(day));
}

std::string const& contact_collector::id_of(std::uint32_t actor) const { return actors_[actor].id; }

/// Who comes first: the guest, the mediator; of those alike whoever does by id.
std::pair<std::uint32_t, std::uint32_t> contact_collector::sides_of(happening const& h) const
{
    auto const by = [&](std::uint32_t n) { return std::pair(std::string_view(id_of(n)), actors_[n].side); };
    if (h.kind->sides == sides::alike && by(h.second) < by(h.first)) return {h.second, h.first};
    return {h.first, h.second};
}

std::string contact_collector::id_of(happening const& h) const
{
    auto const [one, two] = sides_of(h);
    auto const word =
        h.kind->sides == sides::from_to ? fmt::format("{}-{}", h.kind->word, cameo_codes()[h.code].code) : std::string(h.kind->word);
    return fmt::format("{}-{}-{}-{}", day_word(h.day), word, id_of(one), id_of(two));
}

report contact_collector::make(told const& said, contact_kind const& kind) const
{
    auto const day = events_[said.event].day;
    auto note = fmt::format("{}: {}: {}", actors_[said.from].name, cameo_codes()[said.code].name, actors_[said.to].name);
    if (said.sentence != 0) fmt::format_to(std::back_inserter(note), "; sentence {}", said.sentence);
    if (said.place != none) fmt::format_to(std::back_inserter(note), "; {}", places_[said.place]);
    when time;
    if (day < behind_all_days) {
        // A plan was told that day; when it was to take place is not said.
        auto const text = day_text(day) + (said.doubtful ? "?" : "");
        time = when{kind.status == status::planned ? "[" + text + "..]" : text, zone_};
    } else if (auto const date = undated_by(day); !date.starts_with('\n')) {
        time = undated(date);
        note += "; " + undated_note(date);
    }
    return {sources_[said.source].id, kind.status, std::move(time), {}, std::move(note), {}};
}

event contact_collector::make(happening const& h, std::span<std::uint32_t const> reports) const
{
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
    auto const [one, two] = sides_of(h);
    for (auto const& [number, as] : {std::pair{one, roles.first}, std::pair{two, roles.second}}) {
        auto const& a = actors_[number];
        out.participants.push_back({a.leader.empty() ? std::string{} : a.id, a.side, as, std::nullopt, {}});
    }

    auto place = none;
    bool places_agree = true;
    for (auto const t : reports) {
        auto const& said = reports_[t];
        if (said.place != none) {
            places_agree = places_agree && (place == none || place == said.place);
            place = said.place;
        }
        out.reports.push_back(make(said, *h.kind));
    }
    if (place != none && places_agree) out.place = places_[place];
    auto const by = [](report const& r) { return std::tuple(r.time.text(), std::string_view(r.source), std::string_view(r.note)); };
    std::ranges::sort(out.reports, {}, by);
    out.reports.erase(std::unique(out.reports.begin(), out.reports.end()), out.reports.end());
    return out;
}

/// Which actors a row that was told names; of the others nothing is made.
std::vector<bool> contact_collector::who_acts() const
{
    std::vector<bool> out(actors_.size());
    for (auto const& t : reports_) out[t.from] = out[t.to] = true;
    return out;
}

void contact_collector::name_parties(records& to, std::vector<bool> const& acts)
{
    std::vector<bool> is_named(own_parties_.size());
    for (std::size_t n = 0; n != actors_.size(); ++n)
        for (auto const p : {actors_[n].side, actors_[n].home})
            if (auto const number = own_number(p); number && acts[n]) is_named[*number] = true;
    std::vector<std::size_t> order;
    for (std::size_t n = 0; n != own_parties_.size(); ++n)
        if (is_named[n]) order.push_back(n);
    std::ranges::sort(order, {}, [&](std::size_t n) { // codes that are no one else's first
        auto const& p = own_parties_[n];
        return std::tuple(p.code.empty(), std::string_view(p.name));
    });
    std::unordered_set<party> taken;
    for (auto const n : order) {
        auto& p = own_parties_[n];
        int nth = 1;
        p.is = party{p.code.empty() ? own_code(p.name) : p.code};
        while (info(p.is) != nullptr || !taken.insert(p.is).second) p.is = party{own_code(p.name, ++nth)};
        to.parties.push_back({p.is, p.name, p.kind, {}, {}});
    }
    std::ranges::sort(to.parties, {}, &party_definition::id);
    for (auto& a : actors_) {
        for (auto* const p : {&a.side, &a.home})
            if (auto const number = own_number(*p)) *p = own_parties_[*number].is;
    }
}

void contact_collector::name_leaders(records& to, std::vector<bool> const& acts)
{
    std::vector<person> persons(person_of_.size());
    for (std::size_t n = 0; n != actors_.size(); ++n) {
        auto const& a = actors_[n];
        if (a.leader.empty() || !acts[n]) continue;
        auto& p = persons[person_of_actor_[n]];
        p.home = a.home;
        p.named_with_home = a.named_with_home;
        p.id = p.id.empty() ? a.id : std::min(p.id, a.id);
        p.spellings.insert(a.leader);
        if (!a.other_name.empty()) p.other_names.insert(a.other_name);
    }
    std::vector<std::pair<leader, std::size_t>> all;
    for (std::size_t n = 0; n != persons.size(); ++n) {
        auto const& p = persons[n];
        if (p.id.empty()) continue;
        auto const home = p.home;
        leader l;
        l.id = home.empty() ? p.id : fmt::format("{}/{}", home, p.id);
        l.name = *std::ranges::min_element(p.spellings, is_better_spelling);
        for (auto const& other : p.spellings)
            if (other != l.name) l.names.push_back(other);
        if (p.named_with_home) l.name += fmt::format(" ({})", home);
        l.names.insert(l.names.end(), p.other_names.begin(), p.other_names.end());
        std::ranges::sort(l.names);
        l.names.erase(std::unique(l.names.begin(), l.names.end()), l.names.end());
        all.emplace_back(std::move(l), n);
    }
    std::ranges::sort(all, {}, [](auto const& x) { return std::tuple(std::string_view(x.first.id), std::string_view(x.first.name)); });
    std::unordered_set<std::string> taken;
    std::vector<std::string> ids(persons.size());
    for (auto& [l, n] : all) {
        l.id = free_id(std::move(l.id), taken);
        ids[n] = l.id;
        to.leaders.push_back(std::move(l));
    }
    for (std::size_t n = 0; n != actors_.size(); ++n)
        actors_[n].id = actors_[n].leader.empty() ? std::string(actors_[n].side.code()) : ids[person_of_actor_[n]];
}

void contact_collector::name_sources(records& to)
{
    std::vector<std::uint32_t> order(sources_.size());
    std::iota(order.begin(), order.end(), std::uint32_t{0});
    std::ranges::sort(order, {}, [&](std::uint32_t n) { return std::tuple(std::string_view(sources_[n].id), source_keys_[n]); });
    std::unordered_set<std::string> taken;
    for (auto const n : order) {
        sources_[n].id = free_id(std::move(sources_[n].id), taken);
        to.sources.push_back(sources_[n]);
    }
}

void contact_collector::make_events(records& to) const
{
    // the reports of each event, one behind the other; of an id's several days, those of the earliest event
    std::vector<std::uint32_t> begin(events_.size() + 1), in(reports_.size());
    auto const event_of = [&](told const& t) { return t.ident == none ? t.event : idents_[t.ident].event; };
    for (auto const& t : reports_) ++begin[event_of(t) + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    auto next = begin;
    for (std::uint32_t n = 0; n != reports_.size(); ++n) in[next[event_of(reports_[n])]++] = n;

    std::vector<std::pair<std::string, std::uint32_t>> order;
    order.reserve(events_.size());
    for (std::uint32_t n = 0; n != events_.size(); ++n)
        if (begin[n] != begin[n + 1]) order.emplace_back(id_of(events_[n]), n);
    auto const sides = [&](std::uint32_t n) {
        auto const [one, two] = sides_of(events_[n]);
        return std::pair(actors_[one].side, actors_[two].side);
    };
    std::ranges::sort(order, [&](auto const& a, auto const& b) {
        auto const c = a.first.compare(b.first);
        auto const by = [&](std::uint32_t n) { return std::pair(sides(n), undated_by(events_[n].day)); };
        return c != 0 ? c < 0 : by(a.second) < by(b.second);
    });
    std::unordered_set<std::string> taken;
    to.events.reserve(to.events.size() + order.size());
    for (auto& [id, n] : order) {
        auto e = make(events_[n], std::span(in).subspan(begin[n], begin[n + 1] - begin[n]));
        e.id = free_id(std::move(id), taken);
        to.events.push_back(std::move(e));
    }
}

void contact_collector::finish(io::imported& to) &&
{
    auto const acts = who_acts();
    name_parties(to.facts, acts);
    name_leaders(to.facts, acts);
    name_sources(to.facts);
    auto const before = to.facts.events.size();
    make_events(to.facts);
    auto const kept = to.facts.events.size() - before;
    to.report.rows += rows_told_;
    to.report.kept += kept;
    to.report.merged += rows_told_ - kept;
}

} // namespace entente::detail
