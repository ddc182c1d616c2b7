// What a question of any kind is answered with, ready to be told.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/tables.hpp>
#include <entente/query/verdict.hpp>

#include <string>
#include <vector>

namespace entente::wording {

/// An answer as text and as a table.
struct reply {
    std::vector<std::string> lines; ///< as a reader is told it, a line each; never empty
    io::table rows;                 ///< the same as plain values, in stable columns; those of `flat_row` where an `answer` is what is told
    std::string why;                ///< what decides it, and on whose word
    entente::verdict verdict = entente::verdict::none; ///< the weakest of its rows
};

} // namespace entente::wording
