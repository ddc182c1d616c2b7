// The days and the qualifiers of all that an EDTF text says.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/compiled.hpp>
#include <entente/time/detail/edtf_days.hpp>
#include <entente/time/edtf.hpp>

#include <algorithm>

namespace entente {

ENTENTE_INLINE edtf_qualifier edtf::qualified() const noexcept
{
    edtf_qualifier all;
    for (auto const& range : parts_.ranges) {
        all = all | range.from.at.qualified();
        if (range.to) all = all | range.to->at.qualified();
    }
    return all;
}

ENTENTE_INLINE edtf_days edtf::day_bounds(season_rule seasons) const noexcept
{
    auto const days_of = [seasons, in = parts_.calendar](edtf_end const& end, civil_day if_none) -> detail::day_range {
        if (end.is != edtf_end::kind::point) return {if_none, if_none};
        if (end.at.kind != edtf_kind::season) return {end.at.first, end.at.last};
        return detail::season_days(end.at.first_year, end.at.last_year, end.at.season, seasons, in);
    };
    edtf_days out{civil_day::future(), civil_day::future(), civil_day::past(), civil_day::past()};
    for (auto const& range : parts_.ranges) {
        auto const from = days_of(range.from, civil_day::past());
        auto const to = range.to ? days_of(*range.to, civil_day::future()) : from;
        out.earliest = std::min(out.earliest, from.first);
        out.start_latest = std::min(out.start_latest, from.last);
        out.end_earliest = std::max(out.end_earliest, to.first);
        out.latest = std::max(out.latest, to.last);
    }
    bool const one_point = kind() != edtf_kind::interval && kind() != edtf_kind::all_of;
    if (one_point) {
        out.start_latest = out.latest;
        out.end_earliest = out.earliest;
    }
    return out;
}

} // namespace entente
