// Shapes of files: documents, tables, stores.
// SPDX-License-Identifier: MIT
#include "growth.hpp"
#include "growth_made.hpp"

#include <entente/io/json.hpp>
#include <entente/io/store.hpp>
#include <entente/io/table.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace bench {

namespace {

/// In a folder of this process, which is removed by whoever measures.
std::string file_here(char const* name)
{
    auto const folder = std::filesystem::temp_directory_path() / fmt::format("entente-growth-{}", getpid());
    std::filesystem::create_directories(folder);
    return (folder / name).string();
}

work own_parties(std::size_t n)
{
    auto all = only_lee();
    for (std::size_t i = 0; i != n; ++i) {
        en::party const p{numbered("P", i)};
        all.parties.push_back({p, numbered("Party ", i), en::party_kind::country, {}, {}});
        all.events.push_back(call_of_lee(numbered("e", i), p, told()));
    }
    return [text = en::io::write(all)] { (void)en::io::read_text(text); };
}

/// Each row has a word of its own, and the mapping says what it stands for.
work mapped_values(std::size_t n)
{
    auto const path = file_here("table.csv");
    std::ofstream out(path, std::ios::binary);
    out << "day,who\n";
    en::io::table_mapping m;
    m.source.id = "s";
    m.kind.fixed = "call";
    m.start.column = "day";
    m.participants.resize(2);
    m.participants[0].party.fixed = "KOR";
    m.participants[1].leader.column = "who";
    m.participants[1].party.fixed = "USA";
    for (std::size_t i = 0; i != n; ++i) {
        out << "2000-01-01,word " << i << '\n';
        m.participants[1].leader.values.emplace_back(numbered("word ", i), numbered("leader-", i));
    }
    return [path, m] { (void)en::io::read_table(path, m); };
}

/// A further report at a time.
work reports_appended(std::size_t n)
{
    auto const path = file_here("growth.store");
    return [path, n] {
        auto store = en::io::store::create(path);
        store.append(calls_of_lee(1));
        for (std::size_t i = 0; i != n; ++i) {
            en::records more;
            add_source(more, numbered("s", i));
            auto& e = more.events.emplace_back();
            e.id = "e0";
            e.reports = {told(numbered("s", i), "2000-01-01")};
            store.append(more);
        }
    };
}
/// What was appended so is read back.
work reports_loaded(std::size_t n)
{
    reports_appended(n)();
    return [path = file_here("growth.store")] { (void)en::io::store::open(path).load(); };
}

constexpr growth_case all_cases[]{
    {"a file with n parties of its own", "n log n", 2'000, own_parties},
    {"a table of n rows, n values mapped", "n log n", 4'000, mapped_values},
    {"n reports of one event appended one by one", "n log n", 1'000, reports_appended},
    {"a store of n reports appended one by one, loaded", "n log n", 1'000, reports_loaded},
};

} // namespace

std::span<growth_case const> cases_of_files() { return all_cases; }

} // namespace bench
