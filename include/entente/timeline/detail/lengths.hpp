// Lengths that hold as long as certain statements are there, and whether they leave a world.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/network.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace entente::detail {

/// Some of a few statements, by their numbers.
class handful {
public:
    static constexpr std::size_t most = 256;

    void add(std::size_t n) { bits_[n / 64] |= bit(n); }
    void remove(std::size_t n) { bits_[n / 64] &= ~bit(n); }
    [[nodiscard]] bool has(std::size_t n) const { return (bits_[n / 64] & bit(n)) != 0; }
    [[nodiscard]] bool is_within(handful const& all) const
    {
        for (std::size_t i = 0; i != bits_.size(); ++i)
            if ((bits_[i] & ~all.bits_[i]) != 0) return false;
        return true;
    }
    [[nodiscard]] bool meets(handful const& other) const
    {
        for (std::size_t i = 0; i != bits_.size(); ++i)
            if ((bits_[i] & other.bits_[i]) != 0) return true;
        return false;
    }
    void add(handful const& more)
    {
        for (std::size_t i = 0; i != bits_.size(); ++i) bits_[i] |= more.bits_[i];
    }
    void remove(handful const& others)
    {
        for (std::size_t i = 0; i != bits_.size(); ++i) bits_[i] &= ~others.bits_[i];
    }

private:
    [[nodiscard]] static constexpr std::uint64_t bit(std::size_t n) { return std::uint64_t{1} << n % 64; }

    std::array<std::uint64_t, most / 64> bits_{};
};

/// t_to - t_from <= most, between places that are numbered from 0.
struct length {
    std::size_t from = 0, to = 0;
    std::int64_t most = 0;
};

/// The same, as long as all of some statements are there and none of some others.
struct resting_length : length {
    handful on;
    handful unless{};

    [[nodiscard]] bool holds(handful const& there) const { return on.is_within(there) && !unless.meets(there); }
};

/// Whether lengths leave a world, asked again and again with fewer and fewer statements. A negative cycle that was found stays one as long
/// as all on which it rests are there, so that most are asked for nothing.
class resting_lengths {
public:
    explicit resting_lengths(std::size_t places) : places_(places) {}

    void add(resting_length const& l)
    {
        in_turn_.push_back(all_.size());
        all_.push_back(l);
    }

    /// Bellman and Ford: no cycle is negative. `beside`: lengths more, that hold. `there` lacks whatever it lacked before where that
    /// left no world. Complexity: places times lengths at worst; a few times the lengths where all that is left of a
    /// cycle that was found is a path.
    [[nodiscard]] bool has_world(handful const& there, std::vector<resting_length> const& beside)
    {
        if (cycle_ && cycle_->is_within(there)) return false;
        std::vector<resting_length const*> on;
        for (auto const i : in_turn_)
            if (all_[i].holds(there)) on.push_back(&all_[i]);
        for (auto const& l : beside) on.push_back(&l);
        std::vector<wide> far(places_, 0);
        std::vector<resting_length const*> by(places_, nullptr);
        auto moved = places_; // none
        for (std::size_t round = 0; round <= places_; ++round) {
            moved = places_;
            for (auto const* l : on) {
                if (far[l->from] + l->most >= far[l->to]) continue;
                far[l->to] = far[l->from] + l->most;
                by[l->to] = l;
                moved = l->to;
            }
            if (moved == places_) return true;
        }
        remember(by, moved);
        return false;
    }

private:
    /// The cycle from which a place was moved; its lengths are looked at first from now on, in the order in which they lead round it.
    void remember(std::vector<resting_length const*> const& by, std::size_t at)
    {
        auto const back = [&](std::size_t n) { return by[n] == nullptr ? n : by[n]->from; };
        for (std::size_t i = 0; i != places_; ++i) at = back(at);
        handful all;
        std::vector<std::size_t> around;
        auto const start = at;
        do {
            auto const* l = by[at];
            if (l == nullptr) return; // nothing is remembered, and nothing is lost but time
            all.add(l->on);
            auto const own = std::find_if(in_turn_.begin(), in_turn_.end(), [&](std::size_t i) { return &all_[i] == l; });
            if (own != in_turn_.end()) around.push_back(*own);
            at = l->from;
        } while (at != start);
        cycle_ = all;
        std::reverse(around.begin(), around.end());
        std::vector<bool> first(all_.size());
        for (auto const i : around) first[i] = true;
        std::erase_if(in_turn_, [&](std::size_t i) { return first[i]; });
        in_turn_.insert(in_turn_.begin(), around.begin(), around.end());
    }

    std::size_t places_;
    std::vector<resting_length> all_;
    std::vector<std::size_t> in_turn_; ///< those that are looked at first, first
    std::optional<handful> cycle_;     ///< on what the last one rests
};

} // namespace entente::detail
