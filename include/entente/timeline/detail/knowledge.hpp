// What claims and capacities add to the accounts of single moments.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/network.hpp>
#include <entente/timeline/detail/accounts.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace entente::detail {

/// "If the event lies strictly after one moment and strictly before another, it is at least so much later than a third":
/// what a claim over a scope says of an event of which it is not known whether it lies inside.
struct conditional {
    event_id event;
    std::optional<moment> after; ///< nothing: no such edge
    std::optional<moment> before;
    moment than;
    duration least;
};

/// The third stage: the network, windows tightened by it, conflicts. Made anew for each view and successor. A claim that was set aside
/// is hidden by not being among those that were related.
struct knowledge : accounts {
    using accounts::accounts;

    network order;
    std::vector<std::optional<moment>> tied;  ///< the moments that claims tie together, by node; nothing: 1970
    some_of<moment, detail::point> tightened; ///< these, with what claims say of them
    std::vector<moment> named;                ///< milestones that accepted claims name, sorted
    std::vector<conflict> conflicts;
    std::vector<conditional> conditionals; ///< by event
    std::vector<claim_id> complete;        ///< accepted claims of completeness

    /// What reports come to, tightened by what claims say.
    [[nodiscard]] detail::point point(moment m) const
    {
        auto const* p = tightened.find(m);
        return p != nullptr ? *p : settled(m);
    }
    [[nodiscard]] std::span<conditional const> conditionals_of(event_id event) const
    {
        auto const first =
            std::lower_bound(conditionals.begin(), conditionals.end(), event, [](auto const& c, auto e) { return c.event < e; });
        return {first, std::find_if(first, conditionals.end(), [&](auto const& c) { return c.event != event; })};
    }
    /// Whether anybody dates a milestone, or orders it.
    [[nodiscard]] bool is_known(moment m) const
    {
        return point(m).reported || m.is_event() || std::binary_search(named.begin(), named.end(), m);
    }
    /// The greatest that t_b - t_a can be in any world. An ongoing term has no end: everything is before it.
    [[nodiscard]] duration most(moment a, moment b) const
    {
        if (a == b) return duration{};
        if (is_endless(a)) return is_endless(b) ? duration{} : -duration::unlimited();
        if (is_endless(b)) return duration::unlimited();
        auto const from = point(a);
        auto const to = point(b);
        if (from.node && to.node) return order.most(*from.node, *to.node);
        return to.window.latest() - from.window.earliest();
    }
};

/// A capacity that was not set aside.
[[nodiscard]] inline std::optional<entente::capacity> capacity_of(knowledge const& d, attendance const& a)
{
    if (!a.capacity) return std::nullopt;
    said const its{said::what::capacity, {}, number(a.record), a.item};
    bool const refused = std::any_of(d.conflicts.begin(), d.conflicts.end(), [&](conflict const& c) { return c.rejected == its; });
    return refused ? std::nullopt : a.capacity;
}

} // namespace entente::detail
