// What a builder hands out to say more of a term, an event or a claim.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/fmt.hpp>
#include <entente/time/instant.hpp>
#include <entente/time/iso_duration.hpp>
#include <entente/timeline/builder.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace entente {

/// Says more of a term. Each call adds a report of a milestone, so that two calls are two sources of the same milestone.
class builder::term_editor {
public:
    /// When the leader was elected, declared the winner, took office, left it (".." while it lasts): a text and a zone, or a `when`; on a
    /// source's word.
    term_editor elected(time_text text, zone_text zone = {}, source_ref const& by = {})
    {
        return add(milestone::elected, when{text.str(), zone.str()}, by);
    }
    term_editor elected(when time, source_ref const& by = {}) { return add(milestone::elected, std::move(time), by); }
    term_editor declared(time_text text, zone_text zone = {}, source_ref const& by = {})
    {
        return add(milestone::declared, when{text.str(), zone.str()}, by);
    }
    term_editor declared(when time, source_ref const& by = {}) { return add(milestone::declared, std::move(time), by); }
    term_editor took_office(time_text text, zone_text zone = {}, source_ref const& by = {})
    {
        return add(milestone::took_office, when{text.str(), zone.str()}, by);
    }
    term_editor took_office(when time, source_ref const& by = {}) { return add(milestone::took_office, std::move(time), by); }
    term_editor left_office(time_text text, zone_text zone = {}, source_ref const& by = {})
    {
        return add(milestone::left_office, when{text.str(), zone.str()}, by);
    }
    term_editor left_office(when time, source_ref const& by = {}) { return add(milestone::left_office, std::move(time), by); }
    /// The leader stood in for a holder.
    term_editor acting()
    {
        record().acting = true;
        return *this;
    }
    [[nodiscard]] std::string const& id() const { return record().id; } ///< of the term, as claims and questions name it
    /// A milestone as text, for claims: "moon-2017.elected".
    [[nodiscard]] std::string at(milestone m) const { return fmt::format("{}.{}", id(), name(m)); }

private:
    friend class builder;
    term_editor(builder& to, std::size_t number) : to_(&to), number_(number) {}
    [[nodiscard]] entente::term& record() const { return to_->facts_.terms[number_]; }
    term_editor add(milestone m, when time, source_ref const& by);

    builder* to_;
    std::size_t number_;
};

/// Says more of an event. Each call of a status adds a report: what somebody said of the event, beside what others did.
class builder::event_editor {
public:
    /// A report of each status: of when; without a time, that it is so; on a source's word.
    event_editor held(time_text text = {}, zone_text zone = {}, source_ref const& by = {})
    {
        return reported(status::held, text, zone, by);
    }
    event_editor held(when time, source_ref const& by = {}) { return reported(status::held, std::move(time), by); }
    event_editor held(source_ref const& by) { return reported(status::held, {}, by); }
    event_editor planned(time_text text = {}, zone_text zone = {}, source_ref const& by = {})
    {
        return reported(status::planned, text, zone, by);
    }
    event_editor planned(when time, source_ref const& by = {}) { return reported(status::planned, std::move(time), by); }
    event_editor planned(source_ref const& by) { return reported(status::planned, {}, by); }
    event_editor proposed(time_text text = {}, zone_text zone = {}, source_ref const& by = {})
    {
        return reported(status::proposed, text, zone, by);
    }
    event_editor proposed(when time, source_ref const& by = {}) { return reported(status::proposed, std::move(time), by); }
    event_editor proposed(source_ref const& by) { return reported(status::proposed, {}, by); }
    event_editor postponed(time_text text = {}, zone_text zone = {}, source_ref const& by = {})
    {
        return reported(status::postponed, text, zone, by);
    }
    event_editor postponed(when time, source_ref const& by = {}) { return reported(status::postponed, std::move(time), by); }
    event_editor postponed(source_ref const& by) { return reported(status::postponed, {}, by); }
    event_editor cancelled(time_text text = {}, zone_text zone = {}, source_ref const& by = {})
    {
        return reported(status::cancelled, text, zone, by);
    }
    event_editor cancelled(when time, source_ref const& by = {}) { return reported(status::cancelled, std::move(time), by); }
    event_editor cancelled(source_ref const& by) { return reported(status::cancelled, {}, by); }
    event_editor denied(time_text text = {}, zone_text zone = {}, source_ref const& by = {})
    {
        return reported(status::denied, text, zone, by);
    }
    event_editor denied(when time, source_ref const& by = {}) { return reported(status::denied, std::move(time), by); }
    event_editor denied(source_ref const& by) { return reported(status::denied, {}, by); }

