// The events of a table by their ids: what says the same is one.
// SPDX-License-Identifier: MIT
#include "import/tables/table_store.hpp"

#include "import/dates/undated.hpp"
#include "import/tables/sorted_ids.hpp"
#include "import/tables/table_hash.hpp"

#include <entente/detail/prefetch.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace entente::detail {

namespace {

/// The first letters of a time as a number that sorts like it; what is not dated comes last.
std::uint64_t first_letters(std::string_view time)
{
    auto const begin = time.find_first_of("0123456789");
    if (begin == std::string_view::npos) return ~std::uint64_t{0};
    std::uint64_t out = 0;
    for (std::size_t i = 0; i != 10; ++i) {
        auto const c = begin + i < time.size() ? static_cast<unsigned char>(time[begin + i]) : std::uint64_t{0};
        out = out << 6U | std::min<std::uint64_t>(c < 32 ? 0 : c - 32, 63);
    }
    return out;
}

} // namespace

std::span<row_side const> event_store::sides_of(std::uint32_t event) const
{
    auto const& e = events_[event];
    return e.sides <= e.pair.size() ? std::span(e.pair).first(e.sides) : std::span(many_).subspan(e.first_of_many, e.sides);
}

bool event_store::are_one(std::uint32_t event, row_event const& e, std::span<row_side const> sides) const
{
    auto const& there = events_[event];
    return there.kind == e.kind && there.in == e.in && there.occasion == e.occasion && std::ranges::equal(sides_of(event), sides);
}

/// Takes what is told; of two that differ the first in order. Whether there were two.
bool event_store::take(text_number& to, text_number from) const
{
    if (from == 0 || from == to) return false;
    bool const differs = to != 0;
    if (!differs || set_.texts[from] < set_.texts[to]) to = from;
    return differs;
}

/// Whether nobody had told that of the event.
bool event_store::take(std::uint32_t event, row_report const& told)
{
    auto const known = reports_.find(event);
    if (known == reports_.end() ? events_[event].told == told : std::ranges::find(known->second, told) != known->second.end()) return false;
    auto& all = known == reports_.end() ? reports_[event] : known->second;
    if (all.empty()) all.push_back(events_[event].told);
    all.push_back(told);
    return true;
}

event_store::outcome event_store::add(std::string_view id, row_event e, std::span<row_side const> sides)
{
    auto number = static_cast<std::uint32_t>(events_.size());
    auto const append = [&] {
        e.sides = static_cast<std::uint32_t>(sides.size());
        if (sides.size() <= e.pair.size()) std::ranges::copy(sides, e.pair.begin());
        else {
            e.first_of_many = static_cast<std::uint32_t>(many_.size());
            many_.insert(many_.end(), sides.begin(), sides.end());
        }
        events_.push_back(e);
    };
    e.id = ids_.of(id);
    if (e.id == first_of_id_.size()) {
        first_of_id_.push_back(number);
        append();
        return outcome::added;
    }
    if (are_one(first_of_id_[e.id], e, sides)) number = first_of_id_[e.id];
    else {
        auto& others = clashing_[e.id];
        auto const at = std::ranges::find_if(others, [&](std::uint32_t n) { return are_one(n, e, sides); });
        if (at == others.end()) {
            others.push_back(number);
            append();
            return outcome::clashed;
        }
        number = *at;
    }
    bool differs = take(events_[number].place, e.place);
    differs |= take(events_[number].note, e.note);
    differs |= take(number, e.told);
    return differs ? outcome::joined : outcome::repeated;
}

void event_store::drop_occasions(std::set<text_number> const& unknown)
{
    for (std::size_t n = 0; n != events_.size(); ++n)
        if (auto& of = events_[n].occasion; of != 0 && unknown.contains(of)) of = 0;
}

/// What tells apart events that want the same id.
std::string event_store::identity_text(std::uint32_t event) const
{
    auto const& e = events_[event];
    lasting_hash h;
    h(name(e.kind));
    for (auto const& s : sides_of(event)) {
        h(s.leader == row_side::nobody ? std::string_view{} : set_.people.id(s.leader));
        h(set_.parties.final_id(s.party).code());
        h(s.role ? name(*s.role) : "");
        h(s.capacity ? name(*s.capacity) : "");
    }
    h(e.in == row_event::nowhere ? std::string_view{} : set_.parties.final_id(e.in).code());
    h(set_.texts[e.occasion]);
    return h.text();
}

