// What rests on one source alone, and which claims contradict others.
// SPDX-License-Identifier: MIT
#include "words/answers/answers.hpp"
#include "words/answers/listed.hpp"

#include <entente/query/ask.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace entente::detail {
namespace {

[[nodiscard]] bool has_candidates(query const& q)
{
    return std::holds_alternative<asked::first>(q.aim) || std::holds_alternative<asked::last>(q.aim) ||
           std::holds_alternative<asked::order>(q.aim) || std::holds_alternative<asked::list>(q.aim);
}
/// The one that reports an event which has the caveat.
[[nodiscard]] std::string source_of(timeline const& seen, std::string const& event)
{
    for (auto const& r : seen.reports_of(*seen.find_moment(event)))
        if (!r.source.empty()) return r.source;
    return {};
}

} // namespace

wording::reply answer_to(timeline const& world, asked::single_source const& q)
{
    if (!has_candidates(q.about))
        refuse("about", "a question of an aim that has no candidates", "ask for a first, a last, an order or a list");
    auto const seen = seen_by(world, q.about);
    auto const rows = seen.ask(unseen(q.about));
    wording::reply out{{}, table_of({"leader", "term", "party", "event", "verdict", "source"}), {}, verdict::none};
    weakest all;
    for (auto const& row : rows) {
        std::vector<std::string> told;
        for (auto const& c : row.candidates) {
            if (std::find(c.caveats.begin(), c.caveats.end(), caveat::single_source) == c.caveats.end()) continue;
            for (auto const& event : c.events) {
                auto const source = source_of(seen, event);
                out.rows.rows.push_back({row.leader, row.term, codes_of(c.parties), event, std::string(name(c.how)), source});
                told.push_back(fmt::format("{} ({} on the word of {})", codes_of(c.parties), event, source));
            }
        }
        all.add(row.candidates.empty() ? verdict::none : row.verdict);
        auto const which = row.candidates.empty() ? "none known" : told.empty() ? "none depends on a single source" : joined(told, ", ");
        auto const of = row.candidates.empty() ? std::string{} : fmt::format("; of {}", row.candidates.size());
        out.lines.push_back(fmt::format("{}: {}{}", row.label(), which, of));
    }
    out.verdict = all.get();
    out.why = rows.why();
    if (out.lines.empty()) out.lines.push_back(out.why);
    return out;
}

wording::reply answer_to(timeline const& world, asked::contradictions const& q)
{
    auto const seen = q.known_by ? world.as_of(*q.known_by) : world;
    wording::reply out{{}, table_of({"number", "set_aside", "source", "contradicts", "whose"}), {}, verdict::certain};
    std::size_t number = 0;
    for (auto const& c : seen.conflicts()) {
        ++number;
        std::vector<std::string> with;
        for (auto const& s : c.with) {
            with.push_back(seen.cite(s));
            out.rows.rows.push_back(
                {fmt::format("{}", number), seen.cite(c.rejected), seen.source_of(c.rejected), seen.cite(s), seen.source_of(s)});
        }
        out.lines.push_back(fmt::format("{}; set aside, against: {}", seen.cite(c.rejected), joined(with, "; ")));
    }
    if (out.lines.empty()) out.lines.emplace_back("no claims contradict each other");
    out.why = joined(out.lines, "\n");
    return out;
}

} // namespace entente::detail
