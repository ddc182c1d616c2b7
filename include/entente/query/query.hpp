// A question as a value, and its fluent spelling.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/compiled.hpp>
#include <entente/model/words.hpp>
#include <entente/time/instant.hpp>
#include <entente/time/when.hpp>
#include <entente/timeline/refs.hpp>

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace entente {

/// The words of questions that are values of the model's vocabularies.
inline constexpr auto call = event_kind::call;
inline constexpr auto video_call = event_kind::video_call;
inline constexpr auto meeting = event_kind::meeting;
inline constexpr auto visit = event_kind::visit;
inline constexpr auto summit = event_kind::summit;
inline constexpr auto message = event_kind::message;
inline constexpr auto elected = milestone::elected;
inline constexpr auto declared = milestone::declared;
inline constexpr auto took_office = milestone::took_office;
inline constexpr auto left_office = milestone::left_office;

/// An event by its id, or a term's milestone: `the("moon-2017.elected")`.
struct the {
    std::string text; ///< an id, a dot and a milestone, or an event's id

    the() = default;
    /// By its name: "moon-2017.elected", "us-call". `the{}` names nothing.
    explicit the(std::string id) : text(std::move(id)) {}
    friend bool operator==(the const&, the const&) = default;
};

/// What a window is relative to: a milestone of the term in question, a moment by name, a date, or an instant.
using mark = std::variant<milestone, the, when, instant>;

namespace asked {

// who
/// All leaders' events in one row, seen from nobody.
struct anyone {
    friend bool operator==(anyone const&, anyone const&) = default;
};
/// Each term of one leader.
struct leader {
    std::string name; ///< id, alias or name
    friend bool operator==(leader const&, leader const&) = default;
};
/// Each term of an office.
struct holders {
    std::string office; ///< its id, "KOR/president"; "*/president" for each office of a title
    friend bool operator==(holders const&, holders const&) = default;
};
/// Each term of whoever spoke for a party, from the taking of office on.
struct leaders_of {
    std::string party; ///< a code or an English name
    friend bool operator==(leaders_of const&, leaders_of const&) = default;
};
/// Whoever spoke for them.
struct pair {
    std::string party; ///< from whose side the row is seen
    std::string other; ///< the other side
    friend bool operator==(pair const&, pair const&) = default;
};
/// Each term of anybody, of whatever office.
struct every_term {
    friend bool operator==(every_term const&, every_term const&) = default;
};
/// Each two parties that had contact, of which at least one event is known: of a tally.
struct each_pair {
    friend bool operator==(each_pair const&, each_pair const&) = default;
};

// aim
/// Whom the earliest event led to.
struct first {
    friend bool operator==(first const&, first const&) = default;
};
/// Whom the latest event led to.
struct last {
    friend bool operator==(last const&, last const&) = default;
};
/// Counterparts by their first contact.
struct order {
    friend bool operator==(order const&, order const&) = default;
};
/// Every event, by time.
struct list {
    friend bool operator==(list const&, list const&) = default;
};
/// How many events there are.
struct count {
    friend bool operator==(count const&, count const&) = default;
};
/// How long after a mark the first event was.
struct gap {
    mark since; ///< from when it is measured
    friend bool operator==(gap const&, gap const&) = default;
};
/// Whether the one came strictly before the other.
struct whether {
    std::string before; ///< a party, or a moment by name
    std::string after;  ///< as `before`
    friend bool operator==(whether const&, whether const&) = default;
};
/// Which of those named were not contacted.
struct not_contacted {
    friend bool operator==(not_contacted const&, not_contacted const&) = default;
};

/// One side of a window.
struct edge {
    mark at;                ///< where it lies
    bool inclusive = false; ///< an event at just that instant belongs to the window
    friend bool operator==(edge const&, edge const&) = default;
};
/// Civil days of the mark's zone: the mark's own day is 0, the last one belongs to it.
struct within {
    int days = 0; ///< at or above 0
    mark of;      ///< whose civil day is day 0
    friend bool operator==(within const&, within const&) = default;
};

} // namespace asked

/// Who rang up or travelled, seen from the leader of the row.
enum class direction : std::uint8_t {
    either,   ///< nobody asks
    placed,   ///< the leader did
    received, ///< the other side did
};

/// A question. A plain value: names are text and mean something only to the timeline that is asked.
///
///     first(call).by_each("KOR/president").after(elected)
///     order(call).by("Moon Jae-in").with({"USA", "CHN", "JPN"}).after(elected)
///     count(call, meeting).by("moon-jae-in").within(100, took_office)
///
/// The data say what is asked; the functions set them and return the changed question.
struct query {
    /// What can be asked.
    using aims =
        std::variant<asked::first, asked::last, asked::order, asked::list, asked::count, asked::gap, asked::whether, asked::not_contacted>;

    /// The first contact of anyone with any country.
    query();
    /// What is asked, of which kinds; of anyone, with any country, at any time.
    query(aims what_is_asked, std::vector<event_kind> k);
    query(query const&);
    query(query&&) noexcept;
    query& operator=(query const&);
    query& operator=(query&&) noexcept;
    ~query();

    aims aim; ///< what is asked
    /// whose events; a row for each
    std::variant<asked::anyone, asked::leader, asked::holders, asked::leaders_of, asked::pair, asked::every_term, asked::each_pair> who;
    std::vector<event_kind> kinds;                    ///< none: calls, meetings, visits and messages. `call` includes `video_call`
    std::vector<status> statuses{status::held};       ///< which events count; held ones, unless more is asked for
    direction placed_or_received = direction::either; ///< seen from the row's leader
    whereabouts where = whereabouts::anywhere;        ///< seen from the row's leader
    std::string occasion;                             ///< an event's id, or of a series the beginning of ids, "g20-*"; empty: any
    std::vector<std::string> whom;                    ///< parties, groups, leaders; none: any country
    std::optional<asked::edge> from;                  ///< none: the beginning of the term. It is cut to the term at both ends
    std::optional<asked::edge> to;                    ///< none: the end of the term, or of all time where there is none
    std::optional<asked::within> days;                ///< the window is so many civil days
    std::optional<mark> inside;                       ///< a date, or an event with a known end
    std::optional<when> known_by;                     ///< what was public at its end, and nothing else; none: all the timeline sees
    bool beyond_term = false;             ///< true: not cut to the term; without a beginning it begins with the term all the same
    bool acting = false;                  ///< true: acting holders have rows, too
    bool organizations = false;           ///< true: organizations are counterparts, too
    std::optional<std::size_t> first_few; ///< `order`: of those only who may be among the first so many

    friend bool operator==(query const&, query const&) = default;

    /// A leader by id, alias or name: a row for each of the leader's terms.
    [[nodiscard]] query by(std::string leader) const&;
    [[nodiscard]] query by(std::string leader) &&;
    /// A leader as a builder handed him out.
    template <std::same_as<leader_ref> Leader>
    [[nodiscard]] query by(Leader const& leader) const
    {
        return by(leader.id);
    }
    /// Each holder of an office, "KOR/president"; of each office of a title, "*/president".
    [[nodiscard]] query by_each(std::string office) const&;
    [[nodiscard]] query by_each(std::string office) &&;
    /// Each leader of a party, from the taking of office on.
    [[nodiscard]] query by_each_leader_of(std::string party) const&;
    [[nodiscard]] query by_each_leader_of(std::string party) &&;
    /// Contacts of two parties with each other, in either direction, whoever spoke for them: one row, seen from the first.
    [[nodiscard]] query of_pair(std::string party, std::string other) const&;
    [[nodiscard]] query of_pair(std::string party, std::string other) &&;
    /// A row for each term that is known, of whatever office.
    [[nodiscard]] query by_each_term() const&;
    [[nodiscard]] query by_each_term() &&;
    /// A row for each two parties that had contact. Of a tally.
    [[nodiscard]] query by_each_pair() const&;
    [[nodiscard]] query by_each_pair() &&;
    /// Acting holders have rows, too.
    [[nodiscard]] query with_acting() const&;
    [[nodiscard]] query with_acting() &&;

    /// Counterparts: parties, groups or leaders.
    [[nodiscard]] query with(std::vector<std::string> counterparts) const;
    [[nodiscard]] query with(std::initializer_list<std::string> counterparts) const { return with(std::vector(counterparts)); }
    [[nodiscard]] query with(std::string counterpart) const { return with(std::vector{std::move(counterpart)}); }
    template <std::same_as<party> Party>
    [[nodiscard]] query with(Party const& counterpart) const
    {
        return with(std::string(counterpart.code()));
    }
    template <std::same_as<leader_ref> Leader>
    [[nodiscard]] query with(Leader const& counterpart) const
    {
        return with(counterpart.id);
    }
    /// Of an order, those who may be among its first N.
    [[nodiscard]] query top(std::size_t n) const&;
    [[nodiscard]] query top(std::size_t n) &&;
    /// Organizations are counterparts, too.
    [[nodiscard]] query with_organizations() const&;
    [[nodiscard]] query with_organizations() &&;

    /// Where the row's leader rang up or travelled; was rung up, or travelled to. Unknown roles: possible.
    [[nodiscard]] query placed() const&;
    [[nodiscard]] query placed() &&;
    [[nodiscard]] query received() const&;
    [[nodiscard]] query received() &&;
    /// In another country than the one the leader speaks for; in that one. Where the country is not known: possible.
    [[nodiscard]] query abroad() const&;
    [[nodiscard]] query abroad() &&;
    [[nodiscard]] query at_home() const&;
    [[nodiscard]] query at_home() &&;
    /// At a summit or visit, by its id; at those of a series, by the beginning of their ids, "g20-*".
    [[nodiscard]] query at(std::string occasion_id) const&;
    [[nodiscard]] query at(std::string occasion_id) &&;
    /// Of these statuses, in place of held ones.
    [[nodiscard]] query that_are(std::vector<status> s) const&;
    [[nodiscard]] query that_are(std::vector<status> s) &&;

    /// Strictly later; a date: later than all of it.
    [[nodiscard]] query after(mark m) const&;
    [[nodiscard]] query after(mark m) &&;
    /// At or later; a date: from its beginning.
    [[nodiscard]] query since(mark m) const&;
    [[nodiscard]] query since(mark m) &&;
    /// Strictly earlier; a date: earlier than all of it.
    [[nodiscard]] query before(mark m) const&;
    [[nodiscard]] query before(mark m) &&;
    /// At or earlier; a date: to its end.
    [[nodiscard]] query until(mark m) const&;
    [[nodiscard]] query until(mark m) &&;
    /// Half open: since a, before b.
    [[nodiscard]] query between(mark a, mark b) const { return since(std::move(a)).before(std::move(b)); }
    /// At or after the mark, and on its civil day or one of the N that follow; if the zone left the last one out, to the next.
    [[nodiscard]] query within(int n, mark of) const&;
    [[nodiscard]] query within(int n, mark of) &&;
    /// From the beginning to the end of a date, or of an event.
    [[nodiscard]] query during(mark m) const&;
    [[nodiscard]] query during(mark m) &&;
    /// Asks what could be known at the end of a time (timeline::as_of).
    [[nodiscard]] query as_of(when t) const&;
    [[nodiscard]] query as_of(when t) &&;
    /// Not cut to the term at both ends; without a beginning of its own the window begins with the term all the same.
    [[nodiscard]] query even_beyond_the_term() const&;
    [[nodiscard]] query even_beyond_the_term() &&;
};

/// Which counterparts were contacted first, last, in which order; which events, and how many.
template <class... Kinds>
[[nodiscard]] query first(Kinds... kinds)
{
    return {asked::first{}, {kinds...}};
}
template <class... Kinds>
[[nodiscard]] query last(Kinds... kinds)
{
    return {asked::last{}, {kinds...}};
}
template <class... Kinds>
[[nodiscard]] query order(Kinds... kinds)
{
    return {asked::order{}, {kinds...}};
}
template <class... Kinds>
[[nodiscard]] query list(Kinds... kinds)
{
    return {asked::list{}, {kinds...}};
}
template <class... Kinds>
[[nodiscard]] query count(Kinds... kinds)
{
    return {asked::count{}, {kinds...}};
}
/// How long after the mark the first one was; an event that is the mark does not count.
template <class... Kinds>
[[nodiscard]] query gap(mark since, Kinds... kinds)
{
    return query{asked::gap{since}, {kinds...}}.since(since);
}
/// Whether one party was contacted before another; or, of moments by name, whether one came before the other.
template <class... Kinds>
[[nodiscard]] query whether(std::string before, std::string after, Kinds... kinds)
{
    return {asked::whether{std::move(before), std::move(after)}, {kinds...}};
}
/// Who of the counterparts named by `with` has not been contacted.
template <class... Kinds>
[[nodiscard]] query not_contacted(Kinds... kinds)
{
    return {asked::not_contacted{}, {kinds...}};
}

} // namespace entente

#ifndef ENTENTE_COMPILED
#include <entente/query/detail/query_functions.hpp>
#endif
