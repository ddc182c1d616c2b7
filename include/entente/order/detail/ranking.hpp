// How ranks are found with few searches.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/ranking.hpp>

#include <algorithm>
#include <utility>

namespace entente {

// That pairs decide is not obvious. It holds because all constraints that "e is first" would add meet in one node, so that
// a simple cycle has at most one of them; and because the pointwise earliest and latest of two worlds are worlds again, so
// that both ends of a rank are reached at once.

struct detail::ranking {
    using places = std::vector<std::size_t>;
    using index = network::index;
    using sense = network::sense;
    static constexpr auto far = network::far;

    contest const& all;

    [[nodiscard]] std::size_t size() const noexcept { return all.points_.size(); }
    [[nodiscard]] wide earliest(std::size_t i) const noexcept { return all.points_[i].earliest; }
    [[nodiscard]] wide latest(std::size_t i) const noexcept { return all.points_[i].latest; }
    [[nodiscard]] index number(std::size_t i) const noexcept { return network::number(all.points_[i].at); }
    [[nodiscard]] wide kept(std::size_t i) const noexcept { return all.net_.points_[number(i)].kept; }

    [[nodiscard]] places everybody() const
    {
        places found;
        for (std::size_t i = 0; i < size(); ++i) found.push_back(i);
        return found;
    }
    template <class Predicate>
    [[nodiscard]] static places those(places const& some, Predicate chosen)
    {
        places found;
        std::copy_if(some.begin(), some.end(), std::back_inserter(found), chosen);
        return found;
    }
    [[nodiscard]] std::vector<node> nodes(places const& some) const
    {
        std::vector<node> found;
        for (auto const i : some) found.push_back(all[i]);
        return found;
    }

    /// For every place i the least of most(j, i) over some j or, backwards, of most(i, j). `far`: no limit.
    [[nodiscard]] std::vector<wide> nearest(places const& some, sense s) const
    {
        if (some.empty()) return std::vector<wide>(size(), far);
        network::nearest const found(all.net_, nodes(some), s);
        std::vector<wide> lengths;
        for (std::size_t i = 0; i < size(); ++i) lengths.push_back(found.length(number(i), s == sense::forward ? latest(i) : -earliest(i)));
        return lengths;
    }
    [[nodiscard]] std::vector<wide> most_to(places const& some) const { return nearest(some, sense::backward); }
    [[nodiscard]] std::vector<wide> most_from(places const& some) const { return nearest(some, sense::forward); }

    /// What windows alone say of most(i, j).
    [[nodiscard]] wide by_windows(std::size_t i, std::size_t j) const noexcept { return latest(j) - earliest(i); }

    /// Calls f(j, most(i, j)) for every j of which claims say more than windows.
    template <class F>
    void for_each_tied(std::size_t i, F f) const
    {
        network::search found(all.net_, sense::forward, number(i));
        for (auto const& [n, l] : found.run().labels()) {
            auto const* j = all.places_.find(n);
            if (j == nullptr || *j == i) continue;
            if (auto const most = l.cost + kept(*j) - kept(i); most < by_windows(i, *j)) f(std::size_t{*j}, most);
        }
    }

    [[nodiscard]] bool certainly_before(std::size_t i, std::size_t j) const
    {
        return by_windows(j, i) < 0 || all.net_.certainly_before(all[i], all[j]);
    }
    [[nodiscard]] bool possibly_before(std::size_t i, std::size_t j) const
    {
        return by_windows(i, j) > 0 && all.net_.possibly_before(all[i], all[j]);
    }

    [[nodiscard]] places possibly_first() const
    {
        auto const most = most_to(everybody());
        return those(everybody(), [&](std::size_t i) { return most[i] >= 0; });
    }

    /// Whoever may tie with one that is possibly first, and never comes after it, is possibly first itself. Any two of them
    /// differ in some bit of their numbers, so that a search from those with the bit finds all ties with those without.
    [[nodiscard]] places possibly_sole_first() const
    {
        auto const rivals = possibly_first();
        std::vector<bool> tied(rivals.size());
        for (std::size_t bit = 1; bit < rivals.size(); bit *= 2)
            for (auto const side : {std::size_t{0}, bit}) {
                places half;
                for (std::size_t k = 0; k < rivals.size(); ++k)
                    if ((k & bit) == side) half.push_back(rivals[k]);
                auto const most = most_to(half);
                for (std::size_t k = 0; k < rivals.size(); ++k)
                    if ((k & bit) != side && most[rivals[k]] <= 0) tied[k] = true;
            }
        places found;
        for (std::size_t k = 0; k < rivals.size(); ++k)
            if (!tied[k]) found.push_back(rivals[k]);
        return found;
    }

