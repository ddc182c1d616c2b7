// How sure an answer is.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/words.hpp>

#include <array>
#include <cstdint>
#include <string_view>

namespace entente {

/// Certain: the same in every world. Possible: so in some. None: in no world.
enum class verdict : std::uint8_t {
    none,     ///< so in no world, or nothing of the kind is known
    possible, ///< so in some world, not in all
    certain,  ///< the same in every world
};
/// Their spelling.
template <>
inline constexpr std::array<std::string_view, 3> words<verdict>{"none", "possible", "certain"};

} // namespace entente
