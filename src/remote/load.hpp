// Records into the tables of events.
// SPDX-License-Identifier: MIT
#pragma once

#include "remote/session.hpp"

#include <entente/model/records.hpp>

#include <cstddef>
#include <string_view>

namespace entente::there {

/// Makes the tables where there are none.
void create(io::connection& to);

/// All or nothing, and nothing of what is there already. Returns how many events were added or changed.
/// Complexity: that of building a timeline of what is loaded and of what it may touch; where leaders or terms are new, also one look at
/// how everybody who took part in anything is spelt.
/// `content`: by what they are known; empty: by nothing.
std::size_t load(session& s, records const& more, std::string_view content);

/// Whether what is known by this was loaded whole.
[[nodiscard]] bool has(session& s, std::string_view content);

} // namespace entente::there
