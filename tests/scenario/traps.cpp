// The traps that the facts of the world list, and the answers that the data are shipped for, each on the shipped data.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "scenario/world.hpp"

#include <entente/testing/catch2.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace traps_tests {

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

// --- the answers that the data are shipped for ---

TEST_CASE("Suga called Australia before the United States, certainly", "[scenario][traps][answers]")
{
    CHECK_THAT(world(), called_in_order("Yoshihide Suga", {"AUS", "USA"}, order(call).after(took_office)));
    CHECK_THAT(world(), called_first("Yoshihide Suga", "AUS", first(call).after(took_office)));
}

TEST_CASE("Obama in office: the four of 21 January 2009 are undecided, and none is left out", "[scenario][traps][answers]")
{
    CHECK_THAT(world(), possible(first(call).by("Barack Obama").after(took_office), {"PSE", "ISR", "EGY", "JOR"}));
    for (auto const& c : world().ask(first(call).by("Barack Obama").after(took_office)).candidates()) CHECK(c.rank == rank_range{1, 4});
}

TEST_CASE("Obama elected: the nine of 6 November 2008 are undecided", "[scenario][traps][answers]")
{
    CHECK_THAT(world(),
               possible(first(call).by("Barack Obama").after(elected), {"AUS", "CAN", "DEU", "FRA", "GBR", "ISR", "JPN", "KOR", "MEX"}));
}

TEST_CASE("Biden elected: Canada first, then the United Kingdom, France, Germany and Ireland, undecided", "[scenario][traps][answers]")
{
    CHECK_THAT(world(), called_first("Joe Biden", "CAN", first(call).after(elected)));
    auto const row = of_term("biden-2021", order(call).by("Joe Biden").after(elected).before(took_office));
    REQUIRE(row.blocks.size() > 2);
    CHECK(row.blocks[0].parties == std::vector{party{"CAN"}});
    CHECK(row.blocks[1].parties == std::vector{party{"DEU"}, party{"FRA"}, party{"GBR"}, party{"IRL"}});
}

TEST_CASE("Trump's two terms are two rows with answers of their own", "[scenario][traps][answers]")
{
    auto const rows = world().ask(first(call).by("Donald Trump").after(took_office));
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].term == "trump-2017");
    CHECK(parties(rows[0]) == codes{"CAN"});
    CHECK(rows[1].term == "trump-2025");
    CHECK(parties(rows[1]) == codes{"CHN", "SAU"}); // Trump told of a call of Xi without a day, and Beijing denies it
    CHECK(rows[0].verdict == verdict::certain);
    CHECK(rows[1].verdict == verdict::possible);
    CHECK(stands("us2025-pres-xi-april-disputed").disputed);
}

TEST_CASE("Kishida's first country is decided by a claim, and why() says so", "[scenario][traps][answers]")
{
    auto const q = first(call).by("Fumio Kishida").after(took_office);
    auto const row = world().ask(q)[0];
    CHECK(row.verdict == verdict::certain);
    CHECK(parties(row) == codes{"USA"});
    CHECK(row.why().find("Nikkei Asia [nikkei-asia-2021-10-05] puts \"jp-2021-10-us-call-1\" before \"jp-2021-10-au-call-1\"") !=
          std::string::npos);

    auto facts = world().facts().copy();
    facts.claims.clear();
    auto const by_time = builder{world().clocks()}.add(std::move(facts)).build();
    CHECK_THAT(by_time, possible(q, {"USA", "AUS"}));
}

TEST_CASE("Biden and Suga spoke on 27 January 2021 in Washington and on 28 January in Tokyo", "[scenario][traps][answers]")
{
    CHECK(day_in("America/New_York", "us2021-pres-suga") == "2021-01-27");
    CHECK(day_in("Asia/Tokyo", "us2021-pres-suga") == "2021-01-28");
    CHECK_FALSE(placed("us2021-pres-suga").contested);
}

TEST_CASE("letters and posts are counted nowhere as calls", "[scenario][traps][answers]")
{
    std::size_t asked = 0;
    for (auto const& office : world().facts().offices)
        for (auto const& row : world().ask(list(call).by_each(office.id).with_acting()))
            for (auto const& id : events(row)) {
                ++asked;
                INFO(id);
                CHECK((record(id).kind == event_kind::call || record(id).kind == event_kind::video_call));
            }
    CHECK(asked > 200);
}

