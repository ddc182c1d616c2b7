// CountryInfo.txt: tenures as terms, and no more precision than the file has.
// SPDX-License-Identifier: MIT
#include "../catch.hpp"
#include "import_files.hpp"

#include <entente/entente.hpp>
#include <entente/io/countryinfo.hpp>
#include <entente/io/zones.hpp>

#include <cstdio>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace countryinfo_tests {

namespace en = entente;
using namespace en::testing;
using en::code;
using en::milestone;

namespace {

std::string folder() { return import_folder() + "countryinfo"; }

std::string text_at(en::term const& t, milestone m) { return t.at(m).empty() ? std::string{} : t.at(m).at(0).time.text(); }

/// "office: from > to" of each term of a leader, in the order of their ids.
std::vector<std::string> terms_of(en::io::imported const& in, std::string const& leader)
{
    std::vector<std::string> out;
    for (auto const& t : in.facts.terms)
        if (t.leader == leader)
            out.push_back(t.office + (t.acting ? " acting: " : ": ") + text_at(t, milestone::took_office) + " > " +
                          text_at(t, milestone::left_office));
    return out;
}

using list = std::vector<std::string>;

} // namespace

TEST_CASE("a tenure is a term, as precise as the file and no more")
{
    auto const in = en::io::read_countryinfo(folder() + "/sealand.txt");
    std::string const chairs = "NOR/chairs-from-19930504-speakers: ";
    CHECK(terms_of(in, "NOR-anna-kari-holm") ==
          list{chairs + "1982-01-08 > 1984-05-21", chairs + "1990-01-12 > 1994-12-07", "NOR/minister-of-fish-chips: 2005-07 > 2009-02"});
    CHECK(terms_of(in, "NOR-ola-berg") == list{"NOR/ambassador-to-the-us: [..2003-01] > 2003-05", chairs + "1993-09-01 > 1995"});
    CHECK(terms_of(in, "NOR-lise-vik") == list{chairs + "2005-05-17 > [..2010]"});
    CHECK(terms_of(in, "NOR-per-lund") == list{"NOR/acting-chairs acting: 2001-03-07? > "});
    CHECK(terms_of(in, "NOR-per-dahl") == list{"NOR/acting-chairs acting:  > 2002-03-31"});
    CHECK(terms_of(in, "NOR-tore-tveit") == list{"NOR/minister-of-peace acting: 2004-04 > 2004-04", "NOR/norgovbus: 2005-07 > 2008-03",
                                                 "NOR/norgovjud: 2008-04 > [2011-02..]"});
    CHECK(terms_of(in, "NOR-unni-ugle") == list{"SWE/permanent-observer: 2006 > 2006-05", "XYZGOV/permanent-observer: 2007-02 > 2007-05"});
    CHECK(terms_of(in, "NOR-vigdis-voll") == list{"NOR/norgov: 2008-10 > [2011-02-01..2019-03-04]"});
    CHECK(in.facts.terms.size() == 14);

    for (auto const& l : in.facts.leaders)
        if (l.id == "NOR-ola-berg") {
            CHECK(l.name == "OLA BERG");
            CHECK(l.names == list{"OLE BERG"});
            CHECK(l.kept.others ==
                  std::vector<std::pair<std::string, std::string>>{{"born", "\"1940-02-29\""}, {"died", "\"1996-07-01\""}});
        }
    en::builder b{en::iana_zones()};
    b.add(in.facts);
    CHECK_NOTHROW(b.build());
}

TEST_CASE("what is odd about tenures is told, with the line")
{
    auto const in = en::io::read_countryinfo(folder() + "/sealand.txt");
    auto const& r = in.report;
    CHECK(r.rows == 17);
    CHECK(r.kept == 14);
    CHECK(r.left_out == 3);
    CHECK(r.count(code::no_such_day) == 2);       // 20090231, 20040431
    CHECK(r.count(code::day_month_swapped) == 1); // 20011301
    CHECK(r.count(code::reversed_interval) == 1);
    CHECK(r.count(code::unknown_party) == 1);
    CHECK(r.count(code::bad_value) == 3); // the two offices of one line; who left one after his death
    auto const lines = [&](code c) {
        std::vector<std::uint32_t> out;
        for (auto const& d : r.examples_of(c)) out.push_back(d.where.line);
        return out;
    };
    CHECK(lines(code::bad_time) == std::vector<std::uint32_t>{23});
    CHECK(lines(code::missing_field) == std::vector<std::uint32_t>{24, 26, 38});
    CHECK(lines(code::reversed_interval) == std::vector<std::uint32_t>{21});
}

