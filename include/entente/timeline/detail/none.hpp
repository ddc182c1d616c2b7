// What stands for no record, no moment and no statement.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <limits>

namespace entente::detail {

inline constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

} // namespace entente::detail