TEST_CASE("Rome was held, Saudi Arabia planned", "[scenario][traps][answers]")
{
    CHECK(plainly("us2025-trip-rome", status::held));
    CHECK_THAT(world(), planned_but_not_held("us2025-trip-saudi-arabia"));
    auto const held = of_term("trump-2025", list(visit).by("Donald Trump").after(took_office));
    CHECK(events(held).count("us2025-trip-rome") == 1);
    CHECK(events(held).count("us2025-trip-saudi-arabia") == 0);
    auto const either = of_term("trump-2025", list(visit).by("Donald Trump").after(took_office).that_are({status::held, status::planned}));
    CHECK(about("us2025-trip-saudi-arabia", either).how == verdict::certain);
    CHECK(has(about("us2025-trip-saudi-arabia", either).caveats, caveat::only_planned));
}

TEST_CASE("the G7 of 2020 was cancelled, and keeps its number", "[scenario][traps][answers]")
{
    CHECK(plainly("g7-2020-camp-david", status::cancelled));
    CHECK(record("g7-2020-camp-david").note.find("46") != std::string::npos);
    CHECK(record("g7-2021-carbis-bay").note.find("47") != std::string::npos);
    auto const held = world().ask(list(summit).during(when{"2020-06", "America/New_York"}));
    for (auto const& row : held) CHECK(events(row).count("g7-2020-camp-david") == 0);
}

// --- the traps of the world's facts ---

TEST_CASE("one moment has two dates in two capitals", "[scenario][traps]")
{
    struct one {
        std::string event, here, day_here, there, day_there;
    };
    for (auto const& [event, here, day_here, there, day_there] :
         {one{"us2008-elect-lee-myung-bak", "Asia/Seoul", "2008-11-07", "America/Chicago", "2008-11-06"},
          one{"us2017-pres-hwang", "Asia/Seoul", "2017-01-30", "America/New_York", "2017-01-29"},
          one{"us2021-pres-xi", "Asia/Shanghai", "2021-02-11", "America/New_York", "2021-02-10"},
          one{"ph2022-marcos-biden", "Asia/Manila", "2022-05-12", "America/New_York", "2022-05-11"},
          one{"us2025-pres-mbs", "Asia/Riyadh", "2025-01-23", "America/New_York", "2025-01-22"}}) {
        INFO(event);
        CHECK(day_in(here, event) == day_here);
        CHECK(day_in(there, event) == day_there);
        CHECK_FALSE(placed(event).contested);
    }
    CHECK(clock_in("Asia/Seoul", "us2008-elect-lee-myung-bak").starts_with("2008-11-07T07:17"));
    CHECK(clock_in("America/Chicago", "us2008-elect-lee-myung-bak").starts_with("2008-11-06T16:17"));
}

TEST_CASE("a paper of the next day does not move a call to the next day", "[scenario][traps]")
{
    for (auto const* zone : {"Asia/Taipei", "America/New_York"}) CHECK(day_in(zone, "us2016-elect-tsai") == "2016-12-02");
    for (auto const* zone : {"Asia/Kolkata", "America/New_York"}) CHECK(day_in(zone, "us2017-pres-modi") == "2017-01-24");
    CHECK_THAT(world(),
               called_in_order("Donald Trump", {"EGY", "IND"}, order(call).after(took_office).before(when{"2017-02", "America/New_York"})));
}

TEST_CASE("the date line: a journey lands on the day it left, a conference passes midnight for its host alone", "[scenario][traps]")
{
    CHECK(day_in("Pacific/Honolulu", "tw2024-lai-hawaii") == "2024-11-30");
    CHECK(day_in("Asia/Taipei", "tw2024-lai-hawaii") == "2024-12-01");
    CHECK_FALSE(placed("tw2024-lai-hawaii").contested);
    CHECK(with_role(role::host, "tw2024-lai-hawaii").empty()); // a passage, no visit to anybody

    CHECK(clock_in("Pacific/Auckland", "apec2021-virtual").starts_with("2021-11-12T23:59"));
    auto const end = placed("apec2021-virtual").window.earliest() + hours(3) + minutes(1);
    CHECK(day(end, "Pacific/Auckland") == "2021-11-13");
    CHECK(day(end, "America/New_York") == "2021-11-12");
}

