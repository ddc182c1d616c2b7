// Shapes that a question may be asked of.
// SPDX-License-Identifier: MIT
#include "growth.hpp"
#include "growth_made.hpp"
#include "world.hpp"

namespace bench {

namespace {

[[nodiscard]] work asking(en::timeline t, en::query q)
{
    return [t = std::move(t), q = std::move(q)] { (void)t.ask(q); };
}

/// Every call is with another party, and comes before the next one; nobody says when.
work order_of_a_chain(std::size_t n)
{
    auto all = only_lee();
    for (std::size_t i = 0; i != n; ++i) {
        en::party const p{numbered("P", i)};
        all.parties.push_back({p, numbered("Party ", i), en::party_kind::country, {}, {}});
        all.events.push_back(call_of_lee(numbered("e", i), p, told()));
        if (i != 0) add_order(all, numbered("e", i - 1), numbered("e", i));
    }
    return asking(built(std::move(all)), en::order(en::call).by("lee"));
}

/// A term a day, and a call in each.
work first_of_many_terms(std::size_t n)
{
    auto all = only_lee();
    all.terms.clear();
    for (std::size_t i = 0; i != n; ++i) {
        auto const begins = static_cast<seconds32>(i) * one_day;
        en::term t{numbered("t", i), "lee", "KOR/president", false, {}, {}, {}};
        t.at(en::took_office) = {{{}, {}, en::when{time_text(begins), "UTC"}, {}, {}, {}}};
        t.at(en::left_office) = {{{}, {}, en::when{time_text(begins + one_day), "UTC"}, {}, {}, {}}};
        all.terms.push_back(std::move(t));
        all.events.push_back(call_of_lee(numbered("e", i), en::party{"USA"}, told({}, time_text(begins + one_day / 2))));
    }
    return asking(built(std::move(all)), en::first(en::call).by("lee"));
}

en::records star(std::size_t n)
{
    auto all = calls_of_lee(n + 1);
    for (std::size_t i = 1; i <= n; ++i) add_order(all, "e0", numbered("e", i));
    return all;
}
work star_built(std::size_t n) { return building(star(n)); }
work star_listed(std::size_t n) { return asking(built(star(n)), en::list(en::call).by("lee")); }
work star_first(std::size_t n) { return asking(built(star(n)), en::first(en::call).by("lee")); }

constexpr growth_case all_cases[]{
    {"order of n counterparts in a chain of claims", "n², a search for each", 250, order_of_a_chain},
    {"first of a leader with n terms and n events", "n log n", 500, first_of_many_terms},
    {"one event before n others: build", "n log n", 10'000, star_built},
    {"one event before n others: list", "n², a search for each rank", 500, star_listed},
    {"one event before n others: first", "n log n", 10'000, star_first},
};

} // namespace

std::span<growth_case const> cases_of_questions() { return all_cases; }

} // namespace bench
