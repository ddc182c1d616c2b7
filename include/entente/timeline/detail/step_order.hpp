// The moments that a claim names together, in an order of their own.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/detail/attending.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace entente::detail {

/// Puts them in an order that does not depend on how they are listed, since of several ways to know something that are equally short the
/// one along the first is told: by when they are, what they are and for whom; by what they are called where nothing else tells them apart.
inline void put_in_order(accounts const& data, std::vector<moment>& together)
{
    using key = std::tuple<instant, instant, bool, int, std::vector<party>, std::string>;
    auto const key_of = [&](moment m) {
        auto const window = data.settled(m).window;
        std::vector<party> parties;
        if (!m.is_event())
            return key{window.earliest(), window.latest(), false, static_cast<int>(m.turn()), parties, data.term_at(m.term()).id};
        for (auto const& a : attending(data, m.event())) parties.push_back(a.party);
        std::sort(parties.begin(), parties.end());
        auto const kind = static_cast<int>(data.facts.events.kind(m.event()));
        return key{window.earliest(), window.latest(), true, kind, std::move(parties), data.facts.events.id(m.event())};
    };
    if (together.size() < 2) return;
    std::vector<std::pair<key, moment>> keyed;
    keyed.reserve(together.size());
    for (auto const m : together) keyed.emplace_back(key_of(m), m);
    std::stable_sort(keyed.begin(), keyed.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    for (std::size_t i = 0; i != keyed.size(); ++i) together[i] = keyed[i].second;
}

} // namespace entente::detail
