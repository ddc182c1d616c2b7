// The formats that are known by their look.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/import.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::command {

/// The beginning of a file, as far as it takes to tell what it is.
struct beginning {
    std::string text;                 ///< without a byte order mark and the white space behind it
    std::string root;                 ///< of XML
    std::vector<std::string> by_tabs; ///< the fields of its first row; in small letters, without quotes
    std::vector<std::string> by_commas;
};

struct format {
    std::string_view name;
    bool is_table; ///< rows and columns: a mapping would read it, too
    bool together; ///< its files are read as a set
    bool (*fits)(beginning const& of);
    io::imported (*read)(std::vector<std::string> const& files, io::progress_callback progress);
};

/// All of them, the more particular before the more general.
[[nodiscard]] std::span<format const> formats();
/// Requires: the name of one of them.
[[nodiscard]] format const* format_named(std::string_view name);
/// nullptr: none that is known. Errors: cannot_read.
[[nodiscard]] format const* look_of(std::string const& file);

} // namespace entente::command
