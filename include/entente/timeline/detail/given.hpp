// A time and a zone as they are given to a builder, so that they cannot be swapped unnoticed.
// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>

namespace entente::detail {

/// Whether a text begins as times do, and no zone does: with a digit or a bracket.
[[nodiscard]] constexpr bool begins_like_a_time(std::string_view text) noexcept
{
    return !text.empty() && (('0' <= text[0] && text[0] <= '9') || text[0] == '[' || text[0] == '{' || text.starts_with("../"));
}
/// Whether a text is like "Asia/Seoul" or "UTC": no time begins with two letters, but for a year "Y-" and an unspecified one.
[[nodiscard]] constexpr bool is_like_a_zone(std::string_view text) noexcept
{
    auto const letter = [](char c) { return ('A' <= c && c <= 'Z') || ('a' <= c && c <= 'z'); };
    if (text == "Z" || text == "UTC" || text == "GMT") return true;
    auto const slash = text.find('/');
    if (slash == std::string_view::npos || slash < 2 || slash + 1 == text.size()) return false;
    return letter(text[0]) && letter(text[1]) && letter(text[slash - 1]) && letter(text[slash + 1]) && !text.starts_with("XX");
}

// Called where a literal is not what its place is for. They are no constants, so that the compiler's message names them; nobody calls them
// when the program runs, but clang 16 emits constructors that do.
inline void a_zone_stands_where_the_time_belongs() {}
inline void a_time_stands_where_the_zone_belongs() {}

/// Text that is read before the call ends. A literal is looked at by the compiler, any other text when the timeline is built.
template <bool IsZone>
class given_text {
public:
    constexpr given_text() noexcept = default;
    template <std::size_t Size>
    consteval given_text(char const (&literal)[Size]) : text_(literal, Size - 1) // NOLINT: is meant to convert
    {
        if (IsZone && begins_like_a_time(text_)) a_time_stands_where_the_zone_belongs();
        if (!IsZone && is_like_a_zone(text_)) a_zone_stands_where_the_time_belongs();
    }
    template <std::size_t Size>
    constexpr given_text(char (&text)[Size]) noexcept : text_(static_cast<char const*>(text))
    {
    } // NOLINT
    template <class Pointer>
        requires std::same_as<Pointer, char const*> || std::same_as<Pointer, char*>
    constexpr given_text(Pointer const& text) noexcept : text_(text) {}   // NOLINT
    given_text(std::string const& text) noexcept : text_(text) {}         // NOLINT
    constexpr given_text(std::string_view text) noexcept : text_(text) {} // NOLINT

    [[nodiscard]] std::string str() const { return std::string(text_); }

private:
    std::string_view text_;
};

using time_text = given_text<false>;
using zone_text = given_text<true>;

} // namespace entente::detail
