// Questions in words, and the values that they are: each written by hand from what the question means.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "words_checks.hpp"

#include <entente/entente.hpp>
#include <entente/io/json.hpp>
#include <entente/words.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace words_read_tests {

using namespace entente;
using words_checks::check;
using words_checks::names;

namespace {

std::string const kor = "KOR/president";
std::string const usa = "USA/president";

/// In order, with anything between.
pattern one_after_another(std::vector<std::string> const& parties, query among)
{
    auto p = contact(parties.front());
    for (std::size_t i = 1; i != parties.size(); ++i) p = p.followed_by(parties[i]);
    return p.among(std::move(among));
}

} // namespace

TEST_CASE("questions in words: those that people have")
{
    check({
        {"which country did each president of South Korea call first after election", first(call).by_each(kor).after(elected)},
        {"which countries did Moon Jae-in call after election, in order", order(call).by("moon-jae-in").after(elected)},
        {"in what order did each US president meet the leaders of KOR, JPN and CHN after taking office",
         order(meeting).by_each(usa).with({"KOR", "JPN", "CHN"}).after(took_office)},
        {"who called Lee Jae-myung first after he took office", first(call).by("lee-jae-myung").received().after(took_office)},
        {"did Lee Jae-myung call Japan before China", whether("JPN", "CHN", call).by("lee-jae-myung")},
        {"which presidents called the US before China before Japan",
         one_after_another({"USA", "CHN", "JPN"}, list(call).by_each("*/president"))},
        {"how many days after election did each president of KOR first call CHN, and on average",
         asked::spread{gap(elected, call).by_each(kor).with("CHN")}},
        {"when did the leaders of KOR and JPN last meet before 9 June 2025",
         last(meeting).of_pair("KOR", "JPN").before(when("2025-06-09"))},
        {"how often did the leaders of the US and China meet each year since 1993",
         asked::tally{count(meeting).of_pair("USA", "CHN").since(when("1993")), {grouped::year}, {}, {}}},
        {"as known on 9 June 2025, which countries had Lee Jae-myung called", order(call).by("lee-jae-myung").as_of(when("2025-06-09"))},
        {"which countries had Yoon not called by the 20th day after election", not_contacted(call).by("yoon-suk-yeol").within(20, elected)},
        {"Whom did Lee Jae-myung call within a week of his election?", order(call).by("lee-jae-myung").within(7, elected)},
        {"calls of Lee Jae-myung within two weeks of taking office", list(call).by("lee-jae-myung").within(14, took_office)},
        {"what was planned with China on 9 June 2025",
         list().with("CHN").that_are({status::planned}).as_of(when("2025-06-09")).since(when("2025-06-09"))},
        {"whose order of first calls was the same as Yoon's", asked::likeness{order(call).by_each_term(), "yoon-suk-yeol", 0}},
        {"where did each chancellor of Germany travel first", first(visit, meeting, summit).by_each("DEU/chancellor").abroad()},
        {"whom did Trump call most in 2025",
         asked::tally{count(call).by("donald-trump").during(when("2025")), {grouped::counterpart}, asked::tally::told::most, {}}},
        {"who was president of South Korea on 11 May 2017", asked::in_office{kor, when("2017-05-11")}},
        {"why was China second for Moon", asked::why{order(call).by("moon-jae-in"), "CHN", 2}},
    });
}

