// The program that libFuzzer runs: `entente_fuzz --target=NAME [--seconds=N] [libFuzzer's options] [folders or files]`. It ends after N
// seconds of its own processor time, whatever else the machine does, and says what the slowest input took.
// SPDX-License-Identifier: MIT
#include "targets.hpp"

#include <algorithm>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <limits>
#include <string_view>

namespace {

using namespace entente::fuzz;

struct named {
    std::string_view name;
    target* run;
};
constexpr named all[]{
    {"edtf", edtf},
    {"dates", dates},
    {"json", json},
    {"table", table},
    {"guess", guess},
    {"store", store},
    {"icews", icews},
    {"gdelt", gdelt},
    {"phoenix", phoenix},
    {"polecat", polecat},
    {"historian", historian},
    {"pocom", pocom},
    {"countryinfo", countryinfo},
    {"archigos", archigos},
    {"reign", reign},
    {"popolo", popolo},
    {"wikidata", wikidata},
    {"words", words},
    {"asking", asking},
    {"names", names},
    {"writers", writers},
};
target* chosen = nullptr;
double most_milliseconds = std::numeric_limits<double>::infinity();

/// Of this process's own time: others on the machine do not count.
double milliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct {
    double took = 0;
    std::size_t bytes = 0;
    double a_kilobyte = 0; ///< the worst of inputs of at least that much
} slowest;

void tell()
{
    std::fprintf(stderr, "entente: slowest input %.1f ms, %zu bytes; worst %.2f ms a kB\n", slowest.took, slowest.bytes,
                 slowest.a_kilobyte);
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments)
{
    constexpr std::string_view option = "--target=", limit = "--seconds=";
    for (int i = 1; i < *count; ++i) {
        std::string_view const a = (*arguments)[i];
        if (a.starts_with(limit)) most_milliseconds = std::strtod(a.data() + limit.size(), nullptr) * 1e3;
        if (!a.starts_with(option)) continue;
        auto const* const found =
            std::find_if(std::begin(all), std::end(all), [&](named const& n) { return n.name == a.substr(option.size()); });
        if (found != std::end(all)) chosen = found->run;
    }
    if (chosen == nullptr) {
        for (auto const& n : all) std::printf("%.*s\n", static_cast<int>(n.name.size()), n.name.data());
        std::exit(2);
    }
    std::atexit(tell);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    auto const begun = milliseconds();
    chosen({reinterpret_cast<char const*>(bytes), size});
    auto const took = milliseconds() - begun;
    if (size == 0) return 0; // the first of all, which makes what others find ready
    if (took > slowest.took) slowest.took = took, slowest.bytes = size;
    if (size >= 200) slowest.a_kilobyte = std::max(slowest.a_kilobyte, took / static_cast<double>(size) * 1000);
    if (begun + took > most_milliseconds) {
        most_milliseconds = std::numeric_limits<double>::infinity();
        tell();              // libFuzzer then ends without what is to be done at the end
        std::raise(SIGUSR1); // and tells its figures
    }
    return 0;
}
