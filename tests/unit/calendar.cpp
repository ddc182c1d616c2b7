// Events as a calendar.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "small_world.hpp"

#include <entente/io/icalendar.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace calendar_tests {

using namespace entente;

namespace {

/// Content lines, unfolded.
std::vector<std::string> lines_of(std::string const& text)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = text.find("\r\n", at);
        REQUIRE(end != text.npos);
        auto const line = text.substr(at, end - at);
        CHECK(line.size() <= 75);
        CHECK(line.find('\n') == line.npos);
        if (!out.empty() && line.starts_with(' ')) out.back() += line.substr(1);
        else out.push_back(line);
        at = end + 2;
    }
    return out;
}

/// The lines of an event's component, its first and last one included.
std::vector<std::string> component(std::string const& text, std::string const& id)
{
    auto const all = lines_of(text);
    auto const uid = std::ranges::find(all, "UID:" + id + "@entente");
    REQUIRE(uid != all.end());
    auto const begin = uid - 1;
    auto const end = std::ranges::find_if(uid, all.end(), [](std::string const& l) { return l.starts_with("END:"); });
    return {begin, end + 1};
}

bool has(std::vector<std::string> const& lines, std::string const& line) { return std::ranges::find(lines, line) != lines.end(); }
bool has_property(std::vector<std::string> const& lines, std::string const& name)
{
    return std::ranges::any_of(lines, [&](std::string const& l) { return l.starts_with(name); });
}

timeline single(std::string const& time, std::string const& zone, std::string const& length = {}, status is = status::held)
{
    records r;
    event e;
    e.id = "e";
    using namespace entente::literals;
    e.participants = {{"", "KOR"_party, {}, {}, {}}, {"", "USA"_party, {}, {}, {}}};
    e.reports = {{"", is, when{time, zone}, length, "", {}}};
    r.events.push_back(e);
    return builder{iana_zones()}.add(std::move(r)).build();
}

} // namespace

TEST_CASE("a small calendar")
{
    auto const text = io::icalendar(small::world());
    small::check_golden("small.ics", text);
    CHECK(text == io::icalendar(small::world()));
}

TEST_CASE("an event is in the calendar what is known of it, and no more")
{
    auto const text = io::icalendar(small::world());
    SECTION("a minute")
    {
        auto const e = component(text, "us-call");
        CHECK(e.front() == "BEGIN:VEVENT");
        CHECK(has(e, "DTSTART;TZID=Asia/Seoul:20170510T223000"));
        CHECK_FALSE(has_property(e, "DTEND"));
        CHECK(has(e, "STATUS:CONFIRMED"));
        CHECK(has(e, "DTSTAMP:20170511T150000Z")); // the broadcast was published on 12 May in Seoul
    }
    SECTION("a day") { CHECK(has(component(text, "cn-call"), "DTSTART;VALUE=DATE:20170511")); }
    SECTION("from one day to another, the end exclusive")
    {
        auto const e = component(text, "us-visit");
        CHECK(has(e, "DTSTART;VALUE=DATE:20170628"));
        CHECK(has(e, "DTEND;VALUE=DATE:20170701"));
    }
    SECTION("a plan") { CHECK(has(component(text, "ru-meeting"), "STATUS:TENTATIVE")); }
    SECTION("less than a day has no time")
    {
        for (std::string const id : {"id-call", "gb-call", "au-call", "fr-call"}) {
            auto const e = component(text, id);
            CHECK(e.front() == "BEGIN:VJOURNAL");
            CHECK_FALSE(has_property(e, "DTSTART"));
            CHECK(has(e, "STATUS:FINAL"));
        }
        CHECK(has_property(component(text, "id-call"), "DESCRIPTION:May 2017 (Asia/Seoul)"));
    }
    SECTION("once, when two records are one event") { CHECK(text.find("us-call-again") == text.npos); }
    SECTION("of a question")
    {
        auto const calls = io::icalendar(small::world(), first(meeting).by("Moon Jae-in").that_are({status::planned}));
        CHECK(calls.find("UID:ru-meeting@entente") != calls.npos);
        CHECK(calls.find("UID:us-call@entente") == calls.npos);
        CHECK(calls.find("VTIMEZONE") == calls.npos);
    }
}