TEST_CASE("first depends on the capacity, on the kind and on the region", "[scenario][traps]")
{
    SECTION("elect or in office: journeys")
    {
        auto const reagan = order(visit).by("Ronald Reagan").with({"CAN", "MEX"});
        CHECK_THAT(world(), certain(query{asked::first{}, {visit}}.by("Ronald Reagan").with({"CAN", "MEX"}), {"MEX"}));
        CHECK_THAT(world(), certain(first(visit).by("Ronald Reagan").with({"CAN", "MEX"}).after(took_office), {"CAN"}));
        CHECK(capacity_of("ronald-reagan", "ustrip-reagan-1981-01-05") == capacity::elect);
        CHECK(world().ask(reagan)[0].verdict == verdict::certain);
        CHECK_THAT(world(), certain(first(visit).by("dwight-d-eisenhower").with({"KOR", "MEX"}), {"KOR"}));
        CHECK_THAT(world(), certain(first(visit).by("dwight-d-eisenhower").with({"KOR", "MEX"}).after(took_office), {"MEX"}));
    }
    SECTION("elect or in office: calls")
    {
        auto const with_xi = list(call).by("Donald Trump").with("CHN");
        CHECK(events(of_term("trump-2025", with_xi.after(elected).before(took_office))) == codes{"us2025-elect-xi"});
        auto const in_office = of_term("trump-2025", with_xi.after(took_office));
        CHECK(events(in_office).count("us2025-elect-xi") == 0);
        CHECK(about("us2025-pres-xi-0605", in_office).how == verdict::certain);
    }
    SECTION("kind")
    {
        CHECK(parties(of_term("trump-2025", first(call).by("Donald Trump").after(took_office))) == codes{"CHN", "SAU"}); // one disputed
        CHECK(parties(of_term("trump-2025", first(visit).by("Donald Trump").after(took_office))) == codes{"ISR"});       // a guest
        auto const congratulations = {"us2024-elect-orban-stmt", "us2024-elect-netanyahu-stmt", "us2024-elect-macron-stmt"};
        for (auto const* id : congratulations) CHECK(record(id).kind == event_kind::statement);
    }
    SECTION("region: Israel, Iraq and Saudi Arabia were each first, of other lists")
    {
        auto const biden = first(call).by("Joe Biden").after(took_office);
        CHECK_THAT(world(), certain(biden.with("Middle-East"), {"ISR"}));
        CHECK_THAT(world(), certain(biden.with("Arab"), {"IRQ"}));
        CHECK_THAT(world(), certain(biden.with("Gulf"), {"SAU"}));
        CHECK_THAT(world(), certain(biden.with("Europe"), {"GBR"}));
        CHECK_THAT(world(), called_first("Joe Biden", "CAN", biden));
        for (auto const* id :
             {"biden-il-first-of-middle-east-politico-2021", "biden-iq-first-arab-baghdad-2021", "biden-sa-first-of-gulf-al-arabiya-2021"})
            CHECK(is_accepted(id));
    }
}

TEST_CASE("the order of a list is not the order of calls", "[scenario][traps]")
{
    SECTION("the nine of the alphabet")
    {
        std::vector<std::string> const nine{"us2008-elect-rudd",     "us2008-elect-harper",        "us2008-elect-sarkozy",
                                            "us2008-elect-merkel",   "us2008-elect-olmert",        "us2008-elect-aso",
                                            "us2008-elect-calderon", "us2008-elect-lee-myung-bak", "us2008-elect-brown"};
        for (std::size_t i = 0; i != nine.size(); ++i)
            for (std::size_t j = i + 1; j != nine.size(); ++j) CHECK_THAT(world(), undecided(nine[i], nine[j]));
        CHECK_THAT(world(), certainly_before(nine.back(), "us2008-elect-zardari")); // the day after, by a claim
    }
    SECTION("two papers begin the same set with Ireland and with Egypt")
    {
        CHECK_THAT(world(), undecided("us2016-elect-kenny", "us2016-elect-sisi"));
    }
    SECTION("a headline has Warsaw before Paris, its text Paris before Warsaw")
    {
        CHECK_THAT(world(), certainly_before("de2025-merz-paris", "de2025-merz-warsaw"));
    }
}

