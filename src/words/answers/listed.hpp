// The events that a question of the aim `list` selects, and what answers made from them share.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>
#include <entente/query/answer.hpp>
#include <entente/query/query.hpp>
#include <entente/timeline/timeline.hpp>
#include <entente/words/reply.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace entente::detail {

/// An event of a list.
struct listed {
    moment at = event_id{};
    bool sure = false; ///< it belongs to the list in every world
    candidate what;
};
struct listed_row {
    std::string label;
    std::string leader;
    std::string term;
    std::string zone; ///< whose clocks to tell times by
    std::vector<listed> events;
};

/// The timeline as it could be known by then, where the question says so; and the question without saying so.
[[nodiscard]] timeline seen_by(timeline const& world, query const& q);
[[nodiscard]] query unseen(query q);
/// The events that it is about, all of them.
[[nodiscard]] query listing(query q);

/// Errors: those of timeline::ask.
[[nodiscard]] std::vector<listed_row> rows_of(timeline const& seen, query const& list);
/// Of all rows, each event once; sure, if it is so in one of them.
[[nodiscard]] std::vector<listed> events_of_all(std::vector<listed_row> const& rows);

/// Errors: bad_question, unless a part of a question has the aim that it needs.
template <class Aim>
void require_aim(query const& q, std::string_view path, std::string_view aim)
{
    if (std::holds_alternative<Aim>(q.aim)) return;
    problem_list problems;
    problems.error(code::bad_question, std::string(path), "a question of another aim", fmt::format("ask for a {} here", aim));
    problems.throw_if_error();
}
/// By code or name. Errors: unknown_party.
[[nodiscard]] party party_named(timeline const& world, std::string const& text);
[[noreturn]] void refuse(std::string_view path, std::string text, std::string remedy);

/// "CHN (11 May 2017 12:00)".
[[nodiscard]] std::string in_words(listed const& e, std::string_view zone, zones const& clocks);
/// "USA or CHN", "A, B".
[[nodiscard]] std::string joined(std::vector<std::string> const& all, std::string_view between);
/// "3", "2 to 3".
[[nodiscard]] std::string numbers_in_words(std::size_t least, std::size_t most);

/// Certain ones, then possible ones: "A, certain; possibly B or C"; "B or C, possible".
[[nodiscard]] std::string judged_in_words(std::vector<std::string> const& certain, std::vector<std::string> const& possible);

[[nodiscard]] io::table table_of(std::initializer_list<std::string_view> columns);
/// Caveats with "; " between.
[[nodiscard]] std::string in_words(std::vector<caveat> const& all);

/// The weakest of several; none of nothing.
class weakest {
public:
    void add(verdict v) noexcept
    {
        least_ = any_ ? std::min(least_, v) : v;
        any_ = true;
    }
    [[nodiscard]] verdict get() const noexcept { return least_; }

private:
    verdict least_ = verdict::none;
    bool any_ = false;
};

} // namespace entente::detail
