// Wikidata: results of queries and entities, each trap once, and the samples.
// SPDX-License-Identifier: MIT
#include "../catch.hpp"
#include "../refusal.hpp"
#include "../temporary_file.hpp"
#include "holder_files.hpp"

#include <entente/entente.hpp>
#include <entente/io/wikidata.hpp>
#include <entente/io/zones.hpp>

#include <filesystem>
#include <map>
#include <random>
#include <set>

namespace wikidata_tests {

namespace en = entente;
using namespace en::testing;
using en::milestone;
using en::io::read_wikidata;

namespace {

std::string own(std::string const& name) { return import_folder() + "wikidata/" + name; }
std::string sample(std::string const& name) { return std::string(ENTENTE_SHARED_DIR) + "/data/wikidata/" + name; }

/// Whether the samples are there; says so if not.
bool have_samples()
{
    bool const there = std::filesystem::exists(sample("sparql-south-korea-president.json"));
    if (!there) WARN("skipped: no samples of Wikidata beside the project");
    return there;
}

en::timeline built(en::records const& facts)
{
    en::builder b{en::iana_zones()};
    b.add(facts);
    return b.build();
}

en::term const& term_of(en::io::imported const& in, std::string_view id)
{
    for (auto const& t : in.facts.terms)
        if (t.id == id) return t;
    FAIL("there is no term " << id);
    return in.facts.terms.front();
}

std::string dates(en::term const& t)
{
    std::string out;
    for (auto const m : {milestone::took_office, milestone::left_office}) {
        for (auto const& r : t.at(m)) out += r.time.text() + ' ';
        out += m == milestone::took_office ? "- " : "";
    }
    return out;
}

/// Whose a call of a party is that nobody names a leader of.
std::map<std::string, en::verdict> holders_on(en::records facts, std::string const& office, std::string const& day)
{
    auto const side = en::party{office.substr(0, office.find('/'))};
    en::event talk;
    talk.id = "the call";
    talk.kind = en::event_kind::call;
    talk.participants = {{{}, side, {}, {}, {}}, {{}, en::party{"EGY"}, {}, {}, {}}};
    talk.reports = {{{}, en::status::held, en::when{day}, {}, {}, {}}};
    facts.events.push_back(std::move(talk));
    auto const world = built(facts);
    std::map<std::string, en::verdict> out;
    for (auto const& row : world.ask(en::order(en::call).by_each(office)))
        if (!row.candidates.empty()) out.emplace(row.leader, row.verdict);
    return out;
}

std::string in_full(en::io::imported const& in) { return told(in.report) + listed(in.facts); }

} // namespace

TEST_CASE("rows, bindings and entities of Wikidata become terms, with every trap told")
{
    auto const json = read_wikidata(own("holders.json"));
    CHECK(in_full(json) == text_of(own("holders.json.expected")));
    auto const csv = read_wikidata(std::vector{own("holders.csv"), own("cabinets.csv")});
    CHECK(in_full(csv) == text_of(own("holders.csv.expected")));
    auto const entities = read_wikidata(own("entities.json"));
    CHECK(in_full(entities) == text_of(own("entities.json.expected")));
    for (auto const* in : {&json, &csv, &entities}) CHECK_NOTHROW(built(in->facts));
}

TEST_CASE("a day is one instant, as entities name it in the Julian calendar and as queries do in the Gregorian one")
{
    auto const entities = built(read_wikidata(own("julian.json")).facts);
    auto const queries = built(read_wikidata(own("holders.json")).facts);
    auto const at = [](en::timeline const& t, std::string_view moment) { return t.when_was(t.find_moment(moment).value()).window; };
    CHECK(at(queries, "Q9100007-abab-7.took_office") == at(entities, "Q9400003-ef-1.took_office")); // 44 BC: -0043 and -0044
    temporary_file const query(
        "item,itemLabel,position,start,startPrecision,statement\nQ9400009,R,Q9000024,1907-08-31T00:00:00Z,11,Q9400009-aa\n");
    CHECK(at(built(read_wikidata(query.path()).facts), "Q9400009-aa.took_office") == at(entities, "Q9400003-ef-2.took_office"));
    auto const leaving = at(entities, "Q9400003-ef-2.left_office"); // the twentieth century, of which 2000 is part
    CHECK(leaving.earliest() < leaving.latest());
    // both forms of one statement are one term, and nothing is contested
    temporary_file const both(
        "item,itemLabel,position,start,startPrecision,statement\nQ9400003,Q,Q9000024,1907-08-31T00:00:00Z,11,Q9400003-ef-2\n");
    auto const one = read_wikidata(std::vector{own("julian.json"), both.path()});
    CHECK(one.facts.terms.size() == 2);
    CHECK(one.report.merged == 1);
    auto const world = built(one.facts);
    CHECK(!world.when_was(world.find_moment("Q9400003-ef-2.took_office").value()).contested);
}

TEST_CASE("strict options refuse what ends before it begins, and holders who overlap")
{
    en::io::holder_options strict;
    strict.trust = en::trust_rule::refuse;
    CHECK(refusal([&] { (void)read_wikidata(own("holders.json"), strict); }) == en::code::reversed_term);
    temporary_file const overlap("item,itemLabel,position,positionLabel,start,end\n"
                                 "Q1,A,Q9,President of France,2001-01-02,2005-01-05\n"
                                 "Q2,B,Q9,President of France,2005-01-03,2009-01-05\n");
    CHECK(refusal([&] { (void)read_wikidata(overlap.path(), strict); }) == en::code::holders_overlap);
    CHECK(read_wikidata(overlap.path()).report.count(en::code::holders_overlap) == 1);
}

TEST_CASE("files that are no lists of holders are refused with what they have")
{
    temporary_file const csv("colour,size\nred,3\n");
    CHECK(refusal([&] { (void)read_wikidata(csv.path()); }) == en::code::unknown_layout);
    temporary_file const json(R"({"Q1": [{"id": "Q2"}]})");
    CHECK(refusal([&] { (void)read_wikidata(json.path()); }) == en::code::unknown_layout);
    CHECK(refusal([&] { (void)read_wikidata(std::string("no such file.csv")); }) == en::code::cannot_read);
    temporary_file const von("wer,von,bis,amt\nAda Lind,2001-02-03,2004-05-06,President of France\n");
    CHECK(refusal([&] { (void)read_wikidata(von.path()); }) == en::code::unknown_layout);
    en::io::holder_options options;
    options.columns = {{"person", "wer"}, {"start", "von"}, {"end", "bis"}, {"position", "amt"}};
    auto const in = read_wikidata(von.path(), options);
    REQUIRE(in.facts.terms.size() == 1);
    CHECK(in.facts.terms[0].office == "FRA/president");
    CHECK(dates(in.facts.terms[0]) == "2001-02-03 - 2004-05-06 ");
    options.columns = {{"wer", "wer"}};
    CHECK(refusal([&] { (void)read_wikidata(von.path(), options); }) == en::code::bad_value);
}

TEST_CASE("the query service's TSV, its short JSON, and a table with semicolons are read")
{
    temporary_file const tsv("?item\t?itemLabel\t?start\t?end\n"
                             "<http://www.wikidata.org/entity/Q76>\t\"Ada \\\"Lind\"@en\t\"2009-01-20T00:00:00Z\"^^<http://www.w3.org/2001/"
                             "XMLSchema#dateTime>\t\n");
    en::io::holder_options options;
    options.office = "USA/president";
    auto const in = read_wikidata(tsv.path(), options);
    REQUIRE(in.facts.terms.size() == 1);
    CHECK(in.facts.terms[0].leader == "Q76");
    CHECK(dates(in.facts.terms[0]) == "2009-01-20 - ");
    temporary_file const rows(R"([{"item": "http://www.wikidata.org/entity/Q1", "itemLabel": "A", "positionLabel": "President of Georgia"},
        {"item": "http://www.wikidata.org/entity/Q2", "itemLabel": "B", "positionLabel": "Governor of Georgia"},
        {"item": "http://www.wikidata.org/entity/Q3", "itemLabel": "C", "positionLabel": "President of the Senate of Chile"}])");
    auto const offices = read_wikidata(rows.path()).facts.offices;
    REQUIRE(offices.size() == 3);
    CHECK(offices[0].id == "GEO/president");
    CHECK(offices[1].party != en::party{"GEO"}); // the state of Georgia has governors
    CHECK(offices[2].party != en::party{"CHL"}); // a president, of a house
    temporary_file const table(
        "person;personLabel;country;positionLabel;start_time;start_time_precision\nQ3;Y;KR;President;1999-01-01;9\n");
    auto const one = read_wikidata(table.path()).facts;
    CHECK(one.offices.at(0).id == "KOR/president");
    CHECK(dates(one.terms.at(0)) == "1999 - ");
}

