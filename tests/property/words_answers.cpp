// Questions beyond a single query against what docs/more-questions.md says, in every world of small timelines.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "property/numbers.hpp"
#include "property/small_lists.hpp"
#include "property/words_cases.hpp"
#include "words/answers/cells.hpp"
#include "words/answers/days_of_year.hpp"
#include "words/answers/pauses.hpp"
#include "words/answers/spread.hpp"

#include <entente/query/ask.hpp>
#include <entente/words/ask.hpp>
#include <entente/words/make.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace words_answers_tests {

namespace {

namespace en = entente;
using namespace property;
using lists::seen_call;
using lists::seen_world;
using lists::small_list;

struct votes {
    std::size_t yes = 0;
    std::size_t all = 0;
    void add(bool so)
    {
        yes += so;
        ++all;
    }
    [[nodiscard]] en::verdict get() const
    {
        return yes == 0 ? en::verdict::none : yes == all ? en::verdict::certain : en::verdict::possible;
    }
};

/// The verdicts of a reply's rows by what stands in a column.
std::map<std::string, std::string> verdicts(en::wording::reply const& r, std::string const& by, std::string const& verdict = "verdict")
{
    auto const column = [&](std::string const& name) {
        return static_cast<std::size_t>(std::find(r.rows.columns.begin(), r.rows.columns.end(), name) - r.rows.columns.begin());
    };
    std::map<std::string, std::string> out;
    for (auto const& row : r.rows.rows) out[row[column(by)]] = row[column(verdict)];
    return out;
}

/// Those that count: of `list().placed()`, the ones placed in this world.
seen_world counted(seen_world const& w, bool only_placed, std::optional<int> with = {})
{
    seen_world out;
    for (auto const& c : w)
        if ((!only_placed || c.placed) && (!with || c.with == *with)) out.push_back(c);
    return out;
}

std::vector<int> pauses_in(std::vector<int> times)
{
    std::sort(times.begin(), times.end());
    std::vector<int> out;
    for (std::size_t i = 1; i < times.size(); ++i) out.push_back(times[i] - times[i - 1]);
    return out;
}

struct may_be {
    span window;
    bool sure = false;
};
/// Calls `take` with the times of those that are there, in every world.
template <class Take>
void each_choice_of(std::vector<may_be> const& all, std::vector<int>& now, std::size_t depth, Take const& take)
{
    if (depth == all.size()) return take(now);
    if (!all[depth].sure) each_choice_of(all, now, depth + 1, take);
    for (int t = all[depth].window.lo; t <= all[depth].window.hi; ++t) {
        now.push_back(t);
        each_choice_of(all, now, depth + 1, take);
        now.pop_back();
    }
}
std::vector<may_be> random_windows(dice& d, int most)
{
    std::vector<may_be> out;
    for (auto n = d.between(2, most); n != 0; --n) {
        auto const from = d.between(0, 8);
        out.push_back({{from, from + (d.once_in(3) ? 0 : d.between(0, 4))}, !d.once_in(3)});
    }
    return out;
}

} // namespace

TEST_CASE("The first of one question before the first of another, in every world", "[property][words]")
{
    std::map<en::verdict, std::size_t> seen;
    each_case(1, [&](dice& d) {
        small_list const s(d);
        bool const placed = d.once_in(2);
        auto const q = placed ? en::first(en::call).by("lee").placed() : en::first(en::call).by("lee");
        votes truth;
        s.each_world([&](seen_world const& w) {
            auto const one = counted(w, placed, 0), other = counted(w, placed, 1);
            auto const first = [](seen_world const& all) {
                return std::min_element(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.t < b.t; })->t;
            };
            truth.add(!one.empty() && (other.empty() || first(one) < first(other)));
        });
        INFO(s.text() << (placed ? "placed" : "either"));
        auto const told = en::wording::ask(s.told(), en::sooner(q.with("USA"), q.with("CHN")));
        REQUIRE(en::name(told.verdict) == en::name(truth.get()));
        ++seen[told.verdict];
    });
    for (auto const v : {en::verdict::none, en::verdict::possible, en::verdict::certain}) CHECK(is_often(seen[v], 50));
}

