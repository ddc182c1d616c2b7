// The events of a made world as a CSV file with its mapping, for what reads tables.
// SPDX-License-Identifier: MIT
#pragma once

#include "world.hpp"

#include <string>

namespace bench {

/// Writes events.csv (id, kind, start, leader1, party1, leader2, party2) and mapping.json, which says what the columns mean, into
/// a folder that is there. False: it could not be written.
[[nodiscard]] bool write_table(world const& w, std::string const& folder);

} // namespace bench
