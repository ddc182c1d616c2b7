// The Historian's XML lists: mapping, planted faults, damaged documents.
// SPDX-License-Identifier: MIT
#include "../catch.hpp"
#include "../temporary_file.hpp"
#include "import_files.hpp"

#include <entente/entente.hpp>
#include <entente/io/historian.hpp>
#include <entente/io/zones.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace historian_tests {

namespace en = entente;
using en::code;
using en::io::parse_historian;
using namespace en::testing;

namespace {

std::string visit(std::string const& visitor, std::string const& from, std::string const& start = "1962-04-03", std::string const& id = "1")
{
    return "<visit><id>" + id + "</id><start-date>" + start + "</start-date><end-date>" + start + "</end-date><visitor>" + visitor +
           "</visitor><from>" + from + "</from><description/></visit>";
}
std::string visits(std::string const& rows) { return "<?xml version=\"1.0\"?>\n<visits>" + rows + "</visits>\n"; }

/// The code of the one problem that a text is refused with, and its line.
std::pair<code, std::uint32_t> refusal(std::string const& text)
{
    try {
        (void)parse_historian(text, "x.xml");
    } catch (en::error const& e) {
        REQUIRE(e.diagnostics().size() == 1);
        CHECK(e.diagnostics()[0].where.file == "x.xml");
        return {e.code(), e.diagnostics()[0].where.line};
    }
    FAIL("not refused");
    return {};
}

} // namespace

TEST_CASE("a trip is a visit of the president to a country, a visit one of leaders to the United States")
{
    auto const in = en::io::read_historian(import_folder() + "trips.xml");
    auto const& first = in.facts.events.front();
    CHECK(first.id == "hsg-trip-1");
    CHECK(first.kind == en::event_kind::visit);
    CHECK(first.place == "Ottawa");
    REQUIRE(first.participants.size() == 2);
    CHECK(first.participants[0] == en::participant{"obama-barack", en::party{"USA"}, en::role::guest, en::capacity::incumbent, {}});
    CHECK(first.participants[1] == en::participant{"", en::party{"CAN"}, en::role::host, {}, {}});
    REQUIRE(first.reports.size() == 1);
    CHECK(first.reports[0].time == en::when{"2009-02-19/2009-02-19", "America/New_York"});
    CHECK(first.reports[0].status == en::status::held);
    CHECK(in.facts.leaders.front().name == "Barack Obama");

    auto const back = parse_historian(visits(visit("King Kalakaua", "Hawaii", "1874-12-12")));
    CHECK(back.facts.events[0].participants[0] == en::participant{"HAWAII-king-kalakaua", en::party{"HAWAII"}, en::role::guest, {}, {}});
    CHECK(back.facts.events[0].participants[1] == en::participant{"", en::party{"USA"}, en::role::host, {}, {}});
    REQUIRE(back.facts.parties.size() == 1);
    CHECK(back.facts.parties[0].name == "Hawaii");
    CHECK(back.facts.leaders[0].name == "King Kalakaua");

    en::io::historian_options no_zone;
    no_zone.zone = {};
    CHECK(parse_historian(visits(visit("King Kalakaua", "Hawaii")), {}, no_zone).facts.events[0].reports[0].time.zone().empty());
}

TEST_CASE("what a list says of capacities and ceremony is kept, and nothing else is")
{
    auto const trip = [](std::string const& remarks) {
        return parse_historian("<trips><trip "
                               "who=\"hoover\"><id>1</id><name>Hoover</name><start-date>1928-11-26</start-date><end-date>1928-11-26</"
                               "end-date><country>Honduras</country><remarks>" +
                               remarks + "</remarks></trip></trips>")
            .facts.events.at(0);
    };
    CHECK(trip("Good will trip. [Visit made as President-elect.]").participants[0].capacity == en::capacity::elect);
    CHECK(trip("Met with President-elect Medvedev.").participants[0].capacity == en::capacity::incumbent);
    CHECK(trip("State visit. Met with the King.").protocol == en::protocol::state);
    CHECK(trip("Private visit; met with Queen Elizabeth II.").protocol == en::protocol::private_visit);
    CHECK_FALSE(trip("Official Working Visit.").protocol);
    CHECK_FALSE(trip("Returned his state visit.").protocol);

    auto const capacity_of = [](std::string const& who) {
        return parse_historian(visits(visit(who, "Mexico"))).facts.events.at(0).participants[0].capacity;
    };
    CHECK(capacity_of("President-elect Calles") == en::capacity::elect);
    CHECK(capacity_of("President-Elect Carlos Salinas de Gortari") == en::capacity::elect);
    CHECK(capacity_of("President- elect Ernesto Zedillo Ponce de Leon") == en::capacity::elect);
    CHECK(capacity_of("Chancellor-elect Gerhard Schroeder") == en::capacity::elect);
    CHECK(capacity_of("Acting President Park") == en::capacity::acting);
    CHECK_FALSE(capacity_of("President Luis Echeverria"));
}

