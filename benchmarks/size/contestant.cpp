// Builds those who answer, and measures that.
// SPDX-License-Identifier: MIT
#include "contestant.hpp"

#include "memory.hpp"

#include <vector>

namespace bench {

namespace {

std::vector<std::string> program_of(std::string const& name, options const& how)
{
    if (name == "DuckDB") return {"node", how.peers + "/duckdb.js"};
    if (name == "data.table") return {"Rscript", how.peers + "/data_table.R"};
    return {};
}

contestant started(std::string const& name, std::vector<std::string> const& program, world const& w, options const& how)
{
    auto made = std::make_unique<peer>(program, how.folder, w);
    auto const& start = made->start();
    contestant out{name, nullptr, start.reading + start.arranging, start.bytes / static_cast<double>(w.size())};
    out.loaded = loading{start.reading, start.arranging};
    out.answers = std::move(made);
    return out;
}

/// What a reader of tables returns are records, 1.6 GB a million.
constexpr std::size_t most_as_records = 5'000'000;

std::unique_ptr<answerer> make(std::string const& name, world const& w)
{
    if (name == "reference") return make_reference(w);
    if (name == "afternoon") return make_afternoon(w);
    if (name == "SQLite") return make_sqlite(w);
    return make_entente(w);
}

} // namespace

contestant built(std::string const& name, world const& w, options const& how)
{
    if (auto const program = program_of(name, how); !program.empty()) return started(name, program, w, how);
    contestant out{name, nullptr};
    if (name == "entente" && !how.folder.empty() && how.how == telling::exact && w.size() <= most_as_records)
        out.loaded = load_entente(w, how.folder);
    auto const before = resident_bytes();
    out.building = seconds_of([&] { out.answers = make(name, w); });
    out.bytes = static_cast<double>(resident_bytes() - before) / static_cast<double>(w.size());
    return out;
}

} // namespace bench
