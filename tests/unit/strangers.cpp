// Tables and lists as strangers bring them: what they leave in doubt stays in doubt, and is told.
// SPDX-License-Identifier: MIT
#include "../catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/countryinfo.hpp>
#include <entente/io/historian.hpp>
#include <entente/io/json.hpp>
#include <entente/io/polecat.hpp>
#include <entente/io/table.hpp>
#include <entente/io/wikidata.hpp>
#include <entente/io/zones.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace strangers_tests {

namespace en = entente;
using en::code;

namespace {

/// A file for as long as it is read.
class strange_file {
public:
    strange_file(std::string name, std::string const& text) : name_(std::move(name)) { std::ofstream(name_, std::ios::binary) << text; }
    strange_file(strange_file const&) = delete;
    strange_file& operator=(strange_file const&) = delete;
    ~strange_file() { std::remove(name_.c_str()); }
    [[nodiscard]] std::string const& path() const { return name_; }

private:
    std::string name_;
};

/// Calls that Ada Lind of Sweden placed: `date,clock,zone,to`.
en::io::imported read_calls(std::string const& rows, std::string const& to = R"({"column": "to"})")
{
    strange_file const file("strange calls.csv", "date,clock,zone,to\n" + rows);
    auto const mapping = en::io::parse_mapping(R"({"format": "entente-table/1", "date_order": "YMD", "source": {"id": "s"}, "kind": "call",
        "start": {"column": "date"}, "start_time": {"column": "clock"}, "zone": {"column": "zone"},
        "participants": [{"leader": "Ada Lind", "party": "SWE"}, {"party": )" +
                                               to + "}]}");
    return en::io::read_table(file.path(), mapping);
}
/// The only time, read by the builder, too.
en::when time_of(en::io::imported const& in)
{
    REQUIRE(in.facts.events.size() == 1);
    en::builder b{en::iana_zones()};
    b.add(in.facts);
    CHECK_NOTHROW(b.build());
    return in.facts.events.front().reports.front().time;
}
en::io::guessed_mapping guess(std::string const& text)
{
    strange_file const file("strange guess.csv", text);
    return en::io::guess_mapping(file.path());
}
bool asks(en::io::guessed_mapping const& g, std::string_view what)
{
    return std::ranges::any_of(g.fill_in, [&](std::string const& s) { return s.find(what) != std::string::npos; });
}

} // namespace

TEST_CASE("a clock time that its zone's clocks never showed leaves the day")
{
    for (auto const* row :
         {"2021-03-28 02:30,,Europe/Berlin,NO\n", "2021-03-28,02:30,Europe/Berlin,NO\n", "2021-03-28T02:30:15,,Europe/Berlin,NO\n"}) {
        CAPTURE(row);
        auto const in = read_calls(row);
        CHECK(time_of(in) == en::when{"2021-03-28", "Europe/Berlin"});
        CHECK(in.report.count(code::skipped_time) == 1);
        CHECK(in.facts.events.front().reports.front().note.starts_with("cannot be read: \"2021-03-28T02:30"));
    }
    CHECK(time_of(read_calls("2021-03-28 02:30,,Asia/Seoul,NO\n")) == en::when{"2021-03-28T02:30", "Asia/Seoul"});
}

TEST_CASE("a zone that nobody knows leaves a time of no zone")
{
    auto const in = read_calls("2021-03-30,11:00,Europe/Berlim,NO\n");
    CHECK(time_of(in) == en::when{"2021-03-30T11:00"});
    CHECK(in.report.count(code::unknown_zone) == 1);
    CHECK(en::io::to_string(in.report).find("did you mean \"Europe/Berlin\"?") != std::string::npos);
}

TEST_CASE("two clock times of one event leave the day; one told twice is one")
{
    CHECK(time_of(read_calls("2021-03-29 10:00,11:00,Asia/Seoul,NO\n")) == en::when{"2021-03-29", "Asia/Seoul"});
    CHECK(time_of(read_calls("2021-03-29 10:00+02:00,11:00,,NO\n")) == en::when{"2021-03-29", "+02:00"});
    auto const once = read_calls("2021-03-29 10:00,10:00,Asia/Seoul,NO\n");
    CHECK(time_of(once) == en::when{"2021-03-29T10:00", "Asia/Seoul"});
    CHECK(once.report.suspicions.empty());
}

TEST_CASE("midnight of a year before 1 is a day, too")
{
    CHECK(time_of(read_calls("-0044-03-15T00:00:00Z,,,NO\n")) == en::when{"-0044-03-15", "UTC"});
    CHECK(time_of(read_calls("-0044-03-15T10:00:00Z,,,NO\n")).text() == "-0044-03-15T10:00:00Z");
}

TEST_CASE("midnights that are kept as written are not said to have been read as days")
{
    auto const in = read_calls("2021-03-29,00:00,UTC,NO\n2021-03-30,10:00,UTC,DK\n");
    CHECK(en::io::to_string(in.report).find("were read as days") == std::string::npos);
}

TEST_CASE("one leader of two countries in a row is no contact of the two")
{
    strange_file const file("strange ids.csv", "date,a,b\n2021-03-29,SE,NO\n");
    auto const mapping = en::io::parse_mapping(R"({"format": "entente-table/1", "date_order": "YMD", "source": {"id": "s"}, "kind": "call",
        "start": {"column": "date"},
        "participants": [{"leader": "lind-ada", "party": {"column": "a"}}, {"leader": "lind-ada", "party": {"column": "b"}}]})");
    auto const in = en::io::read_table(file.path(), mapping);
    CHECK(in.report.left_out == 1);
    CHECK(in.report.count(code::same_participant) == 1);
}

