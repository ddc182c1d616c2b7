// Ids in a list with blanks between.
// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace entente::detail {

/// How many bytes the blank or control takes that a text begins with; 0: it begins with neither. Whatever anybody splits at: ASCII's and
/// Unicode's.
[[nodiscard]] inline std::size_t blank_at_front(std::string_view text) noexcept
{
    auto const first = static_cast<unsigned char>(text[0]);
    if (first <= 0x20 || first == 0x7F) return 1;
    constexpr std::array<std::string_view, 20> broad{"\xC2\x85",     "\xC2\xA0",     "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x81",
                                                     "\xE2\x80\x82", "\xE2\x80\x83", "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86",
                                                     "\xE2\x80\x87", "\xE2\x80\x88", "\xE2\x80\x89", "\xE2\x80\x8A", "\xE2\x80\xA8",
                                                     "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80", "\xE1\xA0\x8E"};
    for (auto const blank : broad)
        if (text.starts_with(blank)) return blank.size();
    return 0;
}

/// An id without blanks: their bytes, and every %, as % and two hexadecimal digits, as in an address of the web.
[[nodiscard]] inline std::string one_word(std::string_view id)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    while (!id.empty()) {
        auto const escaped = id[0] == '%' ? 1 : blank_at_front(id);
        for (std::size_t i = 0; i != escaped; ++i) {
            auto const byte = static_cast<unsigned char>(id[i]);
            out += {'%', digits[byte >> 4], digits[byte & 15]};
        }
        if (escaped == 0) out += id[0];
        id.remove_prefix(escaped == 0 ? 1 : escaped);
    }
    return out;
}

} // namespace entente::detail
