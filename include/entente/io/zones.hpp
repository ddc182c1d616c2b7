// Zones by their IANA names, with history.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/time/zone.hpp>

namespace entente {

/// Knows what `utc_and_offsets()` knows and every zone of the system's time zone database: "Asia/Seoul", "America/New_York".
/// Names are case-sensitive; a name that is not known, or whose data cannot be read, is answered with nullopt, never with
/// an exception. May be used from many threads at once.
///
/// The answers are as good as that database. Before its first transition a zone keeps the offset it starts with (local mean
/// time, as a rule) and after its last one (2037, in the common builds) the offset it ends with, however far in the past or
/// future; before 1970 many builds of it merge zones. The first use reads the list of zones, the first use of a zone its file.
[[nodiscard]] zones iana_zones() noexcept;

} // namespace entente
