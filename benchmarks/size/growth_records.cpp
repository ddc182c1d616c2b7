// Shapes of records in code.
// SPDX-License-Identifier: MIT
#include "growth.hpp"
#include "growth_made.hpp"

namespace bench {

namespace {

/// What is wrong with the records, and what was probably meant.
work diagnosing(en::records all)
{
    return [held = std::make_shared<en::records>(std::move(all))] {
        (void)en::builder{en::utc_and_offsets()}.add(std::move(*held)).try_build();
    };
}

/// As many leaders as events, each with somebody who is none of them.
work unknown_ids(std::size_t n)
{
    auto all = calls_of_lee(n);
    for (std::size_t i = 0; i != n; ++i) {
        all.leaders.push_back({fmt::format("leader-{:06}", i), {}, {}, {}, {}});
        all.events[i].participants[1] = {fmt::format("laeder-{:06}", i), en::party{"USA"}, {}, {}, {}};
    }
    return diagnosing(std::move(all));
}

/// One letter is wrong in the middle of n.
work long_unknown_id(std::size_t n)
{
    auto all = calls_of_lee(1);
    std::string id(n, 'a');
    all.leaders.push_back({id, {}, {}, {}, {}});
    id[n / 2] = 'b';
    all.events[0].participants[1] = {id, en::party{"USA"}, {}, {}, {}};
    return diagnosing(std::move(all));
}
work long_name_asked(std::size_t n)
{
    auto all = calls_of_lee(1);
    std::string name(n, 'a');
    all.leaders.push_back({"long", name, {}, {}, {}});
    name[n / 2] = 'b';
    return [t = built(std::move(all)), name] {
        try {
            (void)t.ask(en::first(en::call).by(name));
        } catch (en::error const&) { // there is nobody of that name
        }
    };
}

/// One after the other, with a builder.
work terms_with_milestones(std::size_t n)
{
    return [n] {
        en::builder b{en::utc_and_offsets()};
        for (std::size_t i = 0; i != n; ++i) {
            auto const who = b.leader(numbered("l", i), numbered("Leader ", i));
            b.term(who, fmt::format("P{}/president", i)).elected("2000-01-01", "UTC").took_office("2000-02-01", "UTC");
        }
    };
}
work terms_of_one_leader(std::size_t n)
{
    return [n] {
        en::builder b{en::utc_and_offsets()};
        auto const who = b.leader("lee", "Lee");
        for (std::size_t i = 0; i != n; ++i) b.term(who, "KOR/president").elected("2000-01-01", "UTC").took_office("2000-02-01", "UTC");
    };
}
/// An office that was made for a term gives way to its record.
work offices_after_their_terms(std::size_t n)
{
    return [n] {
        en::builder b{en::utc_and_offsets()};
        auto const who = b.leader("lee", "Lee");
        for (std::size_t i = 0; i != n; ++i) b.term(who, fmt::format("P{}/president", i));
        for (std::size_t i = 0; i != n; ++i) b.office({fmt::format("P{}/president", i), en::party{numbered("P", i)}, "president", {}});
    };
}
work calls_by_a_builder(std::size_t n)
{
    return [n] {
        en::builder b{en::utc_and_offsets()};
        auto const who = b.leader("lee", "Lee", en::party{"KOR"});
        for (std::size_t i = 0; i != n; ++i) b.call(who, en::party{"USA"}).held("2000-01-01", "UTC").placed_by(who);
        (void)b.build();
    };
}

/// Each of them is another one, told once more.
work chain_of_same_as(std::size_t n)
{
    auto all = calls_of_lee(n);
    for (std::size_t i = 1; i != n; ++i) all.events[i].same_as = numbered("e", i - 1);
    return building(std::move(all));
}

constexpr growth_case all_cases[]{
    {"n unknown ids, n known ones", "n log n", 1'000, unknown_ids},
    {"an unknown id of n letters, and one like it", "n", 4'000, long_unknown_id},
    {"an unknown name of n letters asked for, and one like it", "n", 4'000, long_name_asked},
    {"builder::term with milestones, n leaders and offices", "n log n", 10'000, terms_with_milestones},
    {"builder::term with milestones, n of one leader", "n log n", 10'000, terms_of_one_leader},
    {"n terms, then the n offices they made", "n log n", 1'000, offices_after_their_terms},
    {"n calls alike by a builder, and the build", "n log n", 4'000, calls_by_a_builder},
    {"n records of one event, each the same as the last", "n log n", 5'000, chain_of_same_as},
};

} // namespace

std::span<growth_case const> cases_of_records() { return all_cases; }

} // namespace bench
