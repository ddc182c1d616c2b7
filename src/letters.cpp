// Case and accents, through utf8proc.
// SPDX-License-Identifier: MIT
#include <entente/io/letters.hpp>

#include <utf8proc.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente {
namespace {

/// What Unicode takes for letters of their own, and people write without the stroke.
std::string_view plain(utf8proc_int32_t c)
{
    switch (c) {
    case 0xE6: return "ae";
    case 0xF0: return "d";
    case 0xF8: return "o";
    case 0xFE: return "th";
    case 0x111: return "d";
    case 0x127: return "h";
    case 0x131: return "i";
    case 0x142: return "l";
    case 0x153: return "oe";
    default: return {};
    }
}

std::string fold(std::string_view text)
{
    bool const is_ascii = std::all_of(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80U) == 0; });
    if (is_ascii) return ascii_letters().fold(text); // there is nothing else in it to fold
    auto const* bytes = reinterpret_cast<utf8proc_uint8_t const*>(text.data());
    auto const size = static_cast<utf8proc_ssize_t>(text.size());
    constexpr auto how = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD);
    auto const needed = utf8proc_decompose(bytes, size, nullptr, 0, how);
    if (needed < 0) return ascii_letters().fold(text);
    std::vector<utf8proc_int32_t> all(static_cast<std::size_t>(needed));
    utf8proc_decompose(bytes, size, all.data(), needed, how);

    std::string out;
    utf8proc_int32_t base = 0;
    for (auto const c : all) {
        bool const mark = utf8proc_category(c) == UTF8PROC_CATEGORY_MN;
        if (!mark) base = c;
        if (mark && base < 0x530) continue; // an accent of a Latin, Greek or Cyrillic letter
        if (auto const letters = plain(c); !letters.empty()) {
            out += letters;
            continue;
        }
        utf8proc_uint8_t encoded[4];
        auto const n = utf8proc_encode_char(c, encoded);
        out.append(reinterpret_cast<char const*>(encoded), static_cast<std::size_t>(n));
    }
    return out;
}

} // namespace

letters unicode_letters() noexcept { return letters{fold}; }

} // namespace entente
