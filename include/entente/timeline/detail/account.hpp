// What the reports of one moment come to, and the little that is kept of it.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/network.hpp>
#include <entente/time/bounds.hpp>
#include <entente/timeline/moment.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace entente::detail {

/// The label of what nobody said.
inline constexpr statement no_statement{std::numeric_limits<std::uint32_t>::max()};

/// What is odd about a time, as in `placing`.
struct time_marks {
    bool reported : 1 = false;
    bool contested : 1 = false;
    bool one_of : 1 = false;
    bool approximate : 1 = false;
    bool uncertain : 1 = false;
    bool whole_earth : 1 = false;
    bool ongoing : 1 = false;
};

/// What is known of a moment, as far as hot loops need it, and who set its two ends.
struct point : time_marks {
    bounds window;
    statement earliest_by = no_statement;
    statement latest_by = no_statement;
    std::optional<entente::node> node; ///< in the network; nothing: only its bounds are known
    bool is_free = false;              ///< though in the network, free in its bounds whatever other events do (see `network::free_nodes`)
    bool hindsight = false;            ///< of a view: a source's rank counts that it was perhaps given later
    entente::standing standing;        ///< of an event
};

/// What the reports of one thing come to.
struct account {
    detail::point point;
    instant since = instant::future(); ///< when somebody first said anything of it in public; `future()`: nobody says when
    std::vector<bounds> members;       ///< as in `placing`
    std::optional<bounds> end;
    bool gradual = false; ///< its reports did not all become public at the same time
};

/// A point but for its window, in little. Of most events there is one report, whose label and whose day follow from the record; `several`:
/// of this one there are others (`sayers`).
struct marks : time_marks {
    marks() = default;
    explicit marks(point const& p, bool several_reports)
        : time_marks(p)
        , disputed(p.standing.disputed)
        , several(several_reports)
        , is(p.standing.is)
    {
    }
    void mark(point& p) const
    {
        static_cast<time_marks&>(p) = *this;
        p.standing = {is, disputed};
    }

    bool disputed : 1 = false;
    bool several : 1 = false;
    status is : 4 = status::held;
};
static_assert(sizeof(marks) == 2);

/// Of an event of several reports: who set the two ends of its window, and since when it is public.
struct sayers {
    event_id event{};
    statement earliest_by = no_statement;
    statement latest_by = no_statement;
    instant since;
};

/// Statements that only together say something. What a claim over a term says of an event in it rests on the event's being
/// before the term's end only as long as somebody reports that end.
struct joint_label {
    std::vector<statement> parts;
    std::optional<moment> end = {};   ///< unless this milestone is known, ...
    std::vector<statement> shorter{}; ///< ... these suffice
};

} // namespace entente::detail
