// Lee Jae-myung's first hundred days: as a page, as a calendar, as a table, and on this terminal; and whom the presidents of
// Korea called, in which order, side by side.
// SPDX-License-Identifier: MIT
//
//     publish [FOLDER]
//
// Without FOLDER nothing is written, only drawn here.
#include <entente/draw/svg.hpp>
#include <entente/draw/terminal.hpp>
#include <entente/entente.hpp>
#include <entente/io/icalendar.hpp>
#include <entente/io/json.hpp>
#include <entente/io/tables.hpp>

#include <fmt/core.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>

namespace en = entente;

namespace {

void put(std::string const& folder, std::string const& name, std::string const& text)
{
    std::ofstream out(folder + '/' + name, std::ios::binary);
    out << text;
    out.close();
    if (!out) throw std::runtime_error("cannot write " + folder + '/' + name);
    fmt::print("{}\n", name);
}

// [asked]
en::query hundred_days()
{
    using enum en::event_kind;
    using enum en::status;
    return en::list(call, meeting, visit, summit, message)
        .by("Lee Jae-myung")
        .within(100, en::took_office)
        .that_are({held, planned, proposed, postponed, cancelled});
}
// [asked]

/// What this terminal shows is for a program to find out, not for a library.
en::draw::ink ink_of_this_terminal()
{
    return isatty(1) != 0 && std::getenv("NO_COLOR") == nullptr ? en::draw::ink::colours : en::draw::ink::plain;
}
std::size_t columns_of_this_terminal()
{
    auto const* const columns = isatty(1) != 0 ? std::getenv("COLUMNS") : nullptr;
    auto const wide = columns == nullptr ? 0UL : std::strtoul(columns, nullptr, 10);
    return wide < 40 ? 110 : wide;
}

void publish(en::timeline const& korea, std::string const& folder)
{
    // [page]
    en::draw::choice how;
    how.title = "Lee Jae-myung: the first hundred days";
    auto const drawing = en::draw::lay_out(korea, hundred_days(), how);
    put(folder, "lee.html", en::draw::html(drawing)); // one file, nothing from outside
    put(folder, "lee.svg", en::draw::svg(drawing));
    // [page]

    // [calendar]
    put(folder, "lee.ics", en::io::icalendar(korea, hundred_days(), {how.title, "example.org"}));
    // [calendar]

    // [tables]
    auto const events = en::io::events_table(korea, hundred_days());
    put(folder, "lee.csv", en::io::csv(events));
    put(folder, "lee.md", en::io::markdown(events));
    put(folder, "lee.mmd", en::io::mermaid(drawing)); // a Mermaid timeline
    // [tables]

    // [order]
    auto const calls = korea.ask(en::order(en::call).by_each("KOR/president").after(en::elected));
    how.title = "Whom the presidents of Korea called, in which order";
    put(folder, "order.svg", en::draw::svg(en::draw::lay_out(calls, korea, how)));
    put(folder, "order.csv", en::io::csv(en::io::answer_table(calls)));
    // [order]
}

int run(int count, char** arguments)
{
    if (count > 2) {
        fmt::print(stderr, "usage: publish [FOLDER]\n");
        return 2;
    }
    auto const korea = en::io::read("data/korea.json");
    if (count == 2) publish(korea, arguments[1]);

    fmt::print("[terminal]\n");
    // [terminal]
    en::draw::choice how;
    how.title = "Lee Jae-myung: the first eight days";
    how.on = en::draw::canvas::terminal(columns_of_this_terminal());
    auto const week = en::list(en::call).by("Lee Jae-myung").within(8, en::took_office);
    fmt::print("{}", en::draw::text(en::draw::lay_out(korea, week, how), ink_of_this_terminal()));
    // [terminal]

    fmt::print("[orders]\n");
    // [orders]
    how.title = "Whom the presidents of Korea called, in which order";
    auto const calls = korea.ask(en::order(en::call).by_each("KOR/president").after(en::elected));
    fmt::print("{}", en::draw::text(en::draw::lay_out(calls, korea, how), ink_of_this_terminal()));
    // [orders]
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
