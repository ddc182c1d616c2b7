// Imprecise dates as text: EDTF, which is ISO 8601-2 levels 0 to 2.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/compiled.hpp>
#include <entente/error.hpp>
#include <entente/time/civil.hpp>
#include <entente/time/edtf_parts.hpp>
#include <entente/time/policy.hpp>

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// Which text is accepted.
enum class edtf_dialect : std::uint8_t {
    strict,  ///< the specification and nothing else
    profile, ///< also `2025-06-09T12:30`, that one minute; `~ ? %` behind a clock time; clock times in sets and intervals
};

/// The whole days that a text allows, all included. It starts in [earliest, start_latest] and ends in [end_earliest,
/// latest]; a text for one point in time has it anywhere in [earliest, latest]. Open and unknown ends are past() and future().
struct edtf_days {
    civil_day earliest;     ///< the first day on which it can start
    civil_day start_latest; ///< the last day on which it can start
    civil_day end_earliest; ///< the first day on which it can end
    civil_day latest;       ///< the last day on which it can end

    friend constexpr bool operator==(edtf_days const&, edtf_days const&) noexcept = default;
};

/// An imprecise date, time, interval or set of them, as EDTF text says it.
///
/// Source: Extended Date/Time Format, Library of Congress, 2019-02-04; ISO 8601-2:2019. Where the specification is silent
/// or contradicts itself: winter runs into the next year; `1950S2` is 1900 to 1999 and the digits of `Y171010000S3` count
/// from the left; an interval is accepted if some start in its first part is not after some end in its second; there are
/// no leap seconds, no -0000 and no offsets beyond -12:00 and +14:00; 24:00:00 is the next day's 00:00:00. Which of two
/// seasons comes first is judged as in the north.
class edtf {
public:
    /// Its dates are read in that calendar; EDTF itself knows the Gregorian one only.
    /// Errors: bad_time; no_such_day; reversed_interval; out_of_range, beyond `farthest_year`; not_strict.
    [[nodiscard]] static edtf parse(std::string_view text, edtf_dialect dialect = edtf_dialect::profile,
                                    entente::calendar in = entente::calendar::gregorian);
    /// As parse, but what is wrong is returned.
    [[nodiscard]] static result<edtf> try_parse(std::string_view text, edtf_dialect dialect = edtf_dialect::profile,
                                                entente::calendar in = entente::calendar::gregorian);

    [[nodiscard]] std::string const& str() const noexcept { return text_; } ///< the text that was read
    [[nodiscard]] edtf_kind kind() const noexcept { return parts_.kind; }   ///< what it is as a whole
    /// The least level of the specification that has all the features used: 0, 1 or 2.
    [[nodiscard]] int level() const noexcept { return parts_.level; }
    /// Whether the strict reader accepts it.
    [[nodiscard]] bool is_strict() const noexcept { return parts_.strict; }
    /// The members of a set; one range otherwise.
    [[nodiscard]] std::span<edtf_range const> ranges() const noexcept { return parts_.ranges; }
    /// In which its dates were read.
    [[nodiscard]] entente::calendar calendar() const noexcept { return parts_.calendar; }
    /// What is said anywhere in the text.
    [[nodiscard]] edtf_qualifier qualified() const noexcept;
    /// As written, nothing widened; a clock time counts for its day as written, 24:00 for the next.
    [[nodiscard]] edtf_days day_bounds(season_rule seasons = season_rule::meteorological_north) const noexcept;

    friend bool operator==(edtf const&, edtf const&) = default;

private:
    edtf(std::string_view text, detail::edtf_parts parts) : text_(text), parts_(std::move(parts)) {}

    std::string text_;
    detail::edtf_parts parts_;
};

} // namespace entente

#ifndef ENTENTE_COMPILED
#include <entente/time/detail/edtf_bounds.hpp>
#include <entente/time/detail/edtf_reader.hpp>
#endif
