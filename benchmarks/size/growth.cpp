// Gives entente each shape that may be meant as harm at n, 2n and 4n; prints how time and memory grow, as a Markdown table. A run is a
// process of its own, which is ended when it takes too long. Usage: entente_growth [--limit SECONDS] [WORDS OF A CASE...]
// SPDX-License-Identifier: MIT
#include "growth.hpp"

#include "memory.hpp"
#include "runs.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

namespace {

using namespace bench;

/// Others use the machine, too.
double processor_seconds()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    auto const seconds = [](timeval const& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6; };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

struct measured {
    double time = 0;
    std::int64_t bytes = 0; ///< at most, beyond what was there
};

/// A line of /proc/self/status, which is in kB.
std::int64_t status_bytes(std::string const& key)
{
    std::ifstream in("/proc/self/status");
    for (std::string line; std::getline(in, line);)
        if (line.starts_with(key + ':')) return std::strtoll(line.c_str() + key.size() + 1, nullptr, 10) * 1'024;
    return 0;
}

/// In the process that is measured.
measured run_here(growth_case const& c, std::size_t n)
{
    auto const what = c.prepare(n);
    auto const before = resident_bytes();
    std::ofstream("/proc/self/clear_refs") << 5; // the peak is counted from here
    measured out;
    auto const begin = processor_seconds();
    what();
    out.time = processor_seconds() - begin;
    out.bytes = status_bytes("VmHWM") - before;
    return out;
}

/// What a process of its own measured; nothing, if it was ended, which `how` says.
std::optional<measured> run_apart(growth_case const& c, std::size_t n, unsigned limit, std::string& how)
{
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) return std::nullopt;
    std::fflush(nullptr);
    auto const child = fork();
    if (child == 0) {
        rlimit const room{std::uint64_t{8} << 30, std::uint64_t{8} << 30}, time{limit, limit + 1};
        setrlimit(RLIMIT_AS, &room);
        setrlimit(RLIMIT_CPU, &time);
        alarm(60 * limit); // for one that waits
        try {
            auto const m = run_here(c, n);
            _exit(write(ends[1], &m, sizeof m) == sizeof m ? 0 : 1);
        } catch (std::exception const& e) {
            fmt::print(stderr, "{}: {}\n", c.name, e.what());
            _exit(1);
        }
    }
    close(ends[1]);
    measured m;
    bool const told = child > 0 && read(ends[0], &m, sizeof m) == sizeof m;
    close(ends[0]);
    int ended = 0;
    if (child > 0) waitpid(child, &ended, 0);
    std::error_code none;
    std::filesystem::remove_all(std::filesystem::temp_directory_path() / fmt::format("entente-growth-{}", child), none);
    auto const signal = WIFSIGNALED(ended) ? WTERMSIG(ended) : 0;
    how = signal == SIGXCPU ? fmt::format("over {} s", limit) : signal == SIGALRM ? fmt::format("waited {} s", 60 * limit) : "failed";
    return told ? std::optional(m) : std::nullopt;
}

/// The quickest of three; of a long one, the first.
std::optional<measured> run(growth_case const& c, std::size_t n, unsigned limit, std::string& how)
{
    auto best = run_apart(c, n, limit, how);
    for (int more = 0; more != 2 && best && best->time < 0.5; ++more)
        if (auto const next = run_apart(c, n, limit, how); next && next->time < best->time) best = next;
    return best;
}

void print_row(growth_case const& c, unsigned limit)
{
    std::string times, growth, memory;
    std::optional<measured> last;
    for (std::size_t const factor : {1U, 2U, 4U}) {
        std::string how;
        auto const m = run(c, c.n * factor, limit, how);
        times += fmt::format(" {} |", m ? time_in_words(m->time) : how);
        growth += factor == 1 ? "" : fmt::format(" {} |", m && last ? times_in_words(m->time / last->time) : "");
        memory += fmt::format(" {} |", m ? fmt::format("{:.1f}", static_cast<double>(m->bytes) / 1e6) : "");
        last = m;
        if (!m) break; // the next one would take longer
    }
    auto const fill = [](std::string& row, std::ptrdiff_t cells) {
        for (auto n = std::count(row.begin(), row.end(), '|'); n < cells; ++n) row += " |";
    };
    fill(times, 3);
    fill(growth, 2);
    fill(memory, 3);
    fmt::print("| {} | {} | {} |{}{}{}\n", c.name, c.bound, c.n, times, growth, memory);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    unsigned limit = 10;
    std::vector<std::string> words;
    for (int i = 1; i < argc; ++i)
        if (std::string const text = argv[i]; text == "--limit" && i + 1 < argc)
            limit = static_cast<unsigned>(std::max(1, std::atoi(argv[++i])));
        else words.push_back(text);
    fmt::print(
        "| shape | at most | n | n | 2n | 4n | 2n / n | 4n / 2n | MB at n | 2n | 4n |\n|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    for (auto const all : {cases_of_questions(), cases_of_claims(), cases_of_records(), cases_of_files(), cases_of_faces()})
        for (auto const& c : all)
            if (std::all_of(words.begin(), words.end(), [&](auto const& w) { return c.name.find(w) != std::string_view::npos; }))
                print_row(c, limit);
}
