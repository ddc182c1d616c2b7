// The decider against definitions: first, rank, prefix, cut and "since", windows with imprecise edges, and what may not have
// taken place. All worlds on few instants, enumerated.
// SPDX-License-Identifier: MIT
#include "../contest.hpp"
#include "catch.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace Catch {

template <>
struct StringMaker<entente::node> {
    static std::string convert(entente::node n) { return '#' + std::to_string(static_cast<std::uint32_t>(n)); }
};
template <>
struct StringMaker<entente::rank_range> {
    static std::string convert(entente::rank_range r) { return std::to_string(r.lo) + '-' + std::to_string(r.hi); }
};

} // namespace Catch

namespace decider_tests {

using namespace entente;
using contests::contest;

namespace {

using world = std::vector<std::int64_t>;
using nodes = std::vector<node>;
using cuts = std::vector<std::size_t>;

bool holds(constraint const& c, world const& w)
{
    auto const apart = duration{w[static_cast<std::size_t>(c.to)] - w[static_cast<std::size_t>(c.from)]};
    return c.least <= apart && apart <= c.most;
}

/// All worlds in which every constraint holds and every point lies in its window.
std::vector<world> worlds(std::vector<bounds> const& windows, std::vector<constraint> const& said)
{
    std::vector<world> found;
    world w;
    auto const fill = [&](auto const& self, std::size_t i) -> void {
        if (i == windows.size()) {
            if (std::all_of(said.begin(), said.end(), [&](auto const& c) { return holds(c, w); })) found.push_back(w);
            return;
        }
        for (auto t = windows[i].earliest().count(); t <= windows[i].latest().count(); ++t) {
            w.push_back(t);
            self(self, i + 1);
            w.pop_back();
        }
    };
    fill(fill, 0);
    return found;
}

std::size_t rank(world const& w, std::size_t i)
{
    return 1 + static_cast<std::size_t>(std::count_if(w.begin(), w.end(), [&](auto t) { return t < w[i]; }));
}

bool leads(world const& w, std::size_t i) { return rank(w, i) == 1; }
bool sole(world const& w, std::size_t i)
{
    return std::count_if(w.begin(), w.end(), [&](auto t) { return t <= w[i]; }) == 1;
}
bool next_from(world const& w, std::size_t i, std::int64_t from)
{
    return w[i] >= from && std::none_of(w.begin(), w.end(), [&](auto t) { return from <= t && t < w[i]; });
}

template <class Holds>
nodes in_some(std::vector<world> const& all, std::size_t n, Holds f)
{
    nodes found;
    for (std::uint32_t i = 0; i < n; ++i)
        if (std::any_of(all.begin(), all.end(), [&](world const& w) { return f(w, i); })) found.push_back(node{i});
    return found;
}

template <class Holds>
nodes in_all(std::vector<world> const& all, std::size_t n, Holds f)
{
    nodes found;
    for (std::uint32_t i = 0; i < n; ++i)
        if (std::all_of(all.begin(), all.end(), [&](world const& w) { return f(w, i); })) found.push_back(node{i});
    return found;
}

/// The points of a world in order, as far as each is strictly before all that follow.
nodes strict_prefix(world const& w)
{
    nodes prefix;
    for (std::size_t k = 1; k <= w.size(); ++k) {
        std::vector<std::uint32_t> at;
        for (std::uint32_t i = 0; i < w.size(); ++i)
            if (rank(w, i) == k) at.push_back(i);
        if (at.size() != 1) break;
        prefix.push_back(node{at.front()});
    }
    return prefix;
}

nodes common_prefix(std::vector<world> const& all)
{
    auto prefix = strict_prefix(all.front());
    for (auto const& w : all) {
        auto const other = strict_prefix(w);
        auto const [end, ignored] = std::mismatch(prefix.begin(), prefix.end(), other.begin(), other.end());
        prefix.erase(end, prefix.end());
    }
    return prefix;
}

/// Those that come before all others by rank k; empty if they are not exactly k.
nodes leaders(world const& w, std::size_t k)
{
    nodes found;
    for (std::uint32_t i = 0; i < w.size(); ++i)
        if (rank(w, i) <= k) found.push_back(node{i});
    return found.size() == k ? found : nodes{};
}

cuts common_cuts(std::vector<world> const& all)
{
    cuts found;
    for (std::size_t k = 1; k < all.front().size(); ++k) {
        auto const expected = leaders(all.front(), k);
        if (!expected.empty() && std::all_of(all.begin(), all.end(), [&](world const& w) { return leaders(w, k) == expected; }))
            found.push_back(k);
    }
    return found;
}

/// The same answers by their definitions over pairs, from the distances between any two.
struct pairs {
    network const& net;
    nodes const& all;
    std::vector<duration> most = net.most_among(all);
    std::vector<bounds> windows = net.windows();

