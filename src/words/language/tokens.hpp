// A question cut into words.
// SPDX-License-Identifier: MIT
#pragma once

#include "words/language/keywords.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::wording {

/// A word, a quoted text, or a mark of punctuation.
struct token {
    enum class kind : std::uint8_t { word, quoted, unclosed, comma, open, close, end };
    struct match {
        keyword is = keyword::nothing;
        std::uint8_t words = 0; ///< tokens
    };

    kind is = kind::end;
    bool possessive = false; ///< "Yoon's": without it in `text` and `folded`
    std::uint8_t matches = 0;
    std::size_t at = 0; ///< bytes
    std::size_t end = 0;
    std::string_view text;         ///< as it stands
    std::string folded;            ///< of a word: as keywords and names are compared; of a quoted text: the text
    std::array<match, 12> found{}; ///< the keywords that begin here, the longest of each

    keyword_set may_be{}; ///< which of them begin here, to tell soon that one does not

    [[nodiscard]] std::uint8_t match_of(keyword k) const noexcept
    {
        if (!may_be[static_cast<std::size_t>(k)]) return 0;
        for (std::uint8_t i = 0; i != matches; ++i)
            if (found[i].is == k) return found[i].words;
        return 0;
    }
};

/// All of them, `end` last. Complexity: linear.
[[nodiscard]] std::vector<token> tokens_of(std::string_view text);

} // namespace entente::wording
