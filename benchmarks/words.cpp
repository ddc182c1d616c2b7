// What reading a question in words costs. Usage: entente_words_benchmark QUESTIONS [DATA [MORE_LEADERS]]
// QUESTIONS: a file of them, one a line; MORE_LEADERS: so many that no question names, to see whether their number matters.
// SPDX-License-Identifier: MIT
#include <entente/io/json.hpp>
#include <entente/timeline/builder.hpp>
#include <entente/timeline/timeline.hpp>
#include <entente/words/lexicon.hpp>
#include <entente/words/read.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace {

using clock = std::chrono::steady_clock;

double microseconds(clock::duration d) { return std::chrono::duration<double, std::micro>(d).count(); }

/// Median of so many readings of one question.
double cost_of(std::string const& question, entente::wording::lexicon const& names)
{
    std::vector<double> took;
    for (int i = 0; i != 51; ++i) {
        auto const before = clock::now();
        auto const read = entente::wording::read(question, names);
        took.push_back(microseconds(clock::now() - before));
        if (!read && read.problems().empty()) return 0; // it is used
    }
    std::nth_element(took.begin(), took.begin() + 25, took.end());
    return took[25];
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) return 2;
    std::ifstream in(argv[1]);
    auto world = entente::io::read(argc > 2 ? argv[2] : "data");
    if (argc > 3) {
        entente::records more;
        for (std::size_t i = 0, n = std::stoul(argv[3]); i != n; ++i)
            more.leaders.push_back({fmt::format("somebody-{}", i), fmt::format("Somebody {} of {}", i * 7919 % n, i), {}, {}, {}});
        world = world.with(std::move(more));
    }
    entente::wording::lexicon const names(world);
    std::vector<std::pair<double, std::string>> all;
    std::size_t refused = 0;
    for (std::string question; std::getline(in, question);) {
        refused += !entente::wording::read(question, names);
        all.emplace_back(cost_of(question, names), question);
    }
    if (all.empty()) return 2;
    std::sort(all.begin(), all.end());
    fmt::print("{} leaders, {} questions, {} of them refused: median {:.1f} us, 95 of 100 within {:.1f} us\nthe slowest:\n",
               world.facts().leaders.size(), all.size(), refused, all[all.size() / 2].first, all[all.size() * 95 / 100].first);
    for (auto at = all.end() - std::min<std::ptrdiff_t>(5, std::ssize(all)); at != all.end(); ++at)
        fmt::print("{:7.1f} us  {}\n", at->first, at->second);
}