TEST_CASE("one side's word about its own rank decides nothing", "[scenario][traps]")
{
    for (auto const* id : {"us2009-pres-abbas", "us2016-elect-sisi", "us2016-elect-turnbull", "us2016-elect-park"}) {
        INFO(id);
        CHECK_FALSE(is_claimed_first(id));
    }
    CHECK(record("us2016-elect-sisi").note.find("one side's word") != std::string::npos);
    CHECK_THAT(world(), undecided("us2009-pres-abbas", "us2009-pres-olmert"));
    CHECK_THAT(world(), undecided("us2016-elect-sisi", "us2016-elect-netanyahu"));
    CHECK(of_term("trump-2017", first(call).by("Donald Trump").after(elected)).verdict == verdict::possible);
}

TEST_CASE("a table that begins two days late loses no call", "[scenario][traps]")
{
    for (auto const* id : {"us2009-pres-abbas", "us2009-pres-olmert", "us2009-pres-mubarak", "us2009-pres-abdullah-ii"})
        CHECK_THAT(world(), certainly_before(id, "us2009-pres-harper"));
    auto const row = of_term("obama-2009", order(call).by("Barack Obama").after(took_office));
    REQUIRE_FALSE(row.blocks.empty());
    CHECK(row.blocks[0].parties.size() == 4);
    CHECK(about("CAN", row).rank.lo == 5);
}

TEST_CASE("a call that one side denies is possible at most, and excludes nothing", "[scenario][traps]")
{
    std::set<std::string> const denied{"us2016-elect-xi-disputed", "us2024-elect-putin-disputed", "us2025-pres-xi-april-disputed"};
    for (auto const& id : denied) {
        INFO(id);
        CHECK(stands(id) == standing{status::held, true});
    }
    auto const calls = list(call).by("Donald Trump").after(elected).with({"RUS", "CHN"});
    for (auto const& row : world().ask(calls))
        for (auto const& c : row.candidates)
            if (denied.count(c.events.front()) != 0) {
                CHECK(c.how == verdict::possible);
                CHECK(has(c.caveats, caveat::disputed));
            }

    auto facts = world().facts().copy();
    facts.events.erase(std::remove_if(facts.events.begin(), facts.events.end(), [&](event const& e) { return denied.count(e.id) != 0; }),
                       facts.events.end());
    auto const without = builder{world().clocks()}.add(std::move(facts)).build();
    auto const q = first(call).by("Donald Trump").after(elected);
    for (std::size_t i = 0; i != 2; ++i) {
        auto with_them = events(world().ask(q)[i]);
        for (auto const& id : denied) with_them.erase(id);
        auto undisputed = events(without.ask(q)[i]);
        CHECK(with_them == undisputed);
    }
    CHECK(parties(world().ask(q)[0]).count("CHN") == 1);

    CHECK(plainly("us2024-elect-sheinbaum-1127", status::held)); // both confirm the call and disagree on what was said
}

TEST_CASE("a post that was withdrawn is no call, and puts Ireland before nobody", "[scenario][traps]")
{
    CHECK(record("us2020-elect-martin-premature").kind == event_kind::statement);
    CHECK_THAT(world(), undecided("us2020-elect-martin", "us2020-elect-johnson"));
    CHECK(events(of_term("biden-2021", list(call).by("Joe Biden").with("IRL").before(took_office))) == codes{"us2020-elect-martin"});
}

TEST_CASE("satire is left out", "[scenario][traps]")
{
    for (auto const& row : world().ask(list(call).by_each("USA/president").after(elected).with("EST"))) CHECK(row.candidates.empty());
    for (auto const& s : world().facts().sources) {
        INFO(s.id);
        CHECK(s.id.find("newsthump") == std::string::npos);
        CHECK(s.id.find("fave5") == std::string::npos);
    }
}

