// Claims of equal trust that contradict each other, and what of a contradiction is to spare, beside what is naive.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/timeline/detail/equals.hpp>
#include <entente/timeline/detail/lengths.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace equals_tests {

using namespace entente;
using entente::detail::equals;
using entente::detail::handful;
using entente::detail::resting_length;
using entente::detail::resting_lengths;
using entente::detail::saying;

namespace {

struct dice {
    std::mt19937_64 engine;
    int operator()(int n) { return static_cast<int>(engine() % static_cast<std::uint64_t>(n)); }
    int between(int a, int b) { return a + (*this)(b - a + 1); }
};

constraint random_constraint(dice& d, int nodes)
{
    constraint c{static_cast<node>(d(nodes)), static_cast<node>(d(nodes))};
    if (d(3) != 0) c.least = duration{d.between(-3, 4)};
    if (d(3) == 0) c.most = duration{d.between(-2, 6)};
    return c;
}

/// Some moments, of which some things are known already.
network random_network(dice& d, int nodes)
{
    network out;
    for (int i = 0; i != nodes; ++i) {
        auto const from = d.between(0, 8);
        auto const within = d(2) == 0   ? bounds{}
                            : d(3) == 0 ? bounds::closed(instant{from}, instant::future())
                                        : bounds::closed(instant{from}, instant{from + d(9)});
        (void)out.add(within, statement(100 + i));
    }
    for (int i = d(nodes); i != 0; --i) {
        auto const c = random_constraint(d, nodes);
        (void)out.insert(statement(200 + i), {{c}});
    }
    return out;
}

/// By its definition: the least lengths between all pairs with at most so many of what is said.
struct naive {
    std::set<std::size_t> who;
    std::size_t others = 0;
};
naive by_definition(network const& known, std::vector<saying> const& all)
{
    std::vector<node> nodes;
    for (std::uint32_t i = 0; i != known.size(); ++i) nodes.push_back(node{i});
    auto const n = nodes.size();
    auto const direct = known.most_among(nodes);
    struct edge {
        std::size_t from, to;
        duration most;
        std::size_t who;
    };
    std::vector<edge> edges;
    for (auto const& s : all) {
        auto const from = static_cast<std::size_t>(s.what.from), to = static_cast<std::size_t>(s.what.to);
        if (from == to) continue;
        if (!s.what.most.is_unlimited()) edges.push_back({from, to, s.what.most, s.who});
        if (!s.what.least.is_unlimited()) edges.push_back({to, from, -s.what.least, s.who});
    }
    auto far = direct;
    for (std::size_t used = 0; used != edges.size(); ++used) {
        naive out{{}, used};
        for (auto const& e : edges)
            if (auto const back = far[e.to * n + e.from]; !back.is_unlimited() && e.most + back < duration{}) out.who.insert(e.who);
        if (!out.who.empty()) return out;
        auto next = far;
        for (std::size_t u = 0; u != n; ++u)
            for (auto const& e : edges)
                for (std::size_t x = 0; x != n; ++x)
                    if (auto const a = far[u * n + e.from], b = direct[e.to * n + x]; !a.is_unlimited() && !b.is_unlimited())
                        next[u * n + x] = std::min(next[u * n + x], a + e.most + b);
        far = next;
    }
    return {};
}

/// Whether what some labels say, bounds included, has a world.
bool have_world(network const& known, std::vector<saying> const& all, std::vector<statement> const& labels)
{
    auto const is_among = [&](statement s) { return std::find(labels.begin(), labels.end(), s) != labels.end(); };
    network alone;
    for (std::uint32_t i = 0; i != known.size(); ++i) // a network's own bounds are told by what nothing is said of
        (void)alone.add(is_among(statement(100 + i)) ? known.window(node{i}) : bounds{}, statement(100 + i));
    for (auto const l : labels)
        for (auto const& c : known.said_by(l))
            if (alone.insert(l, {{c}})) return false;
    for (auto const& s : all)
        if (is_among(s.label) && alone.insert(s.label, {{s.what}})) return false;
    return true;
}

/// Each call was before the next one, and the last before the first.
records circle(std::size_t n)
{
    records out;
    for (std::size_t i = 0; i != n; ++i) {
        event e;
        e.id = fmt::format("e{}", i);
        e.participants = {{{}, party{"KOR"}, {}, {}, {}}, {{}, party{"USA"}, {}, {}, {}}};
        e.reports = {{{}, status::held, {}, {}, {}, {}}};
        out.events.push_back(std::move(e));
        out.claims.emplace_back().says = order_claim{{{fmt::format("e{}", i)}, {fmt::format("e{}", (i + 1) % n)}}};
    }
    return out;
}

} // namespace