    /// A report of a status that is known when the program runs.
    event_editor reported(status s, time_text text, zone_text zone, source_ref const& by)
    {
        return reported(s, when{text.str(), zone.str()}, by);
    }
    event_editor reported(status s, when time, source_ref const& by = {});

    /// Who of those who take part rang up or wrote; all others were rung up. Somebody who takes no part is a problem of the build.
    event_editor placed_by(attendee const& who);
    /// What somebody who takes part was at the time.
    event_editor as(attendee const& who, capacity c);
    /// The summit or visit it took place at.
    event_editor at(event_editor const& occasion) { return at(occasion.id()); }
    event_editor at(std::string occasion)
    {
        record().occasion = std::move(occasion);
        return *this;
    }
    /// It is that event, told once more.
    event_editor same_as(event_editor const& other) { return same_as(other.id()); }
    event_editor same_as(std::string other)
    {
        record().same_as = std::move(other);
        return *this;
    }
    /// The country in which it took place: a code or an English name. Errors: unknown_party for a text that can be neither.
    event_editor in(std::string_view country);
    [[nodiscard]] std::string const& id() const { return record().id; } ///< of the event, as claims and questions name it

private:
    friend class builder;
    event_editor(builder& to, std::size_t number) : to_(&to), number_(number) {}
    [[nodiscard]] entente::event& record() const { return to_->facts_.events[number_]; }
    /// The participant that is meant; nothing, and a problem, if there is none or more than one.
    [[nodiscard]] std::optional<std::size_t> part_of(attendee const& who, std::string_view did) const;

    builder* to_;
    std::size_t number_;
};

namespace detail {

[[nodiscard]] inline std::string moment_text(std::string text) { return text; }
[[nodiscard]] inline std::string moment_text(builder::event_editor const& e) { return e.id(); }

} // namespace detail

/// Says whose word a claim is.
class builder::claim_editor {
public:
    /// On this source's word; without one, on that of whoever makes the timeline.
    claim_editor said_by(source_ref const& who)
    {
        record().source = who.id;
        return *this;
    }

protected:
    friend class builder;
    claim_editor(builder& to, std::size_t number) : to_(&to), number_(number) {}
    [[nodiscard]] entente::claim& record() const { return to_->facts_.claims[number_]; }

    builder* to_;
    std::size_t number_;
};

/// Exactly one way of measuring: days, days at most, or elapsed time.
class builder::gap_editor : public builder::claim_editor {
public:
    /// On the calendar day so many days after that of the first, in a zone.
    gap_editor days(int n, zone_text zone = {})
    {
        says().days = n;
        says().zone = zone.str();
        return *this;
    }
    /// At or after the first, and at most so many calendar days later.
    gap_editor within_days(int n, zone_text zone = {})
    {
        says().within_days = n;
        says().zone = zone.str();
        return *this;
    }
    /// Elapsed time; as text an ISO 8601 duration, "PT47H".
    gap_editor at_least(std::string length)
    {
        says().least = std::move(length);
        return *this;
    }
    gap_editor at_least(duration length) { return at_least(to_string(length)); }
    gap_editor at_most(std::string length)
    {
        says().most = std::move(length);
        return *this;
    }
    gap_editor at_most(duration length) { return at_most(to_string(length)); }

private:
    friend class builder;
    using claim_editor::claim_editor;
    [[nodiscard]] distance_claim& says() const { return std::get<distance_claim>(record().says); }
};

