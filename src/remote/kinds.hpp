// Kinds of event, as a condition of SQL.
// SPDX-License-Identifier: MIT
#pragma once

#include "remote/phrase.hpp"

#include <entente/model/words.hpp>
#include <entente/timeline/detail/scope.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace entente::there {

/// " AND kind IN (...)", for a column; nothing where any kind will do. `call` includes `video_call`.
[[nodiscard]] inline phrase and_of_kinds(std::string const& column, std::vector<event_kind> const& kinds)
{
    std::vector<std::string_view> names;
    for (std::size_t k = 0; k != words<event_kind>.size(); ++k)
        if (detail::is_among(static_cast<event_kind>(k), kinds)) names.push_back(words<event_kind>[k]);
    if (names.size() == words<event_kind>.size()) return {};
    return phrase(" AND " + column + " IN ") + phrase::one_of(names);
}

} // namespace entente::there
