// In how many of the rows the first contact was with somebody, and in which part of them.
// SPDX-License-Identifier: MIT
#include "words/answers/answers.hpp"
#include "words/answers/attributes.hpp"
#include "words/answers/listed.hpp"
#include "words/answers/shares.hpp"

#include <entente/query/ask.hpp>
#include <entente/query/detail/meaning.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace entente::detail {

/// A row without a contact only takes part where there is one, so that whichever makes the share less or greater is there.
share_range share_of(std::vector<one_row> const& all)
{
    share_range out;
    std::size_t least_of = 0, most_of = 0;
    for (auto const& r : all) {
        bool const may = r.goes != verdict::none, must = r.goes == verdict::certain;
        out.sure += r.sure;
        out.rows.least += r.sure && must;
        out.rows.most += may;
        least_of += r.sure || !must;
        most_of += r.sure || may;
    }
    if (all.empty()) return out;
    auto const part = [](std::size_t n, std::size_t of) { return static_cast<double>(n) / static_cast<double>(of); };
    out.part = range_of<double>{least_of == 0 ? 1.0 : part(out.rows.least, least_of), most_of == 0 ? 0.0 : part(out.rows.most, most_of)};
    return out;
}

namespace {

[[nodiscard]] query counts(query q)
{
    q.aim = asked::count{};
    return q;
}

/// Whether what may be first is with one of these, in every world in which there is one.
[[nodiscard]] verdict goes_to(answer_row const& row, std::set<party> const& with)
{
    std::size_t n = 0;
    for (auto const& c : row.candidates) n += std::any_of(c.parties.begin(), c.parties.end(), [&](party p) { return with.count(p) != 0; });
    return n == 0 ? verdict::none : n == row.candidates.size() ? verdict::certain : verdict::possible;
}

[[nodiscard]] std::string percent(double x)
{
    auto out = fmt::format("{:.1f}", x * 100);
    if (out.ends_with(".0")) out.resize(out.size() - 2);
    return out;
}

void tell(std::string const& group, std::vector<one_row> const& all, wording::reply& to, weakest& how)
{
    auto const s = share_of(all);
    auto const v = s.part && s.part->least == s.part->most ? verdict::certain : s.part ? verdict::possible : verdict::none;
    how.add(v);
    auto const part = !s.part                         ? std::string("none known")
                      : s.part->least == s.part->most ? fmt::format("{} %", percent(s.part->least))
                                                      : fmt::format("{} to {} %", percent(s.part->least), percent(s.part->most));
    auto const of = numbers_in_words(s.sure, all.size());
    auto line = fmt::format("{}: {}", group, part);
    if (s.part) line += fmt::format(", {} of {} rows, {}", numbers_in_words(s.rows.least, s.rows.most), of, name(v));
    to.lines.push_back(std::move(line));
    to.rows.rows.push_back({group, fmt::format("{}", s.rows.least), fmt::format("{}", s.rows.most), fmt::format("{}", s.sure),
                            fmt::format("{}", all.size()), s.part ? fmt::format("{:.4f}", s.part->least) : "",
                            s.part ? fmt::format("{:.4f}", s.part->most) : "", std::string(name(v))});
}

} // namespace

wording::reply answer_to(timeline const& world, asked::share const& q)
{
    if (!std::holds_alternative<asked::first>(q.rows.aim) && !std::holds_alternative<asked::last>(q.rows.aim))
        refuse("rows", "a question of another aim", "ask for a first or a last here");
    if (q.with.empty()) refuse("with", "a share with nobody", "name parties or groups");
    auto const seen = seen_by(world, q.rows);
    auto const about = unseen(q.rows);
    auto const named = resolve_query(model_of(seen), query{asked::list{}, {}}.with(q.with));
    if (!named.leaders.empty()) refuse("with", "a share with a leader", "name parties or groups");
    std::set<party> const with(named.parties.begin(), named.parties.end());
    std::optional<attribute_values> values;
    if (!q.attribute.empty()) values.emplace(seen, q.attribute);

    auto const rows = seen.ask(about), counted = seen.ask(counts(about)); // the same rows
    std::map<std::string, std::vector<one_row>> groups;
    std::size_t without = 0;
    for (std::size_t i = 0; i != rows.size(); ++i) {
        auto const& row = rows[i];
        if (row.candidates.empty()) {
            ++without;
            continue;
        }
        bool const sure = row.verdict == verdict::certain || (counted[i].count && counted[i].count->least != 0);
        groups[values ? values->of(row.leader, row.term) : "all"].push_back({sure, goes_to(row, with)});
    }
    wording::reply out{{}, table_of({"group", "least", "most", "rows_least", "rows_most", "share_least", "share_most", "verdict"}), {}, {}};
    weakest how;
    for (auto const& [group, all] : groups) tell(group, all, out, how);
    if (groups.empty()) out.lines.emplace_back("none known");
    if (without != 0) out.lines.push_back(fmt::format("{} of {} rows without a known one are not counted", without, rows.size()));
    out.verdict = groups.empty() ? verdict::none : how.get();
    out.why = joined(out.lines, ".\n") + ".\n" + rows.why();
    return out;
}

} // namespace entente::detail
