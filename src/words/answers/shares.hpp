// The part of rows that go to somebody, where some are open.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/answer_row.hpp>
#include <entente/query/verdict.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace entente::detail {

struct one_row {
    bool sure = false;            ///< in every world there is a contact
    verdict goes = verdict::none; ///< to whom it is asked for, in every world in which there is one
};
struct share_range {
    std::optional<range_of<double>> part; ///< of those that there are; nothing: there are no rows
    range_of<std::size_t> rows;           ///< that go to them
    std::size_t sure = 0;                 ///< rows in which there is a contact in every world
};
/// Whatever each row is, by itself. Complexity: linear.
[[nodiscard]] share_range share_of(std::vector<one_row> const& all);

} // namespace entente::detail