TEST_CASE("bindings in any order, repeated, and in any pieces give the same records")
{
    auto const whole = read_wikidata(std::vector{own("holders.csv"), own("cabinets.csv")});
    auto const text = text_of(own("holders.csv"));
    std::vector<std::string> rows;
    std::istringstream in(text);
    std::string header, row;
    std::getline(in, header);
    while (std::getline(in, row)) rows.push_back(row);
    std::mt19937 random(13);
    for (int round = 0; round != 20; ++round) {
        std::shuffle(rows.begin(), rows.end(), random);
        std::string one = header + '\n', other = header + '\n';
        for (std::size_t i = 0; i != rows.size(); ++i) {
            auto const lot = random() % 3; // into the one, the other, or both
            if (lot != 0) one += rows[i] + '\n';
            if (lot != 1) other += rows[i] + '\n';
        }
        temporary_file const a(one), b(other);
        auto const pieces = read_wikidata(std::vector{b.path(), own("cabinets.csv"), a.path()});
        CHECK(pieces.facts == whole.facts);
    }
}

TEST_CASE("whole terms, halves and deprecated statements, however they are told, never make a timeline that cannot be built")
{
    std::mt19937 random(2026);
    auto const pick = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
    auto const date = [&](int year) {
        switch (pick(0, 4)) {
        case 0: return std::string{};
        case 1: return fmt::format("{}", year);
        case 2: return fmt::format("{}-{:02}", year, pick(1, 12));
        default: return fmt::format("{}-{:02}-{:02}", year, pick(1, 12), pick(1, 28));
        }
    };
    for (int round = 0; round != 150; ++round) {
        std::vector<std::string> rows;
        auto const count = pick(1, 9);
        for (int i = 0; i != count; ++i) {
            auto const from = pick(2000, 2008);
            rows.push_back(fmt::format("Q{},P{},Q9,President of France,{},{},{},Q{}", pick(1, 3), 0, date(from), date(from + pick(-1, 4)),
                                       pick(0, 3) == 0 ? "deprecated" : "normal", pick(1, 3)));
        }
        auto const file_of = [&] {
            std::string out = "item,itemLabel,position,positionLabel,start,end,rank,replacedBy\n";
            for (auto const& r : rows) out += r + '\n';
            return out;
        };
        auto const text = file_of();
        INFO(text);
        temporary_file const first(text);
        auto const in = read_wikidata(first.path());
        en::builder b{en::iana_zones()};
        b.add(in.facts);
        auto const made = b.try_build();
        INFO((made ? std::string{} : to_string(made.problems().front())) << '\n' << listed(in.facts));
        CHECK(made);
        std::shuffle(rows.begin(), rows.end(), random);
        rows.insert(rows.end(), rows.front());
        temporary_file const second(file_of());
        CHECK(read_wikidata(second.path()).facts == in.facts);
    }
}

