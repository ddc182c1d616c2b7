// Who took part in an event, by all of its records that can be seen, and in which capacity.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/detail/accounts.hpp>
#include <entente/timeline/detail/attendance.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace entente::detail {

/// Whether two of these are the same participant: one leader or, where none is known, one party.
[[nodiscard]] inline bool is_same(attendance const& a, attendance const& b)
{
    return b.leader == a.leader && (a.leader || b.party == a.party);
}

/// What another record of the same event says of a participant counts, too; where they contradict each other nothing is known.
inline void hear_of(attendance& known, attendance const& more)
{
    auto const settle = [](auto& a, auto const& b, bool& differ) {
        bool const is_news = !a && b && !differ;
        if (is_news) a = b;
        differ = differ || (b && a != b);
        if (differ) a.reset();
        return is_news;
    };
    settle(known.role, more.role, known.roles_differ);
    if (!settle(known.capacity, more.capacity, known.capacities_differ)) return;
    known.record = more.record; // it was said there
    known.item = more.item;
}

/// Adds the participants of a record; those who are there already only as far as more is said of them.
inline void attend(stock const& d, event_id record, std::vector<attendance>& to)
{
    auto const numbers = d.facts.events.participants(record);
    auto const known = to.size();
    to.reserve(known + numbers.size());
    for (std::uint32_t k = 0; k != numbers.size(); ++k) {
        auto const& said = d.facts.events.participant_of(numbers[k]);
        auto const& its = d.seats[numbers[k]];
        if (!its.leader && !said.leader.empty()) continue; // nobody that is known
        attendance const a{its.leader, its.party, said.role, said.capacity, record, k};
        auto const at = std::find_if(to.begin(), to.end(), [&](attendance const& other) { return is_same(a, other); });
        if (at == to.end()) to.push_back(a);
        else if (at - to.begin() < static_cast<std::ptrdiff_t>(known)) hear_of(*at, a);
    }
}

/// The participants that an event's records name, each once; of a view, those that it sees: of an event that is known from a claim
/// alone, those of the record that it names.
[[nodiscard]] inline std::vector<attendance> attending(accounts const& d, event_id e)
{
    std::vector<attendance> out;
    auto const more = d.records_of.all(e);
    if (more.empty()) {
        attend(d, e, out);
        return out;
    }
    auto const is_seen = [&](event_id record) { return d.is_record_visible(record); };
    bool const reported = is_seen(e) || std::any_of(more.begin(), more.end(), is_seen);
    if (!reported || is_seen(e)) attend(d, e, out);
    for (auto const record : more)
        if (is_seen(record)) attend(d, record, out);
    return out;
}

} // namespace entente::detail
