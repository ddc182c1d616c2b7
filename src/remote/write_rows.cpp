// Records as rows of the tables of events: with what a plan has to know of them.
// SPDX-License-Identifier: MIT
#include "remote/write_rows.hpp"

#include "remote/schema.hpp"

#include <entente/timeline/detail/read_model.hpp>

#include <optional>

namespace entente::there {
namespace {

[[nodiscard]] io::cell text(std::string_view t) { return t.empty() ? io::cell{} : io::cell(std::string(t)); }
template <vocabulary Word>
[[nodiscard]] io::cell text(std::optional<Word> w)
{
    return w ? text(name(*w)) : io::cell{};
}
[[nodiscard]] io::cell calendar_of(when const& t) { return t.calendar() == calendar::gregorian ? io::cell{} : text(name(t.calendar())); }
[[nodiscard]] io::cell number_of(instant t) { return t.count(); }

/// Wherever its reports may put an event in whatever view: the hull of all their times. A view's window comes from some of the reports that
/// it sees, and each gives a time; but where one gives none, or may not be heard at all, nothing is said of where the others' absence
/// leaves it.
[[nodiscard]] bounds anywhen(detail::timeline_data const& d, event_id event)
{
    std::optional<bounds> out;
    for (auto const record : d.records_of_event(event))
        for (auto const& r : d.facts.events.reports(record)) {
            problem_list ignored; // said when it was built
            auto const time = r.time.empty() ? std::nullopt : resolve(r.time, d.clocks, d.rules, {}, ignored);
            if (!time || d.trust_in(r.source).first == source_rank::deprecated) return {};
            out = out ? hull(*out, time->hull()) : time->hull();
        }
    return out.value_or(bounds{});
}

} // namespace

io::cells cells_of(source const& s)
{
    return {text(s.id),
            text(s.publisher),
            text(s.title),
            text(s.address),
            text(s.language),
            text(s.published.text()),
            text(s.published.zone()),
            calendar_of(s.published),
            text(name(s.rank)),
            text(s.ranked)};
}

std::size_t row_writer::size() const { return world_->facts().events.size(); }
std::string row_writer::id(std::size_t record) const { return world_->facts().events.id(detail::id_of<event_id>(record)); }

told_event row_writer::rows(std::size_t record, std::int64_t number) const
{
    auto const& d = *detail::access::data_of(*world_);
    auto const e = detail::id_of<event_id>(record);
    auto const root = d.same(e);
    auto const its = d.facts.events[e];
    auto const same = io::cell(d.facts.events.id(root));
    auto const kind = text(name(d.facts.events.kind(root)));
    told_event out;
    auto const add = [&](std::int64_t item, report const& r) {
        problem_list ignored;
        auto const time = r.time.empty() ? std::nullopt : resolve(r.time, d.clocks, d.rules, {}, ignored);
        out.reports.push_back(
            {its.id, item, number, same, text(name(its.kind)), text(its.protocol), text(its.occasion), text(its.same_as), text(its.place),
             text(its.in.code()), text(r.source), text(r.status), text(r.time.text()), text(r.time.zone()), calendar_of(r.time),
             text(r.length), time ? number_of(time->hull().earliest()) : io::cell{}, time ? number_of(time->hull().latest()) : io::cell{}});
    };
    if (its.reports.empty()) add(-1, {});
    for (std::size_t i = 0; i != its.reports.size(); ++i) add(static_cast<std::int64_t>(i), its.reports[i]);

    auto const window = d.settled(root).window;
    auto const seen = anywhen(d, root);
    auto const seats = d.facts.events.participants(e);
    for (std::size_t i = 0; i != its.participants.size(); ++i) {
        auto const& p = its.participants[i];
        auto const& who = d.seats[seats[i]];
        out.parties.push_back({its.id, static_cast<std::int64_t>(i), same, kind, p.leader,
                               who.leader ? text(d.leader_at(*who.leader).id) : io::cell{}, std::string(p.party.code()),
                               text(who.party.code()), text(p.role), text(p.capacity), number_of(window.earliest()),
                               number_of(window.latest()), number_of(seen.earliest()), number_of(seen.latest())});
    }
    return out;
}

} // namespace entente::there
