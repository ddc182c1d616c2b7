// What is read from paths.
// SPDX-License-Identifier: MIT
#include "command/reading.hpp"

#include "command/looks.hpp"
#include "command/output.hpp"

#include <entente/io/json.hpp>
#include <entente/io/letters.hpp>
#include <entente/io/table.hpp>
#include <entente/io/zones.hpp>
#include <entente/timeline/builder.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace entente::command {
namespace {

namespace fs = std::filesystem;
using paths = std::vector<std::string>;

/// What stands in a folder beside data: pages, schemas.
[[nodiscard]] bool is_looked_at(fs::path const& file)
{
    static constexpr std::array<std::string_view, 10> endings{".json", ".csv", ".tsv",    ".tab", ".txt",
                                                              ".xml",  ".db",  ".sqlite", ".ent", ".entente"};
    return std::ranges::find(endings, file.extension().string()) != endings.end() && file.stem().extension() != ".schema";
}

/// Files themselves, and what folders hold, by name.
[[nodiscard]] paths files_of(paths const& named)
{
    paths out;
    for (auto const& path : named) {
        if (!fs::is_directory(path)) {
            out.push_back(path);
            continue;
        }
        paths inside;
        for (auto const& entry : fs::directory_iterator(path))
            if (entry.is_regular_file() && is_looked_at(entry.path())) inside.push_back(entry.path().string());
        if (inside.empty()) throw error(code::cannot_read, {path, 0, 0}, "the folder holds no data", "name files, or a folder of files");
        std::ranges::sort(inside);
        out.insert(out.end(), inside.begin(), inside.end());
    }
    return out;
}

/// The shipped data: beside the programs where it is installed and where it was built alike.
[[nodiscard]] std::string shipped_data()
{
    std::error_code failed;
    auto const program = fs::read_symlink("/proc/self/exe", failed);
    auto const folder = program.parent_path() / ENTENTE_DATA_FROM_PROGRAM;
    if (failed || !fs::is_directory(folder, failed))
        throw error(code::cannot_read, {folder.lexically_normal().string(), 0, 0}, "the data shipped with entente are not there",
                    "name a file with --data");
    return folder.lexically_normal().string();
}

struct one_format {
    format const* is; ///< nullptr: a table with a mapping
    paths files;
};
/// Files by what they look like, those of one format together.
[[nodiscard]] std::vector<one_format> sorted_by_look(paths const& files, std::string const& mapping, std::string const& named)
{
    std::vector<one_format> out;
    for (auto const& file : files) {
        auto const* const is = named.empty() ? look_of(file) : format_named(named);
        if (is == nullptr && mapping.empty())
            throw error(code::unknown_layout, {file, 0, 0}, "the file looks like no format that is known",
                        "say what its columns mean with --mapping, or propose that with import --guess");
        bool const by_mapping = is == nullptr || (!mapping.empty() && is->is_table && fs::path(file).extension() != ".json");
        auto const* const by = by_mapping ? nullptr : is;
        auto of = std::ranges::find(out, by, &one_format::is);
        if (of == out.end()) of = out.insert(of, {by, {}});
        of->files.push_back(file);
    }
    return out;
}

} // namespace

std::vector<std::string> format_names()
{
    std::vector<std::string> out;
    for (auto const& f : formats()) out.emplace_back(f.name);
    return out;
}

io::imported part::read() const
{
    progress_line line(files.front());
    return is == nullptr ? io::read_table(files, io::read_mapping(mapping), line) : is->read(files, line);
}

std::vector<part> parts_of(paths const& named, std::string const& mapping, std::string const& format)
{
    std::vector<part> out;
    for (auto& [is, files] : sorted_by_look(files_of(named), mapping, format)) {
        if (is == nullptr || is->together) out.push_back({std::move(files), is, mapping});
        else
            for (auto& file : files) out.push_back({{std::move(file)}, is, {}});
    }
    return out;
}

std::vector<io::imported> read_parts(paths const& named, std::string const& mapping, std::string const& format)
{
    std::vector<io::imported> out;
    for (auto const& part : parts_of(named, mapping, format)) out.push_back(part.read());
    return out;
}

timeline read_timeline(paths const& named, std::string const& mapping)
{
    auto const files = files_of(named.empty() ? paths{shipped_data()} : named);
    auto const are_documents = std::ranges::all_of(files, [](std::string const& file) { return look_of(file) == format_named("entente"); });
    if (are_documents) return io::read(files);
    builder b{iana_zones(), {}, unicode_letters()};
    for (auto& part : read_parts(files, mapping)) b.add(std::move(part.facts));
    return std::move(b).build();
}

timeline read_world(world_options const& told)
{
    auto world = read_timeline(told.data, told.mapping);
    if (!told.zone.empty()) world = world.told_in(told.zone);
    return told.as_of.empty() ? world : world.as_of(when{told.as_of, told.zone});
}

} // namespace entente::command
