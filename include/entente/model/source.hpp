// Who said something, and what one source says of one thing.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/kept.hpp>
#include <entente/model/words.hpp>
#include <entente/time/when.hpp>

#include <optional>
#include <string>

namespace entente {

/// A page, broadcast, document. `published` is when it first became public, aired or was printed.
struct source {
    std::string id;
    std::string publisher;
    std::string title;
    std::string address;
    std::string language;
    when published;
    source_rank rank = source_rank::normal;
    std::string note;
    entente::kept kept;
    std::string ranked{}; ///< EDTF, by the clocks that `published` was read from: since when `rank` holds; empty: nobody says

    friend bool operator==(source const&, source const&) = default;
};

/// What one source says of one event, or of one milestone of a term: a status, a time, or both. A report of a plan
/// gives the planned time. An empty `source` is whoever made the timeline.
struct report {
    std::string source;
    std::optional<entente::status> status; ///< of events only
    when time;
    std::string length; ///< ISO 8601 duration, "PT25M"; empty: not said
    std::string note;
    entente::kept kept;

    friend bool operator==(report const&, report const&) = default;
};

} // namespace entente
