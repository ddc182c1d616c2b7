// What a question is answered with.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/compiled.hpp>
#include <entente/detail/fmt.hpp>
#include <entente/detail/format.hpp>
#include <entente/detail/place_iterator.hpp>
#include <entente/detail/printable.hpp>
#include <entente/detail/shared.hpp>
#include <entente/fwd.hpp>
#include <entente/query/answer_row.hpp>
#include <entente/query/decisions.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {
namespace detail {

class answered;

} // namespace detail

/// An answer as plain values: one for each candidate, in stable columns.
struct flat_row {
    std::string leader;      ///< id
    std::string term;        ///< id; of a leader without a term, and of two parties, empty
    std::string party;       ///< codes, separated by a blank
    std::string event;       ///< ids, separated by a blank; one inside an id is %20, a % is %25, as in addresses of the web
    std::string verdict;     ///< of this candidate: "certain" or "possible"
    std::size_t rank_lo = 0; ///< at best; 0: not ranked
    std::size_t rank_hi = 0; ///< at worst
    std::string earliest;    ///< UTC, ISO 8601; `..` for an open end
    std::string latest;      ///< as `earliest`
    std::string caveats;     ///< separated by "; "
};
/// The names of these columns, in order.
inline constexpr std::array<std::string_view, 10> flat_columns{"leader",  "term",    "party",    "event",  "verdict",
                                                               "rank_lo", "rank_hi", "earliest", "latest", "caveats"};

inline namespace ENTENTE_FORM {

/// The answer to a question: a row for each leader and term, in the order of the terms. Cheap to copy; copies share what they hold, and
/// keep the timeline alive. What was decided stands in it as numbers (`decided`); a row is made when it is first looked at, from whichever
/// thread. An answer that is a temporary hands out values, so that neither of these leaves a reference to what is gone:
///
///     auto const& row = world.ask(q).only();
///     for (auto const& c : world.ask(q)[0].candidates) print(c.parties.front());
class answer {
public:
    answer(); ///< without a row
    /// `no_rows`: why there are none, where there are none.
    explicit answer(std::vector<answer_row> rows, std::string no_rows = {});

    /// The rows, in the order of the terms.
    [[nodiscard]] auto begin() const& noexcept { return detail::place_iterator<answer, answer_row const&>{*this, 0}; }
    [[nodiscard]] auto end() const& noexcept { return detail::place_iterator<answer, answer_row const&>{*this, size()}; }
    auto begin() const&& = delete; // of what is gone when they are used; a range-for over `world.ask(q)` keeps it
    auto end() const&& = delete;
    /// How many rows there are.
    [[nodiscard]] std::size_t size() const noexcept;
    [[nodiscard]] bool empty() const noexcept { return size() == 0; }

    /// Requires: i < size().
    [[nodiscard]] answer_row const& operator[](std::size_t i) const&;
    [[nodiscard]] answer_row operator[](std::size_t i) const&& { return (*this)[i]; }

    /// Errors: bad_question if there are not so many rows.
    [[nodiscard]] answer_row const& at(std::size_t i) const&;
    [[nodiscard]] answer_row at(std::size_t i) const&& { return at(i); }

    /// The one row of a question about one leader's only term, or without a leader. Errors: bad_question if there is no row, or more than
    /// one.
    [[nodiscard]] answer_row const& only() const&;
    [[nodiscard]] answer_row only() const&& { return only(); }

    /// The weakest of the rows' verdicts.
    [[nodiscard]] entente::verdict verdict() const noexcept;
    /// What was decided, row by row, without a text. Complexity: constant, unless some rows took more than their windows to decide; these
    /// are looked up.
    [[nodiscard]] decisions const& decided() const&;
    [[nodiscard]] decisions decided() const&& { return decided(); }
    /// Of all rows.
    [[nodiscard]] std::vector<candidate> candidates() const;
    /// Every row's explanation, a paragraph each; without a row, why there is none.
    [[nodiscard]] std::string why() const;
    /// A plain value for each candidate, for tables.
    [[nodiscard]] std::vector<flat_row> rows() const;

private:
    friend class timeline;
    friend class prepared;
    explicit answer(detail::shared<detail::answered> all) : all_(std::move(all)) {}

    detail::shared<detail::answered> all_;
};

} // namespace ENTENTE_FORM

namespace detail {

[[nodiscard]] std::string in_words(rank_range r);
/// The rows, a line each.
[[nodiscard]] std::string in_lines(answer const& all);

} // namespace detail
} // namespace entente

/// "3", or "3 at best, 5 at worst": what lies between need not occur.
template <>
struct fmt::formatter<entente::rank_range> : entente::detail::text_formatter {
    template <class Context>
    auto format(entente::rank_range r, Context& context) const
    {
        return write(entente::detail::in_words(r), context);
    }
};
/// The rows, a line each.
template <>
struct fmt::formatter<entente::answer> : entente::detail::text_formatter {
    template <class Context>
    auto format(entente::answer const& all, Context& context) const
    {
        return write_lines(entente::detail::in_lines(all), context);
    }
};
/// Its text.
template <>
struct fmt::formatter<entente::missing_fact> : entente::detail::text_formatter {
    template <class Context>
    auto format(entente::missing_fact const& fact, Context& context) const
    {
        return write(fact.text, context);
    }
};
/// As `answer_row::line`.
template <>
struct fmt::formatter<entente::answer_row> : entente::detail::text_formatter {
    template <class Context>
    auto format(entente::answer_row const& row, Context& context) const
    {
        return write(row.line(), context);
    }
};

#ifndef ENTENTE_COMPILED
#include <entente/query/detail/answer_functions.hpp>
#endif
