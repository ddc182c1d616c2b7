// Matchers for Catch2, 2.13 and 3.
// SPDX-License-Identifier: MIT
//
//     REQUIRE_THAT(world, called_in_order("Moon Jae-in", {"USA", "CHN", "JPN"}));
//     CHECK_THAT(world, undecided("jp-call", "in-call") && planned_but_not_held("xi-call"));
#pragma once

#include <entente/testing/expect.hpp>

#if __has_include(<catch2/matchers/catch_matchers.hpp>)
#include <catch2/catch_tostring.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include <string>
#include <utility>
#include <vector>

/// Shows the whole timeline where a matcher fails; of a large one the matcher shows what it is about.
template <>
struct Catch::StringMaker<entente::timeline> {
    static std::string convert(entente::timeline const& world)
    {
        if (!entente::testing::is_large(world)) return entente::testing::show(world);
        return fmt::format("a timeline of {} events and {} terms", world.facts().events.size(), world.facts().terms.size());
    }
};

namespace entente::testing {
namespace detail {

#if __has_include(<catch2/matchers/catch_matchers.hpp>)
using matcher_base = Catch::Matchers::MatcherBase<timeline>;
#else
using matcher_base = Catch::MatcherBase<timeline>;
#endif

} // namespace detail

/// Any expectation as a matcher. Its message is what was expected, then what was found and on whose word.
template <class Expectation>
class matcher : public detail::matcher_base {
public:
    /// Of what is expected.
    explicit matcher(Expectation e) : expected_(std::move(e)) {}

    /// Whether it was met, as Catch2 asks for it.
    [[nodiscard]] bool match(timeline const& world) const override
    {
        auto result = expected_.check(world);
        found_ = std::move(result.found);
        if (is_large(world) && !result.about.empty()) found_ += '\n' + show(world, result.about);
        return result.met;
    }
    /// What was expected, and after a match what was found.
    [[nodiscard]] std::string describe() const override
    {
        return "expected: " + expected_.describe() + (found_.empty() ? "" : "\nfound: " + found_);
    }

private:
    Expectation expected_;
    mutable std::string found_; ///< Catch2 asks for the description after the match
};

/// "Moon called the USA, then China, then Japan", certainly; `of` asks of other events or of a window.
[[nodiscard]] inline auto called_in_order(std::string leader, std::vector<std::string> parties, query of = order(call))
{
    return matcher{expect::called_in_order{std::move(leader), std::move(parties), std::move(of)}};
}
/// "Moon's first call was with the USA", certainly.
[[nodiscard]] inline auto called_first(std::string const& leader, std::string party, query const& of = first(call))
{
    return matcher{expect::answers{of.by(leader), verdict::certain, {std::move(party)}}};
}
/// The question has a certain answer; with parties, this one.
[[nodiscard]] inline auto certain(query q, std::vector<std::string> parties = {})
{
    return matcher{expect::answers{std::move(q), verdict::certain, std::move(parties)}};
}
/// The question has possible answers only; with parties, just these.
[[nodiscard]] inline auto possible(query q, std::vector<std::string> parties = {})
{
    return matcher{expect::answers{std::move(q), verdict::possible, std::move(parties)}};
}
/// Of two moments (events, or milestones such as "moon-2017.elected"), one certainly before the other.
[[nodiscard]] inline auto certainly_before(std::string earlier, std::string later)
{
    return matcher{expect::certainly_before{std::move(earlier), std::move(later)}};
}
/// Either of two moments may have been first.
[[nodiscard]] inline auto undecided(std::string one, std::string other)
{
    return matcher{expect::undecided{std::move(one), std::move(other)}};
}
/// An event that was to take place, of which nobody says that it did.
[[nodiscard]] inline auto planned_but_not_held(std::string event) { return matcher{expect::planned_but_not_held{std::move(event)}}; }
/// A claim was set aside, and these two sources stand on its two sides.
[[nodiscard]] inline auto conflict_between(std::string one, std::string other)
{
    return matcher{expect::conflict_between{std::move(one), std::move(other)}};
}

} // namespace entente::testing