TEST_CASE("The next and the last before, in every world", "[property][words]")
{
    std::size_t certain = 0, possible = 0, wider = 0;
    each_case(2, [&](dice& d) {
        small_list const s(d);
        bool const placed = d.once_in(2), back = d.once_in(2);
        auto const q = placed ? en::list(en::call).by("lee").placed() : en::list(en::call).by("lee");
        auto const of = static_cast<std::size_t>(d(static_cast<int>(s.calls.size())));
        std::map<std::string, votes> truth;
        s.each_world([&](seen_world const& w) {
            auto const all = counted(w, placed);
            auto const later = [&](int a, int b) { return back ? b < a : a < b; };
            for (auto const& c : w) {
                if (c.number == of) continue;
                bool const is_there = std::any_of(all.begin(), all.end(), [&](auto const& x) { return x.number == c.number; });
                bool const is_spoilt = std::any_of(all.begin(), all.end(),
                                                   [&](auto const& x) { return x.number != of && later(w[of].t, x.t) && later(x.t, c.t); });
                truth[s.id(c.number)].add(is_there && later(w[of].t, c.t) && !is_spoilt);
            }
        });
        INFO(s.text() << s.id(of) << (back ? " back" : " on") << (placed ? " placed" : ""));
        auto const told = en::wording::ask(s.told(), back ? en::last_before(s.id(of), q) : en::next_after(s.id(of), q));
        auto rows = verdicts(told, "event");
        for (auto const& [event, v] : truth) {
            auto const mine = rows.count(event) != 0 ? rows[event] : "none";
            if (v.get() == en::verdict::certain && mine == "possible") ++wider; // windows of one tick leave no room between
            else if (v.get() == en::verdict::none && mine == "possible") ++wider;
            else REQUIRE(mine == en::name(v.get()));
            certain += mine == "certain";
            possible += mine == "possible";
        }
    });
    std::printf("neighbours: %zu certain, %zu possible, %zu of them wider than the truth\n", certain, possible, wider);
    CHECK(is_often(certain, 100));
    CHECK(is_often(possible, 100));
    CHECK(wider < possible / 20);
}

TEST_CASE("Pauses reach from the least to the most of all worlds", "[property][words]")
{
    std::size_t exact = 0, open = 0;
    each_case(3, [&](dice& d) {
        auto const all = random_windows(d, 4);
        std::optional<en::range_of<int>> longest, shortest;
        auto const take = [](std::optional<en::range_of<int>>& to, int value) {
            to = to ? en::range_of<int>{std::min(to->least, value), std::max(to->most, value)} : en::range_of<int>{value, value};
        };
        std::vector<int> now;
        each_choice_of(all, now, 0, [&](std::vector<int> const& times) {
            auto const pauses = pauses_in(times);
            if (pauses.empty()) return;
            take(longest, *std::max_element(pauses.begin(), pauses.end()));
            take(shortest, *std::min_element(pauses.begin(), pauses.end()));
        });
        std::vector<en::detail::placed_event> told;
        std::string text;
        for (auto const& e : all) {
            told.push_back({en::bounds::closed(en::instant{e.window.lo}, en::instant{e.window.hi}), e.sure});
            text += fmt::format("  {} to {}{}\n", e.window.lo, e.window.hi, e.sure ? "" : " perhaps");
        }
        INFO(text);
        auto const l = en::detail::longest_pause(told), s = en::detail::shortest_pause(told);
        REQUIRE(l.has_value() == longest.has_value());
        REQUIRE(l->least.count() == longest->least);
        REQUIRE(l->most.count() == longest->most);
        REQUIRE(s->least.count() == shortest->least);
        REQUIRE(s->most.count() >= shortest->most);
        exact += s->most.count() == shortest->most;
        open += l->least != l->most;
    });
    std::printf("pauses: %zu with the greatest of the shortest exact, %zu open\n", exact, open);
    CHECK(is_often(open, 100));
}

