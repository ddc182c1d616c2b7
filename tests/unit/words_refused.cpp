// Questions that are refused, each with its message.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/json.hpp>
#include <entente/words.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace words_refused_tests {

using namespace entente;

namespace {

wording::lexicon const& names()
{
    static wording::lexicon const all{io::read(ENTENTE_SOURCE_DIR "/data/korea.json")};
    return all;
}

struct row {
    char const* text;
    code refused;
    std::uint32_t column;
    char const* says; ///< a part of the message
};

} // namespace

TEST_CASE("questions in words: what cannot be read is refused, at its place")
{
    std::vector<row> const rows{
        {"", code::unread_question, 1, "there is no question"},
        {"   ?", code::unread_question, 1, "there is no question"},
        {"which country did Lee call first", code::ambiguous_name, 19, "lee-jae-myung"},
        {"calls of Park with Kim", code::ambiguous_name, 20, "kim-dae-jung"},
        {"calls of Bush", code::ambiguous_name, 10, "george-w-bush"},
        {"which country did Mooon call first", code::unknown_name, 19, "did you mean \"moon\"?"},
        {"calls of Moon with Chinaa", code::unknown_name, 20, "did you mean \"China\"?"},
        {"calls of Moon with Atlantis", code::unknown_name, 20, "Atlantis"},
        {"who was chancellor of South Korea on 11 May 2017", code::unread_question, 9, "chancellor"},
        {"who was president of France on 11 May 2017", code::unknown_name, 22, "there is no office \"FRA/president\""},
        {"which countries did Moon call after electoin", code::unread_question, 37,
         "nearest: \"which countries did Moon call after election\""},
        {"which countries did Moon call first first", code::said_twice, 37, "\"first\" is said twice"},
        {"calls of Moon after election after 2017", code::said_twice, 30, "the beginning of the time is said twice"},
        {"calls of Moon of Yoon", code::said_twice, 15, "who is said twice"},
        {"calls of Moon with China with Japan", code::said_twice, 26, "with whom is said twice"},
        {"calls of Moon in 2017 in 2018", code::said_twice, 23, "during what is said twice"},
        {"calls of Moon placed received", code::said_twice, 22, "the direction is said twice"},
        {"calls of Moon abroad at home", code::said_twice, 22, "where is said twice"},
        {"first and last call of Moon", code::unread_question, 1, "the first and the last are asked at once"},
        {"calls of Moon on 30 February 2017", code::no_such_day, 18, "February"},
        {"calls of Moon on 2017-02-30", code::no_such_day, 18, "2017-02-30"},
        {"calls of Moon on 11 May", code::unread_question, 18, "the year of the day is not said"},
        {"calls of Moon within 20 months of election", code::unread_question, 25, "counted in days"},
        {"calls of Moon within days of election", code::unread_question, 22, "how many days"},
        {"calls of Moon within 20 days", code::unread_question, 1, "within days of what is not said"},
        {"how many days did Moon call China", code::unread_question, 1, "since when the time is counted"},
        {"who was president of South Korea", code::unread_question, 1, "on which day is not said"},
        {"calls of Moon today", code::unread_question, 15, "\"today\" is no date here"},
        {"calls of Moon quickly", code::unread_question, 15, "nearest: \"calls of Moon\""},
        {"what was never held", code::unread_question, 1, "planned or proposed"},
        {"calls of \"Moon", code::unread_question, 10, "a quotation is not closed"},
        {"(calls of Moon", code::unread_question, 15, "a bracket is not closed"},
        {"calls of Moon)", code::unread_question, 14, "a bracket is closed"},
        {"calls of Moon, Yoon and Trump", code::unread_question, 1, "several cannot be asked for at once"},
        {"meetings of Moon at Woodstock", code::unknown_name, 21, "no summit or visit is called \"Woodstock\""},
        {"compare Moon", code::unread_question, 1, "two leaders are compared"},
        {"what changed in the calls of Moon", code::unread_question, 1, "from when to when is not said"},
        {"calls of Moon between 2017", code::unread_question, 27, "\"between\" needs an end"},
        {"number of first calls of Moon", code::unread_question, 1, "how many is asked with something else"},
        {"average call of Moon", code::unread_question, 1, "an average of what is not said"},
        {"the next call of Moon", code::unread_question, 1, "next to which event is not said"},
    };
    for (auto const& r : rows) {
        INFO(r.text);
        auto const read = wording::read(r.text, names());
        if (read) {
            FAIL_CHECK("it is read as " + wording::print(read->asked));
            continue;
        }
        auto const& d = read.problems().front();
        INFO(to_string(d));
        CHECK(d.code == r.refused);
        CHECK(d.where.line == 1);
        CHECK(d.where.column == r.column);
        CHECK(to_string(d).find(r.says) != std::string::npos);
    }
}

TEST_CASE("questions in words: a refusal is explained")
{
    auto const text = "which countries did Moon call after electoin";
    auto const shown = wording::explain(text, wording::read(text, names()).problems());
    INFO(shown);
    CHECK(shown.starts_with(
        "which countries did Moon call after electoin\n                                    ^\nerror 801 unread_question: "));
    CHECK(shown.find("\nunderstood so far: \"which countries did Moon call after\"") != std::string::npos);
    CHECK(shown.find("\ncould follow: ") != std::string::npos);
    CHECK(shown.find("\nnearest: \"which countries did Moon call after election\"") != std::string::npos);
}

} // namespace words_refused_tests
