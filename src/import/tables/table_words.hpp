// Words of the vocabularies as people spell them in tables.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/party.hpp>
#include <entente/model/words.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace entente::detail {

/// What a mapping calls each date_order.
inline constexpr std::array<std::string_view, 3> date_order_words{"YMD", "DMY", "MDY"};

/// Another word, in small letters with single blanks, for one of a vocabulary.
struct other_word {
    std::string_view said, meant;
};
/// Those that can mean nothing else.
template <vocabulary Word>
[[nodiscard]] std::span<other_word const> other_words() noexcept;

/// Small letters, and a single blank for every run of blanks, hyphens and underscores.
[[nodiscard]] std::string plain_word(std::string_view text);
/// Whether that is what a word of a vocabulary is, but for its underscores.
[[nodiscard]] inline bool is_plain(std::string_view text, std::string_view word)
{
    return std::ranges::equal(text, word, {}, {}, [](char c) { return c == '_' ? ' ' : c; });
}

/// The value that a word means, in any case, with blanks or hyphens for `_`, or another usual word for it.
template <vocabulary Word>
[[nodiscard]] std::optional<Word> table_word(std::string_view text)
{
    if (auto const exact = word<Word>(text)) return exact;
    auto const plain = plain_word(text);
    for (auto const w : words<Word>)
        if (is_plain(plain, w)) return word<Word>(w);
    for (auto const& o : other_words<Word>())
        if (o.said == plain) return word<Word>(o.meant);
    return std::nullopt;
}

} // namespace entente::detail
