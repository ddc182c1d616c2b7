// A page of the events of a list.
// SPDX-License-Identifier: MIT
#include "publish/event_times.hpp"
#include "words/answers/answers.hpp"
#include "words/answers/listed.hpp"

#include <entente/query/ask.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <tuple>
#include <vector>

namespace entente::detail {
namespace {

struct placed_on_page {
    listed_row const* row;
    listed const* what;
};

/// Row by row, of each by the earliest time, then by the latest, then by id.
[[nodiscard]] std::vector<placed_on_page> in_sequence(std::vector<listed_row> const& rows)
{
    std::vector<placed_on_page> out;
    for (auto const& row : rows) {
        auto const first = static_cast<std::ptrdiff_t>(out.size());
        for (auto const& e : row.events) out.push_back({&row, &e});
        std::sort(out.begin() + first, out.end(), [](auto const& a, auto const& b) {
            auto const key = [](listed const& e) {
                return std::tuple{e.what.window.earliest(), e.what.window.latest(), e.what.events.front()};
            };
            return key(*a.what) < key(*b.what);
        });
    }
    return out;
}

} // namespace

wording::reply answer_to(timeline const& world, asked::page const& q)
{
    require_aim<asked::list>(q.events, "events", "list");
    if (q.number == 0 || q.size == 0)
        refuse("number", "a page that there cannot be", "pages are counted from 1, and have an event at least");
    auto const seen = seen_by(world, q.events);
    auto const rows = rows_of(seen, unseen(q.events));
    auto const all = in_sequence(rows);
    wording::reply out{
        {}, table_of({"number", "leader", "term", "party", "event", "kind", "verdict", "earliest", "latest", "caveats"}), {}, {}};
    auto const first = q.number - 1 < all.size() / q.size + 1 ? (q.number - 1) * q.size : all.size();
    auto const last = std::min(all.size(), first + std::min(q.size, all.size()));
    weakest how;
    for (auto i = first; i < last; ++i) {
        auto const& [row, e] = all[i];
        auto const v = e->sure ? verdict::certain : verdict::possible;
        how.add(v);
        auto const kind = e->what.kind ? std::string(name(*e->what.kind)) : std::string{};
        out.lines.push_back(
            fmt::format("{}. {}: {} with {}, {}", i + 1, row->label, kind, in_words(*e, row->zone, seen.clocks()), name(v)));
        out.rows.rows.push_back({fmt::format("{}", i + 1), row->leader, row->term, codes_of(e->what.parties), e->what.events.front(), kind,
                                 std::string(name(v)), second_of(e->what.window.earliest()), second_of(e->what.window.latest()),
                                 in_words(e->what.caveats)});
    }
    out.verdict = how.get();
    auto const pages = (all.size() + q.size - 1) / q.size;
    auto const which = first >= last ? std::string("no event") : fmt::format("events {} to {}", first + 1, last);
    out.lines.push_back(fmt::format("page {} of {}: {} of {} known", q.number, pages, which, all.size()));
    out.why = joined(out.lines, "\n");
    return out;
}

} // namespace entente::detail
