// What a path is, by its look, and what is read from it.
// SPDX-License-Identifier: MIT
#pragma once

#include "command/command.hpp"

#include <entente/io/import.hpp>
#include <entente/timeline/timeline.hpp>

#include <string>
#include <vector>

namespace entente::command {

struct format;

/// The names of the formats, as `import --format` takes them.
[[nodiscard]] std::vector<std::string> format_names();

/// Files and folders, each by its look, as imports to be joined; of a format that is read as a set, one for all its files. With a mapping,
/// tables are read by it. `format`: what all of them are; empty: their look tells.
/// Errors: those of the readers; unknown_layout for a file that looks like nothing that is known; cannot_read.
[[nodiscard]] std::vector<io::imported> read_parts(std::vector<std::string> const& paths, std::string const& mapping,
                                                   std::string const& format = {});

/// Files that are read as one, of which nothing is read yet.
struct part {
    std::vector<std::string> files;
    format const* is = nullptr; ///< nullptr: a table with the mapping
    std::string mapping = {};

    /// Errors: as those of `read_parts`.
    [[nodiscard]] io::imported read() const;
};
/// What `read_parts` reads one after the other. Errors: unknown_layout, cannot_read.
[[nodiscard]] std::vector<part> parts_of(std::vector<std::string> const& paths, std::string const& mapping, std::string const& named = {});

/// The same as a timeline; without a path, that of the shipped data. Errors: those of `read_parts` and of the builder, with their places
/// where the files are documents.
[[nodiscard]] timeline read_timeline(std::vector<std::string> const& paths, std::string const& mapping);

/// As `read_timeline`, as it was known and told by whose clocks the options say. Errors: also bad_time, unknown_zone.
[[nodiscard]] timeline read_world(world_options const& told);

} // namespace entente::command
