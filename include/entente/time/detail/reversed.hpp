// Bounds that nothing can lie in are refused.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/error.hpp>
#include <entente/time/bounds.hpp>

#include <string>

namespace entente {

[[nodiscard]] inline std::string to_string(instant t); // time/civil.hpp

inline void detail::refuse_reversed(instant earliest, instant latest)
{
    throw error(code::bad_value, fmt::format("bounds from {} to {} end before they begin", to_string(earliest), to_string(latest)),
                "give the earlier instant first");
}

} // namespace entente

#include <entente/time/civil.hpp>
