// Codes of parties that only a file knows.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace entente::detail {

/// The code of a party that nobody but a file knows. It depends on the folded name alone, so that files that were read apart agree: the
/// name itself if it is one word of at most eight letters and digits, `HAMAS`, and no known party's code; else two letters of it and five
/// that stand for all of it, `BO-4K2QF`. Of 1,000 such names two have one code once in a hundred times; `nth` gives further codes then.
[[nodiscard]] std::string own_code(std::string_view name, int nth = 1);

/// Whether a state that ended before ISO 3166 began has this code.
[[nodiscard]] bool is_past_state(std::string_view code);

} // namespace entente::detail
