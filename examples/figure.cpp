// The figure of a paper, and the numbers beside it: what docs/figure.md shows. Usage: figure [FOLDER]
// SPDX-License-Identifier: MIT
#include <entente/draw/svg.hpp>
#include <entente/draw/terminal.hpp>
#include <entente/entente.hpp>
#include <entente/io/json.hpp>
#include <entente/io/tables.hpp>

#include <fmt/core.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace en = entente;

namespace {

void title(char const* text) { fmt::print("[{}]\n", text); }

void put(std::string const& path, std::string const& text) { std::ofstream(path, std::ios::binary) << text; }

} // namespace

int main(int argc, char** argv)
{
    std::string const folder = argc > 1 ? argv[1] : std::filesystem::temp_directory_path().string();

    // [question]
    auto const world = en::io::read("data/korea.json");
    auto const question = en::order(en::call)
                              .by_each("KOR/president")
                              .with({"USA", "CHN", "JPN", "IND", "RUS"})
                              .after(en::elected)
                              .as_of(en::when("2025-06-30", "Asia/Seoul")); // what the data said then, whatever is added later
    auto const orders = world.ask(question);
    // [question]

    title("figure");
    // [figure]
    en::draw::choice how;
    how.title = "First calls of Korean presidents after their election";
    how.on = en::draw::canvas::page(720); // the width of a column, in pixels
    auto const drawing = en::draw::lay_out(orders, world.as_of(*question.known_by), how);
    put(folder + "/figure.svg", en::draw::svg(drawing));
    put(folder + "/figure.csv", en::io::csv(en::io::answer_table(orders)));

    how.on = en::draw::canvas::terminal(90); // the same in letters
    fmt::print("{}", en::draw::text(en::draw::lay_out(orders, world.as_of(*question.known_by), how)));
    // [figure]

    title("numbers");
    // [numbers]
    std::size_t certain = 0;
    for (auto const& row : orders) certain += row.verdict == en::verdict::certain ? 1U : 0U;
    fmt::print("{} of {} orders are certain\n", certain, orders.size());
    auto const agreement = en::compare(orders[6], orders[7]);
    fmt::print("{} and {}: {} of {} pairs undecided\n", agreement.one, agreement.other, agreement.undecided,
               agreement.undecided + agreement.pairs.concordant + agreement.pairs.discordant);
    fmt::print("pairs in opposite order: {} to {}\n", agreement.kendall.least, agreement.kendall.most);
    // [numbers]

    title("sources");
    // [sources]
    for (auto const& reason : orders[6].reasons()) { // Moon Jae-in's
        fmt::print("{} before {}:\n", reason.earlier, reason.later);
        for (auto const& s : reason.by) fmt::print("  {}\n", world.cite(s));
    }
    // [sources]
}
