// Whom did each holder of an office call first? Answers it for any entente/1 file, after the election and after the
// taking of office.
// SPDX-License-Identifier: MIT
//
//     first_calls [FILE [OFFICE [GROUP]]]
//
// FILE defaults to data/korea.json, OFFICE to the file's first office, and GROUP, a named set of parties whose order is
// told apart, to the file's first group.
#include <entente/entente.hpp>
#include <entente/io/json.hpp>

#include <fmt/core.h>

#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace en = entente;

namespace {

std::string joined(std::vector<en::party> const& parties)
{
    std::string out;
    for (auto const& p : parties) out += (out.empty() ? "" : " ") + std::string(p.code());
    return out;
}

std::string members(en::timeline const& world, std::string const& group)
{
    for (auto const& g : world.facts().groups)
        if (g.id == group) return joined(g.members);
    return group;
}

en::candidate const& candidate_of(en::answer_row const& row, en::party p)
{
    for (auto const& c : row.candidates)
        if (c.parties.front() == p) return c;
    throw std::out_of_range("no such candidate");
}

std::string days_after(en::candidate const& c)
{
    if (!c.days) return "";
    if (c.days->least != c.days->most) return fmt::format(", {} to {} days after", c.days->least, c.days->most);
    return fmt::format(", {} day{} after", c.days->least, c.days->least == 1 ? "" : "s");
}

/// "1 A, 2 B, 3-4 {C D}, 5 E": positions are certain, braces hold what is undecided.
std::string sequence(en::answer_row const& row)
{
    std::string out;
    std::size_t position = 1;
    for (auto const& b : row.blocks) {
        if (!out.empty()) out += ", ";
        auto const size = b.parties.size();
        out += size == 1 ? fmt::format("{} {}", position, joined(b.parties))
                         : fmt::format("{}-{} {{{}}}", position, position + size - 1, joined(b.parties));
        position += size;
    }
    return out;
}

/// The same facts without what anybody says of their order.
en::timeline by_time_alone(en::timeline const& world)
{
    auto facts = world.facts().copy();
    facts.claims.clear();
    return en::builder{world.clocks()}.add(std::move(facts)).build();
}

struct block {
    std::string leader;
    std::string text;
};

/// What is known of the calls after a milestone, for each holder of the office.
std::vector<block> blocks(en::timeline const& world, en::timeline const& without_claims, std::string const& office,
                          std::string const& group, en::milestone start)
{
    auto const orders = en::order(en::call).by_each(office).after(start);
    auto const first = world.ask(en::first(en::call).by_each(office).after(start));
    auto const order = world.ask(orders);
    auto const by_time = without_claims.ask(orders);
    auto const among = world.ask(orders.with(group));

    std::vector<block> out;
    for (std::size_t i = 0; i != first.size(); ++i) {
        block b{first[i].leader_name, {}};
        auto const line = [&](std::string_view label, std::string const& text) { b.text += fmt::format("    {:<14} {}\n", label, text); };
        auto const sequence_of = [&](std::string_view label, en::answer_row const& row) {
            line(label, fmt::format("{} ({})", sequence(row), name(row.verdict)));
            for (auto const p : row.floating)
                line("",
                     fmt::format("at some point {}: {}", en::describe_roughly(candidate_of(row, p).window, row.zone, world.clocks()), p));
        };
        for (auto const& c : first[i].candidates)
            line("first call", fmt::format("{} ({}), {}{}", joined(c.parties), name(c.how),
                                           en::describe(c.window, first[i].zone, world.clocks()), days_after(c)));
        if (first[i].candidates.empty()) line("first call", "none known");
        if (!order[i].candidates.empty()) sequence_of("order", order[i]);
        if (sequence(by_time[i]) != sequence(order[i])) sequence_of("by time alone", by_time[i]);
        if (!among[i].candidates.empty()) sequence_of("of " + group, among[i]);
        out.push_back(std::move(b));
    }
    return out;
}

int usage(std::FILE* to)
{
    fmt::print(to, "usage: first_calls [FILE [OFFICE [GROUP]]]\n"
                   "FILE: data/korea.json; OFFICE: the file's first office; GROUP: the file's first group\n");
    return to == stdout ? 0 : 2;
}

int run(int count, char** arguments)
{
    std::string_view const asked = count > 1 ? arguments[1] : "";
    if (asked == "--help" || asked == "-h") return usage(stdout);
    if (count > 4) return usage(stderr);
    auto const world = en::io::read(count > 1 ? arguments[1] : "data/korea.json");
    auto const& facts = world.facts();
    if (facts.offices.empty()) throw std::invalid_argument("the file holds no office");
    std::string const office = count > 2 ? arguments[2] : facts.offices.front().id;
    std::string const group = count > 3              ? arguments[3]
                              : facts.groups.empty() ? std::string(facts.offices.front().party.code())
                                                     : facts.groups.front().id;

    auto const without_claims = by_time_alone(world);
    auto const elected = blocks(world, without_claims, office, group, en::elected);
    auto const took_office = blocks(world, without_claims, office, group, en::took_office);
    fmt::print("First calls of each {}. \"Of {}\": {}, apart.\n", office, group, members(world, group));
    for (std::size_t i = 0; i != elected.size(); ++i) {
        fmt::print("\n{}\n  after elected\n{}", elected[i].leader, elected[i].text);
        if (took_office[i].text != elected[i].text) fmt::print("  after took_office\n{}", took_office[i].text);
    }
    return 0;
}

} // namespace

int main(int count, char** arguments)
try {
    return run(count, arguments);
} catch (std::exception const& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 1;
}