TEST_CASE("one name in one country is one person, unless he was born twice")
{
    auto const in = en::io::read_countryinfo(folder() + "/homonyms.txt");
    CHECK(in.report.count(code::ambiguous_name) == 1);
    list ids;
    for (auto const& l : in.facts.leaders) ids.push_back(l.id);
    CHECK(ids == list{"FRO-eva-dam", "FRO-jon-dam", "FRO-jon-dam-2", "FRO-jon-dam-3"});
    CHECK(terms_of(in, "FRO-eva-dam").size() == 2);
    CHECK(terms_of(in, "FRO-jon-dam") == list{"FRO/minister-of-wool: 2005-07 > 2005-09"});
}

TEST_CASE("parts of the file in any order, and more than once, are the file")
{
    auto const a = folder() + "/sealand.txt", b = folder() + "/homonyms.txt";
    auto const one = en::io::read_countryinfo(std::vector{a, b});
    CHECK(one.facts == en::io::read_countryinfo(std::vector{b, a, b}).facts);
    CHECK(one.facts == en::io::read_countryinfo(folder()).facts);

    auto const again = std::filesystem::temp_directory_path() / "entente-countryinfo-again.txt";
    std::filesystem::copy_file(a, again, std::filesystem::copy_options::overwrite_existing);
    auto const twice = en::io::read_countryinfo(std::vector{again.string(), a, b});
    CHECK(twice.facts == one.facts);
    CHECK(twice.report.merged == 14);
    std::filesystem::remove(again);
    CHECK_THROWS_AS(en::io::read_countryinfo(import_folder() + "table.csv"), en::error);
}

TEST_CASE("the samples of CountryInfo read")
{
    auto const shared = std::string(ENTENTE_SHARED_DIR) + "/data/countryinfo";
    if (!std::filesystem::exists(shared)) {
        std::puts("skipped: there is no ../shared/data/countryinfo");
        return;
    }
    auto const andorra = en::io::read_countryinfo(shared + "/countryinfo-andorra-60lines.txt");
    // grep -o '\[[^]]*\]' | grep -vc '[BD]:'
    CHECK(andorra.report.rows == 31);
    CHECK(andorra.report.kept == 31);
    CHECK(terms_of(andorra, "AND-albert-pintat").at(0) == "AND/head-of-government: 2005-07 > 2009-06");
    CHECK(andorra.report.count(code::unknown_party) == 0);
    auto const aliases = en::io::read_countryinfo(shared + "/countryinfo-alias-lines-20.txt");
    CHECK(aliases.report.rows == 41);
    CHECK(aliases.report.left_out == 0);
    CHECK(terms_of(aliases, "DZA-bouguerra-soltani") == list{"DZA/minister-of-state-without-portfolio: 2005-06 > 2009-04"});
    en::builder b{en::iana_zones()};
    b.add(andorra.facts);
    CHECK_NOTHROW(b.build());
}

TEST_CASE("who leaves an office after his death is told")
{
    auto const in = en::io::read_countryinfo(import_folder() + "countryinfo_deaths/after-death.txt");
    REQUIRE(in.report.count(code::bad_value) == 1);
    auto const told = in.report.examples_of(code::bad_value)[0];
    CHECK(told.text == "the end, 1996-12-31, is after the death, 1996-07-01");
    CHECK(told.where.line == 6);
    CHECK(terms_of(in, "NOR-ola-berg") == list{"NOR/chairs: 1993-09-02 > 1996-12-31"});
}

} // namespace countryinfo_tests
