// The entente/1 file: JSON to records and back, and to a timeline.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>
#include <entente/fwd.hpp>
#include <entente/model/records.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace entente::io {
class document;
}
namespace entente::detail {
class json_tree;
/// What can be read of a text, with all that is wrong with it by itself.
[[nodiscard]] io::document read_partly(std::string_view text, std::string file_name, problem_list& problems);
} // namespace entente::detail

namespace entente::io {

/// A document that was read: its records, and where each of them stands. docs/file-format.md describes the format.
class document {
public:
    records facts;         ///< what it holds, as it stands there
    problem_list warnings; ///< keys that look like a misspelling of a known one, and that were kept as they are

    /// Where the value of a path stands, "events[3].participants[1].leader"; where its nearest enclosing value stands if
    /// the document has nothing at that path.
    [[nodiscard]] place where(std::string_view path) const;
    /// False after a syntax error: the rest of the text was not read.
    [[nodiscard]] bool complete() const;

private:
    explicit document(std::shared_ptr<detail::json_tree const> tree);
    friend document entente::detail::read_partly(std::string_view, std::string, problem_list&);

    std::shared_ptr<detail::json_tree const> tree_;
};

/// Reads a document. A byte order mark at the start is skipped. `file_name` is what places and messages call it.
/// Errors: everything that is wrong with the document by itself, all at once; after a syntax error (501) what stood
/// before it. Whether its references, times and claims make sense is the builder's to say.
[[nodiscard]] document parse(std::string_view text, std::string file_name = {});
/// The same of a file. Errors: also cannot_read.
[[nodiscard]] document read_document(std::string const& path);

/// The records of a document alone. Errors: as `parse`.
[[nodiscard]] records read_records(std::string_view text, std::string file_name = {});

inline namespace ENTENTE_FORM { // of which form the timelines are that they make

/// A document, or all documents of a folder, as a timeline, its zones read as IANA names (include
/// entente/timeline/timeline.hpp to use it). A record that stands in two documents is one if they say the same or only more of the same
/// thing (further reports of sources, other names, what one lacks); one that contradicts is refused (302), with both places.
/// Errors: those of `parse` and all those of the builder that do not follow from them, each with its file, line and column.
[[nodiscard]] timeline read(std::string const& path);
[[nodiscard]] timeline read(std::string const& path, policy const& rules);
[[nodiscard]] timeline read(std::vector<std::string> const& paths);
[[nodiscard]] timeline read(std::vector<std::string> const& paths, policy const& rules);
/// The same of a text; `file_name` is what places and messages call it.
[[nodiscard]] timeline read_text(std::string_view text, std::string file_name = {});
[[nodiscard]] timeline read_text(std::string_view text, std::string file_name, policy const& rules);

} // namespace ENTENTE_FORM

/// The document that holds these records. What was read comes back equal, in the order of its keys and the spelling of
/// its numbers too, except that parties are written by their code; what was written comes back byte for byte.
/// Errors: invalid_utf8; those of JSON text where `kept.others` holds something else.
[[nodiscard]] std::string write(records const& facts);
/// Puts it into a file. Errors: also cannot_write.
void write_file(std::string const& path, records const& facts);

inline namespace ENTENTE_FORM { // of which form the timelines are that they take

/// The document that a timeline was made from, `facts()`: also of a view all that was ever said. Errors and form: as of records, without
/// a copy that the caller makes.
[[nodiscard]] std::string write(timeline const& world);
/// Puts it into a file. Errors: also cannot_write.
void write_file(std::string const& path, timeline const& world);

} // namespace ENTENTE_FORM

} // namespace entente::io
