// The traps that the collected facts of Europe list, in the order of that list, each on the shipped data.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "scenario/world.hpp"

#include <entente/testing/catch2.hpp>

namespace traps_g20_europe_tests {

using namespace entente;
using namespace scenario;
using entente::testing::certain;
using entente::testing::certainly_before;
using entente::testing::planned_but_not_held;
using entente::testing::possible;
using entente::testing::undecided;

namespace {

/// What a plan was for, in the words of its reports.
codes planned(std::string const& id)
{
    codes out;
    for (auto const& r : record(id).reports)
        if (r.status == status::planned) out.insert(r.time.text());
    return out;
}

query journey(char const* leader) { return first(visit).by(leader).abroad().since(took_office); }

} // namespace

TEST_CASE("1: the day of a plan and the day it happened", "[scenario][traps][g20]")
{
    CHECK(planned("fr2012-hollande-berlin").count("2012-05-16") == 1);
    CHECK(day_in("Europe/Berlin", "fr2012-hollande-berlin") == "2012-05-15"); // 19:45, on the day of the oath
    CHECK_THAT(world(), certain(journey("François Hollande"), {"DEU"}));
    // announced for Northern Cyprus on the 9th, and Baku came before it on the 10th
    CHECK(planned("tr2018-erdogan-northern-cyprus") == codes{"2018-07-09"});
    CHECK(day_in("Europe/Istanbul", "tr2018-erdogan-northern-cyprus") == "2018-07-10");
    CHECK_THAT(world(), certainly_before("tr2018-erdogan-baku", "tr2018-erdogan-northern-cyprus")); // a paper says so
}

TEST_CASE("2: \"always Northern Cyprus first\" is false for 2018", "[scenario][traps][g20]")
{
    CHECK_THAT(world(), certainly_before("tr2014-erdogan-northern-cyprus", "tr2014-erdogan-azerbaijan")); // by a claim ahead of both
    CHECK_FALSE(world().without_claims().certainly_before("tr2014-erdogan-northern-cyprus", "tr2014-erdogan-azerbaijan"));
    // of 2023 nobody gives the order, and of Baku it is known only that it was on the 12th or the 13th
    CHECK_THAT(world(), undecided("tr2023-erdogan-northern-cyprus", "tr2023-erdogan-baku"));
    CHECK_FALSE(world().possibly_before("tr2018-erdogan-northern-cyprus", "tr2018-erdogan-baku"));
    // it is no country: the first country of 2014 is Azerbaijan
    CHECK(parties(of_term("erdogan-2014", journey("recep-tayyip-erdogan"))) == codes{"AZE"});
}

TEST_CASE("3: first as elect and first as chancellor", "[scenario][traps][g20]")
{
    auto const visits = first(visit).by("Gerhard Schröder").abroad();
    // Washington was planned for 9 October, and that it was held nobody dates
    CHECK_THAT(world(), possible(visits.after(elected).before(took_office), {"FRA", "USA"}));
    CHECK_THAT(world(), certain(visits.since(took_office), {"GBR"}));
    CHECK(capacity_of("gerhard-schroeder", "de1998-schroeder-paris") == capacity::elect);
    CHECK(is_accepted("schroeder-fr-then-gb-independent-1998"));
}

TEST_CASE("4: first by kind: a claim that a visit before it contradicts is set aside", "[scenario][traps][g20]")
{
    CHECK_FALSE(is_accepted("sanchez-fr-first-met-elpais-2018"));
    CHECK_THAT(world(), certain(first(visit, meeting).by("Pedro Sánchez").since(took_office), {"UKR"})); // Poroshenko, on 4 June
    CHECK_THAT(world(), certain(journey("Pedro Sánchez"), {"FRA"}));
}

TEST_CASE("5: first to the West comes after two in Asia", "[scenario][traps][g20]")
{
    CHECK_THAT(world(), certain(journey("Dmitry Medvedev"), {"KAZ"}));
    CHECK_THAT(world(), certainly_before("ru2008-medvedev-beijing", "ru2008-medvedev-berlin"));
    CHECK_THAT(world(), certain(journey("Dmitry Medvedev").with({"DEU", "FRA", "GBR", "USA"}), {"DEU"}));
}

TEST_CASE("6: a call to some is a letter to others", "[scenario][traps][g20]")
{
    for (auto const* id : {"it2018-conte-macron-june", "ru2012-putin-noda"}) {
        INFO(id);
        CHECK(record(id).kind == event_kind::call);
        CHECK(plainly(id, status::held));
        for (auto const& r : record(id).reports) CHECK(r.status == status::held); // none is without a status
    }
    CHECK_THAT(world(), certain(first(call).by("Olaf Scholz").since(took_office).with("CHN"), {"CHN"}));
    CHECK(day_in("Europe/Berlin", "de2021-scholz-xi").substr(0, 10) != "2021-12-08"); // which one line calls a call
    CHECK(is_accepted("scholz-cn-first-scmp-2021"));
}

TEST_CASE("7: rival minutes, and a call that another paper denies", "[scenario][traps][g20]")
{
    CHECK(placed("es2008-bush-zapatero").contested); // 6:15 or 6:30
    CHECK(placed("es2008-bush-zapatero").members.size() > 1);
    CHECK(stands("es2004-bush-zapatero-congratulation").disputed);
    CHECK_THAT(world(), certainly_before("es2004-zapatero-mohammed", "es2004-zapatero-bush"));
}

TEST_CASE("8: rival firsts that can both be true", "[scenario][traps][g20]")
{
    CHECK(is_accepted("renzi-fr-be-first-ansa-2014"));
    CHECK(is_accepted("renzi-de-us-usignolo-2014"));
    CHECK_THAT(world(), certainly_before("it2014-renzi-hollande", "it2014-renzi-obama")); // by both together
    CHECK_THAT(world(), undecided("it2014-renzi-hollande", "it2014-renzi-di-rupo"));
    CHECK_THAT(world(), possible(first(call).by("Matteo Renzi").since(took_office), {"BEL", "FRA"}));
}

TEST_CASE("9: refused, then done", "[scenario][traps][g20]")
{
    CHECK(stands("gb2022-sunak-cop27").is == status::held);
    CHECK_THAT(world(), certain(journey("Rishi Sunak"), {"EGY"}));
    CHECK(plainly("ru2018-putin-trump-call", status::held));
    CHECK(plainly("fr2012-hollande-obama-call", status::held)); // the second try; the first, sent away, is no event
}

TEST_CASE("10: slips of a month or a year are no rivals", "[scenario][traps][g20]")
{
    CHECK_FALSE(placed("ru2000-putin-minsk").contested);
    CHECK(day_in("Europe/Minsk", "ru2000-putin-minsk") == "2000-04-16");
    CHECK(day_in("Europe/Warsaw", "pl2025-nawrocki-zelensky-call") == "2025-07-31");
    CHECK_THAT(world(), certainly_before("ru2000-putin-minsk", "ru2000-putin-london"));
}

TEST_CASE("11: \"yesterday\" in a paper of the web edition's day", "[scenario][traps][g20]")
{
    CHECK(day_in("Europe/Rome", "it2022-meloni-zelensky-2") == "2022-10-28");
    CHECK_FALSE(placed("it2022-meloni-zelensky-2").contested);
}

TEST_CASE("12: Blair's first journey is Noordwijk by the list; other firsts are notes", "[scenario][traps][g20]")
{
    CHECK_THAT(world(), certain(journey("Tony Blair"), {"NLD"}));
    CHECK_FALSE(is_claimed_first("gb1997-blair-noordwijk"));
}

TEST_CASE("13: third, where two stand for one", "[scenario][traps][g20]")
{
    CHECK_THAT(world(), certain(journey("Karol Nawrocki"), {"USA"}));
    CHECK_THAT(world(), undecided("pl2025-nawrocki-rome", "pl2025-nawrocki-vatican")); // of both only previews give a time
    CHECK_THAT(world(), planned_but_not_held("pl2025-nawrocki-vilnius"));
}

TEST_CASE("14: what only one undated line tells is not in the data", "[scenario][traps][g20]")
{
    codes calls;
    for (auto const& row : world().ask(list(call).by("recep-tayyip-erdogan").with("AZE"))) calls.merge(events(row));
    CHECK(calls == codes{"tr2018-erdogan-aliyev", "tr2023-erdogan-aliyev"});
    codes russia;
    for (auto const& row : world().ask(list(call).by("emmanuel-macron").with("RUS").before(when{"2017-05-31", "Europe/Paris"})))
        russia.merge(events(row));
    CHECK(russia.empty());
}

TEST_CASE("15: those who speak for no country are no first country", "[scenario][traps][g20]")
{
    CHECK_THAT(world(), certain(first(call).by("Giorgia Meloni").since(took_office), {"USA"})); // von der Leyen on the 22nd
    CHECK_THAT(world(), certain(first(call).by("Giorgia Meloni").since(took_office).with("EU"), {"EU"}));
    CHECK_THAT(world(), certain(first(meeting).by("Giorgia Meloni").since(took_office), {"FRA"}));
    CHECK(parties(of_term("johnson-2019", first(call).by("Boris Johnson").since(took_office))).count("EU") == 0); // Juncker, on the 25th
    CHECK_THAT(world(), certainly_before("gb2019-johnson-macron", "gb2019-johnson-merkel"));
}

TEST_CASE("Starmer's first days: who was a day later than the papers said", "[scenario][traps][g20]")
{
    CHECK(day_in("Europe/London", "gb2024-starmer-albanese") == "2024-07-06");
    CHECK(clock_in("Europe/London", "gb2024-starmer-kishida").starts_with("2024-07-06T08:10"));
    CHECK_THAT(world(), possible(first(call).by("Keir Starmer").since(took_office), {"UKR", "USA"}));
    CHECK_THAT(world(), undecided("gb2024-starmer-albanese", "uk2024-starmer-modi")); // both in the morning of the 6th
}

} // namespace traps_g20_europe_tests
