// Printing with fmt at the price of its core header alone.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/detail/printable.hpp>

#include <cstddef>
#include <string_view>

namespace entente::detail {

/// Base of our formatters: `{}`, or `{:<10}`, `{:>10}`, `{:^10}` to pad with spaces. fmt's own formatter of strings is
/// defined only in its costly header, and without that a program would not link.
struct text_formatter {
    char align = '<';
    std::size_t width = 0;

    constexpr auto parse(fmt::format_parse_context& context)
    {
        auto at = context.begin();
        if (at != context.end() && (*at == '<' || *at == '>' || *at == '^')) align = *at++;
        for (; at != context.end() && '0' <= *at && *at <= '9'; ++at) width = width * 10 + static_cast<std::size_t>(*at - '0');
        return at; // anything left makes fmt refuse the format
    }

    /// One line, in which what could disturb it is escaped.
    template <class Context>
    auto write(std::string_view text, Context& context) const
    {
        return pad(printable(text), context);
    }
    /// Text that the library laid out in lines, data escaped as they went in.
    template <class Context>
    auto write_lines(std::string_view text, Context& context) const
    {
        return pad(printable_lines(text), context);
    }

private:
    template <class Context>
    auto pad(std::string_view text, Context& context) const
    {
        std::size_t shown = 0;
        for (char const c : text) shown += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U; // code points, not bytes
        auto const missing = width > shown ? width - shown : 0;
        auto const left = align == '>' ? missing : align == '^' ? missing / 2 : 0;
        auto out = context.out();
        for (std::size_t i = 0; i != left; ++i) *out++ = ' ';
        for (char const c : text) *out++ = c;
        for (std::size_t i = left; i != missing; ++i) *out++ = ' ';
        return out;
    }
};

} // namespace entente::detail
