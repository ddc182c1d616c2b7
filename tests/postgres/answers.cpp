// Answers of a timeline whose events stay in PostgreSQL, and what goes wrong there. ENTENTE_POSTGRES says how to connect.
// SPDX-License-Identifier: MIT
#include "property/database_cases.hpp"
#include "refusal.hpp"

#include <entente/io/postgres.hpp>

#include <cstdlib>
#include <memory>
#include <string>

namespace property {
namespace {

[[nodiscard]] std::string server()
{
    auto const* how = std::getenv("ENTENTE_POSTGRES");
    return how == nullptr ? std::string{} : std::string(how);
}
/// Tables of its own for each story.
[[nodiscard]] std::shared_ptr<en::io::connection> in_a_schema()
{
    auto to = en::io::connect_postgres(server());
    for (auto const* statement :
         {"SET client_min_messages = error", "DROP SCHEMA IF EXISTS story CASCADE", "CREATE SCHEMA story", "SET search_path = story"})
        (void)to->run({statement, {}});
    return to;
}
[[nodiscard]] std::shared_ptr<en::io::connection> reader(std::string const& more = {})
{
    auto to = en::io::connect_postgres(server() + more);
    (void)to->run({"SET search_path = story", {}});
    return to;
}
auto const any = en::count(en::call).by("kim");

} // namespace

TEST_CASE("PostgreSQL answers as memory does", "[postgres]")
{
    auto const sum = compare_all("postgres", draw, 105, in_a_schema);
    CHECK(sum.rows > 5 * sum.stories);
    CHECK(compare_all("postgres, plain", draw_plain, 105, in_a_schema).came != 0);
}

TEST_CASE("What goes wrong with PostgreSQL has a name", "[postgres]")
{
    CHECK(refusal([] { (void)en::io::connect_postgres("host=/nowhere dbname=none"); }) == en::code::no_connection);
    auto const to = in_a_schema();
    CHECK(refusal([&] { (void)en::io::remote(to).ask(any); }) == en::code::other_schema);
    en::io::remote there(to);
    there.create();
    dice d(1);
    auto story = draw_plain(d);
    (void)there.load(story.first);
    CHECK(en::io::remote(reader()).ask(any).all.size() == there.ask(any).all.size());

    SECTION("a text that it cannot keep")
    {
        en::records odd;
        odd.leaders.resize(1);
        odd.leaders[0].id = std::string("a\0b", 3);
        CHECK(refusal([&] { (void)there.load(odd); }) == en::code::bad_value);
        CHECK(there.load(story.first) == 0);
    }
    SECTION("no right to read, no right to write")
    {
        for (auto const* statement : {"DROP ROLE IF EXISTS guest", "CREATE ROLE guest LOGIN", "GRANT USAGE ON SCHEMA story TO guest",
                                      "GRANT SELECT ON ALL TABLES IN SCHEMA story TO guest"})
            (void)to->run({statement, {}});
        auto const guest = reader(" user=guest");
        CHECK(en::io::remote(guest).ask(any).all.size() == there.ask(any).all.size());
        CHECK(refusal([&] { (void)en::io::remote(guest).load(story.more); }) == en::code::refused_there);
        (void)to->run({"REVOKE SELECT ON entente_party FROM guest", {}});
        CHECK(refusal([&] { (void)en::io::remote(guest).ask(any); }) == en::code::refused_there);
        (void)to->run({"DROP OWNED BY guest", {}});
        (void)to->run({"DROP ROLE guest", {}});
    }
    SECTION("a server that ends the connection, one that does not answer in time")
    {
        auto const victim = reader();
        en::io::remote other(victim);
        (void)other.ask(any);
        auto const pid = victim->run({"SELECT pg_backend_pid()", {}});
        (void)to->run({"SELECT pg_terminate_backend($1)", {pid[0][0]}});
        CHECK(refusal([&] { (void)other.ask(any); }) == en::code::connection_lost);

        auto const slow = reader();
        (void)slow->run({"SET statement_timeout = 100", {}});
        (void)to->run({"BEGIN", {}});
        (void)to->run({"LOCK TABLE entente_party", {}});
        CHECK(refusal([&] { (void)en::io::remote(slow).ask(any); }) == en::code::connection_lost);
        (void)to->run({"ROLLBACK", {}});
    }
}

} // namespace property
