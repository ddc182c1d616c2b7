// Text from data, made fit for where it goes.
// SPDX-License-Identifier: MIT
#pragma once

#include "json/json_tree.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace entente::detail {

/// Calls with each well-formed character (`code point`, its bytes), until the call returns false, if it returns a bool; a byte that
/// belongs to none counts as U+FFFD.
void each_character(std::string_view text, auto call)
{
    auto const goes_on = [&](char32_t c, std::string_view bytes) {
        if constexpr (std::is_same_v<decltype(call(c, bytes)), bool>) return call(c, bytes);
        else return call(c, bytes), true;
    };
    for (std::size_t i = 0; i != text.size();) {
        auto const n = utf8_sequence(text, i);
        if (n == 0) {
            if (!goes_on(char32_t{0xFFFD}, std::string_view{"\xEF\xBF\xBD"})) return;
            ++i;
            continue;
        }
        auto const bytes = text.substr(i, n);
        auto const lead = static_cast<unsigned char>(bytes[0]);
        auto c = static_cast<char32_t>(n == 1 ? lead : lead & (0xFFU >> (n + 1)));
        for (std::size_t k = 1; k != n; ++k) c = (c << 6) | (static_cast<unsigned char>(bytes[k]) & 0x3FU);
        if (!goes_on(c, bytes)) return;
        i += n;
    }
}

/// Whether a character steers what shows it, or shows as nothing, so that two different texts look the same: controls, the
/// characters that embed or override the direction of writing, blanks and joiners without width, tags. The marks that a
/// script needs (U+200C to U+200F) are none of these.
[[nodiscard]] constexpr bool is_unseemly(char32_t c) noexcept
{
    return c < 0x20 || (0x7F <= c && c < 0xA0) || (0x202A <= c && c <= 0x202E) || (0x2066 <= c && c <= 0x206F) || c == 0x200B ||
           c == 0x180E || (0x2060 <= c && c <= 0x2065) || c == 0xFEFF || (0xFFF9 <= c && c <= 0xFFFB) || (0xE0000 <= c && c <= 0xE007F) ||
           (0xFDD0 <= c && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

/// One line that cannot disturb what stands around it: line ends and tabs become blanks; ill-formed bytes, non-characters and
/// what is unseemly become U+FFFD.
[[nodiscard]] inline std::string clean(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    each_character(text, [&](char32_t c, std::string_view bytes) {
        bool const blank = c == '\t' || c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85;
        if (blank) out += ' ';
        else if (is_unseemly(c)) out += "\xEF\xBF\xBD";
        else out += bytes;
    });
    return out;
}

/// Clean, and escaped for text and attributes of XML and HTML.
[[nodiscard]] inline std::string xml(std::string_view text)
{
    std::string out;
    for (char const c : clean(text)) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c;
        }
    }
    return out;
}

/// The columns a character takes on a terminal: none for what combines, two for East Asian letters and pictographs.
[[nodiscard]] constexpr std::size_t columns_of(char32_t c) noexcept
{
    bool const combines = (0x300 <= c && c <= 0x36F) || (0x200B <= c && c <= 0x200F) || (0x1AB0 <= c && c <= 0x1AFF) ||
                          (0x20D0 <= c && c <= 0x20FF) || (0xFE00 <= c && c <= 0xFE0F) || (0xFE20 <= c && c <= 0xFE2F);
    bool const two = (0x1100 <= c && c <= 0x115F) || (0x2E80 <= c && c <= 0xA4CF && c != 0x303F) || (0xA960 <= c && c <= 0xA97C) ||
                     (0xAC00 <= c && c <= 0xD7A3) || (0xF900 <= c && c <= 0xFAFF) || (0xFE30 <= c && c <= 0xFE6F) ||
                     (0xFF00 <= c && c <= 0xFF60) || (0xFFE0 <= c && c <= 0xFFE6) || (0x1F300 <= c && c <= 0x1F64F) ||
                     (0x1F900 <= c && c <= 0x1F9FF) || (0x20000 <= c && c <= 0x3FFFD);
    return combines ? 0 : two ? 2 : 1;
}

[[nodiscard]] inline std::size_t columns_of(std::string_view text)
{
    std::size_t n = 0;
    each_character(text, [&](char32_t c, std::string_view) { n += columns_of(c); });
    return n;
}

/// At most so many columns, and at most 8 bytes for each: marks without width add none, and may be a million. What was cut shows as
/// "..."; what is one character to a reader (a letter and its accents, a flag) stays whole or goes. Complexity: linear in what is left.
[[nodiscard]] std::string cut(std::string_view text, std::size_t columns);

} // namespace entente::detail
