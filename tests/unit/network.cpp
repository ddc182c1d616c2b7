// The network of difference constraints against its definition: all worlds, enumerated, and Floyd and Warshall's table.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/order/network.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <random>
#include <set>
#include <vector>

namespace network_tests {

using namespace entente;

namespace {

using entente::detail::wide;

constexpr auto open = duration::unlimited();
constexpr wide far = wide{1} << 100; ///< no limit

instant at(std::int64_t t) { return instant{t}; }
bounds between(std::int64_t a, std::int64_t b) { return bounds::closed(at(a), at(b)); }
/// What a length or an instant can hold, no limit included.
duration held(wide w) { return duration{static_cast<std::int64_t>(std::clamp<wide>(w, -open.count(), open.count()))}; }

/// Something said, kept outside the network: bounds of a point if `to` is the origin, a constraint otherwise.
struct fact {
    statement why;
    std::size_t from, to;
    wide most;
};

/// All that a test tells a network, with the origin as one more point.
struct told {
    std::size_t points = 0;
    std::vector<fact> facts;
};

using table = std::vector<std::vector<wide>>;

/// The longest distances; nullopt without a world. The origin is the last row and column.
template <class Chosen>
std::optional<table> distances(told const& all, Chosen chosen)
{
    auto const n = all.points + 1;
    table most(n, std::vector<wide>(n, far));
    for (std::size_t i = 0; i < n; ++i) most[i][i] = 0;
    for (auto const& f : all.facts)
        if (chosen(f.why)) most[f.from][f.to] = std::min(most[f.from][f.to], f.most);
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j)
                if (most[i][k] < far && most[k][j] < far) most[i][j] = std::min(most[i][j], most[i][k] + most[k][j]);
    for (std::size_t i = 0; i < n; ++i)
        if (most[i][i] < 0) return std::nullopt;
    return most;
}

std::optional<table> distances(told const& all)
{
    return distances(all, [](statement) { return true; });
}

bool can_hold(told const& all, std::set<statement> const& held)
{
    return distances(all, [&](statement s) { return held.contains(s); }).has_value();
}

void tell(told& all, statement why, constraint const& c)
{
    auto const a = static_cast<std::size_t>(c.from), b = static_cast<std::size_t>(c.to);
    if (!c.most.is_unlimited()) all.facts.push_back({why, a, b, c.most.count()});
    if (!c.least.is_unlimited()) all.facts.push_back({why, b, a, -wide{c.least.count()}});
}

/// A network and its twin, made by chance: bounds with open ends, statements of several constraints, shared labels.
struct twins {
    network net;
    told all;
    std::mt19937& chance;
    std::int64_t scale; ///< of all bounds and lengths; a large one takes sums out of the range of 64 bits

    explicit twins(std::mt19937& c, std::int64_t s = 1) : chance(c), scale(s) {}

    std::int64_t pick(std::int64_t a, std::int64_t b) { return std::uniform_int_distribution<std::int64_t>(a, b)(chance); }
    statement label(bool shared, std::uint32_t own) { return statement(shared ? static_cast<std::uint32_t>(pick(0, 3)) : own); }

    void add_points(std::size_t n, bool shared)
    {
        all.points = n;
        for (std::uint32_t i = 0; i < n; ++i) {
            std::int64_t const low = scale == 1 ? 0 : -7, from = pick(low, 5), lo = from * scale, hi = pick(from, 7) * scale;
            auto const earliest = pick(0, 3) != 0 ? at(lo) : instant::past();
            auto const latest = pick(0, 3) != 0 ? at(hi) : instant::future();
            auto const by = label(shared, 100 + 2 * i), until = pick(0, 1) != 0 ? by : label(shared, 101 + 2 * i);
            net.add(bounds::closed(earliest, latest), by, until);
            if (earliest.is_finite()) all.facts.push_back({by, i, n, -lo});
            if (latest.is_finite()) all.facts.push_back({until, n, i, hi});
        }
    }

