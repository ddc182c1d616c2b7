// How two stretches of time lie to each other: the thirteen relations of Allen.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/time/bounds.hpp>
#include <entente/time/span.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace entente {

/// Between two intervals [start, end) with start < end exactly one of these holds (Allen, CACM 26, 1983). Half open, so
/// that two days in succession meet. Drawn are A and, for each relation of A to B, a B:
///
///     A                       |=========|
///     before                                |=====|
///     meets                             |=====|
///     overlaps                     |=========|
///     finished_by                  |====|
///     contains                   |===|
///     starts                  |==============|
///     equals                  |=========|
///     started_by              |====|
///     during              |=================|
///     finishes            |=============|
///     overlapped_by       |========|
///     met_by             |====|
///     after         |=====|
enum class allen : std::uint8_t {
    before,        ///< b
    meets,         ///< m
    overlaps,      ///< o
    finished_by,   ///< fi
    contains,      ///< di
    starts,        ///< s
    equals,        ///< e
    started_by,    ///< si
    during,        ///< d
    finishes,      ///< f
    overlapped_by, ///< oi
    met_by,        ///< mi
    after          ///< bi
};

namespace detail {

inline constexpr std::size_t allen_count = 13;

/// The order of the four ends: equal numbers are equal instants, numbers run from 0 without gaps.
struct allen_shape {
    std::string_view name;
    std::int8_t a_start, a_end, b_start, b_end;
};

inline constexpr std::array<allen_shape, allen_count> allen_shapes{{
    {"before", 0, 1, 2, 3},
    {"meets", 0, 1, 1, 2},
    {"overlaps", 0, 2, 1, 3},
    {"finished_by", 0, 2, 1, 2},
    {"contains", 0, 3, 1, 2},
    {"starts", 0, 1, 0, 2},
    {"equals", 0, 1, 0, 1},
    {"started_by", 0, 2, 0, 1},
    {"during", 1, 2, 0, 3},
    {"finishes", 1, 2, 0, 2},
    {"overlapped_by", 1, 3, 0, 2},
    {"met_by", 1, 2, 0, 1},
    {"after", 2, 3, 0, 1},
}};

[[nodiscard]] constexpr allen_shape const& shape(allen r) noexcept { return allen_shapes[static_cast<std::size_t>(r)]; }

template <class Time>
[[nodiscard]] constexpr allen relate(Time a_start, Time a_end, Time b_start, Time b_end) noexcept
{
    if (a_end < b_start) return allen::before;
    if (a_end == b_start) return allen::meets;
    if (b_end < a_start) return allen::after;
    if (b_end == a_start) return allen::met_by;
    if (a_start < b_start) return a_end < b_end ? allen::overlaps : a_end == b_end ? allen::finished_by : allen::contains;
    if (a_start == b_start) return a_end < b_end ? allen::starts : a_end == b_end ? allen::equals : allen::started_by;
    return a_end < b_end ? allen::during : a_end == b_end ? allen::finishes : allen::overlapped_by;
}

} // namespace detail

/// `before`, `meets`, and so on.
[[nodiscard]] constexpr std::string_view name(allen r) noexcept { return detail::shape(r).name; }

/// B to A, where r is A to B.
[[nodiscard]] constexpr allen inverse(allen r) noexcept
{
    auto const& s = detail::shape(r);
    return detail::relate(s.b_start, s.b_end, s.a_start, s.a_end);
}

/// The relation of two definite intervals. Requires: start < end in both.
[[nodiscard]] constexpr allen relate(instant a_start, instant a_end, instant b_start, instant b_end) noexcept
{
    return detail::relate(a_start, a_end, b_start, b_end);
}

/// A set of relations: those that are possible. One alone is certain, none is a contradiction.
class allen_set {
public:
    constexpr allen_set() noexcept = default;
    /// These relations.
    constexpr allen_set(std::initializer_list<allen> relations) noexcept
    {
        for (auto const r : relations) insert(r);
    }
    /// any of the thirteen: nothing is known
    [[nodiscard]] static constexpr allen_set all() noexcept { return allen_set{(1u << detail::allen_count) - 1}; }

    /// Adds a relation.
    constexpr void insert(allen r) noexcept { bits_ |= bit(r); }
    /// whether a relation is among them
    [[nodiscard]] constexpr bool contains(allen r) const noexcept { return (bits_ & bit(r)) != 0; }
    [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }         ///< a contradiction
    [[nodiscard]] constexpr int size() const noexcept { return std::popcount(bits_); } ///< how many relations there are in it