TEST_CASE("questions in words: the thirty of four readers, each of somebody")
{
    auto const june = when("2025-06", "Asia/Seoul");
    check({
        {"Which country did each president call first after election?", first(call).by_each("*/president").after(elected)},
        {"Who called Moon first after Moon's election?", first(call).by("moon-jae-in").received().after(elected)},
        {"First call placed by Yoon after inauguration", first(call).by("yoon-suk-yeol").placed().after(took_office)},
        {"Who was president of Korea on 2017-05-12?", asked::in_office{kor, when("2017-05-12")}},
        {"What is the longest gap between two calls of Moon with the US?", asked::pause{list(call).by("moon-jae-in").with("USA"), false}},
        {"List all calls in June 2025 in Seoul time", list(call).during(june)},
        {"What was planned but never happened?", list().that_are({status::planned, status::postponed, status::cancelled})},
        {"first in-person contact of Lee Jae-myung", first(meeting, visit).by("lee-jae-myung")},
        {"first foreign trip of Lee Jae-myung", first(visit, meeting, summit).by("lee-jae-myung").abroad()},
        {"first guest of Lee Jae-myung", first(visit, meeting, summit).by("lee-jae-myung").at_home()},
        {"did Moon call China before Yoon called China",
         asked::sooner{first(call).by("moon-jae-in").with("CHN"), first(call).by("yoon-suk-yeol").with("CHN")}},
        {"Has any president of South Korea called China before Japan?", whether("CHN", "JPN", call).by_each(kor)},
        {"What happened on 11 May in former years?", asked::on_this_day{list(), 5, 11}},
        {"On average, how many days after election did each president of South Korea first call the US?",
         asked::spread{gap(elected, call).by_each(kor).with("USA")}},
        {"Did Trump talk to Xi before Xi talked to Putin?",
         asked::sooner{first(call).by("donald-trump").with("xi-jinping"), first(call).by("xi-jinping").with("vladimir-putin")}},
        {"With whom of the G7 has Lee Jae-myung not yet spoken?", not_contacted(call).by("lee-jae-myung").with("G7")},
        {"When did Lee Jae-myung last speak to Trump?", last(call).by("lee-jae-myung").with("donald-trump")},
        {"How often did Xi and Putin meet per year?",
         asked::tally{count(meeting).by("xi-jinping").with("vladimir-putin"), {grouped::year}, {}, {}}},
        {"Whom has Trump called most?", asked::tally{count(call).by("donald-trump"), {grouped::counterpart}, asked::tally::told::most, {}}},
        {"Which leaders did Moon meet at g20-2017-hamburg?", order(meeting).by("moon-jae-in").at("g20-2017-hamburg")},
        {"What contacts are planned within 30 days of 9 June 2025, as known on 9 June 2025?",
         list().that_are({status::planned}).within(30, when("2025-06-09")).as_of(when("2025-06-09"))},
        {"Whose call did Moon return within 7 days?", asked::returned{list(call).by("moon-jae-in"), 7}},
        {"Median time from election to the first call with China over all presidents of South Korea",
         asked::spread{gap(elected, call).by_each(kor).with("CHN")}},
        {"For each leader pair, number of contacts in the first 100 days",
         asked::tally{count().by_each_pair().within(99, took_office), {grouped::pair}, {}, {}}},
        {"all calls and meetings of Moon", list(call, meeting).by("moon-jae-in")},
        {"How similar are the orders of first calls of Moon and Yoon?", asked::comparison{order(call), "moon-jae-in", "yoon-suk-yeol"}},
        {"Why did Moon call the US first after election?", asked::why{order(call).by("moon-jae-in").after(elected), "USA", 1}},
        {"How long after kr-2017-05-us-call-1 did Moon first meet Trump",
         gap(the("kr-2017-05-us-call-1"), meeting).by("moon-jae-in").with("donald-trump")},
        {"Number of calls with the US by leader", asked::tally{count(call).with("USA"), {grouped::leader}, {}, {}}},
        {"Lee Jae-myung's calls and meetings", list(call, meeting).by("lee-jae-myung")},
        {"What changed between 9 June 2025 and 10 June 2025 in the order of calls of Lee Jae-myung",
         asked::change{order(call).by("lee-jae-myung"), when("2025-06-09"), when("2025-06-10")}},
        {"what was the next call after kr-2017-05-us-call-1 of Moon",
         asked::neighbour{"kr-2017-05-us-call-1", false, list(call).by("moon-jae-in")}},
    });
}

TEST_CASE("questions in words: other words for the same")
{
    auto const moon_first = first(call).by("moon-jae-in").after(elected);
    for (auto const* text : {
             "Which country did Moon call first after the election?",
             "which country did Moon Jae-in first call after his election",
             "WHICH COUNTRY DID MOON CALL FIRST AFTER ELECTION?",
             "After election, which country did Moon first phone?",
             "whom did President Moon call first after being elected",
             "the first call of Moon after election",
             "first call by moon-jae-in after elected",
             "Moon's first call after he was elected",
             "\xEB\xAC\xB8\xEC\x9E\xAC\xEC\x9D\xB8's first phone call after the election",
             "which country was called first by Moon after election",
         })
        check({{text, moon_first}});
}

TEST_CASE("questions in words: windows and dates")
{
    auto const calls = list(call).by("moon-jae-in");
    check({
        {"calls of Moon in 2018", calls.during(when("2018"))},
        {"calls of Moon in May 2017", calls.during(when("2017-05"))},
        {"calls of Moon on 11 May 2017", calls.during(when("2017-05-11"))},
        {"calls of Moon on May 11, 2017", calls.during(when("2017-05-11"))},
        {"calls of Moon on the 11th of May 2017", calls.during(when("2017-05-11"))},
        {"calls of Moon since 2018", calls.since(when("2018"))},
        {"calls of Moon before 2018", calls.before(when("2018"))},
        {"calls of Moon until 2018", calls.until(when("2018"))},
        {"calls of Moon by 11 May 2017", calls.until(when("2017-05-11"))},
        {"calls of Moon between 2017 and 2019", calls.between(when("2017"), when("2019"))},
        {"calls of Moon from 2017 to 2019", calls.since(when("2017")).until(when("2019"))},
        {"calls of Moon between the election and taking office", calls.between(elected, took_office)},
        {"calls of Moon within 100 days of taking office", calls.within(100, took_office)},
        {"calls of Moon after inauguration", calls.after(took_office)},
        {"calls of Moon before he left office", calls.before(left_office)},
        {"calls of Moon after kr-2017-05-us-call-1", calls.after(the("kr-2017-05-us-call-1"))},
        {"calls of Moon before yoon-2022.elected", calls.before(the("yoon-2022.elected"))},
        {"calls of Moon before Yoon's election", calls.before(the("yoon-2022.elected"))},
        {"calls of Moon after 2017-05-10T22:30 in \"Asia/Seoul\"", calls.after(when("2017-05-10T22:30", "Asia/Seoul"))},
        {"calls of Moon as of 11 May 2017 Seoul time", calls.as_of(when("2017-05-11", "Asia/Seoul"))},
        {"calls of Moon beyond the term", calls.even_beyond_the_term()},
    });
}

