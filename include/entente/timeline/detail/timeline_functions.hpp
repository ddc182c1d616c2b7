// What a timeline does: looks into what it holds, and makes others.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/printable.hpp>
#include <entente/error.hpp>
#include <entente/time/resolve.hpp>
#include <entente/timeline/detail/attending.hpp>
#include <entente/timeline/detail/cite.hpp>
#include <entente/timeline/detail/data.hpp>
#include <entente/timeline/detail/evidence.hpp>
#include <entente/timeline/detail/extend.hpp>
#include <entente/timeline/detail/name_finder.hpp>
#include <entente/timeline/detail/reports.hpp>
#include <entente/timeline/timeline.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

ENTENTE_INLINE fact_lists const& timeline::facts() const noexcept { return data_->facts; }
ENTENTE_INLINE zones timeline::clocks() const noexcept { return data_->clocks; }
ENTENTE_INLINE std::span<diagnostic const> timeline::warnings() const noexcept { return data_->warnings; }
ENTENTE_INLINE std::span<conflict const> timeline::conflicts() const noexcept { return data_->conflicts; }
ENTENTE_INLINE std::optional<moment> timeline::find_moment(std::string_view text) const
{
    auto const p = data_->find_visible(text);
    if (!p) return std::nullopt;
    return moment{*p};
}
ENTENTE_INLINE placing timeline::when_was(moment m) const
{
    auto const p = data_->point(number(m));
    return {p.window, data_->members_of(number(m)), p.reported, p.contested, p.one_of, p.approximate, p.uncertain, p.whole_earth,
            p.ongoing};
}
ENTENTE_INLINE std::optional<bounds> timeline::end_of(moment m) const
{
    return detail::timeline_data::is_event(number(m)) ? data_->end_of(number(m)) : std::nullopt;
}
ENTENTE_INLINE bool timeline::certainly_before(moment a, moment b) const
{
    return both_held(a, b) && data_->most(number(b), number(a)) < duration{};
}
ENTENTE_INLINE bool timeline::possibly_before(moment a, moment b) const
{
    return both_held(a, b) && data_->most(number(a), number(b)) > duration{};
}
ENTENTE_INLINE bool timeline::certainly_before(std::string_view a, std::string_view b) const { return certainly_before(at(a), at(b)); }
ENTENTE_INLINE bool timeline::possibly_before(std::string_view a, std::string_view b) const { return possibly_before(at(a), at(b)); }
ENTENTE_INLINE std::optional<standing> timeline::standing_of(moment m) const
{
    if (!detail::timeline_data::is_event(number(m))) return std::nullopt;
    return data_->settled(number(m)).standing;
}
ENTENTE_INLINE std::vector<said> timeline::why_before(moment a, moment b) const
{
    if (!certainly_before(a, b)) return {};
    return detail::because(*data_, number(b), number(a));
}
ENTENTE_INLINE std::string timeline::cite(said const& s) const
{
    return detail::printable(detail::citer(data_->facts, data_->source_ids)(s));
}
ENTENTE_INLINE std::string timeline::source_of(said const& s) const { return detail::source_of(*data_, s); }
ENTENTE_INLINE bool timeline::sees(said const& s) const { return data_->is_visible(s); }
ENTENTE_INLINE std::optional<instant> timeline::horizon() const noexcept { return data_->horizon; }
ENTENTE_INLINE std::size_t timeline::undated() const noexcept { return data_->undated; }
ENTENTE_INLINE bool timeline::both_held(moment a, moment b) const { return data_->is_held(number(a)) && data_->is_held(number(b)); }
ENTENTE_INLINE moment timeline::at(std::string_view text) const
{
    if (auto const m = find_moment(text)) return *m;
    throw error(code::unknown_id, fmt::format("there is no moment \"{}\"", text), detail::name_finder(*data_).near_event(text));
}

ENTENTE_INLINE timeline timeline::without_claims() const
{
    auto all = data_->facts.copy();
    all.claims.clear();
    detail::timeline_data data(data_->clocks);
    data.rules = data_->rules;
    data.script = data_->script;
    problem_list problems;
    bool const good = detail::extend(data, std::move(all), problems);
    detail::name_records(data.facts, problems);
    if (!good) throw error(std::move(problems));
    detail::keep_warnings(data, problems);
    if (data_->horizon) detail::look_back(data, *data_->horizon);
    return timeline{detail::shared(std::move(data))};
}

ENTENTE_INLINE std::vector<moment> timeline::events() const
{
    std::vector<moment> out;
    for (std::uint32_t e = 0; e != data_->events(); ++e)
        if (data_->same(e) == e && data_->is_visible(e)) out.push_back(moment{e});
    return out;
}

ENTENTE_INLINE std::vector<report> timeline::reports_of(moment m) const
{
    std::vector<report> out;
    auto const take = [&](std::vector<report> const& all) {
        std::copy_if(all.begin(), all.end(), std::back_inserter(out), [&](report const& r) { return data_->is_visible(r.source); });
    };
    using facts_of = detail::timeline_data;
    if (!facts_of::is_event(number(m))) take(data_->facts.terms[facts_of::term_of(number(m))].at(facts_of::turn_of(number(m))));
    else
        for (auto const record : data_->records_of_event(number(m))) take(data_->facts.events.reports(record));
    return out;
}

ENTENTE_INLINE event timeline::as_seen(moment m) const
{
    if (!detail::timeline_data::is_event(number(m)))
        throw error(code::bad_value, "a milestone is no event", "ask for its reports alone, with reports_of");
    auto const& facts = data_->facts;
    event out;
    out.id = facts.events.id(number(m));
    out.kind = data_->facts.events.kind(number(m));
    for (auto const& a : detail::attending(*data_, number(m)))
        out.participants.push_back(
            {a.leader == detail::none ? std::string{} : facts.leaders[a.leader].id, a.party, a.role, a.capacity, {}});
    for (auto const record : data_->records_of_event(number(m))) {
        if (!data_->is_record_visible(record)) continue;
        auto const said = facts.events[record];
        if (!out.protocol) out.protocol = said.protocol;
        if (out.place.empty()) out.place = said.place;
        if (out.occasion.empty()) out.occasion = said.occasion;
        if (out.note.empty()) out.note = said.note;
        for (auto const& t : said.topics)
            if (std::find(out.topics.begin(), out.topics.end(), t) == out.topics.end()) out.topics.push_back(t);
    }
    out.reports = reports_of(m);
    return out;
}

ENTENTE_INLINE timeline timeline::as_of(instant t) const
{
    auto data = *data_;
    detail::look_back(data, data.horizon ? std::min(*data.horizon, t) : t);
    return timeline{detail::shared(std::move(data))};
}

ENTENTE_INLINE timeline timeline::as_of(when const& end_of) const
{
    problem_list problems;
    auto const time = resolve(end_of, data_->clocks, data_->rules, "as_of", problems);
    if (!time) throw error(std::move(problems));
    return as_of(time->end.value_or(time->hull()).latest());
}

ENTENTE_INLINE timeline timeline::with(records more) const
{
    auto data = *data_;
    auto const horizon = data.horizon;
    if (horizon) detail::look_up(data);
    problem_list problems;
    detail::note_what_is_dropped(data.facts, more, problems);
    bool const good = detail::extend(data, std::move(more), problems);
    detail::name_records(data.facts, problems);
    if (!good) throw error(std::move(problems));
    detail::keep_warnings(data, problems);
    if (horizon) detail::look_back(data, *horizon);
    return timeline{detail::shared(std::move(data))};
}

} // namespace entente
