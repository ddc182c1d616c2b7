// Answers a question of any kind: those that timelines answer themselves, and whom to ask for the others.
// SPDX-License-Identifier: MIT
#include "words/answers/answers.hpp"
#include "words/answers/listed.hpp"

#include <entente/query/ask.hpp>
#include <entente/query/match.hpp>
#include <entente/words/ask.hpp>

#include <fmt/format.h>

#include <set>
#include <variant>

namespace entente {
namespace detail {
namespace {

[[nodiscard]] wording::reply told(answer const& a)
{
    wording::reply out{{}, io::answer_table(a), a.why(), a.verdict()};
    for (auto const& row : a) out.lines.push_back(row.line());
    if (out.lines.empty()) out.lines.push_back(out.why);
    return out;
}

/// Who of all countries was not contacted is asked of those with which a row's leader had such a contact in the term at all, or any of the
/// rows' leaders had: of other countries the data say nothing.
[[nodiscard]] query with_countries_contacted(timeline const& world, query q)
{
    auto ever = q;
    ever.aim = asked::order{};
    ever.from.reset();
    ever.to.reset();
    ever.days.reset();
    ever.inside.reset();
    std::set<party> met;
    for (auto const& row : world.ask(ever))
        for (auto const& c : row.candidates) met.insert(c.parties.begin(), c.parties.end());
    for (auto const p : met) q.whom.emplace_back(p.code());
    return q;
}

} // namespace

query asked_in_full(timeline const& world, query const& q)
{
    bool const of_all =
        std::holds_alternative<asked::not_contacted>(q.aim) && q.whom.empty() && !std::holds_alternative<asked::pair>(q.who);
    return of_all ? with_countries_contacted(world, q) : q;
}
wording::reply answer_to(timeline const& world, query const& q) { return told(world.ask(asked_in_full(world, q))); }
wording::reply answer_to(timeline const& world, pattern const& p) { return told(world.match(p)); }

} // namespace detail

namespace wording {
inline namespace ENTENTE_FORM {

reply ask(timeline const& world, question const& asked)
{
    auto out = std::visit([&](auto const& q) { return entente::detail::answer_to(world, q); }, asked);
    for (auto& line : out.lines) line = entente::detail::printable(line);
    out.why = entente::detail::printable_lines(out.why);
    return out;
}

} // namespace ENTENTE_FORM
} // namespace wording
} // namespace entente
