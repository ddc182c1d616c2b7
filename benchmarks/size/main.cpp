// Asks a columnar reference, an afternoon's vector, other systems and entente the same five questions of worlds of several sizes, in turn
// in one run; prints medians and ratios as Markdown tables. Answers that differ end it. Usage: see options.cpp
// SPDX-License-Identifier: MIT
#include "chance.hpp"
#include "contestant.hpp"
#include "countries.hpp"
#include "figures.hpp"
#include "options.hpp"
#include "questions.hpp"
#include "runs.hpp"
#include "table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace {

using namespace bench;

using any_answer = std::variant<contact_rows, std::vector<seconds32>, std::vector<year_count>, std::vector<triple>>;

/// What is asked of one world.
struct asked {
    std::vector<leader_number> leaders;
    std::vector<point> points;
    three_countries whom{};
};

struct question {
    std::string_view name, text;
    any_answer (*ask)(answerer const&, asked const&);
};
constexpr question questions[]{
    {"Q1", "first call after the election, every term", [](answerer const& s, asked const&) -> any_answer { return s.first_calls(); }},
    {"Q2", "first ten countries called in office", [](answerer const& s, asked const& a) -> any_answer { return s.first_ten(a.leaders); }},
    {"Q3", "last contact of two countries before a date",
     [](answerer const& s, asked const& a) -> any_answer { return s.last_contacts(a.points); }},
    {"Q4", "calls of two countries in a year, all", [](answerer const& s, asked const&) -> any_answer { return s.calls_by_year(); }},
    {"Q5", "one called, then another, then a third, every term",
     [](answerer const& s, asked const& a) -> any_answer { return s.one_then_another(a.whom); }},
};

std::vector<leader_number> leaders_of(world const& w, std::size_t n)
{
    auto const all = w.country_of.size();
    n = std::min(n, all);
    std::vector<leader_number> out;
    for (std::size_t i = 0; i != n; ++i) out.push_back(static_cast<leader_number>(i * all / n));
    return out;
}

