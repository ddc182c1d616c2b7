// Places in an order, changes, comparisons and likeness against what docs/more-questions.md says, in every world of small timelines.
// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "property/numbers.hpp"
#include "property/small_lists.hpp"
#include "property/words_cases.hpp"

#include <entente/query/ask.hpp>
#include <entente/words/ask.hpp>
#include <entente/words/make.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace words_orders_tests {

namespace {

namespace en = entente;
using namespace property;
using lists::seen_world;
using lists::small_list;

using told_row = std::vector<std::string>;

/// When each party was first contacted in a world; of `placed`, by calls that were.
std::map<int, int> firsts(seen_world const& w, bool placed)
{
    std::map<int, int> out;
    for (auto const& c : w) {
        if (placed && !c.placed) continue;
        auto const [at, is_new] = out.try_emplace(c.with, c.t);
        if (!is_new) at->second = std::min(at->second, c.t);
    }
    return out;
}
std::string code(int p) { return lists::others[static_cast<std::size_t>(p)]; }

/// What is so of a party over all worlds.
struct order_truth {
    std::size_t worlds = 0;
    std::map<int, std::size_t> contacted;
    std::map<int, en::rank_range> rank;
    std::map<std::pair<int, int>, std::size_t> not_before; ///< worlds in which the second is contacted, and not strictly after the first

    void add(std::map<int, int> const& first)
    {
        ++worlds;
        for (auto const& [p, t] : first) {
            ++contacted[p];
            std::size_t r = 1;
            for (auto const& [q, u] : first) r += u < t;
            auto const [at, is_new] = rank.try_emplace(p, en::rank_range{r, r});
            if (!is_new) at->second = {std::min(at->second.lo, r), std::max(at->second.hi, r)};
            for (int q = 0; q != 3; ++q) {
                auto const other = first.find(q);
                if (q != p && (other == first.end() || other->second >= t)) ++not_before[{q, p}];
            }
        }
    }
    [[nodiscard]] bool before(int a, int b) const { return contacted.count(b) != 0 && not_before.count({a, b}) == 0; }
    [[nodiscard]] std::string how(int p) const { return contacted.at(p) == worlds ? "certain" : "possible"; }
};

} // namespace

TEST_CASE("Why a party stands where it does, in every world", "[property][words]")
{
    std::map<std::string, std::size_t> seen;
    each_case(21, [&](dice& d) {
        small_list const s(d);
        bool const placed = d.once_in(2);
        auto const q = placed ? en::order(en::call).by("lee").placed() : en::order(en::call).by("lee");
        auto const of = d(3);
        order_truth t;
        s.each_world([&](seen_world const& w) { t.add(firsts(w, placed)); });
        INFO(s.text() << code(of) << (placed ? " placed" : ""));
        auto const told = en::wording::ask(s.told(), en::why(q, code(of)));
        REQUIRE(told.lines.size() == 1);
        if (t.contacted.count(of) == 0) {
            REQUIRE(told.lines.front() == fmt::format("Lee: no contact with {} is known", code(of)));
            ++seen["none"];
            return;
        }
        REQUIRE(told.rows.rows.size() == t.contacted.size() - 1);
        for (auto const& r : told.rows.rows) {
            auto const other = static_cast<int>(std::find(lists::others.begin(), lists::others.end(), r[7]) - lists::others.begin());
            REQUIRE(r[2] == code(of));
            REQUIRE(r[3] == fmt::format("{}", t.rank.at(of).lo));
            REQUIRE(r[4] == fmt::format("{}", t.rank.at(of).hi));
            REQUIRE(r[5] == t.how(of));
            auto const relation = t.before(other, of) ? "after" : t.before(of, other) ? "before" : "undecided";
            INFO(code(other));
            REQUIRE(r[6] == relation);
            ++seen[relation];
        }
    });
    for (auto const* what : {"none", "after", "before", "undecided"}) CHECK(is_often(seen[what], 50));
}

