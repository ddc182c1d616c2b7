// Answers a question of any kind.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/fwd.hpp>
#include <entente/words/question.hpp>
#include <entente/words/reply.hpp>

namespace entente::wording {

inline namespace ENTENTE_FORM { // of which form the timelines are that they take

/// Errors: those of timeline::ask and timeline::match; bad_question for a part of another aim than its question needs.
[[nodiscard]] reply ask(timeline const& world, question const& asked);

} // namespace ENTENTE_FORM
} // namespace entente::wording
