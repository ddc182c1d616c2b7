// What one source says of order.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/model/kept.hpp>
#include <entente/model/words.hpp>

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace entente {

// A moment is named by text: an event's id, or a term's id and a milestone, "moon-2017.elected".

/// "a, then b, then c and d": every moment of a step comes strictly before every moment of the next one. Of moments in
/// the same step nothing is said.
struct order_claim {
    std::vector<std::vector<std::string>> steps; ///< from the earliest to the latest; each names one moment or several

    friend bool operator==(order_claim const&, order_claim const&) = default;
};

/// "b two days after a". Exactly one of the three ways of measuring is given.
struct distance_claim {
    std::string from;               ///< the earlier moment, where the numbers are positive
    std::string to;                 ///< the moment that is measured from it
    std::optional<int> days;        ///< civil: the calendar day `days` after that of `from`, in `zone`
    std::optional<int> within_days; ///< civil: at or after `from`, and at most that many calendar days later
    std::string least;              ///< elapsed: ISO 8601 durations, "PT47H"; empty: no limit
    std::string most;               ///< as `least`; empty: no limit
    std::string zone;               ///< of the civil days; without one, days are read as the elapsed times they can stand for

    friend bool operator==(distance_claim const&, distance_claim const&) = default;
};

/// Of which events a claim speaks: those of a leader (or of one term), of some kinds, after a moment, with some parties, in
/// which the leader had a role, and which took place abroad or at home.
struct scope {
    std::string by;                ///< a leader or a term
    std::vector<event_kind> kinds; ///< empty: any. `call` includes `video_call`
    std::string after;             ///< a moment that they are strictly later than; empty: ever
    std::vector<std::string> with; ///< parties or groups of the other side; empty: any country
    /// Unknown keys, to be written back.
    entente::kept kept;
    std::optional<entente::role> role{};       ///< of the leader; nothing: any
    whereabouts where = whereabouts::anywhere; ///< seen from the leader; an event whose country is not known is not bound

    friend bool operator==(scope const&, scope const&) = default;
};

/// "The first call was with x", "the first three were with x, y and z": in the scope, x, y, z are the first contacts
/// with the parties they lead to, in this order, and every other party came later.
struct first_claim {
    entente::scope scope;            ///< which events it speaks of
    std::vector<std::string> events; ///< ids, in order

    friend bool operator==(first_claim const&, first_claim const&) = default;
};

/// "These were all": in the scope there are no events but these. It turns "first known" into "first".
struct complete_claim {
    entente::scope scope;            ///< which events it speaks of
    std::vector<std::string> events; ///< ids, in any order

    friend bool operator==(complete_claim const&, complete_claim const&) = default;
};

/// What one source says of the order of moments, or of their number. It binds every world, unless it is set aside for what is trusted more.
struct claim {
    std::string id;                                                              ///< unique among claims; may be empty
    std::string source;                                                          ///< a source's id; empty: whoever made the timeline
    std::variant<order_claim, distance_claim, first_claim, complete_claim> says; ///< the statement
    std::string note;                                                            ///< for readers; answers do not look at it
    entente::kept kept;                                                          ///< unknown keys, to be written back
    entente::kept kept_inside; ///< of the object that holds the claim's form, where it is one

    friend bool operator==(claim const&, claim const&) = default;
};

} // namespace entente
