// Tallies against the questions that they stand for, cell by cell; and prepared questions against those asked one by one.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "property/calendar_stories.hpp"
#include "property/cases.hpp"
#include "property/dice.hpp"
#include "property/numbers.hpp"

#include <entente/io/zones.hpp>
#include <entente/query/ask.hpp>
#include <entente/query/tally.hpp>
#include <entente/timeline/builder.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tallies_tests {

using namespace property;

namespace {

using namespace calendar;

/// A story as it was built, grown and seen from an earlier day.
template <class Draw>
std::vector<en::timeline> timelines_of(Draw draw_story, dice& d)
{
    auto const all = draw_story(d);
    try {
        auto const first = en::builder(en::iana_zones()).add(all.first).build();
        auto const grown = first.with(all.more);
        return {first, grown, grown.as_of(en::when{"2020-02-20", "UTC"})};
    } catch (en::error const&) { // a term that ends before it begins, an id that is not there
        return {};
    }
}

[[nodiscard]] en::query counting(dice& d, en::per what)
{
    auto q = d.once_in(2) ? en::count(en::call) : en::count();
    if (d.once_in(3)) return q.by_each_pair();
    q = d.once_in(3)                                   ? q.by_each_term()
        : what != en::per::counterpart && d.once_in(3) ? q.by_each_leader_of("KOR")
                                                       : q.by(leaders[at(d, 4)]);
    if (d.once_in(4)) q = q.with({"USA", "JPN"});
    if (d.once_in(4)) q = q.since(en::when{day(d), "UTC"});
    if (!q.from && d.once_in(5)) q = q.before(en::when{day(d), "UTC"});
    if (q.from && d.once_in(3)) q = q.even_beyond_the_term();
    return q;
}

[[nodiscard]] std::vector<std::string> codes_told()
{
    std::vector<std::string> out;
    for (auto const* text : sides) out.emplace_back(en::find_party(text)->code());
    return out;
}

using cells = std::map<std::string, en::range_of<std::size_t>>;

[[nodiscard]] std::string name_of(en::timeline const& t, en::tally_row const& r)
{
    if (!r.other.empty()) return fmt::format("{} {}", r.one.code(), r.other.code());
    return r.term ? t.facts().terms[static_cast<std::size_t>(*r.term)].id : "";
}
[[nodiscard]] cells told_by(en::timeline const& t, en::tally const& all)
{
    cells out;
    for (auto const& c : all.cells)
        out[fmt::format("{} {}-{:02} {}", name_of(t, all.rows[c.row]), c.year, c.month, c.counterpart.code())] = {c.least, c.most};
    return out;
}
/// The same questions one by one, for the months of some years; those of which only events without an end or a beginning may be are left
/// out.
[[nodiscard]] cells asked_for(en::timeline const& t, en::per what, en::query const& q)
{
    cells out;
    std::set<std::pair<std::string, std::string>> bounded; // term and event, as far as the whole question knows it
    auto const is_bounded = [&](std::string const& term, en::candidate const& c) { return bounded.count({term, c.events.front()}) != 0; };
    auto const ask = [&](en::query const& one, int year, int month, std::string const& with) {
        for (auto const& r : t.ask(one)) {
            if (r.count->most == 0) continue;
            auto const is_some = [&](en::candidate const& c) { return is_bounded(r.term, c); };
            if (what != en::per::counterpart && std::none_of(r.candidates.begin(), r.candidates.end(), is_some)) continue;
            auto const* two = std::get_if<en::asked::pair>(&one.who);
            out[fmt::format("{} {}-{:02} {}", two != nullptr ? two->party + " " + two->other : r.term, year, month, with)] = *r.count;
        }
    };
    std::vector<en::query> whose{q};
    if (std::holds_alternative<en::asked::each_pair>(q.who)) {
        whose.clear();
        for (auto const& one : codes_told())
            for (auto const& other : codes_told())
                if (one < other) whose.push_back(q.of_pair(one, other));
    }
    for (auto const& one : whose) {
        bounded.clear();
        for (auto const& r : t.ask(one))
            for (auto const& c : r.candidates)
                if (c.window.earliest().is_finite() && c.window.latest().is_finite()) bounded.emplace(r.term, c.events.front());
        bool const is_pair = std::holds_alternative<en::asked::pair>(one.who);
        if (what == en::per::counterpart)
            for (auto const& p : codes_told()) {
                bool const is_asked = (q.whom.empty() && p != "UN") || // an organization, which nobody asks for here
                                      std::find(q.whom.begin(), q.whom.end(), p) != q.whom.end();
                if (is_pair ? std::get<en::asked::pair>(one.who).other == p : is_asked) ask(is_pair ? one : one.with(p), 0, 0, p);
            }
        for (int year = 2018; what != en::per::counterpart && year != 2023; ++year)
            for (int month = 1; month <= (what == en::per::year ? 1 : 12); ++month)
                ask(one.during(
                        en::when{what == en::per::year ? fmt::format("{}", year) : fmt::format("{}-{:02}", year, month), "Asia/Seoul"}),
                    year, what == en::per::year ? 0 : month, "");
    }
    return out;
}
[[nodiscard]] std::string text_of(cells const& all)
{
    std::string out;
    for (auto const& [name, n] : all) out += fmt::format("{}: {}..{}\n", name, n.least, n.most);
    return out;
}

} // namespace

