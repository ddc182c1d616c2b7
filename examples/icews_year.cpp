// A year of ICEWS: who called whom first, and which pairs were busiest. Usage: icews_year FILE
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>
#include <entente/io/icews.hpp>

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace en = entente;

namespace {

/// Whoever takes part, by name.
std::string name_of(en::participant const& p, std::map<std::string, std::string> const& leaders)
{
    if (!p.leader.empty()) return leaders.at(p.leader);
    return std::string(en::info(p.party) != nullptr ? en::info(p.party)->name : p.party.code());
}

/// The first `n` of a count, the largest first, equal ones by name.
template <class Key>
std::vector<std::pair<Key, int>> most(std::map<Key, int> const& count, std::size_t n)
{
    std::vector<std::pair<Key, int>> out(count.begin(), count.end());
    std::stable_sort(out.begin(), out.end(), [](auto const& a, auto const& b) { return a.second > b.second; });
    out.resize(std::min(n, out.size()));
    return out;
}

int show(std::string const& path)
{
    // [progress]
    auto const bar = [](en::io::progress const& p) {
        if (isatty(STDERR_FILENO) == 0) return;
        auto const done = static_cast<std::size_t>(p.share() * 40);
        fmt::print(stderr, "\r[{:40}] {:3.0f} % {} rows{}", std::string(done, '#'), p.share() * 100, p.rows, p.share() < 1 ? "" : "\n");
    };
    en::io::coded_options options;
    options.progress = bar;
    auto const [facts, report] = en::io::read_icews(path, options);
    fmt::print("{}\n", report); // what became of each row, and where the odd ones stand
    // [progress]

    std::map<std::string, std::string> leaders;
    for (auto const& l : facts.leaders) leaders.emplace(l.id, l.name);
    std::map<std::string, int> callers;
    std::map<std::pair<std::string, std::string>, int> pairs;
    std::map<std::string, en::event const*> events;
    for (auto const& e : facts.events) {
        events.emplace(e.id, &e);
        if (e.reports.front().status != en::status::held) continue;
        auto const a = name_of(e.participants[0], leaders);
        auto const b = name_of(e.participants[1], leaders);
        ++pairs[std::minmax(a, b)];
        if (e.kind == en::call)
            for (auto const& p : e.participants)
                if (!p.leader.empty()) ++callers[p.leader];
    }

    en::builder b{en::utc_and_offsets()}; // the days of the file are days of UTC
    b.add(facts);
    auto const world = b.build();

    fmt::print("\nFirst calls of those who called most:\n");
    for (auto const& [who, calls] : most(callers, 10))
        for (auto const& row : world.ask(en::first(en::call).by(who))) {
            std::set<std::string> partners;
            std::string day;
            for (auto const& c : row.candidates)
                for (auto const& id : c.events) {
                    day = events.at(id)->reports.front().time.text();
                    for (auto const& p : events.at(id)->participants)
                        if (p.leader != who) partners.insert(name_of(p, leaders));
                }
            std::string names;
            for (auto const& n : partners) names += (names.empty() ? "" : ", ") + n;
            fmt::print("  {} ({} calls): {}, {}, {}\n", row.leader_name, calls, names, day, en::name(row.verdict));
        }

    fmt::print("\nThe busiest pairs:\n");
    for (auto const& [pair, times] : most(pairs, 10)) fmt::print("  {:3}  {} - {}\n", times, pair.first, pair.second);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        fmt::print("usage: icews_year FILE\n"
                   "FILE is a year of ICEWS: events.YYYY.DATE.tab, unpacked, of the Harvard Dataverse (doi:10.7910/DVN/28075), or four\n"
                   "columns date, source, relation and target, as the ICEWS14 collection for knowledge graphs has them.\n");
        return 0;
    }
    try {
        return show(argv[1]);
    } catch (en::error const& problems) {
        fmt::print(stderr, "{}\n", problems.what());
        return 1;
    }
}