TEST_CASE("What changed in an order from one date of knowledge to another", "[property][words]")
{
    std::map<std::string, std::size_t> seen;
    each_case(22, [&](dice& d) {
        small_list const s(d);
        bool const placed = d.once_in(2);
        std::vector<bool> late;
        for (std::size_t i = 0; i != s.calls.size(); ++i) late.push_back(d.once_in(2));

        en::builder b{story_zones()};
        b.source("early", "Early", en::when{"2100-01-01", "UTC"});
        b.source("late", "Late", en::when{"2200-01-01", "UTC"});
        b.term(b.leader("lee", "Lee"), "KOR/president", "t0").took_office(when_of({{{-3, -3}}, false, false}, three));
        order_truth was, is;
        small_list then = s;
        then.claims.clear();
        then.calls.clear();
        for (std::size_t i = 0; i != s.calls.size(); ++i) {
            auto const& c = s.calls[i];
            en::event e;
            e.id = small_list::id(i);
            e.participants = {{"lee", en::party("KOR"), {}, {}, {}}, {{}, en::party(code(c.with)), {}, {}, {}}};
            if (c.placed) e.participants.front().role = *c.placed ? en::role::initiator : en::role::recipient;
            e.reports = {{late[i] ? "late" : "early", en::status::held, when_of({{c.window}, false, false}, three), {}, {}, {}}};
            b.event(e);
            if (!late[i]) then.calls.push_back(c);
        }
        small_list now = s;
        now.claims.clear();
        then.each_world([&](seen_world const& w) { was.add(firsts(w, placed)); });
        now.each_world([&](seen_world const& w) { is.add(firsts(w, placed)); });

        std::set<told_row> expected;
        auto const rank = [](en::rank_range r) { return r.lo == r.hi ? fmt::format("{}", r.lo) : fmt::format("{} to {}", r.lo, r.hi); };
        for (auto const& [p, n] : is.contacted) {
            if (was.contacted.count(p) == 0) {
                expected.insert({code(p), "added", "", is.how(p)});
                continue;
            }
            if (was.how(p) != is.how(p)) expected.insert({code(p), "verdict", was.how(p), is.how(p)});
            if (!(was.rank[p] == is.rank[p])) expected.insert({code(p), "rank", rank(was.rank[p]), rank(is.rank[p])});
        }
        std::set<told_row> told;
        auto const q = placed ? en::order(en::call).by("lee").placed() : en::order(en::call).by("lee");
        for (auto const& r : en::wording::ask(b.build(), en::changed(q, en::when("2150"), en::when("2250"))).rows.rows)
            if (!r[2].empty()) {
                told.insert({r[2], r[3], r[4], r[5]});
                ++seen[r[3]];
            }
        INFO(s.text());
        REQUIRE(told == expected);
    });
    for (auto const* what : {"added", "rank", "verdict"}) CHECK(is_often(seen[what], 20));
}

namespace {

/// Orders of two leaders at instants that are known: parties by the tick of their first call.
struct two_orders {
    std::map<int, int> one, other;
    en::timeline world;
};
two_orders draw(dice& d)
{
    two_orders out{{}, {}, en::builder{en::utc_and_offsets()}.build()};
    en::builder b{story_zones()};
    int n = 0;
    for (auto const* leader : {"lee", "moon"}) {
        auto const is_lee = leader == std::string("lee");
        b.term(b.leader(leader, is_lee ? "Lee" : "Moon"), is_lee ? "KOR/president" : "KOR/prime-minister", is_lee ? "t-lee" : "t-moon")
            .took_office(when_of({{{-3, -3}}, false, false}, three));
        for (auto calls = d.between(0, 4); calls != 0; --calls) {
            auto const with = d(3), t = d.between(0, 4);
            auto& order = is_lee ? out.one : out.other;
            auto const [at, is_new] = order.try_emplace(with, t);
            at->second = std::min(at->second, t);
            en::event e;
            e.id = fmt::format("e{}", n++);
            e.participants = {{leader, en::party("KOR"), {}, {}, {}}, {{}, en::party(code(with)), {}, {}, {}}};
            e.reports = {{{}, en::status::held, when_of({{{t, t}}, false, false}, three), {}, {}, {}}};
            b.event(e);
        }
    }
    out.world = b.build();
    return out;
}

} // namespace

