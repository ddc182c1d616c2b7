// What a timeline does: looks into what it holds, and makes others.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
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
ENTENTE_INLINE std::optional<moment> timeline::find_moment(std::string_view text) const { return data_->find_visible(text); }
ENTENTE_INLINE placing timeline::when_was(moment m) const
{
    auto const p = data_->point(m);
    return {p.window, data_->members_of(m), p.reported, p.contested, p.one_of, p.approximate, p.uncertain, p.whole_earth, p.ongoing};
}
ENTENTE_INLINE std::optional<bounds> timeline::end_of(moment m) const { return m.is_event() ? data_->end_of(m.event()) : std::nullopt; }
ENTENTE_INLINE bool timeline::certainly_before(moment a, moment b) const { return both_held(a, b) && data_->most(b, a) < duration{}; }
ENTENTE_INLINE bool timeline::possibly_before(moment a, moment b) const { return both_held(a, b) && data_->most(a, b) > duration{}; }
ENTENTE_INLINE bool timeline::certainly_before(std::string_view a, std::string_view b) const { return certainly_before(at(a), at(b)); }
ENTENTE_INLINE bool timeline::possibly_before(std::string_view a, std::string_view b) const { return possibly_before(at(a), at(b)); }
ENTENTE_INLINE std::optional<standing> timeline::standing_of(moment m) const
{
    if (!m.is_event()) return std::nullopt;
    return data_->settled(m).standing;
}
ENTENTE_INLINE std::vector<said> timeline::why_before(moment a, moment b) const
{
    if (!certainly_before(a, b)) return {};
    return detail::because(*data_, b, a);
}
ENTENTE_INLINE std::string timeline::cite(said const& s) const { return detail::printable(detail::citer(*data_)(s)); }
ENTENTE_INLINE std::string timeline::source_of(said const& s) const { return detail::source_of(*data_, s); }
ENTENTE_INLINE bool timeline::sees(said const& s) const { return data_->is_visible(s); }
ENTENTE_INLINE std::optional<instant> timeline::horizon() const noexcept { return data_->horizon; }
ENTENTE_INLINE std::size_t timeline::undated() const noexcept { return data_->undated; }
ENTENTE_INLINE bool timeline::both_held(moment a, moment b) const { return data_->is_held(a) && data_->is_held(b); }
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
    data.told_in = data_->told_in;
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
    for (auto const e : data_->all_records())
        if (data_->same(e) == e && data_->is_visible(e)) out.emplace_back(e);
    return out;
}

ENTENTE_INLINE std::vector<report> timeline::reports_of(moment m) const
{
    std::vector<report> out;
    auto const take = [&](std::vector<report> const& all) {
        std::copy_if(all.begin(), all.end(), std::back_inserter(out), [&](report const& r) { return data_->is_visible(r.source); });
    };
    if (!m.is_event()) take(data_->term_at(m.term()).at(m.turn()));
    else
        for (auto const record : data_->records_of_event(m.event())) take(data_->facts.events.reports(record));
    return out;
}

ENTENTE_INLINE event timeline::as_seen(moment m) const
{
    if (!m.is_event()) throw error(code::bad_value, "a milestone is no event", "ask for its reports alone, with reports_of");
    auto const& facts = data_->facts;
    event out;
    out.id = facts.events.id(m.event());
    out.kind = facts.events.kind(m.event());
    for (auto const& a : detail::attending(*data_, m.event()))
        out.participants.push_back({a.leader ? data_->leader_at(*a.leader).id : std::string{}, a.party, a.role, a.capacity, {}});
    for (auto const record : data_->records_of_event(m.event())) {
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

ENTENTE_INLINE timeline timeline::told_in(std::string zone) const
{
    if (!data_->clocks.knows(zone)) {
        auto const meant = data_->clocks.nearest(zone);
        throw error(code::unknown_zone, fmt::format("there is no zone \"{}\"", zone),
                    meant ? fmt::format("did you mean \"{}\"?", *meant) : std::string("use an IANA name such as Asia/Seoul"));
    }
    auto data = *data_;
    data.told_in = std::move(zone);
    return timeline{detail::shared(std::move(data))};
}
ENTENTE_INLINE std::string const& timeline::told_in() const noexcept { return data_->told_in; }

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
