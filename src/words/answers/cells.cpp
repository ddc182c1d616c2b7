// Counts events cell by cell, with the tallies and the counts that timelines answer.
// SPDX-License-Identifier: MIT
#include "words/answers/cells.hpp"

#include "words/answers/attributes.hpp"
#include "words/answers/listed.hpp"

#include <entente/query/ask.hpp>
#include <entente/query/detail/meaning.hpp>
#include <entente/query/tally.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <variant>

namespace entente::detail {
namespace {

/// A window on the question's `during` as two edges, so that years and months can lie in it.
[[nodiscard]] query with_edges(query q)
{
    if (!q.inside || !std::holds_alternative<when>(*q.inside) || q.from || q.to) return q;
    auto const all = *std::exchange(q.inside, std::nullopt);
    return q.since(all).until(all);
}

/// Whose clocks the question's dates are told by; where there are none, those by which all answers are told; UTC where nobody says.
[[nodiscard]] std::string zone_of(timeline const& seen, asked::tally const& q)
{
    if (!q.zone.empty()) return q.zone;
    std::string out;
    auto const look = [&](mark const& m) {
        auto const* date = std::get_if<when>(&m);
        if (date != nullptr && out.empty()) out = date->zone();
    };
    if (q.counted.inside) look(*q.counted.inside);
    if (q.counted.from) look(q.counted.from->at);
    if (q.counted.to) look(q.counted.to->at);
    if (out.empty()) out = seen.told_in();
    return out.empty() ? "UTC" : out;
}

class counting {
public:
    counting(timeline const& seen, asked::tally const& q) : seen_(seen), asked_(q), zone_(zone_of(seen, q))
    {
        check();
        auto counted = unseen(q.counted);
        if (is_by(q, grouped::pair) && std::holds_alternative<asked::anyone>(counted.who)) counted = counted.by_each_pair();
        meaning_ = resolve_query(model_of(seen), each_pair(counted) ? query{asked::count{}, counted.kinds}.with(counted.whom) : counted);
        if (!is_by(q, grouped::kind)) {
            by_time(counted, std::nullopt);
            return;
        }
        for (auto const kind : meaning_.kinds) {
            counted.kinds = {kind};
            by_time(counted, kind);
        }
    }
    [[nodiscard]] std::vector<counted_cell> run() && { return std::move(out_); }

private:
    [[nodiscard]] static bool each_pair(query const& q) { return std::holds_alternative<asked::each_pair>(q.who); }
    void check() const
    {
        require_aim<asked::count>(asked_.counted, "counted", "count");
        auto const& by = asked_.by;
        if (by.empty() || by.size() > 2) refuse("by", fmt::format("a tally by {} things", by.size()), "count by one thing or by two");
        if (by.size() == 2 && by[0] == by[1]) refuse("by", "a tally twice by the same", "say it once");
        if (is_by(asked_, grouped::year) && is_by(asked_, grouped::month))
            refuse("by", "a tally by year and by month", "count by month: a month is one of its year");
        bool const two = std::holds_alternative<asked::pair>(asked_.counted.who) || each_pair(asked_.counted) ||
                         std::holds_alternative<asked::anyone>(asked_.counted.who);
        if (is_by(asked_, grouped::attribute) && (two || is_by(asked_, grouped::leader) || asked_.attribute.empty()))
            refuse("by", "a tally by an attribute of what is no leader's",
                   "count what leaders did, each by a name or an office, and not by leader, too");
        if (!is_by(asked_, grouped::pair)) return;
        if (is_by(asked_, grouped::counterpart) || is_by(asked_, grouped::leader) || !two)
            refuse("by", "a tally by pair of the contacts of one side", "count by pair what anyone did, by counterpart what a leader did");
    }

