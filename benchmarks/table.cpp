// What reading a made table by a mapping of twelve columns costs: names in several spellings, dates of five shapes, a tenth of the
// countries unknown. Usage: entente_table_benchmark [ROWS]
// SPDX-License-Identifier: MIT
#include <entente/io/table.hpp>

#include <fmt/format.h>
#include <sys/resource.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>

namespace {

double cpu_seconds()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    auto const seconds = [](timeval const& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6; };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}
long peak_kilobytes()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss;
}

constexpr std::string_view mapping = R"({"format": "entente-table/1", "date_order": "DMY", "zone": {"column": "zone", "otherwise": "UTC"},
 "source": {"id": "bench", "publisher": {"column": "paper"}}, "kind": {"column": "kind"}, "status": {"column": "status"},
 "id": {"column": "id"}, "start": {"column": "start"}, "place": {"column": "place"}, "note": {"column": "note"},
 "participants": [{"role": "initiator", "leader": {"column": "leader"}, "party": {"column": "country"}},
                  {"leader": {"column": "other"}, "party": {"column": "with"}}]})";

std::string date(std::uint32_t n)
{
    constexpr std::array<std::string_view, 12> months{"January", "February", "March",     "April",   "May",      "June",
                                                      "July",    "August",   "September", "October", "November", "December"};
    auto const year = 1990 + n / 336 % 30, month = n / 28 % 12 + 1, day = n % 28 + 1;
    switch (n % 5) {
    case 0: return fmt::format("{:02}/{:02}/{}", day, month, year);
    case 1: return fmt::format("{} {} {}", day, months[month - 1], year);
    case 2: return fmt::format("{}.{}.{} {:02}:{:02}", day, month, year, n % 24, n % 60);
    case 3: return fmt::format("{} {} {:02}:{:02}", months[month - 1].substr(0, 3), fmt::format("{} {}", day, year), n % 24, n % 60);
    default: return fmt::format("{}-{}-{}", day, months[month - 1].substr(0, 3), year);
    }
}

/// One of ten thousand names, in one of four spellings.
std::string leader(std::uint32_t n, std::uint32_t spelling)
{
    auto out = fmt::format("Jos\xc3\xa9 Family{:04}", n);
    if (spelling == 1) out.replace(3, 2, "e\xcc\x81"); // decomposed
    if (spelling == 2) out.replace(5, 1, "\xc2\xa0");  // a no-break space
    if (spelling == 3)
        for (auto& c : out)
            if ('a' <= c && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

void write(std::string const& path, std::size_t rows)
{
    constexpr std::array<std::string_view, 18> countries{"Sweden", "Norway", "Denmark", "Finland", "Iceland", "Estonia",
                                                         "KOR",    "USA",    "Japan",   "Germany", "France",  "Italy",
                                                         "Spain",  "Brazil", "India",   "China",   "Kenya",   "Peru"};
    std::mt19937 generator(7);
    auto const dice = [&] { return static_cast<std::uint32_t>(generator()); };
    std::ofstream out(path, std::ios::binary);
    out << "id,kind,status,start,zone,leader,country,other,with,place,paper,note\n";
    for (std::size_t i = 0; i != rows; ++i) {
        auto const side = [&](std::uint32_t n) {
            return n % 10 == 0 ? fmt::format("Unknown Land {}", n % 1000) : std::string(countries[n % countries.size()]);
        };
        auto const a = dice() % 10'000, b = dice() % 10'000;
        out << fmt::format("{},{},{},{},{},{},{},{},{},{},{},{}\n", i, dice() % 2 == 0 ? "Call" : "meeting", "held", date(dice() % 20'000),
                           dice() % 2 == 0 ? "UTC" : "", leader(a, dice() % 4), side(a), leader(b, dice() % 4), side(b + 1),
                           dice() % 3 == 0 ? "NA" : "Oslo", "The Daily", "they spoke of trade and of the weather");
    }
}

} // namespace

int main(int argc, char** argv)
{
    auto const rows = argc > 1 ? std::stoul(argv[1]) : std::size_t{1'000'000};
    auto const path = (std::filesystem::temp_directory_path() / "entente-benchmark-table.csv").string();
    write(path, rows);
    auto const size = static_cast<double>(std::filesystem::file_size(path)) / 1e6;
    auto const meaning = entente::io::parse_mapping(mapping);
    auto const before = cpu_seconds();
    auto const got = entente::io::read_table(path, meaning);
    auto const took = cpu_seconds() - before;
    std::filesystem::remove(path);
    fmt::print("{} rows, {:.0f} MB: {:.2f} s, {:.1f} MB/s; {} events, {} leaders, {} parties; at most {} MB\n", got.report.rows, size, took,
               size / took, got.facts.events.size(), got.facts.leaders.size(), got.facts.parties.size(), peak_kilobytes() / 1000);
    return got.report.rows == rows ? 0 : 1;
}
