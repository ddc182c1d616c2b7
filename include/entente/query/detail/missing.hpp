// What would settle a row: what is not known, though it makes a difference.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/detail/add_once.hpp>
#include <entente/detail/fmt.hpp>
#include <entente/query/answer.hpp>
#include <entente/query/detail/rank.hpp>
#include <entente/query/detail/select.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente::detail {

/// Notes what is missing, each fact once, in the order in which it is asked for. Of very many it says only how many they are.
class missing_notes {
public:
    missing_notes(read_model data, selection const& s, std::vector<missing_fact>& to)
        : data_(data)
        , selection_(s)
        , decide_(s.decide)
        , missing_(to)
    {
    }

    /// The order of any two of some events: some world has it one way, and not every world.
    void orders_among(event_decider::subset const& some)
    {
        if (some.size() > most_named) {
            missing_.push_back(
                {lack::many,
                 {},
                 fmt::format("the order of {} events, among them {} and {}", some.size(), quoted(some.front()), quoted(some.back()))});
            return;
        }
        for (std::size_t i = 0; i != some.size(); ++i)
            for (std::size_t k = i + 1; k < some.size(); ++k) order(some[i], some[k]);
    }
    /// The order of each of some events with each of others.
    void orders_between(event_decider::subset const& ones, event_decider::subset const& others)
    {
        if (missing_.size() + ones.size() * others.size() > most_named * most_named) {
            missing_.push_back({lack::many,
                                {},
                                fmt::format("the order of {} and {} events, among them {} and {}", ones.size(), others.size(),
                                            quoted(ones.front()), quoted(others.front()))});
            return;
        }
        for (auto const x : ones)
            for (auto const y : others) order(x, y);
    }
    /// The order of pairs of counterparts, of which each event may be the first contact.
    void orders_of(std::vector<std::pair<std::size_t, std::size_t>> const& pairs, standings const& ranks)
    {
        if (pairs.size() > most_named * most_named / 2) {
            auto const [d, c] = pairs.front();
            missing_.push_back({lack::many,
                                {},
                                fmt::format("the order of {} pairs of counterparts, among them {} and {}", pairs.size(),
                                            ranks.parties()[d].code(), ranks.parties()[c].code())});
            return;
        }
        std::vector<std::optional<event_decider::subset>> firsts(ranks.parties().size());
        auto const of = [&](std::size_t c) -> event_decider::subset const& {
            if (!firsts[c]) firsts[c] = decide_.may_be_first(ranks.events(c), selection_.sure(c));
            return *firsts[c];
        };
        for (auto const& [d, c] : pairs) orders_between(of(d), of(c));
    }
    /// How far it was from a moment to each of some events, as far as that is open.
    void distances(variable mark, std::string const& moment, event_decider::subset const& some)
    {
        for (auto const e : some) {
            auto const& m = decide_.members[e];
            auto const in = decide_.w.close(m.inside, {m.variable, mark});
            if (in && -in->most(m.variable, mark) != in->most(mark, m.variable))
                add_once(missing_, {lack::distance,
                                    {moment, id(e)},
                                    fmt::format("how long after {} {} was",
                                                moment.empty() ? "the time asked for" : fmt::format("\"{}\"", moment), quoted(e))});
        }
    }
    /// What is not known of the candidates' events by themselves.
    void details(std::vector<bool> const& noted)
    {
        std::size_t left_out = 0;
        auto const miss = [&](lack what, char const* before, std::uint32_t m, char const* after = "") {
            if (missing_.size() < most_named * most_named) add_once(missing_, {what, {id(m)}, before + quoted(m) + after});
            else ++left_out;
        };
        for (std::uint32_t i = 0; i != noted.size(); ++i) {
            if (!noted[i]) continue;
            auto const& m = decide_.members[i];
            if (!m.always) miss(lack::inside, "whether ", i, " lies inside the time asked for");
            for (auto const& [event, k] : selection_.notes_on(m.event)) {
                if (k == caveat::disputed) miss(lack::held, "whether ", i, " took place");
                if (k == caveat::role_unknown) miss(lack::placed_by, "who placed ", i);
                if (k == caveat::office_unknown) miss(lack::office, "who held office at ", i);
                if (k == caveat::place_unknown) miss(lack::place, "the country in which ", i, " took place");
            }
        }
        if (left_out != 0) missing_.push_back({lack::many, {}, fmt::format("{} more facts of that kind", left_out)});
    }

private:
    static constexpr std::size_t most_named = 24; ///< of so many, each pair is named

    /// The order of two events.
    void order(std::uint32_t a, std::uint32_t b)
    {
        if (a == b) return;
        auto const& [x, y] = std::pair{decide_.members[a], decide_.members[b]};
        bool const forth = decide_.possibly_before(x, y);
        bool const back = decide_.possibly_before(y, x);
        if (forth == back && !forth) return; // the same instant, or never both inside
        if (forth != back && !can_tie(forth ? x : y, forth ? y : x)) return;
        auto const [first, second] = std::pair{std::min(a, b), std::max(a, b)};
        add_once(missing_, {lack::order, {id(first), id(second)}, fmt::format("the order of {} and {}", quoted(first), quoted(second))});
    }
    /// Of two of which the second is never earlier: whether they can be at the same instant.
    [[nodiscard]] bool can_tie(member const& x, member const& y) const
    {
        auto constraints = x.inside;
        constraints.insert(constraints.end(), y.inside.begin(), y.inside.end());
        constraints.push_back({y.variable, x.variable, duration{}});
        return decide_.w.allow(constraints);
    }
    [[nodiscard]] std::string id(std::uint32_t m) const { return data_.event(decide_.members[m].event).id(); }
    [[nodiscard]] std::string quoted(std::uint32_t m) const { return fmt::format("\"{}\"", id(m)); }

    read_model data_;
    selection const& selection_;
    event_decider const& decide_;
    std::vector<missing_fact>& missing_;
};

} // namespace entente::detail
