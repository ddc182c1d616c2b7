// What contradicts what is trusted more, or its equals, and is set aside.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/detail/assertion.hpp>
#include <entente/timeline/detail/equals.hpp>
#include <entente/timeline/detail/relation_network.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace entente::detail {

/// The network with what was refused of the assertions. Of equals nobody chooses: the contradictions that need the fewest of their
/// statements count first, all at once, so that no order of insertion decides. When each is inserted is for relate.hpp.
class setting_aside : protected relation_network {
public:
    /// Takes out of a contradiction what it can spare (spare.hpp).
    using sparing = void (*)(knowledge const&, conflict&);

protected:
    setting_aside(knowledge& data, assessor& assess, sparing spare) : relation_network(data, assess), spare_(spare) {}
    ~setting_aside() = default;

    // --- assertions ---

    void refuse_contradictory(std::vector<said_by const*> const& cluster, conflict const& clash, std::size_t& steps_left)
    {
        std::vector<saying> all;
        for (auto const* s : cluster) all.insert(all.end(), s->says.begin(), s->says.end());
        if (cluster.size() == 1 || std::any_of(all.begin(), all.end(), is_absurd)) { // what cannot be by itself needs no other
            for (auto const* s : cluster)
                if (cluster.size() == 1 || std::any_of(s->says.begin(), s->says.end(), is_absurd))
                    refuse(s->who, cluster.size() == 1 ? clash : by_itself(*s));
            return;
        }
        auto const each_round = 64 * all.size();
        if (all.size() > most_compared || steps_left < each_round) return refuse_all(cluster, cluster);
        steps_left -= each_round;
        auto const shortest = equals(data_.order, all).shortest(steps_left);
        if (!shortest) return refuse_all(cluster, cluster);
        for (auto const& c : *shortest) {
            some_of<statement, bool> named;
            for (auto const l : c.labels) named[l] = true;
            std::vector<saying> on;
            for (auto const& s : all)
                if (named.contains(s.label)) on.push_back(s);
            refuse(c.who, conflict_of(all_[c.who].what, c.labels, on));
        }
        if (shortest->empty()) refuse_named(*what_contradicts(cluster), cluster);
    }
    /// See docs/answers.md: they are not told apart any more.
    void refuse_all(std::vector<said_by const*> const& cluster, std::vector<said_by const*> const& of_it)
    {
        auto clash = *what_contradicts(cluster);
        if (clash.with.size() > most_cited) clash.with.resize(most_cited);
        for (auto const* s : of_it) refuse(s->who, {all_[s->who].what, clash.with});
    }
    [[nodiscard]] std::optional<conflict> what_contradicts(std::vector<said_by const*> const& cluster)
    {
        auto const before = data_.order.here();
        auto clash = insert_all(cluster, true);
        return_to(before);
        return clash;
    }
    [[nodiscard]] conflict by_itself(said_by const& said)
    {
        auto const at = std::find_if(said.says.begin(), said.says.end(), is_absurd);
        return conflict_of(all_[said.who].what, {at->label}, {*at});
    }
    static constexpr std::size_t most_compared = 3000;              ///< constraints of one degree that hang together
    static constexpr std::size_t most_steps = std::size_t{1} << 28; ///< to tell them apart: about a second
    static constexpr std::size_t most_cited = 40;                   ///< where they are not told apart

    /// What was heard of a conflict, where nothing finer is known.
    void refuse_named(conflict const& clash, std::vector<said_by const*> const& cluster)
    {
        for (auto const* s : cluster)
            if (all_[s->who].what == clash.rejected ||
                std::find(clash.with.begin(), clash.with.end(), all_[s->who].what) != clash.with.end())
                refuse(s->who, turned(clash, all_[s->who].what));
    }
    /// The same contradiction, with another of its statements set aside.
    [[nodiscard]] static conflict turned(conflict c, said const& rejected)
    {
        for (auto& s : c.with)
            if (s == rejected) std::swap(s, c.rejected);
        return c;
    }
    void refuse(std::size_t who, conflict c)
    {
        c.rejected = all_[who].what;
        std::erase(c.with, c.rejected);
        refused_[who] = std::move(c);
    }

    // --- what follows from them ---

    /// What came of saying something more.
    enum class came : std::uint8_t { of_nothing, in, refused };

