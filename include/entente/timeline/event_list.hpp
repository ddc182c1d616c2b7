// The records of events, packed.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/compiled.hpp>
#include <entente/detail/packed.hpp>
#include <entente/detail/place_iterator.hpp>
#include <entente/detail/shared.hpp>
#include <entente/detail/sorted_blocks.hpp>
#include <entente/model/event.hpp>
#include <entente/timeline/detail/pool.hpp>
#include <entente/timeline/ids.hpp>

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

/// How the values of pools are found.
struct print_of {
    [[nodiscard]] std::uint64_t operator()(std::string_view text) const;
    [[nodiscard]] std::uint64_t operator()(participant const& p) const;
    [[nodiscard]] std::uint64_t operator()(kept const& k) const;
};

} // namespace detail

/// Event records in the order in which they came, each kept in a few dozen bytes and put together again, equal word for word, when
/// somebody asks for it: participants, sources, zones, places and topics stand once for all records that name them. A list of
/// values: elements and what iterators point to are made anew. Copies share what they hold, as those of `chain` do.
class event_list {
public:
    /// As containers have it.
    using value_type = event;

    /// How many records there are.
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    /// Requires: i < size(). Complexity: linear in the record.
    [[nodiscard]] event operator[](std::size_t i) const;
    [[nodiscard]] event operator[](event_id e) const { return (*this)[detail::number(e)]; }
    /// The first and the last one. Requires: not empty.
    [[nodiscard]] event front() const { return (*this)[0]; }
    [[nodiscard]] event back() const { return (*this)[size_ - 1]; }

    // --- a part of a record, for less ---

    /// Valid until the list is appended to or closed.
    [[nodiscard]] std::string_view id_text(event_id e) const noexcept;
    /// The same, as a text of its own.
    [[nodiscard]] std::string id(event_id e) const { return std::string(id_text(e)); }
    /// Whether a record's id stands before that of another: the shorter one first, so that numbered ones stand as numbers do.
    [[nodiscard]] bool is_id_before(event_id e, event_id other) const noexcept
    {
        auto const x = id_text(e), y = id_text(other);
        return x.size() != y.size() ? x.size() < y.size() : x < y;
    }
    /// The first record that has an id. Complexity: logarithmic.
    [[nodiscard]] std::optional<event_id> find(std::string_view id) const;
    /// What it is.
    [[nodiscard]] event_kind kind(event_id e) const noexcept { return static_cast<event_kind>(unpack(e).byte() & kind_mask); }
    /// Whether it says that it is the same as another, and whether it names an occasion.
    [[nodiscard]] bool is_another(event_id e) const noexcept { return (unpack(e).byte() & same_as_bit) != 0; }
    [[nodiscard]] bool has_occasion(event_id e) const noexcept { return (unpack(e).byte() & occasion_bit) != 0; }
    /// Who took part, as it says it.
    [[nodiscard]] std::vector<participant_id> participants(event_id e) const;
    /// What is said of it.
    [[nodiscard]] std::vector<report> reports(event_id e) const;
    /// Whether there are several of these.
    [[nodiscard]] bool has_several_reports(event_id e) const noexcept;
    /// Whether some source of its reports is wanted.
    template <class Wanted>
    [[nodiscard]] bool any_source(event_id e, Wanted wanted) const;
    /// Calls `f(source, zone)` for each of its reports that names a zone.
    template <class Function>
    void for_each_zone(event_id e, Function f) const;
    /// The country in which it says that it took place; empty: it does not say so.
    [[nodiscard]] party in(event_id e) const;

    // --- participants, as they are said ---

    /// How many are told apart.
    [[nodiscard]] std::size_t all_participants() const noexcept { return participants_.size(); }
    /// What one of them is.
    [[nodiscard]] participant const& participant_of(participant_id p) const noexcept { return participants_[detail::number(p)]; }

    // --- growth ---

    /// `names_changed`: leaders or terms were added, so that what names a leader may by now mean another, and gets a number of its own.
    void append(std::vector<event> more, bool names_changed = true);
    /// Ends a piece of growth: blocks stay few, and what they hold beyond their records is given back.
    void close();

    /// Goes over the records, each made when it is looked at.
    using iterator = detail::place_iterator<event_list, event>;
    using const_iterator = iterator;
    [[nodiscard]] iterator begin() const noexcept { return {*this, 0}; }
    [[nodiscard]] iterator end() const noexcept { return {*this, size_}; }

