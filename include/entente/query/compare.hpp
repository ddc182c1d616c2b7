// Two leaders' orders of first contact, side by side: how far they agree, and what changed.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/compiled.hpp>
#include <entente/detail/fmt.hpp>
#include <entente/detail/format.hpp>
#include <entente/error.hpp>
#include <entente/query/answer.hpp>
#include <entente/query/bucket_order.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente {

/// What is known of the order in which somebody contacted parties for the first time: which of them certainly were
/// contacted at all, and of any two whether the one certainly or possibly came before the other.
class contact_order {
public:
    /// From the answer to an `order` question. Errors: bad_question for a row that answers another question.
    contact_order(answer_row const& row); // NOLINT: an answer is an order
    /// All for certain, and one after the other. Errors: bad_question for a party that stands twice.
    contact_order(std::vector<party> const& in_order); // NOLINT
    /// All for certain; the parties of a bucket at the same instant. Errors: bad_question for a party that stands twice.
    explicit contact_order(bucket_order<party> const& order);

    std::string leader; ///< id; empty: not of a leader
    std::string name;   ///< as it is shown
    std::string term;   ///< id; empty: not of a term

    /// The parties that may have been contacted at all.
    [[nodiscard]] std::size_t size() const noexcept { return parties_.size(); }
    /// The party at a place. Requires: i < size().
    [[nodiscard]] party operator[](std::size_t i) const noexcept { return parties_[i]; }
    /// Contacted in every world.
    [[nodiscard]] bool is_certain(std::size_t i) const noexcept { return surely_[i]; }
    /// See `precedence`.
    [[nodiscard]] verdict before(std::size_t i, std::size_t k) const noexcept { return before_(i, k); }
    /// Where a party stands; nothing: it was not contacted, for all that is known.
    [[nodiscard]] std::optional<std::size_t> find(party p) const noexcept;

private:
    std::vector<party> parties_;
    std::vector<bool> surely_;
    precedence before_;
};

/// How far two orders of first contact agree. What one leader did is taken to say nothing of what the other did: the
/// ranges hold over all worlds of the one together with all worlds of the other, and so over those that both share.
struct comparison {
    std::string one;               ///< names
    std::string other;             ///< as `one`
    std::vector<party> common;     ///< contacted by both, for all that is known
    std::vector<party> only_one;   ///< of the other no contact is known
    std::vector<party> only_other; ///< as `only_one`

    /// What both certainly begin with: whole buckets, of one party or of several at certainly the same instant. Exact.
    std::vector<block> prefix;
    /// In no world do they begin with more parties in common. Decided pair by pair: perhaps no world has all of these.
    std::size_t longest_prefix = 0;

    pair_counts pairs;           ///< pairs of common parties of which in every world the same holds
    std::uint64_t undecided = 0; ///< the others: some world has something else, or not both contacts

    // Over the pairs of those that both contacted; a single value if nothing is undecided. The true least and greatest
    // value lie inside: to find them is NP-hard (Brandenburg, Gleissner and Hofmeier, 2012).
    range_of<std::uint64_t> kendall;      ///< pairs in opposite order
    range_of<double> kendall_half;        ///< see `kendall_distance`
    range_of<std::uint64_t> kendall_haus; ///< see `kendall_hausdorff`
    std::optional<range_of<double>> tau;  ///< see `tau_b`; nothing where one order may tie everything

    /// Every pair of common parties is decided.
    [[nodiscard]] bool is_decided() const noexcept { return undecided == 0; }
};

/// Complexity: cubic in the number of parties.
[[nodiscard]] comparison compare(contact_order const& one, contact_order const& other);

/// A row of an answer that begins like something else.
struct likeness {
    std::size_t row = 0;             ///< of the answer
    verdict how = verdict::possible; ///< certain, or possible

    friend bool operator==(likeness const&, likeness const&) noexcept = default;
};
/// Who else chose this order: the rows of the answer to an `order` question that begin with the same `count` parties in the same
/// order. Certain is exact; a possible one is decided pair by pair, as `longest_prefix` is. The row that the order is from,
/// and rows of which too little is known, are not among them. Errors: bad_question for the answer to another question.
///
///     alike(world.ask(order(call).by_each("KOR/president")), std::vector{party("USA"), party("JPN"), party("CHN")}, 3)
[[nodiscard]] std::vector<likeness> alike(answer const& rows, contact_order const& order, std::size_t count);

/// What became of a party's place. A rank of 0: no contact is known.
struct rank_change {
    entente::party party;            ///< whose place
    rank_range was;                  ///< in the first order
    rank_range is;                   ///< in the second order
    verdict earlier = verdict::none; ///< a smaller rank than before
    verdict later = verdict::none;   ///< a greater rank than before
    verdict added = verdict::none;   ///< contacted now, and not before
    verdict dropped = verdict::none; ///< contacted before, and not now

    /// Nothing changed, for all that is known.
    [[nodiscard]] bool is_same() const noexcept
    {
        return earlier == verdict::none && later == verdict::none && added == verdict::none && dropped == verdict::none;
    }
    friend bool operator==(rank_change const&, rank_change const&) noexcept = default;
};
/// What changed from one order of first contact to the next, from a predecessor to a successor: for every party of either,
/// by its rank now, the dropped ones last. Certain is what ranks say in every world; "no contact" means none is known.
/// Errors: bad_question for a row that answers another question.
[[nodiscard]] std::vector<rank_change> changes(answer_row const& from, answer_row const& to);

/// A sequence of contacts as far as it is certain, repetitions included: each item the parties of one event.
struct certain_sequence {
    std::vector<std::vector<party>> items; ///< in order
    bool complete = false;                 ///< these are all the events of the row; only then do edit distances mean what they say
};
/// From the answer to a `list` question: the events that in every world are the first, the second, ... one by one. Of two such
/// sequences, `common_prefix` is certain; with both complete, so are the distances of query/sequences.hpp.
[[nodiscard]] certain_sequence sequence_of(answer_row const& row);

namespace detail {

[[nodiscard]] std::string in_words(comparison const& c);
[[nodiscard]] std::string in_words(rank_change const& c);

} // namespace detail
} // namespace entente

/// In a line: what both begin with, how far they agree, and what is undecided.
template <>
struct fmt::formatter<entente::comparison> : entente::detail::text_formatter {
    template <class Context>
    auto format(entente::comparison const& c, Context& context) const
    {
        return write(entente::detail::in_words(c), context);
    }
};
/// In a line: the party, its ranks, and what changed.
template <>
struct fmt::formatter<entente::rank_change> : entente::detail::text_formatter {
    template <class Context>
    auto format(entente::rank_change const& c, Context& context) const
    {
        return write(entente::detail::in_words(c), context);
    }
};

#ifndef ENTENTE_COMPILED
#include <entente/query/detail/compare_orders.hpp>
#include <entente/query/detail/compare_words.hpp>
#endif
