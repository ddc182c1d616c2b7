// Why counterparts follow each other: the events that decide it, and on whose word.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/query/answer.hpp>
#include <entente/query/detail/rank.hpp>
#include <entente/query/detail/select.hpp>
#include <entente/timeline/detail/read_model.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace entente::detail {

/// One sure event that is before the earliest of the others, whichever way time runs here.
[[nodiscard]] inline std::optional<reason> reason_between(read_model data, selection const& s, event_decider::subset const& sure,
                                                          event_decider::subset const& others)
{
    if (others.empty()) return std::nullopt;
    auto const first = *std::min_element(others.begin(), others.end(), [&](std::uint32_t a, std::uint32_t b) {
        return s.decide.w.earliest(s.decide.members[a].variable) < s.decide.w.earliest(s.decide.members[b].variable);
    });
    auto const& e = s.decide.members[first];
    for (auto const f : sure) {
        auto const& m = s.decide.members[f];
        if (f == first || !s.decide.excludes(m, e)) continue;
        auto const [earlier, later] = s.turned() ? std::pair{e.event, m.event} : std::pair{m.event, e.event};
        auto const by = data.most(later, earlier) < duration{} ? data.because(later, earlier) : std::vector<said>{};
        return reason{data.event(earlier).id(), data.event(later).id(), by};
    }
    return std::nullopt;
}

/// Why the counterparts follow each other: for each, on whose word the nearest of those that come before it does; where asked for,
/// for each of the row's candidates only. Of the first (last) ones only what they are before: whoever comes behind another is not what
/// decides.
[[nodiscard]] inline std::vector<reason> reasons_of(read_model data, selection const& s, standings const& ranks, answer_row const& row,
                                                    bool of_candidates, bool of_foremost)
{
    std::vector<reason> out;
    auto const n = ranks.parties().size();
    std::vector<std::size_t> by_rank(n);
    for (std::size_t i = 0; i != n; ++i) by_rank[i] = i;
    std::stable_sort(by_rank.begin(), by_rank.end(), [&](std::size_t a, std::size_t b) { return ranks.rank(a).lo < ranks.rank(b).lo; });
    auto const is_candidate = [&](std::size_t c) {
        return std::any_of(row.candidates.begin(), row.candidates.end(),
                           [&](candidate const& k) { return k.parties.front() == ranks.parties()[c]; });
    };
    for (std::size_t i = 1; i < n; ++i)
        for (std::size_t k = i; k-- != 0 && (!of_candidates || is_candidate(by_rank[i]));)
            if (ranks.certainly_before(by_rank[k], by_rank[i])) {
                if (of_foremost && !is_candidate(by_rank[k])) break;
                if (auto r = reason_between(data, s, s.sure(by_rank[k]), ranks.events(by_rank[i]))) out.push_back(*std::move(r));
                break;
            }
    return out;
}

} // namespace entente::detail
