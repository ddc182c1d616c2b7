// What questions to PostgreSQL cost beside SQL written by hand, and how many rows come. Usage: benchmarks/databases.sh [EVENTS]
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>
#include <entente/io/postgres.hpp>
#include <entente/io/remote.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

namespace en = entente;
using en::io::connection;

constexpr std::size_t leaders = 500;
constexpr std::size_t parties = 150;

/// Leaders, each with a term of its own.
en::records people()
{
    en::records out;
    for (std::size_t p = 0; p != parties; ++p) {
        auto const code = fmt::format("P{}", p);
        out.parties.push_back({en::party{code}, code, en::party_kind::country, {}, {}});
        out.offices.push_back({code + "/head", en::party{code}, "head", {}});
    }
    for (std::size_t l = 0; l != leaders; ++l) {
        auto const id = fmt::format("leader-{}", l);
        out.leaders.push_back({id, id, {}, {}, {}});
        auto& t = out.terms.emplace_back();
        t.id = fmt::format("term-{}", l);
        t.leader = id;
        t.office = fmt::format("P{}/head", l % parties);
        t.at(en::milestone::took_office).emplace_back().time = en::when{fmt::format("{}-03-01T00:00:00", 2001 + l / parties * 5), "UTC"};
    }
    return out;
}

/// Calls of leaders with parties, over 24 years, each at a second.
void make_events(connection& to, std::size_t n)
{
    auto const run = [&](std::string const& text) { (void)to.run({text, {}}); };
    run("SELECT setseed(0.5)");
    run(fmt::format(
        "CREATE TEMPORARY TABLE made AS SELECT i, 'e' || i AS event, 946684800000000 + (random() * 757382400)::bigint * 1000000 AS at, "
        "(random() * {})::int AS l, (random() * {})::int AS q FROM generate_series(1, {}) i",
        leaders - 1, parties - 1, n));
    run("INSERT INTO entente_report SELECT event, 0, i, event, 'call', '', '', '', '', '', '', 'held', "
        "to_char(to_timestamp(at / 1000000) AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS'), 'UTC', '', '', at, at + 999999 FROM made");
    run(fmt::format(
        "INSERT INTO entente_party SELECT event, 0, event, 'call', 'leader-' || l, 'leader-' || l, 'P' || l % {0}, 'P' || l % {0}, "
        "'initiator', NULL, at, at + 999999, at, at + 999999 FROM made",
        parties));
    run("INSERT INTO entente_party SELECT event, 1, event, 'call', '', NULL, 'P' || q, 'P' || q, 'recipient', NULL, at, at + 999999, at, "
        "at + 999999 "
        "FROM made");
    run(fmt::format("UPDATE entente_about SET revision = revision + 1, undated = {}", n));
    run("ANALYZE");
}

struct cost {
    double milliseconds = 0; ///< the median of some runs
    std::size_t rows = 0;    ///< of the last of them
};
template <class Run>
cost measure(Run run)
{
    std::array<double, 5> took{};
    cost out;
    for (auto& t : took) {
        auto const before = std::chrono::steady_clock::now();
        out.rows = run();
        t = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count();
    }
    std::sort(took.begin(), took.end());
    out.milliseconds = took[took.size() / 2];
    return out;
}
void print(std::string_view what, cost const& c, cost const& beside = {})
{
    fmt::print("{:<74} {:>9.2f} ms {:>9} rows", what, c.milliseconds, c.rows);
    if (beside.milliseconds > 0) fmt::print("  {:.2f} times", c.milliseconds / beside.milliseconds);
    fmt::print("\n");
}

