// Makes timelines: from records, or in code.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/compiled.hpp>
#include <entente/detail/fmt.hpp>
#include <entente/fwd.hpp>
#include <entente/model/letters.hpp>
#include <entente/order/detail/sparse.hpp>
#include <entente/time/policy.hpp>
#include <entente/timeline/detail/dictionary.hpp>
#include <entente/timeline/detail/given.hpp>
#include <entente/timeline/refs.hpp>
#include <entente/timeline/timeline.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace entente {

inline namespace ENTENTE_FORM {

/// Collects facts, checks everything, and makes a timeline or reports every problem at once.
///
///     builder b{iana_zones()};
///     auto const moon = b.leader("moon-jae-in", "Moon Jae-in");
///     auto const trump = b.leader("trump", "Donald Trump", "USA"_party);
///     b.term(moon, "KOR/president").elected("2017-05-09", "Asia/Seoul").took_office("2017-05-10T08:09", "Asia/Seoul");
///     auto const us = b.call(moon, trump).held("2017-05-10T22:30", "Asia/Seoul");
///     timeline const t = b.build();
///
/// Times are a text and a zone, or a `when`; a time and a zone that are swapped do not compile where they are literals, and are a
/// problem of the build elsewhere. What `term`, `call` and the like return writes into the builder, and is of use only while
/// the builder stays in place.
class builder {
public:
    class term_editor;
    class event_editor;
    class claim_editor;
    class gap_editor;
    class scope_editor;
    /// What a time and a zone are given as: a literal, which the compiler looks at, or any text, which is read before the call ends.
    using time_text = detail::time_text;
    using zone_text = detail::zone_text;

    /// A leader or, where nobody knows who it was, a party.
    struct attendee {
        /// Also where an attendee is asked for: a leader, or a party.
        attendee(leader_ref const& l) : leader(l.id), party(l.party) {} // NOLINT: is meant to convert
        attendee(entente::party p) : party(p) {}                        // NOLINT
        std::string leader;                                             ///< an id; empty: only the party is known
        entente::party party;                                           ///< empty: that of the leader's only office
    };

    /// Zones decide which zone names the times may use; `utc_and_offsets()` knows no names, `iana_zones()` all. Letters decide which
    /// spellings of a leader's name are one: `ascii_letters()` knows the case of A to Z, `unicode_letters()` every case and accent.
    explicit builder(zones clocks, policy rules = {}, letters script = ascii_letters());
    builder(zones clocks, letters script) : builder(clocks, {}, script) {}
    builder(builder const&);
    builder(builder&&) noexcept;
    builder& operator=(builder const&);
    builder& operator=(builder&&) noexcept;
    ~builder();

    /// Everything a document holds, and what its reader noticed. References may go both ways between what is added. A title, note or
    /// unknown key that differs from one that is there is not taken, and a warning of the build. A record whose id was there before is
    /// one with that record if it says the same or only more: further reports, names, what the other lacks. If it contradicts it, it
    /// stays beside it, and the build fails (302).
    builder& add(records more, problem_list noticed = {});

    /// Adds a leader, by an id of yours and the name that answers show, or as a record. `speaks_for` is the party where no term says so.
    /// What is returned names him to other calls.
    leader_ref leader(std::string id, std::string name, entente::party speaks_for = {});
    leader_ref leader(entente::leader record, entente::party speaks_for = {});
    /// Adds a source, which reports and claims are said by: who publishes it, and since when it is public, or a record. Without a date no
    /// view sees what it says (`timeline::as_of`).
    source_ref source(std::string id, std::string publisher, time_text published = {}, zone_text zone = {},
                      source_rank rank = source_rank::normal);
    source_ref source(std::string id, std::string publisher, when published, source_rank rank = source_rank::normal);
    source_ref source(entente::source record);
    /// Adds an office or a named set of parties.
    builder& office(entente::office record);
    builder& group(entente::group record);
    /// A party that entente does not know by itself.
    builder& define(party_definition record);

    /// An office "KOR/president" that is not there yet is made, for the party before the slash. Without an id the builder makes one that
    /// is not there yet, as it does for events.
    term_editor term(leader_ref const& who, std::string office, std::string id = {});
    term_editor term(entente::term record);

    /// Adds an event of that kind, and returns what says more of it. Who took part: leaders and parties, in any order; nobody is taken to
    /// have placed it (`placed_by`). The id is made of the kind, a number and who they are.
    template <class... Attendees>
    event_editor call(Attendees const&... who);
    template <class... Attendees>
    event_editor video_call(Attendees const&... who);
    template <class... Attendees>
    event_editor meeting(Attendees const&... who);
    template <class... Attendees>
    event_editor message(Attendees const&... who);
    template <class... Attendees>
    event_editor summit(Attendees const&... who);
    /// The guest visits the host.
    event_editor visit(attendee const& guest, attendee const& host);
    /// An event of any kind: with an id of yours, or as a record.
    event_editor event(event_kind kind, std::vector<attendee> const& who, std::string id = {});
    event_editor event(entente::event record);

    // Claims. A moment is an event, or text: an event's id, a term's milestone ("moon-2017.elected").

    /// "a, then b, then c".
    template <class... Moments>
    claim_editor order(Moments const&... moments);
    /// How long after one moment another was: `b.gap(us, cn).days(2, "Asia/Seoul")`, or `.at_least(hours(2)).at_most(hours(3))`.
    template <class From, class To>
    gap_editor gap(From const& from, To const& to);
    /// `b.first(call).by(moon).after("moon-2017.elected").were(us, cn)`: the first calls, in this order. Without kinds: any contacts.
    template <class... Kinds>
    scope_editor first(Kinds... kinds);
    /// `b.all(call).by(moon).after("moon-2017.elected").were(us, cn, jp)`: there were no others.
    template <class... Kinds>
    scope_editor all(Kinds... kinds);
    claim_editor claim(std::variant<order_claim, distance_claim, first_claim, complete_claim> says);
    /// A claim as a value, or as a record.
    claim_editor claim(entente::claim record);

    /// What has been collected.
    [[nodiscard]] records const& facts() const noexcept { return facts_; }

    /// The timeline with its warnings, or every problem if one is an error; their paths are those of a document.
    /// Complexity: near linear in the records; claims cost a search each among the moments they tie together.
    [[nodiscard]] result<timeline> try_build() const
    {
        return made_of(
            facts_, [](void*, diagnostic&) {}, nullptr);
    }
    /// The same; `where` is called with every problem, to add the place of a file that its path stands for.
    template <class Locate>
    [[nodiscard]] result<timeline> try_build(Locate where) const&;
    template <class Locate>
    [[nodiscard]] result<timeline> try_build(Locate where) &&;
    /// Errors: all problems at once. Of a builder that is a temporary, or moved from, what it holds is taken and not copied.
    [[nodiscard]] timeline build() const&;
    [[nodiscard]] timeline build() &&;

private:
    [[nodiscard]] result<timeline> made_of(records all, void (*locate)(void*, diagnostic&), void* with) const;
    /// A report of a time; text and zone that are swapped are noted.
    [[nodiscard]] report reported(std::string path, std::string source, std::optional<status> is, when time);
    void take_note(std::string_view what, std::string& to, std::string&& more);
    void take_ids();
    [[nodiscard]] std::size_t leader_with_terms(std::string const& id);
    void take_office(entente::office&& record);
    struct known_list {
        detail::dictionary ids; ///< of the first so many records, with their numbers
        std::size_t taken = 0;
    };
    template <class Record>
    void add_all(known_list& known, std::vector<Record>& to, std::vector<Record>&& more);
    [[nodiscard]] std::string free_event_id(std::string_view kind, std::string_view who);

    zones clocks_;
    policy rules_;
    letters script_;
    records facts_;
    std::array<known_list, 7> known_; ///< what `add` finds there, list by list
    problem_list noticed_;
    problem_list misused_; ///< calls that say what cannot be: problems of the build, with the others

    // what ids that are made must not meet; of the first so many records of each kind
    struct {
        std::size_t offices = 0, terms = 0, events = 0;
    } taken_;
    detail::dictionary office_ids_;
    detail::dictionary made_offices_;      ///< those that were made for a term
    detail::sparse<bool> is_record_there_; ///< of them, by number: the record took its place
    detail::dictionary term_ids_;
    detail::dictionary event_ids_;      ///< that could have been made
    detail::dictionary with_terms_;     ///< leaders by their ids
    std::vector<std::size_t> terms_of_; ///< how many each of them has, or the last number that was taken
};

} // namespace ENTENTE_FORM
} // namespace entente

#include <entente/timeline/editors.hpp>
