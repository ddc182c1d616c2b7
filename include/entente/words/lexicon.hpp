// The names that questions can use.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/shared.hpp>
#include <entente/fwd.hpp>

namespace entente::detail {
struct name_index;
} // namespace entente::detail

namespace entente::wording {

inline namespace ENTENTE_FORM { // of which form the timelines are that it takes

/// The names that a timeline's questions can use: of leaders, offices, parties, groups, events and terms, in any spelling. Indexed once,
/// so that reading takes the same time whatever their number. Cheap to copy: copies share what they hold, and keep the timeline alive.
/// Safe to read from many threads.
class lexicon {
public:
    /// Of a view: the names of all facts, also of what the view does not see.
    /// Complexity: n log n in the number of names.
    explicit lexicon(timeline const& world);

    /// What it holds, for whoever reads questions.
    [[nodiscard]] entente::detail::name_index const& names() const noexcept;

private:
    entente::detail::shared<detail::name_index> names_;
};

} // namespace ENTENTE_FORM
} // namespace entente::wording