TEST_CASE("A tally counts what the question counts in each of its cells", "[property][tally]")
{
    run_options const options(400);
    std::size_t done = 0, found = 0;
    for (std::uint64_t n = options.only.value_or(0); options.only ? n == *options.only : n != options.cases; ++n) {
        dice d(options.seed * 1'000'003 + n);
        auto const all = d.once_in(3) ? timelines_of(draw, d) : timelines_of(draw_plain, d);
        if (all.empty()) continue;
        ++done;
        for (auto const& t : all)
            for (auto const what : {en::per::year, en::per::month, en::per::counterpart}) {
                auto const q = counting(d, what);
                INFO("ENTENTE_SEED=" << options.seed << " ENTENTE_CASE=" << n);
                auto const told = told_by(t, t.count_by(what, q, "Asia/Seoul"));
                REQUIRE(text_of(told) == text_of(asked_for(t, what, q)));
                found += told.size();
            }
    }
    std::printf("tallies: %zu stories, %zu cells\n", done, found);
    if (!options.only) CHECK(found > 20 * done);
}

TEST_CASE("A prepared question answers at each point as it does alone", "[property][prepared]")
{
    run_options const options(400);
    std::size_t rows = 0;
    for (std::uint64_t n = options.only.value_or(0); options.only ? n == *options.only : n != options.cases; ++n) {
        dice d(options.seed * 1'000'007 + n);
        auto const all = d.once_in(3) ? timelines_of(draw, d) : timelines_of(draw_plain, d);
        for (auto const& t : all) {
            auto const aim = d.once_in(2) ? en::last() : d.once_in(2) ? en::first(en::call) : en::count();
            auto const date = [&] { return en::instant{en::hours(24 * (18262 + d.between(0, 90)) + 6 * d.between(0, 3)).count()}; };
            auto const asked = d.once_in(2) ? aim.of_pair("KOR", "USA").before(date()) : aim.of_pair("KOR", "USA").since(date());
            std::vector<en::asked_at> points;
            while (points.size() != 8) {
                auto const one = at(d, 6);
                points.push_back({*en::find_party(sides[one]), *en::find_party(sides[(one + 1 + at(d, 4)) % sides.size()]), date()});
            }
            auto const answers = t.prepare(asked).ask(points);
            REQUIRE(answers.size() == points.size());
            for (std::size_t i = 0; i != points.size(); ++i) {
                INFO("ENTENTE_SEED=" << options.seed << " ENTENTE_CASE=" << n << ", point " << i);
                auto alone = asked.of_pair(std::string(points[i].one.code()), std::string(points[i].other.code()));
                (alone.to ? alone.to : alone.from)->at = points[i].date;
                auto const single = t.ask(alone);
                CHECK(text_of_numbers(t, answers.decided()[i]) == text_of_numbers(single.only()));
                CHECK(answers[i].line() == single.only().line());
                ++rows;
            }
        }
    }
    std::printf("prepared: %zu rows\n", rows);
}

} // namespace tallies_tests
