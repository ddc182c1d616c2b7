// Claims of one degree of trust that contradict each other.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/detail/sparse.hpp>
#include <entente/order/network.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace entente::detail {

/// A constraint with the label that it is said under, and who says it among its equals.
struct saying {
    constraint what;
    statement label{};
    std::size_t who = 0;
};

/// Of sayings that are trusted equally, those that contradict each other or what is trusted more. A contradiction is a closed walk of
/// negative length along their constraints and, between these, along the shortest ways through the network; it needs as many
/// of their statements as it uses. Those that need the fewest count, all at once. For the least number every such walk is
/// simple, so that nothing has to be searched for: an edge u -> v of weight w is on one of k edges iff
/// w + D(v, u) < 0, where D are the least lengths with at most k - 1 edges.
///
/// Complexity: quadratic memory in their moments; for each edge of the shortest contradiction, and each moment, linear in what the
/// edge before it made shorter.
class equals {
public:
    equals(network const& trusted_more, std::span<saying const> all) : order_(trusted_more)
    {
        for (auto const& s : all) {
            if (s.what.from == s.what.to) continue;
            if (!s.what.most.is_unlimited()) edges_.push_back({place(s.what.from), place(s.what.to), s.what.most.count(), s.label, s.who});
            if (!s.what.least.is_unlimited())
                edges_.push_back({place(s.what.to), place(s.what.from), -s.what.least.count(), s.label, s.who});
        }
        leaving_.resize(nodes_.size());
        for (std::size_t e = 0; e != edges_.size(); ++e) leaving_[edges_[e].from].push_back(e);
        direct_ = order_.most_among(nodes_);
    }

    /// One of the shortest contradictions: who is on it, and the labels of all that it rests on.
    struct contradiction {
        std::size_t who;
        std::vector<std::size_t> with; ///< other equals
        std::vector<statement> labels; ///< of everything, its own included
    };

    /// One for each that is on one of the shortest. None: there is no contradiction.
    [[nodiscard]] std::vector<contradiction> shortest() const
    {
        auto const n = nodes_.size();
        auto far = direct_;
        std::vector<std::vector<std::size_t>> moved(n); // by row: what the last edge made shorter
        for (auto& row : moved)
            for (std::size_t x = 0; x != n; ++x) row.push_back(x);
        for (std::size_t used = 0; used != edges_.size(); ++used) {
            std::vector<contradiction> out;
            for (auto const& e : edges_)
                if (is_less_than_nothing(e.most, far[e.to * n + e.from]) &&
                    std::none_of(out.begin(), out.end(), [&](auto const& c) { return c.who == e.who; }))
                    out.push_back(explain(e, used));
            if (!out.empty()) return out;
            bool any = false;
            for (std::size_t u = 0; u != n; ++u) {
                moved[u] = extended(std::span(far).subspan(u * n, n), moved[u], nullptr);
                any = any || !moved[u].empty();
            }
            if (!any) return {};
        }
        return {};
    }

private:
    struct edge {
        std::size_t from, to;
        std::int64_t most;
        statement label;
        std::size_t who;
    };
    static constexpr auto no_edge = static_cast<std::size_t>(-1);

    [[nodiscard]] std::size_t place(node n)
    {
        auto& known = places_[static_cast<std::uint32_t>(n)];
        if (known == 0) {
            nodes_.push_back(n);
            known = nodes_.size();
        }
        return known - 1;
    }
    [[nodiscard]] static bool is_less_than_nothing(std::int64_t a, duration b) { return !b.is_unlimited() && duration{a} + b < duration{}; }

    /// One edge more, and the ways behind it. What became shorter; `by`: the edge that did it.
    [[nodiscard]] std::vector<std::size_t> extended(std::span<duration> far, std::vector<std::size_t> const& moved,
                                                    std::vector<std::size_t>* by) const
    {
        auto const n = nodes_.size();
        std::vector<std::pair<duration, std::size_t>> steps; // all from what was known before
        for (auto const x : moved)
            if (!far[x].is_unlimited())
                for (auto const e : leaving_[x]) steps.emplace_back(far[x] + duration{edges_[e].most}, e);
        std::vector<std::size_t> now;
        std::vector<bool> seen(n, false);
        for (auto const& [there, e] : steps)
            for (std::size_t x = 0; x != n; ++x) {
                auto const on = direct_[edges_[e].to * n + x];
                if (on.is_unlimited() || there + on >= far[x]) continue;
                far[x] = there + on;
                if (by != nullptr) (*by)[x] = e;
                if (!seen[x]) now.push_back(x);
                seen[x] = true;
            }
        return now;
    }

    /// The walk that leaves with this edge and comes back with at most so many others.
    [[nodiscard]] contradiction explain(edge const& e, std::size_t others) const
    {
        auto const n = nodes_.size();
        std::vector<duration> far(direct_.begin() + static_cast<std::ptrdiff_t>(e.to * n),
                                  direct_.begin() + static_cast<std::ptrdiff_t>((e.to + 1) * n));
        std::vector<std::size_t> moved(n);
        for (std::size_t x = 0; x != n; ++x) moved[x] = x;
        std::vector<std::vector<std::size_t>> by; // by step and node
        for (std::size_t k = 0; k != others; ++k) {
            by.emplace_back(n, no_edge);
            moved = extended(far, moved, &by.back());
        }
        contradiction out{e.who, {}, {e.label}};
        auto const append = [&](std::vector<statement> const& more) { out.labels.insert(out.labels.end(), more.begin(), more.end()); };
        auto at = e.from;
        for (auto k = others; k-- != 0;) {
            if (by[k][at] == no_edge) continue;
            auto const& last = edges_[by[k][at]];
            append(order_.because(nodes_[last.to], nodes_[at]));
            out.labels.push_back(last.label);
            if (last.who != e.who && std::find(out.with.begin(), out.with.end(), last.who) == out.with.end()) out.with.push_back(last.who);
            at = last.from;
        }
        append(order_.because(nodes_[e.to], nodes_[at]));
        return out;
    }

    network const& order_;
    sparse<std::size_t> places_; ///< by node, one more
    std::vector<node> nodes_;
    std::vector<edge> edges_;
    std::vector<std::vector<std::size_t>> leaving_; ///< edges, by node
    std::vector<duration> direct_;                  ///< without any of these edges
};

} // namespace entente::detail
