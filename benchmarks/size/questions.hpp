// The five questions, and their answers as plain values, the same for whoever answers them.
// SPDX-License-Identifier: MIT
#pragma once

#include "world.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace bench {

struct contact {
    seconds32 at;
    country_number with;

    friend bool operator==(contact const&, contact const&) = default;
};
/// Rows of contacts, one behind the other.
struct contact_rows {
    std::vector<contact> all;
    std::vector<std::uint32_t> ends; ///< of each row

    void end_row() { ends.push_back(static_cast<std::uint32_t>(all.size())); }
    friend bool operator==(contact_rows const&, contact_rows const&) = default;
};

/// Two countries, and a date.
struct point {
    country_number one, other;
    seconds32 before;
};
inline constexpr seconds32 never = 0;

struct year_count {
    country_number one, other; ///< one < other
    std::uint16_t year;
    std::uint32_t calls;

    friend bool operator==(year_count const&, year_count const&) = default;
};

using three_countries = std::array<country_number, 3>;
/// The first contacts of a term that fit.
struct triple {
    std::uint32_t term; ///< in world::terms
    std::array<seconds32, 3> at;

    friend bool operator==(triple const&, triple const&) = default;
};
inline constexpr seconds32 longest_gap = 100 * one_day;
inline constexpr std::size_t first_so_many = 10;

/// Something that holds a world and answers. Events have one time each, and two at the same second are tied.
class answerer {
public:
    virtual ~answerer() = default;

    /// How long the last question took, for one that measures it itself; none: whoever asks measures.
    [[nodiscard]] virtual std::optional<double> own_seconds() const { return std::nullopt; }

    /// Q1: whom each leader called first, or was called by, after the election; for every term. Several that were first together
    /// stand in the order of their codes.
    [[nodiscard]] virtual contact_rows first_calls() const = 0;
    /// Q2: the first ten countries that each of these leaders had a call with after taking office; for every term, in the order of
    /// the first call with each, tied ones in that of their codes.
    [[nodiscard]] virtual contact_rows first_ten(std::span<leader_number const> leaders) const = 0;
    /// Q3: when leaders of the two countries were last in contact before each date; `never` if they were not.
    [[nodiscard]] virtual std::vector<seconds32> last_contacts(std::span<point const> points) const = 0;
    /// Q4: how many calls each pair of countries had in each year, where it had any; by pair, then year.
    [[nodiscard]] virtual std::vector<year_count> calls_by_year() const = 0;
    /// Q5: the terms in which a call with the first country was followed by one with the second at most 100 days later, and that by one
    /// with the third at most 100 days later; of each the first such calls: those with the earliest first one, of these those with
    /// the earliest second one.
    [[nodiscard]] virtual std::vector<triple> one_then_another(three_countries const& whom) const = 0;
    // For all of it a term is from its election to its end.
};

[[nodiscard]] std::unique_ptr<answerer> make_reference(world const& w);
[[nodiscard]] std::unique_ptr<answerer> make_afternoon(world const& w);
[[nodiscard]] std::unique_ptr<answerer> make_sqlite(world const& w);
[[nodiscard]] std::unique_ptr<answerer> make_entente(world const& w);

} // namespace bench
