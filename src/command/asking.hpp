// A timeline that is asked one question after the other, and what is written of each answer.
// SPDX-License-Identifier: MIT
#pragma once

#include "command/command.hpp"

#include <entente/error.hpp>
#include <entente/timeline/timeline.hpp>
#include <entente/words/lexicon.hpp>
#include <entente/words/question.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::command {

/// How answers are written.
struct telling {
    form as = form::text;
    bool why = false;
    bool strict = false;
};

class asking {
public:
    asking(timeline world, telling how) : world_(std::move(world)), how_(how) {}

    [[nodiscard]] timeline const& world() const noexcept { return world_; }
    /// The names that questions may use; indexed when the first question in words is asked.
    [[nodiscard]] wording::lexicon const& names();

    /// A question's value, and what was taken for granted when it was read.
    struct read_question {
        question asked;
        std::vector<std::string> notes;
    };
    /// Its notes go to standard error. What cannot be read is explained there, and nothing is returned.
    [[nodiscard]] std::optional<read_question> understand(std::string_view text);
    [[nodiscard]] std::optional<question> read(std::string_view text);

    /// Asks, and writes the answer at once; as JSON, or after another table, in the form of one of `many`.
    [[nodiscard]] status ask(std::string_view text, bool many = false);
    [[nodiscard]] status ask(question const& asked, std::string_view text = {}, bool many = false);
    [[nodiscard]] status answer(read_question const& q, std::string_view text, bool many = false);
    /// After the last of many.
    void end_of_many();

private:
    timeline world_;
    telling how_;
    std::optional<wording::lexicon> names_;
    std::size_t told_ = 0; ///< of many
};

/// What was told on the command line as words of one question, with blanks between.
[[nodiscard]] std::string joined(std::vector<std::string> const& words);

/// The question in words that selects events: a query. Errors: bad_question for another kind of question. Nothing: it cannot be read.
[[nodiscard]] std::optional<query> selection(asking& of, std::string_view text);

} // namespace entente::command