    constraint any_constraint()
    {
        auto const point = [&] { return node{static_cast<std::uint32_t>(pick(0, static_cast<std::int64_t>(all.points) - 1))}; };
        auto const a = point(),
                   b = pick(0, 9) != 0 ? node{(static_cast<std::uint32_t>(a) + 1) % static_cast<std::uint32_t>(all.points)} : point();
        switch (pick(0, 4)) {
        case 0: return before(a, b);
        case 1: return not_after(a, b);
        case 2: return {a, b, -open, duration{pick(-3, 3) * scale}};
        case 3: return {a, b};
        default: {
            auto const least = pick(-4, 4);
            return {a, b, duration{least * scale}, duration{pick(least - (pick(0, 9) == 0 ? 1 : 0), 5) * scale}};
        }
        }
    }
};

void check_against_table(network const& net, told const& all)
{
    auto const d = distances(all);
    REQUIRE(d);
    auto const n = all.points;
    auto const at_once = net.windows();
    std::vector<node> nodes;
    for (std::uint32_t a = 0; a < n; ++a) nodes.push_back(node{a});
    auto const among = net.most_among(nodes);
    for (std::uint32_t a = 0; a < n; ++a) {
        auto const w = net.window(node{a});
        CHECK(w == at_once[a]);
        CHECK(w == bounds::closed(at(-held((*d)[a][n]).count()), at(held((*d)[n][a]).count())));
        auto const from = net.most_from(node{a}), to = net.most_to(node{a});
        for (std::uint32_t b = 0; b < n; ++b) {
            auto const most = net.most(node{a}, node{b});
            CHECK(most == held((*d)[a][b]));
            CHECK(from[b] == most);
            CHECK(to[b] == net.most(node{b}, node{a}));
            CHECK(among[a * n + b] == most);
            CHECK(net.certainly_before(node{a}, node{b}) == ((*d)[b][a] < 0));
            CHECK(net.possibly_before(node{a}, node{b}) == ((*d)[a][b] > 0));
        }
    }
}

/// One search from several points finds for every other the nearest of them.
void check_nearest(twins& t)
{
    auto const d = distances(t.all);
    REQUIRE(d);
    for (int round = 0; round < 4; ++round) {
        std::vector<node> some;
        for (std::uint32_t i = 0; i < t.all.points; ++i)
            if (t.pick(0, 2) == 0) some.push_back(node{i});
        if (!some.empty() && t.pick(0, 3) == 0) some.push_back(some.front()); // named twice
        auto const to = t.net.least_most_to(some), from = t.net.least_most_from(some);
        REQUIRE(to.size() == t.all.points);
        REQUIRE(from.size() == t.all.points);
        for (std::size_t x = 0; x < t.all.points; ++x) {
            auto least_to = far, least_from = far;
            for (auto const y : some) {
                least_to = std::min(least_to, (*d)[x][static_cast<std::size_t>(y)]);
                least_from = std::min(least_from, (*d)[static_cast<std::size_t>(y)][x]);
            }
            CHECK(to[x] == held(least_to));
            CHECK(from[x] == held(least_from));
        }
        // with windows, what claims say of some makes the same; unless windows were cut off at the end of time
        if (t.scale != 1) continue;
        auto const windows = t.net.windows();
        std::vector<node> asked;
        for (std::uint32_t i = 0; i < t.all.points; i += 1 + static_cast<std::uint32_t>(t.pick(0, 1))) asked.push_back(node{i});
        auto const below = t.pick(0, 1) == 0 ? duration::unlimited() : tick;
        auto const linked_to = t.net.linked_to(some, asked, below), linked_from = t.net.linked_from(some, asked, below);
        for (std::size_t i = 0; i != asked.size(); ++i) {
            auto const x = static_cast<std::size_t>(asked[i]);
            auto near_to = linked_to[i], near_from = linked_from[i];
            for (auto const y : some) {
                near_to = std::min(near_to, windows[static_cast<std::size_t>(y)].latest() - windows[x].earliest());
                near_from = std::min(near_from, windows[x].latest() - windows[static_cast<std::size_t>(y)].earliest());
            }
            CHECK(std::min(near_to, below) == std::min(to[x], below));
            CHECK(std::min(near_from, below) == std::min(from[x], below));
        }
    }
}

/// The statements named suffice for the answer, and are each named once.
void check_reasons(network const& net, told const& all)
{
    auto const whole = *distances(all);
    auto const suffice = [&](std::vector<statement> const& why, std::size_t from, std::size_t to) {
        std::set<statement> const held(why.begin(), why.end());
        CHECK(held.size() == why.size());
        CHECK(distances(all, [&](statement s) { return held.contains(s); })->at(from).at(to) == whole[from][to]);
    };
    auto const n = all.points;
    for (std::uint32_t a = 0; a < n; ++a) {
        suffice(net.because_earliest(node{a}), a, n);
        suffice(net.because_latest(node{a}), n, a);
        for (std::uint32_t b = 0; b < n; ++b) suffice(net.because(node{a}, node{b}), a, b);
    }
}

void check_conflict(network::conflict const& c, told const& all)
{
    std::set<statement> members(c.with.begin(), c.with.end());
    CHECK(members.size() == c.with.size());
    CHECK_FALSE(members.contains(c.rejected));
    members.insert(c.rejected);
    CHECK_FALSE(can_hold(all, members));
    for (auto const left_out : members) {
        auto rest = members;
        rest.erase(left_out);
        CHECK(can_hold(all, rest));
    }
}

} // namespace

