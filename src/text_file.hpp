// Whole files as text.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>

#include <cerrno>
#include <fstream>
#include <sstream>
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
    std::ostringstream text;
    // An empty file makes the insertion fail; a directory opens, and fails when it is read.
    if (in.peek() != std::ifstream::traits_type::eof()) text << in.rdbuf();
    if (!in.is_open() || in.bad()) fail(code::cannot_read, path, "cannot read the file");
    return std::move(text).str();
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
