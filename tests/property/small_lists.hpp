// A leader's few contacts on a clock of ticks, and all of their worlds.
// SPDX-License-Identifier: MIT
#pragma once

#include "property/dice.hpp"
#include "property/grid.hpp"

#include <entente/query/query.hpp>
#include <entente/timeline/builder.hpp>

#include <fmt/core.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace property::lists {

inline constexpr int last_tick = 5;
inline constexpr std::array<char const*, 3> others{"USA", "CHN", "JPN"};

struct one_call {
    int with = 0;
    span window;
    std::optional<bool> placed; ///< nothing: nobody says who rang up
};
/// What one world says of a call.
struct seen_call {
    int with = 0;
    int t = 0;
    bool placed = false;
    std::size_t number = 0;
};
using seen_world = std::vector<seen_call>;

struct small_list {
    std::vector<one_call> calls;
    std::vector<std::pair<std::size_t, std::size_t>> claims; ///< the one strictly before the other

    explicit small_list(dice& d)
    {
        for (auto n = d.between(1, 4); n != 0; --n) {
            auto const from = d.between(0, last_tick);
            auto const to = d.once_in(3) ? from : std::min(last_tick, from + d.between(0, 3));
            calls.push_back({d(3), {from, to}, d.once_in(2) ? std::optional<bool>{} : d.once_in(2)});
        }
        if (calls.size() > 1 && d.once_in(3)) {
            auto const a = static_cast<std::size_t>(d(static_cast<int>(calls.size())));
            auto const b = (a + 1 + static_cast<std::size_t>(d(static_cast<int>(calls.size()) - 1))) % calls.size();
            if (calls[a].window.lo < calls[b].window.hi) claims.emplace_back(a, b);
        }
    }
    [[nodiscard]] static std::string id(std::size_t n) { return fmt::format("e{}", n); }

    [[nodiscard]] entente::timeline told() const
    {
        en::builder b{story_zones()};
        auto const lee = b.leader("lee", "Lee");
        b.term(lee, "KOR/president", "t0").took_office(when_of({{{-3, -3}}, false, false}, three));
        for (std::size_t i = 0; i != calls.size(); ++i) {
            en::event e;
            e.id = id(i);
            e.participants = {{"lee", en::party("KOR"), {}, {}, {}},
                              {{}, en::party(others[static_cast<std::size_t>(calls[i].with)]), {}, {}, {}}};
            if (calls[i].placed) e.participants.front().role = *calls[i].placed ? en::role::initiator : en::role::recipient;
            e.reports = {{{}, en::status::held, when_of({{calls[i].window}, false, false}, three), {}, {}, {}}};
            b.event(e);
        }
        for (auto const& [a, c] : claims) b.order(id(a), id(c));
        return b.build();
    }

    /// Calls `take` with every world: when each call was, and who placed it.
    template <class Take>
    void each_world(Take const& take) const
    {
        seen_world w(calls.size());
        assign(w, 0, take);
    }

    [[nodiscard]] std::string text() const
    {
        std::string out;
        for (std::size_t i = 0; i != calls.size(); ++i)
            out += fmt::format("  {} with {} at {}{}\n", id(i), others[static_cast<std::size_t>(calls[i].with)],
                               property::text(calls[i].window),
                               !calls[i].placed   ? ""
                               : *calls[i].placed ? ", placed"
                                                  : ", received");
        for (auto const& [a, b] : claims) out += fmt::format("  {} before {}\n", id(a), id(b));
        return out;
    }

private:
    template <class Take>
    void assign(seen_world& w, std::size_t depth, Take const& take) const
    {
        if (depth == calls.size()) {
            for (auto const& [a, b] : claims)
                if (w[a].t >= w[b].t) return;
            return take(w);
        }
        auto const& c = calls[depth];
        for (int t = c.window.lo; t <= c.window.hi; ++t)
            for (bool const placed : {false, true}) {
                if (c.placed && *c.placed != placed) continue;
                w[depth] = {c.with, t, placed, depth};
                assign(w, depth + 1, take);
            }
    }
};

} // namespace property::lists
