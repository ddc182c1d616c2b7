// The second file of a stranger's program over the single header: what it defines must be defined once, and the way to Boost is in it.
// SPDX-License-Identifier: MIT
#include "entente.hpp"

#include <cstddef>

std::size_t known_elsewhere()
{
    boost::posix_time::ptime const noon{boost::gregorian::date{2025, 6, 9}, boost::posix_time::time_duration{12, 0, 0}};
    return entente::to_ptime(entente::to_instant(noon)) == noon ? entente::known_parties().size() : 0;
}
