// A table of one's own in SQLite and in PostgreSQL, with the views of examples/databases.
// SPDX-License-Identifier: MIT
#include "property/own_calls.hpp"
#include "temporary_file.hpp"

#include <entente/io/postgres.hpp>

#include <cstdlib>

TEST_CASE("A table of one's own in SQLite", "[own]")
{
    temporary_file const file("");
    auto const to = entente::io::connect("sqlite:" + file.path(), true);
    own_calls::run(*to, "sqlite.sql", [&] { own_calls::fill(*to, "INSERT INTO calls VALUES (?, ?, ?, ?, ?, ?)"); });
    own_calls::compare(to);
}

TEST_CASE("A table of one's own in PostgreSQL", "[own]")
{
    auto const* const how = std::getenv("ENTENTE_POSTGRES");
    auto const to = entente::io::connect_postgres(how == nullptr ? "" : how);
    for (auto const* statement :
         {"SET client_min_messages = error", "DROP SCHEMA IF EXISTS own CASCADE", "CREATE SCHEMA own", "SET search_path = own"})
        (void)to->run({statement, {}});
    own_calls::run(*to, "postgresql.sql", [&] { own_calls::fill(*to, "INSERT INTO calls VALUES ($1, $2::date, $3, $4, $5, $6)"); });
    own_calls::compare(to);
}
