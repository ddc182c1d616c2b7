// Answers of a timeline whose events stay on three servers, and what is said where one of them cannot be asked.
// SPDX-License-Identifier: MIT
#include "in_cluster.hpp"
#include "property/database_cases.hpp"
#include "refusal.hpp"

#include <atomic>
#include <cstddef>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace property {
namespace {

auto const any = en::count(en::call).by("kim");

/// What is said of an error.
template <class Ask>
[[nodiscard]] std::string words_of_refusal(en::code expected, Ask ask)
{
    try {
        ask();
    } catch (en::error const& e) {
        CHECK(e.code() == expected);
        return e.diagnostics().front().text;
    }
    return "nothing was refused";
}
[[nodiscard]] bool has(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

/// Where there are rows of a story, by server.
[[nodiscard]] std::size_t rows_on(en::io::connection& to, int server)
{
    return to.run({"SELECT event FROM entente_party_" + std::to_string(server), {}}).size();
}

} // namespace

TEST_CASE("A cluster answers as memory does", "[cluster][answers]")
{
    auto const sum = compare_all("cluster", draw, 105, in_cluster::emptied);
    CHECK(sum.rows > 5 * sum.stories);
    CHECK(compare_all("cluster, plain", draw_plain, 105, in_cluster::emptied).came != 0);
    auto const to = in_cluster::owner(); // of the last story, and no story is on one server alone
    CHECK(rows_on(*to, 1) != 0);
    CHECK(rows_on(*to, 2) + rows_on(*to, 3) != 0);
}

TEST_CASE("An answer of a cluster is of one state, whoever loads meanwhile", "[cluster][answers]")
{
    constexpr int loads = 3;
    en::io::remote there(in_cluster::emptied());
    there.create();
    auto const second = in_cluster::server(2); // commits later than the others
    for (auto const* statement :
         {"SET client_min_messages = error",
          "CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(1); RETURN NULL; END $$",
          "CREATE CONSTRAINT TRIGGER late AFTER UPDATE ON entente_about DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "
          "wait()"})
        (void)second->run({statement, {}});
    en::records people;
    people.leaders.push_back({"kim", "Kim", {}, {}, {}});
    people.offices.push_back({"KOR/president", en::party{"KOR"}, "president", {}});
    auto& term = people.terms.emplace_back();
    term.id = "kim-1";
    term.leader = "kim";
    term.office = "KOR/president";
    term.at(en::milestone::took_office).emplace_back().time = en::when{"2019-12-01", "UTC"};
    (void)there.load(people);

    std::atomic<bool> is_over{false};
    std::thread loading([&] { // each time a call on each server
        en::io::remote to(in_cluster::owner());
        for (int n = 0; n != loads; ++n) {
            en::records calls;
            for (auto const* month : {"01", "02", "03"}) {
                auto& e = calls.events.emplace_back();
                e.id = fmt::format("{}-{}", n, month);
                e.kind = en::event_kind::call;
                e.participants.resize(2);
                e.participants[0].leader = "kim";
                e.participants[0].party = en::party{"KOR"};
                e.participants[1].party = en::party{"USA"};
                auto& r = e.reports.emplace_back();
                r.status = en::status::held;
                r.time = en::when{fmt::format("2020-{}-05", month), "UTC"};
            }
            try {
                (void)to.load(calls);
            } catch (en::error const&) { // the last state is looked at below
            }
        }
        is_over = true;
    });
    std::vector<std::size_t> seen;
    while (!is_over) {
        en::io::remote reading(in_cluster::reader());
        try {
            auto const found = reading.ask(en::count(en::call).by("kim")).all;
            seen.push_back(found[0].count ? found[0].count->least : 1);
        } catch (en::error const& e) {
            if (e.code() != en::code::changed_meanwhile && e.code() != en::code::impossible_row) seen.push_back(1);
        }
    }
    loading.join();
    for (auto const* statement : {"DROP TRIGGER late ON entente_about", "DROP FUNCTION wait"}) (void)second->run({statement, {}});
    for (auto const n : seen) CHECK(n % 3 == 0);
    CHECK(there.ask(en::count(en::call).by("kim")).all[0].count->least == 3 * loads);
}

TEST_CASE("Of a cluster without one of its servers nothing is answered", "[cluster][answers]")
{
    auto const to = in_cluster::emptied();
    en::io::remote there(to);
    there.create();
    dice d(1);
    auto story = draw_plain(d);
    (void)there.load(story.first);
    auto const rows = there.ask(any).all.size();

    SECTION("a server that is down, before and in the middle")
    {
        for (auto const* server : {"1", "2", "3"}) {
            INFO(server);
            en::io::remote known(to); // has asked already: its connections are open
            (void)known.ask(any);
            in_cluster::cluster(std::string("down ") + server);
            for (int i = 0; i != 2; ++i) {
                auto const told = words_of_refusal(en::code::connection_lost, [&] { (void)known.ask(any); });
                INFO(told);
                CHECK(has(told, std::string("server_") + server));
                CHECK(has(told, std::string("entente_party_") + server));
            }
            CHECK(has(words_of_refusal(en::code::connection_lost, [&] { (void)en::io::remote(in_cluster::reader()).gather(any); }),
                      std::string("server_") + server));
            CHECK(refusal([&] { (void)known.load(story.more); }) == en::code::connection_lost);
            in_cluster::cluster(std::string("up ") + server);
            CHECK(known.ask(any).all.size() == rows);
        }
    }
    SECTION("a load that ended on some servers alone")
    {
        (void)to->run({"UPDATE entente_about SET revision = revision + 1 WHERE name = 'server_2'", {}});
        CHECK(has(words_of_refusal(en::code::impossible_row, [&] { (void)there.ask(any); }), "server_2"));
        CHECK(refusal([&] { (void)there.load(story.more); }) == en::code::impossible_row);
        (void)to->run({"UPDATE entente_about SET revision = revision - 1 WHERE name = 'server_2'", {}});
        CHECK(there.ask(any).all.size() == rows);
    }
    SECTION("a server with tables of another version")
    {
        (void)to->run({"UPDATE entente_about SET version = 7 WHERE name = 'server_3'", {}});
        CHECK(has(words_of_refusal(en::code::other_schema, [&] { (void)there.ask(any); }), "server_3"));
        (void)to->run({"UPDATE entente_about SET version = 1 WHERE name = 'server_3'", {}});
    }
    SECTION("rights to read alone, and less")
    {
        en::io::remote reading(in_cluster::reader());
        CHECK(reading.ask(any).all.size() == rows);
        CHECK(refusal([&] { (void)reading.load(story.more); }) == en::code::refused_there);
        (void)to->run({"REVOKE SELECT ON entente_party FROM reader", {}});
        CHECK(refusal([&] { (void)reading.ask(any); }) == en::code::refused_there);
        (void)to->run({"GRANT SELECT ON entente_party TO reader", {}});
    }
    SECTION("a server that does not answer in time")
    {
        auto const slow = in_cluster::owner();
        (void)slow->run({"SET statement_timeout = 300", {}});
        (void)to->run({"BEGIN", {}}); // whoever deletes rows of a report holds its table against nobody who reads, so the table itself
        (void)to->run({"LOCK TABLE entente_party", {}});
        CHECK(refusal([&] { (void)en::io::remote(slow).ask(any); }) == en::code::connection_lost);
        (void)to->run({"ROLLBACK", {}});
    }
    SECTION("a row that cannot be")
    {
        (void)to->run({"UPDATE entente_report SET kind = 'phonecall'", {}});
        CHECK(refusal([&] { (void)en::io::remote(to).whole(); }) == en::code::impossible_row);
    }
}

} // namespace property
