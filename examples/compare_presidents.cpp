// Who resembles whom: presidents of Korea and of the United States by the order in which they called countries. What is
// undecided stays a range. The blocks of docs/comparison.md are cut from the marked regions.
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>
#include <entente/io/json.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

using namespace entente;

namespace {

void title(char const* text) { fmt::print("[{}]\n", text); }

std::string range(std::uint64_t least, std::uint64_t most)
{
    return least == most ? fmt::format("{}", least) : fmt::format("{}-{}", least, most);
}

/// By name, and by term where the name alone is not enough.
std::string label(answer_row const& row, std::vector<answer_row> const& rows)
{
    auto const namesakes = std::count_if(rows.begin(), rows.end(), [&](answer_row const& r) { return r.leader == row.leader; });
    return namesakes == 1 ? row.leader_name : row.term;
}

/// Above the diagonal the number of countries that both begin with, below it the pairs of common countries in opposite
/// order, of all such pairs.
void matrix(std::vector<answer_row> const& rows)
{
    fmt::print("{:<3}{:<20}", "", "");
    for (std::size_t i = 0; i != rows.size(); ++i) fmt::print("{:>11}", i + 1);
    fmt::print("\n");
    for (std::size_t i = 0; i != rows.size(); ++i) {
        fmt::print("{:<3}{:<20}", i + 1, label(rows[i], rows));
        for (std::size_t k = 0; k != rows.size(); ++k) {
            auto const c = compare(rows[i], rows[k]);
            std::size_t begin = 0;
            for (auto const& b : c.prefix) begin += b.parties.size();
            auto const pairs = c.common.size() * (c.common.size() - (c.common.empty() ? 0 : 1)) / 2;
            fmt::print("{:>11}", i == k  ? "."
                                 : i < k ? range(begin, c.longest_prefix)
                                         : fmt::format("{}/{}", range(c.kendall.least, c.kendall.most), pairs));
        }
        fmt::print("\n");
    }
}

/// For each the others that may be the nearest: no other one is certainly nearer. Nearness is the share of pairs in the
/// same order, where at least three countries are common.
void nearest(std::vector<answer_row> const& rows)
{
    for (auto const& row : rows) {
        struct share {
            std::string name;
            double least, most;
        };
        std::vector<share> reversed;
        for (auto const& other : rows) {
            auto const c = compare(row, other);
            if (&row == &other || c.common.size() < 3) continue;
            auto const pairs = static_cast<double>(c.common.size() * (c.common.size() - 1) / 2);
            reversed.push_back(
                {label(other, rows), static_cast<double>(c.kendall.least) / pairs, static_cast<double>(c.kendall.most) / pairs});
        }
        auto const best = std::min_element(reversed.begin(), reversed.end(), [](auto const& a, auto const& b) { return a.most < b.most; });
        if (best == reversed.end()) continue;
        std::string names;
        for (auto const& r : reversed)
            if (r.least <= best->most) names += (names.empty() ? "" : " or ") + r.name;
        fmt::print("{}: {}\n", label(row, rows), names);
    }
}

std::vector<answer_row> those_with_calls(answer const& all)
{
    std::vector<answer_row> out;
    for (auto const& row : all)
        if (row.candidates.size() > 1) out.push_back(row);
    return out;
}

void tables(answer const& koreans, answer const& americans)
{
    title("koreans");
    matrix(those_with_calls(koreans));
    title("nearest");
    nearest(those_with_calls(koreans));
    title("americans");
    matrix(those_with_calls(americans));
    title("nearest_americans");
    nearest(those_with_calls(americans));
}

void orders(timeline const& world, answer const& koreans)
{
    auto const find = [](answer const& rows, std::string const& leader) -> answer_row const& {
        return *std::find_if(rows.begin(), rows.end(), [&](answer_row const& row) { return row.leader == leader; });
    };
    auto const& moon = find(koreans, "moon-jae-in");
    auto const& yoon = find(koreans, "yoon-suk-yeol");
    auto const& lee = find(koreans, "lee-jae-myung");

    title("compare");
    // [compare]
    comparison const c = compare(moon, yoon);
    fmt::print("{}\n", c);
    fmt::print("K_half {} to {}, K_haus {} to {}, tau-b {:.2f} to {:.2f}\n", c.kendall_half.least, c.kendall_half.most,
               c.kendall_haus.least, c.kendall_haus.most, c.tau->least, c.tau->most);
    // [compare]

    title("who_else");
    // [who_else]
    for (auto const& [row, how] : alike(koreans, lee, 2)) fmt::print("{}: {}\n", koreans[row].leader_name, name(how));
    // [who_else]

    title("among_three");
    // [among_three]
    auto const three = world.ask(order(call).by_each("KOR/president").after(elected).with({"USA", "JPN", "CHN"}));
    for (auto const& [row, how] : alike(three, std::vector{party("USA"), party("JPN"), party("CHN")}, 3))
        fmt::print("{}: {}\n", three[row].leader_name, name(how));
    // [among_three]

    title("changes");
    // [changes]
    for (rank_change const& change : changes(yoon, lee)) fmt::print("{}\n", change);
    // [changes]
}

void sequences_and_patterns(timeline const& world)
{
    title("sequences");
    // [sequences]
    auto const first_week = list(call, meeting).within(7, elected);
    auto const a = sequence_of(world.ask(first_week.by("Yoon Suk-yeol"))[0]);
    auto const b = sequence_of(world.ask(first_week.by("Lee Jae-myung"))[0]);
    if (a.complete && b.complete)
        fmt::print("{} edits, {} in common at the beginning\n", levenshtein(a.items, b.items), common_prefix(a.items, b.items));
    // [sequences]

    title("pattern");
    // [pattern]
    auto const calls = list(call).by_each("KOR/president");
    for (auto const& row : world.match(contact("USA").then("JPN").followed_by("CHN").among(calls.within(30, took_office))))
        if (row.verdict != verdict::none) fmt::print("{}\n", row);
    // [pattern]

    title("patterns");
    // [patterns]
    auto const show = [&](pattern const& p) {
        for (auto const& row : world.match(p.among(calls.after(elected))))
            if (row.verdict != verdict::none) fmt::print("{}\n", row);
        fmt::print("\n");
    };
    show(first_contact("USA").then("JPN").then("G7"));           // the first three
    show(contact("USA").followed_by("CHN").not_between("JPN"));  // China before Japan
    show(contact("USA").then({"JPN", "CHN"}).within_days(1));    // on the same day or the next
    show(contact("CHN", call).followed_by({}).within(hours(3))); // whatever came within three hours
    // [patterns]
}

} // namespace

int main(int count, char** arguments)
try {
    auto const world = io::read(count > 1 ? arguments[1] : "data");
    auto const koreans = world.ask(order(call).by_each("KOR/president").after(elected));
    tables(koreans, world.ask(order(call).by_each("USA/president").since(took_office)));
    orders(world, koreans);
    sequences_and_patterns(world);
} catch (std::exception const& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 1;
}