TEST_CASE("an order without dates is kept, and its converse refused with the statements that forbid it", "[network]")
{
    network net;
    constexpr statement dated{0}, first{1}, second{2}, third{3};
    auto const us = net.add({}, dated), cn = net.add({}, dated), jp = net.add({}, dated);
    CHECK_FALSE(net.insert(first, std::array{before(us, cn)}));
    CHECK_FALSE(net.insert(second, std::array{before(cn, jp)}));
    CHECK(net.size() == 3);
    CHECK(net.constraints() == 2);
    CHECK(net.certainly_before(us, jp));
    CHECK_FALSE(net.possibly_before(jp, us));
    CHECK(net.because(jp, us) == std::vector{second, first});
    CHECK(net.most(us, jp).is_unlimited());
    CHECK(net.because(us, jp).empty());

    auto const refused = net.insert(third, std::array{not_after(jp, us)});
    REQUIRE(refused);
    CHECK(refused->rejected == third);
    CHECK(std::set(refused->with.begin(), refused->with.end()) == std::set{first, second});
    CHECK(net.constraints() == 2);
    CHECK(net.certainly_before(us, jp));
}

TEST_CASE("bounds travel along constraints, and each end knows what tightened it", "[network]")
{
    network net;
    constexpr statement a_dated{0}, b_dated{1}, ordered{2}, gap{3};
    auto const a = net.add(between(10, 20), a_dated), b = net.add(between(0, 15), b_dated), c = net.add({}, b_dated);
    REQUIRE_FALSE(net.insert(ordered, std::array{before(a, b)}));
    REQUIRE_FALSE(net.insert(gap, std::array{constraint{b, c, duration{100}, duration{200}}}));
    CHECK(net.window(a) == between(10, 14));
    CHECK(net.window(b) == between(11, 15));
    CHECK(net.window(c) == between(111, 215));
    CHECK(net.because_latest(a) == std::vector{b_dated, ordered});
    CHECK(net.because_earliest(a) == std::vector{a_dated});
    CHECK(net.because_earliest(c) == std::vector{gap, ordered, a_dated});
    CHECK(net.because_latest(c) == std::vector{b_dated, gap});
}

TEST_CASE("a statement is taken whole or not at all", "[network]")
{
    network net;
    constexpr statement dated{0}, said{1};
    auto const a = net.add({}, dated), b = net.add({}, dated), c = net.add({}, dated);
    auto const refused = net.insert(said, std::array{before(a, b), before(b, c), before(c, a)});
    REQUIRE(refused);
    CHECK(refused->rejected == said);
    CHECK(refused->with.empty());
    CHECK(net.constraints() == 0);
    CHECK(net.possibly_before(b, a));

    CHECK_FALSE(net.insert(said, std::array{before(a, b)}));
    CHECK_FALSE(net.insert(said, std::array{before(a, b)}));
    CHECK(net.constraints() == 2);
}

TEST_CASE("a constraint of a point with itself, or without any instant, is refused alone", "[network]")
{
    network net;
    auto const a = net.add(between(0, 9), statement{0}), b = net.add({}, statement{0});
    auto const alone = [&](constraint c) {
        auto const refused = net.insert(statement{1}, std::array{c});
        return refused && refused->rejected == statement{1} && refused->with.empty();
    };
    CHECK(alone(before(a, a)));
    CHECK(alone({a, a, -open, -tick}));
    CHECK(alone({a, b, open, open}));
    CHECK(alone({a, b, -open, -open}));
    CHECK(alone({a, b, tick, duration{}}));
    CHECK_FALSE(alone(not_after(a, a)));
    CHECK_FALSE(alone({a, b}));
    CHECK(net.window(b).is_unknown());
}