TEST_CASE("Two orders side by side, pair by pair", "[property][words]")
{
    std::size_t same_ones = 0, reversed_ones = 0;
    each_case(23, [&](dice& d) {
        auto const s = draw(d);
        std::set<std::string> common, only_one, only_other;
        for (auto const& [p, t] : s.one) (s.other.count(p) != 0 ? common : only_one).insert(code(p));
        for (auto const& [p, t] : s.other)
            if (s.one.count(p) == 0) only_other.insert(code(p));
        std::size_t same = 0, reversed = 0, tied = 0;
        for (auto const& [p, t] : s.one)
            for (auto const& [q, u] : s.one) {
                if (p >= q || s.other.count(p) == 0 || s.other.count(q) == 0) continue;
                auto const a = t - u, b = s.other.at(p) - s.other.at(q);
                if (a == 0 || b == 0) ++tied;
                else ++((a < 0) == (b < 0) ? same : reversed);
            }
        auto const told = en::wording::ask(s.world, en::compared("lee", "moon", en::order(en::call)));
        REQUIRE(told.rows.rows.size() == 1);
        auto const& r = told.rows.rows.front();
        auto const set_of = [](std::string const& codes) {
            std::set<std::string> out;
            for (std::size_t i = 0; i < codes.size(); i += 4) out.insert(codes.substr(i, 3));
            return out;
        };
        REQUIRE(set_of(r[4]) == common);
        REQUIRE(set_of(r[5]) == only_one);
        REQUIRE(set_of(r[6]) == only_other);
        REQUIRE(r[9] == fmt::format("{}", same));
        REQUIRE(r[10] == fmt::format("{}", reversed));
        REQUIRE(r[11] == fmt::format("{}", tied));
        REQUIRE(r[12] == "0"); // every time is known
        if (tied == 0) {
            REQUIRE(r[13] == fmt::format("{}", reversed));
            REQUIRE(r[14] == fmt::format("{}", reversed));
        }
        same_ones += same;
        reversed_ones += reversed;
    });
    CHECK(is_often(same_ones, 50));
    CHECK(is_often(reversed_ones, 50));
}

TEST_CASE("Whose order begins alike, party by party", "[property][words]")
{
    std::size_t alike = 0, unlike = 0;
    each_case(24, [&](dice& d) {
        auto const s = draw(d);
        auto const in_turn = [](std::map<int, int> const& first) -> std::optional<std::vector<int>> {
            std::map<int, int> by_time;
            for (auto const& [p, t] : first)
                if (!by_time.emplace(t, p).second) return std::nullopt; // at one instant: docs/comparison.md
            std::vector<int> out;
            for (auto const& [t, p] : by_time) out.push_back(p);
            return out;
        };
        auto const one = in_turn(s.one), other = in_turn(s.other);
        if (!one || !other) return;
        auto const n = static_cast<std::size_t>(d.between(0, 3));
        auto const asked_for = n != 0 ? n : std::min(one->size(), other->size());
        bool const so = asked_for != 0 && one->size() >= asked_for && other->size() >= asked_for &&
                        std::equal(one->begin(), one->begin() + static_cast<std::ptrdiff_t>(asked_for), other->begin());
        auto const told = en::wording::ask(s.world, en::like("lee", en::order(en::call).by_each("KOR/prime-minister"), n));
        REQUIRE(told.rows.rows.size() == (so ? 1 : 0));
        if (so) {
            REQUIRE(told.rows.rows.front()[2] == "moon");
            REQUIRE(told.rows.rows.front()[5] == "certain");
        }
        ++(so ? alike : unlike);
    });
    CHECK(is_often(alike, 30));
    CHECK(is_often(unlike, 100));
}

} // namespace words_orders_tests
