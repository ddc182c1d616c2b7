// Of what a claim speaks by name.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/detail/stock.hpp>

#include <algorithm>
#include <variant>

namespace entente::detail {

/// Calls `f(text)` for every moment that a claim names.
template <class Function>
void for_each_named(claim const& c, Function f)
{
    if (auto const* o = std::get_if<order_claim>(&c.says))
        for (auto const& step : o->steps) std::for_each(step.begin(), step.end(), f);
    if (auto const* d = std::get_if<distance_claim>(&c.says)) f(d->from), f(d->to);
    auto const scoped = [&](auto const& s) {
        std::for_each(s.events.begin(), s.events.end(), f);
        if (!s.scope.after.empty()) f(s.scope.after);
    };
    if (auto const* s = std::get_if<first_claim>(&c.says)) scoped(*s);
    if (auto const* s = std::get_if<complete_claim>(&c.says)) scoped(*s);
}

/// Whether a claim names a moment.
[[nodiscard]] inline bool names(stock const& data, claim const& c, moment m)
{
    bool found = false;
    for_each_named(c, [&](std::string const& name) { found = found || data.find_point(name) == m; });
    return found;
}

} // namespace entente::detail
