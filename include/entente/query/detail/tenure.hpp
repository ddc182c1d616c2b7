// When a term was, by the milestones that are known of it.
// SPDX-License-Identifier: MIT
#pragma once

#include <entente/timeline/detail/data.hpp>

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
    std::optional<std::uint32_t> elected; ///< or, where nobody dates the election, when its result was known
    std::optional<std::uint32_t> took;
    std::vector<std::uint32_t> ends; ///< the end; where nobody reports one, the taking of office by whoever came next
    std::vector<std::uint32_t>
        perhaps_ends;          ///< takings of office by others, of which their dates leave open whether they came later than `counts_from`
    bool end_is_known = false; ///< reported, or known to be still to come

    [[nodiscard]] bool has_beginning() const noexcept { return elected || took; }
    /// What whoever came next took office after.
    [[nodiscard]] std::optional<std::uint32_t> counts_from() const noexcept { return took ? took : elected; }
};

/// Those that no other is certainly at or before: what is before all of them is before all.
[[nodiscard]] inline std::vector<std::uint32_t> earliest_of(timeline_data const& d, std::vector<std::uint32_t> some)
{
    auto const soonest = std::min_element(some.begin(), some.end(), [&](std::uint32_t a, std::uint32_t b) {
        return d.point(a).window.latest() < d.point(b).window.latest();
    });
    if (soonest == some.end()) return some;
    auto const least = *soonest;
    std::erase_if(some, [&](std::uint32_t a) { return a != least && d.most(a, least) <= duration{}; });
    std::vector<std::uint32_t> out;
    for (auto const a : some) {
        auto const is_before = [&](std::uint32_t b) {
            return a != b && d.most(a, b) <= duration{} && (d.most(b, a) > duration{} || b < a);
        };
        if (std::none_of(some.begin(), some.end(), is_before)) out.push_back(a);
    }
    return out;
}

/// Complexity: constant; where nobody reports the end, linear in the terms of that office.
[[nodiscard]] inline tenure tenure_of(timeline_data const& d, std::uint32_t term)
{
    auto const known = [&](std::uint32_t t, milestone m) -> std::optional<std::uint32_t> {
        auto const p = timeline_data::point_of(t, m);
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
    auto const office = d.terms[term].office;
    if (!since || office == none) return out;
    std::vector<std::uint32_t> later;
    for (auto const t : d.terms_of_office.all(office)) {
        bool const is_same_leader = d.terms[t].leader != none && d.terms[t].leader == d.terms[term].leader;
        if (t == term || (d.facts.terms[t].acting && !is_same_leader)) continue;
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
[[nodiscard]] inline std::optional<std::uint32_t> begin_point(timeline_data const& d, std::uint32_t term)
{
    for (auto const m : {milestone::took_office, milestone::elected, milestone::declared})
        if (auto const p = timeline_data::point_of(term, m); d.point(p).reported) return p;
    return std::nullopt;
}

[[nodiscard]] inline instant begin_of(timeline_data const& d, std::uint32_t term)
{
    auto const p = term == none ? std::nullopt : begin_point(d, term);
    return p ? d.point(*p).window.earliest() : instant::past();
}

} // namespace entente::detail
