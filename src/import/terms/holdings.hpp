// Unbroken holdings of an office, out of statements that may overlap, adjoin or repeat each other.
// SPDX-License-Identifier: MIT
#pragma once

#include "import/terms/holders.hpp"

#include <entente/time/edtf.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace entente::detail {

/// The days in which something lies, both included; open where nothing is known.
struct day_window {
    civil_day first = civil_day::past();
    civil_day last = civil_day::future();

    [[nodiscard]] bool is_day() const { return first == last; }
};

/// Of a time as EDTF; nothing of an empty or unreadable one.
[[nodiscard]] std::optional<day_window> days_of(when const& time);
/// The same time as somebody who doubts it writes it: `2017-01-01?`. A form that cannot be marked is itself.
[[nodiscard]] std::string doubted(when const& time);

/// Whether a statement's end is certainly before its start.
[[nodiscard]] bool is_reversed(held_statement const& s);

/// One unbroken time in an office, and the statements that make it.
struct unbroken_holding {
    /// By when it was over, who says so, and why.
    struct limit {
        civil_day day;
        held_statement const* by;
        std::string why;
    };

    std::vector<held_statement const*> parts; ///< by id
    day_window begins;                        ///< open at both ends: nobody says
    day_window ends;                          ///< `first` is never before the beginning; future() if it is said to go on
    bool goes_on = false;                     ///< somebody says that there is no end
    bool open = true;                         ///< nobody says when the last of the parts ended
    std::optional<limit> bound{};

    [[nodiscard]] std::string const& id() const { return parts.front()->id; }
    [[nodiscard]] std::string const& person() const { return parts.front()->person; }
    [[nodiscard]] bool has_start() const { return begins.first.is_finite() || begins.last.is_finite(); }
    [[nodiscard]] bool ends_after(civil_day d) const { return goes_on || (!open && ends.first > d); }
    /// Only statements that all sources took back make it.
    [[nodiscard]] bool is_deprecated() const;
    /// Whether a time that a part gives can be the beginning or the end of the whole; others lie within.
    [[nodiscard]] bool may_begin(said_time const& t) const;
    [[nodiscard]] bool may_end(said_time const& t) const;
};

/// The statements of one person and office as unbroken holdings. Two make one where they certainly touch or overlap: each begins no later
/// than the day after the other's end; where both give the same start and end, or the same start and one no end, or the same end and one
/// no start; and a statement without dates is part of the only holding that has some. What sources took back joins others and joins none
/// together. `tell` hears of reversed terms and of overlaps that are no repetition. Complexity: quadratic.
[[nodiscard]] std::vector<unbroken_holding> unbroken(
    std::vector<held_statement const*> const& statements,
    std::function<void(code, held_statement const&, std::string, std::string)> const& tell);

} // namespace entente::detail
