// Raw tables of ICEWS and GDELT in SQLite and in PostgreSQL, with the views of examples/databases.
// SPDX-License-Identifier: MIT
#include "import/coded/cameo.hpp"
#include "property/coded_names.hpp"
#include "property/coded_rows.hpp"
#include "property/coded_tables.hpp"
#include "temporary_file.hpp"

#include <entente/io/postgres.hpp>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace coded_tables {
namespace {

struct database {
    way to;
    std::string dialect;
    std::string (*place)(std::size_t);
};
[[nodiscard]] database in_sqlite(temporary_file const& file)
{
    return {en::io::connect("sqlite:" + file.path(), true), "sqlite", [](std::size_t) { return std::string("?"); }};
}
[[nodiscard]] database in_postgresql()
{
    auto const* const how = std::getenv("ENTENTE_POSTGRES");
    auto to = en::io::connect_postgres(how == nullptr ? "" : how);
    for (auto const* statement :
         {"SET client_min_messages = error", "DROP SCHEMA IF EXISTS coded CASCADE", "CREATE SCHEMA coded", "SET search_path = coded"})
        (void)to->run({statement, {}});
    return {std::move(to), "postgresql", [](std::size_t n) { return fmt::format("${}", n); }};
}

[[nodiscard]] en::records read(layout const& of, std::string const& file)
{
    return of.has_header ? en::io::read_icews(file).facts : en::io::read_gdelt(file).facts;
}
/// Raw rows in a database of either kind, asked through views or tables, beside what a reader makes of them.
sum ask_both(database const& d, layout const& of, rows const& raw, std::string const& file, std::string const& how)
{
    fill(*d.to, of, raw, d.place);
    make(*d.to, of, d.dialect, how);
    auto const facts = in_memory(*d.to, read(of, file));
    return compare(d.to, facts, how == "coded_views.sql" ? 5 : 1); // which are slow
}
void check_invented(database const& d, layout const& of, rows const& raw, std::string const& how)
{
    temporary_file const text(as_file(of, raw));
    auto const found = ask_both(d, of, raw, text.path(), how);
    CHECK(found.differing == 0);
    CHECK(found.candidates > found.questions / 2);
}
void check_real(database const& d, layout const& of, std::string const& file)
{
    auto const path = std::string(ENTENTE_SHARED_DIR "/data/") + file;
    if (!std::filesystem::exists(path)) {
        fmt::print("skipped: there is no ../shared/data/{}\n", file);
        return;
    }
    auto const found = ask_both(d, of, rows_of(path, of), path, "coded_tables.sql");
    fmt::print("{}, {}: {} questions, {} rows, {} candidates, {} rows differ\n", d.dialect, of.table, found.questions, found.rows,
               found.candidates, found.differing);
    CHECK(found.differing == 0);
}

} // namespace

TEST_CASE("Raw rows that are invented, in SQLite", "[coded]")
{
    for (auto const* how : {"coded_views.sql", "coded_tables.sql"}) {
        temporary_file const one(""), other("");
        check_invented(in_sqlite(one), icews(), invented_icews(), how);
        check_invented(in_sqlite(other), gdelt(), invented_gdelt(), how);
    }
}

TEST_CASE("Raw rows that are invented, in PostgreSQL", "[coded]")
{
    for (auto const* how : {"coded_views.sql", "coded_tables.sql"}) {
        check_invented(in_postgresql(), icews(), invented_icews(), how);
        check_invented(in_postgresql(), gdelt(), invented_gdelt(), how);
    }
}

TEST_CASE("A part of ICEWS and of GDELT as they are, in SQLite", "[coded]")
{
    temporary_file const one(""), other("");
    check_real(in_sqlite(one), icews(), "icews/events.2018.sample.tab");
    check_real(in_sqlite(other), gdelt(), "gdelt/20191024143000.export.CSV");
}

TEST_CASE("A part of ICEWS and of GDELT as they are, in PostgreSQL", "[coded]")
{
    check_real(in_postgresql(), icews(), "icews/events.2018.sample.tab");
    check_real(in_postgresql(), gdelt(), "gdelt/20191024143000.export.CSV");
}

TEST_CASE("Names, codes and kinds of raw tables are those of the readers", "[coded]")
{
    CHECK(own_calls::text_of("coded_names.sql") == coded_names::sql());
    for (auto const name : coded_names::of_icews) CHECK(en::detail::country_named(name).has_value());

    temporary_file const file("");
    auto const d = in_sqlite(file);
    run(*d.to, "coded.sql", "kinds");
    auto const kinds = d.to->run({"SELECT kind, status, word, sides, one_role, other_role, code FROM coded_kind ORDER BY code", {}});
    REQUIRE(kinds.size() == en::detail::contact_kinds.size());
    for (std::size_t i = 0; i != kinds.size(); ++i) {
        auto const& k = en::detail::contact_kinds[i];
        using enum en::detail::sides;
        auto const sides = k.sides == alike ? "alike" : k.sides == host_guest ? "turned" : "as told";
        auto const is_visit = k.kind == en::event_kind::visit;
        std::vector<std::string> const right{std::string(en::name(k.kind)),
                                             std::string(en::name(k.status)),
                                             std::string(k.word),
                                             sides,
                                             is_visit              ? "guest"
                                             : k.sides == mediator ? "mediator"
                                                                   : "",
                                             is_visit ? "host" : "",
                                             std::string(k.code)};
        for (std::size_t c = 0; c != right.size(); ++c) CHECK(std::get<std::string>(kinds[i][c]) == right[c]);
    }
}

} // namespace coded_tables
