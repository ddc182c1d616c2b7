// When a term was, by the milestones that are known of it.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/detail/read_model.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace entente::detail {

/// A term from its beginning to strictly before each of its ends. It begins with the election or with the taking of office,
/// whichever was earlier.
struct tenure {
    std::optional<moment> elected; ///< or, where nobody dates the election, when its result was known
    std::optional<moment> took;
    std::vector<moment> ends; ///< the end; where nobody reports one, the taking of office by whoever came next
    std::vector<moment>
        perhaps_ends;          ///< takings of office by others, of which their dates leave open whether they came later than `counts_from`
    bool end_is_known = false; ///< reported, or known to be still to come

    [[nodiscard]] bool has_beginning() const noexcept { return elected || took; }
    /// What whoever came next took office after.
    [[nodiscard]] std::optional<moment> counts_from() const noexcept { return took ? took : elected; }
};

/// Those that no other is certainly at or before: what is before all of them is before all.
[[nodiscard]] inline std::vector<moment> earliest_of(read_model d, std::vector<moment> some)
{
    auto const soonest = std::min_element(some.begin(), some.end(),
                                          [&](moment a, moment b) { return d.point(a).window.latest() < d.point(b).window.latest(); });
    if (soonest == some.end()) return some;
    auto const least = *soonest;
    std::erase_if(some, [&](moment a) { return a != least && d.most(a, least) <= duration{}; });
    std::vector<moment> out;
    for (auto const a : some) {
        auto const is_before = [&](moment b) { return a != b && d.most(a, b) <= duration{} && (d.most(b, a) > duration{} || b < a); };
        if (std::none_of(some.begin(), some.end(), is_before)) out.push_back(a);
    }
    return out;
}

/// Complexity: constant; where nobody reports the end, linear in the terms of that office.
[[nodiscard]] inline tenure tenure_of(read_model d, term_id term)
{
    auto const known = [&](term_id t, milestone m) -> std::optional<moment> {
        moment const p{t, m};
        if (!d.is_known(p)) return std::nullopt;
        return p;
    };
    tenure out;
    out.elected = known(term, milestone::elected);
    if (!out.elected) out.elected = known(term, milestone::declared);
    out.took = known(term, milestone::took_office);
    if (auto const left = known(term, milestone::left_office)) {
        out.end_is_known = true;
        if (!d.is_endless(*left)) out.ends.push_back(*left);
        return out;
    }
    auto const since = out.counts_from();
    auto const office = d.term(term).office();
    if (!since || !office) return out;
    std::vector<moment> later;
    for (auto const t : d.terms_of(*office)) {
        bool const is_same_leader = d.term(t).leader() && d.term(t).leader() == d.term(term).leader();
        if (t == term || (d.term(t).acting() && !is_same_leader)) continue;
        auto const next = known(t, milestone::took_office);
        if (!next || d.most(*since, *next) <= duration{}) continue;
        if (d.most(*next, *since) < duration{}) later.push_back(*next);
        else if (!d.point(*next).window.is_unknown()) // of what nobody dates, nothing speaks for it
            out.perhaps_ends.push_back(*next);
    }
    out.ends = earliest_of(d, std::move(later));
    return out;
}

/// When a term began, as far as anybody says: the taking of office, else the election.
[[nodiscard]] inline std::optional<moment> begin_point(read_model d, term_id term)
{
    for (auto const m : {milestone::took_office, milestone::elected, milestone::declared})
        if (moment const p{term, m}; d.point(p).reported) return p;
    return std::nullopt;
}

[[nodiscard]] inline instant begin_of(read_model d, term_id term)
{
    auto const p = begin_point(d, term);
    return p ? d.point(*p).window.earliest() : instant::past();
}

} // namespace entente::detail
