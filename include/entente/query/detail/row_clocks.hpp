// By whose clocks the times of a row are told.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/answer_row.hpp>
#include <entente/query/query.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <string>
#include <variant>

namespace entente::detail {

/// The zone that the dates of a question's window name; empty: none does, or they name several.
[[nodiscard]] inline std::string zone_asked(query const& q)
{
    std::string out;
    bool one = true;
    auto const look = [&](mark const& m) {
        auto const* date = std::get_if<when>(&m);
        if (date == nullptr || date->zone().empty()) return;
        one = one && (out.empty() || out == date->zone());
        out = date->zone();
    };
    if (q.inside) look(*q.inside);
    if (q.from) look(q.from->at);
    if (q.to) look(q.to->at);
    if (q.days) look(q.days->of);
    return one ? out : std::string{};
}

/// Those that somebody chose for all answers; else those of the row's office, which `row.zone` has; else those that the question names;
/// else those by which its first candidate was told. UTC where nobody says.
[[nodiscard]] inline std::string clocks_of_row(read_model data, query const& q, answer_row const& row)
{
    if (!data.told_in().empty()) return std::string(data.told_in());
    if (!row.zone.empty()) return row.zone;
    if (auto asked = zone_asked(q); !asked.empty()) return asked;
    return row.candidates.empty() || row.candidates.front().zone.empty() ? "UTC" : row.candidates.front().zone;
}

} // namespace entente::detail
