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
std::string as_lanes_of_leaders(en::timeline const& t)
{
    en::draw::choice how;
    how.lanes = en::draw::lanes::leader;
    return en::draw::html(en::draw::lay_out(t, how)) + en::draw::svg(en::draw::lay_out(t, how));
}
std::string as_mermaid(en::timeline const& t) { return en::io::mermaid(en::draw::lay_out(t)); }
std::string as_calendar(en::timeline const& t) { return en::io::icalendar(t); }
std::string as_table(en::timeline const& t) { return en::io::markdown(en::io::events_table(t)); }

work shown(en::records all, face how)
{
    return [t = built(std::move(all)), how] { (void)how(t); };
}

/// The i-th of the days that have names up to the 28th.
std::string day(std::size_t i) { return fmt::format("{}-{:02}-{:02}", 2000 + i / 336, 1 + i / 28 % 12, 1 + i % 28); }

/// Told by n sources.
en::records one_event_of_sources(std::size_t n)
{
    auto all = calls_of_lee(1);
    all.events[0].reports.clear();
    for (std::size_t i = 0; i != n; ++i) {
        add_source(all, numbered("s", i));
        all.events[0].reports.push_back(told(numbered("s", i), "2000-02-01"));
    }
    return all;
}
work built_of_sources(std::size_t n) { return building(one_event_of_sources(n)); }
template <face How>
work many_sources(std::size_t n)
{
    return shown(one_event_of_sources(n), How);
}