TEST_CASE("questions in words: kinds, direction, place, with whom")
{
    auto const moon = [](query q) { return q.by("moon-jae-in"); };
    check({
        {"how many calls did Moon have with Japan", moon(count(call)).with("JPN")},
        {"how many meetings and visits did Moon have with the US", moon(count(meeting, visit)).with("USA")},
        {"how many calls did Moon receive", moon(count(call)).received()},
        {"how many calls did Moon make", moon(count(call)).placed()},
        {"which country did Moon visit first", moon(first(visit)).placed()},
        {"who visited Moon first", moon(first(visit)).received()},
        {"whom did Moon host first", moon(first(visit)).received()},
        {"whom did Moon last meet", moon(last(meeting))},
        {"which country did Moon first contact", moon(first())},
        {"calls of Moon with the G7", moon(list(call)).with("G7")},
        {"calls of Moon with Xi, Abe and Trump", moon(list(call)).with({"xi-jinping", "shinzo-abe", "donald-trump"})},
        {"calls of Moon with the president of China", moon(list(call)).with("CHN")},
        {"video calls of Moon", moon(list(video_call))},
        {"letters of Moon", moon(list(message))},
        {"meetings abroad of Moon", moon(list(meeting)).abroad()},
        {"meetings of Moon at home", moon(list(meeting)).at_home()},
        {"meetings of Moon at g20-2017-hamburg", moon(list(meeting)).at("g20-2017-hamburg")},
        {"meetings of Moon at the G20", moon(list(meeting)).at("g20-*")},
        {"cancelled or postponed visits of Moon", moon(list(visit)).that_are({status::cancelled, status::postponed})},
        {"calls between Moon and Xi", moon(list(call)).with("xi-jinping")},
        {"calls between KOR and JPN", list(call).of_pair("KOR", "JPN")},
        {"first call of each leader of Japan", first(call).by_each_leader_of("JPN")},
        {"which three countries did Moon call first", moon(order(call)).top(3)},
        {"the first three countries Moon called", moon(order(call)).top(3)},
        {"top 3 countries Trump called most",
         asked::tally{count(call).by("donald-trump"), {grouped::counterpart}, asked::tally::told::most, 3}},
        {"who called Moon most",
         asked::tally{count(call).by("moon-jae-in").received(), {grouped::counterpart}, asked::tally::told::most, {}}},
        {"calls of each leader by month", asked::tally{count(call).by_each_term(), {grouped::month}, {}, {}}},
        {"which presidents of South Korea called China first", first_contact("CHN").among(list(call).by_each(kor))},
        {"which presidents of South Korea called the US, then Japan", contact("USA").then("JPN").among(list(call).by_each(kor))},
    });
}

TEST_CASE("questions in words: what was settled is said")
{
    auto const notes = [](char const* text) {
        auto const read = wording::read(text, names());
        return read ? read->notes : std::vector<std::string>{"not read"};
    };
    CHECK(notes("who was president of Korea on 2017-05-12") == std::vector<std::string>{"\"Korea\" is read as KOR; PRK may be meant"});
    CHECK(notes("which countries had Yoon not called by the 20th day after election").size() == 1);
    CHECK(notes("With whom of the G7 has Yoon not yet spoken?").empty());
    CHECK(notes("calls of Moon with China").empty());
    CHECK(notes("calls of Moon on 11 May 2017") ==
          std::vector<std::string>{"2017-05-11 is the day of the whole Earth, 50 hours, where no zone is said: \"2017-05-11 Seoul time\""});
    for (auto const* text : {"calls of Moon on 11 May 2017 Seoul time", "calls of Moon in May 2017", "calls of Moon before 11 May 2017"})
        CHECK(notes(text).empty());
    CHECK(notes("why was China second for Moon") == std::vector<std::string>{"no kind of event is named: calls are meant"});
}

} // namespace words_read_tests
