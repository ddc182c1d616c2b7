// One row of an answer.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/later.hpp>
#include <entente/model/party.hpp>
#include <entente/model/words.hpp>
#include <entente/order/rank_range.hpp>
#include <entente/query/verdict.hpp>
#include <entente/time/bounds.hpp>
#include <entente/timeline/moment.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// What a reader must know before leaning on an answer.
enum class caveat : std::uint8_t {
    contested,            ///< reports of the event's time exclude each other
    disputed,             ///< the event is held by some, denied by others
    one_of,               ///< the time is one of several; between them lie holes
    approximate,          ///< a `~` was widened
    uncertain,            ///< the time has a `?`
    whole_earth,          ///< a day without a zone
    single_source,        ///< one source only
    role_unknown,         ///< who placed the call is not said
    office_unknown,       ///< whether the counterpart held office then is not known
    only_planned,         ///< planned or proposed, not known to be held
    milestone_unknown,    ///< no election, taking of office, ... is known: nothing can be relative to it
    milestone_uncertain,  ///< the window's edge is imprecise, and an event may lie on either side
    outside_term,         ///< the window that was asked for lies outside the term in every world
    president_elect,      ///< the counterpart had been elected and had perhaps not yet taken office
    place_unknown,        ///< in which country it took place is not known
    rank_in_hindsight,    ///< a source's rank is taken into account that it was perhaps given after the time of the view
    last_day_unsure,      ///< a window of days ends with a mark that may lie on several days: bounds are sound, perhaps not the narrowest
    taken_to_fall_inside, ///< the event has no time at all, and the leader only this term
    end_of_term_unknown,  ///< not clipped: nobody says when the term ended
    first_known,          ///< no source says that these were all
    not_fully_checked,    ///< of a pattern: too many cases to try all; what is possible was perhaps not excluded, or is certain
};
/// Their words in lines and columns.
template <>
inline constexpr std::array<std::string_view, 21> words<caveat>{
    "contested",           "disputed",          "one of several times",
    "approximate",         "uncertain",         "day without a zone",
    "single source",       "role unknown",      "office unknown",
    "only planned",        "milestone unknown", "milestone uncertain",
    "outside the term",    "president-elect",   "place unknown",
    "rank in hindsight",   "last day unsure",   "undated, taken to fall in the only term",
    "end of term unknown", "first known",       "not fully checked"};

/// From the least to the most that a number can be.
template <class Number>
struct range_of {
    Number least{}; ///< inclusive
    Number most{};  ///< inclusive

    friend bool operator==(range_of const&, range_of const&) noexcept = default;
};

/// Something that is, or could be, the answer: a party and the events that lead to it, or (`list`) an event and its parties. What
/// it says of one event it says of the first of these.
struct candidate {
    /// whom it leads to: one for a call, several for a meeting of many; of a list, the event's other side
    std::vector<party> parties;
    std::vector<std::string> events;            ///< ids, earliest first
    verdict how = verdict::possible;            ///< certain: it is the answer, or among the answers, in every world
    rank_range rank;                            ///< among the row's candidates
    bounds window;                              ///< of the first of these events; of an event, its start
    std::optional<event_kind> kind;             ///< nothing: there are no events
    std::optional<entente::status> status;      ///< of the event; nothing: there is none
    std::string zone;                           ///< in which its time was told; UTC where nobody says
    party place;                                ///< the country in which it took place; empty: not known
    std::optional<range_of<std::int64_t>> days; ///< civil days since the mark the window begins with, by the mark's clocks
    std::vector<caveat> caveats;                ///< what to know of these events
};

/// "USA JPN".
[[nodiscard]] std::string codes_of(std::vector<party> const& parties);
/// "1 day after", "2 to 5 days after".
[[nodiscard]] std::string days_after(range_of<std::int64_t> days);

/// Why one thing is certain: something came before another, on these people's word.
struct reason {
    std::string earlier;  ///< event ids, or the name of a window's edge
    std::string later;    ///< as `earlier`
    std::vector<said> by; ///< the statements that say so, in the order of the argument
};

/// What is not known of some events or other moments, and would have to be for an answer to be certain.
enum class lack : std::uint8_t {
    order,     ///< which of two moments came first
    distance,  ///< how long after the first of two moments the second was
    inside,    ///< whether an event lies inside the time asked for
    held,      ///< whether an event took place
    placed_by, ///< who placed it
    office,    ///< who held office then
    place,     ///< in which country it took place
    many,      ///< more of that than are named one by one
};
/// Their names.
template <>
inline constexpr std::array<std::string_view, 8> words<lack>{"order", "distance", "inside", "held", "placed_by", "office", "place", "many"};