    void by_time(query const& q, std::optional<event_kind> kind)
    {
        bool const years = is_by(asked_, grouped::year), months = is_by(asked_, grouped::month);
        bool const whom = is_by(asked_, grouped::counterpart);
        if (!years && !months) return whom || each_pair(q) ? by_counterpart(q, kind) : whole_rows(q, kind);
        auto const what = years ? per::year : per::month;
        auto const timed = with_edges(q);
        if (!whom) return take(seen_.count_by(what, timed, zone_), kind, {});
        if (!meaning_.leaders.empty())
            refuse("by", "a tally by counterpart and by time of contacts with leaders", "name their parties, or count by one of both");
        std::set<party> all(meaning_.parties.begin(), meaning_.parties.end());
        if (all.empty())
            for (auto const& c : seen_.count_by(per::counterpart, q).cells) all.insert(c.counterpart);
        for (auto const p : all) take(seen_.count_by(what, timed.with(p), zone_), kind, p);
    }
    void whole_rows(query const& q, std::optional<event_kind> kind)
    {
        for (auto const& row : seen_.ask(q)) {
            counted_cell c;
            if (auto const* two = std::get_if<asked::pair>(&q.who)) {
                c.one = party_named(seen_, two->party);
                c.other = party_named(seen_, two->other);
            }
            c.leader = row.leader;
            c.term = row.term;
            c.kind = kind;
            if (row.count) std::tie(c.least, c.most) = std::pair{row.count->least, row.count->most};
            out_.push_back(std::move(c));
        }
    }
    /// Those whom the question names have a cell whether or not there is an event.
    void by_counterpart(query const& q, std::optional<event_kind> kind)
    {
        auto const counted = seen_.count_by(per::counterpart, q);
        take(counted, kind, {});
        if (each_pair(q)) return;
        for (auto const& r : counted.rows)
            for (auto const p : std::set<party>(meaning_.parties.begin(), meaning_.parties.end())) {
                auto c = of_row(r);
                c.counterpart = p;
                c.kind = kind;
                if (is_home_of(r, p)) continue;
                auto const is_same = [&](counted_cell const& o) {
                    return std::tie(o.leader, o.term, o.counterpart, o.kind) == std::tie(c.leader, c.term, c.counterpart, c.kind);
                };
                if (std::none_of(out_.begin(), out_.end(), is_same)) out_.push_back(std::move(c));
            }
    }
    [[nodiscard]] bool is_home_of(tally_row const& r, party p) const
    {
        if (!r.term) return false;
        auto const& office = seen_.facts().terms[static_cast<std::size_t>(*r.term)].office;
        auto const& all = seen_.facts().offices;
        return std::any_of(all.begin(), all.end(), [&](auto const& o) { return o.id == office && o.party == p; });
    }
    [[nodiscard]] counted_cell of_row(tally_row const& r) const
    {
        counted_cell c;
        if (r.leader) c.leader = seen_.facts().leaders[static_cast<std::size_t>(*r.leader)].id;
        if (r.term) c.term = seen_.facts().terms[static_cast<std::size_t>(*r.term)].id;
        if (!r.other.empty()) std::tie(c.one, c.other) = std::pair{r.one, r.other};
        return c;
    }
    void take(tally const& counted, std::optional<event_kind> kind, party with)
    {
        for (auto const& cell : counted.cells) {
            auto c = of_row(counted.rows[cell.row]);
            c.counterpart = !with.empty() ? with : c.other.empty() ? cell.counterpart : party{};
            c.year = cell.year;
            c.month = cell.month;
            c.kind = kind;
            c.least = cell.least;
            c.most = cell.most;
            out_.push_back(std::move(c));
        }
    }

    timeline const& seen_;
    asked::tally const& asked_;
    std::string zone_;
    resolved_query meaning_;
    std::vector<counted_cell> out_;
};

} // namespace

bool is_by(asked::tally const& q, grouped what) { return std::find(q.by.begin(), q.by.end(), what) != q.by.end(); }

namespace {

/// Cells of leaders who have the same value of an attribute as one: their sums.
[[nodiscard]] std::vector<counted_cell> by_value(std::vector<counted_cell> all, attribute_values const& values)
{
    auto const key = [](counted_cell const& c) { return std::tie(c.value, c.year, c.month, c.counterpart, c.kind); };
    std::vector<counted_cell> out;
    for (auto& c : all) {
        c.value = values.of(c.leader, c.term);
        c.leader.clear();
        c.term.clear();
        auto const same = std::find_if(out.begin(), out.end(), [&](counted_cell const& o) { return key(o) == key(c); });
        if (same == out.end()) {
            out.push_back(std::move(c));
            continue;
        }
        same->least += c.least;
        same->most += c.most;
    }
    return out;
}

} // namespace

std::vector<counted_cell> cells_of(timeline const& seen, asked::tally const& q)
{
    auto all = counting(seen, q).run();
    return is_by(q, grouped::attribute) ? by_value(std::move(all), attribute_values(seen, q.attribute)) : all;
}

void rank(std::vector<counted_cell>& all, std::size_t first, std::size_t last, bool by_least)
{
    std::vector<std::size_t> least, most;
    for (std::size_t i = first; i != last; ++i) {
        least.push_back(all[i].least);
        most.push_back(all[i].most);
    }
    std::sort(least.begin(), least.end());
    std::sort(most.begin(), most.end());
    auto const above = [](std::vector<std::size_t> const& some, std::size_t n) {
        return static_cast<std::size_t>(some.end() - std::upper_bound(some.begin(), some.end(), n));
    };
    auto const below = [](std::vector<std::size_t> const& some, std::size_t n) {
        return static_cast<std::size_t>(std::lower_bound(some.begin(), some.end(), n) - some.begin());
    };
    for (std::size_t i = first; i != last; ++i) {
        auto& c = all[i];
        bool const is_open = c.least != c.most; // it may be ahead of itself in the count of those that may be
        if (by_least) c.rank = {1 + below(most, c.least), 1 + below(least, c.most) - is_open};
        else c.rank = {1 + above(least, c.most), 1 + above(most, c.least) - is_open};
    }
}

} // namespace entente::detail
