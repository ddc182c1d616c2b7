// Which events a question depends on, as SQL.
// SPDX-License-Identifier: MIT
#pragma once

#include "remote/phrase.hpp"

#include <entente/model/party.hpp>
#include <entente/query/detail/meaning.hpp>
#include <entente/query/query.hpp>
#include <entente/time/bounds.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

// Why what is fetched suffices. Let K be what is known here (`known`): the small part, and every event that a claim or a capacity may say
// something of. An event that is not in K has no node in the network, and its window is what its reports come to, `earliest` to `latest`
// in its rows; so the network of K is that of all events, milestones have the same windows in both, and so has the window of every row of
// an answer. Let F be K and what is fetched. Facts are never left out, only events.
//
// - The whole of a part (`all_of`). An event can be a member of a row only if the row's leader attended it (or the row's party, where no
//   leader is named; or both parties of a pair), it is of a kind that is asked for, some counterpart is one that is asked for if any is,
//   and its window touches the row's (`row_window::possible`). These conditions are the SQL; of a view, the stretch is that of whatever its
//   reports may come to in any view. What explains an answer looks at members and at the network. So F gives the row, word for word.
// - Of a part its nearest (`nearest_of`), for what comes first: every event of it whose earliest instant is up to X, that of the n-th, ties
//   included. Decided over F, let T be the frontier's limit (query/detail/frontier.hpp): the least latest instant of sure events that are
//   inside in every world. Events of F are events, so the T of all events is no later. If T <= X, and the reach of those that may be first,
//   too, then whatever is not in F has earliest > X >= T, and is past the frontier: F is a superset of the frontier, and any superset of it
//   is as exact. This is asked of the same `frontier` that prunes in memory (`frontier_of.hpp`); if it is not so, more are fetched.
//   An event may come more than once (two of its rows, or two whom a join finds): so do the rows that n counts, and X is only nearer.
// - Of a part its nearest with each counterpart (`nearest_with_each`), for orders: the same with an X and a T for each counterpart.
//   Counterparts of whom fewer than n events came have all of theirs in F.
// "Last" is the mirror: latest instants, from the far end of the window.

namespace entente::there {

/// Events that one row of an answer may be about, by whose they are.
struct part {
    enum class of : std::uint8_t { leader, party, pair, anyone };
    std::size_t number = 0; ///< by which its rows are known
    std::size_t row = 0;
    of whose = of::anyone;
    std::string leader = {};
    entente::party side = {}; ///< of a party: no leader is named
    entente::party other = {};
    bounds window = {};
    bool is_whole = false; ///< all of it is needed
};

/// What all parts of a question have in common.
struct conditions {
    io::dialect spelt = io::dialect::sqlite;
    std::vector<event_kind> kinds;
    std::vector<entente::party> parties; ///< one of these took part, ...
    std::vector<std::string> leaders;    ///< ... or of these; none of either: whoever did
    bool in_view = false;
    bool turned = false;

    [[nodiscard]] std::string_view earliest() const noexcept { return in_view ? "seen_from" : "earliest"; }
    [[nodiscard]] std::string_view latest() const noexcept { return in_view ? "seen_until" : "latest"; }
};

/// A question as parts, by what is known of leaders, terms and claims. `row`: of this one alone.
struct parts_of_question {
    std::vector<part> parts;
    conditions where;
    bool is_all = false; ///< every event may matter
};
[[nodiscard]] parts_of_question parts_of(detail::read_model known, query const& q, detail::resolved_query const& meaning, io::dialect d,
                                         std::optional<std::size_t> row = std::nullopt);

/// A part as SQL has it: its values, or columns of a row that has them.
struct spelt_part {
    explicit spelt_part(part const& p);
    part::of whose = part::of::anyone;
    phrase number, leader, side, other;
    std::optional<phrase> from, to; ///< of its window; nothing: open
};

// Rows of (part, same, reach, counterpart): the number of the part, an event, its near end, and with whom.

[[nodiscard]] phrase all_of(spelt_part const& p, conditions const& c);
[[nodiscard]] phrase nearest_of(spelt_part const& p, conditions const& c, std::size_t n);
/// `with`: with these alone, if any are named.
[[nodiscard]] phrase nearest_with_each(spelt_part const& p, conditions const& c, std::size_t n, std::vector<entente::party> const& with);

/// The same of parts that differ in their values alone, as a database says it that has LATERAL: planned once, run for each.
/// Requires: there is one, and `whose` they are is the same of all.
[[nodiscard]] phrase of_each(std::vector<part> const& some, std::function<phrase(spelt_part const&)> const& one);

/// The ids of events that a question names, and beginnings of ids.
struct named_events {
    std::vector<std::string> ids;
    std::vector<std::string> beginnings;
};
[[nodiscard]] named_events named_in(query const& q);

} // namespace entente::there