TEST_CASE("Of equals those contradict each other that the shortest closed walks use", "[equals]")
{
    int contradictions = 0;
    for (std::uint64_t seed = 1; seed != 3000; ++seed) {
        dice d{std::mt19937_64(seed)};
        auto const nodes = d.between(2, 6);
        auto const known = random_network(d, nodes);
        std::vector<saying> all;
        for (int i = d.between(1, 9); i != 0; --i) {
            auto const c = random_constraint(d, nodes);
            if (!(c.least > c.most)) all.push_back({c, statement(300 + i), static_cast<std::size_t>(i)});
        }
        auto steps = std::size_t{1} << 20;
        auto const found = equals(known, all).shortest(steps);
        auto const expected = by_definition(known, all);
        INFO("seed " << seed);
        REQUIRE(found);
        std::set<std::size_t> who;
        for (auto const& c : *found) {
            ++contradictions;
            who.insert(c.who);
            CHECK(c.with.size() <= expected.others);
            CHECK_FALSE(have_world(known, all, c.labels));
        }
        REQUIRE(who == expected.who);
    }
    CHECK(contradictions > 1000);
}

TEST_CASE("How many steps equals take does not depend on their order; too few tell nothing", "[equals]")
{
    for (std::uint64_t seed = 1; seed != 200; ++seed) {
        dice d{std::mt19937_64(seed)};
        auto const known = random_network(d, 5);
        std::vector<saying> all;
        for (int i = 8; i != 0; --i) all.push_back({random_constraint(d, 5), statement(300 + i), static_cast<std::size_t>(i)});
        auto left = std::size_t{1} << 20, right = left, none = std::size_t{2};
        (void)equals(known, all).shortest(left);
        std::shuffle(all.begin(), all.end(), d.engine);
        (void)equals(known, all).shortest(right);
        CHECK(left == right);
        CHECK_FALSE(equals(known, all).shortest(none));
    }
}

TEST_CASE("Lengths that rest on statements have a world if none of their cycles is negative", "[equals]")
{
    for (std::uint64_t seed = 1; seed != 2000; ++seed) {
        dice d{std::mt19937_64(seed)};
        auto const places = d.between(1, 6), statements = d.between(1, 12);
        std::vector<resting_length> all;
        resting_lengths quick(static_cast<std::size_t>(places));
        for (int i = d.between(1, 14); i != 0; --i) {
            resting_length l{{static_cast<std::size_t>(d(places)), static_cast<std::size_t>(d(places)), d.between(-4, 4)}, {}, {}};
            for (int k = d(3); k != 0; --k) l.on.add(static_cast<std::size_t>(d(statements)));
            all.push_back(l);
            quick.add(l);
        }
        handful left;
        for (int i = 0; i != statements; ++i) left.add(static_cast<std::size_t>(i));
        for (int i = 0; i != statements; ++i) { // one less in turn, as long as there is no world
            auto fewer = left;
            fewer.remove(static_cast<std::size_t>(i));
            std::vector<std::vector<long>> far(static_cast<std::size_t>(places), std::vector<long>(static_cast<std::size_t>(places), 1000));
            for (std::size_t p = 0; p != far.size(); ++p) far[p][p] = 0;
            for (auto const& l : all)
                if (l.on.is_within(fewer)) far[l.from][l.to] = std::min<long>(far[l.from][l.to], l.most);
            for (std::size_t k = 0; k != far.size(); ++k)
                for (std::size_t a = 0; a != far.size(); ++a)
                    for (std::size_t b = 0; b != far.size(); ++b) far[a][b] = std::min(far[a][b], far[a][k] + far[k][b]);
            bool world = true;
            for (std::size_t p = 0; p != far.size(); ++p) world = world && far[p][p] >= 0;
            INFO("seed " << seed);
            REQUIRE(quick.has_world(fewer, {}) == world);
            if (!world) left = fewer;
        }
    }
}