void event_store::give_ids()
{
    for (auto const& [id, others] : clashing_) {
        std::map<std::string, std::uint32_t> group{{identity_text(first_of_id_[id]), first_of_id_[id]}};
        for (auto const n : others) group.emplace(identity_text(n), n);
        for (auto at = std::next(group.begin()); at != group.end(); ++at)
            longer_ids_.emplace(at->second, fmt::format("{}-{}", ids_[id], at->first));
    }
}

/// Without its beginning.
std::string_view event_store::id_of(std::uint32_t event) const
{
    if (!longer_ids_.empty())
        if (auto const longer = longer_ids_.find(event); longer != longer_ids_.end()) return longer->second;
    return ids_[events_[event].id];
}

/// The reports of one event stand in the order of their times, and the first of them says where the event stands.
void event_store::sort_reports()
{
    auto const& texts = set_.texts;
    for (auto& [event, all] : reports_) {
        std::ranges::sort(all, {}, [&](row_report const& r) {
            return std::tuple(texts[r.time.text], texts[r.time.zone], r.status, texts[r.source], undated_note(texts[r.unreadable]));
        });
        events_[event].told = all.front();
    }
}

std::vector<std::uint32_t> event_store::in_order() const
{
    struct place {
        std::uint64_t time, id;
        std::uint32_t number;
    };
    id_letters letters;
    for (std::uint32_t n = 0; n != events_.size(); ++n) letters.see(id_of(n));
    std::vector<place> order;
    order.reserve(events_.size());
    for (std::uint32_t n = 0; n != events_.size(); ++n)
        order.push_back({first_letters(set_.texts[events_[n].told.time.text]), letters.number(id_of(n)), n});
    auto const before = [&](place const& a, place const& b) {
        if (a.time != b.time) return a.time < b.time;
        return a.id != b.id ? a.id < b.id : id_of(a.number) < id_of(b.number);
    };
    if (!std::ranges::is_sorted(order, before)) std::ranges::sort(order, before);
    std::vector<std::uint32_t> out;
    out.reserve(order.size());
    for (auto const& p : order) out.push_back(p.number);
    return out;
}

participant event_store::record_of(row_side const& s) const
{
    participant out;
    if (s.leader != row_side::nobody) out.leader = set_.people.id(s.leader);
    out.party = set_.parties.final_id(s.party);
    out.role = s.role;
    out.capacity = s.capacity;
    return out;
}

report event_store::record_of(row_report const& r) const
{
    auto const text = [&](text_number n) { return std::string(set_.texts[n]); };
    report out;
    out.source = set_.texts[r.source];
    out.status = r.status;
    out.time = when{text(r.time.text), text(r.time.zone)}.in(r.time.calendar);
    out.note = undated_note(set_.texts[r.unreadable]);
    return out;
}

void event_store::make(std::uint32_t number, event& e) const
{
    auto const& said = events_[number];
    auto const id = id_of(number);
    e.id.reserve(beginning_.size() + id.size());
    (e.id = beginning_) += id;
    e.kind = said.kind;
    auto const sides = sides_of(number);
    e.participants.reserve(sides.size());
    for (auto const& s : sides) e.participants.push_back(record_of(s));
    e.occasion = set_.texts[said.occasion];
    e.place = set_.texts[said.place];
    if (said.in != row_event::nowhere) e.in = set_.parties.final_id(said.in);
    e.note = set_.texts[said.note];
    auto const more = reports_.find(number);
    e.reports.reserve(more == reports_.end() ? 1 : more->second.size());
    if (more == reports_.end()) e.reports.push_back(record_of(said.told));
    else
        for (auto const& r : more->second) e.reports.push_back(record_of(r));
}

/// Has what the events to come are made of brought near, each step by what the one before it brought: the events of a day stand anywhere.
void event_store::expect(std::span<std::uint32_t const> order) const
{
    constexpr std::size_t step = 6;
    if (order.size() > 3 * step) {
        auto const& e = events_[order[3 * step]];
        prefetch(&e);
        prefetch(&e.told);
    }
    if (order.size() > 2 * step) {
        ids_.expect_number(events_[order[2 * step]].id);
        for (auto const& s : sides_of(order[2 * step]))
            if (s.leader != row_side::nobody) set_.people.expect(s.leader);
    }
    if (order.size() > step) {
        ids_.expect(events_[order[step]].id);
        for (auto const& s : sides_of(order[step]))
            if (s.leader != row_side::nobody) prefetch(set_.people.id(s.leader).data());
    }
}

void event_store::finish(std::vector<event>& to)
{
    give_ids();
    sort_reports();
    auto const order = in_order();
    for (std::size_t i = 0; i != order.size(); ++i) {
        expect(std::span(order).subspan(i));
        make(order[i], to.emplace_back());
    }
}

} // namespace entente::detail
