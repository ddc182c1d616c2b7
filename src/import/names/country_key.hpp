// Names of countries as they are compared.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente::detail {

/// The words of a country's name, whatever their order and however they are joined: "Korea (North)", "KOREA, NORTH" and "North
/// Korea" are one key. Every word counts, but for articles and the particles of a genitive ("the", "of", "la", "du"), unless
/// there is nothing else. Case, accents, apostrophes, hyphens, brackets and blanks do not count; "&" and its like are "and", "St." is
/// "Saint", "Rep." "Republic", "U.S." "United States". Of Chinese, Japanese and Korean the letters stand in their order without blanks.
/// Empty for a text without letters. Complexity: linear.
[[nodiscard]] std::string country_key(std::string_view name);

/// What stands between brackets, commas, colons and slashes, the first first; `before` is the character before the piece, NUL
/// for the first.
struct name_piece {
    std::string_view text;
    char before = '\0';
};
[[nodiscard]] std::vector<name_piece> name_pieces(std::string_view folded);

/// The key of two pieces as one name.
[[nodiscard]] std::string joined_key(std::string_view a, std::string_view b);

/// UTF-8 that was read as Windows-1252 or Latin-1 and written as UTF-8 again ("CÃ´te d'Ivoire") as it was; empty for any other text.
[[nodiscard]] std::string undone_double_encoding(std::string_view text);

} // namespace entente::detail
