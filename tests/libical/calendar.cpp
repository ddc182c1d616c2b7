// Calendars as libical reads them: without error, every event once, every time the instant that was meant.
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>
#include <entente/io/icalendar.hpp>
#include <entente/io/json.hpp>
#include <entente/io/zones.hpp>

#include <fmt/format.h>
#include <libical/ical.h>

#include <cstdio>
#include <exception>
#include <string>
#include <vector>

namespace en = entente;

namespace {

int failures = 0;

void check(bool holds, std::string const& what)
{
    if (holds) return;
    ++failures;
    fmt::print("FAILED: {}\n", what);
}

/// Of timed events, how many there were.
int read_back(en::timeline const& world, std::string const& name)
{
    auto const text = en::io::icalendar(world);
    auto* const calendar = icalparser_parse_string(text.c_str());
    check(calendar != nullptr, name + " does not parse");
    if (calendar == nullptr) return 0;
    check(icalcomponent_count_errors(calendar) == 0, fmt::format("{}: {} errors", name, icalcomponent_count_errors(calendar)));
    check(icalrestriction_check(calendar) == 1, name + ": the restrictions of RFC 5545 are not kept");

    int timed = 0;
    int seen = 0;
    for (auto const kind : {ICAL_VEVENT_COMPONENT, ICAL_VJOURNAL_COMPONENT})
        for (auto* c = icalcomponent_get_first_component(calendar, kind); c != nullptr;
             c = icalcomponent_get_next_component(calendar, kind)) {
            ++seen;
            std::string const uid = icalcomponent_get_uid(c);
            auto const id = uid.substr(0, uid.rfind('@'));
            auto const at = world.find_moment(id);
            check(at.has_value(), name + ": no event " + uid);
            if (!at) continue;
            auto const window = world.when_was(*at).window;
            auto* const start = icalcomponent_get_first_property(c, ICAL_DTSTART_PROPERTY);
            check((start != nullptr) == (kind == ICAL_VEVENT_COMPONENT), id + ": DTSTART");
            if (start == nullptr) continue;
            auto const time = icalproperty_get_dtstart(start);
            if (time.is_date != 0) {
                auto const day = en::to_string(window.earliest() + en::hours(14)); // no zone is farther ahead
                check(window.latest() - window.earliest() <= en::hours(50), id + ": a day that is none, from " + day);
                continue;
            }
            ++timed;
            auto* const parameter = icalproperty_get_first_parameter(start, ICAL_TZID_PARAMETER);
            auto* const zone = parameter == nullptr ? icaltimezone_get_utc_timezone()
                                                    : icalcomponent_get_timezone(calendar, icalparameter_get_tzid(parameter));
            check(zone != nullptr, id + ": its zone is not in the calendar");
            if (zone == nullptr) continue;
            auto const meant = window.earliest().count() / 1'000'000;
            auto const read = static_cast<long long>(icaltime_as_timet_with_zone(time, zone));
            check(read == meant, fmt::format("{}: read as {}, meant {}", id, read, meant));
        }
    check(seen > 0, name + ": no events");
    icalcomponent_free(calendar);
    return timed;
}

/// One event at many hours of many years in zones with a history.
en::timeline clocks()
{
    en::records r;
    int n = 0;
    for (std::string const zone : {"Asia/Seoul", "America/New_York", "Europe/London", "America/Sao_Paulo", "Australia/Lord_Howe",
                                   "Asia/Tehran", "Pacific/Apia", "Africa/Cairo", "+05:30", "UTC"})
        for (int year = 1950; year < 2037; year += 3)
            for (int month = 1; month <= 12; month += 1) {
                en::event e;
                e.id = fmt::format("e{}", n++);
                e.participants = {{"", en::party{"KOR"}, {}, {}, {}}, {"", en::party{"USA"}, {}, {}, {}}};
                e.reports = {{"",
                              en::status::held,
                              en::when{fmt::format("{}-{:02}-{:02}T{:02}:30", year, month, 1 + n % 28, 4 + n % 20), zone},
                              "PT40M",
                              "",
                              {}}};
                r.events.push_back(std::move(e));
            }
    return en::builder{en::iana_zones()}.add(std::move(r)).build();
}

/// Events of which a day is certain and no more: contested times, an hour that clocks showed twice, ends that nobody knows.
en::timeline days()
{
    en::records r;
    int n = 0;
    auto const add = [&](std::string const& zone, std::vector<std::string> const& times) {
        en::event e;
        e.id = fmt::format("e{}", n++);
        e.participants = {{"", en::party{"KOR"}, {}, {}, {}}, {"", en::party{"USA"}, {}, {}, {}}};
        for (auto const& t : times) e.reports.push_back({"", en::status::held, en::when{t, zone}, "", "", {}});
        r.events.push_back(std::move(e));
    };
    add("Asia/Seoul", {"2025-06-06T14:32", "2025-06-06T14:35"});
    add("America/New_York", {"2024-11-03T01:30"});
    add("America/St_Johns", {"2007-11-03T23:30"});
    add("Asia/Seoul", {"2025-06-06/"});
    add("", {"2025-06-06/.."});
    add("Asia/Seoul", {"2025-06-06/2025-06-08", "2025-06-06/2025-06-10"});
    add("Asia/Seoul", {"[2025-06-06T10:00,2025-06-06T16:00]"});
    return en::builder{en::iana_zones()}.add(std::move(r)).build();
}

} // namespace

int main()
try {
    icalerror_set_errors_are_fatal(0);
    auto const korea = read_back(en::io::read(ENTENTE_SOURCE_DIR "/data/korea.json"), "korea");
    auto const world = read_back(en::io::read(ENTENTE_SOURCE_DIR "/data/world.json"), "world");
    auto const made = read_back(clocks(), "clocks");
    auto const dated = read_back(days(), "days");
    check(dated == 0, "of a day a clock time is told");
    fmt::print("{}, {} and {} timed events, {} failures\n", korea, world, made, failures);
    check(korea > 20 && world > 20 && made > 3000, "too few timed events");
    return failures == 0 ? 0 : 1;
} catch (std::exception const& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 1;
}
