// What was read of a question, before it is one.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/words/question.hpp>

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente::wording {

/// Parties, groups or leaders that stand together, or those whose rows are asked for.
struct participants {
    decltype(query::who) who;       ///< set where they can be rows by themselves: each holder, a leader
    bool is_who = false;            ///< who is set
    bool is_pair = false;           ///< "the leaders of KOR and JPN": two parties
    std::vector<std::string> names; ///< canonical, or as quoted
    std::vector<bool> leaders;      ///< which of them are leaders
    std::string office;             ///< "the president of KOR": one office

    [[nodiscard]] bool empty() const noexcept { return !is_who && names.empty(); }
};

/// What can be said once.
enum class part : std::uint8_t {
    asking,
    aim,
    who,
    whom,
    kinds,
    statuses,
    direction,
    where,
    occasion,
    from,
    to,
    days,
    inside,
    known_by,
    beyond,
    acting,
    organizations,
    first_few,
    groups,
    ranking,
    rank,
    wrapper,
    last_of_all
};

/// The slots that the parts of a question fill. Which question they come to, `settle` says.
struct draft {
    enum class asking : std::uint8_t { nothing, counterpart, subject, what, when, yes_no, whose };
    enum class wrapper : std::uint8_t {
        none,
        in_office,
        tally,
        spread,
        pause,
        sooner,
        neighbour,
        on_this_day,
        returned,
        change,
        comparison,
        likeness,
        why,
        days_in_office,
        earlier,
        interval,
        single_source,
        contradictions,
        share,
        page
    };
    /// Who does what the verb says. `calls`: either, but who is asked for is who placed it; `mutual`: both.
    enum class verb : std::uint8_t { none, noun, calls, mutual, one_way, host, returning, leading };

    query q; ///< its plain parts
    std::bitset<static_cast<std::size_t>(part::last_of_all)> said;
    asking asked = asking::nothing;
    wrapper wrapped = wrapper::none;
    verb did = verb::none;
    bool active = false;      ///< "did", "has": a verb follows
    bool passive = false;     ///< "was": perhaps "was called by"
    bool by_somebody = false; ///< "by Moon"
    bool in_person = false;
    bool first = false, last = false, in_order = false, listed = false, counted = false, negated = false;
    bool order_word = false; ///< "order of first calls": `first` says nothing more
    bool how_long = false;   ///< since the mark of the window
    bool happened = false;   ///< "never happened"
    bool averaged = false;
    std::optional<mark> gap;
    std::optional<asked::whether> whether;
    participants subject, object;
    std::vector<std::pair<pattern::link, participants>> rivals; ///< what was contacted before what
    bool rival_first = false;                                   ///< "after JPN"
    std::optional<pattern> steps;                               ///< in full
    // what is around it
    std::vector<grouped> by;
    asked::tally::told told = asked::tally::told::each;
    bool shortest = false, previous = false;
    std::string event, one, other;  ///< of a neighbour; of a comparison
    std::optional<std::size_t> few; ///< of a tally, of a likeness
    std::string zone;               ///< of a tally
    int month = 0, day = 0;
    std::optional<int> within_days; ///< without a mark
    std::optional<when> from, to;   ///< of a change
    std::size_t rank = 0;
    std::string party;             ///< of a why
    std::shared_ptr<draft> second; ///< of what came before what
    bool second_alike = false;     ///< "before the leaders of C and D": did the same
    bool placed_so = false;        ///< "was Japan the first": the place is asked about, not why
    bool party_is_leader = false;  ///< the one whose place it is
    std::string attribute;         ///< by which the rows are grouped
    std::vector<std::string> share_with;
    event_kind other_kind{}; ///< of an interval, its end
    std::size_t page = 0, page_size = 0;
    std::optional<int> next_days;  ///< from the day on as of which it is asked
    std::optional<question> inner; ///< in brackets, in full
    std::optional<question> inner_other;
};

} // namespace entente::wording
