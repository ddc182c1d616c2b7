// Years before the first, in words.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/zones.hpp>
#include <entente/time/describe.hpp>

#include <string>

namespace bc_tests {

using namespace entente;
using namespace entente::literals;

namespace {

std::string in_words(std::string text)
{
    problem_list problems;
    return describe(resolve(when{std::move(text), "UTC"}, iana_zones(), {}, {}, problems).value().hull(), "UTC", iana_zones());
}

} // namespace

TEST_CASE("year 0 is 1 BC, and those before it are counted on", "[bc]")
{
    CHECK(in_words("0001") == "1");
    CHECK(in_words("0000") == "1 BC");
    CHECK(in_words("-0001") == "2 BC");
    CHECK(in_words("-0043") == "44 BC");
    CHECK(in_words("-0043-03") == "March 44 BC");
    CHECK(in_words("-0043-03-15") == "15 March 44 BC");
    CHECK(in_words("-0043-03-15T12:00") == "15 March 44 BC 12:00");
    CHECK(in_words("0000-12-31/0001-01-01") == "31 December 1 BC");
    CHECK(in_words("[-0043-03-14..-0043-03-15]") == "between 14 March 44 BC and 15 March 44 BC");
    CHECK(in_words("-004X") == "between 1 January 50 BC and 31 December 41 BC");
    CHECK(in_words("Y-10000") == "10001 BC");
    CHECK(in_words("0999") == "999");
}

TEST_CASE("a rough time and an open one are told as BC, too", "[bc]")
{
    problem_list problems;
    auto const window = resolve(when{"-0043-03-15", "UTC"}, iana_zones(), {}, {}, problems).value().hull();
    CHECK(describe_roughly(window, "UTC", iana_zones()) == "on 15 March 44 BC");
    CHECK(describe(bounds::closed(window.earliest(), instant::future()), "UTC", iana_zones()) == "at or after 15 March 44 BC 00:00");
}

TEST_CASE("ISO 8601 and EDTF stay as they are", "[bc]")
{
    CHECK(to_string(civil_day{civil_date{-43, 3, 15}}) == "-0043-03-15");
    CHECK(when{"-0043-03-15"}.said() == "-0043-03-15");
}

TEST_CASE("answers tell years before the first", "[bc]")
{
    builder b{iana_zones()};
    auto const caesar = b.leader("caesar", "Caesar");
    b.add([] {
        records r;
        r.parties.push_back({party{"ROM"}, "Rome", party_kind::country, {}, {}});
        r.parties.push_back({party{"PTO"}, "Egypt of the Ptolemies", party_kind::country, {}, {}});
        return r;
    }());
    b.office(office{"ROM/dictator", party{"ROM"}, "Dictator", {}});
    b.term(caesar, "ROM/dictator", "dictator").took_office("-0048", "UTC").left_office("-0043-03-15", "UTC");
    b.event(meeting, {caesar, party{"PTO"}}, "alexandria").held("-0047-10-02", "UTC");
    auto const text = b.build().ask(first(meeting).by("Caesar")).only().why();
    CAPTURE(text);
    CHECK(text.find("2 October 48 BC") != std::string::npos);
    CHECK(text.find("-47") == std::string::npos);
}

} // namespace bc_tests
