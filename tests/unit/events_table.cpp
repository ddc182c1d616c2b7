// The table of events that is written, read again by the mapping that is shipped: the same kinds, parties, statuses and times.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "small_world.hpp"
#include "temporary_file.hpp"

#include <entente/io/json.hpp>
#include <entente/io/table.hpp>
#include <entente/io/tables.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace events_table_tests {

using namespace entente;
using namespace entente::literals;

namespace {

struct seen_event {
    event_kind kind{};
    std::vector<party> parties;
    std::optional<status> is;
    bounds window;
    std::optional<bounds> end;
    std::string place, occasion;
};

std::map<std::string, seen_event> events_of(timeline const& world, std::string_view before)
{
    std::map<std::string, seen_event> out;
    for (auto const m : world.events()) {
        auto const e = world.as_seen(m);
        if (!e.id.starts_with(before)) continue;
        seen_event s;
        s.kind = e.kind;
        for (auto const& p : e.participants)
            if (std::ranges::find(s.parties, p.party) == s.parties.end()) s.parties.push_back(p.party);
        std::ranges::sort(s.parties);
        if (auto const is = world.standing_of(m)) s.is = is->is;
        s.window = world.when_was(m).window;
        s.end = world.end_of(m);
        s.place = e.place;
        s.occasion = e.occasion;
        out.emplace(e.id.substr(before.size()), std::move(s));
    }
    return out;
}

/// Those that a row can tell: of two parties at the least.
bool has_two(seen_event const& s)
{
    return s.parties.size() > 1 && std::ranges::none_of(s.parties, [](party const& p) { return p.empty(); });
}

/// The times that claims have narrowed are told up to a second wider, and an end that EDTF cannot tell is left out: `events_table`.
bool is_near(bounds said, bounds known)
{
    auto const less = [](instant a, instant b) { return a == b || (a < b && b.is_finite() && a.is_finite() && b - a < seconds(1)); };
    return less(said.earliest(), known.earliest()) && less(known.latest(), said.latest());
}

struct outcome {
    std::size_t events = 0, told = 0, exact = 0, near = 0;
};

/// Writes it, reads it, and compares.
outcome round_trip(timeline const& world)
{
    temporary_file const file(io::csv(io::events_table(world)));
    io::table parties{{"code", "name", "kind"}, {}};
    for (auto const& p : world.facts().parties)
        parties.rows.push_back({std::string(p.id.code()), p.name.empty() ? std::string(p.id.code()) : p.name, std::string(name(p.kind))});
    temporary_file const own(io::csv(parties));
    auto const of_parties = io::parse_mapping(R"({"format": "entente-table/1", "table": "parties", "source": {"id": "own"}, "empty": [],
        "code": {"column": "code"}, "name": {"column": "name"}, "kind": {"column": "kind"}})");
    auto in =
        io::read_tables({{{own.path()}, of_parties}, {{file.path()}, io::read_mapping(ENTENTE_SOURCE_DIR "/data/mappings/events.json")}});
    builder b{iana_zones()};
    b.add(std::move(in.facts));
    auto const again = events_of(b.build(), "events-");
    outcome out;
    for (auto const& [id, e] : events_of(world, "")) {
        ++out.events;
        if (!has_two(e)) continue;
        CAPTURE(id);
        auto const at = again.find(id);
        REQUIRE(at != again.end());
        auto const& r = at->second;
        ++out.told;
        CHECK(r.kind == e.kind);
        CHECK(r.parties == e.parties);
        CHECK(r.is == e.is);
        CHECK(r.place == e.place);
        CHECK(r.occasion == (e.occasion.empty() || !again.contains(e.occasion) ? std::string{} : "events-" + e.occasion));
        CAPTURE(to_string(e.window.earliest()), to_string(e.window.latest()), to_string(r.window.earliest()), to_string(r.window.latest()));
        bool const same = r.window == e.window;
        CHECK((same || is_near(r.window, e.window)));
        out.exact += same ? 1U : 0U;
        out.near += same ? 0U : 1U;
        if (r.end) CHECK(r.end == e.end);
    }
    return out;
}

} // namespace

TEST_CASE("the small world comes back from its table")
{
    auto const o = round_trip(small::world());
    CHECK(o.told == o.events);
}

TEST_CASE("times of every kind come back from a table")
{
    builder b{iana_zones()};
    auto const told = b.source("s", "S");
    std::size_t n = 0;
    for (auto const* zone : {"", "UTC", "Asia/Seoul", "America/New_York", "+05:30"})
        for (auto const* text : {"2017-05-10T22:30",
                                 "2017-05-10T22:30:15",
                                 "2017-05-10",
                                 "2017-05",
                                 "2017",
                                 "201X",
                                 "2017-05-10/2017-05-12",
                                 "2017-05/2017-07",
                                 "2017-05-10/..",
                                 "../2017-05-10",
                                 "[2017-05-10..]",
                                 "[..2017-05-10]",
                                 "[2017-05-10..2017-05-12]",
                                 "[2017-05-10,2017-05-12]",
                                 "[2017-05,2018]",
                                 "2017-05-10?",
                                 "2017-05~",
                                 "2017-05-01",
                                 "2017-01-01",
                                 "2017-05-10T00:00",
                                 "2017-21",
                                 "2017-05-XX",
                                 "-0043-03-15",
                                 "-0043",
                                 "0000",
                                 "0000-05",
                                 "0000-05-10",
                                 "0000~",
                                 "0000/0002",
                                 "[0000,0002]",
                                 "-0043-03",
                                 "Y12345",
                                 "Y-12345",
                                 "[Y12345..]",
                                 "9999-12-31",
                                 "2016-02-29",
                                 "1900-01-01T12:00",
                                 "[2017-05-10T22:30..2017-05-11T01:00]",
                                 "2017-05-10T23:30/2017-05-11T00:30"}) {
            if (*zone == '\0' && std::string_view(text).find('T') != std::string_view::npos) continue; // a clock needs a zone
            b.event(call, {"KOR"_party, "USA"_party}, "e" + std::to_string(n++)).held(text, zone, told);
        }
    auto const o = round_trip(b.build());
    CHECK(o.told == n);
    CHECK(o.exact == n);
}

