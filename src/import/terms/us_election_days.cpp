// The days on which presidents of the United States were elected, which the law says.
// SPDX-License-Identifier: MIT
#include "import/dates/row_days.hpp"

#include <entente/io/historian.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace entente::io {
namespace {

/// The Tuesday after the first Monday of November.
civil_day general_election(std::int64_t year)
{
    for (int day = 2;; ++day)
        if (civil_day const d{civil_date{year, 11, day}}; ((d.count() + 3) % 7 + 7) % 7 == 1)
            return d; // day 0 was a Thursday, and Monday is 0
}

civil_day inauguration_after(std::int64_t election_year)
{
    return civil_day{election_year >= 1936 ? civil_date{election_year + 1, 1, 20} : civil_date{election_year + 1, 3, 4}};
}

/// The only day that a milestone is reported to be on; nothing if it is no day.
std::optional<civil_day> only_day(std::vector<report> const& reports)
{
    if (reports.size() != 1) return std::nullopt;
    auto const day = detail::read_iso_day(reports[0].time.text());
    return day ? std::optional(civil_day{day->date}) : std::nullopt;
}

} // namespace

std::size_t add_us_election_days(records& to)
{
    std::size_t given = 0;
    for (auto& t : to.terms) {
        auto const took = only_day(t.at(milestone::took_office));
        if (t.office != "USA/president" || !t.at(milestone::elected).empty() || !took) continue;
        auto const left = only_day(t.at(milestone::left_office)).value_or(civil_day::future());
        auto year = std::max<std::int64_t>(1848, took->date().year / 4 * 4 - 4);
        constexpr int sunday = 2; // an oath was put off when the day was one: 5 March 1849, 1877, 1917
        while (inauguration_after(year) + sunday < *took) year += 4;
        if (inauguration_after(year) >= left || inauguration_after(year) - *took > 4 * 366) continue;
        t.at(milestone::elected)
            .push_back({"us-election-day", {}, when{to_string(general_election(year)), "America/New_York"}, {}, {}, {}});
        ++given;
    }
    bool const is_there = std::ranges::any_of(to.sources, [](auto const& s) { return s.id == "us-election-day"; });
    if (given != 0 && !is_there)
        to.sources.push_back({"us-election-day",
                              "United States Code",
                              "Title 3, section 1: time of appointing electors",
                              {},
                              "en",
                              {},
                              source_rank::normal,
                              {},
                              {}});
    return given;
}

} // namespace entente::io
