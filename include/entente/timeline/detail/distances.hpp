// How far moments are from each other while claims are being related.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/detail/kept_windows.hpp>
#include <entente/timeline/detail/knowledge.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::detail {

/// Windows and greatest differences by what is known so far; kept until the network changes, which whoever changes it has to tell. A moment
/// that is asked about with many others, as the edges of a scope are with all events in it, is searched from once for all.
/// Complexity: of what is not kept, as in the network; memory linear in what was asked, and in what is linked to such moments.
class distances {
public:
    explicit distances(knowledge const& data) : data_(data), windows_(data.order) {}

    /// The network got another constraint.
    void forget()
    {
        if (rows_.begin() != rows_.end()) rows_ = {};
    }
    /// Nothing that is in the network by now will be taken back.
    void settle() { windows_.settle(); }
    /// After the network returned there.
    void return_to(network::position p)
    {
        windows_.return_to(p);
        forget();
    }

    [[nodiscard]] bounds window(moment m)
    {
        auto const p = data_.point(m);
        return p.node ? windows_.window(*p.node) : p.window;
    }

    /// The greatest t_b - t_a. `often`: the one of the two that is asked about with many others.
    [[nodiscard]] duration most(moment a, moment b, moment often)
    {
        if (a == b || data_.is_endless(a) || data_.is_endless(b)) return known(a, b);
        auto const from = data_.point(a).node, to = data_.point(b).node;
        if (!from || !to) return known(a, b);
        auto const forth = often == a;
        auto& its = rows_[2 * number(forth ? *from : *to) + forth];
        if (its.asked < few) {
            ++its.asked;
            return data_.order.most(*from, *to);
        }
        if (its.asked == few) {
            ++its.asked;
            for (auto const& [n, most] : forth ? data_.order.linked_from(*from) : data_.order.linked_to(*to)) its.linked[n] = most;
        }
        auto const by_bounds = window(b).latest() - window(a).earliest();
        auto const* linked = its.linked.find(forth ? *to : *from);
        return linked == nullptr ? by_bounds : std::min(*linked, by_bounds);
    }

private:
    static constexpr std::size_t few = 8;

    struct row {
        std::size_t asked = 0;
        some_of<node, duration> linked; ///< by the other
    };

    /// Where no search is needed, or bounds are all there is.
    [[nodiscard]] duration known(moment a, moment b)
    {
        bool const tied = data_.point(a).node && data_.point(b).node;
        if (tied || data_.is_endless(a) || data_.is_endless(b)) return data_.most(a, b);
        return window(b).latest() - window(a).earliest();
    }

    knowledge const& data_;
    network::kept_windows windows_;
    sparse<row> rows_; ///< by node, and whether from it
};

} // namespace entente::detail
