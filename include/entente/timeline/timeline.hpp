// The facts, checked and indexed: what happened, and what is known of its order.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/compiled.hpp>
#include <entente/detail/shared.hpp>
#include <entente/error.hpp>
#include <entente/fwd.hpp>
#include <entente/model/event.hpp>
#include <entente/model/records.hpp>
#include <entente/time/bounds.hpp>
#include <entente/time/when.hpp>
#include <entente/time/zone.hpp>
#include <entente/timeline/facts.hpp>
#include <entente/timeline/moment.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

struct query;
struct pattern;
struct tally;
enum class per : std::uint8_t;
namespace detail {
struct access;
struct timeline_data;
} // namespace detail

inline namespace ENTENTE_FORM {

/// An immutable, indexed set of leaders, terms, events, reports and claims. Made by a builder. Cheap to copy: copies
/// share what they hold. Safe to read from many threads.
class timeline {
public:
    /// What it was made from, word for word.
    [[nodiscard]] fact_lists const& facts() const noexcept;
    /// The zones it was built with.
    [[nodiscard]] zones clocks() const noexcept;
    /// What was noticed that is no error: contested times, likely duplicates, then claims set aside. Of a view: what its
    /// claims led to.
    [[nodiscard]] std::span<diagnostic const> warnings() const noexcept;
    /// The claims that were set aside, each with the statements that it contradicts.
    [[nodiscard]] std::span<conflict const> conflicts() const noexcept;

    /// An event by its id, or a milestone by its term's id: "moon-2017.elected". An event merged into another is that one.
    [[nodiscard]] std::optional<moment> find_moment(std::string_view text) const;

    /// Where a moment lies: its window tightened by every claim that was accepted, and what is odd about it.
    [[nodiscard]] placing when_was(moment m) const;

    /// Between which instants an event ended, where an interval or a length tells; nothing for a milestone.
    [[nodiscard]] std::optional<bounds> end_of(moment m) const;

    /// Strictly before, in every world. An event that was not held is before nothing, and nothing is before it; an ongoing
    /// term's end is after everything. Complexity: constant with bounds alone, else one search among the moments that claims tie
    /// together.
    [[nodiscard]] bool certainly_before(moment a, moment b) const;
    /// Strictly before, in some world. The same of events that were not held, and the same complexity.
    [[nodiscard]] bool possibly_before(moment a, moment b) const;

    /// The same by their names. Errors: unknown_id for a text that names no moment.
    [[nodiscard]] bool certainly_before(std::string_view a, std::string_view b) const;
    [[nodiscard]] bool possibly_before(std::string_view a, std::string_view b) const;

    /// Held, planned, ..., and whether that is disputed. Nothing for a milestone.
    [[nodiscard]] std::optional<standing> standing_of(moment m) const;

    /// The statements that make a come certainly before b, in the order of the argument; empty if it does not.
    [[nodiscard]] std::vector<said> why_before(moment a, moment b) const;

    /// What somebody said, in words: `KBS [kbs-2025-06-09] puts "us-call" before "cn-call"`.
    [[nodiscard]] std::string cite(said const& s) const;
    /// Whose word it is: a source's id; empty for a capacity, and for what is said without a source.
    [[nodiscard]] std::string source_of(said const& s) const;

    // --- what can be shown ---
    //
    // `facts()` is all that was ever said, also in a view. Whatever shows a timeline shows what these give.

    /// Every event of which anybody has said anything that can be seen, each once, in the order of the facts.
    [[nodiscard]] std::vector<moment> events() const;
    /// An event as one record: all that the records merged into it say and that can be seen. Id and kind are those of the event
    /// that the others are; participants are each there once, leaders by their id, with the party that is meant; a protocol,
    /// a place, an occasion and a note are those of the first record that has one, topics those of all; keys that entente
    /// does not know are left out. A record can be seen if one of its reports can. Errors: bad_value for a milestone.
    /// Complexity: linear in what it gives.
    [[nodiscard]] event as_seen(moment m) const;
    /// The reports of an event or of a milestone that can be seen, in the order of the facts.
    [[nodiscard]] std::vector<report> reports_of(moment m) const;

    // --- what was known, and what becomes known ---

    /// The timeline as it could be known at the end of a time: what sources had made public by then, and what follows from
    /// it alone. A source's date counts from the end of what it leaves possible: something published on a day is public
    /// at the end of that day. A milestone of a term is public at the end of its own day, whoever told it. What nobody dates is not seen
    /// (`undated()`); a view of a view sees what both see. Moments
    /// keep their numbers. Complexity: linear in the claims and in the moments whose reports became public at different
    /// times; the view shares the rest.
    /// Errors: those of a time that cannot be read.
    [[nodiscard]] timeline as_of(when const& end_of) const;
    [[nodiscard]] timeline as_of(instant t) const;
    /// Whether what was said can be seen: in a view, whether it was public by then.
    [[nodiscard]] bool sees(said const& s) const;
    /// Of a view: the last instant that it sees. Nothing: it sees everything.
    [[nodiscard]] std::optional<instant> horizon() const noexcept;
    /// The reports and claims of which nobody says when they became public, and which no view can see.
    [[nodiscard]] std::size_t undated() const noexcept;

    /// This timeline and more: further sources, leaders, terms, events and claims; what is new may refer to what is there. A
    /// further report of an event that is there is an event with `same_as`. This timeline stays as it is, and shares
    /// what it holds; moments keep their numbers. The successor of a view is a view with the same horizon.
    /// Complexity: near linear in what is added and in the claims that there are; for n events in all, however small the pieces that they
    /// came in, O(n log n) copies. docs/performance.md has figures. Errors: all problems of what is added at once; their paths count on
    /// from the facts that were there.
    [[nodiscard]] timeline with(records more) const;

    /// The same timeline, whose answers tell all times by the clocks of one zone (`answer_row::zone`): they are the same answers. A time
    /// that is whole days of another zone is told as those. Views and successors go on so. Errors: unknown_zone. Complexity: as a copy's.
    [[nodiscard]] timeline told_in(std::string zone) const;
    /// By whose clocks; empty: by those of each row's leader.
    [[nodiscard]] std::string const& told_in() const noexcept;

    /// The same facts without what anybody claims of their order: what times alone say. Complexity: that of building it.
    [[nodiscard]] timeline without_claims() const;

    /// Answers a question. Declared here, defined by query/ask.hpp, which entente.hpp includes.
    /// Errors: bad_question, unknown_id, unknown_party for a question that names what is not there.
    [[nodiscard]] answer ask(query const& q) const;
    /// Resolves a question once, to be asked many times. Defined by query/ask.hpp. Errors: as `ask`.
    [[nodiscard]] prepared prepare(query const& q) const;
    /// How many events a question counts in each year or month, or with each counterpart. Defined by query/tally.hpp. Errors: as `ask`, and
    /// bad_question for what is no count, or has a window by `during` or `within` where years or months are asked for.
    [[nodiscard]] tally count_by(per what, query const& q, std::string const& zone = "UTC") const;
    /// The contacts that fit a pattern. Declared here, defined by query/match.hpp. Errors: as `ask`, and bad_question for a
    /// pattern that contradicts itself or lacks a part.
    [[nodiscard]] answer match(pattern const& p) const;

private:
    friend class builder;
    friend struct detail::access;

    explicit timeline(detail::shared<detail::timeline_data> data) : data_(std::move(data)) {}

    [[nodiscard]] bool both_held(moment a, moment b) const;
    [[nodiscard]] moment at(std::string_view text) const;

    detail::shared<detail::timeline_data> data_;
};

} // namespace ENTENTE_FORM

/// What a timeline holds, for whoever decides questions about it.
struct detail::access {
    [[nodiscard]] static shared<timeline_data> const& data_of(timeline const& t) { return t.data_; }
    [[nodiscard]] static timeline made_of(shared<timeline_data> data) { return timeline{std::move(data)}; }
};

} // namespace entente

#ifndef ENTENTE_COMPILED
#include <entente/timeline/detail/timeline_functions.hpp>
#endif
