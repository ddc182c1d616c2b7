// Wikidata's times: precisions, calendars, and years before the first in both of its forms.
// SPDX-License-Identifier: MIT
#include "import/dates/wikidata_time.hpp"

#include "catch.hpp"

#include <entente/io/zones.hpp>
#include <entente/time/resolve.hpp>

#include <string>
#include <string_view>
#include <tuple>

namespace wikidata_time_tests {

using namespace entente;
using namespace entente::detail;

namespace {

constexpr std::string_view julian_model = "http://www.wikidata.org/entity/Q1985786",
                           gregorian_model = "http://www.wikidata.org/entity/Q1985727";

std::string read(std::string_view time, int precision, std::string_view model = gregorian_model, wikidata_form form = wikidata_form::entity)
{
    auto const r = wikidata_time(time, precision, model, form);
    if (!r) return std::string(name(r.problems().front().code));
    problem_list problems;
    CAPTURE(time, precision);
    CHECK(resolve(*r, iana_zones(), {}, {}, problems)); // whatever is read has a meaning
    return r->said();
}
std::string queried(std::string_view time, int precision, std::string_view model = gregorian_model)
{
    return read(time, precision, model, wikidata_form::sparql);
}

bounds window(result<when> const& w)
{
    problem_list problems;
    return resolve(w.value(), iana_zones(), {}, {}, problems).value().hull();
}

} // namespace

TEST_CASE("a time of Wikidata is what its precision says", "[wikidata]")
{
    for (auto const& [time, precision, expected] : std::initializer_list<std::tuple<char const*, int, char const*>>{
             {"+2017-05-10T00:00:00Z", 11, "2017-05-10"},
             {"+2017-05-10T00:00:00Z", 10, "2017-05"},
             {"+2017-05-10T00:00:00Z", 9, "2017"},
             {"+2004-01-01T00:00:00Z", 9, "2004"},
             {"+2004-09-00T00:00:00Z", 10, "2004-09"},
             {"+2004-09-00T00:00:00Z", 11, "2004-09"},
             {"+2004-00-00T00:00:00Z", 9, "2004"},
             {"+2004-00-00T00:00:00Z", 11, "2004"},
             {"+2017-05-10T00:00:00Z", 8, "201X"},
             {"+2010-00-00T00:00:00Z", 8, "201X"},
             {"+1900-00-00T00:00:00Z", 7, "[1801..1900]"},
             {"+1901-00-00T00:00:00Z", 7, "[1901..2000]"},
             {"+2000-00-00T00:00:00Z", 7, "[1901..2000]"},
             {"+2000-00-00T00:00:00Z", 6, "[1001..2000]"},
             {"+2001-00-00T00:00:00Z", 6, "[2001..3000]"},
             {"+0005-00-00T00:00:00Z", 8, "[0001..0009]"},
             {"+0100-00-00T00:00:00Z", 7, "[0001..0100]"},
             {"+00000002013-01-01T00:00:00Z", 11, "2013-01-01"},
             {"2017-05-10T00:00:00Z", 11, "2017-05-10"},
             {"2017-05-10", 11, "2017-05-10"},
             {"2017-05", 10, "2017-05"},
             {"2017", 9, "2017"},
             {"+2017-05-10T22:30:00Z", 14, "2017-05-10T22:30:00Z"},
             {"+2017-05-10T22:30:00Z", 13, "2017-05-10T22:30Z"},
             {"+2017-05-10T22:30:00Z", 12, "[2017-05-10T22:00Z..2017-05-10T22:59Z]"},
             {"+12345-00-00T00:00:00Z", 9, "Y12345"},
             {"+0000000000012345-00-00T00:00:00Z", 9, "Y12345"},
         }) {
        CAPTURE(time, precision);
        CHECK(read(time, precision) == expected);
    }
}

TEST_CASE("years before the first: 44 BC in both forms is one instant", "[wikidata][bc]")
{
    CHECK(read("-0044-00-00T00:00:00Z", 9) == "-0043");
    CHECK(queried("-0043-01-01T00:00:00Z", 9) == "-0043");
    CHECK(read("-0001-00-00T00:00:00Z", 9) == "0000");
    CHECK(queried("0000-01-01T00:00:00Z", 9) == "0000");
    CHECK(read("-0044-03-15T00:00:00Z", 11, julian_model) == "-0043-03-15 (Julian)");
    CHECK(queried("-0043-03-13T00:00:00Z", 11, julian_model) == "-0043-03-13"); // the service made it Gregorian
    CHECK(window(wikidata_time("-0044-03-15T00:00:00Z", 11, julian_model)) ==
          window(wikidata_time("-0043-03-13T00:00:00Z", 11, julian_model, wikidata_form::sparql)));
    CHECK(read("-0044-00-00T00:00:00Z", 8) == "[-0048..-0039]");    // the 40s BC
    CHECK(queried("-0044-01-01T00:00:00Z", 8) == "[-0048..-0039]"); // decades are not counted with a year 0
    CHECK(read("-0044-00-00T00:00:00Z", 7) == "[-0099..0000]");     // the 1st century BC
    CHECK(read("-0100-00-00T00:00:00Z", 7) == "[-0099..0000]");
    CHECK(read("-0101-00-00T00:00:00Z", 7) == "[-0199..-0100]");
    CHECK(read("-0005-00-00T00:00:00Z", 8) == "[-0008..0000]");
    CHECK(read("-12000-00-00T00:00:00Z", 9) == "Y-11999");
    CHECK(read("-9999-00-00T00:00:00Z", 9) == "-9998");
    CHECK(read("+0000-01-01T00:00:00Z", 9) == "bad_time");
    CHECK(read("-0000-01-01T00:00:00Z", 9) == "bad_time");
}

TEST_CASE("the calendar model is read, by address or by id", "[wikidata][calendars]")
{
    CHECK(read("+1907-08-18T00:00:00Z", 11, julian_model) == "1907-08-18 (Julian)");
    CHECK(read("+1907-08-18T00:00:00Z", 11, "Q1985786") == "1907-08-18 (Julian)");
    CHECK(read("+1907-08-18T00:00:00Z", 11, "") == "1907-08-18");
    CHECK(read("+1907-08-18T00:00:00Z", 10, julian_model) == "1907-08 (Julian)");
    CHECK(queried("1907-08-01T00:00:00Z", 10, julian_model) == "1907-08 (Julian)");
    CHECK(queried("1907-08-31T00:00:00Z", 11, julian_model) == "1907-08-31");
    CHECK(read("+1907-00-00T00:00:00Z", 7, julian_model) == "[1901..2000]");
    CHECK(read("+1900-02-29T00:00:00Z", 11, julian_model) == "1900-02-29 (Julian)");
    CHECK(read("+1900-02-29T00:00:00Z", 11) == "no_such_day");
    CHECK(read("+1907-08-18T00:00:00Z", 11, "http://www.wikidata.org/entity/Q28892") == "bad_time");
}

TEST_CASE("what is no time of Wikidata is refused", "[wikidata]")
{
    for (auto const* text : {"", "+", "-", "somevalue", "+2017-13-01T00:00:00Z", "+2017-05-32T00:00:00Z", "+2017-05-10T24:00:00Z",
                             "+2017-05-10T00:00:00", "+2017-05-10T00:00:00Zx", "+2017/05/10", "++2017", "2017-", "2017-05-"}) {
        CAPTURE(text);
        CHECK(read(text, 11) == "bad_time");
    }
    CHECK(read("+2017-02-30T00:00:00Z", 11) == "no_such_day");
    CHECK(read("+2017-02-30T00:00:00Z", 10) == "2017-02");
    CHECK(read("+2017-05-10T00:00:00Z", 5) == "out_of_range");
    CHECK(read("+2017-05-10T00:00:00Z", 15) == "out_of_range");
    CHECK(read("+2017-05-10T00:00:00Z", -1) == "out_of_range");
    CHECK(read("+12345-05-10T00:00:00Z", 11) == "out_of_range");
    CHECK(read("+9999999999999999-00-00T00:00:00Z", 9) == "out_of_range"); // no instant reaches it
    CHECK(read("+99999999999999999999-00-00T00:00:00Z", 9) == "bad_time");
}

} // namespace wikidata_time_tests