TEST_CASE("one leader beside several countries is nobody's in particular")
{
    strange_file const file("strange sides.csv", "date,who,of\n2021-03-29,Ada Lind,Norway; Denmark\n2021-03-30,Ada Lind,Norway\n");
    auto const mapping = en::io::parse_mapping(R"({"format": "entente-table/1", "date_order": "YMD", "source": {"id": "s"}, "kind": "call",
        "start": {"column": "date"},
        "participants": [{"party": "SWE"}, {"leader": {"column": "who"}, "party": {"column": "of", "separator": ";"}}]})");
    auto const in = en::io::read_table(file.path(), mapping);
    CHECK(in.report.kept == 1);
    CHECK(in.report.count(code::bad_value) == 1);
}

TEST_CASE("the user's own words may be spelt in another way, as those of a vocabulary may")
{
    strange_file const file("strange words.csv", "date,what\n2021-03-29,TREFFEN\n2021-03-30, treffen\n2021-03-31,Feier\n");
    auto const mapping = en::io::parse_mapping(R"({"format": "entente-table/1", "date_order": "YMD", "source": {"id": "s"},
        "kind": {"column": "what", "values": {"Treffen": "meeting"}}, "start": {"column": "date"},
        "participants": [{"party": "SWE"}, {"party": "NOR"}]})");
    auto const in = en::io::read_table(file.path(), mapping);
    CHECK(in.report.kept == 2);
    CHECK(in.report.count(code::unknown_code) == 1);
}

TEST_CASE("a term that ends before it begins is doubtful, and does not keep the others from being built")
{
    strange_file const file("strange terms.csv", "who,from,to\nCarl,2020-02-03,2010-02-03\nErna,2008-06-15,2008-06\n");
    auto const mapping =
        en::io::parse_mapping(R"({"format": "entente-table/1", "table": "terms", "date_order": "YMD", "source": {"id": "s"},
        "leader": {"column": "who"}, "office": "SWE/king", "took_office": {"column": "from"}, "left_office": {"column": "to"}})");
    auto const in = en::io::read_table(file.path(), mapping);
    CHECK(in.report.kept == 2);
    CHECK(in.report.count(code::reversed_term) == 1);
    for (auto const& t : in.facts.terms) {
        bool const is_reversed = t.leader == "carl-swe";
        CHECK(t.at(en::milestone::left_office).empty() == is_reversed);
        CHECK(t.at(en::milestone::took_office).at(0).time.text() == (is_reversed ? "2020-02-03?" : "2008-06-15"));
    }
    en::builder b{en::iana_zones()};
    b.add(in.facts);
    CHECK_NOTHROW(b.build());
}

