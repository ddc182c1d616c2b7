// How a record becomes bytes, and bytes a record.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fingerprint.hpp>
#include <entente/timeline/detail/plain_time.hpp>
#include <entente/timeline/event_list.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {
namespace detail {

ENTENTE_INLINE std::uint64_t print_of::operator()(std::string_view text) const { return (fingerprint{} << text).value(); }
ENTENTE_INLINE std::uint64_t print_of::operator()(participant const& p) const
{
    auto const number = [](auto const& word) { return word ? std::uint64_t{1} + static_cast<std::uint64_t>(*word) : 0; };
    return (fingerprint{} << p.leader << p.party.code() << number(p.role) << number(p.capacity)).value();
}
ENTENTE_INLINE std::uint64_t print_of::operator()(kept const& k) const
{
    fingerprint out;
    for (auto const& key : k.order) out << key;
    for (auto const& [key, value] : k.others) out << key << value;
    return out.value();
}

} // namespace detail

ENTENTE_INLINE void event_list::append(std::vector<event> more, bool names_changed)
{
    if (names_changed) oldest_participant_ = participants_.size();
    constexpr std::size_t most_bytes = std::numeric_limits<std::uint32_t>::max();
    block added{size_};
    auto const end = [&] {
        if (added.starts.empty()) return;
        added.records.shrink_to_fit();
        added.starts.shrink_to_fit();
        size_ = added.first + added.starts.size();
        blocks_.emplace_back(std::exchange(added, block{added.first + added.starts.size()}));
    };
    detail::packed_bytes record;
    added.starts.reserve(more.size());
    for (auto const& e : more) {
        record.clear();
        pack(e, record);
        if (added.records.size() + record.size() > most_bytes) end();
        if (!e.id.empty())
            ids_.add({static_cast<std::uint32_t>(detail::print_of{}(e.id)), static_cast<std::uint32_t>(added.first + added.starts.size())});
        added.starts.push_back(static_cast<std::uint32_t>(added.records.size()));
        added.records.insert(added.records.end(), record.begin(), record.end());
    }
    end();
}

ENTENTE_INLINE void event_list::close()
{
    ids_.close();
    texts_.close();
    participants_.close();
    kept_.close();
    constexpr std::size_t most_bytes = std::numeric_limits<std::uint32_t>::max();
    while (blocks_.size() > 1) {
        auto const& older = *blocks_[blocks_.size() - 2];
        auto const& newer = *blocks_.back();
        if (older.starts.size() > 2 * newer.starts.size() || older.records.size() + newer.records.size() > most_bytes) break;
        block both{older.first};
        both.records.reserve(older.records.size() + newer.records.size());
        both.starts.reserve(older.starts.size() + newer.starts.size());
        for (auto const* b : {&older, &newer}) {
            auto const shift = static_cast<std::uint32_t>(both.records.size());
            both.records.insert(both.records.end(), b->records.begin(), b->records.end());
            for (auto const s : b->starts) both.starts.push_back(shift + s);
        }
        blocks_.pop_back();
        blocks_.back() = detail::shared(std::move(both));
    }
}

ENTENTE_INLINE void event_list::pack(event const& e, detail::packed_bytes& to)
{
    using detail::put;
    auto const flag = [](bool has, unsigned bit) { return has ? bit : 0U; };
    auto const rest = flag(e.protocol.has_value(), has_protocol) | flag(!e.place.empty(), has_place) | flag(!e.in.empty(), has_in) |
                      flag(!e.topics.empty(), has_topics) | flag(!e.note.empty(), has_note) | flag(e.kept != kept{}, has_kept);
    to.push_back(static_cast<std::uint8_t>(static_cast<unsigned>(e.kind) | flag(!e.same_as.empty(), same_as_bit) |
                                           flag(!e.occasion.empty(), occasion_bit) | flag(rest != 0, rest_bit)));
    put(to, e.id);
    put(to, e.participants.size());
    for (auto const& p : e.participants) put(to, participants_.number_of(p, p.leader.empty() ? 0 : oldest_participant_));
    put(to, e.reports.size());
    for (auto const& r : e.reports) pack(r, to);
    if (!e.same_as.empty()) put(to, e.same_as);
    if (!e.occasion.empty()) put(to, text(e.occasion));
    if (rest == 0) return;
    to.push_back(static_cast<std::uint8_t>(rest));
    if (e.protocol) to.push_back(static_cast<std::uint8_t>(*e.protocol));
    if (!e.place.empty()) put(to, text(e.place));
    if (!e.in.empty()) put(to, text(e.in.code()));
    if (!e.topics.empty()) {
        put(to, e.topics.size());
        for (auto const& t : e.topics) put(to, text(t));
    }
    if (!e.note.empty()) put(to, e.note);
    if (e.kept != kept{}) put(to, kept_.number_of(e.kept));
}

ENTENTE_INLINE void event_list::pack(report const& r, detail::packed_bytes& to)
{
    using detail::put;
    auto const flag = [](bool has, unsigned bit) { return has ? bit : 0U; };
    to.push_back(static_cast<std::uint8_t>((r.status ? 1U + static_cast<unsigned>(*r.status) : 0U) | flag(has_time(r.time), time_bit) |
                                           flag(!r.time.zone().empty(), zone_bit) | flag(!r.length.empty(), length_bit) |
                                           flag(!r.note.empty(), note_bit) | flag(r.kept != kept{}, kept_bit)));
    put(to, text(r.source));
    if (has_time(r.time)) pack_time(r.time, to);
    if (!r.time.zone().empty()) put(to, text(r.time.zone()));
    if (!r.length.empty()) put(to, r.length);
    if (!r.note.empty()) put(to, r.note);
    if (r.kept != kept{}) put(to, kept_.number_of(r.kept));
}

