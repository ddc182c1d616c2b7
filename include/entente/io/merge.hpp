// Imports as one.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/import.hpp>

#include <vector>

namespace entente::io {

/// Joins imports by the ids of their records. Equal records are one; so are those that only say more of the same thing: reports of an event
/// of the same kind and participants, and of a term of the same leader and office, stand side by side, names and aliases are united,
/// what one lacks comes from the other. The earlier of two times at which a source was published holds, as far as they can be compared.
///
/// What contradicts is told under 722 `unlike_twin` among the suspicions of the report, which then names both: other values (two titles of
/// one source, two places of one event) leave the lesser by its bytes; records that are not of the same thing (events with other
/// participants, leaders with other names) stay both, and a builder refuses them as 302.
///
/// The records are sorted by id, and are the same in whatever order imports are joined, in one step or several, and however often
/// one is among them. The report adds up: rows whose records met others count as merged.
/// Readers that are given several files at once do more: they know that ids were given by the same rules. docs/importing.md compares.
/// Complexity: near linear in the records.
[[nodiscard]] imported merge(std::vector<imported> parts);

} // namespace entente::io
