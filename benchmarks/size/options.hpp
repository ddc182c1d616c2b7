// What the size benchmark is told on its command line.
// SPDX-License-Identifier: MIT
#pragma once

#include "world.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

struct options {
    std::vector<std::size_t> sizes;
    std::vector<std::string> systems;
    std::vector<std::string> only; ///< questions; none: all
    telling how = telling::exact;
    std::size_t repeat = 5;
    std::size_t leaders = 10; ///< of Q2
    std::size_t points = 10'000;
    double patience = 20; ///< seconds after which a system is not asked the same once more
    std::string folder;   ///< where to write the events as a table; empty: they are not written
    std::string peers;    ///< where the programs are that answer by other systems
    std::string figures;  ///< a file to which what was measured is added; empty: it is only printed
};

[[nodiscard]] std::string_view name_of(telling how);

/// Ends the program with how it is used, if it was used otherwise.
[[nodiscard]] options read_options(int argc, char** argv);

} // namespace bench
