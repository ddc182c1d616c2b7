// What a view and a successor cost beside building the timeline anew, as there is more that they do not touch.
// SPDX-License-Identifier: MIT
#include "report.hpp"

#include <entente/entente.hpp>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace entente;
using namespace entente::literals;

constexpr std::size_t leaders = 200, claims = 1'000, gradual = 1'000;

event call_of(std::size_t i)
{
    event e;
    e.id = fmt::format("e{}", i);
    e.participants = {{fmt::format("l{}", i % leaders), "KOR"_party, {}, {}, {}}, {{}, "USA"_party, {}, {}, {}}};
    auto const day = i / leaders;
    e.reports = {{fmt::format("s{}", i % 2),
                  status::held,
                  when{fmt::format("{}-{:02}-{:02}", 1900 + day / 336, 1 + day / 28 % 12, 1 + day % 28), "UTC"},
                  {},
                  {},
                  {}}};
    return e;
}

/// Calls of two hundred leaders, each known to the day, told by one of two sources of different years; a thousand of them by
/// both; a thousand claims "a before b" about calls that days leave open.
records facts(std::size_t n)
{
    records all;
    for (int s = 0; s != 2; ++s) {
        source told;
        told.id = fmt::format("s{}", s);
        told.published = when{fmt::format("{}", 2030 + s), "UTC"};
        all.sources.push_back(told);
    }
    for (std::size_t l = 0; l != leaders; ++l) all.leaders.push_back({fmt::format("l{}", l), {}, {}, {}, {}});
    for (std::size_t i = 0; i != n; ++i) all.events.push_back(call_of(i));
    for (std::size_t i = 0; i != gradual; ++i) {
        auto& reports = all.events[i * (n / gradual)].reports;
        reports.push_back(reports.front());
        reports.back().source = reports.front().source == "s0" ? "s1" : "s0";
    }
    for (std::size_t i = 0; i != claims; ++i) {
        claim c;
        c.source = fmt::format("s{}", i % 2);
        c.says = order_claim{{{fmt::format("e{}", 2 * i)}, {fmt::format("e{}", 2 * i + 1)}}};
        all.claims.push_back(std::move(c));
    }
    return all;
}

timeline built(records all) { return builder{utc_and_offsets()}.add(std::move(all)).build(); }

} // namespace

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    std::vector<std::size_t> const sizes{10'000, 100'000, 1'000'000};
    std::map<std::size_t, timeline> made;
    auto const name = [](char const* what, std::size_t n) { return fmt::format("{}/{}", what, n); };
    for (auto const n : sizes) {
        auto const& t = made.emplace(n, built(facts(n))).first->second;
        benchmark::RegisterBenchmark(name("build", n).c_str(), [&t](benchmark::State& state) {
            for (auto _ : state) {
                state.PauseTiming();
                auto all = t.facts().copy();
                state.ResumeTiming();
                benchmark::DoNotOptimize(built(std::move(all)));
            }
        });
        benchmark::RegisterBenchmark(name("as_of", n).c_str(), [&t](benchmark::State& state) {
            for (auto _ : state) benchmark::DoNotOptimize(t.as_of(when{"2030", "UTC"}));
        });
        benchmark::RegisterBenchmark(name("with one event", n).c_str(), [&t, n](benchmark::State& state) {
            auto grown = t; // it keeps growing, so that merging is paid for
            for (std::size_t i = n; auto _ : state) {
                records more;
                more.events.push_back(call_of(i++));
                grown = grown.with(std::move(more));
            }
        });
    }
    bench::report times;
    benchmark::RunSpecifiedBenchmarks(&times);
    fmt::print("\n| events | build | as_of | with one event |\n|--:|--:|--:|--:|\n");
    for (auto const n : sizes) {
        fmt::print("| {} |", n);
        for (auto const* what : {"build", "as_of", "with one event"}) fmt::print(" {} |", bench::report::text(times.median(name(what, n))));
        fmt::print("\n");
    }
}
