// An answer's rows: all, one, or none and why.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>

#include <string>

namespace answer_tests {

using namespace entente;
using namespace entente::literals;

namespace {

timeline a_world()
{
    builder b{utc_and_offsets()};
    auto const hwang = b.leader("hwang", "Hwang Kyo-ahn");
    auto const park = b.leader("park", "Park Geun-hye");
    auto const trump = b.leader("trump", "Donald Trump");
    b.term(hwang, "KOR/president", "hwang-2016").acting().took_office("2016-12-09", "+09:00");
    b.term(park, "KOR/prime minister", "park-pm").took_office("2013-02-25", "+09:00");
    b.term(trump, "USA/president", "t-1").took_office("2017-01-20", "-05:00").left_office("2021-01-20", "-05:00");
    b.term(trump, "USA/president", "t-2").took_office("2025-01-20", "-05:00");
    b.call(hwang, "USA"_party).held("2017-01-30", "+09:00");
    return b.build();
}

template <class Function>
std::string refused(Function f)
{
    try {
        (void)f();
        return "not refused";
    } catch (error const& e) {
        CHECK(e.code() == code::bad_question);
        return e.what();
    }
}

} // namespace

TEST_CASE("an answer without a row says why there is none", "[answer]")
{
    auto const w = a_world();
    auto const none = w.ask(first(call).by("Hwang Kyo-ahn"));
    CHECK(none.empty());
    CHECK(none.verdict() == verdict::none);
    CHECK(none.why() == "Hwang Kyo-ahn: no term: only acting ones are known, which have rows if the question says `with_acting()`");
    CHECK(w.ask(first(call).by("hwang").with_acting()).only().candidates.size() == 1);
    CHECK(w.ask(first(call).by_each("KOR/president")).why().starts_with("KOR/president: no term: only acting ones are known"));
    CHECK(w.ask(first(call).by_each_leader_of("JPN")).why() == "leaders of JPN: no term is known");
    CHECK(w.ask(first(call).by_each_leader_of("KOR")).size() == 1);
}

TEST_CASE("the only row is that, or an error says how many there are", "[answer]")
{
    auto const w = a_world();
    CHECK(w.ask(list(call).by("park")).only().term == "park-pm");
    CHECK_THAT(refused([&] { return w.ask(list(call).by("trump")).only(); }),
               Catch::Matchers::StartsWith("error 601 bad_question: the answer has 2 rows, "));
    CHECK(refused([&] { return w.ask(first(call).by("hwang")).only(); }) ==
          "error 601 bad_question: the answer has no row; hwang: no term: only acting ones are known, which have rows if the question says "
          "`with_acting()`");
    auto const two = w.ask(list(call).by("trump"));
    CHECK(two.at(1).term == "t-2");
    CHECK(&two.at(1) == &two[1]);
    CHECK(refused([&] { return two.at(2).term; }) == "error 601 bad_question: there is no row 2: the answer has 2 rows");
    CHECK(refused([&] {
              return w.ask(first(call).by("hwang")).at(0);
          }).starts_with("error 601 bad_question: there is no row 0: the answer has none; hwang"));
}

} // namespace answer_tests
