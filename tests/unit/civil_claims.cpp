// Claims of "N days after" in a named zone: the calendar days themselves.
// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <entente/entente.hpp>
#include <entente/io/zones.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace civil_claims_tests {

using namespace entente;
using namespace entente::literals;

namespace {

struct day_book {
    builder b{iana_zones()};
    leader_ref lee = b.leader("lee", "Lee", "KOR"_party);

    day_book& event(std::string id, std::string when = {})
    {
        return b.event(call, {lee, "USA"_party}, std::move(id)).held(std::move(when), "Asia/Seoul"), *this;
    }
    day_book& days(std::string from, std::string to, int n, source_ref const& by = {})
    {
        b.claim(distance_claim{std::move(from), std::move(to), n, std::nullopt, {}, {}, "Asia/Seoul"}).said_by(by);
        return *this;
    }
};
std::string when_was(timeline const& t, char const* id)
{
    return describe(t.when_was(*t.find_moment(id)).window, "Asia/Seoul", t.clocks());
}

} // namespace

TEST_CASE("days are handed on along a chain, in whatever order it is told", "[days]")
{
    day_book c;
    c.event("a", "2025-06-03").event("b").event("c").event("d");
    c.days("c", "d", 0).days("b", "c", 1).days("a", "b", 1);
    auto const t = c.b.build();
    CHECK(when_was(t, "b") == "4 June 2025");
    CHECK(when_was(t, "c") == "5 June 2025");
    CHECK(when_was(t, "d") == "5 June 2025");
    CHECK(t.certainly_before("b", "d"));
    CHECK_FALSE(t.certainly_before("c", "d"));
}

TEST_CASE("days that are known in part bound those of the other end, both ways", "[days]")
{
    day_book c;
    c.event("a", "[2025-06-03T12:00:00..2025-06-05T06:00:00]").event("b", "[2025-06-05T00:00:00..2025-06-09T00:00:00]");
    c.days("a", "b", 1);
    auto const t = c.b.build();
    CHECK(when_was(t, "a") == "between 4 June 2025 00:00 and 5 June 2025 06:00");
    CHECK(when_was(t, "b") == "between 5 June 2025 and 6 June 2025");
}

TEST_CASE("days that contradict each other set the least trusted claim aside, as a whole", "[days][conflicts]")
{
    day_book c;
    auto const older = c.b.source("older", "A", "2025-06-10", "Asia/Seoul");
    auto const newer = c.b.source("newer", "B", "2025-06-11", "Asia/Seoul");
    // as elapsed times, 00:00 to 24:00 of the 3rd, two times a day or nearly two, and the 6th go together
    c.event("a", "2025-06-03").event("b").event("c", "2025-06-06T10:00");
    SECTION("the older one") { c.days("b", "c", 1, newer).days("a", "b", 1, older); }
    SECTION("wherever it stands") { c.days("a", "b", 1, older).days("b", "c", 1, newer); }
    auto const t = c.b.build();
    REQUIRE(t.conflicts().size() == 1);
    CHECK(t.source_of(t.conflicts()[0].rejected) == "older");
    CHECK(when_was(t, "b") == "5 June 2025");
    CHECK(
        std::any_of(t.conflicts()[0].with.begin(), t.conflicts()[0].with.end(), [&](said const& s) { return t.source_of(s) == "newer"; }));
}

