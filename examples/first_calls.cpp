// Whom did each holder of an office call first? Answers it for any entente/1 file, after the election and after the taking of office.
// SPDX-License-Identifier: MIT
//     first_calls [FILE [OFFICE [GROUP]]]     data/korea.json; the file's first office; its first group, told apart
#include <entente/entente.hpp>
#include <entente/io/json.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>

namespace en = entente;

/// What is known of the calls after a milestone, for each holder of the office.
static std::vector<std::string> calls(en::timeline const& world, std::string const& office, std::string const& group, en::milestone start)
{
    auto const orders = en::order(en::call).by_each(office).after(start);
    auto const first = world.ask(en::first(en::call).by_each(office).after(start));
    auto const order = world.ask(orders), by_time = world.without_claims().ask(orders), among = world.ask(orders.with(group));
    auto const clocks = world.clocks();
    std::vector<std::string> out;
    for (std::size_t i = 0; i != first.size(); ++i) {
        auto& text = out.emplace_back();
        auto const line = [&](auto const& label, auto const& what) { text += fmt::format("    {:<14} {}\n", label, what); };
        auto const sequence = [&](auto const& label, en::answer_row const& row) {
            if (row.candidates.empty()) return;
            line(label, fmt::format("{} ({})", row.sequence(), name(row.verdict)));
            for (auto const p : row.floating)
                line("", fmt::format("at some point {}: {}", en::describe_roughly(row.candidate_of(p)->window, row.zone, clocks), p));
        };
        for (auto const& c : first[i].candidates)
            line("first call", fmt::format("{} ({}), {}{}", codes_of(c.parties), name(c.how), en::describe(c.window, first[i].zone, clocks),
                                           c.days ? ", " + days_after(*c.days) : ""));
        if (first[i].candidates.empty()) line("first call", "none known");
        sequence("order", order[i]);
        if (by_time[i].sequence() != order[i].sequence()) sequence("by time alone", by_time[i]);
        sequence("of " + group, among[i]);
    }
    return out;
}

int main(int count, char** arguments)
try {
    auto const world = en::io::read(count > 1 ? arguments[1] : "data/korea.json");
    if (world.facts().offices.empty() || world.facts().groups.empty()) throw std::invalid_argument("no office, or no group");
    std::string const office = count > 2 ? arguments[2] : world.facts().offices.front().id;
    std::string const group = count > 3 ? arguments[3] : world.facts().groups.front().id;
    auto const elected = calls(world, office, group, en::elected), took_office = calls(world, office, group, en::took_office);
    auto const known = std::ranges::find(world.facts().groups, group, &en::group::id);
    fmt::print("First calls of each {}. \"Of {}\": {}, apart.\n", office, group,
               known != world.facts().groups.end() ? codes_of(known->members) : group);
    for (std::size_t i = 0; auto const& row : world.ask(en::first(en::call).by_each(office).after(en::elected))) {
        fmt::print("\n{}\n  after elected\n{}", row.leader_name, elected[i]);
        if (took_office[i] != elected[i]) fmt::print("  after took_office\n{}", took_office[i]);
        ++i;
    }
} catch (std::exception const& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 1;
}
