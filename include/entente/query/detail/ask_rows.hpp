// The answer to a question, row by row: decided now, told when it is asked for.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/compiled.hpp>
#include <entente/detail/later.hpp>
#include <entente/detail/shared.hpp>
#include <entente/query/answer.hpp>
#include <entente/query/detail/no_rows.hpp>
#include <entente/query/detail/respond.hpp>
#include <entente/query/detail/tell.hpp>
#include <entente/query/query.hpp>
#include <entente/timeline/timeline.hpp>

#include <string>
#include <utility>
#include <vector>

namespace entente {
namespace detail {

/// A question with its names resolved, kept for whoever wants an answer of it in words.
struct asked_question {
    query words;
    resolved_query meaning;
};

[[nodiscard]] inline answer_row respond(shared<timeline_data> const& data, shared<asked_question> const& q, subject const& s)
{
    auto row = decide_row(*data, q->words, q->meaning, s, false).row;
    row.words = later<explanation>::from([data, q, s] {
        auto all = decide_row(*data, q->words, q->meaning, s, true);
        tell(*data, q->words, all.row, all.found);
        return std::move(all.found);
    });
    return row;
}

} // namespace detail

ENTENTE_INLINE answer timeline::ask(query const& q) const
{
    if (q.known_by) {
        auto then = q;
        then.known_by.reset();
        return as_of(*q.known_by).ask(then);
    }
    detail::shared const question(detail::asked_question{q, detail::resolve_query(*data_, q)});
    auto const& subjects = question->meaning.subjects;
    std::vector<answer_row> rows;
    rows.reserve(subjects.size());
    for (auto const& s : subjects) rows.push_back(detail::respond(data_, question, s));
    return answer{std::move(rows), subjects.empty() ? detail::why_no_rows(*data_, q) : std::string{}};
}

} // namespace entente
