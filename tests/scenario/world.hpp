// The shipped data, and short ways to ask what the scenarios ask of them.
// SPDX-License-Identifier: MIT
#pragma once

#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/json.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace scenario {

using namespace entente;

inline timeline const& world()
{
    static timeline const read = io::read(std::string(ENTENTE_SOURCE_DIR "/data"));
    return read;
}

inline moment at(std::string const& id)
{
    INFO(id);
    auto const m = world().find_moment(id);
    REQUIRE(m);
    return *m;
}
inline placing placed(std::string const& id) { return world().when_was(at(id)); }
inline standing stands(std::string const& id) { return world().standing_of(at(id)).value(); }
inline bool plainly(std::string const& id, status s) { return stands(id) == standing{s, false}; }

inline std::string day(instant t, std::string const& zone) { return to_string(day_of(t, world().clocks().at(zone, t).value())); }
/// The day on which it was by these clocks; two days if it may have been either.
inline std::string day_in(std::string const& zone, std::string const& id)
{
    auto const window = placed(id).window;
    auto const first = day(window.earliest(), zone);
    auto const last = day(window.latest(), zone);
    return first == last ? first : first + "/" + last;
}
/// The earliest that it can have been, by these clocks.
inline std::string clock_in(std::string const& zone, std::string const& id)
{
    auto const t = placed(id).window.earliest();
    return to_string(shown(t, world().clocks().at(zone, t).value()));
}

inline event record(std::string const& id)
{
    auto const& all = world().facts().events;
    INFO(id);
    auto const e = std::find_if(all.begin(), all.end(), [&](event const& x) { return x.id == id; });
    REQUIRE(e != all.end());
    return *e;
}
/// What a leader was in an event, as said.
inline std::optional<capacity> capacity_of(std::string const& leader, std::string const& id)
{
    for (auto const& p : record(id).participants)
        if (p.leader == leader) return p.capacity;
    return std::nullopt;
}
inline std::set<std::string> with_role(role r, std::string const& id)
{
    std::set<std::string> out;
    for (auto const& p : record(id).participants)
        if (p.role == r) out.emplace(p.party.code());
    return out;
}

inline answer_row of_term(std::string_view term, query const& q)
{
    for (auto const& r : world().ask(q))
        if (r.term == term) return r;
    FAIL("no row of " << term);
    return {};
}
inline std::set<std::string> events(answer_row const& row)
{
    std::set<std::string> out;
    for (auto const& c : row.candidates) out.insert(c.events.begin(), c.events.end());
    return out;
}
inline std::set<std::string> parties(answer_row const& row)
{
    std::set<std::string> out;
    for (auto const& c : row.candidates)
        for (auto const p : c.parties) out.emplace(p.code());
    return out;
}
inline candidate const& about(std::string_view event_or_party, answer_row const& row)
{
    for (auto const& c : row.candidates) {
        if (std::find(c.events.begin(), c.events.end(), event_or_party) != c.events.end()) return c;
        for (auto const p : c.parties)
            if (p.code() == event_or_party) return c;
    }
    FAIL(event_or_party << " is not in " << row.line());
    throw 0;
}
inline bool has(std::vector<caveat> const& list, caveat c) { return std::find(list.begin(), list.end(), c) != list.end(); }
using codes = std::set<std::string>;

/// A claim that is used: not set aside.
inline bool is_accepted(std::string const& id)
{
    auto const& all = world().facts().claims;
    if (std::none_of(all.begin(), all.end(), [&](claim const& c) { return c.id == id; })) return false;
    auto const conflicts = world().conflicts();
    return std::none_of(conflicts.begin(), conflicts.end(),
                        [&](conflict const& c) { return c.rejected.kind == said::what::claim && all[c.rejected.record].id == id; });
}
/// Any claim that says something of this event.
inline bool is_claimed_first(std::string const& id)
{
    auto const& all = world().facts().claims;
    return std::any_of(all.begin(), all.end(), [&](claim const& c) {
        auto const* f = std::get_if<first_claim>(&c.says);
        return f && std::find(f->events.begin(), f->events.end(), id) != f->events.end();
    });
}

} // namespace scenario
