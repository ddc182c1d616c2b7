// Times of runs, their medians, and how these are written.
// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace bench {

/// Processor time of this process, in seconds: others use the machine, too.
template <class Work>
[[nodiscard]] double seconds_of(Work const& what)
{
    auto const now = [] {
        timespec t{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) / 1e9;
    };
    auto const begin = now();
    what();
    return now() - begin;
}

struct runs {
    std::vector<double> times;

    [[nodiscard]] double sum() const
    {
        double all = 0;
        for (auto const t : times) all += t;
        return all;
    }
    /// Requires: there is one.
    [[nodiscard]] double median() const
    {
        auto sorted = times;
        std::sort(sorted.begin(), sorted.end());
        return sorted[sorted.size() / 2];
    }
};

[[nodiscard]] inline std::string time_in_words(double s)
{
    auto const with = [](double n, char const* unit) { return fmt::format("{:.{}f} {}", n, n < 10 ? 2 : n < 100 ? 1 : 0, unit); };
    return s < 1e-6 ? with(s * 1e9, "ns") : s < 1e-3 ? with(s * 1e6, "µs") : s < 1 ? with(s * 1e3, "ms") : with(s, "s");
}
[[nodiscard]] inline std::string times_in_words(double times) { return fmt::format("{:.{}f}", times, times < 10 ? 1 : 0); }

} // namespace bench
