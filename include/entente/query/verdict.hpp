// How sure an answer is.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/words.hpp>

#include <array>
#include <cstdint>
#include <string_view>

namespace entente {

/// Certain: the same in every world. Possible: so in some. None: in no world.
enum class verdict : std::uint8_t { none, possible, certain };
template <>
inline constexpr std::array<std::string_view, 3> words<verdict>{"none", "possible", "certain"};

} // namespace entente
