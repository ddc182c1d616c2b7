// Shapes of claims.
// SPDX-License-Identifier: MIT
#include "growth.hpp"
#include "growth_made.hpp"
#include "world.hpp"

#include <array>

namespace bench {

namespace {

/// Every source says the same of Lee's calls in office: that the first was e0, or that this was all.
template <class Claim>
work said_by_all(std::size_t n)
{
    auto all = calls_of_lee(n);
    for (std::size_t i = 0; i != n; ++i) {
        add_source(all, numbered("s", i));
        auto& c = all.claims.emplace_back();
        c.source = numbered("s", i);
        c.says = Claim{{"lee", {en::call}, "lee-1.took_office", {}, {}}, {"e0"}};
    }
    return building(std::move(all));
}

/// Each call was the first one after the one before it; nobody dates them, or everybody.
template <bool Dated>
work first_after_the_last(std::size_t n)
{
    auto all = calls_of_lee(n);
    if (Dated)
        for (std::size_t i = 0; i != n; ++i)
            all.events[i].reports = {told({}, time_text(world_begins + static_cast<seconds32>(i) * one_day))};
    for (std::size_t i = 1; i != n; ++i)
        all.claims.emplace_back().says = en::first_claim{{"lee", {en::call}, numbered("e", i - 1), {}, {}}, {numbered("e", i)}};
    return building(std::move(all));
}

en::records chain(std::size_t n)
{
    auto all = calls_of_lee(n);
    for (std::size_t i = 1; i != n; ++i) add_order(all, numbered("e", i - 1), numbered("e", i));
    return all;
}
/// Every one of n events came before every one of n others.
work two_steps(std::size_t n)
{
    auto all = calls_of_lee(2 * n);
    auto& says = all.claims.emplace_back().says.emplace<en::order_claim>();
    says.steps.resize(2);
    for (std::size_t i = 0; i != 2 * n; ++i) says.steps[i % 2].push_back(numbered("e", i));
    return building(std::move(all));
}

/// And the last before the first.
work circle(std::size_t n)
{
    auto all = chain(n);
    add_order(all, numbered("e", n - 1), "e0");
    return building(std::move(all));
}
/// And each after the next.
work chain_and_its_converse(std::size_t n)
{
    auto all = chain(n);
    for (std::size_t i = 1; i != n; ++i) add_order(all, numbered("e", i), numbered("e", i - 1));
    return building(std::move(all));
}
/// And n times the last before the first.
work contradicted_n_times(std::size_t n)
{
    auto all = chain(n);
    for (std::size_t i = 0; i != n; ++i) add_order(all, numbered("e", n - 1), "e0");
    return building(std::move(all));
}
/// Sources of higher rank have the chain; n others contradict it.
work contradicted_by_the_less_trusted(std::size_t n)
{
    auto all = chain(n);
    add_source(all, "s");
    all.sources.back().rank = en::source_rank::preferred;
    for (auto& c : all.claims) c.source = "s";
    for (std::size_t i = 0; i != n; ++i) add_order(all, numbered("e", n - 1), "e0");
    return building(std::move(all));
}

/// And all of it dated to the same years.
work circle_of_dated(std::size_t n)
{
    auto all = chain(n);
    add_order(all, numbered("e", n - 1), "e0");
    for (auto& e : all.events) e.reports = {told({}, "[1999..2001]")};
    return building(std::move(all));
}
/// Each call a day after the one before; by their days, not by their hours, the last one is too near to the first.
work circle_of_days(std::size_t n)
{
    auto all = calls_of_lee(n);
    auto const later = [&](std::size_t from, std::size_t to, std::size_t days) {
        all.claims.emplace_back().says =
            en::distance_claim{numbered("e", from), numbered("e", to), static_cast<int>(days), std::nullopt, {}, {}, "UTC"};
    };
    for (std::size_t i = 1; i != n; ++i) later(i - 1, i, 1);
    later(0, n - 1, n - 2);
    return building(std::move(all));
}
/// Each call a day after the one before, and the first one known to the day.
work chain_of_days(std::size_t n)
{
    auto all = calls_of_lee(n);
    for (std::size_t i = 1; i != n; ++i)
        all.claims.emplace_back().says = en::distance_claim{numbered("e", i - 1), numbered("e", i), 1, std::nullopt, {}, {}, "UTC"};
    all.events[0].reports = {told({}, "2000-01-01")};
    return building(std::move(all));
}
/// Of every three calls the last is by their days too near to the first.
work circles_of_days(std::size_t n)
{
    auto all = calls_of_lee(3 * n);
    for (std::size_t i = 0; i != 3 * n; i += 3)
        for (auto const& [from, to, days] : {std::array{i, i + 1, std::size_t{1}}, {i + 1, i + 2, 1}, {i, i + 2, 1}})
            all.claims.emplace_back().says =
                en::distance_claim{numbered("e", from), numbered("e", to), static_cast<int>(days), std::nullopt, {}, {}, "UTC"};
    return building(std::move(all));
}
/// Each claim has a source of its own date, so that no two are equals; one that is trusted more says which of n events was the first.
work one_degree_each(std::size_t n)
{
    auto all = chain(n);
    for (std::size_t i = 0; i != all.claims.size(); ++i) {
        add_source(all, numbered("s", i));
        all.sources.back().published = en::when{time_text(world_begins + static_cast<seconds32>(i) * one_day), "UTC"};
        all.claims[i].source = numbered("s", i);
    }
    add_source(all, "best");
    all.sources.back().rank = en::source_rank::preferred;
    all.claims.emplace_back().says = en::first_claim{{"lee", {en::call}, "lee-1.took_office", {}, {}}, {"e0"}};
    all.claims.back().source = "best";
    return building(std::move(all));
}
/// Pairs of claims that contradict each other, n times, of one degree.
work pairs(std::size_t n)
{
    auto all = calls_of_lee(2 * n);
    for (std::size_t i = 0; i != n; ++i) {
        add_order(all, numbered("e", 2 * i), numbered("e", 2 * i + 1));
        add_order(all, numbered("e", 2 * i + 1), numbered("e", 2 * i));
    }
    return building(std::move(all));
}
/// The first n calls, each to another country, were these.
work first_of_many(std::size_t n)
{
    auto all = only_lee();
    en::first_claim says{{"lee", {en::call}, {}, {}, {}}, {}};
    for (std::size_t i = 0; i != 2 * n; ++i) {
        en::party const p{numbered("P", i)};
        all.parties.push_back({p, numbered("Party ", i), en::party_kind::country, {}, {}});
        all.events.push_back(call_of_lee(numbered("e", i), p, told()));
        if (i < n) says.events.push_back(numbered("e", i));
    }
    all.claims.emplace_back().says = std::move(says);
    return building(std::move(all));
}

constexpr growth_case all_cases[]{
    {"n claims of the first, n events", "n², each is asked of each event", 100, said_by_all<en::first_claim>},
    {"n claims of all, n events", "n², each is asked of each event", 100, said_by_all<en::complete_claim>},
    {"n claims \"first after the one before\", n events", "n², each is asked of each event", 50, first_after_the_last<false>},
    {"the same, dated", "n², each is asked of each event", 200, first_after_the_last<true>},
    {"one claim: n events before n others", "n², refused beyond 2²⁰ pairs", 200, two_steps},
    {"a circle of n claims", "n³, 2²⁸ steps at most", 250, circle},
    {"a circle of n claims, dated", "n³, 2²⁸ steps at most", 50, circle_of_dated},
    {"a circle of n claims of days", "n³, 2²⁸ steps at most", 50, circle_of_days},
    {"a chain of n claims of days", "n², of up to 4,096 claims", 250, chain_of_days},
    {"n circles of three claims of days", "n log n", 50, circles_of_days},
    {"a chain of n claims, no two of them equals, n events in a scope", "n², asked again after each degree", 500, one_degree_each},
    {"n pairs of claims that contradict each other", "n log n", 500, pairs},
    {"one claim: n calls were the first ones", "n log n", 250, first_of_many},
    {"a chain of n and its converse", "n³, 2²⁸ steps at most", 250, chain_and_its_converse},
    {"a chain of n, n times contradicted", "n³, 2²⁸ steps at most", 50, contradicted_n_times},
    {"a chain of n, n times contradicted by the less trusted", "n², as the contradictions are long", 250, contradicted_by_the_less_trusted},
};

} // namespace

std::span<growth_case const> cases_of_claims() { return all_cases; }

} // namespace bench
