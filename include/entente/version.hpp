// The library's version; the build reads it from here.
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace entente {

inline constexpr std::string_view version = "0.1.0"; ///< of the library; CONTRIBUTING.md says what a change of each part means

} // namespace entente
