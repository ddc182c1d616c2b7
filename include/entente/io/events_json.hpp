// Events, diagnostics and the reports of imports as JSON, for programs in other languages.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>
#include <entente/fwd.hpp>

#include <span>
#include <string>

namespace entente::io {

struct import_report;

// docs/publishing.md describes every key. Keys are always there and never change their type; others may be added. Every text is UTF-8: a
// byte that belongs to no character shows as U+FFFD. Complexity: linear in what is written.

inline namespace ENTENTE_FORM { // of which form the timelines are that they take

/// An array with an object for each event, in the order of the facts, with what `events_table` has of it and its participants. Of a view,
/// only what it sees.
[[nodiscard]] std::string events_json(timeline const& world);
/// Of the events that a question selects, whatever its aim, as far as they were known by its `as_of`. Errors: those of timeline::ask.
[[nodiscard]] std::string events_json(timeline const& world, query const& about);

} // namespace ENTENTE_FORM

/// An array with an object for each, in their order: `error::diagnostics()`, `timeline::warnings()`, a document's warnings.
[[nodiscard]] std::string to_json(std::span<diagnostic const> problems);
[[nodiscard]] std::string to_json(problem_list const& problems);

/// An object: the counts, and every finding with its examples.
[[nodiscard]] std::string to_json(import_report const& report);

} // namespace entente::io
