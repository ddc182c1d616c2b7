// What an input said beside the vocabulary, kept so that it can be written back.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace entente {

/// Every record carries one. Empty for records made in code.
struct kept {
    /// The record's keys in the order in which they stood. Nothing: in that of the description, each because it says something.
    std::vector<std::string> order;
    std::vector<std::pair<std::string, std::string>> others; ///< keys that entente does not know, with their value as JSON text

    friend bool operator==(kept const&, kept const&) = default;
};

} // namespace entente