    /// First of some in every world. Whoever is never comes after any candidate, so that each candidate that fails leaves only
    /// those that never come after it.
    [[nodiscard]] places certainly_first(places const& some) const
    {
        auto begin = far, end = far;
        for (auto const i : some) {
            begin = std::min(begin, earliest(i));
            end = std::min(end, latest(i));
        }
        auto candidates = those(some, [&](std::size_t i) { return earliest(i) == begin && latest(i) == end; });
        while (!candidates.empty()) {
            places const one{candidates[candidates.size() / 2]};
            auto const to = most_to(one), from = most_from(one);
            auto const wins = std::all_of(some.begin(), some.end(), [&](std::size_t i) { return to[i] <= 0; });
            candidates = those(candidates, [&](std::size_t i) { return from[i] <= 0 && (wins || to[i] > 0); });
            if (wins) break;
        }
        return candidates;
    }

    /// Whether a point of a sequence is certainly before all that follow it.
    [[nodiscard]] bool leads(places const& sequence, std::size_t at) const
    {
        auto const most = most_to({sequence[at]});
        return std::all_of(sequence.begin() + static_cast<std::ptrdiff_t>(at) + 1, sequence.end(),
                           [&](std::size_t i) { return most[i] < 0; });
    }

    /// The order of one world: whatever is so in all of them shows in it.
    [[nodiscard]] places in_one_world() const
    {
        auto sequence = everybody();
        std::stable_sort(sequence.begin(), sequence.end(), [&](std::size_t i, std::size_t j) { return kept(i) < kept(j); });
        return sequence;
    }

    /// Parts of that order, each before the next by windows alone.
    struct part {
        std::size_t begin, end;
        bool is_chain; ///< each of it is certainly before the next
    };
    [[nodiscard]] std::vector<part> parts(places const& sequence) const
    {
        std::vector<wide> rest(size() + 1, far); // the earliest of all from here on
        for (auto k = size(); k > 0; --k) rest[k - 1] = std::min(rest[k], earliest(sequence[k - 1]));
        std::vector<part> found;
        auto last = -far;
        for (std::size_t k = 0; k < size(); ++k) {
            if (k == 0 || last < rest[k]) found.push_back({k, k + 1, true});
            else {
                found.back().end = k + 1;
                found.back().is_chain = found.back().is_chain && certainly_before(sequence[k - 1], sequence[k]);
            }
            last = std::max(last, latest(sequence[k]));
        }
        return found;
    }

    [[nodiscard]] places certain_prefix() const
    {
        auto prefix = in_one_world();
        std::size_t chain = 1;
        while (chain < size() && certainly_before(prefix[chain - 1], prefix[chain])) ++chain;
        if (chain >= size()) return prefix;
        // Whoever leads all is led by those before it in the chain, so that one can bisect. The chain's last does not lead.
        std::size_t leading = 0;
        for (auto failing = chain - 1; leading < failing;) {
            auto const middle = (leading + failing) / 2;
            if (leads(prefix, middle)) leading = middle + 1;
            else failing = middle;
        }
        prefix.resize(leading);
        return prefix;
    }

