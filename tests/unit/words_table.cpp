// The questions of a journalist, a diplomat, a political scientist and a programmer: as they are asked, printed back, and answered.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/json.hpp>
#include <entente/words.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace words_table_tests {

using namespace entente;

namespace {

timeline const& korea()
{
    static timeline const world = io::read(std::string(ENTENTE_SOURCE_DIR) + "/data/korea.json");
    return world;
}

/// What is read from data/korea.json by eye: each of these stands in a line of the answer, the next in that one or behind; `how` is its
/// verdict.
struct row {
    char const* question;
    char const* printed;
    std::vector<std::string> answer;
    verdict how;
};

constexpr auto none = verdict::none;
constexpr auto possible = verdict::possible;
constexpr auto certain = verdict::certain;

void check(std::vector<row> const& rows)
{
    static wording::lexicon const names{korea()};
    for (auto const& r : rows) {
        INFO(r.question);
        auto const read = wording::read(r.question, names);
        if (!read) {
            FAIL_CHECK(wording::explain(r.question, read.problems()));
            continue;
        }
        CHECK(wording::print(read->asked) == r.printed);
        auto const told = wording::ask(korea(), read->asked);
        CHECK(name(told.verdict) == name(r.how));
        auto line = told.lines.begin();
        for (auto const& part : r.answer) {
            line = std::find_if(line, told.lines.end(), [&](std::string const& l) { return l.find(part) != l.npos; });
            INFO(part);
            if (line == told.lines.end()) {
                std::string all;
                for (auto const& l : told.lines) all += "\n  " + l;
                FAIL_CHECK("not answered so:" + all);
                break;
            }
        }
    }
}

} // namespace

// First calls: Park's to Germany on 20 December 2012 at 20:00, that of the US at 11:00 on the 21st; of all others the US, Kim Dae-jung's by
// three claims of order. Calls of Lee: US 6 June 2025 22:00, Japan 9 June 12:00, China 10 June 11:30, reported on the 10th.
TEST_CASE("questions in words: those of the issue, printed back and answered", "[words]")
{
    check({
        {"which country did each president of South Korea call first after election",
         "first call by each holder of \"KOR/president\" after election",
         {"Roh Tae-woo: USA", "Kim Young-sam: USA", "Kim Dae-jung: USA", "Roh Moo-hyun: USA", "Lee Myung-bak: USA", "Park Geun-hye: DEU",
          "Moon Jae-in: USA, certain among 18 known calls, 10 May 2017 22:30, 1 day after", "Yoon Suk-yeol: USA", "Lee Jae-myung: USA"},
         certain},
        {"which countries did Moon Jae-in call after election, in order",
         "order of calls by \"moon-jae-in\" after election",
         {"USA, CHN, {IND JPN}, AUS, GBR, DEU, RUS, CAN, MEX, FRA, NZL, NLD, TUR; at some point in May 2017: IDN"},
         possible},
        {"in what order did each US president meet the leaders of KOR, JPN and CHN after taking office",
         "order of meetings by each holder of \"USA/president\" with \"KOR\", \"JPN\" and \"CHN\" after took office",
         {"Ronald Reagan: KOR", "Joe Biden: KOR, certain among 1 known meeting",
          "Donald Trump (2025): KOR, certain among 2 known meetings"},
         none},
        {"who called Lee Jae-myung first after he took office",
         "first call received by \"lee-jae-myung\" after took office",
         {"USA (6 June 2025 22:00), JPN (9 June 2025 12:00), CHN (10 June 2025 11:30)"}, // nobody says who placed them
         possible},
        {"did Lee Jae-myung call Japan before China",
         "whether \"JPN\" came before \"CHN\" in calls by \"lee-jae-myung\"",
         {"Lee Jae-myung: JPN before CHN, certain"},
         certain},
        {"which presidents called the US before China before Japan",
         "pattern anywhere contact with \"USA\", followed by contact with \"CHN\", followed by contact with \"JPN\", among (list of calls "
         "by "
         "each holder of \"*/president\")",
         {"Moon Jae-in: USA CHN JPN (10 May 2017 22:30), certain"},
         none},
        {"how many days after election did each president of KOR first call CHN, and on average",
         "average of (time from election to first call by each holder of \"KOR/president\" with \"CHN\")",
         {"Park Geun-hye: 91 days after", "Moon Jae-in: 2 days after", "Yoon Suk-yeol: 16 days after", "Lee Jae-myung: 7 days after",
          "mean 29 days, median 11.5 days, least 2 days, greatest 91 days"}, // (91 + 2 + 16 + 7) / 4
         certain},
        {"when did the leaders of KOR and JPN last meet before 9 June 2025",
         "last meeting of the pair \"KOR\" and \"JPN\" before 2025-06-09",
         {"KOR-JPN: JPN, certain among 7 known meetings, 10 October 2024"},
         certain},
        {"how often did the leaders of the US and China meet each year since 1993",
         "tally by year, of (number of meetings of the pair \"USA\" and \"CHN\" since 1993)",
         {"USA-CHN: 0 known meetings"}, // none in this file
         none},
        {"which countries had Yoon not called by the 20th day after election",
         "which countries were not contacted in calls by \"yoon-suk-yeol\" within 20 days of election",
         {"CAN (certain), NLD (certain)"}, // 6 May and 30 March 2022; Ukraine was called on the 29th, the 20th day
         certain},
        {"as known on 9 June 2025, which countries had Lee Jae-myung called",
         "order of calls by \"lee-jae-myung\" as known on 2025-06-09",
         {"Lee Jae-myung: USA, JPN, certain among 2 known calls"},
         certain},
        {"what was planned with China on 9 June 2025",
         "list of contacts that are planned with \"CHN\" since 2025-06-09 as known on 2025-06-09",
         {"CHN (Lee Jae-myung, Xi Jinping, planned call"},
         possible},
        {"whose order of first calls was the same as Yoon's",
         "orders like that of \"yoon-suk-yeol\" among (order of calls by each term)",
         {"alike Yoon Suk-yeol, as far as both go: Roh Tae-woo, Kim Young-sam, Kim Dae-jung, Roh Moo-hyun, Lee Myung-bak, certain"},
         certain},
        {"whom did Trump call most in 2025",
         "tally by counterpart, most, of (number of calls by \"donald-trump\" during 2025)",
         {"Donald Trump (2025): KOR"},
         none},
        {"who was president of South Korea on 11 May 2017",
         "holder of \"KOR/president\" on 2017-05-11",
         {"KOR/president on 2017-05-11: Moon Jae-in, certain"},
         possible}, // a day without a zone: Hwang Kyo-ahn left on the 10th in Seoul
        {"why was China second for Moon",
         "why \"CHN\" at rank 2 in (order of calls by \"moon-jae-in\")",
         {"Moon Jae-in: CHN was 2nd; after USA; before IND, JPN, IDN, AUS"},
         certain},
    });
}