TEST_CASE("instants at the ends of their range neither wrap nor become open", "[network]")
{
    constexpr auto top = std::numeric_limits<std::int64_t>::max() - 1;
    network net;
    auto const early = net.add(bounds{at(-top)}, statement{0}), late = net.add(bounds{at(top)}, statement{1});
    auto const some = net.add({}, statement{2});
    CHECK_FALSE(net.insert(statement{3}, std::array{before(early, some), before(some, late)}));
    CHECK(net.window(some) == between(-top + 1, top - 1));
    CHECK(net.certainly_before(early, late));
    CHECK(net.most(early, some) == open); // more than a duration can hold
    CHECK(net.most(late, some) == -tick);
    CHECK(net.insert(statement{4}, std::array{before(late, some)}));
    CHECK(net.insert(statement{4}, std::array{constraint{early, late, -open, duration{top}}}));
    // A sum that leaves the range and comes back is exact.
    auto const past_it = net.add({}, statement{5}), back = net.add({}, statement{5});
    CHECK_FALSE(net.insert(statement{6}, std::array{exactly(late, past_it, days(365)), exactly(past_it, back, days(-366))}));
    CHECK(net.window(past_it).earliest() == instant::future());
    CHECK(net.window(back) == bounds{at(top) - days(1)});
}

TEST_CASE("a conflict needs all its statements even where one says more than the cycle shows", "[network]")
{
    network net;
    constexpr statement dated{0}, x{1}, y{2}, z{3};
    auto const a = net.add({}, dated), b = net.add({}, dated), c = net.add({}, dated), d = net.add({}, dated);
    REQUIRE_FALSE(net.insert(x, std::array{before(a, b)}));
    REQUIRE_FALSE(net.insert(y, std::array{before(b, c), before(a, d)}));
    // Against x and y together the first of these fails, against y alone the second.
    auto const refused = net.insert(z, std::array{before(c, a), before(d, a)});
    REQUIRE(refused);
    CHECK(refused->with == std::vector{y});
}

TEST_CASE("networks by chance agree with Floyd and Warshall, and conflicts are minimal", "[network]")
{
    auto const seed = 20250609u;
    INFO("seed " << seed);
    std::mt19937 chance(seed);
    int conflicts = 0, large = 0;
    for (int round = 0; round < 2000; ++round) {
        CAPTURE(round);
        twins t(chance, round % 4 == 3 ? std::int64_t{1} << 60 : 1);
        bool const shared = round % 3 == 0;
        t.add_points(static_cast<std::size_t>(t.pick(1, round % 5 == 0 ? 9 : 6)), shared);
        if (!distances(t.all)) continue;
        for (std::uint32_t i = 0; i < 10; ++i) {
            auto const why = t.label(shared, i);
            std::vector<constraint> said(static_cast<std::size_t>(t.pick(1, 3)));
            for (auto& c : said) c = t.any_constraint();
            auto more = t.all;
            for (auto const& c : said) tell(more, why, c);
            auto const before = t.net.constraints();
            auto const refused = t.net.insert(why, said);
            REQUIRE(refused.has_value() != distances(more).has_value());
            if (refused) {
                ++conflicts;
                CHECK(refused->rejected == why);
                CHECK(t.net.constraints() == before);
                check_conflict(*refused, more);
            } else {
                CHECK(t.net.constraints() == before + said.size());
                t.all = std::move(more);
            }
        }
        large += t.scale != 1;
        check_against_table(t.net, t.all);
        check_nearest(t);
        check_reasons(t.net, t.all);
    }
    CHECK(conflicts > 1000);
    CHECK(large > 100);
}

