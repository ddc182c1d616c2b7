// JSON's strings: their bytes, their quotes, and what messages show of them.
// SPDX-License-Identifier: MIT
#include "json/json_tree.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <cstring>
#include <iterator>

namespace entente::detail {
namespace {

[[nodiscard]] unsigned byte(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }
[[nodiscard]] bool continues(std::string_view text, std::size_t i) { return (byte(text, i) & 0xC0U) == 0x80U; }

} // namespace

std::size_t utf8_sequence(std::string_view text, std::size_t i) noexcept
{
    auto const lead = byte(text, i);
    if (lead < 0x80) return 1;
    auto const n = lead >= 0xC2 && lead < 0xE0 ? 2U : lead >= 0xE0 && lead < 0xF0 ? 3U : lead >= 0xF0 && lead < 0xF5 ? 4U : 0U;
    if (n == 0 || text.size() - i < n) return 0;
    // The second byte rules out overlong forms, surrogates and what lies beyond U+10FFFF (Unicode, table 3-7).
    auto const second = byte(text, i + 1);
    if (second < (lead == 0xE0 ? 0xA0U : lead == 0xF0 ? 0x90U : 0x80U)) return 0;
    if (second > (lead == 0xED ? 0x9FU : lead == 0xF4 ? 0x8FU : 0xBFU)) return 0;
    for (std::size_t k = 2; k < n; ++k)
        if (!continues(text, i + k)) return 0;
    return n;
}

std::size_t ill_formed_at(std::string_view text) noexcept
{
    for (std::size_t i = 0; i != text.size();) {
        if (std::uint64_t letters = 0; text.size() - i >= sizeof letters) { // of ASCII as many at once
            std::memcpy(&letters, text.data() + i, sizeof letters);
            if ((letters & 0x8080'8080'8080'8080U) == 0) {
                i += sizeof letters;
                continue;
            }
        }
        while (i != text.size() && (static_cast<unsigned char>(text[i]) & 0x80U) == 0) ++i;
        if (i == text.size()) break;
        auto const n = utf8_sequence(text, i);
        if (n == 0) return i;
        i += n;
    }
    return text.npos;
}

std::string well_formed(std::string_view text, std::string const& file, problem_list& problems)
{
    constexpr std::string_view replacement = "\xEF\xBF\xBD"; // U+FFFD
    std::string out;
    out.reserve(text.size());
    text_cursor count;
    std::uint32_t reported_line = 0;
    for (std::size_t i = 0; i != text.size();) {
        if (auto const n = utf8_sequence(text, i); n != 0) {
            out.append(text, i, n);
            i += n;
            continue;
        }
        if (auto const at = count.to(out, out.size()); at.line != reported_line) {
            reported_line = at.line;
            problems.add(problem_at({file, at.line, at.column}, fmt::format("the byte 0x{:02X} begins no UTF-8 character", byte(text, i)),
                                    "save the file as UTF-8", code::invalid_utf8));
        }
        out += replacement;
        ++i;
    }
    return out;
}

void append_quoted(std::string& out, std::string_view text)
{
    out += '"';
    for (std::size_t i = 0; i != text.size(); ++i) {
        switch (char const c = text[i]) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            // U+0080 to U+009F are C2 and their last byte
            bool const two = c == '\xC2' && i + 1 != text.size() && continues(text, i + 1) && byte(text, i + 1) < 0xA0;
            if (two) ++i;
            if (two || byte(text, i) < 0x20 || c == '\x7F') fmt::format_to(std::back_inserter(out), "\\u{:04x}", byte(text, i));
            else out += c;
        }
    }
    out += '"';
}

std::string in_quotes(std::string_view text)
{
    std::string out;
    append_quoted(out, text);
    return out;
}

std::string excerpt(std::string_view text)
{
    std::size_t end = 0;
    for (int n = 0; n != 60 && end != text.size(); ++n) end += utf8_sequence(text, end);
    return std::string{text.substr(0, end)} + (end == text.size() ? "" : "…");
}

} // namespace entente::detail
