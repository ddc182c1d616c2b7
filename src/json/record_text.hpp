// One record as JSON text, and back.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>
#include <entente/model/records.hpp>

#include <string>
#include <string_view>

namespace entente::detail {

/// The compact text of a record: what a document would say of it. Of the whole `records`, a document.
/// Errors: as `io::write`.
template <class Record>
[[nodiscard]] std::string record_text(Record const& r);

/// The record of such a text. Its parties are codes, whoever defines them. Problems are appended with `path` before theirs.
template <class Record>
[[nodiscard]] Record read_record(std::string_view text, std::string_view path, problem_list& problems);

} // namespace entente::detail
