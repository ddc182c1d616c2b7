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
#include <limits>
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

/// The decisions of an answer, row by row, in flat arrays: a row of one candidate takes sixty bytes. Requires: fewer than 2^30 candidates.
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

    /// Makes room for so many rows, with so many candidates in all of them.
    void reserve(std::size_t rows, std::size_t candidates)
    {
        rows_.reserve(rows);
        candidates_.reserve(candidates);
        parties_.reserve(candidates);
        events_.reserve(candidates);
    }
    /// Adds a party or an event to the candidate that comes next.
    void add(party p) { parties_.push_back(p); }
    void add(moment m) { events_.push_back(m); }
    /// The candidate has what was added since the last one.
    void end_candidate(verdict how, rank_range rank, bounds window)
    {
        auto& c = candidates_.emplace_back();
        c.window = window;
        c.least_rank = static_cast<std::uint32_t>(rank.lo);
        c.greatest_rank = static_cast<std::uint32_t>(rank.hi);
        c.parties = static_cast<std::uint32_t>(parties_.size());
        c.events = static_cast<std::uint32_t>(events_.size()) & places;
        c.how = how;
    }
    /// A row of one candidate, who is certain. Nothing of it is called, as an answer may have ten thousands of them.
    [[gnu::flatten]] void add_row(std::optional<leader_id> leader, std::optional<term_id> term, party p, moment m, bounds window)
    {
        add(p);
        add(m);
        end_candidate(entente::verdict::certain, {1, 1}, window);
        end_row(leader, term, entente::verdict::certain);
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
        auto& r = rows_.emplace_back();
        r.leader = leader ? detail::number(*leader) : nobody;
        r.term = term ? detail::number(*term) : nobody;
        r.candidates = static_cast<std::uint32_t>(candidates_.size()) & places;
        r.verdict = v;
    }

private:
    friend class decision;
    static constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();
    static constexpr std::uint32_t places = (std::uint32_t{1} << 30) - 1; ///< what has room beside a verdict
    struct candidate_end {
        bounds window;
        std::uint32_t least_rank, greatest_rank;
        std::uint32_t parties;     ///< where they end
        std::uint32_t events : 30; ///< the same
        verdict how : 2;
    };
    struct row_end {
        std::uint32_t leader, term;    ///< or `nobody`
        std::uint32_t candidates : 30; ///< where they end
        entente::verdict verdict : 2;
    };
    [[nodiscard]] std::size_t first_candidate(std::size_t row) const noexcept { return row == 0 ? 0 : rows_[row - 1].candidates; }

    std::vector<row_end> rows_;
    std::vector<candidate_end> candidates_;
    std::vector<party> parties_;
    std::vector<moment> events_;
};

inline std::optional<leader_id> decision::leader() const noexcept
{
    auto const its = all_->rows_[number_].leader;
    return its == decisions::nobody ? std::nullopt : std::optional(leader_id{its});
}
inline std::optional<term_id> decision::term() const noexcept
{
    auto const its = all_->rows_[number_].term;
    return its == decisions::nobody ? std::nullopt : std::optional(term_id{its});
}
inline verdict decision::verdict() const noexcept { return all_->rows_[number_].verdict; }
inline std::size_t decision::size() const noexcept { return all_->rows_[number_].candidates - all_->first_candidate(number_); }
inline decided_candidate decision::operator[](std::size_t i) const noexcept
{
    auto const n = all_->first_candidate(number_) + i;
    auto const& c = all_->candidates_[n];
    auto const parties = n == 0 ? 0U : all_->candidates_[n - 1].parties, events = n == 0 ? 0U : all_->candidates_[n - 1].events;
    return {c.how,
            {c.least_rank, c.greatest_rank},
            c.window,
            std::span(all_->parties_).subspan(parties, c.parties - parties),
            std::span(all_->events_).subspan(events, c.events - events)};
}

} // namespace entente
