// Names as they are compared, through utf8proc.
// SPDX-License-Identifier: MIT
#include "import/names/folded_name.hpp"

#include <entente/detail/ascii.hpp>

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <vector>

namespace entente::detail {
namespace {

bool is_white(utf8proc_int32_t c)
{
    if (c == '\t' || c == '\n' || c == '\v' || c == '\f' || c == '\r' || c == 0x85) return true;
    auto const category = utf8proc_category(c);
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

/// The same of ASCII, of which compatibility forms and marks that go unseen know nothing.
std::string folded_ascii(std::string_view name)
{
    std::string out;
    bool gap = false;
    for (char const c : name) {
        if (c == ' ' || ('\t' <= c && c <= '\r')) {
            gap = true;
            continue;
        }
        if (gap && !out.empty()) out += ' ';
        gap = false;
        out += lower(c);
    }
    return out;
}

} // namespace

std::string folded_name(std::string_view name)
{
    if (std::ranges::all_of(name, [](char c) { return (static_cast<unsigned char>(c) & 0x80U) == 0; })) return folded_ascii(name);
    auto const* bytes = reinterpret_cast<utf8proc_uint8_t const*>(name.data());
    auto const size = static_cast<utf8proc_ssize_t>(name.size());
    constexpr auto how =
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    std::vector<utf8proc_int32_t> all;
    auto needed = utf8proc_decompose(bytes, size, nullptr, 0, how);
    if (needed < 0) return std::string(name);
    all.resize(static_cast<std::size_t>(needed));
    utf8proc_decompose(bytes, size, all.data(), needed, how);
    needed = utf8proc_normalize_utf32(all.data(), needed, how);
    all.resize(static_cast<std::size_t>(needed));

    std::string out;
    bool gap = false;
    for (auto const c : all) {
        if (is_white(c)) {
            gap = true;
            continue;
        }
        if (gap && !out.empty()) out += ' ';
        gap = false;
        std::array<utf8proc_uint8_t, 4> encoded{};
        auto const n = utf8proc_encode_char(c, encoded.data());
        out.append(reinterpret_cast<char const*>(encoded.data()), static_cast<std::size_t>(n));
    }
    return out;
}

bool is_better_spelling(std::string_view a, std::string_view b)
{
    // the better, the less
    auto const worth = [](std::string_view spelling) {
        bool const has_small = std::ranges::any_of(spelling, [](char c) { return 'a' <= c && c <= 'z'; });
        bool const has_capital = std::ranges::any_of(spelling, [](char c) { return 'A' <= c && c <= 'Z'; });
        return std::tuple(has_small && has_capital ? 0 : 1, spelling.size(), spelling);
    };
    return worth(a) < worth(b);
}

} // namespace entente::detail
