// Names as they are compared.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace entente::detail {

/// What is left of a name where spellings that mean the same are one: Unicode's NFKC_Casefold (compatibility form, composed, case
/// folded, without characters that are not shown), every run of white space as one blank, none at the ends. Accents stay: they
/// tell people apart. Text that is no UTF-8 is itself.
/// Source: The Unicode Standard, section 3.13, definition D147 (toNFKC_Casefold).
[[nodiscard]] std::string folded_name(std::string_view name);

/// Whether the first of two spellings of a name is rather to be shown: with capitals and small letters, then short (composed, single
/// blanks), then first in order.
[[nodiscard]] bool is_better_spelling(std::string_view a, std::string_view b);

} // namespace entente::detail
