// Who said something, and what one source says of one thing.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/macros.hpp>
#include <entente/model/kept.hpp>
#include <entente/model/words.hpp>
#include <entente/time/when.hpp>

#include <optional>
#include <string>

namespace entente {

/// A page, broadcast, document. `published` is when it first became public, aired or was printed.
struct source {
    std::string id;        ///< unique among sources; reports and claims name it
    std::string publisher; ///< who answers for it
    std::string title;     ///< of the page, for readers
    std::string address;   ///< of the web, for readers
    std::string language;  ///< its tag: "ko", "en"
    when published;        ///< decides what a view sees (`timeline::as_of`), and which of two claims of equal rank goes before
    source_rank rank = source_rank::normal; ///< how far it is trusted; see `source_rank`
    std::string note;                       ///< for readers
    entente::kept kept;                     ///< unknown keys, to be written back
    std::string ranked{}; ///< EDTF, by the clocks that `published` was read from: since when `rank` holds; empty: nobody says

    friend bool operator==(source const&, source const&) = default;
};

/// What one source says of one event, or of one milestone of a term: a status, a time, or both. A report of a plan
/// gives the planned time. An empty `source` is whoever made the timeline.
struct report {
    std::string source;                    ///< a source's id
    std::optional<entente::status> status; ///< of events only
    when time;                             ///< when it was, or was to be; empty: not said
    std::string length;                    ///< ISO 8601 duration, "PT25M"; empty: not said
    std::string note;                      ///< for readers
    entente::kept kept;                    ///< unknown keys, to be written back

    friend bool operator==(report const&, report const&) = default;
};

} // namespace entente
