// How much a data set holds, and how well it is sourced: the tables of data/README.md.
// SPDX-License-Identifier: MIT
//
//     coverage [FOLDER]
#include "doubts.hpp"

#include <entente/entente.hpp>
#include <entente/io/json.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace en = entente;

namespace {

std::size_t reports(en::records const& facts)
{
    std::size_t out = 0;
    for (auto const& e : facts.events) out += e.reports.size();
    for (auto const& t : facts.terms)
        for (auto const& m : t.milestones) out += m.size();
    return out;
}

std::string share(std::size_t part, std::size_t whole)
{
    return whole == 0 ? "-" : fmt::format("{} ({} %)", part, (200 * part + whole) / (2 * whole));
}

/// The records of each file, and of all together; a record that stands in two files is one.
void records(std::string const& folder, en::timeline const& world)
{
    std::vector<std::pair<std::string, en::records>> columns;
    for (auto const& f : std::filesystem::directory_iterator(folder))
        if (f.path().extension() == ".json" && f.path().stem().extension() != ".schema")
            columns.emplace_back(f.path().filename().string(), en::io::read_document(f.path().string()).facts);
    std::sort(columns.begin(), columns.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    columns.emplace_back("together", world.facts().copy());

    std::string head = "| records |", rule = "|---|";
    for (auto const& [name, facts] : columns) head += fmt::format(" {} |", name == "together" ? name : "`" + name + "`"), rule += "---|";
    fmt::print("{}\n{}\n", head, rule);
    auto const row = [&](char const* what, auto&& number) {
        std::string line = fmt::format("| {} |", what);
        for (auto const& column : columns) line += fmt::format(" {} |", number(column.second));
        fmt::print("{}\n", line);
    };
    row("leaders", [](auto const& f) { return f.leaders.size(); });
    row("terms of office", [](auto const& f) { return f.terms.size(); });
    row("events", [](auto const& f) { return f.events.size(); });
    row("reports of events and terms", [](auto const& f) { return reports(f); });
    row("claims of order", [](auto const& f) { return f.claims.size(); });
    row("sources", [](auto const& f) { return f.sources.size(); });
}

/// Events that are one count once.
void events(en::timeline const& world)
{
    struct one {
        en::event_kind kind = en::event_kind::call;
        std::set<std::string> sources;
        bool clock = false;
    };
    std::map<std::string, std::string> publishers; // an agency's text in two papers is told once
    for (auto const& s : world.facts().sources) publishers.emplace(s.id, s.publisher.empty() ? s.id : words_of(s.publisher));
    std::map<en::moment, one> all;
    for (auto const& e : world.facts().events) {
        auto const m = world.find_moment(e.id).value();
        auto& o = all[m];
        o.kind = e.kind;
        for (auto const& r : e.reports)
            if (auto const at = publishers.find(r.source); at != publishers.end()) o.sources.insert(at->second);
        auto const window = world.when_was(m).window;
        o.clock = !window.is_unknown() && window.latest() - window.earliest() < en::hours(1);
    }

    fmt::print(
        "\n| events | all | held | to the hour or better | time contested | told by two publishers or more |\n|---|---|---|---|---|---|\n");
    std::size_t total = 0, held_total = 0, clock_total = 0, contested_total = 0, sourced_total = 0;
    for (std::size_t k = 0; k != en::words<en::event_kind>.size(); ++k) {
        std::size_t count = 0, held = 0, clock = 0, contested = 0, sourced = 0;
        for (auto const& [m, o] : all)
            if (o.kind == static_cast<en::event_kind>(k)) {
                ++count;
                held += world.standing_of(m)->is == en::status::held;
                clock += o.clock;
                contested += world.when_was(m).contested;
                sourced += o.sources.size() > 1;
            }
        if (count == 0) continue;
        fmt::print("| {} | {} | {} | {} | {} | {} |\n", en::words<en::event_kind>[k], count, held, clock, contested, share(sourced, count));
        total += count, held_total += held, clock_total += clock, contested_total += contested, sourced_total += sourced;
    }
    fmt::print("| together | {} | {} | {} | {} | {} |\n", total, held_total, clock_total, contested_total, share(sourced_total, total));
}

void claims(en::timeline const& world)
{
    std::size_t order = 0, distance = 0, first = 0;
    for (auto const& c : world.facts().claims) {
        order += std::holds_alternative<en::order_claim>(c.says);
        distance += std::holds_alternative<en::distance_claim>(c.says);
        first += std::holds_alternative<en::first_claim>(c.says);
    }
    fmt::print(
        "\n| claims | `order` | `distance` | `first` | set aside, contradicted |\n|---|---|---|---|---|\n| {} | {} | {} | {} | {} |\n",
        world.facts().claims.size(), order, distance, first, world.conflicts().size());
}

/// Of a question asked of each holder of an office: how many answers are certain, and how many possible only.
std::string certain_and_possible(en::timeline const& world, en::query const& q)
{
    std::size_t certain = 0, possible = 0;
    for (auto const& r : world.ask(q)) {
        certain += r.verdict == en::verdict::certain;
        possible += r.verdict == en::verdict::possible;
    }
    return fmt::format("{}, {}", certain, possible);
}

/// For each office with ten known calls or more: its terms, and how sure the firsts in office are.
void offices(en::timeline const& world)
{
    fmt::print("\n| office | terms | with a known call | calls | first call in office: certain, possible | first journey | first guest "
               "|\n|---|---|---|---|---|---|---|\n");
    std::set<std::string> all;
    for (auto const& o : world.facts().offices) all.insert(o.id);
    for (auto const& o : all) {
        std::set<std::string> calls;
        std::size_t with_calls = 0;
        auto const rows = world.ask(en::list(en::call).by_each(o).with_acting());
        for (auto const& r : rows) {
            with_calls += !r.candidates.empty();
            for (auto const& c : r.candidates) calls.insert(c.events.begin(), c.events.end());
        }
        if (calls.size() < 10) continue;
        auto const in_office = [&](en::query const& q) { return q.by_each(o).with_acting().since(en::took_office); };
        fmt::print("| `{}` | {} | {} | {} | {} | {} | {} |\n", o, rows.size(), with_calls, calls.size(),
                   certain_and_possible(world, in_office(en::first(en::call))),
                   certain_and_possible(world, in_office(en::first(en::visit)).abroad()),
                   certain_and_possible(world, in_office(en::first(en::visit, en::meeting)).at_home()));
    }
}

} // namespace

int main(int count, char** arguments)
try {
    std::string const folder = count > 1 ? arguments[1] : "data";
    auto const world = en::io::read(folder);
    records(folder, world);
    events(world);
    claims(world);
    offices(world);
} catch (std::exception const& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 1;
}
