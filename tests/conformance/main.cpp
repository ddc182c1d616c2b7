// entente_conformance FAMILY FILE: the library against a file of vectors; with `icews` or `merge`, readers against what they should give.
// SPDX-License-Identifier: MIT
//
// `icews FILE ORACLE`: its answers from event data against a table of answers. `merge FORMAT WHOLE PIECE...`: pieces of a file
// against the whole. `table MAPPING FILE...`: what is read from tables, and what follows from it. Exit status
// 0 if everything holds, 1 if not, 2 if it cannot be judged.
#include "conformance.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>

namespace {

struct family {
    std::string_view name;
    void (*run)(std::filesystem::path const&, conformance::tally&);
};

constexpr std::array families{
    family{"edtf-valid", conformance::edtf_valid},
    family{"edtf-invalid", conformance::edtf_invalid},
    family{"edtf-bounds", conformance::edtf_bounds},
    family{"tz", conformance::tz},
    family{"allen", conformance::allen},
    family{"names", conformance::names},
    family{"order", conformance::order},
    family{"sequence", conformance::sequence},
};

} // namespace

int main(int argc, char** argv)
{
    bool const is_table = argc >= 4 && std::string_view(argv[1]) == "table";
    auto const asked = argc == 3 ? std::string_view(argv[1]) : std::string_view();
    auto const chosen = std::find_if(families.begin(), families.end(), [&](family const& f) { return f.name == asked; });
    bool const has_answers = argc == 4 && std::string_view(argv[1]) == "icews";
    bool const has_pieces = argc >= 5 && std::string_view(argv[1]) == "merge";
    if (chosen == families.end() && !has_answers && !has_pieces && !is_table) {
        std::fputs("usage: entente_conformance edtf-valid|edtf-invalid|edtf-bounds|tz|allen|names|order|sequence FILE\n       "
                   "entente_conformance icews FILE ORACLE\n       "
                   "entente_conformance table MAPPING FILE...\n       "
                   "entente_conformance merge icews|gdelt|archigos|reign|historian|json|table:MAPPING WHOLE PIECE...\n",
                   stderr);
        return 2;
    }
    try {
        if (is_table) {
            conformance::table_by_mapping(argv[2], {argv + 3, argv + argc});
            return 0;
        }
        conformance::tally count;
        if (has_pieces) conformance::merge(argv[2], argv[3], {argv + 4, argv + argc}, count);
        else if (has_answers) conformance::icews(argv[2], argv[3], count);
        else chosen->run(argv[2], count);
        std::printf("%d passed, %d failed\n", count.passed, count.failed);
        return count.failed == 0 ? 0 : 1;
    } catch (std::exception const& e) {
        std::fprintf(stderr, "%s\n", e.what());
        return 2;
    }
}
