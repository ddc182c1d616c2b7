// Text from data, made fit to be printed for people.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace entente::detail {

/// The first character of a text that is not empty, and how many bytes it takes; 0 bytes: the first byte belongs to no
/// well-formed UTF-8.
[[nodiscard]] constexpr std::pair<char32_t, std::size_t> first_character(std::string_view text) noexcept
{
    auto const byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
    auto const lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    std::size_t const size = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (size == 0 || text.size() < size) return {lead, 0};
    auto c = lead & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i != size; ++i) {
        if ((byte(i) & 0xC0U) != 0x80) return {lead, 0};
        c = (c << 6) | (byte(i) & 0x3FU);
    }
    bool const overlong = (size == 3 && c < 0x800) || (size == 4 && c < 0x10000);
    if (overlong || (0xD800 <= c && c <= 0xDFFF) || c > 0x10FFFF) return {lead, 0};
    return {c, size};
}

/// A character that ends lines, steers the terminal or the direction of writing, or is there without being seen.
[[nodiscard]] constexpr bool deceives(char32_t c) noexcept
{
    auto const in = [&](char32_t first, char32_t last) { return first <= c && c <= last; };
    if (c < 0x300) return c < 0x20 || in(0x7F, 0x9F) || c == 0xAD;
    return c == 0x34F || c == 0x61C || in(0x115F, 0x1160) || in(0x17B4, 0x17B5) || c == 0x180E ||
           in(0x200B, 0x200F) || // joiners: see below
           in(0x2028, 0x202E) || in(0x2060, 0x206F) || c == 0x3164 || c == 0xFEFF || c == 0xFFA0 || in(0xFFF0, 0xFFFB) ||
           in(0xFDD0, 0xFDEF) || (c & 0xFFFE) == 0xFFFE || in(0x1BCA0, 0x1BCA3) || in(0x1D173, 0x1D17A) || in(0xE0000, 0xE00FF);
}

/// A character of a script in which the two joiners (U+200C, U+200D) change what is seen, or a pictograph: Arabic to
/// Sinhala, Thai to Myanmar, Khmer and Mongolian.
[[nodiscard]] constexpr bool is_joined(char32_t c) noexcept
{
    return (0x600 <= c && c <= 0x109F) || (0x1780 <= c && c <= 0x18AF) || (0x2600 <= c && c <= 0x27BF) || c == 0xFE0F ||
           (0x1F000 <= c && c <= 0x1FAFF);
}

/// Appends a text as one line in which everything can be seen: control characters, line ends, what overrides the direction of writing, and
/// what has no width stand as `\n`, `\t`, `\r` or `\u{202E}`, bytes that are no UTF-8 as `\xFF`. A joiner stays
/// where its script needs it. A backslash stays as it is, so that what was escaped once is not changed by doing it again.
inline void append_printable(std::string& out, std::string_view text)
{
    auto const hex = [&](char32_t c, unsigned digits) {
        while (digits < 6 && (c >> (4 * digits)) != 0) ++digits;
        while (digits-- != 0) out += "0123456789ABCDEF"[(c >> (4 * digits)) & 0xFU];
    };
    char32_t before = 0;
    while (!text.empty()) {
        auto const [c, size] = first_character(text);
        auto const rest = text.substr(size == 0 ? 1 : size);
        bool const stays = (c == 0x200C || c == 0x200D) && is_joined(before) && !rest.empty() && is_joined(first_character(rest).first);
        if (size == 0) {
            out += "\\x";
            hex(c, 2);
        } else if (!deceives(c) || stays) out += text.substr(0, size);
        else if (c == '\n') out += "\\n";
        else if (c == '\r') out += "\\r";
        else if (c == '\t') out += "\\t";
        else {
            out += "\\u{";
            hex(c, 2);
            out += '}';
        }
        before = size == 0 ? 0 : c;
        text = rest;
    }
}

/// The one escape for whatever is printed for people: see `append_printable`.
[[nodiscard]] inline std::string printable(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    append_printable(out, text);
    return out;
}

/// The same for a text that the library laid out in lines: each is escaped by itself, their ends stay. For what holds nothing from data
/// that was not escaped before.
[[nodiscard]] inline std::string printable_lines(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (;;) {
        auto const end = text.find('\n');
        append_printable(out, text.substr(0, end));
        if (end == std::string_view::npos) return out;
        out += '\n';
        text.remove_prefix(end + 1);
    }
}

} // namespace entente::detail
