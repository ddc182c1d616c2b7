// By what a timeline's facts are named in code: numbers with types.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/words.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view> // and std::hash
#include <type_traits>

namespace entente {

// Places in the lists of `timeline::facts()`, valid for that timeline, its views and its successors; in another they mean something
// else. Records that are one event have an id each; the event has that of the record which the others are merged into.
/// A source's place in `facts().sources`.
enum class source_id : std::uint32_t {};
/// A group's place in `facts().groups`.
enum class group_id : std::uint32_t {};
/// A leader's place in `facts().leaders`.
enum class leader_id : std::uint32_t {};
/// An office's place in `facts().offices`.
enum class office_id : std::uint32_t {};
/// A term's place in `facts().terms`.
enum class term_id : std::uint32_t {};
/// An event record's place in `facts().events`.
enum class event_id : std::uint32_t {};
/// A claim's place in `facts().claims`.
enum class claim_id : std::uint32_t {};
/// A participant as events say it, the same for all events that say it word for word: `event_list::participant_of`.
enum class participant_id : std::uint32_t {};

namespace detail {

/// The place that an id stands for, and back.
template <class Id>
    requires std::is_enum_v<Id>
[[nodiscard]] constexpr std::uint32_t number(Id id) noexcept { return static_cast<std::uint32_t>(id); }
template <class Id>
[[nodiscard]] constexpr Id id_of(std::size_t number) noexcept
{
    return static_cast<Id>(static_cast<std::uint32_t>(number));
}

/// Ids one after the other: `for (auto const t : ids<term_id>(0, n))`.
template <class Id>
class id_range {
public:
    class iterator {
    public:
        using value_type = Id;
        using difference_type = std::ptrdiff_t;
        using iterator_category = std::input_iterator_tag;
        using pointer = Id const*;
        using reference = Id;

        iterator() = default;
        explicit constexpr iterator(std::uint32_t n) noexcept : at_(n) {}
        [[nodiscard]] constexpr Id operator*() const noexcept { return Id{at_}; }
        constexpr iterator& operator++() noexcept { return ++at_, *this; }
        constexpr iterator operator++(int) noexcept { return iterator{at_++}; }
        friend constexpr bool operator==(iterator, iterator) noexcept = default;

    private:
        std::uint32_t at_ = 0;
    };
    constexpr id_range(std::size_t begin, std::size_t end) noexcept
        : begin_(static_cast<std::uint32_t>(begin))
        , end_(static_cast<std::uint32_t>(end))
    {
    }
    [[nodiscard]] constexpr iterator begin() const noexcept { return iterator{begin_}; }
    [[nodiscard]] constexpr iterator end() const noexcept { return iterator{end_}; }

private:
    std::uint32_t begin_, end_;
};
template <class Id>
[[nodiscard]] constexpr id_range<Id> ids(std::size_t begin, std::size_t end) noexcept
{
    return {begin, end};
}

} // namespace detail

/// A point in time that a timeline knows: the start of an event, or a milestone of a term. Valid as ids are: it keeps its number when
/// more is added.
class moment {
public:
    /// An event stands for its start.
    constexpr moment(event_id e) noexcept : number_(detail::number(e)) {}
    constexpr moment(term_id t, milestone m) noexcept : number_(of_terms | (detail::number(t) * turns + static_cast<std::uint32_t>(m))) {}

    /// Whether it is the start of an event, and not a milestone.
    [[nodiscard]] constexpr bool is_event() const noexcept { return number_ < of_terms; }
    /// Requires: is_event().
    [[nodiscard]] constexpr event_id event() const noexcept { return event_id{number_}; }
    /// Requires: !is_event().
    [[nodiscard]] constexpr term_id term() const noexcept { return term_id{(number_ & ~of_terms) / turns}; }
    [[nodiscard]] constexpr milestone turn() const noexcept { return static_cast<milestone>((number_ & ~of_terms) % turns); }

    friend constexpr auto operator<=>(moment, moment) noexcept -> std::strong_ordering = default;
    friend constexpr bool operator==(moment, moment) noexcept = default;

    /// Events as they stand in the facts, milestones with the highest bit set.
    [[nodiscard]] constexpr std::uint32_t number() const noexcept { return number_; }
    /// The how manieth milestone of all. Requires: !is_event().
    [[nodiscard]] constexpr std::size_t place_of_milestone() const noexcept { return number_ & ~of_terms; }

    static constexpr std::uint32_t of_terms = std::uint32_t{1} << 31; ///< the bit by which milestones are told from events

private:
    static constexpr auto turns = static_cast<std::uint32_t>(words<milestone>.size());

    std::uint32_t number_;
};

namespace detail {
[[nodiscard]] constexpr std::uint32_t number(moment m) noexcept { return m.number(); }
} // namespace detail

} // namespace entente

/// By its number.
template <>
struct std::hash<entente::moment> {
    [[nodiscard]] std::size_t operator()(entente::moment m) const noexcept { return std::hash<std::uint32_t>{}(m.number()); }
};
