// entente_conformance FAMILY FILE: the library against a file of vectors. `icews FILE ORACLE`: its answers from event data
// against a table of answers. Exit status 0 if every row holds, 1 if one does not, 2 if the file cannot be judged.
// SPDX-License-Identifier: MIT
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
    family{"order", conformance::order},
    family{"sequence", conformance::sequence},
};

} // namespace

int main(int argc, char** argv)
{
    auto const asked = argc == 3 ? std::string_view(argv[1]) : std::string_view();
    auto const chosen = std::find_if(families.begin(), families.end(), [&](family const& f) { return f.name == asked; });
    bool const has_answers = argc == 4 && std::string_view(argv[1]) == "icews";
    if (chosen == families.end() && !has_answers) {
        std::fputs("usage: entente_conformance edtf-valid|edtf-invalid|edtf-bounds|tz|allen|order|sequence FILE\n       "
                   "entente_conformance icews FILE ORACLE\n",
                   stderr);
        return 2;
    }
    try {
        conformance::tally count;
        if (has_answers) conformance::icews(argv[2], argv[3], count);
        else chosen->run(argv[2], count);
        std::printf("%d passed, %d failed\n", count.passed, count.failed);
        return count.failed == 0 ? 0 : 1;
    } catch (std::exception const& e) {
        std::fprintf(stderr, "%s\n", e.what());
        return 2;
    }
}
