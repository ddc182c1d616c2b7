// Times in tables: whole seconds, and a text that means just what is known.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "small_world.hpp"

#include <entente/detail/one_word.hpp>
#include <entente/io/json.hpp>
#include <entente/io/tables.hpp>
#include <entente/time/resolve.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace event_times_tests {

using namespace entente;

namespace {

using reports_of_one = std::vector<report>;

timeline with_reports(reports_of_one reports)
{
    records r;
    event e;
    e.id = "e";
    using namespace entente::literals;
    e.participants = {{"", "KOR"_party, {}, {}, {}}, {"", "USA"_party, {}, {}, {}}};
    e.reports = std::move(reports);
    r.events.push_back(std::move(e));
    return builder{iana_zones()}.add(std::move(r)).build();
}
timeline with_time(std::string time, std::string zone, std::string length = {})
{
    return with_reports({{"", status::held, when{std::move(time), std::move(zone)}, std::move(length), "", {}}});
}

std::string cell(io::table const& t, std::size_t row, std::string const& column)
{
    auto const at = std::ranges::find(t.columns, column);
    REQUIRE(at != t.columns.end());
    return t.rows.at(row).at(static_cast<std::size_t>(at - t.columns.begin()));
}

/// "time zone"; the cells stand for the event's windows.
std::string told(timeline const& world)
{
    auto const t = io::events_table(world);
    when const w{cell(t, 0, "time"), cell(t, 0, "zone")};
    problem_list problems;
    auto const r = resolve(w, world.clocks(), {}, "time", problems);
    CAPTURE(w.text(), w.zone());
    REQUIRE(r);
    auto const m = world.events().front();
    auto const where = world.when_was(m);
    CHECK(r->hull() == where.window);
    CHECK(r->end == world.end_of(m));
    CHECK((where.members.empty() ? r->members.size() == 1 : r->members == where.members));
    return w.text() + ' ' + w.zone();
}

} // namespace

TEST_CASE("a time in a table stands for what is known, no more and no less")
{
    CHECK(told(with_time("2025-06-06T22:00", "Asia/Seoul")) == "2025-06-06T22:00 Asia/Seoul");
    CHECK(told(with_time("2025-06-06T22:00:05", "Asia/Seoul")) == "2025-06-06T22:00:05 Asia/Seoul");
    CHECK(told(with_time("2025-06-06T22:00Z", "")) == "2025-06-06T22:00Z ");
    CHECK(told(with_time("2025-06-06", "")) == "2025-06-06 ");
    CHECK(told(with_time("2025-06~", "Asia/Seoul")) == "2025-06~ Asia/Seoul");
    CHECK(told(with_time("2025-06-06/..", "Asia/Seoul")) == "2025-06-06/.. Asia/Seoul");
    CHECK(told(with_time("2025-06-06/", "Asia/Seoul")) == "2025-06-06/ Asia/Seoul");
    CHECK(told(with_time("../2025-06-06", "Asia/Seoul")) == "../2025-06-06 Asia/Seoul");
    CHECK(told(with_time("2024-11-03T01:30", "America/New_York")) == "2024-11-03T01:30 America/New_York");
    CHECK(told(with_time("Y12345", "UTC")) == "Y12345 UTC");
    CHECK(told(with_time("Y-12345", "UTC")) == "Y-12345 UTC");
    CHECK(told(with_time("-0044-03-15", "UTC")) == "-0044-03-15 UTC");
    CHECK(told(with_time("0044-03-15", "UTC")) == "0044-03-15 UTC");
    CHECK(told(with_time("2025-06-06T22:00", "Asia/Seoul", "PT20M")) == "2025-06-06T22:00/2025-06-06T22:20 Asia/Seoul");

    auto const seoul = [](std::string const& time) { return report{"", status::held, when{time, "Asia/Seoul"}, {}, "", {}}; };
    CHECK(told(with_reports({seoul("2025-06-06T14:32"), seoul("2025-06-06T14:35")})) == "[2025-06-06T14:32,2025-06-06T14:35] Asia/Seoul");
    CHECK(told(with_reports({seoul("[2025-06-06..2025-06-10]"), seoul("[2025-06-08..2025-06-20]")})) ==
          "[2025-06-08..2025-06-10] Asia/Seoul");
    CHECK(told(with_reports({seoul("2025-06"), seoul("2025-06-08")})) == "2025-06-08 Asia/Seoul");
    // two clocks: the first hours of a day in Seoul that were still the day before in New York
    CHECK(told(with_reports({seoul("2025-06-08"), {"", status::held, when{"2025-06-07", "America/New_York"}, {}, "", {}}})) ==
          "[2025-06-08T00:00..2025-06-08T12:59] Asia/Seoul");
}

