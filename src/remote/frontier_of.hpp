// Whether what came of a row's events is all that its answer depends on.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/party.hpp>
#include <entente/query/detail/frontier.hpp>
#include <entente/query/detail/meaning.hpp>
#include <entente/query/query.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace entente::there {

/// What a question is decided by: as in memory, see query/detail/respond.hpp.
[[nodiscard]] detail::decided_by decided_by_of(query const& q);
/// The counterparts that matter, where not all do.
[[nodiscard]] std::vector<entente::party> counterparts_of(detail::read_model data, query const& q, detail::resolved_query const& meaning);

/// How far a row's events came. Ends as the clock has them; nothing: all came.
struct reach {
    std::optional<instant> of_all;
    std::map<entente::party, instant> with; ///< of those counterparts of whom not all came

    /// No farther than that.
    static void cut(std::optional<instant>& at, instant to, bool turned)
    {
        if (!at || (turned ? *at < to : to < *at)) at = to;
    }
};

/// What of a row is to be looked at beyond its reach.
struct lack {
    bool of_all = false;
    std::vector<entente::party> with; ///< of these counterparts

    [[nodiscard]] bool is_none() const noexcept { return !of_all && with.empty(); }
};
/// `data`: of what came.
[[nodiscard]] lack lacking(detail::read_model data, query const& q, detail::resolved_query const& meaning, detail::subject const& s,
                           reach const& came);

} // namespace entente::there
