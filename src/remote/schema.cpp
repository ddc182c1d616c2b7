// The tables of events in a database, as each dialect makes them.
// SPDX-License-Identifier: MIT
#include "remote/schema.hpp"

#include <fmt/format.h>

namespace entente::there {
namespace {

[[nodiscard]] bool is_number(std::string_view column)
{
    for (auto const n : {"item", "number", "earliest", "latest", "seen_from", "seen_until", "version", "revision", "undated"})
        if (column == n) return true;
    return false;
}
template <std::size_t N>
[[nodiscard]] std::string table(io::dialect d, std::string_view name, std::array<std::string_view, N> const& columns, std::string_view key)
{
    bool const click = d == io::dialect::clickhouse;
    std::string out = fmt::format("CREATE TABLE IF NOT EXISTS {} (", name);
    for (auto const c : columns) {
        auto const type = is_number(c) ? (click ? "Int64" : "BIGINT") : (click ? "String" : "TEXT");
        bool const is_key = fmt::format(", {},", key).find(fmt::format(" {},", c)) != std::string::npos;
        out +=
            fmt::format("{} {}{}, ", c, click && !is_key ? fmt::format("Nullable({})", type) : type, is_key && !click ? " NOT NULL" : "");
    }
    if (click) return out.substr(0, out.size() - 2) + fmt::format(") ENGINE = MergeTree ORDER BY ({})", key);
    return out + fmt::format("PRIMARY KEY ({}))", key);
}

} // namespace

std::vector<std::string> schema(io::dialect d)
{
    constexpr std::array<std::string_view, 4> about{"name", "version", "revision", "undated"};
    std::vector<std::string> out{
        table(d, "entente_about", about, "name"),
        table(d, "entente_record", record_columns, "list, number"),
        table(d, "entente_source", source_columns, "source"),
        table(d, "entente_report", report_columns, "event, item"),
        table(d, "entente_party", party_columns, "event, item"),
        table(d, "entente_content", std::array<std::string_view, 1>{"content"}, "content"),
    };
    if (d == io::dialect::clickhouse) return out; // sorted by its key; what else is wanted, its projections do
    auto const index = [&](std::string_view name, std::string_view on) {
        out.push_back(fmt::format("CREATE INDEX IF NOT EXISTS entente_{} ON entente_{}", name, on));
    };
    index("report_same", "report (same)");
    index("report_source", "report (source)");
    index("party_same", "party (same)");
    index("party_leader", "party (leader, earliest, latest, kind, same)");
    index("party_leader_back", "party (leader, latest, earliest, kind, same)");
    index("party_party", "party (party, leader, earliest, latest, kind, same)");
    index("party_capacity", d == io::dialect::duckdb ? "party (capacity)" : "party (same) WHERE capacity IS NOT NULL");
    return out;
}

} // namespace entente::there
