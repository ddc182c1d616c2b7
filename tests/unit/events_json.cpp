// Events, diagnostics and reports as JSON: typed, complete, whatever stands in the data.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "small_world.hpp"

#include <entente/io/events_json.hpp>
#include <entente/io/import.hpp>
#include <entente/io/json.hpp>
#include <entente/io/tables.hpp>

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace events_json_tests {

using namespace entente;
using nlohmann::json;

TEST_CASE("events as JSON say what the table says, typed")
{
    auto const world = small::world();
    auto const all = json::parse(io::events_json(world));
    auto const table = io::events_table(world);
    REQUIRE(all.is_array());
    REQUIRE(all.size() == table.rows.size());
    for (std::size_t i = 0; i != all.size(); ++i) {
        auto const& e = all[i];
        auto const& row = table.rows[i];
        CHECK(e.size() == all[0].size());
        CHECK(e["id"] == row[0]);
        CHECK(e["kind"] == row[1]);
        CHECK(e["status"] == row[3]);
        CHECK(e["start"]["earliest"].is_null() == (row[6] == ".."));
        CHECK(e["end"].is_null() == row[8].empty());
        for (auto const* key : {"parties", "leaders", "participants", "caveats", "sources"}) CHECK(e[key].is_array());
        CHECK((e["time"].is_null() ? "" : e["time"].get<std::string>()) == row[15]);
    }
    CHECK(all[0]["parties"] == json::array({"KOR", "USA"}));
    CHECK(all[0]["leaders"] == json::array({"moon", "trump"}));
    CHECK(all[0]["protocol"].is_null());
    CHECK(all[0]["start"] == json{{"earliest", "2017-05-10T13:30:00Z"}, {"latest", "2017-05-10T13:30:59Z"}});
    CHECK(all[4]["end"]["latest"] == "2017-07-01T03:59:59Z");
    CHECK(all[7]["caveats"] == json::array({"contested"}));
    CHECK(all[8]["start"]["latest"].is_null());

    auto const asked = json::parse(io::events_json(world, list(meeting).by("Moon Jae-in").that_are({status::planned})));
    REQUIRE(asked.size() == 1);
    CHECK(asked[0]["id"] == "ru-meeting");
    CHECK(asked[0]["certain"].is_boolean());
    CHECK(json::parse(io::events_json(builder{iana_zones()}.build())) == json::array());
}

TEST_CASE("the whole of what is shipped as JSON")
{
    auto const world = io::read(ENTENTE_SOURCE_DIR "/data/korea.json");
    CHECK(json::parse(io::events_json(world)).size() == world.events().size());
}

TEST_CASE("JSON that names cannot break")
{
    records r;
    std::string const bad = "\"},{\\ \x01\n\xFF\xE2\x80\xAE\x7F\xC2\x9B</script>";
    event e;
    e.id = bad;
    e.place = bad;
    using namespace entente::literals;
    e.participants = {{"", "KOR"_party, {}, {}, {}}, {"", "USA"_party, role::host, {}, {}}};
    e.reports = {{"", status::held, when{"2025-06-06", "UTC"}, {}, "", {}}};
    r.events.push_back(e);
    auto const text = io::events_json(builder{iana_zones()}.add(std::move(r)).build());
    CHECK(text.find("\x7F") == text.npos); // controls that a terminal would obey
    CHECK(text.find("\xC2\x9B") == text.npos);
    auto const all = json::parse(text);
    REQUIRE(all.size() == 1);
    CHECK(all[0]["id"] == "\"},{\\ \x01\n\xEF\xBF\xBD\xE2\x80\xAE\x7F\xC2\x9B</script>");
    CHECK(all[0]["participants"][1] == json{{"leader", nullptr}, {"party", "USA"}, {"role", "host"}, {"capacity", nullptr}});
}

TEST_CASE("diagnostics as JSON")
{
    try {
        (void)io::read_text("{\"format\": \"entente/1\", \"events\": [{\"id\": \"e\", \"kind\": \"cal\"}]}", "a \"file\".json");
        FAIL("nothing is wrong with it");
    } catch (error const& problem) {
        auto const all = json::parse(io::to_json(problem.diagnostics()));
        REQUIRE(all.size() == problem.diagnostics().size());
        auto const& d = problem.diagnostics().front();
        CHECK(all[0]["level"] == "error");
        CHECK(all[0]["code"] == static_cast<int>(d.code));
        CHECK(all[0]["name"] == std::string(name(d.code)));
        CHECK(all[0]["file"] == "a \"file\".json");
        CHECK(all[0]["line"] == 1);
        CHECK(all[0]["column"].is_number_unsigned());
        CHECK(all[0]["text"] == d.text);
    }
    auto const world = small::world();
    auto const warned = json::parse(io::to_json(world.warnings()));
    REQUIRE(warned.size() == world.warnings().size());
    CHECK(warned[0]["level"] == "warning");
    CHECK(warned[0]["line"].is_null());
    CHECK(json::parse(io::to_json(problem_list{})) == json::array());
}

TEST_CASE("the report of an import as JSON")
{
    io::import_report report;
    report.file = "rows.csv";
    report.examples = 1;
    report.keep();
    for (std::uint32_t line = 2; line != 4; ++line)
        report.leave_out(code::bad_time, [&] { return problem_at({"rows.csv", line, 3}, "\"x\xFF\" is no date", "write a date"); });
    report.suspect(code::missing_field, [] { return problem_at({"rows.csv", 1, 1}, "no date"); });
    auto const all = json::parse(io::to_json(report));
    CHECK(all["rows"] == 3);
    CHECK(all["kept"] == 1);
    CHECK(all["left_out"] == 2);
    REQUIRE(all["reasons"].size() == 1);
    CHECK(all["reasons"][0]["name"] == "bad_time");
    CHECK(all["reasons"][0]["rows"] == 2);
    REQUIRE(all["reasons"][0]["examples"].size() == 1);
    CHECK(all["reasons"][0]["examples"][0]["line"] == 2);
    CHECK(all["reasons"][0]["examples"][0]["text"] == "\"x\xEF\xBF\xBD\" is no date");
    CHECK(all["suspicions"][0]["examples"][0]["level"] == "warning");
}

} // namespace events_json_tests