/// Others in every run, so that nobody can know them.
std::vector<point> fresh_points(world const& w, std::size_t n, std::size_t run)
{
    chance any(1'000 + run);
    std::vector<point> out(n);
    for (auto& p : out) {
        auto const one = any.below(w.codes.size());
        auto other = any.below(w.codes.size() - 1);
        if (other >= one) ++other;
        p = {static_cast<country_number>(one), static_cast<country_number>(other), world_begins + any.below(world_ends - world_begins)};
    }
    return out;
}

country_number number_of(world const& w, std::string_view code)
{
    return static_cast<country_number>(std::lower_bound(w.codes.begin(), w.codes.end(), code) - w.codes.begin());
}

/// How many answers a run gives: rows of Q1, Q2 and Q5 are terms, of Q3 points, of Q4 counts.
std::size_t answers_in(any_answer const& a)
{
    if (auto const* rows = std::get_if<contact_rows>(&a)) return rows->ends.size();
    return std::visit(
        [](auto const& all) -> std::size_t {
            if constexpr (requires { all.size(); }) return all.size();
            else return 0;
        },
        a);
}

/// Whoever is to answer once more, one after the other; all must say the same.
std::size_t run(question const& q, asked const& what, std::vector<contestant>& all, double patience)
{
    std::vector<std::pair<std::string, any_answer>> said;
    for (auto& c : all) {
        auto& took = c.took[q.name];
        if (!took.times.empty() && took.sum() > patience) continue;
        any_answer answer;
        auto const seconds = seconds_of([&] { answer = q.ask(*c.answers, what); });
        took.times.push_back(c.answers->own_seconds().value_or(seconds));
        if (!said.empty() && said.front().second != answer) {
            fmt::print(stderr, "wrong: {} and {} answer {} otherwise\n", said.front().first, c.name, q.name);
            std::exit(1);
        }
        if (said.empty()) said.emplace_back(c.name, std::move(answer));
    }
    return said.empty() ? 0 : answers_in(said.front().second);
}

void print_heading(world const& w, telling how)
{
    fmt::print("\n### {} events, {} leaders, {} terms, {} countries{}\n\n", w.size(), w.country_of.size(), w.terms.size(), w.codes.size(),
               how == telling::exact ? "" : fmt::format("; {} claims, {}", w.claims.size(), name_of(how)));
}

void print_building(std::vector<contestant> const& all)
{
    fmt::print("| | built in | bytes an event | table read in | arranged in |\n|---|--:|--:|--:|--:|\n");
    for (auto const& c : all) {
        fmt::print("| {} | {} | {:.0f} |", c.name, time_in_words(c.building), c.bytes);
        if (c.loaded) fmt::print(" {} | {} |\n", time_in_words(c.loaded->reading), time_in_words(c.loaded->arranging));
        else fmt::print(" | |\n");
    }
}

void print_times(std::vector<contestant> const& all, std::vector<std::pair<question const*, std::size_t>> const& asked_and_said)
{
    auto const& first = all.front();
    fmt::print("\n| | answers |");
    for (auto const& c : all) fmt::print(" {} |{}", c.name, &c == &first ? "" : " times |");
    fmt::print("\n|---|--:|");
    for (auto const& c : all) fmt::print("{}", &c == &first ? "--:|" : "--:|--:|");
    for (auto const& [q, answers] : asked_and_said) {
        fmt::print("\n| {} {} | {} |", q->name, q->text, answers);
        for (auto const& c : all) {
            auto const time = c.took.at(q->name).median();
            fmt::print(" {} |", time_in_words(time));
            if (&c != &first) fmt::print(" {} |", times_in_words(time / first.took.at(q->name).median()));
        }
    }
    fmt::print("\n");
    std::fflush(stdout);
}

void keep(figures& to, options const& how, world const& w, std::vector<contestant> const& all)
{
    if (!how.folder.empty())
        to.add(name_of(how.how), w.size(), "table", "bytes", static_cast<double>(std::filesystem::file_size(how.folder + "/events.csv")));
    for (auto const& c : all) {
        auto const add = [&](std::string_view what, double value) { to.add(name_of(how.how), w.size(), c.name, what, value); };
        add("bytes", c.bytes);
        add("building", c.building);
        if (c.loaded) {
            add("reading", c.loaded->reading);
            add("arranging", c.loaded->arranging);
        }
        for (auto const& [question, took] : c.took) add(question, took.median());
    }
}

void contest(options const& how, std::size_t size, figures& to)
{
    auto const w = make_world(size, how.how);
    print_heading(w, how.how);
    if (!how.folder.empty() && !write_table(w, how.folder)) {
        fmt::print(stderr, "cannot write into {}\n", how.folder);
        std::exit(1);
    }
    std::vector<contestant> all;
    for (auto const& name : how.systems) all.push_back(built(name, w, how));
    print_building(all);

    asked what{leaders_of(w, how.leaders), {}, {number_of(w, countries[0]), number_of(w, countries[1]), number_of(w, countries[2])}};
    std::vector<std::pair<question const*, std::size_t>> asked_and_said;
    for (auto const& q : questions)
        if (how.only.empty() || std::find(how.only.begin(), how.only.end(), q.name) != how.only.end()) asked_and_said.emplace_back(&q, 0);
    for (std::size_t r = 0; r != how.repeat; ++r) {
        what.points = fresh_points(w, how.points, r);
        for (auto& [q, answers] : asked_and_said) {
            auto const n = run(*q, what, all, how.patience);
            if (r == 0) answers = n;
        }
    }
    print_times(all, asked_and_said);
    keep(to, how, w, all);
}

} // namespace

int main(int argc, char** argv)
{
    auto const how = read_options(argc, argv);
    try {
        figures kept(how.figures);
        for (auto const size : how.sizes) contest(how, size, kept);
    } catch (std::exception const& e) {
        fmt::print(stderr, "wrong: {}\n", e.what());
        return 1;
    }
}