TEST_CASE("what was planned is not what was held", "[scenario][traps]")
{
    SECTION("a first journey that became the second")
    {
        CHECK_THAT(world(), planned_but_not_held("us2025-trip-saudi-arabia"));
        CHECK(day_in("Europe/Rome", "us2025-trip-rome") == "2025-04-25");
    }
    SECTION("planned in Beijing, held in Chengdu")
    {
        CHECK(plainly("cjk-2019-chengdu", status::held));
        CHECK(day_in("Asia/Shanghai", "cjk-2019-chengdu") == "2019-12-24");
        CHECK(record("cjk-2019-chengdu").place == "Chengdu");
    }
    SECTION("a forecast that was never corrected does not contest the days")
    {
        CHECK_FALSE(placed("g7-2024-fasano").contested);
        CHECK(day_in("Europe/Rome", "g7-2024-fasano") == "2024-06-13/2024-06-14");
    }
    SECTION("cancelled, with a number") { CHECK(plainly("g7-2020-camp-david", status::cancelled)); }
    SECTION("Bush was to call, Putin did")
    {
        CHECK(about("us2001-putin-call-0706", of_term("putin-2000", list(call).by("Vladimir Putin").placed().with("USA"))).how !=
              verdict::none);
        for (auto const& row : world().ask(list(call).by("George W. Bush").placed().with("RUS")))
            CHECK(events(row).count("us2001-putin-call-0706") == 0);
    }
}

TEST_CASE("organizations, private persons and parts of a country are no countries", "[scenario][traps]")
{
    SECTION("the United Nations and NATO")
    {
        auto const obama = order(call).by("Barack Obama").after(took_office);
        CHECK(parties(world().ask(obama)[0]).count("UN") == 0);
        CHECK(parties(world().ask(obama.with_organizations())[0]).count("UN") == 1);
        auto const biden = order(call).by("Joe Biden").after(took_office);
        CHECK(parties(world().ask(biden)[0]).count("NATO") == 0);
        CHECK(parties(world().ask(biden.with_organizations())[0]).count("NATO") == 1);
    }
    SECTION("Edinburgh and Cardiff")
    {
        CHECK_THAT(world(), called_in_order("Rishi Sunak", {"UKR", "USA"}, order(call).after(took_office)));
    }
    SECTION("Trump in 2023 was not the United States")
    {
        auto const milei = list(call).by("Javier Milei").after(elected).with("USA");
        for (auto const& row : world().ask(milei)) CHECK(events(row).count("ar2023-milei-trump") == 0);
        auto const by_name = list(call).by("Javier Milei").after(elected).with("Donald Trump");
        codes named;
        for (auto const& row : world().ask(by_name)) named.merge(events(row));
        CHECK(named.count("ar2023-milei-trump") == 1);
    }
    SECTION("crown princes and acting presidents")
    {
        CHECK(capacity_of("hwang-kyo-ahn", "us2017-pres-hwang") == capacity::acting);
        auto const with_us = first(call).by_each("KOR/president").with("USA").after(took_office);
        for (auto const& row : world().ask(with_us)) CHECK(row.term != "hwang-2016");
        CHECK(events(of_term("hwang-2016", with_us.with_acting())) == codes{"us2017-pres-hwang"});
        CHECK_FALSE(capacity_of("mohamed-bin-zayed", "us2017-pres-mbz"));
    }
}

TEST_CASE("who asked for a call, who placed it and who returned one are three things", "[scenario][traps]")
{
    auto const placed_to_russia = of_term("biden-2021", list(call).by("Joe Biden").placed().with("RUS"));
    CHECK(about("us2021-pres-putin", placed_to_russia).how == verdict::certain); // Moscow asked, Biden rang
    CHECK(events(of_term("biden-2021", list(call).by("Joe Biden").received().with("RUS"))).count("us2021-pres-putin") == 0);
    CHECK(about("us2008-elect-lee-myung-bak", of_term("obama-2009", list(call).by("Barack Obama").placed().with("KOR"))).how ==
          verdict::certain);
    auto const xi = of_term("trump-2025", list(call).by("Donald Trump").placed().with("CHN"));
    CHECK(about("us2025-pres-xi-0605", xi).how == verdict::possible);
    CHECK(has(about("us2025-pres-xi-0605", xi).caveats, caveat::role_unknown));
}