TEST_CASE("Mean, median, least and greatest of gaps, whichever there are", "[property][words]")
{
    each_case(4, [&](dice& d) {
        auto const all = random_windows(d, 4);
        std::map<std::string, en::range_of<double>> truth;
        std::vector<int> now;
        each_choice_of(all, now, 0, [&](std::vector<int> times) {
            if (times.empty()) return;
            std::sort(times.begin(), times.end());
            auto const take = [&](std::string const& what, double value) {
                auto const [at, is_new] = truth.try_emplace(what, en::range_of<double>{value, value});
                if (!is_new) at->second = {std::min(at->second.least, value), std::max(at->second.most, value)};
            };
            double sum = 0;
            for (auto const t : times) sum += t;
            auto const n = times.size();
            take("mean", sum / static_cast<double>(n));
            take("median", (times[(n - 1) / 2] + times[n / 2]) / 2.0);
            take("least", times.front());
            take("greatest", times.back());
        });
        std::vector<en::detail::one_gap> gaps;
        for (auto const& e : all) gaps.push_back({static_cast<double>(e.window.lo), static_cast<double>(e.window.hi), e.sure});
        auto const told = en::detail::spread_of(gaps);
        auto const same = [&](std::optional<en::range_of<double>> const& mine, std::string const& what) {
            REQUIRE(mine->least == Approx(truth[what].least));
            REQUIRE(mine->most == Approx(truth[what].most));
        };
        same(told.mean, "mean");
        same(told.median, "median");
        same(told.least, "least");
        same(told.most, "greatest");
    });
}

TEST_CASE("Ranks of counts, whatever each is", "[property][words]")
{
    each_case(5, [&](dice& d) {
        auto const all = random_windows(d, 4);
        bool const by_least = d.once_in(2);
        std::vector<en::detail::counted_cell> cells(all.size());
        std::vector<en::rank_range> truth(all.size());
        std::vector<may_be> sure;
        for (std::size_t i = 0; i != all.size(); ++i) {
            cells[i].least = static_cast<std::size_t>(all[i].window.lo);
            cells[i].most = static_cast<std::size_t>(all[i].window.hi);
            sure.push_back({all[i].window, true});
        }
        std::vector<int> now;
        each_choice_of(sure, now, 0, [&](std::vector<int> const& counts) {
            for (std::size_t i = 0; i != counts.size(); ++i) {
                std::size_t r = 1;
                for (auto const c : counts) r += by_least ? c < counts[i] : c > counts[i];
                truth[i] = truth[i].lo == 0 ? en::rank_range{r, r} : en::rank_range{std::min(truth[i].lo, r), std::max(truth[i].hi, r)};
            }
        });
        en::detail::rank(cells, 0, cells.size(), by_least);
        for (std::size_t i = 0; i != cells.size(); ++i) REQUIRE(cells[i].rank == truth[i]);
    });
}

TEST_CASE("Whose call was returned, in every world", "[property][words]")
{
    std::size_t certain = 0, possible = 0, wider = 0;
    each_case(6, [&](dice& d) {
        small_list const s(d);
        auto const days = d.between(0, 2);
        std::map<std::string, votes> truth;
        s.each_world([&](seen_world const& w) {
            for (int p = 0; p != 3; ++p) {
                bool any = false;
                for (auto const& in : w)
                    for (auto const& back : w)
                        any = any || (in.with == p && back.with == p && !in.placed && back.placed && in.t < back.t &&
                                      day_on(three, back.t) - day_on(three, in.t) <= days);
                truth[lists::others[static_cast<std::size_t>(p)]].add(any);
            }
        });
        INFO(s.text() << "within " << days);
        auto const told = en::wording::ask(s.told(), en::returned_within(days, en::list(en::call).by("lee")));
        REQUIRE(told.lines.size() == 1);
        auto const& line = told.lines.front();
        auto const cut = std::min(line.find("; possibly"), line.size());
        bool const any_certain = line.find(", certain") != std::string::npos;
        for (auto const& [party, v] : truth) {
            auto const at = line.find(party);
            auto const mine = at == std::string::npos   ? en::verdict::none
                              : any_certain && at < cut ? en::verdict::certain
                                                        : en::verdict::possible;
            if (mine == en::verdict::possible && v.get() != mine) ++wider;
            else REQUIRE(mine == v.get());
            certain += mine == en::verdict::certain;
            possible += mine == en::verdict::possible;
        }
    });
    std::printf("returned: %zu certain, %zu possible, %zu of them wider than the truth\n", certain, possible, wider);
    CHECK(is_often(certain, 5));
    CHECK(is_often(possible, 100));
    CHECK(wider < possible / 20);
}

