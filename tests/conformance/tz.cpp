// Zones against vectors: what their clocks show at an instant, and which instants show that.
// SPDX-License-Identifier: MIT
#include "conformance.hpp"

#include <entente/io/zones.hpp>
#include <entente/time/civil.hpp>

namespace conformance {
namespace {

/// `1945-04-15T21:59:59`, what follows is ignored. Errors: std::runtime_error.
entente::civil_time clock_time(std::string const& text)
{
    long long year = 0;
    int month = 0, day = 0, hour = 0, minute = 0, second = 0;
    if (std::sscanf(text.c_str(), "%lld-%d-%dT%d:%d:%d", &year, &month, &day, &hour, &minute, &second) != 6)
        throw std::runtime_error("not a clock time: " + text);
    auto const date = entente::midnight(entente::civil_day{entente::civil_date{year, month, day}});
    return entente::civil_time{date.count() + (entente::hours(hour) + entente::minutes(minute) + entente::seconds(second)).count()};
}

std::string text(entente::clock_reading const& r)
{
    if (r.is == entente::clock_reading::kind::skipped) return "skipped at " + to_string(r.first);
    return r.is == entente::clock_reading::kind::unique ? to_string(r.first) : to_string(r.first) + " or " + to_string(r.second);
}

} // namespace

void tz(std::filesystem::path const& file, tally& count)
{
    auto const zones = entente::iana_zones();
    table const rows(file);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const row = rows[i];
        auto const zone = row["zone"], utc = row["utc"], local = row["local"];
        auto const named = row.place() + ' ' + zone + ' ' + utc;
        auto const t = entente::instant{clock_time(utc).count()};

        auto const expected = local + ' ' + row["gmtoff_s"] + ' ' + row["abbr"] + ' ' + row["isdst"];
        auto const state = zones.at(zone, t);
        auto const got = !state ? "no such zone"
                                : to_string(shown(t, *state)) + ' ' + std::to_string(state->offset.count() / 1'000'000) + ' ' +
                                      state->abbreviation + ' ' + (state->daylight_saving ? '1' : '0');
        count.check(got == expected, named, expected, got);

        auto const back = zones.read(zone, clock_time(local));
        bool const found = back && back->is != entente::clock_reading::kind::skipped && (back->first == t || back->second == t);
        count.check(found, named + " from " + local, to_string(t), back ? text(*back) : "no such zone");
    }
}

} // namespace conformance
