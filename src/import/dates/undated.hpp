// Dates of which no day can be made: the rule of every reader of events.
// SPDX-License-Identifier: MIT
#pragma once

#include "json/json_tree.hpp"

#include <entente/io/import.hpp>
#include <entente/time/when.hpp>

#include <string>
#include <string_view>

namespace entente::detail {

// Leaving such an event out would make what is left falsely certain, so that it is kept. Where the date is empty, nobody says when it
// was; where it cannot be read, somebody does, so that no question takes the event to fall in its leader's only term.

/// The time of an event by a date of which no day can be made, as it is written; it may be empty.
[[nodiscard]] inline when undated(std::string_view written) { return written.empty() ? when{} : when{"../.."}; }

/// What the report that gives such a date says of it; nothing of an empty one.
[[nodiscard]] inline std::string undated_note(std::string_view written)
{
    return written.empty() ? std::string{} : "cannot be read: " + in_quotes(written);
}

/// Tells a report of a date that cannot be read, and `why`. `describe` makes the diagnostic.
template <class Describe>
void tell_undated(io::import_report& report, code why, Describe const& describe)
{
    report.suspect(code::undated, describe);
    if (why != code::bad_time && why != code::undated) report.suspect(why, describe);
}

/// Tells a report of a date that is empty. `by_its_end`: the row has an end, which bounds it. `at(text, remedy)` makes the diagnostic.
template <class At>
void tell_no_date(io::import_report& report, bool by_its_end, At const& at)
{
    report.suspect(code::missing_field, [&] {
        return at("the row has no date", by_its_end ? "it was kept as an event that began at its end or before"
                                                    : "it was kept as an event of which nobody says when it was");
    });
}

} // namespace entente::detail
