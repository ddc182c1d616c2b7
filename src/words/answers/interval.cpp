// From the first event of one question to the first of another, row by row.
// SPDX-License-Identifier: MIT
#include "words/answers/answers.hpp"
#include "words/answers/intervals.hpp"
#include "words/answers/listed.hpp"
#include "words/answers/spread.hpp"

#include <entente/query/ask.hpp>
#include <entente/query/tally.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace entente::detail {

std::optional<first_of_all> first_of(std::vector<placed_event> const& all)
{
    if (all.empty()) return std::nullopt;
    auto earliest = instant::future(), latest = earliest, last = instant::past();
    bool sure = false;
    for (auto const& e : all) {
        earliest = std::min(earliest, e.window.earliest());
        last = std::max(last, e.window.latest());
        if (e.sure) latest = std::min(latest, e.window.latest());
        sure = sure || e.sure;
    }
    return first_of_all{bounds::closed(earliest, sure ? latest : last), sure};
}

namespace {

[[nodiscard]] std::vector<placed_event> placed(listed_row const& row)
{
    std::vector<placed_event> out;
    for (auto const& e : row.events) out.push_back({e.what.window, e.sure});
    return out;
}
/// Those that may be the first.
[[nodiscard]] std::vector<listed const*> firsts(listed_row const& row, first_of_all const& first)
{
    std::vector<listed const*> out;
    for (auto const& e : row.events)
        if (e.what.window.earliest() <= first.window.latest()) out.push_back(&e);
    return out;
}

/// "3 days after", "2 to 4 days before", "from 1 day before to 3 days after".
[[nodiscard]] std::string days_signed(std::optional<range_of<std::int64_t>> const& days)
{
    if (!days) return "not known how long";
    auto const r = days.value();
    auto const one = [](std::int64_t n) {
        auto const size = n < 0 ? -n : n;
        return fmt::format("{} day{} {}", size, size == 1 ? "" : "s", n < 0 ? "before" : "after");
    };
    if (r.least == r.most) return r.least == 0 ? "the same day" : one(r.least);
    if (r.least >= 0) return fmt::format("{} to {} days after", r.least, r.most);
    if (r.most <= 0) return fmt::format("{} to {} days before", -r.most, -r.least);
    return fmt::format("from {} to {}", one(r.least), one(r.most));
}

class intervals_told {
public:
    explicit intervals_told(timeline const& seen) : seen_(seen)
    {
        out_.rows = table_of({"leader", "term", "pair", "verdict", "days_least", "days_most", "from", "to"});
    }
    void tell(listed_row const& from, listed_row const& to, std::string const& pair)
    {
        auto const a = first_of(placed(from)), b = first_of(placed(to));
        auto const days = a && b ? days_from_to(a->window, b->window, from.zone, seen_.clocks()) : std::nullopt;
        bool const certain = days && a->sure && b->sure && days->least == days->most;
        auto const how = !a || !b ? verdict::none : certain ? verdict::certain : verdict::possible;
        weakest_.add(how);
        auto line = from.label + ": ";
        std::string one, other;
        if (a && b) {
            auto const first = firsts(from, *a), then = firsts(to, *b);
            auto const in_short = [&](std::vector<listed const*> const& all, std::string const& zone) {
                return all.size() == 1 ? in_words(*all.front(), zone, seen_.clocks()) : fmt::format("one of {}", all.size());
            };
            line += days_signed(days);
            line += fmt::format(", from {} to {}, {}", in_short(first, from.zone), in_short(then, to.zone), name(how));
            for (auto const* e : first) one += (one.empty() ? "" : " ") + e->what.events.front();
            for (auto const* e : then) other += (other.empty() ? "" : " ") + e->what.events.front();
        } else line += !a && !b ? "neither is known" : a ? "the second is not known" : "the first is not known";
        out_.lines.push_back(std::move(line));
        out_.rows.rows.push_back({from.leader, from.term, pair, std::string(name(how)), days ? fmt::format("{}", days->least) : "",
                                  days ? fmt::format("{}", days->most) : "", one, other});
    }
    [[nodiscard]] wording::reply run(std::string const& otherwise) &&
    {
        if (out_.lines.empty()) out_.lines.push_back(otherwise);
        out_.verdict = weakest_.get();
        out_.why = joined(out_.lines, ".\n") + ".";
        return std::move(out_);
    }

private:
    timeline const& seen_;
    wording::reply out_;
    weakest weakest_;
};

/// Pairs that had one or the other.
[[nodiscard]] std::vector<std::pair<party, party>> pairs_of(timeline const& seen, query from, query to)
{
    std::vector<std::pair<party, party>> out;
    for (auto* q : {&from, &to}) {
        q->aim = asked::count{};
        for (auto const& r : seen.count_by(per::counterpart, *q).rows) out.emplace_back(r.one, r.other);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

} // namespace

std::optional<range_of<std::int64_t>> days_from_to(bounds from, bounds to, std::string const& zone, zones const& clocks)
{
    auto const a = days_in(from, zone, clocks), b = days_in(to, zone, clocks);
    if (!a || !b) return std::nullopt;
    for (auto const d : {a->first, a->last, b->first, b->last})
        if (!d.is_finite()) return std::nullopt;
    return range_of<std::int64_t>{b->first - a->last, b->last - a->first};
}

wording::reply answer_to(timeline const& world, asked::interval const& q)
{
    require_aim<asked::first>(q.from, "from", "first");
    require_aim<asked::first>(q.to, "to", "first");
    if (!(q.from.who == q.to.who) || q.from.acting != q.to.acting)
        refuse("to", "other rows than the first question's", "ask both of the same");
    if (q.from.known_by != q.to.known_by) refuse("to", "two questions as they were known at two dates", "ask both of one date");
    auto const seen = seen_by(world, q.from);
    auto const from = listing(q.from), to = listing(q.to);
    intervals_told out(seen);
    if (std::holds_alternative<asked::each_pair>(q.from.who)) {
        for (auto const& [one, other] : pairs_of(seen, from, to)) {
            auto const of = [&](query const& each) {
                auto two = each;
                two.who = asked::pair{std::string(one.code()), std::string(other.code())};
                return rows_of(seen, two);
            };
            auto const a = of(from), b = of(to);
            if (!a.empty() && !b.empty()) out.tell(a.front(), b.front(), fmt::format("{} {}", one.code(), other.code()));
        }
        return std::move(out).run("no two parties had such contact");
    }
    auto const ones = rows_of(seen, from), others = rows_of(seen, to);
    auto const* two = std::get_if<asked::pair>(&q.from.who);
    auto const pair =
        two != nullptr ? fmt::format("{} {}", party_named(seen, two->party).code(), party_named(seen, two->other).code()) : "";
    for (auto const& a : ones)
        for (auto const& b : others)
            if (a.leader == b.leader && a.term == b.term) out.tell(a, b, pair);
    return std::move(out).run(ones.empty() ? seen.ask(from).why() : "none known");
}

} // namespace entente::detail
