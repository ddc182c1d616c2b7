// Collects what Google Benchmark measures and gives medians.
// SPDX-License-Identifier: MIT
#pragma once

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace bench {

/// CPU time of each benchmark by its name, of one operation; the counter `each` says how many there are in an iteration.
class report : public benchmark::BenchmarkReporter {
public:
    bool ReportContext(Context const&) override { return true; }
    void ReportRuns(std::vector<Run> const& runs) override
    {
        for (auto const& run : runs) {
            if (run.run_type != Run::RT_Iteration) continue;
            auto const each = run.counters.find("each");
            auto const time = run.GetAdjustedCPUTime() / (each == run.counters.end() ? 1.0 : each->second.value);
            times_[run.run_name.function_name].push_back(time);
            GetErrorStream() << run.run_name.function_name << ": " << text(time) << std::endl;
        }
    }

    /// In nanoseconds; none if it was not run.
    [[nodiscard]] std::optional<double> median(std::string const& name) const
    {
        auto const found = times_.find(name);
        if (found == times_.end()) return std::nullopt;
        auto sorted = found->second;
        std::sort(sorted.begin(), sorted.end());
        return sorted[sorted.size() / 2];
    }

    [[nodiscard]] static std::string text(std::optional<double> ns)
    {
        if (!ns) return "";
        auto const with = [](double n, char const* unit) { return fmt::format("{:.{}f} {}", n, n < 10 ? 2 : n < 100 ? 1 : 0, unit); };
        return *ns < 1e3 ? with(*ns, "ns") : *ns < 1e6 ? with(*ns / 1e3, "µs") : *ns < 1e9 ? with(*ns / 1e6, "ms") : with(*ns / 1e9, "s");
    }
    [[nodiscard]] static std::string ratio(std::optional<double> plain, std::optional<double> ours)
    {
        if (!plain || !ours) return "";
        auto const times = *plain / *ours;
        return fmt::format("{:.{}f}", times, times < 10 ? 1 : 0);
    }

private:
    std::map<std::string, std::vector<double>> times_;
};

} // namespace bench
