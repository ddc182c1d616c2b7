// EDTF, and dates as tables and Wikidata write them.
// SPDX-License-Identifier: MIT
#include "import/dates/table_dates.hpp"
#include "import/dates/wikidata_time.hpp"
#include "support.hpp"
#include "targets.hpp"

#include <entente/entente.hpp>
#include <entente/io/zones.hpp>
#include <entente/time/describe.hpp>
#include <entente/time/iso_duration.hpp>

#include <string>

namespace entente::fuzz {

namespace {

/// A time that was read gives windows, or says why not; and both can be told.
void use(when const& time)
{
    static auto const clocks = iana_zones();
    for (auto const seasons : {season_rule::meteorological_north, season_rule::any}) {
        problem_list problems;
        policy rules;
        rules.seasons = seasons;
        auto const windows = resolve(time, clocks, rules, "time", problems);
        require(windows.has_value() || problems.has_error(), "a time has windows or a reason");
        if (!windows) continue;
        require(!windows->members.empty(), "a time has at least one window", time.text());
        (void)describe(windows->hull(), time.zone(), clocks);
        (void)describe_roughly(windows->hull(), "Asia/Seoul", clocks);
    }
}

} // namespace

/// The text and, behind a |, the zone.
void edtf(std::string_view input)
{
    auto const [text, zone] = divided(input, "|");
    for (auto const in : {calendar::gregorian, calendar::julian}) {
        auto const profile = entente::edtf::try_parse(text, edtf_dialect::profile, in);
        auto const strict = entente::edtf::try_parse(text, edtf_dialect::strict, in);
        require(!strict || profile.has_value(), "what is strict is of the profile, too", text);
        if (profile) {
            require(profile->str() == text, "a text is kept as it is", text);
            require(profile->is_strict() == strict.has_value(), "is_strict says whether the strict reader accepts it", text);
            auto const days = profile->day_bounds();
            require(days.earliest <= days.start_latest && days.end_earliest <= days.latest, "the bounds of days are in order", text);
        }
        use(when(std::string(text), std::string(zone)).in(in));
    }
    if (auto const length = parse_duration(text)) require(parse_duration(to_string(*length)) == length, "a length reads back", text);
}

void dates(std::string_view input)
{
    for (auto const order : {io::date_order::ymd, io::date_order::dmy, io::date_order::mdy}) {
        auto const cell = detail::read_cell(input, order);
        if (!cell) continue;
        require(!cell->end || cell->whole || cell->start.text() != "", "a range has a start", input);
        use(cell->whole ? *cell->whole : when(cell->start.text(), "Europe/Berlin"));
    }
    for (int precision = 5; precision != 16; ++precision) {
        for (auto const form : {detail::wikidata_form::entity, detail::wikidata_form::sparql}) {
            for (auto const* const model : {"", "Q1985786"}) {
                auto const time = detail::wikidata_time(input, precision, model, form);
                if (!time) continue;
                problem_list problems;
                require(resolve(*time, utc_and_offsets(), {}, "time", problems).has_value(), "a time of Wikidata is one of ours",
                        time->text());
            }
        }
    }
}

} // namespace entente::fuzz
