// The traps and the contradictions that the collected facts of the other members of the G20 list, each on the shipped data.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "scenario/world.hpp"

#include <entente/testing/catch2.hpp>

namespace traps_g20_rest_tests {

using namespace entente;
using namespace scenario;
using entente::testing::certain;
using entente::testing::certainly_before;
using entente::testing::planned_but_not_held;
using entente::testing::possible;
using entente::testing::undecided;

namespace {

query journey(char const* leader) { return first(visit).by(leader).abroad().since(took_office); }

} // namespace

TEST_CASE("milestones that sources give two days keep both", "[scenario][traps][g20]")
{
    for (auto const* id : {"keating-1991.took_office", "megawati-2001.took_office", "mbeki-1999.took_office", "mbeki-1999.left_office",
                           "george-w-bush-2001.took_office", "yudhoyono-2004.elected", "merkel-2005.declared"}) {
        INFO(id);
        CHECK(placed(id).contested);
    }
    CHECK(day_in("Australia/Sydney", "keating-1991.took_office") == "1991-12-19/1991-12-20");
    CHECK(day_in("Asia/Jakarta", "megawati-2001.took_office") == "2001-07-23/2001-07-24");
}

TEST_CASE("days that are of rule, or slips, are kept and do not count", "[scenario][traps][g20]")
{
    CHECK_FALSE(placed("modi-2014.took_office").contested); // Archigos has the 29th
    CHECK(day_in("Asia/Kolkata", "modi-2014.took_office") == "2014-05-26");
    CHECK(day_in("Asia/Taipei", "chen-2000.took_office") == "2000-05-20");
    CHECK(day_in("America/Sao_Paulo", "collor-1990.left_office") == "1992-12-29"); // suspended on 2 October
    CHECK(day_in("Asia/Tokyo", "hosokawa-1993.left_office") == "1994-04-28");
    CHECK(day_in("Asia/Karachi", "zardari-2008.left_office") == "2013-09-08");
    CHECK(day_in("America/Mexico_City", "zedillo-1994.elected") == "1994-08-21");
}

TEST_CASE("events with rival times, and two calls that look like one", "[scenario][traps][g20]")
{
    CHECK(placed("au1996-howard-indonesia").contested); // over on the 18th by a paper of that day, or of the 19th
    CHECK(placed("ph2010-aquino-obama").contested);     // a morning in Washington, a night or a morning in Manila
    CHECK(placed("ar2019-fernandez-mexico").contested); // 6:45, or shortly before six
    CHECK(at("mx2012-pena-obama-call") != at("mx2012-pena-obama-2"));
    CHECK_THAT(world(), undecided("mx2012-pena-obama-call", "mx2012-pena-obama-2")); // of the first nobody gives the day
}

TEST_CASE("Carney and Trump: the call of the 27th is told and denied, that of the 28th was held", "[scenario][traps][g20]")
{
    CHECK(stands("ca2025-carney-trump-27").disputed);
    CHECK(plainly("ca2025-carney-trump", status::held));
    CHECK(with_role(role::initiator, "ca2025-carney-trump") == codes{"CAN"}); // Trump said that Carney rang
    CHECK_THAT(world(), certain(first(call).by("Mark Carney").since(took_office), {"UKR"}));
}

TEST_CASE("who rang is not said where it is told both ways", "[scenario][traps][g20]")
{
    CHECK(with_role(role::initiator, "us1981-reagan-thatcher").empty());
    CHECK(with_role(role::initiator, "us1992-elect-yeltsin").empty());
    for (auto const* id : {"jp2007-fukuda-bush-call", "jp2010-kan-obama", "jp2011-noda-obama-call"})
        CHECK(with_role(role::initiator, id).empty()); // a wish
}

TEST_CASE("Lula: a try that was cut off is no event, lines that failed are calls put off", "[scenario][traps][g20]")
{
    CHECK_THAT(world(), certainly_before("br2022-lula-macron", "br2022-lula-biden"));
    CHECK_THAT(world(), certainly_before("br2022-lula-fernandez", "br2022-lula-macron"));
    CHECK(day_in("America/Sao_Paulo", "br2022-lula-biden") == "2022-10-31"); // the try was on the evening before
    for (auto const* id : {"br2006-lula-chavez", "br2006-lula-morales"}) CHECK(plainly(id, status::postponed));
}

TEST_CASE("a refusal that a journey contradicts, and a journey that was put off", "[scenario][traps][g20]")
{
    CHECK(stands("au2018-morrison-indonesia").is == status::held);
    CHECK_THAT(world(), certain(journey("Scott Morrison"), {"IDN"}));
    codes howard;
    for (auto const& r : record("au1996-howard-indonesia").reports)
        if (r.status == status::postponed) howard.insert(r.time.text());
    CHECK(howard == codes{"1996-08-11/1996-08-13"});
    CHECK(stands("au1996-howard-indonesia").is == status::held);
}

TEST_CASE("\"first\" as a rank of visit makes no order", "[scenario][traps][g20]")
{
    CHECK_FALSE(is_claimed_first("us1981-reagan-thatcher-visit")); // the first state guest, by the press
    CHECK_THAT(world(), certainly_before("usvisit-reagan-1981-01-27", "us1981-reagan-thatcher-visit"));
    CHECK_THAT(world(), certainly_before("usvisit-reagan-1981-01-28", "us1981-reagan-thatcher-visit"));
    CHECK_FALSE(is_claimed_first("za2009-zuma-angola")); // "diplomatic", which passes over summits
}

TEST_CASE("a first journey is not the first visit: a king had guests before", "[scenario][traps][g20]")
{
    CHECK(is_accepted("salman-first-visit-sustg"));
    CHECK_THAT(world(), certainly_before("sa2015-salman-obama", "sa2015-salman-usa"));
    CHECK_THAT(world(), certain(journey("salman-bin-abdulaziz"), {"USA"}));
}

TEST_CASE("the first journeys that pages call so are claims about journeys abroad, and none is contradicted", "[scenario][traps][g20]")
{
    std::size_t journeys = 0;
    for (auto const& c : world().facts().claims)
        if (auto const* f = std::get_if<first_claim>(&c.says); f && f->scope.where == whereabouts::abroad) {
            INFO(c.id);
            ++journeys;
            CHECK(f->scope.role == role::guest);
            CHECK(is_accepted(c.id));
        }
    CHECK(journeys == 43);
    for (auto const& [leader, country] :
         {std::pair{"Paul Keating", "IDN"}, std::pair{"Tony Abbott", "IDN"}, std::pair{"Malcolm Turnbull", "NZL"},
          std::pair{"Mark Carney", "FRA"}, std::pair{"Xi Jinping", "RUS"}, std::pair{"Hu Jintao", "RUS"},
          std::pair{"Claudia Sheinbaum", "BRA"}, std::pair{"Dilma Rousseff", "ARG"}, std::pair{"Chris Hipkins", "AUS"}}) {
        INFO(leader);
        CHECK_THAT(world(), certain(journey(leader), {country}));
    }
}

TEST_CASE("capacities that a page left open stay open", "[scenario][traps][g20]")
{
    CHECK_FALSE(capacity_of("felipe-calderon", "mx2006-calderon-zapatero")); // while the count was in dispute
    CHECK_FALSE(capacity_of("nestor-kirchner", "ar2003-kirchner-bush-call"));
    CHECK_FALSE(capacity_of("george-w-bush", "mx2000-fox-bush-nov"));
    CHECK(capacity_of("george-w-bush", "mx2000-fox-bush-dec") == capacity::elect);
    CHECK(capacity_of("vladimir-putin", "jp2000-mori-putin") == capacity::elect);
    CHECK_FALSE(capacity_of("antonio-costa", "br2022-lula-costa")); // then of Portugal, of which no term is known
    CHECK_FALSE(capacity_of("romano-prodi", "jp2000-mori-prodi"));
}

TEST_CASE("a call to the ousted is none with the government", "[scenario][traps][g20]")
{
    CHECK(capacity_of("kevin-rudd", "au2010-rudd-obama-former") == capacity::former);
    CHECK_THAT(world(), certainly_before("au2010-rudd-obama-former", "au2010-gillard-obama"));
    for (auto const& row : world().ask(first(call).by("Julia Gillard").since(took_office)))
        CHECK(events(row).count("au2010-rudd-obama-former") == 0);
    for (auto const* id : {"au2010-gillard-yudhoyono", "au2010-gillard-najib", "au2010-gillard-cameron", "au2010-gillard-harper"})
        CHECK_THAT(world(), planned_but_not_held(id));
}

TEST_CASE("previews and reports differ by a day", "[scenario][traps][g20]")
{
    CHECK(day_in("Asia/Thimphu", "in2014-modi-bhutan") == "2014-06-14/2014-06-16");
    CHECK(day_in("America/Montevideo", "br2023-lula-uruguay") == "2023-01-24/2023-01-25");
    CHECK_FALSE(placed("br2023-lula-uruguay").contested); // plans for the one and the other day are no rivals
}

TEST_CASE("lists without an order make none", "[scenario][traps][g20]")
{
    CHECK_THAT(world(), possible(first(call).by("Cyril Ramaphosa").since(took_office), {"AGO", "ARE", "BWA", "GBR", "SWE"}));
    CHECK_THAT(world(), possible(first(call).by("Ronald Reagan").since(took_office), {"CAN", "DEU", "FRA", "GBR", "ITA", "JPN"}));
    CHECK_THAT(world(), possible(first(call).by("Bill Clinton").after(elected), {"CAN", "GBR", "ITA", "MEX", "RUS"}));
    CHECK_THAT(world(), certainly_before("za2018-ramaphosa-khama", "za2018-ramaphosa-modi"));
    CHECK_THAT(world(), undecided("sa2015-salman-cameron", "sa2015-salman-hollande")); // mourners of one day
}

TEST_CASE("Fernández: the clock of the place, and a call before the journey", "[scenario][traps][g20]")
{
    CHECK(clock_in("America/Argentina/Buenos_Aires", "ar2019-fernandez-trump").starts_with("2019-11-01T17:00"));
    CHECK_THAT(world(), certainly_before("ar2019-fernandez-trump", "ar2019-fernandez-mexico"));
    CHECK(day_in("America/Mexico_City", "ar2019-fernandez-mexico") == "2019-11-02");
}

} // namespace traps_g20_rest_tests
