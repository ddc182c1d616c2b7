// Popolo and EveryPolitician: each trap once, and the samples.
// SPDX-License-Identifier: MIT
#include "../catch.hpp"
#include "../refusal.hpp"
#include "../temporary_file.hpp"
#include "holder_files.hpp"

#include <entente/entente.hpp>
#include <entente/io/popolo.hpp>
#include <entente/io/wikidata.hpp>
#include <entente/io/zones.hpp>

#include <algorithm>
#include <filesystem>
#include <random>

namespace popolo_tests {

namespace en = entente;
using namespace en::testing;
using en::milestone;
using en::io::read_popolo;

namespace {

std::string own(std::string const& name) { return import_folder() + "popolo/" + name; }
std::string sample(std::string const& name) { return std::string(ENTENTE_SHARED_DIR) + "/data/popolo/" + name; }

bool have_samples()
{
    bool const there = std::filesystem::exists(sample("ep-alderney-states.json"));
    if (!there) WARN("skipped: no samples of Popolo beside the project");
    return there;
}

en::timeline built(en::records const& facts)
{
    en::builder b{en::iana_zones()};
    b.add(facts);
    return b.build();
}

std::string in_full(en::io::imported const& in) { return told(in.report) + listed(in.facts); }

/// When somebody was in office, by name: "start - end; start - end".
std::string dates_of(en::io::imported const& in, std::string_view name)
{
    std::string out;
    for (auto const& l : in.facts.leaders)
        for (auto const& t : in.facts.terms) {
            if (l.name != name || t.leader != l.id) continue;
            auto const text = [&](milestone m) { return t.at(m).empty() ? std::string{"?"} : t.at(m).front().time.text(); };
            out += (out.empty() ? "" : "; ") + text(milestone::took_office) + " - " + text(milestone::left_office);
        }
    return out;
}

} // namespace

TEST_CASE("memberships, tables of members and positions become terms, with every trap told")
{
    auto const json = read_popolo(own("storting.json"));
    CHECK(in_full(json) == text_of(own("storting.json.expected")));
    auto const tables = read_popolo(std::vector{own("term-7.csv"), own("terms.csv")});
    CHECK(in_full(tables) == text_of(own("term-7.csv.expected")));
    auto const positions = read_popolo(own("positions.json"));
    CHECK(in_full(positions) == text_of(own("positions.json.expected")));
    for (auto const* in : {&json, &tables, &positions}) CHECK_NOTHROW(built(in->facts));
}

TEST_CASE("files of members in any order and any pieces give the same records")
{
    auto const whole = read_popolo(own(""));
    CHECK(read_popolo(std::vector{own("terms.csv"), own("storting.json"), own("term-7.csv"), own("positions.json"), own("terms.csv")})
              .facts == whole.facts);
    std::vector<std::string> rows;
    std::istringstream in(text_of(own("term-7.csv")));
    std::string header, row;
    std::getline(in, header);
    while (std::getline(in, row)) rows.push_back(row);
    std::mt19937 random(7);
    for (int round = 0; round != 10; ++round) {
        std::shuffle(rows.begin(), rows.end(), random);
        std::string one = header + '\n', other = header + '\n';
        for (auto const& r : rows) (random() % 2 == 0 ? one : other) += r + '\n';
        other += rows.front() + '\n';
        temporary_file const a(one), b(other);
        CHECK(read_popolo(std::vector{a.path(), own("storting.json"), own("positions.json"), b.path(), own("terms.csv")}).facts ==
              whole.facts);
    }
}

TEST_CASE("what is no Popolo is refused, and says what it has")
{
    temporary_file const query(R"({"head": {"vars": ["item"]}, "results": {"bindings": []}})");
    CHECK(refusal([&] { (void)read_popolo(query.path()); }) == en::code::unknown_layout);
    temporary_file const table("colour,size\nred,3\n");
    CHECK(refusal([&] { (void)read_popolo(table.path()); }) == en::code::unknown_layout);
    temporary_file const broken("{\"persons\": [");
    CHECK(refusal([&] { (void)read_popolo(broken.path()); }) == en::code::syntax);
    en::io::holder_options strict;
    strict.trust = en::trust_rule::refuse;
    CHECK(refusal([&] { (void)read_popolo(own("storting.json"), strict); }) == en::code::reversed_term);
}

TEST_CASE("the samples of Popolo have the persons and terms that a count by other means finds")
{
    if (!have_samples()) return;
    struct expectation {
        char const* file;
        std::size_t rows, kept, leaders, terms;
    };
    for (auto const& e : std::vector<expectation>{
             {"ep-alderney-states.json", 10, 10, 10, 10},
             {"ep-alderney-term-2014.csv", 10, 10, 10, 10},
             {"ep-gibraltar-parliament-slice.json", 61, 61, 30, 61},
             {"ep-gibraltar-term-12.csv", 17, 17, 17, 17},
             {"ep-iceland-assembly-slice.json", 70, 70, 70, 70},
             {"ep-iceland-term-2009.csv", 65, 65, 65, 65},
             {"ep-transnistria-supreme-council.json", 85, 85, 65, 85},
             {"ep-aland-wikidata-positions.json", 12, 12, 8, 12},
             {"commons-australia-pm.popolo-m17n.json", 1, 1, 1, 1},
             {"commons-taiwan-executive-yuan.popolo-m17n.json", 1, 1, 1, 1},
             {"commons-tasmania-premier.popolo-m17n.json", 6, 6, 6, 6},
             {"commons-uk-cabinet-pm.popolo-m17n.json", 1, 1, 1, 1},
             {"commons-wales-first-minister.popolo-m17n.json", 2, 1, 1, 1},
         }) {
        INFO(e.file);
        auto const in = read_popolo(sample(e.file));
        CHECK(in.report.rows == e.rows);
        CHECK(in.report.kept == e.kept);
        CHECK(in.facts.leaders.size() == e.leaders);
        CHECK(in.facts.terms.size() == e.terms);
        CHECK_NOTHROW(built(in.facts));
    }
}

TEST_CASE("the samples of Popolo say what their memberships and periods say")
{
    if (!have_samples()) return;
    CHECK(dates_of(read_popolo(sample("ep-alderney-states.json")), "Chris Rowley") == "2014-11-22 - 2016-11");
    auto const iceland = read_popolo(sample("ep-iceland-assembly-slice.json"));
    CHECK(dates_of(iceland, "Atli Gíslason") == "2011-03-21 - 2013");
    CHECK(dates_of(iceland, "Finnur Ingólfsson") == "1999 - 2000");
    auto const gibraltar = read_popolo(std::vector{sample("ep-gibraltar-term-12.csv"), sample("ep-gibraltar-terms.csv")});
    CHECK(dates_of(gibraltar, "J J Bossano") == "2011-12-21 - ?"); // the twelfth goes on
    CHECK(gibraltar.report.kept == 18);                            // and the other eleven periods are nobody's
    auto const taiwan = read_popolo(sample("commons-taiwan-executive-yuan.popolo-m17n.json"));
    CHECK(taiwan.facts.leaders.at(0).name == "William Lai");
    CHECK(taiwan.facts.leaders.at(0).names == std::vector<std::string>{"賴清德"});
    CHECK(taiwan.facts.offices.at(0).party == en::party{"TWN"});
    auto const aland = read_popolo(sample("ep-aland-wikidata-positions.json"));
    CHECK(dates_of(aland, "Q713308") == "1999-12-03 - 2007-11-26; ? - ?");
    CHECK(aland.report.count(en::code::no_name) == 8);
    // the same statement, as a query and as Popolo have it
    auto const query = en::io::read_wikidata(std::string(ENTENTE_SHARED_DIR) + "/data/wikidata/sparql-uk-prime-minister.json");
    CHECK(read_popolo(sample("commons-uk-cabinet-pm.popolo-m17n.json")).facts.terms == query.facts.terms);
}

TEST_CASE("an organization that is called like an office of a country is that office")
{
    auto const in = read_popolo(import_folder() + "popolo_offices/offices.json");
    auto const office = [&](std::string_view leader) {
        std::vector<std::string> out;
        for (auto const& t : in.facts.terms)
            if (t.leader == leader) out.push_back(t.office);
        std::ranges::sort(out);
        return out;
    };
    CHECK(office("p-1") == std::vector<std::string>{"NOR/prime-minister"});
    CHECK(office("p-2") == std::vector<std::string>{"NOR/prime-minister"}); // whatever the role repeats
    for (auto const& o : office("p-3")) CHECK_FALSE(o.starts_with("NOR/")); // no title, and no country that is known
    CHECK(in.facts.parties.size() == 2);
    (void)built(in.facts);
}

} // namespace popolo_tests
