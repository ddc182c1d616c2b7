// What the size benchmark is told on its command line.
// SPDX-License-Identifier: MIT
#pragma once

#include "world.hpp"

#include <cstddef>
#include <string>
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
};

/// Ends the program with how it is used, if it was used otherwise.
[[nodiscard]] options read_options(int argc, char** argv);

} // namespace bench
