// The traps that the collected facts of Korea and Japan list, in the order of that list, each on the shipped data.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "scenario/world.hpp"

#include <entente/testing/catch2.hpp>

#include <string_view>

namespace traps_east_asia_tests {

using namespace entente;
using namespace scenario;
using entente::testing::called_first;
using entente::testing::called_in_order;
using entente::testing::certain;
using entente::testing::certainly_before;
using entente::testing::conflict_between;
using entente::testing::planned_but_not_held;
using entente::testing::possible;
using entente::testing::undecided;

namespace {

term const& term_of(std::string_view id)
{
    auto const& all = world().facts().terms;
    auto const at = std::find_if(all.begin(), all.end(), [&](term const& t) { return t.id == id; });
    REQUIRE(at != all.end());
    return *at;
}

bool set_aside(std::string const& claim)
{
    auto const conflicts = world().conflicts();
    return std::any_of(conflicts.begin(), conflicts.end(), [&](conflict const& c) {
        return c.rejected.kind == said::what::claim && world().facts().claims[c.rejected.record].id == claim;
    });
}

codes sides_of(query const& q)
{
    codes out;
    for (auto const& row : world().ask(q)) out.merge(parties(row));
    return out;
}

/// What a plan was for, in the words of its reports.
codes planned_times(std::string const& id)
{
    codes out;
    for (auto const& r : record(id).reports)
        if (r.status == status::planned || r.status == status::postponed) out.insert(r.time.text());
    return out;
}

} // namespace

TEST_CASE("1: one moment is of two days on the two sides of the date line", "[scenario][traps][east_asia]")
{
    struct one {
        std::string event, day, zone, other_day, other_zone;
    };
    for (auto const& [event, day, zone, other_day, other_zone] :
         {one{"kr-2022-03-us-call-1", "2022-03-10", "Asia/Seoul", "2022-03-09", "America/New_York"},
          one{"kr-2012-12-us-call-1", "2012-12-21", "Asia/Seoul", "2012-12-20", "America/New_York"},
          one{"jp-2021-10-us-call-1", "2021-10-05", "Asia/Tokyo", "2021-10-04", "America/New_York"},
          one{"jp-2024-10-us-call-1", "2024-10-02", "Asia/Tokyo", "2024-10-01", "America/New_York"},
          one{"kr-1997-12-us-call-1", "1997-12-19", "Asia/Seoul", "1997-12-18", "America/New_York"},
          one{"kr-2017-05-ca-call-1", "2017-05-16", "Asia/Seoul", "2017-05-15", "America/Toronto"},
          one{"kr-2017-05-mx-call-1", "2017-05-17", "Asia/Seoul", "2017-05-16", "America/Mexico_City"}}) {
        INFO(event);
        CHECK(day_in(zone, event) == day);
        CHECK(day_in(other_zone, event) == other_day);
    }
    // held by one side's day, printed by the other's: one event, and no contradiction
    CHECK(day_in("America/New_York", "kr-2003-05-us-summit") == "2003-05-14");
    CHECK(planned_times("kr-2003-05-us-summit") == codes{"2003-05-15"});
    CHECK_FALSE(placed("kr-2003-05-us-summit").contested);
    // "the 27th" of Tokyo's meeting is a rival day there, not Washington's
    CHECK(placed("jp-2025-10-us-summit-1").contested);

    // both clocks printed, as announced
    std::vector<bounds> both;
    for (auto const& r : record("kr-1988-10-us-summit-1").reports)
        if (r.status == status::planned) {
            problem_list problems;
            both.push_back(resolve(r.time, world().clocks(), {}, "", problems).value().hull());
        }
    REQUIRE(both.size() == 2);
    CHECK(both[0] == both[1]);
}

TEST_CASE("2: a term begins at an instant, not on a day", "[scenario][traps][east_asia]")
{
    CHECK(clock_in("UTC", "lee-2025.took_office").starts_with("2025-06-03T21:21"));
    CHECK(day_in("UTC", "lee-2025.took_office") == "2025-06-03"); // which was election day in Seoul
    CHECK(day_in("Asia/Seoul", "lee-2025.elected") == "2025-06-03");
    CHECK_THAT(world(), certainly_before("lee-2025.elected", "lee-2025.took_office"));

    CHECK(placed("moon-2017.left_office").window == placed("yoon-2022.took_office").window);
    CHECK(clock_in("Asia/Seoul", "yoon-2022.took_office").starts_with("2022-05-10T00:00")); // which pages print as the 9th or the 10th
}

TEST_CASE("3: the label of a zone may be wrong, and a country's clocks change", "[scenario][traps][east_asia]")
{
    SECTION("nine in \"standard\" time, in June: the two clocks agree, so it was summer time")
    {
        CHECK(clock_in("Asia/Seoul", "kr-2025-06-us-call-1").starts_with("2025-06-06T22:00"));
        CHECK(clock_in("America/New_York", "kr-2025-06-us-call-1").starts_with("2025-06-06T09:00"));
        CHECK_FALSE(placed("kr-2025-06-us-call-1").contested);
    }
    SECTION("a wire that is an hour off is a rival, not corrected")
    {
        CHECK(placed("jp-2024-10-us-call-1").contested);
        CHECK(placed("jp-2024-10-us-call-1").members.size() > 1);
    }
    SECTION("Seoul had summer time in 1988")
    {
        auto const seoul = [](std::string const& day) {
            problem_list problems;
            return resolve(when{day + "T12:00", "Asia/Seoul"}, world().clocks(), {}, "", problems).value().hull().earliest();
        };
        CHECK(
            to_string(shown(seoul("1988-09-01"), world().clocks().at("UTC", seoul("1988-09-01")).value())).starts_with("1988-09-01T02:00"));
        CHECK(
            to_string(shown(seoul("1988-10-20"), world().clocks().at("UTC", seoul("1988-10-20")).value())).starts_with("1988-10-20T03:00"));
    }
}

TEST_CASE("4: a call of two who are not at home has the clock of neither capital", "[scenario][traps][east_asia]")
{
    CHECK(clock_in("Asia/Kuala_Lumpur", "jp-2025-10-us-call-1").starts_with("2025-10-25T21:30"));
    CHECK(clock_in("Asia/Tokyo", "jp-2025-10-us-call-1").starts_with("2025-10-25T22:30"));
    CHECK(clock_in("Asia/Kuala_Lumpur", "jp-2025-10-au-mtg-1").starts_with("2025-10-26T18:15"));
    CHECK(clock_in("Asia/Tokyo", "jp-2025-10-au-mtg-1").starts_with("2025-10-26T19:15"));
    for (auto const* id : {"jp-2025-10-us-call-1", "jp-2025-10-au-mtg-1"}) CHECK_FALSE(placed(id).contested);
}

TEST_CASE("5: president-elect or president, on either side", "[scenario][traps][east_asia]")
{
    SECTION("after a by-election there is no time as president-elect")
    {
        auto const elect = [](std::string const& leader) { return list(call).by(leader).after(elected).before(took_office); };
        for (auto const* leader : {"Moon Jae-in", "Lee Jae-myung"})
            for (auto const& row : world().ask(elect(leader))) CHECK(row.candidates.empty());
        CHECK(sides_of(elect("Park Geun-hye")) == codes{"DEU", "USA", "AUS", "CAN"});
        CHECK_THAT(world(),
                   called_in_order("Park Geun-hye", {"JPN", "CHN"}, order(call).since(took_office).before(when{"2013-04", "Asia/Seoul"})));
    }
    SECTION("Bush rang Roh before and after the oath")
    {
        CHECK(capacity_of("roh-moo-hyun", "kr-2002-12-us-call-1") == capacity::elect);
        CHECK(capacity_of("roh-moo-hyun", "kr-2003-03-us-call-2") == capacity::incumbent);
        CHECK_THAT(world(), certainly_before("kr-2002-12-us-call-1", "roh-moo-hyun-2003.took_office"));
        CHECK_THAT(world(), certainly_before("roh-moo-hyun-2003.took_office", "kr-2003-03-us-call-2"));
    }
    SECTION("announced for a president-elect, held by a president on the day of his oath")
    {
        CHECK(day_in("Asia/Seoul", "roh-moo-hyun-2003.took_office") == "2003-02-25");
        CHECK(day_in("Asia/Seoul", "kr-2003-02-jp-mtg") == "2003-02-25");
        CHECK(capacity_of("roh-moo-hyun", "kr-2003-02-jp-mtg") == capacity::incumbent);
    }
    SECTION("the other side may be the one that is elected")
    {
        CHECK(capacity_of("bill-clinton", "kr-1992-11-us-call") == capacity::elect);
        CHECK(capacity_of("joe-biden", "kr-2020-11-us-elect-call") == capacity::elect);
        CHECK(capacity_of("donald-trump", "kr-2024-11-us-elect-call") == capacity::elect);
        CHECK_THAT(world(), certainly_before("kr-1992-11-us-call", "clinton-1993.took_office"));
    }
}

TEST_CASE("6: the leader of a party is no prime minister, and two times in office are two rows", "[scenario][traps][east_asia]")
{
    CHECK(capacity_of("shinzo-abe", "jp-2012-12-us-call-0") == capacity::candidate);
    CHECK_THAT(world(), certainly_before("jp-2012-12-us-call-0", "abe-2012.took_office"));
    CHECK(events(of_term("abe-2012", list(call).by("Shinzo Abe").since(took_office))).count("jp-2012-12-us-call-0") == 0);
    std::set<std::string> rows;
    for (auto const& row : world().ask(list(call).by("Shinzo Abe").since(took_office))) rows.insert(row.term);
    CHECK(rows == codes{"abe-2006", "abe-2012"});
    // named again without a break: one term
    for (auto const* leader : {"Fumio Kishida", "Shigeru Ishiba"}) CHECK(world().ask(list(call).by(leader).since(took_office)).size() == 1);
}

TEST_CASE("7: an acting president's call is the country's first, not the next president's", "[scenario][traps][east_asia]")
{
    auto const trump = of_term("trump-2025", first(call).by("Donald Trump").after(took_office).with("KOR"));
    CHECK(events(trump) == codes{"kr-2025-04-us-call-acting"});
    auto const lee = of_term("lee-2025", first(call).by("Lee Jae-myung").after(took_office).with("USA"));
    CHECK(events(lee) == codes{"kr-2025-06-us-call-1"});
    CHECK(is_accepted("trump-kr-first-asiae-2025"));
    CHECK(capacity_of("han-duck-soo", "kr-2024-12-us-call-acting") == capacity::acting);

    auto const each = list(call).by_each("KOR/president").with("USA");
    for (auto const& row : world().ask(each)) CHECK(events(row).count("kr-2025-04-us-call-acting") == 0);
    CHECK(events(of_term("han-2025", each.with_acting())) == codes{"kr-2025-04-us-call-acting"});
}

TEST_CASE("8: letters, telegrams and posts are no calls", "[scenario][traps][east_asia]")
{
    for (auto const* id :
         {"kr-2007-12-ru-letter", "kr-2007-12-cn-letter", "kr-1992-12-ru-tel", "kr-1992-12-fr-tel", "kr-2022-03-cn-letter"})
        CHECK(record(id).kind == event_kind::message);
    CHECK(sides_of(list(call).by("Lee Myung-bak").after(elected).before(took_office)) == codes{"USA", "JPN"});
    CHECK(sides_of(list(call).by("Kim Young-sam").after(elected)) == codes{"USA"});
    // the letter of Xi came before his call, which keeps its seventh place
    CHECK_THAT(world(), certainly_before("kr-2022-03-cn-letter", "kr-2022-03-cn-call-1"));
    CHECK(about("CHN", of_term("yoon-2022", order(call).by("Yoon Suk-yeol").after(elected))).rank == rank_range{7, 7});
    // a post of the 4th is not the call of the 13th
    CHECK(day_in("Asia/Tokyo", "jp-2021-10-gb-call-1") == "2021-10-13");
    CHECK_THAT(world(), certainly_before("kr-2017-05-us-call-1", "kr-2017-05-in-call-1")); // nor one of the 10th that of the 11th
}

TEST_CASE("9: who leads no country has no rank among countries", "[scenario][traps][east_asia]")
{
    for (auto const* leader : {"Park Geun-hye", "Lee Myung-bak", "Yoshihide Suga"}) {
        auto const q = order(call).by(leader).after(elected);
        CHECK(sides_of(q).count("UN") == 0);
        CHECK(sides_of(q.with_organizations()).count("UN") == 1);
    }
    // with the UN counted it was the second for these two
    for (auto const* leader : {"Park Geun-hye", "Lee Myung-bak"})
        CHECK(about("UN", world().ask(order(call).by(leader).after(elected).with_organizations())[0]).rank == rank_range{2, 2});
    CHECK(sides_of(order(call).by("Yoshihide Suga").after(took_office)).count("EU") == 0);
    // Ban had left the UN, and is no country's either
    CHECK(capacity_of("ban-ki-moon", "kr-2017-05-ban-call") == capacity::former);
    CHECK(sides_of(order(call).by("Moon Jae-in").after(elected).with_organizations()).count("UN") == 0);
    // a secretary of state is no leader
    auto const roh = world().ask(list(meeting).by("Roh Moo-hyun").during(when{"2003-02-25", "Asia/Seoul"}));
    for (auto const& row : roh) CHECK(parties(row) == codes{"JPN"});
}

TEST_CASE("10: first by the clock is not first in the headlines", "[scenario][traps][east_asia]")
{
    CHECK_THAT(world(), called_first("Park Geun-hye", "DEU"));
    CHECK(is_accepted("park-first-views-news-2012"));
    CHECK(is_accepted("park-first-of-four-kukmin-2012")); // "first of the four powers" is true, too
    CHECK_THAT(world(), certain(first(call).by("Park Geun-hye").with("four-powers").after(elected), {"USA"}));
    CHECK_THAT(world(), certainly_before("jp-2020-09-au-call-1", "jp-2020-09-us-call-1"));
}

TEST_CASE("11: who called whom is said, said both ways, or not said", "[scenario][traps][east_asia]")
{
    for (auto const& p : record("kr-2024-11-us-elect-call").participants) CHECK_FALSE(p.role); // both headlines, one broadcaster
    CHECK(with_role(role::initiator, "kr-2012-12-us-call-1").empty() == with_role(role::recipient, "kr-2012-12-us-call-1").empty());
    CHECK(with_role(role::initiator, "kr-2013-03-cn-call-1") == codes{"KOR"});
    CHECK(with_role(role::initiator, "kr-2022-03-ua-call-1") == codes{"KOR"});
    CHECK(with_role(role::initiator, "jp-2020-09-de-call-1").empty()); // at the wish of Japan: a wish is no placing
    CHECK(with_role(role::initiator, "jp-2025-11-us-call-2").empty()); // at the wish of Trump, likewise
    auto const ours = of_term("lee-2025", list(call).by("Lee Jae-myung").placed().with("USA"));
    CHECK(about("kr-2025-06-us-call-1", ours).how == verdict::possible); // not said: possible, never dropped
    CHECK(has(about("kr-2025-06-us-call-1", ours).caveats, caveat::role_unknown));
}

TEST_CASE("12: an interval in words is a claim, and may be wrong", "[scenario][traps][east_asia]")
{
    for (auto const* good :
         {"lee-us-jp-days-kbs-2025", "lee-us-days-kh-2025", "lee-us-days-kjd-2025", "park-us-days-kjd-2013", "yoon-us-days-dailian-2022"}) {
        INFO(good);
        CHECK(is_accepted(good));
    }
    for (auto const* bad :
         {"moon-us-days-rankmore-2025", "yoon-us-days-rankmore-2025", "park-us-days-rankmore-2025", "lee-days-in-office-chosunbiz-2025"}) {
        INFO(bad);
        CHECK(set_aside(bad)); // "on the very day", "the day after", "four days after", and listed as a conflict
    }
    CHECK_THAT(world(), conflict_between("rankmore-2025-06-08", "yna-2022-03-10"));
    CHECK_THAT(world(), called_in_order("Moon Jae-in", {"USA", "CHN", "JPN"})); // none of it moves a call
}

TEST_CASE("13: a weekday makes no date", "[scenario][traps][east_asia]")
{
    CHECK(day_in("Asia/Tokyo", "kr-2026-01-jp-summit-4") == "2026-01-13");
    CHECK_FALSE(placed("kr-2026-01-jp-summit-4").contested);
    auto const& reports = record("kr-2026-01-jp-summit-4").reports;
    auto const wrong = [](report const& r) { return r.time.empty() && r.note.find("wrong weekday") != std::string::npos; };
    CHECK(std::count_if(reports.begin(), reports.end(), wrong) == 2);
}

TEST_CASE("14: what was planned is kept beside what was held, and never mixed with it", "[scenario][traps][east_asia]")
{
    struct one {
        std::string event, zone, held;
        codes planned;
    };
    for (auto const& [event, zone, held, planned] :
         {one{"kr-2022-03-us-call-1", "Asia/Seoul", "2022-03-10", {"2022-03-11"}}, // moved forward
          one{"kr-2013-03-jp-call-1", "Asia/Seoul", "2013-03-06", {"2013-02-25", "2013-03-06"}},
          one{"kr-1993-11-us-trip", "Asia/Seoul", "1993-11-17", {"1993-11-18/1993-11-27"}},
          one{"kr-1998-04-cn-mtg", "Europe/London", "1998-04-02", {"1998-04-01", "1998-04-02"}},
          one{"kr-1998-04-gb-mtg", "Europe/London", "1998-04-02", {"1998-04-01", "1998-04-02", "1998-04-03"}}}) {
        INFO(event);
        CHECK(plainly(event, status::held));
        CHECK(day_in(zone, event) == held);
        CHECK(planned_times(event) == planned);
    }
    CHECK(planned_times("jp-2013-01-vn-visit").count("2013-01-16/2013-01-19") == 1);
    CHECK(plainly("kr-2025-06-us-mtg-cancelled", status::cancelled));
    CHECK(plainly("kr-2025-06-nato-skip", status::cancelled));
    CHECK(plainly("jp-2013-01-us-visit-plan", status::postponed));
    CHECK_THAT(world(), planned_but_not_held("kr-1998-us-first-plan"));
    CHECK_THAT(world(), certain(first(visit).by("Kim Dae-jung").after(took_office), {"GBR"}));
    CHECK(parties(of_term("abe-2012", first(visit).by("Shinzo Abe").after(took_office).with({"USA", "VNM"}))) == codes{"VNM"});
    CHECK(clock_in("Asia/Tokyo", "jp-2025-10-us-call-1") > "2025-10-25T12"); // expected in the morning
    for (auto const& r : record("kr-2017-07-cn-summit").reports)
        if (!r.length.empty()) CHECK(r.length == "PT75M"); // forty minutes were planned
}

TEST_CASE("15: one encounter has several labels, and one kind", "[scenario][traps][east_asia]")
{
    for (auto const* id : {"kr-2022-09-jp-mtg-1", "jp-2024-10-ph-mtg-1", "kr-2025-06-mx-mtg-1"})
        CHECK(record(id).kind == event_kind::meeting);
    CHECK(record("jp-2021-10-au-call-1").kind == event_kind::call); // by telephone, or by video: both are calls
    CHECK_THAT(world(), called_in_order("Fumio Kishida", {"USA", "AUS"}, order(call).after(took_office)));
    for (auto const* id : {"kr-1993-07-us-visit", "kr-2017-06-us-visit", "kr-2026-01-jp-visit"})
        CHECK_FALSE(record(id).protocol); // told in several ways
}

TEST_CASE("16: first of what: journeys, journeys for talks of two, meetings", "[scenario][traps][east_asia]")
{
    auto const met = of_term("lee-2025", first(meeting).by("Lee Jae-myung").after(took_office));
    CHECK(parties(met) == codes{"ZAF"});
    auto const went = of_term("lee-2025", first(visit).by("Lee Jae-myung").after(took_office));
    CHECK(parties(went) == codes{"JPN"});
    CHECK(is_accepted("lee-first-meeting-khan-2025"));
    CHECK(is_accepted("lee-jp-us-visits-kjd-2025"));
    // with one person and with the office: two lists
    CHECK(of_term("lee-2025", list(meeting).by("Lee Jae-myung").with("Sanae Takaichi")).candidates.size() <
          of_term("lee-2025", list(meeting).by("Lee Jae-myung").with("JPN")).candidates.size());
}

TEST_CASE("17: one name in several spellings is one person, one hour in two years is two events", "[scenario][traps][east_asia]")
{
    for (auto const& [a, b] : {std::pair{"Lee Jae-myung", "Lee Jae Myung"}, std::pair{"Yoon Suk-yeol", "Yoon Suk Yeol"},
                               std::pair{"Yoon Suk-yeol", "Yoon Seok-youl"}, std::pair{"Lee Jae-myung", "이재명"}}) {
        INFO(b);
        auto const one = world().ask(first(call).by(a).after(elected));
        auto const other = world().ask(first(call).by(b).after(elected));
        REQUIRE(one.size() == other.size());
        CHECK(one[0].leader == other[0].leader);
        CHECK(events(one[0]) == events(other[0]));
    }
    CHECK(clock_in("Asia/Seoul", "park-2013.left_office").starts_with("2017-03-10T11:22"));
    CHECK(clock_in("Asia/Seoul", "yoon-2022.left_office").starts_with("2025-04-04T11:22"));
}

TEST_CASE("18: an official page slips, too", "[scenario][traps][east_asia]")
{
    auto const& reports = record("jp-2020-09-au-call-1").reports;
    CHECK(std::any_of(reports.begin(), reports.end(), [](report const& r) {
        return r.source == "cabinet-office-jp-2020-09" && r.note.find("Germany") != std::string::npos;
    }));
    CHECK(events(of_term("suga-2020", list(call).by("Yoshihide Suga").with("DEU"))).count("jp-2020-09-au-call-1") == 0);
    CHECK(events(of_term("suga-2020", list(call).by("Yoshihide Suga").with("AUS"))).count("jp-2020-09-au-call-1") == 1);
}

TEST_CASE("19: a term ends where the next begins, and an announcement is no end", "[scenario][traps][east_asia]")
{
    for (auto const& [ends, begins] :
         {std::pair{"roh-tae-woo-1988", "kim-young-sam-1993"}, std::pair{"kim-young-sam-1993", "kim-dae-jung-1998"},
          std::pair{"kim-dae-jung-1998", "roh-moo-hyun-2003"}, std::pair{"lee-myung-bak-2008", "park-2013"}}) {
        INFO(ends);
        CHECK(day_in("Asia/Seoul", std::string(ends) + ".left_office").ends_with("-02-25"));
        CHECK(overlap(placed(std::string(ends) + ".left_office").window, placed(std::string(begins) + ".took_office").window));
    }
    CHECK(day_in("Asia/Tokyo", "ishiba-2024.left_office") == "2025-10-21");
    auto const& told = term_of("ishiba-2024").at(milestone::left_office);
    CHECK(std::any_of(told.begin(), told.end(),
                      [](report const& r) { return r.time.text() == "2025-09-07"; })); // kept, of a deprecated source
}

} // namespace traps_east_asia_tests
