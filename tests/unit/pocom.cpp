// Principal officers and chiefs of mission: terms, acting ones, and appointments that never were a term.
// SPDX-License-Identifier: MIT
#include "../catch.hpp"
#include "import_files.hpp"

#include <entente/entente.hpp>
#include <entente/io/pocom.hpp>
#include <entente/io/zones.hpp>

#include <cstdio>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace pocom_tests {

namespace en = entente;
using namespace en::testing;
using en::code;
using en::milestone;

namespace {

std::string folder() { return import_folder() + "pocom"; }

/// "leader, office: from > to" by the id of the term.
std::map<std::string, std::string> terms_of(en::io::imported const& in)
{
    std::map<std::string, std::string> out;
    auto const text = [](en::term const& t, milestone m) { return t.at(m).empty() ? std::string{} : t.at(m).at(0).time.text(); };
    for (auto const& t : in.facts.terms)
        out[t.id] = t.leader + ", " + t.office + (t.acting ? " acting: " : ": ") + text(t, milestone::took_office) + " > " +
                    text(t, milestone::left_office);
    return out;
}

} // namespace

TEST_CASE("an office is held from its taking up, not from an appointment")
{
    auto const in = en::io::read_pocom(folder());
    CHECK(terms_of(in) == std::map<std::string, std::string>{
                              {"pocom-secr-1801-holm", "holm-carl, USA/secretary-of-state: 1801-05-02 > 1809-03-03"},
                              {"pocom-secr-1810-vik", "vik-per, USA/secretary-of-state: [1810-03-06..1812-06-30] > 1812-06"},
                              {"pocom-secr-1812-dahl", "dahl-eva, USA/secretary-of-state: 1812-07-20? > "},
                              {"pocom-secr-1813-lund", "lund-jon, USA/secretary-of-state: [1813-07-02..1814-12-31] > 1814"},
                              {"pocom-inte-1809-moe", "moe-kari, USA/secretary-of-state acting: 1809-03-04 > 1810-03-05"},
                              {"pocom-inte-1812-moe", "moe-kari, USA/secretary-of-state acting: 1812-06-05 > 1812-06-06"},
                              {"pocom-inte-1812-moe-2", "moe-kari, USA/secretary-of-state acting: 1812-06-08 > 1812-06-09"},
                              {"pocom-nl-1950-lie-01", "lie-tor, USA/chief-of-mission-norland: 1950-02-09 > [..1953-04-01]"},
                              {"pocom-nl-1953-foss-01", "foss-ida, USA/chief-of-mission-norland acting: 1953-04-02 > 1953-08-09~"},
                              {"pocom-nl-1955-by-01", "by-leif, USA/chief-of-mission-norland: [1955-02-07..1956-03-04] > 1956-03-04"},
                              {"pocom-nl-1957-rud-01", "rud-siv, USA/chief-of-mission-norland: 1957-03-04 > "},
                          });
    for (auto const& l : in.facts.leaders) {
        if (l.id == "lie-tor") CHECK(l.name == "Tor A. Lie Jr.");
        else CHECK(l.name == l.id);
    }
    for (auto const& t : in.facts.terms) {
        if (t.id == "pocom-nl-1957-rud-01") CHECK(t.ended == "Promoted");
        if (t.id == "pocom-secr-1801-holm")
            CHECK(t.kept.others == std::vector<std::pair<std::string, std::string>>{{"appointed", "\"1801-03-05\""},
                                                                                    {"note", "\"Commissioned during a recess.\""}});
    }
    en::builder b{en::iana_zones()};
    b.add(in.facts);
    CHECK_NOTHROW(b.build());
}

TEST_CASE("rows that give no term are counted with their place")
{
    auto const in = en::io::read_pocom(folder());
    CHECK(in.report.rows == 15);
    CHECK(in.report.kept == 12); // eleven terms and a person
    CHECK(in.report.left_out == 3);
    CHECK(in.report.count(code::missing_field) == 3); // declined, a nominee, nobody
    CHECK(in.report.count(code::duplicate_id) == 1);
    CHECK(in.report.count(code::no_such_day) == 1);
    CHECK(in.report.count(code::undated) == 1);
    CHECK(in.report.count(code::reversed_interval) == 1);
    for (auto const& d : in.report.examples_of(code::missing_field)) CHECK(d.where.line != 0);
}

