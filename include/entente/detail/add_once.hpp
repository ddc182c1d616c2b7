// A list without repetitions.
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <type_traits>
#include <utility>
#include <vector>

namespace entente::detail {

/// Adds what is not there yet. False: it was there already. Complexity: linear.
template <class T>
bool add_once(std::vector<T>& to, std::type_identity_t<T> what)
{
    if (std::find(to.begin(), to.end(), what) != to.end()) return false;
    to.push_back(std::move(what));
    return true;
}

} // namespace entente::detail
