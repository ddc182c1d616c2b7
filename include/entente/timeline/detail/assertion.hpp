// What claims and capacities say, as differences between moments.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/detail/assess.hpp>
#include <entente/timeline/detail/knowledge.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente::detail {

/// least <= t_to - t_from <= most, between moments. Without `from` the constraint is on t_to itself, counted
/// from 1970.
struct relation {
    std::optional<moment> from;
    moment to;
    duration least = -duration::unlimited();
    duration most = duration::unlimited();
    std::vector<statement> also = {};      ///< what it rests on besides the claim
    std::optional<moment> end = {};        ///< and, if this end of a term is known, ...
    std::vector<statement> before_it = {}; ///< ... what puts the event before it
};

[[nodiscard]] inline relation strictly_before(moment a, moment b) { return {a, b, tick, duration::unlimited()}; }
[[nodiscard]] inline relation not_before(moment b, moment a) { return {a, b, duration{}, duration::unlimited()}; }

/// The calendar day of `to` is at least so many and at most so many days after that of `from`.
struct civil_distance {
    moment from;
    moment to;
    int least = 0;
    int most = 0;
    std::string zone;
};

/// Everything that one claim, or one capacity, says.
struct assertion {
    said what;
    credit who;
    std::string path;
    std::vector<relation> relations = {};
    std::vector<conditional> conditionals = {}; ///< what it says of events in its scope, whichever those are
    std::optional<civil_distance> civil = {};   ///< what it says of calendar days

    /// A capacity belongs to its event, as its time does, and goes before all claims, of which trust decides. It has no source of its
    /// own, so that all capacities are equals.
    friend bool operator<(assertion const& a, assertion const& b)
    {
        bool const first = a.what.kind == said::what::capacity, second = b.what.kind == said::what::capacity;
        return first != second ? first : a.who > b.who;
    }
};

} // namespace entente::detail
