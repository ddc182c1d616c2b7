// What each kind of question is answered with, a function for each.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/timeline.hpp>
#include <entente/words/question.hpp>
#include <entente/words/reply.hpp>

namespace entente::detail {

/// The question that is asked of a timeline in place of one: who of all countries was not contacted is asked of those that are known.
[[nodiscard]] query asked_in_full(timeline const& world, query const& q);

[[nodiscard]] wording::reply answer_to(timeline const& world, query const& q);
[[nodiscard]] wording::reply answer_to(timeline const& world, pattern const& p);
[[nodiscard]] wording::reply answer_to(timeline const& world, asked::in_office const& q);
[[nodiscard]] wording::reply answer_to(timeline const& world, asked::tally const& q);
[[nodiscard]] wording::reply answer_to(timeline const& world, asked::spread const& q);
[[nodiscard]] wording::reply answer_to(timeline const& world, asked::pause const& q);
[[nodiscard]] wording::reply answer_to(timeline const& world, asked::sooner const& q);
[[nodiscard]] wording::reply answer_to(timeline const& world, asked::neighbour const& q);
[[nodiscard]] wording::reply answer_to(timeline const& world, asked::on_this_day const& q);
[[nodiscard]] wording::reply answer_to(timeline const& world, asked::returned const& q);
[[nodiscard]] wording::reply answer_to(timeline const& world, asked::change const& q);
[[nodiscard]] wording::reply answer_to(timeline const& world, asked::comparison const& q);
[[nodiscard]] wording::reply answer_to(timeline const& world, asked::likeness const& q);
[[nodiscard]] wording::reply answer_to(timeline const& world, asked::why const& q);
[[nodiscard]] wording::reply answer_to(timeline const& world, asked::days_in_office const& q);
[[nodiscard]] wording::reply answer_to(timeline const& world, asked::earlier const& q);
[[nodiscard]] wording::reply answer_to(timeline const& world, asked::interval const& q);
[[nodiscard]] wording::reply answer_to(timeline const& world, asked::single_source const& q);
[[nodiscard]] wording::reply answer_to(timeline const& world, asked::contradictions const& q);
[[nodiscard]] wording::reply answer_to(timeline const& world, asked::share const& q);
[[nodiscard]] wording::reply answer_to(timeline const& world, asked::page const& q);

} // namespace entente::detail
