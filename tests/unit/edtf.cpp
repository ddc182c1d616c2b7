// EDTF text: what is read, which days it stands for, and what is said of what is not.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/time/edtf.hpp>

#include <algorithm>
#include <random>
#include <type_traits>

namespace edtf_tests {

using namespace entente;

namespace {

static_assert(!std::is_default_constructible_v<edtf>);
static_assert(std::is_nothrow_move_constructible_v<edtf> && std::is_copy_assignable_v<edtf>);
static_assert(!std::is_convertible_v<std::string, edtf>);

constexpr civil_day day(std::int64_t y, int m, int d) { return civil_day{civil_date{y, m, d}}; }

/// The four ends, printed: `earliest start_latest end_earliest latest`.
std::string ends(std::string_view text, season_rule rule = season_rule::meteorological_north)
{
    auto const d = edtf::parse(text).day_bounds(rule);
    return to_string(d.earliest) + ' ' + to_string(d.start_latest) + ' ' + to_string(d.end_earliest) + ' ' + to_string(d.latest);
}

/// The two ends of a point or one-of set.
std::string days(std::string_view text, season_rule rule = season_rule::meteorological_north)
{
    auto const d = edtf::parse(text).day_bounds(rule);
    return to_string(d.earliest) + ' ' + to_string(d.latest);
}

std::optional<code> problem(std::string_view text, edtf_dialect dialect = edtf_dialect::profile)
{
    auto const read = edtf::try_parse(text, dialect);
    if (read) return {};
    auto const& out = read.problems().front();
    CHECK(out.text.find(text) != std::string::npos);
    CHECK_FALSE(out.remedy.empty());
    return out.code;
}

/// Every digit for every X, and what of that exists: the definition, spelt out.
std::optional<edtf_days> by_enumeration(std::string text)
{
    if (auto const x = text.find('X'); x != std::string::npos) {
        std::optional<edtf_days> out;
        for (char c = '0'; c <= '9'; ++c) {
            text[x] = c;
            auto const one = by_enumeration(text);
            if (!one) continue;
            if (!out) out = one;
            out->earliest = std::min(out->earliest, one->earliest);
            out->latest = std::max(out->latest, one->latest);
        }
        if (out) {
            out->start_latest = out->latest;
            out->end_earliest = out->earliest;
        }
        return out;
    }
    bool const negative = text[0] == '-';
    auto const digits = negative ? text.substr(1) : text;
    auto const year = (negative ? -1 : 1) * std::stoll(digits.substr(0, 4));
    if (negative && year == 0) return {};
    bool const month_given = digits.size() > 4;
    bool const day_given = digits.size() > 7;
    int const month = month_given ? std::stoi(digits.substr(5, 2)) : 1;
    int const last_month = month_given ? month : 12;
    if (month < 1 || month > 12) return {};
    int const first_day = day_given ? std::stoi(digits.substr(8, 2)) : 1;
    int const last_day = day_given ? first_day : days_in_month(year, last_month);
    if (first_day < 1 || last_day > days_in_month(year, last_month)) return {};
    auto const from = day(year, month, first_day);
    auto const to = day(year, last_month, last_day);
    return edtf_days{from, to, from, to};
}

/// A source of texts, most of them EDTF.
class scribe {
public:
    explicit scribe(unsigned seed) : random_(seed) {}

    std::size_t below(std::size_t n) { return random_() % n; }
    bool one_in(std::size_t n) { return below(n) == 0; }