ENTENTE_INLINE void event_list::pack_time(when const& time, detail::packed_bytes& to)
{
    auto const plain = detail::plain_time_of(time.text());
    to.push_back(static_cast<std::uint8_t>((plain ? plain->form : 0U) | (time.calendar() == calendar::julian ? julian_bit : 0U)));
    if (plain) detail::put(to, plain->number);
    else detail::put(to, time.text());
}
ENTENTE_INLINE when event_list::unpack_time(detail::unpacker& from)
{
    auto const form = from.byte();
    auto const plain = static_cast<std::uint8_t>(form & ~julian_bit);
    auto text = plain == 0 ? std::string(from.text()) : detail::text_of({plain, from.number()});
    return when{std::move(text)}.in((form & julian_bit) != 0 ? calendar::julian : calendar::gregorian);
}

ENTENTE_INLINE report event_list::unpack_report(detail::unpacker& from) const
{
    report out;
    auto const flags = from.byte();
    if (auto const s = flags & status_mask; s != 0) out.status = static_cast<status>(s - 1);
    out.source = texts_[from.place()];
    if ((flags & time_bit) != 0) out.time = unpack_time(from);
    if ((flags & zone_bit) != 0) out.time = when(out.time.text(), texts_[from.place()]).in(out.time.calendar());
    if ((flags & length_bit) != 0) out.length = from.text();
    if ((flags & note_bit) != 0) out.note = from.text();
    if ((flags & kept_bit) != 0) out.kept = kept_[from.place()];
    return out;
}

ENTENTE_INLINE event_list::told_by event_list::skip_report(detail::unpacker& from) noexcept
{
    auto const flags = from.byte();
    told_by out{from.place(), no_zone};
    if ((flags & time_bit) != 0) {
        if ((from.byte() & ~julian_bit) == 0) (void)from.text();
        else (void)from.number();
    }
    if ((flags & zone_bit) != 0) out.zone = from.place();
    if ((flags & length_bit) != 0) (void)from.text();
    if ((flags & note_bit) != 0) (void)from.text();
    if ((flags & kept_bit) != 0) (void)from.number();
    return out;
}

ENTENTE_INLINE event event_list::operator[](std::size_t i) const
{
    auto from = unpack(detail::id_of<event_id>(i));
    event out;
    auto const head = from.byte();
    out.kind = static_cast<event_kind>(head & kind_mask);
    out.id = from.text();
    out.participants.reserve(2);
    for (auto n = from.number(); n != 0; --n) out.participants.push_back(participants_[from.place()]);
    for (auto n = from.number(); n != 0; --n) out.reports.push_back(unpack_report(from));
    if ((head & same_as_bit) != 0) out.same_as = from.text();
    if ((head & occasion_bit) != 0) out.occasion = texts_[from.place()];
    if ((head & rest_bit) == 0) return out;
    auto const rest = from.byte();
    if ((rest & has_protocol) != 0) out.protocol = static_cast<protocol>(from.byte());
    if ((rest & has_place) != 0) out.place = texts_[from.place()];
    if ((rest & has_in) != 0) out.in = party{texts_[from.place()]};
    if ((rest & has_topics) != 0)
        for (auto n = from.number(); n != 0; --n) out.topics.push_back(texts_[from.place()]);
    if ((rest & has_note) != 0) out.note = from.text();
    if ((rest & has_kept) != 0) out.kept = kept_[from.place()];
    return out;
}

ENTENTE_INLINE std::string_view event_list::id_text(event_id e) const noexcept
{
    auto from = unpack(e);
    (void)from.byte();
    return from.text();
}

ENTENTE_INLINE std::optional<event_id> event_list::find(std::string_view id) const
{
    std::optional<event_id> out;
    auto const print = static_cast<std::uint32_t>(detail::print_of{}(id));
    for (auto const& b : ids_) {
        auto at = std::partition_point(b->begin(), b->end(), [&](auto const& e) { return e.first < print; });
        while (at != b->end() && at->first == print && id_text(event_id{at->second}) != id) ++at;
        if (at != b->end() && at->first == print) out = std::min(out.value_or(event_id{at->second}), event_id{at->second});
    }
    return out;
}

ENTENTE_INLINE std::vector<participant_id> event_list::participants(event_id e) const
{
    auto from = unpack(e);
    skip_id(from);
    std::vector<participant_id> out(static_cast<std::size_t>(from.number()));
    for (auto& p : out) p = participant_id{from.place()};
    return out;
}

ENTENTE_INLINE std::vector<report> event_list::reports(event_id e) const
{
    auto from = unpack(e);
    skip_id(from);
    skip_participants(from);
    std::vector<report> out(static_cast<std::size_t>(from.number()));
    for (auto& r : out) r = unpack_report(from);
    return out;
}

ENTENTE_INLINE party event_list::in(event_id e) const
{
    auto from = unpack(e);
    auto const head = skip_id(from);
    if ((head & rest_bit) == 0) return {};
    skip_participants(from);
    for (auto n = from.number(); n != 0; --n) skip_report(from);
    if ((head & same_as_bit) != 0) (void)from.text();
    if ((head & occasion_bit) != 0) (void)from.number();
    auto const rest = from.byte();
    if ((rest & has_protocol) != 0) (void)from.byte();
    if ((rest & has_place) != 0) (void)from.number();
    return (rest & has_in) != 0 ? party{texts_[from.place()]} : party{};
}

} // namespace entente
