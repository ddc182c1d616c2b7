// Tallies by two things, times between firsts, shares and who was earlier, against a count in every world.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "property/numbers.hpp"
#include "property/words_cases.hpp"
#include "words/answers/intervals.hpp"
#include "words/answers/shares.hpp"

#include <entente/query/ask.hpp>
#include <entente/timeline/builder.hpp>
#include <entente/words/ask.hpp>
#include <entente/words/make.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace words_more_tests {

namespace {

namespace en = entente;
using namespace property;

/// From the least to the most of what is counted.
template <class Number>
struct seen_range {
    std::optional<en::range_of<Number>> is;
    void add(Number n) { is = is ? en::range_of<Number>{std::min(is->least, n), std::max(is->most, n)} : en::range_of<Number>{n, n}; }
};

/// An event on one of some days about New Year, UTC.
struct dated {
    int with = 0;
    en::event_kind kind{};
    int first = 0, last = 0; ///< days from 28 December 2024 on
};
constexpr std::array<char const*, 3> parties{"USA", "CHN", "JPN"};
en::civil_day day(int n) { return en::civil_day(en::civil_date{2024, 12, 28}) + n; }

std::vector<dated> draw(dice& d)
{
    std::vector<dated> out;
    for (auto n = d.between(1, 4); n != 0; --n) {
        auto const from = d.between(0, 7);
        out.push_back(
            {d(3), d.once_in(2) ? en::event_kind::call : en::event_kind::meeting, from, from + (d.once_in(2) ? 0 : d.between(0, 2))});
    }
    return out;
}
en::timeline told(std::vector<dated> const& all)
{
    en::builder b{en::utc_and_offsets()};
    b.term(b.leader("lee", "Lee"), "KOR/president", "t0").elected("2024-12-01", "UTC").took_office("2024-12-02", "UTC");
    int n = 0;
    for (auto const& e : all) {
        en::event out;
        out.id = fmt::format("e{}", n++);
        out.kind = e.kind;
        out.participants = {{"lee", en::party("KOR"), {}, {}, {}}, {{}, en::party(parties[static_cast<std::size_t>(e.with)]), {}, {}, {}}};
        auto const text = e.first == e.last ? en::to_string(day(e.first))
                                            : fmt::format("[{}..{}]", en::to_string(day(e.first)), en::to_string(day(e.last)));
        out.reports = {{{}, en::status::held, en::when{text, "UTC"}, {}, {}, {}}};
        b.event(out);
    }
    return b.build();
}
/// Calls `take` with the day of each, in every world.
template <class Take>
void each_world(std::vector<dated> const& all, std::vector<int>& now, Take const& take)
{
    if (now.size() == all.size()) return take(now);
    auto const& e = all[now.size()];
    for (int t = e.first; t <= e.last; ++t) {
        now.push_back(t);
        each_world(all, now, take);
        now.pop_back();
    }
}

std::string cell_of(dated const& e, int t, en::grouped by)
{
    auto const date = day(t).date();
    switch (by) {
    case en::grouped::year: return fmt::format("{}", date.year);
    case en::grouped::month: return fmt::format("{}-{}", date.year, date.month);
    case en::grouped::counterpart: return parties[static_cast<std::size_t>(e.with)];
    default: return std::string(en::name(e.kind));
    }
}
/// Of a row of the answer: counterpart, year, month, kind.
std::string cell_of(std::vector<std::string> const& row, en::grouped by)
{
    switch (by) {
    case en::grouped::year: return row[4];
    case en::grouped::month: return fmt::format("{}-{}", row[4], row[5]);
    case en::grouped::counterpart: return row[3];
    default: return row[6];
    }
}

} // namespace

