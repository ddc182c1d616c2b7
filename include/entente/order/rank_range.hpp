// The ranks that something has in some world.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace entente {

/// A rank is 1 + the number that come strictly earlier: at least and at most. Both ends are reached, not always what lies
/// between. Both zero: not ranked.
struct rank_range {
    std::size_t lo = 0; ///< at best
    std::size_t hi = 0; ///< at worst

    friend bool operator==(rank_range, rank_range) noexcept = default;
};

} // namespace entente
