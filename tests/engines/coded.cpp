// Raw tables of ICEWS and GDELT in DuckDB and ClickHouse, with the views of examples/databases. ENTENTE_ENGINE: engine.js.
// SPDX-License-Identifier: MIT
#include "engines/engine.hpp"
#include "property/coded_rows.hpp"
#include "property/coded_tables.hpp"
#include "temporary_file.hpp"

#include <cstdlib>
#include <string>

namespace coded_tables {
namespace {

void check_in(en::io::dialect speaks, std::string const& name, std::string const& how, std::string const& region = {})
{
    auto const* const script = std::getenv("ENTENTE_ENGINE");
    engines::engine engine(script == nullptr ? "" : script, name);
    for (auto const& [of, raw] : {std::pair(icews(), invented_icews()), std::pair(gdelt(), invented_gdelt())}) {
        (void)engine.ask({{"fresh", true}});
        auto const to = std::make_shared<engines::driver>(engine, speaks);
        if (name == "duckdb") fill(*to, of, raw, [](std::size_t n) { return fmt::format("${}", n); });
        else {
            (void)to->run(
                {fmt::format("CREATE TABLE {} ({} TEXT) ENGINE = MergeTree ORDER BY ()", of.table, fmt::join(of.columns, " TEXT, ")), {}});
            (void)engine.ask({{"insert", of.table}, {"rows", raw}});
        }
        make(*to, of, name, how, region);
        temporary_file const text(as_file(of, raw));
        auto facts = of.has_header ? en::io::read_icews(text.path()).facts : en::io::read_gdelt(text.path()).facts;
        auto const found = compare(to, in_memory(*to, std::move(facts)), 9);
        CHECK(found.differing == 0);
        CHECK(found.candidates > found.questions / 2);
    }
}

} // namespace

TEST_CASE("Raw rows that are invented, in DuckDB", "[engines][duckdb]")
{
    check_in(en::io::dialect::duckdb, "duckdb", "coded_views.sql");
    check_in(en::io::dialect::duckdb, "duckdb", "coded_tables.sql");
}

TEST_CASE("Raw rows that are invented, in ClickHouse", "[engines][clickhouse]")
{
    check_in(en::io::dialect::clickhouse, "clickhouse", "coded_tables.sql", "tables"); // it has no such indexes
}

} // namespace coded_tables