TEST_CASE("visitors are one leader only where the list says so")
{
    auto const guests = [](std::vector<std::pair<std::string, std::string>> const& who) {
        std::string rows;
        int n = 0;
        for (auto const& [name, from] : who) rows += visit(name, from, "1962-04-03", std::to_string(++n));
        auto const in = parse_historian(visits(rows));
        std::vector<std::string> out;
        for (auto const& e : in.facts.events)
            for (auto const& p : e.participants)
                if (p.role == en::role::guest) out.push_back(p.leader);
        return out;
    };
    auto const differ = [&](std::vector<std::pair<std::string, std::string>> const& who) {
        auto const g = guests(who);
        return g.at(0) != g.at(1);
    };
    CHECK_FALSE(differ({{"President-elect Vicente Fox", "Mexico"}, {"President Vicente Fox", "Mexico"}}));
    CHECK_FALSE(differ({{"King Hussein", "Jordan"}, {"King Hussein", "Jordan"}}));
    CHECK(differ({{"King Hussein", "Jordan"}, {"Crown Prince Hussein", "Jordan"}}));
    CHECK(differ({{"President-elect Ospina", "Colombia"}, {"President-elect Ospina", "Colombia"}})); // 1922 and 1946: two men
    CHECK(differ({{"Prime Minister John Smith", "Canada"}, {"Prime Minister John Smith", "Australia"}}));
    CHECK(guests({{"President Stjepan Mesic and Prime Minister Ivica Racan", "Croatia"}}) ==
          std::vector<std::string>{"HRV-stjepan-mesic", "HRV-ivica-racan"});
    CHECK(guests({{"President Anwar Sadat, Prime Minister Mustafa Khalil", "Egypt"}}).size() == 2);
    CHECK(guests({{"Premier and Prince Sihanouk", "Cambodia"}}).size() == 1);
    CHECK(guests({{"President Tommy E. Remengesau, Jr.", "Palau"}}) == std::vector<std::string>{"PLW-tommy-e-remengesau-jr"});
}

TEST_CASE("countries go by the name and the year of the row")
{
    auto const country = [](std::string const& name, std::string const& day) {
        auto const in = parse_historian(visits(visit("King Test", name, day)));
        CHECK(in.report.count(code::unknown_party) == 0);
        return std::string(in.facts.events.at(0).participants[0].party.code());
    };
    CHECK(country("Korea, Republic of", "1954-07-26") == "KOR");
    CHECK(country("China, People’s Republic of", "1979-01-28") == "CHN");
    CHECK(country("China, Republic of", "1943-02-18") == "CHN");
    CHECK(country("China, Republic of", "1960-02-18") == "TWN");
    CHECK(country("U.S.S.R.", "1959-09-15") == "SUN");
    CHECK(country("Burma", "1955-06-29") == "BUR");
    CHECK(country("Burma", "2013-05-20") == "MMR");
    CHECK(country("Dahomey (Benin)", "1962-05-04") == "DHY");
    CHECK(country("The Gambia", "1994-09-20") == "GMB");
    CHECK(country("Prussia", "1902-02-23") == "PRUSSIA");

    auto const odd = parse_historian(visits(visit("Prime Minister Tupua", "Somoa", "1977-11-09")));
    REQUIRE(odd.report.examples_of(code::unknown_party).size() == 1);
    CHECK(odd.report.examples_of(code::unknown_party)[0].remedy == "did you mean \"Samoa\"?");
    CHECK(odd.facts.events[0].participants[0].party.code() == "SOMOA"); // not mended
}

TEST_CASE("presidents are terms")
{
    auto const in = en::io::read_historian(import_folder() + "presidents.xml");
    REQUIRE(in.facts.terms.size() == 4);
    CHECK(in.facts.terms[0].id == "clinton-william-j-42"); // nobody says when he took office
    CHECK(in.facts.terms[0].at(en::milestone::took_office).empty());
    CHECK(in.facts.terms[0].at(en::milestone::left_office)[0].time.text() == "2001-01-20");
    CHECK(in.facts.terms[1].id == "reagan-ronald-40");
    CHECK(in.facts.terms[1].at(en::milestone::left_office)[0].time.text() == "1989-01-20");
    CHECK(in.facts.terms[2].at(en::milestone::took_office)[0].time.text() == "1989-01-20?"); // left before: one of the two is wrong
    CHECK(in.facts.terms[2].at(en::milestone::left_office).empty());
    CHECK(in.facts.terms[3].id == "reagan-ronald-40-term-2");
    CHECK(in.facts.terms[3].at(en::milestone::left_office)[0].time.text() == "..");
    CHECK(in.facts.leaders[1].names == std::vector<std::string>{"Ronald Wilson Reagan"});
}

