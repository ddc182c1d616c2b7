// What stands behind an answer.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/made_once.hpp>
#include <entente/detail/shared.hpp>
#include <entente/query/answer_row.hpp>
#include <entente/query/decisions.hpp>
#include <entente/query/detail/meaning.hpp>
#include <entente/query/pattern.hpp>
#include <entente/query/prepared.hpp>
#include <entente/query/query.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente::detail {

/// A question with its names resolved.
struct asked_question {
    query words;
    resolved_query meaning;
};

/// Of which timeline which question was asked; of a prepared one, where; of a pattern, which.
struct asking {
    shared<timeline_data> data;
    shared<asked_question> question;
    answer_row (*make_row)(asking const&, std::size_t row); ///< a row by itself, with its words for later
    std::vector<asked_at> points{};                         ///< one for each row
    std::optional<shared<pattern>> steps{};
};

/// Rows that are decided. Those that were decided as numbers alone are made when somebody looks at them.
class answered {
public:
    /// Of rows that were made elsewhere; `data`: whose they are, if it is known.
    answered(std::vector<answer_row> rows, std::string no_rows, std::optional<shared<timeline_data>> data)
        : no_rows_(std::move(no_rows))
        , data_(std::move(data))
        , size_(rows.size())
    {
        told_.reserve(size_);
        for (std::size_t i = 0; i != size_; ++i) keep(i, std::move(rows[i]));
    }
    /// `candidates`: how many there will most likely be; `decide(row, to)`: adds a row to the decisions; false: it is made at once.
    template <class Decide>
    answered(asking what, std::size_t rows, std::size_t candidates, std::string no_rows, Decide decide)
        : no_rows_(std::move(no_rows))
        , data_(what.data)
        , what_(std::move(what))
        , size_(rows)
    {
        numbers_.reserve(rows, candidates);
        for (std::size_t i = 0; i != rows; ++i)
            if (!decide(i, numbers_)) keep(i, what_->make_row(*what_, i));
    }

    [[nodiscard]] std::string const& no_rows() const noexcept { return no_rows_; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] answer_row const& row(std::size_t i) const
    {
        if (auto const told =
                std::lower_bound(told_.begin(), told_.end(), i, [](told_row const& t, std::size_t n) { return t.number < n; });
            told != told_.end() && told->number == i)
            return told->row;
        auto const& all = rows_.get([&] { return std::vector<made_once<answer_row>>(size_); });
        return all[i].get([&] { return what_->make_row(*what_, i); });
    }
    [[nodiscard]] entente::verdict verdict(std::size_t i) const noexcept { return numbers_[i].verdict(); }
    [[nodiscard]] decisions const& decided() const
    {
        if (told_.empty()) return numbers_;
        return all_.get([&] { return in_numbers(); });
    }

private:
    struct told_row {
        std::size_t number;
        answer_row row;
    };
    void keep(std::size_t i, answer_row&& row)
    {
        numbers_.end_row({}, {}, row.verdict);
        told_.push_back({i, std::move(row)});
    }
    /// All rows as numbers.
    [[nodiscard]] decisions in_numbers() const
    {
        decisions out;
        out.reserve(size_, size_);
        auto told = told_.begin();
        for (std::size_t i = 0; i != size_; ++i) {
            if (told != told_.end() && told->number == i) add((told++)->row, out);
            else out.add_row(numbers_[i]);
        }
        return out;
    }
    void add(answer_row const& row, decisions& to) const
    {
        for (auto const& c : row.candidates) {
            for (auto const p : c.parties) to.add(p);
            for (auto const& e : c.events)
                if (auto const event = data_ ? read_model(**data_).find_event(e) : std::nullopt) to.add(*event);
            to.end_candidate(c.how, c.rank, c.window);
        }
        auto const leader = data_ && !row.leader.empty() ? read_model(**data_).find_leader_id(row.leader) : std::nullopt;
        auto const term = data_ && !row.term.empty() ? read_model(**data_).find_term(row.term) : std::nullopt;
        to.end_row(leader, term, row.verdict);
    }

    std::string no_rows_;
    std::optional<shared<timeline_data>> data_;
    std::optional<asking> what_;
    std::size_t size_;
    std::vector<told_row> told_;                         ///< the rows that were made at once
    made_once<std::vector<made_once<answer_row>>> rows_; ///< the others; the list is made when the first of them is looked at
    decisions numbers_;                                  ///< of rows that were told, the verdicts
    made_once<decisions> all_;                           ///< with those
};

} // namespace entente::detail