    std::string number(int low, int high, int width)
    {
        auto s = std::to_string(low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1))));
        while (static_cast<int>(s.size()) < width) s.insert(0, 1, '0');
        return s;
    }
    std::string masked(std::string s, std::size_t one_in_n)
    {
        for (auto& c : s)
            if (one_in(one_in_n)) c = 'X';
        return s;
    }
    std::string qualifier() { return one_in(5) ? std::string(1, "?~%"[below(3)]) : std::string(); }
    std::string date(std::size_t unspecified)
    {
        std::string s = one_in(8) ? "-" : "";
        s += masked(number(0, 9999, 4), unspecified);
        if (one_in(3)) return s;
        s += '-' + masked(number(1, 12, 2), unspecified);
        return one_in(3) ? s : s + '-' + masked(number(1, 31, 2), unspecified);
    }
    std::string point()
    {
        switch (below(8)) {
        case 0: return "Y" + std::string(one_in(3) ? "-" : "") + number(10'000, 99'999'999, 5) + (one_in(2) ? "S3" : "") + qualifier();
        case 1: return "Y" + number(1, 999, 1) + 'E' + number(1, 9, 1);
        case 2: return number(0, 9999, 4) + 'S' + number(1, 4, 1);
        case 3: return number(0, 9999, 4) + qualifier() + '-' + number(21, 41, 2) + qualifier();
        case 4: {
            auto s =
                number(1000, 2100, 4) + '-' + number(1, 12, 2) + '-' + number(1, 28, 2) + 'T' + number(0, 23, 2) + ':' + number(0, 59, 2);
            if (one_in(2)) s += ':' + number(0, 59, 2);
            s += one_in(2) ? qualifier() : "";
            return one_in(2) ? s + (one_in(2) ? "Z" : "+09:00") : s;
        }
        default: return qualifier() + date(6) + qualifier();
        }
    }
    std::string text()
    {
        switch (below(5)) {
        case 0: return (one_in(4) ? ".." : one_in(6) ? "" : point()) + '/' + (one_in(4) ? ".." : one_in(6) ? "" : point());
        case 1: {
            bool const one = one_in(2);
            std::string s = one ? "[" : "{";
            if (one_in(4)) s += ".." + point() + ',';
            s += point();
            for (auto n = below(3); n > 0; --n) s += ',' + (one_in(3) ? number(1000, 1500, 4) + ".." + number(1500, 2000, 4) : point());
            if (one_in(4)) s += ',' + point() + "..";
            return s + (one ? ']' : '}');
        }
        default: return point();
        }
    }

private:
    std::mt19937 random_;
};

} // namespace

TEST_CASE("dates, months and years are their days", "[time][edtf]")
{
    CHECK(days("1985-04-12") == "1985-04-12 1985-04-12");
    CHECK(days("2004-02") == "2004-02-01 2004-02-29");
    CHECK(days("0000") == "0000-01-01 0000-12-31");
    CHECK(days("-1985") == "-1985-01-01 -1985-12-31");
    CHECK(days("Y-17E7") == "-170000000-01-01 -170000000-12-31");
    CHECK(days("0000-02-29") == "0000-02-29 0000-02-29");
}

TEST_CASE("significant digits count from the left", "[time][edtf]")
{
    CHECK(days("1950S2") == "1900-01-01 1999-12-31");
    CHECK(days("1953S3") == "1950-01-01 1959-12-31");
    CHECK(days("1953S4") == "1953-01-01 1953-12-31");
    CHECK(days("-1953S3") == "-1959-01-01 -1950-12-31");
    CHECK(days("Y3388E2S3") == "338000-01-01 338999-12-31");
    CHECK(days("Y171010000S3") == "171000000-01-01 171999999-12-31");
    CHECK(problem("1950S0") == code::bad_time);
    CHECK(problem("195XS2") == code::bad_time);
}