TEST_CASE("calendar days against all worlds of a grid of hours", "[days][property]")
{
    // every event at a multiple of six hours within five days; a window's latest instant is one of them, and the end of a
    // day that a claim sets lies after the last of that day
    constexpr int events = 4, steps = 20, day = 4;
    std::mt19937 random(20250611);
    auto const pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    auto const text = [](int step) { return fmt::format("2025-06-{:02}T{:02}:00:00", 10 + step / day, 6 * (step % day)); };
    int exact = 0, forests = 0, cases = 0;
    for (int round = 0; round != 1500; ++round) {
        std::array<std::pair<int, int>, events> window;
        struct link {
            int from, to, least, most;
            bool within;
        };
        std::vector<link> links;
        builder b{iana_zones()};
        auto const lee = b.leader("lee", "Lee", "KOR"_party);
        for (int e = 0; e != events; ++e) {
            auto const lo = pick(steps), hi = std::min(steps - 1, lo + pick(14));
            window[static_cast<std::size_t>(e)] = {lo, hi};
            b.event(call, {lee, "USA"_party}, fmt::format("e{}", e)).held(fmt::format("[{}..{}]", text(lo), text(hi)), "UTC");
        }
        bool forest = true;
        std::array<int, events> root{0, 1, 2, 3};
        for (int n = 1 + pick(4); n-- != 0;) {
            link l{pick(events), pick(events), pick(3), 0, pick(4) == 0};
            if (l.from == l.to) continue;
            l.most = l.least;
            if (l.within) l.least = 0;
            links.push_back(l);
            distance_claim d{fmt::format("e{}", l.from), fmt::format("e{}", l.to), std::nullopt, std::nullopt, {}, {}, "UTC"};
            (l.within ? d.within_days : d.days) = l.most;
            b.claim(d);
            std::function<int(int)> const top = [&](int x) {
                return root[static_cast<std::size_t>(x)] == x ? x : top(root[static_cast<std::size_t>(x)]);
            };
            forest = forest && top(l.from) != top(l.to) && !l.within; // "at or after" is no matter of days alone
            root[static_cast<std::size_t>(top(l.from))] = top(l.to);
        }
        std::array<std::pair<int, int>, events> truth;
        truth.fill({steps, -1});
        std::array<int, events> at{};
        for (int w = 0; w != steps * steps * steps * steps; ++w) {
            int rest = w;
            bool holds = true;
            for (std::size_t e = 0; e != events; ++e, rest /= steps) {
                at[e] = rest % steps;
                holds = holds && window[e].first <= at[e] && at[e] <= window[e].second;
            }
            for (auto const& l : links) {
                auto const a = at[static_cast<std::size_t>(l.from)], z = at[static_cast<std::size_t>(l.to)];
                auto const apart = z / day - a / day;
                holds = holds && l.least <= apart && apart <= l.most && (!l.within || a <= z);
            }
            if (!holds) continue;
            for (std::size_t e = 0; e != events; ++e) truth[e] = {std::min(truth[e].first, at[e]), std::max(truth[e].second, at[e])};
        }
        auto const t = b.build();
        if (truth[0].second < 0) continue; // that something is set aside then, other tests check
        ++cases;
        if (t.conflicts().empty() == false) {
            CAPTURE(round);
            FAIL("nothing contradicts anything, and a claim was set aside");
        }
        bool same = true;
        for (std::size_t e = 0; e != events; ++e) {
            auto const got = t.when_was(*t.find_moment(fmt::format("e{}", e))).window;
            auto const step_of = [&](instant i) {
                auto const us = (i - instant{}).count() - std::int64_t{20249} * 24 * 3600 * 1'000'000; // 2025-06-10
                auto const step = std::int64_t{6} * 3600 * 1'000'000;
                return std::pair{us / step, us % step};
            };
            auto const lo = step_of(got.earliest());
            auto const hi = step_of(got.latest());
            CAPTURE(round, e);
            REQUIRE((lo.second == 0 ? lo.first : lo.first + 1) <= truth[e].first);
            REQUIRE(hi.first >= truth[e].second);
            same = same && (lo.second == 0 ? lo.first : lo.first + 1) == truth[e].first && hi.first == truth[e].second;
        }
        exact += same;
        forests += forest;
        if (forest) REQUIRE(same);
    }
    fmt::print("calendar days: {} cases, {} exact, {} of them forests, which must be\n", cases, exact, forests);
    CHECK(forests > 100);
}

} // namespace civil_claims_tests
