// Days by the Julian calendar beside the Gregorian one: counted, read, packed, written, and told.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/json.hpp>
#include <entente/io/zones.hpp>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace calendars_tests {

using namespace entente;
using namespace entente::literals;

namespace {

/// What is looked at stands in the message.
struct has {
    std::string_view part;
    friend bool operator==(std::string const& text, has const& h) { return text.find(h.part) != std::string::npos; }
    friend std::ostream& operator<<(std::ostream& to, has const& h) { return to << "something with " << h.part; }
};

civil_day julian(std::int64_t y, int m, int d) { return civil_day{civil_date{y, m, d}, calendar::julian}; }
civil_day gregorian(std::int64_t y, int m, int d) { return civil_day{civil_date{y, m, d}}; }

bounds window(std::string text, calendar in, std::string zone = "UTC")
{
    problem_list problems;
    auto const r = resolve(when{std::move(text), std::move(zone)}.in(in), iana_zones(), {}, {}, problems);
    CAPTURE(text);
    REQUIRE(r);
    return r->end ? hull(r->hull(), *r->end) : r->hull();
}
bounds julian(std::string text) { return window(std::move(text), calendar::julian); }
bounds gregorian(std::string text) { return window(std::move(text), calendar::gregorian); }

diagnostic refused(std::string text, calendar in)
{
    problem_list problems;
    CHECK_FALSE(resolve(when{std::move(text)}.in(in), iana_zones(), {}, {}, problems));
    REQUIRE(problems.size() == 1);
    return problems.front();
}

/// Who counts days one by one, from a day that both calendars are known to name: 1 January 4713 BC (Julian), day 0 of the
/// astronomers, is 24 November 4714 BC. Independent of the arithmetic that is tested.
struct counter {
    civil_date date;
    bool every_fourth; ///< leap years are all those divisible by four

