// Answers of a timeline whose events stay in DuckDB or ClickHouse against those of the same timeline in memory. ENTENTE_ENGINE: engine.js.
// SPDX-License-Identifier: MIT
#include "engines/engine.hpp"
#include "property/database_cases.hpp"
#include "property/own_calls.hpp"
#include "refusal.hpp"
#include "remote/schema.hpp"
#include "temporary_file.hpp"

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace property {
namespace {

namespace there = entente::there;
using engines::driver;
using engines::engine;

[[nodiscard]] std::string script()
{
    auto const* const path = std::getenv("ENTENTE_ENGINE");
    return path == nullptr ? std::string{} : std::string(path);
}
void forget(engine& all) { (void)all.ask({{"fresh", true}}); }

} // namespace

TEST_CASE("DuckDB answers as memory does", "[engines][duckdb]")
{
    engine duck(script(), "duckdb");
    auto const open = [&] {
        forget(duck);
        return std::make_shared<driver>(duck, en::io::dialect::duckdb);
    };
    auto const sum = compare_all("duckdb", draw, 105, open);
    CHECK(sum.rows > 5 * sum.stories);
    CHECK(compare_all("duckdb, plain", draw_plain, 105, open).came != 0);

    auto const to = open();
    CHECK(refusal([&] { (void)en::io::remote(to).ask(en::count(en::call)); }) == en::code::other_schema);
    en::io::remote odd(to);
    odd.create();
    en::records facts;
    for (auto const* id : {"'; DROP TABLE entente_report; --", "\"\\ {p1:Int64} $1 ?", "a\tb\nc"}) {
        auto& l = facts.leaders.emplace_back();
        l.id = id;
        l.name = id;
    }
    (void)odd.load(facts);
    CHECK(odd.load(facts) == 0);
    CHECK(odd.whole().facts().leaders.size() == 3);
}

TEST_CASE("ClickHouse answers as memory does", "[engines][clickhouse]")
{
    engine house(script(), "clickhouse");
    std::optional<temporary_file> file; // where tables are made that have no transactions
    auto const open = [&] {
        file.emplace("");
        return en::io::connect("sqlite:" + file->path(), true);
    };
    auto const copied = [&](std::shared_ptr<en::io::connection> const& from) {
        forget(house);
        auto const to = std::make_shared<driver>(house, en::io::dialect::clickhouse);
        for (auto const& statement : there::schema(en::io::dialect::clickhouse)) (void)to->run({statement, {}});
        for (auto const* table : {"entente_about", "entente_record", "entente_source", "entente_report", "entente_party"})
            (void)house.ask({{"insert", table}, {"rows", engines::told(from->run({std::string("SELECT * FROM ") + table, {}}))}});
        return to;
    };
    auto const sum = compare_all("clickhouse", draw, 105, open, copied);
    CHECK(sum.rows > 5 * sum.stories);
    CHECK(compare_all("clickhouse, plain", draw_plain, 105, open, copied).came != 0);
}

TEST_CASE("Parquet files of one's own, in DuckDB", "[engines][duckdb]")
{
    namespace fs = std::filesystem;
    temporary_file const file("");
    auto const folder = fs::path(file.path() + ".folder");
    fs::create_directories(folder / "calls");
    auto const before = fs::current_path();
    fs::current_path(folder); // as the example names its files
    engine duck(script(), "duckdb");
    auto const to = std::make_shared<driver>(duck, en::io::dialect::duckdb);
    (void)to->run({"CREATE TABLE rows (id TEXT, day DATE, caller TEXT, caller_country TEXT, called TEXT, called_country TEXT)", {}});
    own_calls::fill(*to, "INSERT INTO rows VALUES ($1, $2::DATE, $3, $4, $5, $6)");
    for (auto const* statement : {"COPY (FROM rows WHERE day < '2020-01-01') TO 'calls/earlier.parquet'",
                                  "COPY (FROM rows WHERE day >= '2020-01-01') TO 'calls/later.parquet'"})
        (void)to->run({statement, {}});
    own_calls::run(*to, "duckdb.sql", [] {});
    own_calls::compare(to);
    fs::current_path(before);
    fs::remove_all(folder);
}

TEST_CASE("A table of one's own in ClickHouse", "[engines][clickhouse]")
{
    engine house(script(), "clickhouse");
    auto const to = std::make_shared<driver>(house, en::io::dialect::clickhouse);
    own_calls::run(*to, "clickhouse.sql", [&] {
        for (auto const& [id, day, caller, from, called, with] : own_calls::rows()) {
            auto const or_null = [](std::string const& s) { return s.empty() ? nlohmann::json() : nlohmann::json(s); };
            (void)house.ask(
                {{"insert", "calls"},
                 {"rows", nlohmann::json::array({nlohmann::json::array({id, day, or_null(caller), from, or_null(called), with})})}});
        }
    });
    own_calls::compare(to);
}

} // namespace property
