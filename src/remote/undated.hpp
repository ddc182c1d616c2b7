// How many reports no view can see, because nobody says when they became public.
// SPDX-License-Identifier: MIT
#pragma once

#include "remote/read_rows.hpp"
#include "remote/schema.hpp"
#include "remote/session.hpp"

#include <entente/io/zones.hpp>
#include <entente/time/policy.hpp>
#include <entente/time/resolve.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <string>

namespace entente::there {

[[nodiscard]] inline bool is_dated(source const& s)
{
    problem_list ignored; // said when it was loaded
    auto const at = s.published.empty() ? std::nullopt : resolve(s.published, iana_zones(), policy{}, {}, ignored);
    return at && at->hull().latest() != instant::past();
}

/// Of the reports of some events. `find(id)`: the source of that id, or nullptr.
template <class Find>
[[nodiscard]] std::size_t undated_in(told_events const& events, Find find)
{
    std::map<std::string, bool, std::less<>> dated;
    std::size_t out = 0;
    for (auto const& [event, told] : events)
        for (auto const& row : told.reports) {
            if (number_in(row, report_column::item) < 0) continue;
            auto const id = text_in(row, report_column::source);
            auto known = dated.find(id);
            if (known == dated.end()) {
                source const* const s = find(id);
                known = dated.emplace(id, s != nullptr && is_dated(*s)).first;
            }
            out += !known->second;
        }
    return out;
}

} // namespace entente::there