TEST_CASE("Who held the office on a day, in every world", "[property][words]")
{
    std::map<std::string, std::size_t> seen;
    each_case(7, [&](dice& d) {
        struct tenure_told {
            span took;
            std::optional<span> left;
            bool acting = false;
        };
        std::vector<tenure_told> terms;
        auto now = d.between(0, 2);
        for (auto n = d.between(1, 2); n != 0; --n) {
            auto const open = [&] {
                span const out{now, now + (d.once_in(2) ? 0 : d.between(0, 2))};
                now = out.hi + 1;
                return out;
            };
            auto const took = open();
            now += d.between(0, 2);
            auto const left = d.once_in(3) ? std::optional<span>{} : open();
            terms.push_back({took, left, d.once_in(4)});
            if (d.once_in(2)) now += d.between(0, 2);
        }
        auto const day = day_on(three, d.between(0, 9));
        std::vector<int> ticks;
        for (int t = -30; t != 60; ++t)
            if (day_on(three, t) == day) ticks.push_back(t);
        auto const is_open = [&](span w) { return w.lo != w.hi; };

        en::builder b{story_zones()};
        for (std::size_t i = 0; i != terms.size(); ++i) {
            auto t = b.term(b.leader(fmt::format("l{}", i), fmt::format("Leader {}", i)), "KOR/president", fmt::format("t{}", i));
            t.took_office(when_of({{terms[i].took}, false, false}, three));
            if (terms[i].left) t.left_office(when_of({{*terms[i].left}, false, false}, three));
            if (terms[i].acting) t.acting();
        }
        auto const world = b.try_build();
        if (!world) return;
        std::map<std::string, votes> truth;
        std::string text = fmt::format("  day of ticks {} to {}\n", ticks.front(), ticks.back());
        for (std::size_t i = 0; i != terms.size(); ++i) {
            auto const& t = terms[i];
            std::optional<span> end = t.left;
            if (!end && i + 1 != terms.size() && !terms[i + 1].acting) end = terms[i + 1].took; // the next to take it ends the term
            text += fmt::format("  t{}: {} until {}\n", i, property::text(t.took), t.left ? property::text(*t.left) : "?");
            auto& v = truth[fmt::format("t{}", i)];
            for (int took = t.took.lo; took <= t.took.hi; ++took) {
                if (!end) { // nobody says that it lasted: certain only where it began on the day
                    v.add(took <= ticks.back() && took >= ticks.front());
                    v.add(took <= ticks.back());
                    continue;
                }
                for (int left = end->lo; left <= end->hi; ++left) {
                    if (left == ticks.front() && is_open(*end) && end->lo == left) continue; // it is told as of that day
                    bool any = false;
                    for (auto const at : ticks) any = any || (took <= at && at < left);
                    v.add(any);
                }
            }
        }
        INFO(text);
        auto const on = en::when{clock_text(three, ticks.front()).substr(0, 10), "Three"};
        auto rows = verdicts(en::wording::ask(*world, en::in_office("KOR/president", on)), "term");
        for (auto const& [term, v] : truth) {
            auto const mine = rows.count(term) != 0 ? rows[term] : "none";
            REQUIRE(mine == en::name(v.get()));
            ++seen[mine];
        }
    });
    for (auto const* v : {"none", "possible", "certain"}) CHECK(is_often(seen[v], 50));
}

TEST_CASE("On this day of any year, day by day", "[property][words]")
{
    std::map<en::verdict, std::size_t> seen;
    each_case(8, [&](dice& d) {
        auto const first = en::civil_day(en::civil_date{2019 + d(6), 2, 20}) + d(20), last = first + (d.once_in(2) ? 0 : d.between(1, 400));
        auto const month = d.between(2, 3), day = d.between(1, 29);
        votes truth;
        for (auto at = first; at <= last; at = at + 1) truth.add(at.date().month == month && at.date().day == day);
        INFO(en::to_string(first) << ".." << en::to_string(last) << " " << month << "-" << day);
        auto const mine = en::detail::is_on(en::civil_days{first, last}, month, day);
        REQUIRE(en::name(mine) == en::name(truth.get()));
        ++seen[mine];
    });
    for (auto const v : {en::verdict::none, en::verdict::possible, en::verdict::certain}) CHECK(is_often(seen[v], 5));
}

} // namespace words_answers_tests
