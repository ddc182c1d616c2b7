// The longest and the shortest time between one contact and the next.
// SPDX-License-Identifier: MIT
#include "words/answers/answers.hpp"
#include "words/answers/listed.hpp"
#include "words/answers/pauses.hpp"

#include <entente/query/ask.hpp>
#include <entente/query/detail/lengths.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace entente::detail {
namespace {

/// Two that may be the neighbours between which it is: none is certainly between them, and they may be so far apart.
[[nodiscard]] std::vector<std::pair<listed const*, listed const*>> sides_of(timeline const& seen, std::vector<listed> const& all,
                                                                            range_of<duration> pause, bool shortest)
{
    std::vector<std::pair<listed const*, listed const*>> out;
    auto const is_between = [&](listed const& a, listed const& x, listed const& b) {
        return x.sure && seen.certainly_before(a.at, x.at) && seen.certainly_before(x.at, b.at);
    };
    for (auto const& a : all)
        for (auto const& b : all) {
            bool const is_near = least_between(a.what.window, b.what.window) <= pause.most;
            bool const is_far = b.what.window.latest() - a.what.window.earliest() >= pause.least;
            if (a.at == b.at || !is_near || (!shortest && !is_far) || !seen.possibly_before(a.at, b.at)) continue;
            if (std::any_of(all.begin(), all.end(), [&](listed const& x) { return is_between(a, x, b); })) continue;
            out.emplace_back(&a, &b);
        }
    return out;
}

/// Of a table: whole seconds; an open end is "..".
[[nodiscard]] std::string seconds_of(duration d) { return d.is_unlimited() ? ".." : fmt::format("{}", d.count() / seconds(1).count()); }

class pauses_told {
public:
    pauses_told(timeline const& seen, bool shortest) : seen_(seen), shortest_(shortest)
    {
        out_.rows = table_of({"leader", "term", "verdict", "least_seconds", "most_seconds", "earlier", "later"});
    }
    void tell(listed_row const& row)
    {
        std::vector<placed_event> all;
        for (auto const& e : row.events) all.push_back({e.what.window, e.sure});
        auto const pause = shortest_ ? shortest_pause(all) : longest_pause(all);
        if (!pause) {
            weakest_.add(verdict::none);
            out_.rows.rows.push_back({row.leader, row.term, "none", "", "", "", ""});
            out_.lines.push_back(row.label + ": fewer than two are known");
            return;
        }
        auto const sides = sides_of(seen_, row.events, *pause, shortest_);
        auto const sure = std::count_if(all.begin(), all.end(), [](auto const& e) { return e.sure; });
        bool const certain = sure >= 2 && pause->least == pause->most;
        weakest_.add(certain ? verdict::certain : verdict::possible);
        auto const word = name(certain ? verdict::certain : verdict::possible);
        auto line = fmt::format("{}: {}", row.label, lengths_in_words(*pause));
        if (sides.size() == 1)
            line += fmt::format(", between {} and {}", in_words(*sides.front().first, row.zone, seen_.clocks()),
                                in_words(*sides.front().second, row.zone, seen_.clocks()));
        line += fmt::format(", {} among {} known", word, all.size());
        for (auto const& [a, b] : sides)
            out_.rows.rows.push_back({row.leader, row.term, std::string(word), seconds_of(pause->least), seconds_of(pause->most),
                                      a->what.events.front(), b->what.events.front()});
        if (sides.empty())
            out_.rows.rows.push_back({row.leader, row.term, std::string(word), seconds_of(pause->least), seconds_of(pause->most), "", ""});
        out_.why += fmt::format("{}{}.", out_.why.empty() ? "" : "\n", line);
        for (auto const& [a, b] : sides)
            for (auto const& s : seen_.why_before(a->at, b->at)) out_.why += fmt::format(" {}.", seen_.cite(s));
        out_.lines.push_back(std::move(line));
    }
    [[nodiscard]] wording::reply run() &&
    {
        out_.verdict = weakest_.get();
        if (out_.why.empty()) out_.why = joined(out_.lines, "\n");
        return std::move(out_);
    }

private:
    timeline const& seen_;
    bool shortest_;
    wording::reply out_;
    weakest weakest_;
};

} // namespace

wording::reply answer_to(timeline const& world, asked::pause const& q)
{
    require_aim<asked::list>(q.events, "events", "list");
    auto const seen = seen_by(world, q.events);
    pauses_told out(seen, q.shortest);
    auto const rows = rows_of(seen, unseen(q.events));
    for (auto const& row : rows) out.tell(row);
    auto reply = std::move(out).run();
    if (rows.empty()) reply.lines.push_back(reply.why = world.ask(q.events).why());
    return reply;
}

} // namespace entente::detail