void one_leader(connection& to, en::io::remote& world)
{
    auto const q = en::first(en::call).by("leader-7").after(en::took_office);
    auto const run = [&](en::io::sql const& s) { return measure([&] { return to.run(s).size(); }); };
    std::string const who = "s.leader = 'leader-7' AND s.kind = 'call'";
    std::string const after = " AND s.earliest >= 983404800000000";
    std::string const with = "FROM entente_party s JOIN entente_party o ON o.event = s.event AND o.item <> s.item WHERE ";
    auto const all = run({"SELECT s.event, s.earliest, o.party " + with + who + after, {}});
    auto const one =
        run({"SELECT DISTINCT ON (s.leader) s.event, s.earliest, o.party " + with + who + after + " ORDER BY s.leader, s.earliest", {}});
    auto const window =
        run({"SELECT * FROM (SELECT s.event, s.earliest, o.party, rank() OVER (PARTITION BY s.leader ORDER BY s.earliest) AS place " +
                 with + who + after + ") t WHERE place = 1",
             {}});
    auto const limit = run({"SELECT s.event, s.earliest FROM entente_party s WHERE " + who + after + " ORDER BY s.earliest LIMIT 4", {}});
    print("one leader: SELECT of all his calls", all);
    print("one leader: DISTINCT ON", one);
    print("one leader: rank()", window);
    print("one leader: ORDER BY, LIMIT 4", limit);
    print("one leader: the plan", run(world.plan(q).front().statement), one);
    en::io::traffic came;
    print("one leader: ask", measure([&] {
              auto const found = world.ask(q);
              came = found.came;
              return found.came.rows;
          }),
          one);
    fmt::print("  {}\n", came.note());
}

void every_term(connection& to, en::io::remote& world)
{
    auto const q = en::first(en::call).by_each("*/head").after(en::took_office);
    auto const by_hand = measure([&] {
        return to
            .run({"SELECT DISTINCT ON (s.leader) s.leader, s.event, s.earliest, o.party FROM entente_party s JOIN entente_party o "
                  "ON o.event = s.event AND o.item <> s.item WHERE s.leader IS NOT NULL AND s.kind = 'call' AND s.earliest >= "
                  "(extract(epoch FROM make_date(2001 + substr(s.leader, 8)::int / 150 * 5, 3, 1)) * 1000000)::bigint "
                  "ORDER BY s.leader, s.earliest",
                  {}})
            .size();
    });
    print("every term: DISTINCT ON", by_hand);
    // what knows that there are indexes, and that a first is one row
    auto const lateral = measure([&] {
        return to
            .run({"SELECT l.leader, e.* FROM (SELECT 'leader-' || i AS leader, (extract(epoch FROM make_date(2001 + i / 150 * 5, 3, 1)) * "
                  "1000000)::bigint AS since FROM generate_series(0, 499) i) l CROSS JOIN LATERAL (SELECT s.event, s.earliest, o.party "
                  "FROM entente_party s JOIN entente_party o ON o.event = s.event AND o.item <> s.item WHERE s.leader = l.leader AND "
                  "s.kind = 'call' AND s.earliest >= l.since ORDER BY s.earliest LIMIT 1) e",
                  {}})
            .size();
    });
    print("every term: LATERAL, LIMIT 1", lateral, by_hand);
    en::io::traffic came;
    print("every term: ask", measure([&] {
              auto const found = world.ask(q);
              came = found.came;
              return found.all.size();
          }),
          by_hand);
    fmt::print("  {}: {:.1f} events a term\n", came.note(), static_cast<double>(came.events) / static_cast<double>(leaders));
}

} // namespace

int main(int argc, char** argv)
{
    auto const n = argc > 1 ? std::stoul(argv[1]) : std::size_t{100'000};
    auto const* const how = std::getenv("ENTENTE_POSTGRES");
    auto const to = en::io::connect_postgres(how == nullptr ? "" : how);
    (void)to->run({"SET client_min_messages = error", {}});
    en::io::remote world(to);
    world.create();
    (void)world.load(people());
    make_events(*to, n);
    fmt::print("{} events of {} leaders with {} parties\n", n, leaders, parties);
    one_leader(*to, world);
    every_term(*to, world);
}
