// Shapes that are drawn, and written as calendars and tables.
// SPDX-License-Identifier: MIT
#include "growth.hpp"
#include "growth_made.hpp"

#include <entente/draw/layout.hpp>
#include <entente/draw/svg.hpp>
#include <entente/draw/terminal.hpp>
#include <entente/io/icalendar.hpp>
#include <entente/io/tables.hpp>

namespace bench {

namespace {

using face = std::string (*)(en::timeline const&);
std::string as_svg(en::timeline const& t) { return en::draw::svg(en::draw::lay_out(t)); }
std::string as_page(en::timeline const& t) { return en::draw::html(en::draw::lay_out(t)); }
std::string as_text(en::timeline const& t)
{
    en::draw::choice how;
    how.on = en::draw::canvas::terminal(100);
    return en::draw::text(en::draw::lay_out(t, how));
}
std::string as_calendar(en::timeline const& t) { return en::io::icalendar(t); }
std::string as_table(en::timeline const& t) { return en::io::markdown(en::io::events_table(t)); }

work shown(en::records all, face how)
{
    return [t = built(std::move(all)), how] { (void)how(t); };
}

/// Told by n sources.
template <face How>
work many_sources(std::size_t n)
{
    auto all = calls_of_lee(1);
    all.events[0].reports.clear();
    for (std::size_t i = 0; i != n; ++i) {
        add_source(all, numbered("s", i));
        all.events[0].reports.push_back(told(numbered("s", i), "2000-02-01"));
    }
    return shown(std::move(all), How);
}

/// One source puts n events in order, which are a day apart.
template <face How>
work long_claim(std::size_t n)
{
    auto all = calls_of_lee(n);
    auto& says = all.claims.emplace_back().says.emplace<en::order_claim>();
    for (std::size_t i = 0; i != n; ++i) {
        all.events[i].reports = {told({}, fmt::format("{}-{:02}-{:02}", 2000 + i / 336, 1 + i / 28 % 12, 1 + i % 28))};
        says.steps.push_back({numbered("e", i)});
    }
    return shown(std::move(all), How);
}

/// Of n events each shows a name of n letters.
template <face How>
work long_name(std::size_t n)
{
    auto all = calls_of_lee(n);
    all.leaders[0].name = std::string(n, 'a');
    for (std::size_t i = 0; i != n; ++i)
        all.events[i].reports = {told({}, fmt::format("{}-{:02}-{:02}", 2000 + i / 336, 1 + i / 28 % 12, 1 + i % 28))};
    return shown(std::move(all), How);
}

/// Undated events lie on top of each other.
template <face How>
work all_at_once(std::size_t n)
{
    return shown(calls_of_lee(n), How);
}

work long_cell(std::size_t n)
{
    en::io::table t{{"a", "b"}, std::vector(n, std::vector<std::string>{"x", "y"})};
    t.rows[n / 2][0] = std::string(n, 'x');
    return [t = std::move(t)] { (void)en::io::markdown(t); };
}

constexpr growth_case all_cases[]{
    {"n sources of one event, SVG", 2'000, many_sources<as_svg>},
    {"n sources of one event, page", 2'000, many_sources<as_page>},
    {"n sources of one event, calendar", 2'000, many_sources<as_calendar>},
    {"n sources of one event, table", 2'000, many_sources<as_table>},
    {"one claim over n events, SVG", 250, long_claim<as_svg>},
    {"one claim over n events, page", 250, long_claim<as_page>},
    {"one claim over n events, terminal", 250, long_claim<as_text>},
    {"a name of n letters in n events, SVG", 1'000, long_name<as_svg>},
    {"a name of n letters in n events, page", 1'000, long_name<as_page>},
    {"a name of n letters in n events, calendar", 1'000, long_name<as_calendar>},
    {"a name of n letters in n events, terminal", 1'000, long_name<as_text>},
    {"n undated events, SVG", 2'000, all_at_once<as_svg>},
    {"Markdown of n rows, one cell of n letters", 4'000, long_cell},
};

} // namespace

std::span<growth_case const> cases_of_faces() { return all_cases; }

} // namespace bench
