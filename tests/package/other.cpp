// The second file of a stranger's program: what headers define must be defined once.
// SPDX-License-Identifier: MIT
#include <entente/entente.hpp>

#include <cstddef>

std::size_t known_elsewhere() { return entente::known_parties().size(); }
