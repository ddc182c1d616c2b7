// What reading event data costs, beside a bare loop over the same bytes and SQLite's import of the same rows, in one run.
// Usage: entente_import_benchmark icews|gdelt SAMPLE [MEGABYTES]
// SPDX-License-Identifier: MIT
#include <entente/io/gdelt.hpp>
#include <entente/io/icews.hpp>

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

double seconds(timeval const& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6; }
/// Processor time of this process, or of its children that have ended.
double cpu(int who)
{
    rusage used{};
    getrusage(who, &used);
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}
long peak_kilobytes()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss;
}

/// The median of three.
template <class Work>
double median(int who, Work const& work)
{
    std::array<double, 3> times{};
    for (auto& t : times) {
        auto const before = cpu(who);
        work();
        t = cpu(who) - before;
    }
    std::sort(times.begin(), times.end());
    return times[1];
}

/// The plainest loop: looks at every byte, and counts where a field ends.
std::uint64_t byte_by_byte(std::string const& path)
{
    std::vector<char> buffer(std::size_t{1} << 18);
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> const file(std::fopen(path.c_str(), "rb"), std::fclose);
    std::setvbuf(file.get(), nullptr, _IONBF, 0);
    std::uint64_t fields = 0;
    std::uint64_t length = 0; // of the longest one, so that where each begins and ends is needed
    std::uint64_t longest = 0;
    while (auto const n = std::fread(buffer.data(), 1, buffer.size(), file.get()))
        for (std::size_t i = 0; i != n; ++i, ++length)
            if (buffer[i] == '\t' || buffer[i] == '\n') {
                ++fields;
                longest = std::max(longest, std::exchange(length, 0));
            }
    return longest == 0 ? 0 : fields;
}

/// Splits lines and tabs with the C library's vectorized search, and looks at nothing.
std::uint64_t bare(std::string const& path)
{
    constexpr std::size_t block = std::size_t{1} << 18;
    std::vector<char> buffer(2 * block);
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> const file(std::fopen(path.c_str(), "rb"), std::fclose);
    std::setvbuf(file.get(), nullptr, _IONBF, 0);
    std::uint64_t fields = 0;
    std::size_t have = 0;
    while (auto const n = std::fread(buffer.data() + have, 1, block, file.get())) {
        have += n;
        auto const* at = buffer.data();
        auto const* const end = at + have;
        while (auto const* feed = static_cast<char const*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)))) {
            for (;;) {
                ++fields;
                auto const* tab = static_cast<char const*>(std::memchr(at, '\t', static_cast<std::size_t>(feed - at)));
                if (tab == nullptr) break;
                at = tab + 1;
            }
            at = feed + 1;
        }
        have = static_cast<std::size_t>(end - at);
        std::memmove(buffer.data(), at, have);
    }
    return fields;
}

/// The sample again and again; of one with a header, that only once.
void repeat(std::string const& sample, std::string const& path, std::size_t bytes, bool has_header)
{
    std::ifstream in(sample, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    auto const text = std::move(all).str();
    auto const body = has_header ? std::string_view(text).substr(text.find('\n') + 1) : std::string_view(text);
    std::ofstream out(path, std::ios::binary);
    out << text;
    for (auto n = text.size(); n < bytes; n += body.size()) out << body;
}

std::size_t columns_of(std::string const& sample)
{
    std::ifstream in(sample, std::ios::binary);
    std::size_t most = 0;
    for (std::string line; std::getline(in, line);)
        most = std::max(most, static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t')) + 1);
    return most;
}

/// A command for the shell of SQLite that loads the rows into a table of texts in memory.
std::string import_command(std::string const& path, std::size_t columns)
{
    std::string table;
    for (std::size_t i = 0; i != columns; ++i) table += fmt::format("{}c{} text", i == 0 ? "" : ",", i);
    return fmt::format("sqlite3 :memory: 'create table t({})' '.mode tabs' '.import {} t' 'select count(*) from t' >/dev/null 2>&1", table,
                       path);
}

} // namespace

int main(int argc, char** argv)
{
    auto const what = argc > 2 ? std::string_view(argv[1]) : std::string_view();
    if (what != "icews" && what != "gdelt") {
        std::fputs("usage: entente_import_benchmark icews|gdelt SAMPLE [MEGABYTES]\n", stderr);
        return 2;
    }
    std::string const sample = argv[2];
    auto const bytes = std::size_t{1'000'000} * std::stoul(argc > 3 ? argv[3] : "200");
    auto const path = (std::filesystem::temp_directory_path() / fmt::format("entente-benchmark-{}.tsv", what)).string();
    auto const read = [&](std::string const& file) {
        return what == "icews" ? entente::io::read_icews(file) : entente::io::read_gdelt(file);
    };

    auto const once = read(sample);
    repeat(sample, path, bytes, what == "icews");
    auto const size = static_cast<double>(std::filesystem::file_size(path)) / 1e6;
    auto const memory_before = peak_kilobytes();

    std::uint64_t fields = 0;
    auto const loop = median(RUSAGE_SELF, [&] { fields = bare(path); });
    std::uint64_t counted = 0;
    auto const plain = median(RUSAGE_SELF, [&] { counted = byte_by_byte(path); });
    entente::io::import_report report;
    std::size_t events = 0;
    auto const ours = median(RUSAGE_SELF, [&] {
        auto const got = read(path);
        report = got.report;
        events = got.facts.events.size();
    });
    auto const memory = peak_kilobytes() - memory_before;
    auto const command = import_command(path, columns_of(sample));
    int failed = 0;
    auto const sqlite = median(RUSAGE_CHILDREN, [&] { failed |= std::system(command.c_str()); });
    std::filesystem::remove(path);

    if (counted != fields) fmt::print("the two bare loops count {} and {} fields\n", fields, counted);
    fmt::print("{}: {:.0f} MB, {} rows, {} fields; {} events, as from the sample alone: {}\n", what, size, report.rows, fields, events,
               events == once.facts.events.size() ? "yes" : "NO");
    fmt::print("\n| | CPU s | MB/s | times the bare loop |\n|---|---|---|---|\n");
    auto const line = [&](std::string_view name, double t) {
        fmt::print("| {} | {:.3f} | {:.0f} | {:.2f} |\n", name, t, size / t, t / loop);
    };
    line("bare loop over lines and tabs, by memchr", loop);
    line("the same, byte by byte", plain);
    line("entente, every field checked", ours);
    if (failed == 0) line("sqlite3 .import", sqlite);
    fmt::print("\nmemory beyond one sample's: {} kB\n", memory);
    return events == once.facts.events.size() ? 0 : 1;
}
