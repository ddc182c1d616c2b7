// Words that mean that there is nothing.
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

namespace entente::detail {

/// What programs write where a value is missing. As they write it: "Nan" is a province of Thailand.
inline constexpr std::array<std::string_view, 24> empty_words{
    "NA",   "N/A",  "n/a",  "n.a.", "NaN", "nan",  "NAN",  "NaT", "nat", "None", "none",         "NONE",
    "NULL", "null", "Null", "nil",  "Nil", "<NA>", "#N/A", "\\N", "-",   "--",   "\xe2\x80\x93", "\xe2\x80\x94"};

/// Whether a text is such a word. Not to be asked of a country's code: NA is Namibia.
[[nodiscard]] constexpr bool is_empty_word(std::string_view text) noexcept
{
    return text.size() <= 4 && std::ranges::find(empty_words, text) != empty_words.end();
}
/// Of what may be a code of two or three capitals: only those that are none.
[[nodiscard]] constexpr bool is_empty_code(std::string_view text) noexcept { return text != "NA" && text != "NAN" && is_empty_word(text); }

/// What is left of a name: nothing of such a word.
[[nodiscard]] constexpr std::string_view or_nothing(std::string_view name) noexcept
{
    return is_empty_word(name) ? std::string_view{} : name;
}

} // namespace entente::detail