TEST_CASE("times in a calendar")
{
    auto const times = [](timeline const& t) {
        std::string out;
        for (auto const& l : component(io::icalendar(t), "e"))
            if (l.starts_with("DT") && !l.starts_with("DTSTAMP")) out += l + ' ';
        return out;
    };
    CHECK(times(single("2025-06-06T22:00", "Asia/Seoul", "PT20M")) ==
          "DTSTART;TZID=Asia/Seoul:20250606T220000 DTEND;TZID=Asia/Seoul:20250606T222000 ");
    CHECK(times(single("2025-06-06T22:00", "+09:00")) == "DTSTART:20250606T130000Z ");
    CHECK(times(single("2025-06-06T22:00Z", "")) == "DTSTART:20250606T220000Z ");
    CHECK(times(single("2025-06-06", "")) == "DTSTART;VALUE=DATE:20250606 ");                    // in no zone
    CHECK(times(single("2025-06-06", "Asia/Seoul", "PT20M")) == "DTSTART;VALUE=DATE:20250606 "); // a length is no end
    CHECK(times(single("2025-06-06T22:00~", "Asia/Seoul")) == "DTSTART;VALUE=DATE:20250606 ");   // about ten: the hour in words
    CHECK(times(single("2025-06-06T23:50~", "Asia/Seoul")).empty());                             // perhaps on the next day
    CHECK(times(single("2025-06", "Asia/Seoul")).empty());
    CHECK(times(single("[2025-06-06,2025-06-08]", "Asia/Seoul")).empty());
    CHECK(times(single("2025-06/", "Asia/Seoul")).empty()); // nobody knows on which day it began
    CHECK(times(single("../2025-06-06", "Asia/Seoul")).empty());
    CHECK(times(single("-0044-03-15", "UTC")).empty()); // no four digits
    CHECK(times(single("1953-07-27T10:00", "Asia/Seoul")) == "DTSTART;TZID=Asia/Seoul:19530727T100000 ");
}

TEST_CASE("what is certain of the day is the entry's day")
{
    auto const times = [](std::vector<report> reports) {
        auto facts = single("2025", "UTC").facts().copy();
        facts.events[0].reports = std::move(reports);
        std::string out;
        for (auto const& l : component(io::icalendar(builder{iana_zones()}.add(std::move(facts)).build()), "e"))
            if (l.starts_with("DT") && !l.starts_with("DTSTAMP")) out += l + ' ';
        return out;
    };
    auto const seoul = [](std::string const& time, std::string const& length = {}) {
        return report{"", status::held, when{time, "Asia/Seoul"}, length, "", {}};
    };
    SECTION("reports exclude each other")
    {
        CHECK(times({seoul("2025-06-06T14:32"), seoul("2025-06-06T14:35")}) == "DTSTART;VALUE=DATE:20250606 ");
        CHECK(times({seoul("2025-06-06T14:32", "PT20M"), seoul("2025-06-06T22:35", "PT1H")}) == "DTSTART;VALUE=DATE:20250606 ");
        CHECK(times({seoul("2025-06-06T23:50"), seoul("2025-06-07T00:10")}).empty()); // one day or the other
        report const new_york{"", status::held, when{"2025-06-06T09:35", "America/New_York"}, {}, "", {}};
        CHECK(times({seoul("2025-06-06T14:32"), new_york}) == "DTSTART;VALUE=DATE:20250606 "); // 22:35 in Seoul
        CHECK(times({seoul("2025-06-06/2025-06-08"), seoul("2025-06-07/2025-06-09")}).empty());
        CHECK(times({seoul("2025-06-06T10:00/2025-06-08"), seoul("2025-06-06T11:00/2025-06-09")}) ==
              "DTSTART;VALUE=DATE:20250606 DTEND;VALUE=DATE:20250609 "); // at least until the 8th
    }
    SECTION("of its end they do")
    {
        for (bool const turned : {false, true}) {
            std::vector<report> reports{seoul("2025-06-06/2025-06-08"), seoul("2025-06-06/2025-06-10")};
            if (turned) std::swap(reports[0], reports[1]);
            CHECK(times(reports) == "DTSTART;VALUE=DATE:20250606 DTEND;VALUE=DATE:20250609 ");
        }
        CHECK(times({seoul("2025-06-06T14:32", "PT20M"), seoul("2025-06-06T14:32", "PT25M")}) ==
              "DTSTART;TZID=Asia/Seoul:20250606T143200 ");
        CHECK(times({seoul("2025-06-06T14:32", "PT20M"), seoul("2025-06-06")}) ==
              "DTSTART;TZID=Asia/Seoul:20250606T143200 DTEND;TZID=Asia/Seoul:20250606T145200 ");
    }
    SECTION("a clock hour was shown twice")
    {
        auto const at = [&](std::string const& time, std::string const& zone, std::string const& length = {}) {
            return times({report{"", status::held, when{time, zone}, length, "", {}}});
        };
        CHECK(at("2024-11-03T01:30", "America/New_York") == "DTSTART;VALUE=DATE:20241103 ");
        CHECK(at("2024-11-03T01:30", "America/New_York", "PT20M") == "DTSTART;VALUE=DATE:20241103 ");
        CHECK(at("2007-11-03T23:30", "America/St_Johns") == "DTSTART;VALUE=DATE:20071103 "); // and between the two it was the 4th
        CHECK(at("2024-11-03T02:30", "America/New_York") == "DTSTART;TZID=America/New_York:20241103T023000 ");
    }
    SECTION("a set of times")
    {
        CHECK(times({seoul("[2025-06-06T10:00,2025-06-06T16:00]")}) == "DTSTART;VALUE=DATE:20250606 ");
        CHECK(times({seoul("[2025-06-06T10:00,2025-06-07T16:00]")}).empty());
    }
    SECTION("nobody says when it ended")
    {
        CHECK(times({seoul("2025-06-06/")}) == "DTSTART;VALUE=DATE:20250606 ");
        CHECK(times({seoul("2025-06-06/..")}) == "DTSTART;VALUE=DATE:20250606 ");
        CHECK(times({report{"", status::held, when{"2025-06-06/", ""}, "", "", {}}}) == "DTSTART;VALUE=DATE:20250606 ");
        CHECK(times({seoul("2025-06-06T18:00/")}) == "DTSTART;TZID=Asia/Seoul:20250606T180000 ");
        CHECK(times({seoul("2025-06-06/2025-06")}) == "DTSTART;VALUE=DATE:20250606 ");
        CHECK(times({seoul("2025-06-28/2025-07")}) == "DTSTART;VALUE=DATE:20250628 DTEND;VALUE=DATE:20250702 "); // some day of July
        CHECK(times({report{"", status::held, when{"2025-06-28/2025-07", ""}, "", "", {}}}) ==
              "DTSTART;VALUE=DATE:20250628 DTEND;VALUE=DATE:20250702 ");
    }
}