TEST_CASE("whoever and whatever stands in events comes back from a table")
{
    builder b{iana_zones()};
    auto const told = b.source("s", "S");
    auto const moon = b.leader("moon jae-in, \"x\"", "Moon Jae-in", "KOR"_party);
    for (auto const* id : {"=1+1",        "'=1", "''+x", "-5",  "+5",       "@sum", "a b",  "a,b", "a\"b", "a;b",
                           "line\nbreak", "NA",  "null", "%20", "events-1", "한국", "../x", "<b>", "'",    "'a"})
        b.event(meeting, {moon, "USA"_party}, id).held("2017-05-10", "Asia/Seoul", told);
    b.event(call, {"KOR"_party, "USA"_party, "JPN"_party, "NAM"_party, "CHN"_party}, "many").planned("2017-05-10", "Asia/Seoul", told);
    b.event(visit, {"NAM"_party, "USA"_party}, "namibia").proposed("2017-05", "Asia/Seoul", told);
    b.event(summit, {"NATO"_party, "UN"_party}, "alliances").cancelled("2017-05-11", "UTC", told);
    b.event(message, {"KOR"_party, "PRK"_party}, "undated").held();
    b.event(call, {"KOR"_party, "PRK"_party}, "postponed").postponed("2018", "UTC", told);
    b.event(call, {"KOR"_party, "PRK"_party}, "denied").held("2018-01-02", "UTC", told).denied("2018-01-02", "UTC", told);
    b.event(call, {"SUN"_party, "DDR"_party}, "gone").held("1980-01-02", "UTC", told);
    records more;
    for (auto const* place : {"=HYPERLINK(\"http://x\")", "'@home", "-", "NA", "Seoul, Blue House", "a \"b\""}) {
        auto& e = more.events.emplace_back();
        e.id = std::string("at ") + place;
        e.participants = {{{}, "KOR"_party, {}, {}, {}}, {{}, "USA"_party, {}, {}, {}}};
        e.reports.push_back({"s", status::held, when{"2017-05-10", "UTC"}, {}, {}, {}});
        e.place = place;
        e.occasion = "=1+1";
    }
    more.parties.push_back({party{"X-1"}, "the \"first\" of them", party_kind::other, {}, {}});
    auto& own = more.events.emplace_back();
    own.id = "own";
    own.participants = {{{}, party{"X-1"}, {}, {}, {}}, {{}, "USA"_party, {}, {}, {}}};
    own.reports.push_back({"s", status::held, when{"2017-05-10", "UTC"}, {}, {}, {}});
    b.add(std::move(more));
    auto const o = round_trip(b.build());
    CHECK(o.told == o.events);
    CHECK(o.exact == o.events);
}

TEST_CASE("all of the shipped data comes back from a table")
{
    auto const world = io::read(ENTENTE_SOURCE_DIR "/data");
    auto const o = round_trip(world);
    INFO(o.events << " events, " << o.told << " of two parties, " << o.exact << " to the instant");
    CHECK(o.told * 100 >= o.events * 95);
}

TEST_CASE("an occasion is another row's event, or is told")
{
    auto const mapping = io::parse_mapping(R"({"format": "entente-table/1", "date_order": "YMD", "source": {"id": "t"},
        "kind": {"column": "what"}, "id": {"column": "no"}, "start": {"column": "when"}, "occasion": {"column": "at"},
        "participants": [{"party": "KOR"}, {"party": {"column": "with"}}]})");
    temporary_file const whole("no,what,when,with,at\n1,summit,2017-07-07,USA,\n2,meeting,2017-07-07,JPN,1\n3,meeting,2017-07-08,CHN,9\n"
                               "4,meeting,2017-07-09,CHN,9\n5,call,'-0043-03-15,CHN,\n6,call,''=2017,CHN,\n");
    temporary_file const first("no,what,when,with,at\n2,meeting,2017-07-07,JPN,1\n4,meeting,2017-07-09,CHN,9\n6,call,''=2017,CHN,\n");
    temporary_file const second("no,what,when,with,at\n3,meeting,2017-07-08,CHN,9\n5,call,'-0043-03-15,CHN,\n1,summit,2017-07-07,USA,\n");
    auto const in = io::read_table(whole.path(), mapping);
    CHECK(in.report.kept == 6);
    CHECK(in.report.count(code::unknown_id) == 1);
    CHECK(in.report.examples_of(code::unknown_id)[0].text == "the table has no event \"9\", the occasion of others");
    CHECK(in.report.examples_of(code::unknown_id)[0].where.line == 4);
    CHECK(in.report.count(code::undated) == 1); // '=2017 has lost one of its apostrophes, and is no date
    auto const find = [](records const& all, std::string_view id) { return *std::ranges::find(all.events, id, &event::id); };
    CHECK(find(in.facts, "t-2").occasion == "t-1");
    CHECK(find(in.facts, "t-3").occasion.empty());
    CHECK(find(in.facts, "t-5").reports.at(0).time.text() == "-0043-03-15");
    CHECK(find(in.facts, "t-6").reports.at(0).note == "cannot be read: \"'=2017\"");
    auto const pieces = io::read_table({second.path(), first.path()}, mapping);
    CHECK(pieces.facts.events == in.facts.events);
    CHECK(pieces.report.count(code::unknown_id) == 1);
}

} // namespace events_table_tests