/// One such fact. The facts of an answer settle it together; one of them settles it alone, if any fact does.
struct missing_fact {
    lack what = lack::order;      ///< of which kind
    std::vector<std::string> ids; ///< of the moments it is about
    std::string text;             ///< `the order of "us-call" and "cn-call"`

    friend bool operator==(missing_fact const&, missing_fact const&) = default;
};

/// A stretch of the order: its members' mutual order is undecided; it comes certainly before the next stretch.
struct block {
    std::vector<party> parties; ///< by code

    friend bool operator==(block const&, block const&) = default;
};

/// `order`: how the first contacts with any two candidates relate, which stand here by their places in `candidates`.
class precedence {
public:
    precedence() = default;
    /// Of so many candidates, of which nothing is known yet.
    explicit precedence(std::size_t candidates) : size_(candidates), how_(candidates * candidates, verdict::none) {}

    [[nodiscard]] std::size_t size() const noexcept { return size_; } ///< of how many candidates
    /// Was the first before the second, strictly? Certain: in every world in which the second is contacted at all. Possible:
    /// in some world in which both are. If neither can be before the other, the two are tied.
    [[nodiscard]] verdict operator()(std::size_t first, std::size_t second) const noexcept { return how_[first * size_ + second]; }
    /// Notes what is known of two.
    void set(std::size_t first, std::size_t second, verdict how) noexcept { how_[first * size_ + second] = how; }

private:
    std::size_t size_ = 0;
    std::vector<verdict> how_;
};

/// An answer in words, and what it takes to find them.
struct explanation {
    std::string label; ///< what the line begins with: the leader's name, of several terms with the year, "Donald Trump (2017)"; "Anyone"
    std::string line;  ///< `Moon Jae-in: USA, certain among 12 known calls, 10 May 2017 22:30, 1 day after`
    std::string why;   ///< what the answer is, what decides it and on whose word, and what to know before leaning on it
    std::vector<reason> reasons;       ///< why what is certain is so
    std::vector<missing_fact> missing; ///< what would together settle a possible answer
    std::size_t among = 0;             ///< how many known events the answer was found among: all that may be what is asked for
};

/// The answer for one leader and term (or for one question without either). What was decided stands in it. It is put into words when
/// these are first asked for, with the timeline, which it keeps alive: that looks at every event that may be what is asked for, while
/// what was decided needs only those that decide. A row may be read, and asked for its words, from many threads.
struct answer_row {
    std::string leader;                                ///< id; empty: anyone
    std::string leader_name;                           ///< as it is shown
    std::string term;                                  ///< id; empty: the row is of no term
    std::string zone;                                  ///< whose clocks to print times by
    entente::verdict verdict = entente::verdict::none; ///< of the row as a whole
    std::vector<candidate> candidates;                 ///< by rank, then window, then code
    bool tie = false;                                  ///< several firsts (lasts), certainly at the same instant

    std::vector<block> blocks;                      ///< `order`: what is certain of the sequence
    std::vector<party> floating;                    ///< `order`: contacted at some point, beside the blocks
    precedence before;                              ///< `order`: every candidate against every other
    std::optional<range_of<std::size_t>> count;     ///< `count`: how many
    std::optional<range_of<duration>> gap;          ///< `gap`: elapsed time; nothing: in no world is there one
    std::optional<range_of<std::int64_t>> gap_days; ///< the same in civil days, by the mark's clocks; none: they have no end
    std::vector<caveat> caveats;                    ///< what to know of the window and the row; those of events stand with their candidates

    /// That of a party alone; nullptr: there is none.
    [[nodiscard]] candidate const* candidate_of(party p) const noexcept;
    /// `order`, as far as it is certain: "1 USA, 2-3 {CHN JPN}, 4 GBR". The order of those in braces is undecided.
    [[nodiscard]] std::string sequence() const;

    /// As in `explanation`.
    [[nodiscard]] std::string const& label() const& { return words->label; }
    [[nodiscard]] std::string const& line() const& { return words->line; }
    [[nodiscard]] std::string const& why() const& { return words->why; }
    [[nodiscard]] std::vector<reason> const& reasons() const& { return words->reasons; }
    [[nodiscard]] std::vector<missing_fact> const& missing() const& { return words->missing; }
    [[nodiscard]] std::size_t among() const { return words->among; }
    [[nodiscard]] std::string label() && { return words->label; } // of a row that is gone when they are read
    [[nodiscard]] std::string line() && { return words->line; }
    [[nodiscard]] std::string why() && { return words->why; }
    [[nodiscard]] std::vector<reason> reasons() && { return words->reasons; }
    [[nodiscard]] std::vector<missing_fact> missing() && { return words->missing; }

    detail::later<explanation> words; ///< what is told when it is asked for; use the functions above
};

} // namespace entente
