// How much memory this process takes.
// SPDX-License-Identifier: MIT
#pragma once

#include <malloc.h>
#include <unistd.h>

#include <cstdint>
#include <fstream>

namespace bench {

/// Bytes in memory, after what was freed has been given back.
[[nodiscard]] inline std::int64_t resident_bytes()
{
    malloc_trim(0);
    std::int64_t all = 0, resident = 0;
    std::ifstream("/proc/self/statm") >> all >> resident;
    return resident * sysconf(_SC_PAGESIZE);
}

} // namespace bench
