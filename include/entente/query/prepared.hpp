// A question that is asked again and again.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/compiled.hpp>
#include <entente/detail/shared.hpp>
#include <entente/fwd.hpp>
#include <entente/model/party.hpp>
#include <entente/time/instant.hpp>

#include <span>
#include <utility>
#include <vector>

namespace entente {
namespace detail {

struct asking;

} // namespace detail

/// Of which two parties a prepared question is asked, and with which instant in place of its date.
struct asked_at {
    party one;    ///< a party
    party other;  ///< the other
    instant date; ///< in place of the question's date

    friend bool operator==(asked_at const&, asked_at const&) noexcept = default;
};

inline namespace ENTENTE_FORM {

/// A question whose names are resolved, and which keeps its timeline alive. Cheap to copy, safe to ask from many threads. What it does is
/// defined by query/ask.hpp.
///
///     auto const last_before = world.prepare(last(meeting).of_pair("KOR", "JPN").before(instant{}));
///     auto const rows = last_before.ask(points); // ten thousand searches, and not ten thousand questions
class prepared {
public:
    /// The answer that `timeline::ask` gives to the question.
    [[nodiscard]] answer ask() const;
    /// A row for each point: the question about its two parties, whichever it named, with its instant where a date stands.
    /// Errors: bad_question, if it is no question about two parties in which one date stands, as `before`, `until`, `after` or `since`;
    /// unknown_party for one that is not known. Complexity: as `ask`, for each point.
    [[nodiscard]] answer ask(std::span<asked_at const> points) const;

private:
    friend class timeline;
    explicit prepared(detail::shared<detail::asking> what) : what_(std::move(what)) {}

    detail::shared<detail::asking> what_;
};

} // namespace ENTENTE_FORM
} // namespace entente