    void step()
    {
        auto const leap = date.year % 4 == 0 && (every_fourth || date.year % 100 != 0 || date.year % 400 == 0);
        static constexpr int lengths[]{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        if (++date.day <= lengths[date.month - 1] + (leap && date.month == 2 ? 1 : 0)) return;
        date.day = 1;
        if (++date.month <= 12) return;
        date.month = 1;
        ++date.year;
    }
};

placing placed(timeline const& t, std::string_view event) { return t.when_was(t.find_moment(event).value()); }

std::string document(std::string_view reports)
{
    return R"({"format":"entente/1","leaders":[{"id":"nicholas","name":"Nicholas II"},{"id":"edward","name":"Edward VII"}],)"
           R"("events":[{"id":"e","kind":"meeting","participants":[{"leader":"nicholas","party":"RUS"},{"leader":"edward","party":"GBR"}],)"
           R"("reports":[)" +
           std::string(reports) + "]}]}";
}

} // namespace

TEST_CASE("both calendars name each day as counting does, from 4713 BC to 4000", "[calendars]")
{
    counter old{{-4712, 1, 1}, true}, now{{-4713, 11, 24}, false};
    constexpr std::int64_t day_zero = -2'440'588; // the Julian day number of 1970-01-01 is 2 440 588
    std::int64_t wrong = 0, n = 0;
    for (; now.date.year <= 4000; ++n, old.step(), now.step()) {
        civil_day const day{day_zero + n};
        if (day.date(calendar::julian) != old.date || day.date() != now.date) ++wrong;
        if (civil_day{old.date, calendar::julian} != day || civil_day{now.date} != day) ++wrong;
        if (!exists(old.date, calendar::julian) || !exists(now.date)) ++wrong;
    }
    CHECK(wrong == 0);
    CHECK(n == 3'182'396); // the Julian day number of 1 January 4001
}

TEST_CASE("days that are known in both calendars", "[calendars]")
{
    CHECK(julian(1582, 10, 4) + 1 == gregorian(1582, 10, 15)); // the first day of the new one
    CHECK(julian(1752, 9, 2) + 1 == gregorian(1752, 9, 14));   // in Great Britain
    CHECK(julian(1917, 10, 25) == gregorian(1917, 11, 7));     // the October Revolution
    CHECK(julian(1918, 1, 31) + 1 == gregorian(1918, 2, 14));  // in Russia
    CHECK(julian(1923, 2, 15) + 1 == gregorian(1923, 3, 1));   // in Greece
    CHECK(julian(-43, 3, 15) == gregorian(-43, 3, 13));        // the Ides of March
    CHECK(julian(200, 3, 1) == gregorian(200, 3, 1));
    CHECK(julian(1900, 2, 29) == gregorian(1900, 3, 13));
    CHECK(julian(farthest_year, 12, 31).date(calendar::julian) == civil_date{farthest_year, 12, 31});
    CHECK(julian(-farthest_year, 1, 1).date(calendar::julian) == civil_date{-farthest_year, 1, 1});
    CHECK(exists({1900, 2, 29}, calendar::julian));
    CHECK_FALSE(exists({1900, 2, 29}));
    CHECK_FALSE(exists({1901, 2, 29}, calendar::julian));
}

TEST_CASE("every form of a time is read in its calendar", "[calendars]")
{
    CHECK(julian("1907-08-18") == gregorian("1907-08-31"));
    CHECK(julian("1907-08-18T10:30") == gregorian("1907-08-31T10:30"));
    CHECK(window("1907-08-18T10:30:00+02:00", calendar::julian, "") == window("1907-08-31T08:30:00Z", calendar::gregorian, ""));
    CHECK(julian("1907-08") == gregorian("[1907-08-14..1907-09-13]"));
    CHECK(julian("1907") == gregorian("[1907-01-14..1908-01-13]"));
    CHECK(julian("1900-02") == gregorian("[1900-02-13..1900-03-13]")); // 29 days
    CHECK(julian("1907-08-18/1907-08-20") == gregorian("1907-08-31/1907-09-02"));
    CHECK(julian("[1907-08-18,1907-08-20]") == gregorian("[1907-08-31,1907-09-02]"));
    CHECK(julian("{1907-08-18,1907-08-20}") == gregorian("{1907-08-31,1907-09-02}"));
    CHECK(julian("1907-21") == gregorian("[1907-03-14..1907-06-13]"));
    CHECK(julian("190X") == gregorian("[1900-01-13..1910-01-13]"));
    CHECK(julian("19XX").earliest() == gregorian("1900-01-13").earliest());
    CHECK(julian("1907-XX-18") == gregorian("[1907-01-31..1907-12-31]"));
    CHECK(julian("1907-08~") == gregorian("[1907-07-14..1907-10-13]")); // a month of that calendar each way
    CHECK(julian("1907-08-18~") == gregorian("[1907-08-30..1907-09-01]"));
    CHECK(julian("1907-08-18?") == gregorian("1907-08-31?"));
    CHECK(julian("1907-08-18/..") == gregorian("1907-08-31/.."));
    CHECK(julian("Y12345") != gregorian("Y12345"));
    CHECK(julian("1950S2").earliest() == gregorian("1900-01-13").earliest());
    CHECK(julian("..") == bounds{});
    CHECK(edtf::parse("1900-02-29", edtf_dialect::strict, calendar::julian).calendar() == calendar::julian);
    CHECK(edtf::parse("1907-08", edtf_dialect::strict, calendar::julian).day_bounds().latest == gregorian(1907, 9, 13));
}

TEST_CASE("a day that only the other calendar has is refused, and the remedy names it", "[calendars]")
{
    auto const d = refused("1900-02-29", calendar::gregorian);
    CHECK(d.code == code::no_such_day);
    CHECK(d.remedy == has{"\"calendar\": \"julian\""});
    CHECK(d.remedy == has{"calendar::julian"});
    CHECK_FALSE(refused("1900-02-30", calendar::gregorian).remedy == has{"ulian"});
    CHECK(refused("1900-02-30", calendar::julian).remedy == has{"Julian"});
    CHECK(refused("1907-08-18/1907-08-17", calendar::julian).code == code::reversed_interval);
    CHECK(refused("1907-08-18/1907-08-17", calendar::julian).text == has{"1907-08-18/1907-08-17"});
}

TEST_CASE("a Petersburg paper's day and a London paper's are one", "[calendars]")
{
    builder b{iana_zones()};
    auto const tsar = b.leader("nicholas", "Nicholas II", "RUS"_party), king = b.leader("edward", "Edward VII", "GBR"_party);
    auto const petersburg = b.source("novoye-vremya", "Novoye Vremya"), london = b.source("times", "The Times");
    b.event(meeting, {tsar, king}, "e")
        .held(when{"1907-08-18", "UTC"}.in(calendar::julian), petersburg)
        .held(when{"1907-08-31", "UTC"}, london);
    b.event(meeting, {tsar, "FRA"_party}, "f").held(when{"1900-02-29", "UTC"}.in(calendar::julian), petersburg);
    b.gap("f", "e").days(1, "UTC").said_by(london); // which cannot be, and is cited
    auto const world = b.build();
    auto const e = placed(world, "e");
    CHECK_FALSE(e.contested);
    CHECK(e.window == gregorian("1907-08-31"));
    auto const why = world.ask(list(meeting).by("Nicholas II")).only().why();
    CAPTURE(why);
    CHECK(why == has{"31 August 1907"});
    CHECK(why == has{"13 March 1900"});
    REQUIRE(world.conflicts().size() == 1);
    std::string cited;
    for (auto const& s : world.conflicts()[0].with) cited += world.cite(s) + '\n';
    CHECK(cited == has{"1900-02-29 (Julian) in UTC"});
}

TEST_CASE("without its calendar the same two days contradict each other", "[calendars]")
{
    builder b{iana_zones()};
    auto const tsar = b.leader("nicholas", "Nicholas II", "RUS"_party);
    b.event(meeting, {tsar, "GBR"_party}, "e").held("1907-08-18", "UTC").held("1907-08-31", "UTC");
    CHECK(placed(b.build(), "e").contested);
}

TEST_CASE("days later are days, in whichever calendar they were reported", "[calendars]")
{
    builder b{iana_zones()};
    auto const tsar = b.leader("nicholas", "Nicholas II", "RUS"_party);
    b.event(meeting, {tsar, "GBR"_party}, "a").held(when{"1918-01-31", "UTC"}.in(calendar::julian));
    b.event(meeting, {tsar, "FRA"_party}, "b");
    b.gap("a", "b").days(1, "UTC");
    CHECK(placed(b.build(), "b").window == gregorian("1918-02-14"));
}

TEST_CASE("the calendar stands in a document, and is written back as it stood", "[calendars][json]")
{
    for (std::string_view const report :
         {R"({"time":"1907-08-18","zone":"UTC","calendar":"julian"})", R"({"calendar":"julian","time":"1907-08-18"})",
          R"({"time":"1907-08-18","calendar":"gregorian"})", R"({"calendar":"julian"})", R"({"time":"1907-08-18"})"}) {
        CAPTURE(report);
        auto const read = io::parse(document(report), "t.json");
        CHECK(read.warnings.empty());
        auto const again = io::write(read.facts);
        std::string flat;
        for (char const c : again)
            if (c != ' ' && c != '\n') flat += c;
        CHECK(flat == has{report});
        CHECK(io::parse(again, "t.json").facts == read.facts);
    }
    auto const one = io::parse(document(R"({"time":"1907-08-18","calendar":"julian"})"), "t.json");
    CHECK(one.facts.events[0].reports[0].time == when{"1907-08-18"}.in(calendar::julian));
}

TEST_CASE("what is no calendar is refused with what was meant", "[calendars][json]")
{
    auto const said = [](std::string_view value) {
        try {
            (void)io::parse(document(R"({"time":"1907-08-18","calendar":)" + std::string(value) + "}"), "t.json");
        } catch (error const& e) {
            return std::string(e.what());
        }
        return std::string{};
    };
    CHECK(said("\"Julian\"") == has{"bad_value"});
    CHECK(said("\"Julian\"") == has{"did you mean \"julian\""});
    CHECK(said("\"juilan\"") == has{"did you mean \"julian\""});
    CHECK(said("\"islamic\"") == has{"is none of gregorian, julian"});
    CHECK(said("7") == has{"a string"});
}

TEST_CASE("a source's days are in its calendar, those of its rank, too", "[calendars]")
{
    records r;
    r.sources.push_back(
        {"nv", "Novoye Vremya", {}, {}, {}, when{"1907-08-18", "UTC"}.in(calendar::julian), source_rank::deprecated, {}, {}, "1907-08-19"});
    auto const text = io::write(r);
    CHECK(io::parse(text, "t.json").facts.sources[0].published == r.sources[0].published);
    builder b{iana_zones()};
    b.add(r);
    auto const tsar = b.leader("nicholas", "Nicholas II", "RUS"_party);
    b.event(meeting, {tsar, "GBR"_party}, "e").held(when{"1907-08-18", "UTC"}.in(calendar::julian), source_ref{"nv"});
    auto const world = b.build();
    auto const seen = [&](char const* day) { return !world.as_of(when{day, "UTC"}).events().empty(); };
    CHECK_FALSE(seen("1907-08-30"));
    CHECK(seen("1907-08-31"));
}

} // namespace calendars_tests
