// Every question prints as one that reads back as the same.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "words_dice.hpp"

#include <entente/entente.hpp>
#include <entente/io/json.hpp>
#include <entente/words.hpp>
#include <entente/words/make.hpp>

#include <fmt/format.h>

#include <string>
#include <vector>

namespace words_print_tests {

using namespace entente;
using wording::lexicon;
using words_tests::dice;

namespace {

lexicon const& names()
{
    static lexicon const all{io::read(ENTENTE_SOURCE_DIR "/data/korea.json")};
    return all;
}

} // namespace

TEST_CASE("questions in words: what is printed reads back as the same")
{
    dice d{2025};
    for (int i = 0; i != 3000; ++i) {
        auto const q = i % 3 == 0 ? d.a_question() : i % 3 == 1 ? question{d.a_query()} : question{d.a_pattern()};
        auto const text = wording::print(q);
        auto const read = wording::read(text, names());
        INFO(text);
        if (!read) FAIL(wording::explain(text, read.problems()));
        REQUIRE(wording::print(read->asked) == text);
        REQUIRE(read->asked == q);
        for (auto const& note : read->notes) // which are said of whoever asks so
            REQUIRE((note.starts_with("of all countries") || note.find("whole Earth") != note.npos));
    }
}

TEST_CASE("questions in words: how they print")
{
    CHECK(fmt::format("{}", first(call).by_each("KOR/president").after(elected)) ==
          "first call by each holder of \"KOR/president\" after election");
    CHECK(fmt::format("{}", order(call, meeting).by("moon").with({"CHN", "JPN", "USA"}).within(100, took_office)) ==
          "order of calls and meetings by \"moon\" with \"CHN\", \"JPN\" and \"USA\" within 100 days of took office");
    CHECK(fmt::format("{}", list().during(when("2025-06", "Asia/Seoul"))) == "list of contacts during 2025-06 in \"Asia/Seoul\"");
    CHECK(fmt::format("{}", contact("USA").then("JPN").among(list(call).by("moon"))) ==
          "pattern anywhere contact with \"USA\", then contact with \"JPN\", among (list of calls by \"moon\")");
    CHECK(fmt::format("{}", question{asked::in_office{"KOR/president", when("2017-05-11")}}) ==
          "holder of \"KOR/president\" on 2017-05-11");
    CHECK(fmt::format("{}", question{days_in_office(asked::holders{"KOR/president"}, true)}) ==
          "time in office by each holder of \"KOR/president\" with acting holders");
    CHECK(fmt::format("{}", question{earlier_than_predecessor("yoon", gap(elected, call).with("CHN"))}) ==
          "whether \"yoon\" was earlier than predecessor by (time from election to first call with \"CHN\")");
    CHECK(fmt::format("{}", question{interval(first(call).by_each_pair(), first(meeting).by_each_pair())}) ==
          "time between (first call by each pair) and (first meeting by each pair)");
    CHECK(fmt::format("{}", question{share(first(call).by_each("KOR/president"), {"USA"}, "party")}) ==
          "share with \"USA\" by attribute \"party\" of (first call by each holder of \"KOR/president\")");
    CHECK(fmt::format("{}", question{page(list(call).by("moon"), 2, 10)}) == "page 2 of 10 each of (list of calls by \"moon\")");
    CHECK(fmt::format("{}", question{single_source(first(call).by("moon"))}) == "single source of (first call by \"moon\")");
    CHECK(fmt::format("{}", question{contradictions()}) == "claims that contradict each other");
}

} // namespace words_print_tests
