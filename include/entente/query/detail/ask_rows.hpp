// The answer to a question, row by row: decided now, told when it is asked for.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/compiled.hpp>
#include <entente/detail/fmt.hpp>
#include <entente/detail/later.hpp>
#include <entente/detail/shared.hpp>
#include <entente/query/answer.hpp>
#include <entente/query/detail/answered.hpp>
#include <entente/query/detail/no_rows.hpp>
#include <entente/query/detail/plain_rows.hpp>
#include <entente/query/detail/respond.hpp>
#include <entente/query/detail/rows_ahead.hpp>
#include <entente/query/detail/tell.hpp>
#include <entente/query/prepared.hpp>
#include <entente/query/query.hpp>
#include <entente/timeline/detail/read_model.hpp>
#include <entente/timeline/timeline.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace entente {
namespace detail {

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

/// A prepared question at a point, as it would be asked by itself.
[[nodiscard]] inline query asked_there(query q, asked_at const& point)
{
    q = q.of_pair(std::string(point.one.code()), std::string(point.other.code()));
    auto& edge = is_dated(q.from) ? q.from : q.to;
    if (edge) edge->at = point.date;
    return q;
}

[[nodiscard]] inline answer_row answer_there(asking const& what, std::size_t row)
{
    auto q = asked_there(what.question->words, what.points[row]);
    auto meaning = resolve_query(*what.data, q);
    auto const whose = meaning.subjects.front();
    return respond(what.data, shared(asked_question{std::move(q), std::move(meaning)}), whose);
}

[[nodiscard]] inline answer_row answer_one(asking const& what, std::size_t row)
{
    return respond(what.data, what.question, what.question->meaning.subjects[row]);
}
[[nodiscard]] inline asking understood(shared<timeline_data> const& data, query const& q)
{
    return {data, shared(asked_question{q, resolve_query(*data, q)}), answer_one};
}
/// Every row, from numbers where that is possible.
[[nodiscard]] inline answered answer_all(asking what)
{
    auto const& data = *what.data;
    auto const& q = *what.question;
    auto const& subjects = q.meaning.subjects;
    auto no_rows = subjects.empty() ? why_no_rows(data, q.words) : std::string{};
    plain_rows plain(data, q.words, q.meaning);
    places_of_rows places(data, std::holds_alternative<asked::every_term>(q.words.who));
    auto const* const all = places.all();
    rows_ahead ahead(data, plain, all != nullptr ? subjects.size() : 0);
    return answered(std::move(what), subjects.size(), subjects.size() * plain.likely(), printable(no_rows),
                    [&](std::size_t i, decisions& to) {
                        if (all != nullptr) return ahead.decide(subjects, *all, i, to);
                        return plain.decide(subjects[i], places.of(subjects[i].term), nullptr, to);
                    });
}

} // namespace detail

ENTENTE_INLINE answer timeline::ask(query const& q) const { return prepare(q).ask(); }
ENTENTE_INLINE prepared timeline::prepare(query const& q) const
{
    if (!q.known_by) return prepared{detail::shared(detail::understood(data_, q))};
    auto then = q;
    then.known_by.reset();
    return as_of(*q.known_by).prepare(then);
}

ENTENTE_INLINE answer prepared::ask() const { return answer{detail::shared(detail::answer_all(*what_))}; }
ENTENTE_INLINE answer prepared::ask(std::span<asked_at const> points) const
{
    auto const& data = *what_->data;
    auto const& q = what_->question->words;
    if (!std::holds_alternative<asked::pair>(q.who) || detail::is_dated(q.from) == detail::is_dated(q.to))
        throw error(code::bad_question, "a question that is asked at points is about two parties, and one date stands in it",
                    "ask it of_pair, and before, until, after or since a date");
    auto const check = [&](asked_at const& at) { // who had contact is known
        for (auto const& p : {at.one, at.other})
            if (!detail::read_model(data).knows(p))
                throw error(code::unknown_party, fmt::format("there is no party \"{}\"", p.code()), "name a party that is known");
    };
    detail::plain_rows plain(data, q, what_->question->meaning);
    auto what = *what_;
    what.make_row = detail::answer_there;
    what.points.assign(points.begin(), points.end());
    detail::rows_ahead ahead(data, plain, points.size());
    return answer{detail::shared(detail::answered(std::move(what), points.size(), points.size(), {}, [&](std::size_t i, decisions& to) {
        if (!ahead.decide(points, i, to)) return false;
        if (to[i].empty()) check(points[i]);
        return true;
    }))};
}

} // namespace entente
