// What will be read soon.
// SPDX-License-Identifier: MIT
#pragma once

namespace entente::detail {

/// Has a place in memory brought nearer while something else is done. It may be no place at all: nothing is read. Where the compiler knows
/// of no such instruction, nothing happens.
inline void prefetch([[maybe_unused]] void const* place) noexcept
{
#if defined(__GNUC__)
    __builtin_prefetch(place);
#endif
}

} // namespace entente::detail
