// Tables of each kind, and what is made and told of them.
// SPDX-License-Identifier: MIT
#include "../catch.hpp"
#include "import_files.hpp"

#include <entente/entente.hpp>
#include <entente/io/json.hpp>
#include <entente/io/table.hpp>
#include <entente/io/zones.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

namespace table_kinds_tests {

namespace en = entente;
using namespace en::testing;
using en::code;

namespace {

std::string in_words(en::event const& e)
{
    auto out = fmt::format("{} {}", e.id, en::name(e.kind));
    for (auto const& p : e.participants)
        out += fmt::format(" {}{}{}{}", p.role ? std::string(en::name(*p.role)) + " " : "", p.leader, p.leader.empty() ? "" : "@", p.party);
    if (!e.place.empty()) out += " at " + e.place;
    if (!e.in.empty()) out += fmt::format(" in {}", e.in);
    if (!e.occasion.empty()) out += " on " + e.occasion;
    for (auto const& r : e.reports)
        out += fmt::format("; {} {} '{}'{}{}{}", r.source, r.status ? en::name(*r.status) : "", r.time.text(),
                           r.time.zone().empty() ? "" : " ", r.time.zone(), r.note.empty() ? "" : " (" + r.note + ")");
    return out + (e.note.empty() ? "" : ": " + e.note) + '\n';
}

/// The report, then everything that was made, a line each.
std::string all_of(en::io::imported const& in)
{
    auto out = told(in.report);
    for (auto const& s : in.facts.sources) out += fmt::format("source {} {} {} {}\n", s.id, s.publisher, s.address, s.published.text());
    for (auto const& p : in.facts.parties) out += fmt::format("party {} {} {}\n", p.id, p.name, p.years);
    for (auto const& g : in.facts.groups) out += fmt::format("group {} {} {}\n", g.id, g.name, g.members.size());
    for (auto const& l : in.facts.leaders) out += fmt::format("leader {} {}, {} more\n", l.id, l.name, l.names.size());
    for (auto const& t : in.facts.terms) {
        out += fmt::format("term {} {} {}", t.id, t.leader, t.office);
        for (auto const& m : t.milestones)
            for (auto const& r : m) out += " '" + r.time.text() + "'";
        out += (t.acting ? " acting" : "") + (t.ended.empty() ? std::string{} : " " + t.ended) + '\n';
    }
    for (auto const& e : in.facts.events) out += in_words(e);
    for (auto const& c : in.facts.claims) out += fmt::format("claim {}\n", c.id);
    return out;
}

std::string folder(std::string const& kind) { return import_folder() + "table_" + kind + "/"; }

/// Compares, or with ENTENTE_WRITE_EXPECTED set writes what is expected.
void compare(std::string const& kind, en::io::imported const& in)
{
    auto const got = all_of(in);
    auto const path = folder(kind) + "expected";
    if (std::getenv("ENTENTE_WRITE_EXPECTED") != nullptr) std::ofstream(path, std::ios::binary) << got;
    CHECK(got == text_of(path));
    en::builder b{en::iana_zones()};
    b.add(in.facts);
    CHECK_NOTHROW(b.build());
}

en::io::imported read(std::string const& kind)
{
    return en::io::read_table(folder(kind) + "table.csv", en::io::read_mapping(folder(kind) + "mapping.json"));
}

} // namespace

TEST_CASE("every kind of table reads, and what it hides is told")
{
    for (std::string const kind :
         {"who", "empty", "precision", "columns", "trip", "undated", "ids", "parts", "order", "halves", "countries", "dates", "sources"}) {
        CAPTURE(kind);
        compare(kind, read(kind));
    }
}

TEST_CASE("tables of parties, groups, leaders, terms, claims and events are one set")
{
    std::vector<en::io::table_files> tables;
    for (std::string const kind : {"events", "claims", "terms", "leaders", "groups", "parties"})
        tables.push_back({{folder("set") + kind + ".csv"}, en::io::read_mapping(folder("set") + kind + ".json")});
    auto const in = en::io::read_tables(tables);
    compare("set", in);
    std::reverse(tables.begin(), tables.end());
    CHECK(en::io::read_tables(tables).facts == in.facts);
}

TEST_CASE("a whole term beside its two halves, and terms that adjoin, are one")
{
    auto const in = read("halves");
    auto const of = [&](std::string_view leader) {
        std::vector<std::string> out;
        for (auto const& t : in.facts.terms)
            if (t.leader.starts_with(leader))
                out.push_back(t.at(en::milestone::took_office).at(0).time.text() + " to " +
                              t.at(en::milestone::left_office).at(0).time.text());
        std::ranges::sort(out);
        return out;
    };
    using list = std::vector<std::string>;
    CHECK(of("ada-lind") == list{"2010-01-01 to 2018-12-31"});
    CHECK(of("bo-holm") == list{"2001-01-01 to 2009-01-01", "2012-01-01 to .."});
    CHECK(of("cy-dahl") == list{"2001-01-01 to 2009-01-01"});
    CHECK(of("eva-falk") == list{"2001-01-01 to 2001-03-01", "2001-03-01 to 2006-03-01"}); // acting is another standing
    CHECK(in.report.count(code::terms_overlap) == 1);
    CHECK(in.report.kept == 6);
    CHECK(in.report.merged == 4);
    CHECK(in.report.kept == in.facts.terms.size());
}

TEST_CASE("a claim that names a part of a joined term means the whole's moment, or is refused with its place")
{
    auto const folder_of = folder("joined_claims");
    auto const of = [&](std::string const& kind) {
        return en::io::table_files{{folder_of + kind + ".csv"}, en::io::read_mapping(folder_of + kind + ".json")};
    };
    auto const in = en::io::read_tables({of("claims"), of("terms")});
    auto const pairs = [&] {
        std::vector<std::string> out;
        for (auto const& c : in.facts.claims) {
            auto const& d = std::get<en::distance_claim>(c.says);
            out.push_back(fmt::format("{}: {} {}", c.id, d.from, d.to));
        }
        return out;
    };
    REQUIRE(in.facts.terms.size() == 2);
    CHECK(in.facts.terms.at(1).id == "SWE-1"); // behind NOR-1
    CHECK(pairs() == std::vector<std::string>{"elected: SWE-1.elected SWE-1.took_office", "end: SWE-1.took_office SWE-1.left_office",
                                              "other: NOR-1.took_office NOR-1.left_office", "start: SWE-1.took_office NOR-1.took_office"});
    CHECK(told(in.report) == text_of(folder_of + "expected"));
    en::builder b{en::iana_zones()};
    b.add(in.facts);
    CHECK_NOTHROW(b.build());
}

namespace {

/// The row of what Ada Lind did, who held one office in 2018 and 2019.
en::answer_row asked(en::records facts, en::event_kind kind)
{
    facts.offices.push_back({"SWE/prime_minister", en::party{"SWE"}, "Prime Minister", {}});
    en::term t{"lind", "ada-lind", "SWE/prime_minister", false, {}, {}, {}};
    t.at(en::milestone::took_office).push_back({{}, {}, en::when{"2018-01-01", "UTC"}, {}, {}, {}});
    t.at(en::milestone::left_office).push_back({{}, {}, en::when{"2020-01-01", "UTC"}, {}, {}, {}});
    facts.terms.push_back(std::move(t));
    en::builder b{en::iana_zones()};
    b.add(std::move(facts));
    return b.build().ask(en::list(kind).by("ada-lind")).only();
}
en::candidate const& with(en::answer_row const& row, std::string_view country)
{
    auto const at = std::ranges::find_if(
        row.candidates, [&](auto const& c) { return std::ranges::find(c.parties, en::party{country}) != c.parties.end(); });
    REQUIRE(at != row.candidates.end());
    return *at;
}
bool has(en::candidate const& c, en::caveat k) { return std::ranges::find(c.caveats, k) != c.caveats.end(); }

} // namespace

TEST_CASE("an event whose date cannot be read is in no one's only term; one without a date may be")
{
    auto const row = asked(read("undated").facts, en::event_kind::visit);
    auto const sure = [&](std::string_view country) { return with(row, country).how == en::verdict::certain; };
    CHECK(sure("ISL")); // no date: taken to fall in the only term
    CHECK(has(with(row, "ISL"), en::caveat::taken_to_fall_inside));
    CHECK_FALSE(sure("NOR")); // 31/31/2018
    CHECK_FALSE(sure("FIN")); // "in spring"
    CHECK_FALSE(sure("POL")); // 31 June
    CHECK(sure("EST"));       // only the end cannot be read
}

TEST_CASE("what the report suspects of a date is said in answers")
{
    auto const row = asked(read("precision").facts, en::event_kind::call);
    CHECK(has(with(row, "EST"), en::caveat::uncertain)); // noon
    CHECK(has(with(row, "LVA"), en::caveat::uncertain)); // a first of March
    CHECK_FALSE(has(with(row, "NOR"), en::caveat::uncertain));
    CHECK_FALSE(has(with(row, "CZE"), en::caveat::uncertain)); // the month alone
}

} // namespace table_kinds_tests
