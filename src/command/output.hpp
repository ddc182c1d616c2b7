// What goes to standard output, and what to standard error.
// SPDX-License-Identifier: MIT
#pragma once

#include "command/command.hpp"

#include <entente/error.hpp>
#include <entente/io/import.hpp>
#include <entente/io/tables.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::command {

/// Whether standard output is a terminal; the same of standard error.
[[nodiscard]] bool writes_to_terminal() noexcept;
[[nodiscard]] bool complains_to_terminal() noexcept;
/// Whether standard output shows colours: a terminal that can, and nobody set NO_COLOR (no-color.org).
[[nodiscard]] bool writes_colours() noexcept;
/// Columns of the terminal; 80 where there is none.
[[nodiscard]] std::size_t terminal_columns() noexcept;

void write(std::string_view text);
/// A line of text from data: escaped, on a terminal with what stands before its first colon in bold.
void write_line(std::string_view line);
/// To a file; to standard output for "" and "-". Errors: cannot_write.
void deliver(std::string_view text, std::string const& path);
/// Whether all that was written has arrived; if not, says so.
[[nodiscard]] bool flush_output() noexcept;

/// "note: ..." on standard error.
void note(std::string_view text);
/// "entente: ..." on standard error.
void complain(std::string_view text);
/// Its problems, a line each.
void complain(error const& e);
/// Lines that were laid out, a caret under its place, as they are.
void explain(std::string_view lines);

/// A table in a form that is none of text and JSON.
[[nodiscard]] std::string in_form(io::table const& rows, form as);

/// Tells a terminal on standard error how far reading is, and takes that back at its end; says nothing elsewhere.
class progress_line {
public:
    explicit progress_line(std::string what);
    progress_line(progress_line const&) = delete;
    progress_line& operator=(progress_line const&) = delete;
    ~progress_line();

    void operator()(io::progress const& p);
    /// That so many rows went to a database.
    void written(std::size_t rows);

private:
    std::string what_;
    int shown_ = -1; ///< per cent
    bool on_;
};

} // namespace entente::command
