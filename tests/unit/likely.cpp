// What was probably meant, of very many.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace likely_tests {

using namespace entente;

namespace {

/// The remedy of the first problem.
std::string remedy_of(records facts)
{
    auto const made = builder{utc_and_offsets()}.add(std::move(facts)).try_build();
    return made ? "it was built" : made.problems().front().remedy;
}

records with_leaders(std::size_t n, std::string_view who)
{
    records out;
    for (std::size_t i = 0; i != n; ++i) out.leaders.push_back({fmt::format("leader-{:06}", i), {}, {}, {}, {}});
    auto& e = out.events.emplace_back();
    e.id = "e";
    e.participants = {{std::string(who), party{"USA"}, {}, {}, {}}, {{}, party{"KOR"}, {}, {}, {}}};
    e.reports = {{{}, status::held, when{"2000-01-01", "UTC"}, {}, {}, {}}};
    return out;
}

} // namespace

TEST_CASE("of very many words, those one slip away are found wherever the slip is", "[nearest]")
{
    for (auto const n : {400U, 20'000U}) // compared one by one, and looked up
        for (std::string_view const slip :
             {"laeder-000123", "eader-000123", "lleader-000123", "LAEDER-000123", "leader-00x0123", "leadxr-000123", "kleader-000123"}) {
            CAPTURE(n, slip);
            CHECK(remedy_of(with_leaders(n, slip)) == R"(did you mean "leader-000123"?)");
        }
    CHECK(remedy_of(with_leaders(20'000, "somebody else")).empty());
    CHECK(remedy_of(with_leaders(20'000, "leader-000123-and-more")).empty());
}

TEST_CASE("a long word is looked up for nobody", "[nearest]")
{
    using detail::longest_slip;
    std::string const known(longest_slip, 'a');
    std::vector<std::string> const all{known};
    CHECK(detail::nearest(known.substr(1) + 'b', all) == known);
    CHECK_FALSE(detail::nearest(known + 'b', all));
    CHECK_FALSE(detail::nearest(std::string(1'000'000, 'a'), all));
}

TEST_CASE("of many of one name the first are told, and how many more there are", "[nearest]")
{
    records facts = with_leaders(0, "Lee");
    for (std::size_t i = 0; i != 1'000; ++i) facts.leaders.push_back({fmt::format("lee-{:03}", i), "Lee", {}, {}, {}});
    CHECK(remedy_of(facts) == R"(use an id: "lee-000", "lee-001", "lee-002", "lee-003", "lee-004" or one of 995 more)");
    facts.events[0].participants[0].leader = "Leee";
    CHECK(remedy_of(facts) == R"(did you mean "Lee"?)");
}

TEST_CASE("parties of a file's own are found by code and by name, also in successors", "[party]")
{
    records facts = with_leaders(1, "leader-000000");
    for (std::size_t i = 0; i != 1'000; ++i)
        facts.parties.push_back({party{fmt::format("P{}", i)}, fmt::format("Party {}", i), party_kind::organization, {}, {}});
    facts.events[0].participants[1].party = party{"P999"};
    auto const t = builder{utc_and_offsets()}.add(facts).build();
    records more;
    more.parties.push_back({party{"Q"}, "Queue", party_kind::organization, {}, {}});
    auto const grown = t.with(more);
    for (auto const* with : {"P999", "Party 999"})
        for (auto const* world : {&t, &grown}) CHECK(world->ask(first(call).by("leader-000000").with(with))[0].candidates.size() == 1);
    CHECK(grown.ask(first(call).by("leader-000000").with("Queue"))[0].candidates.empty());
    CHECK_THROWS_AS(t.ask(first(call).by("leader-000000").with("Queue")), error);
    CHECK(t.facts() == builder{utc_and_offsets()}.add(facts).build().facts());
}

} // namespace likely_tests