TEST_CASE("A circle of claims is set aside, each with all the others; of too many, with some", "[equals]")
{
    for (std::size_t const n : {std::size_t{2}, std::size_t{150}, std::size_t{400}}) {
        auto const t = builder(utc_and_offsets()).add(circle(n)).build();
        REQUIRE(t.conflicts().size() == n);
        for (auto const& c : t.conflicts()) CHECK(c.with.size() == n - 1);
    }
    auto const t = builder(utc_and_offsets()).add(circle(3500)).build();
    REQUIRE(t.conflicts().size() == 3500);
    for (auto const& c : t.conflicts()) REQUIRE(c.with.size() <= 40);
}

TEST_CASE("Claims that order far more pairs of moments than there are moments are refused", "[equals]")
{
    auto two_steps = circle(3000);
    two_steps.claims.resize(1);
    auto& steps = two_steps.claims.front().says.emplace<order_claim>().steps;
    steps.resize(2);
    for (std::size_t i = 0; i != two_steps.events.size(); ++i) steps[i % 2].push_back(two_steps.events[i].id);
    auto scopes = circle(1500);
    scopes.leaders.push_back({"lee", "Lee", {}, {}, {}});
    for (auto& e : scopes.events) e.participants.front().leader = "lee";
    for (auto& c : scopes.claims) c.says = first_claim{{"lee", {}, {}, {}, {}, {}, {}}, {"e0"}};
    for (auto* all : {&two_steps, &scopes}) {
        auto const t = builder(utc_and_offsets()).add(std::move(*all)).try_build();
        REQUIRE_FALSE(t);
        auto const refused = [](diagnostic const& d) { return d.is_error() && d.code == code::bad_value; };
        CHECK(std::count_if(t.problems().begin(), t.problems().end(), refused) == 1);
    }
}

TEST_CASE("What several events in a scope contradict at once sets the same claims aside, in whatever order they come", "[equals]")
{
    // "a" came first in the scope behind "x": of "f", which is dated before "a", that is wrong because "f" came after "x"; of "e" it is
    // wrong because "e" came before "a", too. The first needs two claims, the second three: these two go, and the third stays.
    std::vector<std::size_t> places{0, 1, 2, 3};
    do {
        builder b(utc_and_offsets());
        auto const lee = b.leader("lee", "Lee", party("KOR"));
        for (auto const i : places) {
            auto event = [&](event_kind k, char const* with, char const* id) { return b.event(k, {lee, party(with)}, id); };
            if (i == 0) event(event_kind::meeting, "FRA", "x").held();
            if (i == 1) event(event_kind::call, "USA", "a").held("1970-03-03T10:00:00", "UTC");
            if (i == 2) event(event_kind::call, "JPN", "f").held("1970-03-03T09:00:00", "UTC");
            if (i == 3) event(event_kind::call, "CHN", "e").held();
        }
        b.claim(first_claim{{"lee", {event_kind::call}, "x", {}, {}}, {"a"}});
        b.claim(order_claim{{{"e"}, {"a"}}});
        b.claim(order_claim{{{"x"}, {"e", "f"}}});
        auto const t = b.build();
        CHECK(t.conflicts().size() == 2);
        CHECK(t.certainly_before("e", "a"));
        CHECK_FALSE(t.certainly_before("x", "e"));
    } while (std::next_permutation(places.begin(), places.end()));
}

} // namespace equals_tests
