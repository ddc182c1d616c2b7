// The words and forms of one language.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/language.hpp>

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace entente::detail {

/// A form with what it stands for. Requires: the form is one of our own tables.
[[nodiscard]] std::string filled(std::string_view form, auto const&... values)
{
    return fmt::vformat(form, fmt::make_format_args(values...));
}

/// Forms are those of fmt: {0}, {1} ... stand for what the comment names.
struct language_words {
    std::string_view tag;
    std::size_t names; ///< the column of its names of countries

    std::array<std::string_view, 7> kinds;      ///< in the order of `event_kind`
    std::array<std::string_view, 7> many_kinds; ///< after a number
    std::array<std::string_view, 4> protocols;  ///< what is added to a kind
    std::string_view protocol_and_kind;         ///< {0} protocol, {1} kind
    std::array<std::string_view, 6> statuses;
    std::array<std::string_view, 3> verdicts;
    std::array<std::string_view, 21> caveats;
    std::string_view contact, contacts;

    // dates
    std::array<std::string_view, 12> months;
    std::string_view day;           ///< {0} year, {1} month as a number, {2} day, {3} name of the month
    std::string_view first_day;     ///< the same of the first of a month
    std::string_view month;         ///< {0} year, {1} number, {2} name
    std::string_view year;          ///< {0}
    std::string_view before_christ; ///< {0} a year, counted back from 1; stands for a year in the forms above
    std::string_view unknown_time, before_any, after_any;
    std::string_view at_or_after, at_or_before; ///< {0} time
    std::string_view between_clocks;            ///< {0} day, {1} and {2} clock times
    std::string_view between;                   ///< {0}, {1} times or days
    std::string_view zone_unknown;

    // lines
    std::string_view anyone, none, none_known, milestone_unknown;
    std::string_view among;      ///< {0} number, {1} kind, behind a verdict
    std::string_view known;      ///< {0} number and kind
    std::string_view counted;    ///< {0} number, {1} kind
    std::string_view one_day;    ///< after the mark
    std::string_view days;       ///< {0} number
    std::string_view days_range; ///< {0}, {1}
    std::string_view to;         ///< {0}, {1}: from the one to the other
    std::string_view after;      ///< {0} a length of time
    std::string_view days_hours, hours_minutes, minutes, unknown_length;
    std::string_view and_more;                   ///< {0} number
    std::string_view and_;                       ///< {0}, {1}
    std::string_view nobody_left, not_contacted; ///< {0} list
    std::string_view planned;
    std::string_view before; ///< {0} before {1}
    std::string_view certainly_not;
    std::string_view no_contact;             ///< {0} kind, {1} with whom
    std::string_view no_contact_with_either; ///< {0} kind
    std::string_view at_some_point;          ///< {0} who
    std::string_view in_part;                ///< {0} a caveat
    std::string_view comma, bracket;         ///< between parts; {0} in brackets
};

/// null: none of that tag; English has none, it is what `entente` speaks.
[[nodiscard]] language_words const* find_language(std::string_view tag) noexcept;

/// Empty: the table has none.
[[nodiscard]] std::string_view country_name_in(std::size_t language, party const& p);

extern language_words const german, spanish, french, japanese, korean;

} // namespace entente::detail
