// A pattern of contacts as a value, and its fluent spelling.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/query.hpp>
#include <entente/time/instant.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente {

/// Whom a contact is with: any of these parties, groups or leaders. None: anybody.
struct counterparts {
    std::vector<std::string> names; ///< codes, English names, ids or names of leaders, ids of groups; empty: anybody

    counterparts() = default;
    /// One name, or any of several.
    counterparts(char const* name) : names{name} {}                            // NOLINT: "USA" is somebody
    counterparts(std::string name) : names{std::move(name)} {}                 // NOLINT
    counterparts(std::initializer_list<std::string> any_of) : names(any_of) {} // NOLINT
    explicit counterparts(std::vector<std::string> any_of) : names(std::move(any_of)) {}
    friend bool operator==(counterparts const&, counterparts const&) = default;
};

namespace asked {

/// One of the contacts that a pattern looks at.
struct contact {
    counterparts whom;                                ///< on the other side
    std::vector<event_kind> kinds;                    ///< none: any. `call` includes `video_call`
    direction placed_or_received = direction::either; ///< seen from the row's leader
    friend bool operator==(contact const&, contact const&) = default;
};

} // namespace asked

/// A pattern in the contacts of a leader: one contact after another, strictly later. A plain value; what its names mean,
/// the timeline says that is asked (`timeline::match`).
///
///     contact("USA").then("JPN").followed_by("CHN").among(list(call).by_each("KOR/president").within(30, took_office))
///
/// The contacts that it looks at are those that a question of the aim `list` selects: whose, of which kinds, in which
/// window. Nothing else exists for the pattern: "the next contact" is the next of these.
///
/// The data say what is asked; the functions add to the last step and return the changed pattern.
struct pattern {
    /// How a step follows the one before.
    enum class link : std::uint8_t {
        followed_by, ///< at any time after the step before; as the first step: anywhere
        then,        ///< next: no contact lies strictly between; as the first step: no contact is strictly before it
    };
    /// A contact, and how it follows the step before.
    struct step {
        asked::contact what;                 ///< what it has to be
        link how = link::followed_by;        ///< how it follows
        std::vector<asked::contact> without; ///< none of these lies strictly between the step before and this one
        std::optional<duration> within;      ///< at most so much later than the step before
        std::optional<int> within_days;      ///< on the civil day of the step before, by its clocks, or one of so many that follow
        friend bool operator==(step const&, step const&) = default;
    };

    std::vector<step> steps;           ///< in order; at least one
    query contacts{asked::list{}, {}}; ///< aim `list`

    friend bool operator==(pattern const&, pattern const&) = default;

    /// The next contact is this one.
    template <class... Kinds>
    [[nodiscard]] pattern then(counterparts whom, Kinds... kinds) const
    {
        return changed([&](pattern& p) { p.steps.push_back({{std::move(whom), {kinds...}}, link::then, {}, {}, {}}); });
    }
    /// A later contact is this one.
    template <class... Kinds>
    [[nodiscard]] pattern followed_by(counterparts whom, Kinds... kinds) const
    {
        return changed([&](pattern& p) { p.steps.push_back({{std::move(whom), {kinds...}}, link::followed_by, {}, {}, {}}); });
    }
    /// No such contact lies between the last two steps. Of several, none.
    template <class... Kinds>
    [[nodiscard]] pattern not_between(counterparts whom, Kinds... kinds) const
    {
        return changed([&](pattern& p) { p.steps.back().without.push_back({std::move(whom), {kinds...}}); });
    }
    /// The last step is at most so much later than the one before it: elapsed time between starts.
    [[nodiscard]] pattern within(duration d) const
    {
        return changed([&](pattern& p) { p.steps.back().within = d; });
    }
    /// The last step is on the civil day of the one before it, by its clocks, or on one of the n that follow.
    [[nodiscard]] pattern within_days(int n) const
    {
        return changed([&](pattern& p) { p.steps.back().within_days = n; });
    }
    /// The last step is one that the row's leader placed, or received: rang up or was rung up, travelled or was travelled to. Unknown
    /// roles: possible.
    [[nodiscard]] pattern placed() const
    {
        return changed([](pattern& p) { p.steps.back().what.placed_or_received = direction::placed; });
    }
    [[nodiscard]] pattern received() const
    {
        return changed([](pattern& p) { p.steps.back().what.placed_or_received = direction::received; });
    }
    /// Whose contacts, of which kinds, when.
    [[nodiscard]] pattern among(query list) const
    {
        return changed([&](pattern& p) { p.contacts = std::move(list); });
    }

private:
    template <class Change>
    [[nodiscard]] pattern changed(Change change) const
    {
        auto p = *this;
        change(p);
        return p;
    }
};

/// A pattern that begins with this contact, wherever it is.
template <class... Kinds>
[[nodiscard]] pattern contact(counterparts whom, Kinds... kinds)
{
    return pattern{}.followed_by(std::move(whom), kinds...);
}
/// A pattern that begins with the first of all contacts, and that it is this one.
template <class... Kinds>
[[nodiscard]] pattern first_contact(counterparts whom, Kinds... kinds)
{
    return pattern{}.then(std::move(whom), kinds...);
}

} // namespace entente
