// The words of pictures and pages in one language, English among them.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/io/language.hpp>
#include <entente/time/civil.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente::detail {

/// Forms are those of fmt: {0}, {1} ... stand for what the comment names. Of two forms, the first is for one, the other for more.
struct picture_words {
    using one_or_more = std::array<std::string_view, 2>;

    // the scale
    std::array<std::string_view, 12> months; ///< short
    std::string_view first_day;              ///< the number of a month's first day
    std::string_view tick_day;               ///< {0} month, {1} its number, {2} day
    std::string_view tick_day_of_year;       ///< the same, {3} year
    std::string_view tick_month;             ///< the same

    // what is said of events
    std::array<std::string_view, 5> columns;  ///< what, when, by the clocks of the capitals, standing, where
    std::string_view rank, sources, and_more; ///< {0} how many
    std::string_view until;                   ///< {0} start, {1} end
    std::string_view at_occasion;             ///< {0}
    std::string_view named;                   ///< {0} what or who, {1} of whom
    std::array<std::string_view, 4> milestones;
    std::string_view milestone_of; ///< {0} who, {1} milestone
    std::string_view several_parties, anyone, others;
    std::string_view denied_by_others, exclude_each_other, several_times, approximate, uncertain, no_zone, by_claims, perhaps_outside;
    one_or_more days;   ///< {0}
    one_or_more within; ///< {0}

    // the whole
    one_or_more events, lanes, rows; ///< {0}
    bool none_is_one = false;        ///< none of them takes the form of one
    std::string_view summary;        ///< {0} events, {1} lanes, {2} days or nothing, {3} zone
    std::string_view summary_days;   ///< {0}, {1}
    std::string_view order_summary;  ///< {0} rows

    // legends
    std::string_view somewhere, throughout, best_to_worst, this_rank;
    std::string_view open_end, not_held, struck, exclude, pale, possible, before, milestone, small_letter;
    std::string_view aside;        ///< {0}, a saying
    std::string_view aside_at_end; ///< behind a saying
    std::string_view aside_why;    ///< behind a saying, and why

    // pages
    std::string_view timeline, keys, show_only, filter_by, about, sayings, table, caption;

    [[nodiscard]] std::string_view form_for(one_or_more const& of, std::size_t n) const
    {
        return of[n == 1 || (n == 0 && none_is_one) ? 0 : 1];
    }
};

[[nodiscard]] picture_words const& pictures_in(language in) noexcept;

/// "10 May 2017", "2017년 5월 10일", "10. Mai 44 v. Chr.".
[[nodiscard]] std::string day_in(language in, civil_day d);
[[nodiscard]] std::string year_in(language in, std::int64_t year);

} // namespace entente::detail
