// What a timeline becomes when more is said, and what it was when less was known.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/compiled.hpp>
#include <entente/detail/fmt.hpp>
#include <entente/error.hpp>
#include <entente/model/records.hpp>
#include <entente/timeline/detail/data.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace entente::detail {

/// Adds records, and appends every problem. False: one of them is an error, and the data are of no use. The data are not a
/// view's. Complexity: near linear in what is added and in the claims that there are; what is there otherwise is not touched but
/// where something new is said of it.
[[nodiscard]] ENTENTE_INLINE bool extend(timeline_data& data, records more, problem_list& problems);

/// Makes the data a view of what was public by an instant: something is known of a moment from the first report of it or
/// the first claim that names it. Complexity: linear in the claims, in the moments that they name and in those whose reports did
/// not all become public at once; everything else is told by a comparison when it is asked for.
ENTENTE_INLINE void look_back(timeline_data& data, instant horizon);

/// Whether a problem comes from the claims, which every view and successor relates anew.
[[nodiscard]] inline bool is_of_claims(diagnostic const& d) { return d.code == code::conflict || d.code == code::unused_claim; }

/// A title, note or unknown key of what is added, where another is there.
inline void note_what_is_dropped(fact_lists const& facts, records const& more, problem_list& problems)
{
    auto const note = [&](std::string_view what, std::string const& is, std::string const& other) {
        if (is.empty() || other.empty() || is == other) return;
        problems.warning(code::bad_value, std::string(what), fmt::format("\"{}\" is not taken: the {} is \"{}\" already", other, what, is),
                         "records that are joined have one: say it in the first");
    };
    note("title", facts.title, more.title);
    note("note", facts.note, more.note);
    for (auto const& [key, value] : more.kept.others)
        for (auto const& [known, is] : facts.kept.others)
            if (known == key) note(key, is, value);
}

/// Gives each problem the id of the record that its path leads to.
inline void name_records(fact_lists const& facts, problem_list& problems)
{
    for (auto& d : problems) {
        auto const bracket = d.path.find('[');
        if (bracket == std::string::npos || !d.record.empty()) continue;
        std::size_t number = 0;
        auto const text = std::string_view(d.path);
        for (auto i = bracket + 1; i != text.size() && '0' <= text[i] && text[i] <= '9'; ++i)
            number = number * 10 + static_cast<std::size_t>(text[i] - '0');
        auto const take = [&](std::string_view list, auto const& records) {
            if (text.substr(0, bracket) != list || number >= records.size()) return;
            if constexpr (requires { records.id(event_id{}); }) d.record = records.id(id_of<event_id>(number));
            else d.record = records[number].id;
        };
        take("sources", facts.sources);
        take("groups", facts.groups);
        take("leaders", facts.leaders);
        take("offices", facts.offices);
        take("terms", facts.terms);
        take("events", facts.events);
        take("claims", facts.claims);
    }
}

/// Takes the problems of what was added for the warnings of the whole, beside what was noticed before.
inline void keep_warnings(timeline_data& data, problem_list const& found)
{
    for (auto const& d : found) {
        if (is_of_claims(d)) continue;
        // a thing of which more is said is noticed anew
        data.noticed.erase_if([&](diagnostic const& known) { return known.code == d.code && known.path == d.path; });
        data.noticed.add(d);
    }
    data.warnings = data.noticed;
    for (auto const& d : found)
        if (is_of_claims(d)) data.warnings.add(d);
}

/// Undoes `look_back`. The claims are not related yet.
inline void look_up(timeline_data& data)
{
    data.horizon.reset();
    data.seen = {};
}

} // namespace entente::detail

#ifndef ENTENTE_COMPILED
#include <entente/timeline/detail/extending.hpp>
#endif
