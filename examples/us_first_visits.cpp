// Which country each president of the United States visited first, after the election and in office, and who visited first.
// SPDX-License-Identifier: MIT
//
//     us_first_visits PATH...
//
// The paths name the XML files of the Office of the Historian, or folders of them, in any order: presidents' travels, foreign
// leaders' visits, and the list of presidents. They are at https://github.com/HistoryAtState/travels (president-travels/ and
// presidents/) and https://github.com/HistoryAtState/visits (data/), dedicated to the public.
#include <entente/entente.hpp>
#include <entente/io/historian.hpp>
#include <entente/io/zones.hpp>

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <map>
#include <string>
#include <vector>

namespace en = entente;

namespace {

using events_by_id = std::map<std::string, en::event const*>;

/// Trips and visits are asked for apart, so that a trip of the president is no visit to him.
en::timeline only(en::records facts, std::string const& list)
{
    std::erase_if(facts.events, [&](en::event const& e) { return !e.id.starts_with("hsg-" + list); });
    en::builder b{en::iana_zones()};
    b.add(std::move(facts));
    return b.build();
}

/// "PAN, 14 November 1906", or every candidate where the day decides nothing.
std::string said(en::answer_row const& row, en::timeline const& world)
{
    if (row.candidates.empty()) return "none known";
    std::string parties;
    bool one_day = true;
    auto const day = [&](en::candidate const& c) { return en::describe(c.window, row.zone, world.clocks()); };
    for (auto const& c : row.candidates) one_day = one_day && day(c) == day(row.candidates.front());
    for (auto const& c : row.candidates)
        for (auto const& p : c.parties) parties += fmt::format("{}{}{}", parties.empty() ? "" : " ", p, one_day ? "" : " (" + day(c) + ")");
    auto out = one_day ? fmt::format("{}, {}", parties, day(row.candidates.front())) : parties;
    if (row.verdict == en::verdict::possible) out += ": undecided";
    return out;
}

/// The visitors of all candidates, by name.
void print_visitors(en::answer_row const& row, en::records const& facts, events_by_id const& events)
{
    std::vector<std::string> names;
    for (auto const& c : row.candidates)
        for (auto const& id : c.events)
            for (auto const& p : events.at(id)->participants)
                for (auto const& l : facts.leaders)
                    if (p.role == en::role::guest && l.id == p.leader) names.push_back(fmt::format("{} ({})", l.name, p.party));
    if (names.empty()) return;
    if (names.size() > 1) fmt::print("    {} leaders, in an order that nobody gives\n", names.size());
    for (auto const& n : names) fmt::print("    {}\n", n);
}

constexpr auto where_to_get_them =
    "The paths name the Historian's XML lists: presidents' travels, foreign visits and presidents, as files or folders.\n"
    "Get them from https://github.com/HistoryAtState/travels and https://github.com/HistoryAtState/visits\n";

} // namespace

int main(int count, char** arguments)
try {
    if (count < 2) {
        fmt::print(stderr, "usage: us_first_visits PATH...\n{}", where_to_get_them);
        return 2;
    }
    auto const bar = [](en::io::progress const& p) {
        if (isatty(fileno(stderr)) == 0) return;
        auto const done = static_cast<int>(p.share() * 40);
        fmt::print(stderr, "\r[{:<40}] {} rows{}", std::string(static_cast<std::size_t>(done), '#'), p.rows,
                   p.bytes >= p.total ? "\n" : "");
    };
    en::io::historian_options options;
    options.progress = bar;
    auto in = en::io::read_historian(std::vector<std::string>(arguments + 1, arguments + count), options);
    fmt::print("{}\n", in.report);
    if (in.facts.terms.empty()) {
        fmt::print(stderr, "None of these files has the presidents' terms: add the list of presidents (presidents/presidents.xml).\n");
        return 1;
    }
    en::io::add_us_election_days(in.facts); // which the lists do not have, and the law does

    events_by_id events;
    for (auto const& e : in.facts.events) events[e.id] = &e;
    auto const trips = only(in.facts, "trip");
    auto const visits = only(in.facts, "visit");
    auto const abroad = en::first(en::visit).by_each("USA/president");
    auto const elected = trips.ask(abroad.after(en::elected));
    auto const office = trips.ask(abroad.after(en::took_office));
    auto const visitors = visits.ask(en::first(en::visit).by_each_leader_of("USA"));

    for (std::size_t i = 0; i != elected.size(); ++i) {
        if (elected[i].candidates.empty() && office[i].candidates.empty() && visitors[i].candidates.empty()) continue;
        auto const& term = elected[i].term;
        auto const known = std::any_of(in.facts.terms.begin(), in.facts.terms.end(),
                                       [&](auto const& t) { return t.id == term && !t.at(en::elected).empty(); });
        auto const succeeded = known && trips.certainly_before(term + ".took_office", term + ".elected");
        fmt::print("\n{} ({})\n", elected[i].leader_name, term);
        fmt::print("  first visited, after the election{}: {}\n", succeeded ? ", when in office already" : "",
                   known ? said(elected[i], trips) : "was not elected president");
        fmt::print("  first visited, in office: {}\n", said(office[i], trips));
        fmt::print("  first visited by: {}\n", said(visitors[i], visits));
        print_visitors(visitors[i], in.facts, events);
    }
} catch (en::error const& problem) {
    fmt::print(stderr, "{}\n{}", problem.what(), problem.code() == en::code::cannot_read ? where_to_get_them : "");
    return 1;
} catch (std::exception const& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 1;
}
