// How a timeline is extended, and how it is seen from an earlier time.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/timeline/detail/compile.hpp>
#include <entente/timeline/detail/extend.hpp>
#include <entente/timeline/detail/hide.hpp>
#include <entente/timeline/detail/relate.hpp>
#include <entente/timeline/detail/spare.hpp>

#include <string>
#include <utility>
#include <vector>

namespace entente::detail {

/// All claims that can be seen, related anew: what they add to the accounts of single moments.
inline void relate_all(timeline_data& data, assessor& assess, problem_list& problems)
{
    relater(data, assess, problems, spare_for_decision).run();
    citer const cite(data);
    bool const refused = data.rules.trust == trust_rule::refuse;
    for (auto& c : data.conflicts) {
        spare_for_citation(data, c);
        auto const path = c.rejected.kind == said::what::claim
                              ? fmt::format("claims[{}]", c.rejected.record)
                              : fmt::format("events[{}].participants[{}].capacity", c.rejected.record, c.rejected.item);
        problems.add(refused ? severity::error : severity::warning, code::conflict, path,
                     fmt::format("{}; but {}{}", cite(c.rejected), c.with.empty() ? "that cannot be" : cite.some(c.with),
                                 refused ? "" : ": it is set aside"),
                     "correct one of them, or deprecate its source");
    }
    data.statements.close();
}

ENTENTE_INLINE bool extend(timeline_data& data, records more, problem_list& problems)
{
    compiler checks(data, problems);
    checks.run(std::move(more));
    relate_all(data, checks.assess(), problems);
    return !problems.has_error();
}

ENTENTE_INLINE void look_back(timeline_data& data, instant horizon)
{
    look_up(data);
    hide_after(data, horizon);
    problem_list ignored; // said when the records came in
    assessor assess(data, ignored);
    data.warnings.clear();
    relate_all(data, assess, data.warnings);
}

} // namespace entente::detail
