// Answers as JSON, for programs in other languages.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/fwd.hpp>
#include <entente/io/tables.hpp>

#include <string>

namespace entente::io {

// docs/publishing.md describes every key, data/entente-answers-1.schema.json what they hold. Keys are always there and never change their
// type; others may be added. Every text is UTF-8: a byte that belongs to no character shows as U+FFFD.

inline namespace ENTENTE_FORM { // of which form the timelines are that they take

/// An array with an object for each row: its leader, verdict and candidates, by ids and by names, times as they are told and in UTC, the
/// line and its reasons. `world`: the timeline that was asked. Complexity: linear in what is written, and that of putting rows into words.
[[nodiscard]] std::string answers_json(answer const& all, timeline const& world);

} // namespace ENTENTE_FORM

/// An array with an object for each row, whose members are its cells by their columns, as text.
[[nodiscard]] std::string to_json(table const& rows);

} // namespace entente::io
