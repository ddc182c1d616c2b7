// What is missing where a row was decided in two cases: which of two moments came first (see divide.hpp).
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/query/answer.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <string>
#include <utility>

namespace entente::detail {

/// What has to be known to tell the cases apart.
[[nodiscard]] inline missing_fact order_of(read_model data, std::pair<moment, moment> milestones)
{
    auto const id = [&](moment m) { return fmt::format("{}.{}", data.term(m.term()).id(), name(m.turn())); };
    missing_fact out{lack::order, {id(milestones.first), id(milestones.second)}, {}};
    out.text = fmt::format("the order of \"{}\" and \"{}\"", out.ids[0], out.ids[1]);
    return out;
}

} // namespace entente::detail
