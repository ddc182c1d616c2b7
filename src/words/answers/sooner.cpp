// Whether the first event of one question came before the first of another.
// SPDX-License-Identifier: MIT
#include "publish/event_times.hpp"
#include "words/answers/answers.hpp"
#include "words/answers/listed.hpp"

#include <entente/query/ask.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::detail {
namespace {

[[nodiscard]] bool any_sure(std::vector<listed> const& all)
{
    return std::any_of(all.begin(), all.end(), [](listed const& e) { return e.sure; });
}

/// Whichever is the first of the others, one of these came before it, and there is one in every world.
[[nodiscard]] bool is_certainly_sooner(timeline const& seen, std::vector<listed> const& one, std::vector<listed> const& other)
{
    return any_sure(one) && std::all_of(other.begin(), other.end(), [&](listed const& b) {
               return std::any_of(one.begin(), one.end(), [&](listed const& a) { return a.sure && seen.certainly_before(a.at, b.at); });
           });
}
/// One of these came before all of the others that there are in every world.
[[nodiscard]] bool is_possibly_sooner(timeline const& seen, std::vector<listed> const& one, std::vector<listed> const& other)
{
    return std::any_of(one.begin(), one.end(), [&](listed const& a) {
        return std::all_of(other.begin(), other.end(), [&](listed const& b) { return !b.sure || seen.possibly_before(a.at, b.at); });
    });
}

/// Those that may be the first of all.
[[nodiscard]] std::vector<listed> firsts(timeline const& seen, std::vector<listed> const& all)
{
    std::vector<listed> out;
    for (auto const& e : all)
        if (std::none_of(all.begin(), all.end(), [&](listed const& f) { return f.sure && seen.certainly_before(f.at, e.at); }))
            out.push_back(e);
    return out;
}
[[nodiscard]] std::string in_words(std::vector<listed> const& all, std::string_view zone, zones const& clocks)
{
    std::vector<std::string> out;
    for (auto const& e : all) out.push_back(in_words(e, zone, clocks));
    return out.empty() ? "none known" : joined(out, " or ");
}

} // namespace

wording::reply answer_to(timeline const& world, asked::sooner const& q)
{
    require_aim<asked::first>(q.one, "one", "first");
    require_aim<asked::first>(q.other, "other", "first");
    if (q.one.known_by != q.other.known_by)
        refuse("other", "two questions as they were known at two dates", "compare what was known at one date");
    auto const seen = seen_by(world, q.one);
    auto const rows = std::array{rows_of(seen, listing(q.one)), rows_of(seen, listing(q.other))};
    auto const one = events_of_all(rows[0]), other = events_of_all(rows[1]);

    wording::reply out{{}, table_of({"question", "party", "event", "verdict", "earliest", "latest", "caveats"}), {}, verdict::none};
    std::string line;
    if (one.empty() && other.empty()) line = "neither is known";
    else if (one.empty()) line = "certainly not: no such event is known";
    else if (is_certainly_sooner(seen, one, other)) out.verdict = verdict::certain;
    else if (is_possibly_sooner(seen, one, other)) out.verdict = verdict::possible;
    else line = "certainly not";
    if (line.empty()) line = out.verdict == verdict::certain ? "certainly sooner" : "possibly sooner";
    if (other.empty() && !one.empty()) line += ": no other is known";
    out.lines.push_back(line);
    out.why = line + ".";
    std::array const leading{firsts(seen, one), firsts(seen, other)};
    for (std::size_t side = 0; side != 2; ++side) {
        auto const zone = rows[side].empty() ? std::string("UTC") : rows[side].front().zone;
        out.lines.push_back(fmt::format("{}: {}", side == 0 ? "the one" : "the other", in_words(leading[side], zone, seen.clocks())));
        for (auto const& e : leading[side])
            out.rows.rows.push_back({side == 0 ? "one" : "other", codes_of(e.what.parties), e.what.events.front(),
                                     std::string(name(e.sure && leading[side].size() == 1 ? verdict::certain : verdict::possible)),
                                     second_of(e.what.window.earliest()), second_of(e.what.window.latest()), in_words(e.what.caveats)});
    }
    for (auto const& a : leading[0])
        for (auto const& b : leading[1]) {
            auto const by = seen.certainly_before(a.at, b.at) ? seen.why_before(a.at, b.at) : seen.why_before(b.at, a.at);
            for (auto const& s : by) out.why += fmt::format(" {}.", seen.cite(s));
        }
    return out;
}

} // namespace entente::detail