/// One source puts n events in order, which are a day apart.
template <face How>
work long_claim(std::size_t n)
{
    auto all = calls_of_lee(n);
    auto& says = all.claims.emplace_back().says.emplace<en::order_claim>();
    for (std::size_t i = 0; i != n; ++i) {
        all.events[i].reports = {told({}, day(i))};
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
    for (std::size_t i = 0; i != n; ++i) all.events[i].reports = {told({}, day(i))};
    return shown(std::move(all), How);
}

/// Undated events lie on top of each other.
template <face How>
work all_at_once(std::size_t n)
{
    return shown(calls_of_lee(n), How);
}

/// Of n events each cites a source whose name, title and address have n letters, and which was published on one of n days.
template <face How>
work long_source(std::size_t n)
{
    auto all = calls_of_lee(n);
    add_source(all, "s");
    auto& s = all.sources.front();
    s.publisher = s.title = std::string(n, 's');
    s.address = "https://" + std::string(n, 'a');
    std::string days;
    for (std::size_t i = 0; i != n; ++i) days += (i == 0 ? "" : ",") + day(2 * i);
    s.published = en::when{'[' + days + ']', "UTC"};
    for (std::size_t i = 0; i != n; ++i) all.events[i].reports = {told("s", day(i))};
    return shown(std::move(all), How);
}

/// What is one letter to a reader, with n accents, in n events.
template <face How>
work accents(std::size_t n)
{
    auto all = calls_of_lee(n);
    all.leaders[0].name = "a";
    for (std::size_t i = 0; i != n; ++i) all.leaders[0].name += "\xCC\x81";
    return shown(std::move(all), How);
}

/// n leaders of n parties that the data define, each with a term and a call.
template <face How>
work many_lanes(std::size_t n)
{
    auto all = only_lee();
    for (std::size_t i = 0; i != n; ++i) {
        auto const code = en::party{fmt::format("P{}", i)};
        all.parties.push_back({code, numbered("Party ", i), {}, {}, {}});
        all.leaders.push_back({numbered("l", i), numbered("Leader ", i), {}, {}, {}});
        all.offices.push_back({numbered("o", i), code, "president", {}});
        all.terms.push_back({numbered("t", i), numbered("l", i), numbered("o", i), false, {}, {}, {}});
        all.terms.back().at(en::took_office) = {{{}, {}, en::when{"2000-06-01", "UTC"}, {}, {}, {}}};
        all.events.push_back(call_of_lee(numbered("e", i), code, told({}, day(i))));
        all.events.back().participants[1].leader = numbered("l", i);
    }
    return shown(std::move(all), How);
}

/// Of one event n leaders take part, at one of n days.
template <face How>
work large_summit(std::size_t n)
{
    auto all = only_lee();
    en::event e;
    e.id = "e0";
    e.kind = en::event_kind::summit;
    std::string days;
    for (std::size_t i = 0; i != n; ++i) {
        all.leaders.push_back({numbered("l", i), numbered("Leader ", i), {}, {}, {}});
        e.participants.push_back({numbered("l", i), en::party{fmt::format("P{}", i)}, {}, {}, {}});
        days += (i == 0 ? "" : ",") + day(i * 2);
        all.parties.push_back({e.participants.back().party, numbered("Party ", i), {}, {}, {}});
    }
    e.reports = {told({}, '[' + days + ']')};
    all.events.push_back(std::move(e));
    return shown(std::move(all), How);
}

/// n events before n others, and each pair once more on another's word.
template <face How>
work two_groups(std::size_t n)
{
    auto all = calls_of_lee(2 * n);
    auto& says = all.claims.emplace_back().says.emplace<en::order_claim>();
    says.steps.resize(2);
    for (std::size_t i = 0; i != 2 * n; ++i) {
        all.events[i].reports = {told({}, day(i))};
        says.steps[i / n].push_back(numbered("e", i));
    }
    for (std::size_t i = 0; i != n; ++i) add_order(all, numbered("e", i), numbered("e", i + n));
    return shown(std::move(all), How);
}

/// n claims that cannot be: each is set aside.
template <face How>
work many_conflicts(std::size_t n)
{
    auto all = calls_of_lee(n);
    for (std::size_t i = 0; i != n; ++i) all.events[i].reports = {told({}, day(i))};
    for (std::size_t i = 0; i + 1 < n; i += 2) add_order(all, numbered("e", i + 1), numbered("e", i));
    return shown(std::move(all), How);
}

/// One row of n cells among n rows of one.
work long_row(std::size_t n)
{
    en::io::table t{{"a"}, std::vector(n, std::vector<std::string>{"x"})};
    t.rows[n / 2].resize(n, "x");
    return [t = std::move(t)] { (void)en::io::markdown(t); };
}

work long_cell(std::size_t n)
{
    en::io::table t{{"a", "b"}, std::vector(n, std::vector<std::string>{"x", "y"})};
    t.rows[n / 2][0] = std::string(n, 'x');
    return [t = std::move(t)] { (void)en::io::markdown(t); };
}

constexpr growth_case all_cases[]{
    {"n sources of one event, built", "n log n", 250, built_of_sources},
    {"n sources of one event, SVG", "n log n", 250, many_sources<as_svg>},
    {"n sources of one event, page", "n log n", 250, many_sources<as_page>},
    {"n sources of one event, calendar", "n log n", 250, many_sources<as_calendar>},
    {"n sources of one event, table", "n log n", 250, many_sources<as_table>},
    {"one claim over n events, SVG", "n log n", 250, long_claim<as_svg>},
    {"one claim over n events, page", "n log n", 250, long_claim<as_page>},
    {"one claim over n events, terminal", "n log n", 250, long_claim<as_text>},
    {"a name of n letters in n events, SVG", "n log n", 1'000, long_name<as_svg>},
    {"a name of n letters in n events, page", "n log n", 1'000, long_name<as_page>},
    {"a name of n letters in n events, calendar", "n log n", 1'000, long_name<as_calendar>},
    {"a name of n letters in n events, terminal", "n log n", 1'000, long_name<as_text>},
    {"n undated events, SVG", "n log n", 2'000, all_at_once<as_svg>},
    {"n undated events, terminal", "n log n", 2'000, all_at_once<as_text>},
    {"a source of n letters in n events, SVG", "n log n", 500, long_source<as_svg>},
    {"a source of n letters in n events, page", "n log n", 500, long_source<as_page>},
    {"a source of n letters in n events, calendar", "n log n", 500, long_source<as_calendar>},
    {"a letter of n accents in n events, SVG", "n log n", 1'000, accents<as_svg>},
    {"a letter of n accents in n events, terminal", "n log n", 1'000, accents<as_text>},
    {"n lanes with n milestones, page", "n log n", 1'000, many_lanes<as_page>},
    {"n lanes with n milestones, of leaders", "n log n", 1'000, many_lanes<as_lanes_of_leaders>},
    {"n lanes with n milestones, terminal", "n log n", 1'000, many_lanes<as_text>},
    {"n participants of one event on n days, page", "n log n", 1'000, large_summit<as_page>},
    {"n participants of one event on n days, calendar", "n log n", 1'000, large_summit<as_calendar>},
    {"n events before n others, SVG", "n log n", 250, two_groups<as_svg>},
    {"n events before n others, page", "n log n", 250, two_groups<as_page>},
    {"n claims set aside, SVG", "n log n", 500, many_conflicts<as_svg>},
    {"a name of n letters in n events, Mermaid", "n log n", 1'000, long_name<as_mermaid>},
    {"Markdown of n rows, one cell of n letters", "n", 4'000, long_cell},
    {"Markdown of n rows, one row of n cells", "n", 1'000, long_row},
};

} // namespace

std::span<growth_case const> cases_of_faces() { return all_cases; }

} // namespace bench
