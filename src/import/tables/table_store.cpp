// The events of a table by their ids: what says the same is one.
// SPDX-License-Identifier: MIT
#include "import/tables/table_store.hpp"

#include "import/tables/table_hash.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace entente::detail {

namespace {

bool same_identity(event const& a, event const& b)
{
    return a.id == b.id && a.kind == b.kind && a.participants == b.participants && a.in == b.in && a.occasion == b.occasion;
}

/// Takes what is told; of two that differ the first in order. Whether there were two.
bool take(std::string& to, std::string& from)
{
    if (from.empty() || from == to) return false;
    bool const differs = !to.empty();
    if (!differs || from < to) to = std::move(from);
    return differs;
}

/// What tells apart events that want the same id.
std::string identity_text(event const& e)
{
    lasting_hash h;
    h(name(e.kind));
    for (auto const& p : e.participants) {
        h(p.leader);
        h(p.party.code());
        h(p.role ? name(*p.role) : "");
        h(p.capacity ? name(*p.capacity) : "");
    }
    h(e.in.code());
    h(e.occasion);
    return h.text();
}

/// The first letters of the time as a number that sorts like it; what is not dated comes last.
std::uint64_t time_key(event const& e)
{
    auto const& text = e.reports.front().time.text();
    auto const begin = text.find_first_of("0123456789");
    if (begin == std::string::npos) return ~std::uint64_t{0};
    std::uint64_t out = 0;
    for (std::size_t i = 0; i != 10; ++i) {
        auto const c = begin + i < text.size() ? static_cast<unsigned char>(text[begin + i]) : std::uint64_t{0};
        out = out << 6U | std::min<std::uint64_t>(c < 32 ? 0 : c - 32, 63);
    }
    return out;
}

/// How many letters all ids begin with.
std::size_t common_beginning(std::deque<event> const& events)
{
    if (events.empty()) return 0;
    std::string_view same = events.front().id;
    for (auto const& e : events) {
        auto const n = std::min(same.size(), e.id.size());
        same = same.substr(
            0, static_cast<std::size_t>(std::mismatch(same.begin(), same.begin() + static_cast<std::ptrdiff_t>(n), e.id.begin()).first -
                                        same.begin()));
    }
    return same.size();
}
/// Eight letters as a number that sorts like them.
std::uint64_t letters_of(std::string const& id, std::size_t from)
{
    std::uint64_t out = 0;
    for (std::size_t i = from; i != from + 8; ++i) out = out << 8U | (i < id.size() ? static_cast<unsigned char>(id[i]) : 0U);
    return out;
}

auto report_key(report const& r)
{
    return std::tuple(std::string_view(r.time.text()), std::string_view(r.time.zone()), r.status, std::string_view(r.source),
                      std::string_view(r.note));
}

} // namespace

event_store::outcome event_store::add(event&& e)
{
    auto number = static_cast<std::uint32_t>(events_.size());
    auto const id = by_id_.of(hash_of(e.id), [&](std::uint32_t n) { return events_[first_of_id_[n]].id == e.id; });
    if (id == first_of_id_.size()) {
        first_of_id_.push_back(number);
        events_.push_back(std::move(e));
        return outcome::added;
    }
    if (same_identity(events_[first_of_id_[id]], e)) number = first_of_id_[id];
    else {
        auto& others = clashing_[id];
        auto const at = std::ranges::find_if(others, [&](std::uint32_t n) { return same_identity(events_[n], e); });
        if (at == others.end()) {
            others.push_back(number);
            events_.push_back(std::move(e));
            return outcome::clashed;
        }
        number = *at;
    }
    auto& there = events_[number];
    bool differs = take(there.place, e.place);
    differs |= take(there.note, e.note);
    if (std::ranges::find(there.reports, e.reports.front()) == there.reports.end()) {
        there.reports.push_back(std::move(e.reports.front()));
        differs = true;
    }
    return differs ? outcome::joined : outcome::repeated;
}

void event_store::give_ids()
{
    for (auto const& [id, others] : clashing_) {
        std::map<std::string, std::uint32_t> group{{identity_text(events_[first_of_id_[id]]), first_of_id_[id]}};
        for (auto const n : others) group.emplace(identity_text(events_[n]), n);
        for (auto at = std::next(group.begin()); at != group.end(); ++at) {
            auto& longer = events_[at->second].id;
            longer = fmt::format("{}-{}", longer, at->first);
        }
    }
}

std::vector<std::uint32_t> event_store::in_order()
{
    if (!clashing_.empty()) give_ids();
    struct place {
        std::uint64_t time, id;
        std::uint32_t number;
    };
    std::vector<place> order;
    order.reserve(events_.size());
    auto const same = common_beginning(events_);
    for (auto& e : events_) {
        if (e.reports.size() > 1) std::ranges::sort(e.reports, {}, report_key);
        order.push_back({time_key(e), letters_of(e.id, same), static_cast<std::uint32_t>(order.size())});
    }
    auto const before = [&](place const& a, place const& b) {
        if (a.time != b.time) return a.time < b.time;
        return a.id != b.id ? a.id < b.id : events_[a.number].id < events_[b.number].id;
    };
    if (!std::ranges::is_sorted(order, before)) std::ranges::sort(order, before);
    std::vector<std::uint32_t> out;
    out.reserve(order.size());
    for (auto const& p : order) out.push_back(p.number);
    return out;
}

} // namespace entente::detail
