// What readers tell of the files with planted faults.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/import.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

namespace entente::testing {

inline std::string import_folder() { return ENTENTE_SOURCE_DIR "/tests/data/import/"; }

inline std::string text_of(std::string const& path)
{
    std::ostringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
}

/// The counts, and every example in the order of its line, without the folder.
inline std::string told(io::import_report const& r)
{
    problem_list all;
    for (auto const* list : {&r.reasons, &r.suspicions})
        for (auto const& f : *list) all.add(f.examples);
    std::stable_sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.where.line < b.where.line; });
    auto out = fmt::format("{} rows: {} kept, {} merged, {} left out\n", r.rows, r.kept, r.merged, r.left_out);
    for (auto& d : all) {
        d.where.file = d.where.file.substr(d.where.file.rfind('/') + 1);
        out += to_string(d) + '\n';
    }
    return out;
}

/// What stands beside a file as what is to be told of it.
inline std::string expected(std::string const& name) { return text_of(import_folder() + name + ".expected"); }

} // namespace entente::testing