TEST_CASE("seasons follow the rule, quarters and the like do not", "[time][edtf]")
{
    auto const south = season_rule::meteorological_south;
    auto const any = season_rule::any;
    CHECK(days("2001-21") == "2001-03-01 2001-05-31");
    CHECK(days("2003-24") == "2003-12-01 2004-02-29");
    CHECK(days("2001-21", south) == "2001-09-01 2001-11-30");
    CHECK(days("2003-22", south) == "2003-12-01 2004-02-29");
    CHECK(days("2001-23", south) == "2001-03-01 2001-05-31");
    CHECK(days("2001-24", south) == "2001-06-01 2001-08-31");
    CHECK(days("2001-21", any) == "2001-03-01 2001-11-30");
    CHECK(days("2001-24", any) == "2001-06-01 2002-02-28");
    CHECK(days("2001-25", south) == "2001-03-01 2001-05-31");
    CHECK(days("2001-29") == "2001-09-01 2001-11-30");
    CHECK(days("2001-30") == "2001-12-01 2002-02-28");
    CHECK(days("2001-34") == "2001-04-01 2001-06-30");
    CHECK(days("2001-39") == "2001-09-01 2001-12-31");
    CHECK(days("2001-41") == "2001-07-01 2001-12-31");
}

TEST_CASE("unspecified digits stand for exactly the dates that exist", "[time][edtf]")
{
    CHECK(days("156X-02-29") == "1560-02-29 1568-02-29");
    CHECK(days("19XX-02-29") == "1904-02-29 1996-02-29");
    CHECK(days("-01XX") == "-0199-01-01 -0100-12-31");
    CHECK(days("-000X") == "-0009-01-01 -0001-12-31");
    CHECK(problem("15XX-2X-25") == code::no_such_day);
    CHECK(problem("190X-02-30") == code::no_such_day);
    CHECK(problem("XXX1-02-29") == code::no_such_day);

    constexpr unsigned seed = 156;
    scribe s(seed);
    int valid = 0;
    for (int i = 0; i < 6000; ++i) {
        auto const text = s.date(3);
        auto const xs = std::count(text.begin(), text.end(), 'X');
        if (xs == 0 || xs > 4 ||
            (text.size() >= 6 && text.find('-', 1) == text.size() - 3 && (text[text.size() - 2] == '2' || text[text.size() - 2] == '3')))
            continue; // 2004-2X could be taken for a season
        auto const expected = by_enumeration(text);
        auto const got = edtf::try_parse(text, edtf_dialect::strict);
        INFO("seed " << seed << ", " << text);
        REQUIRE(got.has_value() == expected.has_value());
        if (!got) continue;
        ++valid;
        REQUIRE(got->day_bounds() == *expected);
    }
    CHECK(valid > 1000);
}

TEST_CASE("intervals have four ends, open and unknown ones told apart", "[time][edtf]")
{
    CHECK(ends("1964/2008") == "1964-01-01 1964-12-31 2008-01-01 2008-12-31");
    CHECK(ends("2004-06-XX/2004-07-03") == "2004-06-01 2004-06-30 2004-07-03 2004-07-03");
    CHECK(ends("1985/..") == "1985-01-01 1985-12-31 .. ..");
    CHECK(ends("/1985") == ".. .. 1985-01-01 1985-12-31");
    CHECK(edtf::parse("1985/..").ranges()[0].to->is == edtf_end::kind::open);
    CHECK(edtf::parse("1985/").ranges()[0].to->is == edtf_end::kind::unknown);
    CHECK(edtf::parse("1985/") != edtf::parse("1985/.."));
    CHECK(edtf::parse("/").level() == 1);
}

TEST_CASE("an interval is refused only if it certainly ends before it starts", "[time][edtf]")
{
    CHECK_FALSE(problem("2004-06-11/2004-06"));
    CHECK_FALSE(problem("198X/198X"));
    CHECK(problem("2008/1964") == code::reversed_interval);
    CHECK(problem("2012-23/2012-22") == code::reversed_interval);
    CHECK(problem("[1972..1970]") == code::reversed_interval);
    CHECK(problem("2017-05-11T13:00/2017-05-11T12:00") == code::reversed_interval);
    CHECK_FALSE(problem("2017-05-11T12:00/2017-05-11T12:00"));
    CHECK_FALSE(problem("2017-05-11T12:00+09:00/2017-05-11T05:00Z"));
    CHECK(problem("2017-05-11T12:00Z/2017-05-11T13:00+09:00") == code::reversed_interval);
    CHECK_FALSE(problem("2017-05-11T12:00Z/2017-05-11")); // somewhere it is still the 11th
    CHECK_FALSE(problem("2017-05-12/2017-05-11T12:00Z")); // somewhere it is the 12th already
    CHECK(problem("2017-05-13/2017-05-11T12:00Z") == code::reversed_interval);
}

