// Texts that are too long for where they go.
// SPDX-License-Identifier: MIT
#include "text.hpp"

#include <utf8proc.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace entente::detail {
namespace {

/// Reads characters, and knows where a reader's characters end.
class graphemes {
public:
    /// Whether one ended before this character.
    [[nodiscard]] bool begins(char32_t c)
    {
        auto const next = static_cast<utf8proc_int32_t>(c);
        bool const first = last_ < 0;
        bool const ended = first || utf8proc_grapheme_break_stateful(last_, next, &state_) != 0;
        last_ = next;
        return ended;
    }

private:
    utf8proc_int32_t last_ = -1;
    utf8proc_int32_t state_ = 0;
};

} // namespace

std::string cut(std::string_view text, std::size_t columns)
{
    if (text.size() <= columns) return std::string(text); // no character has more columns than bytes
    constexpr std::size_t dots = 3;
    auto const most_bytes = 8 * columns;
    std::string out;
    std::size_t n = 0;
    std::size_t whole = 0;  // bytes of `out` up to where a reader's character ends, and the dots have room behind it
    std::size_t within = 0; // the same up to any character
    bool fits = true;
    graphemes reader;
    each_character(text, [&](char32_t c, std::string_view bytes) {
        bool const room = n + dots <= columns && out.size() + dots <= most_bytes;
        if (room) within = out.size();
        if (reader.begins(c) && room) whole = out.size();
        n += columns_of(c);
        fits = n <= columns && out.size() + bytes.size() <= most_bytes;
        if (fits) out += bytes;
        return fits;
    });
    if (fits) return std::string(text);
    if (columns < dots) return std::string(columns, '.');
    out.resize(whole > 0 ? whole : within);
    return out + "...";
}

} // namespace entente::detail
