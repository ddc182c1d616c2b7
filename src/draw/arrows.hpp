// What is said of the order of the events that are drawn.
// SPDX-License-Identifier: MIT
#pragma once

#include "draw/names.hpp"

#include <cstddef>
#include <unordered_map>

namespace entente::detail {

/// The items of a layout that are events, by their moments.
using item_numbers = std::unordered_map<moment, std::size_t>;

/// Claims as arrows between marks, which have their rows already. Complexity: near linear in what the claims say and in the conflicts.
void make_arrows(draw::layout& out, timeline const& world, name_book const& names, item_numbers const& items);

} // namespace entente::detail
