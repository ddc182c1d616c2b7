// The calendars that a date may be written in.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace entente {

/// How a day is named: by the Gregorian calendar, or by the Julian one, which Russia kept until February 1918 and Greece until
/// 1923. Both reach as far as numbers do, also to before they were in use, and count a year 0. The same day has a name in each:
/// 18 August 1907 (Julian) is 31 August 1907.
enum class calendar : std::uint8_t {
    gregorian, ///< in use everywhere today; reaches back before 1582
    julian,    ///< leap years every four years without exception
};

} // namespace entente