TEST_CASE("long chains go in one by one in any order, and a ring of them is one conflict", "[network]")
{
    constexpr std::uint32_t n = 3000;
    auto const seed = 7u;
    INFO("seed " << seed);
    std::vector<std::uint32_t> order(n - 1);
    for (std::uint32_t i = 0; i + 1 < n; ++i) order[i] = i;
    auto const way = GENERATE(0, 1, 2, 3);
    if (way == 1) std::reverse(order.begin(), order.end());
    if (way == 2) std::shuffle(order.begin(), order.end(), std::mt19937(seed));
    if (way == 3) std::stable_sort(order.begin(), order.end(), [](auto a, auto b) { return a % 2 < b % 2; });

    network net;
    for (std::uint32_t i = 0; i < n; ++i) net.add(between(0, 10 * n), statement{n});
    for (auto const i : order) REQUIRE_FALSE(net.insert(statement{i}, std::array{before(node{i}, node{i + 1})}));
    CHECK(net.most(node{n - 1}, node{0}) == duration{-static_cast<std::int64_t>(n) + 1});
    CHECK(net.window(node{n - 1}) == between(n - 1, 10 * n));
    auto const refused = net.insert(statement{n + 1}, std::array{not_after(node{n - 1}, node{0})});
    REQUIRE(refused);
    CHECK(refused->with.size() == n - 1);
}

TEST_CASE("a node is free if no world of the others tells where it is", "[network]")
{
    auto const seed = 20181130u;
    INFO("seed " << seed);
    std::mt19937 chance(seed);
    auto const pick = [&](std::int64_t a, std::int64_t b) { return std::uniform_int_distribution<std::int64_t>(a, b)(chance); };
    constexpr std::int64_t last = 5; // and what is open may be beyond, as far as constraints can push it
    int free = 0, linked = 0;
    for (int round = 0; round < 2000; ++round) {
        CAPTURE(round);
        auto const n = static_cast<std::uint32_t>(pick(2, 4));
        network net;
        std::vector<std::pair<std::int64_t, std::int64_t>> windows;
        std::vector<bool> passive;
        for (std::uint32_t i = 0; i < n; ++i) {
            auto const lo = pick(0, 3), hi = pick(lo, 3);
            passive.push_back(pick(0, 1) == 0);
            bool const is_open = passive.back() && pick(0, 2) != 0, is_late = pick(0, 1) == 0;
            windows.emplace_back(is_open && !is_late ? -last : lo, is_open && is_late ? 2 * last : hi);
            (void)net.add(
                bounds::closed(is_open && !is_late ? instant::past() : instant{lo}, is_open && is_late ? instant::future() : instant{hi}),
                statement{i});
        }
        std::vector<constraint> said;
        for (auto count = pick(1, 3); count > 0; --count) {
            auto const a = node{static_cast<std::uint32_t>(pick(0, n - 1))}, b = node{static_cast<std::uint32_t>(pick(0, n - 1))};
            auto const one = pick(0, 1) == 0 ? before(a, b) : not_after(a, b);
            if (a != b && !net.insert(statement{100}, {&one, 1})) said.push_back(one);
        }
        auto const found = net.free_nodes(passive);
        // whatever those do that are not passive, and this one, there is room for the passive ones
        std::vector<std::int64_t> t(n);
        std::set<std::vector<std::int64_t>> there; // of the others and each free one, where they are in some world
        std::vector<std::uint32_t> kept;
        for (std::uint32_t i = 0; i < n; ++i)
            if (!passive[i]) kept.push_back(i);
        auto const fill = [&](auto const& self, std::uint32_t i) -> void {
            if (i == n) {
                if (!std::all_of(said.begin(), said.end(), [&](constraint const& c) {
                        return t[static_cast<std::size_t>(c.to)] - t[static_cast<std::size_t>(c.from)] >= c.least.count();
                    }))
                    return;
                std::vector<std::int64_t> at;
                for (auto const k : kept) at.push_back(t[k]);
                there.insert(at);
                return;
            }
            for (t[i] = windows[i].first; t[i] <= windows[i].second; ++t[i]) self(self, i + 1);
        };
        fill(fill, 0);
        for (auto const k : kept) {
            if (!found[k]) {
                ++linked;
                continue;
            }
            ++free;
            auto const place = static_cast<std::size_t>(std::find(kept.begin(), kept.end(), k) - kept.begin());
            for (auto at : there)
                for (auto x = windows[k].first; x <= windows[k].second; ++x) {
                    at[place] = x;
                    if (!there.contains(at)) FAIL("not free after all");
                }
        }
    }
    CHECK(free > 500);
    CHECK(linked > 500);
}

} // namespace network_tests
