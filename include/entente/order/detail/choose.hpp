// Choices among alternatives, made together so that a world is left.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/order/detail/worlds.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace entente::detail {

/// Wishes of which all must hold, and unsure members that must have taken place, or must not.
struct condition {
    std::vector<difference_constraint> constraints;
    std::vector<std::pair<std::uint32_t, bool>> held;

    [[nodiscard]] bool is_free() const { return constraints.empty() && held.empty(); }
};
/// Conditions of which one must hold.
using alternatives = std::vector<condition>;

enum class decision : std::uint8_t { no, yes, unknown };

/// Whether difference constraints, some of them in alternatives, leave a world. Of the choices that are open, the one with the
/// fewest alternatives left is made first; what leaves no world is given up. Exact while patience lasts; each try costs
/// one closure of the moments named.
class chooser {
public:
    explicit chooser(worlds const& w) : w_(w) {}

    [[nodiscard]] bool allow(std::vector<difference_constraint> const& all) const { return w_.allow(all); }
    [[nodiscard]] decision decide(condition fixed, std::vector<alternatives> const& choices)
    {
        std::vector<alternatives const*> open;
        for (auto const& c : choices) open.push_back(&c);
        return allow(fixed.constraints) ? choose(fixed, open) : decision::no;
    }
    /// What is searched beside these decisions is counted with them.
    void spend() { left_ -= left_ == 0 ? 0U : 1U; }
    [[nodiscard]] bool is_tired() const { return left_ == 0; }

private:
    template <class Try>
    static auto with(condition& chosen, condition const& one, Try attempt)
    {
        auto const size = std::pair{chosen.constraints.size(), chosen.held.size()};
        chosen.constraints.insert(chosen.constraints.end(), one.constraints.begin(), one.constraints.end());
        chosen.held.insert(chosen.held.end(), one.held.begin(), one.held.end());
        auto const out = attempt();
        chosen.constraints.resize(size.first);
        chosen.held.resize(size.second);
        return out;
    }

    /// What was chosen so far leaves a world.
    decision choose(condition& chosen, std::vector<alternatives const*> open)
    {
        std::erase_if(open, [&](alternatives const* all) {
            return std::any_of(all->begin(), all->end(), [&](condition const& c) { return is_part(c, chosen); });
        });
        if (open.empty()) return decision::yes;
        std::vector<condition const*> fewest;
        alternatives const* picked = nullptr;
        for (auto const* all : open) {
            std::vector<condition const*> left;
            for (auto const& c : *all) {
                if (is_tired()) return decision::unknown;
                if (picked != nullptr && left.size() == fewest.size()) break;
                spend();
                if (agrees(c, chosen) && with(chosen, c, [&] { return allow(chosen.constraints); })) left.push_back(&c);
            }
            if (left.empty()) return decision::no;
            if (picked != nullptr && left.size() >= fewest.size()) continue;
            picked = all;
            fewest = std::move(left);
        }
        std::erase(open, picked);
        auto out = decision::no;
        for (auto const* c : fewest) {
            auto const d = with(chosen, *c, [&] { return choose(chosen, open); });
            if (d == decision::yes) return d;
            if (d == decision::unknown) out = d;
        }
        return out;
    }

    [[nodiscard]] static bool agrees(condition const& one, condition const& chosen)
    {
        return std::none_of(one.held.begin(), one.held.end(), [&](auto const& h) {
            return std::find(chosen.held.begin(), chosen.held.end(), std::pair{h.first, !h.second}) != chosen.held.end();
        });
    }
    [[nodiscard]] static bool is_part(condition const& one, condition const& of)
    {
        auto const is_demanded = [&](difference_constraint const& w) {
            return std::any_of(of.constraints.begin(), of.constraints.end(), [&](difference_constraint const& o) {
                return o.earlier == w.earlier && o.later == w.later && o.least >= w.least;
            });
        };
        return std::all_of(one.constraints.begin(), one.constraints.end(), is_demanded) &&
               std::all_of(one.held.begin(), one.held.end(),
                           [&](auto const& h) { return std::find(of.held.begin(), of.held.end(), h) != of.held.end(); });
    }

    worlds const& w_;
    std::size_t left_ = 20'000; ///< steps of search for one row
};

} // namespace entente::detail
