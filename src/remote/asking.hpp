// One question to a database: what is fetched for it, and when that is enough.
// SPDX-License-Identifier: MIT
#pragma once

#include "remote/frontier_of.hpp"
#include "remote/known.hpp"
#include "remote/plan.hpp"

#include <entente/query/query.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace entente::there {

class asking {
public:
    asking(session& s, known const& k, query q);

    /// Everything that the answer and its words depend on.
    void fetch_all();
    /// Everything that the answer depends on, its words left aside. Complexity: rounds, each of four times as many of what did not suffice.
    void fetch_frontier();
    /// The statements that one of these begins with.
    [[nodiscard]] std::vector<io::planned> plan(bool frontier) const;

    /// What came, beside what was known.
    [[nodiscard]] timeline world() const;
    /// Whether all came that words look at.
    [[nodiscard]] bool is_whole() const noexcept { return is_whole_; }

private:
    void fetch_named();
    /// The parts of the question, by what is there now.
    [[nodiscard]] parts_of_question parts() const;
    /// The counterparts that matter in a part's row, if not all do.
    [[nodiscard]] std::vector<entente::party> const& with(part const& p) const;
    /// Parts in groups that one statement is about: each alone, or of a database that plans for long those that are alike.
    [[nodiscard]] std::vector<std::vector<part>> alike(std::vector<part> const& some) const;
    /// The nearest n of each of such a group; 0: all.
    [[nodiscard]] phrase of(std::vector<part> const& some, conditions const& c, std::size_t n) const;
    /// Runs these for some parts, and fetches their events. Which of them were cut off where.
    void fetch(std::vector<part> const& some, conditions const& c, std::size_t n);
    /// What has to be looked at further, row by row.
    [[nodiscard]] std::map<std::size_t, lack> lacks() const;

    session* session_;
    known const* known_;
    query words_; ///< without a time of knowledge
    std::optional<when> known_by_;
    gathered more_;
    detail::decided_by by_;
    bool is_whole_ = false;
    std::vector<entente::party> with_;                             ///< the counterparts that matter, if not all do
    std::map<std::size_t, std::vector<entente::party>> more_with_; ///< those of whom more is wanted, by row
    std::map<std::size_t, reach> reaches_;                         ///< by row
};

} // namespace entente::there
