// Who is first among the nodes of a network, asked of the library's one decider.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/detail/decide.hpp>
#include <entente/order/network.hpp>
#include <entente/order/rank_range.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <vector>

namespace contests {

using entente::node;
using entente::rank_range;
using entente::detail::contender;

/// A node as what competes.
struct runner : contender {
    node at{};
};

/// The nodes compete; those of them that an instant may leave out, if one is given. The network must outlive it.
class contest {
public:
    contest(entente::network const& net, std::span<node const> nodes, std::optional<entente::instant> from = {})
        : worlds_(net, false)
        , decide_(worlds_)
    {
        if (from) decide_.near.push_back({worlds_.add(entente::bounds{*from}), entente::duration{}});
        auto const windows = net.windows(nodes);
        for (std::size_t i = 0; i != nodes.size(); ++i) {
            runner r;
            r.at = nodes[i];
            r.variable = worlds_.add(windows[i], nodes[i]);
            r.sure = true;
            for (auto const& edge : decide_.near) r.inside.push_back({edge.variable, r.variable, edge.slack});
            decide_.members.push_back(r);
        }
        decide_.place_members();
        for (std::uint32_t i = 0; i != decide_.members.size(); ++i) all_.push_back(i);
    }
    contest(contest const&) = delete; // its parts know each other
    contest& operator=(contest const&) = delete;

    /// First in some world, perhaps with others at the same instant.
    [[nodiscard]] std::vector<node> possibly_first() const { return nodes_of(decide_.may_be_first(all_, all_)); }
    /// Strictly before all others in some world.
    [[nodiscard]] std::vector<node> possibly_sole_first() const
    {
        return those([&](std::uint32_t e) {
            auto others = all_;
            std::erase(others, e);
            return decide_.escapes(e, decide_.against(others), entente::tick);
        });
    }
    /// First in every world, perhaps with others.
    [[nodiscard]] std::vector<node> certainly_first() const
    {
        return those([&](std::uint32_t e) { return decide_.members[e].always && none_other(e, [&](auto f) { return may(f, e); }); });
    }
    /// Strictly before all others in every world.
    [[nodiscard]] std::vector<node> certainly_sole_first() const
    {
        return those([&](std::uint32_t e) { return decide_.members[e].always && none_other(e, [&](auto f) { return !sure(e, f); }); });
    }
    [[nodiscard]] std::vector<rank_range> ranks() const
    {
        std::vector<rank_range> out(all_.size(), {1, 1});
        for (auto const e : all_)
            for (auto const f : all_) {
                if (f == e) continue;
                out[e].lo += sure(f, e) ? 1U : 0U;
                out[e].hi += may(f, e) ? 1U : 0U;
            }
        return out;
    }
    /// The longest sequence that all worlds begin with, each strictly before the next and before all that are not in it.
    [[nodiscard]] std::vector<node> certain_prefix() const
    {
        std::vector<node> out;
        auto left = all_;
        for (;;) {
            auto const first = std::find_if(left.begin(), left.end(), [&](auto e) {
                return std::all_of(left.begin(), left.end(), [&](auto f) { return f == e || sure(e, f); });
            });
            if (first == left.end()) return out;
            out.push_back(decide_.members[*first].at);
            left.erase(first);
        }
    }
    /// The sizes k for which the same k strictly precede all others in every world.
    [[nodiscard]] std::vector<std::size_t> certain_cuts() const
    {
        std::vector<std::size_t> out;
        auto const range = ranks();
        for (std::size_t k = 1; k < range.size(); ++k) {
            auto const inside = std::count_if(range.begin(), range.end(), [&](rank_range r) { return r.hi <= k; });
            auto const begun = std::count_if(range.begin(), range.end(), [&](rank_range r) { return r.lo <= k; });
            if (inside == begun && static_cast<std::size_t>(inside) == k) out.push_back(k);
        }
        return out;
    }

private:
    [[nodiscard]] bool sure(std::uint32_t f, std::uint32_t e) const { return decide_.excludes(decide_.members[f], decide_.members[e]); }
    [[nodiscard]] bool may(std::uint32_t f, std::uint32_t e) const
    {
        return decide_.possibly_before(decide_.members[f], decide_.members[e]);
    }
    template <class Is>
    [[nodiscard]] bool none_other(std::uint32_t e, Is is) const
    {
        return std::none_of(all_.begin(), all_.end(), [&](std::uint32_t f) { return f != e && is(f); });
    }
    template <class Is>
    [[nodiscard]] std::vector<node> those(Is is) const
    {
        std::vector<std::uint32_t> out;
        std::copy_if(all_.begin(), all_.end(), std::back_inserter(out), is);
        return nodes_of(out);
    }
    [[nodiscard]] std::vector<node> nodes_of(std::vector<std::uint32_t> const& some) const
    {
        std::vector<node> out;
        for (auto const i : some) out.push_back(decide_.members[i].at);
        return out;
    }

    entente::detail::worlds worlds_;
    entente::detail::decider<runner> decide_;
    std::vector<std::uint32_t> all_;
};

} // namespace contests
