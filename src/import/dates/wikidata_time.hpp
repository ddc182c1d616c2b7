// Wikidata's times.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/error.hpp>
#include <entente/time/when.hpp>

#include <cstdint>
#include <string_view>

namespace entente::detail {

/// How the years of a text count, and in which calendar its days stand.
enum class wikidata_form : std::uint8_t {
    entity, ///< the JSON of an entity: no year 0, `-0044` is 44 BC; days in the calendar that the model names
    sparql, ///< results of a query: year 0 is 1 BC, `-0043` is 44 BC; a Julian day was made Gregorian, a month or a year was not
};

/// A time of Wikidata as EDTF, at its precision and in its calendar: 11 a day, 10 a month, 9 a year, 8 a decade (the 2010s are 2010 to
/// 2019), 7 a century and 6 a millennium (the 19th century is 1801 to 1900, so that the year 1900 lies in it, and 1901 in the next); 12
/// to 14, which Wikidata does not store, an hour, a minute, a second in UTC. What is finer than the precision is not looked at:
/// `+2004-09-00` is September 2004 with 10, and `+2004-01-01` the year 2004 with 9. What the text itself leaves open, `+2004-00-00`
/// with 11, stays open. The sign may be missing, and so may all that stands behind the year. `calendar_model`: the address or id of
/// the Gregorian or Julian calendar; empty: Gregorian. Of decades and what is longer it makes no difference, and is ignored.
/// Errors: bad_time, also for an unknown calendar; no_such_day; out_of_range for precisions below 6 and above 14, and for what EDTF
/// cannot write: months and days of years beyond 9999.
/// Source: Wikibase/DataModel/JSON and Help:Dates of Wikidata; of the query service JulianDateTimeValueCleaner and its base, which
/// count a year 0 at precisions of a year and finer only.
[[nodiscard]] result<when> wikidata_time(std::string_view time, int precision, std::string_view calendar_model,
                                         wikidata_form form = wikidata_form::entity);

} // namespace entente::detail
