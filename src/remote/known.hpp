// What is known here of a database: its small part, and the events that claims and capacities tie together.
// SPDX-License-Identifier: MIT
#pragma once

#include "remote/gathered.hpp"

#include <entente/timeline/timeline.hpp>

#include <cstdint>
#include <memory>
#include <string>

namespace entente::there {

/// What the tables say of themselves.
struct about {
    std::int64_t revision = 0; ///< the number of the last change
    std::int64_t undated = 0;  ///< reports of events of which nobody says when they became public, and which no view can see
    std::string behind = {};   ///< of a cluster, a server whose rows are not of this revision, and of which they are; empty: none

    friend bool operator==(about const&, about const&) = default;
};
/// Where there are several servers, each says of its own rows of which revision they are. Errors: other_schema.
[[nodiscard]] about about_of(session& s);

/// The lists of the small part, in the order in which they were told. Errors: impossible_row.
[[nodiscard]] records small_part(session& s);

/// Adds every event that a claim or a capacity may say something of: those that claims name, those of the leaders in whose scope claims
/// speak, and those that somebody attended in a capacity. So the network of what is gathered is that of all events: no other event has a
/// node in it, or a window that is not its reports' own.
void fetch_tied(session& s, records const& small, gathered& to);

/// The ids that claims name, of events and others.
[[nodiscard]] ids named_by(std::vector<claim> const& claims);
/// Who says what terms and claims say.
[[nodiscard]] ids sources_of(records const& of);

struct known {
    about of;
    gathered tied;
    timeline world; ///< of all this

    /// A timeline of what is known and more, which says of all events how many reports no view can see.
    [[nodiscard]] timeline with(gathered const& more) const;
};
/// Errors: also those of the builder, for tables that say what cannot be.
[[nodiscard]] std::unique_ptr<known> read_known(session& s);

/// Records as a timeline, by the rules that readers of files have.
[[nodiscard]] timeline built(records facts);

} // namespace entente::there
