// Files and folders as one set, in whatever order they are named.
// SPDX-License-Identifier: MIT
#include "import/rows/paths.hpp"

#include <entente/detail/ascii.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

namespace entente::detail {

namespace {

std::vector<std::string> files_in(std::string const& folder, std::initializer_list<std::string_view> endings)
{
    std::vector<std::string> out;
    std::error_code bad;
    for (std::filesystem::directory_iterator at(folder, bad), end; !bad && at != end; at.increment(bad)) {
        auto const name = at->path().filename().string();
        bool const wanted = std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
            return name.size() > ending.size() && same_but_for_case(std::string_view(name).substr(name.size() - ending.size()), ending);
        });
        std::error_code unknown;
        if (wanted && !at->is_directory(unknown)) out.push_back(at->path().string());
    }
    if (bad) throw error(code::cannot_read, {folder, 0, 0}, "cannot list the folder: " + bad.message(), {});
    if (out.empty()) {
        std::string wanted;
        for (auto const ending : endings) wanted += (wanted.empty() ? "" : " or ") + std::string(ending);
        throw error(code::cannot_read, {folder, 0, 0}, fmt::format("the folder holds no {} file", wanted),
                    "name a file, or a folder of files");
    }
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace

std::vector<std::string> files_of(std::vector<std::string> const& paths, std::initializer_list<std::string_view> endings)
{
    std::vector<std::string> out;
    std::set<std::string> known;
    auto const add = [&](std::string const& path) {
        std::error_code unknown;
        auto const same = std::filesystem::weakly_canonical(path, unknown);
        if (known.insert(unknown ? path : same.string()).second) out.push_back(path);
    };
    for (auto const& path : paths) {
        std::error_code unknown;
        if (!std::filesystem::is_directory(path, unknown)) add(path);
        else
            for (auto const& file : files_in(path, endings)) add(file);
    }
    return out;
}

std::string name_of_set(std::vector<std::string> const& paths)
{
    if (paths.empty()) return {};
    return paths.size() == 1 ? paths.front() : fmt::format("{} and {} more", paths.front(), paths.size() - 1);
}

set_progress::set_progress(std::vector<std::string> const& files, io::progress_callback told) : told_(told)
{
    for (auto const& file : files) {
        std::error_code unknown; // of a pipe
        auto const size = std::filesystem::file_size(file, unknown);
        if (unknown) {
            before_.total = 0;
            return;
        }
        before_.total += size;
    }
}

void set_progress::operator()(io::progress const& of_file)
{
    now_ = of_file;
    auto const bytes = before_.bytes + now_.bytes;
    told_({before_.rows + now_.rows, bytes, before_.total == 0 ? 0 : std::max(before_.total, bytes)});
}

void set_progress::next_file() noexcept
{
    before_.rows += now_.rows;
    before_.bytes += now_.bytes;
    now_ = {};
}

} // namespace entente::detail