TEST_CASE("a summit that is counted two ways is one summit", "[scenario][traps]")
{
    auto const in_london = world().ask(list(summit).during(when{"1977-05", "Europe/London"}));
    REQUIRE(in_london.size() == 1);
    CHECK(events(in_london[0]).count("g7-1977-london") == 1);
    for (auto const* id : {"g7-1977-london", "quad-2024-wilmington", "apec-2013-bali"}) {
        CHECK_FALSE(placed(id).contested);
        CHECK(plainly(id, status::held));
    }
}

TEST_CASE("what a list gets wrong is deprecated or contested, never merged in silence", "[scenario][traps]")
{
    SECTION("a slip of a year") { CHECK(day_in("America/New_York", "biden-2021.elected") == "2020-11-03"); }
    SECTION("two first days")
    {
        CHECK(placed("george-w-bush-2001.took_office").contested);
        CHECK(day_in("America/New_York", "george-w-bush-2001.took_office") == "2001-01-20/2001-01-21");
    }
    SECTION("one spell for two terms")
    {
        CHECK_FALSE(placed("putin-2012.took_office").contested);
        CHECK(day_in("Europe/Moscow", "putin-2012.took_office") == "2012-05-07");
    }
    SECTION("the Crown Prince is no king")
    {
        auto const& terms = world().facts().terms;
        auto const mbs = std::find_if(terms.begin(), terms.end(), [](term const& t) { return t.id == "mbs-2022"; });
        REQUIRE(mbs != terms.end());
        CHECK(mbs->office == "SAU/prime-minister");
    }
    SECTION("a summit of 2005 that two lists put outside the journey to it: the organization itself says")
    {
        CHECK_FALSE(placed("nato-2005-brussels").contested);
        CHECK(day_in("Europe/Brussels", "nato-2005-brussels") == "2005-02-22");
    }
    SECTION("a summit of 2009 of 2 and 3 April or of 3 and 4 April")
    {
        CHECK(placed("nato-2009-strasbourg").contested);
        CHECK(day_in("Europe/Paris", "nato-2009-strasbourg") == "2009-04-02/2009-04-03");
    }
}

TEST_CASE("a place has more than one name, a summit more than one host, and a host need not be a member", "[scenario][traps]")
{
    CHECK(record("cjk-2008-dazaifu").place == "Dazaifu (Fukuoka)");
    CHECK(record("g7-1976-san-juan").place.find("Dorado") != std::string::npos);
    CHECK(record("quad-2024-wilmington").place.find("Claymont") != std::string::npos);
    CHECK(with_role(role::host, "nato-2009-strasbourg") == codes{"DEU", "FRA"});
    CHECK(with_role(role::host, "g7-2014-brussels") == codes{"EU"});
    CHECK(plainly("g7-2014-sochi", status::cancelled));
    auto const dazaifu = world().ask(list(summit).with("CHN").during(when{"2008-12-13", "Asia/Tokyo"}));
    REQUIRE(dazaifu.size() == 1);
    CHECK(events(dazaifu[0]) == codes{"cjk-2008-dazaifu"});
}

TEST_CASE("a count of calls that names nobody closes no list", "[scenario][traps]")
{
    for (auto const& c : world().facts().claims) CHECK_FALSE(std::holds_alternative<complete_claim>(c.says));
    for (auto const& q : {first(call).by("Donald Trump").after(took_office), first(call).by("Joe Biden").after(took_office)})
        for (auto const& row : world().ask(q)) CHECK(has(row.caveats, caveat::first_known));
}

TEST_CASE("the hour of a result differs by outlet, and is not the day of the vote", "[scenario][traps]")
{
    CHECK(placed("biden-2021.declared").contested);
    CHECK(day_in("America/New_York", "biden-2021.declared") == "2020-11-07");
    CHECK_THAT(world(), certainly_before("biden-2021.elected", "biden-2021.declared"));
    CHECK_THAT(world(), called_first("Joe Biden", "CAN", first(call).after(declared)));
    CHECK_THAT(world(), called_first("Joe Biden", "CAN", first(call).after(elected)));
}

} // namespace traps_tests
