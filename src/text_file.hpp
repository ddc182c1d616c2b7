// Whole files as text.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>

#include <cerrno>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

namespace entente::detail {

[[noreturn]] inline void fail(code c, std::string const& path, std::string_view what)
{
    auto const reason = errno != 0 ? std::generic_category().message(errno) : std::string{"the device refused"};
    throw error(c, {path, 0, 0}, std::string{what} + ": " + reason, {});
}

/// Errors: cannot_read.
[[nodiscard]] inline std::string read_file(std::string const& path)
{
    errno = 0;
    std::ifstream in(path, std::ios::binary);
    std::string text;
    auto const read = [&](std::size_t bytes) { // false: there are no more
        auto const before = text.size();
        text.resize(before + bytes);
        in.read(text.data() + before, static_cast<std::streamsize>(bytes));
        text.resize(before + static_cast<std::size_t>(in.gcount()));
        return in.good() && in.peek() != std::ifstream::traits_type::eof();
    };
    std::error_code unknown; // of a pipe, and wrong of what grows meanwhile
    auto const size = std::filesystem::file_size(path, unknown);
    constexpr std::size_t at_once = 65536;
    for (bool more = unknown || size == 0 || read(static_cast<std::size_t>(size)); more;) more = read(at_once);
    // A directory opens, and fails when it is read.
    if (!in.is_open() || in.bad()) fail(code::cannot_read, path, "cannot read the file");
    return text;
}

/// Errors: cannot_write.
inline void write_file(std::string const& path, std::string_view text)
{
    errno = 0;
    std::ofstream out(path, std::ios::binary);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    out.close();
    if (!out) fail(code::cannot_write, path, "cannot write the file");
}

} // namespace entente::detail