TEST_CASE("sets keep their members", "[time][edtf]")
{
    auto const set = edtf::parse("[1667,1668,1670..1672]");
    CHECK(set.kind() == edtf_kind::one_of);
    CHECK(set.ranges().size() == 3);
    CHECK(set.ranges()[2].to.has_value());
    CHECK(days("[1667,1668,1670..1672]") == "1667-01-01 1672-12-31");
    CHECK(days("[..1760-12-03]") == ".. 1760-12-03");
    CHECK(days("[1760-01,1760-02,1760-12..]") == "1760-01-01 ..");
    CHECK(ends("{1960,1961-12}") == "1960-01-01 1960-12-31 1961-12-01 1961-12-31");
    for (auto const* text : {"[]", "[", "[1984", "[1984}", "[1984,]", "[,1984]", "[1984,,1985]", "[..]", "[1984, 1985]", "[1984,..1985]",
                             "[1984..,1985]", "{1987-10..1988}", "[1984..1985..1986]", "[1984/1985]", "[[1984]]"}) {
        CAPTURE(text);
        CHECK(problem(text) == code::bad_time);
    }
}

TEST_CASE("qualifiers hold for the components that they stand at", "[time][edtf]")
{
    auto const at = [](std::string_view text) { return edtf::parse(text).ranges()[0].from.at; };
    edtf_qualifier const none, approximate{true, false}, uncertain{false, true}, both{true, true};
    CHECK(at("2004-06-11%").on_year == both);
    CHECK(at("2004-06-11%").on_day == both);
    CHECK(at("2004-06~-11").on_month == approximate);
    CHECK(at("2004-06~-11").on_year == approximate);
    CHECK(at("2004-06~-11").on_day == none);
    CHECK(at("2004-?06-11").on_month == uncertain);
    CHECK(at("2004-?06-11").on_year == none);
    CHECK(at("?2004-06-04~").on_year == both);
    CHECK(at("?2004-06-04~").on_day == approximate);
    CHECK(at("2001-21?").on_month == uncertain);
    CHECK(at("2017-05-10T22:30~").on_clock == approximate);
    CHECK(at("2017-05-10T22:30~").on_day == none);
    CHECK(edtf::parse("1984?/2004~").qualified() == both);
    CHECK(edtf::parse("1984").qualified() == none);
    CHECK(problem("1984?~") == code::bad_time);
}

TEST_CASE("the level is the least that has all the features", "[time][edtf]")
{
    for (auto const* text : {"1985", "1985-04-12", "1985-04-12T23:20:30Z", "1964/2008"}) CHECK(edtf::parse(text).level() == 0);
    for (auto const* text : {"-1985", "1984?", "2004-06-11%", "201X", "20XX", "1985-XX-XX", "1985-04-XX", "2001-21", "1985/..", "/1985",
                             "Y170000002", "2001-21~", "1984~/2004-06"})
        CHECK(edtf::parse(text).level() == 1);
    for (auto const* text : {"2004-06~-11", "%2001", "156X-12-25", "XXXX", "1985-XX-12", "2001-34", "Y17E8", "1950S2", "[1984]", "{1984}",
                             "2004-06-XX/2004-07-03", "198X/1999"})
        CHECK(edtf::parse(text).level() == 2);
}