TEST_CASE("pieces of tables of leaders, terms and trips come to the whole, whatever their order")
{
    struct kind {
        std::string mapping, header;
        std::vector<std::string> rows;
    };
    std::string const begin = R"({"format": "entente-table/1", "date_order": "YMD", "source": {"id": "s"}, )";
    std::vector<kind> kinds{
        {begin + R"("table": "leaders", "id": {"column": "id"}, "name": {"column": "name"}, "party": {"column": "of"},
                    "names": {"column": "other", "separator": "|"}})",
         "id,name,other,of",
         {"a,Ada Lind,x|y,SE", "a,ADA LIND,,NO", "a,Ada Lindh,z,", "b,Bo,,DK"}},
        {begin + R"("table": "terms", "leader": {"column": "who"}, "office": {"column": "office"}, "party": {"column": "of"},
                    "took_office": {"column": "from"}})",
         "who,office,of,from",
         {"Ada,KOR/president,Sweden,2001", "Ada,KOR/president,South Korea,2001-02-03", "Ada,KOR/president,Norway,2002"}},
        {begin + R"("kind": "visit", "trip": {"column": "trip"}, "start": {"column": "from"}, "end": {"column": "to"},
                    "zone": {"column": "zone"}, "participants": [{"leader": "Ada", "party": "SWE"}, {"party": {"column": "of"}}]})",
         "trip,from,to,zone,of",
         {"1,2019-03-04,2019-03-09,,NO", "1,2019-03-04,2019-03-09,UTC,DK", "1,1960,2019-03-09,,FI", "1,2019-03-04T10:00,2019-03-09,,IS"}}};
    for (auto& k : kinds) {
        CAPTURE(k.header);
        auto const mapping = en::io::parse_mapping(k.mapping);
        std::ranges::sort(k.rows);
        std::string first;
        do {
            std::string text = k.header + "\n";
            for (auto const& r : k.rows) text += r + "\n";
            strange_file const file("strange pieces.csv", text);
            auto const in = en::io::read_table(file.path(), mapping);
            auto const written = en::io::write(in.facts);
            if (first.empty()) first = written;
            CHECK(written == first);
            en::builder b{en::iana_zones()};
            b.add(in.facts);
            CHECK_NOTHROW(b.build());
        } while (std::ranges::next_permutation(k.rows).found);
    }
}

TEST_CASE("bounds of unlike precision are written by days")
{
    strange_file const file("strange bounds.csv",
                            "from,to\n1960,2019-03-09\n2019-03-04T10:00,2019-03-09\n2019-03-04T10:00,2019-03-04T11:00\n");
    auto const mapping = en::io::parse_mapping(R"({"format": "entente-table/1", "date_order": "YMD", "source": {"id": "s"}, "kind": "visit",
        "start": {"column": "from"}, "end": {"column": "to"}, "days": "within", "participants": [{"party": "SWE"}, {"party": "NOR"}]})");
    std::vector<std::string> times;
    for (auto const& e : en::io::read_table(file.path(), mapping).facts.events) times.push_back(e.reports.front().time.text());
    std::ranges::sort(times);
    CHECK(times ==
          std::vector<std::string>{"[1960-01-01..2019-03-09]", "[2019-03-04..2019-03-09]", "[2019-03-04T10:00..2019-03-04T11:00]"});
}