    [[nodiscard]] std::vector<rank_range> ranks() const
    {
        std::vector<wide> begins, ends;
        for (std::size_t i = 0; i < size(); ++i) {
            begins.push_back(earliest(i));
            ends.push_back(latest(i));
        }
        std::sort(begins.begin(), begins.end());
        std::sort(ends.begin(), ends.end());
        auto const fewer = [](std::vector<wide> const& sorted, wide limit) {
            return static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), limit) - sorted.begin());
        };
        std::vector<rank_range> found;
        for (std::size_t i = 0; i < size(); ++i)
            found.push_back({1 + fewer(ends, earliest(i)), 1 + fewer(begins, latest(i)) - (earliest(i) < latest(i))});

        auto const sequence = in_one_world();
        for (auto const& p : parts(sequence))
            for (auto k = p.begin; k < p.end; ++k) {
                auto const i = sequence[k];
                if (p.is_chain) found[i] = {k + 1, k + 1};
                else
                    for_each_tied(i, [&](std::size_t j, wide most) {
                        if (most < 0 && by_windows(i, j) >= 0) ++found[i].lo;
                        if (most <= 0 && by_windows(i, j) > 0) --found[j].hi;
                    });
            }
        return found;
    }

    [[nodiscard]] rank_range rank(std::size_t i) const
    {
        auto const to = most_to({i}), from = most_from({i});
        rank_range found{1, 1};
        for (std::size_t j = 0; j < size(); ++j) {
            found.lo += from[j] < 0;
            found.hi += to[j] > 0;
        }
        return found;
    }

    /// A cut is spoilt by two, one on either side of it in one world, of which the earlier is not certainly so.
    [[nodiscard]] std::vector<std::size_t> certain_cuts() const
    {
        auto const sequence = in_one_world();
        std::vector<wide> so_far; // the latest of all up to here
        for (auto const i : sequence) so_far.push_back(so_far.empty() ? latest(i) : std::max(so_far.back(), latest(i)));
        std::vector<std::ptrdiff_t> spoilt(size() + 1); // by how many more than the cut before
        for (auto const& p : parts(sequence)) {
            for (auto k = p.begin + 1; k < p.end && !p.is_chain; ++k) {
                auto const i = sequence[k];
                detail::sparse<bool> before;
                for_each_tied(i, [&](std::size_t j, wide most) {
                    if (most < 0) before[static_cast<index>(j)] = true;
                });
                auto first = static_cast<std::size_t>(std::lower_bound(so_far.begin(), so_far.end(), earliest(i)) - so_far.begin());
                while (first < k && (by_windows(i, sequence[first]) < 0 || before.find(static_cast<index>(sequence[first])) != nullptr))
                    ++first;
                if (first >= k) continue;
                ++spoilt[first + 1];
                --spoilt[k + 1];
            }
        }
        std::vector<std::size_t> cuts;
        std::ptrdiff_t spoiling = 0;
        for (std::size_t k = 1; k < size(); ++k)
            if ((spoiling += spoilt[k]) == 0) cuts.push_back(k);
        return cuts;
    }

    /// Whoever has a world at or after `from` but certainly not before it must, if somebody else is to be the first since then,
    /// not be before that one. "Before `from` or not before e" is preserved by pointwise minima, as the network is, so there is a
    /// least solution: e as early as can be, as late as it all who are certainly at or after `from`, and with them whoever
    /// is driven to `from` by that. Those driven can be so late together if each of them can; e is not driven on itself
    /// if none of them is certainly before it.
    [[nodiscard]] places possibly_first_since(wide from) const
    {
        // In the world where it is at `from`, nobody is before it and since.
        std::vector<bool> possible(size());
        places inside, candidates;
        auto end = far;
        for (std::size_t i = 0; i < size(); ++i) {
            if (earliest(i) <= from) possible[i] = latest(i) >= from;
            else candidates.push_back(i);
            if (earliest(i) < from) continue;
            inside.push_back(i);
            end = std::min(end, latest(i));
        }
        std::vector<bool> driven(size());
        for (auto const i : inside) driven[i] = true;
        std::sort(candidates.begin(), candidates.end(), [&](std::size_t i, std::size_t j) { return earliest(i) < earliest(j); });
        auto most = most_to(inside);
        for (auto const e : candidates) {
            for (bool more = true; more && most[e] >= 0 && earliest(e) <= end;) {
                more = false;
                for (std::size_t i = 0; i < size(); ++i) {
                    if (driven[i] || most[i] > earliest(e) - from) continue;
                    driven[i] = more = true;
                    inside.push_back(i);
                    end = std::min(end, latest(i));
                }
                if (more) most = most_to(inside);
            }
            if (earliest(e) > end) break; // so are those that follow
            possible[e] = most[e] >= 0;
        }
        return those(everybody(), [&](std::size_t i) { return possible[i]; });
    }

    [[nodiscard]] places certainly_first_since(wide from) const
    {
        auto const rivals = those(everybody(), [&](std::size_t i) { return latest(i) >= from; });
        auto const first = certainly_first(rivals);
        std::vector<bool> certain(size());
        for (auto const i : first) certain[i] = earliest(i) >= from;
        return those(rivals, [&](std::size_t i) { return certain[i] || (earliest(i) == from && latest(i) == from); });
    }
};

inline contest::contest(network const& net, std::span<node const> nodes) : net_(net)
{
    auto const windows = net.windows_of(nodes);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        points_.push_back({nodes[i], windows[i].first, windows[i].second});
        places_[network::number(nodes[i])] = static_cast<std::uint32_t>(i);
    }
}

inline bool contest::certainly_before(std::size_t i, std::size_t j) const { return detail::ranking{*this}.certainly_before(i, j); }
inline bool contest::possibly_before(std::size_t i, std::size_t j) const { return detail::ranking{*this}.possibly_before(i, j); }

inline std::vector<node> possibly_first(contest const& all)
{
    detail::ranking const r{all};
    return r.nodes(r.possibly_first());
}

inline std::vector<node> possibly_sole_first(contest const& all)
{
    detail::ranking const r{all};
    return r.nodes(r.possibly_sole_first());
}

inline std::vector<node> certainly_first(contest const& all)
{
    detail::ranking const r{all};
    return r.nodes(r.certainly_first(r.everybody()));
}

inline std::optional<node> certainly_sole_first(contest const& all)
{
    detail::ranking const r{all};
    auto const first = r.certainly_first(r.everybody());
    if (first.size() != 1) return std::nullopt;
    auto const most = r.most_to(first);
    if (std::count_if(most.begin(), most.end(), [](detail::wide m) { return m >= 0; }) > 1) return std::nullopt;
    return all[first.front()];
}

inline std::vector<rank_range> ranks(contest const& all) { return detail::ranking{all}.ranks(); }
inline rank_range rank(contest const& all, std::size_t i) { return detail::ranking{all}.rank(i); }

inline std::vector<node> certain_prefix(contest const& all)
{
    detail::ranking const r{all};
    return r.nodes(r.certain_prefix());
}

inline std::vector<std::size_t> certain_cuts(contest const& all) { return detail::ranking{all}.certain_cuts(); }

inline first_since since(contest const& all, instant from)
{
    if (from == instant::past()) return {possibly_first(all), certainly_first(all)};
    detail::ranking const r{all};
    return {r.nodes(r.possibly_first_since(from.count())), r.nodes(r.certainly_first_since(from.count()))};
}

} // namespace entente