    /// Record by record, word for word.
    friend bool operator==(event_list const& a, event_list const& b)
    {
        if (a.size() != b.size()) return false;
        for (std::size_t i = 0; i != a.size(); ++i)
            if (a[i] != b[i]) return false;
        return true;
    }

private:
    // A record: head, id, participants, reports, [same_as], [occasion], [rest]. Numbers and texts as `put` writes them; what
    // is often the same by its number in a pool.
    static constexpr std::uint8_t kind_mask = 0x0F, same_as_bit = 0x10, occasion_bit = 0x20, rest_bit = 0x40;
    // A report: flags with status, source, [time], [zone], [length], [note], [kept].
    static constexpr std::uint8_t status_mask = 0x07, time_bit = 0x08, zone_bit = 0x10, length_bit = 0x20, note_bit = 0x40, kept_bit = 0x80;
    // A time: the form of a `plain_time`, or 0, with its calendar; then its number, or its text.
    static constexpr std::uint8_t julian_bit = 0x10;
    // The rest: flags, [protocol], [place], [in], [topics], [note], [kept].
    enum further : std::uint8_t { has_protocol = 1, has_place = 2, has_in = 4, has_topics = 8, has_note = 16, has_kept = 32 };

    struct block {
        std::size_t first; ///< the number of its first record
        detail::packed_bytes records{};
        std::vector<std::uint32_t> starts{};
    };

    [[nodiscard]] std::uint32_t text(std::string_view t) { return texts_.number_of(t); }
    void pack(event const& e, detail::packed_bytes& to);
    void pack(report const& r, detail::packed_bytes& to);
    [[nodiscard]] static bool has_time(when const& t) noexcept { return !t.text().empty() || t.calendar() != calendar::gregorian; }
    static void pack_time(when const& time, detail::packed_bytes& to);
    [[nodiscard]] static when unpack_time(detail::unpacker& from); ///< without its zone
    [[nodiscard]] detail::unpacker unpack(event_id e) const noexcept
    {
        std::size_t const i = detail::number(e);
        auto b = blocks_.size() - 1;
        while (blocks_[b]->first > i) --b; // the latest blocks are the shortest and there are few
        return detail::unpacker(blocks_[b]->records.data() + blocks_[b]->starts[i - blocks_[b]->first]);
    }
    /// Behind the head, which is returned, and the id.
    static std::uint8_t skip_id(detail::unpacker& from) noexcept
    {
        auto const head = from.byte();
        (void)from.text();
        return head;
    }
    static void skip_participants(detail::unpacker& from) noexcept
    {
        for (auto n = from.number(); n != 0; --n) (void)from.number();
    }
    [[nodiscard]] report unpack_report(detail::unpacker& from) const;
    /// Of a report, the numbers of its source and of its zone's text; `no_zone`: it names none.
    struct told_by {
        std::uint32_t source;
        std::uint32_t zone;
    };
    static constexpr std::uint32_t no_zone = std::numeric_limits<std::uint32_t>::max();
    /// Behind a report.
    static told_by skip_report(detail::unpacker& from) noexcept;
    template <class Wanted>
    [[nodiscard]] bool any_report(event_id e, Wanted wanted) const;

    std::vector<detail::shared<block>> blocks_;
    std::size_t size_ = 0;
    detail::sorted_blocks<std::pair<std::uint32_t, std::uint32_t>> ids_; ///< by fingerprint
    detail::pool<std::string, detail::print_of> texts_;
    detail::pool<participant, detail::print_of> participants_;
    detail::pool<kept, detail::print_of> kept_;
    std::uint32_t oldest_participant_ = 0; ///< those before it may mean other leaders
};

inline bool event_list::has_several_reports(event_id e) const noexcept
{
    auto from = unpack(e);
    skip_id(from);
    skip_participants(from);
    return from.number() > 1;
}
template <class Wanted>
bool event_list::any_report(event_id e, Wanted wanted) const
{
    auto from = unpack(e);
    skip_id(from);
    skip_participants(from);
    for (auto n = from.number(); n != 0; --n)
        if (wanted(skip_report(from))) return true;
    return false;
}
template <class Wanted>
bool event_list::any_source(event_id e, Wanted wanted) const
{
    return any_report(e, [&](told_by its) { return wanted(texts_[its.source]); });
}
template <class Function>
void event_list::for_each_zone(event_id e, Function f) const
{
    (void)any_report(e, [&](told_by its) {
        if (its.zone != no_zone) f(texts_[its.source], texts_[its.zone]);
        return false;
    });
}

} // namespace entente

#ifndef ENTENTE_COMPILED
#include <entente/timeline/detail/pack_events.hpp>
#endif