    /// What leaves no world is left out, or some of the degree on which it rests are refused.
    came bind(said_by const& one, std::size_t first, std::size_t end)
    {
        unite(one);
        std::vector<said_by const*> cluster{&one};
        return bind_all(cluster, first, end);
    }
    /// So with all that hangs together.
    came bind_all(std::vector<said_by const*>& cluster, std::size_t first, std::size_t end)
    {
        auto const before = data_.order.here();
        auto steps_left = most_steps;
        while (auto const clash = insert_all(cluster, cluster.size() == 1)) {
            return_to(before);
            auto const found = cluster.size() == 1 ? contradicted{{cluster.front(), *clash}} : contradictions(cluster, steps_left);
            if (found.empty()) return refuse_whole(cluster, first, end);
            if (refuse_fewest(found, first, end)) return came::refused;
            std::erase_if(cluster, [&](said_by const* s) {
                return std::any_of(found.begin(), found.end(), [&](auto const& f) { return f.first == s; });
            });
        }
        for (auto const* s : cluster) take(*s);
        return cluster.empty() ? came::of_nothing : came::in;
    }
    /// Whatever contradicts the rest by itself; where nothing does, whoever is on one of the contradictions that need the fewest. None, if
    /// they are not told apart.
    using contradicted = std::vector<std::pair<said_by const*, conflict>>;
    [[nodiscard]] contradicted contradictions(std::vector<said_by const*> const& cluster, std::size_t& steps_left)
    {
        contradicted out;
        auto const before = data_.order.here();
        for (auto const* s : cluster) {
            if (auto clash = insert(*s)) out.emplace_back(s, *std::move(clash));
            return_to(before);
        }
        if (!out.empty()) return out;
        std::vector<saying> all;
        for (std::size_t i = 0; i != cluster.size(); ++i)
            for (auto const& s : cluster[i]->says) all.push_back({s.what, s.label, i});
        auto const shortest = all.size() > most_compared ? std::nullopt : equals(data_.order, all).shortest(steps_left);
        if (!shortest) return out;
        for (auto const& c : *shortest) {
            std::vector<saying> on;
            for (auto const& s : all)
                if (s.who == c.who || std::find(c.with.begin(), c.with.end(), s.who) != c.with.end()) on.push_back(s);
            out.emplace_back(cluster[c.who], conflict_of(all_[cluster[c.who]->who].what, c.labels, on));
        }
        return out;
    }
    came refuse_whole(std::vector<said_by const*> const& cluster, std::size_t first, std::size_t end)
    {
        std::vector<said_by const*> equals_of_it;
        std::copy_if(cluster.begin(), cluster.end(), std::back_inserter(equals_of_it),
                     [&](said_by const* s) { return first <= s->who && s->who < end; });
        refuse_all(cluster, equals_of_it);
        return equals_of_it.empty() ? came::of_nothing : came::refused;
    }
    came refuse(said_by const& one, conflict const& clash, std::size_t first, std::size_t end)
    {
        return refuse_fewest({{&one, clash}}, first, end) ? came::refused : came::of_nothing;
    }
    /// Those of a degree on which a contradiction rests, if any does; of several, of those that rest on the fewest. Who is not needed for
    /// it stays.
    bool refuse_fewest(contradicted const& all, std::size_t first, std::size_t end)
    {
        std::vector<conflict> fewest;
        std::size_t least = 0; // of the degree, in each of these
        for (auto const& [said, clash] : all) {
            auto spared = clash;
            if (spare_ != nullptr) spare_(data_, spared);
            auto its = parts_of(spared, first, end).size();
            if (its == 0) its = parts_of(spared = clash, first, end).size();
            if (its == 0 || (least != 0 && its > least)) continue;
            if (its < least) fewest.clear();
            least = its;
            fewest.push_back(std::move(spared));
        }
        for (auto const& c : fewest)
            for (auto const i : parts_of(c, first, end))
                if (!refused_[i]) refuse(i, turned(c, all_[i].what));
        return !fewest.empty();
    }
    [[nodiscard]] std::vector<std::size_t> parts_of(conflict const& c, std::size_t first, std::size_t end) const
    {
        std::vector<std::size_t> out;
        for (auto i = first; i != end; ++i)
            if (all_[i].what == c.rejected || std::find(c.with.begin(), c.with.end(), all_[i].what) != c.with.end()) out.push_back(i);
        return out;
    }

    sparing spare_;
    std::vector<std::optional<conflict>> refused_; ///< of each assertion
};

} // namespace entente::detail
