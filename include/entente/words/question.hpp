// A question of any kind as one value: what can be asked in words, and what `wording::ask` answers.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/pattern.hpp>
#include <entente/query/query.hpp>
#include <entente/time/when.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace entente {

/// By what the events of a tally are counted, and how the cells are told.
enum class grouped : std::uint8_t {
    year,        ///< calendar years of the tally's zone
    month,       ///< months of years
    counterpart, ///< parties on the other side
    leader,      ///< who has the row
    kind,        ///< kinds of event
    pair,        ///< two parties
    attribute,   ///< values of a key beside the vocabulary
};

namespace asked {

/// Who held an office on a day: an office ("KOR/president") or all offices of a party ("KOR").
struct in_office {
    std::string of; ///< an office's id, or a party's code or name
    when on;        ///< the day
    friend bool operator==(in_office const&, in_office const&) = default;
};

/// How many, cell by cell; of the cells in sequence, or ranked.
struct tally {
    /// How the cells are told.
    enum class told : std::uint8_t {
        each,  ///< one after the other
        most,  ///< ranked, the greatest first
        least, ///< ranked, the smallest first
    };

    query counted;                        ///< aim `count`
    std::vector<grouped> by;              ///< one thing, or two
    told how = told::each;                ///< in sequence, or ranked
    std::optional<std::size_t> first_few; ///< of a ranking, those who may be among the first so many
    std::string zone{};                   ///< whose years and months; empty: those of the dates in `counted`, of the timeline, UTC
    std::string attribute{};              ///< `grouped::attribute`: a key of the data beside the vocabulary, of terms or of leaders
    friend bool operator==(tally const&, tally const&) = default;
};

/// Each row's gap, and over the rows their mean, median, least and greatest; how many were undecided.
struct spread {
    query gaps; ///< aim `gap`
    friend bool operator==(spread const&, spread const&) = default;
};

/// The longest or the shortest time between one contact and the next.
struct pause {
    query events;          ///< aim `list`
    bool shortest = false; ///< false: the longest
    friend bool operator==(pause const&, pause const&) = default;
};

/// Whether the first event of one question came before the first of another: did X and Y speak before V and W.
struct sooner {
    query one;   ///< aim `first`
    query other; ///< aim `first`
    friend bool operator==(sooner const&, sooner const&) = default;
};

/// The event next to another, later or earlier, among those of a list.
struct neighbour {
    std::string event;     ///< an event's id, or a milestone, "lee-2025.took_office"
    bool previous = false; ///< true: the last one before; false: the next one after
    query among;           ///< aim `list`
    friend bool operator==(neighbour const&, neighbour const&) = default;
};

/// What happened on this day of a month, in whichever year.
struct on_this_day {
    query events;  ///< aim `list`
    int month = 1; ///< 1 to 12
    int day = 1;   ///< 1 to 31
    friend bool operator==(on_this_day const&, on_this_day const&) = default;
};

/// Whose contact was returned within so many civil days: the leader received one, and then placed one to the same counterpart.
struct returned {
    query contacts; ///< aim `list`
    int days = 0;   ///< civil days within which it was returned
    friend bool operator==(returned const&, returned const&) = default;
};

/// What changed in the answer from what was known at one date to what was known at another.
struct change {
    query about; ///< any question that is not itself about what was known at a date
    when from;   ///< what was public at its end
    when to;     ///< and at the end of this one
    friend bool operator==(change const&, change const&) = default;
};

/// Two leaders' orders of first contact, side by side.
struct comparison {
    query orders;      ///< aim `order`; its `who` is not looked at
    std::string one;   ///< a leader by id, alias or name
    std::string other; ///< the other
    friend bool operator==(comparison const&, comparison const&) = default;
};

/// Whose order begins like that of somebody.
struct likeness {
    query orders;              ///< aim `order`
    std::string as;            ///< a leader by id, alias or name
    std::size_t first_few = 0; ///< parties; 0: all of the shorter order
    friend bool operator==(likeness const&, likeness const&) = default;
};

/// Why an answer is what it is; with a party, why it stands where it does ("why was China second for Moon").
struct why {
    query about;          ///< the question whose answer is to be explained
    std::string party;    ///< empty: the whole answer
    std::size_t rank = 0; ///< that the question supposes; 0: none
    friend bool operator==(why const&, why const&) = default;
};

/// How long offices were held: of a leader, of each holder.
struct days_in_office {
    decltype(query::who) who;     ///< a leader, holders of an office, leaders of a party
    bool acting = false;          ///< true: acting holders, too
    std::optional<when> known_by; ///< as in `query`
    friend bool operator==(days_in_office const&, days_in_office const&) = default;
};

/// Whether one leader's gap is shorter than that of another, or of who held the same office before: "was Yoon earlier to call China".
struct earlier {
    query gaps;        ///< aim `gap`; its `who` is not looked at
    std::string one;   ///< a leader by id, alias or name
    std::string other; ///< empty: the predecessor
    friend bool operator==(earlier const&, earlier const&) = default;
};

/// Row by row, the time from the first event of one question to the first of another; of each pair of parties, too.
struct interval {
    query from; ///< aim `first`
    query to;   ///< aim `first`, of the same rows
    friend bool operator==(interval const&, interval const&) = default;
};

/// Which of an answer's candidates one source alone reports.
struct single_source {
    query about; ///< aim `first`, `last`, `order` or `list`
    friend bool operator==(single_source const&, single_source const&) = default;
};

/// Which claims contradict others, and were set aside.
struct contradictions {
    std::optional<when> known_by; ///< as in `query`
    friend bool operator==(contradictions const&, contradictions const&) = default;
};

/// In how many of the rows the first, or the last, contact was with these; of all rows, or group by group of an attribute.
struct share {
    query rows;                    ///< aim `first` or `last`
    std::vector<std::string> with; ///< parties, groups or leaders
    std::string attribute;         ///< as of a tally; empty: of all rows
    friend bool operator==(share const&, share const&) = default;
};

/// A page of the events of a list, by when they may have begun.
struct page {
    query events;           ///< aim `list`
    std::size_t number = 1; ///< from 1
    std::size_t size = 20;  ///< events on a page
    friend bool operator==(page const&, page const&) = default;
};

} // namespace asked

/// Whatever can be asked, as a plain value: names are text and mean something only to the timeline that is asked.
using question =
    std::variant<query, pattern, asked::in_office, asked::tally, asked::spread, asked::pause, asked::sooner, asked::neighbour,
                 asked::on_this_day, asked::returned, asked::change, asked::comparison, asked::likeness, asked::why, asked::days_in_office,
                 asked::earlier, asked::interval, asked::single_source, asked::contradictions, asked::share, asked::page>;

} // namespace entente
