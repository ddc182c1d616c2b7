// From an imprecise time as it was said to windows of instants.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/compiled.hpp>
#include <entente/error.hpp>
#include <entente/time/bounds.hpp>
#include <entente/time/policy.hpp>
#include <entente/time/when.hpp>
#include <entente/time/zone.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace entente {

/// What a `when` stands for: windows of the instant at which something started, and of its end if the text gives one.
struct resolved {
    /// Windows of the start, sorted; several for a one-of set or a repeated clock time. Requires, and has: at least one.
    std::vector<bounds> members = std::vector<bounds>(1); // no list: g++ 12 takes one for uninitialized
    /// Window of the end of an interval or all-of set. An open end reaches from the earliest start to `future()`; an
    /// unknown one may be any instant.
    std::optional<bounds> end;
    bool approximate = false; ///< a `~` or `%` widened it
    bool uncertain = false;   ///< the text has a `?` or `%`
    bool one_of = false;      ///< several members, because the text is a one-of set
    bool whole_earth = false; ///< no zone was given: from UTC+14 to UTC-12
    bool repeated = false;    ///< its zone's clocks showed the time twice
    bool ongoing = false;     ///< `..` alone, or an interval open at its end

    /// From the earliest to the latest start; the holes between members are covered too.
    [[nodiscard]] bounds hull() const;

    friend bool operator==(resolved const&, resolved const&) = default;
};

/// Gives a time its meaning. Errors are appended to `problems`, with `path` as their diagnostic::path, and the result is
/// nullopt; warnings are appended too. An empty `when`, `..`, `../..` and `/` may be any instant.
/// Errors: those of edtf::parse; unknown_zone, no_resolver, zone_and_offset, skipped_time; out_of_range beyond the range
/// of instants. Warning: repeated_time.
[[nodiscard]] std::optional<resolved> resolve(when const& w, zones const& z, policy const& how, std::string_view path,
                                              problem_list& problems);

} // namespace entente

#ifndef ENTENTE_COMPILED
#include <entente/time/detail/resolver.hpp>
#endif