TEST_CASE("the samples of Wikidata have the persons, offices and terms that a count by other means finds")
{
    if (!have_samples()) return;
    struct expectation {
        char const* file;
        std::size_t rows, kept, merged, leaders, offices, terms;
    };
    // counted with a script of its own, which joins statements by the rule of docs/importing-terms.md
    for (auto const& e : std::vector<expectation>{
             {"sparql-south-korea-president.json", 1, 1, 0, 1, 1, 1},
             {"sparql-chile-president.json", 4, 1, 3, 1, 1, 1},
             {"sparql-mexico-cabinet.json", 18, 18, 0, 17, 1, 18},
             {"sparql-uk-prime-minister.json", 1, 1, 0, 1, 1, 1},
             {"sparql-taiwan-premier.json", 1, 1, 0, 1, 1, 1},
             {"sparql-taiwan-council-start-end.json", 22, 22, 0, 22, 1, 22},
             {"sparql-act-assembly-start-end.json", 24, 12, 12, 12, 1, 12},
             {"sparql-empty-results.json", 0, 0, 0, 0, 0, 0},
             {"sparql-sudan-holders21.csv", 626, 626, 0, 493, 130, 610},
             {"sparql-zimbabwe-holders21.csv", 279, 279, 0, 199, 92, 278},
             {"sparql-world-bodies-holders21.csv", 130, 130, 0, 110, 12, 130},
             {"sparql-sudan-president.csv", 3, 3, 0, 3, 1, 3},
             {"sparql-sudan-prime-minister.csv", 9, 9, 0, 6, 1, 7},
             {"sparql-zimbabwe-president.csv", 5, 5, 0, 5, 1, 5},
             {"sparql-zimbabwe-vice-president.csv", 4, 4, 0, 4, 1, 4},
             {"sparql-foreign-ministers.csv", 213, 212, 0, 212, 210, 212},
             {"entity-Q57640-ansip.json", 7, 7, 0, 1, 5, 5},
             {"entity-Q57806-samaras-ranks.json", 9, 9, 0, 1, 7, 9},
             {"entity-Q264766-may.json", 11, 11, 0, 1, 11, 11},
             {"entity-Q312013-mitsotakis.json", 12, 12, 0, 1, 7, 12},
             {"entity-Q57762-tsvangirai-novalue.json", 1, 1, 0, 1, 1, 1},
             {"entities-greek-premiers.json", 25, 25, 0, 2, 15, 25},
             {"entity-Q617611-somevalue-not-politician.json", 1, 0, 0, 0, 0, 0},
         }) {
        INFO(e.file);
        auto const in = read_wikidata(sample(e.file));
        CHECK(in.report.rows == e.rows);
        CHECK(in.report.kept == e.kept);
        CHECK(in.report.merged == e.merged);
        CHECK(in.facts.leaders.size() == e.leaders);
        CHECK(in.facts.offices.size() == e.offices);
        CHECK(in.facts.terms.size() == e.terms);
        CHECK(in.report.rows == in.report.kept + in.report.merged + in.report.left_out);
        CHECK_NOTHROW(built(in.facts));
    }
}