TEST_CASE("a zone comes with its history where it is used")
{
    auto const text = io::icalendar(single("1988-07-01T10:00", "Asia/Seoul")); // summer time of the Olympic year
    auto const lines = lines_of(text);
    CHECK(has(lines, "BEGIN:DAYLIGHT"));
    CHECK(has(lines, "TZOFFSETTO:+1000"));
    auto const winter = lines_of(io::icalendar(single("1958-01-01T10:00", "Asia/Seoul")));
    CHECK(has(winter, "TZOFFSETTO:+0830"));
    CHECK_FALSE(has(winter, "BEGIN:DAYLIGHT"));
}

TEST_CASE("a revision is counted when status or time change")
{
    builder b{iana_zones()};
    using namespace entente::literals;
    auto e = b.event(call, {"KOR"_party, "CHN"_party}, "e").planned("2025-06-10", "Asia/Seoul");
    auto const sequence = [&] {
        auto const lines = component(io::icalendar(b.build()), "e");
        return *std::ranges::find_if(lines, [](std::string const& l) { return l.starts_with("SEQUENCE:"); });
    };
    CHECK(sequence() == "SEQUENCE:0");
    e.planned("2025-06-10", "Asia/Seoul");
    CHECK(sequence() == "SEQUENCE:0");
    e.held("2025-06-10T11:30", "Asia/Seoul");
    CHECK(sequence() == "SEQUENCE:1");
}

TEST_CASE("texts cannot leave their line")
{
    auto facts = single("2025-06-06", "Asia/Seoul").facts().copy();
    facts.title = "a;b,c\\d\r\nEND:VCALENDAR";
    facts.events[0].place = "x\nBEGIN:VEVENT\x07 " + std::string(300, 'y') + "\xEC\x84\x9C\xEC\x9A\xB8" + std::string(80, 'z');
    auto const text = io::icalendar(builder{iana_zones()}.add(std::move(facts)).build());
    auto const lines = lines_of(text);
    CHECK(std::ranges::count(lines, "END:VCALENDAR") == 1);
    CHECK(std::ranges::count(lines, "BEGIN:VEVENT") == 1);
    CHECK(has(lines, "X-WR-CALNAME:a\\;b\\,c\\\\d \\nEND:VCALENDAR"));
    CHECK(has_property(lines, "LOCATION:x\\nBEGIN:VEVENT\xEF\xBF\xBD yyy"));
    CHECK(text.find('\x07') == text.npos);
}

} // namespace calendar_tests