    friend constexpr bool operator==(allen_set, allen_set) noexcept = default;
    /// Intersection, union, and what is not in the set.
    friend constexpr allen_set operator&(allen_set a, allen_set b) noexcept { return allen_set{a.bits_ & b.bits_}; }
    friend constexpr allen_set operator|(allen_set a, allen_set b) noexcept { return allen_set{a.bits_ | b.bits_}; }
    friend constexpr allen_set operator~(allen_set a) noexcept { return allen_set{all().bits_ & ~a.bits_}; }

    /// Calls f with each relation, in the order of the enumeration.
    template <class F>
    constexpr void each(F f) const
    {
        for (std::uint8_t i = 0; i < detail::allen_count; ++i)
            if (contains(allen{i})) f(allen{i});
    }

private:
    constexpr explicit allen_set(std::uint32_t bits) noexcept : bits_(bits) {}
    static constexpr std::uint32_t bit(allen r) noexcept { return std::uint32_t{1} << static_cast<unsigned>(r); }

    std::uint32_t bits_ = 0;
};

/// B to A, where r is A to B.
[[nodiscard]] constexpr allen_set inverse(allen_set r) noexcept
{
    allen_set inverses;
    r.each([&](allen one) { inverses.insert(inverse(one)); });
    return inverses;
}

namespace detail {

/// What A to C may be, by A to B and B to C. Six instants suffice to put three intervals in every order.
using allen_table = std::array<std::array<allen_set, allen_count>, allen_count>;

[[nodiscard]] constexpr allen_table compositions() noexcept
{
    struct interval {
        int start, end;
    };
    std::array<interval, 15> intervals{};
    std::size_t n = 0;
    for (int start = 0; start < 6; ++start)
        for (int end = start + 1; end < 6; ++end) intervals[n++] = {start, end};

    allen_table table{};
    for (auto const b : intervals)
        for (auto const a : intervals) {
            auto& row = table[static_cast<std::size_t>(relate(a.start, a.end, b.start, b.end))];
            for (auto const c : intervals)
                row[static_cast<std::size_t>(relate(b.start, b.end, c.start, c.end))].insert(relate(a.start, a.end, c.start, c.end));
        }
    return table;
}

inline constexpr allen_table allen_compositions = compositions();

} // namespace detail

/// What A to C may be, where A to B is r and B to C is s.
[[nodiscard]] constexpr allen_set compose(allen r, allen s) noexcept
{
    return detail::allen_compositions[static_cast<std::size_t>(r)][static_cast<std::size_t>(s)];
}

/// The same of sets: whatever some relation of the one and some of the other admit.
[[nodiscard]] constexpr allen_set compose(allen_set r, allen_set s) noexcept
{
    allen_set composed;
    r.each([&](allen one) { s.each([&](allen other) { composed = composed | compose(one, other); }); });
    return composed;
}

/// The relations that two intervals [start, end) may have whose ends lie between bounds. Only intervals with start < end
/// count; empty if the bounds admit none. Open bounds have room for anything.
///
/// A relation is an order of the four ends in up to four steps. It is possible if each step can be taken in turn, as
/// early as the bounds of its ends and the step before it allow, without passing the latest of any of its ends.
/// Complexity: constant.
[[nodiscard]] constexpr allen_set possible_relations(bounds a_start, bounds a_end, bounds b_start, bounds b_end) noexcept
{
    auto const possible = [&](detail::allen_shape const& s) {
        auto at = instant::past();
        for (std::int8_t step = 0; step < 4; ++step) {
            auto last = instant::future();
            at = at + tick;
            auto const take = [&](std::int8_t end, bounds within) {
                if (end != step) return;
                at = std::max(at, within.earliest());
                last = std::min(last, within.latest());
            };
            take(s.a_start, a_start);
            take(s.a_end, a_end);
            take(s.b_start, b_start);
            take(s.b_end, b_end);
            if (at > last) return false;
        }
        return true;
    };
    allen_set found;
    for (std::uint8_t i = 0; i < detail::allen_count; ++i)
        if (possible(detail::allen_shapes[i])) found.insert(allen{i});
    return found;
}

/// The same of two spans.
[[nodiscard]] inline allen_set possible_relations(span const& a, span const& b) noexcept
{
    return possible_relations(a.start(), a.end(), b.start(), b.end());
}

} // namespace entente