TEST_CASE("Tallies by two things, in every world", "[property][words]")
{
    using en::grouped;
    constexpr std::array<std::pair<grouped, grouped>, 5> ways{{{grouped::counterpart, grouped::year},
                                                               {grouped::month, grouped::counterpart},
                                                               {grouped::kind, grouped::year},
                                                               {grouped::kind, grouped::month},
                                                               {grouped::counterpart, grouped::kind}}};
    std::size_t open = 0, cells = 0;
    each_case(31, [&](dice& d) {
        auto const all = draw(d);
        auto const [one, other] = ways[static_cast<std::size_t>(d(static_cast<int>(ways.size())))];
        std::map<std::string, seen_range<int>> truth;
        std::map<std::string, int> none;
        for (auto const& e : all)
            for (int t = e.first; t <= e.last; ++t) none[cell_of(e, t, one) + " " + cell_of(e, t, other)] = 0;
        std::vector<int> now;
        each_world(all, now, [&](std::vector<int> const& days) {
            auto count = none;
            for (std::size_t i = 0; i != days.size(); ++i) ++count[cell_of(all[i], days[i], one) + " " + cell_of(all[i], days[i], other)];
            for (auto const& [cell, n] : count) truth[cell].add(n);
        });
        std::map<std::string, std::pair<std::string, std::string>> mine, expected;
        for (auto const& [cell, r] : truth) expected[cell] = {fmt::format("{}", r.is->least), fmt::format("{}", r.is->most)};
        for (auto const& row : en::wording::ask(told(all), en::each(en::count(en::call, en::meeting).by("lee"), one, other)).rows.rows)
            if (row[8] != "0") mine[cell_of(row, one) + " " + cell_of(row, other)] = {row[7], row[8]};
        REQUIRE(mine == expected);
        for (auto const& [cell, r] : truth) open += r.is->least != r.is->most;
        cells += truth.size();
    });
    CHECK(is_often(open, 100));
    CHECK(is_often(cells, 1000));
}

TEST_CASE("From the first of some to the first of others, in every world", "[property][words]")
{
    std::size_t open = 0, known = 0;
    each_case(32, [&](dice& d) {
        auto const all = draw(d);
        seen_range<int> truth;
        std::vector<int> now;
        each_world(all, now, [&](std::vector<int> const& days) {
            std::optional<int> one, other;
            for (std::size_t i = 0; i != days.size(); ++i) {
                auto& first = all[i].kind == en::event_kind::call ? one : other;
                first = std::min(first.value_or(days[i]), days[i]);
            }
            if (one && other) truth.add(*other - *one);
        });
        auto const reply = en::wording::ask(told(all), en::interval(en::first(en::call).by("lee"), en::first(en::meeting).by("lee")));
        REQUIRE(reply.rows.rows.size() == 1);
        auto const& row = reply.rows.rows.front();
        REQUIRE((row[3] == "none") == !truth.is.has_value());
        if (!truth.is) return;
        ++known;
        open += truth.is->least != truth.is->most;
        REQUIRE(row[4] == fmt::format("{}", truth.is->least));
        REQUIRE(row[5] == fmt::format("{}", truth.is->most));
        REQUIRE(row[3] == (truth.is->least == truth.is->most ? "certain" : "possible"));
    });
    CHECK(is_often(known, 300));
    CHECK(is_often(open, 100));
}

TEST_CASE("The first of all, whichever there are", "[property][words]")
{
    each_case(33, [&](dice& d) {
        std::vector<en::detail::placed_event> all;
        std::vector<std::pair<int, int>> windows;
        for (auto n = d.between(0, 4); n != 0; --n) {
            auto const from = d.between(0, 6), to = from + d.between(0, 3);
            windows.emplace_back(from, to);
            all.push_back({en::bounds::closed(en::instant{from}, en::instant{to}), d.once_in(2)});
        }
        seen_range<int> truth;
        bool always = true;
        auto const walk = [&](auto const& self, std::size_t i, std::optional<int> first) -> void {
            if (i == all.size()) {
                always = always && first.has_value();
                if (first) truth.add(*first);
                return;
            }
            if (!all[i].sure) self(self, i + 1, first);
            for (int t = windows[i].first; t <= windows[i].second; ++t) self(self, i + 1, std::min(first.value_or(t), t));
        };
        walk(walk, 0, std::nullopt);
        auto const mine = en::detail::first_of(all);
        REQUIRE(mine.has_value() == truth.is.has_value());
        if (!mine) return;
        REQUIRE(mine->sure == always);
        REQUIRE(mine->window.earliest().count() == truth.is->least);
        REQUIRE(mine->window.latest().count() == truth.is->most);
    });
}

