// Contacts as an edge list.
// SPDX-License-Identifier: MIT
#include "draw/names.hpp"
#include "publish/event_times.hpp"

#include <entente/detail/one_word.hpp>
#include <entente/io/tables.hpp>
#include <entente/query/query.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace entente::detail {
namespace {

/// A party at an event: how it took part, and who acted for it.
struct side {
    party of;
    bool begins = false; ///< placed the call, travelled
    bool receives = false;
    std::string leaders; ///< ids with blanks between
};

[[nodiscard]] std::vector<side> sides_of(event const& e)
{
    std::vector<side> out;
    for (auto const& p : e.participants) {
        if (p.party.empty()) continue;
        auto at = std::ranges::find(out, p.party, &side::of);
        if (at == out.end()) at = out.insert(at, {p.party, false, false, {}});
        at->begins = at->begins || p.role == role::initiator || p.role == role::guest;
        at->receives = at->receives || p.role == role::recipient || p.role == role::host;
        if (!p.leader.empty()) at->leaders.append(at->leaders.empty() ? "" : " ").append(one_word(p.leader));
    }
    return out;
}

class edges_writer {
public:
    explicit edges_writer(timeline const& world) : world_(world), names_(world)
    {
        out_.columns = {"source",  "source_name", "target", "target_name", "kind",           "status",        "directed",
                        "parties", "earliest",    "latest", "event",       "source_leaders", "target_leaders"};
    }

    void add(one_event const& one)
    {
        auto const sides = sides_of(one.seen);
        for (std::size_t i = 0; i != sides.size(); ++i)
            for (std::size_t k = i + 1; k != sides.size(); ++k) {
                bool const back = sides[k].begins && sides[i].receives;
                bool const directed = back != (sides[i].begins && sides[k].receives);
                auto const& [a, b] = directed && back ? std::pair{sides[k], sides[i]} : std::pair{sides[i], sides[k]};
                add(one, a, b, directed, sides.size());
            }
    }
    [[nodiscard]] io::table run() && { return std::move(out_); }

private:
    void add(one_event const& one, side const& a, side const& b, bool directed, std::size_t parties)
    {
        auto const window = world_.when_was(one.at).window;
        auto const is = world_.standing_of(one.at).value_or(standing{});
        out_.rows.push_back({std::string(a.of.code()), names_.party_name(a.of).text, std::string(b.of.code()), names_.party_name(b.of).text,
                             std::string(name(one.seen.kind)), std::string(name(is.is)), directed ? "yes" : "no", std::to_string(parties),
                             second_of(window.earliest()), second_of(window.latest()), one.seen.id, a.leaders, b.leaders});
    }

    timeline const& world_;
    name_book names_;
    io::table out_;
};

} // namespace
} // namespace entente::detail

namespace entente::io {

table edges_table(timeline const& world)
{
    detail::edges_writer out{world};
    for (auto const& e : detail::events_of(world))
        if (e.seen.kind != event_kind::summit && e.seen.kind != event_kind::statement) out.add(e);
    return std::move(out).run();
}

table edges_table(timeline const& world, query const& about)
{
    auto const then = detail::asked_of(world, about);
    detail::edges_writer out{then};
    for (auto const& e : detail::events_of(then, about)) out.add(e.what);
    return std::move(out).run();
}

} // namespace entente::io
