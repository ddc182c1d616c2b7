// Dates of which no day can be made: in every reader the event stays, undated and suspicious, and falls in no one's only term.
// SPDX-License-Identifier: MIT
#include "../catch.hpp"
#include "import_files.hpp"

#include <entente/entente.hpp>
#include <entente/io/gdelt.hpp>
#include <entente/io/historian.hpp>
#include <entente/io/icews.hpp>
#include <entente/io/merge.hpp>
#include <entente/io/phoenix.hpp>
#include <entente/io/polecat.hpp>
#include <entente/io/zones.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

namespace undated_tests {

namespace en = entente;
using namespace en::testing;
using en::code;

namespace {

std::string folder() { return import_folder() + "undated/"; }

std::string in_words(en::io::imported const& in)
{
    auto out = told(in.report);
    for (auto const& l : in.facts.leaders) out += fmt::format("leader {}\n", l.id);
    for (auto const& e : in.facts.events)
        for (auto const& r : e.reports) out += fmt::format("{}: '{}'{}\n", e.id, r.time.text(), r.note.empty() ? "" : " (" + r.note + ")");
    return out;
}

en::io::imported read(std::string const& file)
{
    if (file == "icews.tab") return en::io::read_icews(folder() + file);
    if (file == "gdelt.csv") return en::io::read_gdelt(folder() + file);
    if (file == "phoenix.csv") return en::io::read_phoenix(folder() + file);
    if (file == "polecat.txt") return en::io::read_polecat(folder() + file);
    return en::io::read_historian(folder() + file);
}

/// When the event with a country is said to have been, by its only report.
std::string time_with(en::io::imported const& in, std::string_view country)
{
    for (auto const& e : in.facts.events)
        for (auto const& p : e.participants)
            if (p.party == en::party{country}) return e.reports.size() == 1 ? e.reports[0].time.text() : "several";
    return "none";
}

} // namespace

TEST_CASE("every reader keeps an event whose date is no day, and tells it", "[import][undated]")
{
    for (std::string const file : {"icews.tab", "gdelt.csv", "phoenix.csv", "polecat.txt", "trips.xml"}) {
        CAPTURE(file);
        auto const in = read(file);
        auto const path = folder() + file + ".expected";
        if (std::getenv("ENTENTE_WRITE_EXPECTED") != nullptr) std::ofstream(path, std::ios::binary) << in_words(in);
        CHECK(in_words(in) == text_of(path));
        CHECK(in.report.rows == in.report.kept + in.report.merged + in.report.left_out);
        en::builder b{en::iana_zones()};
        b.add(in.facts);
        CHECK_NOTHROW(b.build());
    }
}

TEST_CASE("a date that cannot be read is a time of which nothing is known, an empty one no time", "[import][undated]")
{
    for (std::string const file : {"icews.tab", "gdelt.csv", "phoenix.csv", "polecat.txt"}) {
        CAPTURE(file);
        auto const in = read(file);
        CHECK(in.report.count(code::undated) >= 3);
        CHECK(in.report.count(code::missing_field) >= 1);
        CHECK(in.report.count(code::day_month_swapped) == 1);
        CHECK(time_with(in, "DNK") == "../..");
        CHECK(time_with(in, "POL") == "../..");
    }
    CHECK(time_with(read("gdelt.csv"), "ISL").empty());
    CHECK(time_with(read("trips.xml"), "SWE") == "[..2009-03-02]");
    CHECK(time_with(read("trips.xml"), "FIN").empty());
    CHECK(time_with(read("trips.xml"), "ISL") == "[..2009-06-06]");
    CHECK(time_with(read("trips.xml"), "DNK") == "2009-06-04/");
    CHECK(time_with(read("trips.xml"), "POL") == "../..");
}

TEST_CASE("one unreadable date is one day, whichever; what has no date is told apart by ids", "[import][undated]")
{
    auto const in = read("icews.tab");
    auto const count = [&](std::string_view country) {
        return std::ranges::count_if(in.facts.events, [&](auto const& e) {
            return std::ranges::any_of(e.participants, [&](auto const& p) { return p.party == en::party{country}; });
        });
    };
    CHECK(count("FIN") == 1); // both sides of 2018-02-30
    CHECK(count("ISL") == 2); // two ids without a date
    CHECK(count("SWE") == 1); // an id told again, with a date that cannot be read: another report
    auto const& first = *std::ranges::find(in.facts.events, "2018-06-01-call-NOR-SWE", &en::event::id);
    CHECK(first.reports.size() == 2);
}

TEST_CASE("an event of an unreadable date is taken to fall in no one's only term", "[import][undated]")
{
    auto facts = read("trips.xml").facts;
    facts.offices.push_back({"USA/president", en::party{"USA"}, "President", {}});
    en::term t{"lind", "lind-ada", "USA/president", false, {}, {}, {}};
    t.at(en::milestone::took_office).push_back({{}, {}, en::when{"2005-01-20", "UTC"}, {}, {}, {}});
    t.at(en::milestone::left_office).push_back({{}, {}, en::when{"2013-01-20", "UTC"}, {}, {}, {}});
    facts.terms.push_back(std::move(t));
    for (auto& e : facts.events) // that he travelled as president would put it there
        for (auto& p : e.participants) p.capacity.reset();
    en::builder b{en::iana_zones()};
    b.add(std::move(facts));
    auto const row = b.build().ask(en::list(en::event_kind::visit).by("lind-ada")).only();
    auto const sure = [&](std::string_view country) {
        auto const at = std::ranges::find_if(
            row.candidates, [&](auto const& c) { return std::ranges::find(c.parties, en::party{country}) != c.parties.end(); });
        return at != row.candidates.end() && at->how == en::verdict::certain;
    };
    CHECK(sure("NOR"));
    CHECK(sure("FIN"));       // no date
    CHECK_FALSE(sure("POL")); // "in summer"
    CHECK_FALSE(sure("SWE")); // by its end, 2009-03-02 or before
}

TEST_CASE("of a row that is left out nothing is made", "[import][undated]")
{
    auto const in = read("phoenix.csv"); // its last row has the military of Norway and nobody on the other side
    CHECK(in.report.count(code::no_counterpart) == 1);
    CHECK(in.facts.leaders.empty());
}

} // namespace undated_tests