TEST_CASE("a president is elected on the Tuesday after the first Monday of November before his first inauguration")
{
    auto const elected = [](std::string const& took, std::string const& left) {
        auto in = parse_historian("<presidents><president><id>x</id><name>X</name><took-office-date>" + took +
                                  "</took-office-date><left-office-date>" + left + "</left-office-date></president></presidents>");
        en::io::add_us_election_days(in.facts);
        auto const& reports = in.facts.terms.at(0).at(en::milestone::elected);
        return reports.empty() ? std::string{} : reports.at(0).time.text();
    };
    CHECK(elected("1861-03-04", "1865-04-15") == "1860-11-06"); // Lincoln
    CHECK(elected("1849-03-05", "1850-07-09") == "1848-11-07"); // Taylor, whose oath was put off for a Sunday
    CHECK(elected("1877-03-04", "1881-03-04") == "1876-11-07");
    CHECK(elected("1901-09-14", "1909-03-04") == "1904-11-08"); // T. Roosevelt, who succeeded
    CHECK(elected("1933-03-04", "1945-04-12") == "1932-11-08");
    CHECK(elected("1945-04-12", "1953-01-20") == "1948-11-02");
    CHECK(elected("1963-11-22", "1969-01-20") == "1964-11-03");
    CHECK(elected("2021-01-20", "2025-01-20") == "2020-11-03");
    CHECK(elected("1974-08-09", "1977-01-20").empty()); // Ford
    CHECK(elected("1850-07-09", "1853-03-04").empty()); // Fillmore
    CHECK(elected("1841-04-04", "1845-03-04").empty()); // before there was one day
    CHECK(elected("1845-03-04", "1849-03-04").empty());
}

TEST_CASE("every planted fault of the XML files is told with its line and reason")
{
    for (std::string const name : {"trips", "visits", "presidents", "truncated"}) {
        CAPTURE(name);
        auto const in = en::io::read_historian(import_folder() + name + ".xml");
        CHECK(told(in.report) == expected(name));
        CHECK(in.report.rows == in.report.kept + in.report.left_out);
        CHECK(in.facts.events.size() + in.facts.terms.size() == in.report.kept);
        en::builder b{en::iana_zones()}; // what is kept, others can build upon
        b.add(in.facts);
        CHECK_NOTHROW(b.build());
    }
    auto const in = en::io::read_historian(import_folder() + "trips.xml");
    CHECK(std::ranges::count(in.facts.events, "2010-12-04?", [](auto const& e) { return e.reports[0].time.text(); }) == 1); // not mended
}

TEST_CASE("several files are one set of records")
{
    temporary_file const again(text_of(import_folder() + "visits.xml"));
    auto const once = en::io::read_historian(import_folder() + "visits.xml");
    auto const in = en::io::read_historian({import_folder() + "visits.xml", import_folder() + "visits.xml", again.path()});
    CHECK(in.facts == once.facts);
    CHECK(in.report.rows == 8); // a path that is named twice is read once
    CHECK(in.report.merged == once.report.kept);
    CHECK(in.facts.sources.size() == 1);
    CHECK(in.facts.parties.size() == 2);
    std::uint64_t last = 0;
    auto const tell = [&](en::io::progress const& p) {
        CHECK(p.bytes >= last);
        CHECK(p.bytes <= p.total);
        last = p.bytes;
    };
    en::io::historian_options options;
    options.progress = tell;
    (void)en::io::read_historian({import_folder() + "visits.xml", import_folder() + "trips.xml"}, options);
    CHECK(last == text_of(import_folder() + "visits.xml").size() + text_of(import_folder() + "trips.xml").size());
}

TEST_CASE("documents that are no list of the Historian are refused, with the place")
{
    CHECK(refusal("<?xml version=\"1.0\"?>\n<!-- a list -->\n<calls/>") == std::pair{code::unknown_layout, 3U});
    CHECK(refusal("") == std::pair{code::unknown_layout, 1U});
    CHECK(refusal("id,start,end\n1,2,3\n") == std::pair{code::unknown_layout, 1U});
    CHECK(refusal("PK\x03\x04rest") == std::pair{code::unknown_layout, 1U});
    CHECK(refusal("<visits>\n<visit>\n" + std::string(1, '\0') + "</visit></visits>") == std::pair{code::nul_byte, 3U});
    CHECK(refusal("<visits>\n\n<visit><visitor>Z\xfcrich</visitor></visit></visits>") == std::pair{code::invalid_utf8, 3U});
    CHECK(refusal("\xff\xfe<\0v\0i\0>\0") == std::pair{code::invalid_utf8, 1U});
    CHECK_THROWS_AS(en::io::read_historian(import_folder() + "nothing.xml"), en::error);
}

