// The lists of the Office of the Historian, U.S. Department of State: travels of presidents and secretaries, visits, presidents.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/import.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace entente::io {

/// What `read_historian` is told.
struct historian_options {
    /// Whose clocks the days are read by. The lists give days and no zone, and their order is that of their days: with one
    /// zone for all, so is that of the events. Empty: days of no zone, which are right wherever the traveller was and leave
    /// neighbouring days undecided.
    std::string zone = "America/New_York";
    /// Is told how far the reading is.
    progress_callback progress;
};

/// Reads XML files whose root is `trips`, `visits` or `presidents`, and the .xml files of folders, by name, as one set of
/// records; docs/importing-history.md has the mapping. A row is one `trip`, `visit` or `president`.
///
/// - A trip or visit is a `visit` held from its start to its end, with guest and host. A Secretary of State who travels has no
///   capacity: he is no head of state. "Visit made as President-elect" and
///   a visitor called President-elect or Acting President are capacities.
/// - A president is a leader and a term of the office `USA/president`, which is defined if anybody is.
/// - Visitors of the same name from the same country are one leader, unless all that is given is the surname of somebody
///   who is no sovereign: lists join what they do not say is the same only by mistake.
/// - Countries go by the name that the row gives. One that nobody knows becomes a party of its own, and is suspicious.
///
/// Document type declarations are not followed, entities are not expanded, nothing is fetched. Memory: a few times the
/// largest file, beside the result.
/// Errors: cannot_read; unknown_layout for another root, for text that is no XML from its beginning and for a document that
/// declares entities; invalid_utf8; nul_byte. A file that breaks off gives the rows before the break; the row in which it
/// breaks is left out (syntax).
[[nodiscard]] imported read_historian(std::vector<std::string> const& paths, historian_options const& options = {});
[[nodiscard]] imported read_historian(std::string const& path, historian_options const& options = {});
/// The same for a text in memory.
[[nodiscard]] imported parse_historian(std::string_view text, std::string file_name = {}, historian_options const& options = {});

/// Gives every term of `USA/president` the day on which its holder was elected, because the lists do not have it: the general
/// election before the first inauguration that lies in the term, if there is one. Who succeeded a president and was elected
/// later has his `elected` after his `took_office`; Tyler, Ford and others have none. A term whose election is known is left
/// as it is. Returns the number of terms that got one. The day is read by Washington's clocks.
/// Source: 3 U.S.C. 1, since the Act of 23 January 1845 the Tuesday after the first Monday of November; before 1848 the states
/// voted on days of their own, and no term gets one. Inaugurations: 4 March, since 1937 20 January (20th Amendment).
std::size_t add_us_election_days(records& to);

} // namespace entente::io
