// Records in an order that does not depend on the order in which files were read.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/records.hpp>

#include <algorithm>

namespace entente::detail {

/// By id, each kind for itself; what shares an id stays as it was. Complexity: n log n.
inline void sort_by_id(records& all)
{
    std::ranges::stable_sort(all.sources, {}, &source::id);
    std::ranges::stable_sort(all.parties, {}, &party_definition::id);
    std::ranges::stable_sort(all.leaders, {}, &leader::id);
    std::ranges::stable_sort(all.offices, {}, &office::id);
    std::ranges::stable_sort(all.terms, {}, &term::id);
    std::ranges::stable_sort(all.events, {}, &event::id);
}

} // namespace entente::detail
