// What could follow in a question.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/words/lexicon.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente::wording {

inline namespace ENTENTE_FORM {

inline constexpr std::size_t most_completions = 50; ///< of a position; of more, those that come first

/// What could stand at a position of a question, in bytes: words and names that begin like what is being written there, in place of which
/// they are meant; the words first, in the order of the grammar's table, then the names, in that of the alphabet. At most
/// `most_completions`; none where what stands before cannot be read.
[[nodiscard]] std::vector<std::string> complete(std::string_view text, std::size_t position, lexicon const& names);

} // namespace ENTENTE_FORM
} // namespace entente::wording
