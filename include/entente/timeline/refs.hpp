// Leaders and sources as a builder hands them out.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/party.hpp>

#include <string>

namespace entente {

/// A leader as a builder knows him: an id, and the party he speaks for where no term says so.
struct leader_ref {
    std::string id;       ///< of the leader's record
    entente::party party; ///< empty: that of the leader's only office
};
/// A source as a builder knows it. Empty: whoever makes the timeline.
struct source_ref {
    std::string id; ///< of the source's record
};

} // namespace entente