TEST_CASE("an office whose days cannot be read was held, at a time that is unknown", "[undated]")
{
    auto const in = en::io::read_pocom(import_folder() + "pocom_undated/secretary.xml");
    CHECK(terms_of(in) == std::map<std::string, std::string>{{"pocom-secr-1801-holm", "holm-carl, USA/secretary-of-state:  > "},
                                                             {"pocom-secr-1810-vik", "vik-per, USA/secretary-of-state:  > "}});
    for (auto const& t : in.facts.terms)
        if (t.id == "pocom-secr-1801-holm")
            CHECK(t.kept.others == std::vector<std::pair<std::string, std::string>>{{"started", "\"soon\""}});
        else
            CHECK(t.kept.others ==
                  std::vector<std::pair<std::string, std::string>>{{"ended", "\"1812-02-30\""}, {"appointed", "\"1810-03-06\""}});
    CHECK(told(in.report) == expected("pocom_undated"));
}

TEST_CASE("files of pocom in any order, and more than once, are one set")
{
    std::vector<std::string> const files{folder() + "/norland.xml", folder() + "/secretary-ad-interim.xml", folder() + "/lie-tor.xml",
                                         folder() + "/secretary.xml"};
    std::vector<std::string> const back(files.rbegin(), files.rend());
    CHECK(en::io::read_pocom(files).facts == en::io::read_pocom(back).facts);
    CHECK(en::io::read_pocom(files).facts == en::io::read_pocom(folder()).facts);

    auto const again = std::filesystem::temp_directory_path() / "entente-pocom-again.xml";
    std::filesystem::copy_file(files[1], again, std::filesystem::copy_options::overwrite_existing);
    auto const twice = en::io::read_pocom(std::vector{again.string(), folder()});
    CHECK(twice.facts == en::io::read_pocom(folder()).facts);
    CHECK(twice.report.merged == 3);
    std::filesystem::remove(again);
    CHECK_THROWS_AS(en::io::read_pocom(import_folder() + "trips.xml"), en::error);
    CHECK_THROWS_AS(en::io::read_pocom(import_folder() + "table.csv"), en::error);
}

TEST_CASE("the samples of pocom read, in lines that end either way")
{
    auto const shared = std::string(ENTENTE_SHARED_DIR) + "/data/terms_pocom";
    if (!std::filesystem::exists(shared)) {
        std::puts("skipped: there is no ../shared/data/terms_pocom");
        return;
    }
    auto const in = en::io::read_pocom(shared);
    CHECK(in.report.rows == 52); // elements principal and chief: 2 + 42 + 2 + 6
    CHECK(in.report.kept == 52);
    auto const terms = terms_of(in);
    CHECK(terms.at("pocom-cong-1781-livi") ==
          "livingston-robert-r, USA/secretary-of-foreign-affairs-continental-congress: [1781-10-20..1783-06-30] > 1783-06");
    CHECK(terms.at("pocom-ad-1998-rome-01") == "romero-edward-l, USA/chief-of-mission-andorra: 1998-10-30 > 2001-06-01");
    CHECK(terms.at("pocom-ad-2017-buch-01") == "buchan-richard-d, USA/chief-of-mission-andorra: 2018-04-03 > ");
    CHECK(terms.at("pocom-inte-1980-news") == "newsom-david-dunlap, USA/secretary-of-state acting: 1980-05-02 > 1980-05-03");
    CHECK(terms.count("pocom-inte-1980-news-2") == 1);
    en::builder b{en::iana_zones()};
    b.add(in.facts);
    CHECK_NOTHROW(b.build());

    auto text = text_of(shared + "/pocom-secretary-ad-interim.xml");
    std::string crlf;
    for (char const c : text) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
    auto const other = std::filesystem::temp_directory_path() / "entente-pocom-crlf.xml";
    std::ofstream(other, std::ios::binary) << crlf;
    CHECK(en::io::read_pocom(other.string()).facts == en::io::read_pocom(shared + "/pocom-secretary-ad-interim.xml").facts);
    std::filesystem::remove(other);
}

} // namespace pocom_tests