TEST_CASE("the samples of Wikidata say what their rows say")
{
    if (!have_samples()) return;
    auto const korea = read_wikidata(sample("sparql-south-korea-president.json"));
    CHECK(korea.facts.offices.at(0).id == "KOR/president");
    CHECK(korea.facts.leaders.at(0).name == "Moon Jae-in");
    CHECK(korea.facts.leaders.at(0).names.size() == 1);
    CHECK(dates(korea.facts.terms.at(0)) == "2017-05-10 - ");
    CHECK(korea.facts.sources.at(0).address == "https://www.wikidata.org/wiki/Q21001");

    auto const ansip = read_wikidata(sample("entity-Q57640-ansip.json"));
    CHECK(dates(term_of(ansip, "Q57640-0003fd0c-2642-47c2-8fb3-452e83739e77")) == "2005-04-12 - 2014-03-26 "); // a whole and its halves
    CHECK(dates(term_of(ansip, "Q57640-9110df3f-44ef-88d7-ac1c-c1adb5af207a")) == "2004-09 - 2005-04 ");
    CHECK(dates(term_of(ansip, "Q57640-a5cc9de0-8c89-49a3-9722-c9443913941c")) == "1998 - 2004 ");
    auto const samaras = read_wikidata(sample("entity-Q57806-samaras-ranks.json"));
    auto const& preferred = term_of(samaras, "Q57806-899d073a-47c7-9f3b-fbd4-5c5a47e0b8b6");
    CHECK(dates(preferred) == "2012-06-20 - 2015-01-26 ");
    CHECK(preferred.at(milestone::took_office).at(0).source == "wikidata-Q57806-preferred");

    en::io::holder_options sudan;
    sudan.office = "SDN/prime-minister";
    auto const premiers = read_wikidata(sample("sparql-sudan-prime-minister.csv"), sudan);
    CHECK(premiers.facts.parties.empty());
    CHECK(premiers.report.count(en::code::holders_overlap) == 1); // 2018-09-09 and 2018-09-10
    std::map<std::string, std::string> terms;
    for (auto const& t : premiers.facts.terms) terms[t.leader] += dates(t);
    CHECK(terms["Q56556415"] == "2018-09-09 - 2019-02-23 "); // two that meet on a day
    CHECK(terms["Q57265"] == "1993-10-30 - 2002-08-19 ");
    CHECK(holders_on(premiers.facts, "SDN/prime-minister", "2018-01-05") ==
          std::map<std::string, en::verdict>{{"Q15700032", en::verdict::certain}});
    CHECK(holders_on(premiers.facts, "SDN/prime-minister", "2019-01-05") ==
          std::map<std::string, en::verdict>{{"Q56556415", en::verdict::certain}});
    CHECK(holders_on(premiers.facts, "SDN/prime-minister", "2018-09-10").size() == 2); // both are said to hold it

    auto const ministers = read_wikidata(sample("sparql-foreign-ministers.csv"));
    CHECK(ministers.report.count(en::code::vacancy) == 1);
    CHECK(ministers.report.count(en::code::no_name) == 1);
    CHECK(ministers.report.count(en::code::unknown_party) == 14); // Somaliland, Quebec and the like, none of them taken for another
    auto const offices = std::count_if(ministers.facts.offices.begin(), ministers.facts.offices.end(),
                                       [](auto const& o) { return o.id.starts_with("KOR/") || o.id.starts_with("PRK/"); });
    CHECK(offices == 2);
}

TEST_CASE("what the page shows reads")
{
    auto const folder = import_folder() + "wikidata/";
    // [reading]
    en::io::holder_options options;
    options.party = en::party{"SDN"}; // whose offices, where a list does not say
    auto const in = en::io::read_wikidata({folder + "holders.csv", folder + "cabinets.csv"}, options);
    auto const told = fmt::format("{}", in.report); // what became of each row
    // [reading]
    CHECK_FALSE(in.facts.terms.empty());
    CHECK(told.find("kept") != std::string::npos);
}

} // namespace wikidata_tests