TEST_CASE("entities are never expanded and nothing is fetched")
{
    std::string bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE visits [\n<!ENTITY a0 \"aaaaaaaaaa\">\n";
    for (int i = 1; i != 30; ++i) {
        bomb += "<!ENTITY a" + std::to_string(i) + " \"";
        for (int k = 0; k != 10; ++k) bomb += "&a" + std::to_string(i - 1) + ";";
        bomb += "\">\n";
    }
    CHECK(refusal(bomb + "]>\n<visits>" + visit("King &a29;", "Jordan") + "</visits>").first == code::unknown_layout);
    CHECK(refusal("<!DOCTYPE visits [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<visits>" + visit("King &x;", "Jordan") + "</visits>")
              .first == code::unknown_layout);
    CHECK(refusal("<!DOCTYPE visits [<!ENTITY % x SYSTEM \"http://example.org/x.dtd\"> %x;]>\n<visits>" + visit("King &x;", "Jordan") +
                  "</visits>")
              .first == code::unknown_layout);
    CHECK(refusal(bomb).first == code::unknown_layout); // breaks off inside the declaration

    // A type of document elsewhere is not looked for; what it may have declared stands unread in the row, and is told.
    auto const in =
        parse_historian("<!DOCTYPE visits SYSTEM \"http://example.org/visits.dtd\">\n<visits>" + visit("King &x;", "Jordan") + "</visits>");
    CHECK(in.report.kept == 1);
    REQUIRE(in.report.examples_of(code::syntax).size() == 1);
    CHECK(in.report.examples_of(code::syntax)[0].text == "&x; was not expanded");
    CHECK(in.facts.leaders[0].name == "King &x;");
    CHECK(parse_historian(visits(visit("King A &amp; B &#65;", "Jordan"))).facts.leaders[0].name == "A & B A");
}

TEST_CASE("a document that breaks off gives the rows before the break, wherever it does")
{
    auto const text = text_of(import_folder() + "trips.xml");
    auto const whole = parse_historian(text);
    std::uint64_t most = 0;
    for (std::size_t size = 0; size < text.size(); size += 7) {
        CAPTURE(size);
        try {
            auto const part = parse_historian(text.substr(0, size), "trips.xml");
            CHECK(part.report.kept >= most);
            CHECK(part.report.kept <= whole.report.kept);
            most = part.report.kept;
            for (auto const& e : part.facts.events)
                CHECK(std::ranges::any_of(whole.facts.events, [&](auto const& other) { return other.id == e.id; }));
        } catch (en::error const& e) {
            CHECK(most == 0); // only before the first row
            CHECK(e.code() == code::unknown_layout);
        }
    }
    CHECK(most + 1 >= whole.report.kept);
}

TEST_CASE("large and deep rows, a byte order mark, line ends of Windows")
{
    auto const large = parse_historian(visits(visit("King A", "Jordan") + "\n" + visit("King " + std::string(10'000'000, 'x'), "Jordan") +
                                              "\n" + visit("King B", "Jordan", "1962-04-03", "3")));
    CHECK(large.report.kept == 2);
    REQUIRE(large.report.examples_of(code::field_too_long).size() == 1);
    CHECK(large.report.examples_of(code::field_too_long)[0].where.line == 3);

    std::string line; // all on one line, as programs write it: places are found without reading it again and again
    for (int i = 0; i != 3000; ++i) line += visit("King \xc3\xa9", "Jordan", "2001-02-30", std::to_string(i));
    auto const flat = parse_historian("<visits>" + line + "</visits>");
    auto const told_of = flat.report.examples_of(code::no_such_day);
    REQUIRE(told_of.size() == flat.report.examples);
    CHECK(told_of[2].where.line == 1); // behind the start and the end of the first
    CHECK(told_of[2].where.column == 9 + (visit("King e", "Jordan", "2001-02-30", "0") + "<visit><id>1</id>").size());

    std::string deep;
    for (int i = 0; i != 100'000; ++i) deep += "<i>";
    deep += "x";
    for (int i = 0; i != 100'000; ++i) deep += "</i>";
    auto const nested = parse_historian("<visits>" + visit(deep, "Jordan") + "</visits>");
    CHECK(nested.report.kept == 1);
    CHECK(nested.facts.leaders[0].name == "x");

    auto text = text_of(import_folder() + "visits.xml");
    std::string windows = "\xef\xbb\xbf";
    for (char const c : text) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
    auto const a = parse_historian(text);
    auto const b = parse_historian(windows);
    CHECK(b.facts == a.facts);
    REQUIRE(b.report.examples_of(code::no_such_day).size() == 1);
    CHECK(b.report.examples_of(code::no_such_day)[0].where == a.report.examples_of(code::no_such_day)[0].where);
}

} // namespace historian_tests
