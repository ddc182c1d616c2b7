// POLECAT: consultations by their modes, several actors, contexts, ids told twice, spellings.
// SPDX-License-Identifier: MIT
#include "../catch.hpp"
#include "import_files.hpp"

#include <entente/entente.hpp>
#include <entente/io/polecat.hpp>
#include <entente/io/zones.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace polecat_tests {

namespace en = entente;
using namespace en::testing;
using en::code;

namespace {

std::string file() { return import_folder() + "polecat/ngecEvents.20230103.txt"; }

en::event const& event_of(en::io::imported const& in, std::string_view id)
{
    for (auto const& e : in.facts.events)
        if (e.id == id) return e;
    FAIL("no event " << id);
    return in.facts.events.front();
}

std::string parties(en::event const& e)
{
    std::string out;
    for (auto const& p : e.participants)
        out += (out.empty() ? "" : " ") + std::string(p.party.code()) + (p.leader.empty() ? "" : ":" + p.leader) +
               (p.role ? "/" + std::string(en::name(*p.role)) : "");
    return out;
}

} // namespace

TEST_CASE("a consultation is a contact by its mode")
{
    auto const in = en::io::read_polecat(file());
    auto const& visit = event_of(in, "polecat-p1");
    CHECK(visit.kind == en::event_kind::visit);
    CHECK(visit.place == "Stockholm");
    CHECK(visit.in == en::party{"SWE"});
    CHECK(parties(visit) == "SWE:SWE/bo-holm/host NOR:NOR/ada-lind/guest");
    REQUIRE(visit.reports.size() == 1);
    CHECK(visit.reports[0].time == en::when{"2023-01-03", "UTC"});
    CHECK(visit.reports[0].note == "Ada Lind: CONSULT visit: Bo Holm");
    CHECK(event_of(in, "polecat-p2").kind == en::event_kind::call);
    CHECK(parties(event_of(in, "polecat-p2")) == "FIN NOR:NOR/ada-lind"); // "ADA  LIND" is she
    CHECK(event_of(in, "polecat-p3").kind == en::event_kind::meeting);
    CHECK(parties(event_of(in, "polecat-p3")) == "FIN NOR:NOR/ada-lind SWE:SWE/bo-holm");
    CHECK(parties(event_of(in, "polecat-p4")) == "NATO NOR:NOR/ada-lind");
    CHECK(event_of(in, "polecat-p4").topics == std::vector<std::string>{"multilateral"});
    CHECK(event_of(in, "polecat-p5").topics == std::vector<std::string>{"consultation"});
    CHECK(parties(event_of(in, "polecat-p5")) == "DNK-PRIV:DNK/cy-dahl NOR:NOR/ada-lind");
    for (auto const& s : in.facts.sources)
        if (s.id == visit.reports[0].source) {
            CHECK(s.publisher == "Invented Post");
            CHECK(s.published == en::when{"2023-01-05", "UTC"});
        }
    en::builder b{en::iana_zones()};
    b.add(in.facts);
    CHECK_NOTHROW(b.build());
}

TEST_CASE("contexts, missing days and ids that stand twice")
{
    auto const in = en::io::read_polecat(file());
    CHECK(event_of(in, "polecat-p12").reports[0].status == en::status::planned);
    CHECK(event_of(in, "polecat-p12").reports[0].time.text() == "[2023-01-04..]");
    CHECK(event_of(in, "polecat-p14").reports[0].time.text() == "[..2023-01-04]");
    CHECK(event_of(in, "polecat-p8").reports[0].time.empty());
    CHECK(event_of(in, "polecat-p9").reports[0].time.text() == "../.."); // a date that there is not
    REQUIRE(event_of(in, "polecat-p10").reports.size() == 2);
    CHECK(event_of(in, "polecat-p10").reports[0].time.text() == "2023-01-04");
    CHECK(event_of(in, "polecat-p10").reports[1].time.text() == "2023-01-05");
    CHECK(parties(event_of(in, "polecat-p11")) != parties(event_of(in, "polecat-p11-2")));
    CHECK(event_of(in, "polecat-p17").topics == std::vector<std::string>{"consultation"});

    auto const& r = in.report;
    CHECK(r.rows == 20);
    CHECK(r.kept == 15);
    CHECK(r.merged == 1);
    CHECK(r.left_out == 4);
    CHECK(r.count(code::no_contact) == 2);
    CHECK(r.count(code::unknown_code) == 2); // DANCE, and a mode
    CHECK(r.count(code::missing_field) == 1);
    CHECK(r.count(code::no_such_day) == 1);
    CHECK(r.count(code::told_twice) == 1);
    CHECK(r.count(code::duplicate_id) == 1);
    CHECK(r.count(code::no_counterpart) == 1);
    CHECK(r.count(code::unknown_actor) == 1);
    CHECK(r.count(code::dated_later) == 1);

    en::io::coded_options options;
    options.other_codes = true;
    auto const all = en::io::read_polecat(file(), options);
    CHECK(all.report.kept == 16);
    CHECK(event_of(all, "polecat-p6").kind == en::event_kind::statement);
    CHECK(event_of(all, "polecat-p6").topics == std::vector<std::string>{"agree"});
}

TEST_CASE("every spelling of POLECAT's rows gives the same records")
{
    auto const one = en::io::read_polecat(file());
    for (auto const* other : {"quoted", "tabs", "headline"}) {
        CAPTURE(other);
        auto const in = en::io::read_polecat(import_folder() + "polecat/spelt/" + other + ".txt");
        CHECK(in.facts == one.facts);
        CHECK(in.report.kept == one.report.kept);
    }
    auto const twice = en::io::read_polecat(std::vector{import_folder() + "polecat/spelt", file()});
    CHECK(twice.facts == one.facts);
    CHECK(twice.report.rows == twice.report.kept + twice.report.merged + twice.report.left_out);
    CHECK_THROWS_AS(en::io::read_polecat(import_folder() + "table.csv"), en::error);
    CHECK_THROWS_AS(en::io::read_polecat(import_folder() + "icews_native.tab"), en::error);
}

TEST_CASE("halves of a POLECAT file in any order are the file")
{
    auto const text = text_of(file());
    auto const head = text.find('\n') + 1;
    auto const middle = text.find('\n', text.size() / 2) + 1;
    auto const place = std::filesystem::temp_directory_path() / "entente-polecat";
    std::filesystem::create_directories(place);
    std::ofstream(place / "b.txt", std::ios::binary) << text.substr(0, middle);
    std::ofstream(place / "a.txt", std::ios::binary) << text.substr(0, head) << text.substr(middle);
    CHECK(en::io::read_polecat(place.string()).facts == en::io::read_polecat(file()).facts);
    std::filesystem::remove_all(place);
}

} // namespace polecat_tests
