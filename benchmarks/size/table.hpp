// The events of a made world as a CSV file with its mapping, for what reads tables.
// SPDX-License-Identifier: MIT
#pragma once

#include "world.hpp"

#include <string>

namespace bench {

/// Writes events.csv (id, kind, start, leader1, party1, leader2, party2) and mapping.json, which says what the columns mean, and beside
/// them terms.csv (term, leader, elected, took_office, left_office; numbers, and seconds since 1970) and countries.csv (number,
/// code), into a folder that is there. False: they could not be written.
[[nodiscard]] bool write_table(world const& w, std::string const& folder);

} // namespace bench
