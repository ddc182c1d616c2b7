// How a network finds which statements are to blame, and no others.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/compiled.hpp>
#include <entente/order/detail/search.hpp>

#include <algorithm>
#include <optional>
#include <vector>

namespace entente {

/// The statements on the way from the start of one search by the origin to that of the other. Where the two ways meet
/// before, what they do by the origin is left out.
ENTENTE_INLINE std::vector<statement> network::through_origin(search const& there, search const& back)
{
    detail::sparse<bool> on_the_way_back;
    on_the_way_back[back.exit()] = true;
    back.walk(back.exit(), [&](index n, link const&) { on_the_way_back[n] = true; });
    auto meet = none;
    auto const look = [&](index n) {
        if (on_the_way_back.find(n) != nullptr) meet = n;
    };
    look(there.exit());
    there.walk(there.exit(), [&](index n, link const&) { look(n); });
    auto path = meet == none ? there.path_of_exit() : there.path(meet);
    detail::append(path, meet == none ? back.path_of_exit() : back.path(meet));
    return path;
}

template <class F>
void network::for_each_said(statement s, F f) const
{
    auto const* last = said_.find(number(s));
    for (auto i = last == nullptr || *last == 0 ? none : *last - 1; i != none; i = links_[i].next_said) f(i, links_[i]);
}

ENTENTE_INLINE std::vector<constraint> network::said_by(statement why) const
{
    std::vector<constraint> all;
    for_each_said(why, [&](index, link const& l) { all.push_back({node{l.from}, node{l.to}, -duration::unlimited(), duration{l.most}}); });
    return all;
}

/// A part of a network, of some statements with all that they say. Statements are switched on and off; those that are on hold
/// together. The origin is a point like others.
class network::trial {
public:
    /// All are on but `why`.
    trial(network const& whole, statement why, std::span<link const> said, cycle const& found) : whole_(whole)
    {
        for (auto const s : found) held_[number(s)] = true;
        for (auto const& l : said) add(l);
        for (auto const s : found) whole.for_each_said(s, [&](index, link const& l) { add(l); });
        for (auto const& l : part_.links_) lengths_.push_back(l.most);
        switch_off(why);
    }

    void switch_off(statement s)
    {
        part_.for_each_said(s, [&](index i, link const&) { part_.links_[i].most = off; });
    }

    /// If it cannot hold with those that are on, it stays off, and some of them with which it cannot are returned.
    [[nodiscard]] std::optional<cycle> switch_on(statement s)
    {
        std::optional<cycle> clash;
        part_.for_each_said(s, [&](index i, link l) {
            l.most = lengths_[i];
            if (!clash) clash = part_.settle(l);
            if (!clash) part_.links_[i].most = l.most;
        });
        if (clash) switch_off(s);
        return clash;
    }

private:
    void add(link const& l) { part_.connect({here(l.from), here(l.to), l.most, l.why}); }

    /// A point brings along the ends of its bounds that are held.
    [[nodiscard]] index here(index old)
    {
        if (auto const* known = numbers_.find(old)) return *known;
        auto const added = add_point(whole_.points_[old].kept);
        numbers_[old] = added;
        auto const& p = whole_.points_[old];
        if (p.within.earliest().is_finite() && held_.find(number(p.earliest_by)) != nullptr)
            part_.connect({added, origin_, -p.within.earliest().count(), p.earliest_by});
        if (p.within.latest().is_finite() && held_.find(number(p.latest_by)) != nullptr)
            part_.connect({origin_, added, p.within.latest().count(), p.latest_by});
        return added;
    }

    [[nodiscard]] index add_point(wide kept)
    {
        auto const n = number(part_.add({}, statement{}));
        part_.points_[n].kept = kept;
        return n;
    }

    network const& whole_;
    network part_;
    detail::sparse<bool> held_;
    detail::sparse<index> numbers_;
    index origin_ = add_point(0);
    std::vector<std::int64_t> lengths_; ///< of the part's links, also of those that are off
};

/// What is needed of the cycle's statements besides `why`, each with all that it says. Each in turn is switched off in place
/// of the one before: where the others can hold now, it is needed. Along a cycle that moves little of the trial's world.
ENTENTE_INLINE std::vector<statement> network::minimal(statement why, cycle found, std::span<link const> said) const
{
    found = each_once(found);
    trial rest(*this, why, said, found);
    detail::sparse<bool> spared;
    auto out = why;
    for (auto const s : found) {
        if (s == why || spared.find(number(s)) != nullptr) continue;
        rest.switch_off(s);
        auto const clash = rest.switch_on(out);
        if (!clash) {
            out = s;
            continue;
        }
        detail::sparse<bool> named;
        for (auto const t : *clash) named[number(t)] = true;
        for (auto const t : found) {
            if (named.find(number(t)) != nullptr || spared.find(number(t)) != nullptr) continue;
            rest.switch_off(t);
            spared[number(t)] = true;
        }
    }
    std::erase_if(found, [&](statement s) { return s == why || spared.find(number(s)) != nullptr; });
    return found;
}

} // namespace entente

#ifndef ENTENTE_COMPILED
#include <entente/order/detail/network.hpp>
#endif
