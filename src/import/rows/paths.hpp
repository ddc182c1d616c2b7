// Files and folders as one set, in whatever order they are named.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/import.hpp>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace entente::detail {

/// The files that paths name, each once: a file stands for itself, a folder for the files in it (not in folders of it) whose
/// names end in one of `endings` (".csv"; case does not count), by name. A path that is not there stays, for its reader to say so.
/// Errors: cannot_read for a folder without such a file, and for one that cannot be listed.
[[nodiscard]] std::vector<std::string> files_of(std::vector<std::string> const& paths, std::initializer_list<std::string_view> endings);

/// What a report calls a set: the one path that was named, or the first and how many more.
[[nodiscard]] std::string name_of_set(std::vector<std::string> const& paths);

/// Tells a callback how far a whole set is, from what the reader of one file after the other tells.
class set_progress {
public:
    set_progress(std::vector<std::string> const& files, io::progress_callback told);

    void operator()(io::progress const& of_file);
    /// What is told from here on is of the next file.
    void next_file() noexcept;

private:
    io::progress_callback told_;
    io::progress before_; ///< of the files that are done; `total` of all
    io::progress now_;
};

} // namespace entente::detail
