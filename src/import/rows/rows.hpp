// A file as rows of fields, read in blocks.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>
#include <entente/io/import.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::detail {

struct row_format {
    char separator = '\t';
    bool quoted = false; ///< fields may stand in double quotes, as RFC 4180 has it: with separators and line ends in them, `""` for a quote
};

/// Reads a file of rows, one after the other. A row ends with a line feed, with or without a carriage return, or with the
/// file. A byte order mark and blank lines are skipped. Holds one block of the file and one row, never more than
/// `longest_row`.
///
///     row_reader rows(path, {'\t'}, options.progress);
///     while (rows.next()) {
///         if (auto const flaw = rows.flaw()) report.leave_out(*flaw, [&] { return rows.describe(*flaw); });
///         else use(rows.fields());
///     }
class row_reader {
public:
    static constexpr std::size_t longest_row = std::size_t{1} << 20;

    /// Errors: cannot_read; unknown_layout for what is no text: an archive, UTF-16.
    row_reader(std::string path, row_format format, io::progress_callback told);

    /// The next row. False at the end, which the callback is told.
    [[nodiscard]] bool next();

    /// Valid until the next row is asked for; so is everything below. Of a row with broken quotes or that is too long, none.
    [[nodiscard]] std::span<std::string_view const> fields() const noexcept { return fields_; }
    /// As it stands in the file, without the line end.
    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    /// Where the row begins, from 1.
    [[nodiscard]] std::uint64_t line() const noexcept { return line_; }

    /// What makes the row unfit by itself: nul_byte, invalid_utf8, broken_quotes or field_too_long. Only invalid_utf8 leaves its
    /// fields as they should be, but for that byte.
    [[nodiscard]] std::optional<code> flaw() const noexcept { return flaw_; }
    [[nodiscard]] diagnostic describe(code flaw) const;

    [[nodiscard]] place here() const { return {path_, static_cast<std::uint32_t>(line_), 1}; }
    /// Where a field begins.
    [[nodiscard]] place where(std::size_t field) const;
    /// A diagnostic at a field: `name` says which.
    [[nodiscard]] diagnostic at(std::size_t field, std::string name, std::string text, std::string remedy = {}) const;

    [[nodiscard]] std::string const& path() const noexcept { return path_; }

private:
    struct close {
        void operator()(std::FILE* f) const noexcept { (void)std::fclose(f); }
    };

    [[nodiscard]] bool advance();
    enum class step : std::uint8_t { row, quote, end };
    [[nodiscard]] step next_plain();
    void next_quoted();
    enum class split : std::uint8_t { row, more, broken };
    [[nodiscard]] split split_quoted();
    [[nodiscard]] bool refill();
    void load(std::size_t block);
    void end_row(std::size_t end, std::size_t next, std::uint64_t lines);
    void end_row_badly(code flaw);
    void skip_line();
    void judge_bytes();
    void tell();
    [[nodiscard]] place place_at(std::size_t offset) const;

    std::string path_;
    row_format format_;
    io::progress_callback told_;
    io::progress so_far_;
    std::unique_ptr<std::FILE, close> file_;

    std::vector<char> buffer_;
    std::size_t row_ = 0; ///< where the next row begins in the buffer
    std::size_t end_ = 0; ///< of what was read
    bool at_end_ = false; ///< of the file

    // rows without quotes: of one block of 64 bytes, a bit each
    std::size_t block_ = 0;
    std::uint64_t marks_ = 0; ///< separators, line feeds and quotes not yet used
    std::uint64_t odd_ = 0;   ///< bytes that are no ASCII, or NUL, in the rest of the block

    std::uint64_t next_line_ = 1;

    std::uint64_t line_ = 0;
    std::string_view text_;
    std::vector<std::string_view> fields_;
    std::vector<std::size_t> starts_; ///< of rows with quotes: where in the text each field begins
    std::string unquoted_;            ///< fields with `""` in them
    std::optional<code> flaw_;
};

} // namespace entente::detail
