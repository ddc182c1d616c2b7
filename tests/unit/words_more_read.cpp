// Questions about places, times between, sources, shares and pages, and the values that they are: written by hand from what they mean.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "words_checks.hpp"

#include <entente/entente.hpp>
#include <entente/io/json.hpp>
#include <entente/words.hpp>
#include <entente/words/make.hpp>

#include <string>
#include <vector>

namespace words_more_read_tests {

using namespace entente;
using words_checks::check;
using words_checks::names;

namespace {

std::string const kor = "KOR/president";

} // namespace

TEST_CASE("questions in words: whether somebody was the first")
{
    auto const yoon = order(call).by("yoon-suk-yeol");
    check({
        {"was Japan the first country Yoon called", why(yoon, "JPN", 1)},
        {"Was Japan the first country that Yoon called after election?", why(yoon.after(elected), "JPN", 1)},
        {"was China the second country Yoon called", why(yoon, "CHN", 2)},
        {"was Japan the first country called by Yoon", why(yoon, "JPN", 1)},
        {"was the US the first country Yoon met", why(order(meeting).by("yoon-suk-yeol"), "USA", 1)},
        {"was the US the first country to call Moon", why(order(call).by("moon-jae-in").received(), "USA", 1)},
        {"was China the first to call Lee Jae-myung after he took office",
         why(order(call).by("lee-jae-myung").received().after(took_office), "CHN", 1)},
        {"was the US president the first to call Moon", why(order(call).by("moon-jae-in").received(), "USA", 1)},
        {"was Trump the first to call Moon", first_contact("donald-trump").among(list(call).by("moon-jae-in").received())},
        {"was Trump the first leader Moon called", first_contact("donald-trump").among(list(call).by("moon-jae-in"))},
    });
}

TEST_CASE("questions in words: what came before the same of others")
{
    auto const kor_jpn = [](query q) { return q.of_pair("KOR", "JPN"); };
    auto const kor_chn = [](query q) { return q.of_pair("KOR", "CHN"); };
    check({
        {"did the leaders of KOR and JPN speak before the leaders of KOR and CHN", sooner(kor_jpn(first(call)), kor_chn(first(call)))},
        {"did the leaders of South Korea and Japan meet before the leaders of South Korea and China since 2025",
         sooner(kor_jpn(first(meeting)).since(when("2025")), kor_chn(first(meeting)).since(when("2025")))},
        {"since 2025, did the leaders of KOR and JPN meet before the leaders of KOR and CHN did",
         sooner(kor_jpn(first(meeting)).since(when("2025")), kor_chn(first(meeting)).since(when("2025")))},
        {"did Moon call China before Yoon did",
         sooner(first(call).by("moon-jae-in").with("CHN"), first(call).by("yoon-suk-yeol").with("CHN"))},
        {"did Trump talk to Xi before Biden did after taking office",
         sooner(first(call).by("donald-trump").with("xi-jinping").after(took_office),
                first(call).by("joe-biden").with("xi-jinping").after(took_office))},
    });
}

TEST_CASE("questions in words: how long somebody held office, and who was earlier in it")
{
    auto const china = gap(elected, call).with("CHN");
    check({
        {"how many days was Moon in office", days_in_office(asked::leader{"moon-jae-in"})},
        {"how long was each president of South Korea in office", days_in_office(asked::holders{kor})},
        {"how long has Lee Jae-myung been in office", days_in_office(asked::leader{"lee-jae-myung"})},
        {"How long did Yoon hold office?", days_in_office(asked::leader{"yoon-suk-yeol"})},
        {"time in office of Trump", days_in_office(asked::leader{"donald-trump"})},
        {"days in office by each president of South Korea, with acting holders", days_in_office(asked::holders{kor}, true)},
        {"how long was Moon in office as known on 2022-01-01",
         asked::days_in_office{asked::leader{"moon-jae-in"}, false, when("2022-01-01")}},
        {"Was Yoon earlier than predecessor to call China?", earlier_than_predecessor("yoon-suk-yeol", china)},
        {"was Yoon earlier than his predecessor to call China after election", earlier_than_predecessor("yoon-suk-yeol", china)},
        {"was Yoon sooner than Moon to call China", earlier("yoon-suk-yeol", "moon-jae-in", china)},
        {"was Moon faster than Park Geun-hye to meet the US after taking office",
         earlier("moon-jae-in", "park-geun-hye", gap(took_office, meeting).with("USA"))},
        {"did Yoon call China before his predecessor", earlier_than_predecessor("yoon-suk-yeol", china)},
        {"did Yoon call China before his predecessor did", earlier_than_predecessor("yoon-suk-yeol", china)},
    });
}

TEST_CASE("questions in words: from one first to another, on whose word, how large a share")
{
    auto const firsts = [](query q) { return interval(first(call).by_each_pair(), std::move(q)); };
    auto const moon = [](query q) { return q.by("moon-jae-in").with("USA"); };
    check({
        {"How long between first call and first meeting, per dyad?", firsts(first(meeting).by_each_pair())},
        {"how long between the first call and the first visit, for each pair", firsts(first(visit).by_each_pair())},
        {"how long was it between Moon's first call and first meeting with the US", interval(moon(first(call)), moon(first(meeting)))},
        {"how many days between the first call and his first meeting of Moon with the US",
         interval(moon(first(call)), moon(first(meeting)))},
        {"time between first meeting and first call, per pair, in 2025",
         interval(first(meeting).by_each_pair().during(when("2025")), first(call).by_each_pair().during(when("2025")))},
        {"which first calls of each president of South Korea depend on a single source", single_source(first(call).by_each(kor))},
        {"which calls of Moon rest on one source", single_source(list(call).by("moon-jae-in"))},
        {"which answers depend on a single source", single_source(list())},
        {"Which claims contradict each other?", contradictions()},
        {"which claims contradict, as known on 9 June 2025", asked::contradictions{when("2025-06-09")}},
        {"share of first calls of each president of South Korea after election that went to the US",
         share(first(call).by_each(kor).after(elected), {"USA"})},
        {"what share of first calls of presidents of South Korea went to the US or Japan", share(first(call).by_each(kor), {"USA", "JPN"})},
        {"share of last meetings of each president of South Korea with the G7", share(last(meeting).by_each(kor), {"G7"})},
        {"calls of Moon, page 2 of 5 each", page(list(call).by("moon-jae-in"), 2, 5)},
        {"page 1 of 10 each of (list of calls by \"moon-jae-in\")", page(list(call).by("moon-jae-in"), 1, 10)},
        {"events of Moon, page 3", page(list().by("moon-jae-in"), 3, 20)},
        {"what contacts are planned for the next 30 days as of 9 June 2025",
         list().that_are({status::planned}).within(30, when("2025-06-09")).as_of(when("2025-06-09"))},
        {"as known on 2025-06-09, which meetings of Lee Jae-myung are planned in the next 7 days",
         list(meeting).by("lee-jae-myung").that_are({status::planned}).within(7, when("2025-06-09")).as_of(when("2025-06-09"))},
        {"calls of the Filipino president", list(call).by_each("PHL/president")},
        {"calls of the Irish taoiseach", list(call).by_each("IRL/taoiseach")},
    });
}

TEST_CASE("questions in words: the second, and who was the first to do it")
{
    auto const yoon = order(call).by("yoon-suk-yeol");
    check({
        {"which country did Yoon call second", yoon.top(2)},
        {"which country was the third that Yoon called after election", yoon.after(elected).top(3)},
        {"which was the third country that Yoon called", yoon.top(3)},
        {"which country did Yoon call 2nd after taking office", yoon.after(took_office).top(2)},
        {"who was the first leader to call Moon", first(call).by("moon-jae-in").received()},
        {"Who was the first foreign leader to call Lee Jae-myung after his election?",
         first(call).by("lee-jae-myung").received().after(elected)},
        {"who was first to call Moon", first(call).by("moon-jae-in").received()},
        {"which country was the first to call Moon", first(call).by("moon-jae-in").received()},
        {"which leader was the first to call Moon", first(call).by("moon-jae-in").received()},
        {"which leader was the first to meet Moon", first(meeting).by("moon-jae-in")},
        {"who was the last to call Moon before 2018", last(call).by("moon-jae-in").received().before(when("2018"))},
        {"when was the last time the leaders of South Korea and Japan spoke", last(call).of_pair("KOR", "JPN")},
        {"when was the first time Moon called China", first(call).by("moon-jae-in").with("CHN")},
        {"how many days between Moon's election and Moon's first call with China", gap(elected, call).by("moon-jae-in").with("CHN")},
        {"how long between the inauguration of Yoon and his first meeting with the US",
         gap(took_office, meeting).by("yoon-suk-yeol").with("USA")},
        {"how many days between election and first call with China for each president of South Korea",
         gap(elected, call).by_each(kor).with("CHN")},
        {"how long between Moon's first call and Moon's first meeting",
         interval(first(call).by("moon-jae-in"), first(meeting).by("moon-jae-in"))},
    });
}

TEST_CASE("questions in words: of two by one title, of rows that did or did not, and the day of an election")
{
    auto const each = [](query q) { return q.by_each(kor); };
    check({
        {"when did the presidents of the US and South Korea last meet before 1 January 2018",
         last(meeting).of_pair("USA", "KOR").before(when("2018-01-01"))},
        {"did the presidents of the US and South Korea speak in 2017", list(call).of_pair("USA", "KOR").during(when("2017"))},
        {"which presidents of South Korea had not called China by the 30th day after election",
         each(not_contacted(call).within(30, elected)).with("CHN")},
        {"which president of South Korea never called Japan", each(not_contacted(call)).with("JPN")},
        {"how many presidents of South Korea called the US first", share(each(first(call)), {"USA"})},
        {"how many presidents of South Korea called China last after election", share(each(last(call)).after(elected), {"CHN"})},
        {"did Moon call the US on the day he was elected", list(call).by("moon-jae-in").with("USA").within(0, elected)},
        {"calls of Moon on the day of his inauguration", list(call).by("moon-jae-in").within(0, took_office)},
        {"which country did Moon call first after the election of Yoon", first(call).by("moon-jae-in").after(the("yoon-2022.elected"))},
        {"what was the last contact between South Korea and China before the election of Yoon",
         last().of_pair("KOR", "CHN").before(the("yoon-2022.elected"))},
        {"calls of Moon since the inauguration of Moon", list(call).by("moon-jae-in").since(took_office)},
        {"first call after the election of Moon", first(call).by("moon-jae-in").after(elected)},
    });
}

TEST_CASE("questions in words: by what data say of leaders beside the vocabulary")
{
    wording::lexicon const some{io::read(ENTENTE_SOURCE_DIR "/tests/data/words/parties.json")};
    auto const firsts = first(call).by_each(kor).after(elected);
    asked::tally by_party{count(call).by_each(kor), {grouped::attribute}, {}, {}, {}, "party"};
    check(some, {
                    {"share of first calls after election that went to the US, by party of the president of South Korea",
                     share(firsts, {"USA"}, "party")},
                    {"Share of first calls of each president of South Korea after election that went to the US, by party of the president",
                     share(firsts, {"USA"}, "party")},
                    {"share of first calls of each leader that went to the US, by region of the leader",
                     share(first(call).by_each_term(), {"USA"}, "region")},
                    {"how many calls of each president of South Korea by party of the president", by_party},
                    {"number of calls of each president of South Korea by attribute \"party\"", by_party},
                });
}

TEST_CASE("questions in words: what of these is refused")
{
    struct refused {
        char const* text;
        code how;
        char const* says;
    };
    for (auto const& r : std::vector<refused>{
             {"calls of Moon as of today", code::unread_question, "\"today\" is no date here: a question means the same"},
             {"calls of Moon since yesterday", code::unread_question, "\"yesterday\" is no date here"},
             {"what is planned for the next 30 days", code::unread_question, "from which day on"},
             {"what is planned for the next weeks as of 2025-06-09", code::unread_question, "how many days is not said"},
             {"share of first calls by party of the president", code::unknown_name, "no leader's \"party\" is said in these data"},
             {"share of calls of Moon that went to the US", code::unread_question, "a share is one of first contacts"},
             {"share of first calls of Moon", code::unread_question, "the share with whom is not said"},
             {"calls of Moon, page two of x", code::unread_question, "\"x\" cannot be read here"},
             {"calls of Moon, page", code::unread_question, "which page is not said"},
             {"first call of Moon, page 2 of 5", code::unread_question, "pages are those of a list"},
             {"how many days was Moon in office with China", code::unread_question, "how long an office was held"},
             {"how long in office", code::unread_question, "whose time in office is not said"},
             {"was Yoon earlier than", code::unread_question, "ends too early"},
             {"was Yoon earlier than Moon", code::unread_question, "earlier to do what is not said"},
             {"was Yoon earlier than Moon and Park Geun-hye to call China", code::unread_question, "two leaders are compared"},
             {"how long between the first call and Moon", code::unread_question, "between which two the time is counted"},
             {"which claims contradict each other of Moon", code::unread_question, "asked with something else"},
             {"how long between first call and first meeting, per dyad, on average", code::unread_question, "average"},
             {"which president called China second", code::unread_question, "\"second\" cannot be read here"},
             {"Yoon's second and third call", code::unread_question, "\"second\" cannot be read here"},
             {"calls not with the US by Moon", code::unread_question, "what is left out cannot be said"},
             {"Moon's third call", code::unread_question, "they are not numbered"},
             {"the first three calls of Moon after election", code::unread_question, "they are not numbered"},
             {"calls of Moon on the day of China", code::unread_question, "on the day of what cannot be read"},
             {"calls of Moon after the election of Trump", code::ambiguous_name, "has several terms"},
             {"how many presidents of South Korea called first", code::unread_question, "how many is asked with something else"},
         }) {
        INFO(r.text);
        auto const read = wording::read(r.text, names());
        if (read) {
            FAIL_CHECK("it is read as " + wording::print(read->asked));
            continue;
        }
        INFO(to_string(read.problems().front()));
        CHECK(read.problems().front().code == r.how);
        CHECK(to_string(read.problems().front()).find(r.says) != std::string::npos);
    }
}

} // namespace words_more_read_tests
