// Statistics of gaps that are known within limits.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/answer.hpp>
#include <entente/query/query.hpp>

#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace entente::detail {

inline constexpr double no_end = std::numeric_limits<double>::infinity();

/// In days; `sure`: in every world there is one.
struct one_gap {
    double least = 0;
    double most = 0;
    bool sure = false;
};
/// Whatever the gaps are within their limits, each by itself, and whichever of those that are not sure there are.
struct spread_of_gaps {
    std::optional<range_of<double>> mean;
    std::optional<range_of<double>> median;
    std::optional<range_of<double>> least;
    std::optional<range_of<double>> most;
};
/// Complexity: quadratic, for the sorting of each choice.
[[nodiscard]] spread_of_gaps spread_of(std::vector<one_gap> const& all);

/// In civil days where they are known, else in days of 24 hours, outwards. `counted`: the same row of `counts_of`.
[[nodiscard]] std::optional<one_gap> gap_of(answer_row const& row, answer_row const& counted);
/// How many may be what the gap ends with: the event that it is counted from is none of them.
[[nodiscard]] query counts_of(query gaps);

/// "3", "15.5", "2.3"; an end that is open: "..".
[[nodiscard]] std::string number_in_words(double x);
/// "1 day", "2 to 3.5 days", "3 days or more".
[[nodiscard]] std::string days_in_words(range_of<double> r);

} // namespace entente::detail
