// What questions about one leader's events cost as there are more of them.
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

/// Calls with a hundred countries in turn. "days": each known to the day, five a day. "tied": and each before the next. "order":
/// only that each was before the next.
timeline calls(std::string const& kind, std::size_t n)
{
    std::vector<party> whom;
    for (auto const& p : known_parties())
        if (p.kind == party_kind::country && p.id != "KOR"_party && whom.size() != 100) whom.push_back(p.id);
    builder b{utc_and_offsets()};
    auto const lee = b.leader("lee", "Lee", "KOR"_party);
    b.term(lee, "KOR/president").took_office("1900-01-02", "UTC").left_office("2100-01-01", "UTC");
    std::vector<std::string> ids;
    for (std::size_t i = 0; i != n; ++i) {
        auto e = b.call(lee, whom[i % whom.size()]);
        ids.push_back(e.id());
        if (kind == "order") continue;
        auto const day = i / 5;
        e.held(fmt::format("{}-{:02}-{:02}", 1900 + day / 336, 1 + day / 28 % 12, 1 + day % 28), "UTC");
    }
    if (kind != "days")
        for (std::size_t i = 1; i < n; ++i) b.order(ids[i - 1], ids[i]);
    return b.build();
}

struct question {
    std::string name;
    query asks;
};
std::vector<question> const questions{
    {"first", first(call).by("lee")},
    {"first since an imprecise edge", first(call).by("lee").after(took_office)},
    {"last", last(call).by("lee")},
    {"order", order(call).by("lee")},
    {"list", list(call).by("lee")},
    {"count", count(call).by("lee")},
    {"gap", gap(took_office, call).by("lee")},
    {"whether", whether("AFG", "AGO", call).by("lee")},
};
std::vector<std::pair<std::string, std::vector<std::size_t>>> const kinds{
    {"days", {1'000, 10'000, 50'000, 100'000}}, {"tied", {1'000, 10'000, 50'000, 100'000}}, {"order", {1'000, 10'000, 20'000}}};

} // namespace

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    std::map<std::string, timeline> made;
    auto const name = [](std::string const& q, std::string const& kind, std::size_t n) { return fmt::format("{} {}/{}", q, kind, n); };
    for (auto const& [kind, sizes] : kinds)
        for (auto const n : sizes) {
            auto const& t = made.emplace(fmt::format("{}/{}", kind, n), calls(kind, n)).first->second;
            for (auto const& q : questions) {
                if (q.name == "list" && kind == "order" && n > 10'000) continue; // a search for each event, through all others
                benchmark::RegisterBenchmark(name(q.name, kind, n).c_str(), [&t, &q](benchmark::State& state) {
                    for (auto _ : state) benchmark::DoNotOptimize(t.ask(q.asks));
                });
            }
        }
    bench::report times;
    benchmark::RunSpecifiedBenchmarks(&times);
    for (auto const& [kind, sizes] : kinds) {
        fmt::print("\n| {} |", kind);
        for (auto const n : sizes) fmt::print(" {} |", n);
        fmt::print("\n|---|");
        for (auto const n : sizes) fmt::print("{}", n == 0 ? "" : "--:|");
        for (auto const& q : questions) {
            fmt::print("\n| {} |", q.name);
            for (auto const n : sizes) fmt::print(" {} |", bench::report::text(times.median(name(q.name, kind, n))));
        }
        fmt::print("\n");
    }
}
