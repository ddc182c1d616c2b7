// The words of the question language that are no names, and how they may be spelt.
// SPDX-License-Identifier: MIT
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace entente::wording {

/// In the order of the table in docs/language.md.
enum class keyword : std::uint8_t {
    // how it is asked
    which,
    who,
    whose,
    when,
    where,
    why,
    how,
    how_many,
    how_often,
    how_long,
    did,
    no,
    whether,
    // what is asked
    first,
    last,
    in_order,
    order,
    list,
    number,
    time,
    average,
    most,
    least,
    longest,
    shortest,
    pause,
    next,
    previous,
    compare,
    similar,
    same,
    change,
    pattern,
    beginning,
    anywhere,
    without,
    followed,
    then,
    came,
    returned,
    holder,
    tally,
    // events
    call,
    video_call,
    meeting,
    visit,
    summit,
    message,
    statement,
    contact,
    trip,
    guest,
    to_call,
    to_video_call,
    to_meet,
    to_visit,
    to_travel,
    to_write,
    to_talk,
    to_contact,
    to_host,
    to_return,
    to_lead,
    happen,
    proposed,
    planned,
    held,
    postponed,
    cancelled,
    denied,
    any_status,
    placed,
    received,
    abroad,
    at_home,
    in_person,
    // who
    each,
    leader,
    country,
    term,
    pair,
    anyone,
    pronoun,
    acting,
    organizations,
    beyond,
    // when and where
    by,
    of,
    with,
    to,
    from,
    at,
    in,
    on,
    during,
    after,
    since,
    before,
    until,
    within,
    between,
    over,
    for_,
    as,
    among,
    known,
    elected,
    declared,
    took_office,
    left_office,
    event,
    date,
    instant,
    zone,
    julian,
    this_day,
    any_year,
    year,
    month,
    kind,
    day,
    week,
    hour,
    minute,
    second,
    microsecond,
    top,
    rank,
    per,
    hundred_days,
    // of questions about answers
    in_office,
    time_in_office,
    earlier_than,
    predecessor,
    single_source,
    contradict,
    share,
    went_to,
    attribute,
    page,
    // between
    and_,
    or_,
    nothing,
};

using keyword_set = std::bitset<static_cast<std::size_t>(keyword::nothing) + 1>;

struct keyword_spelling {
    keyword is;
    std::string_view name;  ///< in the grammar
    std::string_view words; ///< spellings with bars between them, the one to propose first
};
/// All of them, in the order of the keywords.
[[nodiscard]] std::span<keyword_spelling const> keywords() noexcept;

/// A spelling, to be found by its first word.
struct keyword_entry {
    std::string_view first, rest; ///< rest: the further words with blanks between them
    keyword is;
};
/// Those that begin with a word, the longer ones first. Complexity: logarithmic in the number of spellings.
[[nodiscard]] std::span<keyword_entry const> keywords_from(std::string_view first);

/// A rule of the grammar, in EBNF as docs/language.md shows it.
struct production {
    std::string_view name, is;
};
[[nodiscard]] std::span<production const> grammar() noexcept;

} // namespace entente::wording
