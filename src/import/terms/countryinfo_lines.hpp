// The lines of CountryInfo.txt: almost XML, with a tenure in every bracket.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/dates/row_days.hpp"

#include <entente/error.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::detail {

/// What stands in one pair of brackets, and where in its line.
struct bracket {
    enum class form { between, since, until, born, died, other };
    form is = form::other;
    std::string_view whole; ///< without the brackets
    std::string_view code;  ///< of CAMEO, before a tenure in a government; may be empty
    std::string_view from;  ///< or the only date
    std::string_view to;
    std::size_t offset = 0; ///< of the bracket in the line
};

/// A line with names, brackets, and what stands behind a `#`.
struct person_line {
    std::vector<std::string> names; ///< of one person, `_` as blanks; as written otherwise
    std::vector<bracket> brackets;
    std::string comment;
};
[[nodiscard]] person_line read_person(std::string_view line);

/// A date of the file, no more precise than the file knows it.
struct info_date {
    std::optional<row_date> date;
    std::optional<diagnostic> flaw; ///< why there is none, or why it is less than it looks
};
/// YYYYMMDD, YYYYMM or YYYY. `by_month`: in lists made once a month, the first day is that of a list, and means its month; `last`
/// says which day that is, the last one of the month for an end. Flaws: no_such_day (the end of a month that is none is that
/// month), false_precision (a first of January is a year), bad_time, day_month_swapped.
[[nodiscard]] info_date read_info_date(std::string_view text, bool by_month, bool last);

/// A line that is a tag: `<name>`, `</name>` or `<name>value</name>`; others have no name.
struct tag_line {
    std::string_view name;
    std::string_view value;
    bool closes = false;
    bool whole = false; ///< with a value and its end
};
[[nodiscard]] tag_line read_tag(std::string_view line) noexcept;

} // namespace entente::detail
