// One list of events held against another: which of its days have day and month swapped.
// SPDX-License-Identifier: MIT
#include "import/dates/row_days.hpp"

#include <entente/io/crosscheck.hpp>
#include <entente/time/edtf.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace entente::io {

namespace {

struct day_pair {
    std::optional<civil_date> start;
    std::optional<civil_date> end;
};

std::optional<civil_date> day_at(edtf_end const& end)
{
    if (end.is != edtf_end::kind::point || end.at.first != end.at.last) return std::nullopt;
    return end.at.first.date();
}

day_pair days_of(event const& e)
{
    if (e.reports.empty()) return {};
    auto const& time = e.reports.front().time;
    auto const text = edtf::try_parse(time.text(), edtf_dialect::profile, time.calendar());
    if (!text || text->ranges().size() != 1) return {};
    auto const& range = text->ranges().front();
    return {day_at(range.from), range.to ? day_at(*range.to) : std::nullopt};
}

/// Who took part in what.
using event_key = std::tuple<event_kind, std::vector<std::tuple<std::string, std::string, int>>>;
event_key key_of(event const& e)
{
    event_key out{e.kind, {}};
    for (auto const& p : e.participants) std::get<1>(out).emplace_back(p.party.code(), p.leader, p.role ? static_cast<int>(*p.role) : -1);
    std::sort(std::get<1>(out).begin(), std::get<1>(out).end());
    return out;
}

day_relation relation(std::optional<civil_date> const& day, std::optional<civil_date> const& reference)
{
    if (!day || !reference) return day_relation::unknown;
    if (*day == *reference) return day_relation::same;
    auto const other = detail::swapped(*day);
    return other && *other == *reference ? day_relation::swapped : day_relation::differs;
}

/// How well two events fit; the least is the best.
enum class fit : std::uint8_t { same, swapped_end, same_start, swapped_start, none };
fit fit_of(day_relation start, day_relation end)
{
    using enum day_relation;
    if (start == same) return end == swapped ? fit::swapped_end : end == differs ? fit::same_start : fit::same;
    return start == swapped && end != differs ? fit::swapped_start : fit::none;
}

} // namespace

crosscheck compare_days(records const& list, records const& reference)
{
    std::map<event_key, std::vector<std::size_t>> by_key;
    for (std::size_t i = 0; i != reference.events.size(); ++i) by_key[key_of(reference.events[i])].push_back(i);

    struct match {
        fit how = fit::none;
        std::vector<std::size_t> with;
    };
    auto const best = [&](event const& e, std::set<std::size_t> const& taken) {
        match out;
        auto const own = days_of(e);
        auto const found = by_key.find(key_of(e));
        if (found == by_key.end()) return out;
        for (auto const r : found->second) {
            auto const theirs = days_of(reference.events[r]);
            auto const how = fit_of(relation(own.start, theirs.start), relation(own.end, theirs.end));
            if (how == fit::none || (how == fit::swapped_start && taken.contains(r)) || how > out.how) continue;
            if (how < out.how) out.with.clear();
            out.how = how;
            out.with.push_back(r);
        }
        return out;
    };

    std::set<std::size_t> taken; // what some event of the list is without any swapping of its start
    for (auto const& e : list.events)
        if (auto const m = best(e, {}); m.how != fit::none && m.how != fit::swapped_start) taken.insert(m.with.begin(), m.with.end());

    crosscheck out;
    for (auto const& e : list.events) {
        auto const m = best(e, taken);
        if (m.how == fit::none) {
            out.unmatched.push_back(e.id);
            continue;
        }
        auto const own = days_of(e);
        auto const& first = reference.events[m.with.front()];
        auto const theirs = days_of(first);
        day_check c{e.id,
                    {},
                    relation(own.start, theirs.start),
                    relation(own.end, theirs.end),
                    e.reports.front().time.text(),
                    first.reports.front().time.text()};
        for (auto const r : m.with) c.reference.push_back(reference.events[r].id);
        (m.how == fit::swapped_start || m.how == fit::swapped_end ? out.swapped : out.same).push_back(std::move(c));
    }
    return out;
}

std::string to_string(day_check const& c)
{
    auto const start = c.start == day_relation::swapped;
    auto const end = c.end == day_relation::swapped;
    auto out = fmt::format("{}: {} is {}, {}", c.event, c.says, fmt::join(c.reference, " or "), c.should_be);
    if (start || end)
        out += fmt::format(", with day and month of the {} swapped", start && end ? "start and the end" : start ? "start" : "end");
    return out;
}

} // namespace entente::io
