// Nothing that is written does harm: it is read or refused, soon.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "words_dice.hpp"

#include <entente/io/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

namespace words_mutations_tests {

using namespace entente;
using words_tests::dice;

namespace {

wording::lexicon const& names()
{
    static wording::lexicon const all{io::read(ENTENTE_SOURCE_DIR "/data/korea.json")};
    return all;
}

std::vector<std::string> seeds(dice& d)
{
    std::vector<std::string> out{"which country did each president of South Korea call first after election",
                                 "as known on 9 June 2025, which countries had Lee Jae-myung called",
                                 "in what order did each US president meet the leaders of KOR, JPN and CHN after taking office",
                                 "was Yoon earlier than his predecessor to call China after election",
                                 "was Japan the first country Yoon called",
                                 "how long between the first call and the first meeting, per dyad",
                                 "what contacts are planned for the next 30 days as of 9 June 2025",
                                 "share of first calls of each president of South Korea that went to the US",
                                 "calls of Lee Jae-myung in May 2017 Seoul time, page 2 of 5 each",
                                 "did the leaders of KOR and JPN meet before the leaders of KOR and CHN since 2025"};
    for (int i = 0; i != 10; ++i) out.push_back(wording::print(d.a_question()));
    return out;
}

std::string mutated(std::string text, dice& d)
{
    for (auto n = d.upto(4); n != 0 && !text.empty(); --n) {
        auto const at = d.upto(text.size() - 1);
        switch (d.upto(3)) {
        case 0: text[at] = static_cast<char>(d.upto(255)); break;
        case 1: text.erase(at, d.upto(8)); break;
        case 2: text.insert(at, text.substr(d.upto(text.size() - 1), d.upto(20))); break;
        default: text.insert(at, 1, "\"(),?' \\"[d.upto(7)]); break;
        }
    }
    return text;
}
std::string noise(dice& d)
{
    std::string text(d.upto(80), ' ');
    for (auto& c : text) c = static_cast<char>(d.upto(255));
    return text;
}

} // namespace

TEST_CASE("questions in words: whatever is written is read or refused, soon")
{
    dice d{9};
    auto const all = seeds(d);
    std::size_t bytes = 0, read = 0;
    double total = 0, worst = 0;
    (void)names(); // read before the clock runs
    constexpr int cases = 20'000;
    for (int i = 0; i != cases; ++i) {
        auto const text = i % 10 == 0 ? noise(d) : mutated(all[d.upto(all.size() - 1)], d);
        bytes += text.size();
        auto const begun = std::chrono::steady_clock::now();
        auto const got = wording::read(text, names());
        auto const took = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
        total += took;
        worst = std::max(worst, took);
        INFO(text);
        REQUIRE(got.has_value() != got.problems().has_error());
        if (got) {
            ++read;
            auto const printed = wording::print(got->asked);
            auto const again = wording::read(printed, names());
            INFO(printed);
            REQUIRE(again);
            REQUIRE(again->asked == got->asked);
        } else REQUIRE_FALSE(wording::explain(text, got.problems()).empty());
    }
    std::printf("%zu of %d mutations read, %.3f ms a kB, the slowest %.2f ms\n", read, cases, total / (static_cast<double>(bytes) / 1000),
                worst);
    CHECK(read > 500);
    CHECK(read < 17'500);
    CHECK(worst < 500); // none hangs; what it costs is measured elsewhere
}

TEST_CASE("questions in words: very long ones are refused")
{
    auto const many = [](std::string_view part) {
        std::string out;
        while (out.size() < 1'000'000) out += part;
        return out;
    };
    for (auto const& text :
         {many("a"), many("("), many("and "), many("tally of ("), many("calls of Moon "), many("Moon Jae-in, "), many("\xe6\x96\x87"),
          "which country did " + many("Moo, "), "which country did \"" + many("x") + "\" call first after zelection"}) {
        auto const got = wording::read(text, names());
        INFO(text.substr(0, 40));
        REQUIRE_FALSE(got.has_value());
        REQUIRE_FALSE(wording::explain(text, got.problems()).empty());
    }
}

} // namespace words_mutations_tests
