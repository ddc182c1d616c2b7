// Zones by their IANA names, with history.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/time/zone.hpp>

namespace entente {

/// Knows what `utc_and_offsets()` knows and every zone of the system's time zone database: "Asia/Seoul", "America/New_York".
/// Names are case-sensitive; a name that is not known, or whose data cannot be read, is answered with nullopt, never with
/// an exception. May be used from many threads at once.
///
/// `localtime`, `posixrules`, `Factory` and what lies in `posix/` and `right/` are no zones: they are others on other machines.
///
/// The answers are as good as that database. Before its first transition a zone keeps the offset it starts with (local mean
/// time, as a rule), and after the last one that is listed it follows the rule at the end of its file, however far in the past
/// or future; before 1970 many builds of it merge zones. The first use of a zone reads its file, the first name that is not
/// known all names.
[[nodiscard]] zones iana_zones() noexcept;

} // namespace entente
