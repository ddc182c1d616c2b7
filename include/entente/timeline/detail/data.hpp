// What a timeline holds.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/made_once.hpp>
#include <entente/error.hpp>
#include <entente/timeline/detail/clusters.hpp>
#include <entente/timeline/detail/knowledge.hpp>
#include <entente/timeline/detail/term_places.hpp>

namespace entente::detail {

/// Everything that a timeline holds, in stages of which each knows those before it:
///
///     stock        what was said        facts, and the columns derived from them alone      grows, never changes
///     accounts     what it comes to     one account of each moment                          overridden moment by moment
///     knowledge    what claims add      network, tightened windows, conflicts               made anew for each view and successor
///
/// Copies share the lists, so that a view or a successor costs what it changes.
struct timeline_data : knowledge {
    using knowledge::knowledge;

    clusters alike;                           ///< events that may be one
    problem_list noticed;                     ///< what is odd about the records by themselves
    problem_list warnings;                    ///< that, and what the claims led to
    made_once<term_places> placed;            ///< see place_terms.hpp
    timeline_data const* undivided = nullptr; ///< of some of the worlds alone: what holds all of them (see divide.hpp)
};

} // namespace entente::detail
