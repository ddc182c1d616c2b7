// The heavy functions of the core, compiled once (entente/detail/compiled.hpp).
// SPDX-License-Identifier: MIT
#include <entente/query/ask.hpp>
#include <entente/query/detail/ask_rows.hpp>
#include <entente/query/detail/match_rows.hpp>
#include <entente/query/match.hpp>
#include <entente/timeline/detail/extending.hpp>
