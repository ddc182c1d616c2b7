// What a timeline becomes when more is said, and what it was when less was known.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/detail/compile.hpp>
#include <entente/timeline/detail/relate.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace entente::detail {

[[nodiscard]] inline bool has_error(std::vector<diagnostic> const& problems)
{
    return std::any_of(problems.begin(), problems.end(), [](diagnostic const& d) { return d.level == severity::error; });
}

/// All claims that can be seen, related anew: what they add to the accounts of single moments.
inline void relate_all(timeline_data& data, assessor& assess, std::vector<diagnostic>& problems)
{
    data.order = {};
    data.tightened = {};
    data.conflicts.clear();
    data.conditionals.clear();
    data.complete.clear();
    relater(data, assess, problems).run();
    data.statements.close();
}

/// Adds records, and appends every problem. False: one of them is an error, and the data are of no use. The data are not a
/// view's. Complexity: near linear in what is added and in the claims that there are; what is there otherwise is not
/// touched but where something new is said of it.
[[nodiscard]] inline bool extend(timeline_data& data, records more, std::vector<diagnostic>& problems)
{
    compiler checks(data, problems);
    checks.run(std::move(more));
    relate_all(data, checks.assess(), problems);
    return !has_error(problems);
}

/// Makes the data a view of what was public by an instant. Complexity: linear in the claims, in the moments that they tie
/// together and in those whose reports did not all become public at once; everything else is told by a comparison when it is asked for.
inline void look_back(timeline_data& data, instant horizon)
{
    data.horizon = horizon;
    data.seen = {};
    std::vector<diagnostic> ignored; // said when the records came in
    assessor assess(data, ignored);
    for (auto const moment : data.gradual) {
        auto a = timeline_data::is_event(moment) ? assess.of_event(moment) : assess.of_milestone(timeline_data::term_of(moment), timeline_data::turn_of(moment));
        data.seen[moment] = std::move(a);
    }
    data.warnings.clear();
    relate_all(data, assess, data.warnings);
}

/// Undoes `look_back`. The claims are not related yet.
inline void look_up(timeline_data& data)
{
    data.horizon.reset();
    data.seen = {};
}

} // namespace entente::detail