TEST_CASE("problems have their numbers", "[time][edtf]")
{
    for (auto const* text : {"",
                             "abcd",
                             "12345",
                             "193",
                             "2020 ",
                             " 2020",
                             "1985-04-12t23:20:30",
                             "2016-05-02T12:00:00-00:00",
                             "2016-05-02T12:00:00+1400",
                             "2019-21-05",
                             "Y1234",
                             "Y00001",
                             "Y1745E0S3",
                             "1985/2000/2010",
                             "2012-10-10T10:1:10",
                             "2020T10:30",
                             "1985-04-XXT10:30",
                             "1985-04-12~T10:30:00",
                             "2004-(06)?-11",
                             "2016-05-02T16:54:59.042Z",
                             "1985-04-12T24:20:30Z",
                             "20xx",
                             "..",
                             "2016-05-02T12:00+15:00",
                             "2016-05-02T12:00~Z?"}) {
        CAPTURE(text);
        CHECK(problem(text) == code::bad_time);
    }
    for (auto const* text : {"2021-02-30", "1900-02-29", "2021-13", "2021-00", "2021-42", "-0000", "-0000-21", "2021-01-32"}) {
        CAPTURE(text);
        CHECK(problem(text) == code::no_such_day);
    }
    for (auto const* text : {"Y17E200", "Y99999999999999999999999", "Y-17E99999999999999999999999", "Y25000000000000001"}) {
        CAPTURE(text);
        CHECK(problem(text) == code::out_of_range);
    }
    CHECK_THROWS_AS(edtf::parse("2021-02-30"), error);
}

TEST_CASE("entente's profile is told apart from the specification", "[time][edtf]")
{
    for (auto const* text : {"2017-05-10T22:30", "2017-05-10T22:30Z", "2017-05-10T22:30+09:00", "2017-05-10T22:30:00~",
                             "2017-05-10T22:30+09:00%", "2017-05-10T22:30?+09:00", "[2017-05-11T12:00..2017-05-11T17:30]",
                             "[2017-05-11T12:00:00Z,2017-05-11]", "2017-05-11T12:00/2017-05-11T13:00", "2017-05-11T12:00:00Z/.."}) {
        CAPTURE(text);
        CHECK_FALSE(edtf::parse(text).is_strict());
        CHECK(problem(text, edtf_dialect::strict) == code::not_strict);
    }
    CHECK(edtf::parse("2017-05-10T22:30:00+09:00").is_strict());
    auto const at = edtf::parse("2017-05-10T24:00:00+09:00").ranges()[0].from.at;
    CHECK(at.first == day(2017, 5, 11));
    CHECK(at.second == 0);
    CHECK(at.offset == 540);
    CHECK(at.unit == edtf_unit::second);
}

TEST_CASE("what is read prints as it was written, and its ends are in order", "[time][edtf]")
{
    constexpr unsigned seed = 1985;
    scribe s(seed);
    int read = 0;
    for (int i = 0; i < 30'000; ++i) {
        auto const text = s.text();
        auto const e = edtf::try_parse(text);
        if (!e) continue;
        ++read;
        INFO("seed " << seed << ", " << text);
        REQUIRE(e->str() == text);
        REQUIRE(edtf::parse(e->str()) == *e);
        REQUIRE(edtf::try_parse(text, edtf_dialect::strict).has_value() == e->is_strict());
        auto const d = e->day_bounds();
        REQUIRE(d.earliest <= d.start_latest);
        REQUIRE(d.end_earliest <= d.latest);
        REQUIRE(d.earliest <= d.latest);
    }
    CHECK(read > 10'000);
}

TEST_CASE("damaged text is read or refused, never worse", "[time][edtf]")
{
    scribe s(7);
    for (int i = 0; i < 30'000; ++i) {
        auto text = s.text();
        for (auto n = 1 + s.below(3); n > 0 && !text.empty(); --n) {
            auto const at = s.below(text.size());
            auto const c = "0123456789X?~%-/.,[]{}TZYES:+ \xff"[s.below(32)];
            if (s.one_in(3)) text.erase(at, 1);
            else if (s.one_in(2)) text.insert(at, 1, c);
            else text[at] = c;
        }
        auto const e = edtf::try_parse(text);
        if (e ? !e.problems().empty() : e.problems().size() != 1) FAIL("seed 7: not one reason given for " << text);
    }
}

} // namespace edtf_tests
