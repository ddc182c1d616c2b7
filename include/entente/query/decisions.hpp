// What was decided, in numbers.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/place_iterator.hpp>
#include <entente/model/party.hpp>
#include <entente/order/rank_range.hpp>
#include <entente/query/verdict.hpp>
#include <entente/time/bounds.hpp>
#include <entente/timeline/moment.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace entente {

class decisions;

/// A candidate of a decision, as in `candidate`: whom it is about, and the events that lead there, earliest first.
struct decided_candidate {
    verdict how = verdict::possible; ///< how sure it is
    rank_range rank;                 ///< among the row's candidates
    bounds window;                   ///< of the first of its events
    std::span<party const> parties;  ///< whom it leads to
    std::span<moment const> events;  ///< those that lead there, earliest first
};

/// What an answer's row says, without a text: a view of the answer that it comes from, valid as long as that. A leader and a term are
/// places in the timeline's `facts()`.
class decision {
public:
    [[nodiscard]] std::optional<leader_id> leader() const noexcept; ///< nothing: anyone
    [[nodiscard]] std::optional<term_id> term() const noexcept;     ///< nothing: the row is of no term
    [[nodiscard]] entente::verdict verdict() const noexcept;        ///< of the row as a whole
    /// How many candidates there are.
    [[nodiscard]] std::size_t size() const noexcept;
    [[nodiscard]] bool empty() const noexcept { return size() == 0; }
    /// By rank, then window, then code. Requires: i < size().
    [[nodiscard]] decided_candidate operator[](std::size_t i) const noexcept;
    /// All of them, in that order.
    [[nodiscard]] auto begin() const noexcept { return detail::place_iterator<decision, decided_candidate>{*this, 0}; }
    [[nodiscard]] auto end() const noexcept { return detail::place_iterator<decision, decided_candidate>{*this, size()}; }

private:
    friend class decisions;
    decision(decisions const& all, std::size_t number) noexcept : all_(&all), number_(number) {}

    decisions const* all_;
    std::size_t number_;
};

/// The decisions of an answer, row by row, in flat arrays: a row takes some hundred bytes.
class decisions {
public:
    /// How many rows there are.
    [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
    [[nodiscard]] bool empty() const noexcept { return rows_.empty(); }
    /// Requires: i < size().
    [[nodiscard]] decision operator[](std::size_t i) const noexcept { return {*this, i}; }
    /// All of them, in the order of the terms.
    [[nodiscard]] auto begin() const noexcept { return detail::place_iterator<decisions, decision>{*this, 0}; }
    [[nodiscard]] auto end() const noexcept { return detail::place_iterator<decisions, decision>{*this, size()}; }

    // --- made row by row ---

    /// Makes room for so many rows of one candidate each.
    void reserve(std::size_t rows)
    {
        rows_.reserve(rows);
        candidates_.reserve(rows);
        parties_.reserve(rows);
        events_.reserve(rows);
    }
    /// Adds a party or an event to the candidate that comes next.
    void add(party p) { parties_.push_back(p); }
    void add(moment m) { events_.push_back(m); }
    /// The candidate has what was added since the last one.
    void end_candidate(verdict how, rank_range rank, bounds window)
    {
        candidates_.push_back({how, rank, window, static_cast<std::uint32_t>(parties_.size()), static_cast<std::uint32_t>(events_.size())});
    }
    /// A row of other decisions.
    void add_row(decision const& other)
    {
        for (auto const& c : other) {
            for (auto const p : c.parties) add(p);
            for (auto const m : c.events) add(m);
            end_candidate(c.how, c.rank, c.window);
        }
        end_row(other.leader(), other.term(), other.verdict());
    }
    /// The row has the candidates since the last one.
    void end_row(std::optional<leader_id> leader, std::optional<term_id> term, verdict v)
    {
        rows_.push_back({leader, term, v, static_cast<std::uint32_t>(candidates_.size())});
    }

private:
    friend class decision;
    struct candidate_end {
        verdict how;
        rank_range rank;
        bounds window;
        std::uint32_t parties, events; ///< where they end
    };
    struct row_end {
        std::optional<leader_id> leader;
        std::optional<term_id> term;
        entente::verdict verdict;
        std::uint32_t candidates; ///< where they end
    };
    [[nodiscard]] std::size_t first_candidate(std::size_t row) const noexcept { return row == 0 ? 0 : rows_[row - 1].candidates; }

    std::vector<row_end> rows_;
    std::vector<candidate_end> candidates_;
    std::vector<party> parties_;
    std::vector<moment> events_;
};

inline std::optional<leader_id> decision::leader() const noexcept { return all_->rows_[number_].leader; }
inline std::optional<term_id> decision::term() const noexcept { return all_->rows_[number_].term; }
inline verdict decision::verdict() const noexcept { return all_->rows_[number_].verdict; }
inline std::size_t decision::size() const noexcept { return all_->rows_[number_].candidates - all_->first_candidate(number_); }
inline decided_candidate decision::operator[](std::size_t i) const noexcept
{
    auto const n = all_->first_candidate(number_) + i;
    auto const& c = all_->candidates_[n];
    auto const parties = n == 0 ? 0U : all_->candidates_[n - 1].parties, events = n == 0 ? 0U : all_->candidates_[n - 1].events;
    return {c.how, c.rank, c.window, std::span(all_->parties_).subspan(parties, c.parties - parties),
            std::span(all_->events_).subspan(events, c.events - events)};
}

} // namespace entente