    duration apart(std::size_t i, std::size_t j) const { return most[i * all.size() + j]; } ///< the largest t_j - t_i
    bool sure(std::size_t i, std::size_t j) const { return apart(j, i) < duration{}; }
    bool may(std::size_t i, std::size_t j) const { return apart(i, j) > duration{}; }
    bounds window(std::size_t i) const { return windows[static_cast<std::size_t>(all[i])]; }

    template <class Bars>
    nodes unless_other(Bars bars) const
    {
        nodes found;
        for (std::size_t i = 0; i < all.size(); ++i) {
            bool barred = false;
            for (std::size_t j = 0; j < all.size(); ++j) barred = barred || (j != i && bars(i, j));
            if (!barred) found.push_back(all[i]);
        }
        return found;
    }
    std::vector<rank_range> ranks() const
    {
        std::vector<rank_range> found(all.size(), {1, 1});
        for (std::size_t i = 0; i < all.size(); ++i)
            for (std::size_t j = 0; j < all.size(); ++j) {
                found[i].lo += sure(j, i);
                found[i].hi += may(j, i);
            }
        return found;
    }
    nodes prefix() const
    {
        nodes found;
        std::vector<bool> done(all.size());
        for (bool more = true; more;) {
            more = false;
            for (std::size_t i = 0; i < all.size() && !more; ++i) {
                bool leads = !done[i];
                for (std::size_t j = 0; j < all.size(); ++j) leads = leads && (j == i || done[j] || sure(i, j));
                if (!leads) continue;
                found.push_back(all[i]);
                done[i] = more = true;
            }
        }
        return found;
    }
    cuts certain_cuts() const
    {
        cuts found;
        auto const range = ranks();
        for (std::size_t k = 1; k < all.size(); ++k) {
            auto const inside = std::count_if(range.begin(), range.end(), [&](rank_range r) { return r.hi <= k; });
            auto const begun = std::count_if(range.begin(), range.end(), [&](rank_range r) { return r.lo <= k; });
            if (inside == begun && static_cast<std::size_t>(inside) == k) found.push_back(k);
        }
        return found;
    }
    /// In a network of its own, where e is not before `from` and all that cannot be before `from` in it are not before e.
    nodes possible_since(instant from) const
    {
        nodes found;
        for (std::size_t e = 0; e < all.size(); ++e) {
            if (window(e).latest() < from) continue;
            auto with = net;
            auto const origin = with.add(bounds{from}, statement{999});
            bool holds = !with.insert(statement{999}, std::array{not_after(origin, all[e])});
            std::vector<bool> in(all.size());
            for (bool more = true; holds && more;) {
                more = false;
                for (std::size_t f = 0; holds && f < all.size(); ++f) {
                    if (in[f] || with.possibly_before(all[f], origin)) continue;
                    in[f] = more = true;
                    holds = !with.insert(statement{999}, std::array{not_after(all[e], all[f])});
                }
            }
            if (holds) found.push_back(all[e]);
        }
        return found;
    }
    nodes certain_since(instant from) const
    {
        nodes found;
        for (std::size_t e = 0; e < all.size(); ++e) {
            bool certain = window(e).earliest() >= from;
            for (std::size_t f = 0; f < all.size(); ++f)
                certain = certain && (f == e || window(e).latest() == from || window(f).latest() < from || !may(f, e));
            if (certain) found.push_back(all[e]);
        }
        return found;
    }
};

} // namespace

TEST_CASE("two that share a day are both possibly first, and a claim of order settles it", "[decider]")
{
    network net;
    auto const day = bounds::closed(instant{0}, instant{9});
    std::array const all{net.add(day, statement{0}), net.add(day, statement{1}), net.add(bounds{instant{20}}, statement{2})};
    CHECK(contest(net, all).possibly_first() == nodes{all[0], all[1]});
    CHECK(contest(net, all).certainly_first().empty());
    CHECK(contest(net, all).ranks() == std::vector<rank_range>{{1, 2}, {1, 2}, {3, 3}});
    CHECK(contest(net, all).certain_prefix().empty());
    CHECK(contest(net, all).certain_cuts() == cuts{2});

    REQUIRE_FALSE(net.insert(statement{3}, std::array{before(all[1], all[0])}));
    CHECK(contest(net, all).certainly_sole_first() == nodes{all[1]});
    CHECK(contest(net, all).certain_prefix() == nodes{all[1], all[0], all[2]});
    CHECK(contest(net, all).certain_cuts() == cuts{1, 2});
}

TEST_CASE("certainly the same instant is a tie: first, but not alone", "[decider]")
{
    network net;
    std::array const all{net.add({}, statement{0}), net.add({}, statement{1})};
    REQUIRE_FALSE(net.insert(statement{2}, std::array{exactly(all[0], all[1], duration{})}));
    CHECK(contest(net, all).certainly_first() == nodes{all[0], all[1]});
    CHECK(contest(net, all).possibly_sole_first().empty());
    CHECK(contest(net, all).certainly_sole_first().empty());
    CHECK(contest(net, all).certain_cuts().empty());
}

TEST_CASE("an instant that splits a window leaves the next one possible", "[decider]")
{
    network net;
    std::array const all{net.add(bounds::closed(instant{0}, instant{9}), statement{0}), net.add(bounds{instant{12}}, statement{1})};
    contest const split(net, all, instant{5});
    CHECK(split.possibly_first() == nodes{all[0], all[1]});
    CHECK(split.certainly_first().empty());
    CHECK(contest(net, all, instant{0}).certainly_first() == nodes{all[0]});
    CHECK(contest(net, all, instant{10}).certainly_first() == nodes{all[1]});
    CHECK(contest(net, all, instant{13}).possibly_first().empty());

    // Whoever is at most three after the first is not, if the first is before five and it after nine.
    REQUIRE_FALSE(net.insert(statement{2}, std::array{constraint{all[0], all[1], duration{8}, duration{9}}}));
    CHECK(contest(net, all, instant{5}).certainly_first() == nodes{all[1]});
}

TEST_CASE("unknown times are ranked by claims alone", "[decider]")
{
    network net;
    std::array const all{net.add({}, statement{0}), net.add({}, statement{0}), net.add({}, statement{0})};
    REQUIRE_FALSE(net.insert(statement{1}, std::array{before(all[0], all[1])}));
    CHECK(contest(net, all).possibly_first() == nodes{all[0], all[2]});
    CHECK(contest(net, all).ranks() == std::vector<rank_range>{{1, 2}, {2, 3}, {1, 3}});
    CHECK(contest(net, all, instant{0}).possibly_first() == nodes{all[0], all[1], all[2]});
    CHECK(contest(net, std::span(all).first(2), instant::past()).certainly_first() == nodes{all[0]});
    CHECK(contest(net, {}).possibly_first().empty());
}

TEST_CASE("contests by chance agree with all their worlds", "[decider]")
{
    auto const seed = 20170511u;
    INFO("seed " << seed);
    std::mt19937 chance(seed);
    auto const pick = [&](std::int64_t a, std::int64_t b) { return std::uniform_int_distribution<std::int64_t>(a, b)(chance); };
    for (int round = 0; round < 400; ++round) {
        CAPTURE(round);
        auto const n = static_cast<std::uint32_t>(pick(1, 4));
        network net;
        std::vector<bounds> windows;
        std::vector<constraint> said;
        nodes points;
        for (std::uint32_t i = 0; i < n; ++i) {
            auto const lo = pick(0, 6), hi = pick(lo, 6);
            windows.push_back(bounds::closed(instant{lo}, instant{hi}));
            points.push_back(net.add(windows.back(), statement{i}));
        }
        for (auto count = pick(0, 4); count > 0; --count) {
            auto const a = node{static_cast<std::uint32_t>(pick(0, n - 1))}, b = node{static_cast<std::uint32_t>(pick(0, n - 1))};
            auto const least = pick(-3, 2);
            std::array const kinds{before(a, b), not_after(a, b), constraint{a, b, duration{least}, duration{pick(least, 3)}}};
            auto const one = kinds[static_cast<std::size_t>(pick(0, 2))];
            if (!net.insert(statement{100}, {&one, 1})) said.push_back(one);
        }
        auto const all = worlds(windows, said);
        REQUIRE_FALSE(all.empty());
        contest const asked(net, points);

        CHECK(asked.possibly_first() == in_some(all, n, leads));
        CHECK(asked.possibly_sole_first() == in_some(all, n, sole));
        CHECK(asked.certainly_first() == in_all(all, n, leads));
        CHECK(asked.certainly_sole_first() == in_all(all, n, sole));
        auto const range = asked.ranks();
        for (std::uint32_t i = 0; i < n; ++i) {
            auto const [least, most] =
                std::minmax_element(all.begin(), all.end(), [&](auto const& v, auto const& w) { return rank(v, i) < rank(w, i); });
            CHECK(range[i] == rank_range{rank(*least, i), rank(*most, i)});
        }
        CHECK(asked.certain_prefix() == common_prefix(all));
        CHECK(asked.certain_cuts() == common_cuts(all));
        for (std::int64_t from = -1; from <= 8; ++from) {
            CAPTURE(from);
            contest const found(net, points, instant{from});
            CHECK(found.possibly_first() == in_some(all, n, [&](world const& w, std::size_t i) { return next_from(w, i, from); }));
            CHECK(found.certainly_first() == in_all(all, n, [&](world const& w, std::size_t i) { return next_from(w, i, from); }));
        }
    }
}

TEST_CASE("larger contests by chance agree with their pairs, also where windows are open", "[decider]")
{
    auto const seed = 20210127u;
    INFO("seed " << seed);
    std::mt19937 chance(seed);
    auto const pick = [&](std::int64_t a, std::int64_t b) { return std::uniform_int_distribution<std::int64_t>(a, b)(chance); };
    std::size_t prefixes = 0, cut = 0, tied = 0, later = 0;
    for (int round = 0; round < 3000; ++round) {
        CAPTURE(round);
        auto const n = static_cast<std::uint32_t>(pick(1, 11));
        auto const span = pick(0, 3) == 0 ? 6 : 40;
        auto const dated = pick(0, 3);
        network net;
        nodes points;
        for (std::uint32_t i = 0; i < n; ++i) {
            auto const lo = pick(0, span), hi = pick(lo, std::min<std::int64_t>(span, lo + pick(0, span)));
            points.push_back(net.add(
                bounds::closed(pick(1, 3) <= dated ? instant{lo} : instant::past(), pick(1, 3) <= dated ? instant{hi} : instant::future()),
                statement{i}));
        }
        for (auto count = pick(0, 2 * n); count > 0; --count) {
            auto const a = node{static_cast<std::uint32_t>(pick(0, n - 1))}, b = node{static_cast<std::uint32_t>(pick(0, n - 1))};
            auto const least = pick(-span / 3, span / 3);
            std::array const kinds{before(a, b), not_after(a, b), exactly(a, b, duration{least}),
                                   constraint{a, b, duration{least}, duration{pick(least, span / 2)}}};
            auto const one = kinds[static_cast<std::size_t>(pick(0, 3))];
            static_cast<void>(net.insert(statement{100}, {&one, 1}));
        }
        std::shuffle(points.begin(), points.end(), chance);
        if (pick(0, 2) == 0) points.resize(static_cast<std::size_t>(pick(1, n))); // the others are not asked about
        contest const asked(net, points);
        pairs const twin{net, points};

        auto const sure = [&](std::size_t i, std::size_t j) { return twin.sure(j, i); };
        auto const may = [&](std::size_t i, std::size_t j) { return twin.may(j, i); };
        CHECK(asked.possibly_first() == twin.unless_other(sure));
        CHECK(asked.possibly_sole_first() == twin.unless_other([&](std::size_t i, std::size_t j) { return !twin.may(i, j); }));
        CHECK(asked.certainly_first() == twin.unless_other(may));
        auto const sole = twin.unless_other([&](std::size_t i, std::size_t j) { return !twin.sure(i, j); });
        CHECK(asked.certainly_sole_first() == sole);
        auto const range = asked.ranks();
        CHECK(range == twin.ranks());
        CHECK(asked.certain_prefix() == twin.prefix());
        CHECK(asked.certain_cuts() == twin.certain_cuts());
        for (auto const from : {pick(-2, 0), pick(0, span), pick(0, span)}) {
            CAPTURE(from);
            contest const found(net, points, instant{from});
            CHECK(found.possibly_first() == twin.possible_since(instant{from}));
            CHECK(found.certainly_first() == twin.certain_since(instant{from}));
            later += found.possibly_first().size();
        }
        prefixes += twin.prefix().size();
        cut += twin.certain_cuts().size();
        tied += asked.certainly_first().size() > 1;
    }
    // Chance has made enough of everything.
    CHECK(prefixes > 1000);
    CHECK(cut > 1000);
    CHECK(tied > 20);
    CHECK(later > 3000);
}

TEST_CASE("windows with imprecise edges, and what may not have taken place, agree with all their worlds", "[decider]")
{
    auto const seed = 20081104u;
    INFO("seed " << seed);
    std::mt19937 chance(seed);
    auto const pick = [&](std::int64_t a, std::int64_t b) { return std::uniform_int_distribution<std::int64_t>(a, b)(chance); };
    int empty = 0, open = 0;
    for (int round = 0; round < 1500; ++round) {
        CAPTURE(round);
        auto const n = static_cast<std::uint32_t>(pick(1, 4));
        network net;
        std::vector<bounds> windows;
        std::vector<constraint> said;
        for (std::uint32_t i = 0; i < n + 2; ++i) { // the last two are the edges
            auto const lo = pick(0, 4), hi = std::min<std::int64_t>(pick(lo, 4), lo + 2);
            windows.push_back(bounds::closed(instant{lo}, instant{hi}));
            (void)net.add(windows.back(), statement{i});
        }
        for (auto count = pick(0, 3); count > 0; --count) {
            auto const a = node{static_cast<std::uint32_t>(pick(0, n + 1))}, b = node{static_cast<std::uint32_t>(pick(0, n + 1))};
            auto const least = pick(-2, 1);
            std::array const kinds{before(a, b), not_after(a, b), constraint{a, b, duration{least}, duration{pick(least, 2)}}};
            auto const one = kinds[static_cast<std::size_t>(pick(0, 2))];
            if (!net.insert(statement{100}, {&one, 1})) said.push_back(one);
        }
        bool const has_near = pick(0, 3) != 0, has_far = pick(0, 3) != 0;
        std::vector<bool> sure;
        for (std::uint32_t i = 0; i < n; ++i) sure.push_back(pick(0, 2) != 0);

        detail::worlds w(net, false);
        detail::decider<contests::runner> decide(w);
        std::vector<detail::variable> variables;
        for (std::uint32_t i = 0; i < n + 2; ++i) variables.push_back(w.add(net.window(node{i}), node{i}));
        if (has_near) decide.near.push_back({variables[n], duration{}});
        if (has_far) decide.far.push_back({variables[n + 1], duration{}});
        for (std::uint32_t i = 0; i < n; ++i) {
            contests::runner r;
            r.at = node{i};
            r.variable = variables[i];
            r.sure = sure[i];
            if (has_near) r.inside.push_back({variables[n], r.variable, duration{}});
            if (has_far) r.inside.push_back({r.variable, variables[n + 1], duration{}});
            decide.members.push_back(r);
        }
        decide.place_members();

        // what there is in one world, given who took place: their times, if inside; and the first of them
        auto const all = worlds(windows, said);
        std::vector<bool> may_be_inside(n), may_be_first(n), may_be_sole(n);
        bool may_be_empty = false;
        std::optional<std::int64_t> latest_first;
        for (auto const& t : all)
            for (unsigned held = 0; held != 1U << n; ++held) {
                std::vector<std::uint32_t> inside;
                bool possible = true;
                for (std::uint32_t i = 0; i < n; ++i) {
                    bool const took_place = (held >> i & 1U) != 0;
                    possible = possible && (took_place || !sure[i]);
                    if (took_place && (!has_near || t[n] <= t[i]) && (!has_far || t[i] <= t[n + 1])) inside.push_back(i);
                }
                if (!possible) continue;
                may_be_empty = may_be_empty || inside.empty();
                auto first = std::numeric_limits<std::int64_t>::max();
                for (auto const i : inside) first = std::min(first, t[i]);
                if (!inside.empty()) latest_first = std::max(latest_first.value_or(first), first);
                for (auto const i : inside) {
                    may_be_inside[i] = true;
                    if (t[i] != first) continue;
                    may_be_first[i] = true;
                    if (std::count_if(inside.begin(), inside.end(), [&](auto j) { return t[j] == first; }) == 1) may_be_sole[i] = true;
                }
            }

        std::vector<bool> inside(n), first(n), sole(n);
        detail::decider<contests::runner>::subset everybody;
        for (std::uint32_t m = 0; m != decide.members.size(); ++m) everybody.push_back(m);
        auto const number = [&](std::uint32_t m) { return static_cast<std::size_t>(decide.members[m].at); };
        for (auto const m : everybody) inside[number(m)] = true;
        for (auto const m : decide.may_be_first(everybody, everybody)) first[number(m)] = true;
        for (auto const m : everybody) {
            auto others = everybody;
            std::erase(others, m);
            sole[number(m)] = decide.escapes(m, decide.against(others), tick);
        }
        CHECK(inside == may_be_inside);
        CHECK(first == may_be_first);
        CHECK(sole == may_be_sole);
        auto const rivals = decide.against(everybody);
        CHECK((everybody.empty() || (!rivals.contested && decide.can_be_empty(rivals))) == may_be_empty);
        if (!everybody.empty()) {
            auto latest = -duration::unlimited(), sure_latest = duration::unlimited(), earliest = duration::unlimited();
            for (auto const m : everybody) {
                auto const& c = decide.members[m];
                earliest = std::min(earliest, c.reach.first);
                latest = std::max(latest, c.reach.second);
                if (c.sure && c.always) sure_latest = std::min(sure_latest, c.reach.second);
            }
            auto const found = decide.latest_first(rivals, everybody, detail::worlds::origin, earliest, std::min(latest, sure_latest));
            CHECK(found == duration{*latest_first});
        }
        empty += may_be_empty;
        open += static_cast<int>(std::count(first.begin(), first.end(), true)) > 1;
    }
    CHECK(empty > 300);
    CHECK(open > 300);
}

} // namespace decider_tests
