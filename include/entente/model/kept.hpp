// What an input said beside the vocabulary, kept so that it can be written back.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace entente {

/// Every record carries one. Empty for records made in code.
struct kept {
    std::vector<std::string> order;                          ///< the record's keys in the order in which they stood
    std::vector<std::pair<std::string, std::string>> others; ///< keys that entente does not know, with their value as JSON text

    friend bool operator==(kept const&, kept const&) = default;
};

} // namespace entente