TEST_CASE("questions in words: the thirty of four readers, printed back and answered", "[words]")
{
    check({
        {"Who called Moon first after Moon's election?",
         "first call received by \"moon-jae-in\" after election",
         {"Moon Jae-in: USA, certain among"},
         certain},
        {"First call placed by Yoon after inauguration",
         "first call placed by \"yoon-suk-yeol\" after took office",
         {"JPN (2 October 2024 15:15), USA (7 November 2024 07:59), possible among 2 known calls"},
         possible},
        {"Who was president of Korea on 2017-05-12?",
         "holder of \"KOR/president\" on 2017-05-12",
         {"KOR/president on 2017-05-12: Moon Jae-in, certain"},
         certain},
        {"What is the longest gap between two calls of Moon with the US?",
         "longest gap in (list of calls by \"moon-jae-in\" with \"USA\")",
         {"1281 d 10 h", "USA (12 November 2020 09:00)"}, // 10 May 2017 22:30 to 12 November 2020 09:00
         possible},
        {"List all calls in June 2025 in Seoul time",
         "list of calls during 2025-06 in \"Asia/Seoul\"",
         {"KOR USA (Lee Jae-myung, Donald Trump, 6 June 2025 22:00), JPN KOR"},
         certain},
        {"What was planned but never happened?",
         "list of contacts that are planned, postponed or cancelled",
         {"JPN KOR (Yoon Suk-yeol, Fumio Kishida, cancelled meeting, 29 June 2022, Madrid)"},
         certain},
        {"first in-person contact of Lee Jae-myung",
         "first meeting or visit by \"lee-jae-myung\"",
         {"Lee Jae-myung: ZAF (meeting), certain"}, // by a claim: before the one with Australia of that day
         certain},
        {"Was Yoon earlier than predecessor to call China?",
         "whether \"yoon-suk-yeol\" was earlier than predecessor by (time from election to first call with \"CHN\")",
         {"Yoon Suk-yeol (16 days) and Moon Jae-in (2 days): certainly not earlier"}, // 9 to 25 March 2022, 9 to 11 May 2017
         none},
        {"Has any president of South Korea called China before Japan?",
         "whether \"CHN\" came before \"JPN\" in calls by each holder of \"KOR/president\"",
         {"Park Geun-hye: CHN before JPN, certainly not", "Moon Jae-in: CHN before JPN, certain",
          "Yoon Suk-yeol: CHN before JPN, certainly not", "Lee Jae-myung: CHN before JPN, certainly not"},
         none},
        {"What happened on 11 May in former years?", "(list of contacts) on 11 May of any year", {"CHN KOR", "possibly IDN KOR"}, possible},
        {"On average, how many days after election did each president of South Korea first call the US?",
         "average of (time from election to first call by each holder of \"KOR/president\" with \"USA\")",
         // 1794, 2, 1, 1, 1, 2, 1, 1, 3
         {"mean 200.7 days, median 1 day, least 1 day, greatest 1794 days; of 9 rows 0 undecided"},
         certain},
        {"Did Trump talk to Xi before Xi talked to Putin?",
         "whether (first call by \"donald-trump\" with \"xi-jinping\") came before (first call by \"xi-jinping\" with \"vladimir-putin\")",
         {"neither is known"},
         none},
        {"With whom of the G7 has Lee Jae-myung not yet spoken?",
         "which countries were not contacted in calls by \"lee-jae-myung\" with \"G7\"",
         {"CAN (certain), ITA (certain), GBR (certain)"}, // calls with the US, Japan, Germany and France are known
         certain},
        {"When did Lee Jae-myung last speak to Trump?",
         "last call by \"lee-jae-myung\" with \"donald-trump\"",
         {"USA, certain among 1 known call, 6 June 2025 22:00"},
         certain},
        {"How often did Xi and Putin meet per year?",
         "tally by year, of (number of meetings by \"xi-jinping\" with \"vladimir-putin\")",
         {"0 known meetings"},
         none},
        {"Whom has Trump called most?",
         "tally by counterpart, most, of (number of calls by \"donald-trump\")",
         {"Donald Trump (2017): KOR (1), certain, of 1"},
         certain},
        {"Which leaders did Moon meet at g20-2017-hamburg?",
         "order of meetings by \"moon-jae-in\" at \"g20-2017-hamburg\"",
         {"Moon Jae-in: CHN, certain among 1 known meeting"},
         certain},
        {"What contacts are planned for the next 30 days as of 9 June 2025?",
         "list of contacts that are planned within 30 days of 2025-06-09 as known on 2025-06-09",
         {"CHN KOR (Lee Jae-myung, Xi Jinping, planned call"},
         possible},
        {"Whose call did Moon return within 7 days?",
         "returned within 7 days of (list of calls by \"moon-jae-in\")",
         {"returned within 7 days: none known"},
         none},
        {"Median time from election to the first call with China over all presidents of South Korea",
         "average of (time from election to first call by each holder of \"KOR/president\" with \"CHN\")",
         {"median 11.5 days"},
         certain},
        {"For each leader pair, number of contacts in the first 100 days",
         "tally by pair, of (number of contacts by each pair within 99 days of took office)",
         {"none known"}, // the pair has no taking of office
         none},
        {"How similar are the orders of first calls of Moon and Yoon?",
         "compare \"moon-jae-in\" with \"yoon-suk-yeol\" by (order of calls)",
         {"both begin with USA; 8 in common"}, // of both USA, JPN, GBR, AUS, IND, CHN, NLD, CAN
         possible},
        {"Which answers depend on a single source?",
         "single source of (list of contacts)",
         {"KOR USA (kr-1992-11-us-call on the word of hankyung-1992-11-13)"},
         certain},
        {"Which claims contradict each other?",
         "claims that contradict each other",
         {"puts \"lee-2025.took_office\" 4 days after \"lee-2025.elected\"; set aside",
          "puts \"kr-2025-06-un-mtg-1\" before \"kr-2025-06-br-mtg-1\"; set aside"},
         certain},
        {"How long between first call and first meeting, per dyad?",
         "time between (first call by each pair) and (first meeting by each pair)",
         {"AUS-KOR: 4553 to 4554 days after", "CAN-KOR: 4528 days after"}, // 28 December 2012, 24 January 2013; 16 and 17 June 2025
         none},
        {"Share of first calls of each president of South Korea after election that went to the US",
         "share with \"USA\" of (first call by each holder of \"KOR/president\" after election)",
         {"all: 88.9 %, 8 of 9 rows, certain"},
         certain},
        {"events of Lee Jae-myung, page 2 of 5 each",
         "page 2 of 5 each of (list of contacts by \"lee-jae-myung\")",
         {"6. Lee Jae-myung: call with AUS (12 June 2025 17:00), certain", "page 2 of 8: events 6 to 10"},
         certain},
        {"What changed between 9 June 2025 and 10 June 2025 in the order of calls of Lee Jae-myung",
         "change from 2025-06-09 to 2025-06-10 in (order of calls by \"lee-jae-myung\")",
         {"Lee Jae-myung: CHN added (certain)"},
         certain},
        {"what was the next call after kr-2017-05-us-call-1 of Moon",
         "next after event \"kr-2017-05-us-call-1\" among (list of calls by \"moon-jae-in\")",
         {"CHN (11 May 2017 12:00), certain"},
         certain},
    });
}

} // namespace words_table_tests