TEST_CASE("Shares over every choice of rows", "[property][words]")
{
    each_case(34, [&](dice& d) {
        std::vector<en::detail::one_row> all;
        for (auto n = d.between(0, 5); n != 0; --n) all.push_back({d.once_in(2), static_cast<en::verdict>(d(3))});
        seen_range<double> truth;
        seen_range<std::size_t> rows;
        auto const walk = [&](auto const& self, std::size_t i, std::size_t to, std::size_t of) -> void {
            if (i == all.size()) {
                rows.add(to);
                if (of != 0) truth.add(static_cast<double>(to) / static_cast<double>(of));
                return;
            }
            if (!all[i].sure) self(self, i + 1, to, of);
            if (all[i].goes != en::verdict::certain) self(self, i + 1, to, of + 1);
            if (all[i].goes != en::verdict::none) self(self, i + 1, to + 1, of + 1);
        };
        walk(walk, 0, 0, 0);
        auto const mine = en::detail::share_of(all);
        REQUIRE(mine.part.has_value() == truth.is.has_value());
        REQUIRE(mine.rows == *rows.is);
        if (!mine.part) return;
        REQUIRE(mine.part->least == Approx(truth.is->least));
        REQUIRE(mine.part->most == Approx(truth.is->most));
    });
}

TEST_CASE("Who was earlier, whatever both gaps are", "[property][words]")
{
    std::map<std::string, std::size_t> seen;
    each_case(35, [&](dice& d) {
        struct one_call {
            int from = 0, to = 0;
            bool there = false;
        };
        en::builder b{en::utc_and_offsets()};
        std::array<one_call, 2> calls;
        for (std::size_t i = 0; i != 2; ++i) {
            auto& c = calls[i];
            auto const year = 2000 + 4 * static_cast<int>(i);
            b.term(b.leader(i == 0 ? "moon" : "yoon", i == 0 ? "Moon" : "Yoon"), "KOR/president", fmt::format("t{}", i))
                .elected(fmt::format("{}-01-01", year), "UTC")
                .took_office(fmt::format("{}-02-01", year), "UTC");
            if (!(c.there = !d.once_in(5))) continue;
            c.from = d.between(1, 6);
            c.to = c.from + (d.once_in(2) ? 0 : d.between(0, 3));
            en::event e;
            e.id = fmt::format("e{}", i);
            e.participants = {{i == 0 ? "moon" : "yoon", en::party("KOR"), {}, {}, {}}, {{}, en::party("CHN"), {}, {}, {}}};
            e.reports = {{{},
                          en::status::held,
                          en::when{fmt::format("[{0}-01-0{1}..{0}-01-{2:02}]", year, c.from + 1, c.to + 1), "UTC"},
                          {},
                          {},
                          {}}};
            b.event(e);
        }
        auto const& [moon, yoon] = calls;
        std::size_t yes = 0, all = 0;
        for (int a = moon.from; a <= moon.to; ++a)
            for (int c = yoon.from; c <= yoon.to; ++c) {
                ++all;
                yes += yoon.there && (!moon.there || c < a);
            }
        auto const expected = yes == 0 ? "none" : yes == all ? "certain" : "possible";
        auto const world = b.build();
        auto const q = en::gap(en::elected, en::call).with("CHN");
        REQUIRE(en::name(en::wording::ask(world, en::earlier("yoon", "moon", q)).verdict) == expected);
        REQUIRE(en::name(en::wording::ask(world, en::earlier_than_predecessor("yoon", q)).verdict) == expected);
        ++seen[expected];
    });
    for (auto const* v : {"none", "possible", "certain"}) CHECK(is_often(seen[v], 100));
}

} // namespace words_more_tests