/// The scope of a claim, and the events that it names.
class builder::scope_editor : public builder::claim_editor {
public:
    /// Whose events are spoken of: a leader's, or those of one term, which end with it.
    scope_editor by(std::string leader_or_term)
    {
        scope().by = std::move(leader_or_term);
        return *this;
    }
    scope_editor by(leader_ref const& who) { return by(who.id); }
    scope_editor by(term_editor const& term) { return by(term.id()); }
    /// Only events strictly later than this: an event, or a moment by its name.
    template <class Moment>
    scope_editor after(Moment const& moment)
    {
        scope().after = detail::moment_text(moment);
        return *this;
    }
    /// Parties or groups of the other side.
    scope_editor with(std::vector<std::string> parties)
    {
        scope().with = std::move(parties);
        return *this;
    }
    scope_editor with(entente::party p) { return with(std::vector{std::string(p.code())}); }
    /// The events that the claim names; of `first` in order. `was` of one.
    template <class... Moments>
    scope_editor were(Moments const&... events)
    {
        std::vector<std::string> all{detail::moment_text(events)...};
        std::visit(
            [&](auto& claim) {
                if constexpr (requires { claim.scope; }) claim.events = std::move(all);
            },
            record().says);
        return *this;
    }
    template <class Moment>
    scope_editor was(Moment const& event)
    {
        return were(event);
    }

private:
    friend class builder;
    using claim_editor::claim_editor;
    [[nodiscard]] entente::scope& scope() const
    {
        if (auto* first = std::get_if<first_claim>(&record().says)) return first->scope;
        return std::get<complete_claim>(record().says).scope;
    }
};

template <class... Attendees>
builder::event_editor builder::call(Attendees const&... who)
{
    return event(event_kind::call, {attendee{who}...});
}
template <class... Attendees>
builder::event_editor builder::video_call(Attendees const&... who)
{
    return event(event_kind::video_call, {attendee{who}...});
}
template <class... Attendees>
builder::event_editor builder::meeting(Attendees const&... who)
{
    return event(event_kind::meeting, {attendee{who}...});
}
template <class... Attendees>
builder::event_editor builder::message(Attendees const&... who)
{
    return event(event_kind::message, {attendee{who}...});
}
template <class... Attendees>
builder::event_editor builder::summit(Attendees const&... who)
{
    return event(event_kind::summit, {attendee{who}...});
}

template <class... Moments>
builder::claim_editor builder::order(Moments const&... moments)
{
    return claim(order_claim{{std::vector<std::string>{detail::moment_text(moments)}...}});
}
template <class From, class To>
builder::gap_editor builder::gap(From const& from, To const& to)
{
    (void)claim(distance_claim{detail::moment_text(from), detail::moment_text(to), {}, {}, {}, {}, {}});
    return {*this, facts_.claims.size() - 1};
}
template <class... Kinds>
builder::scope_editor builder::first(Kinds... kinds)
{
    first_claim says;
    says.scope.kinds = {kinds...};
    (void)claim(std::move(says));
    return {*this, facts_.claims.size() - 1};
}
template <class... Kinds>
builder::scope_editor builder::all(Kinds... kinds)
{
    complete_claim says;
    says.scope.kinds = {kinds...};
    (void)claim(std::move(says));
    return {*this, facts_.claims.size() - 1};
}

template <class Locate>
result<timeline> builder::try_build(Locate where) const&
{
    return made_of(
        facts_, [](void* with, diagnostic& d) { (*static_cast<Locate*>(with))(d); }, &where);
}
template <class Locate>
result<timeline> builder::try_build(Locate where) &&
{
    return made_of(
        std::move(facts_), [](void* with, diagnostic& d) { (*static_cast<Locate*>(with))(d); }, &where);
}

} // namespace entente

#ifndef ENTENTE_COMPILED
#include <entente/timeline/detail/build.hpp>
#endif
