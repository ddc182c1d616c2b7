// What stands behind a label: statements, and what of them makes a difference what it is.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/detail/knowledge.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace entente::detail {

/// The label under which some statements decide something together.
[[nodiscard]] inline statement label_of(accounts& data, std::vector<statement> parts, std::optional<moment> end = {},
                                        std::vector<statement> const& before_it = {})
{
    auto const each_once = [](std::vector<statement>& all) { // in the order of the argument
        some_of<statement, bool> had;
        std::erase_if(all, [&](statement s) { return s == no_statement || std::exchange(had[s], true); });
    };
    joint_label made{std::move(parts), end};
    if (end) {
        made.shorter = made.parts;
        each_once(made.shorter);
        made.parts.insert(made.parts.end(), before_it.begin(), before_it.end());
    }
    each_once(made.parts);
    if (made.parts.empty()) return no_statement;
    if (made.parts.size() == 1) return made.parts.front();
    auto const label = data.add_statement(data.said_of(made.parts.front()));
    data.joint[label] = std::move(made);
    return label;
}

/// What was said, each once, numbered as it arrives.
class said_numbers {
public:
    static constexpr auto unknown = static_cast<std::size_t>(-1);

    [[nodiscard]] std::size_t find(said const& s) const
    {
        auto const* first = first_.find(key(s));
        for (auto i = first == nullptr ? unknown : std::size_t{*first}; i != unknown; i = next_[i])
            if (all_[i] == s) return i;
        return unknown;
    }
    /// False: it was there already.
    bool add(said const& s)
    {
        if (find(s) != unknown) return false;
        auto const* first = first_.find(key(s));
        next_.push_back(first == nullptr ? unknown : std::size_t{*first});
        first_[key(s)] = static_cast<std::uint32_t>(all_.size());
        all_.push_back(s);
        return true;
    }
    [[nodiscard]] std::vector<said> const& all() const noexcept { return all_; }

private:
    /// Different for most.
    [[nodiscard]] static std::uint32_t key(said const& s)
    {
        return ((s.record * 31 + s.item) * 5 + static_cast<std::uint32_t>(s.turn)) * 4 + static_cast<std::uint32_t>(s.kind);
    }

    std::vector<said> all_;
    std::vector<std::size_t> next_; ///< with the same key
    sparse<std::uint32_t> first_;   ///< by key
};

/// Calls `f(said)` for all that a label stands for, in order; what stands in several of its parts perhaps more than once.
template <class Function>
void for_each_part(accounts const& data, statement label, Function f)
{
    std::vector<statement> left{label};
    some_of<statement, bool> done; // parts have parts in common
    while (!left.empty()) {
        auto const s = left.back();
        left.pop_back();
        if (s == no_statement) continue;
        auto const* all = data.joint.find(s);
        if (all == nullptr) f(data.said_of(s));
        else if (!std::exchange(done[s], true)) left.insert(left.end(), all->parts.rbegin(), all->parts.rend());
    }
}

/// What makes an end of a moment's window what it is.
[[nodiscard]] inline std::vector<statement> labels_of_earliest(knowledge const& data, moment m)
{
    auto const p = data.point(m);
    return p.node ? data.order.because_earliest(*p.node) : std::vector{p.earliest_by};
}
[[nodiscard]] inline std::vector<statement> labels_of_latest(knowledge const& data, moment m)
{
    auto const p = data.point(m);
    return p.node ? data.order.because_latest(*p.node) : std::vector{p.latest_by};
}

/// What makes `most(a, b)` what it is.
[[nodiscard]] inline std::vector<statement> labels_of_most(knowledge const& data, moment a, moment b)
{
    if (data.is_endless(a)) return {data.settled(a).earliest_by};
    auto const from = data.point(a);
    auto const to = data.point(b);
    if (from.node && to.node) return data.order.because(*from.node, *to.node);
    auto labels = labels_of_earliest(data, a);
    auto const late = labels_of_latest(data, b);
    labels.insert(labels.end(), late.begin(), late.end());
    return labels;
}

} // namespace entente::detail
