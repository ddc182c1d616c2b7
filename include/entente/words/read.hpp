// A question in words to a question as a value.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>
#include <entente/words/lexicon.hpp>
#include <entente/words/question.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace entente::wording {

/// A question that was read.
struct reading {
    question asked;                 ///< what it means
    std::vector<std::string> notes; ///< what was settled that could be meant otherwise: `"Korea" is read as KOR; PRK may be meant`

    friend bool operator==(reading const&, reading const&) = default;
};

inline namespace ENTENTE_FORM {

/// Reads a question (docs/language.md). Every word of it is understood, or it is refused: nothing is left out, and of several
/// that a name may mean none is picked. Names become ids and codes, quoted text stays as it is written.
/// Errors, one, at its column of line 1: unread_question, unknown_name, ambiguous_name, said_twice; bad_time and no_such_day of a date.
/// Its remedy says what could follow and which question is near; `explain` lays that out.
/// Complexity: linear in the text, logarithmic in the number of names.
[[nodiscard]] result<reading> read(std::string_view text, lexicon const& names);

} // namespace ENTENTE_FORM

/// A refusal of `read` in lines, for a terminal: the question, a caret under the place, what is wrong, what was understood so far, what
/// could follow, and the nearest question that can be asked.
[[nodiscard]] std::string explain(std::string_view text, problem_list const& refused);

} // namespace entente::wording