TEST_CASE("what a text cannot say of an end beside its start is left out of it")
{
    auto const t = io::events_table(with_time("2025-06-06", "Asia/Seoul", "PT20M")); // ends from 00:20 to 00:20
    CHECK(cell(t, 0, "time") == "2025-06-06");
    CHECK(cell(t, 0, "end_latest") == "2025-06-06T15:19:59Z");
}

TEST_CASE("no cell has a tick in it")
{
    for (auto const* file : {"/data/korea.json", "/data/world.json"}) {
        auto const world = io::read(std::string{ENTENTE_SOURCE_DIR} + file);
        auto const t = io::events_table(world);
        std::size_t just = 0;
        for (std::size_t i = 0; i != t.rows.size(); ++i) {
            for (auto const* column : {"earliest", "latest", "end_earliest", "end_latest", "time"})
                CHECK(cell(t, i, column).find('.') == cell(t, i, column).find(".."));
            when const w{cell(t, i, "time"), cell(t, i, "zone")};
            auto const window = world.when_was(world.events()[i]).window;
            if (w.empty()) {
                CHECK(window.is_unknown());
                continue;
            }
            problem_list problems;
            auto const r = resolve(w, world.clocks(), {}, "time", problems);
            CAPTURE(cell(t, i, "event"), w.text(), w.zone());
            REQUIRE(r);
            auto const hull = r->hull();
            CHECK(hull.earliest() <= window.earliest()); // claims may have moved an end by a tick
            CHECK(window.latest() <= hull.latest());
            just += hull == window ? 1U : 0U;
        }
        CHECK(just * 10 > t.rows.size() * 5);
    }
    auto const t = io::events_table(with_time("Y12345", "UTC"));
    CHECK(cell(t, 0, "earliest") == "Y12345");
    CHECK(cell(t, 0, "latest") == "Y12345");
}

TEST_CASE("answers' times have no tick either")
{
    auto const world = small::world();
    auto const t = io::answer_table(world.ask(list(call).by("Moon Jae-in")));
    REQUIRE(t.rows.size() > 3);
    for (std::size_t i = 0; i != t.rows.size(); ++i)
        for (auto const* column : {"earliest", "latest"}) CHECK(cell(t, i, column).find('.') == cell(t, i, column).find(".."));
}

TEST_CASE("ids in a list are words")
{
    using detail::one_word;
    CHECK(one_word("kr-2025-06-us-call-1") == "kr-2025-06-us-call-1");
    CHECK(one_word("a b") == "a%20b");
    CHECK(one_word("100%") == "100%25");
    CHECK(one_word("a\tb\nc\r\x7F") == "a%09b%0Ac%0D%7F");
    CHECK(one_word("\xE3\x80\x80\xC2\xA0") == "%E3%80%80%C2%A0"); // what Unicode takes for a blank
    CHECK(one_word("\xEB\xAC\xB8") == "\xEB\xAC\xB8");
    CHECK(one_word("") == "");

    records r;
    for (auto const* id : {"two words", "50% of\xC2\xA0it", "a;b,c"}) {
        r.sources.push_back({});
        r.sources.back().id = id;
        r.leaders.push_back({id, std::string{"leader "} + id, {}, {}, {}});
    }
    event e;
    e.id = "an event";
    using namespace entente::literals;
    e.participants = {
        {"two words", "KOR"_party, {}, {}, {}}, {"50% of\xC2\xA0it", "USA"_party, {}, {}, {}}, {"a;b,c", "JPN"_party, {}, {}, {}}};
    for (auto const& s : r.sources) e.reports.push_back({s.id, status::held, when{"2025-06-06", "UTC"}, {}, "", {}});
    r.events.push_back(e);
    auto const world = builder{iana_zones()}.add(std::move(r)).build();
    auto const t = io::events_table(world);
    CHECK(cell(t, 0, "event") == "an event");
    CHECK(cell(t, 0, "leaders") == "two%20words 50%25%20of%C2%A0it a;b,c");
    CHECK(cell(t, 0, "sources") == "two%20words 50%25%20of%C2%A0it a;b,c");
    auto const a = io::answer_table(world.ask(list()));
    CHECK(cell(a, 0, "event") == "an%20event");
}

} // namespace event_times_tests
