// Any CSV or TSV as records.
// SPDX-License-Identifier: MIT
#include "import/rows/paths.hpp"
#include "import/tables/table_reader.hpp"

#include <entente/io/table.hpp>

#include <algorithm>
#include <array>

namespace entente::io {

namespace {

/// In the order in which tables are read: what others refer to comes first.
constexpr std::array reading_order{table_of::parties, table_of::groups, table_of::leaders,
                                   table_of::terms,   table_of::events, table_of::claims};

/// One source that several tables name.
void join_sources(std::vector<source>& all)
{
    std::ranges::sort(all, [](source const& a, source const& b) { return a.id < b.id; });
    all.erase(std::unique(all.begin(), all.end()), all.end());
}

} // namespace

imported read_tables(std::vector<table_files> const& tables, progress_callback progress)
{
    detail::table_set set;
    std::size_t files = 0;
    std::string last;
    std::vector<std::unique_ptr<detail::table_reader>> readers;
    for (auto const kind : reading_order)
        for (auto const& t : tables) {
            if (t.mapping.table != kind) continue;
            auto& reader = readers.emplace_back(kind == table_of::events ? detail::events_reader(set, t.mapping)
                                                                         : detail::records_reader(set, t.mapping));
            for (auto const& path : detail::files_of(t.paths, {".csv", ".tsv", ".tab", ".txt"})) {
                reader->read(path, progress);
                ++files;
                last = path;
            }
            reader->end_of_rows();
        }
    set.out.report.file = files == 1 ? last : std::string{};
    set.parties.finish(set.out.facts);
    for (auto const& r : readers) r->finish();
    set.people.finish(set.out.facts);
    join_sources(set.out.facts.sources);
    return std::move(set.out);
}

imported read_table(std::vector<std::string> const& paths, table_mapping const& mapping, progress_callback progress)
{
    return read_tables({{paths, mapping}}, progress);
}

imported read_table(std::string const& path, table_mapping const& mapping, progress_callback progress)
{
    return read_table(std::vector<std::string>{path}, mapping, progress);
}

} // namespace entente::io
