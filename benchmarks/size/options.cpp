// Reads the command line of the size benchmark.
// SPDX-License-Identifier: MIT
#include "options.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string_view>

namespace bench {

namespace {

constexpr std::string_view usage = R"(usage: entente_size_benchmark [SIZE...] [options]
  SIZE                  events of a world, from 1000 to 100000000; without one 1000 10000 100000
  --systems A,B,...     of reference, afternoon, SQLite, DuckDB, data.table, entente; others are compared with the first one;
                        without it, those that need neither --peers nor --table
  --only Q1,Q3          these questions and no others
  --repeat N            runs of which the median counts, 5
  --patience SECONDS    who took longer is not asked again, 20
  --leaders N|all       whose first ten Q2 asks for, 10
  --points N            of Q3, 10000
  --mode exact|mix|undated
                        what is known of times; of others than exact ones entente alone can tell
  --table FOLDER        also writes the world as tables, which DuckDB, data.table and entente then read
  --peers FOLDER        where duckdb.js and data_table.R are
  --figures FILE        adds what was measured to a table that other programs read
)";

std::vector<std::string_view> const all_systems{"reference", "afternoon", "SQLite", "DuckDB", "data.table", "entente"};
bool reads_files(std::string const& system) { return system == "DuckDB" || system == "data.table"; }

[[noreturn]] void refuse()
{
    std::fwrite(usage.data(), 1, usage.size(), stderr);
    std::exit(2);
}

std::vector<std::string> split(std::string_view list)
{
    std::vector<std::string> out;
    for (;;) {
        auto const comma = list.find(',');
        out.emplace_back(list.substr(0, comma));
        if (comma == std::string_view::npos) return out;
        list.remove_prefix(comma + 1);
    }
}

/// Ends the program for what is no such number.
std::size_t number(std::string const& text, std::size_t least, std::size_t most)
{
    char* end = nullptr;
    auto const n = std::strtoull(text.c_str(), &end, 10);
    if (text.empty() || *end != '\0' || n < least || n > most) refuse();
    return n;
}

void require_each(std::vector<std::string> const& all, std::vector<std::string_view> const& known)
{
    for (auto const& one : all)
        if (std::find(known.begin(), known.end(), one) == known.end()) refuse();
}

void take(options& out, std::string_view name, std::string const& value)
{
    if (name == "--systems") require_each(out.systems = split(value), all_systems);
    else if (name == "--only") require_each(out.only = split(value), {"Q1", "Q2", "Q3", "Q4", "Q5"});
    else if (name == "--repeat") out.repeat = number(value, 1, 1'000);
    else if (name == "--patience") out.patience = static_cast<double>(number(value, 0, 100'000));
    else if (name == "--leaders") out.leaders = value == "all" ? 2'000 : number(value, 1, 2'000);
    else if (name == "--points") out.points = number(value, 1, 100'000'000);
    else if (name == "--table") out.folder = value;
    else if (name == "--peers") out.peers = value;
    else if (name == "--figures") out.figures = value;
    else if (name == "--mode" && value == "exact") out.how = telling::exact;
    else if (name == "--mode" && value == "mix") out.how = telling::mix;
    else if (name == "--mode" && value == "undated") out.how = telling::undated;
    else refuse();
}

} // namespace

options read_options(int argc, char** argv)
{
    options out;
    for (int i = 1; i < argc; ++i) {
        std::string const text = argv[i];
        if (!text.starts_with("--")) out.sizes.push_back(number(text, 1'000, 100'000'000));
        else if (++i == argc) refuse();
        else take(out, text, argv[i]);
    }
    if (out.sizes.empty()) out.sizes = {1'000, 10'000, 100'000};
    if (out.systems.empty()) out.systems = {"reference", "afternoon", "SQLite", "entente"};
    if (out.how != telling::exact) out.systems = {"entente"};
    if (std::any_of(out.systems.begin(), out.systems.end(), reads_files) && (out.folder.empty() || out.peers.empty())) refuse();
    return out;
}

std::string_view name_of(telling how) { return how == telling::exact ? "exact" : how == telling::mix ? "mix" : "undated"; }

} // namespace bench
