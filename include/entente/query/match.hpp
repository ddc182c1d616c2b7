// Finds the contacts that fit a pattern.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/ask.hpp>
#include <entente/query/pattern.hpp>

// timeline::match is declared by timeline.hpp

#ifndef ENTENTE_COMPILED
#include <entente/query/detail/match_rows.hpp>
#endif
