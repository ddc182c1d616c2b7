// What is doubtful about a country's name is told alike by every reader that goes by names: as docs/country-names.md says.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "temporary_file.hpp"

#include <entente/io/countryinfo.hpp>
#include <entente/io/import.hpp>
#include <entente/io/polecat.hpp>
#include <entente/io/wikidata.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace doubtful_countries_tests {

using namespace entente;

namespace {

struct name_case {
    char const* name;
    code why;
    char const* says;
};
constexpr name_case cases[] = {{"Congo", code::doubtful_country, " was taken for "},
                               {"Ruritania", code::unknown_party, " is no party that is known; it became "},
                               {"New Jersey", code::unknown_party, " is no party that is known; it became "}};

/// That this alone is told of the name, in the words of all.
void check_told(io::import_report const& r, name_case const& c)
{
    CAPTURE(c.name);
    std::uint64_t all = 0;
    for (auto const k : {code::unknown_party, code::doubtful_country, code::ambiguous_country}) all += r.count(k);
    CHECK(all == 1);
    REQUIRE(r.examples_of(c.why).size() == 1);
    auto const d = r.examples_of(c.why)[0];
    CAPTURE(d.text);
    CHECK(d.text.starts_with(std::string("\"") + c.name + "\"" + c.says));
    CHECK_FALSE(d.remedy.empty());
    CHECK(d.where.line > 1);
}

std::string polecat_row(std::string_view country, std::string_view name)
{
    return "Event ID\tEvent Date\tEvent Type\tEvent Mode\tContexts\tActor Name\tActor Country\tActor COW\tPrimary Actor Sector\t"
           "Recipient Name\tRecipient Country\tRecipient COW\tPrimary Recipient Sector\tSource\tPublication Date\n"
           "p1\t2023-01-03\tCONSULT\tvisit\tNone\t" +
           std::string(name) + "\t" + std::string(country) + "\tNone\tGOV\tBo Holm\tSWE\t380\tGOV\tPost\t2023-01-05\n";
}

} // namespace

TEST_CASE("POLECAT tells what is doubtful about its countries")
{
    for (auto const& c : cases)
        for (auto const* name : {"Ada Lind", "None"}) {
            temporary_file const file(polecat_row(c.name, name));
            auto const in = io::read_polecat(file.path());
            CHECK(in.report.kept == 1);
            check_told(in.report, c);
        }
    temporary_file const korea(polecat_row("Korea (North)", "Ada Lind"));
    auto const in = io::read_polecat(korea.path());
    CHECK(in.report.suspicions.empty());
    REQUIRE(in.facts.events.size() == 1);
    CHECK(std::ranges::any_of(in.facts.events[0].participants, [](participant const& p) { return p.party == party{"PRK"}; }));
}

TEST_CASE("CountryInfo tells what is doubtful about its countries")
{
    for (auto const& c : cases) {
        std::string called(c.name);
        std::ranges::replace(called, ' ', '_');
        temporary_file const file("<Country>\n<CountryName>" + called + "</CountryName>\n<Leaders>\n<Chairs (FROM 19930504, SPEAKERS>\n" +
                                  "ANNA_HOLM_ [19820108 - 19840521]\n</Leaders>\n</Country>\n");
        check_told(io::read_countryinfo(file.path()).report, c);
    }
}

TEST_CASE("Wikidata tells what is doubtful about the countries of offices")
{
    for (auto const& c : cases) {
        temporary_file const file("who,whoLabel,position_held,position_heldLabel,country,countryLabel,startTime,startTimePrecision\n"
                                  "Q9200001,Ida Iversen,Q9000011,Minister of Roads,Q99999991," +
                                  std::string(c.name) + ",2004-01-02,11\n");
        check_told(io::read_wikidata(file.path()).report, c);
    }
    for (auto const& [label, why] :
         {std::pair{"President of the Congo", code::doubtful_country}, std::pair{"President of Chile", code{}}}) {
        temporary_file const file("who,whoLabel,position_held,position_heldLabel,startTime,startTimePrecision\n"
                                  "Q9200001,Ida Iversen,Q9000011," +
                                  std::string(label) + ",2004-01-02,11\n");
        auto const in = io::read_wikidata(file.path());
        CHECK(in.report.count(code::doubtful_country) == (why == code::doubtful_country ? 1U : 0U));
        CHECK(in.report.count(code::unknown_party) == 0);
    }
}

} // namespace doubtful_countries_tests
