// The historical data sets beside the project: every file reads, and what the reports say of it.
// SPDX-License-Identifier: MIT
#include "../catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/crosscheck.hpp>
#include <entente/io/historian.hpp>
#include <entente/io/table.hpp>
#include <entente/io/terms.hpp>
#include <entente/io/zones.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>

namespace history_tests {

namespace en = entente;
using en::code;

namespace {

std::string data(std::string const& name) { return std::string(ENTENTE_SHARED_DIR) + "/data/" + name; }

/// Says so and returns true where the data are absent.
bool skipped(std::string const& name)
{
    if (std::filesystem::exists(data(name))) return false;
    WARN("skipped: there is no " + data(name));
    return true;
}

std::map<code, std::uint64_t> counts(en::io::import_report const& r)
{
    std::map<code, std::uint64_t> out;
    for (auto const* list : {&r.reasons, &r.suspicions})
        for (auto const& f : *list) out[f.code] += f.rows;
    return out;
}
using expected = std::map<code, std::uint64_t>;

en::timeline built(en::records facts)
{
    en::builder b{en::iana_zones()};
    b.add(std::move(facts));
    return b.build();
}

en::io::imported table(std::string const& file, std::string const& mapping)
{
    return en::io::read_table(data("trips_dirty/" + file),
                              en::io::read_mapping(std::string(ENTENTE_SOURCE_DIR) + "/data/mappings/" + mapping));
}

/// The parties that a row may have first.
std::set<std::string> firsts(en::answer const& a, std::string const& leader)
{
    std::set<std::string> out;
    for (auto const& row : a)
        if (row.leader_name == leader)
            for (auto const& c : row.candidates)
                for (auto const& p : c.parties) out.emplace(p.code());
    return out;
}

} // namespace

TEST_CASE("the presidents' travels read whole")
{
    if (skipped("hsg_travels")) return;
    auto const in = en::io::read_historian(data("hsg_travels/president-travels"));
    CHECK(in.report.rows == 832);
    CHECK(in.report.kept == 832);
    CHECK(counts(in.report) == expected{{code::false_precision, 22}});
    CHECK(in.facts.leaders.size() == 21);
    CHECK(in.facts.parties.empty());
    CHECK(std::count_if(in.facts.events.begin(), in.facts.events.end(),
                        [](auto const& e) { return e.participants[0].capacity == en::capacity::elect; }) == 17);

    auto const presidents = en::io::read_historian(data("hsg_travels/presidents"));
    CHECK(presidents.report.rows == 47);
    CHECK(presidents.facts.terms.size() == 47);
    CHECK(presidents.facts.leaders.size() == 45); // Cleveland and Trump twice
    CHECK(counts(presidents.report) == expected{});
}

TEST_CASE("the foreign visits read whole")
{
    if (skipped("hsg_visits")) return;
    auto const in = en::io::read_historian(data("hsg_visits/data"));
    CHECK(in.report.rows == 3264);
    CHECK(in.report.kept == 3264);
    CHECK(counts(in.report) == expected{{code::false_precision, 73}, {code::doubtful_country, 40}, {code::unknown_party, 1}});
    auto const odd = in.report.examples_of(code::unknown_party).at(0);
    CHECK(odd.text == "\"Somoa\" is no party that is known; it became SOMOA of its own");
    std::set<std::string> own;
    for (auto const& p : in.facts.parties) own.insert(p.name);
    CHECK(own == std::set<std::string>{"Hawaii", "Malaya", "Somoa", "Tanganyika"});
    std::set<std::string> days; // the rows come by their numbers, not by their days
    for (auto const& e : in.facts.events) days.insert(e.reports.front().time.text());
    CHECK(*days.begin() == "1874-12-12/1874-12-23");
}

TEST_CASE("eighteen leaders share Johnson's first day of visitors, and none is made the first")
{
    if (skipped("hsg_travels") || skipped("hsg_visits")) return;
    auto const in = en::io::read_historian({data("hsg_visits/data"), data("hsg_travels/presidents")});
    auto const day = [](en::event const& e) { return e.reports[0].time.text().starts_with("1963-11-24"); };
    CHECK(std::count_if(in.facts.events.begin(), in.facts.events.end(), day) == 18);
    auto const world = built(in.facts);
    auto const a = world.ask(en::first(en::visit).by_each_leader_of("USA"));
    CHECK(firsts(a, "Lyndon B. Johnson") == std::set<std::string>{"AUT", "BEL", "CAN", "DEU", "DNK", "ETH", "FRA", "GBR", "IRL", "ISR",
                                                                  "JAM", "JPN", "KHM", "KOR", "PHL", "SWE", "TUR"});
    CHECK(firsts(a, "Harry S. Truman") == std::set<std::string>{"CAN", "NZL", "SYR", "ZAF"});
    CHECK(firsts(a, "Calvin Coolidge") == std::set<std::string>{"MEX"}); // by a president-elect
    for (auto const& row : a)
        if (row.leader_name == "Lyndon B. Johnson") {
            CHECK(row.verdict == en::verdict::possible);
            std::set<std::string> events;
            for (auto const& c : row.candidates) events.insert(c.events.begin(), c.events.end());
            CHECK(events.size() == 18);
        }
}

TEST_CASE("where presidents went first in office")
{
    if (skipped("hsg_travels")) return;
    auto const world = built(en::io::read_historian({data("hsg_travels/president-travels"), data("hsg_travels/presidents")}).facts);
    CHECK(world.conflicts().empty());
    auto const a = world.ask(en::first(en::visit).by_each("USA/president").after(en::took_office));
    CHECK(firsts(a, "William Howard Taft") == std::set<std::string>{"MEX"}); // Panama was as president-elect
    CHECK(firsts(a, "Dwight D. Eisenhower") == std::set<std::string>{"MEX"});
    CHECK(firsts(a, "Barack Obama") == std::set<std::string>{"CAN"});
    CHECK(firsts(a, "Herbert C. Hoover").empty());
    auto const hoover =
        world.ask(en::first(en::visit).by("Herbert C. Hoover").before(en::took_office).since(en::when{"1928"}).even_beyond_the_term());
    CHECK(firsts(hoover, "Herbert C. Hoover") == std::set<std::string>{"HND", "SLV"}); // on one day
}

TEST_CASE("first trips and first visitors of every president, against days compared one by one")
{
    if (skipped("hsg_travels") || skipped("hsg_visits")) return;
    auto in = en::io::read_historian({data("hsg_travels/president-travels"), data("hsg_travels/presidents"), data("hsg_visits/data")});
    CHECK(in.report.rows == 832 + 47 + 3264);
    CHECK(en::io::add_us_election_days(in.facts) == 32); // from Taylor to Trump, less Fillmore, A. Johnson, Arthur, Ford
    auto const only = [&](std::string const& list) {
        auto facts = in.facts;
        std::erase_if(facts.events, [&](en::event const& e) { return !e.id.starts_with(list); });
        return built(std::move(facts));
    };
    auto const trips = only("hsg-trip");
    auto const visits = only("hsg-visit");
    auto const elected = trips.ask(en::first(en::visit).by_each("USA/president").after(en::elected));
    auto const office = trips.ask(en::first(en::visit).by_each("USA/president").after(en::took_office));
    auto const visitors = visits.ask(en::first(en::visit).by_each_leader_of("USA"));

    std::size_t compared = 0;
    std::size_t undecided = 0;
    for (auto const& t : in.facts.terms) {
        auto const text = [&](en::milestone m, std::string otherwise) {
            return t.at(m).empty() || t.at(m)[0].time.text() == ".." ? otherwise : t.at(m)[0].time.text();
        };
        auto const left = text(en::milestone::left_office, "9999");
        auto const first = [&](std::string const& list, std::string const& from, bool of_leader, bool as_elect) {
            std::string day = "9999";
            std::set<std::string> parties;
            for (auto const& e : in.facts.events) {
                if (!e.id.starts_with(list) || (of_leader && e.participants[0].leader != t.leader)) continue;
                if (!as_elect && of_leader && e.participants[0].capacity == en::capacity::elect) continue;
                auto const start = e.reports[0].time.text().substr(0, 10);
                if (start < from || start > left || start > day) continue;
                if (start < day) parties.clear();
                day = start;
                for (auto const& p : e.participants)
                    if (p.party != en::party{"USA"}) parties.emplace(p.party.code());
            }
            return parties;
        };
        auto const asked = [&](en::answer const& a) {
            std::set<std::string> out;
            for (auto const& row : a)
                if (row.term == t.id) {
                    for (auto const& c : row.candidates)
                        for (auto const& p : c.parties) out.emplace(p.code());
                    undecided += row.verdict == en::verdict::possible ? 1U : 0U;
                    CHECK((row.verdict == en::verdict::certain) == (out.size() == 1));
                }
            return out;
        };
        CAPTURE(t.id);
        auto const took = text(en::milestone::took_office, "");
        CHECK(asked(office) == first("hsg-trip", took, true, false));
        CHECK(asked(elected) == (t.at(en::milestone::elected).empty() ? std::set<std::string>{}
                                                                      : first("hsg-trip", text(en::milestone::elected, ""), true, true)));
        CHECK(asked(visitors) == first("hsg-visit", took, false, false));
        ++compared;
    }
    CHECK(compared == 47);
    CHECK(undecided == 3); // Hoover's tour, the first visitors of Truman and of Johnson
}

TEST_CASE("Archigos reads whole")
{
    if (skipped("archigos")) return;
    auto const in = en::io::read_archigos(data("archigos/archigos.csv"));
    CHECK(in.report.rows == 3409);
    CHECK(in.report.kept == 3409);
    CHECK(counts(in.report) == expected{{code::false_precision, 403}, {code::duplicate_id, 3}});
    CHECK(in.facts.terms.size() == 3409);
    CHECK(in.facts.leaders.size() == 2805); // 2,802 ids, three of them with two names
    auto const without_end =
        std::count_if(in.facts.terms.begin(), in.facts.terms.end(), [](auto const& t) { return t.at(en::milestone::left_office).empty(); });
    CHECK(without_end == 168); // still in office as the data end
    CHECK_NOTHROW(built(in.facts));
}

TEST_CASE("REIGN reads whole, and its elections give terms a day")
{
    if (skipped("reign")) return;
    auto in = en::io::read_reign_leaders(data("reign/leaderlist_3_21.csv"));
    CHECK(in.report.rows == 2524);
    CHECK(in.report.kept == 2524);
    CHECK(counts(in.report) == expected{{code::false_precision, 380}, {code::duplicate_id, 1}, {code::invalid_utf8, 1}});
    CHECK(in.report.examples_of(code::invalid_utf8).at(0).where.line == 2451);
    auto const of = [&](en::milestone m, std::size_t letters) {
        return std::count_if(in.facts.terms.begin(), in.facts.terms.end(),
                             [&](auto const& t) { return !t.at(m).empty() && t.at(m)[0].time.text().size() == letters; });
    };
    CHECK(of(en::milestone::left_office, 7) == 2330); // a month
    CHECK(of(en::milestone::left_office, 2) == 194);  // ".."
    CHECK(of(en::milestone::elected, 7) == 1248);

    auto const e = en::io::read_reign_elections(data("reign/electionlist_3_21.csv"));
    CHECK(e.report.rows == 4351);
    CHECK(e.report.kept == 3143);
    CHECK(e.report.merged == 1208);
    CHECK(e.report.left_out == 0);
    CHECK(counts(e.report) == expected{{code::no_such_day, 1}, {code::unknown_code, 1}, {code::undated, 1}});
    CHECK(e.report.examples_of(code::no_such_day).at(0).where.line == 3517); // 31 November 2025
    auto const steps = [&](auto const& is) {
        std::size_t n = 0;
        for (auto const& x : e.elections) n += static_cast<std::size_t>(std::count_if(x.steps.begin(), x.steps.end(), is));
        return n;
    };
    CHECK(steps([](auto const&) { return true; }) == 4351);
    CHECK(steps([](auto const& s) { // without a day
              auto const text = s.vote.empty() ? s.said.text() : s.vote.text();
              return text.size() == std::string_view(text.starts_with("../") ? "../2023-04" : "2023-04").size();
          }) == 989);
    CHECK(steps([](auto const& s) { return s.status == en::status::postponed; }) == 59);
    CHECK(steps([](auto const& s) { return s.event == "Upcoming, Scheduled"; }) == 96);

    CHECK(en::io::add_election_days(in.facts, e.elections) == 1110);
    auto const world = built(in.facts);
    auto const obama =
        std::find_if(in.facts.terms.begin(), in.facts.terms.end(), [](auto const& t) { return t.id == "reign-A3_0-1-2009-01-20"; });
    REQUIRE(obama != in.facts.terms.end());
    CHECK(obama->at(en::milestone::elected).at(1).time.text() == "2008-11-04");
}

TEST_CASE("the dirty tables read whole")
{
    if (skipped("trips_dirty")) return;
    auto const b = table("bilateral_1.csv", "bilateral.json");
    CHECK(b.report.rows == 807);
    CHECK(b.report.kept == 752);
    CHECK(b.report.merged == 2);    // the same trip again, under the same number
    CHECK(b.report.left_out == 53); // countries that nobody went to
    CHECK(counts(b.report) ==
          expected{{code::missing_field, 53}, {code::reversed_interval, 23}, {code::day_month_swapped, 23}, {code::false_precision, 7}});
    CHECK(b.facts.parties.empty());
    CHECK_NOTHROW(built(b.facts));

    auto const u = table("US_STATE_VISITS_2001-2018.csv", "us_state_visits.json");
    CHECK(u.report.rows == 285);
    CHECK(u.report.kept == 283);
    CHECK(counts(u.report) == expected{{code::unknown_layout, 2}, {code::false_precision, 5}}); // the header again in the middle, twice
    CHECK_NOTHROW(built(u.facts));
}

TEST_CASE("dirty trips against the Historian's: what is swapped is found, and nobody is accused wrongly")
{
    if (skipped("trips_dirty") || skipped("hsg_travels")) return;
    auto const reference = en::io::read_historian(data("hsg_travels/president-travels")).facts;
    auto dirty = table("bilateral_1.csv", "bilateral.json").facts;
    std::erase_if(dirty.events, [](en::event const& e) { return e.participants[0].party != en::party{"USA"}; });
    REQUIRE(dirty.events.size() == 223);

    auto const before = dirty;
    auto const c = en::io::compare_days(dirty, reference);
    CHECK(dirty == before); // none corrected
    CHECK(c.same.size() == 126);
    CHECK(c.swapped.size() == 87);
    CHECK(c.unmatched.size() == 10);
    using en::io::day_relation;
    auto const with = [&](day_relation start, day_relation end) {
        return std::count_if(c.swapped.begin(), c.swapped.end(), [&](auto const& x) { return x.start == start && x.end == end; });
    };
    CHECK(with(day_relation::swapped, day_relation::swapped) == 72);
    CHECK(with(day_relation::swapped, day_relation::same) == 5);
    CHECK(with(day_relation::swapped, day_relation::unknown) == 8); // rows that contradict themselves: flagged by the reader, too
    CHECK(with(day_relation::same, day_relation::swapped) == 2);

    // Nobody accused has a trip of the reference on the day as written with the end as written, to the same country.
    std::map<std::string, en::event const*> ref, own;
    for (auto const& e : reference.events) ref[e.id] = &e;
    for (auto const& e : dirty.events) own[e.id] = &e;
    for (auto const& x : c.swapped) {
        auto const& e = *own.at(x.event);
        CAPTURE(to_string(x));
        for (auto const& r : reference.events)
            if (r.participants[0].leader == e.participants[0].leader && r.participants[1].party == e.participants[1].party)
                CHECK(r.reports[0].time.text() != x.says);
        CHECK(ref.at(x.reference.front())->participants[1].party == e.participants[1].party);
        CHECK(x.says.substr(0, 4) == x.should_be.substr(0, 4)); // the year is not in doubt
    }
    auto const tanzania = std::find_if(c.swapped.begin(), c.swapped.end(), [](auto const& x) { return x.event == "bilateral-201.0"; });
    REQUIRE(tanzania != c.swapped.end());
    CHECK(tanzania->says == "2013-01-07/2013-02-07");
    CHECK(tanzania->should_be == "2013-07-01/2013-07-02");

    // The other list was copied from the same pages: it differs in one trip, and swaps nothing.
    auto const copied = en::io::compare_days(table("US_STATE_VISITS_2001-2018.csv", "us_state_visits.json").facts, reference);
    CHECK(copied.same.size() == 282);
    CHECK(copied.swapped.empty());
    CHECK(copied.unmatched.size() == 1);
}

} // namespace history_tests
