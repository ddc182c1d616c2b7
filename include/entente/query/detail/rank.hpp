// The order of counterparts by first contact.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/answer.hpp>
#include <entente/query/detail/select.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace entente::detail {

/// Every counterpart of a selection against every other, by first contact (last contact, where time is turned). Country d
/// certainly comes before c iff every event that may lead to c has some sure d-event before it; one that merely may have
/// taken place precedes nothing.
/// Complexity: every event against every other.
class standings {
public:
    explicit standings(selection const& s) : selection_(s), parties_(s.counterparts())
    {
        auto const& decide = s.decide;
        auto const n = parties_.size();
        auto const m = decide.members.size();
        for (auto const p : parties_) {
            any_.push_back(s.leading_to(p, false));
            sure_.push_back(s.leading_to(p, true));
        }
        preceded_.assign(m * n, false);
        ahead_.assign(n * n, false);
        for (std::uint32_t e = 0; e != m; ++e)
            for (std::size_t d = 0; d != n; ++d) preceded_[e * n + d] = !sure_[d].empty() && !take(decide.escapes(e, sure_[d], duration{}));
        for (std::size_t d = 0; d != n; ++d)
            for (std::size_t c = 0; c != n; ++c)
                ahead_[d * n + c] = d != c && std::any_of(any_[d].begin(), any_[d].end(), [&](std::uint32_t f) {
                    return !decide.members[f].counts_for(parties_[c]) &&
                           std::any_of(any_[c].begin(), any_[c].end(), [&](std::uint32_t e) { return f != e && decide.possibly_before(decide.members[f], decide.members[e]); }) &&
                           take(decide.escapes(f, sure_[c], tick));
                });
    }

    [[nodiscard]] std::vector<party> const& parties() const { return parties_; }
    [[nodiscard]] decider::subset const& events(std::size_t c) const { return any_[c]; }
    [[nodiscard]] bool proven() const { return proven_; }

    /// In every world in which c is contacted.
    [[nodiscard]] bool certainly_before(std::size_t d, std::size_t c) const
    {
        return std::all_of(any_[c].begin(), any_[c].end(), [&](std::uint32_t e) { return preceded_[e * parties_.size() + d]; });
    }
    /// In some world in which both are.
    [[nodiscard]] bool possibly_before(std::size_t d, std::size_t c) const { return ahead_[d * parties_.size() + c]; }
    [[nodiscard]] bool certainly_contacted(std::size_t c) const
    {
        return std::any_of(sure_[c].begin(), sure_[c].end(), [&](std::uint32_t e) { return selection_.decide.members[e].always; });
    }

    [[nodiscard]] rank_range rank(std::size_t c) const
    {
        auto const n = parties_.size();
        rank_range out{n, 1};
        for (auto const e : any_[c]) {
            std::size_t before = 1;
            for (std::size_t d = 0; d != n; ++d) before += d != c && preceded_[e * n + d] ? 1U : 0U;
            out.lo = std::min(out.lo, before);
        }
        for (std::size_t d = 0; d != n; ++d) out.hi += possibly_before(d, c) ? 1U : 0U;
        return out;
    }

    /// Where the first contact lies: not after any sure event that is always inside. Turned: the last, and not before.
    [[nodiscard]] bounds window(std::size_t c) const
    {
        auto const& members = selection_.decide.members;
        auto const window = [&](std::uint32_t e) { return selection_.window_of(members[e]); };
        auto out = window(any_[c].front());
        for (auto const e : any_[c]) out = hull(out, window(e));
        for (auto const e : sure_[c]) {
            if (!members[e].always) continue;
            auto const b = window(e);
            out = selection_.turned() ? bounds::closed(std::max(out.earliest(), b.earliest()), out.latest())
                                      : bounds::closed(out.earliest(), std::min(out.latest(), b.latest()));
        }
        return out;
    }

private:
    bool take(decider::escape e)
    {
        proven_ = proven_ && e.proven;
        return e.possible;
    }

    selection const& selection_;
    std::vector<party> parties_;
    std::vector<decider::subset> any_;
    std::vector<decider::subset> sure_;
    std::vector<bool> preceded_; ///< [event][party]
    std::vector<bool> ahead_;    ///< [party][party]
    bool proven_ = true;
};

/// A partial order for the eye: the finest sequence of blocks, each certainly before the next, and beside it what floats.
/// In a block that nothing divides, the parties with the most undecided neighbours float if the rest then divides.
struct arrangement {
    std::vector<std::vector<std::size_t>> blocks;
    std::vector<std::size_t> floating;
};

template <class Before>
[[nodiscard]] std::vector<std::vector<std::size_t>> divide(std::vector<std::size_t> items, Before before)
{
    auto const followers = [&](std::size_t x) { return std::count_if(items.begin(), items.end(), [&](std::size_t y) { return before(x, y); }); };
    std::vector<std::pair<std::ptrdiff_t, std::size_t>> keyed;
    for (auto const x : items) keyed.emplace_back(-followers(x), x);
    std::sort(keyed.begin(), keyed.end());
    for (std::size_t i = 0; i != items.size(); ++i) items[i] = keyed[i].second;

    std::vector<std::vector<std::size_t>> blocks;
    std::vector<std::size_t> block;
    for (std::size_t i = 0; i != items.size(); ++i) {
        block.push_back(items[i]);
        bool cut = true; // everything so far certainly before everything to come
        for (auto const x : block)
            for (std::size_t k = i + 1; k != items.size() && cut; ++k) cut = before(x, items[k]);
        if (cut) blocks.push_back(std::exchange(block, {}));
    }
    return blocks;
}

template <class Before, class Tied>
[[nodiscard]] arrangement arrange(std::size_t count, Before before, Tied tied)
{
    std::vector<std::size_t> all(count);
    for (std::size_t i = 0; i != count; ++i) all[i] = i;
    arrangement out;
    for (auto const& block : divide(std::move(all), before)) {
        auto const undecided = [&](std::size_t x) {
            return std::count_if(block.begin(), block.end(), [&](std::size_t y) { return x != y && !before(x, y) && !before(y, x) && !tied(x, y); });
        };
        auto rest = block;
        std::stable_sort(rest.begin(), rest.end(), [&](std::size_t a, std::size_t b) { return undecided(a) < undecided(b); });
        std::vector<std::vector<std::size_t>> divided{block};
        std::vector<std::size_t> apart;
        while (divided.size() < 2 && !rest.empty()) {
            auto const most = undecided(rest.back());
            if (most == 0) break;
            while (!rest.empty() && undecided(rest.back()) == most) {
                apart.push_back(rest.back());
                rest.pop_back();
            }
            divided = divide(rest, before);
        }
        if (divided.size() < 2) {
            out.blocks.push_back(block);
            continue;
        }
        out.blocks.insert(out.blocks.end(), divided.begin(), divided.end());
        out.floating.insert(out.floating.end(), apart.begin(), apart.end());
    }
    return out;
}

} // namespace entente::detail