TEST_CASE("a mapping of another separator is told which one the file seems to have")
{
    strange_file const file("strange separator.csv", "date;a;b\n2021-03-29;SE;NO\n");
    auto const mapping = en::io::parse_mapping(R"({"format": "entente-table/1", "date_order": "YMD", "source": {"id": "s"}, "kind": "call",
        "start": {"column": "date"}, "participants": [{"party": {"column": "a"}}, {"party": {"column": "b"}}]})");
    try {
        (void)en::io::read_table(file.path(), mapping);
        FAIL("the columns are not there");
    } catch (en::error const& e) {
        CHECK(std::string(e.what()).find("seem to have \";\" between them") != std::string::npos);
    }
}

TEST_CASE("of a file without a row that reads, a guess says why")
{
    try {
        (void)guess(std::string(std::size_t{2} << 20, 'x'));
        FAIL("there is no table");
    } catch (en::error const& e) {
        CHECK(e.diagnostics().front().code == code::field_too_long);
    }
}

TEST_CASE("a guess names the columns that it does not use")
{
    auto const g = guess("Datum;Wer;Land;Deren Land;Art\n13.01.2019;Ada Lind;Schweden;Norwegen;Telefonat\n");
    INFO(g.text);
    CHECK(asks(g, R"(columns (if it matters): not used: "Wer", "Art")"));
    CHECK_FALSE(asks(guess("Date,Kind,A,B\n2019-01-13,call,SE,NO\n"), "not used"));
}

TEST_CASE("a guess takes a status whose words it does not know, and asks for them")
{
    auto const g = guess("Date,A,B,Status\n2019-01-13,SE,NO,abgesagt\n2019-01-14,SE,DK,held\n");
    INFO(g.text);
    CHECK(g.text.find(R"("status": {"column": "Status"})") != std::string::npos);
    CHECK(asks(g, R"(status (if it matters): say in its "values" what these stand for: "abgesagt")"));
}

TEST_CASE("a guess takes both sides of a call by their roles")
{
    auto const g = guess("date,caller,caller_country,recipient,recipient_country\n2019-05-01,A,SE,B,NO\n2019-05-02,A,SE,C,NO\n");
    INFO(g.text);
    CHECK(g.text.find(R"({"role": "recipient", "leader": {"column": "recipient"}, "party": {"column": "recipient_country"}})") !=
          std::string::npos);
}

TEST_CASE("a guess tells lists of countries and what separates them, trips from ids")
{
    auto const lists =
        guess("Date,Leader,Country,Countries,Kind\n2019-01-13,Ada Lind,SE,Norway; Denmark,call\n2019-01-14,Ada Lind,SE,Iceland,call\n");
    INFO(lists.text);
    CHECK(lists.text.find(R"("party": {"column": "Countries", "separator": ";"})") != std::string::npos);

    auto const one = guess("Date,Leader,Countries,Kind\n2019-01-13,Ada Lind,Norway / Denmark,call\n");
    CHECK(one.text.find(R"("leader": {"column": "Leader"}, "//party")") != std::string::npos); // his country is not said
    CHECK(one.text.find(R"("party": {"column": "Countries", "separator": "/"})") != std::string::npos);
    CHECK(guess("Date,A,B\n2019-01-13,SE,\"Korea, Republic of\"\n").text.find("separator\": \",\"") == std::string::npos);

    auto const trips = guess("Date,Guest,Host,trip_id\n2019-01-13,SE,NO,1\n2019-01-13,SE,DK,1\n");
    CHECK(trips.text.find(R"("trip": {"column": "trip_id"})") != std::string::npos);
    CHECK(guess("Date,A,B,id\n2019-01-13,SE,NO,1\n2019-01-13,SE,DK,1\n").text.find("\"id\": {\"column\"") == std::string::npos);
    CHECK(guess("Date,A,B,id\n2019-01-13,SE,NO,1\n2019-01-13,SE,DK,2\n").text.find("\"id\": {\"column\"") != std::string::npos);
}

TEST_CASE("a holder who is said to be unknown is nobody, whatever his label")
{
    strange_file const file("strange holders.json", R"({"head": {"vars": ["item", "itemLabel", "position"]}, "results": {"bindings": [
        {"item": {"type": "bnode", "value": "t123"}, "itemLabel": {"type": "literal", "value": "t123"},
         "position": {"type": "uri", "value": "http://www.wikidata.org/entity/Q39686"}}]}})");
    auto const in = en::io::read_wikidata(file.path());
    CHECK(in.facts.leaders.empty());
    CHECK(in.report.count(code::no_name) == 1);
}

TEST_CASE("nobody's name is none in the Historian's lists, and two roles are told as they are")
{
    auto const trip = [](std::string const& role, std::string const& who, std::string const& name) {
        return fmt::format("<trip role=\"{}\" who=\"{}\"><id>1</id><role>secretary</role><name>{}</name><start-date>2013-02-24</start-date>"
                           "<end-date>2013-02-25</end-date><country>France</country></trip>",
                           role, who, name);
    };
    auto const read = [](std::string const& row) {
        strange_file const file("strange trips.xml", "<trips>" + row + "</trips>");
        return en::io::read_historian(file.path());
    };
    CHECK(read(trip("secretary", "NULL", "NULL")).facts.leaders.empty());
    CHECK(read(trip("secretary", "NULL", "NULL")).report.count(code::missing_field) == 1);
    CHECK(read(trip("secretary", "", "Ada Lind")).facts.leaders.at(0).id == "ada-lind");
    auto const two = read(trip("president", "lind-ada", "Ada Lind"));
    CHECK(en::io::to_string(two.report).find("\"secretary\" inside, \"president\" outside") != std::string::npos);
}

TEST_CASE("a name before other names in braces is a name")
{
    strange_file const file("strange info.txt",
                            "<Country>\n<CountryCode>NOR</CountryCode>\n<Leaders>\n<Heads of government>\n"
                            "ADA_LIND_{ADA_LYND_} [19900203 - 19950405]\n</Heads of government>\n</Leaders>\n</Country>\n");
    auto const in = en::io::read_countryinfo(file.path());
    REQUIRE(in.facts.leaders.size() == 1);
    CHECK(in.facts.leaders.front().name == "ADA LIND");
    CHECK(in.facts.leaders.front().names == std::vector<std::string>{"ADA LYND"});
}

TEST_CASE("a day of POLECAT that may be \"a week ago\" is uncertain; what is to come is not late")
{
    auto const read = [](std::map<std::string, std::string> const& said) {
        std::string head, row;
        for (auto const& [name, text] : said) {
            head += (head.empty() ? "" : "\t") + name;
            row += (row.empty() ? "" : "\t") + text;
        }
        strange_file const file("strange polecat.txt", head + "\n" + row + "\n");
        return en::io::read_polecat(file.path());
    };
    std::map<std::string, std::string> said{
        {"Event ID", "E1"},           {"Event Date", "2022-12-29"}, {"Event Type", "CONSULT"},         {"Event Mode", "phone"},
        {"Contexts", "None"},         {"Actor Name", "Ada Lind"},   {"Actor Country", "SWE"},          {"Primary Actor Sector", "GOV"},
        {"Recipient Name", "Norway"}, {"Recipient Country", "NOR"}, {"Publication Date", "2023-01-05"}};
    CHECK(read(said).facts.events.at(0).reports.at(0).time.text() == "2022-12-29?");
    said["Event Date"] = "2022-12-30";
    CHECK(read(said).facts.events.at(0).reports.at(0).time.text() == "2022-12-30");
    said["Event Date"] = "2023-01-06";
    CHECK(read(said).report.count(code::dated_later) == 1);
    said["Contexts"] = "future";
    CHECK(read(said).report.suspicions.empty());
}

} // namespace strangers_tests
